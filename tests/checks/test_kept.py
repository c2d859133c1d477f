"""Loads of a few reports: the prose of few is examined, and what is found is what a look at everything finds."""

import random
from contextlib import contextmanager
from dataclasses import replace

import pytest

from gkdash.agencies import Roster
from gkdash.bench.selftest import loaded
from gkdash.checks import prose_kept, text_run
from gkdash.demo.county import build
from gkdash.ingest.findings import check
from gkdash.store import open_store

COUNTY = build(11, agencies=14, years=(2021, 2022, 2023, 2024))
ROSTER = COUNTY.roster_csv()
REPORTS = [loaded(place, report) for place, report in enumerate(COUNTY.reports)]


@contextmanager
def writing(folder, roster=ROSTER):
    folder.mkdir(exist_ok=True)
    (folder / "roster.csv").write_text(roster, encoding="utf-8")
    store = open_store(str(folder / "store"))
    store.import_roster(folder / "roster.csv")
    with store.writer() as writer:
        yield store, writer


def load(store, writer, batch, **options):
    writer.add(batch, **options)
    writer.derive(store.rules())
    check(writer)


def told(writer):
    connection = writer.build()
    return connection.execute("from finding").fetchall(), connection.execute("from check_tally order by all").fetchall()


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    with writing(tmp_path_factory.mktemp("whole")) as (store, writer):
        load(store, writer, REPORTS)
        found = told(writer)
    assert len({row[0] for row in found[0]}) > 15
    return found


@pytest.fixture
def examined(monkeypatch):
    """The ids of reports whose prose was examined since it was last cleared."""
    seen = set()
    look = text_run.look

    def watched(task):
        found = look(task)
        seen.update(item.report_id for item in found)
        return found

    monkeypatch.setattr(text_run, "look", watched)
    return seen


@pytest.mark.parametrize("seed", [1, 2, pytest.param(3, marks=pytest.mark.deep)])
def test_loads_in_any_pieces_and_order_find_what_one_load_finds(tmp_path, whole, examined, seed):
    chance = random.Random(seed)
    order = chance.sample(REPORTS, len(REPORTS))
    with writing(tmp_path) as (store, writer):
        count = 0
        while order:
            size = chance.choice((1, 2, 10, 40))
            batch, order = order[:size], order[size:]
            examined.clear()
            load(store, writer, batch)
            count += len(examined)
        assert told(writer) == whole
        # most reports are examined when they come and when last year's comes after them
        assert count < 2.5 * len(REPORTS)
        writer.build().execute("delete from prose_outcome")
        check(writer)
        assert told(writer) == whole


def test_nothing_is_examined_again_without_need(tmp_path, whole, examined):
    with writing(tmp_path) as (store, writer):
        load(store, writer, REPORTS)
        assert len(examined) > 40
        examined.clear()
        check(writer)
        assert examined == set()
        assert told(writer) == whole


def test_a_report_read_anew_is_examined_with_the_one_of_the_year_after(tmp_path, examined):
    with writing(tmp_path) as (store, writer):
        load(store, writer, REPORTS)
        reading, after = writer.build().execute(
            "select previous_id, report_id from prose_outcome where previous_id is not null order by all limit 1"
        ).fetchone()  # fmt: skip
        place = next(place for place, item in enumerate(REPORTS) if item.document_id == reading)
        report = REPORTS[place].parsed.report
        worse = replace(report, text=report.text + "工作情况。。\n")
        examined.clear()
        load(store, writer, [replace(REPORTS[place], parsed=replace(REPORTS[place].parsed, report=worse))], again=True)
        assert examined == {reading, after}
        found = told(writer)
        writer.build().execute("delete from prose_outcome")
        check(writer)
        assert told(writer) == found


def test_another_name_in_the_county_has_its_units_examined_again(tmp_path, examined):
    """A report that calls itself by that name is another's now, though nothing in it has changed."""
    with writing(tmp_path) as (store, writer):
        load(store, writer, REPORTS)
        roster = Roster.read(ROSTER.encode(), "roster.csv")
        unit = next(item for item in roster.agencies if item.unit_type.value == "department")
        under = {item.id for item in roster.agencies if item.parent_id == unit.parent_id}
    examined.clear()
    renamed = Roster([replace(item, aliases=("云外局",)) if item == unit else item for item in roster.agencies])
    with writing(tmp_path, renamed.to_csv().decode("utf-8-sig")) as (store, writer):
        writer.derive(store.rules())
        check(writer)
        rows = writer.build().execute("select report_id, agency_id from report where is_current").fetchall()
        assert examined == {report_id for report_id, agency_id in rows if agency_id in under}
        found = told(writer)
        writer.build().execute("delete from prose_outcome")
        check(writer)
        assert told(writer) == found


def test_other_checks_examine_everything_again(tmp_path, examined, monkeypatch):
    with writing(tmp_path) as (store, writer):
        load(store, writer, REPORTS[:20])
        first = set(examined)
        examined.clear()
        monkeypatch.setattr(prose_kept, "sources", lambda: "other")
        check(writer)
        assert examined == first
        kept = writer.build().execute("select count(*), count(distinct report_id) from prose_outcome").fetchone()
        assert kept == (len(first), len(first))
