"""A number as it stands in running text; how it is read is told in `numbers`, what it counts is not told here."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

GLUED_HOTLINE: Final = "热线号码与数字粘连"
"""Why digits behind a hotline's are in doubt: `1234561件`."""


@final
@mypyc_attr(acyclic=True)
class Number:
    """A number in the compared text: offsets there, value, measure word as written, hedge, and what it is.

    `kind` is the measure word's kind (item, count, people, money, time, other, foreign), `percent`, `tenths`, `bare`
    (no measure word), `ordinal` or `vague` (no single value: 数百件, 二三十件); `han:` before it tells of 百 or 千
    alone. `doubt` says why the digits cannot be trusted. `hedge` is `at_least`, `about` or empty. `scaled` tells that
    万 or the like stood with it; `digits` are the Arabic digits, empty for a Chinese numeral.
    """

    __slots__ = ("digits", "doubt", "end", "hedge", "kind", "scaled", "start", "unit", "value")

    def __init__(
        self,
        start: int,
        end: int,
        value: int | float,  # noqa: PYI041 - compiled, a float would turn 88 into 88.0
        unit: str,
        kind: str,
        hedge: str = "",
        doubt: str = "",
        digits: str = "",
        *,
        scaled: bool = False,
    ) -> None:
        self.start = start
        self.end = end
        self.value = value
        self.unit = unit
        self.kind = kind
        self.hedge = hedge
        self.doubt = doubt
        self.digits = digits
        self.scaled = scaled

    def of_unit(self, unit: str, kind: str) -> Number:
        """Return the number with another measure word, and what that is."""
        return Number(
            self.start, self.end, self.value, unit, kind, self.hedge, self.doubt, self.digits, scaled=self.scaled
        )
