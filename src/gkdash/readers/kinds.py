"""The kinds of files: which reader takes each, under which media type, or why it is refused.

One row per kind; telling them apart is `sniff`'s.
"""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.errors import ErrorCode, UnreadableDocument

_OPEN_XML = "application/vnd.openxmlformats-officedocument"
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file; `reader` names its reader, or `problem` says why there is none."""

    media_type: str
    reader: str = ""
    problem: UnreadableDocument | None = None


def refused(code: ErrorCode, media_type: str, message: str, hint: str = "") -> Kind:
    """Return the kind of a file that is not read."""
    return Kind(media_type, problem=UnreadableDocument(code, message, hint))


DOCX = Kind(f"{_OPEN_XML}.wordprocessingml.document", "docx")
DOCX_TEMPLATE = Kind(f"{_OPEN_XML}.wordprocessingml.template", "docx")
DOCM = Kind("application/vnd.ms-word.document.macroEnabled.12", "docx")
FLAT_OPC = Kind("application/vnd.ms-word.document.flat+xml", "word_xml")
WORD_XML = Kind("application/msword-xml", "word_xml")
ODT = Kind(f"{_OPEN_DOCUMENT}.text", "odt")
FLAT_ODT = Kind(f"{_OPEN_DOCUMENT}.text-flat-xml", "flat_odf")
DOC = Kind("application/msword", "doc")
RTF = Kind("application/rtf", "rtf")
PDF = Kind("application/pdf", "pdf")
HTML = Kind("text/html", "html")
XHTML = Kind("application/xhtml+xml", "html")
MHTML = Kind("multipart/related", "html")
PLAIN = Kind("text/plain", "text")
MARKDOWN = Kind("text/markdown", "text")
XLSX = Kind(f"{_OPEN_XML}.spreadsheetml.sheet", "sheet")
XLSM = Kind("application/vnd.ms-excel.sheet.macroEnabled.12", "sheet")
XLSB = Kind("application/vnd.ms-excel.sheet.binary.macroEnabled.12", "sheet")
XLS = Kind("application/vnd.ms-excel", "sheet")
EXCEL_XML = Kind("application/vnd.ms-excel.spreadsheetml+xml", "sheet_xml")
ODS = Kind(f"{_OPEN_DOCUMENT}.spreadsheet", "sheet")
ZIP = Kind("application/zip", "archive")

DOC_MARKS = (b"\xdb\xa5", b"\x31\xbe\x00\x00", b"\x32\xbe\x00\x00", b"\x9b\xa5\x21\x00")
"""What Word 2 and Write files begin with."""
