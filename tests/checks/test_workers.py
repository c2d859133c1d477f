"""Many reports: parcels are the reports of the store, and findings are the same whatever the number of workers."""

import os
from contextlib import contextmanager

import pytest

from gkdash.agencies import Roster, load_deadlines
from gkdash.bench.selftest import loaded
from gkdash.checks import arithmetic_run, text_run
from gkdash.checks.lent import lend
from gkdash.checks.run import run
from gkdash.checks.thresholds import values
from gkdash.checks.workers import in_order
from gkdash.demo.county import build
from gkdash.store import Rules, Scratch, open_store, unpack
from gkdash.store.multiply import multiply

COUNTY = build(11, agencies=12, years=(2019, 2020, 2023, 2024))


@pytest.fixture(scope="module")
def examination():
    with Scratch() as scratch:
        scratch.fill(
            [loaded(place, report) for place, report in enumerate(COUNTY.reports)],
            Rules(Roster.read(COUNTY.roster_csv().encode(), "roster.csv"), load_deadlines()),
        )
        yield scratch.examination()


def test_what_is_unpacked_are_the_reports_of_the_store(examination):
    lend(examination, values())
    examination.run(
        "create or replace temp table to_read as"
        " select report_id, agency_id, year, unit_type, previous_id, year >= 2020 as is_due from examined"
    )
    given = [item for parcel in examination.parcels() for item in unpack(parcel)]
    rows = examination.rows("select report_id, agency_id, unit_type, previous_id, is_due from to_read order by all")
    assert sorted(item[:5] for item in given) == rows
    known = examination.reports([item.report_id for item in given])
    assert {item.report_id: item.report for item in given} == known
    assert sum(cell.state != "number" for report in known.values() for cell in report.cells) > 0
    places = [(item.agency_id, item.report.year) for item in given]
    assert places == sorted(places)


def told(examination, workers):
    finished = run(examination, workers=workers)
    found = [(item.finding, item.agency_id, item.year, item.report_id) for item in finished.found]
    return found, finished.tallies, finished.silent


def test_findings_do_not_depend_on_the_number_of_workers(examination, monkeypatch):
    alone = told(examination, 1)
    monkeypatch.setattr(text_run, "_FEW", 0)
    monkeypatch.setattr(arithmetic_run, "_FEW", 0)
    monkeypatch.setattr(arithmetic_run, "_REPORTS_AT_ONCE", 2)
    assert told(examination, 3) == alone
    assert len(alone[0]) > 20


def dies_elsewhere(task):
    parent, number = task
    if os.getpid() != parent and number == 2:
        os._exit(1)
    return number * number


def test_what_a_worker_dies_of_is_done_here():
    assert list(in_order(dies_elsewhere, [(os.getpid(), n) for n in range(5)], workers=2)) == [0, 1, 4, 9, 16]


@contextmanager
def copied(folder, copies):
    store = open_store(str(folder))
    roster = folder.parent / "roster.csv"
    roster.write_text(COUNTY.roster_csv(), encoding="utf-8")
    store.import_roster(roster)
    with store.writer() as writer:
        writer.add([loaded(place, report) for place, report in enumerate(COUNTY.reports)])
        writer.derive(store.rules())
        multiply(writer, copies)
        finished = run(writer.examination())
        list(finished.found)
        yield {(item.check, item.outcome): item.count for item in finished.tallies}


def test_copies_for_measurements_have_the_faults_of_the_original_and_no_other(tmp_path):
    """All but comparisons within the whole country, where three counties make a larger group."""
    with copied(tmp_path / "one", 0) as once, copied(tmp_path / "three", 2) as thrice:
        wide = {"peer_outlier", "all_zero_tables"}
        assert {key: 3 * count for key, count in once.items() if key[0] not in wide} == {
            key: count for key, count in thrice.items() if key[0] not in wide
        }
