"""The demonstration on disk: which report lies in which file, and everything written, with the truth of each file.

The plan (format, folder, name, looks) follows from the seed and the report alone. Reports lie in `reports/`, which is
what is loaded; roster, truth and the label that all is fictional lie beside it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gkdash.demo.county import County
from gkdash.demo.dice import Dice
from gkdash.demo.filenames import file_name, folder_name
from gkdash.demo.model import ReportTruth
from gkdash.demo.render import FORMATS, Job, available_formats, draw, render_many
from gkdash.demo.strays import strays
from gkdash.demo.truth import report_record

_SHARES = {"docx": 37, "html": 20, "pdf": 10, "doc": 8, "txt": 7, "xlsx": 5, "xls": 3, "odt": 4, "md": 2, "zip": 4}
_UNUSUAL = 0.1
_CHUNK = 12

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Planned:
    """One file to be written: its path below the folder, the report in it, and how it looks."""

    path: str
    job: Job


@dataclass(frozen=True, slots=True)
class Written:
    """What was written; `reports` is the folder to load, `skipped` the formats that cannot be written here."""

    folder: Path
    reports: Path
    files: tuple[Path, ...]
    truth: Path
    roster: Path
    label: Path
    skipped: tuple[str, ...]


def plan(reports: Sequence[ReportTruth], seed: int, formats: Sequence[str]) -> list[Planned]:
    """Return the file of every report, and for one report in ninety a second copy in another format."""
    used: set[str] = set()
    planned: list[Planned] = []
    for report in reports:
        dice = Dice(seed, report.agency_id, report.year, "file")
        format_ = _format(dice, formats)
        copies = [(format_, "")]
        if report.revision == 1 and dice.chance("copy", 1 / 90):
            copies.append(("pdf" if format_ != "pdf" else "docx", "副本"))
        for form, mark in copies:
            mark = "（更正版）" if report.revision > 1 else mark  # noqa: PLW2901 - a name has one mark
            stem, extension = file_name(report, form, dice, mark)
            folder = folder_name(report)
            path, number = f"{folder}/{stem}.{extension}", 1
            while path in used:
                number += 1
                path = f"{folder}/{stem}({number}).{extension}"
            used.add(path)
            planned.append(Planned(path, _job(report, form, dice)))
    return planned


def write(
    folder: Path,
    county: County,
    *,
    formats: Sequence[str] | None = None,
    workers: int = 2,
    bad_files: bool = True,
    progress: Progress | None = None,
) -> Written:
    """Write the county's files, roster and truth below `folder`, which need not exist; same county, same files.

    `formats` are those to use (all that can be written here by default); `progress` is told how many of how many files
    are done. Raise OSError where the folder cannot be written.
    """
    wanted = tuple(formats or FORMATS)
    possible = tuple(name for name in wanted if name in available_formats())
    reports = folder / "reports"
    planned = plan(county.reports, county.seed, possible)
    digests = _write_all(reports, planned, workers, progress)
    lines = [
        {"path": item.path, "sha256": digests[item.path], "format": item.job.format, **report_record(item.job.report)}
        for item in planned
    ]
    extra = _write_strays(reports, county) if bad_files else []
    truth, roster, label = folder / "truth.jsonl", folder / "roster.csv", folder / "demo.json"
    with truth.open("w", encoding="utf-8") as out:
        for line in [*lines, *extra]:
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    roster.write_text(county.roster_csv(), encoding="utf-8-sig")
    label.write_text(json.dumps(_label(county), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return Written(
        folder=folder,
        reports=reports,
        files=tuple(reports / line["path"] for line in [*lines, *extra]),
        truth=truth,
        roster=roster,
        label=label,
        skipped=tuple(name for name in wanted if name not in possible),
    )


def _format(dice: Dice, formats: Sequence[str]) -> str:
    shares = [(name, _SHARES[name]) for name in FORMATS if name in formats]
    left = dice.unit("format") * sum(share for _, share in shares)
    for name, share in shares:
        left -= share
        if left < 0:
            return name
    return shares[-1][0]


def _job(report: ReportTruth, form: str, dice: Dice) -> Job:
    """Return how a report is rendered: a few traits unusual, simplified characters, no second program for PDF."""
    quirks = draw(dice.rng(f"looks.{form}"), form, _UNUSUAL)
    quirks = replace(quirks, words=replace(quirks.words, script="hans"), pdf=replace(quirks.pdf, maker="direct"))
    return Job(report, form, quirks, dice.integer(f"seed.{form}", 0, 2**31))


def _write_all(folder: Path, planned: Sequence[Planned], workers: int, progress: Progress | None) -> dict[str, str]:
    # LibreOffice starts once for all .doc files, and runs while the other worker writes the rest
    office = [item for item in planned if item.job.format == "doc"]
    others = [item for item in planned if item.job.format != "doc"]
    chunks = ([office] if office else []) + list(_chunks(others, _CHUNK))
    digests: dict[str, str] = {}
    for part in _done(folder, chunks, workers):
        digests.update(part)
        if progress:
            progress(len(digests), len(planned))
    return digests


def _done(folder: Path, chunks: list[list[Planned]], workers: int) -> Iterator[dict[str, str]]:
    if workers <= 1 or len(chunks) <= 2:
        for chunk in chunks:
            yield _write_chunk(folder, chunk)
        return
    # `spawn`: a fork of a process with threads (a server, a database) may hang
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        waiting = [pool.submit(_write_chunk, folder, chunk) for chunk in chunks]
        for future in as_completed(waiting):
            yield future.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _write_chunk(folder: Path, chunk: Sequence[Planned]) -> dict[str, str]:
    digests: dict[str, str] = {}
    for item, content in zip(chunk, render_many([item.job for item in chunk]), strict=True):
        path = folder / item.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        digests[item.path] = hashlib.sha256(content).hexdigest()
    return digests


def _write_strays(folder: Path, county: County) -> list[dict[str, Any]]:
    lines: list[dict[str, Any]] = []
    for stray in strays(county):
        path = folder / stray.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(stray.content)
        digest = hashlib.sha256(stray.content).hexdigest()
        lines.append({"path": stray.path, "sha256": digest, "error": {"code": str(stray.code)}})
    return lines


def _label(county: County) -> dict[str, Any]:
    return {
        "fictional": True,
        "notice": county.notice,
        "county": county.name,
        "city": county.city,
        "seed": county.seed,
        "years": list(county.years),
        "reports": len(county.reports),
    }


def _chunks(items: Sequence[Planned], size: int) -> Iterator[list[Planned]]:
    source = iter(items)
    while chunk := list(islice(source, size)):
        yield chunk
