"""PDF files with a text layer, drawn directly."""

from __future__ import annotations

from random import Random

from gkdash.demo.render.flow import Item, Line
from gkdash.demo.render.pdf_page import Pages
from gkdash.demo.render.pdf_table import draw_table
from gkdash.demo.render.quirks import Quirks

_SIZES = {"title": 18.0, "heading": 14.0, "caption": 10.0}
_ALIGN = {"title": "center", "agency": "right", "date": "right", "caption": "right"}


def write_pdf(items: list[Item], quirks: Quirks, random: Random, title: str) -> bytes:
    """Return the document as a PDF file."""
    pages = Pages(quirks.pdf, title)
    for item in items:
        if isinstance(item, Line):
            pages.paragraph(
                item.text,
                _SIZES.get(item.role, 12.0),
                align=_ALIGN.get(item.role, "left"),
                indent=item.role in {"body", "preface", "heading"},
            )
        else:
            draw_table(pages, item, random)
    return pages.finish()
