"""Which whole numbers of cases give a printed rate; integer arithmetic only, so that no rounding of floats decides."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_PRINTED = re.compile(r"(?<![\d.])(\d+)(?:\.(\d+))?(?![\d.])")


@dataclass(frozen=True, slots=True)
class Feasible:
    """The counts out of a base that give a printed rate: once rounded half up, once cut off after the last digit.

    False where there is none either way. A rate cut off is common in reports (`98.5%` for 98.59), so both count as
    possible; who wants to be strict looks at `rounded` alone.
    """

    rounded: range
    truncated: range

    def __bool__(self) -> bool:
        return bool(self.rounded or self.truncated)


def feasible(rate: float | Decimal, decimals: int, base: int) -> Feasible:
    """Return the counts out of `base` that print as `rate` percent with `decimals` digits after the point.

    95.3 % of 88 has none (83 are 94.3, 84 are 95.5), 98.7 % of 1,286 has. No count gives a rate above 100. Raises
    ValueError where `base` is not positive, since there is no rate then, or `rate` has more digits than `decimals`.
    """
    if base < 1:
        raise ValueError(f"a rate of {base} cases does not exist")
    exact = Decimal(str(rate)).scaleb(decimals)
    printed = int(exact)
    if exact != printed:
        raise ValueError(f"{rate} has more than {decimals} decimals")
    whole = 100 * 10**decimals  # count * whole / base is the rate in units of its last digit
    return Feasible(
        rounded=_counts((2 * printed - 1) * base, (2 * printed + 1) * base, 2 * whole, base),
        truncated=_counts(printed * base, (printed + 1) * base, whole, base),
    )


def nearest(rate: float | Decimal, base: int) -> tuple[int, int]:
    """Return the counts out of `base` next below and next above a rate in percent; equal where one gives it exactly.

    For 95.3 % of 88: (83, 84). Both are within 0 and `base`. Raises ValueError where `base` is not positive.
    """
    if base < 1:
        raise ValueError(f"a rate of {base} cases does not exist")
    numerator, denominator = (Decimal(str(rate)) * base / 100).as_integer_ratio()
    below, above = numerator // denominator, -(-numerator // denominator)
    return min(max(below, 0), base), min(max(above, 0), base)


def printed_decimals(text: str, rate: float | Decimal) -> int:
    """Return the digits after the point with which `text` prints `rate`: 2 for 95.3 in `满意率95.30%`.

    Where the text does not have it in digits (`百分之九十五点三`), those that the value needs.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    value = Decimal(str(rate))
    for found in _PRINTED.finditer(plain):
        if Decimal(found[0]) == value:
            return len(found[2] or "")
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _counts(low: int, high: int, scale: int, base: int) -> range:
    """Return the counts c from 0 to `base` for which low <= c * scale < high."""
    first = max(0, -(-low // scale))
    last = min(base, (high - 1) // scale)
    return range(first, max(first, last + 1))
