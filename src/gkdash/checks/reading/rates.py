"""The bases that a rate of the prose may have been reckoned from; which of them fits is for the checks to say."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from gkdash.checks.reading.prose import Prose
from gkdash.metrics.claims import CHANNELS
from gkdash.records import Indicator, Report, State

RATES = frozenset({"closure_rate", "on_time_rate", "reply_rate", "satisfaction_rate", "disclosure_rate"})
_COUNTS = ("received", "closed", "carried_in", "carried_out")
_POOLED = "requests"
_CHANNELS = frozenset({*CHANNELS, _POOLED, "visits", "disputes"})
_MOST_CHANNELS = 8


def bases(rate: Indicator, report: Report, prose: Prose) -> set[int] | None:
    """Return the whole numbers that a rate may be a rate of, or None where one of them is not known exactly.

    A rate of one channel: what that channel received or closed in the same sentence, else anywhere in the report. A rate
    behind a list of channels: each of them, and every sum of some of them. Applications: the figures of table three too.
    """
    subject = rate.key.partition(".")[0]
    first, last = prose.full_sentence(rate.start)
    here = [stated for stated in report.indicators if first <= stated.start < last and _counts(stated, rate)]
    own = [stated for stated in here if stated.key.partition(".")[0] == subject]
    if subject == _POOLED:
        own = [stated for stated in here if stated.key.partition(".")[0] in _CHANNELS]
        # what follows the rate is another matter: 满意率达95.3%；接待上访群众40余人
        own = [stated for stated in own if stated.start < rate.start] or own
    elsewhere = [
        stated for stated in report.indicators if _counts(stated, rate) and stated.key.partition(".")[0] == subject
    ]
    chosen = own or elsewhere
    if not chosen or any(stated.qualifier != "exact" for stated in chosen):
        return None
    found = _sums(chosen) if subject == _POOLED or own else {int(stated.value) for stated in chosen}
    if subject == "applications":
        found |= _of_table(report)
    return {base for base in found if base > 0} or None


def _counts(stated: Indicator, rate: Indicator) -> bool:
    return stated.key.rpartition(".")[2] in _COUNTS and stated.scope == rate.scope and stated.period == rate.period


def _sums(chosen: Sequence[Indicator]) -> set[int]:
    """Return every sum of the counts of some channels, one count each, and every single count."""
    received = [int(stated.value) for stated in chosen if stated.key.endswith(".received")][:_MOST_CHANNELS]
    found = {int(stated.value) for stated in chosen}
    for size in range(2, len(received) + 1):
        found |= {sum(some) for some in combinations(received, size)}
    closed = [int(stated.value) for stated in chosen if stated.key.endswith(".closed")][:_MOST_CHANNELS]
    for size in range(2, len(closed) + 1):
        found |= {sum(some) for some in combinations(closed, size)}
    return found


def _of_table(report: Report) -> set[int]:
    values = {
        fact.row: int(fact.value)
        for fact in report.cells
        if fact.table == "applications" and fact.column == "total" and fact.state is State.NUMBER and fact.value
    }
    new, old = values.get("new_received", 0), values.get("carried_in", 0)
    return {new, new + old, values.get("processed_total", 0), *values.values()}
