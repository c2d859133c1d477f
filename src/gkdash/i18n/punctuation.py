"""Punctuation of sentences that hold words of a report, for people to read; stored sentences stay as they are."""

from __future__ import annotations

import re

_OUTER = "“”"
_INNER = "‘’"
_AFTER_STOP = re.compile("(?<=。) +(?=[\u4e00-\u9fff“])")


def nested(text: str) -> str:
    """Return `text` with quotes within quotes as GB/T 15834 has them: `称“受理‘12345’热线41件”` of `称“受理“12345”热线41件”`.

    A text whose quotes do not pair, since the report's do not, stays as it is: which is within which cannot be told.
    """
    depth, parts = 0, []
    for character in text:
        if character == "”":
            depth -= 1
        parts.append(_INNER[_OUTER.index(character)] if character in _OUTER and depth % 2 else character)
        if character == "“":
            depth += 1
        if depth < 0:
            return text
    return text if depth else "".join(parts)


def within(text: str) -> str:
    """Return what is put between quotes, its own quotes as inner ones."""
    return nested(f"“{text}”")[1:-1]


def closed_up(text: str) -> str:
    """Return Chinese sentences without blanks between them: a full stop in Chinese carries its own."""
    return _AFTER_STOP.sub("", text)
