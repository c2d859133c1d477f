"""The core of a name: what stays when place, office forms and official short forms are levelled out.

Two names with one core may still be two agencies; that is for the matcher to see from their places. The rules are data:
`name_forms.csv`, applied in order, and `short_names.csv`.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from importlib.resources import files

_BODY = re.compile(r"(.+?)(局|委|厅|办)")


@lru_cache(maxsize=65536)
def core_of(folded: str) -> str:
    """Return the core of a folded name without its place: `通镇人民政府` and `通镇政府` both give `通镇`."""
    for pattern, replacement in _forms():
        folded = pattern.sub(replacement, folded)
    body = _BODY.fullmatch(folded)
    return _short_names().get(body[1], body[1]) + body[2] if body else folded


@lru_cache(maxsize=1)
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(row["pattern"]), row["replacement"]) for row in _rows("name_forms.csv"))


@lru_cache(maxsize=1)
def _short_names() -> dict[str, str]:
    return {full: row["short"] for row in _rows("short_names.csv") for full in row["full"].split("|")}


def _rows(name: str) -> list[dict[str, str]]:
    with (files("gkdash.agencies") / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
