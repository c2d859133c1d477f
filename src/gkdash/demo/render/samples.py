"""Write `data/samples`: one made-up report in every format, each with some traits of its kind, and its truth beside.

`python -m gkdash.demo.render.samples [FOLDER]` writes them again. What LibreOffice makes (`.doc`) is kept as it is
where the program is not installed.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from gkdash.demo.model import ReportTruth, TruthCell
from gkdash.demo.render import Job, available_formats, render_many
from gkdash.demo.render.quirks import Archive, Docx, Html, Markdown, Odt, Pdf, Quirks, Sheet, Text, Words
from gkdash.demo.render.specimen import Wildness, specimen
from gkdash.records import State

SAMPLES: dict[str, Quirks] = {
    "docx": Quirks(docx=Docx(runs=True, tracked="values", furniture=True)),
    "doc": Quirks(),
    "odt": Quirks(odt=Odt(header_rows=True)),
    "pdf": Quirks(pdf=Pdf(page_break="row", numbers="dashes")),
    "html": Quirks(words=Words(numbering="1、", quotes=""), html=Html(markup="word", page="metadata", encoding="gbk")),
    "txt": Quirks(words=Words(gap="\n"), text=Text(bookmark=True)),
    "md": Quirks(markdown=Markdown()),
    "xlsx": Quirks(sheet=Sheet(layout="per_section", formulas=True)),
    "xls": Quirks(sheet=Sheet(numbers="text")),
    "zip": Quirks(archive=Archive(inner="docx", names="gbk", folder=True)),
}
_SEED = 28


def sample_report() -> ReportTruth:
    """Return the report that every sample holds: a town's, with a blank, a placeholder and an annotated figure."""
    tame = Wildness(uneven=0, states=0, all_blank=0, collapsed=0, rows_gone=0, tables_gone=0, no_date=0, short_title=0)
    report = specimen(Random(_SEED), tame, who=("清屿县柳滩镇人民政府", "柳滩镇", "town"), year=2024)  # noqa: S311
    odd = {
        ("proactive", "regulations", "issued"): TruthCell(0, State.NUMBER, "0"),
        ("proactive", "regulations", "repealed"): TruthCell(0, State.NUMBER, "0"),
        ("proactive", "regulations", "in_force"): TruthCell(0, State.NUMBER, "0"),
        ("proactive", "normative_documents", "in_force"): TruthCell(22, State.NUMBER, "22（其中修订16件）"),
        ("proactive", "coercion", "decisions"): TruthCell(None, State.BLANK, ""),
        ("remedies", "litigation_after_review", "pending"): TruthCell(None, State.PLACEHOLDER, "/"),
    }
    return replace(report, cells={**report.cells, **odd})


def truth_json(report: ReportTruth) -> str:
    """Return the truth in the words of the contract, one cell a line, so that a difference can be read."""
    head = {
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
    }
    cells = [
        {"table": table, "row": row, "column": column, "value": cell.value, "state": str(cell.state)}
        for (table, row, column), cell in report.cells.items()
    ]
    lines = ",\n".join(json.dumps(cell, ensure_ascii=False) for cell in cells)
    return f'{json.dumps(head, ensure_ascii=False)[:-1]}, "cells": [\n{lines}\n]}}\n'


def write_samples(folder: Path) -> list[Path]:
    """Write the samples and their truth into `folder` and return the paths of what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    report = sample_report()
    jobs = [Job(report, form, quirks, _SEED) for form, quirks in SAMPLES.items() if form in available_formats()]
    written = [folder / "truth.json"]
    written[0].write_text(truth_json(report), encoding="utf-8")
    for job, content in zip(jobs, render_many(jobs), strict=True):
        path = folder / f"report.{job.format}"
        path.write_bytes(content)
        written.append(path)
    return written


if __name__ == "__main__":
    for each in write_samples(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("data/samples")):
        print(each)  # noqa: T201 - a command's output
