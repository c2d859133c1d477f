"""Statutory terms of the form by key, as a chart names them: the words of the form, without their numbers."""

from __future__ import annotations

import re
from functools import cache

from gkdash import forms

EDITION = "2021"
"""The edition whose words are used; keys mean the same in both."""

GROUPS = {"refused": "（三）不予公开", "unavailable": "（四）无法提供", "rejected": "（五）不予处理"}
"""Outcomes of table three that are groups of rows."""

_NUMBER = re.compile(r"^(?:[一二三四五六七八]、|（[一二三四五六七八]）|\d+\.)")
_REMARK = re.compile(r"（.*）$")


@cache
def terms(table: str, language: str) -> dict[str, str]:
    """Return the rows, groups and columns of a table by key; in English the statutory words with their gloss."""
    form = forms.edition(EDITION).table(table)
    columns = {column.key: column for block in form.blocks for column in block.columns}
    found = {key: _name(column.label, column.english, language) for key, column in columns.items()}
    found |= {row.key: _name(row.label, row.english, language) for row in form.rows}
    found |= {f"{row.key}_outcome": _name(row.label, row.english, language) for row in form.collapsed}
    glosses = {group.label: group.english for group in form.groups}
    found |= {key: _name(label, glosses[label], language) for key, label in GROUPS.items() if label in glosses}
    return found


def _name(label: str, english: str, language: str) -> str:
    text = _REMARK.sub("", _NUMBER.sub("", label))
    return text if language == "zh" else f"{text} {english}"
