"""A finding in the language of the reader, for pages, files and the terminal alike; knows no screen and no store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from gkdash.checks.messages import sentence
from gkdash.checks.model import ENGLISH
from gkdash.checks.registry import definitions
from gkdash.i18n import mark, translate
from gkdash.i18n.punctuation import nested
from gkdash.i18n.translate import SOURCE

NO_LAW = frozenset({mark("算术关系")})
"""What a check rests on that is no law and no document: said in the reader's language, while a law is cited in Chinese."""


def said(check_id: str, message: str, params: Mapping[str, Any], language: str) -> str:
    """Return the sentence: its message in Chinese; in English its own, or the one its parameters make.

    Quotes in what it quotes are told apart, which the stored message does not do. A finding kept from before its check
    spoke English, or of a check there is no more, stays Chinese.
    """
    return nested(_said(check_id, message, params, language))


def _said(check_id: str, message: str, params: Mapping[str, Any], language: str) -> str:
    if language == SOURCE or not params:
        return message
    if ENGLISH in params:
        return str(params[ENGLISH])
    written = definitions().get(check_id)
    return message if written is None else sentence(written, params, language)


def cited(citation: str, language: str) -> str:
    """Return what a check rests on: a law as it is cited in Chinese, anything else in the reader's language."""
    return translate(citation, language) if citation in NO_LAW else citation
