"""Whether files that give no report are refused with the code that fits."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.demo.render.broken import Broken, broken_files
from gkdash.errors import UnreadableDocument
from gkdash.extract import extract
from gkdash.readers import read


def refusal(file: Broken) -> str:
    """Return the code that the file is refused with, or an empty string where it gives a report."""
    try:
        extract(read(file.content, name=file.name))
    except UnreadableDocument as problem:
        return str(problem.code)
    return ""


def wrong_refusals(seed: int) -> Iterator[str]:
    """Yield a line for each file that is refused otherwise than it must be."""
    for file in broken_files(seed):
        got = refusal(file)
        if got != (file.code or ""):
            yield f"{file.name}: expected {file.code or 'a report'}, got {got or 'a report'}"


def refusal_counts(seed: int) -> tuple[int, int]:
    """Return how many of the files are refused as they must be, and how many there are."""
    files = list(broken_files(seed))
    return sum(refusal(file) == (file.code or "") for file in files), len(files)
