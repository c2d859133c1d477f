"""The demonstration on disk: every file has its truth, the plan does not depend on order, bad files say why."""

import hashlib
import json
from collections import Counter

import pytest

from gkdash.agencies.roster_file import read as read_roster
from gkdash.demo.county import build
from gkdash.demo.files import plan, write
from gkdash.demo.render import FORMATS

LIGHT = ("docx", "html", "txt")


@pytest.fixture(scope="module")
def county():
    return build(agencies=9, years=[2023, 2024])


@pytest.fixture(scope="module")
def written(county, tmp_path_factory):
    return write(tmp_path_factory.mktemp("demo"), county, formats=LIGHT, workers=1)


def records(written):
    return [json.loads(line) for line in written.truth.read_text("utf-8").splitlines()]


def test_every_file_has_one_line_of_truth(written):
    lines = records(written)
    on_disk = {str(path.relative_to(written.reports)) for path in written.reports.rglob("*") if path.is_file()}
    assert {line["path"] for line in lines} == on_disk
    assert len(lines) == len(on_disk) == len(written.files)
    for line in lines:
        content = (written.reports / line["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == line["sha256"]


def test_bad_files_say_how_they_must_be_refused(written):
    codes = Counter(line["error"]["code"] for line in records(written) if "error" in line)
    assert codes == {"damaged": 1, "unsupported_format": 1, "encrypted": 1, "no_text_layer": 1, "not_a_report": 1}


def test_only_the_formats_asked_for_and_what_is_left_out_is_said(county, written, tmp_path, monkeypatch):
    assert {line["format"] for line in records(written) if "format" in line} <= {*LIGHT, "pdf"}
    assert written.skipped == ()
    monkeypatch.setattr("gkdash.demo.files.available_formats", lambda: ("docx", "txt"))
    again = write(tmp_path, county, formats=("docx", "doc", "txt"), workers=1, bad_files=False)
    assert again.skipped == ("doc",)
    assert len(again.files) >= len(county.reports)


def test_the_same_county_gives_the_same_files(county, written, tmp_path):
    again = write(tmp_path, county, formats=LIGHT, workers=1)
    assert [line["sha256"] for line in records(again)] == [line["sha256"] for line in records(written)]


def test_two_processes_write_what_one_does(county, written, tmp_path):
    seen = []
    again = write(tmp_path, county, formats=LIGHT, workers=2, progress=lambda done, of: seen.append((done, of)))
    assert again.truth.read_text("utf-8") == written.truth.read_text("utf-8")
    assert seen[-1][0] == seen[-1][1] > 0


def test_the_roster_is_one_that_agencies_can_read(written):
    entries, unused = read_roster(written.roster.read_bytes(), "roster.csv")
    assert len(entries) == 9
    assert unused == []


def test_the_label_says_fictional(written):
    label = json.loads(written.label.read_text("utf-8"))
    assert label["fictional"] is True
    assert label["county"] == "澄岚县"


def test_the_plan_spreads_over_all_formats():
    reports = build().reports
    planned = plan(reports, 20240131, FORMATS)
    count = Counter(item.job.format for item in planned)
    assert {*count} == {*FORMATS}
    assert 270 <= len(planned) <= 290
    assert 0.05 < count["pdf"] / len(planned) < 0.15
    assert len({item.path for item in planned}) == len(planned)
    assert [item.path for item in plan(reports, 20240131, FORMATS)] == [item.path for item in planned]


def test_a_corrected_version_is_read_after_the_first():
    county = build()
    again = {(report.agency_id, report.year) for report in county.reports if report.revision == 2}
    paths = [
        item.path
        for item in plan(county.reports, county.seed, FORMATS)
        if (item.job.report.agency_id, item.job.report.year) in again
    ]
    marked = [path for path in paths if "（更正版）" in path]
    assert len(marked) == 2
    for path in marked:
        first = next(other for other in paths if other.partition(".")[0] == path.partition("（更正版）")[0])
        assert first < path
