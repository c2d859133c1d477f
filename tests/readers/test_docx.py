"""What .docx files hold, trait by trait: text, structure, tracked changes, parts, and damage."""

from __future__ import annotations

import random
import struct
import zipfile
from io import BytesIO

import pytest
from word_files import DOCUMENT_TYPE, NAMESPACES, document, docx, p, package, r, tbl, tc, tr

from gkdash.documents import Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.docx import DOCX, read_docx
from gkdash.settings import Limits

LIMITS = Limits()
DELETED = "<w:rPr><w:del w:id='1' w:author='a'/></w:rPr>"


def read(body: str, **parts: object) -> Document:
    return read_docx(docx(body, **parts), LIMITS)  # type: ignore[arg-type]


def texts(body: str, **parts: object) -> list[str]:
    return [block.text for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


def rows(grid: object) -> list[list[str]]:
    assert isinstance(grid, Grid)
    return [[cell.text for cell in row] for row in grid.rows()]


def test_paragraphs_and_tables_in_document_order() -> None:
    found = read(p("前") + tbl(tr("一", "二")) + p("中") + tbl(tr("三", "四")) + p("后"))
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Grid", "Paragraph", "Grid", "Paragraph"]
    assert [block.number for block in found.blocks if isinstance(block, Grid)] == [1, 2]
    assert found.text == "前\n一\t二\n中\n三\t四\n后"
    assert found.media_type == DOCX
    assert found.notes == ()


def test_wrappers_do_not_hide_what_they_hold() -> None:
    body = (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{p('控件')}</w:sdtContent></w:sdt>"
        f"<w:customXml>{p('标记')}</w:customXml>"
        "<w:p><w:smartTag><w:r><w:t>2024</w:t></w:r></w:smartTag><w:hyperlink><w:r><w:t>年</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t>度</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        f"<w:sdt><w:sdtContent>{tbl(tr('甲', '乙'))}</w:sdtContent></w:sdt>"
    )
    assert read(body).text == "控件\n标记\n2024年度\n甲\t乙"


def test_controls_round_rows_and_cells() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('5')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent><w:sdt><w:sdtContent>{tr('c', 'd')}</w:sdtContent></w:sdt></w:sdtContent></w:sdt>"
    grid = read(tbl(tr("a", cell), row)).blocks[0]
    assert rows(grid) == [["a", "5"], ["c", "d"]]


def test_runs_that_stand_directly_in_a_cell_control() -> None:
    cell = "<w:tc><w:tcPr/><w:sdt><w:sdtContent><w:r><w:t>7</w:t></w:r></w:sdtContent></w:sdt></w:tc>"
    assert rows(read(tbl(tr(cell, "x"))).blocks[0]) == [["7", "x"]]


def test_a_number_split_over_runs() -> None:
    assert texts(p(r("共受理1"), "<w:proofErr w:type='spellStart'/>", r("2"), r("3"), r("件"))) == ["共受理123件"]


def test_white_space_at_the_ends_of_a_text_needs_preserve() -> None:
    body = "<w:p><w:r><w:t> 12 </w:t></w:r><w:r><w:t>3</w:t></w:r><w:r><w:t xml:space='preserve'> 件</w:t></w:r></w:p>"
    assert texts(body) == ["123 件"]


def test_breaks_tabs_and_hyphens() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
        "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f\u00adg\u200b</w:t></w:r></w:p>"
    )
    assert texts(body) == ["a\tb\nc\nd-efg"]


def test_symbols() -> None:
    body = (
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Wingdings' w:char='F0A8'/>"
        "<w:sym w:font='Symbol' w:char='F035'/><w:sym w:font='宋体' w:char='2460'/></w:r></w:p>"
    )
    assert texts(body) == ["☑□5①"]


