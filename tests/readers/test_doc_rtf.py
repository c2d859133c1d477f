"""What RTF holds, trait by trait; many a .doc is one."""

from __future__ import annotations

import random

import pytest

from gkdash.documents import Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.doc_rtf import RTF, read_rtf
from gkdash.settings import Limits

LIMITS = Limits()
FONTS = r"{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}{\f1\fswiss\fcharset0 Arial;}{\f2\fcharset2 Symbol;}}"


def u(text: str) -> str:
    """Return text as RTF's Unicode escapes with a question mark each for old programs."""
    return "".join(
        f"\\u{ord(sign) - (65536 if ord(sign) > 32767 else 0)}?" if ord(sign) > 127 else sign for sign in text
    )


def gbk(text: str) -> str:
    """Return text as escaped bytes of cp936."""
    return "".join(f"\\'{byte:02x}" for byte in text.encode("gbk"))


def rtf(body: str, head: str = r"\ansicpg936\uc1" + FONTS) -> bytes:
    return f"{{\\rtf1\\ansi{head}{body}}}".encode("latin-1")


def read(body: str, **options: str) -> Document:
    return read_rtf(rtf(body, **options), LIMITS)


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


def shape(block: object) -> list[tuple[int, int, int, int, str]]:
    assert isinstance(block, Grid)
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in block.cells]


def row(*cells: str, edges: tuple[int, ...], flags: tuple[str, ...] = ()) -> str:
    marks = [*flags, *[""] * (len(edges) - len(flags))]
    definition = "".join(f"{mark}\\cellx{edge}" for mark, edge in zip(marks, edges, strict=True))
    return rf"\trowd\trleft-108{definition}\pard\intbl " + "".join(f"{cell}\\cell " for cell in cells) + "\\row\\pard "


def test_text_in_all_its_encodings() -> None:
    assert texts(read(r"\f0 " + gbk("政府信息公开") + r"\par " + u("年度报告") + r"\par plain\par")) == [
        "政府信息公开",
        "年度报告",
        "plain",
    ]
    assert texts(read(r"\u-10174?\u-8233?\par")) == ["\U00020bd7"]
    assert texts(read(r"\f1 caf\'e9 \'93x\'94\par", head=r"\ansicpg1252" + FONTS)) == ["café “x”"]
    assert texts(read(r"\f1 " + gbk("总体情况") + r"\par", head=r"\ansicpg1252" + FONTS)) == ["总体情况"]
    assert texts(read(r"\uc2\u24180\'c4\'ea12\uc0\u24180 x\par")) == ["年12年x"]
    assert read_rtf(b"{\\rtf1\\ansi\\ansicpg936 " + "行政许可".encode("gbk") + b"\\par}", LIMITS).text == "行政许可"


def test_symbols_and_breaks() -> None:
    body = r"a\tab b\line c\_d\~e\emdash\{\}\\" + "\r\n" + r"f\-g\par"
    assert texts(read(body)) == ["a\tb\nc-d\u00a0e—{}\\fg"]


def test_spans_come_from_the_edges_of_all_rows() -> None:
    found = read("x\\par " + row("T", "E", edges=(2000, 3000)) + row("1", "2", "", edges=(1000, 2005, 3000)) + "y\\par")
    assert shape(found.blocks[1]) == [
        (0, 0, 1, 2, "T"),
        (0, 2, 1, 1, "E"),
        (1, 0, 1, 1, "1"),
        (1, 1, 1, 1, "2"),
        (1, 2, 1, 1, ""),
    ]
    assert (found.text, found.media_type, found.notes) == ("x\nT\tE\n1\t2\t\ny", RTF, ())


def test_merges() -> None:
    found = read(
        row("A", "", "v", edges=(1000, 2000, 3000), flags=("\\clvmgf\\clmgf", "\\clmrg", "\\clvmgf"))
        + row("", "1", "", edges=(2000, 2500, 3000), flags=("\\clvmrg", "", "\\clvmrg"))
        + row("b", "c", "d", edges=(1000, 2000, 3000))
    )
    assert shape(found.blocks[0])[:3] == [(0, 0, 2, 2, "A"), (0, 2, 1, 2, "v"), (1, 2, 1, 1, "1")]
    assert codes(found) == ["merge_repaired"]


def test_the_lines_of_a_cell_and_missing_marks() -> None:
    found = read(r"\trowd\cellx1000\cellx2000 a\par b\cell c\cell\row" + r"\pard after\par")
    assert shape(found.blocks[0]) == [(0, 0, 1, 1, "a\nb"), (0, 1, 1, 1, "c")]
    assert found.blocks[1] == Paragraph("after")


def test_a_nested_table_follows_its_outer_table() -> None:
    inner = (
        r"\pard\intbl\itap2 1\nestcell 2\nestcell"
        r"{\*\nesttableprops\trowd\cellx500\cellx1000\nestrow}{\nonesttables\par}"
    )
    found = read(
        r"\trowd\cellx1000\cellx2000\pard\intbl out\par "
        + inner
        + r"\pard\intbl\itap1\cell b\cell\row\pard "
        + row("c", "d", edges=(1000, 2000))
        + "end\\par"
    )
    assert found.text == "out\tb\nc\td\n1\t2\nend"


