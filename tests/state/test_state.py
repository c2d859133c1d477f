"""Decisions: taken, replaced, taken back, found again; every change in the journal, which can only grow."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.state import ClaimDecision, FindingDecision, open_state
from gkdash.state.state import NAME_LENGTH, REASON_LENGTH
from tests.state.targets import CLAIM, FINDING


def test_a_decision_is_kept_with_who_when_and_why(state):
    made = state.decide_claim(
        CLAIM, ClaimDecision.CORRECTED, person=" 李  文 ", reason=" 原文为98件\n", corrected_value=98
    )
    [kept] = state.claims("tong", "佳县通镇人民政府", 2024)
    assert kept == made
    assert (kept.target, kept.decision, kept.corrected_value) == (CLAIM, ClaimDecision.CORRECTED, 98)
    assert (kept.person, kept.reason, kept.is_in_force) == ("李 文", "原文为98件", True)
    assert abs(datetime.now(UTC) - kept.decided_at) < timedelta(minutes=1)


def test_what_was_extracted_is_not_changed_by_a_correction(state):
    state.decide_claim(CLAIM, ClaimDecision.CORRECTED, person="李文", reason="看错", corrected_value=98)
    [kept] = state.claims("tong", "", 2024)
    assert (kept.target.value, kept.corrected_value) == (88, 98)


def test_a_new_decision_replaces_the_one_that_was_seen(state):
    first = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    second = state.decide_claim(CLAIM, ClaimDecision.REJECTED, person="王芳", reason="是全县的", instead_of=first.id)
    assert state.claims("tong", "", 2024) == [second]
    assert second.id > first.id


def test_a_decision_is_taken_back(state):
    made = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    state.withdraw(made, person="王芳")
    assert state.claims("tong", "", 2024) == []
    again = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    assert state.claims("tong", "", 2024) == [again]


def test_who_did_not_see_the_decision_in_force_is_told(state):
    made = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    for instead_of in (None, made.id + 1):
        with pytest.raises(DecidedMeanwhile):
            state.decide_claim(CLAIM, ClaimDecision.REJECTED, person="王芳", reason="不对", instead_of=instead_of)
    state.withdraw(made, person="李文")
    with pytest.raises(DecidedMeanwhile):
        state.withdraw(made, person="王芳")
    with pytest.raises(DecidedMeanwhile):
        state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="王芳", instead_of=made.id)
    assert [entry.action for entry in state.journal()] == ["claim_review.confirmed", "claim_review.withdrawn"]


@pytest.mark.parametrize(
    "change",
    [
        {"value": 89.0},
        {"evidence": "受理热线88件"},
        {"scope": "area"},
        {"period": "cumulative"},
        {"claim_key": "hotline_12345.closed"},
        {"year": 2023},
    ],
)
def test_decisions_about_other_things_stand_side_by_side(state, change):
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    other = replace(CLAIM, **change)
    state.decide_claim(other, ClaimDecision.CONFIRMED, person="李文")
    assert len(list(state.in_force())) == 2


def test_a_decision_is_found_by_name_where_a_roster_gave_another_id(state):
    made = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    assert state.claims("610828-12", "佳县通镇人民政府", 2024) == [made]
    renamed = replace(CLAIM, agency_id="610828-12")
    with pytest.raises(DecidedMeanwhile):
        state.decide_claim(renamed, ClaimDecision.CONFIRMED, person="王芳")
    second = state.decide_claim(renamed, ClaimDecision.CONFIRMED, person="王芳", instead_of=made.id)
    assert state.claims("610828-12", "佳县通镇人民政府", 2024) == [second]
    assert state.claims("610828-12", "", 2023) == []


@pytest.mark.parametrize(
    ("decision", "more", "message"),
    [
        (ClaimDecision.CONFIRMED, {"person": " "}, "作出决定须写明姓名。A decision needs the name of who decides."),
        (
            ClaimDecision.CONFIRMED,
            {"person": "名" * (NAME_LENGTH + 1)},
            "姓名至多 80 字。A name has at most 80 characters.",
        ),
        (ClaimDecision.REJECTED, {}, "这一决定须说明理由。This decision needs a reason."),
        (ClaimDecision.REJECTED, {"reason": " \n"}, "这一决定须说明理由。This decision needs a reason."),
        (
            ClaimDecision.REJECTED,
            {"reason": "长" * (REASON_LENGTH + 1)},
            "理由至多 2000 字。A reason has at most 2000 characters.",
        ),
        (
            ClaimDecision.CORRECTED,
            {"reason": "错"},
            "更正须写明正确的数字，其他决定不带数字。A correction needs the right figure, and nothing else has one.",
        ),
        (
            ClaimDecision.CONFIRMED,
            {"corrected_value": 98.0},
            "更正须写明正确的数字，其他决定不带数字。A correction needs the right figure, and nothing else has one.",
        ),
        (
            ClaimDecision.CORRECTED,
            {"reason": "错", "corrected_value": float("nan")},
            "更正后的值不是数字。The corrected value is no number.",
        ),
        (
            ClaimDecision.CORRECTED,
            {"reason": "错", "corrected_value": 88},
            "更正后的值与读出的相同。The corrected value is the one that was read.",
        ),
    ],
)
def test_what_lacks_something_is_refused(state, decision, more, message):
    with pytest.raises(StateError) as caught:
        state.decide_claim(CLAIM, decision, **{"person": "李文", **more})
    assert caught.value.message == message
    assert state.journal() == []


@pytest.mark.parametrize("decision", list(FindingDecision))
def test_findings_are_decided_on(state, decision):
    made = state.decide_finding(FINDING, decision, person="李文", reason="单位已说明")
    assert state.findings("tong", "", 2024) == [made]
    assert (made.target, made.decision, made.reason) == (FINDING, decision, "单位已说明")
    assert state.claims("tong", "", 2024) == []


def test_findings_of_a_year_whoever_s_they_are(state):
    first = state.decide_finding(FINDING, FindingDecision.CONFIRMED, person="李文")
    other = replace(FINDING, agency_id="he", agency="佳县河镇人民政府")
    second = state.decide_finding(other, FindingDecision.MENDED, person="李文")
    state.decide_finding(replace(FINDING, year=2023), FindingDecision.CONFIRMED, person="李文")
    gone = state.decide_finding(replace(other, check_id="late_report"), FindingDecision.CONFIRMED, person="李文")
    state.withdraw(gone, person="李文")
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    assert state.findings_of_year(2024) == [first, second]


@pytest.mark.parametrize(
    ("decision", "needed"),
    [
        (FindingDecision.CONFIRMED, False),
        (FindingDecision.EXPLAINED, True),
        (FindingDecision.WAIVED, True),
        (FindingDecision.SENT_BACK, False),
        (FindingDecision.MENDED, False),
    ],
)
def test_explaining_and_waiving_need_a_reason(state, decision, needed):
    if not needed:
        state.decide_finding(FINDING, decision, person="李文")
        return
    with pytest.raises(StateError):
        state.decide_finding(FINDING, decision, person="李文")


def test_another_wording_of_a_finding_is_the_same_finding(state):
    made = state.decide_finding(FINDING, FindingDecision.CONFIRMED, person="李文")
    with pytest.raises(DecidedMeanwhile):
        state.decide_finding(replace(FINDING, message="全部为零"), FindingDecision.MENDED, person="王芳")
    state.decide_finding(FINDING, FindingDecision.MENDED, person="王芳", instead_of=made.id)


def test_the_journal_tells_before_and_after(state):
    first = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    second = state.decide_claim(
        CLAIM, ClaimDecision.CORRECTED, person="王芳", reason="98", corrected_value=98, instead_of=first.id
    )
    state.withdraw(second, person="赵云")
    lines = state.journal()
    assert [(line.person, line.action) for line in lines] == [
        ("李文", "claim_review.confirmed"),
        ("王芳", "claim_review.corrected"),
        ("赵云", "claim_review.withdrawn"),
    ]
    assert (lines[0].before, lines[0].after["decision"]) == (None, "confirmed")
    assert (lines[1].before["decision"], lines[1].after["corrected_value"]) == ("confirmed", 98)
    assert (lines[2].before["person"], lines[2].after) == ("王芳", None)
    assert lines[0].subject["evidence"] == CLAIM.evidence
    assert state.version() == lines[-1].id
    assert state.journal(after=lines[1].id) == [lines[2]]
    assert state.journal(limit=1) == [lines[0]]


@pytest.mark.parametrize("statement", ["update journal set person = 'x'", "delete from journal"])
def test_the_journal_can_only_grow(state, statement):
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    with pytest.raises((DBAPIError, StateError), match="only grow"), state.database.writing() as connection:
        connection.execute(text(statement))
    assert [line.person for line in state.journal()] == ["李文"]


def test_looking_makes_nothing(tmp_path):
    state = open_state(str(tmp_path / "store" / "state.db"))
    assert state.claims("tong", "", 2024) == state.findings("tong", "", 2024) == state.journal() == []
    assert list(state.in_force()) == []
    assert state.version() == 0
    assert list(tmp_path.iterdir()) == []


def test_text_is_kept_as_it_is(state):
    said = "'; drop table claim_review; -- <b>“粗”</b>\n第二行 😀"
    made = state.decide_claim(CLAIM, ClaimDecision.REJECTED, person="O'Neil", reason=said)
    [kept] = state.claims("tong", "", 2024)
    assert (kept.reason, kept.person) == (said, "O'Neil")
    assert kept == made
