"""How a label of the form, a date or a title is worded in one file; knows no file format."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache
from random import Random

import zhconv

from gkdash.demo.render.quirks import Words
from gkdash.forms import Column, Row

_HALF = str.maketrans("（）", "()")
_NUMBER = re.compile(r"^(\d)\.")
_DIGITS = "〇一二三四五六七八九"
_AMBIGUOUS = frozenset(
    {"商业", "企业", "科研", "复议", "维持", "纠正", "其他", "其它", "个人", "未经复议", "重复的申请", "小计"}
)
"""Aliases that a person could take for another label where they stand."""


@cache
def _to_script(script: str) -> Callable[[str], str]:
    locale = {"hant": "zh-hant", "tw": "zh-tw"}.get(script)

    @cache
    def convert(text: str) -> str:
        return str(zhconv.convert(text, locale)) if locale else text

    return convert


def written(text: str, words: Words) -> str:
    """Return prose or a printed figure in the script of the file."""
    return text if words.script == "hans" else _to_script(words.script)(text)


def label(text: str, words: Words, *, header: bool = False) -> str:
    """Return a label of the form as this file words it; `header` labels may be broken in two."""
    shown = _NUMBER.sub(lambda found: "" if not words.numbering else found[1] + words.numbering[1:], text)
    if "“" in shown and "”" in shown and words.quotes != "“”":
        opening, closing = (words.quotes[0], words.quotes[1]) if words.quotes else ("", "")
        shown = shown.replace("“", opening).replace("”", closing)
    shown = shown.replace("（单位：万元）", words.unit)
    item = re.match(r"^(第二十条)第（(.)）项$", shown)
    if item:
        shown = item[1] + words.item.replace("一", item[2])
    if words.brackets == "half":
        shown = shown.translate(_HALF)
    shown = written(shown, words)
    if header and words.gap and "\n" not in shown and 4 <= len(shown) <= 8:
        middle = (len(shown) + 1) // 2
        return shown[:middle] + words.gap + shown[middle:]
    if not header and words.wrap and len(shown) > words.wrap:
        return "\n".join(_wrapped(shown, words.wrap))
    return shown


def _wrapped(text: str, width: int) -> list[str]:
    return [text[at : at + width] for at in range(0, len(text), width)]


def wording(item: Row | Column, words: Words, random: Random) -> str:
    """Return the statutory label of a row or column, or another wording of it."""
    if words.aliases and item.aliases and random.random() < 0.4:
        safe = [alias for alias in item.aliases if alias not in _AMBIGUOUS]
        if safe:
            alias = random.choice(safe)
            numbering = re.match(r"^(?:[一二三四]、|（.）|\d\.)", item.label)
            return (numbering[0] if numbering else "") + alias
    return item.label


def chinese_number(number: int) -> str:
    """Return 1 to 31 in Chinese numerals: 二十一."""
    tens, ones = divmod(number, 10)
    return (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")


def date_text(day: date, form: str) -> str:
    """Return a date written like the sample `form`, which is 21 January 2025 in that way of writing."""
    if form.startswith("二"):
        year = "".join(_DIGITS[int(digit)] for digit in str(day.year)).replace("〇", form[1])
        return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"
    return {
        "2025-01-21": f"{day:%Y-%m-%d}",
        "2025.1.21": f"{day.year}.{day.month}.{day.day}",
        "2025/1/21": f"{day.year}/{day.month}/{day.day}",
        "2025 年 1 月 21 日": f"{day.year} 年 {day.month} 月 {day.day} 日",
        "2025年01月21日": f"{day:%Y年%m月%d日}",
    }.get(form, f"{day.year}年{day.month}月{day.day}日")


def title_lines(title: str, agency: str, short_name: str, form: str) -> list[str]:
    """Return the title on one, two or three lines, broken after the agency and before 政府信息公开."""
    if form == "one_line":
        return [title]
    name = next((known for known in (agency, short_name) if known and title.startswith(known)), "")
    rest = title[len(name) :]
    before, found, after = rest.partition("政府信息公开")
    tail = found + after
    pieces = ([name, rest] if name else [before, tail]) if form == "two_lines" else [name, before, tail]
    return [piece for piece in pieces if piece]
