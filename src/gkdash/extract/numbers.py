"""From a cell's text to a figure, or to the reason why there is none.

The one place that decides the five states. It never guesses: text that could be two figures is unreadable and carries
the figures it might be, so that the arithmetic relations of the form may choose.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from gkdash.extract.fold import INVISIBLE, simplify
from gkdash.forms import Kind
from gkdash.records import State

PLACEHOLDERS = frozenset(
    [
        "/",
        "//",
        "\\",
        "-",
        "--",
        "---",
        "—",
        "——",
        "———",
        "–",
        "―",
        "−",
        "‐",
        "‑",
        "~",
        "_",
        "__",
        "___",
        "*",
        "**",
        "×",
        "X",
        "x",
        ".",
        "..",
        "...",
        "…",
        "……",
        "、",
        "。",
        "·",
        "|",
        "无",
        "没有",
        "暂无",
        "不适用",
        "不涉及",
        "未涉及",
        "未发生",
        "不存在",
        "无此项",
        "不涉及此项",
        "无数据",
        "无内容",
        "空",
        "空白",
        "略",
        "未填",
        "未填报",
        "无相关情况",
        "无相关内容",
        "N/A",
        "NA",
        "n/a",
        "na",
        "NULL",
        "null",
        "None",
        "none",
        "NIL",
        "nil",
    ]
)
_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇❶❷❸❹❺❻❼❽❾❿*※†‡#＊"
_NOTE = re.compile(rf"(?<=\d)[(（\[［【〔]?注(?:释|解)?[\d{_MARKS}]{{0,2}}[)）\]］】〕]?$")
"""What points to a note below the table, behind a figure: `3注1`."""
_MONEY = {"元": 1, "人民币元": 1, "千元": 1_000, "万元": 10_000, "百万元": 1_000_000, "亿元": 100_000_000}
_SCALE = {"": 1, "万": 10_000, "亿": 100_000_000}
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_UNIT = (
    r"(?P<scale>[万亿]?)(?P<hedge>余|多)?"
    r"(?P<unit>人民币元|千元|百万元|万元|亿元|元|件次|人次|条次|件|个|项|条|份|宗|次|起|部|例|人|批|家|封|篇|期|户|笔)?(?P<after>整|左右|以上)?"
)
_FIGURE = re.compile(
    rf"^(?P<lead>共计|总计|合计|共|计|约|近|超|为)?(?P<sign>[+-]|增加|增长|增|减少|下降|减|↑|↓)?{_NUMBER}{_UNIT}"
    r"(?P<tail>[。.;,、]?|[(\[,;:。].*)$",
    re.DOTALL,
)
_CHINESE = re.compile(r"^(?P<number>[零〇一二三四五六七八九十百千万亿两]+)(?:件|个|项|条|份|宗|次|起|部|例|人)?$")
_SPACED_THOUSANDS = re.compile(r"^\d{1,3}(?: \d{3})+(?:\.\d+)?$")
_SPLIT_DIGITS = re.compile(r"^\d[\d\s]*\d(?:\.\d+)?$")
MOST_DIGITS = 15
"""Longer runs of digits are no count and no amount (account numbers, filler), and a double no longer holds them."""
_LONGEST_PIECE = 300
"""No value cell of a text stream is longer, remarks included; a megabyte on one line is not worth looking at."""
_MINUS = str.maketrans("\u2212\u2010\u2011", "---")
"""Other signs that stand for minus; Word's hyphen that does not break becomes U+2011."""
_DOWN = frozenset({"-", "减少", "下降", "减", "↓"})


@dataclass(slots=True, unsafe_hash=True)
class Reading:
    """What a cell's text says: `value` is set where `state` is `number`.

    `doubt` is a sentence where the reading may be wrong; `candidates` are figures that unreadable text might mean.
    """

    value: int | float | None
    state: State
    doubt: str = ""
    candidates: tuple[int | float, ...] = ()


