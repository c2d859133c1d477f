"""What binary Word documents hold, trait by trait: text, stories, tracked changes, lists, and damage."""

from __future__ import annotations

import random
import struct

import pytest
from doc_files import DELETED, HIDDEN, IN_TABLE, Par, compound, doc, row, sprm, table_definition

from gkdash.documents import Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers import read as read_any
from gkdash.readers import word_soffice
from gkdash.readers.doc import DOC, read_doc
from gkdash.readers.doc_cfb import is_encrypted_ooxml
from gkdash.settings import Limits

LIMITS = Limits()


def read(*paragraphs: Par | str, **options: object) -> Document:
    return read_doc(doc([p if isinstance(p, Par) else Par(p) for p in paragraphs], **options), LIMITS)  # type: ignore[arg-type]


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


def grids(found: Document) -> list[list[tuple[int, int, int, int, str]]]:
    return [
        [(c.row, c.column, c.row_span, c.column_span, c.text) for c in block.cells]
        for block in found.blocks
        if isinstance(block, Grid)
    ]


EDGES = [-108, 1000, 2000, 3000]


def test_paragraphs_and_a_table_in_document_order() -> None:
    found = read("前\r", *row("a", "b", "c", edges=EDGES), *row("1", "", "3", edges=EDGES), "后\r")
    assert found.text == "前\na\tb\tc\n1\t\t3\n后"
    assert found.media_type == DOC
    assert found.notes == ()
    grid = found.blocks[1]
    assert isinstance(grid, Grid)
    assert (grid.row_count, grid.column_count, grid.number) == (2, 3, 1)


def test_spans_come_from_the_edges_of_all_rows() -> None:
    found = read(
        *row("头", "尾", edges=[-108, 2000, 3000]),
        *row("1", "2", "3", edges=EDGES),
        *row("4", "5", edges=[0, 1003, 2990]),
    )
    assert grids(found) == [
        [
            (0, 0, 1, 2, "头"),
            (0, 2, 1, 1, "尾"),
            (1, 0, 1, 1, "1"),
            (1, 1, 1, 1, "2"),
            (1, 2, 1, 1, "3"),
            (2, 0, 1, 1, "4"),
            (2, 1, 1, 2, "5"),
        ]
    ]


def test_vertical_merges() -> None:
    found = read(
        *row("三", "a", edges=[0, 1000, 2000], flags=[0x60, 0]),
        *row("", "b", edges=[2, 1001, 2000], flags=[0x20, 0]),
        *row("四", "c", edges=[0, 1000, 2000]),
        *row("", "d", edges=[0, 1000, 2000], more=sprm(0xD62B, 2, 0, 1)),
    )
    assert grids(found) == [
        [
            (0, 0, 2, 1, "三"),
            (0, 1, 1, 1, "a"),
            (1, 1, 1, 1, "b"),
            (2, 0, 1, 1, "四"),
            (2, 1, 1, 1, "c"),
            (3, 0, 1, 1, ""),
            (3, 1, 1, 1, "d"),
        ]
    ]
    assert codes(found) == ["merge_repaired"]


@pytest.mark.parametrize("flags", [[1, 2, 0], [2, 1, 0]])
def test_horizontal_merges_in_either_reading_of_the_flags(flags: list[int]) -> None:
    found = read(*row("头", "", "尾", edges=EDGES, flags=flags), *row("1", "2", "3", edges=EDGES))
    assert grids(found)[0][:2] == [(0, 0, 1, 2, "头"), (0, 2, 1, 1, "尾")]


def test_rows_changed_after_their_definition() -> None:
    inserted = row("1", "2", "3", "4", edges=EDGES, more=sprm(0x7621, 1, 1, 0xE8, 0x03))
    deleted = row("5", "6", edges=EDGES, more=sprm(0x5622, 2, 3))
    widened = row("7", "8", edges=[-108, 1000, 1500], more=sprm(0x7623, 1, 2, 0xE8, 0x03))
    moved = row("9", "0", edges=[500, 1608, 2608], more=sprm(0x9601, 0x94, 0xFF))
    joined = row("x", "", "z", edges=EDGES, more=sprm(0x5624, 0, 2))
    found = read(*inserted, *deleted, *widened, *moved, *joined)
    assert [(cell[0], cell[1], cell[3]) for cell in grids(found)[0]] == [
        *((0, 0, 1), (0, 1, 1), (0, 2, 1), (0, 3, 1)),
        *((1, 0, 1), (1, 1, 1)),
        *((2, 0, 1), (2, 1, 1)),
        *((3, 0, 1), (3, 1, 1)),
        *((4, 0, 2), (4, 2, 1)),
    ]


