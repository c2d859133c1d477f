"""Rates that follow from what the prose claims: those that its counts imply, and what its stated ones rest on.

Implied and stated rates are never mixed: `is_stated` tells them apart. Nothing is rounded, no count is invented; where
a count is hedged (`余`, `约`) or two different ones compete, there is no rate.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from gkdash.metrics.rates import feasible, printed_decimals
from gkdash.records import Indicator

CHANNELS = (
    "hotline_12345",
    "hotline_other",
    "petition_platform",
    "public_inquiry",
    "mayor_mailbox",
    "county_mailbox",
    "leader_mailbox",
)
"""The channels that a group rate (`requests`) may be of."""

PUBLISHING = ("proactive", "proactive_website", "proactive_wechat", "proactive_new_media", "proactive_board")
"""Information published: all of it, and by the channel it was published on."""

_GROUP = "requests"
_OF_CLOSED = ("satisfaction_rate",)
"""Rates of the cases that were closed, where their number is stated; every other rate is of those received."""
_OF_RECEIVED = ("closure_rate", "on_time_rate", "reply_rate")


@dataclass(frozen=True, slots=True)
class ClaimRate:
    """A rate of one subject in percent, as stated or as its counts imply.

    An implied one has numerator and denominator: cases closed out of cases received, with those carried in where they
    are stated; none where more were closed than that, since the prose then leaves out what was carried in. A stated one has as denominator the count that the text gives for it (for a group, the sum over the
    channels of its sentence), no numerator, and `is_possible`: whether a whole number of those cases gives it as
    printed; None where the text has no such count or hedges. `stated_by` is the position of the claim that states it.
    """

    subject: str
    measure: str
    scope: str
    period: str
    rate: float
    is_stated: bool
    numerator: int | None = None
    denominator: int | None = None
    is_possible: bool | None = None
    stated_by: int | None = None


def claim_rates(claims: Sequence[Indicator]) -> tuple[ClaimRate, ...]:
    """Return the rates of one report: implied ones by subject, then stated ones in the order of the text."""
    return (*_implied(claims), *_stated(claims))


def _implied(claims: Sequence[Indicator]) -> Iterator[ClaimRate]:
    counts = [claim for claim in claims if claim.key.endswith((".received", ".closed"))]
    places = {(_subject(claim), claim.scope, claim.period) for claim in counts}
    for subject, scope, period in sorted(places):
        closed = _count(claims, f"{subject}.closed", scope, period)
        due = _due(claims, subject, scope, period)
        if closed is not None and due and closed <= due:
            rate = 100 * closed / due
            yield ClaimRate(
                subject, "closure_rate", scope, period, rate, is_stated=False, numerator=closed, denominator=due
            )


def _stated(claims: Sequence[Indicator]) -> Iterator[ClaimRate]:
    for position, claim in enumerate(claims):
        subject, _, measure = claim.key.partition(".")
        if not measure.endswith("_rate"):
            continue
        base = _base(claims, claim) if measure in (*_OF_RECEIVED, *_OF_CLOSED) else None
        possible = None
        if base and claim.qualifier == "exact":
            possible = bool(feasible(claim.value, printed_decimals(claim.evidence, claim.value), base))
        yield ClaimRate(
            subject,
            measure,
            claim.scope,
            claim.period,
            float(claim.value),
            is_stated=True,
            denominator=base,
            is_possible=possible,
            stated_by=position,
        )


def _base(claims: Sequence[Indicator], rate: Indicator) -> int | None:
    """Return the number of cases that a stated rate is of; None where the text does not state it."""
    subject, _, measure = rate.key.partition(".")
    names = ("closed", "received") if measure in _OF_CLOSED else ("received",)
    for name in names:
        found = (
            _due(claims, subject, rate.scope, rate.period)
            if name == "received"
            else _count(claims, f"{subject}.{name}", rate.scope, rate.period)
        )
        if found is not None:
            return found
    if subject != _GROUP:
        return None
    return _pooled(claims, rate)


def _pooled(claims: Sequence[Indicator], rate: Indicator) -> int | None:
    """Return the cases of all channels in the sentence of a group's rate; None where one is hedged or there is none."""
    received = [
        claim
        for claim in claims
        if claim.sentence_start == rate.sentence_start
        and claim.scope == rate.scope
        and claim.period == rate.period
        and claim.key.endswith(".received")
        and _subject(claim) in CHANNELS
    ]
    total = 0
    for _, same in groupby(sorted(received, key=lambda claim: claim.key), key=lambda claim: claim.key):
        values = {(claim.value, claim.qualifier) for claim in same}
        if len(values) > 1 or any(qualifier != "exact" or value != int(value) for value, qualifier in values):
            return None
        total += int(next(iter(values))[0])
    return total or None


def _due(claims: Sequence[Indicator], subject: str, scope: str, period: str) -> int | None:
    """Return the cases a subject had to deal with: received, and carried in where that is stated too."""
    received = _count(claims, f"{subject}.received", scope, period)
    key = f"{subject}.carried_in"
    if received is None or not any((claim.key, claim.scope, claim.period) == (key, scope, period) for claim in claims):
        return received
    brought = _count(claims, key, scope, period)
    return None if brought is None else received + brought


def _count(claims: Sequence[Indicator], key: str, scope: str, period: str) -> int | None:
    """Return the one exact whole number claimed for a key; None where there is none, or several that differ."""
    found = [claim for claim in claims if (claim.key, claim.scope, claim.period) == (key, scope, period)]
    values = {claim.value for claim in found}
    if len(values) != 1 or any(claim.qualifier != "exact" for claim in found):
        return None
    value = values.pop()
    return int(value) if value == int(value) else None


def _subject(claim: Indicator) -> str:
    return claim.key.partition(".")[0]
