"""What became of the findings that were sent: each compared with what the report says now; knows no store and no state."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from gkdash.exports.findings import key_of
from gkdash.exports.letters.select import SETTLED
from gkdash.exports.reading import Record
from gkdash.forms import CellKey
from gkdash.state import Decided, Sent


class Outcome(StrEnum):
    """How a finding that was sent stands now."""

    MENDED = "mended"  # another version of the report has it no more
    OPEN = "open"  # still there with the same figures
    CHANGED = "changed"  # the same check still finds something, with other figures
    SETTLED = "settled"  # a person decided that nothing is left to mend
    DOUBTFUL = "doubtful"  # found again, and the reading may be wrong
    UNCLEAR = "unclear"  # the cells it was about hold no figure now
    DROPPED = "dropped"  # the report is the same and the check finds it no more


LEFT_TO_DO = frozenset({Outcome.OPEN, Outcome.CHANGED})


@dataclass(frozen=True, slots=True)
class Now:
    """An agency's present: its current report, that report's cells, and what checks find."""

    report_id: str | None
    cells: Mapping[CellKey, Record]
    rows: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Followed:
    """A finding that was sent, how it stands, and the sentence that the check says now, empty where it says none."""

    sent: Sent
    outcome: Outcome
    said_now: str = ""


def outcome_of(sent: Sent, now: Now, decisions: Mapping[str, Decided]) -> Followed:
    """Compare; `decisions` are those in force about the agency's findings by `check/fingerprint`."""
    target = sent.target
    alike = [row for row in now.rows if row["check_id"] == target.check_id]
    same = next((row for row in alike if row["fingerprint"] == target.fingerprint), None)
    row = same or next((item for item in alike if item["fault"] == "report"), None) or next(iter(alike), None)
    if row is not None:
        return Followed(sent, _still(row, decisions, is_same=row is same), str(row["message"]))
    if now.report_id == sent.report_id:
        return Followed(sent, Outcome.DROPPED)
    if any(not _has_figure(now.cells.get(cell)) for cell in _cells(sent.evidence)):
        return Followed(sent, Outcome.UNCLEAR)
    return Followed(sent, Outcome.MENDED)


def latest(sent: Sequence[Sent]) -> list[Sent]:
    """Return what was sent without repetition: of a finding sent several times the last sending, in the order of first ones."""
    found: dict[tuple[str, str, str], Sent] = {}
    for item in sent:
        found[item.target.agency_id, item.target.check_id, item.target.fingerprint] = item
    return list(found.values())


def _still(row: Record, decisions: Mapping[str, Decided], *, is_same: bool) -> Outcome:
    decided = decisions.get(key_of(row))
    if decided is not None and decided.decision in SETTLED:
        return Outcome.SETTLED
    if row["fault"] != "report":
        return Outcome.DOUBTFUL
    return Outcome.OPEN if is_same else Outcome.CHANGED


def _cells(evidence: str) -> Iterator[CellKey]:
    """Yield the cells of the report itself that a finding rested on; those of other years and agencies say nothing of it."""
    for item in json.loads(evidence or "[]"):
        if (
            {"table", "row", "column"} <= item.keys()
            and not item.get("agency")
            and not item.get("year")
            and item["column"]
        ):
            # a finding about a cell without a figure is mended by giving one, which is asked in the same way
            yield item["table"], item["row"], item["column"]


def _has_figure(fact: Record | None) -> bool:
    return fact is not None and fact["value"] is not None and not fact["doubt"]
