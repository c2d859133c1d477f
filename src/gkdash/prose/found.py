"""What a figure was found to count."""

from __future__ import annotations

from typing import final

from mypy_extensions import mypyc_attr

from gkdash.prose.tokens import Token


@final
@mypyc_attr(acyclic=True)
class Found:
    """The subject of a figure, the verb that governs it, and whether the subject stands beside it."""

    __slots__ = ("explicit", "subject", "verb")

    def __init__(self, subject: str, verb: Token | None, *, explicit: bool = True) -> None:
        self.subject = subject
        self.verb = verb
        self.explicit = explicit
