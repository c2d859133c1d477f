"""How figures, dates and shares are written, in both languages; the only place."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

_UNIT = re.compile("(件|项|个|条|宗|起|万元|元)$")
BEIJING = timezone(timedelta(hours=8))
"""The one civil time of those who read; a server's own zone would show another hour, and change the bytes of an export."""

WAN = 10_000
YI = 100_000_000


def in_order(name: str) -> bytes:
    """Return what Chinese names are sorted by: GB 18030 has the common characters in the order of their pronunciation."""
    return name.encode("gb18030")


def figure(value: float) -> str:
    """Return a figure as a statutory table prints it: no separators, no `.0` (`96171.6`, `3119`)."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value) if isinstance(value, int) else f"{Decimal(repr(value)):f}"


def is_plain(raw: str | None, value: float) -> bool:
    """Tell whether a cell's text says just this figure (`１，２３４` or `1234件` for 1234), and nothing besides."""
    text = _UNIT.sub("", "".join(unicodedata.normalize("NFKC", raw or "").replace(",", "").split()))
    if text == figure(value):
        return True
    try:
        return float(text) == value
    except ValueError:
        return False


def count(value: float, language: str) -> str:
    """Return a number for reading: `4.53万` or `1.20亿` in Chinese from 10,000 on, `45,283` in English."""
    if language == "zh" and abs(value) >= YI:
        return f"{value / YI:.2f}亿"
    if language == "zh" and abs(value) >= WAN:
        return f"{value / WAN:.2f}万"
    if language == "zh":
        return figure(value)
    return f"{value:,.0f}" if isinstance(value, int) or value.is_integer() else f"{value:,.1f}"


def amount(wan: float, language: str) -> str:
    """Return an amount given in 万元 with its unit: `96.2万元` or `9.62亿元` in Chinese, `¥962,000` or `¥961.72m` in English."""
    if language != "zh":
        yuan = wan * WAN
        return f"¥{yuan / 1e6:,.2f}m" if abs(yuan) >= 1e6 else f"¥{yuan:,.0f}"
    if abs(wan) >= YI / WAN:
        return f"{wan * WAN / YI:.2f}亿元"
    return f"{figure(round(wan, 1))}万元"


def in_unit(value: float, unit: str, language: str) -> str:
    """Return a metric's value for reading, by its unit: `59.5%`, `9.62亿元`, `4.53万`.

    万元 bring their unit: `9.62万` in a row whose unit is 万元 would be read as 96,200 yuan.
    """
    if unit == "%":
        return f"{value:.1f}%"
    if unit == "万元":
        return amount(value, language)
    return count(int(value) if float(value).is_integer() else value, language)


def change(value: int, language: str) -> str:
    """Return a difference with its sign: `+3`, `−2`, `±0`."""
    if value == 0:
        return "±0"
    return f"{'+' if value > 0 else '−'}{count(abs(value), language)}"


def percent(numerator: float, denominator: float) -> str:
    """Return a share with one decimal; a dash where the denominator is 0, since there is no rate then.

    100% and 0% are said only where it is exactly that.
    """
    if not denominator:
        return "—"
    share = 100 * numerator / denominator
    if numerator < denominator and share >= 99.95:
        return ">99.9%"
    if numerator and share < 0.05:
        return "<0.1%"
    return f"{share:.1f}%"


def day(value: date | None, language: str) -> str:
    """Return `2025年1月21日` or `21 Jan 2025`; a dash where there is no date."""
    if value is None:
        return "—"
    if language == "zh":
        return f"{value.year}年{value.month}月{value.day}日"
    return f"{value.day} {value:%b} {value.year}"


def short_day(value: date | None) -> str:
    """Return `01-21`, for narrow columns that stand under their year; a dash where there is no date."""
    return "—" if value is None else f"{value:%m-%d}"


def moment(value: datetime | None, language: str) -> str:
    """Return a date with the time of day in Beijing to the minute; a dash where there is none."""
    if value is None:
        return "—"
    there = in_beijing(value)
    return f"{day(there.date(), language)} {there:%H:%M}"


def in_beijing(value: datetime) -> datetime:
    """Return a moment as Beijing's clock tells it; one without a zone is in UTC, as the store and the state keep it."""
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(BEIJING)


def folder(path: str) -> str:
    """Return where a file lay, by its last two folders (`2024年/乡镇街道`): the path of a server is nobody's concern."""
    return "/".join(path.replace("\\", "/").split("/")[:-1][-2:])


def size(count_bytes: int) -> str:
    """Return a file's size in B, KB or MB."""
    if count_bytes < 1024:
        return f"{count_bytes} B"
    if count_bytes < 1024 * 1024:
        return f"{count_bytes / 1024:.0f} KB"
    return f"{count_bytes / 1024 / 1024:.1f} MB"
