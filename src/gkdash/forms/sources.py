"""The data files of an edition as entries that know their file and line; knows TOML and CSV, not the form.

TOML is read by the standard library, which keeps no line numbers. They are found again by the order of the
`[[name]]` headers, which is why lists of tables must be written that way.
"""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources.abc import Traversable
from typing import Any

from gkdash.errors import FormError

_HEADER = re.compile(r"\s*\[\[\s*([A-Za-z0-9_]+)\s*\]\]")
_ASSIGNMENT = re.compile(r"\s*([A-Za-z0-9_]+)\s*=")
_KEY = re.compile(r"[a-z][a-z0-9_]*")


def fault(file: str, line: int, problem: str, hint: str = "") -> FormError:
    """Return the error for a defect at a place."""
    return FormError(f"{file}:{line}: {problem}", hint)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a CSV or one table of a TOML file; `lines` tells where each value stands, where that is known."""

    file: str
    line: int
    values: Mapping[str, Any]
    lines: Mapping[str, int] = field(default_factory=dict)

    def fault(self, problem: str, key: str = "", hint: str = "") -> FormError:
        """Return the error for a defect of this entry, or of one of its values."""
        return fault(self.file, self.lines.get(key, self.line), problem, hint)

    def only(self, allowed: frozenset[str]) -> None:
        """Raise FormError for a value that nobody reads."""
        for name in self.values:
            if name not in allowed:
                raise self.fault(f"unknown entry {name!r}", name, f"Known are {', '.join(sorted(allowed))}.")

    def text(self, name: str, *, default: str | None = None) -> str:
        """Return a string without surrounding space; raise FormError where it is absent and no default is given."""
        value = self.values.get(name, "")
        if not isinstance(value, str):
            raise self.fault(f"{name} is {value!r}, not a string", name)
        if value.strip():
            return value.strip()
        if default is None:
            raise self.fault(f"{name} is missing", name)
        return default

    def key(self, name: str) -> str:
        """Return an identifier of small letters, digits and underscores."""
        value = self.text(name)
        if not _KEY.fullmatch(value):
            raise self.fault(f"{name} {value!r} is not a key", name, "Use small letters, digits and underscores.")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of distinct strings: an array in TOML, `|` between them in CSV; empty where absent."""
        value = self.values.get(name, "")
        if isinstance(value, str):
            value = value.split("|") if value else []
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.fault(f"{name} holds an empty or unreadable entry", name)
        items = tuple(item.strip() for item in value)
        if repeated := {item for item in items if items.count(item) > 1}:
            raise self.fault(f"{name} repeats {min(repeated)!r}", name)
        return items


def read_toml(
    file: Traversable, name: str, top: frozenset[str], lists: frozenset[str]
) -> tuple[Entry, dict[str, list[Entry]]]:
    """Return the top level of a TOML file and its lists of tables; `name` is what errors call the file."""
    text = _text(file, name)
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        raise fault(name, int(at[1]) if at else text.count("\n") + 1, f"is not TOML ({error})") from error
    headers: dict[str, list[int]] = {}
    lines: dict[int, dict[str, int]] = {0: {}}
    current = 0
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            current = number
            headers.setdefault(header[1], []).append(number)
            lines[current] = {}
        elif assignment := _ASSIGNMENT.match(line):
            lines[current].setdefault(assignment[1], number)
    lines[0] |= {key: numbers[0] for key, numbers in headers.items()}
    root = Entry(name, 1, {key: value for key, value in values.items() if key not in lists}, lines[0])
    root.only(top)
    entries: dict[str, list[Entry]] = {key: [] for key in lists}
    for key in lists & values.keys():
        if len(headers.get(key, ())) != len(values[key]):
            raise fault(name, lines[0].get(key, 1), f"{key} is not a list of [[{key}]] tables")
        entries[key] = [
            Entry(name, line, item, lines[line]) for line, item in zip(headers[key], values[key], strict=True)
        ]
    return root, entries


def read_csv(file: Traversable, name: str, columns: tuple[str, ...]) -> list[Entry]:
    """Return the rows of a CSV file whose header must be exactly `columns`, in any order."""
    return read_table(file, name, frozenset(columns), frozenset())


def read_table(file: Traversable, name: str, required: frozenset[str], optional: frozenset[str]) -> list[Entry]:
    """Return the rows of a CSV file, at least one, with the required columns and perhaps the optional ones."""
    reader = csv.reader(io.StringIO(_text(file, name), newline=""), strict=True)
    entries: list[Entry] = []
    try:
        header = next(reader, [])
        if repeated := {column for column in header if header.count(column) > 1}:
            raise fault(name, 1, f"repeats column {min(repeated)!r}")
        if unknown := set(header) - required - optional:
            raise fault(
                name, 1, f"unknown column {min(unknown)!r}", f"Known are {', '.join(sorted(required | optional))}."
            )
        if missing := required - set(header):
            raise fault(name, 1, f"column {min(missing)!r} is missing")
        start = reader.line_num + 1
        for row in reader:
            if len(row) != len(header):
                raise fault(name, start, f"has {len(row)} fields", f"It must have {len(header)}.")
            entries.append(Entry(name, start, dict(zip(header, row, strict=True))))
            start = reader.line_num + 1
    except csv.Error as error:
        raise fault(name, reader.line_num, f"is not CSV ({error})") from error
    if not entries:
        raise fault(name, 1, "has no rows")
    return entries


def _text(file: Traversable, name: str) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise fault(name, 1, "is missing") from error
    except UnicodeDecodeError as error:
        raise fault(name, 1, f"is not UTF-8 (byte {error.start})") from error
