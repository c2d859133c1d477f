"""Claims of a sentence that only the whole of it shows to be no figures of their own: parts in time, batches, ways, updates."""

from __future__ import annotations

from typing import Final

from gkdash.prose.claims import Claim
from gkdash.prose.slots import PEOPLE

PERSONS: Final = PEOPLE - {"位"}
ISSUES: Final = frozenset({"期", "次", "期次"})
ITEMS: Final = frozenset({"条", "篇", "则", "条次", "篇次"})


def punctual_parts(current: list[Claim]) -> list[Claim]:
    """Return the closings that an on-time rate below 100 % shows to be only those in time."""
    slow = {(claim.subject, claim.scope) for claim in current if claim.measure == "on_time_rate" and claim.value < 100}
    return [claim for claim in current if claim.punctual and (claim.subject, claim.scope) in slow]


def batches(current: list[Claim]) -> list[Claim]:
    """Return the visits counted in batches where people are counted too: `来访12批31人`."""
    visits = [claim for claim in current if claim.subject == "visits"]
    if not any(claim.unit in PERSONS for claim in visits):
        return []
    return [claim for claim in visits if claim.unit not in PERSONS]


def ways(current: list[Claim]) -> list[Claim]:
    """Return the applications counted by how they came, where several ways are told apart."""
    by_way = [claim for claim in current if claim.by_way and claim.key == "applications.received"]
    return by_way if len(by_way) > 1 else []


def updates(current: list[Claim], text: str) -> list[Claim]:
    """Return what was only updated, where what is new is told too: `新增公开120条，更新80条`."""
    if "新增" not in text or "更新" not in text:
        return []
    fresh = [
        claim
        for claim in current
        if claim.subject.startswith("proactive") and "新增" in text[max(0, claim.start - 4) : claim.end]
    ]
    if not fresh:
        return []
    return [
        claim for claim in current
        if claim.subject == fresh[0].subject and claim not in fresh and "更新" in text[max(0, claim.start - 4) : claim.end]
    ]  # fmt: skip
