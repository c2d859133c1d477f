"""Small .docx files made of raw XML, so that a test can hold exactly the trait it is about."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def package(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def document(body: str) -> str:
    """Return the XML of a main part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'


def docx(
    body: str,
    *,
    styles: str = "",
    numbering: str = "",
    content_type: str = DOCUMENT_TYPE,
    strict: bool = False,
    others: dict[str, tuple[str, str]] | None = None,
) -> bytes:
    """Return a .docx; `others` maps a part's name under word/ to (relationship type, inner XML)."""
    relations = ""
    parts: dict[str, str | bytes] = {}
    given = dict(others or {})
    if styles:
        given["styles.xml"] = ("styles", f"<w:styles {NAMESPACES}>{styles}</w:styles>")
    if numbering:
        given["numbering.xml"] = ("numbering", f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>")
    for number, (name, (kind, content)) in enumerate(given.items(), start=1):
        relations += f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{name}"/>'
        parts[f"word/{name}"] = content
    relationships = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts["word/document.xml"] = document(body)
    parts["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{relationships}">{relations}</Relationships>'
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{relationships}">'
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
    )
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{content_type}"/></Types>'
    )
    if strict:
        parts = {
            name: content.replace(W, STRICT_W).replace(R, STRICT_R) if isinstance(content, str) else content
            for name, content in parts.items()
        }
    return package(parts)


def p(*runs: str, properties: str = "") -> str:
    """Return a paragraph of runs; plain text becomes a run."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Return a run."""
    start = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{start}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str = "", *, span: int = 1, merge: str = "", properties: str = "") -> str:
    """Return a cell; plain text becomes a paragraph; `merge` is `restart` or `continue`."""
    inner = content if content.startswith("<") else p(content) if content else "<w:p/>"
    if span > 1:
        properties += f'<w:gridSpan w:val="{span}"/>'
    if merge:
        properties += '<w:vMerge w:val="restart"/>' if merge == "restart" else "<w:vMerge/>"
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; plain text becomes a cell."""
    start = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{start}{''.join(cell if cell.startswith('<') else tc(cell) for cell in cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """Return a table."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
