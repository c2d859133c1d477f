"""Figures that `除` takes out of what follows: whose they are, and what became of them."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.behind import turned_away
from gkdash.prose.claims import CASES
from gkdash.prose.nouns import subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

# not `除3件结转外，还有2件在办`
_BESIDES: Final = re.compile(
    "(?:(?![在待]办|未|尚|结转|不予|转入|延期|正)[^，。；])*?(?:之|以)?外，?(?:还|又|也|更|另(?!有))(?!有|需|须|未)"
)
_NAMING: Final = frozenset({"subject", "letter", "generic_inquiry"})
_CARRIED: Final = frozenset({"carried"})
_DECIDED: Final = _CARRIED | {"outcome"}
_TOGETHER: Final = _NAMING | {"number", "conj", "generic"}


def is_besides(item: Slot) -> bool:
    """Tell whether `除` takes nothing out, since what follows comes on top: `除网站发布356条外，还张贴88条`."""
    return _BESIDES.match(item.text, item.number.end) is not None


def is_exception(item: Slot, place: Passage, carried: Token | None) -> bool:
    """Note the channel of `除2件信访件在办外`, so that what follows does not close it.

    Tell whether the figure itself is out of the question: `除3件结转下年外` carries three over, `除5件不予受理外`
    turns five away.
    """
    words = [*item.near, *item.tail]
    stretch = place.stretch
    named = {
        name
        for beside in (item.near, item.tail)
        for name in subjects_of([token for token in beside if token.kind in _NAMING])
    }
    claims = stretch.segment or place.here()
    stretch.excepted |= named or {claim.subject for claim in claims if claim.measure == "received"}
    turned_away = any(token.kind == "reject" and "受理" in token.text for token in words)
    decided = _CARRIED if named and named <= CASES else _DECIDED  # `问政1条因涉密不宜公开`
    return carried is None and not turned_away and not any(token.kind in decided for token in words)


def carried_together(tokens: list[Token], index: int, item: Slot) -> Token | None:
    """Return what was done with all that is excepted: `除热线1件、留言2件顺延至下年外`; None where one has its own.

    Where one is turned away that is what was done with it: `除局长信箱1封因要素不全不予受理外`.
    """
    if not item.near or item.near[-1].end != item.number.start or item.kinds.isdisjoint(_NAMING):
        return None
    turned = turned_away(item)
    if turned is not None:
        return turned
    for token in tokens[index + 1 :]:
        if token.kind == "carried":
            return token
        if token.kind not in _TOGETHER:
            return None
    return None
