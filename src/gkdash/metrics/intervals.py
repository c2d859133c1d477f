"""How sure a rate is: its Wilson interval, and the funnel within which like units' rates lie by chance; percent throughout.

Pure functions on counts. A rate lies outside the funnel around a centre exactly where the centre lies outside its Wilson
interval of the same level, so that a page with intervals and one with a funnel never contradict each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, median

_NORMAL = 1.4826
"""Makes the median absolute deviation of a normal sample its standard deviation."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Two bounds in percent, `low` not above `high`, both within 0 and 100."""

    low: float
    high: float

    def __contains__(self, rate: float) -> bool:
        return self.low <= rate <= self.high


@dataclass(frozen=True, slots=True)
class Count:
    """Cases out of a number of them; cases need not be whole, since a stated rate tells no numerator."""

    cases: float
    of: int

    def __post_init__(self) -> None:
        if self.of < 1:
            raise ValueError(f"a rate of {self.of} cases does not exist")
        if not 0 <= self.cases <= self.of:
            raise ValueError(f"{self.cases} cases out of {self.of} give no rate")

    @property
    def rate(self) -> float:
        """The rate in percent."""
        return 100 * self.cases / self.of


def wilson(cases: float, of: int, level: float = 0.95) -> Interval:
    """Return the Wilson score interval of a rate: 9 of 10 are 59.6 to 98.2 percent at the usual level.

    Raises ValueError where there is no rate: `of` is not positive, or `cases` is not within 0 and `of`.
    """
    share = Count(cases, of).rate / 100
    z = _z(level)
    width = 1 + z * z / of
    middle = (share + z * z / (2 * of)) / width
    reach = z * sqrt(share * (1 - share) / of + z * z / (4 * of * of)) / width
    # at the ends the bound is the rate itself; the subtraction above would leave a trace of rounding
    low = 0.0 if cases == 0 else 100 * (middle - reach)
    high = 100.0 if cases == of else 100 * (middle + reach)
    return Interval(max(0.0, low), min(100.0, high))


def funnel(centre: float, of: int, level: float = 0.998, dispersion: float = 1.0) -> Interval:
    """Return the limits within which a rate of `of` cases lies by chance where the true one is `centre` percent.

    `dispersion` widens them where like units differ by more than chance (see `dispersion_of`). Raises ValueError where
    `of` is not positive, `centre` is not a rate, or `dispersion` is below 1.
    """
    if dispersion < 1:
        raise ValueError(f"a dispersion of {dispersion} would narrow the limits of chance")
    reach = 100 * _z(level) * dispersion * _error(centre, of)
    return Interval(max(0.0, centre - reach), min(100.0, centre + reach))


def centre_of(counts: Sequence[Count]) -> float | None:
    """Return the rate of all counts together in percent; None where there are none."""
    if not counts:
        return None
    return 100 * sum(item.cases for item in counts) / sum(item.of for item in counts)


def dispersion_of(counts: Sequence[Count], centre: float) -> float:
    """Return by how much more than by chance rates lie apart, at least 1: a robust spread of their standard scores.

    A few far units do not widen the limits for all. 1 where the centre is 0 or 100, since then all rates agree.
    """
    if not counts or centre in (0.0, 100.0):
        return 1.0
    scores = [(item.rate - centre) / (100 * _error(centre, item.of)) for item in counts]
    middle = median(scores)
    return max(1.0, _NORMAL * median(abs(score - middle) for score in scores))


def _error(centre: float, of: int) -> float:
    """Return the standard error of a share of `of` cases."""
    if of < 1:
        raise ValueError(f"a rate of {of} cases does not exist")
    if not 0 <= centre <= 100:
        raise ValueError(f"{centre} percent is no rate")
    return sqrt(centre / 100 * (1 - centre / 100) / of)


def _z(level: float) -> float:
    """Return how many standard errors a two-sided level is: 1.96 for 0.95."""
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, {level} does not")
    return NormalDist().inv_cdf((1 + level) / 2)
