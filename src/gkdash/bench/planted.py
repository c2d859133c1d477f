"""Faults planted in a sound report one at a time, beyond those of the demonstration county: what each must and may break."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from gkdash.demo.model import ReportTruth, TruthCell
from gkdash.forms import CellKey
from gkdash.records import State

Reports = dict[tuple[str, int], ReportTruth]
"""The reports of a scenario by agency and year; a second version stands under the agency's name with a mark."""


@dataclass(frozen=True, slots=True)
class Planting:
    """One way to spoil the newest report of a sound agency; `may` are checks that then cannot but speak as well."""

    check: str
    what: str
    plant: Callable[[Reports, str, int], None]
    may: frozenset[str] = frozenset()
    among_peers: bool = False
    """Whether the newest reports of the sound agencies of its kind are there too."""


def with_cells(report: ReportTruth, changes: Mapping[CellKey, float | TruthCell]) -> ReportTruth:
    """Return the report with other cells: figures, or cells as printed."""
    cells = dict(report.cells)
    for key, value in changes.items():
        cells[key] = value if isinstance(value, TruthCell) else TruthCell(value, State.NUMBER, f"{value:.12g}")
    return replace(report, cells=cells)


def number(report: ReportTruth, *key: str) -> float:
    """Return the figure of a cell; raise ValueError where it has none."""
    value = report.cells[key[0], key[1], key[2]].value
    if value is None:
        message = f"{'.'.join(key)} has no figure"
        raise ValueError(message)
    return value


_PERSON, _FIRM = "natural_person", "commercial"


def _edit(changes: Callable[[ReportTruth], Mapping[CellKey, float | TruthCell]]) -> Callable[[Reports, str, int], None]:
    def plant(reports: Reports, agency: str, year: int) -> None:
        reports[agency, year] = with_cells(reports[agency, year], changes(reports[agency, year]))

    return plant


def _added(report: ReportTruth, *changes: tuple[str, str, str, float]) -> Mapping[CellKey, float | TruthCell]:
    return {(table, row, column): number(report, table, row, column) + by for table, row, column, by in changes}


def _parts_zero(report: ReportTruth) -> Mapping[CellKey, float | TruthCell]:
    return {key: 0 for key in report.cells if key[0] == "applications" and key[2] != "total"}


def _too_much_carried(report: ReportTruth) -> Mapping[CellKey, float | TruthCell]:
    blank = TruthCell(None, State.BLANK, "")
    held = sum(number(report, "applications", row, _PERSON) for row in ("new_received", "carried_in"))
    found: dict[CellKey, float | TruthCell] = {}
    for column in (_PERSON, "total"):
        found["applications", "processed_total", column] = blank
        found["applications", "carried_out", column] = number(report, "applications", "carried_out", column) + held + 5
    return found


def _row_gone(report: ReportTruth) -> Mapping[CellKey, float | TruthCell]:
    missing = TruthCell(None, State.MISSING, "")
    return {key: missing for key in report.cells if key[1] == "rejected_excessive"}


def _dated_early(reports: Reports, agency: str, year: int) -> None:
    reports[agency, year] = replace(reports[agency, year], signed_on=date(year, 1, 21), published_on=None)


def _filed_again(reports: Reports, agency: str, year: int) -> None:
    again = with_cells(reports[agency, year], _added(reports[agency, year], ("proactive", "licensing", "decisions", 1)))
    reports[f"{agency}/2", year] = replace(again, published_on=date(year + 1, 1, 31))


def _twin(reports: Reports, agency: str, year: int) -> None:
    other = replace(reports[agency, year], agency="澄岚县对照局", agency_id="twin")
    reports["twin", year] = other


def _pending_before(reports: Reports, agency: str, year: int) -> None:
    before = reports[agency, year - 1]
    row = ("remedies", "litigation_direct")
    reports[agency, year - 1] = with_cells(before, _added(before, (*row, "pending", 4), (*row, "total", 4)))
    none = {(*row, column): 0.0 for column in ("upheld", "corrected", "other", "pending", "total")}
    reports[agency, year] = with_cells(reports[agency, year], none)


