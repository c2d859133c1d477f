"""Findings that nobody planted but that are true of the finished reports: all-zero tables, and what follows from faults.

An all-zero report is normal for a small town; the checks speak of it nevertheless, and so must the truth.
"""

from __future__ import annotations

from collections.abc import Mapping

from gkdash.demo.draft import Draft
from gkdash.demo.figures import Figures
from gkdash.metrics.claims import CHANNELS, PUBLISHING
from gkdash.records import State

_ACTIVITY = frozenset({*CHANNELS, *PUBLISHING, "requests", "visits", "disputes"})
_NEXT_YEAR = {"unit_suspect": "year_on_year_jump", "in_force_flow": "in_force_flow"}


def all_zero(draft: Draft) -> bool:
    """Tell whether the report as printed has all three tables and nothing but zeros in them."""
    return not draft.absent_tables and all(
        cell.state is State.NUMBER and cell.value == 0 for cell in draft.cells.values()
    )


def zero_findings(years: Mapping[int, Draft]) -> None:
    """Record what is true of one agency's all-zero reports; `years` are its reports in force."""
    for year, draft in years.items():
        if not all_zero(draft):
            continue
        draft.fault("all_zero_tables", "三张表全部为零")
        if all(year - back in years and all_zero(years[year - back]) for back in (1, 2)):
            draft.fault("zero_streak", "连续三年以上全部为零")
        active = next(
            (found for found in draft.indicators() if found.key.partition(".")[0] in _ACTIVITY and found.value > 0),
            None,
        )
        if active and not any(fault.check == "zero_against_text" for fault in draft.faults):
            draft.fault("zero_against_text", "表格全为零，文字述有其他工作数量", passage=active.evidence)


def later_findings(years: Mapping[int, Draft]) -> None:
    """Record what next year's report shows of a fault of this year's."""
    for year, draft in years.items():
        after = years.get(year + 1)
        for fault in list(draft.faults):
            check = _NEXT_YEAR.get(fault.check)
            if after and check and not fault.follows:
                after.fault(check, f"由上年{fault.check}引起", fault.cells, follows=fault.check)


def rollup_findings(government: Draft, units: list[tuple[Draft, Figures]]) -> None:
    """Record where units that report something else than the county consolidated make the sums differ.

    `units` are the reports in force with their true figures.
    """
    for draft, true in units:
        changed = tuple(key for key, value in draft.figures.items() if key in true and true[key] != value)
        causes = [fault.check for fault in draft.faults if not fault.follows]
        if changed and causes and draft.edition == government.edition:
            name = draft.agency.name(draft.year)
            government.fault("rollup_mismatch", f"{name}所报与汇总数不同", changed, follows=causes[0])


def copy_findings(drafts: Mapping[tuple[str, int], Draft]) -> None:
    """Record at the copied report that the two are alike; a checker may name either."""
    for (_, year), draft in list(drafts.items()):
        if draft.source is not None and (original := drafts.get((draft.source.id, year))):
            name = draft.agency.name(year)
            original.fault("copied_from_peer", f"被{name}照抄", follows="copied_from_peer")
