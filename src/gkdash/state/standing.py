"""Whether what a decision was about still stands: the claim with its value and words, the finding with its values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from gkdash.state.model import ClaimTarget, Decided, FindingTarget


@dataclass(frozen=True, slots=True)
class Standing:
    """Decisions by what they are about; `lapsed` are those whose claim or finding is gone or has changed."""

    active: Mapping[str, Decided]
    lapsed: tuple[Decided, ...]


def claims_standing(decisions: Iterable[Decided], claims: Sequence[Mapping[str, object]]) -> Standing:
    """Return the decisions about the claims of one report; `claims` are rows of table indicator, ids are `claim_id`."""
    ids = {
        (row["key"], row["scope"], row["period"], row["value"], row["evidence"]): str(row["claim_id"])
        for row in reversed(claims)
    }
    active: dict[str, Decided] = {}
    lapsed = []
    for decided in decisions:
        target = decided.target
        if not isinstance(target, ClaimTarget):
            continue
        found = ids.get((target.claim_key, target.scope, target.period, target.value, target.evidence))
        if found is None:
            lapsed.append(decided)
        else:
            active[found] = decided
    return Standing(active, tuple(lapsed))


def findings_standing(decisions: Iterable[Decided], findings: Sequence[Mapping[str, object]]) -> Standing:
    """Return the decisions about the findings of one agency and year; ids are `check_id/fingerprint`."""
    there = {f"{row['check_id']}/{row['fingerprint']}" for row in findings}
    active: dict[str, Decided] = {}
    lapsed = []
    for decided in decisions:
        target = decided.target
        if not isinstance(target, FindingTarget):
            continue
        key = f"{target.check_id}/{target.fingerprint}"
        if key in there:
            active[key] = decided
        else:
            lapsed.append(decided)
    return Standing(active, tuple(lapsed))