def _grants_little(reports: Reports, agency: str, year: int) -> None:
    """Let all units grant six in ten of a hundred applications, and one of them one in twenty."""
    for place, report in list(reports.items()):
        if place[1] == year:
            found = {("applications", row, "total"): 0.0 for row in ("granted", "partly_granted")}
            found["applications", "granted", "total"] = 5.0 if place[0] == agency else 60.0
            found["applications", "processed_total", "total"] = 100.0
            reports[place] = with_cells(report, found)


_GRANTED = ("applications", "granted")
_NEW = ("applications", "new_received")
_DONE = ("applications", "processed_total")

_TOLD = "text_table_mismatch"
"""What follows wherever the prose happens to tell of the figure that is changed."""

PLANTINGS: tuple[Planting, ...] = (
    Planting(
        "row_total",
        "a total misadded",
        _edit(lambda report: _added(report, (*_GRANTED, "total", 3))),
        frozenset({"outcome_total", _TOLD}),
    ),
    Planting(
        "row_total",
        "one part changed",
        _edit(lambda report: _added(report, (*_GRANTED, _PERSON, 2))),
        frozenset({"outcome_total"}),
    ),
    Planting(
        "row_total",
        "new applications of one kind changed",
        _edit(lambda report: _added(report, (*_NEW, _PERSON, 1))),
        frozenset({"column_balance"}),
    ),
    Planting(
        "outcome_total",
        "a sum of outcomes misadded",
        _edit(lambda report: _added(report, (*_DONE, _PERSON, 1))),
        frozenset({"column_balance", "row_total"}),
    ),
    Planting(
        "outcome_total",
        "a figure in the next column",
        _edit(lambda report: _added(report, (*_GRANTED, _PERSON, -1), (*_GRANTED, _FIRM, 1))),
    ),
    Planting(
        "column_balance",
        "a figure in the next column",
        _edit(lambda report: _added(report, (*_NEW, _PERSON, -1), (*_NEW, _FIRM, 1))),
    ),
    Planting(
        "remedy_total",
        "a result left out of the total",
        _edit(lambda report: _added(report, ("remedies", "litigation_direct", "upheld", 1))),
    ),
    Planting(
        "impossible_count",
        "a negative number of penalties",
        _edit(lambda _: {("proactive", "coercion", "decisions"): -3.0}),
    ),
    Planting(
        "impossible_count",
        "half a coercive measure",
        _edit(lambda _: {("proactive", "coercion", "decisions"): 2.5}),
    ),
    Planting("parts_all_zero", "only totals", _edit(_parts_zero), frozenset({"row_total", "carry_over"})),
    Planting(
        "rules_without_power",
        "house rules as 规章",
        _edit(lambda _: {("proactive", "regulations", "issued"): 2.0, ("proactive", "regulations", "in_force"): 2.0}),
    ),
    Planting(
        "carried_out_exceeds",
        "more carried out than there was",
        _edit(_too_much_carried),
        frozenset({"blank_cells", _TOLD}),
    ),
    Planting("missing_rows", "a row left out", _edit(_row_gone)),
    Planting(
        "text_in_cell",
        "详见附件 in a cell",
        _edit(lambda _: {("proactive", "coercion", "decisions"): TruthCell(None, State.UNREADABLE, "详见附件")}),
    ),
    Planting("dated_before_year_end", "last year's date", _dated_early),
    Planting("filed_twice", "a second version without a word", _filed_again),
    Planting("same_figures_as_peer", "another agency's tables", _twin, frozenset({"copied_from_peer"})),
    Planting(
        "rate_outlier",
        "one in twenty granted where others grant six in ten",
        _grants_little,
        frozenset({"row_total", "outcome_total", "column_balance", "year_on_year_jump", "peer_outlier", _TOLD}),
        among_peers=True,
    ),
    Planting("pending_vanished", "pending lawsuits that are gone", _pending_before, frozenset({_TOLD})),
)
