"""Splits the body of a plain .docx part into the pieces of its grammar, each markup between two texts of cells once.

A table's cells differ in their text and hardly in their markup. What the pattern makes of a markup is remembered; the
outcome is that of the pattern over the whole body.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from gkdash.readers.docx_grammar import PIECES

GROUPS: Final = 9
"""How many pieces stand for one match: what stands before it, which must be nothing, and its groups."""
_TEXT: Final = 5 - GROUPS
"""Where the text of the last cell stands from the end."""
_END: Final = b"</w:t></w:r></w:p></w:tc>"
_ANY: Final = b"0"
_FIRST: Final = 96
"""After so many new markups a body is judged: where each paragraph has an id of its own, nothing comes back."""


def split(body: bytes) -> list[bytes]:
    """Return the pieces of a body as `PIECES.split` gives them."""
    chunks = body.split(_END)
    last = chunks.pop()
    known: dict[bytes, list[bytes] | None] = {}
    pieces: list[bytes] = []
    for at, chunk in enumerate(chunks):
        end = chunk.rfind(b">") + 1
        markup = chunk[:end]
        if markup in known:
            found = known[markup]
        else:
            if len(known) > _FIRST and 2 * len(known) > at:
                return PIECES.split(body)
            found = known[markup] = _of_markup(markup)
        if found is None:
            pieces += PIECES.split(chunk + _END)
            if pieces.pop():
                return PIECES.split(body)
        else:
            pieces += found
            pieces[_TEXT] = chunk[end:]
    return pieces + PIECES.split(last)


@lru_cache(maxsize=1024)
def _of_markup(markup: bytes) -> list[bytes] | None:
    """Return the pieces of a markup with some text behind it; None where they do not end with a cell of that one text."""
    pieces = PIECES.split(markup + _ANY + _END)
    return pieces if not pieces.pop() and len(pieces) >= GROUPS and pieces[_TEXT] == _ANY else None
