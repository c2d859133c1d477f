"""What an English page shows of stored Chinese sentences: English first, the Chinese beneath where it says more, marked."""

from datetime import UTC, datetime
from pathlib import Path

from gkdash.forms import edition
from gkdash.i18n import translator
from gkdash.ingest.preview import Preview
from gkdash.ingest.summary import Refused, Summary
from gkdash.ingest.tray import Handed
from gkdash.state import Decided, FindingDecision, FindingTarget, Standing
from gkdash.ui import claim_parts, finding_parts, load_parts, overview_parts, report, report_parts
from gkdash.ui.claims import Doubt
from gkdash.ui.nodes import texts

EN, ZH = translator("en"), translator("zh")
FORM = edition("2021")
CELL = {"table_key": "applications", "row_key": "granted", "column_key": "total"}
HEADER = {"code": "header_footer", "message": "页眉未读入：云溪县教育局", "part": None, "page": 2}


def in_chinese(node):
    """Return the texts of every element that is marked as Chinese."""
    if not isinstance(node, list):
        return []
    if isinstance(node[1], dict) and node[1].get("lang") == "zh":
        return texts(node)
    return [text for child in node[2:] for text in in_chinese(child)]


def test_a_warning_stands_in_english_over_its_chinese_words():
    node = report_parts.warnings([HEADER], [], FORM, "en", EN)
    assert texts(node)[-4:] == [
        "Header and footer left out", "page 2", "A header or footer was left out.", "页眉未读入：云溪县教育局",
    ]  # fmt: skip
    assert in_chinese(node) == ["页眉未读入：云溪县教育局"]


def test_a_warning_on_a_chinese_page_is_as_stored():
    node = report_parts.warnings([HEADER], [], FORM, "zh", ZH)
    assert texts(node)[-1] == "页眉未读入：云溪县教育局"
    assert in_chinese(node) == []


def test_a_cell_in_doubt_is_named_and_explained_in_english():
    doubts = [
        {**CELL, "state": "number", "doubt": "此行的格数与列数不符。", "raw": "3"},
        {**CELL, "state": "unreadable", "doubt": "“另附” 中没有可读的数字。", "raw": "另附"},
    ]
    node = report_parts.warnings([], doubts, FORM, "en", EN)
    assert texts(node)[-7:] == [
        "Cell in doubt", "Granted × Total", "This row has more or fewer cells than there are columns.",
        "Cell in doubt", "Granted × Total", "There is text in this cell from which no figure could be read.",
        "“另附” 中没有可读的数字。",
    ]  # fmt: skip
    assert in_chinese(node) == ["“另附” 中没有可读的数字。"]


def test_the_hint_on_a_cell_in_doubt_is_english():
    record = {**CELL, "state": "number", "value": 30, "doubt": "“约30” 是约数。", "raw": "约30"}
    shown = {language: report.cells_by_table([record], [], language) for language in ("zh", "en")}
    assert shown["zh"]["applications"]["granted", "total"].doubt == "“约30” 是约数。"
    assert (
        shown["en"]["applications"]["granted", "total"].doubt
        == "How this cell was read is in doubt; the original decides."
    )


def test_a_cell_that_differs_between_versions_has_its_statutory_name_and_a_gloss():
    values = {"value_before": 1, "state_before": "number", "raw_before": "1"}
    values |= {"value_after": 2, "state_after": "number", "raw_after": "2"}
    row = {**CELL, "revision": 2, **values}
    node = report_parts.differences([row], FORM, "en", EN)
    assert texts(node)[-8:] == [
        "收到和处理政府信息公开申请情况", FORM.table("applications").english,
        "（一）予以公开", "Granted", "总计", "Total", "1", "2",
    ]  # fmt: skip
    assert in_chinese(node) == ["收到和处理政府信息公开申请情况", "（一）予以公开", "总计"]
    assert "Granted" not in texts(report_parts.differences([row], FORM, "zh", ZH))


