"""Write the zipped packages of office formats, the same bytes for the same parts whatever the day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

DAY_ONE = (2025, 1, 1, 8, 0, 0)
"""The time stamp of every member: a real one would make equal files differ."""


def packed(parts: Mapping[str, str | bytes], stored: frozenset[str] = frozenset()) -> bytes:
    """Return a zip package of the parts in their order; those in `stored` are not compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, DAY_ONE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            package.writestr(info, content.encode() if isinstance(content, str) else content)
    return buffer.getvalue()
