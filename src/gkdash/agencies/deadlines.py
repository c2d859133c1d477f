"""When a report is due: per unit type and report year, from `deadlines.toml`, and from an office's own file beside its store.

It holds no date itself; article 49 of the regulation is in the data.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from gkdash.agencies.model import UnitType
from gkdash.errors import SettingsError

FILE_NAME = "deadlines.toml"
"""The file that an office may put into the folder of its store."""

_FIELDS = frozenset({"unit_type", "month", "day", "since", "until", "citation"})


@dataclass(frozen=True, slots=True)
class Deadline:
    """The day of the following year by which one type of unit must have published, for some report years or all."""

    unit_type: UnitType
    month: int
    day: int
    since: int | None = None
    until: int | None = None
    citation: str = ""

    def holds_for(self, unit_type: UnitType, report_year: int) -> bool:
        """Tell whether this deadline is the given unit type's in a report year."""
        return (
            unit_type == self.unit_type
            and (self.since is None or self.since <= report_year)
            and (self.until is None or report_year <= self.until)
        )


@dataclass(frozen=True, slots=True)
class Deadlines:
    """All deadlines; of those that fit, the last decides, so that an office's own entries come after the law's."""

    entries: tuple[Deadline, ...]

    def due_on(self, unit_type: UnitType, report_year: int) -> date:
        """Return the last day on which a report on `report_year` is in time; raise SettingsError where none is set."""
        for entry in reversed(self.entries):
            if entry.holds_for(unit_type, report_year):
                return date(report_year + 1, entry.month, entry.day)
        message = f"No deadline is set for {unit_type} in {report_year}."
        raise SettingsError(message, f"Add one to {FILE_NAME}.")


def load_deadlines(folder: Path | None = None) -> Deadlines:
    """Return the law's deadlines and, after them, those of `deadlines.toml` in `folder`, where that file is there.

    Raise SettingsError, naming the file and the entry, for a file that cannot be used.
    """
    entries = _read(files("gkdash.agencies") / FILE_NAME, FILE_NAME)
    if folder is not None and (folder / FILE_NAME).is_file():
        entries += _read(folder / FILE_NAME, str(folder / FILE_NAME))
    return Deadlines(entries)


@lru_cache(maxsize=1)
def _statutory() -> Deadlines:
    return load_deadlines()


def due_on(unit_type: UnitType | str, report_year: int, deadlines: Deadlines | None = None) -> date:
    """Return the last day on which a report on `report_year` is in time; by the law where no deadlines are given."""
    return (deadlines or _statutory()).due_on(UnitType(unit_type), report_year)


def _read(file: Traversable, name: str) -> tuple[Deadline, ...]:
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"{name} is not TOML in UTF-8 ({error})."
        raise SettingsError(message) from error
    entries = values.pop("deadlines", [])
    if values or not isinstance(entries, list):
        message = f"{name} holds something else than [[deadlines]] entries."
        raise SettingsError(message, f"Remove {min(values)!r}." if values else "")
    return tuple(_entry(entry, f"{name}, entry {number}") for number, entry in enumerate(entries, 1))


def _entry(values: dict[str, Any], place: str) -> Deadline:
    if unknown := values.keys() - _FIELDS:
        message = f"{place}: unknown {min(unknown)!r}."
        raise SettingsError(message, f"Known are {', '.join(sorted(_FIELDS))}.")
    if values.get("unit_type") not in set(UnitType):
        message = f"{place}: unit_type is {values.get('unit_type')!r}."
        raise SettingsError(message, f"It must be one of {', '.join(UnitType)}.")
    numbers = {name: values.get(name) for name in ("month", "day", "since", "until")}
    for name, value in numbers.items():
        if type(value) is not int and not (value is None and name in {"since", "until"}):
            message = f"{place}: {name} is {value!r}."
            raise SettingsError(message, "It must be a whole number.")
    deadline = Deadline(UnitType(values["unit_type"]), **numbers, citation=str(values.get("citation", "")))  # type: ignore[arg-type]
    try:
        # a leap day would be no date in most years
        date(2023, deadline.month, deadline.day)
    except ValueError as error:
        message = f"{place}: month {deadline.month}, day {deadline.day} is no date."
        raise SettingsError(message) from error
    return deadline
