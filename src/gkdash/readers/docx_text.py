"""The text of a single w:t, with its white space as xml:space has it."""

from __future__ import annotations

import re

from lxml import etree

from gkdash.readers.docx_names import XML_SPACE

_LINE_SIGNS = re.compile(r"[\t\r\n]")


def text_of(element: etree._Element) -> str:
    """Return a w:t's text on one line; white space at its ends counts only where xml:space says so."""
    text = element.text
    if not text:
        return ""
    if text[0] > " " and text[-1] > " " and "\n" not in text and "\t" not in text:
        return text
    at: etree._Element | None = element
    while at is not None and XML_SPACE not in at.attrib:
        at = at.getparent()
    return written(text, keep=at is not None and at.get(XML_SPACE) == "preserve")


def written(text: str, *, keep: bool) -> str:
    """Return the characters of a w:t on one line; `keep` tells that white space at its ends counts."""
    if text[0] > " " and text[-1] > " " and "\n" not in text and "\t" not in text:
        return text
    return _LINE_SIGNS.sub(" ", text if keep else text.strip(" \t\r\n"))
