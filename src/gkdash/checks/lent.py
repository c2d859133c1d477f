"""What the SQL of checks may join besides the store's own tables: the form, its relations, and the thresholds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.resources import files

import pyarrow as pa

from gkdash.checks.places import column_name, row_name
from gkdash.checks.relations import instance_rows, operand_rows
from gkdash.forms import CellKey, all_editions
from gkdash.forms.crosswalk import counterpart
from gkdash.store import Examination


@lru_cache(maxsize=1)
def form_tables() -> Mapping[str, pa.Table]:
    """Return the form as tables: form_cell, form_column, form_table, form_section, form_year and its relations."""
    return {
        "form_cell": pa.Table.from_pylist(list(_cells())),
        "form_column": pa.Table.from_pylist(list(_columns())),
        "form_table": pa.Table.from_pylist(
            [
                {"edition": form.id, "table_key": table.key, "position": place}
                for form in all_editions()
                for place, table in enumerate(form.tables)
            ]
        ),
        "form_section": pa.Table.from_pylist(
            [
                {"edition": form.id, "section_key": section.key, "position": place}
                for form in all_editions()
                for place, section in enumerate(form.sections)
            ]
        ),
        "form_year": pa.Table.from_pylist(
            [{"edition": form.id, "since": form.since, "until": form.until} for form in all_editions()],
            pa.schema([("edition", pa.string()), ("since", pa.int32()), ("until", pa.int32())]),
        ),
        "form_operand": pa.Table.from_pylist(operand_rows()),
        "form_instance": pa.Table.from_pylist(instance_rows()),
    }


def lend(examination: Examination, values: Mapping[str, float]) -> None:
    """Give an examination the form, the thresholds (one row, one column each) and the reports to look at."""
    for name, rows in form_tables().items():
        examination.lend(name, rows)
    examination.lend("threshold", pa.Table.from_pylist([dict(values)]))
    examination.run((files("gkdash.checks") / "examined.sql").read_text(encoding="utf-8"))


def _cells() -> Iterator[dict[str, object]]:
    for form in all_editions():
        place = 0
        for table in form.tables:
            for block in table.blocks:
                for row in block.rows:
                    for column in block.columns:
                        place += 1
                        yield {
                            "edition": form.id,
                            "table_key": table.key,
                            "row_key": row.key,
                            "column_key": column.key,
                            "position": place,
                            "kind": column.kind.value,
                            "columns_of_row": len(block.columns),
                            "is_comparable": _is_comparable((table.key, row.key, column.key), form.id),
                            "row_label": row_name(table.key, row.key, "zh"),
                            "row_english": row_name(table.key, row.key, "en"),
                            "column_label": column_name(table.key, column.key, "zh"),
                            "column_english": column_name(table.key, column.key, "en"),
                        }


def _is_comparable(key: CellKey, form_id: str) -> bool:
    """Tell whether every other edition asks for the same figure under the same name."""
    return all(counterpart(key, form_id, other.id) == (key,) for other in all_editions() if other.id != form_id)


def _columns() -> Iterator[dict[str, object]]:
    for form in all_editions():
        for table in form.tables:
            seen = dict.fromkeys(column.key for block in table.blocks for column in block.columns)
            for place, key in enumerate(seen):
                yield {
                    "edition": form.id,
                    "table_key": table.key,
                    "column_key": key,
                    "position": place,
                    "label": column_name(table.key, key, "zh"),
                    "english": column_name(table.key, key, "en"),
                }
