"""Converts a document with LibreOffice, where it is installed, for the few files that no reader here reads.

A profile of its own in a temporary folder: no macros, no settings of the user's, nothing left behind.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from gkdash.documents import Document, Note
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx import read_docx
from gkdash.settings import Limits


def read_converted(data: bytes, suffix: str, media_type: str, limits: Limits, what: str) -> Document:
    """Convert to .docx and read that; raise unsupported_format where LibreOffice is missing or cannot."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    hint = "请用 Word 或 WPS 另存为 docx；安装 LibreOffice 后可自动转换。"
    if program is None:
        message = f"此格式不能读取：{what}。"
        raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, message, hint)
    with tempfile.TemporaryDirectory(prefix="gkdash-") as folder:
        source = Path(folder, f"document{suffix}")
        source.write_bytes(data)
        command = [
            program,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            folder,
            str(source),
        ]
        try:
            subprocess.run(command, check=False, capture_output=True, timeout=limits.timeout_seconds)
        except subprocess.TimeoutExpired as error:
            message = "LibreOffice 转换超时。"
            raise UnreadableDocument(ErrorCode.TIMEOUT, message, hint) from error
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            message = f"LibreOffice 不能转换此文件：{what}。"
            raise UnreadableDocument(ErrorCode.UNSUPPORTED_FORMAT, message, hint)
        found = read_docx(converted.read_bytes(), limits)
    note = Note("converted", f"文件经 LibreOffice 转换后读取：{what}。")
    return replace(found, media_type=media_type, notes=(note, *found.notes))
