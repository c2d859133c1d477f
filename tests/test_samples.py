"""`data/samples`: every file gives the truth beside it, and is what the documented command writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gkdash.demo.render import render
from gkdash.demo.render.samples import SAMPLES, sample_report, truth_json, write_samples
from gkdash.extract import extract
from gkdash.ingest.parse import parse_bytes
from gkdash.readers import read
from gkdash.settings import Limits

FOLDER = Path(__file__).parents[1] / "data" / "samples"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))


def facts(report):
    return {
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "signed_on": report.signed_on.isoformat(),
        "cells": {(cell.table, cell.row, cell.column): (cell.value, str(cell.state)) for cell in report.cells},
    }


EXPECTED = {
    **TRUTH,
    "cells": {(cell["table"], cell["row"], cell["column"]): (cell["value"], cell["state"]) for cell in TRUTH["cells"]},
}


@pytest.mark.parametrize("form", [form for form in SAMPLES if form != "zip"])
def test_a_sample_gives_its_truth(form):
    path = FOLDER / f"report.{form}"
    assert facts(extract(read(path.read_bytes(), name=path.name))) == EXPECTED


def test_the_sample_in_an_archive_gives_its_truth():
    path = FOLDER / "report.zip"
    (parsed,) = parse_bytes(path.read_bytes(), path.name, Limits())
    assert parsed.member == "年报/清屿县柳滩镇人民政府2024年政府信息公开工作年度报告.docx"
    assert facts(parsed.report) == EXPECTED


@pytest.mark.parametrize("form", [form for form in SAMPLES if form != "doc"])
def test_the_command_writes_the_samples_that_lie_there(form):
    made = render(sample_report(), form, SAMPLES[form], 28)
    assert made == (FOLDER / f"report.{form}").read_bytes()


def test_the_truth_that_lies_there_is_the_report_s():
    assert (FOLDER / "truth.json").read_text(encoding="utf-8") == truth_json(sample_report())


def test_samples_are_written_where_one_says(tmp_path, monkeypatch):
    monkeypatch.setattr("gkdash.demo.render.samples.available_formats", lambda: ("docx", "txt"))
    assert [path.name for path in write_samples(tmp_path)] == ["truth.json", "report.docx", "report.txt"]
