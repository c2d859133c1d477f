"""Claims while a passage is being read: what was said, where, and how it hangs together with what stands around it."""

from __future__ import annotations

from dataclasses import dataclass, field

CASES = frozenset(
    {"hotline_12345", "hotline_other", "petition_platform", "public_inquiry", "mayor_mailbox", "county_mailbox", "leader_mailbox", "requests"}
)
CLOSABLE = CASES | {"applications", "proposals", "disputes", "review", "litigation", "opinion_response"}
CHANNELS = frozenset({"proactive_website", "proactive_wechat", "proactive_new_media", "proactive_board"})


def family(subject: str) -> str:
    """Return the group of subjects that a rate or a closing word may pool: the channels of requests are one."""
    return "case" if subject in CASES else "publishing" if subject.startswith("proactive") else subject


@dataclass(slots=True)
class Claim:
    """A figure of the prose; offsets are in the compared sentence until the sentence is done.

    `explicit` tells that the subject stands beside the figure, `part` that the figure is said to be part of another.
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
    how: str = "stated"
    explicit: bool = True
    part: bool = False
    punctual: bool = False
    by_way: bool = False
    sentence: int = 0
    clause: int = 0
    span: tuple[int, int] = (0, 0)

    @property
    def key(self) -> str:
        """The contract's key."""
        return f"{self.subject}.{self.measure}"


@dataclass(slots=True)
class Doubt:
    """A figure that was left out, and why; offsets in the compared sentence, then in the report's text."""

    reason: str
    start: int
    end: int
    span: tuple[int, int] = (0, 0)
    sentence: int = 0


@dataclass(slots=True)
class Passage:
    """What is known while reading a passage, sentence by sentence."""

    year: int | None
    claims: list[Claim] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)
    scope: str = "own"
    topic: str = ""
    topics: tuple[str, ...] = ()
    topic_sentence: int = -1
    topic_at: int = 0
    listed: tuple[str, ...] = ()
    channel: str = ""
    channel_sentence: int = -1
    sentence: int = 0
    heading: str = ""
    lost: set[str] = field(default_factory=set)
    lost_last: str = ""
