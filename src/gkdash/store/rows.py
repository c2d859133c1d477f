"""From records to rows: column-wise Arrow tables of a batch of documents, as the tables of the store have them."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath

import pyarrow as pa

from gkdash import forms
from gkdash.documents import Address
from gkdash.errors import ErrorCode
from gkdash.records import Parsed, Report
from gkdash.store import claims, outcomes
from gkdash.store.texts import texts

_NOWHERE = Address()

_OFF_FORM = frozenset({("applications", "other")})
"""Rows that a report may print beyond its edition: （六）其他处理 as one row in a report of 2021."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An outcome of reading with what the store knows besides: the file's hash, and when the run began (UTC)."""

    parsed: Parsed
    file_sha256: str
    first_seen: datetime
    parser_version: str

    @property
    def document_id(self) -> str:
        """Id of the document."""
        return document_id(self.parsed.sha256)


def document_id(sha256: str) -> str:
    """Return the id made from a hash: 60 bits, since DuckDB joins strings up to twelve bytes without a pointer."""
    return base64.b32encode(bytes.fromhex(sha256[:16]))[:12].decode().lower()


def fingerprint(report: Report) -> str:
    """Return a hash over edition, values and states of all cells; what was printed around them does not count."""
    lines = sorted(
        f"{cell.table}/{cell.row}/{cell.column}={cell.state.value}:{'' if cell.value is None else float(cell.value)}"
        for cell in report.cells
    )
    return hashlib.sha256("\n".join([report.edition, *lines]).encode()).hexdigest()[:32]


def defect(report: Report) -> str:
    """Return what is wrong with the set of cells, as a sentence; empty where every cell of the edition is there once."""
    try:
        wanted = set(forms.edition(report.edition).cells())
    except KeyError:
        return f"读取给出了未知的报告格式版本 {report.edition}。这是程序的缺陷，与文件无关，请反馈。"
    found = Counter((cell.table, cell.row, cell.column) for cell in report.cells)
    twice = [key for key, count in found.items() if count > 1]
    absent = [key for key in wanted if key not in found]
    foreign = [key for key in found if key not in wanted and key[:2] not in _OFF_FORM]
    if not (twice or absent or foreign):
        return ""
    return (
        f"读取给出 {len(report.cells)} 个单元格，{report.edition} 版格式应有 {len(wanted)} 个"
        f"（重复 {len(twice)}，缺少 {len(absent)}，多出 {len(foreign)}）。这是程序的缺陷，与文件无关，请反馈。"
    )


def tables(batch: Sequence[Loaded]) -> dict[str, pa.Table]:
    """Return the rows of a batch by table name; `place` are its rows for table source.

    A document that is there twice has one row, from where it stands first, and two places. A reading with a defective
    set of cells becomes a failure.
    """
    places = batch
    first = {item.document_id: item for item in reversed(batch)}
    batch = [first[key] for key in dict.fromkeys(item.document_id for item in batch)]
    defects = {item.document_id: defect(item.parsed.report) for item in batch if item.parsed.report}
    good = [
        (item.document_id, claims.traced(item.parsed.report))
        for item in batch
        if item.parsed.report and not defects[item.document_id]
    ]
    return {
        "document": _documents(batch, defects),
        "place": _places(places),
        "report": _reports(good),
        "cell": _cells(good),
        "section": _sections(good),
        "warning": _warnings(good),
        **claims.tables(good),
        "report_outcome": outcomes.table(good),
    }


def _places(batch: Sequence[Loaded]) -> pa.Table:
    return pa.table(
        {
            "document_id": texts([item.document_id for item in batch]),
            "source": texts([item.parsed.source for item in batch]),
            "member": texts([item.parsed.member for item in batch]),
            "file_sha256": texts([item.file_sha256 for item in batch]),
            "first_seen": pa.array([item.first_seen for item in batch], pa.timestamp("us")),
        }
    )


