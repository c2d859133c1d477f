"""A sentence as it is compared, with its words: made once for a sentence that comes again.

Reports of a place, and those of one body year after year, say many things alike, or with other figures only. What a
sentence means where it stands is not kept: only what its own characters tell.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, final

from mypy_extensions import i64, mypyc_attr

from gkdash.prose import zero
from gkdash.prose.characters import DIGIT, has_any, table, traits_in
from gkdash.prose.fold import Folded, fold
from gkdash.prose.left_out import LEAVING_OUT
from gkdash.prose.lexicon import lexicon, listed_pattern
from gkdash.prose.nouns import CHANNEL_KINDS
from gkdash.prose.others import is_quoted, may_be_elsewhere
from gkdash.prose.roles import role
from gkdash.prose.second_look import settled
from gkdash.prose.shapes import BLOT, places_of, shape_of, with_figures
from gkdash.prose.tokens import Token, roles_in, tokens
from gkdash.prose.topics import bare_lists

_CLOSING: Final = frozenset({"all", "done", "anaphora"})
CLOSING: Final = role(_CLOSING)
_TOPICAL: Final = CHANNEL_KINDS | {"subject"}
TOPICAL: Final = role(_TOPICAL)
FIGURE: Final = role({"number"})
_TELLING: Final = _TOPICAL | _CLOSING
# one character of each word that tells something of the whole sentence
_NONE: Final = 1
_CLASSED: Final = 2
_CASES: Final = 4
_QUOTED: Final = 8
_ELSEWHERE: Final = 16
LEAVES_OUT: Final = 32
"""A character of the words behind a figure that leave it out is there."""
EXPLAINS: Final = 64
"""是 or 为 is there, which may say what a figure is."""
_HINTS: Final = table(
    {
        _NONE: "未没无零空不", _CLASSED: "主", _CASES: "复诉法", _QUOTED: "分每据自", _ELSEWHERE: "该邻企周兄我",
        LEAVES_OUT: LEAVING_OUT, EXPLAINS: "是为",
    }
)  # fmt: skip
_JUSTICE: Final = listed_pattern("justice")
_COURTS: Final = listed_pattern("courts")
# how documents were classed: `其中主动公开33件、依申请公开18件`
_ATTRIBUTES: Final = re.compile(r"主动公开(?:类|的|为)?[\d,]+[件份条]?[、，和](?:依)?申请公开(?:类|的|为)?\d")
# the sentences of some hundred reports, a few megabytes
_KEPT: Final = 4096


@final
@mypyc_attr(acyclic=True)
class Compared:
    """A compared sentence, its tokens in order, their kinds and roles, and what its characters tell as a whole.

    `says_none` tells that it says that there was none, `bare` where figures of a list without measure words stand,
    `attributes_at` from where on documents are classed, `caseload` that a bureau of justice may speak of its cases,
    `is_quoted` that it quotes others' statistics, `may_be_elsewhere` that it may speak of another place, `hints` which
    characters it has. The tokens are shared by all who ask: they are not to be changed. Offsets count from the sentence's beginning.
    """

    __slots__ = (
        "attributes_at",
        "bare",
        "caseload",
        "folded",
        "hints",
        "is_quoted",
        "kinds",
        "may_be_elsewhere",
        "roles",
        "says_none",
        "tokens",
    )

    def __init__(
        self,
        folded: Folded,
        found: list[Token],
        kinds: frozenset[str],
        roles: i64,
        hints: i64,
        bare: set[int],
        attributes_at: int,
        *,
        says_none: bool,
        caseload: bool,
        is_quoted: bool,
        may_be_elsewhere: bool,
    ) -> None:
        self.folded = folded
        self.tokens = found
        self.kinds = kinds
        self.roles = roles
        self.hints = hints
        self.bare = bare
        self.attributes_at = attributes_at
        self.says_none = says_none
        self.caseload = caseload
        self.is_quoted = is_quoted
        self.may_be_elsewhere = may_be_elsewhere

    def of(self, folded: Folded, found: list[Token]) -> Compared:
        """Return another sentence of this one's shape, of which all but the figures is told alike."""
        return Compared(
            folded, found, self.kinds, self.roles, self.hints, self.bare, self.attributes_at,
            says_none=self.says_none, caseload=self.caseload, is_quoted=self.is_quoted,
            may_be_elsewhere=self.may_be_elsewhere,
        )  # fmt: skip


def _looked_at(folded: Folded, found: list[Token]) -> Compared:
    text = folded.text
    hints = traits_in(text, _HINTS)
    classed = hints & _CLASSED and "申请公开" in text and "主动公开" in text
    attributes = _ATTRIBUTES.search(text) if classed else None
    return Compared(
        folded,
        found,
        frozenset([token.kind for token in found]),
        roles_in(found),
        hints,
        bare_lists([token for token in found if token.number is not None], text),
        attributes.start() if attributes else len(text),
        says_none=hints & _NONE != 0 and zero.NONE.search(text) is not None,
        caseload=hints & _CASES != 0
        and (
            (("复议" in text or "诉" in text) and _JUSTICE.search(text) is not None)
            or ("法院" in text and "信息公开" not in text and _COURTS.search(text) is not None)
        ),
        is_quoted=hints & _QUOTED != 0 and is_quoted(text),
        may_be_elsewhere=hints & _ELSEWHERE != 0 and may_be_elsewhere(text),
    )


def compared(sentence: str, year: int | None) -> Compared:
    """Return a sentence as it is compared in a report on `year`, which matters only where there are digits."""
    key = (sentence, year if has_any(DIGIT, sentence) else None)
    known = _KNOWN.get(key)
    if known is None:
        known = _compared(*key)
        if len(_KNOWN) >= _KEPT:
            _KNOWN.clear()
        _KNOWN[key] = known
    return known


# by sentence and year
_KNOWN: Final[dict[tuple[str, int | None], Compared]] = {}
# by shape and year: a sentence of it, and the indexes of its figures' tokens, none where they are more than digits
_SHAPES: Final[dict[tuple[str, int | None], tuple[Compared, list[int]]]] = {}


def _compared(sentence: str, year: int | None) -> Compared:
    if year is None or BLOT in sentence:
        return _read(sentence, year)
    shape = shape_of(sentence)
    key = (shape.text, year if shape.is_dated else None)
    known = _SHAPES.get(key)
    if known is None:
        made = _read(sentence, year)
        if len(_SHAPES) >= _KEPT:
            _SHAPES.clear()
        _SHAPES[key] = made, places_of(shape.figures, sentence, made.tokens, made.folded)
        return made
    like, places = known
    if not shape.figures:
        return like
    if not places:
        return _read(sentence, year)
    return like.of(*with_figures(shape.figures, sentence, like.tokens, like.folded, places))


def _read(sentence: str, year: int | None) -> Compared:
    folded = fold(sentence, 0)
    return _looked_at(folded, settled(tokens(folded.text, year), folded.text))


@lru_cache(maxsize=_KEPT)
def tells(sentence: str) -> bool:
    """Tell whether a sentence without a figure may name what the next ones are about."""
    text = fold(sentence, 0).text
    return lexicon().may_hold(text, _TELLING) or "96" in text


def forget() -> None:
    """Forget the sentences kept, so that a measurement meets each for the first time."""
    _KNOWN.clear()
    _SHAPES.clear()
    tells.cache_clear()