def test_the_lines_of_a_cell() -> None:
    found = read(Par("商业\r", IN_TABLE), *row("企业", "b", edges=[0, 1000, 2000]))
    assert grids(found) == [[(0, 0, 1, 1, "商业\n企业"), (0, 1, 1, 1, "b")]]


def nested(depth: int) -> bytes:
    return sprm(0x2416, 1) + sprm(0x6649, depth, 0, 0, 0)


def test_a_nested_table_follows_its_outer_table() -> None:
    inner_end = nested(2) + sprm(0x244B, 1) + sprm(0x244C, 1) + table_definition([0, 500, 1000])
    found = read(
        Par("外\r", IN_TABLE),
        Par("1\r", nested(2) + sprm(0x244B, 1)),
        Par("2\r", nested(2) + sprm(0x244B, 1)),
        Par("\r", inner_end),
        *row("", "b", edges=[0, 1000, 2000]),
        *row("c", "d", edges=[0, 1000, 2000]),
        "后\r",
    )
    assert found.text == "外\tb\nc\td\n1\t2\n后"
    assert [block.number for block in found.blocks if isinstance(block, Grid)] == [1, 2]


def test_a_row_definition_in_the_data_stream() -> None:
    grpprl = sprm(0x2417, 1) + table_definition([0, 3000, 4000])
    end = Par("\x07", IN_TABLE + sprm(0x2417, 1) + sprm(0x6646, 4, 0, 0, 0))
    found = read(
        *[Par(f"{t}\x07", IN_TABLE) for t in "ab"],
        end,
        *row("1", "2", "3", edges=[0, 1000, 3000, 4000]),
        data=b"\0\0\0\0" + struct.pack("<H", len(grpprl)) + grpprl,
    )
    assert grids(found)[0][:2] == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_a_row_without_a_definition_keeps_its_cells() -> None:
    found = read(*[Par(f"{t}\x07", IN_TABLE) for t in "ab"], Par("\x07", IN_TABLE + sprm(0x2417, 1)))
    assert [cell[4] for cell in grids(found)[0]] == ["a", "b"]


def test_field_instructions_are_not_text() -> None:
    found = read(
        "共\x13 =SUM(ABOVE) 99 \x1412\x15件\r", "\x13 A \x13 B \x147\x15 \x148\x15\r", "\x13 eq \\o\\ac(○,1)\x15\r"
    )
    assert texts(found) == ["共12件", "8", "1"]


def test_a_field_without_an_end_does_not_swallow_the_document() -> None:
    assert texts(read("甲\x13 x\r", "乙\r", "\x15丙\r")) == ["甲 x", "乙", "丙"]


def test_breaks_hyphens_and_marks() -> None:
    assert texts(read("a\tb\x0bc\x1ed\x1fe\x02\x05f\x0cg\r")) == ["a\tb\nc-def\ng"]


def test_tracked_deletions() -> None:
    found = read(
        Par("受理1234件\r", runs=[(4, 6, DELETED)]),
        Par("段一\r", runs=[(2, 3, DELETED)]),
        "段二\r",
        *row("a", "1", edges=[0, 1000, 2000]),
        Par("b\x07", IN_TABLE, runs=[(0, 2, DELETED)]),
        *row(Par("2\x07", IN_TABLE, runs=[(0, 2, DELETED)]), edges=[0, 1000, 2000], end=DELETED),
        *row("c", "3", edges=[0, 1000, 2000]),
    )
    assert found.text == "受理12件\n段一段二\na\t1\nc\t3"
    assert codes(found) == ["tracked_deletions"]


