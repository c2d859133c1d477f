"""All checks, whichever way they are written: relations of the form, a SQL file, or Python; one list.

One id may be written in two ways (`unit_suspect` looks at last year's amount in SQL and at the prose in Python); it is
one check all the same, described by the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from gkdash.checks.copies import CHECK as COPIED
from gkdash.checks.definitions import Definition, arithmetic_definitions, sql_definitions
from gkdash.checks.model import Check
from gkdash.checks.text import TEXT_CHECKS


@lru_cache(maxsize=1)
def definitions() -> Mapping[str, Definition]:
    """Return the arithmetic and the SQL checks by id."""
    found = {item.check.id: item for item in (*arithmetic_definitions(), *sql_definitions())}
    return dict(sorted(found.items(), key=lambda pair: _place(pair[1])))


def _place(item: Definition) -> tuple[bool, bool, str]:
    return (bool(item.sql), not item.alone, item.check.id)


@lru_cache(maxsize=1)
def checks() -> tuple[Check, ...]:
    """Return every check once: arithmetic, tables and dates, then prose."""
    found = {key: item.check for key, item in definitions().items()}
    for item in TEXT_CHECKS:
        found.setdefault(item.check.id, item.check)
    found[COPIED.id] = COPIED
    return tuple(found.values())


def check(check_id: str) -> Check:
    """Return the check with this id; raise KeyError where there is none."""
    for item in checks():
        if item.id == check_id:
            return item
    raise KeyError(check_id)
