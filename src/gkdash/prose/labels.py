"""What a label before a colon says of the figures behind it: `办结件数：热线312件、信访件26件` tells what was closed."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_CLOSED: Final = frozenset({"办结", "办复", "答复", "回复", "已办结", "按期办结", "按时办结"})
_COUNT: Final = frozenset({"数", "件数", "量", "数量", "总数", "件数如下", "数如下", "的有"})
# a label of its own for what came in, so that 办结 alone is one as well
_RECEIVED: Final = re.compile("(?:受理|收到|接收|收件)[^，。；：]{0,4}：")
_BEGINS: Final = "，；。"


def labelled_verb(item: Slot, place: Passage) -> Token | None:
    """Return the verb of a label that says that what follows was closed, and put it before the figure; None for none."""
    if not item.is_labelled or not item.far:
        return None
    verb = item.far[-1]
    if verb.text not in _CLOSED:
        return None
    begins = verb.start == 0 or item.text[verb.start - 1] in _BEGINS
    between = item.text[verb.end : item.ahead[item.boundary].start]
    is_label = between in _COUNT or (not between and _RECEIVED.search(place.whole) is not None)
    if not (begins and is_label):
        return None
    item.lead([verb])
    return verb