def test_a_row_whose_figures_are_deleted_one_by_one_is_blank() -> None:
    found = read(*row("a", Par("1\x07", IN_TABLE, runs=[(0, 1, DELETED)]), edges=[0, 1000, 2000]), "x\r")
    assert found.text == "a\t\nx"
    one, two = Par("1\x07", IN_TABLE, runs=[(0, 1, DELETED)]), [0, 1000, 2000]
    assert read(*row(one, one, edges=two), "x\r").text == "\t\nx"
    assert read(*row("a", "b", edges=two, end=DELETED), *row(one, "", edges=two), "x\r").text == "a\tb\n\t\nx"
    assert read(*row("a", "b", edges=two, end=DELETED), *row(one, one, edges=two), "x\r").text == "a\tb\nx"


def test_hidden_text_and_hiding_styles() -> None:
    found = read(Par("1藏3\r", runs=[(1, 2, HIDDEN)]), structures={1: stylesheet()})
    assert texts(found) == ["13"]
    assert [note.message for note in found.notes] == ["隐藏文字 1 处未读入：藏"]
    by_style = read(Par("12\r", runs=[(1, 2, sprm(0x4A30, 12, 0))]), Par("x\r", style=11), structures={1: stylesheet()})
    assert texts(by_style) == ["1"]


def test_struck_text_is_left_out_with_a_note() -> None:
    found = read(Par("567\r", runs=[(0, 1, sprm(0x0837, 1)), (1, 2, sprm(0x2A53, 1)), (2, 3, sprm(0x0837, 0))]))
    assert found.text == "7"
    assert [note.message for note in found.notes] == ["带删除线的文字 2 处未读入。"]


def test_symbols_and_raised_figures() -> None:
    symbol = sprm(0x6A09, 1, 0, 0xFE, 0xF0)
    found = read(
        Par("符(22\r", runs=[(1, 2, symbol)]),
        Par("221\r", runs=[(2, 3, sprm(0x2A48, 1))]),
        structures={15: font_table("宋体", "Wingdings")},
    )
    assert texts(found) == ["符☑22", "22¹"]
    assert texts(read(Par("0\u00a01\r", runs=[(2, 3, sprm(0x2A48, 1))]))) == ["0\u00a0¹"]


def test_figures_above_the_line_are_marks_where_they_follow_figures_on_it() -> None:
    high, slight = sprm(0x4845, 6, 0), sprm(0x4845, 2, 0)
    marked = Par("5\u00a01\r", runs=[(2, 3, high)])
    assert texts(read(marked, Par("51\r", runs=[(1, 2, slight)]))) == ["5\u00a0¹", "51"]
    assert texts(read(Par("x\r"), Par("22\r", runs=[(0, 1, high), (1, 2, high + sprm(0x0835, 1))]))) == ["x", "22"]


def font_table(*names: str) -> bytes:
    out = struct.pack("<HH", len(names), 0)
    for name in names:
        entry = bytes(39) + (name + "\0").encode("utf-16-le")
        out += bytes([len(entry)]) + entry
    return out


def stylesheet() -> bytes:
    """Styles 0 plain, 1 heading 1, 2 `标题 2`, 3 based on 1, 10 list level 2, 11 hidden paragraph, 12 hidden character."""
    styles = {
        0: style("Normal", 0, 1),
        1: style("heading 1", 1, 1, papx=sprm(0x2640, 0) + sprm(0x460B, 1, 0)),
        2: style("标题 2", 0xFFE, 1),
        3: style("own", 0xFFE, 1, base=1),
        11: style("hidden", 0xFFE, 1, chpx=HIDDEN),
        12: style("hidden too", 0xFFE, 2, chpx=HIDDEN),
    }
    out = struct.pack("<HHH", 4, 13, 10)
    for number in range(13):
        body = styles.get(number, b"")
        out += struct.pack("<H", len(body)) + body + bytes(len(body) & 1)
    return out


def style(name: str, identifier: int, kind: int, *, base: int = 0xFFF, papx: bytes = b"", chpx: bytes = b"") -> bytes:
    parts = [struct.pack("<H", 0) + papx, chpx] if kind == 1 else [chpx]
    out = struct.pack("<HHHHH", identifier, base << 4 | kind, len(parts), 0, 0)
    out += struct.pack("<H", len(name)) + (name + "\0").encode("utf-16-le")
    for part in parts:
        out += bytes(len(out) & 1) + struct.pack("<H", len(part)) + part
    return out