def test_field_instructions_are_not_text() -> None:
    def mark(kind: str) -> str:
        return f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>"

    body = p(
        "共",
        mark("begin"),
        "<w:r><w:instrText> =SUM(ABOVE) 99</w:instrText></w:r>",
        mark("separate"),
        "12",
        mark("end"),
        "件",
    )
    assert texts(body) == ["共12件"]
    nested = p(
        mark("begin"), "藏", mark("begin"), mark("separate"), "7", mark("end"), mark("separate"), "8", mark("end")
    )
    assert texts(nested) == ["8"]
    simple = "<w:p><w:fldSimple w:instr=' DATE '><w:r><w:t>2025年</w:t></w:r></w:fldSimple></w:p>"
    assert texts(simple) == ["2025年"]


def test_a_field_without_an_end_does_not_swallow_the_document() -> None:
    broken = p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>", "12")
    assert texts(broken + p("34") + p("<w:r><w:fldChar w:fldCharType='end'/></w:r>", "56")) == ["12", "34", "56"]


def test_an_encircled_character_stands_in_a_field_instruction() -> None:
    body = p(
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>",
        r"<w:r><w:instrText> eq \o\ac(○,1)</w:instrText></w:r>",
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>",
    )
    assert texts(body) == ["1"]


def test_insertions_stay_and_deletions_go() -> None:
    found = read(
        "<w:p><w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:del><w:r><w:delText>34</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>56</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>78</w:t></w:r></w:moveTo></w:p>"
    )
    assert found.text == "1278"
    assert codes(found) == ["tracked_deletions"]


def test_a_deleted_paragraph_mark_joins_the_next_paragraph() -> None:
    assert texts(p("受理", properties=DELETED) + p("12件")) == ["受理12件"]
    gone = f"<w:p><w:pPr>{DELETED}</w:pPr><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    assert texts(gone + p("留")) == ["留"]
    assert texts(p("末", properties=DELETED)) == ["末"]
    assert rows(read(tbl(tr(tc(p("1", properties=DELETED) + p("2")), "b"))).blocks[0]) == [["12", "b"]]


def test_tracked_rows() -> None:
    body = tbl(tr("a", "1"), tr("b", "2", properties="<w:del w:id='1'/>"), tr("c", "3", properties="<w:ins w:id='2'/>"))
    found = read(body)
    assert rows(found.blocks[0]) == [["a", "1"], ["c", "3"]]
    assert read(tbl(tr("a", properties="<w:del/>"))).blocks == ()


def test_a_tracked_deletion_of_a_column_closes_the_grid() -> None:
    gone = tc("x", properties="<w:cellDel w:id='1'/>")
    grid = read(tbl(tr(tc("头", span=3), "尾"), tr("1", gone, "2", "3"), tr("4", gone, "5", "6"))).blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.column_span, c.text) for c in grid.cells] == [
        (0, 0, 2, "头"),
        (0, 2, 1, "尾"),
        (1, 0, 1, "1"),
        (1, 1, 1, "2"),
        (1, 2, 1, "3"),
        (2, 0, 1, "4"),
        (2, 1, 1, "5"),
        (2, 2, 1, "6"),
    ]
    assert grid.column_count == 3


def test_a_tracked_cell_merge_counts_as_accepted() -> None:
    grid = read(
        tbl(
            tr(tc("a", properties="<w:cellMerge w:vMerge='rest'/>"), "1"),
            tr(tc("", properties="<w:cellMerge w:vMerge='cont'/>"), "2"),
        )
    ).blocks[0]
    assert isinstance(grid, Grid)
    assert [(c.row, c.column, c.row_span, c.text) for c in grid.cells] == [
        (0, 0, 2, "a"),
        (0, 1, 1, "1"),
        (1, 1, 1, "2"),
    ]


def test_hidden_text_is_left_out_with_a_note() -> None:
    styles = (
        "<w:style w:type='character' w:styleId='藏'><w:name w:val='藏'/><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='隐'><w:name w:val='隐'/><w:rPr><w:vanish/></w:rPr></w:style>"
    )
    body = (
        p(r("1"), r("2", "<w:vanish/>"), r("3", "<w:vanish w:val='0'/>"), r("4", "<w:rStyle w:val='藏'/>"))
        + p(r("x"), r("5", "<w:vanish w:val='false'/>"), properties="<w:pStyle w:val='隐'/>")
        + p(r("6", "<w:webHidden/>"))
    )
    found = read(body, styles=styles)
    assert found.text == "13\n5\n6"
    assert codes(found) == ["hidden_text"]
    assert found.notes[0].message == "隐藏文字 3 处未读入：2"


