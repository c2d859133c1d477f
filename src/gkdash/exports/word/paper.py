"""An official document while it is written: page, title, numbered headings, paragraphs; ends as bytes.

A template gives its styles, page set-up, head and foot; its text is left out. Without one all follows GB/T 9704.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from gkdash.errors import ExportError
from gkdash.exports.pack import repacked
from gkdash.exports.safe import xml_text
from gkdash.exports.word.looks import FOOTER_MM, MARGINS_MM, PAGE_MM, SONG
from gkdash.exports.word.styles import add_stand_ins, element, set_styles
from gkdash.exports.word.tables import GridCell, grid_table, paragraph, plain_cells, scaled

_DIGITS = "零一二三四五六七八九"
_LEVELS = 3


class Paper:
    """A document; what is added comes at its end. Raises ExportError for a template that is no .docx."""

    def __init__(self, template: Path | None = None) -> None:
        found = template.stat() if template else None
        self.document: Any = Document(io.BytesIO(_base(template, found and (found.st_mtime_ns, found.st_size))))
        self._ids = {style.name: style.style_id for style in self.document.styles}
        self._counts = [0] * _LEVELS

    @property
    def text_width_mm(self) -> float:
        """Width of the text on the page."""
        section = self.document.sections[-1]
        return float((section.page_width - section.left_margin - section.right_margin) / 36_000)

    @property
    def text_height_mm(self) -> float:
        """Height of the text on the page."""
        section = self.document.sections[-1]
        return float((section.page_height - section.top_margin - section.bottom_margin) / 36_000)

    def paragraph(self, text: str, style: str, *, keep: bool = False, new_page: bool = False) -> Any:
        """Add a paragraph in a style; line breaks in the text stay. `keep` holds it on the page of the next one."""
        made = paragraph(text, self._ids[style], keep=keep, new_page=new_page)
        self.add(made)
        return Paragraph(made, self.document._body)  # noqa: SLF001 - what its own paragraphs have for a parent

    def label(self, text: str) -> None:
        """Add a line that says what the whole is: fictional, a draft."""
        self.paragraph(f"【{text}】", "公文标签")

    def title(self, text: str) -> None:
        """Add the title."""
        self.paragraph(text, "Title")

    def heading(self, level: int, text: str, *, new_page: bool = False) -> None:
        """Add a heading with its number: 一、 on level 1, （一） on 2, 1. on 3; numbers begin anew under each heading."""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (_LEVELS - level)
        self.paragraph(f"{numbered(level, self._counts[level - 1])}{text}", f"Heading {level}", new_page=new_page)

    def body(self, text: str) -> None:
        """Add a paragraph of the text."""
        self.paragraph(text, "公文正文")

    def addressee(self, text: str) -> None:
        """Add to whom it goes."""
        self.paragraph(f"{text}：", "公文主送")

    def signature(self, *lines: str) -> None:
        """Add by whom and of when it is; it never stands on a page without the words before it."""
        body = self.document.element.body
        for before in body.findall(qn("w:p"))[-2:]:
            Paragraph(before, self.document._body).paragraph_format.keep_with_next = True  # noqa: SLF001
        for number, line in enumerate(lines, 1):
            self.paragraph(line, "公文落款", keep=number < len(lines))

    def caption(self, text: str) -> None:
        """Add the title of the table that follows."""
        self.paragraph(text, "公文表题")

    def note(self, text: str) -> None:
        """Add a small remark, as under a table."""
        self.paragraph(text, "公文附注")

    def page_break(self) -> None:
        """Begin a new page."""
        self.document.add_page_break()

    def table(
        self,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        widths_mm: Sequence[float],
        *,
        numbers: Sequence[int] = (),
    ) -> None:
        """Add a table of one heading and rows of text as wide as the text; the columns `numbers` are centred."""
        self.grid(plain_cells(head, rows, numbers), len(rows) + 1, widths_mm, head=1)

    def grid(
        self,
        cells: Sequence[GridCell],
        rows: int,
        widths_mm: Sequence[float],
        *,
        head: int = 0,
        together: bool = False,
    ) -> None:
        """Add a table of merged cells as wide as the text; `widths_mm` are taken in proportion."""
        widths = scaled(widths_mm, self.text_width_mm)
        self.add(grid_table(cells, rows, widths, self._ids, head=head, together=together))

    def add(self, block: Any) -> None:
        """Add a block of WordprocessingML made elsewhere, such as a chart's paragraph."""
        self.document.element.body.sectPr.addprevious(block)

    def finish(self, title: str, made: datetime) -> bytes:
        """Return the document; `made` is the time of its figures, the only one that it tells."""
        properties = self.document.core_properties
        properties.title, properties.author, properties.comments = xml_text(title)[:250], "", ""
        properties.last_modified_by, properties.revision = "", 1
        properties.created = properties.modified = made.replace(tzinfo=None)
        out = io.BytesIO()
        self.document.save(out)
        return repacked(out.getvalue(), {"word/fontTable.xml": add_stand_ins})


def numbered(level: int, number: int) -> str:
    """Return the number of a heading: `一、`, `（二）`, `3.`."""
    if level == 1:
        return f"{chinese(number)}、"
    return f"（{chinese(number)}）" if level == 2 else f"{number}."


def chinese(number: int) -> str:
    """Return a whole number from 1 to 99 in Chinese: 十二, 三十; others in digits."""
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")


@lru_cache(maxsize=4)
def _base(template: Path | None, stamp: tuple[int, int] | None) -> bytes:  # noqa: ARG001 - a template that has changed is another
    """Return the empty document, made once: a hundred letters begin from the same one."""
    document: Any = _opened(template) if template else Document()
    set_styles(document, keep=template is not None)
    if template is None:
        _set_page(document)
    if not any(_has_foot(section) for section in document.sections):
        _number_pages(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _opened(template: Path) -> Any:
    try:
        document = Document(str(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ExportError(
            f"{template} 不是 Word 文档（.docx）。{template} is no Word document (.docx).",
            "请另存为 .docx 再用。Save it as .docx and give that.",
        ) from error
    body = document.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    return document


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(side) for side in PAGE_MM)
    section.top_margin, section.right_margin = Mm(MARGINS_MM["top"]), Mm(MARGINS_MM["right"])
    section.bottom_margin, section.left_margin = Mm(MARGINS_MM["bottom"]), Mm(MARGINS_MM["left"])
    section.footer_distance = Mm(FOOTER_MM)


def _has_foot(section: Any) -> bool:
    return not section.footer.is_linked_to_previous


def _number_pages(document: Any) -> None:
    """Number pages as — 1 —, odd ones to the right and even ones to the left."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx gives no other way to its XML
        properties.append(element("ind", **{side: 280, f"{side}Chars": 100, "firstLine": 0}))
        properties.append(element("jc", val=side))
        for kind, text in (("", "— "), ("begin", ""), ("code", " PAGE "), ("end", ""), ("", " —")):
            paragraph._p.append(_run(kind, text))  # noqa: SLF001


def _run(kind: str, text: str) -> Any:
    run = element("r")
    look = element("rPr")
    look.append(element("rFonts", ascii=SONG, hAnsi=SONG, eastAsia=SONG))
    look.append(element("sz", val=28))
    run.append(look)
    if kind in {"begin", "end"}:
        run.append(element("fldChar", fldCharType=kind))
        return run
    words = element("instrText" if kind == "code" else "t")
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    words.text = text
    run.append(words)
    return run
