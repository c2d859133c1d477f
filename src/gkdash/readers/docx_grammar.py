"""The grammar of a .docx part that holds nothing but plain paragraphs and plain tables, as patterns over its bytes.

Tells what is plain; what is made of it is docx_quick's. Every pattern begins and ends with a tag and repeats no part that
could match in two ways, so that a hostile part costs no more than its length.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, TypeAlias
from xml.parsers import expat

from gkdash.readers.docx_names import MAIN, whole
from gkdash.readers.docx_table import WIDEST
from gkdash.readers.word_grid import Merge


def _each(*names: str) -> str:
    """Match attributes, each once at most and in this order, as Word and WPS write them."""
    found = "".join(f'(?: {name}="\\w*")?' for name in names)
    return f"(?:(?= ){found})?"


_IDS = ("w14:paraId", "w14:textId")
_OF_PARAGRAPH = _each(*_IDS, "w:rsidR", "w:rsidRPr", "w:rsidDel", "w:rsidRDefault", "w:rsidP")
_OF_ROW = _each("w:rsidR", "w:rsidRPr", "w:rsidDel", "w:rsidTr", *_IDS)
_OF_RUN = _each("w:rsidR", "w:rsidRPr", "w:rsidDel")
_TEXT = '<w:t( xml:space="preserve")?>([^<>]*)</w:t>'


def _inside(name: str) -> str:
    """Match properties, if any, and catch what they hold, which is no second element of their name."""
    return f"(?:<w:{name}>((?:<w:[^<>]*/>|<(?!/?w:{name}>)[^<>]*>)*+)</w:{name}>|<w:{name}/>)?"


def _uncaught(pattern: str) -> str:
    return pattern.replace("((?:", "(?:(?:")


_RUN = (
    f"<w:r{_OF_RUN}>{_uncaught(_inside('rPr'))}"
    '(?:<w:t(?: xml:space="preserve")?>[^<>]*</w:t>|<w:t/>|<w:lastRenderedPageBreak/>)*</w:r>'
)
_MARK = '<w:bookmarkStart w:id="\\w*" w:name="\\w*"/>|<w:bookmarkEnd w:id="\\w*"/>|<w:proofErr w:type="\\w*"/>'
_CELL = (
    f"<w:tc>{_inside('tcPr')}(?:<w:p{_OF_PARAGRAPH}>{_inside('pPr')}"
    f"(?:<w:r{_OF_RUN}>{_inside('rPr')}{_TEXT}</w:r>)?</w:p>|<w:p{_OF_PARAGRAPH}/>)</w:tc>"
)
_PARAGRAPH = f"<w:p{_OF_PARAGRAPH}>{_inside('pPr')}((?:{_RUN}|{_MARK})*)</w:p>"
_OPENING = _uncaught(
    f"<w:tc>{_inside('tcPr')}|<w:tr{_OF_ROW}>{_inside('tblPrEx')}{_inside('trPr')}"
    f"|<w:tbl>{_inside('tblPr')}{_inside('tblGrid')}"
)
_REST = (
    f"<w:p{_OF_PARAGRAPH}/>|{_MARK}|<w:sectPr{_each('w:rsidR', 'w:rsidRPr', 'w:rsidSect')}>"
    "(?:<(?!/?w:sectPr[ >])[^<>]*>)*</w:sectPr>"
)

Shape: TypeAlias = tuple[int, Merge, int]
"""A cell's span, its merge, and its width in twentieths of a point, 0 where it is not given."""

PIECES: Final = re.compile(f"{_CELL}|{_PARAGRAPH}|({_OPENING}|</w:(?:tc|tr|tbl)>|{_REST})".encode())
"""A cell of one paragraph and at most one run (1 its properties, 2 the paragraph's, 3 the run's, 4 whether white space
counts, 5 text), a paragraph (6 properties, 7 runs), or a tag around them (8)."""
RUNS: Final = re.compile(f"{_inside('rPr').removesuffix('?')}|{_TEXT}".encode())
"""What counts in the runs of a paragraph: properties (1), and text (3) with its white space (2)."""
HEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?:UTF|utf)-8[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*"
    rb'<w:document((?: (?!xml:)[\w:]+="[^"<>&]*")*)>\s*<w:body>'
)
PREFIXED: Final = ((b" w14:", b" xmlns:w14="), (b" r:", b" xmlns:r="))
"""The prefixes of other namespaces that the grammar admits, and how they are declared."""
TAIL: Final = re.compile(rb"</w:body>\s*</w:document>\s*\Z")
NAMESPACE: Final = f' xmlns:w="{MAIN}"'.encode()
_RELATIONS = b' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

_NAME = re.compile(rb"<([\w:]+)")
_OFF = re.compile(
    rb'<w:(?:vertAlign w:val="baseline"|position w:val="(?:-\d+|[0-3])"|(?:strike|dstrike|vanish) w:val="(?:0|false|off)")/>'
)
_STYLE = re.compile(rb'<w:pStyle w:val="([^"<>&]*)"/>')
_SPAN = re.compile(rb'<w:gridSpan w:val="(\d{1,4})"/>')
_MERGE = re.compile(rb'<w:vMerge(?: w:val="(restart|continue)")?/>')
_WIDTH = re.compile(rb'<w:tcW((?: w:(?:w|type)="\w*")*)/>')
_GRID_COLUMN = re.compile(rb'<w:gridCol(?: w:w="(\w*)")?/>')
_VALUE = re.compile(rb'w:(w|type)="(\w*)"')


