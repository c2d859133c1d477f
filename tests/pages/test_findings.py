"""What checks found in a report, and what a person decided about it."""

import pytest

from gkdash.state import FindingDecision, FindingTarget, open_state
from gkdash.ui import data
from tests.pages.county import QINGHE
from tests.pages.screen import Screen
from tests.pages.test_claims import choices, fill, pick, press

NAME = "您的姓名（随决定一起记下）"


@pytest.fixture
def state(county, tmp_path):
    opened = open_state(str(tmp_path / "state.db"))
    yield opened
    opened.database.close()


def late():
    shelf = data.shelf()
    found = data.rows(shelf, "findings", year=2024)
    [row] = [row for row in found if (row["agency_id"], row["check_id"]) == ("qinghe", "late_report")]
    return FindingTarget("qinghe", QINGHE, 2024, row["check_id"], row["fingerprint"], row["message"])


def opened():
    target = late()
    return Screen("report", agency="qinghe", year="2024", finding=f"{target.check_id}/{target.fingerprint}")


def test_findings_are_listed_with_their_severity(county):
    words = Screen("report", agency="qinghe", year="2024").words("findings")
    assert words[0] == "检查发现 3 项"
    at = words.index("逾期")
    assert words[at - 1 : at + 2] == ["待核", "逾期", "应于2025年1月31日前公布，落款日期为2025年2月10日，逾期10天。"]
    assert words[1] == "错误"


def test_what_stands_behind_a_finding_is_shown_when_it_is_picked(county):
    assert "finding" not in Screen("report", agency="qinghe", year="2024").keys
    words = opened().words("finding")
    assert words[0] == "含义"
    assert words[-2:] == ["规定", "条例第四十九条"]


def test_without_a_pick_there_is_no_form(county):
    assert choices(Screen("report", agency="qinghe", year="2024")) == []


def test_a_finding_is_explained(county, state):
    screen = pick(opened(), FindingDecision.EXPLAINED)
    fill(screen, NAME, "李文")
    press(screen, "记下决定")
    assert screen.words("finding-notice") == ["请写明理由。"]
    press(fill(screen, "理由", "县政府网站迁移，停机两周"), "记下决定")
    assert screen.words("finding-notice") == ["已记下。"]
    [kept] = state.findings("qinghe", QINGHE, 2024)
    assert (kept.target, kept.decision, kept.person) == (late(), FindingDecision.EXPLAINED, "李文")
    words = screen.words("findings")
    at = words.index("※ 已说明理由")
    assert words[at + 2] == " · 县政府网站迁移，停机两周"


def test_a_decision_is_taken_back(county, state):
    state.decide_finding(late(), FindingDecision.SENT_BACK, person="王芳")
    screen = opened()
    assert "↩ 已退回单位" in screen.words("findings")
    press(fill(screen, NAME, "李文"), "撤销这个决定")
    assert "↩ 已退回单位" not in screen.words("findings")
    assert [entry.action for entry in state.journal()] == ["finding_review.sent_back", "finding_review.withdrawn"]


def test_a_decision_about_other_values_has_lapsed(county, state):
    other = FindingTarget("edu", "云溪县教育局", 2024, "late_report", "aaaaaaaaaaaa", "逾期3天。")
    made = state.decide_finding(other, FindingDecision.WAIVED, person="李文", reason="初犯")
    screen = Screen("report", agency="edu", year="2024", finding=f"lapsed-{made.id}")
    words = screen.words("findings")
    at = words.index("已失效的决定（1）")
    assert words[at + 2 : at + 5] == ["逾期", "逾期3天。", "− 已决定不予追究"]
    press(fill(screen, NAME, "李文"), "撤销这个决定")
    assert "已失效的决定（1）" not in screen.words("findings")


def test_a_claim_and_a_finding_can_be_open_at_once(county, state):
    shelf = data.shelf()
    [report] = [row for row in data.rows(shelf, "report_summary", year=2023) if row["agency_id"] == "edu"]
    [claim] = data.rows(shelf, "claims", report_id=report["report_id"])
    target = FindingTarget("edu", "云溪县教育局", 2023, "late_report", "aaaaaaaaaaaa", "逾期3天。")
    made = state.decide_finding(target, FindingDecision.CONFIRMED, person="李文")
    screen = Screen("report", agency="edu", year="2023", finding=f"lapsed-{made.id}", claim=claim["claim_id"])
    assert [item.label for item in screen.test.text_input if item.label == NAME] == [NAME, NAME]


def test_who_may_not_decide_sees_no_form(county, monkeypatch):
    monkeypatch.setattr("gkdash.ui.access.may_decide", lambda: False)
    assert choices(opened()) == []


def test_in_english(county, state):
    state.decide_finding(late(), FindingDecision.MENDED, person="Li Wen")
    words = Screen("report", agency="qinghe", year="2024", lang="en").words("findings")
    assert "● Mended" in words
