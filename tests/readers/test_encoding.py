"""From bytes to text: marks, wide characters, the two Chinese double-byte encodings, losses, and what is no text."""

from __future__ import annotations

import contextlib
from random import Random

import pytest

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.encoding import decode

SIMPLIFIED = "根据条例要求，本机关编制本报告，统计期限自一月一日起至十二月三十一日止。\n共3件。"
TRADITIONAL = "根據條例要求，本機關編製本報告，統計期限自一月一日起至十二月三十一日止。\n共3件。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", [SIMPLIFIED, TRADITIONAL, "all zero: 0\n"])
def test_any_encoding_without_a_declaration(text, encoding):
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 50])
def test_big5_is_told_from_gbk(text):
    assert decode(text.encode("big5")).text == text


def test_traditional_characters_in_gbk_are_not_big5():
    assert decode(TRADITIONAL.encode("gbk")).text == TRADITIONAL


def test_a_true_declaration_settles_it():
    assert decode(SIMPLIFIED.encode("hz"), "hz-gb-2312").text == SIMPLIFIED
    assert decode("政府".encode("big5"), "big5").text == "政府"


def test_a_cut_character_is_lost_and_noted():
    for encoding in ("utf-8", "gb18030"):
        decoded = decode((SIMPLIFIED * 5).encode(encoding)[:-4])
        assert decoded.text.startswith(SIMPLIFIED)
    broken = SIMPLIFIED.encode()
    decoded = decode(broken[:60] + b"\xff" + broken[60:])
    assert [note.code for note in decoded.notes] == ["characters_lost"]
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED


def test_a_page_with_a_piece_in_another_encoding():
    decoded = decode((SIMPLIFIED * 30).encode() + "政府".encode("gbk"))
    assert decoded.encoding == "utf-8"


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\xef\xbb\xbf"])
def test_utf_8_under_the_mark_of_utf_16_is_utf_8(mark):
    decoded = decode(mark + SIMPLIFIED.encode())
    assert (decoded.text, decoded.encoding) == (SIMPLIFIED, "utf-8")
    assert [note.code for note in decoded.notes] == ["encoding_declared_wrongly"]


@pytest.mark.parametrize("text", ["政府", "中中", "年\n", "-N", "公开2024"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_short_utf_16_under_its_mark_stays_utf_16(text, encoding):
    assert decode(("\ufeff" + text).encode(encoding)).text == text


@pytest.mark.parametrize("seed", range(20))
def test_noise_is_no_text(seed):
    with pytest.raises(UnreadableDocument) as refusal:
        decode(Random(seed).randbytes(2000))
    assert refusal.value.code is ErrorCode.UNSUPPORTED_FORMAT


@pytest.mark.parametrize("length", [1, 2, 3, 5, 17])
def test_a_few_bytes_do_no_harm(length):
    for seed in range(200):
        with contextlib.suppress(UnreadableDocument):
            decode(Random(seed).randbytes(length))