def test_heading_levels() -> None:
    found = read(
        *[Par("x\r", style=number) for number in (0, 1, 2, 3, 9)],
        Par("x\r", sprm(0x2640, 9), style=1),
        Par("x\r", sprm(0x2640, 3)),
        structures={1: stylesheet()},
    )
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [None, 1, 2, 1, None, None, 4]


def list_tables(*levels: tuple[int, str, int], styles: tuple[int, ...] = ()) -> dict[int, bytes]:
    """Return one list of (number format, text, start) and an override for it."""
    ids = list(styles) + [0xFFF] * (9 - len(styles))
    head = struct.pack("<H", 1) + struct.pack("<ii9HBB", 7, 0, *ids, 0, 0)
    body = b""
    for depth in range(9):
        style, text, start = levels[depth] if depth < len(levels) else (0, "", 1)
        body += struct.pack("<iBB9sBiiBBBB", start, style, 0, bytes(9), 2, 0, 0, 0, 0, 0, 0)
        body += struct.pack("<H", len(text)) + text.encode("utf-16-le")
    override = struct.pack("<i", 1) + struct.pack("<i8xBBBB", 7, 1, 0, 0, 0)
    override += b"\xff\xff\xff\xff" + struct.pack("<iI", 5, 2 | 0x10)
    return {73: head, 74: override, 99: body}


def numbered(*paragraphs: Par, levels: tuple[tuple[int, str, int], ...]) -> list[str]:
    tables = list_tables(*levels)
    body = tables.pop(99)
    data = doc(list(paragraphs), structures={**tables, 1: stylesheet()})
    head = data.index(tables[73])
    assert data[head + len(tables[73]) :][: len(body)] == bytes(len(body)), "the levels follow the lists"
    data = data[: head + len(tables[73])] + body + data[head + len(tables[73]) + len(body) :]
    return texts(read_doc(data, LIMITS))


def test_automatic_numbers() -> None:
    def item(text: str, depth: int) -> Par:
        return Par(f"{text}\r", sprm(0x460B, 1, 0) + sprm(0x260A, depth))

    levels = ((37, "\x00、", 1), (0, "\x01.", 1), (14, "（\x02）", 1))
    assert numbered(
        item("总体", 0),
        item("甲", 1),
        item("乙", 1),
        item("丙", 2),
        Par("主动\r", style=1),
        item("丁", 1),
        levels=levels,
    ) == ["一、总体", "1.甲", "2.乙", "（５）丙", "二、主动", "1.丁"]
    assert numbered(Par("off\r", sprm(0x460B, 0, 0), style=1), levels=levels) == ["off"]


def test_notes_and_headers() -> None:
    found = read(
        "受理12\x02件\r",
        "\x02 含上年结转\r",
        "内部资料 \x13 PAGE \x143\x15\r",
        "\x05批注\r",
        stories={1: 8, 2: 16, 4: 4},
    )
    assert found.text == "受理12件\n含上年结转"
    assert [(note.code, note.message) for note in found.notes] == [
        ("comments", "批注未读入。"),
        ("header_footer", "页眉或页脚未读入：内部资料"),
    ]


def test_text_boxes_and_pictures() -> None:
    main = "锚\x08点\x01\x08\r下段\x08\r"
    boxes = "框中\r二行\r\r"
    story = struct.pack("<III", 0, 6, 7) + 2 * bytes(22)
    story = story[:12] + bytes(14) + struct.pack("<i", 1025) + bytes(4) + bytes(22)
    anchors = struct.pack("<IIII", 1, 4, 8, len(main)) + b"".join(struct.pack("<i22x", 1025 + i) for i in range(3))
    drawings = b"".join(
        struct.pack("<HHIII", kind << 4 | 2, 0xF00A, 8, shape, 0)
        for kind, shape in ((202, 1025), (75, 1026), (20, 1027))
    )
    found = read(main, boxes, stories={6: len(boxes)}, structures={40: anchors, 50: drawings, 56: story})
    picture = Picture(part="WordDocument")
    assert [block.text if isinstance(block, Paragraph) else block for block in found.blocks] == [
        "锚点",
        "框中",
        "二行",
        picture,
        picture,
        "下段",
    ]


