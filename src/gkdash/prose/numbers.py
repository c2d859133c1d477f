"""Numbers in running text: value, measure word, approximation, and whether the number can be trusted at all.

It reads what is written; what a number counts is not decided here. Numbers of dates, documents, hotlines and contact
details are no numbers to count with and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

import cn2an

from gkdash.prose.lexicon import units

_SCALE = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_HAN = "零一二两三四五六七八九十百千万亿"
_UNITS = "|".join(re.escape(unit) for unit in sorted(units(), key=len, reverse=True))
_AFTER = "以上|左右|上下|出头|有余|之多|多|余|许"
_NUMBER = re.compile(
    rf"""(?P<ordinal>第)?
    (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?)
    (?P<broken>[.·](?=[^\d])|(?=%\d)|[×xX*+/~～—-](?=\d)|,(?=\d))?
    (?:(?P<percent>%|‰)(?P<pafter>以上|左右|上下|多|以内|以下)?
    |(?P<more>余|多|来|几)?(?P<scale>[百千]?[万亿]|[百千])?(?:(?P<digits2>\d)(?P<scale2>[百千]))?(?P<more2>余|多|来|几)?(?P<plus>\+)?
    (?P<unit>{_UNITS})?(?P<after>{_AFTER})?)
    |百分之(?P<hanrate>[{_HAN}点]+|\d+(?:\.\d+)?)
    |(?P<tenths>[一二三四五六七八九])成(?P<half>[一二三四五六七八九半])?(?![立员都效功交果为份型长本品分熟])
    |(?P<hanordinal>第)?(?P<some>数|几|若干|上|成)?(?P<han>[{_HAN}]+)(?P<hanmore>余|多|来|几)?(?P<hanscale>[万亿])?(?P<hanmore2>余|多)?
    (?:(?P<hanunit>{_UNITS})|(?<=[万亿])(?=[，。；、]|出头|左右|以上))(?P<hanafter>{_AFTER})?
    """,
    re.VERBOSE,
)
_MASK = re.compile(
    r"""(?:19|20)\d{2}(?:[-—~至、和]|年?(?:度)?(?:[-—~至到]))(?:19|20)?\d{2}(?:年(?:度)?)?
    |(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?|\d{1,2}月\d{1,2}日|\d{1,2}[-—~至到]\d{1,2}(?:月份?|日|季度)|\d{1,2}月(?:份|底|末|初|中旬|上旬|下旬)?
    |[一二三四五六七八九十\d]+分之[一二三四五六七八九十\d]+|\d{5,8}[日月]|(?:[12]\d|3[01]|[1-9])日|\d+[-—×:]\d+(?:[-—]\d+)*(?:小时)?|[\[(]\d{4}[\])]第?\d+号|第?\d+号|第[零一二三四五六七八九十百\d]+(?:条|款|项|章|部分|期|届|次|批|季度|名|位|号|版|轮|届|个)
    |\d+[A-Za-z]|[A-Za-z]+\d+|\d{3,4}-\d{7,8}|1[3-9]\d[\d×xX*]{8}|[×xX*]{3,}""",
    re.VERBOSE,
)
_HOTLINES = re.compile(r"(?:12345|123(?:0\d|1\d|2\d|3\d|4[0-46-9]|5\d|6\d|7\d|8\d|9\d)|96\d{3,4})$")
_GLUED_HOTLINE = re.compile(r"(?:12345|123[0-9]{2})\d+$")
_ADJACENT = re.compile(r"[一二三四五六七八九][一二三四五六七八九]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the compared text: offsets there, value, measure word as written, hedge, and what it is.

    `kind` is the measure word's kind (item, count, people, money, time, other, foreign), `percent`, `bare` (no measure
    word), `ordinal` or `vague` (no single value: 数百件, 二三十件). `doubt` says why the digits cannot be trusted.
    `hedge` is `at_least`, `about` or empty. `scaled` tells that 万 or the like stood with it.
    """

    start: int
    end: int
    value: int | float
    unit: str
    kind: str
    hedge: str = ""
    doubt: str = ""
    scaled: bool = False
    digits: str = ""


def masks(text: str) -> list[tuple[int, int]]:
    """Return the stretches that are dates, document numbers, telephone numbers and the like."""
    return [match.span() for match in _MASK.finditer(text)]


def numbers(text: str, year: int | None, taken: list[tuple[int, int]]) -> Iterator[Number]:
    """Yield the numbers of a compared text, outside the stretches in `taken` (sorted by their start).

    `year` is the year reported on: digits that begin with a year and run on are not trusted.
    """
    stretches = iter([*taken, (len(text) + 1, len(text) + 1)])
    begin, stop = next(stretches)
    at = 0
    while match := _NUMBER.search(text, at):
        while stop <= match.start():
            begin, stop = next(stretches)
        if begin < match.end() and match.start() < stop:
            at = max(stop, match.start() + 1)
            continue
        at = match.end()
        found = _read(match, text, year)
        if found is not None:
            yield found


def _read(match: re.Match[str], text: str, year: int | None) -> Number | None:
    group = match.groupdict()
    start, end = match.span()
    if group["digits"] is not None:
        return _of_digits(group, text, start, end, year)
    if group["hanrate"] is not None:
        value = _han_rate(group["hanrate"])
        if value is None:
            return None
        after = next((word for word in ("以上", "左右") if text.startswith(word, end)), "")
        hedge = {"以上": "at_least", "左右": "about"}.get(after, "")
        return Number(start, end + len(after), value, "%", "percent", hedge)
    if group["tenths"] is not None:
        half = group["half"]
        tens = "零一二三四五六七八九".index(group["tenths"]) * 10
        ones = 5 if half == "半" else "零一二三四五六七八九".index(half) if half else 0
        return Number(start, end, tens + ones, "%", "tenths")
    return _of_han(group, start, end)


def _of_digits(group: dict[str, str | None], text: str, start: int, end: int, year: int | None) -> Number | None:
    digits = group["digits"] or ""
    value: Decimal = Decimal(digits.replace(",", ""))
    if group["percent"]:
        kind = "percent" if group["percent"] == "%" else "other"
        doubt = "百分数后还有数字" if text[end : end + 1].isdigit() or group["broken"] else ""
        after = group["pafter"] or ""
        hedge = "at_least" if after in {"以上", "多"} else "about" if after in {"左右", "上下"} else ""
        if after in {"以内", "以下"}:
            kind = "vague"
        return Number(start, end, _plain(value), "%", kind, hedge, doubt, digits=digits)
    for scale in group["scale"] or "":
        value *= _SCALE[scale]
    if group["digits2"]:
        value += int(group["digits2"]) * _SCALE[group["scale2"] or "百"]
    unit = group["unit"] or ""
    kind = units()[unit] if unit else "bare"
    if group["ordinal"]:
        kind = "ordinal"
    after = group["after"] or ""
    if unit and after in {"余", "多", "许"} and text[end : end + 1] not in "，。；、）)（( ":
        end -= len(after)
        after = ""
    more = {group["more"], group["more2"], after}
    hedge = ""
    if more & {"余", "多", "以上", "出头", "有余", "之多"} or group["plus"]:
        hedge = "at_least"
    elif more & {"来", "左右", "上下", "许"}:
        hedge = "about"
    if "几" in more:
        kind = "vague"
    return Number(
        start, end, _plain(value), unit, kind, hedge, _doubt(digits, group, unit, year, bool(group["scale"])),
        bool(group["scale"]), digits,
    )


def _doubt(digits: str, group: dict[str, str | None], unit: str, year: int | None, scaled: bool) -> str:
    """Return why a run of digits may be two that were glued together, as a sentence; empty where it may not."""
    if group["broken"]:
        return "数字不完整"
    if "," in digits or "." in digits or scaled:
        return ""
    if _GLUED_HOTLINE.match(digits) and len(digits) > 5:
        return "热线号码与数字粘连"
    if len(digits) > 4 and year is not None and digits[4] != "0" and digits[:4] in {str(year), str(year - 1), str(year + 1)}:
        return "年份与数字粘连"
    if _HOTLINES.match(digits) and (not unit or digits.startswith("12")):
        return "可能是热线号码"
    if len(digits) > 1 and digits[0] == "0":
        return "数字以零开头"
    if len(digits) >= 10:
        return "数字过长"
    return ""


def _of_han(group: dict[str, str | None], start: int, end: int) -> Number | None:
    han, unit = group["han"] or "", group["hanunit"] or ""
    kind = units()[unit] if unit else "bare"
    some = group["some"] or ""
    value = _han_value(han)
    if value is None:
        return None
    for scale in group["hanscale"] or "":
        value *= _SCALE[scale]
    more = {group["hanmore"], group["hanmore2"], group["hanafter"]}
    hedge = "at_least" if more & {"余", "多", "以上", "出头", "有余", "之多"} or some == "上" else ""
    if not hedge and more & {"来", "左右", "上下", "许"}:
        hedge = "about"
    if group["hanordinal"]:
        kind = "ordinal"
    elif some in {"几", "若干", "成"} or (some == "数" and han[0] in "十百千万亿") or _ADJACENT.search(han) or "几" in more:
        kind = "vague"
    elif han in {"万", "亿"} and not some and not hedge:
        kind = "vague"
    elif han in {"百", "千"} and not some and not hedge:
        kind = f"han:{kind}"
    return Number(start, end, value, unit, kind, hedge, "", any(scale in han for scale in "百千万亿"))


@lru_cache(maxsize=4096)
def _han_value(text: str) -> int | None:
    if text[0] in "百千万亿":
        text = "一" + text
    try:
        return int(cn2an.cn2an(text.replace("两", "二"), "smart"))
    except ValueError:
        return None


@lru_cache(maxsize=1024)
def _han_rate(text: str) -> int | float | None:
    if text[0].isdigit():
        return _plain(Decimal(text))
    whole, _, decimals = text.partition("点")
    if whole == "百":
        return 100
    number = _han_value(whole) if whole else None
    if number is None:
        return None
    digits = "".join(str("零一二三四五六七八九".find(character)) for character in decimals)
    if "-" in digits:
        return None
    return _plain(Decimal(f"{number}.{digits}" if digits else number))


def _plain(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
