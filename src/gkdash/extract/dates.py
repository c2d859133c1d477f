"""Dates and years as reports write them: 2025年1月21日, 二〇二五年一月二十一日, 2025-01-21, 2025.1.21, with any spacing."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

from gkdash.extract.fold import INVISIBLE

_DIGITS = str.maketrans("零〇○Ｏ一二三四五六七八九", "0000123456789")
_CHINESE_YEAR = r"[二2][零〇○OＯ0][一二三四五六七八九零〇○OＯ0-9]{2}"
_DATE = re.compile(
    rf"(?P<year>20\d{{2}}|{_CHINESE_YEAR})\s*(?:年|[-/.])\s*"
    r"(?P<month>1[0-2]|0?[1-9]|十[一二]?|[元一二三四五六七八九])\s*(?:月|[-/.])\s*"
    r"(?P<day>3[01]|[12]\d|0?[1-9]|三十一?|(?:二?十|廿)[一二三四五六七八九]?|[一二三四五六七八九])\s*(?P<end>日|号)?(?!\d)"
)
_YEAR = re.compile(rf"(?<![\d])(20\d{{2}}|{_CHINESE_YEAR})(?=\s*(?:年|\D|$))")

PUBLISHED = re.compile(
    r"(?:发布|发文|公开|公布|刊发|上传|录入)(?:日期|时间)\s*[:：]?|信息时间\s*[:：]?|^(?:日期|时间|来源时间)\s*[:：]"
)
"""What stands before the date on which a page was published; 期 or 间 is in whatever it matches."""


def normal(text: str) -> str:
    """Return text with half-width characters and without invisible ones, for matching; offsets may shift."""
    return unicodedata.normalize("NFKC", INVISIBLE.sub("", text))


def _small(text: str) -> int:
    """Read 1 to 31 in Arabic or Chinese numerals; 元 is the first month."""
    text = text.replace("廿", "二十").replace("元", "一")
    if text.isdigit():
        return int(text)
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (int(tens.translate(_DIGITS)) if tens else 1) * 10 + (int(ones.translate(_DIGITS)) if ones else 0)
    return int(text.translate(_DIGITS))


def read_year(text: str) -> int:
    """Read a four-digit year in Arabic or Chinese numerals."""
    return int(text.translate(_DIGITS).replace("O", "0").replace("o", "0"))


def find_date(text: str) -> tuple[date, int, int] | None:
    """Return the first whole date in `text` with its span in `normal(text)`, or None; impossible dates are passed over."""
    plain = normal(text)
    for found in _DATE.finditer(plain):
        try:
            value = date(read_year(found["year"]), _small(found["month"]), _small(found["day"]))
        except ValueError:
            continue
        return value, found.start(), found.end()
    return None


def find_years(text: str) -> list[int]:
    """Return all plausible years named in `text`, in order."""
    return [read_year(found) for found in _YEAR.findall(normal(text))]
