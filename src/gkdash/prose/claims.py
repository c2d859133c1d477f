"""Claims and doubts: what one figure of the prose says, and why another was left out.

Plain records; how they are found is no matter of theirs.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.metrics import claims

CASES: Final = frozenset({*claims.CHANNELS, "requests"})
REMEDIES: Final = frozenset({"review", "litigation"})
FILED: Final = CASES | {"applications", "proposals"}
CLOSABLE: Final = FILED | REMEDIES | {"disputes", "opinion_response"}
PUBLISHING: Final = frozenset(claims.PUBLISHING)
AUDIENCES: Final = frozenset({"followers", "views"})
CHANNELS: Final = PUBLISHING - {"proactive"}

# what those who call or write want, as requests are sorted by it
SORTS: Final = frozenset({"咨询", "投诉", "求助", "举报", "建议"})

# measure words of calls, from which work orders are made
CALLS: Final = frozenset({"个", "通", "次", "个次"})

_FAMILIES: Final = {**dict.fromkeys(CASES, "case"), **dict.fromkeys(PUBLISHING, "publishing")}


def family(subject: str) -> str:
    """Return the group of subjects that a rate or a closing word may pool: the channels of requests are one."""
    return _FAMILIES.get(subject, subject)


@final
@mypyc_attr(acyclic=True)
class Claim:
    """A figure of the prose; `start` and `end` count in the compared sentence, `span` in the report's text.

    `explicit` tells that the subject stands beside the figure, `part` that the figure is said to be part of another,
    `punctual` that the verb speaks of what was done in time only, `by_way` that the figure is of one form or way of
    filing. `sentence` and `clause` are the numbers of those in the passage and in the sentence.
    """

    __slots__ = (
        "by_way",
        "clause",
        "end",
        "explicit",
        "how",
        "measure",
        "part",
        "period",
        "punctual",
        "qualifier",
        "scope",
        "sentence",
        "span",
        "start",
        "subject",
        "unit",
        "value",
    )

    def __init__(
        self,
        subject: str,
        measure: str,
        value: int | float,  # noqa: PYI041 - compiled, a float would turn 88 into 88.0
        unit: str,
        qualifier: str,
        scope: str,
        period: str,
        start: int,
        end: int,
        how: str,
        sentence: int,
        clause: int,
        *,
        explicit: bool = True,
        part: bool = False,
        punctual: bool = False,
        by_way: bool = False,
    ) -> None:
        self.subject = subject
        self.measure = measure
        self.value = value
        self.unit = unit
        self.qualifier = qualifier
        self.scope = scope
        self.period = period
        self.start = start
        self.end = end
        self.how = how
        self.sentence = sentence
        self.clause = clause
        self.explicit = explicit
        self.part = part
        self.punctual = punctual
        self.by_way = by_way
        self.span = (0, 0)

    def of(self, part: Claim) -> Claim:
        """Return what this one says, said of another's subject and figure."""
        return Claim(
            part.subject, self.measure, part.value, part.unit, self.qualifier, self.scope, self.period,
            self.start, self.end, self.how, self.sentence, self.clause,
            explicit=self.explicit, part=self.part, punctual=self.punctual, by_way=self.by_way,
        )  # fmt: skip

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


@final
@mypyc_attr(acyclic=True)
class Doubt:
    """A figure that was left out, and why; offsets as those of a claim."""

    __slots__ = ("end", "reason", "sentence", "span", "start")

    def __init__(self, reason: str, start: int, end: int, sentence: int) -> None:
        self.reason = reason
        self.start = start
        self.end = end
        self.sentence = sentence
        self.span = (0, 0)
