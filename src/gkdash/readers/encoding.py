"""From bytes to text, trusting what the bytes show before what a file says of itself.

Declarations are wrong often enough (`charset=gb2312` over UTF-8, and the reverse) that each is believed only where the
whole file decodes by it. Knows no format; a file that is no text at all is refused as unsupported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from gkdash.documents import Note
from gkdash.errors import ErrorCode, UnreadableDocument

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_ALIASES = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "cp936": "gb18030",
    "windows-936": "gb18030",
    "ms936": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cp950": "big5hkscs",
    "hz-gb-2312": "hz",
}
_WESTERN = re.compile(r"^(?:iso-?8859|latin|windows-125|cp125|us-ascii|ascii|utf-?8|utf-?16|unicode)", re.IGNORECASE)
_DOUBLE = re.compile(rb"[\x81-\xfe][\x40-\x7e\x80-\xfe]")
_FOREIGN = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd\ue000-\uf8ff]")
_CJK = re.compile("[\u3400-\u9fff]")
_SAMPLE = 65_536
_LOST_SHARE = 0.02
"""Above this share of lost or control characters a file is not text: random bytes have 10 in 100 controls."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was in, and what had to be assumed or was lost."""

    text: str
    encoding: str
    notes: tuple[Note, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Return the text of `data`; `declared` is what the file calls its encoding, if anything.

    Raises UnreadableDocument(unsupported_format) where no encoding gives text.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            narrow = narrow_text(body) if encoding.startswith("utf-16") else ""
            if narrow:
                return _checked(narrow, "utf-8", declared or encoding)
            return _checked(body.decode(encoding, "replace"), encoding, declared)
    wide = wide_encoding(data)
    if wide:
        return _checked(data.decode(wide, "replace"), wide, declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)
    if "\x1b$" in text or ("~{" in text and declared.lower().startswith("hz")):
        return _by_name(data, declared) or _checked(text, "utf-8", declared)
    return _checked(_unscrambled(text), "utf-8", declared)


def wide_encoding(data: bytes) -> str:
    """Return the UTF-16 variant of text without a byte order mark; its line ends and digits hold zero bytes."""
    sample = data[:4096]
    if b"\x00" not in sample or len(sample) < 4:
        return ""
    found = []
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        likely = sum(byte in {0x00, 0x20, 0x30, 0xFF} or 0x4E <= byte <= 0x9F for byte in high)
        found.append((likely / len(high), high.count(0), encoding))
    share, _, encoding = max(found)
    return encoding if share > 0.95 else ""


def narrow_text(body: bytes) -> str:
    """Return UTF-8 behind a mark of UTF-16, whose digits and line ends would hold zero bytes; empty for anything else."""
    if b"\x00" in body:
        return ""
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return text if _CJK.search(text) else ""


def _legacy(data: bytes, declared: str) -> Decoded:
    named = _by_name(data, declared)
    if named:
        return named
    pairs = _DOUBLE.findall(data[:_SAMPLE])
    # GB 2312 characters end in A1–FE; nearly half of Big5's end in 40–7E
    low = sum(pair[1] < 0x80 for pair in pairs)
    order = ("big5hkscs", "gb18030") if pairs and low / len(pairs) > 0.15 else ("gb18030", "big5hkscs")
    for encoding in order:
        try:
            return _checked(data.decode(encoding), encoding, declared)
        except UnicodeDecodeError:
            continue
    best = min(
        ((data.decode(name, "replace"), name) for name in ("utf-8", *order)),
        key=lambda item: item[0].count("\ufffd"),
    )
    if best[0].count("\ufffd") <= max(_LOST_SHARE * len(best[0]), min(3, 0.1 * len(best[0]))):
        return _checked(*best, declared)
    return _guessed(data, declared)


def _by_name(data: bytes, declared: str) -> Decoded | None:
    name = declared.strip().strip("\"'").lower()
    if not name or _WESTERN.match(name):
        return None
    encoding = _ALIASES.get(name, name)
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return _checked(text, encoding, declared)


def _guessed(data: bytes, declared: str) -> Decoded:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, and hardly ever needed

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise _no_text()
    return _checked(data.decode(best.encoding, "replace"), best.encoding, declared)


def _unscrambled(text: str) -> str:
    """Undo text that was once decoded as Latin-1: `å¹´` is 年 in UTF-8, `Äê` is 年 in GBK."""
    if text.isascii() or _CJK.search(text):
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            raw = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        for original in ("utf-8", "gb18030"):
            try:
                mended = raw.decode(original)
            except UnicodeDecodeError:
                continue
            if len(_CJK.findall(mended)) > 0.2 * len(mended):
                return mended
    return text


def _checked(text: str, encoding: str, declared: str) -> Decoded:
    sample = text[:_SAMPLE]
    if len(_FOREIGN.findall(sample)) > max(
        _LOST_SHARE * len(sample), min(3, 0.1 * len(sample))
    ) and not _mostly_private(sample):
        raise _no_text()
    notes: list[Note] = []
    lost = text.count("\ufffd")
    if lost:
        notes.append(Note("characters_lost", f"有 {lost} 个字符不能按 {encoding} 解码。"))
    name = declared.strip().lower()
    if name and _ALIASES.get(name, name).replace("-", "") != encoding.replace("-", ""):
        notes.append(Note("encoding_declared_wrongly", f"文件自称编码为 {declared}，实为 {encoding}。"))
    return Decoded(text, encoding, tuple(notes))


def _mostly_private(sample: str) -> bool:
    """Tell symbol-font text (private use characters amid Chinese) from binary data."""
    controls = len(re.findall("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]", sample))
    return controls <= _LOST_SHARE * len(sample) and len(_CJK.findall(sample)) > 0.2 * len(sample)


def _no_text() -> UnreadableDocument:
    return UnreadableDocument(
        ErrorCode.UNSUPPORTED_FORMAT,
        "文件内容不是可识别的文档格式。",
        "请改用 Word、PDF、网页、文本或电子表格。",
    )
