"""ZIP archives around one report, as they arrive from Windows and from Macs."""

from __future__ import annotations

import io
import zipfile
from random import Random

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.package import DAY_ONE
from gkdash.demo.render.quirks import Archive


def write_zip(inner: bytes, extension: str, report: ReportTruth, quirks: Archive, random: Random) -> bytes:
    """Return a zip file that holds the rendered report, and litter where the quirks say so."""
    name = f"{report.title}.{extension}" if quirks.names != "ascii" else f"{random.randrange(10**6)}.{extension}"
    if quirks.folder:
        name = f"{'年报' if quirks.names != 'ascii' else 'reports'}/{name}"
    members = {name: inner}
    if quirks.litter:
        members["__MACOSX/._" + name.rpartition("/")[2]] = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        "
        members["Thumbs.db"] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
        members[".DS_Store"] = b"\x00\x00\x00\x01Bud1" + bytes(56)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for path, content in members.items():
            package.writestr(_Named(path, quirks.names == "gbk"), content)
    return buffer.getvalue()


class _Named(zipfile.ZipInfo):
    """A member whose name is stored in GBK without a flag that would say so, as Windows archivers do."""

    def __init__(self, path: str, gbk: bool) -> None:  # noqa: FBT001 - one private use
        super().__init__(path, DAY_ONE)
        self.compress_type = zipfile.ZIP_DEFLATED
        self.gbk = gbk and not path.isascii()

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's own hook
        if self.gbk:
            return self.filename.encode("gb18030"), self.flag_bits
        name: tuple[bytes, int] = super()._encodeFilenameFlags()  # type: ignore[misc]
        return name
