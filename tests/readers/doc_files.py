"""Small binary Word documents, written byte by byte, so that a test can hold exactly the trait it is about."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

TEXT_AT = 2048
SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def sprm(code: int, *operand: int) -> bytes:
    """Return a modifier whose operand is these bytes."""
    return struct.pack("<H", code) + bytes(operand)


IN_TABLE = sprm(0x2416, 1) + sprm(0x6649, 1, 0, 0, 0)
DELETED = sprm(0x0800, 1)
HIDDEN = sprm(0x083C, 1)
V_RESTART, V_CONTINUE, H_FIRST, H_MERGED = 0x60, 0x20, 0x1, 0x2


@dataclass(slots=True)
class Par:
    """A paragraph with its mark; `runs` are (first, last, modifiers) within it."""

    text: str
    papx: bytes = b""
    style: int = 0
    runs: list[tuple[int, int, bytes]] = field(default_factory=list)


def table_definition(edges: list[int], flags: list[int] | None = None) -> bytes:
    """Return sprmTDefTable."""
    flags = flags or [0] * (len(edges) - 1)
    body = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges)
    body += b"".join(struct.pack("<H18x", flag) for flag in flags)
    return struct.pack("<HH", 0xD608, len(body) + 1) + body


def row(
    *cells: str | Par, edges: list[int], flags: list[int] | None = None, more: bytes = b"", end: bytes = b""
) -> list[Par]:
    """Return the paragraphs of a row: a cell each, and the row's end with its definition; `end` marks its character."""
    pars = [c if isinstance(c, Par) else Par(f"{c}\x07", IN_TABLE) for c in cells]
    definition = IN_TABLE + sprm(0x2417, 1) + table_definition(edges, flags) + more
    return [*pars, Par("\x07", definition, runs=[(0, 1, end)] if end else [])]


def _pages(entries: list[tuple[int, int, bytes]], size: int, encode: object) -> list[tuple[int, int, bytes]]:
    """Pack runs into formatting pages of 512 bytes; return (first byte, last byte, page)."""
    pages: list[tuple[int, int, bytes]] = []
    batch: list[tuple[int, int, bytes]] = []

    def close() -> None:
        page = bytearray(512)
        base = 4 * (len(batch) + 1)
        at = 511
        for index, (start, _, raw) in enumerate(batch):
            struct.pack_into("<I", page, 4 * index, start)
            if raw:
                at = (at - len(raw)) & ~1
                page[at : at + len(raw)] = raw
                page[base + size * index] = at // 2
        struct.pack_into("<I", page, 4 * len(batch), batch[-1][1])
        page[511] = len(batch)
        pages.append((batch[0][0], batch[-1][1], bytes(page)))
        batch.clear()

    used = 0
    for start, end, raw in entries:
        packed = encode(raw)  # type: ignore[operator]
        if batch and used + len(packed) + 2 + 4 + size > 480:
            close()
            used = 0
        batch.append((start, end, packed))
        used += len(packed) + 2 + 4 + size
    close()
    return pages


