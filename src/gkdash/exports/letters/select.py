"""Which findings go into a letter, and why the others do not; nothing is left out without a reason.

Doubts of the reader never do, nor what a person has settled, nor what is merely worth knowing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gkdash.exports.findings import key_of
from gkdash.exports.reading import Record
from gkdash.state import Decided, FindingDecision

SETTLED = frozenset({FindingDecision.EXPLAINED, FindingDecision.WAIVED, FindingDecision.MENDED})
"""Decisions after which nothing is left to mend."""

_GRAVE = ("error", "review")


class Why(StrEnum):
    """Why a finding is in no letter."""

    DOUBT = "doubt"  # the reading may be wrong
    SETTLED = "settled"  # a person decided so
    NOTICE = "notice"  # worth knowing, nothing to mend
    STRANGER = "stranger"  # of an agency that is not on the roster


@dataclass(frozen=True, slots=True)
class Item:
    """A finding of its own, and those on the same report that follow from it."""

    row: Record
    follows: tuple[Record, ...] = ()

    @property
    def is_error(self) -> bool:
        """Tell whether the report contradicts itself or the form."""
        return bool(self.row["severity"] == "error")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A finding that is in no letter; `decided` where a person settled it."""

    row: Record
    why: Why
    decided: Decided | None = None


def select(
    rows: Sequence[Record], decisions: Mapping[tuple[str, str], Decided]
) -> tuple[dict[str, list[Item]], list[LeftOut]]:
    """Return what to send by agency, errors first, and what not to send."""
    left_out: list[LeftOut] = []
    items: dict[str, list[Item]] = defaultdict(list)
    for report in _by_report(rows):
        followers: dict[str, list[Record]] = defaultdict(list)
        there = {row["check_id"] for row in report}
        for row in report:
            if row["follows"] in there:
                followers[row["follows"]].append(row)
        for row in report:
            if row["follows"] in there:
                continue
            caused = tuple(followers[row["check_id"]])
            decided = decisions.get((row["agency_id"], key_of(row)))
            why = _why_not(row, decided)
            if why is None:
                items[row["agency_id"]].append(Item(row, caused))
            else:
                left_out += [LeftOut(one, why, decided) for one in (row, *caused)]
    for found in items.values():
        found.sort(key=lambda item: (_GRAVE.index(item.row["severity"]), item.row["check_id"]))
    return dict(items), left_out


def _why_not(row: Record, decided: Decided | None) -> Why | None:
    if row["fault"] != "report":
        return Why.DOUBT
    if decided is not None and decided.decision in SETTLED:
        return Why.SETTLED
    if row["severity"] not in _GRAVE:
        return Why.NOTICE
    return None if row["on_roster"] else Why.STRANGER


def _by_report(rows: Sequence[Record]) -> list[list[Record]]:
    found: dict[tuple[object, object], list[Record]] = defaultdict(list)
    for row in rows:
        found[row["agency_id"], row["report_id"]].append(row)
    return list(found.values())
