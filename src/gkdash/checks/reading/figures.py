"""The figures of a sentence: number, measure word, whether it is hedged; enough to add up parts and divide counts.

Not the claims of the prose: what a figure counts is for the extractor, whose claims stand in `Report.indicators`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from gkdash.extract.numbers import read_cell

UNITS = "件次|人次|条次|场次|批次|例次|频次|万元|亿元|件|条|篇|份|次|期|场|个|项|起|宗|封|例|批|部|人|元|户|家|册|幅|则|名|处|台|部"
_SCALE = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_HAN = "零一二三四五六七八九十百千两"
# it begins with one class of characters, which makes it fast where there are few figures; the rest is looked at afterwards
_FIGURE = re.compile(
    rf"(?P<number>[0-9{_HAN}][0-9,.{_HAN}]*)\s?(?P<scale>[百千万亿]?)(?P<hedge>[余多来]?)(?P<unit>%|{UNITS})(?P<after>以上|左右|以内|以下)?"
)
_DIGITS = re.compile(r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?")
_NO_BEGINNING = frozenset("0123456789.+-—–第")
_LEAD = re.compile(r"(?:约|近|超|超过|逾|突破|达近|上|不到|不足|大约|至少)$")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its measure word: `value` with 万 multiplied out, `decimals` as printed; offsets of the whole."""

    value: float
    unit: str
    decimals: int
    exact: bool
    start: int
    end: int


def figures(text: str, start: int, end: int) -> list[Figure]:
    """Return the figures with a measure word between two offsets, ordinals (第三件) left out."""
    found = []
    for match in _FIGURE.finditer(text, start, end):
        at = match.start()
        last = text[at - 1] if at else ""
        if last in _NO_BEGINNING or (last.isascii() and last.isalpha()):
            continue
        written = match["number"]
        digits = _DIGITS.fullmatch(written)
        decimals = digits["decimals"] or "" if digits else ""
        plain = float(digits["whole"].replace(",", "") + decimals) if digits else _chinese(written)
        if plain is None:
            continue
        exact = not match["hedge"] and not match["after"] and not _LEAD.search(text, max(start, at - 2), at)
        value = round(plain * _SCALE[match["scale"]], 6)
        found.append(Figure(value, match["unit"], max(0, len(decimals) - 1), exact, at, match.end()))
    return found


@lru_cache(maxsize=1024)
def _chinese(text: str) -> float | None:
    if text.strip(_HAN):
        return None
    value = read_cell(text + "件").value
    return None if value is None else float(value)
