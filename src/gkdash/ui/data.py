"""The cached face of the store: every `st.cache_*` of the project, and nothing that draws.

Everything cached is keyed by the store's URL, its generation and the query's own parameters, the scope among them; a
generation never changes, so what is cached under it never goes stale. Results are the same for everybody in both
languages; translation happens when they are drawn.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date
from functools import partial
from typing import Any, TypeAlias

import pandas as pd
import streamlit as st

from gkdash import settings
from gkdash.forms import all_editions
from gkdash.state import State, open_state
from gkdash.store import Reader, open_store
from gkdash.store.archive import Archive

Row: TypeAlias = dict[str, Any]
"""One row of a query: None where the store has null, `date` in columns named `…_on`."""

Parameter: TypeAlias = str | int | tuple[str, ...] | tuple[int, ...] | None

LIST_LIMIT = 500
"""Most rows of one list on a page; what is left out is said there."""


CELLS_LIMIT = 20_000
"""Most reports whose single cells are counted while a page waits; beyond, what was counted at loading has to do."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One published generation of one store."""

    url: str
    generation: str
    title: str
    is_fictional: bool


def shelf() -> Shelf | None:
    """Return what is published now; None while nothing is loaded. Reads two small files, so it is not cached."""
    store = open_store(settings.load().store)
    generation = store.current()
    if generation is None:
        return None
    told = store.metadata()
    return Shelf(store.url, generation, str(told.get("title") or ""), bool(told.get("fictional")))


def form_sizes() -> dict[str, Parameter]:
    """Return the parameters that tell a query how many cells each edition has."""
    editions = all_editions()
    return {
        "editions": tuple(item.id for item in editions),
        "sizes": tuple(sum(1 for _ in item.cells()) for item in editions),
    }


def rows(source: Shelf, name: str, /, **parameters: Parameter) -> list[Row]:
    """Return the rows of the named query with these parameters bound."""
    return _rows(source.url, source.generation, name, tuple(sorted(parameters.items())))


def row(source: Shelf, name: str, /, **parameters: Parameter) -> Row | None:
    """Return the one row of a query, None where it gives none."""
    found = rows(source, name, **parameters)
    return found[0] if found else None


@st.cache_data(show_spinner=False, max_entries=2000)
def _rows(url: str, generation: str, name: str, parameters: tuple[tuple[str, Parameter], ...]) -> list[Row]:
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return records(_reader(url, generation).query(name, **bound))


def _release(reader: Reader) -> None:
    reader.close()


@st.cache_resource(show_spinner=False, max_entries=4, on_release=_release)
def _reader(url: str, generation: str) -> Reader:  # noqa: ARG001 - part of the key
    # A load may publish between the two reads of the pointer: then the newer generation answers under this key, which
    # no later run asks for.
    return open_store(url).reader()


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
    # the store keeps UTC without a zone; people read the clock of the office where the server stands
    return value.to_pydatetime().replace(tzinfo=UTC).astimezone() if isinstance(value, pd.Timestamp) else value


def _date(value: Any) -> date | None:
    return value.date() if isinstance(value, pd.Timestamp) else None


def original(source: Shelf, sha256: str) -> Callable[[], bytes]:
    """Return what gives an original file's bytes when asked, so that a page need not carry what nobody downloads."""
    return partial(Archive(open_store(source.url).folder.archive).read, sha256)


def decisions(source: Shelf) -> State:
    """Return what people decided, live: a decision shows at once, without a load. Its rows are never cached."""
    return _state(settings.load().state or str(open_store(source.url).folder.state))


def _close(state: State) -> None:
    state.database.close()


@st.cache_resource(show_spinner=False, max_entries=4, on_release=_close)
def _state(url: str) -> State:
    return open_state(url)
