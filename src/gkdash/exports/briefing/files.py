"""The briefing in the formats it is handed over in; the archive holds all of them, with the figures' data and drawings."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from gkdash.charts import Grid
from gkdash.exports.briefing.document import docx
from gkdash.exports.briefing.model import Briefing, Figure
from gkdash.exports.briefing.slides import pptx
from gkdash.exports.briefing.web import html
from gkdash.exports.pack import packed
from gkdash.exports.safe import csv_bytes, file_stem
from gkdash.exports.svg import svg

FORMATS = ("docx", "pptx", "html", "zip")

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
    "zip": "application/zip",
}


def written(briefing: Briefing, form: str, templates: Mapping[str, Path]) -> bytes:
    """Return the briefing in one format, on the template for it where there is one."""
    match form:
        case "docx":
            return docx(briefing, templates.get(form))
        case "pptx":
            return pptx(briefing, templates.get(form))
        case "html":
            return html(briefing)
        case "zip":
            return _archive(briefing, templates)
    raise ValueError(form)


def name(briefing: Briefing) -> str:
    """Return the name of its files, without ending."""
    return file_stem(briefing.title)


def _archive(briefing: Briefing, templates: Mapping[str, Path]) -> bytes:
    members = list(_members(briefing, templates))
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in members)
    return packed([*members, ("SHA256SUMS", sums.encode())])


def _members(briefing: Briefing, templates: Mapping[str, Path]) -> Iterator[tuple[str, bytes]]:
    for form in ("docx", "pptx", "html"):
        yield f"{name(briefing)}.{form}", written(briefing, form, templates)
    for figure in briefing.figures:
        stem = f"{briefing.t('图')}{figure.number:02d} {file_stem(figure.name)}"
        yield f"data/{stem}.csv", csv_bytes(figure.chart.head, [_row(row) for row in figure.chart.rows])
        if not isinstance(figure.chart.plot, Grid):
            yield f"charts/{stem}.svg", svg(figure.chart, "f").encode("utf-8", errors="replace")
    listed = [_listed(figure, briefing) for figure in briefing.figures]
    yield "figures.json", (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode("utf-8", errors="replace")


def _row(row: tuple[object, ...]) -> list[object]:
    """Return a row for CSV: what is not reported is an empty field."""
    return ["" if value is None else value for value in row]


def _listed(figure: Figure, briefing: Briefing) -> dict[str, object]:
    """Return what leads back from a figure to where it came from."""
    return {
        "number": figure.number,
        "view": figure.view,
        "address": figure.address,
        "title": figure.chart.title,
        "unit": figure.chart.unit,
        "coverage": figure.chart.coverage,
        "definition": figure.chart.definition,
        "metrics": list(figure.chart.metrics),
        "generation": briefing.origin.generation,
        "as_of": briefing.origin.as_of.isoformat(),
        "reference": figure.reference,
    }
