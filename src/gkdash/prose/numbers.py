"""Numbers in running text: value, measure word, approximation, and whether the number can be trusted at all.

It reads what is written; what a number counts is not decided here.
"""

from __future__ import annotations

import re
from typing import Final

from mypy_extensions import i64

from gkdash.prose.characters import BLANKS, CLOSES, DIGIT, LEADS, NUMERAL, first_with, table, traits_of
from gkdash.prose.lexicon import units
from gkdash.prose.number import GLUED_HOTLINE, Number
from gkdash.prose.numerals import DIGITS, NUMERALS, SCALES, decimal, han_rate, han_value

# what most figures have comes first, of those that begin alike the longest; `1件次日答复` is one 件
_COMMON: Final = "件条次人篇封起个期场元份宗批名项"
_UNITS: Final = "|".join(
    re.escape(unit) + ("(?!日)" if len(unit) > 1 and unit[-1] == "次" else "")
    for unit in sorted(units(), key=lambda unit: (_COMMON.find(unit[0]) % 100, unit[0], -len(unit)))
)
_AFTER: Final = "以上|左右|上下|出头|有余|之多|多|余|许"
_OF_DIGITS: Final = re.compile(
    rf"""(?P<ordinal>第)?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)
    (?P<broken>[.·](?=[^\d])|(?=%\d)|[×xX*+/~～—-](?=\d)|,(?=\d))?
    (?:(?P<percent>%|‰)(?P<percent_after>以上|左右|上下|多|以内|以下)?
    |(?P<more>余|多|来|几)?(?P<scale>[百千]?[万亿]|[百千])?(?:(?P<digits2>\d)(?P<scale2>[百千]))?(?P<more2>余|多|来|几)?(?P<plus>\+)?
    (?P<unit>{_UNITS})?(?P<after>{_AFTER})?)""",
    re.VERBOSE,
)
_OF_NUMERALS: Final = re.compile(
    rf"""百分之(?P<rate>[{NUMERALS}点]{{1,16}}|\d+(?:\.\d+)?)
    |(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立员都效功交果为份型长本品分熟])
    |(?P<ordinal>第)?(?P<some>数|几|若干|上|成)?(?P<han>[{NUMERALS}]{{1,16}})(?P<more>余|多|来|几)?(?P<scale>[万亿])?(?P<more2>余|多)?
    (?:(?P<unit>{_UNITS})|(?<=[万亿])(?=[，。；、]|出头|左右|以上))(?P<after>{_AFTER})?
    """,
    re.VERBOSE,
)
_HOTLINE: Final = re.compile(r"(?:12345|123(?:0\d|1\d|2\d|3\d|4[0-46-9]|5\d|6\d|7\d|8\d|9\d)|96\d{3,4})$")
_GLUED_HOTLINE: Final = re.compile(r"(?:12345|123[0-9]{2})\d+$")
_LEADS_UP: Final = frozenset("达共约为计至近超过逾")
_ROUND: Final = frozenset({"万", "亿", "百万", "千万"})
_PASSED: Final = ("破", "超", "逾", "超过", "量过", "数过")
_ADJACENT: Final = re.compile(r"[一二三四五六七八九][一二三四五六七八九]")
_AT_LEAST: Final = frozenset({"余", "多", "以上", "出头", "有余", "之多"})
_ABOUT: Final = frozenset({"来", "左右", "上下", "许"})
_HAN_KINDS: Final = {kind: f"han:{kind}" for kind in (*set(units().values()), "bare")}

_KINDS: Final = units()
NUMBERED_BY: Final = "成余多来几"
"""What stands behind a numeral of a figure beside its measure word."""
ROUNDED_BY: Final = "，。；、,;､﹐.．出左以"
"""What stands behind 万 and 亿 without a measure word."""
_BEHIND: Final = table({1: "".join((BLANKS, *(unit[0] for unit in _KINDS), NUMBERED_BY, "分点", ROUNDED_BY))})
_BEGINS: Final = DIGIT | NUMERAL | LEADS
_LED: Final = frozenset("数几若上成")
_LEADING: Final = frozenset("数几上成")
_SCALING: Final = frozenset("百千万亿余多来几")
# right behind digits: a measure word, and no 万 or 余 of the number's own
_PLAINLY: Final = frozenset(unit for unit in _KINDS if unit[0] not in _SCALING)
_LONGEST_NUMERAL: Final = 16
# digits that no office counts with, which are two numbers glued together or a telephone's
_TOO_LONG: Final = 10
# more digits than any office counts, separators included
_LONGEST: Final = 20
# from here on a float does not hold every whole number: `1234567890123456万`
_LARGEST: Final = 10**15


def may_follow(text: str, at: i64) -> bool:
    """Tell whether behind the numerals of a figure may stand what stands at `at`; numerals before anything else are none."""
    return traits_of(text, at, _BEHIND) != 0


