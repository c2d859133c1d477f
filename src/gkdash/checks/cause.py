"""One cause, one finding: the smallest change of figures that would make all broken relations of a report hold.

It is an explanation that is likely, never a correction: the reported figures stay. Where several changes would do
equally well none is named, save that a total which its own row or column contradicts is the total that was misadded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from gkdash.checks.relations import TOLERANCE, Break, Evaluation, Instance, operands, weight
from gkdash.forms import CellKey
from gkdash.records import Fact, State

_MOST_PAIRS = 60_000


class Kind(StrEnum):
    """What seems to have happened."""

    TOTAL = "total"  # a sum was misadded
    TRANSPOSED = "transposed"  # 12 for 21
    DIGIT = "digit"  # 1 for 11: a digit lost or doubled
    CELL = "cell"  # one figure is wrong
    SHIFTED = "shifted"  # a figure, or part of it, stands in another column of its row
    MOVED = "moved"  # or in another row of its column
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Change:
    """A figure as reported, and what it would have to be."""

    cell: CellKey
    reported: float
    fitting: float

    @property
    def by(self) -> float:
        """How much would have to be added."""
        return self.fitting - self.reported


@dataclass(frozen=True, slots=True)
class Cause:
    """Broken relations that one change explains; `changes` is empty where no small change does."""

    kind: Kind
    changes: tuple[Change, ...]
    breaks: tuple[Break, ...]

    @property
    def checks(self) -> tuple[str, ...]:
        """The checks whose relations are broken, the one that carries the explanation first."""
        found = dict.fromkeys(item.instance.check for item in self.breaks)
        ordered = sorted(found, key=_rank)
        if self.changes:
            cell = self.changes[0].cell
            own = [item.instance.check for item in self.breaks if _is_sum(cell, item.instance)]
            ordered.sort(key=lambda check: check not in own)
        return tuple(ordered)


def _is_sum(cell: CellKey, instance: Instance) -> bool:
    """Tell whether a cell is the total that a relation states; both sides of the balance are sums of parts."""
    return cell in instance.right and instance.check != "column_balance"


_ORDER = ("row_total", "remedy_total", "outcome_total", "column_balance")


def _rank(check: str) -> int:
    return _ORDER.index(check) if check in _ORDER else len(_ORDER)


def causes(cells: Iterable[Fact], found: Evaluation) -> tuple[Cause, ...]:
    """Return what explains the broken relations, each relation under exactly one cause, in the order of relations."""
    values = {
        (fact.table, fact.row, fact.column): fact.value
        for fact in cells
        if fact.state is State.NUMBER and fact.value is not None
    }
    result: list[Cause] = []
    for table in dict.fromkeys(item.instance.right[0][0] for item in found.broken):
        broken = [item for item in found.broken if item.instance.right[0][0] == table]
        held = [item for item in found.held if item.right[0][0] == table]
        result += _Search(values, broken, held).causes()
    return tuple(sorted(result, key=lambda cause: min(item.instance.number for item in cause.breaks)))


class _Search:
    """The relations of one table, and the changes that would mend them."""

    def __init__(self, values: Mapping[CellKey, float], broken: Sequence[Break], held: Sequence[Instance]) -> None:
        self.values = values
        self.open = {item.instance.number: item for item in broken}
        self.signs: dict[CellKey, dict[int, int]] = defaultdict(dict)
        for instance in (*held, *(item.instance for item in broken)):
            for key in operands(instance, values) or ():
                self.signs[key][instance.number] = weight(instance, key)

    def causes(self) -> Iterator[Cause]:
        """Yield causes, those that explain most first, until every broken relation lies under one."""
        while self.open:
            cause = self._whole() or self._part()
            if cause is None:
                yield from self._unexplained()
                return
            for item in cause.breaks:
                del self.open[item.instance.number]
            yield cause

    def _whole(self) -> Cause | None:
        """Return the one change that mends everything at once."""
        return self._best(self._singles(set(self.open))) or self._best(self._pairs(set(self.open)))

    def _part(self) -> Cause | None:
        """Return a single figure that mends some relations and breaks none: the one that mends most."""
        by_size: dict[int, list[tuple[Change, ...]]] = defaultdict(list)
        for key, signs in self.signs.items():
            if signs and set(signs) <= set(self.open):
                change = self._fit(key, set(signs))
                if change:
                    by_size[len(signs)].append((change,))
        for size in sorted(by_size, reverse=True):
            groups: dict[frozenset[int], list[tuple[Change, ...]]] = defaultdict(list)
            for changes in by_size[size]:
                groups[frozenset(self.signs[changes[0].cell])].append(changes)
            for group in groups.values():
                if best := self._best(group):
                    return best
        return None

    def _singles(self, wanted: set[int]) -> list[tuple[Change, ...]]:
        found: list[tuple[Change, ...]] = []
        for key, signs in self.signs.items():
            if set(signs) == wanted:
                change = self._fit(key, wanted)
                if change:
                    found.append((change,))
        return found

    def _fit(self, key: CellKey, wanted: set[int]) -> Change | None:
        """Return the change of one cell that mends these relations, which must ask for the same."""
        needed = {-self.open[number].difference * self.signs[key][number] for number in wanted}
        by = next(iter(needed))
        if max(needed) - min(needed) > TOLERANCE or self.values[key] + by < 0:
            return None
        return Change(key, self.values[key], self.values[key] + by)

    def _pairs(self, wanted: set[int]) -> list[tuple[Change, ...]]:
        """Return pairs of cells of one row or one column between which a figure went astray."""
        cells = [key for key in self.signs if wanted & set(self.signs[key])]
        sizes = {abs(item.difference) for item in self.open.values()}
        if max(sizes) - min(sizes) > TOLERANCE or len(cells) ** 2 > _MOST_PAIRS:
            return []
        size = next(iter(sizes))
        found: list[tuple[Change, ...]] = []
        for one, other in combinations(cells, 2):
            if one[1] != other[1] and one[2] != other[2]:
                continue
            net = dict(self.signs[one])
            for number, sign in self.signs[other].items():
                net[number] = net.get(number, 0) - sign
            left = {number: sign for number, sign in net.items() if sign}
            if left.keys() != wanted:
                continue
            for by in (size, -size):
                fits = all(abs(by * sign + self.open[number].difference) <= TOLERANCE for number, sign in left.items())
                if fits and self.values[one] + by >= 0 and self.values[other] - by >= 0:
                    found.append(
                        (
                            Change(one, self.values[one], self.values[one] + by),
                            Change(other, self.values[other], self.values[other] - by),
                        )
                    )
        return found

    def _best(self, options: list[tuple[Change, ...]]) -> Cause | None:
        """Return the only option, or the one that is likelier than the others by what it looks like."""
        if not options:
            return None
        if len(options) > 1:
            options = self._likelier(options)
        if len(options) != 1:
            return None
        changes = options[0]
        mended: set[int] = set()
        for change in changes:
            mended ^= set(self.signs[change.cell])
        breaks = tuple(item for number, item in self.open.items() if number in mended)
        return Cause(self._kind(changes, breaks), changes, breaks)

    def _likelier(self, options: list[tuple[Change, ...]]) -> list[tuple[Change, ...]]:
        if all(len(changes) == 1 for changes in options):
            slips = [changes for changes in options if _slip(changes[0]) is not None]
            totals = [changes for changes in options if self._is_total(changes[0].cell)]
            if len(slips) == 1 and slips[0][0].reported >= 10:
                return slips
            return totals
        whole: list[tuple[Change, ...]] = [
            changes
            for changes in options
            # all of a figure stands in the neighbouring column
            if len(changes) == 2 and 0 in {changes[0].fitting, changes[1].fitting} and self._is_next(changes)
        ]
        return whole or options

    def _is_total(self, key: CellKey) -> bool:
        return any(
            key in item.instance.right and item.instance.check != "column_balance" for item in self.open.values()
        )

    def _is_next(self, changes: tuple[Change, ...]) -> bool:
        """Tell whether two cells of a row stand side by side on the form."""
        order = [key for key in self.signs if key[1] == changes[0].cell[1]]
        columns = list(dict.fromkeys(key[2] for item in self.open.values() for key in item.cells))
        one, other = changes[0].cell, changes[1].cell
        if one[1] != other[1]:
            return False
        places = {key[2]: at for at, key in enumerate(sorted(order, key=lambda key: _column_place(key, columns)))}
        return abs(places[one[2]] - places[other[2]]) == 1

    def _kind(self, changes: tuple[Change, ...], breaks: tuple[Break, ...]) -> Kind:
        if len(changes) == 2:
            return Kind.SHIFTED if changes[0].cell[1] == changes[1].cell[1] else Kind.MOVED
        slip = _slip(changes[0])
        if slip is not None and changes[0].reported >= 10:
            return slip
        if any(_is_sum(changes[0].cell, item.instance) for item in breaks):
            return Kind.TOTAL
        return slip or Kind.CELL

    def _unexplained(self) -> Iterator[Cause]:
        for check in sorted({item.instance.check for item in self.open.values()}, key=_rank):
            breaks = tuple(item for item in self.open.values() if item.instance.check == check)
            yield Cause(Kind.UNKNOWN, (), breaks)


_COLUMNS = (
    "natural_person",
    "commercial",
    "research",
    "nonprofit",
    "legal_service",
    "other_organisation",
    "total",
)


def _column_place(key: CellKey, columns: Sequence[str]) -> int:
    return _COLUMNS.index(key[2]) if key[2] in _COLUMNS else len(_COLUMNS) + columns.index(key[2])


def _slip(change: Change) -> Kind | None:
    """Tell whether the reported digits are those that fit with two exchanged, or with one lost or doubled."""
    if change.reported != int(change.reported) or change.fitting != int(change.fitting):
        return None
    told, meant = str(int(change.reported)), str(int(change.fitting))
    if len(told) == len(meant) > 1:
        wrong = [at for at in range(len(told)) if told[at] != meant[at]]
        if len(wrong) == 2 and wrong[1] == wrong[0] + 1 and told[wrong[0]] == meant[wrong[1]]:
            return Kind.TRANSPOSED if told[wrong[1]] == meant[wrong[0]] else None
    shorter, longer = sorted((told, meant), key=len)
    if len(longer) == len(shorter) + 1 and shorter != "0":
        cut = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
        return Kind.DIGIT if shorter in cut else None
    return None
