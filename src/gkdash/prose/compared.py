"""A sentence as it is compared, with its words: made once for a sentence that comes again.

Reports of a place, and those of one body year after year, say many things alike. What a sentence means where it stands
is not kept: only what its own characters tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose import zero
from gkdash.prose.characters import table, traits_in
from gkdash.prose.fold import Folded, fold
from gkdash.prose.lexicon import lexicon, listed_pattern
from gkdash.prose.nouns import CHANNEL_KINDS
from gkdash.prose.others import is_quoted, may_be_elsewhere
from gkdash.prose.second_look import settled
from gkdash.prose.tokens import Token, tokens
from gkdash.prose.topics import bare_lists

CLOSING: Final = frozenset({"all", "done", "anaphora"})
TOPICAL: Final = CHANNEL_KINDS | {"subject"}
_TELLING: Final = TOPICAL | CLOSING
# one character of each word that tells something of the whole sentence
_NONE: Final = 1
_CLASSED: Final = 2
_CASES: Final = 4
_QUOTED: Final = 8
_ELSEWHERE: Final = 16
_HINTS: Final = table(
    {_NONE: "未没无零空不", _CLASSED: "主", _CASES: "复诉法", _QUOTED: "分每据自", _ELSEWHERE: "该邻企周兄"}
)
_JUSTICE: Final = listed_pattern("justice")
_COURTS: Final = listed_pattern("courts")
# how documents were classed: `其中主动公开33件、依申请公开18件`
_ATTRIBUTES: Final = re.compile(r"主动公开(?:类|的|为)?[\d,]+[件份条]?[、，和](?:依)?申请公开(?:类|的|为)?\d")
_DIGIT: Final = re.compile(r"\d")
# the sentences of some hundred reports, a few megabytes
_KEPT: Final = 4096


@final
@mypyc_attr(acyclic=True)
class Compared:
    """A compared sentence, its tokens in order, their kinds, and what its characters tell as a whole.

    `says_none` tells that it says that there was none, `bare` where figures of a list without measure words stand,
    `attributes_at` from where on documents are classed, `caseload` that a bureau of justice may speak of its cases,
    `is_quoted` that it quotes others' statistics, `may_be_elsewhere` that it may speak of another place. The tokens are
    shared by all who ask: they are not to be changed. Offsets count from the sentence's beginning.
    """

    __slots__ = (
        "attributes_at",
        "bare",
        "caseload",
        "folded",
        "is_quoted",
        "kinds",
        "may_be_elsewhere",
        "says_none",
        "tokens",
    )

    def __init__(self, folded: Folded, found: list[Token]) -> None:
        text = folded.text
        hints = traits_in(text, _HINTS)
        classed = hints & _CLASSED and "申请公开" in text and "主动公开" in text
        attributes = _ATTRIBUTES.search(text) if classed else None
        self.folded = folded
        self.tokens = found
        self.kinds = frozenset([token.kind for token in found])
        self.says_none = hints & _NONE != 0 and zero.NONE.search(text) is not None
        self.bare = bare_lists([token for token in found if token.number is not None], text)
        self.attributes_at = attributes.start() if attributes else len(text)
        self.caseload = hints & _CASES != 0 and (
            (("复议" in text or "诉" in text) and _JUSTICE.search(text) is not None)
            or ("法院" in text and "信息公开" not in text and _COURTS.search(text) is not None)
        )
        self.is_quoted = hints & _QUOTED != 0 and is_quoted(text)
        self.may_be_elsewhere = hints & _ELSEWHERE != 0 and may_be_elsewhere(text)


def compared(sentence: str, year: int | None) -> Compared:
    """Return a sentence as it is compared in a report on `year`, which matters only where there are digits."""
    return _compared(sentence, year if _DIGIT.search(sentence) else None)


@lru_cache(maxsize=_KEPT)
def _compared(sentence: str, year: int | None) -> Compared:
    folded = fold(sentence, 0)
    return Compared(folded, settled(tokens(folded.text, year), folded.text))


@lru_cache(maxsize=_KEPT)
def tells(sentence: str) -> bool:
    """Tell whether a sentence without a figure may name what the next ones are about."""
    text = fold(sentence, 0).text
    return lexicon().may_hold(text, _TELLING) or "96" in text


def forget() -> None:
    """Forget the sentences kept, so that a measurement meets each for the first time."""
    _compared.cache_clear()
    tells.cache_clear()
