"""Figures without a measure word whose label gives it: `接待来访(人次)：31`, `信息处理费 0`."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.lexicon import units
from gkdash.prose.number import Number
from gkdash.prose.slots import Slot

_UNIT_BEFORE: Final = re.compile(r"\((?:单位：)?([一-鿿]{1,3})\)：?$")
_ENDS: Final = re.compile("[，。；、()]|$")
_TO_FEE: Final = frozenset({"", "：", "为", "共", "共计"})


def with_unit(item: Slot) -> Number:
    """Return a bare figure's number with the measure word of its label, as it is where that gives none."""
    number, text = item.number, item.text
    unit = _UNIT_BEFORE.search(text, max(0, number.start - 12), number.start)
    if unit and unit[1] in units():
        return number.of_unit(unit[1], units()[unit[1]])
    label = item.near[-1] if item.near else None
    if label is not None and label.value == "processing_fee" and text[label.end : number.start] in _TO_FEE:
        # `政策解读5，信息处理费0`: yuan, if the figure ends there
        return number.of_unit("元", "money") if _ENDS.match(text, number.end) else number
    return number