def numbers(text: str, year: int | None, taken: list[tuple[int, int]]) -> list[Number]:
    """Return the numbers of a compared text, outside the stretches in `taken` (sorted by their start).

    `year` is the year reported on: digits that begin with a year and run on are not trusted.
    """
    size = len(text)
    which, begin, stop = 0, size + 1, size + 1
    if taken:
        begin, stop = taken[0]
    at = 0
    kept: list[Number] = []
    while True:
        start = first_with(_BEGINS, text, at)
        if start == size:
            return kept
        at = start + 1
        while stop <= start:
            which += 1
            begin, stop = taken[which] if which < len(taken) else (size + 1, size + 1)
        if begin <= start:
            at = stop
            continue
        traits = traits_of(text, start)
        found: Number | None = None
        match: re.Match[str] | None = None
        if traits & DIGIT:
            found = _plain(text, start, year)
            match = None if found is not None else _OF_DIGITS.match(text, start)
        elif traits & NUMERAL:
            end = start + 1
            while traits_of(text, end) & NUMERAL:
                end += 1
            if not may_follow(text, end) and end - start < _LONGEST_NUMERAL:
                at = end
                continue
            match = _OF_NUMERALS.match(text, start)
        else:
            match = _led(text, start)
        if found is not None:
            end = found.end
        elif match is not None:
            end = match.end()
        else:
            continue
        if begin < end:
            at = stop
            continue
        at = end
        if match is not None:
            found = _of_digits(match, text, year) if match.re is _OF_DIGITS else _of_numerals(match, text)
        if found is not None:
            kept.append(found)


def _led(text: str, start: int) -> re.Match[str] | None:
    """Return the match of a number with a word before its digits, `第3`, `数百`, `若干`; None for none."""
    traits = traits_of(text, start + 1)
    lead = text[start]
    if lead == "第" and (traits & DIGIT):
        return _OF_DIGITS.match(text, start)
    if (lead == "第" and (traits & NUMERAL or text[start + 1 : start + 2] in _LED)) or (
        lead in _LEADING and traits & NUMERAL
    ):
        return _OF_NUMERALS.match(text, start)
    return _OF_NUMERALS.match(text, start) if text.startswith("若干", start) else None


def _plain(text: str, start: i64, year: int | None) -> Number | None:
    """Return a figure of no more than digits and a measure word before a mark, as most are; None for any other."""
    end: i64 = start + 1
    while traits_of(text, end) & DIGIT:
        end += 1
    if end - start >= _TOO_LONG:
        return None
    stop = _end_of_unit(text, end)
    if not stop:
        return None
    unit = text[end:stop]
    digits = text[start:end]
    doubt = _doubt(digits, unit, year, text[start - 1 : start])
    return Number(start, stop, int(digits), unit, _KINDS[unit], "", doubt, digits)


def is_measured(text: str, end: i64) -> bool:
    """Tell whether right behind digits that end at `end` a measure word and a mark, or nothing more, stand."""
    return _end_of_unit(text, end) != 0


def _end_of_unit(text: str, end: i64) -> i64:
    """Return where the measure word ends that begins at `end` and a mark follows; 0 for none."""
    size: i64 = len(text)
    stop: i64 = end + 1
    if stop < size and not traits_of(text, stop) & CLOSES:
        stop += 1
        if stop < size and not traits_of(text, stop) & CLOSES:
            return 0
    if stop > size:
        return 0
    unit = text[end:stop]
    return stop if unit in _PLAINLY else 0


def _of_digits(match: re.Match[str], text: str, year: int | None) -> Number:
    start, end = match.span()
    ordinal, digits, broken, percent, percent_after, more, scale, digits2, scale2, more2, plus, unit, after = (
        match.groups()
    )
    if (
        match.lastgroup == "unit"
        and len(digits) < _TOO_LONG
        and not (ordinal or broken or more or scale or more2 or plus)
    ):
        # most figures are no more than digits and a measure word
        doubt = _doubt(digits, unit, year, text[start - 1 : start])
        return Number(start, end, decimal(digits), unit, _KINDS[unit], "", doubt, digits)
    if percent:
        kind = "percent" if percent == "%" else "other"
        doubt = (
            "百分数后还有数字"
            if broken or text[end : end + 1].isdigit()
            else "数字过长"
            if len(digits) > _LONGEST
            else ""
        )
        hedge = "at_least" if percent_after in _AT_LEAST else "about" if percent_after in _ABOUT else ""
        if percent_after in {"以内", "以下"}:
            kind = "vague"
        return Number(start, end, decimal(digits), "%", kind, hedge, doubt, digits=digits)
    value = decimal(digits, scale or "", int(digits2) * SCALES[scale2] if digits2 else 0)
    kind = "ordinal" if ordinal else units()[unit] if unit else "bare"
    if after and unit and after in {"余", "多", "许"} and text[end : end + 1] not in "，。；、）)（( ":
        end -= len(after)
        after = None
    hedge = ""
    if plus or more in _AT_LEAST or more2 in _AT_LEAST or after in _AT_LEAST:
        hedge = "at_least"
    elif more in _ABOUT or more2 in _ABOUT or after in _ABOUT:
        hedge = "about"
    if more == "几" or more2 == "几":
        kind = "vague"
    doubt = (
        "数字不完整"
        if broken
        else "数字过长"
        if len(digits) > _LONGEST or value >= _LARGEST
        else ""
        if scale
        else _doubt(digits, unit or "", year, text[start - 1 : start])
    )
    return Number(start, end, value, unit or "", kind, hedge, doubt, digits, scaled=scale is not None)


