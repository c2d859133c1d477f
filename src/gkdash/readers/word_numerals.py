"""How automatic numbers are spelt, by the names WordprocessingML gives the formats; shared by all Word readers.

Spells one number; knows nothing of lists or documents.
"""

from __future__ import annotations

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_LEGAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
MOST = 32_767
"""Word counts no further; a damaged start value is not spelt out."""


def numeral(value: int, style: str) -> str:
    """Return `value` as the number format `style` shows it; an unknown format shows Arabic digits."""
    if style in {"none", "bullet"}:
        return ""
    if not 0 <= value <= MOST:
        return str(value)
    return _SPELLERS.get(style, str)(value)


def _by_digit(value: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(value))


def _counting(value: int) -> str:
    """Spell 12 as 十二 and 112 as 一一二, as Word's plain Chinese counting does above 99."""
    return _thousands(value) if value < 100 else _by_digit(value)


def _thousands(value: int) -> str:
    """Spell 12 as 十二, 102 as 一百零二, 20012 as 二万零一十二."""
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        return _thousands(high) + "万" + (_group(low, lead=low < 1000, digits="零一二三四五六七八九") if low else "")
    if 10 <= value < 20:
        return "十" + (_DIGITS[value - 10] if value > 10 else "")
    return _group(value, lead=False, digits="零一二三四五六七八九") or "零"


def _group(value: int, *, lead: bool, digits: str, units: str = "千百十") -> str:
    out = "零" if lead else ""
    for unit, size in zip(units, (1000, 100, 10), strict=True):
        digit, rest = divmod(value, size)
        if digit:
            out += digits[digit] + unit
        elif out and not out.endswith("零") and rest:
            out += "零"
        value = rest
    return out + (digits[value] if value else "")


def _japanese(value: int) -> str:
    """Spell 102 as 百二: no zeros, no leading one below ten thousand."""
    if value == 0:
        return "〇"
    high, low = divmod(value, 10_000)
    out = _japanese(high) + "万" if high else ""
    for unit, size in (("千", 1000), ("百", 100), ("十", 10)):
        digit, low = divmod(low, size)
        if digit:
            out += (_DIGITS[digit] if digit > 1 else "") + unit
    return out + (_DIGITS[low] if low else "")


def _legal(value: int) -> str:
    """Spell 12 as 壹拾贰."""
    high, low = divmod(value, 10_000)
    head = _group(high, lead=False, digits=_LEGAL_DIGITS, units="仟佰拾") + "萬" if high else ""
    return head + _group(low, lead=bool(high) and low < 1000, digits=_LEGAL_DIGITS, units="仟佰拾") or "零"


def _roman(value: int) -> str:
    out = ""
    for size, letters in _ROMAN:
        count, value = divmod(value, size)
        out += letters * count
    return out


def _letter(value: int) -> str:
    """Spell 1 as A, 26 as Z, 27 as AA, 28 as BB, as Word does."""
    if value == 0:
        return "0"
    times, index = divmod(value - 1, 26)
    return chr(ord("A") + index) * min(times + 1, 30)


def _cycle(signs: str) -> Callable[[int], str]:
    return lambda value: signs[value - 1] if 1 <= value <= len(signs) else str(value)


def _block(first: int, count: int) -> Callable[[int], str]:
    return lambda value: chr(first + value - 1) if 1 <= value <= count else str(value)


_SPELLERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "decimalFullWidth": lambda value: str(value).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda value: str(value).translate(_FULL_WIDTH),
    "numberInDash": lambda value: f"- {value} -",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda value: _letter(value).lower(),
    "hex": lambda value: f"{value:X}",
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "chineseLegalSimplified": _legal,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "taiwaneseDigital": _by_digit,
    "ideographDigital": _by_digit,
    "ideographLegalTraditional": _legal,
    "japaneseCounting": _japanese,
    "japaneseDigitalTenThousand": _by_digit,
    "japaneseLegal": _legal,
    "koreanDigital2": _by_digit,
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "ideographEnclosedCircle": _block(0x3220, 10),
    "decimalEnclosedCircle": _block(0x2460, 20),
    "decimalEnclosedCircleChinese": _block(0x2460, 20),
    "decimalEnclosedFullstop": _block(0x2488, 20),
    "decimalEnclosedParen": _block(0x2474, 20),
}
