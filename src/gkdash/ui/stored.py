"""Stored sentences as nodes: in the reader's language, the Chinese beneath and marked as Chinese where it says more.

Knows no Streamlit and no store.
"""

from __future__ import annotations

from gkdash.checks.spoken import NO_LAW, cited
from gkdash.i18n.reading import Told
from gkdash.i18n.translate import SOURCE
from gkdash.ui.nodes import Child, Node, el, span

CHINESE = "zh"


def in_words(told: Told) -> list[Child]:
    """Return a sentence of reading."""
    return [told.text, el("small", told.chinese, lang=CHINESE) if told.chinese else None]


def beneath(told: Told) -> list[Node]:
    """Return a sentence of reading in small print, to stand under a name."""
    lines = [el("small", told.text)] if told.text else []
    return [*lines, el("small", told.chinese, lang=CHINESE)] if told.chinese else lines


def foreign(language: str) -> str | None:
    """Return the `lang` of words that are Chinese whatever the page speaks; None on a Chinese page, which has it already."""
    return None if language == SOURCE else CHINESE


def rule(citation: str, language: str) -> Node:
    """Return what a check rests on, a law marked as Chinese."""
    is_law = citation not in NO_LAW
    return span("rule", cited(citation, language), lang=foreign(language) if is_law else None)
