"""Where files that were handed in lie until they are kept or thrown away: names made harmless, numbers and sizes limited.

Nothing here opens a file's content. Each file has a folder of its own, so that equal names stay two files, and what a
browser says of paths never leads out of the tray.
"""

from __future__ import annotations

import re
import shutil
import time
import unicodedata
from dataclasses import dataclass
from pathlib import Path

MOST_FILES = 1_000
"""Most files of one tray; a whole county's year is about 65."""

MOST_BYTES = 1024 * 1024 * 1024
"""Most bytes of one tray."""

LONGEST_NAME = 120
"""Characters of a file's name; no system takes many more bytes than these may have."""

STALE_SECONDS = 24 * 3600.0
"""After so long a tray that nobody kept is thrown away."""

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Handed:
    """A file in the tray: where it lies, and what it was called where it came from, folders included."""

    path: Path
    shown: str
    size: int


class Tray:
    """A folder under the store for one handing-in."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: list[Handed] = []
        self.refused: list[tuple[str, str]] = []
        """Names that were not taken, each with `too_many` or `too_much`."""

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(item.size for item in self.files)

    def add(self, name: str, data: bytes) -> None:
        """Take a file, or note why not."""
        shown = shown_name(name)
        if len(self.files) >= MOST_FILES:
            self.refused.append((shown, "too_many"))
            return
        if self.size + len(data) > MOST_BYTES:
            self.refused.append((shown, "too_much"))
            return
        path = self._folder / f"{len(self.files) + 1:04}" / safe_name(name)
        path.parent.mkdir(parents=True)
        path.write_bytes(data)
        self.files.append(Handed(path, shown, len(data)))

    def clear(self) -> None:
        """Throw everything away; what was kept lies in the archive."""
        shutil.rmtree(self._folder, ignore_errors=True)
        self.files = []


def sweep(folder: Path, now: float | None = None) -> None:
    """Throw away the trays under `folder` that were left a day ago or longer."""
    if not folder.is_dir():
        return
    for tray in folder.iterdir():
        if (now or time.time()) - tray.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(tray, ignore_errors=True)


def safe_name(name: str) -> str:
    """Return the last part of a name as every system can store it: no folders, no control characters, no tricks."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    plain = "".join("" if unicodedata.category(ch) in {"Cf", "Cc", "Cs"} else ch for ch in last)
    plain = _FORBIDDEN.sub("_", plain).strip(" .~$")
    if not plain:
        return "file"
    if _RESERVED.fullmatch(plain):
        plain = f"_{plain}"
    stem, dot, suffix = plain.rpartition(".")
    if len(plain) > LONGEST_NAME and dot and len(suffix) <= 8:
        return f"{stem[: LONGEST_NAME - len(suffix) - 1]}.{suffix}"
    return plain[:LONGEST_NAME]


def shown_name(name: str) -> str:
    """Return a name with the folders it came in, for reading; each part made harmless."""
    parts = [part for part in re.split(r"[/\\]", name) if part.strip(" .")]
    return "/".join(safe_name(part) for part in parts) or "file"
