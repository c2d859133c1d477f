"""A native chart in a Word document: the same chart part and workbook as in PowerPoint, in line with the text."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from gkdash.exports.native.make import Native
from gkdash.exports.safe import xml_text

_EMU_PER_MM = 36_000


def place(paragraph: Any, drawn: Native, *, number: int, width_mm: float, height_mm: float, alt: str) -> None:
    """Put a chart into a paragraph; `number` names its parts and is not used twice in one document."""
    package = paragraph.part.package
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CT.DML_CHART, drawn.xml, package)
    workbook = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CT.SML_SHEET, drawn.workbook, package)
    # the chart names its workbook by this relationship
    if chart.relate_to(workbook, RT.PACKAGE) != "rId1":
        raise AssertionError("a new part's first relationship is rId1")
    relation = paragraph.part.relate_to(chart, RT.CHART)
    paragraph._p.append(_run(relation, number, width_mm, height_mm, alt))  # noqa: SLF001 - python-docx knows no charts


def _run(relation: str, number: int, width_mm: float, height_mm: float, alt: str) -> Any:
    size = f'cx="{round(width_mm * _EMU_PER_MM)}" cy="{round(height_mm * _EMU_PER_MM)}"'
    return parse_xml(
        '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        '<wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{1000 + number}" name="Chart {number}" descr={quoteattr(xml_text(alt))}/>'
        "<wp:cNvGraphicFramePr/><a:graphic>"
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
