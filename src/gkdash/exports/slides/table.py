"""A table on a slide, written at once: python-pptx finds cells one by one, which takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.util import Cm

from gkdash.exports.native.elements import HAN, LATIN, text_of
from gkdash.exports.slides.place import Place

_NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_HEAD = "EDF1F5"
_RULE = "C5CDD5"
_TEXT = "262E36"
_SIDE, _TOP = int(Cm(0.12)), int(Cm(0.04))


def draw_table(
    slide: Any,
    place: Place,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    points: float,
    shades: Sequence[Sequence[str]],
    wide: float,
) -> None:
    """Draw a table into a place; the first column takes the part `wide`, `shades` are the grounds of single fields."""
    number = slide.shapes._next_shape_id  # noqa: SLF001 - python-pptx makes tables cell by cell only
    left, top, width, height = place.box
    first = round(width * (wide if len(head) > 1 else 1))
    widths = [first, *([(width - first) // (len(head) - 1)] * (len(head) - 1) if len(head) > 1 else [])]
    high = height // (len(rows) + 1)
    grid = "".join(f'<a:gridCol w="{one}"/>' for one in widths)
    lines = [_row(head, high, points, [_HEAD] * len(head), is_head=True)]
    lines += [_row(row, high, points, shades[at] if shades else (), is_head=False) for at, row in enumerate(rows)]
    frame = (
        f'<p:graphicFrame {_NAMES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Table {number}"/>'
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{high * (len(rows) + 1)}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{"".join(lines)}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    tree = slide.shapes._spTree  # noqa: SLF001
    tree.append(parse_xml(frame))


def _row(row: Sequence[str], high: int, points: float, grounds: Sequence[str], *, is_head: bool) -> str:
    cells = "".join(
        _cell(text, points, grounds[at] if grounds else "", is_head=is_head, is_first=at == 0)
        for at, text in enumerate(row)
    )
    return f'<a:tr h="{high}">{cells}</a:tr>'


def _cell(text: str, points: float, ground: str, *, is_head: bool, is_first: bool) -> str:
    look = f'sz="{round(points * 100)}" b="{int(is_head)}"'
    ink = f'<a:solidFill><a:srgbClr val="{_TEXT}"/></a:solidFill><a:latin typeface="{LATIN}"/><a:ea typeface="{HAN}"/>'
    run = f'<a:r><a:rPr lang="zh-CN" {look}>{ink}</a:rPr><a:t>{text_of(text)}</a:t></a:r>' if text else ""
    rules = "".join(
        f'<a:ln{side} w="6350"><a:solidFill><a:srgbClr val="{_RULE}"/></a:solidFill></a:ln{side}>' for side in "LRTB"
    )
    fill = f'<a:solidFill><a:srgbClr val="{ground}"/></a:solidFill>' if ground else "<a:noFill/>"
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{"l" if is_first else "ctr"}"/>{run}'
        f'<a:endParaRPr lang="zh-CN" {look}/></a:p></a:txBody>'
        f'<a:tcPr marL="{_SIDE}" marR="{_SIDE}" marT="{_TOP}" marB="{_TOP}" anchor="ctr">{rules}{fill}</a:tcPr></a:tc>'
    )
