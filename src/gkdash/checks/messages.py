"""The sentence of a finding, from its check and its parameters, in either language; the same words every time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gkdash.checks import arithmetic_text
from gkdash.checks.definitions import Definition
from gkdash.checks.places import cells_text, section_name, table_name


def sentence(definition: Definition, params: Mapping[str, Any], language: str = "zh") -> str:
    """Return the sentence; raise KeyError where the parameters are not those of the check."""
    if "breaks" in params:
        return arithmetic_text.sentence(params, language)
    template = definition.message.en if language == "en" else definition.message.zh
    return template.format(**{name: _shown(name, value, language) for name, value in params.items()})


def _shown(name: str, value: Any, language: str) -> str:
    if name == "sections":
        return _joined([section_name(key, language) for key in value or ()], language)
    if name == "tables":
        return _joined([table_name(key, language) for key in value or ()], language)
    if isinstance(value, list):
        if value and isinstance(value[0], dict):
            return cells_text(value, language)
        return _joined([str(item) for item in value], language)
    if name.endswith("_on") and isinstance(value, str):
        return _day(date.fromisoformat(value), language)
    if isinstance(value, float):
        return f"{value:.12g}"
    return "" if value is None else str(value)


def _joined(items: list[str], language: str) -> str:
    return (", " if language == "en" else "、").join(items)


def _day(day: date, language: str) -> str:
    return day.isoformat() if language == "en" else f"{day.year}年{day.month}月{day.day}日"