def _papx(raw: bytes) -> bytes:
    return bytes([0, (len(raw) + 1) // 2]) + raw if len(raw) % 2 == 0 else bytes([(len(raw) + 1) // 2]) + raw


def _chpx(raw: bytes) -> bytes:
    return bytes([len(raw)]) + raw if raw else b""


def doc(
    paragraphs: list[Par],
    *,
    stories: dict[int, int] | None = None,
    structures: dict[int, bytes] | None = None,
    encoding: str = "utf-16-le",
    flags: int = 0,
    version: int = 0xD9,
    magic: int = 0xA5EC,
    data: bytes = b"",
    modifiers: bytes = b"",
    split: int = 0,
) -> bytes:
    """Return a document.

    `stories` gives the lengths of the stories after the first by their place; `structures` tables by their index in the
    head; `split` puts the characters from there on before the others in the stream, as fast saving does; `modifiers`
    apply to the last piece.
    """
    text = "".join(par.text for par in paragraphs)
    wide = encoding == "utf-16-le"
    width = 2 if wide else 1
    raw = text.encode(encoding)
    length = len(raw) // width
    places = list(range(TEXT_AT, TEXT_AT + len(raw), width))
    order = raw
    if split:
        order = raw[split * width :] + raw[: split * width]
        moved = (length - split) * width
        places = [TEXT_AT + moved + i * width for i in range(split)] + [
            TEXT_AT + i * width for i in range(length - split)
        ]
    places.append(places[-1] + width if not split else TEXT_AT + (length - split) * width)
    paps: list[tuple[int, int, bytes]] = []
    chps: list[tuple[int, int, bytes]] = []
    at = 0
    for par in paragraphs:
        size = len(par.text.encode(encoding)) // width
        start = places[at]
        paps.append((start, start + size * width, struct.pack("<H", par.style) + par.papx))
        last = 0
        for first, end, grpprl in [*par.runs, (size, size, b"")]:
            if first > last:
                chps.append((start + last * width, start + first * width, b""))
            if end > first:
                chps.append((start + first * width, start + end * width, grpprl))
            last = end
        at += size
    stream = bytearray(TEXT_AT) + order
    stream += bytes(-len(stream) % 512)
    found = dict(structures or {})
    for index, entries, size, encode in ((13, paps, 13, _papx), (12, chps, 1, _chpx)):
        pages = _pages(sorted(entries), size, encode)
        bounds = [page[0] for page in pages] + [pages[-1][1]]
        numbers = []
        for page in pages:
            numbers.append(len(stream) // 512)
            stream += page[2]
        found[index] = struct.pack(f"<{len(bounds)}I", *bounds) + struct.pack(f"<{len(numbers)}I", *numbers)
    found[33] = _clx(length, places, modifiers, split=split, wide=wide)
    tables = bytearray(16)
    pairs = [(0, 0)] * 93
    tails = {73}
    for index, content in sorted(found.items(), key=lambda item: item[0] in tails):
        pairs[index] = (len(tables), len(content))
        tables += content
    lengths = [0] * 8
    for place, size in (stories or {}).items():
        lengths[place] = size
    lengths[0] = length - sum(lengths)
    struct.pack_into("<HH2xH2xH", stream, 0, magic, version, 0x0804, 0x1200 | flags)
    struct.pack_into("<II", stream, 0x18, TEXT_AT, TEXT_AT + len(raw))
    struct.pack_into("<8i", stream, 0x4C, *lengths)
    for index, pair in enumerate(pairs):
        struct.pack_into("<II", stream, 0x9A + 8 * index, *pair)
    return compound({"WordDocument": bytes(stream), "1Table": bytes(tables), **({"Data": data} if data else {})})


def _clx(length: int, places: list[int], modifiers: bytes, *, split: int, wide: bool) -> bytes:
    bounds = [0, split, length] if split else [0, length]
    pieces = b""
    for number, start in enumerate(bounds[:-1]):
        offset = places[start] if wide else places[start] * 2 | 0x40000000
        modifier = 1 if modifiers and number == len(bounds) - 2 else 0
        pieces += struct.pack("<HIH", 0, offset, modifier)
    plc = struct.pack(f"<{len(bounds)}I", *bounds) + pieces
    head = b"\x01" + struct.pack("<H", len(modifiers)) + modifiers if modifiers else b""
    return head + b"\x02" + struct.pack("<I", len(plc)) + plc


def compound(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; every stream is made long enough to need no short sectors."""
    sectors: list[bytes] = []
    chain: list[int] = []

    def add(content: bytes) -> int:
        start = len(sectors)
        parts = [content[i : i + SECTOR].ljust(SECTOR, b"\0") for i in range(0, len(content), SECTOR)]
        for index, part in enumerate(parts):
            sectors.append(part)
            chain.append(start + index + 1 if index < len(parts) - 1 else END)
        return start

    entries = [("Root Entry", 5, 1, END, 0)]
    for name, content in streams.items():
        size = max(len(content), 4096)
        entries.append((name, 2, FREE, add(content.ljust(size, b"\0")), size))
    directory = b""
    for number, (name, kind, child, start, size) in enumerate(entries):
        raw = name.encode("utf-16-le")
        right = number + 1 if 0 < number < len(entries) - 1 else FREE
        directory += raw.ljust(64, b"\0") + struct.pack("<HBBIII", len(raw) + 2, kind, 1, FREE, right, child)
        directory += bytes(36) + struct.pack("<IQ", start, size)
    root = add(directory + bytes(-len(directory) % SECTOR))
    fat_at = len(sectors)
    chain.append(FAT)
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(SECTOR, b"\xff")
    assert len(table) == SECTOR
    sectors.append(table)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, 1, root, 0, 4096, END, 0, END, 0) + struct.pack("<I", fat_at)
    return head.ljust(SECTOR, b"\xff") + b"".join(sectors)
