"""In time on the day itself, late on the next; no date, no judgement."""

from datetime import date

import pytest

from gkdash.agencies import due_on
from gkdash.checks.filing import filing, late_report


@pytest.mark.parametrize(
    ("unit_type", "day", "status", "days_late"),
    [
        ("town", date(2025, 1, 21), "on_time", 0),
        ("town", date(2025, 1, 31), "on_time", 0),
        ("town", date(2025, 2, 1), "late", 1),
        ("department", date(2025, 1, 31), "on_time", 0),
        ("department", date(2025, 2, 10), "late", 10),
        ("office", date(2025, 2, 1), "late", 1),
        ("government", date(2025, 2, 9), "on_time", 0),
        ("government", date(2025, 3, 31), "on_time", 0),
        ("government", date(2025, 4, 1), "late", 1),
        ("department", date(2024, 12, 31), "on_time", 0),
        ("department", date(2026, 1, 31), "late", 365),
    ],
)
def test_the_days_around_the_deadline(unit_type: str, day: date, status: str, days_late: int) -> None:
    due = due_on(unit_type, 2024)
    for result in (filing(due, day, None), filing(due, None, day), filing(due, day, day)):
        assert (result.status, result.filed_on, result.days_late) == (status, day, days_late)


JANUARY = date(2025, 1, 31)


def test_a_report_signed_in_time_and_published_late_is_late() -> None:
    result = filing(JANUARY, date(2025, 1, 20), date(2025, 2, 18))
    assert (result.status, result.filed_on, result.days_late) == ("late", date(2025, 2, 18), 18)


def test_a_report_signed_after_its_page_was_dated_is_judged_by_the_signature() -> None:
    assert filing(JANUARY, date(2025, 2, 3), date(2025, 1, 30)).days_late == 3


def test_without_a_date_nothing_is_known() -> None:
    result = filing(JANUARY, None, None)
    assert (result.status, result.filed_on, result.days_late) == ("unknown", None, 0)


def test_a_date_within_the_report_year_is_a_slip_and_not_in_time() -> None:
    assert filing(JANUARY, date(2024, 1, 21), None).status == "unknown"
    assert filing(JANUARY, date(2024, 1, 21), date(2025, 2, 2)).days_late == 2


def test_the_finding_names_both_days() -> None:
    finding = late_report(JANUARY, date(2025, 1, 20), date(2025, 2, 10))
    assert finding is not None
    assert (finding.check, finding.severity) == ("late_report", "review")
    assert finding.message == "应于2025年1月31日前公布，公布日期为2025年2月10日，逾期10天。"
    signed = late_report(JANUARY, date(2025, 2, 1), None)
    assert signed is not None
    assert signed.message == "应于2025年1月31日前公布，落款日期为2025年2月1日，逾期1天。"


@pytest.mark.parametrize("day", [None, date(2025, 1, 31), date(2024, 6, 1)])
def test_there_is_no_finding_in_time_or_without_a_date(day: date | None) -> None:
    assert late_report(JANUARY, day, None) is None
