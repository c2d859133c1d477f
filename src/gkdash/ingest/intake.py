"""What a load looks at, one file at a time: a file on disk, or an original in the archive that is read again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gkdash.errors import no_file, why_unopened
from gkdash.records import Failure
from gkdash.store import Archive, hash_file


@dataclass(frozen=True, slots=True)
class Given:
    """A file: where its bytes are, under which path people know it, and since when (UTC).

    `problem` says why its bytes could not be had; then there is no hash.
    """

    path: Path
    source: str
    first_seen: datetime
    sha256: str = ""
    size: int = 0
    problem: Failure | None = None


def from_disk(paths: Iterable[Path], now: datetime) -> Iterator[Given]:
    """Hash the files; one that cannot be read is given with the reason."""
    for path in paths:
        try:
            size = path.stat().st_size
            if path.is_file() or path.is_dir():
                yield Given(path, str(path), now, hash_file(path), size)
                continue
            reason = no_file()
        except OSError as error:
            reason = why_unopened(error)
        yield Given(path, str(path), now, problem=Failure(reason.code.value, str(reason)))


def from_archive(archive: Archive) -> Iterator[Given]:
    """Give all originals under the paths and times under which they came."""
    for item in archive.originals():
        yield Given(archive.path(item.sha256), item.source, item.first_seen, item.sha256, item.size)
