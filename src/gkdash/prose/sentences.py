"""Sentences of a paragraph, and whether one is worth reading: whether it may hold a figure, or words for none."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_LATIN_END = re.compile(r"(?<=[^0-9A-Za-z\s])[.．](?=[^0-9A-Za-z０-９]|$)")
_WORTH = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万未无没均全已皆]")


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a paragraph with their offsets; a Latin full stop between Chinese characters ends one too."""
    plain = _LATIN_END.sub("。", text) if "." in text or "．" in text else text
    return [(match.start(), match.group()) for match in _SENTENCE.finditer(plain) if not match.group().isspace()]


def is_worth_reading(sentence: str) -> bool:
    """Tell whether a sentence may say how much, or change what the next one is about."""
    return _WORTH.search(sentence) is not None