def test_struck_text_is_left_out_with_a_note() -> None:
    found = read(p(r("5", "<w:strike/>"), r("6", "<w:dstrike/>"), r("7", "<w:strike w:val='0'/>")))
    assert found.text == "7"
    assert [note.message for note in found.notes] == ["带删除线的文字 2 处未读入。"]


def test_figures_above_the_line_are_marks_where_they_follow_figures_on_it() -> None:
    """LibreOffice writes a superscript of a web page as a position."""
    high, slight = "<w:position w:val='6'/>", "<w:position w:val='2'/>"
    found = read(p(r("5"), r("1", high)) + p(r("2", high), r("2", high)) + p(r("5"), r("1", slight)))
    assert found.text == "5¹\n22\n51"


def test_hidden_rows() -> None:
    found = read(tbl(tr("a", "b"), tr("c", "d", properties="<w:hidden/>")))
    assert rows(found.blocks[0]) == [["a", "b"]]
    assert codes(found) == ["hidden_rows_dropped"]


def test_note_marks_do_not_lengthen_a_number() -> None:
    footnotes = (
        f"<w:footnotes {NAMESPACES}><w:footnote w:type='separator' w:id='-1'>{p('--')}</w:footnote>"
        f"<w:footnote w:id='2'>{p('<w:r><w:footnoteRef/></w:r>', '含上年结转')}</w:footnote></w:footnotes>"
    )
    endnotes = f"<w:endnotes {NAMESPACES}><w:endnote w:id='3'>{p('数据截至年底')}</w:endnote></w:endnotes>"
    found = read(
        p("受理12", "<w:r><w:footnoteReference w:id='2'/></w:r>", "件")
        + p("22", "<w:r><w:endnoteReference w:id='3' w:customMarkFollows='1'/><w:t>1</w:t></w:r>"),
        others={"footnotes.xml": ("footnotes", footnotes), "endnotes.xml": ("endnotes", endnotes)},
    )
    assert found.text == "受理12件\n22\n含上年结转\n数据截至年底"
    assert [block.part for block in found.blocks if isinstance(block, Paragraph)][2] == "word/footnotes.xml"


def test_a_raised_figure_after_a_figure_is_a_mark() -> None:
    raised = "<w:vertAlign w:val='superscript'/>"
    assert texts(p(r("22"), r("1", raised))) == ["22¹"]
    assert texts(p(r("12", raised))) == ["12"]


def test_comments_are_left_out() -> None:
    found = read(p("5", "<w:commentRangeStart w:id='0'/>", "<w:r><w:commentReference w:id='0'/></w:r>"))
    assert found.text == "5"
    assert codes(found) == ["comments"]


def test_headers_and_footers() -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>3</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    others = {
        "header1.xml": ("header", f"<w:hdr {NAMESPACES}>{p('某局内部资料')}</w:hdr>"),
        "footer1.xml": ("footer", f"<w:ftr {NAMESPACES}>{p('— ', field, ' —')}</w:ftr>"),
    }
    found = read(p("正文"), others=others)
    assert found.text == "正文"
    assert [(note.code, note.message) for note in found.notes] == [("header_footer", "页眉未读入：某局内部资料")]


def test_ruby_keeps_the_base_text() -> None:
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>gong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>公</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    assert texts(p(ruby, "开")) == ["公开"]


def test_formulas() -> None:
    fraction = (
        "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
    )
    assert texts(f"<w:p>{fraction}</w:p>" + p("x")) == ["1/2", "x"]
    assert texts("<w:p><m:oMathPara><m:oMath><m:r><m:t>95%</m:t></m:r></m:oMath></m:oMathPara></w:p>") == ["95%"]


