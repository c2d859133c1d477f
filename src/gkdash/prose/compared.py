"""A sentence as it is compared, with its words: made once for a sentence that comes again.

Reports of a place, and those of one body year after year, say many things alike. What a sentence means where it stands
is not kept: only what its own characters tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from gkdash.prose import zero
from gkdash.prose.fold import Folded, fold
from gkdash.prose.lexicon import lexicon, listed_pattern
from gkdash.prose.nouns import CHANNEL_KINDS
from gkdash.prose.others import is_quoted, may_be_elsewhere
from gkdash.prose.second_look import settled
from gkdash.prose.tokens import Token, tokens
from gkdash.prose.topics import bare_lists

CLOSING = frozenset({"all", "done", "anaphora"})
TOPICAL = CHANNEL_KINDS | {"subject"}
_TELLING = TOPICAL | CLOSING
# one of these is in all words for none; a set of characters is found much sooner than the words
_MAY_SAY_NONE = re.compile("[未没无零空不]")
_JUSTICE = listed_pattern("justice")
# how documents were classed: `其中主动公开33件、依申请公开18件`
_ATTRIBUTES = re.compile(r"主动公开(?:类|的|为)?[\d,]+[件份条]?[、，和](?:依)?申请公开(?:类|的|为)?\d")
_DIGIT = re.compile(r"\d")
# the sentences of some hundred reports, a few megabytes
_KEPT = 4096


class Compared(NamedTuple):
    """A compared sentence, its tokens in order, their kinds, and what its characters tell as a whole.

    `says_none` tells that it says that there was none, `bare` where figures of a list without measure words stand,
    `attributes_at` from where on documents are classed, `caseload` that a bureau of justice may speak of its cases,
    `is_quoted` that it quotes others' statistics, `may_be_elsewhere` that it may speak of another place. The tokens are
    shared by all who ask: they are not to be changed. Offsets count from the sentence's beginning.
    """

    folded: Folded
    tokens: list[Token]
    kinds: frozenset[str]
    says_none: bool
    bare: set[int]
    attributes_at: int
    caseload: bool
    is_quoted: bool
    may_be_elsewhere: bool


def compared(sentence: str, year: int | None) -> Compared:
    """Return a sentence as it is compared in a report on `year`, which matters only where there are digits."""
    return _compared(sentence, year if _DIGIT.search(sentence) else None)


@lru_cache(maxsize=_KEPT)
def _compared(sentence: str, year: int | None) -> Compared:
    folded = fold(sentence, 0)
    text = folded.text
    found = settled(tokens(text, year), text)
    says_none = _MAY_SAY_NONE.search(text) is not None and zero.NONE.search(text) is not None
    attributes = _ATTRIBUTES.search(text) if "申请公开" in text and "主动公开" in text else None
    return Compared(
        folded,
        found,
        frozenset([token[2] for token in found]),
        says_none,
        bare_lists([token for token in found if token[5] is not None], text),
        attributes.start() if attributes else len(text),
        ("复议" in text or "诉" in text) and _JUSTICE.search(text) is not None,
        is_quoted(text),
        may_be_elsewhere(text),
    )


@lru_cache(maxsize=_KEPT)
def tells(sentence: str) -> bool:
    """Tell whether a sentence without a figure may name what the next ones are about."""
    text = fold(sentence, 0).text
    return lexicon().may_hold(text, _TELLING) or "96" in text


def forget() -> None:
    """Forget the sentences kept, so that a measurement meets each for the first time."""
    _compared.cache_clear()
    tells.cache_clear()
