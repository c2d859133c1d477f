"""How figures that the prose states are written: names of channels, `余` and `约`, shares and changes; draws nothing."""

from __future__ import annotations

from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import count
from gkdash.prose import vocabulary

STATES = ("exact", "hedged", "differing", "area", "silent", "missing")
"""What a report says of a figure, in the order of the pieces of a bar; of several channels the clearest counts."""

STATE_NAMES = {
    "exact": mark("写明"),
    "hedged": mark("只有约数"),
    "differing": mark("前后不一"),
    "area": mark("只写全域数"),
    "silent": mark("没有写"),
    "missing": mark("未报"),
}

STATE_STYLES = {
    "exact": "stated",
    "hedged": "hedged",
    "differing": "differing",
    "area": "area",
    "silent": "not_reported",
    "missing": "missing",
}


def channel(key: str, language: str) -> str:
    """Return what a channel or another subject is called."""
    subject = vocabulary.subjects()[key]
    return subject.zh if language == "zh" else subject.en


def whole(value: float | None) -> int | float | None:
    """Return a figure of the store as a whole number where it is one; None stays None."""
    return int(value) if value is not None and float(value).is_integer() else value


def told(value: float | None, qualifier: str | None, t: Translate, language: str) -> str:
    """Return a figure with its hedge: `88`, `900余`, `约40`; empty where there is none."""
    if value is None:
        return ""
    number = count(float(value), language)
    match qualifier:
        case "at_least":
            return t("{number}余", number=number)
        case "about":
            return t("约{number}", number=number)
        case _:
            return number


def rate(value: float) -> str:
    """Return a rate in percent as reports print it: `95.3%`, `100%`; never rounded up to 100."""
    shown = f"{value:.1f}".removesuffix(".0")
    if value < 100 and shown == "100":
        return ">99.9%"
    return f"{shown}%"


def points(value: float) -> str:
    """Return a difference of two rates in percentage points, with its sign."""
    rounded = round(value, 1)
    if rounded == 0:
        return "±0"
    return f"{'+' if rounded > 0 else '−'}{abs(rounded):.1f}".removesuffix(".0")


def growth(now: float, before: float) -> str:
    """Return the relative change in percent with its sign; a dash where there was nothing before."""
    if not before:
        return "—"
    return f"{points(100 * (now - before) / before)}%"


def share(numerator: float | None, denominator: float | None) -> float | None:
    """Return a share in percent; None where there is nothing to divide, or by."""
    return None if not denominator or numerator is None else 100 * numerator / denominator
