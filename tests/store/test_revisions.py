"""Several documents of one agency and year: which is a version, which a copy, which is current."""

from datetime import date, datetime

import pytest

from gkdash.store import open_store
from tests.store.reports import FIRST_RUN, SECOND_RUN, loaded, report

NEW = ("applications", "new_received", "total")


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


def versions(store, *items, year=2024):
    with store.writer() as writer:
        writer.add(items)
        writer.derive(store.rules())
        writer.publish()
    with store.reader() as reader:
        agency = reader.query("agencies")["agency_id"][0]
        rows = reader.query("revisions", agency_id=agency, year=year).to_dict("records")
        return {row["file_name"]: (row["revision"], row["is_current"], row["difference_count"]) for row in rows}


def test_the_latest_published_is_current(store):
    assert versions(
        store,
        loaded(report(figures={NEW: 2}, published_on=date(2025, 3, 1)), "second"),
        loaded(report(figures={NEW: 1}, signed_on=date(2025, 1, 20)), "first"),
        loaded(report(figures={NEW: 3}, signed_on=date(2025, 3, 2)), "third"),
    ) == {"first": (1, False, 0), "second": (2, False, 1), "third": (3, True, 1)}


def test_with_equal_dates_the_later_seen_is_current(store):
    day = date(2025, 1, 20)
    assert versions(
        store,
        loaded(report(figures={NEW: 2}, signed_on=day), "corrected", first_seen=SECOND_RUN),
        loaded(report(figures={NEW: 1}, signed_on=day), "first", first_seen=FIRST_RUN),
    ) == {"first": (1, False, 0), "corrected": (2, True, 1)}


@pytest.mark.parametrize("number", range(6))
def test_of_files_that_came_together_the_one_that_says_so_is_the_correction(store, number):
    assert versions(
        store,
        loaded(report(figures={NEW: number + 10}), f"{number}（更正版）.docx"),
        loaded(report(figures={NEW: number}), f"{number}.docx"),
    ) == {f"{number}.docx": (1, False, 0), f"{number}（更正版）.docx": (2, True, 1)}


def test_one_without_a_date_comes_before_dated_ones(store):
    assert versions(
        store,
        loaded(report(figures={NEW: 2}), "undated"),
        loaded(report(figures={NEW: 1}, signed_on=date(2025, 1, 20)), "dated"),
    ) == {"undated": (1, False, 0), "dated": (2, True, 1)}


def test_equal_figures_in_another_file_are_a_copy_for_which_the_latest_stands(store):
    assert versions(
        store,
        loaded(report(signed_on=date(2025, 1, 20)), "a.docx"),
        loaded(report(signed_on=date(2025, 1, 20), published_on=date(2025, 1, 25)), "a.html"),
    ) == {"a.docx": (1, False, 0), "a.html": (1, True, 0)}


def test_files_that_only_chance_puts_in_order_are_not_more_versions_than_they_differ(store):
    day = date(2025, 1, 20)
    files = [loaded(report(figures={NEW: number % 2}, signed_on=day), f"{number}") for number in range(8)]
    assert {revision for revision, _, _ in versions(store, *files).values()} == {1, 2}


def test_going_back_to_earlier_figures_is_a_version(store):
    days = (datetime(2025, 2, day) for day in (1, 2, 3))  # noqa: DTZ001
    files = [
        loaded(report(figures={NEW: value}), f"{number}", first_seen=day)
        for number, (value, day) in enumerate(zip((1, 2, 1), days, strict=True))
    ]
    assert versions(store, *files) == {"0": (1, False, 0), "1": (2, False, 1), "2": (3, True, 1)}


def test_a_blank_that_was_a_zero_is_a_difference(store):
    versions(
        store,
        loaded(report(figures={NEW: 0}, signed_on=date(2025, 1, 1)), "a"),
        loaded(report(figures={NEW: None}, signed_on=date(2025, 1, 2)), "b"),
    )
    with store.reader() as reader:
        current = reader.query("report_summary", year=2024)["report_id"][0]
        [row] = reader.query("revision_differences", report_id=current).to_dict("records")
    assert (row["state_before"], row["state_after"], row["value_before"], row["raw_after"]) == (
        "number",
        "blank",
        0,
        "",
    )


def test_reports_without_a_year_are_each_their_own(store):
    with store.writer() as writer:
        writer.add([loaded(report(year=None, figures={NEW: value}), f"{value}") for value in (1, 2)])
        writer.derive(store.rules())
        writer.publish()
    with store.reader() as reader:
        assert reader.query("totals").to_dict("records")[0] == {
            "document_count": 2, "failed_count": 0, "report_count": 2, "current_count": 2, "undated_count": 2,
            "roster_count": 0, "off_roster_count": 1,
        }  # fmt: skip


@pytest.mark.parametrize(
    ("dates", "status", "filed_on"),
    [
        ([(date(2025, 1, 31), None)], "on_time", date(2025, 1, 31)),
        ([(date(2025, 2, 1), None)], "late", date(2025, 2, 1)),
        ([(date(2025, 1, 20), date(2025, 2, 10))], "late", date(2025, 2, 10)),
        ([(date(2024, 1, 21), None)], "undated", None),
        ([(date(2024, 1, 21), date(2025, 1, 25))], "on_time", date(2025, 1, 25)),
        ([(None, None)], "undated", None),
        ([(date(2025, 1, 21), None), (date(2025, 2, 20), None)], "on_time", date(2025, 1, 21)),
    ],
)
def test_filing_is_judged_by_the_first_version(store, dates, status, filed_on):
    versions(
        store,
        *(
            loaded(report(figures={NEW: number}, signed_on=signed, published_on=published), f"{number}")
            for number, (signed, published) in enumerate(dates)
        ),
    )
    with store.reader() as reader:
        [row] = reader.query("filing", year=2024).to_dict("records")
    assert row["status"] == status
    assert (None if filed_on is None else row["filed_on"].date()) == filed_on
    assert str(row["due_on"].date()) == "2025-01-31"
