"""Stretches of a sentence that say when: the whole year, a part of it, another year, or since some beginning."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.characters import table, traits_of

_NEXT_YEAR: Final = re.compile(
    r"(?:结转|转入|顺延|延期|推迟|延续|转至|转到|顺延至|结转至|结转到|延至|转|结转入|跨|跨年|带|移|留待|滚动|递延|挂账|接续|留)(?:到|至|入|由)?((?:19|20)\d{2})年度?(?:继续|接着)?(?:办理|处理|答复|办)?"
)
_LAST_YEAR: Final = re.compile(
    r"(?:由|自|从)?((?:19|20)\d{2})年度?(?:末|底)?(?:未办结)?(?:结转|转入|转来|顺延|遗留|转结)(?:至|到|入)?(?:本年|本年度|今年)?(?:办理)?"
)
# `5件结转自2024年`
_OUT_OF_LAST_YEAR: Final = re.compile(r"(?:结转|转入|转结|接转|顺延|延续)自((?:19|20)\d{2})年度?(?:末|底)?")
_PERIOD: Final = re.compile(
    r"(?:自)?(?:(?:19|20)\d{2}年)?(?:1月1日|1月|年初)(?:起)?[至到—~-]+(?:(?:19|20)\d{2}年|当年|同年)?(?:12月31日|12月底|12月|年底)(?:止|期间)?|1[-—~至]12月份?"
    r"|(?:截至|截止)(?:到|至)?(?:(?:19|20)\d{2}年)?(?:度)?(?:12月31日|12月底|12月|年底|年末|底|末)"
)
_CUMULATIVE: Final = re.compile(
    r"(?:自|从)?(?:19|20)\d{2}年.{0,16}?(?:以来|至今|迄今)|(?<!\d)\d{1,2}(?:多|余)?年(?:多)?来"
    r"|(?<![第零一二三四五六七八九十〇百])(?:二?十[一二三四五六七八九]?|[两二三四五六七八九])(?:多|余)?年多?来(?![信电访件函])"
)
_MONTHS: Final = re.compile(
    r"(?:[1-9]|1[0-2])(?:月)?[至—~-](?:[1-9]|1[0-2])月(?:份)?|(?<!\d)(?:[1-9]|1[0-2])月(?:份|中旬|上旬|下旬)?(?!\d|底|末|前|1日|份前|[^，。；]{0,6}(?:后|起|开通|上线|成立|组建))"
)
_YEAR: Final = re.compile(r"(?:19|20)\d{2}(?=年(?!以前|之前|前[制印出的]|至今))")

_OPENING: Final = re.compile(r"(?:在|而)?(?:(?:(?:19|20)\d{2}年|上年|去年|上一年|前一年)度?|上年同期|去年同期)")
# `2023年为110件`
_ASIDE: Final = re.compile(
    r"(?:而|其中)?(?:19|20)\d{2}年度?(?:同期)?(?:则|仅|只)?(?:为|是|有)?(?:约|近)?\d[\d,.万]*[一-鿿]{0,2}"
)

_OPENS_PERIOD: Final = 1
_OPENS_SINCE: Final = 2
_OPENS_MONTHS: Final = 4
_DIGITS: Final = "0123456789"
_OPENS: Final = table(
    {_OPENS_PERIOD: f"自截年{_DIGITS}", _OPENS_SINCE: f"自从两二三四五六七八九十{_DIGITS}", _OPENS_MONTHS: _DIGITS}
)

Time = tuple[int, int, str, str]


def carried(text: str, year: int | None) -> list[tuple[int, int, str]]:
    """Return the stretches that carry cases out of `year` or into it, and which: `结转至2025年办理`, `2023年转入的`."""
    if year is None or "年" not in text:
        return []
    out: list[tuple[int, int, str]] = []
    into: list[tuple[int, int, str]] = []
    if str(year + 1) in text:
        out = [(*match.span(), "carried_out") for match in _NEXT_YEAR.finditer(text) if int(match[1]) == year + 1]
    if str(year - 1) in text:
        into = [
            (*match.span(), "carried_in")
            for pattern in (_OUT_OF_LAST_YEAR, _LAST_YEAR)
            for match in pattern.finditer(text)
            if int(match[1]) == year - 1
        ]
    return out + [item for item in into if not any(item[0] < end and begin < item[1] for begin, end, _ in out)]


def times(text: str, taken: list[tuple[int, int]]) -> list[Time]:
    """Return (start, end, kind, value) of each time outside the stretches `taken`.

    Kinds are `whole_year`, `cumulative`, `part_year` and `year`, the last with the year as its value.
    """
    found: list[Time] = []
    occupied = list(taken)
    has_year, has_month = "年" in text, "月" in text
    if "截" in text or "1月" in text or "12月" in text or "年初" in text:
        _take(_PERIOD, "whole_year", text, _OPENS_PERIOD, occupied, found)
    if has_year and ("来" in text or "今" in text):
        _take(_CUMULATIVE, "cumulative", text, _OPENS_SINCE, occupied, found)
    if has_month:
        _take(_MONTHS, "part_year", text, _OPENS_MONTHS, occupied, found)
    at = text.find("年") if has_year else -1
    while at >= 0:
        start = at - 4
        if start >= 0 and _YEAR.match(text, start) and not _overlaps(start, at, occupied):
            found.append((start, at, "year", text[start:at]))
        at = text.find("年", at + 1)
    return found


def _take(
    pattern: re.Pattern[str],
    kind: str,
    text: str,
    begins: int,
    occupied: list[tuple[int, int]],
    found: list[Time],
) -> None:
    """Add the times that a pattern finds; it is tried where one may begin."""
    at = 0
    while at < len(text):
        match = pattern.match(text, at) if traits_of(text, at, _OPENS) & begins else None
        if match is None:
            at += 1
            continue
        start, at = match.span()
        if not _overlaps(start, at, occupied):
            occupied.append((start, at))
            found.append((start, at, kind, ""))


def _overlaps(start: int, end: int, occupied: list[tuple[int, int]]) -> bool:
    return any(begin < end and start < stop for begin, stop in occupied)


def opens_year(text: str, start: int, end: int) -> bool:
    """Tell whether a clause is but an earlier year, which then is that of what follows: `2023年，受理3件，办结3件`."""
    return _OPENING.fullmatch(text, start, end) is not None


def is_year_aside(text: str, start: int, end: int) -> bool:
    """Tell whether a clause only gives an earlier year's figure for comparison: `受理90件，2023年为110件`."""
    return _ASIDE.fullmatch(text, start, end) is not None
