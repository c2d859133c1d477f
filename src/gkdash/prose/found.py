"""What a figure was found to count."""

from __future__ import annotations

from typing import NamedTuple

from gkdash.prose.tokens import Token


class Found(NamedTuple):
    """The subject of a figure, the verb that governs it, and whether the subject stands beside it."""

    subject: str
    verb: Token | None
    explicit: bool = True
