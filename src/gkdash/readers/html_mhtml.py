"""Find the page in a web archive: what browsers and Word save as one file (`.mht`, often renamed to `.doc`)."""

from __future__ import annotations

import email
import re
from email.message import Message
from email.policy import compat32

from gkdash.errors import ErrorCode, UnreadableDocument

_HEADER = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:[A-Za-z][\w-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){0,30}?(?:MIME-Version|Content-Type):",
    re.IGNORECASE,
)
_PAGES = frozenset(("text/html", "application/xhtml+xml"))


def is_mhtml(data: bytes) -> bool:
    """Tell whether a file begins with the headers of a web archive or a mail."""
    return bool(_HEADER.match(data[:8192]))


def main_page(data: bytes) -> tuple[bytes, str]:
    """Return the archive's first page and the encoding its headers name; raise damaged where there is no page."""
    message = email.message_from_bytes(data.lstrip(), policy=compat32)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGES]
    start = message.get_param("start")
    first = next((part for part in pages if part.get("Content-ID") == start), None) if start else None
    page = first or _longest(pages)
    content = page.get_payload(decode=True) if page is not None else None
    if page is None or not isinstance(content, bytes) or not content.strip():
        raise UnreadableDocument(ErrorCode.DAMAGED, "单个文件网页中没有页面。", "请重新保存网页。")
    return content, page.get_content_charset() or ""


def _longest(pages: list[Message]) -> Message | None:
    """Return the page with most content: Word puts headers and file lists into pages of their own."""
    return max(pages, key=lambda part: len(part.get_payload(decode=True) or b""), default=None)