def _doubt(digits: str, unit: str, year: int | None, before: str) -> str:
    """Return why a run of digits may be two that were glued together, as a sentence; empty where it may not.

    `before` is the character in front: no platform's number follows one that leads up to an amount (`阅读量达123000余次`).
    """
    if "," in digits or "." in digits:
        return ""
    length = len(digits)
    if length > 4:
        leads_up = before in _LEADS_UP
        if length > 5 and not leads_up and _GLUED_HOTLINE.match(digits):
            return GLUED_HOTLINE
        if year is not None and abs(int(digits[:4]) - year) <= 1 and (digits[4] != "0" or _is_month(digits, leads_up)):
            return "年份与数字粘连"
        if not leads_up and (not unit or digits.startswith("12")) and _HOTLINE.match(digits):
            return "可能是热线号码"
    if length > 1 and digits[0] == "0":
        return "数字以零开头"
    return "数字过长" if length >= _TOO_LONG else ""


def _is_month(digits: str, leads_up: bool) -> bool:  # noqa: FBT001 - of one caller, told apart by its name
    """Tell whether digits are no more than a year and a month: `受理热线202304件`."""
    return len(digits) == 6 and digits[5] != "0" and not leads_up


def _of_numerals(match: re.Match[str], text: str) -> Number | None:
    start, end = match.span()
    rate, tenths, half, ordinal, some, han, more, scale, more2, unit, after = match.groups()
    if (some == "数" and han[0] not in "十百千万亿") or (some == "成" and han[0] not in "百千万"):
        start, some = start + 1, None  # 粉丝数三万, 调成六十五件
    if rate:
        percent = han_rate(rate)
        if percent is None:
            return None
        hedge = _hedge_behind(text, end)
        return Number(start, end + (2 if hedge else 0), percent, "%", "percent", hedge)
    if tenths:
        ones = 5 if half == "半" else DIGITS.index(half) if half else 0
        hedge = _hedge_behind(text, end)
        return Number(start, end + (2 if hedge else 0), DIGITS.index(tenths) * 10 + ones, "%", "tenths", hedge)
    # a numeral cut out of a longer run is none
    value = None if start and text[start - 1] in NUMERALS else han_value(han)
    if value is None:
        between = _ADJACENT.search(han) is not None and not (start and text[start - 1] in NUMERALS)
        return Number(start, end, 0, unit or "", "vague") if between and unit else None
    if scale:
        value *= SCALES[scale]
    hedge = ""
    if some == "上" or more in _AT_LEAST or more2 in _AT_LEAST or after in _AT_LEAST:
        hedge = "at_least"
    elif more in _ABOUT or more2 in _ABOUT or after in _ABOUT:
        hedge = "about"
    kind = units()[unit] if unit else "bare"
    if han in _ROUND and text[max(0, start - 2) : start].endswith(_PASSED):
        hedge = "at_least"  # `总访问量破亿次`
    if ordinal:
        kind = "ordinal"
    elif _is_vague(some, han, more, bool(hedge)):
        kind = "vague"
    elif han in {"百", "千"} and not some and not hedge:
        kind = _HAN_KINDS[kind]
    return Number(start, end, value, unit or "", kind, hedge, scaled=any(character in han for character in "百千万亿"))


def _hedge_behind(text: str, end: int) -> str:
    """Return what two characters behind a rate say of it: `九成五以上`."""
    beyond = text[end : end + 2]
    return "at_least" if beyond == "以上" else "about" if beyond in _ABOUT else ""


def _is_vague(some: str | None, han: str, more: str | None, hedged: bool) -> bool:  # noqa: FBT001
    """Tell whether a Chinese numeral has no single value: 几件, 数百件, 二三十件, 万件."""
    if some in {"几", "若干", "成"} or more == "几" or _ADJACENT.search(han):
        return True
    if some == "数":
        return han[0] in "十百千万亿"
    return han in {"万", "亿"} and not some and not hedged
