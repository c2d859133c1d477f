"""Render a report's truth as a file of any format, with any of the peculiarities that published files show.

What a document says is never changed by how it looks: where a combination of traits would leave a figure's place
undecided for a person too, the combination is softened here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.archive import write_zip
from gkdash.demo.render.docx import write_docx
from gkdash.demo.render.flow import Item, flow
from gkdash.demo.render.html import write_html
from gkdash.demo.render.markdown import write_markdown
from gkdash.demo.render.odt import write_odt
from gkdash.demo.render.office import converted, office
from gkdash.demo.render.pdf import write_pdf
from gkdash.demo.render.quirks import PLAIN, Quirks, draw, unusual
from gkdash.demo.render.sheet import plan
from gkdash.demo.render.text import write_text
from gkdash.demo.render.xls import write_xls
from gkdash.demo.render.xlsx import write_xlsx

__all__ = ["FORMATS", "PLAIN", "Job", "Quirks", "available_formats", "draw", "render", "render_many", "unusual"]

FORMATS = ("docx", "doc", "pdf", "html", "txt", "md", "xlsx", "xls", "odt", "zip")
"""All formats; `doc` can be written only where LibreOffice is installed."""

_Writer = Callable[[list[Item], Quirks, Random, ReportTruth], bytes]

_WRITERS: dict[str, _Writer] = {
    "docx": lambda items, quirks, random, _: write_docx(items, quirks, random),
    "odt": lambda items, quirks, random, _: write_odt(items, quirks, random),
    "html": write_html,
    "txt": lambda items, quirks, random, _: write_text(items, quirks, random),
    "md": lambda items, quirks, random, _: write_markdown(items, quirks, random),
    "pdf": lambda items, quirks, random, report: write_pdf(items, quirks, random, report.title),
    "xlsx": lambda items, quirks, random, report: write_xlsx(plan(items, quirks, random, report.signed_on)),
    "xls": lambda items, quirks, random, report: write_xls(plan(items, quirks, random, report.signed_on)),
}


@dataclass(frozen=True, slots=True)
class Job:
    """One file to be rendered."""

    report: ReportTruth
    format: str
    quirks: Quirks
    seed: int


def available_formats() -> tuple[str, ...]:
    """Return the formats that can be written here, in a fixed order."""
    return tuple(name for name in FORMATS if name != "doc" or office() is not None)


def render(report: ReportTruth, format: str, quirks: Quirks = PLAIN, seed: int = 0) -> bytes:  # noqa: A002 - the caller's word
    """Return the report as a file; the same arguments give the same bytes, except for what LibreOffice makes.

    Raise FileNotFoundError for `doc` where LibreOffice is not installed, RuntimeError where it made no file.
    """
    return render_many([Job(report, format, quirks, seed)])[0]


def render_many(jobs: Sequence[Job]) -> list[bytes]:
    """Return the files of all jobs in order; what needs LibreOffice is converted in one start per format."""
    files: list[bytes | None] = []
    waiting: dict[str, list[int]] = {}
    for job in jobs:
        target = _office_target(job)
        if target:
            waiting.setdefault(target, []).append(len(files))
        files.append(_direct(_as_docx(job) if target else job))
    for target, places in waiting.items():
        sources = [content for at in places if (content := files[at]) is not None]
        for at, made in zip(places, converted(sources, target), strict=True):
            files[at] = made
    for job, made in zip(jobs, files, strict=True):
        if made is None:
            raise RuntimeError(f"LibreOffice made no {job.format} of {job.report.title} (seed {job.seed})")
    return [made for made in files if made is not None]


def _as_docx(job: Job) -> Job:
    """Return the job whose docx LibreOffice converts.

    On its way to .doc it prints content controls twice and numbers the columns that `gridBefore` skips.
    """
    docx = job.quirks.docx
    if job.format == "doc":
        docx = replace(docx, controls="none", grid_before=False)
    return replace(job, format="docx", quirks=replace(job.quirks, docx=docx))


def _office_target(job: Job) -> str:
    if job.format == "doc":
        return "doc"
    if job.format == "pdf" and job.quirks.pdf.maker == "office" and office() is not None:
        return "pdf"
    return ""


def _direct(job: Job) -> bytes:
    random = Random(job.seed)  # noqa: S311 - chance for looks, not for secrets
    quirks = _readable(job)
    if job.format == "zip":
        inner = quirks.archive.inner
        made = _direct(Job(job.report, inner, job.quirks, job.seed))
        return write_zip(made, inner, job.report, quirks.archive, random)
    items = flow(job.report, quirks, random)
    return _WRITERS[job.format](items, quirks, random, job.report)


def _readable(job: Job) -> Quirks:
    """Return the quirks without combinations that would hide from a person where a figure belongs."""
    quirks, shape, words = job.quirks, job.quirks.shape, job.quirks.words
    stream = (job.format == "html" and quirks.html.stream) or (
        job.format == "txt" and quirks.text.style in {"dump", "lines", "spaces", "aligned"}
    )
    if stream and shape.merges == "repeat":
        shape = replace(shape, merges="spans")
    by_place = job.format in {"pdf", "xlsx", "xls"} or (
        job.format == "txt" and quirks.text.style in {"aligned", "commas"}
    )
    if shape.merges == "ragged" and by_place:
        shape = replace(shape, merges="spans")
    if job.format == "pdf" and quirks.pdf.maker == "direct":
        words = replace(words, script="hans")
    return replace(quirks, shape=shape, words=words)