def test_fields_and_numbers_and_links() -> None:
    field = r"{\field{\*\fldinst { =SUM(ABOVE) }}{\fldrslt 12}}"
    listed = (
        r"{\listtext\pard "
        + u("一、")
        + r"\tab}"
        + u("总体情况")
        + r"\par{\pntext 2.\tab}5"
        + r"\par{\listtext\f2\'b7\tab}x\par"
    )
    assert texts(read(f"n {field} m\\par" + listed)) == ["n 12 m", "一、总体情况", "2. 5", "x"]


def test_deleted_hidden_and_struck_text() -> None:
    found = read(r"12{\deleted 34}{\v 56}{\strike 78}9{\deleted\par}0\par 22{\super 1}\par {\v0 z}\par")
    assert found.text == "1290\n22¹\nz"
    assert codes(found) == ["tracked_deletions", "struck_text_dropped", "hidden_text"]


def test_figures_above_the_line_are_marks_where_they_follow_figures_on_it() -> None:
    assert texts(read(r"5{\up6 1}\par {\up6 2}{\up6 2}\par 5{\up2 1}\par 5{\up 1}\par")) == ["5¹", "22", "51", "5¹"]


def test_an_automatic_number_leaves_its_paragraph_in_the_inner_cell() -> None:
    """The number's own group says \\pard, as LibreOffice writes it; the label below it is of the same cell."""
    inner = r"\pard\intbl\itap2{\listtext\pard\plain 1.\tab}" + u("国家秘") + r"\par\pard\intbl\itap2 " + u("密")
    props = r"{\*\nesttableprops\trowd\cellx900\cellx1800\nestrow}"
    found = read(
        rf"\trowd\cellx2000 {inner}\nestcell\pard\intbl\itap2 2\nestcell{props}\pard\intbl\cell\row\pard end\par"
    )
    assert found.text == "1.国家秘 密\t2\nend"


def test_heading_levels() -> None:
    sheet = r"{\stylesheet{\s1\outlinelevel0 one;}{\s2 heading 2;}{\s3 other;}}"
    found = read(sheet + r"\pard\s1 a\par\pard\s2 b\par\pard\s3 c\par\pard\outlinelevel2 d\par\pard e\par")
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, 2, None, 3, None]


def test_notes_headers_comments_and_pictures() -> None:
    found = read(
        r"{\header\pard secret\par}{\footer\pard - {\field{\*\fldinst PAGE}{\fldrslt 3}} -\par}"
        r"12{\super\chftn{\footnote\pard\plain{\chftn} carried over\par}}{\*\annotation remark}"
        r"{\pict\pngblip 89504e47}{\*\shppict{\pict\bin5 {{{{{}}{\nonshppict{\pict 00}}\par"
    )
    assert texts(found) == ["12", "carried over"]
    assert found.blocks[1:3] == (Picture(), Picture())
    assert [(note.code, note.message) for note in found.notes] == [
        ("comments", "批注 1 条未读入。"),
        ("header_footer", "页眉或页脚未读入：secret"),
    ]


def test_text_boxes() -> None:
    box = (
        r"{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard in\par"
        + row("1", "2", edges=(500, 900))
        + r"}}{\shprslt old}}"
    )
    assert read(f"an{box}chor\\par next\\par").text == "anchor\nin\n1\t2\nnext"


def refused(data: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as caught:
        read_rtf(data, limits)
    return caught.value.code


def test_bad_files() -> None:
    good = rtf(row("a", "b", edges=(500, 900)) + r"\pard x\par")
    assert refused(b"") is ErrorCode.DAMAGED
    assert refused(good, Limits(cells=1)) is ErrorCode.TOO_LARGE
    assert refused(good, Limits(file_bytes=10)) is ErrorCode.TOO_LARGE
    assert refused(rtf("{" * 5000 + "}" * 5000)) is ErrorCode.DAMAGED
    for tenth in range(10):
        assert refused(good[: len(good) * tenth // 10]) is ErrorCode.DAMAGED


def test_damage_of_any_kind_is_named() -> None:
    good = rtf(
        row("a", "b", edges=(500, 900), flags=("\\clvmgf", "\\clmgf"))
        + r"\itap2\intbl 1\nestcell{\*\nesttableprops\trowd"
        r"\cellx9\nestrow}\cell\row{\footnote x}{\field{\*\fldinst A}{\fldrslt 3}}{\pict 00}\u12345\'3f\bin3 abc\par"
    )
    source = random.Random(9)
    for _ in range(1500):
        data = bytearray(good)
        for _ in range(source.randint(1, 3)):
            at = source.randrange(6, len(data))
            data[at : at + source.randint(0, 2)] = source.choice(
                [b"", b"{", b"}", b"\\", b"9", b"-", b"\\cell", b"\\row", b"\xff"]
            )
        try:
            read_rtf(bytes(data), LIMITS)
        except UnreadableDocument:
            continue
