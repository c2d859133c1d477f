"""Which fault is planted in which year, and in whose report: the same for every county, drawn by name.

Faults that change a unit's figures stand in years in which a unit has not filed, when the consolidated report cannot be
compared with its parts; in the other years the parts add up, save where `rollup_mismatch` itself is planted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.faults.base import Candidate, Planter
from gkdash.demo.faults.filing import FILING
from gkdash.demo.faults.history import HISTORY
from gkdash.demo.faults.tables import TABLES
from gkdash.demo.faults.wording import WORDING

PLANTERS: Mapping[str, Planter] = {
    planter.check: planter for planter in (*FILING, *TABLES, *WORDING, *(planter for planter, _ in HISTORY.values()))
}

LAST_PLANNED = 2024

HISTORIC = (
    ("repeated_figures", 2023),
    ("repeated_figures", 2024),
    ("year_on_year_jump", 2022),
    ("year_on_year_jump", 2023),
)
"""Faults that change whole years, and so come before everything is added up; the scarce ones first."""

PLANTED = (
    ("unit_suspect", 2022),
    ("unit_suspect", 2024),
    ("rollup_mismatch", 2021),
    ("rollup_mismatch", 2023),
    ("remedy_total", 2020),
    ("remedy_total", 2022),
    ("zero_against_text", 2022),
    ("zero_against_text", 2024),
    ("copied_from_peer", 2021),
    ("copied_from_peer", 2023),
    ("missing_report", 2020),
    ("missing_report", 2022),
    ("missing_report", 2024),
    ("carry_over", 2020),
    ("carry_over", 2022),
    ("in_force_flow", 2022),
    ("in_force_flow", 2024),
    ("row_total", 2020),
    ("row_total", 2024),
    ("outcome_total", 2020),
    ("outcome_total", 2022),
    ("column_balance", 2022),
    ("column_balance", 2024),
    ("text_table_mismatch", 2020),
    ("text_table_mismatch", 2021),
    ("text_table_mismatch", 2024),
    ("impossible_rate", 2021),
    ("impossible_rate", 2023),
    ("rate_out_of_range", 2019),
    ("rate_out_of_range", 2024),
    ("copied_from_last_year", 2020),
    ("copied_from_last_year", 2024),
    ("blank_cells", 2019),
    ("blank_cells", 2023),
    ("missing_table", 2020),
    ("missing_table", 2024),
    ("outdated_form", 2021),
    ("outdated_form", 2022),
    ("breakdown_mismatch", 2019),
    ("breakdown_mismatch", 2021),
    ("stale_year", 2019),
    ("stale_year", 2021),
    ("wrong_agency_name", 2019),
    ("wrong_agency_name", 2022),
    ("unfilled_placeholder", 2020),
    ("unfilled_placeholder", 2023),
    ("missing_section", 2019),
    ("missing_section", 2023),
    ("late_report", 2020),
    ("late_report", 2021),
    ("late_report", 2023),
    ("late_report", 2024),
    ("late_report", 2024),
)

ADDED_UP = frozenset(year for check, year in PLANTED if check == "rollup_mismatch")
"""Years in which every unit's figures must be legible, so that the sums can be compared."""

REVISED = (("outcome_total", 2021), ("row_total", 2023))
"""Reports published with a fault and published again without it."""


@dataclass(slots=True)
class Plan:
    """What is planted where: planters by (agency id, year), those of first versions apart, and what must stay sound."""

    planters: dict[tuple[str, int], list[Planter]] = field(default_factory=dict)
    revised: dict[tuple[str, int], list[Planter]] = field(default_factory=dict)
    sound: set[tuple[str, int]] = field(default_factory=set)

    def free(self, agency: Agency, year: int) -> bool:
        """Tell whether nothing is planted in a report, and nothing leans on it."""
        place = (agency.id, year)
        return place not in self.planters and place not in self.revised and place not in self.sound

    def choose(self, planter: Planter, year: int, candidates: Iterable[Candidate], dice: Dice) -> Candidate | None:
        """Return the suitable candidate that the draw puts first, None where there is none."""
        suitable = [
            candidate
            for candidate in candidates
            if candidate.year == year
            and candidate.agency.unit_type in planter.types
            and self.free(candidate.agency, year)
            and not (planter.pair and not self._undisturbed(candidate.agency, year - 1))
            and planter.suits(candidate)
        ]
        return min(suitable, key=lambda found: dice.number(f"{planter.check}.{year}.{found.agency.id}"), default=None)

    def take(self, planter: Planter, agency: Agency, year: int, *, revised: bool = False) -> None:
        """Reserve a report for a planter, and last year's where the planter leans on it."""
        where = self.revised if revised else self.planters
        where.setdefault((agency.id, year), []).append(planter)
        if planter.pair:
            self.sound.add((agency.id, year - 1))

    def _undisturbed(self, agency: Agency, year: int) -> bool:
        place = (agency.id, year)
        return place not in self.planters and place not in self.revised
