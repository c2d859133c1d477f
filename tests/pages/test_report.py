"""The report page: the tables as printed, the source of every cell, prose, versions, doubts."""

from datetime import date

from gkdash.i18n import translator
from gkdash.i18n.words import media_type_name
from gkdash.ui import data
from gkdash.ui import report_parts as parts
from gkdash.ui.nodes import texts
from tests.pages.county import EDUCATION, HOSTILE, HOUSING, content, documents
from tests.pages.screen import Screen

ZH = translator("zh")


def buttons(nodes):
    if not isinstance(nodes, list):
        return {}
    own = (
        {nodes[1]["data-key"]: nodes}
        if len(nodes) > 1 and isinstance(nodes[1], dict) and "data-key" in nodes[1]
        else {}
    )
    for node in nodes:
        own |= buttons(node)
    return own


def cell(screen, key):
    node = buttons(screen.nodes("forms"))[key]
    return "".join(texts(node)), node[1]["class"]


def test_deep_link_opens_the_report(county):
    screen = Screen("report", agency="edu", year="2024")
    assert screen.words("masthead")[0] == f"{EDUCATION}2024年政府信息公开工作年度报告"
    words = screen.text("masthead")
    assert "部门 · 与名录全称一致" in words
    assert "国办公开办函〔2021〕30号" in words
    assert "落款 2025年2月6日 · 公布 —" in words


def test_every_cell_of_the_edition_is_there_once(county):
    assert len(buttons(Screen("report", agency="edu", year="2024").nodes("forms"))) == 200
    assert len(buttons(Screen("report", agency="edu", year="2020").nodes("forms"))) == 198


def test_each_state_shows_as_what_it_is(county):
    screen = Screen("report", agency="housing", year="2024")
    assert cell(screen, "proactive.penalties.decisions") == ("空", "cell s-blank")
    assert cell(screen, "proactive.coercion.decisions") == ("/", "cell s-placeholder")
    assert cell(screen, "proactive.licensing.decisions") == ("详见附件", "cell s-unreadable")
    assert cell(screen, "proactive.normative_documents.issued") == ("22", "cell s-number noted")
    assert cell(screen, "applications.carried_in.total") == ("0", "cell s-number zero doubt")
    assert cell(screen, "applications.new_received.total") == ("5", "cell s-number")
    missing = cell(Screen("report", agency="qinghe", year="2024"), "remedies.review.upheld")
    assert missing == ("缺", "cell s-missing")


def test_a_cell_of_the_address_opens_its_source(county):
    screen = Screen("report", agency="housing", year="2024", cell="proactive.normative_documents.issued")
    words = screen.words("source")
    assert words[:4] == ["行政规范性文件", "本年制发件数", "22", "件"]
    assert "22（其中修订16件）" in words
    assert "第 1 页，第 1 张表，第 2 行，第 2 列" in words
    assert screen.nodes("source")[0][5][0] == "div"
    assert "行政规范性文件 │ " in words


def test_the_whole_text_marks_the_cell(county):
    screen = Screen("report", agency="housing", year="2024", cell="proactive.licensing.decisions")
    (block,) = screen.nodes("plain")
    before, marked, after = block[2][2:]
    assert marked == ["mark", {"class": "here"}, "详见附件"]
    assert before.endswith("行政许可\t")
    assert after.startswith("\n行政处罚\t")


def test_without_a_cell_in_the_address_the_first_total_is_shown(county):
    assert Screen("report", agency="edu", year="2024").words("source")[:2] == [
        "一、本年新收政府信息公开申请数量",
        "总计",
    ]


def test_unknown_cell_in_the_address_is_ignored(county):
    screen = Screen("report", agency="edu", year="2024", cell="no.such.cell")
    assert screen.words("source")[:2] == ["一、本年新收政府信息公开申请数量", "总计"]


def test_other_years_and_versions_of_the_cell(county):
    words = "".join(Screen("report", agency="edu", year="2024").words("source"))
    assert "2024 第 2 版（本版）92024 第 1 版（旧版）52023 第 1 版4" in words


def test_an_earlier_version_says_that_it_is_not_current(county):
    current = Screen("report", agency="edu", year="2024")
    (link,) = (
        node for node in _walk(current.nodes("versions")) if node[0] == "a" and "version" in node[1].get("href", "")
    )
    earlier = Screen("report", agency="edu", year="2024", version=link[1]["href"].split("version=")[1])
    assert "这不是现用版本。查看现用版本" in earlier.text("masthead")
    assert cell(earlier, "applications.new_received.total") == ("5", "cell s-number revised")
    assert cell(current, "applications.new_received.total") == ("9", "cell s-number revised")


