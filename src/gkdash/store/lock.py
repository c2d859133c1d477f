"""One writer at a time: a lock that the system itself gives back when its holder dies, however it dies.

The file's text only tells people who holds it; whether it is held is known to the system alone, so that a text left
behind by a dead process locks nobody out.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import IO, Self

from gkdash.errors import StoreError

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        # a byte far behind the text, since Windows lets nobody read what is locked
        file.seek(1 << 20)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        # lockf and not flock: a parsing worker forked meanwhile must not keep the lock of a killed parent
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


_held: set[Path] = set()
_guard = threading.Lock()


class WriterLock:
    """The right to write to one store, from `__enter__` to `__exit__`."""

    def __init__(self, path: Path) -> None:
        self._path = path.absolute()
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        with _guard:
            # the system does not keep two threads of one process apart
            if self._path in _held:
                raise StoreError(
                    f"本程序正在导入 {self._path.parent}。This process is already loading into {self._path.parent}.",
                    "请等它完成。Wait until it is done.",
                )
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("a+b")
            try:
                _take(file)
            except OSError:
                file.close()
                raise StoreError(
                    f"{self._path.parent} 正在由另一个进程导入。{self._path.parent} is being loaded by {self._holder()}.",
                    "请等它完成；现有的数据仍可查看。Wait until it is done; what is there can be read meanwhile.",
                ) from None
            file.truncate(0)
            file.write(json.dumps(_myself()).encode())
            file.flush()
            self._file = file
            _held.add(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        with _guard:
            _held.discard(self._path)
            if self._file is not None:
                self._file.truncate(0)
                self._file.close()
                self._file = None

    def _holder(self) -> str:
        try:
            told = json.loads(self._path.read_bytes())
            return f"process {told['pid']} on {told['host']} since {told['since']}"
        except (OSError, ValueError, KeyError, TypeError):
            return "another process"


def _myself() -> dict[str, object]:
    return {
        "pid": os.getpid(),
        "host": platform.node(),
        "since": datetime.now().astimezone().isoformat(sep=" ", timespec="seconds"),
    }
