"""Packages whose bytes follow from their contents alone, and files that are there whole or not at all."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MODE = 0o644 << 16


def member(name: str) -> zipfile.ZipInfo:
    """Return the entry of a member without a time of its own."""
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = _MODE
    # the same on every system
    info.create_system = 3
    return info


def packed(members: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a package with these members in the order given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in members:
            package.writestr(member(name), data)
    return out.getvalue()


def repacked(data: bytes, changed: Mapping[str, Callable[[bytes], bytes]] | None = None) -> bytes:
    """Return a package with the same members in the same order, times left out, and some of them passed through a function."""
    changes = changed or {}
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return packed(
            (item.filename, changes.get(item.filename, bytes)(package.read(item))) for item in package.infolist()
        )


def write_whole(path: Path, data: bytes) -> None:
    """Write a file in one step, in the place of one that was there."""
    with whole(path) as part:
        part.write_bytes(data)


class whole:  # noqa: N801 - used like a function
    """A path beside `path` to write to; it takes its place at the end, and is removed where something went wrong."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._part = path.with_name(f".{path.name[-40:]}.{os.getpid()}.part")

    def __enter__(self) -> Path:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return self._part

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None:
            self._part.replace(self._path)
        else:
            self._part.unlink(missing_ok=True)