def test_differences_stand_side_by_side(county):
    words = Screen("report", agency="edu", year="2024").words("differences")
    assert words[6:] == [
        "第 2 版",
        "收到和处理政府信息公开申请情况",
        "一、本年新收政府信息公开申请数量",
        "总计",
        "5",
        "9",
    ]


def test_prose_by_chapter_and_what_is_lacking(county):
    screen = Screen("report", agency="edu", year="2024")
    words = screen.words("prose")
    assert any(word.startswith("文件中没有找到：二、主动公开政府信息情况、") for word in words)
    assert "一、总体情况" in words
    assert f"2024年，{EDUCATION}主动公开政府信息121条。" in screen.text("prose")


def test_doubts_are_listed_as_ours(county):
    words = Screen("report", agency="housing", year="2024").words("warnings")
    assert words[0] == "这些是读取方面的疑问，不算单位的差错。"
    assert words[5:] == [
        "第 2 页", "第三张表有一行比表头多一格",
        "单元格存疑", "二、上年结转政府信息公开申请数量 × 总计", "这一行比表头多一格",
        "单元格无法读取", "行政许可 × 本年处理决定数量", "原文：详见附件",
    ]  # fmt: skip


def test_words_of_a_report_stay_words(county):
    """Text of a report never becomes markup: it is nowhere in Markdown or HTML, and in the tree it is a string."""
    screen = Screen("report", agency="housing", year="2024", cell="applications.granted.natural_person")
    assert f"{HOSTILE}3" in screen.words("source")
    drawn = [
        element.value
        for kind in ("markdown", "caption", "header", "subheader", "title")
        for element in screen.test.get(kind)
    ]
    html = [element.proto.body for element in screen.test.get("html")]
    assert [text for text in drawn + html if "onerror" in text] == []


def test_tables_carry_chinese_labels_with_an_english_gloss(county):
    words = Screen("report", agency="edu", year="2024", lang="en").words("forms")
    assert words[words.index("行政许可") + 1] == "Licences"
    assert words[words.index("法人或其他组织") + 1] == "Legal persons and other organisations"


def test_the_original_can_be_downloaded(county):
    item = next(
        item for item in documents() if item.report and item.report.agency == HOUSING and item.report.year == 2024
    )
    shelf = data.shelf()
    assert data.original(shelf, item.sha256)() == content(item)
    labels = [
        button.proto.label for button in Screen("report", agency="housing", year="2024").test.get("download_button")
    ]
    assert labels == ["下载 CSV", "下载原文件", "下载 CSV"]


def test_no_agency_gives_a_choice(county):
    words = Screen("report", year="2024").words("chooser")
    assert words[:2] == ["请选择要查看的单位", "2024 年度"]
    assert words.count(" 未报") == 2


def test_before_the_deadline_the_choice_calls_nobody_missing():
    row = {"agency_id": "edu", "agency": "云溪县教育局", "unit_type": "department", "on_roster": True}
    row |= {"status": "missing", "due_on": date(2025, 1, 31)}
    before, after = (
        list(texts(parts.chooser([row], 2024, today, ZH)))[-1] for today in (date(2025, 1, 15), date(2025, 2, 1))
    )
    assert (before, after) == (" 未到期", " 未报")


def test_an_unknown_agency_is_called_unknown(county):
    assert "没有编号为“nowhere”的单位。" in Screen("report", agency="nowhere", year="2024").text("empty-matches")


def test_a_picture_is_called_a_picture():
    assert [media_type_name(kind) for kind in ("image/jpeg", "application/pdf", "application/x-caj")] == [
        "图片",
        "PDF 文件",
        "application/x-caj",
    ]


def test_no_report_says_which_years_there_are(county):
    text = Screen("report", agency="shiqiao", year="2024").text("empty-matches")
    assert "云溪县石桥镇人民政府 2024 年度没有报告。有报告的年度：2023、2022" in text


def _walk(nodes):
    for node in nodes:
        if isinstance(node, list):
            if node and isinstance(node[0], str) and len(node) > 1 and isinstance(node[1], dict):
                yield node
            yield from _walk(node)
