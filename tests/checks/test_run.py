"""The run as a whole: nothing silent, both languages, one desk for many, and texts of the prose joined in."""

from datetime import date

import pytest

from gkdash.agencies import Roster, load_deadlines
from gkdash.checks import text_run
from gkdash.checks.model import Check, Dossier, Outcome, Severity, Texts, Verdict
from gkdash.checks.registry import checks, definitions
from gkdash.checks.run import run
from gkdash.checks.single import Given, desk
from gkdash.checks.text import TextCheck
from gkdash.checks.thresholds import thresholds, values
from gkdash.errors import SettingsError
from gkdash.records import Finding
from gkdash.store import Rules
from tests.checks import reports
from tests.checks.reports import Made
from tests.store.reports import loaded

BOTH = Texts("甲", "a")
PROSE = Check(
    id="says_so", severity=Severity.NOTICE, title=BOTH, explanation=BOTH, citation="条例", needs=BOTH, mend=BOTH, since=2021
)  # fmt: skip


def says_so(dossier: Dossier) -> Verdict:
    if dossier.previous is None:
        return Verdict(Outcome.NOT_EVALUABLE, reason="上年没有报告")
    return Verdict(Outcome.FAILED, (Finding("says_so", "notice", f"{dossier.previous.year}年也这样说。"),))


def filled(*made):
    scratch = reports.desk()
    scratch.fill(
        [loaded(item.report(), f"{n}.docx") for n, item in enumerate(made)], Rules(Roster(()), load_deadlines())
    )
    return scratch.examination()


def test_every_check_is_tallied_over_every_report():
    finished = run(filled(Made(2023), Made(2024)))
    list(finished.found)
    counts = {key: sum(item.count for item in finished.tallies if item.check == key) for key in definitions()}
    assert counts == dict.fromkeys(definitions(), 2)
    assert finished.silent == []


def test_an_empty_store_is_no_defect_of_ours():
    finished = run(filled())
    assert list(finished.found) == []
    assert finished.silent == []


def test_a_check_that_looks_at_nothing_is_said(monkeypatch):
    monkeypatch.setattr("gkdash.checks.run.verdict_text", lambda _: _NOTHING)
    finished = run(filled(Made(2024)), only=["late_report"])
    assert list(finished.found) == []
    assert finished.silent == ["late_report"]


_NOTHING = (
    "create or replace temp table verdict as select ''::varchar as report_id, '' as agency_id, 0 as year, '' as result,"
    " '' as severity, '' as fault, '' as params, '' as evidence where false"
)


def test_the_prose_is_examined_with_last_years_report_at_hand(monkeypatch):
    monkeypatch.setattr(text_run, "TEXT_CHECKS", (TextCheck(PROSE, says_so),))
    finished = run(filled(Made(2020, edition="2019"), Made(2023), Made(2024)), only=["says_so"])
    found = list(finished.found)
    assert [(item.year, item.finding.message) for item in found] == [(2024, "2023年也这样说。")]
    assert {(item.outcome, item.count) for item in finished.tallies} == {
        ("failed", 1), ("not_evaluable", 1), ("not_applicable", 1),
    }  # fmt: skip


def test_a_check_written_twice_speaks_once(monkeypatch):
    """`unit_suspect` is written over last year's amount and over the prose; a report has one finding and one outcome."""
    check = definitions()["unit_suspect"].check

    def also(dossier: Dossier) -> Verdict:
        return Verdict(Outcome.FAILED, (Finding("unit_suspect", "review", "文字以元计。"),))

    monkeypatch.setattr(text_run, "TEXT_CHECKS", (TextCheck(check, also),))
    fees = "proactive.fees.amount"
    finished = run(filled(Made(2023, {fees: 3}), Made(2024, {fees: 30000})), only=["unit_suspect"])
    found = list(finished.found)
    assert [(item.year, item.finding.message[:4]) for item in found] == [(2024, "收费金额"), (2023, "文字以元")]
    assert [(item.outcome, item.count) for item in finished.tallies] == [("failed", 2)]


def test_many_reports_at_one_desk_are_not_compared_with_each_other():
    given = [Given(Made(agency=f"佳县第{n}镇人民政府").report()) for n in range(12)]
    with desk() as made:
        together = made.examine(given)
        alone = made.examine(given[:1])
    assert together == alone * 12
    assert [item.severity for item in alone[0] if item.check == "all_zero_tables"] == ["review"]


def test_the_type_of_unit_decides_the_deadline():
    with desk() as made:
        [town, county] = made.examine(
            [
                Given(Made(agency=name, signed_on=date(2025, 3, 1)).report())
                for name in ("佳县通镇人民政府", "佳县人民政府")
            ]
        )
    assert "late_report" in {item.check for item in town}
    assert "late_report" not in {item.check for item in county}


def test_every_threshold_has_a_reason_and_is_used():
    written = "".join(item.sql for item in definitions().values())
    for item in thresholds():
        assert item.reason.zh
        assert item.reason.en
        assert f"t.{item.key}" in written


def test_an_unknown_threshold_is_refused():
    with pytest.raises(SettingsError, match="no threshold 'nothing'"):
        values({"nothing": 1})


def test_ids_are_unique_and_texts_are_in_both_languages():
    ids = [item.id for item in checks()]
    assert len(ids) == len(set(ids))
    for item in checks():
        for text in (item.title, item.explanation, item.needs, item.mend):
            assert text.zh, item.id
            assert text.en, item.id
