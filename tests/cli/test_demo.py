"""The demonstration: built once, labelled before anything is in it, and never over somebody's reports."""

import json
import time

import pytest

from gkdash.cli import demo
from gkdash.demo import files
from gkdash.demo.county import build
from gkdash.errors import StoreError
from gkdash.i18n import translator
from gkdash.settings import load
from gkdash.store import open_store
from tests.store.reports import loaded, report

T = translator("zh")
YEARS = (2023, 2024)


@pytest.fixture
def small(monkeypatch):
    """A county of few agencies and formats, for which no other program is started."""
    monkeypatch.setattr(demo, "build", lambda seed: build(seed, agencies=8, years=YEARS))
    write = files.write
    monkeypatch.setattr(
        demo.files,
        "write",
        lambda folder, county, **options: write(folder, county, formats=("docx", "html", "txt"), **options),
    )


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "demo"))


def years(store):
    with store.reader() as reader:
        return reader.query("years").to_dict("records")


def test_it_is_built_labelled_and_built_once(small, store, capsys):
    demo.build_demo(store, 7, load(), 2, T)
    assert store.metadata()["fictional"] is True
    county = build(7, agencies=8, years=YEARS)
    assert store.metadata()["title"] == county.name
    assert [row["year"] for row in years(store)] == [2024, 2023]
    due = {(agency, year) for year in YEARS for agency in (item.id for item in county.roster)}
    assert sum(row["agency_count"] for row in years(store)) >= len(due) - 8
    generation = store.current()
    began = time.monotonic()
    demo.build_demo(store, 7, load(), 2, T)
    assert time.monotonic() - began < 5
    assert store.current() == generation
    assert "其中一切均为虚构" in capsys.readouterr().err


def test_missing_and_late_reports_are_those_planted(small, store):
    demo.build_demo(store, 7, load(), 2, T)
    checks = {"missing_report", "late_report"}
    planted = {(item.fault.check, item.agency_id, item.year) for item in build(7, agencies=8, years=YEARS).faults}
    with store.reader() as reader:
        found = reader.query("findings", year=None)
    assert {(row.check_id, row.agency_id, row.year) for row in found.itertuples() if row.check_id in checks} == {
        item for item in planted if item[0] in checks
    }


def test_another_seed_is_another_county_and_nothing_of_the_first_stays(small, store):
    demo.build_demo(store, 7, load(), 2, T)
    demo.build_demo(store, 8, load(), 2, T)
    truth = [json.loads(line) for line in (store.folder.root / "files" / "truth.jsonl").read_text("utf-8").splitlines()]
    with store.reader() as reader:
        totals = reader.query("totals").to_dict("records")[0]
    assert totals["document_count"] == len({line["sha256"] for line in truth})


def test_what_was_cut_short_is_made_anew(small, store, monkeypatch):
    monkeypatch.setattr(demo, "ingest", lambda *_, **__: pytest.fail("nothing to load yet"))
    whole = demo.files.write

    def cut(folder, county, **options):
        whole(folder, county, **options)
        raise KeyboardInterrupt

    monkeypatch.setattr(demo.files, "write", cut)
    with pytest.raises(KeyboardInterrupt):
        demo.build_demo(store, 7, load(), 2, T)
    assert store.metadata()["fictional"] is True
    assert store.metadata()["complete"] is False


def test_somebodys_reports_are_not_touched(small, store):
    with store.writer() as writer:
        writer.add([loaded(report(), "a")])
        writer.derive(store.rules())
        writer.publish()
    with pytest.raises(StoreError, match=r"中是真实的报告。.+ holds real reports"):
        demo.build_demo(store, 7, load(), 2, T)
    assert [row["year"] for row in years(store)] == [2024]