def test_pieces_out_of_order_and_their_modifiers() -> None:
    pars = [Par("一、总体\r"), Par("二、主动\r"), Par("三、依申请\r")]
    assert read(*pars, split=5).text == "一、总体\n二、主动\n三、依申请"
    assert texts(read(*pars, split=10, modifiers=sprm(0x083C, 1))) == ["一、总体", "二、主动"]


def test_single_byte_pieces() -> None:
    assert texts(read("Annual “report”\r", encoding="cp1252")) == ["Annual “report”"]
    chinese = read("政府信息公开年度报告\r", *row("行政许可", "12", edges=[0, 1000, 2000]), encoding="gbk")
    assert chinese.text == "政府信息公开年度报告\n行政许可\t12"


def test_characters_outside_the_basic_plane() -> None:
    assert texts(read(Par("𠮷字5藏件\r", runs=[(4, 5, HIDDEN)]))) == ["𠮷字5件"]


def refused(data: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as caught:
        read_doc(data, limits)
    return caught.value.code


def test_bad_files() -> None:
    good = doc([Par("a\r"), *row("a", "b", edges=[0, 1000, 2000])])
    assert refused(b"") is ErrorCode.DAMAGED
    assert refused(good[:512]) is ErrorCode.DAMAGED
    assert refused(doc([Par("a\r")], magic=0x1234)) is ErrorCode.DAMAGED
    assert refused(doc([Par("a\r")], flags=0x0100)) is ErrorCode.ENCRYPTED
    assert refused(doc([Par("a\r")], stories={0: -5})) is ErrorCode.DAMAGED
    assert refused(compound({"CONTENTS": b"Works"})) is ErrorCode.UNSUPPORTED_FORMAT
    assert refused(compound({"EncryptedPackage": b"x", "EncryptionInfo": b"y"})) is ErrorCode.ENCRYPTED
    assert refused(doc([Par("a\x0cb\x0cc\r")]), Limits(pages=2)) is ErrorCode.TOO_LARGE
    assert refused(good, Limits(cells=1)) is ErrorCode.TOO_LARGE
    assert refused(good, Limits(file_bytes=1000)) is ErrorCode.TOO_LARGE


def test_an_encrypted_package_is_told_from_a_document() -> None:
    assert is_encrypted_ooxml(compound({"EncryptedPackage": b"x"}), LIMITS)
    assert not is_encrypted_ooxml(doc([Par("a\r")]), LIMITS)


def test_word_95_needs_libreoffice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_soffice.shutil, "which", lambda _: None)
    assert refused(doc([Par("a\r")], version=0x68)) is ErrorCode.UNSUPPORTED_FORMAT


def test_damage_of_any_kind_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_soffice.shutil, "which", lambda _: None)
    good = doc(
        [Par("一、总体\r", style=1), *row("a", "b", edges=[0, 1000, 2000], flags=[0x60, 0]), Par("后\x08\r")],
        structures={1: stylesheet(), **{k: v for k, v in list_tables((37, "\x00、", 1)).items() if k < 90}},
    )
    for tenth in range(10):
        assert refused(good[: len(good) * tenth // 10]) is ErrorCode.DAMAGED
    source = random.Random(3)
    used = [at for at, byte in enumerate(good) if byte]
    for _ in range(500):
        data = bytearray(good)
        for _ in range(source.randint(1, 5)):
            data[source.choice(used)] = source.randrange(256)
        try:
            read_doc(bytes(data), LIMITS)
        except UnreadableDocument:
            continue


def test_half_a_character_is_replaced_and_said() -> None:
    data = doc([Par("受理甲件\r")])
    half = "甲".encode("utf-16-le")
    assert data.count(half) == 1
    found = read_any(data.replace(half, b"\x3d\xd8"))
    assert found.text == "受理\ufffd件"
    assert [(note.code, note.message) for note in found.notes] == [
        ("characters_lost", "有 1 个字符残缺不全，以“\ufffd”代替。")
    ]
