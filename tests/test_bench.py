"""`gkdash bench`: what it writes, what it says of a missing peer, and how the corpus is judged."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner

from gkdash.bench import Measurement, measure, names, parse
from gkdash.bench.command import bench_command
from gkdash.bench.compare import cell_differences, head_differences
from gkdash.bench.corpus import Tallies, corpus_job, explained, judged, table
from gkdash.demo.render import render
from gkdash.demo.render.samples import sample_report
from gkdash.extract import extract
from gkdash.readers import read
from gkdash.records import State

SAMPLE = Measurement("parse", "gkdash docx", "python-docx, row.cells", 0.002, 0.05, 25.0, 12, "said so")


@pytest.fixture
def one_bench(monkeypatch):
    monkeypatch.setattr(measure, "_BENCHES", {"parse": lambda: iter([SAMPLE])})


def report_as_read():
    return extract(read(render(sample_report(), "docx"), name="a.docx"))


def test_the_benches_there_are():
    assert names() == ("parse", "prose", "ingest", "check", "crowd", "pages", "export")


def test_json_has_the_fields_of_the_contract(one_bench):
    result = CliRunner().invoke(bench_command, ["parse", "--json"])
    assert json.loads(result.output) == {
        "bench": "parse",
        "subject": "gkdash docx",
        "peer": "python-docx, row.cells",
        "subject_seconds": 0.002,
        "peer_seconds": 0.05,
        "ratio": 25.0,
        "n": 12,
        "note": "said so",
    }


def test_a_person_reads_a_sentence(one_bench):
    result = CliRunner().invoke(bench_command, [])
    assert result.output == (
        "parse: gkdash docx 2.0 ms against 50.0 ms of python-docx, row.cells, 25.0 times faster (n=12; said so)\n"
    )


def test_an_unknown_bench_is_wrong_usage():
    assert CliRunner().invoke(bench_command, ["nothing"]).exit_code == 2


def test_a_peer_that_is_not_installed_gives_no_number(monkeypatch):
    monkeypatch.setattr(parse, "_FILES", 1)
    peer = parse.Peer("nobody.read", "a_module_that_is_not_there", len)
    (measured,) = parse._compared("txt", peer)
    assert (measured.peer_seconds, measured.ratio) == (None, None)
    assert measured.note == "a_module_that_is_not_there is not installed; pip install gkdash[bench]"
    assert measured.subject_seconds > 0


def test_a_figure_that_came_back_otherwise_is_named():
    report = report_as_read()
    at = next(index for index, cell in enumerate(report.cells) if cell.row == "granted" and cell.column == "total")
    wrong = replace(report.cells[at], value=999)
    cells = (*report.cells[:at], wrong, *report.cells[at + 1 :])
    (difference,) = cell_differences(sample_report(), replace(report, cells=cells))
    assert difference.where == "applications.granted.total"
    assert difference.got.startswith("number 999 ")


def test_a_blank_that_came_back_as_zero_is_a_difference():
    report = report_as_read()
    cells = tuple(
        replace(cell, value=0, state=State.NUMBER) if cell.state is State.BLANK else cell for cell in report.cells
    )
    assert [item.where for item in cell_differences(sample_report(), replace(report, cells=cells))] == [
        "proactive.coercion.decisions"
    ]


def test_a_cell_given_twice_or_not_at_all_is_a_difference():
    report = report_as_read()
    cells = (*report.cells[:-1], report.cells[0])
    assert [item.got for item in cell_differences(sample_report(), replace(report, cells=cells))] == ["twice", "absent"]


def test_the_head_of_a_report_is_compared_too():
    report = replace(report_as_read(), year=2023, signed_on=date(2025, 1, 24))
    assert [item.where for item in head_differences(sample_report(), report)] == ["year", "signed_on"]


def test_a_document_of_the_corpus_is_the_same_each_time():
    assert corpus_job(7, ("txt",), 0.5) == corpus_job(7, ("txt",), 0.5)


def test_a_refused_document_counts_all_its_cells_as_wrong():
    job = corpus_job(7, ("txt",), 0.0)
    outcome = judged(job, b"")
    tallies = Tallies()
    tallies.add(outcome)
    assert (tallies.whole.cells_right, tallies.whole.documents_right) == (0, 0)
    assert explained(outcome)[1].startswith("  damaged: ")
    assert "0.00%" in table(tallies)[1]