def _documents(batch: Sequence[Loaded], defects: dict[str, str]) -> pa.Table:
    failures: list[tuple[str | None, str | None]] = []
    for item in batch:
        failure, report = item.parsed.failure, item.parsed.report
        if failure:
            failures.append((str(failure.code), failure.message))
        elif report is None:
            failures.append((ErrorCode.DAMAGED.value, "读取既没有给出报告，也没有给出原因。这是程序的缺陷，请反馈。"))
        elif defects[item.document_id]:
            failures.append((ErrorCode.DAMAGED.value, defects[item.document_id]))
        else:
            failures.append((None, None))
    parsed = [item.parsed for item in batch]
    return pa.table(
        {
            "document_id": texts([item.document_id for item in batch]),
            "sha256": texts([item.sha256 for item in parsed]),
            "file_sha256": texts([item.file_sha256 for item in batch]),
            "source": texts([item.source for item in parsed]),
            "file_name": texts([file_name(item) for item in parsed]),
            "member": texts([item.member for item in parsed]),
            "media_type": texts([item.media_type for item in parsed]),
            "size_bytes": pa.array([item.size for item in parsed], pa.int64()),
            "first_seen": pa.array([item.first_seen for item in batch], pa.timestamp("us")),
            "parser_version": texts([item.parser_version for item in batch]),
            "seconds": pa.array([item.seconds for item in parsed], pa.float64()),
            "error_code": texts([code for code, _ in failures]),
            "error_message": texts([message for _, message in failures]),
        }
    )


def file_name(parsed: Parsed) -> str:
    """Return the name a person knows the document by: the member's in an archive, else the file's, without folders."""
    return PurePath((parsed.member or parsed.source).replace("\\", "/")).name


def _reports(good: Sequence[tuple[str, Report]]) -> pa.Table:
    reports = [report for _, report in good]
    ids = texts([key for key, _ in good])
    return pa.table(
        {
            "report_id": ids,
            "document_id": ids,
            "agency_name": texts([item.agency or None for item in reports]),
            "year": pa.array([item.year for item in reports], pa.int32()),
            "edition": texts([item.edition for item in reports]),
            "title": texts([item.title for item in reports]),
            "signed_on": pa.array([item.signed_on for item in reports], pa.date32()),
            "published_on": pa.array([item.published_on for item in reports], pa.date32()),
            "cell_count": pa.array([len(item.cells) for item in reports], pa.int32()),
            "fingerprint": texts([fingerprint(item) for item in reports]),
            "text": texts([item.text for item in reports]),
        }
    )


def _cells(good: Sequence[tuple[str, Report]]) -> pa.Table:
    keys = [key for key, report in good for _ in report.cells]
    cells = [cell for _, report in good for cell in report.cells]
    at = [cell.address or _NOWHERE for cell in cells]
    return pa.table(
        {
            "report_id": texts(keys),
            "table_key": texts([cell.table for cell in cells]),
            "row_key": texts([cell.row for cell in cells]),
            "column_key": texts([cell.column for cell in cells]),
            "value": pa.array([None if cell.value is None else float(cell.value) for cell in cells], pa.float64()),
            "state": texts([cell.state.value for cell in cells]),
            "raw": texts([cell.raw for cell in cells]),
            "doubt": texts([cell.doubt or None for cell in cells]),
            "part": texts([item.part or None for item in at]),
            "page": pa.array([item.page for item in at], pa.int32()),
            "grid": pa.array([item.table for item in at], pa.int32()),
            "grid_row": pa.array([item.row for item in at], pa.int32()),
            "grid_column": pa.array([item.column for item in at], pa.int32()),
            "start_offset": pa.array([item.start for item in at], pa.int32()),
            "end_offset": pa.array([item.end for item in at], pa.int32()),
            "box": pa.array([item.box for item in at], pa.list_(pa.float64())),
        }
    )


def _sections(good: Sequence[tuple[str, Report]]) -> pa.Table:
    keys = [key for key, report in good for _ in report.sections]
    sections = [section for _, report in good for section in report.sections]
    return pa.table(
        {
            "report_id": texts(keys),
            "section_key": texts([item.key for item in sections]),
            "heading": texts([item.heading for item in sections]),
            "characters": pa.array([item.characters for item in sections], pa.int32()),
            "start_offset": pa.array([item.start for item in sections], pa.int32()),
            "end_offset": pa.array([item.end for item in sections], pa.int32()),
            "body": texts([item.text for item in sections]),
        }
    )


def _warnings(good: Sequence[tuple[str, Report]]) -> pa.Table:
    keys = [key for key, report in good for _ in report.warnings]
    warnings = [warning for _, report in good for warning in report.warnings]
    at = [warning.address or _NOWHERE for warning in warnings]
    return pa.table(
        {
            "report_id": texts(keys),
            "code": texts([item.code for item in warnings]),
            "message": texts([item.message for item in warnings]),
            "part": texts([item.part or None for item in at]),
            "page": pa.array([item.page for item in at], pa.int32()),
            "start_offset": pa.array([item.start for item in at], pa.int32()),
            "end_offset": pa.array([item.end for item in at], pa.int32()),
        }
    )
