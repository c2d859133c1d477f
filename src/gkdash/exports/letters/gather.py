"""Asks store and state what letters there are to write, and what became of those that were sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gkdash.exports.findings import decisions
from gkdash.exports.letters.outcomes import LEFT_TO_DO, Followed, Now, latest, outcome_of
from gkdash.exports.letters.select import Item, LeftOut, select
from gkdash.exports.reading import Origin, Record, find_scope, need_year, origin, records
from gkdash.exports.safe import file_stem, unlike
from gkdash.forms import CellKey
from gkdash.state import Sent, State
from gkdash.store import Store


@dataclass(frozen=True, slots=True)
class Letter:
    """What goes to one agency: its findings, and how each stood when it was last written to; `name` is its file's.

    An agency that has nothing left to mend and was written to before has no items and no file.
    """

    agency: Record
    name: str
    items: tuple[Item, ...]
    followed: tuple[Followed, ...]

    def is_new(self, item: Item) -> bool:
        """Tell whether the agency has not been told of this check's finding before."""
        return all(
            past.sent.target.check_id != item.row["check_id"] for past in self.followed if past.outcome in LEFT_TO_DO
        )


@dataclass(frozen=True, slots=True)
class Letters:
    """All letters of a year; `scope` is the name of the agency under which they go, empty for all.

    `lost` was sent to agencies that neither roster nor reports of the year know now; with a scope nobody can tell whose
    they were, and there are none.
    """

    origin: Origin
    year: int
    scope: str
    letters: tuple[Letter, ...]
    left_out: tuple[LeftOut, ...]
    lost: tuple[Sent, ...] = ()


def gather(store: Store, state: State, *, year: int, scope: str | None) -> Letters:
    """Return the letters by name of agency; raise ExportError where nothing of the year is loaded or the scope is not known."""
    with store.reader() as reader:
        need_year(reader, year)
        chosen = find_scope(reader, scope)
        asked = {"year": year, "scope": chosen.agency_id}
        filing = records(reader.query("export_filing", **asked))
        rows = records(reader.query("export_findings", **asked))
        sent, lost = _sent(state, year, filing)
        wanted = [row["report_id"] for row in filing if row["agency_id"] in sent and row["report_id"] is not None]
        cells: dict[str, dict[CellKey, Record]] = defaultdict(dict)
        for row in records(reader.query("data_cell", reports=wanted)):
            cells[row["report_id"]][row["table_key"], row["row_key"], row["column_key"]] = row
        told = origin(store, reader)
    decided = decisions(state, year, rows)
    items, left_out = select(rows, decided)
    by_agency: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        by_agency[row["agency_id"]].append(row)
    used: set[str] = set()
    letters: list[Letter] = []
    for agency in sorted(filing, key=lambda row: (row["agency"], row["agency_id"])):
        key = agency["agency_id"]
        if key not in items and key not in sent:
            continue
        now = Now(agency["report_id"], cells.get(agency["report_id"] or "", {}), by_agency[key])
        own = {finding: one for (owner, finding), one in decided.items() if owner == key}
        followed = tuple(outcome_of(item, now, own) for item in sent.get(key, ()))
        name = unlike(file_stem(agency["agency"]), used) if key in items else ""
        letters.append(Letter(agency, name, tuple(items.get(key, ())), followed))
    return Letters(told, year, chosen.name, tuple(letters), tuple(left_out), () if chosen.agency_id else tuple(lost))


def _sent(state: State, year: int, filing: Sequence[Record]) -> tuple[dict[str, list[Sent]], list[Sent]]:
    """Return what was sent by agency as the roster has it now, found by id or name, and what fits none."""
    ids = {row["agency_id"] for row in filing}
    names = {row["agency"]: row["agency_id"] for row in filing}
    found: dict[str, list[Sent]] = defaultdict(list)
    lost: list[Sent] = []
    for item in latest(state.sent(year)):
        key = item.target.agency_id if item.target.agency_id in ids else names.get(item.target.agency)
        if key is None:
            lost.append(item)
        else:
            found[key].append(item)
    return dict(found), lost
