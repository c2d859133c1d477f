"""From the bytes of one file to the outcomes for its documents: read, extract, and say why where that fails.

Never raises for a bad file: whatever goes wrong becomes a Failure. Does not protect itself from files that hang or kill
the process; `pool` does.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from gkdash.errors import ErrorCode, UnreadableDocument, out_of_memory
from gkdash.readers import Kind, read, read_as, sniff, too_large
from gkdash.readers.archive import contents
from gkdash.records import Failure, Parsed, ReadingWarning, Report
from gkdash.settings import Limits

_log = logging.getLogger(__name__)
_Made = TypeVar("_Made")


def parse_bytes(data: bytes, source: str, limits: Limits) -> list[Parsed]:
    """Return the outcome for each document in a file: one, or for an archive one per member, sorted by path."""
    if len(data) > limits.file_bytes:
        return [_failed(Parsed(source, _hash(data), len(data), ""), too_large(limits))]
    kind = sniff(data)
    if kind.reader != "archive":
        return [_parse(data, kind, source, "", limits)]
    try:
        found = contents(data, limits)
    except UnreadableDocument as error:
        return [_failed(Parsed(source, _hash(data), len(data), kind.media_type), error)]
    outcomes = []
    for member in found.members:
        if member.problem is not None:
            blank = Parsed(source, _hash(member.data), len(member.data), "", member.name)
            outcomes.append(_failed(blank, member.problem))
        elif len(member.data) > limits.file_bytes:
            blank = Parsed(source, _hash(member.data), len(member.data), "", member.name)
            outcomes.append(_failed(blank, too_large(limits)))
        else:
            outcomes.append(_parse(member.data, sniff(member.data), source, member.name, limits))
    notes = tuple(ReadingWarning(note.code, note.message) for note in found.notes)
    return [_with_warnings(one, notes) for one in outcomes]


def _parse(data: bytes, kind: Kind, source: str, member: str, limits: Limits) -> Parsed:
    blank = Parsed(source, _hash(data), len(data), kind.media_type, member)
    began = time.perf_counter()
    made = _tried(lambda: _report(data, kind, limits), f"{source} {member}", limits)
    outcome = _failed(blank, made) if isinstance(made, UnreadableDocument) else replace(blank, report=made)
    return replace(outcome, seconds=time.perf_counter() - began)


def text_of(data: bytes, source: str, limits: Limits) -> str | UnreadableDocument:
    """Return the plain text of the only document in a file, or why there is none."""
    return _tried(lambda: read(data, name=source, limits=limits).text, source, limits)


def _tried(work: Callable[[], _Made], source: str, limits: Limits) -> _Made | UnreadableDocument:
    try:
        return work()
    except UnreadableDocument as error:
        return error
    except MemoryError:
        return out_of_memory()
    except BaseException as error:  # a defect in a reader costs one file, not the run; Rust panics are no Exception
        if isinstance(error, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        if limits.is_scant:
            # OSError: libpdfium.so: failed to map segment from shared object
            return out_of_memory()
        _log.exception("%s: the reader or the extraction has a defect", source)
        message = f"读取时出错（{type(error).__name__}），文件可能已损坏。"
        return UnreadableDocument(ErrorCode.DAMAGED, message, "请重新导出或重新下载。")


def _report(data: bytes, kind: Kind, limits: Limits) -> Report:
    document = read_as(kind, data, limits)
    from gkdash.extract import extract  # noqa: PLC0415 - a file that no reader opens does not need the forms

    return extract(document)


def _with_warnings(parsed: Parsed, warnings: tuple[ReadingWarning, ...]) -> Parsed:
    if parsed.report is None or not warnings:
        return parsed
    return replace(parsed, report=replace(parsed.report, warnings=(*parsed.report.warnings, *warnings)))


def _failed(parsed: Parsed, error: UnreadableDocument) -> Parsed:
    return replace(parsed, failure=Failure(error.code.value, str(error)))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
