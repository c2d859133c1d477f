"""The originals, kept by content and never edited, and where each came from; all else can be made again from them.

`index.jsonl` has one line per file and place, appended before the store knows of it: a line twice, or half a line at
the end after a crash, does no harm.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import duckdb

from gkdash.errors import StoreError
from gkdash.store.texts import storable

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Original:
    """A file by the SHA-256 of its bytes, its size, and one place where it was found; `first_seen` is in UTC."""

    sha256: str
    source: str
    size: int
    first_seen: datetime


class Archive:
    """The archive of one store."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._index = root / "index.jsonl"

    def path(self, sha256: str) -> Path:
        """Return where the file with this hash lies, or would lie."""
        return self._root / sha256[:2] / f"{sha256}.bin"

    def put(self, source: Path, sha256: str) -> bool:
        """Copy a file into the archive; return False, keeping nothing, where its content is not what `sha256` says."""
        target = self.path(sha256)
        if target.is_file() and target.stat().st_size == source.stat().st_size:
            return True
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary = target.with_name(f".{sha256}.{os.getpid()}.tmp")
        shutil.copyfile(source, temporary)
        if hash_file(temporary) != sha256:
            temporary.unlink()
            return False
        temporary.replace(target)
        return True

    def read(self, sha256: str) -> bytes:
        """Return the original with this hash; raise StoreError where it is not there or was tampered with."""
        try:
            data = self.path(sha256).read_bytes()
        except FileNotFoundError:
            raise StoreError(
                f"存档中没有文件 {sha256}。The archive has no file {sha256}.",
                "请重新导入原件。Load the original again.",
            ) from None
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError(
                f"{self.path(sha256)} 存档后被改动。{self.path(sha256)} was changed after it was archived.",
                "请重新导入原件。Load the original again.",
            )
        return data

    def note(self, originals: Iterable[Original]) -> None:
        """Append to the index where files were found."""
        lines = [
            json.dumps(
                {
                    "sha256": item.sha256,
                    "source": storable(item.source),
                    "size": item.size,
                    "first_seen": item.first_seen.isoformat(),
                },
                ensure_ascii=False,
            )
            for item in originals
        ]
        if not lines:
            return
        self._root.mkdir(parents=True, exist_ok=True)
        with self._index.open("a+b") as file:
            if file.seek(0, os.SEEK_END):
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    file.write(b"\n")
            file.write(("\n".join(lines) + "\n").encode())

    def originals(self) -> Iterator[Original]:
        """Yield every file and place in the index once, in the order in which they were first seen, then by path."""
        if not self._index.is_file():
            return
        with duckdb.connect() as connection:
            connection.execute(
                "select sha256, source, any_value(size) as size, min(first_seen) as first_seen"
                " from read_json($path, format = 'newline_delimited', ignore_errors = true,"
                " columns = {sha256: 'varchar', source: 'varchar', size: 'bigint', first_seen: 'timestamp'})"
                " where sha256 is not null and source is not null and size is not null and first_seen is not null"
                " group by sha256, source order by first_seen, source, sha256",
                {"path": str(self._index)},
            )
            while rows := connection.fetchmany(1000):
                yield from (Original(*row) for row in rows)


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, without holding the file in memory."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
