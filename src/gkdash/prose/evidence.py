"""What a claim rests on: its words, how far the figure is exact, and the measure word where none is written."""

from __future__ import annotations

from typing import Final

from gkdash.prose.roles import role
from gkdash.prose.slots import NOUN, VERB, Slot

_HEDGES: Final = role({"about", "at_least_pre"})
_TELLING: Final = NOUN | VERB
# what the words of the contract call the default of a key
_UNITS: Final = {"people": "人", "held": "次", "amount": "次"}
_PUBLISHED: Final = "条"
_ELSE: Final = "件"


def default_unit(subject: str, measure: str) -> str:
    """Return the measure word of a figure that is written without one."""
    if subject == "processing_fee":
        return "元"
    if subject.startswith("proactive") or subject == "interpretation":
        return _PUBLISHED
    return _UNITS.get(measure, _ELSE)


def qualifier(item: Slot) -> str:
    """Return `at_least`, `about` or `exact`, from the figure itself or a word right before it."""
    if item.number.hedge:
        return item.number.hedge
    if not item.roles & _HEDGES:
        return "exact"
    for token in item.near:
        if token.end == item.number.start:
            if token.kind == "about":
                return "about"
            if token.kind == "at_least_pre":
                return "at_least"
    return "exact"


def evidence(item: Slot) -> tuple[int, int]:
    """Return the shortest stretch with the figure and the words that say what it counts."""
    start, end = item.number.start, item.number.end
    for token in item.near:
        if token.roles & _TELLING:
            start = min(start, token.start)
            break
    if item.deed is not None:
        end = item.deed.end
    elif item.first:
        end = max((token.end for token in item.tail if token.roles & _TELLING), default=end)
    return start, max(end, item.number.end)
