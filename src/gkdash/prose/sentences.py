"""Sentences of a paragraph, and whether one is worth reading: whether it may hold a figure, or words for none."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^。！？!?]+[。！？!?]?")
_LATIN_END = re.compile(r"(?<=[^0-9A-Za-z\s])[.．](?=[^0-9A-Za-z０-９]|$)")
_COUNTS = re.compile(
    r"[0-9０-９]|未|没|无|不存在|空白|百分之|[零〇一二两三四五六七八九十百千万亿][余多来几万亿]*(?:[^\W零〇一二两三四五六七八九十百千万亿]|[，。；、“”])"
)
_WORTH = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万未无没均全已皆]")


def sentences(text: str) -> list[tuple[int, str]]:
    """Return the sentences of a paragraph with their offsets; a Latin full stop between Chinese characters ends one too."""
    plain = _LATIN_END.sub("。", text) if "." in text or "．" in text else text
    return [(match.start(), match.group()) for match in _SENTENCE.finditer(plain) if not match.group().isspace()]


def may_count(sentence: str) -> bool:
    """Tell whether a sentence may hold a figure, or words for none; others only tell what the next is about."""
    return _COUNTS.search(sentence) is not None


def is_worth_reading(sentence: str) -> bool:
    """Tell whether a sentence may say how much, or change what the next one is about."""
    return _WORTH.search(sentence) is not None
