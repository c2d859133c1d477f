"""`gkdash parse` and `gkdash text`: documents in, JSON lines or plain text out; no store is opened, no file written."""

from __future__ import annotations

import hashlib
import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import click

from gkdash.errors import ErrorCode
from gkdash.ingest.jsonl import to_json
from gkdash.records import Parsed, ReadingWarning
from gkdash.settings import load

_NEAREST = (
    ErrorCode.ENCRYPTED,
    ErrorCode.DAMAGED,
    ErrorCode.TOO_LARGE,
    ErrorCode.TIMEOUT,
    ErrorCode.NO_TEXT_LAYER,
    ErrorCode.NOT_A_REPORT,
    ErrorCode.UNSUPPORTED_FORMAT,
)

_CHECKED_TOGETHER = 32
_LONGEST_WAIT = 1.0
"""Seconds after which what has been read is checked and printed, though it be one document."""


@click.command("parse", epilog="Example: gkdash parse 2024/*.docx > reports.jsonl")
@click.argument(
    "files", metavar="FILE…", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
@click.option("--workers", type=click.IntRange(min=1), default=None, help="Parsing processes (default: one per core).")
@click.pass_context
def parse_command(ctx: click.Context, files: tuple[Path, ...], workers: int | None) -> None:
    """读取年度报告，每个文件输出一行 JSON。Read reports and print one JSON object per FILE.

    Exit status: 0 when every file gave a report, 1 when at least one did not.
    """
    from gkdash.checks.single import Given, desk  # noqa: PLC0415 - keeps `gkdash --help` fast
    from gkdash.ingest.pool import parse_files  # noqa: PLC0415

    settings = load()
    failed = False
    count = min(workers or settings.workers, len(files))
    with desk() as made:
        for lines in _together(parse_files(list(files), workers=count, limits=settings.limits)):
            reports = [one.report for one, _ in lines if one.report is not None]
            findings = iter(made.examine([Given(report) for report in reports]))
            for one, whole in lines:
                failed = failed or one.failure is not None
                found = [] if one.report is None else next(findings)
                _print(json.dumps(to_json(one, found, whole), ensure_ascii=False))
    ctx.exit(1 if failed else 0)


def _together(outcomes: Iterable[tuple[Path, list[Parsed]]]) -> Iterator[list[tuple[Parsed, str]]]:
    """Yield what is printed, several documents at a time: checking them together costs hardly more than checking one."""
    waiting: list[tuple[Parsed, str]] = []
    began = time.monotonic()
    for path, parsed in outcomes:
        shown = per_file(parsed)
        whole = hashlib.sha256(path.read_bytes()).hexdigest() if any(one.member for one in shown) else ""
        waiting += [(one, whole) for one in shown]
        unread = all(one.report is None for one, _ in waiting)  # nothing to check, so nothing to wait for
        if unread or len(waiting) >= _CHECKED_TOGETHER or time.monotonic() - began > _LONGEST_WAIT:
            yield waiting
            waiting = []
            began = time.monotonic()
    if waiting:
        yield waiting


def per_file(parsed: list[Parsed]) -> list[Parsed]:
    """Return what is printed for one file: an archive's only report stands for it, its other members in a warning.

    Where no member gave a report, the one that came nearest to it stands for the archive: a report that needs a password
    rather than the note that lies beside it.
    """
    reports = [one for one in parsed if one.report is not None]
    if len(parsed) <= 1 or len(reports) > 1:
        return parsed
    if not reports:
        return [min(parsed, key=_distance)]
    only, report = reports[0], reports[0].report
    others = "；".join(f"{one.member}（{one.failure.message}）" for one in parsed if one.failure is not None)
    if report is None or not others:
        return [only]
    warning = ReadingWarning("other_members", f"压缩包中的其他文件不是年度报告：{others}")
    return [_with_warning(only, warning)]


def _distance(parsed: Parsed) -> int:
    return _NEAREST.index(ErrorCode(parsed.failure.code)) if parsed.failure else -1


def _with_warning(parsed: Parsed, warning: ReadingWarning) -> Parsed:
    report = parsed.report
    if report is None:
        return parsed
    return replace(parsed, report=replace(report, warnings=(*report.warnings, warning)))


@click.command("text", epilog="Example: gkdash text 2024/report.docx")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def text_command(file: Path) -> None:
    """输出一个文件的纯文本，指标的起止位置以此为准。Print the plain text that offsets refer to."""
    from gkdash.ingest.alone import text_of_file  # noqa: PLC0415 - keeps `gkdash --help` fast

    _print(text_of_file(file, load().limits))


def _print(text: str) -> None:
    """Write a line in UTF-8 whatever the terminal's encoding; a lone surrogate from a broken file becomes `?`."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")
    sys.stdout.buffer.flush()
