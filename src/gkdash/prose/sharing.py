"""Words that one figure lends the next: of a change to what it reached, of another year to the report year."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.roles import role
from gkdash.prose.slots import NOUN, VERB, VERBS, Slot
from gkdash.prose.surroundings import NAMES_CASE
from gkdash.prose.tokens import Token

_NOT_SHARED: Final = frozenset({"from", "last", "year"})
_COUNTED: Final = NOUN | VERB
_REACHED: Final = frozenset({"reach", "year", "this_year", "growth"})
_OF_PAST: Final = frozenset({"year", "last", "conj"})
_OF_TIME: Final = frozenset({"year", "this_year", "whole_year", "reach", "total", "conj", "at_least_pre", "about"})
_YEARS: Final = role({"year", "this_year"})
_OF_DEED: Final = _OF_TIME | VERBS | {"own", "also"}


def _is_done_again(item: Slot) -> bool:
    """Tell whether a figure has but a verb and its year: `热线2023年受理90件、2024年受理110件`."""
    if not item.roles & _YEARS or not item.roles & VERB or not item.kinds <= _OF_DEED:
        return False
    return not any(token.roles & NAMES_CASE for token in item.tail)


@final
@mypyc_attr(acyclic=True)
class Sharing:
    """Keeps the words of figures that count nothing themselves, for one sentence.

    `of_other_time` are those that wait for the report year's figure.
    """

    __slots__ = ("_of_change", "of_other_time")

    def __init__(self) -> None:
        self._of_change: list[Token] = []
        self.of_other_time: list[Token] = []

    def change(self, item: Slot) -> None:
        """Give the words before a change to the figure it reached: `信息由300条增加到420条`."""
        if self._of_change and "reach" in item.kinds and item.kinds <= _REACHED:
            item.lead(self._of_change)
            item.ranged = True
        if "from" in item.kinds:
            self._of_change = [token for token in item.near if token.kind not in _NOT_SHARED]
        elif not (item.kinds <= _OF_PAST and item.ahead[item.boundary + 1 :] == item.near and item.has("year", "last")):
            self._of_change = []

    def other_time(self, item: Slot, mask: str, *, claimed: bool) -> None:
        """Give the words of a figure of another time to the report year's behind it: `推文2023年为248篇、2024年为301篇`."""
        if mask in {"past", "part"} or "upper" in item.kinds:
            if item.roles & _COUNTED:
                self.of_other_time = [token for token in item.near if token.roles & _COUNTED]
            elif not self.of_other_time and mask == "past" and item.kinds <= _OF_TIME:
                # 申请量逐年走高，2022年7件、2023年11件、2024年15件
                self.of_other_time = [token for token in item.far if token.roles & _COUNTED]
        elif self.of_other_time:
            if not mask and item.kinds <= _OF_TIME and not claimed:
                item.lead(self.of_other_time)
                item.ranged = True
            elif not mask and not claimed and _is_done_again(item):
                item.lead([token for token in self.of_other_time if token.roles & NOUN])
                item.ranged = True
            if item.roles & _COUNTED:
                self.of_other_time = []
