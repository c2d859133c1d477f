"""The names of WordprocessingML elements and attributes that the .docx reader looks at, and what it does with each."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

MAIN: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONSHIP_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{MAIN}}}{name}"


VAL: Final = w("val")


class Kind(IntEnum):
    """What is done with an element."""

    TEXT = 1
    RUN = 2
    PARAGRAPH = 3
    TABLE = 4
    ROW = 5
    CELL = 6
    INTO = 7  # a wrapper: its children count as if it were not there
    CONTROL = 8  # w:sdt: only its w:sdtContent counts
    ALTERNATE = 9  # mc:AlternateContent: one branch counts
    DROPPED = 10  # tracked as deleted or moved away
    TAB = 11
    BREAK = 12
    HYPHEN = 13
    SYMBOL = 14
    FIELD_MARK = 15
    INSTRUCTION = 16
    DRAWING = 17
    OBJECT = 18
    RUBY = 19
    NOTE_REFERENCE = 20
    MATH = 21
    SIMPLE_FIELD = 22
    FOREIGN = 23  # w:altChunk, w:subDoc: another file's content
    COMMENT = 24
    BOX = 25  # w:txbxContent


KINDS: Final[dict[object, Kind]] = {
    w("t"): Kind.TEXT,
    w("r"): Kind.RUN,
    w("p"): Kind.PARAGRAPH,
    w("tbl"): Kind.TABLE,
    w("tr"): Kind.ROW,
    w("tc"): Kind.CELL,
    **dict.fromkeys(map(w, ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "dir", "bdo")), Kind.INTO),
    w("sdt"): Kind.CONTROL,
    f"{{{_COMPATIBILITY}}}AlternateContent": Kind.ALTERNATE,
    w("del"): Kind.DROPPED,
    w("moveFrom"): Kind.DROPPED,
    w("delText"): Kind.DROPPED,
    w("tab"): Kind.TAB,
    w("ptab"): Kind.TAB,
    w("br"): Kind.BREAK,
    w("cr"): Kind.BREAK,
    w("noBreakHyphen"): Kind.HYPHEN,
    w("sym"): Kind.SYMBOL,
    w("fldChar"): Kind.FIELD_MARK,
    w("instrText"): Kind.INSTRUCTION,
    w("delInstrText"): Kind.INSTRUCTION,
    w("drawing"): Kind.DRAWING,
    w("pict"): Kind.DRAWING,
    w("object"): Kind.OBJECT,
    w("ruby"): Kind.RUBY,
    w("footnoteReference"): Kind.NOTE_REFERENCE,
    w("endnoteReference"): Kind.NOTE_REFERENCE,
    f"{{{_MATH}}}oMath": Kind.MATH,
    f"{{{_MATH}}}oMathPara": Kind.MATH,
    w("fldSimple"): Kind.SIMPLE_FIELD,
    w("altChunk"): Kind.FOREIGN,
    w("subDoc"): Kind.FOREIGN,
    w("commentReference"): Kind.COMMENT,
    w("txbxContent"): Kind.BOX,
}

MATH_TEXT: Final = f"{{{_MATH}}}t"
MATH_DENOMINATOR: Final = f"{{{_MATH}}}den"
CHOICE: Final = f"{{{_COMPATIBILITY}}}Choice"
FALLBACK: Final = f"{{{_COMPATIBILITY}}}Fallback"
UNDERSTOOD: Final = frozenset(
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }
)
"""The namespaces whose elements are read the same as plain WordprocessingML: a choice that requires them is taken."""


def is_on(value: str | None) -> bool:
    """Read a toggle's w:val: absent means on."""
    return value not in {"0", "false", "off", "none"}


def whole(value: str | None, otherwise: int) -> int:
    """Read a whole number from an attribute; a damaged one counts as `otherwise`."""
    try:
        return int(value) if value else otherwise
    except ValueError:
        return otherwise
