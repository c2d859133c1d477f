"""The anomalies page: how the year stands, triage with the evidence side by side, zeros, other thresholds."""

import pytest

from gkdash.i18n import translator
from gkdash.state import FindingDecision, FindingTarget, open_state
from gkdash.ui import data, triage
from gkdash.ui.evidence import Case, last_years
from tests.pages.county import EDUCATION, HOUSING, LINQUAN, QINGHE
from tests.pages.screen import Screen
from tests.pages.test_claims import fill

ANSWER = "2024 年度检查了 8 份报告，发现 18 项：错误 11 项，待核 6 项，提示 1 项；0 家没有发现。"
ZH = translator("zh")


@pytest.fixture
def state(county, tmp_path):
    opened = open_state(str(tmp_path / "state.db"))
    yield opened
    opened.database.close()


def found(check, agency, year=2024):
    rows = data.rows(data.shelf(), "findings", year=year)
    [row] = [row for row in rows if (row["agency_id"], row["check_id"]) == (agency, check)]
    return row


def key(check, agency):
    return f"{found(check, agency)['fingerprint']}.{check}.{agency}"


def listed(screen):
    """Return who is listed, and with which check."""
    words = screen.words("triage")
    return [(words[at + 2], words[at + 3]) for at, word in enumerate(words) if word in {"☐", "☑"}]


def test_answer_and_map(county):
    screen = Screen("anomalies")
    assert ANSWER in screen.text("answer")
    assert screen.words("anomalies-heat-head")[0] == "10 家单位有检查发现，最多的是云溪县住房和城乡建设局（5 项）"
    assert "云溪县石桥镇人民政府" in screen.words("anomalies-heat-head")


def test_list_begins_with_the_gravest(county):
    screen = Screen("anomalies", part="list")
    people = listed(screen)
    assert len(people) == 18
    assert people[0][1] == "缺少章节"
    assert people[-1] == (HOUSING, "单元格里是文字")


def test_an_address_that_narrows_shows_the_list(county):
    screen = Screen("anomalies", check="late_report")
    assert listed(screen) == [(QINGHE, "逾期")]
    assert screen.words("evidence")[:3] == ["待核", "逾期", QINGHE]


def test_narrowed_to_one_agency_and_severity(county):
    assert listed(Screen("anomalies", agency="edu", severity="review")) == [(EDUCATION, "没有整数件能得出的比率")]


def test_evidence_of_cells_stands_beside_last_year(county):
    screen = Screen("anomalies", finding=key("in_force_flow", "housing"))
    words = screen.words("evidence")
    at = words.index("表格怎么填")
    assert words[at : at + 6] == ["表格怎么填", "本年", "上年", "行政规范性文件 × 现行有效件数", "0", "0"]


def test_what_is_carried_in_stands_beside_what_was_carried_out():
    cells = {("applications", "carried_in", "total"): {"value": 3.0, "state": "number", "raw": "3", "doubt": ""}}
    before = {("applications", "carried_out", "total"): {"value": 5.0, "state": "number", "raw": "5", "doubt": ""}}
    report = {"edition": "2021", "agency_id": "edu", "year": 2024}
    row = {"check_id": "carry_over"}
    case = Case(row, (), report, {**report, "year": 2023}, None, cells, before)
    assert last_years(case, ("applications", "carried_in", "total"))["value"] == 5.0


def test_evidence_of_a_blank_says_blank_and_not_zero(county):
    words = Screen("anomalies", finding=key("blank_cells", "housing")).words("evidence")
    at = words.index("行政处罚 × 本年处理决定数量")
    assert words[at + 1 : at + 3] == ["空白", "0"]
    at = words.index("行政强制 × 本年处理决定数量")
    assert words[at + 1 : at + 4] == ["占位符", "（/）", "0"]


def test_evidence_of_words_stands_in_its_sentence(county):
    words = Screen("anomalies", finding=key("impossible_rate", "edu")).words("evidence")
    at = words.index("文字怎么说")
    assert "群众满意率95.3%" in words[at : at + 6]


def test_an_agency_without_a_report_has_its_finding(county):
    words = Screen("anomalies", finding=key("missing_report", "linquan")).words("evidence")
    assert LINQUAN in words
    assert "打开报告" not in words


def test_a_finding_that_is_gone_shows_nothing(county):
    assert "evidence" not in Screen("anomalies", finding="aaaa.late_report.edu").keys
    assert "evidence" not in Screen("anomalies", finding="nonsense").keys


def test_what_is_decided_leaves_the_open_list(county, state):
    row = found("late_report", "qinghe")
    target = FindingTarget("qinghe", QINGHE, 2024, "late_report", row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.SENT_BACK, person="王芳")
    assert (QINGHE, "逾期") not in listed(Screen("anomalies", part="list"))
    screen = Screen("anomalies", part="list", standing="decided")
    assert listed(screen) == [(QINGHE, "逾期")]
    assert "↩ 已退回单位" in screen.words("triage")
    assert len(listed(Screen("anomalies", part="list", standing="all"))) == 18


def test_what_is_told_moves_nothing_below_it(county):
    # a list that moves in the page loses the keyboard's focus, and with it the next key
    screen = Screen("anomalies", part="list")
    silent = screen.place("triage")
    screen.test.session_state["gkdash.notice.triage"] = ("已记下 1 项。", False)
    screen.run()
    assert screen.words("triage-notice") == ["已记下 1 项。"]
    assert screen.place("triage") == silent
    assert "triage-notice" not in screen.run().keys
    assert screen.place("triage") == silent


