"""Findings as the report page says them: gravest first, what follows under its cause, evidence one click away."""

import json

import pytest

from gkdash.checks.registry import checks
from gkdash.forms import edition
from gkdash.i18n import translator
from gkdash.i18n.words import FINDING_CHOICES, FINDING_DECISIONS, FINDING_SIGNS
from gkdash.state import FindingDecision, Standing
from gkdash.ui import finding_parts as parts
from gkdash.ui.nodes import texts

ZH, EN = translator("zh"), translator("en")
NOBODY = Standing({}, ())
INFO = {"agency_id": "edu", "year": 2024, "is_current": True, "report_id": "r1"}


def row(check_id, severity="error", **change):
    made = {"check_id": check_id, "severity": severity, "fault": "report", "follows": None, "message": check_id}
    return {**made, "params": None, "evidence": "[]", "fingerprint": "aaaaaaaaaaaa", **change}


def test_the_gravest_comes_first_and_what_follows_stands_under_its_cause():
    rows = [
        row("late_report", "review", message="逾期10天。"),
        row("outcome_total", message="总计不符。", follows="row_total"),
        row("row_total", message="各项之和为5。"),
    ]
    words = texts(parts.listing(rows, NOBODY, "zh", ZH))
    assert words == [
        "检查发现 2 项",
        "错误",
        parts.title("row_total", "zh"),
        "各项之和为5。",
        "由此引起：总计不符。",
        "待核",
        "逾期",
        "逾期10天。",
    ]


def test_what_follows_from_something_that_is_not_there_stands_for_itself():
    rows = [row("outcome_total", follows="row_total")]
    assert parts.own_findings(rows) == rows


def test_what_may_be_the_readers_fault_says_so():
    words = texts(parts.listing([row("row_total", fault="parser")], NOBODY, "zh", ZH))
    assert words[-1] == "这一处读取存疑，不算单位的差错。"


def test_a_sentence_is_said_in_the_language_of_the_screen():
    params = {"due_on": "2025-01-31", "filed_on": "2025-02-10", "days": 10, "what_zh": "落款", "what_en": "signed"}
    late = row("late_report", message="逾期10天。", params=json.dumps(params))
    assert parts.said(late, "zh") == "逾期10天。"
    assert parts.said(late, "en") == "Due by 2025-01-31, signed on 2025-02-10: 10 days late."
    assert parts.said(row("late_report", message="逾期10天。"), "en") == "逾期10天。"


@pytest.mark.parametrize("check", ["hedged_exact_number", "unit_suspect"])
def test_a_check_of_the_prose_says_it_in_its_own_english(check):
    """`unit_suspect` is a check of the tables besides, whose English is made from parameters."""
    found = row(check, message="只有2件。", params=json.dumps({"english": "Only 2."}))
    assert (parts.said(found, "zh"), parts.said(found, "en")) == ("只有2件。", "Only 2.")


def test_a_finding_from_before_its_check_spoke_english_stays_chinese():
    found = row("copied_from_last_year", message="正文有90%相同。", params='{"share": 0.9, "year": 2023}')
    assert parts.said(found, "en") == "正文有90%相同。"


def test_a_check_that_is_no_more_keeps_its_id():
    assert parts.title("gone_long_ago", "en") == "gone_long_ago"
    assert texts(parts.card(row("gone_long_ago"), INFO, edition("2021"), "zh", ZH)) == []


def hrefs(node):
    if not isinstance(node, list):
        return []
    own = [node[1]["href"]] if len(node) > 1 and isinstance(node[1], dict) and "href" in node[1] else []
    return own + [href for child in node for href in hrefs(child)]


def test_cells_that_a_finding_rests_on_are_links_to_them():
    evidence = [
        {"table": "applications", "row": "new_received", "column": "total", "value": 9},
        {"table": "applications", "row": "carried_out", "column": "total", "value": None, "year": 2023},
        {"table": "applications", "row": "carried_out", "column": "total", "value": 3, "agency": "别的单位"},
        {"indicator": "hotline_12345.received", "value": 88, "text": "受理<b>热线</b>88件"},
    ]
    node = parts.card(row("row_total", evidence=json.dumps(evidence)), INFO, edition("2021"), "zh", ZH)
    assert hrefs(node) == [
        "report?agency=edu&year=2024&cell=applications.new_received.total",
        "report?agency=edu&year=2023&cell=applications.carried_out.total",
    ]
    words = texts(node)
    assert "一、本年新收政府信息公开申请数量 × 总计：9" in words
    assert "2023 年 四、结转下年度继续办理 × 总计：无数字" in words
    assert "受理<b>热线</b>88件" in words
    words = texts(parts.card(row("row_total", evidence=json.dumps(evidence)), INFO, edition("2021"), "en", EN))
    assert "New applications this year × Total: 9" in words
    assert "受理<b>热线</b>88件" in words


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_check_has_a_title_in_both_languages(language):
    assert all(parts.title(item.id, language) != item.id for item in checks())


def test_every_decision_has_its_words_and_a_sign_of_its_own():
    names = {item.value for item in FindingDecision}
    assert set(FINDING_CHOICES) == set(FINDING_DECISIONS) == set(FINDING_SIGNS) == names
    assert len(set(FINDING_SIGNS.values())) == len(names)