def _names(words: str) -> frozenset[bytes]:
    return frozenset(f"w:{word}".encode() for word in words.split())


_RUN_LOOKS = _names(
    "rFonts b bCs i iCs caps smallCaps outline shadow emboss imprint noProof snapToGrid color spacing w kern sz "
    "szCs highlight u effect bdr shd fitText rtl cs em lang eastAsianLayout woUserID"
)
_PARAGRAPH_LOOKS = _RUN_LOOKS | _names(
    "position pStyle rPr jc ind keepNext keepLines pageBreakBefore widowControl suppressLineNumbers pBdr top left bottom right "
    "between bar suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd contextualSpacing mirrorIndents suppressOverlap textDirection textAlignment cnfStyle divId tabs tab"
)
_CELL_LOOKS = _names(
    "tcW gridSpan vMerge vAlign shd noWrap tcFitText hideMark textDirection cnfStyle tcBorders tcMar top left start bottom "
    "right end insideH insideV tl2br tr2bl"
)
_TABLE_LOOKS = _CELL_LOOKS - _names("gridSpan vMerge") | _names(
    "tbl tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
    "tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription tblGrid gridCol"
)
_ROW_LOOKS = _TABLE_LOOKS | _names("tr trPr trHeight tblHeader cantSplit gridAfter wAfter tblPrEx")


def is_sound(content: bytes) -> bool:
    """Tell whether an element that declares its namespaces is well-formed XML."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(content, True)  # noqa: FBT003 - the function takes no keyword
    except expat.ExpatError:
        return False
    return True


def _are(names: frozenset[bytes], piece: bytes) -> bool:
    """Tell whether a piece is well-formed and holds elements of these names alone, and what they do not switch on."""
    piece = _OFF.sub(b"", piece)
    return (
        names.issuperset(_NAME.findall(piece)) and b"xml" not in piece and is_sound(b"<x%b>%b</x>" % (NAMESPACE, piece))
    )


@lru_cache(maxsize=4096)
def paragraph_style(piece: bytes) -> str | None:
    """Return the style that a paragraph's properties name, empty where none; None where they say more than looks."""
    if not _are(_PARAGRAPH_LOOKS, piece):
        return None
    named = _STYLE.findall(piece)
    if len(named) != piece.count(b"<w:pStyle") or len(named) > 1:
        return None
    return named[0].decode() if named else ""


@lru_cache(maxsize=4096)
def is_plain_run(piece: bytes) -> bool:
    """Tell whether a run's properties say no more than how it looks."""
    return _are(_RUN_LOOKS, piece)


@lru_cache(maxsize=4096)
def is_plain_tag(piece: bytes) -> bool:
    """Tell whether a row's or a table's opening says no more than how it looks, and whether a section's end is sound."""
    if piece.startswith(b"<w:tr"):
        return _are(_ROW_LOOKS, piece.replace(b" w14:", b" w:") + b"</w:tr>")
    if piece.startswith(b"<w:tbl>"):
        return _are(_TABLE_LOOKS, piece + b"</w:tbl>")
    return b"xml" not in piece and is_sound(piece.replace(b"<w:sectPr", b"<w:sectPr" + NAMESPACE + _RELATIONS, 1))


@lru_cache(maxsize=4096)
def cell_shape(piece: bytes) -> Shape | None:
    """Return the shape that a cell's properties give it; None where they say more."""
    spans, merges, widths = _SPAN.findall(piece), _MERGE.findall(piece), _WIDTH.findall(piece)
    written = piece.count(b"<w:gridSpan"), piece.count(b"<w:vMerge"), piece.count(b"<w:tcW")
    if not _are(_CELL_LOOKS, piece) or written != (len(spans), len(merges), len(widths)) or max(written) > 1:
        return None
    merge = (Merge.RESTART if merges[0] == b"restart" else Merge.CONTINUE) if merges else Merge.NONE
    given = {name: value.decode() for name, value in _VALUE.findall(widths[0])} if widths else {}
    width = whole(given.get(b"w"), 0) if given.get(b"type", "dxa") == "dxa" else 0
    return min(max(int(spans[0]), 1), WIDEST) if spans else 1, merge, width


def grid_edges(piece: bytes) -> list[int] | None:
    """Return the right edges of a table's columns from its opening; nothing where a width is not given, None if not plain."""
    _, begun, grid = piece.partition(b"<w:tblGrid>")
    found = _GRID_COLUMN.findall(grid)
    if len(found) != grid.count(b"<") - bool(begun):
        return None
    edges: list[int] = []
    at = 0
    for value in found:
        width = whole(value.decode(), 0)
        if width <= 0:
            return []
        at += width
        edges.append(at)
    return edges