def test_a_decision_is_found_by_the_name_where_the_id_is_new(county, state):
    row = found("late_report", "qinghe")
    target = FindingTarget("t-07", QINGHE, 2024, "late_report", row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.SENT_BACK, person="王芳")
    assert (QINGHE, "逾期") not in listed(Screen("anomalies", part="list"))
    assert "↩ 已退回单位" in Screen("anomalies", check="late_report", standing="all").words("triage")


def test_everything_decided(county, state):
    row = found("late_report", "qinghe")
    target = FindingTarget("qinghe", QINGHE, 2024, "late_report", row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.MENDED, person="王芳")
    assert Screen("anomalies", check="late_report").text("triage-none") == "这里的 1 项都已作出决定。"


def test_who_may_not_decide_has_no_buttons(county, monkeypatch):
    monkeypatch.setattr("gkdash.ui.access.may_decide", lambda: False)
    screen = Screen("anomalies", part="list")
    assert "属实" not in screen.words("triage")
    assert [box.label for box in screen.test.text_input if box.label == "您的姓名"] == []


@pytest.mark.parametrize(
    ("opened", "step", "expected"),
    [("b", 1, "c"), ("c", 1, "c"), ("a", -1, "a"), ("x", 1, "a"), (None, -1, "a")],
)
def test_next_and_previous_stop_at_the_ends(opened, step, expected):
    assert triage.beside(["a", "b", "c"], opened, step) == expected


def test_next_in_an_empty_list():
    assert triage.beside([], "a", 1) is None


@pytest.mark.parametrize(
    ("opened", "gone", "expected"),
    [("b", {"b"}, "c"), ("c", {"c"}, "b"), ("b", {"b", "c"}, "a"), ("a", {"a", "b", "c"}, None), ("b", {"a"}, "b")],
)
def test_after_a_decision_the_next_that_stays_is_open(opened, gone, expected):
    assert triage.after(["a", "b", "c"], opened, gone) == expected


@pytest.mark.parametrize(
    ("rows", "decision", "reason", "person", "expected"),
    [
        ([], FindingDecision.CONFIRMED, "", "李文", "请先打开或标记要处理的发现。"),
        ([{}], FindingDecision.CONFIRMED, "", "", "请填写您的姓名。"),
        ([{}], FindingDecision.EXPLAINED, "", "李文", "请写明理由。"),
        ([{}], FindingDecision.WAIVED, "初犯", "李文", None),
        ([{}], None, "", "", "请填写您的姓名。"),
        ([{}], None, "", "李文", None),
    ],
)
def test_what_a_decision_needs(rows, decision, reason, person, expected):
    assert triage.lacking(rows, decision, reason, person, ZH) == expected


def test_nobody_stands_on_the_ladder(county):
    assert Screen("anomalies", part="zeros").words("zero-list") == ["没有非零数字的报告", "没有这样的单位。"]


def test_another_threshold_is_only_tried(county):
    screen = Screen("anomalies", part="what_if", threshold="peer_minimum", value="2")
    words = screen.words("what-if")
    assert words[0] == "peer_minimum"
    assert words[1] == " 现为 8。"
    assert any(text.startswith("peer_minimum 换成 2：") for text in words)


def test_what_is_no_number_is_said(county):
    screen = Screen("anomalies", part="what_if", threshold="peer_minimum", value="vier")
    assert screen.words("what-if")[-1] == "请填数字，例如 8 或 0.5。"


def test_a_value_is_typed(county):
    screen = fill(Screen("anomalies", part="what_if", threshold="pending_minimum"), "换成", "5").run()
    assert screen.address["value"] == "5"
    assert "pending_minimum 换成 5：没有变化" in screen.words("what-if")


def test_too_many_reports_to_try_it_here(county, monkeypatch):
    monkeypatch.setattr("gkdash.ui.anomalies_view.WHAT_IF_LIMIT", 3)
    words = Screen("anomalies", part="what_if", threshold="jump_ratio", value="8").words("what-if")
    assert words[-1] == "报告超过 3 份，请在终端试算：gkdash check --what-if jump_ratio=8"


@pytest.mark.parametrize(
    ("part", "key", "word"),
    [
        ("calendar", "calendar", QINGHE),
        ("tally", "anomalies-tally-head", "无法检查"),
        ("copies", "anomalies-copies-nothing", "没有沿用上年或与其他单位雷同的正文"),
    ],
)
def test_other_parts(county, part, key, word):
    assert word in Screen("anomalies", part=part).words(key)


def test_nothing_matches(county):
    assert "empty-matches" in Screen("anomalies", year="1999").keys


def test_in_english(county):
    screen = Screen("anomalies", part="list", lang="en")
    assert "2024: 8 reports checked. Findings: 18" in screen.text("answer")
    assert screen.words("triage")[:3] == ["On the open one:", "It is so", "1"]
    assert Screen("anomalies", lang="en").words("anomalies-zeros-head")[0] == "No agency reports nothing but zeros"


def test_nothing_loaded(monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path / "none"))
    assert "empty-loaded" in Screen("anomalies").keys
    assert "empty-loaded" in Screen("agency").keys
