"""LibreOffice, where it is installed: many files to another format in one start, which costs seconds."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

_FILTERS = {"doc": "doc:MS Word 97", "pdf": "pdf:writer_pdf_Export", "docx": "docx:MS Word 2007 XML"}


@cache
def office() -> str | None:
    """Return the program's path, or None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(
    files: Sequence[bytes], target: str, *, source: str = "docx", timeout: float = 600.0
) -> list[bytes | None]:
    """Return each file in the format `target` (`doc`, `docx` or `pdf`); None where the program made no file of it.

    Raise FileNotFoundError where LibreOffice is not installed.
    """
    program = office()
    if program is None:
        raise FileNotFoundError("soffice")
    if not files:
        return []
    with tempfile.TemporaryDirectory(prefix="gkdash-office-") as folder:
        here = Path(folder)
        (here / "out").mkdir()
        names = [here / f"{at:06d}.{source}" for at in range(len(files))]
        for path, content in zip(names, files, strict=True):
            path.write_bytes(content)
        command = [
            program,
            "--headless",
            "--norestore",
            f"-env:UserInstallation={(here / 'profile').as_uri()}",
            "--convert-to",
            _FILTERS[target],
            "--outdir",
            str(here / "out"),
            *map(str, names),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=timeout)
        made = [here / "out" / f"{path.stem}.{target}" for path in names]
        return [path.read_bytes() if path.is_file() else None for path in made]
