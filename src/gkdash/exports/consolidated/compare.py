"""The sums set against the report that the government published itself: only what differs, and how many agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gkdash.exports.consolidated.sums import STOCKS, Sum
from gkdash.exports.reading import Record
from gkdash.forms import CellKey

_NEAR = 0.001


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which sum and published figure differ; `with_vertical` tells that bodies led from above make it fit."""

    cell: CellKey
    own: float
    published: float
    is_stock: bool
    left_out: int
    with_vertical: bool

    @property
    def amount(self) -> float:
        """Sum less published figure."""
        return round(self.own - self.published, 4)


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many cells agree, what differs, and how many could not be compared for want of one figure or the other."""

    agreeing: int
    differences: tuple[Difference, ...]
    no_published: int
    no_sum: int


def compare(
    sums: Mapping[CellKey, Sum], whole: Mapping[CellKey, Sum], published: Mapping[CellKey, Record]
) -> Comparison:
    """Compare cell by cell; `whole` are the sums with bodies led from above, `published` the cells of the report."""
    agreeing = no_published = no_sum = 0
    differences: list[Difference] = []
    for cell, own in sums.items():
        fact = published.get(cell)
        if fact is None or fact["value"] is None or fact["doubt"]:
            no_published += 1
        elif own.value is None:
            no_sum += 1
        elif abs(own.value - fact["value"]) <= _NEAR:
            agreeing += 1
        else:
            more = whole[cell].value
            fits = more is not None and abs(more - fact["value"]) <= _NEAR
            differences.append(
                Difference(cell, own.value, float(fact["value"]), cell[2] in STOCKS, len(own.left_out), fits)
            )
    return Comparison(agreeing, tuple(differences), no_published, no_sum)
