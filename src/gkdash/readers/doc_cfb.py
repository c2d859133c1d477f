"""Opens the compound file that old office formats are stored in, and tells what kind of thing is inside.

Gives whole streams as bytes; knows nothing of their content.
"""

from __future__ import annotations

import io
import struct

import olefile

from gkdash.readers.docx_package import damaged, too_large
from gkdash.settings import Limits

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FAULTS = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    struct.error,
)
"""What olefile lets through for damaged files, besides its own OSError."""


class CompoundFile:
    """The streams of one compound file, by name in its root storage."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if len(data) > limits.file_bytes:
            raise too_large(f"文件有 {len(data)} 字节，超过上限。")
        if len(data) < 1536 or data[:8] != MAGIC:
            raise damaged("文件不是完整的复合文档。")
        try:
            self._ole = olefile.OleFileIO(io.BytesIO(data))
            self._names = {entry[0].lower(): entry[0] for entry in self._ole.listdir() if len(entry) == 1}
            self._size = len(data)
        except _FAULTS as error:
            raise damaged("复合文档打不开。") from error

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def names(self) -> list[str]:
        """Return the names of the streams in the root storage, in lower case."""
        return list(self._names)

    def read(self, name: str) -> bytes:
        """Return a stream; raise `damaged` where it is missing or cut short."""
        if name not in self:
            raise damaged(f"复合文档中缺少 {name}。")
        actual = self._names[name.lower()]
        try:
            size = int(self._ole.get_size(actual))
            if size > self._size:
                raise damaged(f"{name} 比整个文件还大。")
            with self._ole.openstream(actual) as stream:
                content = bytes(stream.read())
        except _FAULTS as error:
            raise damaged(f"{name} 读不出。") from error
        if len(content) < size:
            raise damaged(f"{name} 不完整。")
        return content

    def close(self) -> None:
        """Let go of the file's bytes."""
        self._ole.close()


def is_encrypted_ooxml(data: bytes, limits: Limits) -> bool:
    """Tell whether a compound file wraps an office package that needs a password."""
    found = CompoundFile(data, limits)
    try:
        return "EncryptedPackage" in found
    finally:
        found.close()