def test_words_in_doubt_are_explained_in_english():
    doubt = Doubt("doubt-0", "figure_doubtful", "年份与数字粘连：“202412件”，不作为数据。", 0, 7)
    card = claim_parts.doubt_card(doubt, "202412件。", "en", EN)
    english = "This figure of the prose may be incomplete, run into another or lack its unit; it was not taken."
    assert english in texts(card)
    assert in_chinese(card) == ["年份与数字粘连：“202412件”，不作为数据。"]
    listed = claim_parts.listing([], [doubt], (), "en", EN, is_beside=False)
    assert english in texts(listed)


def test_a_file_that_could_not_be_read_says_why_in_english():
    row = {"file_name": "甲.pdf", "member": "", "source": "甲.pdf", "sha256": "0" * 64, "media_type": "application/pdf"}
    row |= {"size_bytes": 1024, "first_seen": None, "failure_count": 1}
    row |= {"error_code": "damaged", "error_message": "PDF 第 3 页无法读取，文件已损坏。 请重新导出。"}
    _, *rest = overview_parts.failures([row], "en", EN)
    assert "The file cannot be opened, or is incomplete or damaged. Export it again, or download it again." in texts(
        rest[0]
    )
    assert in_chinese(rest[0]) == ["PDF 第 3 页无法读取，文件已损坏。请重新导出。"]
    whole = overview_parts.failures([{**row, "error_message": "文件是空的。 请重新导出或重新下载。"}], "en", EN)
    assert "The file is empty. Export it again, or download it again." in texts(whole[1])
    assert in_chinese(whole[1]) == []


def test_loading_says_in_english_why_a_file_could_not_be_read():
    message = "压缩包中没有可读取的文件。略去空文件 a.docx。请放入 Word、PDF、网页等文件。"
    summary = Summary()
    summary.refuse(Refused("in/a.zip", "", "unsupported_format", message))
    node = load_parts.outcome(summary, "en", EN)
    assert "Files of this type are not read. Save it as Word, PDF or a web page." in texts(node)
    assert in_chinese(node) == [message]
    file = Handed(Path("a.zip"), "a.zip", 10)
    found = Preview(file, "", "0" * 64, "application/zip", error="unsupported_format", reason=message)
    node = load_parts.listing([found], [load_parts.Fate("failed")], "en", EN)
    assert "Files of this type are not read. Save it as Word, PDF or a web page." in texts(node)
    assert in_chinese(node) == [message]


def test_what_a_finding_rests_on_is_cited_in_chinese_only_where_it_is_a_law():
    row = {"evidence": "[]", "params": None, "message": ""}
    info = {"agency_id": "edu", "year": 2024, "is_current": True, "report_id": "r1"}
    cards = {
        (key, language): finding_parts.card({**row, "check_id": key}, info, FORM, language, translator(language))
        for key in ("impossible_rate", "row_total")
        for language in ("zh", "en")
    }
    assert [texts(card)[-1] for card in cards.values()] == [
        "算术关系", "Arithmetic", "国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号",
    ]  # fmt: skip
    assert [in_chinese(card) for card in cards.values()] == [[], [], [], ["国办公开办函〔2021〕30号"]]


def test_what_a_lapsed_decision_was_about_is_marked_as_chinese():
    target = FindingTarget("edu", "云溪县教育局", 2024, "row_total", "aaaaaaaaaaaa", "各项之和为5。")
    decided = Decided(1, target, FindingDecision.CONFIRMED, "", "张三", datetime(2025, 3, 1, tzinfo=UTC))
    standing = Standing({}, (decided,))
    assert in_chinese(finding_parts.listing([], standing, "en", EN)) == ["各项之和为5。"]
    assert in_chinese(finding_parts.listing([], standing, "zh", ZH)) == []


def test_a_finding_that_has_no_english_is_marked_as_chinese():
    row = {"check_id": "copied_from_last_year", "severity": "review", "fault": "report", "follows": None}
    row |= {"message": "正文有90%相同。", "evidence": "[]", "fingerprint": "aaaaaaaaaaaa", "params": '{"share": 0.9}'}
    assert in_chinese(finding_parts.listing([row], Standing({}, ()), "en", EN)) == ["正文有90%相同。"]
    told = {**row, "params": '{"english": "90% of the prose is last year\'s."}'}
    assert in_chinese(finding_parts.listing([told], Standing({}, ()), "en", EN)) == []
