"""Faults that only a comparison shows: leaps, figures repeated from last year, a unit unlike its peers.

They change the figures of whole years before anything is consolidated, so that everything still adds up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.faults.base import ALL, UNITS, Candidate, Planter
from gkdash.demo.figures import Figures, table_of
from gkdash.demo.model import Fault

_STOCK = ("proactive", "normative_documents", "in_force")


def outlier(agency: Agency) -> Agency:
    """Return a town that receives far more applications than any other."""
    return replace(agency, levels=replace(agency.levels, applications=46.0))


def outlier_fault(figures: Figures) -> Fault:
    """Return the fault of one year of such a town."""
    key = ("applications", "new_received", "total")
    return Fault("peer_outlier", f"新收申请{figures[key]}件，远多于其他乡镇", (key,))


def jump(years: Mapping[int, Figures], year: int, dice: Dice) -> Fault:
    """Multiply the penalties from `year` on; return the fault of that year."""
    key = ("proactive", "penalties", "decisions")
    factor = dice.integer("jump", 8, 13)
    for later, figures in years.items():
        if later >= year:
            figures[key] *= factor
    return Fault("year_on_year_jump", f"行政处罚增至上年约{factor}倍", (key,))


def repeat(years: Mapping[int, Figures], year: int, _: Dice) -> Fault:
    """Give table two of `year` all figures of the year before; later stocks follow. Return the fault of that year."""
    figures, before = years[year], years[year - 1]
    shift = before[_STOCK] - figures[_STOCK]
    figures.update(table_of(before, "proactive"))
    for later, later_figures in years.items():
        if later > year:
            later_figures[_STOCK] += shift
    cells = tuple(key for key, value in table_of(figures, "proactive").items() if value)
    return Fault("repeated_figures", "主动公开表与上年完全相同", cells)


def _jumps(candidate: Candidate) -> bool:
    return candidate.before is not None and 20 <= candidate.decisions("penalties") <= 130


def _repeats(candidate: Candidate) -> bool:
    before = candidate.before
    if before is None or _STOCK not in before or _STOCK not in candidate.figures:
        return False
    row = ("proactive", "normative_documents")
    steady = before[(*row, "issued")] == before[(*row, "repealed")] and before[_STOCK] <= candidate.figures[_STOCK]
    return steady and sum(bool(value) for value in table_of(before, "proactive").values()) >= 2


HISTORY = {
    "year_on_year_jump": (Planter("year_on_year_jump", ALL, _jumps, pair=True), jump),
    "repeated_figures": (Planter("repeated_figures", UNITS, _repeats, pair=True), repeat),
}
