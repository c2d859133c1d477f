"""Where a package's modules stand compiled, and whether they were made of the sources beside them; it builds nothing.

`gkdash.compiling` builds them. A package that may be compiled says `__path__ = search_path(__path__)`: modules compiled
from these very sources come first, and after the slightest change the sources count again. What is read is the same
either way; compiled, prose takes a quarter of the time and a PDF four fifths (decisions 0019 and 0021).
"""

from __future__ import annotations

import hashlib
import os
import sysconfig
from collections.abc import Sequence
from pathlib import Path

PACKAGES = {"prose": "*.py", "readers": "pdf_*.py"}
"""Packages that are compiled, and which of their modules."""
AS_SOURCE = "GKDASH_AS_SOURCE"
"""Environment variable; set to 1 it leaves compiled modules aside."""
# Beside those Python was built with, which CFLAGS in the environment would take the place of. Functions of one package
# call each other directly, not by way of a table that others could change, and headers check nothing twice.
FLAGS = ("-fvisibility=hidden", "-DNDEBUG")
"""What the C compiler is told of every module; what was compiled otherwise is made anew."""
_MADE_OF = "made_of.txt"


def folder(package: Path) -> Path:
    """Return the folder for a package's compiled modules; those of another Python have another folder."""
    return package / "_compiled" / str(sysconfig.get_config_var("SOABI"))


def sources(package: Path) -> list[Path]:
    """Return the modules of a package that are compiled, in order; the package's own never is."""
    return sorted(path for path in package.glob(PACKAGES.get(package.name, "*.py")) if path.name != "__init__.py")


def digest(package: Path) -> str:
    """Return the SHA-256 of a package's sources, names included, and of the flags they are compiled with."""
    found = hashlib.sha256(" ".join(FLAGS).encode())
    for path in sources(package):
        content = path.read_bytes()
        found.update(f"{path.name} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()


def note_sources(made: Path, made_of: str) -> None:
    """Write into the folder `made` which sources its modules were compiled from: their digest, taken beforehand."""
    (made / _MADE_OF).write_text(made_of, encoding="ascii")


def is_current(package: Path) -> bool:
    """Tell whether modules compiled from the sources as they are stand ready for this Python."""
    note = folder(package) / _MADE_OF
    return note.is_file() and note.read_text(encoding="ascii") == digest(package)


def search_path(path: Sequence[str]) -> list[str]:
    """Return where the modules of the package at `path` are to be looked for."""
    package = Path(path[0])
    if os.environ.get(AS_SOURCE) == "1" or not is_current(package):
        return list(path)
    return [str(folder(package)), *path]
