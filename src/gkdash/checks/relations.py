"""The arithmetic of the form over the cells of one report: every relation in every row or column, held or broken.

The same relations are lent to the store as rows, where one query evaluates them for all reports; a test holds the two
against each other. Nothing here changes a figure, and a relation over a cell without a figure is not evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from gkdash.checks.model import Outcome
from gkdash.forms import CellKey, Edition, Table, all_editions
from gkdash.records import Fact, State

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Instance:
    """One relation in one row or column: the weighted sum of `weights` is zero.

    `number` is unique among all editions. `merged` are rows that may be printed in the place of several (（六）其他处理):
    by cell, how many cells it stands for. `replaces` are the rows in whose place the relation's own row is printed:
    it is due only where that row is there, and then theirs are not.
    """

    number: int
    check: str
    relation: str
    citation: str
    left: tuple[CellKey, ...]
    right: tuple[CellKey, ...]
    weights: Mapping[CellKey, int] = field(hash=False)
    merged: Mapping[CellKey, int] = field(default_factory=dict, hash=False)
    replaces: tuple[str, ...] = ()

    @property
    def operands(self) -> int:
        """How many cells it needs."""
        return len(self.weights)


@dataclass(frozen=True, slots=True)
class Break:
    """A relation that does not hold: `left` and `right` are the two sums, `cells` what they were made from."""

    instance: Instance
    left: float
    right: float
    cells: tuple[CellKey, ...]
    is_doubtful: bool

    @property
    def difference(self) -> float:
        """Left less right."""
        return self.left - self.right


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What came of all relations of an edition on one report."""

    held: tuple[Instance, ...]
    broken: tuple[Break, ...]
    unevaluable: tuple[Instance, ...]
    partial: frozenset[int] = frozenset()
    """Numbers of those of the last that have a figure in one cell at least."""


@lru_cache
def instances(edition_id: str) -> tuple[Instance, ...]:
    """Return every relation of an edition in every row or column that it holds in."""
    start = 0
    for form in all_editions():
        found = tuple(_instances(form, start))
        if form.id == edition_id:
            return found
        start += len(found)
    raise KeyError(edition_id)


def _instances(form: Edition, start: int) -> Iterator[Instance]:
    number = start
    for relation in form.relations:
        table = form.table(relation.table)
        plain: list[tuple[tuple[CellKey, ...], tuple[CellKey, ...], tuple[str, ...]]] = [
            (left, right, ()) for left, right in relation.instances(table)
        ]
        if relation.over == "rows":
            plain += [
                (
                    tuple((table.key, row.key, column) for column in relation.left),
                    tuple((table.key, row.key, column) for column in relation.right),
                    row.replaces,
                )
                for row in table.collapsed
            ]
        for left, right, replaces in plain:
            weights = {**dict.fromkeys(left, 1), **dict.fromkeys(right, -1)}
            merged = dict(_merged(table, weights)) if relation.over == "columns" else {}
            yield Instance(
                number, relation.check, relation.id, relation.citation, left, right, weights, merged, replaces
            )
            number += 1


def _merged(table: Table, weights: Mapping[CellKey, int]) -> Iterator[tuple[CellKey, int]]:
    columns = {key[2] for key in weights}
    for row in table.collapsed:
        for column in columns:
            parts = [(table.key, part, column) for part in row.replaces]
            if all(part in weights for part in parts):
                yield (table.key, row.key, column), len(parts)


def evaluate(edition_id: str, cells: Iterable[Fact]) -> Evaluation:
    """Return which relations of the edition hold, which do not, and which cannot be told for want of a figure."""
    values: dict[CellKey, float] = {}
    doubtful: set[CellKey] = set()
    for fact in cells:
        key = (fact.table, fact.row, fact.column)
        if fact.state is State.NUMBER and fact.value is not None:
            values[key] = fact.value
            if fact.doubt:
                doubtful.add(key)
    held, broken, unevaluable = [], [], []
    for instance in instances(edition_id):
        used = operands(instance, values)
        if used is None:
            unevaluable.append(instance)
            continue
        left = sum(values[key] for key in used if weight(instance, key) > 0)
        right = sum(values[key] for key in used if weight(instance, key) < 0)
        if abs(left - right) <= TOLERANCE:
            held.append(instance)
        else:
            broken.append(Break(instance, left, right, used, any(key in doubtful for key in used)))
    partial = frozenset(item.number for item in unevaluable if any(key in values for key in item.weights))
    return Evaluation(tuple(held), tuple(broken), tuple(unevaluable), partial)


def outcomes(edition_id: str, found: Evaluation) -> dict[str, Outcome]:
    """Return the outcome of each check: failed where a relation is broken, passed only where all that are due hold."""
    checks = dict.fromkeys(item.check for item in instances(edition_id))
    result = {}
    for check in checks:
        held = [item for item in found.held if item.check == check]
        if any(item.instance.check == check for item in found.broken):
            result[check] = Outcome.FAILED
            continue
        due = sum(item.check == check and not item.replaces for item in instances(edition_id))
        due -= sum(len(item.replaces) for item in held)
        lacking = any(item.check == check and item.replaces and _printed(item, found) for item in found.unevaluable)
        done = sum(not item.replaces for item in held)
        result[check] = Outcome.NOT_EVALUABLE if done < due or lacking else Outcome.PASSED
    return result


def _printed(item: Instance, found: Evaluation) -> bool:
    return item.number in found.partial


def operands(instance: Instance, values: Mapping[CellKey, float]) -> tuple[CellKey, ...] | None:
    """Return the cells that a relation adds up on this report, None where one has no figure.

    A merged row stands for its parts where exactly they have none; where both are printed it cannot be told.
    """
    plain = [key for key in instance.weights if key in values]
    known = len(plain)
    for key, stands_for in instance.merged.items():
        if key in values:
            plain.append(key)
            known += stands_for
    return tuple(plain) if known == instance.operands else None


def weight(instance: Instance, key: CellKey) -> int:
    """Return the sign of a cell in a relation; merged rows stand on the left."""
    return instance.weights.get(key, 1)


def operand_rows() -> list[dict[str, object]]:
    """Return one row per cell of each relation of all editions, as the query needs them."""
    rows: list[dict[str, object]] = []
    for form in all_editions():
        for item in instances(form.id):
            for key, sign in item.weights.items():
                rows.append(_operand(form.id, item.number, key, sign, 1))
            for key, stands_for in item.merged.items():
                rows.append(_operand(form.id, item.number, key, 1, stands_for))
    return rows


def _operand(form: str, number: int, key: CellKey, sign: int, stands_for: int) -> dict[str, object]:
    return {
        "edition": form,
        "instance": number,
        "table_key": key[0],
        "row_key": key[1],
        "column_key": key[2],
        "weight": sign,
        "stands_for": stands_for,
    }


def instance_rows() -> list[dict[str, object]]:
    """Return one row per relation of all editions."""
    return [
        {
            "edition": form.id,
            "instance": item.number,
            "check_id": item.check,
            "operands": item.operands,
            "replaces": len(item.replaces),
        }
        for form in all_editions()
        for item in instances(form.id)
    ]
