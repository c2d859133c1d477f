"""Let the form's arithmetic choose between readings of a cell whose digits stand apart (`31 19`), and say so.

A reading is taken only if every relation that can be evaluated with it holds, and at least one can; otherwise the cell
stays unreadable. No figure that was read is ever changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from gkdash.extract.numbers import read_cell
from gkdash.forms import CellKey, Edition
from gkdash.records import Fact, State


def decide(facts: dict[CellKey, Fact], form: Edition) -> None:
    """Replace unreadable facts that have exactly one candidate figure by that figure where the relations confirm it."""
    open_cells = {}
    unreadable = State.UNREADABLE
    for key, fact in facts.items():
        if fact.state is unreadable and fact.raw:
            candidates = read_cell(fact.raw).candidates
            if len(candidates) == 1:
                open_cells[key] = candidates[0]
    if not open_cells:
        return
    trial = {key: fact.value for key, fact in facts.items() if fact.value is not None} | open_cells
    for key, value in open_cells.items():
        verdicts = _verdicts(key, trial, form)
        if verdicts and all(verdicts):
            facts[key] = replace(
                facts[key], value=value, state=State.NUMBER, doubt=f"{facts[key].doubt}按勾稽关系读作 {value}。"
            )


def _verdicts(key: CellKey, values: Mapping[CellKey, int | float], form: Edition) -> list[bool]:
    """Return whether each relation over `key` holds; those with a cell that has no figure are left out."""
    found = []
    for relation in form.relations:
        if relation.table != key[0]:
            continue
        for left, right in relation.instances(form.table(relation.table)):
            if key not in left and key not in right:
                continue
            if all(cell in values for cell in (*left, *right)):
                found.append(abs(sum(values[cell] for cell in left) - sum(values[cell] for cell in right)) < 1e-6)
    return found
