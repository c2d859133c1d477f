"""Roles of words: groups of kinds that are asked for of nearly every figure, each a bit, so that asking costs next to nothing.

A module that asks for a group often gives it a role where it is loaded, `_HEDGES = role({"about", "at_least_pre"})`, and
asks `token.roles & _HEDGES`; what is asked for seldom stays a set of kinds.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from mypy_extensions import i64

_ROLES: Final[dict[str, int]] = {}
_GIVEN: Final[dict[frozenset[str], int]] = {}
_CLOSED: Final[list[bool]] = []
# as many as a machine's number has bits, but for its sign
_MOST: Final = 62


def role(kinds: Iterable[str]) -> i64:
    """Return the bit that words of these kinds have, and no others.

    Raise ValueError where no bit is left, or the words have been read and keep the roles they have.
    """
    group = frozenset(kinds)
    if group in _GIVEN:
        return _GIVEN[group]
    if _CLOSED:
        raise ValueError("the words have been read, which have their roles")
    if len(_GIVEN) >= _MOST:
        raise ValueError("more roles than a number has bits")
    bit = 1 << len(_GIVEN)
    _GIVEN[group] = bit
    for kind in group:
        _ROLES[kind] = _ROLES.get(kind, 0) | bit
    return bit


def roles_of(kind: str) -> i64:
    """Return the roles of a kind, all of them together."""
    return _ROLES.get(kind, 0)


def close() -> None:
    """Give no more roles: the words are read, and keep those they have."""
    _CLOSED.append(True)
