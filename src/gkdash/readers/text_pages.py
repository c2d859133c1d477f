"""Page numbers that text keeps of the pages it was taken from; a number of a page is no figure of the table above it.

A line is one only by its look and its company: it counts on from the page before, or the page ends with it. Knows no word
of any form.
"""

from __future__ import annotations

import re

_DASHED = re.compile(r"[ \t\u3000]*[-—–－―─·~～][ \u3000]*([0-9０-９]{1,4})[ \u3000]*[-—–－―─·~～][ \t\u3000]*")
"""`- 5 -`."""
_WORDED = re.compile(
    r"[ \t\u3000]*第[ \u3000]*([0-9０-９]{1,4})[ \u3000]*[页頁](?:[ \u3000,，/]*共[ \u3000]*[0-9０-９]{1,4}[ \u3000]*[页頁])?[ \t\u3000]*"
)
"""`第5页 共7页`."""
_BARE = re.compile(r"[ \t\u3000]*([0-9０-９]{1,4})(?:[ \u3000]*/[ \u3000]*[0-9０-９]{1,4})?[ \t\u3000]*")
"""`5`, which may as well be a figure."""
_ENDS = re.compile("\r\n|[\r\n\v\x85\u2028\u2029]")
_LEAST_BARE = 3


def without_page_numbers(text: str) -> tuple[str, int]:
    """Return text without the lines of page numbers, and how many there were; form feeds stay."""
    lines = _ENDS.split(text)
    if len(lines) < 2:
        return text, 0
    taken = [places for look in (_DASHED, _WORDED) if _counts_on(places := _found(lines, look))]
    bare = {at: number for at, number in _found(lines, _BARE).items() if _ends_page(lines, at)}
    if len(bare) >= _LEAST_BARE and _counts_on(bare):
        taken.append(bare)
    dropped = {at for places in taken for at in places}
    if not dropped:
        return text, 0
    ends = [*_ENDS.findall(text), ""]
    kept = [
        "\f" * line.count("\f") if at in dropped else line + end
        for at, (line, end) in enumerate(zip(lines, ends, strict=True))
    ]
    return "".join(kept), len(dropped)


def _found(lines: list[str], look: re.Pattern[str]) -> dict[int, int]:
    """Return the places of lines of a look, each with its number."""
    found = {}
    for at, line in enumerate(lines):
        match = look.fullmatch(line.replace("\f", ""))
        if match:
            found[at] = int(match[1])
    return found


def _counts_on(places: dict[int, int]) -> bool:
    """Tell whether the numbers go up one by one, as those of pages do; two rows of figures seldom do."""
    numbers = list(places.values())
    return bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _ends_page(lines: list[str], at: int) -> bool:
    """Tell whether a form feed stands in a line, or is the next thing that follows it."""
    if "\f" in lines[at]:
        return True
    following = next((line for line in lines[at + 1 :] if line.strip(" \t\u3000")), "")
    return following.startswith("\f")
