"""How rows are asked for: by the name of a query and its parameters, with or without a cache in between."""

from __future__ import annotations

import math
from datetime import date
from typing import Any, Protocol, TypeAlias

import pandas as pd

from gkdash.i18n.formats import in_beijing
from gkdash.store import Reader

Row: TypeAlias = dict[str, Any]
"""One row of a query: None where the store has null, `date` in columns named `…_on`."""

Parameter: TypeAlias = str | int | float | tuple[str, ...] | tuple[int, ...] | None


class Ask(Protocol):
    """Gives the rows of a named query."""

    def __call__(self, name: str, /, **parameters: Parameter) -> list[Row]:
        """Return all rows of the query with these parameters bound."""


class StoreAsk:
    """Asks a reader directly; for commands, which ask each question once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    def __call__(self, name: str, /, **parameters: Parameter) -> list[Row]:
        """Return all rows of the query with these parameters bound."""
        return records(self._reader.query(name, **bound(parameters)))


def bound(parameters: dict[str, Parameter]) -> dict[str, object]:
    """Return parameters as the store takes them: several values as a list."""
    return {key: list(value) if isinstance(value, tuple) else value for key, value in parameters.items()}


def records(frame: pd.DataFrame) -> list[Row]:
    """Return a frame as rows of plain values."""
    columns: dict[str, list[Any]] = {}
    for name in frame.columns:
        convert = _date if str(name).endswith("_on") else _plain
        columns[str(name)] = [convert(value) for value in frame[name].tolist()]
    names = list(columns)
    return [dict(zip(names, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NaT or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    return in_beijing(value.to_pydatetime()) if isinstance(value, pd.Timestamp) else value


def _date(value: Any) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None
