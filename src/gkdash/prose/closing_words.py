"""What the words of a clause that closes say besides: one sort only, one channel's own, what was done first."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import FILED, SORTS
from gkdash.prose.passage import Passage
from gkdash.prose.tokens import Token

_RECEIVED_THERE: Final = frozenset({"所收", "所涉"})


def came_before(token: Token, words: list[Token], text: str) -> bool:
    """Tell whether a word only says what was done first: `申请1件，经补正后予以公开`."""
    led = any(word.text == "经" and word.start < token.start for word in words)
    return led and text.startswith("后", token.end)


def is_of_named(anaphor: Token, words: list[Token]) -> bool:
    """Tell whether 所收 is of the channel named before it: `县长信箱所收来信均已回复`."""
    return anaphor.text in _RECEIVED_THERE and any(
        token.kind == "subject" and token.value in FILED and token.end <= anaphor.start for token in words
    )


def is_of_sort(words: list[Token], ending: Token, text: str, place: Passage) -> bool:
    """Tell whether only one of the sorts counted is closed: `来电210个，其中咨询180个、投诉30个，投诉均已反馈`."""
    sorts = {token.text[:2] for token in words if token.text.removesuffix("类").removesuffix("件") in SORTS}
    if len(sorts) != 1 or not any(token.text[:2] in sorts and token.start < ending.start for token in words):
        return False
    sort = sorts.pop()
    counted = re.search(f"{sort}(?:件|类)?[为有计共]?\\d", text[: place.stretch.begin])
    return counted is not None and any(other in text[: place.stretch.begin] for other in SORTS if other != sort)
