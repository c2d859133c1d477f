"""Chinese numerals and plain decimals: `一千零五` is 1005, `九十八点六` is 98.6."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Final

DIGITS: Final = "零一二三四五六七八九"
NUMERALS: Final = "零一二两三四五六七八九十百千万亿"
SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


@lru_cache(maxsize=4096)
def han_value(text: str) -> int | None:
    """Return what a Chinese numeral is worth, `百` alone being 100; None for a run of numerals that is no number."""
    if text[0] in "百千万亿":
        text = "一" + text
    import cn2an  # noqa: PLC0415 - a tenth of a second, and most reports write their figures in digits

    try:
        return int(cn2an.cn2an(text.replace("两", "二"), "smart"))
    except (ValueError, KeyError):
        # cn2an looks up what is no place value in `九十零`
        return None


@lru_cache(maxsize=1024)
def han_rate(text: str) -> int | float | None:
    """Return what follows 百分之, in percent; None for what is no number."""
    if text[0].isdigit():
        return _plain(Decimal(text))
    whole, _, decimals = text.partition("点")
    if whole == "百":
        return 100
    number = han_value(whole) if whole else None
    if number is None or any(character not in DIGITS for character in decimals):
        return None
    digits = "".join(str(DIGITS.index(character)) for character in decimals)
    return _plain(Decimal(f"{number}.{digits}" if digits else number))


@lru_cache(maxsize=4096)
def decimal(digits: str, scale: str = "", more: int = 0) -> int | float:
    """Return what Arabic digits are worth, in `scale` (`百万`) and with `more` added; separators are passed over."""
    value = Decimal(digits.replace(",", ""))
    for character in scale:
        value *= SCALES[character]
    return _plain(value + more)


def _plain(value: Decimal) -> int | float:
    """Return a whole number as int, another as float."""
    return int(value) if value == value.to_integral_value() else float(value)
