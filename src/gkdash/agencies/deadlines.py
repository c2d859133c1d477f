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
        raise SettingsError(
            f"没有设定 {unit_type} 类单位 {report_year} 年度报告的期限。"
            f"No deadline is set for {unit_type} in {report_year}.",
            f"请在 {FILE_NAME} 中补上一条。Add one to {FILE_NAME}.",
        )


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
        raise SettingsError(
            f"{name}: 不是 UTF-8 编码的 TOML 文件（{error}）。The file is not TOML in UTF-8 ({error}).",
            "请改正后另存为 UTF-8 编码。Mend it, and save it as UTF-8.",
        ) from error
    entries = values.pop("deadlines", [])
    if values or not isinstance(entries, list):
        raise SettingsError(
            f"{name}: 只能有 [[deadlines]] 条目。The file holds something else than [[deadlines]] entries.",
            f"请删去“{min(values)}”。Remove {min(values)!r}." if values else "",
        )
    return tuple(_entry(entry, name, number) for number, entry in enumerate(entries, 1))


def _entry(values: dict[str, Any], name: str, number: int) -> Deadline:
    if unknown := values.keys() - _FIELDS:
        raise SettingsError(
            f"{name}: 第 {number} 条中的“{min(unknown)}”不认识。Entry {number}: unknown {min(unknown)!r}.",
            f"可用的有 {'、'.join(sorted(_FIELDS))}。Known are {', '.join(sorted(_FIELDS))}.",
        )
    if (unit_type := values.get("unit_type")) not in set(UnitType):
        raise SettingsError(
            f"{name}: 第 {number} 条的 unit_type 是 {unit_type!r}。Entry {number}: unit_type is {unit_type!r}.",
            f"应是 {'、'.join(UnitType)} 之一。It must be one of {', '.join(UnitType)}.",
        )
    numbers = {key: values.get(key) for key in ("month", "day", "since", "until")}
    for key, value in numbers.items():
        if type(value) is not int and not (value is None and key in {"since", "until"}):
            raise SettingsError(
                f"{name}: 第 {number} 条的 {key} 是 {value!r}。Entry {number}: {key} is {value!r}.",
                "应是整数。It must be a whole number.",
            )
    deadline = Deadline(UnitType(values["unit_type"]), **numbers, citation=str(values.get("citation", "")))  # type: ignore[arg-type]
    try:
        # a leap day would be no date in most years
        date(2023, deadline.month, deadline.day)
    except ValueError as error:
        raise SettingsError(
            f"{name}: 第 {number} 条的 {deadline.month} 月 {deadline.day} 日不是日期。"
            f"Entry {number}: month {deadline.month}, day {deadline.day} is no date.",
            "请改正 month 和 day。Mend month and day.",
        ) from error
    return deadline