def box(content: str) -> str:
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wps:wsp><wps:txbx>"
        f"<w:txbxContent>{content}</w:txbxContent></wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{content}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_a_text_box_is_read_once_and_after_its_paragraph() -> None:
    found = read(p("锚", box(p("框中") + tbl(tr("1", "2"))), "点") + p("下段"))
    assert found.text == "锚点\n框中\n1\t2\n下段"


def test_an_old_text_box() -> None:
    old = f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p('旧框')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    assert texts(p("锚", old)) == ["锚", "旧框"]


def test_a_choice_that_is_not_understood_gives_way_to_the_fallback() -> None:
    body = (
        "<w:p><w:r><mc:AlternateContent><mc:Choice xmlns:x='urn:unknown' Requires='x'><w:t>新</w:t></mc:Choice>"
        "<mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert texts(body) == ["旧"]


def test_a_text_box_in_a_cell() -> None:
    inside = read(tbl(tr(tc(p(box(p("7")))), tc("0")))).blocks[0]
    assert rows(inside) == [["7", "0"]]
    beside = read(tbl(tr(tc(p("0", box(p("页边"))))), tr("b"))).blocks
    assert rows(beside[0]) == [["0"], ["b"]]
    assert beside[1] == Paragraph("页边", None, "word/document.xml")


def test_pictures() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='图1' descr='统计表'/><a:graphic><a:blip/></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )
    line = "<w:r><w:pict><v:line/></w:pict></w:r>"
    found = read(p("见表", picture) + p(line))
    assert found.blocks == (Paragraph("见表", None, "word/document.xml"), Picture("统计表", "word/document.xml"))


def test_an_embedded_object_leaves_a_note() -> None:
    found = read(
        p("<w:r><w:object><v:shape><v:imagedata/></v:shape><o:OLEObject ProgID='Excel.Sheet.12'/></w:object></w:r>")
    )
    assert found.blocks == (Picture("", "word/document.xml"),)
    assert codes(found) == ["embedded_object"]


def test_a_web_page_drawn_in_is_read_in_its_place() -> None:
    page = "<html><body><p>总体情况</p><table><tr><td>1</td><td>2</td></tr></table></body></html>"
    found = read(p("前") + "<w:altChunk r:id='rId1'/>" + p("后"), others={"part.html": ("aFChunk", page)})
    assert found.text == "前\n总体情况\n1\t2\n后"
    assert found.notes == ()


def test_another_files_content_leaves_a_note() -> None:
    found = read(p("a") + "<w:altChunk r:id='rId1'/>", others={"part.html": ("aFChunk", "\x89PNG\r\n\x1a\n")})
    assert [(note.code, note.message) for note in found.notes] == [
        ("foreign_part", "嵌入的其他文件未读入：word/part.html")
    ]


def test_heading_levels() -> None:
    styles = (
        "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='标题 2'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='b'><w:name w:val='own'/><w:basedOn w:val='1'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='loop'/><w:basedOn w:val='c'/></w:style>"
    )

    def styled(style: str, more: str = "") -> str:
        return p("x", properties=f"<w:pStyle w:val='{style}'/>{more}")

    body = (
        styled("1")
        + styled("a")
        + styled("b")
        + styled("c")
        + styled("unknown")
        + styled("Heading3")
        + styled("1", "<w:outlineLvl w:val='9'/>")
        + p("x", properties="<w:outlineLvl w:val='3'/>")
    )
    found = read(body, styles=styles)
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, 2, 1, None, None, 3, None, 4]


@pytest.mark.parametrize(
    ("content_type", "media_type"),
    [
        (DOCUMENT_TYPE, DOCX),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "application/vnd.ms-word.document.macroEnabled"),
        (
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
        ),
    ],
)
def test_macro_documents_and_templates(content_type: str, media_type: str) -> None:
    assert read(p("a"), content_type=content_type).media_type == media_type


def test_strict_ooxml() -> None:
    found = read_docx(docx(p("a") + tbl(tr(tc("头", span=2)), tr("1", "2")), strict=True), LIMITS)
    assert found.text == "a\n头\n1\t2"


