"""Files that lie among the reports and are none: cut off, locked, scanned, a photograph, a notice about reports."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from gkdash.demo.county import County
from gkdash.demo.render import PLAIN
from gkdash.demo.render.broken import broken_files
from gkdash.demo.render.docx import write_docx
from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.other_texts import NOTICE
from gkdash.errors import ErrorCode

_NAMES = {
    "cut.docx": "{year}年/补报/{missing}{year}年年报（传输中断）.docx",
    "photograph.jpg": "{year}年/乡镇街道/IMG_{next}0115_093012.jpg",
    "locked.pdf": "{year}年/县直部门/年度报告（加密）.pdf",
    "scan.pdf": "{before}年/县直部门/盖章扫描件.pdf",
}


@dataclass(frozen=True, slots=True)
class Stray:
    """A file with the code it must be refused with."""

    path: str
    content: bytes
    code: ErrorCode


def strays(county: County) -> Iterator[Stray]:
    """Yield the county's stray files; who is missing in the last year has sent one that is cut off."""
    year = max(county.years)
    missing = [found.agency for found in county.faults if found.fault.check == "missing_report" and found.year == year]
    words = {
        "year": year,
        "next": year + 1,
        "before": year - 1,
        "missing": missing[0].removeprefix(county.name) if missing else "某单位",
    }
    left = set(_NAMES)
    for broken in broken_files(county.seed):
        if broken.name in left and broken.code is not None:
            left.remove(broken.name)
            yield Stray(_NAMES[broken.name].format_map(words), broken.content, broken.code)
        # the rest of the broken files are large and slow to make
        if not left:
            break
    lines: list[Item] = [Line(text, "title" if at == 0 else "body") for at, text in enumerate(NOTICE)]
    notice = write_docx(lines, PLAIN, Random(0))  # noqa: S311 - looks, not secrets
    yield Stray(f"{year}年/县政府/{NOTICE[0]}.docx", notice, ErrorCode.NOT_A_REPORT)
