"""Runs of figures that answer years side by side: `2022年、2023年分别为12件、15件`."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.figures import counted
from gkdash.prose.nouns import is_pooled
from gkdash.prose.passage import Passage
from gkdash.prose.run_figures import BEGINNING, IN_MARK, MARKS, beside, length
from gkdash.prose.slots import NOUNS, VERBS, Slot
from gkdash.prose.tokens import Token
from gkdash.prose.totals import Ledger
from gkdash.prose.years import listed_years, years_before

_TOLD: Final = NOUNS | VERBS


def _with_verb(mark: Token) -> Token:
    """Return 分别收到 as the verb it ends with; other words as they are."""
    kind = IN_MARK.get(mark.text[2:]) if mark.kind == "respectively" else None
    return mark.as_kind(kind) if kind is not None else mark


@final
@mypyc_attr(acyclic=True)
class YearRuns:
    """Reads the figures of one sentence that stand side by side for years, keeping the years that still wait for theirs."""

    __slots__ = ("_ahead", "_ledger", "_place", "_side_by_side", "_tokens", "_waiting", "_words")

    def __init__(self, tokens: list[Token], place: Passage, ledger: Ledger) -> None:
        self._tokens = tokens
        self._place = place
        self._ledger = ledger
        self._waiting: list[str] = []
        self._side_by_side: tuple[str, ...] = ()
        self._words: list[Token] = []
        self._ahead: list[Token] = []

    @property
    def is_open(self) -> bool:
        """Tell whether a year still waits for its figure."""
        return bool(self._waiting)

    def begin(self, item: Slot) -> bool:
        """Note the years before a run that has as many figures as there are years; tell whether there are any."""
        ahead = item.text[: item.number.start]
        years = (
            listed_years(ahead)
            or years_before(ahead, beside(self._tokens, item)[0])
            or [token.text for token in self._tokens[: item.index] if token.kind == "year"]
        )
        if len(years) < 2 and "同期" in item.lead_text:
            years = list(self._place.years)  # `同期信箱来信分别为88件、102件、97件`
        if len(years) < 2 or length(self._tokens, item, len(years)) != len(years):
            return False
        self._waiting = years
        self._place.years = tuple(years)
        # `申请逐年走高，2023年、2024年分别为12件、15件`
        told = [token for token in item.far if token.kind in _TOLD] if item.kinds.isdisjoint(_TOLD) else []
        self._ahead = told if any(token.kind in NOUNS for token in told) else []
        return True

    def begin_plain(self, item: Slot) -> bool:
        """Note the years before a run that has no word for it: `2022年至2024年公开信息310条、420条、505条`."""
        run = beside(self._tokens, item)[0]
        if run < 2 or not item.kinds.isdisjoint(MARKS) or is_pooled(item.near):
            return False
        self._waiting = years_before(item.text[: item.number.start], run)
        if not self._waiting and len(self._side_by_side) == run and "年" not in item.lead_text:
            self._waiting = list(self._side_by_side)
        if not self._waiting:
            return False
        self._side_by_side = self._place.years = tuple(self._waiting)
        self._words = item.near
        if str(self._place.year) not in self._waiting:
            self._place.stretch.mask = "part"  # what follows, `答复率均为100%`, is of those years too
        return True

    def read(self, item: Slot) -> None:
        """Read the next figure of a run: the report year's is taken, the others are passed over."""
        year = self._waiting.pop(0)
        if item.has("respectively"):
            item.near = [_with_verb(token) for token in item.near]
            item.lead(())  # `2023年、2024年分别收到11件和7件`
        if int(year) != self._place.year:
            if not item.near or "分别" in item.lead_text or "依次" in item.lead_text:
                self._words = item.near or self._words
            return
        if item.kinds.isdisjoint(BEGINNING):
            item.lead([*self._ahead, *self._words])
            item.ranged = True
        self._place.stretch.mask = ""
        self._ledger.take(counted(item, self._place), item)
