"""The cached face of the store: every `st.cache_*` of the project, and nothing that draws.

Everything cached is keyed by the store's URL, its generation and the query's own parameters, the scope among them; a
generation never changes, so what is cached under it never goes stale. Results are the same for everybody in both
languages; translation happens when they are drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from gkdash import settings
from gkdash.checks import what_if
from gkdash.ingest.apart import Apart
from gkdash.ingest.job import Job
from gkdash.ingest.tray import Tray, sweep
from gkdash.state import State, open_state
from gkdash.store import Reader, console, open_store, sql
from gkdash.store.archive import Archive
from gkdash.store.console import Listing, Refusal
from gkdash.views.ask import Parameter, Row, bound, records

LIST_LIMIT = 500
"""Most rows of one list on a page; what is left out is said there."""


FIRST_LIMIT = 5
"""Most rows of a list that tells where to look first."""


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


class ShelfAsk:
    """Asks one generation by way of the cache; what views are given on a page."""

    def __init__(self, source: Shelf) -> None:
        self._source = source

    def __call__(self, name: str, /, **parameters: Parameter) -> list[Row]:
        """Return all rows of the query with these parameters bound."""
        return rows(self._source, name, **parameters)


def rows(source: Shelf, name: str, /, **parameters: Parameter) -> list[Row]:
    """Return the rows of the named query with these parameters bound."""
    return _rows(source.url, source.generation, name, tuple(sorted(parameters.items())))


def row(source: Shelf, name: str, /, **parameters: Parameter) -> Row | None:
    """Return the one row of a query, None where it gives none."""
    found = rows(source, name, **parameters)
    return found[0] if found else None


@st.cache_data(show_spinner=False, max_entries=2000)
def _rows(url: str, generation: str, name: str, parameters: tuple[tuple[str, Parameter], ...]) -> list[Row]:
    return records(_reader(url, generation).query(name, **bound(dict(parameters))))


def flips(source: Shelf, others: tuple[tuple[str, float], ...]) -> list[Row]:
    """Return which findings appear or go where thresholds have these other values; nothing is stored."""
    return _flips(source.url, source.generation, others)


@st.cache_data(show_spinner=False, max_entries=50)
def _flips(
    url: str,
    generation: str,  # noqa: ARG001 - part of the key
    others: tuple[tuple[str, float], ...],
) -> list[Row]:
    with open_store(url).reader() as reader:
        found = what_if.flips(reader.examination(), dict(others))
        return [
            {
                "check_id": flip.found.finding.check,
                "severity": flip.found.finding.severity,
                "message": flip.found.finding.message,
                "params": json.dumps(dict(flip.found.finding.params), ensure_ascii=False),
                "agency_id": flip.found.agency_id,
                "year": flip.found.year,
                "appears": flip.appears,
            }
            for flip in found
        ]


def _release(reader: Reader) -> None:
    reader.close()


@st.cache_resource(show_spinner=False, max_entries=4, on_release=_release)
def _reader(url: str, generation: str) -> Reader:  # noqa: ARG001 - part of the key
    # A load may publish between the two reads of the pointer: then the newer generation answers under this key, which
    # no later run asks for.
    return open_store(url).reader()


def ask_sql(source: Shelf, text: str, meanwhile: Callable[[float], None]) -> Listing | Refusal:
    """Return the answer to a question in SQL over this generation, never cached; `meanwhile` may stop it by raising."""
    return console.ask(open_store(source.url), source.generation, text, meanwhile=meanwhile)


def sql_examples() -> Sequence[tuple[str, str, str]]:
    """Return (Chinese, English, text) of examples of questions."""
    return sql.examples()


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


def job(token: str | None) -> Job | None:
    """Return the loading that has this token, None where there is none (any more)."""
    return _jobs().get(token or "")


def new_job(token: str) -> Job:
    """Begin a loading into the store of the settings, with an empty tray; trays left behind are swept out."""
    store = open_store(settings.load().store)
    folder = store.folder.root / "handed_in"
    sweep(folder)
    made = Job(Tray(folder / token), store.url, Apart)
    _jobs()[token] = made
    return made


def forget_job(token: str) -> None:
    """Forget a loading that is over."""
    _jobs().pop(token, None)


@st.cache_resource(show_spinner=False)
def _jobs() -> dict[str, Job]:
    return {}


def matched(names: Sequence[tuple[str, int | None]]) -> dict[tuple[str, int | None], tuple[str | None, bool]]:
    """Return for names as printed the agency of the roster they mean, None where it is none or not sure."""
    roster = open_store(settings.load().store).rules().roster
    found = {}
    for name, year in dict.fromkeys(names):
        agency = roster.match(name, year).agency
        found[name, year] = (agency.id if agency else None, agency is not None)
    return found


def known_of(
    source: Shelf | None, hashes: Sequence[str], agencies: Sequence[str]
) -> tuple[frozenset[str], frozenset[tuple[str, int]]]:
    """Return which of these documents are in the store, and for which years these agencies have a report there."""
    if source is None:
        return frozenset(), frozenset()
    known = rows(source, "load_known", hashes=tuple(sorted(set(hashes))))
    present = rows(source, "load_present", agencies=tuple(sorted(set(agencies))))
    found = {row[name] for row in known for name in ("sha256", "file_sha256")}
    return frozenset(found), frozenset((row["agency_id"], row["year"]) for row in present)
