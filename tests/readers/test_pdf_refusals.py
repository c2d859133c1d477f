"""Files that give no document, each with its reason; and damage that must not pass for a short report."""

from __future__ import annotations

import random
import time

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.settings import Limits
from tests.readers.pdf_files import SONG, Drawing, paragraphs, raw_pdf, read, stream, table

ROWS = [["信息内容", "数量"], ["规章", "12"], ["规范性文件", "34"]]


def _whole(pages: int = 3, **options: object) -> bytes:
    drawing = Drawing(pageCompression=1, **options)
    for number in range(pages):
        drawing.lines(60, 780, [f"第{number}页的正文，有许多字，足以成篇，不会当作扫描件。"])
        drawing.table([60, 260, 460], [700, 670, 640, 610], ROWS).next()
    return drawing.save()


def _refusal(data: bytes, limits: Limits | None = None) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as caught:
        read(data, limits)
    assert caught.value.message
    return caught.value.code


def test_a_password_to_open() -> None:
    assert _refusal(_whole(encrypt=StandardEncryption("open", "owner", strength=128))) is ErrorCode.ENCRYPTED


def test_a_password_to_edit_is_no_obstacle() -> None:
    document = read(_whole(1, encrypt=StandardEncryption("", "owner", canPrint=0, canCopy=0, strength=128)))
    assert table(document) == ROWS


@pytest.mark.parametrize("share", [0.05, 0.3, 0.5, 0.8, 0.95, 0.99])
def test_a_file_cut_off(share: float) -> None:
    data = _whole()
    assert _refusal(data[: int(len(data) * share)]) is ErrorCode.DAMAGED


def test_only_the_last_bytes_are_missing() -> None:
    data = _whole(1).rstrip()
    assert data.endswith(b"%%EOF")
    assert table(read(data[:-5])) == ROWS


def test_a_few_bytes_of_rubbish_after_the_end() -> None:
    assert table(read(_whole(1) + b"\r\n<!-- served by gateway -->" + b"\x00" * 3000)) == ROWS


def test_rubbish_before_the_beginning() -> None:
    assert table(read(b"\xef\xbb\xbf\r\n" + _whole(1))) == ROWS


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.4 " + bytes(2000), b"no pdf at all"])
def test_nothing_but_a_beginning(data: bytes) -> None:
    assert _refusal(data) is ErrorCode.DAMAGED


def test_a_page_fewer_than_the_file_says() -> None:
    data = _whole(3)
    assert b"/Count 3" in data
    assert _refusal(data.replace(b"/Count 3", b"/Count 4")) is ErrorCode.DAMAGED


def test_a_content_stream_that_cannot_be_unpacked() -> None:
    drawing = Drawing(pageCompression=1)
    drawing.lines(60, 780, ["正文正文正文正文正文正文正文正文"] * 20).next()
    data = bytearray(drawing.save().replace(b"/ASCII85Decode ", b""))
    start = data.index(b"stream\n") + 7
    data[start + 10 : start + 20] = b"\xff" * 10
    assert _refusal(bytes(data)) in {ErrorCode.DAMAGED, ErrorCode.NO_TEXT_LAYER}


def test_a_flipped_bit_in_a_compressed_page_is_damage() -> None:
    data = _flate_pages(3)
    assert paragraphs(read(data))[0].startswith("page 0")
    start = data.index(b"stream\n", data.index(b"/FlateDecode")) + 40
    broken = data[:start] + bytes([data[start] ^ 0x10]) + data[start + 1 :]
    assert _refusal(broken) is ErrorCode.DAMAGED


def _flate_pages(count: int) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    bodies = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", font]
    kids = []
    for number in range(count):
        lines = b"".join(
            b"BT /F1 12 Tf 60 %d Td (page %d line %d of many words) Tj ET " % (780 - 20 * at, number, at)
            for at in range(20)
        )
        bodies.append(stream(lines, packed=True))
        kids.append(len(bodies) + 1)
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(bodies)
        )
    bodies[1] = b"<< /Type /Pages /Kids [" + b" ".join(b"%d 0 R" % kid for kid in kids) + b"] /Count %d >>" % count
    out = b"%PDF-1.7\n" + b"".join(
        b"%d 0 obj\n" % number + body + b"\nendobj\n" for number, body in enumerate(bodies, 1)
    )
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n0\n%%%%EOF\n" % (len(bodies) + 1)


