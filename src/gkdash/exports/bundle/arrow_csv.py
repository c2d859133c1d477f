"""CSV from batches of Arrow: UTF-8 with BOM, lists in one cell, and text that begins like a formula made harmless.

The rule is that of `exports.safe`, applied to whole columns at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv

from gkdash.exports.safe import FORMULA, defused

BOM = b"\xef\xbb\xbf"
_SEPARATOR = "；"
_BEGINS = "^[" + "".join(f"\\x{ord(char):02x}" for char in FORMULA) + "]"


def write_csv(out: BinaryIO, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write a table with its heading, also where it has no rows."""
    out.write(BOM)
    plain = _flat(pa.RecordBatch.from_pylist([], schema=schema)).schema
    with pyarrow.csv.CSVWriter(out, plain) as writer:
        for batch in batches:
            writer.write_batch(_flat(batch))


def _flat(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = dict(_columns(batch))
    return pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def _columns(batch: pa.RecordBatch) -> Iterator[tuple[str, Any]]:
    for name, column in zip(batch.schema.names, batch.columns, strict=True):
        if pa.types.is_list(column.type):
            yield name, _defused(pa.array([_joined(item) for item in column.to_pylist()], pa.string()))
        elif pa.types.is_string(column.type):
            yield name, _defused(column)
        else:
            yield name, column


def _joined(items: list[object] | None) -> str | None:
    if items is None:
        return None
    return _SEPARATOR.join(f"{item:g}" if isinstance(item, float) else str(item) for item in items)


def _defused(column: Any) -> Any:
    """Return the column with an apostrophe where one is due; the few cells in question are judged one by one."""
    suspect = pc.fill_null(pc.match_substring_regex(column, _BEGINS), fill_value=False)
    if not pc.any(suspect).as_py():
        return column
    return pc.replace_with_mask(
        column, suspect, pa.array([defused(item) for item in column.filter(suspect).to_pylist()], pa.string())
    )
