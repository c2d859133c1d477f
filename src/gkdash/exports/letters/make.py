"""Writes the letters and their list, into a folder or a package, and notes them as sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from gkdash.errors import ExportError
from gkdash.exports.letters.docx import Frame, letter_docx
from gkdash.exports.letters.gather import Letter, Letters
from gkdash.exports.letters.listing import file_of, listing
from gkdash.exports.pack import packed, write_whole
from gkdash.state import FindingTarget, Sent, State

LIST = "函件清单.xlsx"


def files(of: Letters, frame: Frame) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file: the list, then the letters."""
    yield LIST, listing(of)
    for letter in of.letters:
        name = file_of(letter)
        if name is not None:
            yield f"函件/{name}", letter_docx(letter, of, frame)


def write_zip(out: Path, of: Letters, frame: Frame) -> None:
    """Write everything into one package."""
    write_whole(out, packed(files(of, frame)))


def write_folder(out: Path, of: Letters, frame: Frame) -> None:
    """Write everything into a folder; raise ExportError where it holds something, which may be letters of before."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportError(
            f"{out} 已存在且不是空的。{out} is there already and not empty.",
            "请换一个文件夹，或先把它移走。Give another folder, or move it away.",
        )
    for name, data in files(of, frame):
        write_whole(out / name, data)


def mark_sent(state: State, of: Letters, *, person: str) -> int:
    """Note every letter as sent by a person; return how many there are."""
    count = 0
    for letter in of.letters:
        if letter.items:
            state.mark_sent(_as_sent(letter, of.year), person=person)
            count += 1
    return count


def _as_sent(letter: Letter, year: int) -> list[Sent]:
    agency = letter.agency
    return [
        Sent(
            FindingTarget(
                agency["agency_id"],
                agency["agency"],
                year,
                item.row["check_id"],
                item.row["fingerprint"],
                str(item.row["message"]),
            ),
            str(item.row["evidence"]),
            agency["report_id"],
        )
        for item in letter.items
    ]
