"""Asks store and decisions for all that stands on the pages; cells are asked for a few reports at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from gkdash.errors import ExportError
from gkdash.exports.briefing.gather import Once, Refer
from gkdash.exports.briefing.gather import gather as briefing_of
from gkdash.exports.briefing.model import Plan, Wanted
from gkdash.exports.briefing.plan import default_views
from gkdash.exports.findings import decisions
from gkdash.exports.offline.model import Base, County, Dossier
from gkdash.exports.reading import Record
from gkdash.exports.safe import file_stem, unlike
from gkdash.forms import CellKey
from gkdash.i18n.formats import in_order
from gkdash.i18n.words import UNIT_TYPES
from gkdash.state import Decided, State
from gkdash.store import Reader
from gkdash.views import Row, Selection, StoreAsk, filing

MOST_AGENCIES = 5_000
"""More would be a folder that nobody can leaf through."""

_FIRST = ("overview.progress", "overview.types", "overview.coverage")
_ALL = 1_000_000


def county(reader: Reader, state: State, base: Base, keep: Refer) -> County:
    """Return the county; raise ExportError where nobody had to file or there are too many agencies."""
    ask = Once(StoreAsk(reader))
    chosen = Selection(base.scope.agency_id, base.year)
    counts = ask("overview_counts", **chosen.parameters)
    now = filing.tally(counts, base.year, base.today)
    if now is None:
        raise ExportError(
            f"{base.scope.name}及其下级 {base.year} 年度没有应报或已报的单位。"
            f"Nobody at or under {base.scope.name} filed or had to file for {base.year}.",
            "请换一个 --scope。Give another --scope.",
        )
    if now.due + now.strangers > MOST_AGENCIES:
        raise ExportError(
            f"一个文件夹至多 {MOST_AGENCIES} 家单位，这里有 {now.due + now.strangers} 家。"
            f"{now.due + now.strangers} agencies are too many for one folder; it holds {MOST_AGENCIES}.",
            "请用 --scope 缩小范围。Narrow it with --scope.",
        )
    views = (*_FIRST, *(name for name in default_views() if name not in _FIRST))
    failures = ask("overview_failures", limit=1)
    listed = ask("overview_agencies", **chosen.parameters, limit=_ALL)
    dossiers = _dossiers(reader, state, base, {row["agency_id"] for row in listed})
    used: set[str] = set()
    return County(
        base=base,
        briefing=briefing_of(
            Plan(tuple(Wanted(name, chosen.address) for name in views), base.year, base.scope.name),
            ask,
            base.origin,
            keep,
            language=base.language,
            today=base.today,
        ),
        now=now,
        before=filing.tally(counts, base.year - 1, base.today),
        failed=failures[0]["failure_count"] if failures else 0,
        deadlines=filing.deadlines(counts, base.year),
        subjects=ask("overview_subjects", **chosen.parameters),
        calendar=filing.calendar(ask("overview_calendar", **chosen.without_year, limit=_ALL)),
        listed=listed,
        dossiers=dossiers,
        files={item.agency["agency_id"]: unlike(file_stem(item.agency["name"]), used) for item in dossiers},
    )


def dossier(reader: Reader, state: State, base: Base) -> Dossier:
    """Return what there is of the agency that is the scope; raise ExportError where the scope is everybody."""
    agency_id = base.scope.agency_id
    if agency_id is None:
        raise ExportError("一页只写一个单位。A page is of one agency.", "请写明 --agency。Give --agency.")
    (found,) = _dossiers(reader, state, base, {agency_id})
    return found


def cells(reader: Reader, reports: Sequence[str]) -> dict[str, dict[CellKey, Record]]:
    """Return the cells of these reports by report and place."""
    found: dict[str, dict[CellKey, Record]] = defaultdict(dict)
    for row in StoreAsk(reader)("data_cell", reports=tuple(reports)):
        found[row["report_id"]][row["table_key"], row["row_key"], row["column_key"]] = row
    return found


def _dossiers(reader: Reader, state: State, base: Base, wanted: set[str]) -> list[Dossier]:
    """Return these agencies in the order of type and name, those off the roster last."""
    ask = StoreAsk(reader)
    scope = base.scope.agency_id
    agencies = {row["agency_id"]: row for row in ask("agencies")}
    years, documents = (_by_agency(ask(name, scope=scope)) for name in ("offline_years", "offline_documents"))
    rows = ask("export_findings", year=base.year, scope=scope)
    findings = _by_agency(rows)
    decided: dict[str, dict[str, Decided]] = defaultdict(dict)
    for (agency_id, key), decision in decisions(state, base.year, rows).items():
        decided[agency_id][key] = decision
    return [
        Dossier(
            agency,
            _name(agencies, agency["parent_id"]),
            years.get(agency["agency_id"], ()),
            documents.get(agency["agency_id"], ()),
            findings.get(agency["agency_id"], ()),
            decided.get(agency["agency_id"], {}),
        )
        for agency in sorted((agencies[key] for key in wanted), key=_rank)
    ]


def _by_agency(rows: Iterable[Row]) -> Mapping[str, Sequence[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["agency_id"]].append(row)
    return found


def _name(agencies: Mapping[str, Row], agency_id: str | None) -> str:
    above = agencies.get(agency_id) if agency_id is not None else None
    return "" if above is None else str(above["name"])


def _rank(agency: Row) -> tuple[bool, int, bytes, str]:
    order = list(UNIT_TYPES)
    kind = agency["unit_type"]
    place = order.index(kind) if kind in order else len(order)
    return not agency["on_roster"], place, in_order(agency["name"]), agency["agency_id"]
