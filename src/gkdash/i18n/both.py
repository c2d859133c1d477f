"""Messages that are written in both languages at once, Chinese first, as errors are: the part that one reader wants.

Knows no catalogue: such a message may come before anybody has said which language he reads, so that a terminal shows it
whole.
"""

from __future__ import annotations

import re

from gkdash.errors import GkdashError
from gkdash.i18n.translate import SOURCE

_PLACE = re.compile(r"[^：。“]*?: ")


def in_language(text: str, language: str) -> str:
    """Return one language's part of `名录.csv:3: 单位名称为空。The name is missing.`, with the place in front of it.

    Chinese ends with the last `。`; a text in one language only is returned as it is.
    """
    chinese, stop, english = text.rpartition("。")
    if not stop or not english.strip():
        return text
    if language == SOURCE:
        return chinese + stop
    place = _PLACE.match(chinese)
    return (place.group() if place else "") + english.strip()


def said_of_error(error: GkdashError, language: str) -> str:
    """Return what happened and what to do, in one language."""
    parts = [in_language(part, language) for part in (error.message, error.hint) if part]
    return ("" if language == SOURCE else " ").join(parts)