def plain(value: Decimal) -> int | float:
    """Return an int for a whole number, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)


@lru_cache(maxsize=16384)
def read_cell(text: str, kind: Kind = Kind.COUNT, unit: str = "件") -> Reading:
    """Read one cell of a column of this kind and unit; a money unit written in the cell is converted to the column's.

    `22（其中修订16件）` gives 22; `251000元` in a column of 元 gives 251000; `3.5万元` there gives 35000.
    """
    if is_plain_figure(text):
        return Reading(int(text), State.NUMBER)
    bare = INVISIBLE.sub("", text).replace("\u3000", " ").strip()
    if not bare:
        return Reading(None, State.BLANK)
    stripped = _NOTE.sub("", bare).rstrip(_MARKS)
    if not stripped and not set(bare) <= {"*", "＊", "※", "×", "#"}:
        return Reading(None, State.UNREADABLE, f"“{bare}” 只有注释符号，没有数字。")
    spaced = simplify(unicodedata.normalize("NFKC", stripped or bare)).translate(_MINUS).strip()
    tight = re.sub(r"\s+", "", spaced)
    if not tight or tight in PLACEHOLDERS or re.sub(r"\s+", "", bare) in PLACEHOLDERS:
        return Reading(None, State.PLACEHOLDER)
    if _SPACED_THOUSANDS.match(spaced) and len(tight) <= MOST_DIGITS:
        return Reading(plain(Decimal(spaced.replace(" ", ""))), State.NUMBER)
    if len(tight) <= MOST_DIGITS and re.search(r"\d\s+\d", spaced) and _SPLIT_DIGITS.match(spaced):
        return _split_digits(spaced, tight)
    if tight in {"一", "O", "o", "l", "I"}:
        return Reading(None, State.UNREADABLE, f"“{tight}” 可能是数字，也可能是符号或字母。")
    found = _FIGURE.match(tight)
    if found:
        return _figure(found, bare, kind, unit)
    chinese = _CHINESE.match(tight)
    if chinese and len(chinese["number"]) <= MOST_DIGITS:
        return _chinese(chinese["number"], tight)
    if re.match(r"^(?:无|不适用|不涉及)[(,。;]", tight):
        return Reading(None, State.PLACEHOLDER)
    return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 中没有可读的数字。")


def _figure(found: re.Match[str], bare: str, kind: Kind, unit: str) -> Reading:
    tail = found["tail"]
    if tail[:1] == "." and len(tail) > 1:
        return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 中没有可读的数字。")
    if re.match(r"^,\d", tail):
        return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 中的数字不完整或不止一个。")
    digits = found["number"].replace(",", "")
    if len(digits.partition(".")[0]) > MOST_DIGITS:
        return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 的位数过多，不是数量。")
    value = Decimal(digits)
    sign = found["sign"] or ""
    if len(sign) > 1 and kind is not Kind.CHANGE:
        return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 说的是增减，不是数量。")
    written = found["unit"] or ""
    value *= _SCALE[found["scale"]]
    doubt = ""
    if written in _MONEY:
        own = _MONEY.get(unit)
        if own is None:
            return Reading(None, State.UNREADABLE, f"“{_short(bare)}” 是金额，此格应填数量。")
        # `2.5万元` under 万元 is printed as the column wants it; `25000元` there is not
        if value and _SCALE[found["scale"]] * _MONEY[written] != own:
            doubt = f"格内单位为{found['scale']}{written}，已折算为{unit}。"
        value = value * _MONEY[written] / own
    if sign in _DOWN:
        value = -value
    if found["hedge"] or found["lead"] in {"约", "近", "超"} or found["after"] in {"左右", "以上"}:
        doubt = f"“{_short(bare)}” 是约数。"
    return Reading(plain(value), State.NUMBER, doubt)


def _split_digits(spaced: str, tight: str) -> Reading:
    """Digits with white space between them: a narrow cell wraps a long figure, or two figures share a cell."""
    joined = plain(Decimal(tight))
    if "\n" in spaced and " " not in spaced.replace("\n", ""):
        return Reading(None, State.UNREADABLE, f"数字分成几行：“{spaced!r}”。", (joined,))
    return Reading(None, State.UNREADABLE, f"数字之间有空格：“{spaced}”。", (joined,))


def _chinese(number: str, tight: str) -> Reading:
    import cn2an  # noqa: PLC0415 - a tenth of a second, and most reports write their figures in digits

    try:
        value = cn2an.cn2an(number.replace("〇", "零"), "smart")
    except (ValueError, KeyError):
        # cn2an looks up what is no place value in `九十零`
        return Reading(None, State.UNREADABLE, f"“{tight}” 中没有可读的数字。")
    return Reading(plain(Decimal(str(value))), State.NUMBER)


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 20 else f"{flat[:19]}…"


def looks_like_value(text: str) -> bool:
    """Tell whether a piece of a text stream can stand in a value cell: a figure or a placeholder, not a label."""
    if is_plain_figure(text):
        return True
    return len(text) <= _LONGEST_PIECE and _is_value(text)


def is_plain_figure(text: str) -> bool:
    """Tell whether a text is digits and nothing else, as most cells are: its figure is `int` of it, in any column."""
    return text.isdecimal() and text.isascii() and len(text) <= MOST_DIGITS


@lru_cache(maxsize=16384)
def _is_value(text: str) -> bool:
    return any(read_cell(text, unit=unit).state in {State.NUMBER, State.PLACEHOLDER} for unit in ("件", "元"))
