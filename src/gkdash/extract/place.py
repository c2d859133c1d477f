"""Give the pieces of one row their columns: by count where it is right, else by what every possible reading agrees on.

The arithmetic relations may rule readings out; they never change a figure.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from gkdash.extract.lines import Piece
from gkdash.extract.numbers import looks_like_value, read_cell
from gkdash.records import State

_MOST_OFF: Final = 3
_TELLING: Final = 3
_DOUBT: Final = "此行的数字个数与列数不符，无法确定各列的数字。"


@dataclass(slots=True)
class Placed:
    """What stands in one column: a piece, or nothing (a blank that a text stream lost), or several possibilities."""

    piece: Piece | None = None
    ambiguous: bool = False
    doubt: str = ""


def place(
    pieces: Sequence[Piece], width: int, fits: Callable[[Sequence[Piece | None]], bool | None]
) -> list[Placed] | None:
    """Place `pieces` in `width` columns; None where the count is too far off to say anything.

    `fits` tells whether a reading satisfies the row's relation (None: cannot tell). With one piece more or fewer than
    columns every reading is tried; readings that break the relation are dropped if one is left that holds it; a column
    on which the remaining readings differ is ambiguous.
    """
    if len(pieces) == width:
        return [Placed(piece) for piece in pieces]
    if not pieces or abs(len(pieces) - width) > _MOST_OFF:
        return None
    if any(read_cell(piece.text).state is State.UNREADABLE for piece in pieces):
        # a text that is no figure may be two cells, or part of one
        return [Placed(ambiguous=True, doubt=_DOUBT) for _ in range(width)]
    options: list[tuple[Piece | None, ...]] = []
    empty = [index for index, piece in enumerate(pieces) if not piece.text.strip()]
    spare = len(pieces) - width
    if 0 < spare <= len(empty):
        # no figure is one too many where empty cells may be
        options = [
            tuple(piece for index, piece in enumerate(pieces) if index not in left_out)
            for left_out in combinations(empty, spare)
        ]
    elif spare > 0:
        options = [tuple(chosen) for chosen in combinations(pieces, width)]
    else:
        for positions in combinations(range(width), len(pieces)):
            option: list[Piece | None] = [None] * width
            for position, piece in zip(positions, pieces, strict=True):
                option[position] = piece
            options.append(tuple(option))
    # zeros add up to zero wherever they stand, and one figure to itself where several cells are lacking
    counted = sum(bool(read_cell(piece.text).value) for piece in pieces)
    telling = counted >= (_TELLING if abs(spare) > 1 else 1)
    holding = [option for option in options if fits(option)] if telling else []
    left = holding or options
    return [_agreed([option[column] for option in left], by_relation=bool(holding)) for column in range(width)]


def _agreed(found: list[Piece | None], *, by_relation: bool) -> Placed:
    texts = {None if piece is None else piece.text.strip() for piece in found}
    first = next((piece for piece in found if piece is not None), None)
    if len(texts) > 1:
        return Placed(first, ambiguous=True, doubt=_DOUBT)
    why = (
        "此行的数字个数与列数不符，按勾稽关系取唯一可能的读法。"
        if by_relation
        else "此行的数字个数与列数不符，各种读法一致。"
    )
    return Placed(first, doubt=why)


def all_placed(found: list[Placed], pieces: Sequence[Piece]) -> list[Placed]:
    """Return what stands under the headers, unless a text of the row stands under none of them.

    As many texts as columns are then taken in their order; else no column is sure.
    """
    said = [piece for piece in pieces if piece.text.strip()]
    taken = {id(item.piece) for item in found}
    if all(id(piece) in taken for piece in said):
        return found
    if len(said) == len(found):
        return [Placed(piece) for piece in said]
    doubt = "此行有文字不在任何列名之下，无法确定各列的数字。"
    return [Placed(item.piece, ambiguous=True, doubt=doubt) for item in found]


def sums_to(parts: Sequence[Piece | None], total: Piece | None) -> bool | None:
    """Tell whether the figures of `parts` add up to `total`; blanks add nothing; None where the total is no figure."""
    if total is None:
        return None
    whole = read_cell(total.text)
    if whole.state is not State.NUMBER or whole.value is None:
        return None
    added: float = 0
    for piece in parts:
        if piece is None:
            continue
        reading = read_cell(piece.text)
        if reading.state is State.NUMBER and reading.value is not None:
            added += reading.value
        elif reading.state is State.UNREADABLE:
            return None
    return abs(added - whole.value) < 1e-6


def trim_blank(pieces: list[Piece], width: int, edge: str = "") -> list[Piece]:
    """Drop empty cells at the edge of a row that is too long, where only one edge can give, or the `edge` its like give.

    A label column printed without its merge leaves an empty cell before the figures; a spare column leaves one behind. As
    many figures as columns need neither.
    """
    said = [piece for piece in pieces if piece.text.strip()]
    if len(said) == width < len(pieces) and all(looks_like_value(piece.text) for piece in said):
        return said
    lead, trail = spare_edges(pieces, width)
    if lead and trail and any(piece.text.strip() for piece in pieces):
        lead, trail = edge == "lead", edge == "trail"
    if lead:
        return pieces[len(pieces) - width :]
    return pieces[:width] if trail else pieces


def spare_edges(pieces: Sequence[Piece], width: int) -> tuple[bool, bool]:
    """Tell whether the cells too many can be the empty ones at the beginning, and at the end."""
    extra = len(pieces) - width
    if extra <= 0:
        return False, False
    lead = all(not piece.text.strip() for piece in pieces[:extra])
    return lead, all(not piece.text.strip() for piece in pieces[width:])
