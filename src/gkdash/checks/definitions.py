"""How a check is written down: TOML in the comment over a SQL file, or an entry of `arithmetic.toml`; and reading it.

A SQL check gives one row per report it concerns: report_id, agency_id, year, outcome, severity and fault (null for the
check's own), params (a struct that fills `[message]`), evidence (a list of structs).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from gkdash.checks.model import Check, Fault, Severity, Texts
from gkdash.errors import SettingsError

_MARK = "-- +++"
_TEXTS = ("title", "explanation", "needs", "mend", "message")
_FIELDS = frozenset({*_TEXTS, "id", "severity", "scope", "alone", "citation", "since", "until", "fault"})
SCOPES = ("report", "agency", "peers", "roster")
"""What a check looks at besides the report: nothing, the agency's other years, other agencies, who had to file."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A check with its sentence and its SQL; `sql` is empty for arithmetic.

    `alone` tells that it can be judged from one file; then it is run for `gkdash parse` and an agency's own clerk.
    """

    check: Check
    message: Texts
    scope: str
    alone: bool
    sql: str = ""


def sql_definitions() -> tuple[Definition, ...]:
    """Return the check of every file in `sql/`, by file name; raise SettingsError, naming the file, for a defect."""
    folder = files("gkdash.checks") / "sql"
    return tuple(
        _from_sql(item) for item in sorted(folder.iterdir(), key=lambda item: item.name) if item.name.endswith(".sql")
    )


def arithmetic_definitions() -> tuple[Definition, ...]:
    """Return the checks that the relations of the form's editions belong to."""
    told = tomllib.loads((files("gkdash.checks") / "arithmetic.toml").read_text(encoding="utf-8"))
    return tuple(definition({"id": key, **entry}, "arithmetic.toml") for key, entry in told.items())


def _from_sql(item: Traversable) -> Definition:
    text = item.read_text(encoding="utf-8")
    parts = text.split(_MARK + "\n")
    if len(parts) != 3 or parts[0]:
        message = f"sql/{item.name} does not begin with its description between two lines {_MARK!r}."
        raise SettingsError(message)
    lines = [line.removeprefix("--").removeprefix(" ") for line in parts[1].splitlines()]
    told = tomllib.loads("\n".join(lines))
    if told.get("id") != item.name.removesuffix(".sql"):
        message = f"sql/{item.name} describes the check {told.get('id')!r}."
        raise SettingsError(message)
    return definition(told, f"sql/{item.name}", parts[2])


def definition(told: dict[str, Any], where: str, sql: str = "") -> Definition:
    """Return the definition that a TOML entry gives; raise SettingsError for what is missing, unknown or empty."""
    unknown = told.keys() - _FIELDS
    lacking = {"id", "severity", "scope", "citation", *_TEXTS} - told.keys()
    if unknown or lacking or told["scope"] not in SCOPES:
        message = f"{where}: {sorted(unknown | lacking) or told['scope']!r} unknown or missing."
        raise SettingsError(message)
    texts = {name: Texts(**told[name]) for name in _TEXTS}
    if not all(item.zh and item.en for item in texts.values()):
        message = f"{where}: a text is empty."
        raise SettingsError(message)
    check = Check(
        id=told["id"],
        severity=Severity(told["severity"]),
        title=texts["title"],
        explanation=texts["explanation"],
        citation=told["citation"],
        needs=texts["needs"],
        mend=texts["mend"],
        fault=Fault(told.get("fault", "report")),
        since=told.get("since"),
        until=told.get("until"),
    )
    return Definition(check, texts["message"], told["scope"], told.get("alone", told["scope"] == "report"), sql)
