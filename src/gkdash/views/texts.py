"""Two texts side by side: which clauses stand in both, which differ in their figures only, which are new.

The same folding as the checks for copied prose: figures, years and an agency's own names do not make a difference, but
figures that differ are told apart, since they are what a reader wants to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from gkdash.checks.reading.likeness import fold_words

SAME, FIGURE, NEW = "same", "figure", "new"

_CLAUSE = re.compile(r"[^，。；：、！？\n]+[，。；：、！？\n]*|[，。；：、！？\n]+")
_MARKS = "，。；：、！？\n 　"
_NUMBER = re.compile(r"\d[\d,.]*%?")
_LEAST = 4
"""Shorter clauses (`一是`) say nothing of where they come from: they go with the one that follows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text and how it stands to the other: `same`, `figure` (the same but for this figure) or `new`."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True)
class Compared:
    """Two texts in pieces, and the share of each one's characters that stand in the other, figures aside."""

    own: tuple[Piece, ...]
    other: tuple[Piece, ...]
    own_share: float | None
    other_share: float | None


def compare(own: str, other: str, names: Sequence[str] = (), other_names: Sequence[str] = ()) -> Compared:
    """Compare two texts clause by clause; a share is None for a text without words."""
    mine, theirs = _clauses(own), _clauses(other)
    my_keys, their_keys = _keyed(mine, names), _keyed(theirs, other_names)
    own_pieces = [piece for clause in mine for piece in _pieces(clause, names, their_keys)]
    other_pieces = [piece for clause in theirs for piece in _pieces(clause, other_names, my_keys)]
    return Compared(_merged(own_pieces), _merged(other_pieces), _share(own_pieces), _share(other_pieces))


def _clauses(text: str) -> list[str]:
    found: list[str] = []
    for match in _CLAUSE.finditer(text):
        # a short one is taken together with what follows it in the same line
        if found and len(found[-1].strip(_MARKS)) < _LEAST and not found[-1].endswith("\n"):
            found[-1] += match.group()
        else:
            found.append(match.group())
    return found


def _key(clause: str, names: Iterable[str]) -> str:
    return fold_words(clause.strip(_MARKS), names)


def _keyed(clauses: Sequence[str], names: Sequence[str]) -> dict[str, str]:
    """Return the clauses by their folded words; of several alike the first."""
    found: dict[str, str] = {}
    for clause in clauses:
        found.setdefault(_key(clause, names), clause)
    return found


def _pieces(clause: str, names: Sequence[str], others: dict[str, str]) -> list[Piece]:
    key = _key(clause, names)
    if not key:
        return [Piece(clause, SAME)]
    twin = others.get(key)
    if twin is None:
        return [Piece(clause, NEW)]
    figures, theirs = _NUMBER.findall(clause), _NUMBER.findall(twin)
    if figures == theirs or len(figures) != len(theirs):
        return [Piece(clause, SAME)]
    words = _NUMBER.split(clause)
    result = [Piece(words[0], SAME)]
    for figure, before, after in zip(figures, theirs, words[1:], strict=True):
        result += [Piece(figure, SAME if figure == before else FIGURE), Piece(after, SAME)]
    return result


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    return tuple(
        Piece("".join(piece.text for piece in run), kind)
        for kind, run in groupby((piece for piece in pieces if piece.text), key=lambda piece: piece.kind)
    )


def _share(pieces: Sequence[Piece]) -> float | None:
    lengths = [(len(piece.text.strip(_MARKS)), piece.kind) for piece in pieces]
    whole = sum(length for length, _ in lengths)
    return sum(length for length, kind in lengths if kind != NEW) / whole if whole else None
