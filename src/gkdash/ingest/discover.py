"""Which files a load looks at: everything under the paths given, in an order that depends on names alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from gkdash.errors import GkdashError

_LITTER = frozenset({"thumbs.db", "desktop.ini", "__macosx"})


def discover(paths: Iterable[Path], *, leave_out: Path | None = None) -> Iterator[Path]:
    """Yield the absolute paths of all files, each once; a file given by name is taken whatever its name.

    Hidden files, what systems leave behind and lock files of office programs (`~$报告.docx`) are skipped, and so is
    the folder `leave_out`. A folder that may not be listed is yielded itself, so that its name appears among what could
    not be read. Raise GkdashError for a path that does not exist.
    """
    roots: list[Path] = []
    for path in sorted({Path(os.path.abspath(path)) for path in paths}):  # noqa: PTH100 - links stay as people named them
        if not path.exists():
            raise GkdashError(
                f"{path} 不存在。{path} does not exist.",
                "请写已有的文件或文件夹。Give files and folders that are there.",
            )
        if not any(_is_reached(path, root) for root in roots):
            roots.append(path)
    for root in roots:
        if root.is_dir():
            yield from _walk(root, leave_out)
        else:
            yield root


def _walk(folder: Path, leave_out: Path | None) -> Iterator[Path]:
    # links to folders are not followed: they may lead back up
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in entries:
        if _is_litter(entry.name):
            continue
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            if path != leave_out:
                yield from _walk(path, leave_out)
        elif entry.is_file():
            yield path


def _is_reached(path: Path, root: Path) -> bool:
    return root in path.parents and root.is_dir() and not any(map(_is_litter, path.relative_to(root).parts))


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _LITTER
