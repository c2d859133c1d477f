"""Claims and doubts: what one figure of the prose says, and why another was left out.

Plain records; how they are found is no matter of theirs.
"""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.metrics import claims

CASES = frozenset({*claims.CHANNELS, "requests"})
REMEDIES = frozenset({"review", "litigation"})
FILED = CASES | {"applications", "proposals"}
CLOSABLE = FILED | REMEDIES | {"disputes", "opinion_response"}
PUBLISHING = frozenset(claims.PUBLISHING)
CHANNELS = PUBLISHING - {"proactive"}

# measure words of calls, from which work orders are made
CALLS = frozenset({"个", "通", "次", "个次"})

_FAMILIES = {**dict.fromkeys(CASES, "case"), **dict.fromkeys(PUBLISHING, "publishing")}


def family(subject: str) -> str:
    """Return the group of subjects that a rate or a closing word may pool: the channels of requests are one."""
    return _FAMILIES.get(subject, subject)


@dataclass(slots=True, eq=False)
class Claim:
    """A figure of the prose; `start` and `end` count in the compared sentence, `span` in the report's text.

    `explicit` tells that the subject stands beside the figure, `part` that the figure is said to be part of another,
    `punctual` that the verb speaks of what was done in time only, `by_way` that the figure is of one form or way of
    filing. `sentence` and `clause` are the numbers of those in the passage and in the sentence.
    """

    subject: str
    measure: str
    value: int | float
    unit: str
    qualifier: str
    scope: str
    period: str
    start: int
    end: int
    how: str
    sentence: int
    clause: int
    explicit: bool = True
    part: bool = False
    punctual: bool = False
    by_way: bool = False
    span: tuple[int, int] = (0, 0)

    @property
    def key(self) -> str:
        """The contract's key."""
        return f"{self.subject}.{self.measure}"

    @property
    def is_rate(self) -> bool:
        """Tell whether the figure is a percentage."""
        return self.unit == "%"

    def is_like(self, other: Claim) -> bool:
        """Tell whether both count the same thing, of the same body and time; the figures may differ."""
        return (
            self.subject == other.subject and self.measure == other.measure
            and self.scope == other.scope and self.period == other.period
        )  # fmt: skip


@dataclass(slots=True)
class Doubt:
    """A figure that was left out, and why; offsets as those of a claim."""

    reason: str
    start: int
    end: int
    sentence: int
    span: tuple[int, int] = (0, 0)