def test_a_file_without_pages() -> None:
    data = raw_pdf(b"", b"").replace(b"/Kids [3 0 R] /Count 1", b"/Kids []      /Count 0")
    assert _refusal(data) is ErrorCode.DAMAGED


def test_blank_pages_only() -> None:
    assert _refusal(raw_pdf(b"", b"")) is ErrorCode.DAMAGED


def test_more_pages_than_allowed() -> None:
    assert _refusal(_whole(4), Limits(pages=3)) is ErrorCode.TOO_LARGE
    assert read(_whole(3), Limits(pages=3)).pages == 3


def _scan(drawing: Drawing) -> Drawing:
    drawing.canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), (238, 238, 230))), 0, 0, 595, 842)
    return drawing


def test_a_scan_has_no_text_layer() -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read(_scan(_scan(Drawing()).next()).next().save())
    assert caught.value.code is ErrorCode.NO_TEXT_LAYER
    assert "gkdash[ocr]" in caught.value.hint


def test_a_scan_with_the_scanners_mark() -> None:
    drawing = _scan(Drawing()).text(220, 20, "Scanned by ABC", 8).next()
    assert _refusal(_scan(drawing).text(220, 20, "Scanned by ABC", 8).next().save()) is ErrorCode.NO_TEXT_LAYER


def test_outlined_text_is_no_text() -> None:
    assert _refusal(raw_pdf(b"60 60 m 80 90 l 100 60 l f " * 50, b"")) is ErrorCode.NO_TEXT_LAYER


def test_a_table_as_a_picture_among_text() -> None:
    drawing = Drawing().lines(60, 780, ["二、主动公开政府信息情况", "正文有许多字，足以成篇，不会当作扫描件。"])
    picture = ImageReader(Image.new("RGB", (60, 80), (200, 200, 200)))
    drawing.canvas.drawImage(picture, 60, 400, 400, 300)
    drawing.lines(60, 300, ["三、下一章"]).next()
    _scan(drawing).next()
    document = read(drawing.save())
    assert [type(block).__name__ for block in document.blocks] == [
        "Paragraph",
        "Paragraph",
        "Picture",
        "Paragraph",
        "Picture",
    ]
    assert [(note.code, note.address and note.address.page) for note in document.notes] == [("picture_page", 2)]


def test_a_hidden_layer_without_pictures_is_read() -> None:
    drawing = Drawing()
    text = drawing.canvas.beginText(60, 700)
    text.setFont(SONG, 12)
    text.setTextRenderMode(3)
    text.textLines("总体情况\n一年来共公开政府信息三百条，办理申请二十件。")
    drawing.canvas.drawText(text)
    assert "".join(paragraphs(read(drawing.next().save()))) == "总体情况一年来共公开政府信息三百条，办理申请二十件。"


def test_cut_and_flipped_files_are_read_or_refused_and_nothing_else() -> None:
    whole = _whole(2)
    chance = random.Random(7)
    started = time.monotonic()
    outcomes: set[str] = set()
    for number in range(150):
        data = bytearray(whole)
        if number % 3 == 0:
            data = data[: chance.randrange(len(data))]
        for _ in range(chance.randrange(1, 12)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read(bytes(data))
            outcomes.add("read")
        except UnreadableDocument as refusal:
            outcomes.add(refusal.code)
    assert outcomes <= {"read", ErrorCode.DAMAGED, ErrorCode.ENCRYPTED, ErrorCode.NO_TEXT_LAYER, ErrorCode.TOO_LARGE}
    assert {"read", ErrorCode.DAMAGED} <= outcomes
    assert time.monotonic() - started < 60