def test_utf16_parts_and_odd_part_names() -> None:
    utf16 = document(p("年报")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert read_docx(package({"word\\Document.xml": utf16}), LIMITS).text == "年报"


def refused(data: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as caught:
        read_docx(data, limits)
    return caught.value.code


def test_bad_packages() -> None:
    good = docx(p("a"))
    assert refused(b"") is ErrorCode.DAMAGED
    assert refused(b"PK\x03\x04") is ErrorCode.DAMAGED
    assert refused(good[: len(good) // 2]) is ErrorCode.DAMAGED
    assert refused(package({"word/other.xml": "<a/>"})) is ErrorCode.DAMAGED
    assert refused(package({"word/document.xml": document(p("a"))[:-20]})) is ErrorCode.DAMAGED
    assert refused(package({"word/document.xml": document("")[:-30] + "</w:document>"})) is ErrorCode.DAMAGED
    assert refused(package({"word/document.xml": "<workbook/>"})) is ErrorCode.UNSUPPORTED_FORMAT


def test_entities_are_not_expanded() -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'><!ENTITY c SYSTEM 'file:///etc/passwd'>]>"
    xml = bomb + document(p("x&b;&c;y")).partition("?>")[2]
    assert "a" not in read_docx(package({"word/document.xml": xml}), LIMITS).text


def test_zip_bombs() -> None:
    zeros = b"\0" * 3_000_000
    small = Limits(unpacked_bytes=1_000_000)
    bomb = package({"word/document.xml": document(p("a")), "word/media/image1.png": zeros})
    assert refused(bomb, small) is ErrorCode.TOO_LARGE
    assert refused(_lying(bomb, b"word/media/image1.png", 10), small) is ErrorCode.TOO_LARGE
    text = package({"word/document.xml": document(p("a" * 3_000_000))})
    assert refused(_lying(text, b"word/document.xml", 10), small) is ErrorCode.TOO_LARGE
    assert refused(docx(p("a")), Limits(members=2)) is ErrorCode.TOO_LARGE
    assert refused(docx(p("a")), Limits(file_bytes=100)) is ErrorCode.TOO_LARGE


def _lying(data: bytes, name: bytes, size: int) -> bytes:
    """Return the zip with the directory's record of `name` giving a false unpacked size."""
    at = data.rindex(name) - 46
    assert data[at : at + 4] == b"PK\x01\x02"
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def test_too_many_cells() -> None:
    assert refused(docx(tbl(*[tr("1", "2")] * 6)), Limits(cells=11)) is ErrorCode.TOO_LARGE
    assert read_docx(docx(tbl(*[tr("1", "2")] * 6)), Limits(cells=12)).blocks


def test_too_many_pages() -> None:
    page = p("x", '<w:r><w:br w:type="page"/></w:r>')
    assert refused(docx(page * 5), Limits(pages=5)) is ErrorCode.TOO_LARGE
    assert read_docx(docx(page * 4), Limits(pages=5)).blocks


def test_absurd_nesting_is_damage() -> None:
    body = p("x")
    for _ in range(80):
        body = f"<w:sdt><w:sdtContent>{body}</w:sdtContent></w:sdt>"
    assert refused(docx(body)) is ErrorCode.DAMAGED


def test_an_encrypted_zip() -> None:
    data = bytearray(docx(p("a")))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        offsets = [info.header_offset for info in archive.infolist()]
    for at in offsets:
        data[at + 6] |= 1
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert refused(bytes(data)) is ErrorCode.ENCRYPTED


def test_damage_of_any_kind_is_named() -> None:
    rich = docx(
        p("一、总体情况", properties="<w:pStyle w:val='1'/>")
        + tbl(tr(tc("a", merge="restart"), tc("b", span=2)), tr(tc(merge="continue"), "c", "d")),
        styles="<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/></w:style>",
    )
    for tenth in range(10):
        assert refused(rich[: len(rich) * tenth // 10]) is ErrorCode.DAMAGED
    source = random.Random(7)
    for _ in range(400):
        data = bytearray(rich)
        for _ in range(source.randint(1, 6)):
            data[source.randrange(len(data))] = source.randrange(256)
        try:
            read_docx(bytes(data), LIMITS)
        except UnreadableDocument:
            continue
