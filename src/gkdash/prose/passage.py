"""What is known while a passage is read: its claims and doubts, whose figures they are, and what is spoken of."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Final, final

from mypy_extensions import i64, mypyc_attr

from gkdash.prose.claims import Claim, Doubt
from gkdash.prose.roles import role
from gkdash.prose.stretch import NO_SUBJECTS, Stretch
from gkdash.prose.tokens import Token

ORDINALS: Final = frozenset({"nth", "former", "latter"})
ORDINAL: Final = role(ORDINALS)


@final
@mypyc_attr(acyclic=True)
class Passage:
    """A passage being read, sentence by sentence; `whole` is its text.

    `text` is the sentence, `kinds` are the kinds of words in it, `roles` their roles, `hints` what its characters tell;
    `spans` has the offsets of each sentence with a figure. `first` is how many claims earlier sentences made. `scope` is
    `own` or `area`. `topic` is the subject spoken of last, in sentence `topic_sentence` at `topic_at`; `listed` the
    subjects of the last list; `channel` the channel of publishing spoken of last, `-` for one without a key; `on_fee`
    tells that the processing fee was spoken of, `years` are those that figures stood side by side for. `lost` are
    subjects whose figure was left out for doubt: what depends on it is left out too; `lost_last` is the last of them in
    this stretch. `uncounted_at` is the last sentence with a figure that counted nothing and was no part of another.
    """

    kinds: AbstractSet[str] = frozenset()
    roles: i64 = 0
    hints: i64 = 0
    text: str = ""
    sentence: int = 0
    first: int = 0
    scope: str = "own"
    topic: str = ""
    topic_sentence: int = -1
    topic_at: int = 0
    listed: tuple[str, ...] = ()
    on_fee: bool = False
    channel: str = ""
    channel_sentence: int = -1
    years: tuple[str, ...] = ()
    lost_last: str = ""
    uncounted_at: int = -1

    def __init__(self, year: int | None, whole: str = "") -> None:
        self.year = year
        self.whole = whole
        self.claims: list[Claim] = []
        self.doubts: list[Doubt] = []
        self.spans: dict[int, tuple[int, int]] = {}
        self.stretch = Stretch()
        self.lost = NO_SUBJECTS

    def speak_of(self, subject: str, at: int | None = None) -> None:
        """Note what this sentence speaks of, and where the word stands if it was no claim that said it."""
        self.topic, self.topic_sentence = subject, self.sentence
        if at is not None:
            self.topic_at = at

    def publish_on(self, channel: str) -> None:
        """Note the channel of publishing that this sentence speaks of."""
        self.channel, self.channel_sentence = channel, self.sentence

    def ordinal(self, token: Token) -> str:
        """Return the subject that `第二个渠道`, 前者 or 末一项 stands for among those listed or counted; "" for none."""
        listed = list(self.listed)
        if token.kind in {"former", "latter"} and len(listed) != 2:
            listed = []
        if len(listed) < 2:
            listed = list(dict.fromkeys(claim.subject for claim in self.claims if claim.measure == "received"))
        at = {"former": 0, "latter": -1}.get(token.kind)
        at = int(token.value) if at is None else at
        return listed[at] if -len(listed) <= at < len(listed) and len(listed) > 1 else ""

    def doubt(self, reason: str, words: str, start: int, end: int) -> None:
        """Note that the figure at `start` to `end`, quoted with the `words` around it, was left out."""
        self.doubts.append(Doubt(f"{reason}：“{words}”，不作为数据。", start, end, self.sentence))

    def here(self) -> list[Claim]:
        """Return the claims of this sentence, in the order they were made."""
        return self.claims[self.first :]

    def has_here(self, subject: str, measure: str = "") -> bool:
        """Tell whether this sentence has a claim of the subject, and of the measure if one is given."""
        claims = self.claims
        for at in range(self.first, len(claims)):
            if claims[at].subject == subject and (not measure or claims[at].measure == measure):
                return True
        return False
