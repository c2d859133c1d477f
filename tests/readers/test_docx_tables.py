"""Grids of .docx tables: spans, merges, broken merges, nested and framing tables, damaged XML."""

from __future__ import annotations

import random

from word_files import document, docx, p, package, tbl, tc, tr

from gkdash.documents import Cell, Document, Grid, Paragraph
from gkdash.errors import UnreadableDocument
from gkdash.readers.docx import read_docx
from gkdash.settings import Limits

LIMITS = Limits()


def read(body: str) -> Document:
    return read_docx(docx(body), LIMITS)


def grid(body: str) -> Grid:
    found = [block for block in read(body).blocks if isinstance(block, Grid)]
    assert len(found) == 1
    return found[0]


def shape(found: Grid) -> list[tuple[int, int, int, int, str]]:
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in found.cells]


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


def test_the_head_of_the_applications_table() -> None:
    body = tbl(
        tr(tc("勾稽关系", span=3, merge="restart"), tc("申请人情况", span=7)),
        tr(
            tc(span=3, merge="continue"),
            tc("自然人", merge="restart"),
            tc("法人或其他组织", span=5),
            tc("总计", merge="restart"),
        ),
        tr(
            tc(span=3, merge="continue"),
            tc(merge="continue"),
            *("商业", "科研", "公益", "法律", "其他"),
            tc(merge="continue"),
        ),
        tr("三", "（三）", "1.", *"0123456"),
    )
    found = grid(body)
    assert (found.row_count, found.column_count, found.number) == (4, 10, 1)
    assert shape(found)[:10] == [
        (0, 0, 3, 3, "勾稽关系"),
        (0, 3, 1, 7, "申请人情况"),
        (1, 3, 2, 1, "自然人"),
        (1, 4, 1, 5, "法人或其他组织"),
        (1, 9, 2, 1, "总计"),
        (2, 4, 1, 1, "商业"),
        (2, 5, 1, 1, "科研"),
        (2, 6, 1, 1, "公益"),
        (2, 7, 1, 1, "法律"),
        (2, 8, 1, 1, "其他"),
    ]


def test_the_lines_of_a_cell() -> None:
    assert grid(tbl(tr(tc(p("商业") + p() + p("企业")), "x"))).cells[0].text == "商业\n企业"


def test_a_cell_without_properties_keeps_both_its_paragraphs() -> None:
    assert grid(tbl(tr(f"<w:tc>{p('商业')}{p('企业')}</w:tc>", "x"))).cells[0].text == "商业\n企业"


def test_text_that_is_no_plain_run_is_read_the_long_way() -> None:
    tabbed = p("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t></w:r>")
    deleted = p("<w:del><w:r><w:t>3</w:t></w:r></w:del>", "4")
    moved = p("<w:ins><w:hyperlink><w:r><w:t>5</w:t></w:r></w:hyperlink></w:ins>", "6")
    boxed = p("7", "<w:r><w:pict><w:txbxContent>" + p("盒") + "</w:txbxContent></w:pict></w:r>", "8")
    table = tbl(tr(tc(tabbed), tc(deleted), tc(moved), tc(boxed)), tr("a", "b", "c", "d"))
    assert [cell.text for cell in grid(table).cells[:4]] == ["1\t2", "4", "56", "78"]
    assert read(table).blocks[1:] == (Paragraph("盒", part="word/document.xml"),)


def test_a_former_style_is_not_the_style() -> None:
    former = '<w:pStyle w:val="a"/><w:pPrChange><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:pPrChange>'
    assert read(p("总体情况", properties=former)).blocks == (Paragraph("总体情况", part="word/document.xml"),)


def test_blank_cells_stay() -> None:
    assert shape(grid(tbl(tr("a", tc()), tr(tc(), "0")))) == [
        (0, 0, 1, 1, "a"),
        (0, 1, 1, 1, ""),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "0"),
    ]


def test_a_row_wholly_covered_by_merges_stays_a_row() -> None:
    found = grid(tbl(tr(tc("a", merge="restart")), tr(tc(merge="continue")), tr("b")))
    assert (found.row_count, shape(found)) == (3, [(0, 0, 2, 1, "a"), (2, 0, 1, 1, "b")])


def test_two_merges_one_under_the_other() -> None:
    rows = [tr(tc(text, merge=merge)) for text, merge in (("a", "restart"), ("", "c"), ("b", "restart"), ("", "c"))]
    assert shape(grid(tbl(*rows))) == [(0, 0, 2, 1, "a"), (2, 0, 2, 1, "b")]


def test_rows_that_begin_late_or_end_early() -> None:
    late = tr("x", properties='<w:gridBefore w:val="2"/>')
    early = tr("y", properties='<w:gridAfter w:val="2"/>')
    found = grid(tbl(tr("a", "b", "c"), late, early))
    assert shape(found)[3:] == [(1, 2, 1, 1, "x"), (2, 0, 1, 1, "y")]
    assert found.column_count == 3


def test_old_horizontal_merges() -> None:
    start = tc("a", properties='<w:hMerge w:val="restart"/>')
    join = tc("", properties="<w:hMerge/>")
    assert shape(grid(tbl(tr(start, join, "b"), tr("1", "2", "3"))))[:2] == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_a_merge_without_a_first_cell() -> None:
    found = read(tbl(tr(tc("", merge="continue"), "1"), tr(tc("", merge="continue"), "2")))
    assert [shape(block) for block in found.blocks if isinstance(block, Grid)] == [
        [(0, 0, 2, 1, ""), (0, 1, 1, 1, "1"), (1, 1, 1, 1, "2")]
    ]
    assert codes(found) == ["merge_repaired"]
    address = found.notes[0].address
    assert address is not None
    assert (address.table, address.row, address.column) == (1, 0, 0)


def test_a_merge_whose_cells_differ_in_width() -> None:
    wider = read(tbl(tr(tc("a", merge="restart"), "1", "2"), tr(tc("", span=2, merge="continue"), "3")))
    assert shape(wider.blocks[0]) == [  # type: ignore[arg-type]
        (0, 0, 2, 1, "a"),
        (0, 1, 1, 1, "1"),
        (0, 2, 1, 1, "2"),
        (1, 2, 1, 1, "3"),
    ]
    assert codes(wider) == ["merge_repaired"]
    narrower = read(tbl(tr(tc("a", span=2, merge="restart"), "1"), tr(tc("", merge="continue"), "2", "3")))
    assert shape(narrower.blocks[0]) == [  # type: ignore[arg-type]
        (0, 0, 1, 2, "a"),
        (0, 2, 1, 1, "1"),
        (1, 0, 1, 1, ""),
        (1, 1, 1, 1, "2"),
        (1, 2, 1, 1, "3"),
    ]
    assert codes(narrower) == ["merge_repaired"]


def test_text_that_a_merge_hides_is_told() -> None:
    found = read(tbl(tr(tc("a", merge="restart"), "1"), tr(tc("藏", merge="continue"), "2")))
    assert found.text == "a\t1\n2"
    assert [note.message for note in found.notes] == ["被合并单元格遮住的文字未读入：藏"]


def test_spans_that_only_widths_tell() -> None:
    wide = tc("第二十条第（一）项", properties='<w:tcW w:w="4000" w:type="dxa"/>')
    halves = [tc(t, properties=f'<w:tcW w:w="{w}" w:type="dxa"/>') for t, w in (("行政许可", 1010), ("5", 2990))]
    narrow = [tc(t, properties='<w:tcW w:w="1000" w:type="dxa"/>') for t in "abcd"]
    found = grid(tbl(tr(wide), tr(*narrow), tr(*halves), widths=(1000, 1000, 1000, 1000)))
    assert shape(found) == [
        (0, 0, 1, 4, "第二十条第（一）项"),
        (1, 0, 1, 1, "a"),
        (1, 1, 1, 1, "b"),
        (1, 2, 1, 1, "c"),
        (1, 3, 1, 1, "d"),
        (2, 0, 1, 1, "行政许可"),
        (2, 1, 1, 3, "5"),
    ]


def test_edges_dragged_a_little_apart_are_one_edge() -> None:
    body = tbl(
        tr(tc("名称", span=2), tc("自然人", span=2), tc("总计")),
        tr(tc("新收"), tc("5", span=2), tc("6", span=2)),
        tr(tc("结转", span=2), tc("7"), tc("8", span=2)),
        widths=(2000, 30, 2000, 40, 2000),
    )
    assert [[(c.column, c.column_span) for c in row] for row in grid(body).rows()] == [[(0, 1), (1, 1), (2, 1)]] * 3


def test_columns_in_which_nothing_begins_are_closed_up() -> None:
    found = grid(tbl(tr(tc("a", span=3), tc("b", span=2)), tr(tc("c"), tc("d", span=4))))
    assert [(c.column, c.column_span) for c in found.cells] == [(0, 2), (2, 1), (0, 1), (1, 2)]
    assert found.column_count == 3


def test_a_nested_table_follows_its_outer_table() -> None:
    inner = tbl(tr("1", "2"))
    found = read(tbl(tr("a", tc(p("外") + inner + p()), "c"), tr("d", "e", "f")) + p("后"))
    assert found.text == "a\t外\tc\nd\te\tf\n1\t2\n后"
    assert [block.number for block in found.blocks if isinstance(block, Grid)] == [1, 2]


def test_a_cell_that_holds_only_a_table_is_blank() -> None:
    found = read(tbl(tr("a", tc(tbl(tr("1", "2")) + p())), tr("b", "c")))
    assert found.blocks[0] == Grid(
        (Cell(0, 0, "a"), Cell(0, 1, ""), Cell(1, 0, "b"), Cell(1, 1, "c")), 2, 2, 1, "word/document.xml"
    )


def test_a_table_of_one_cell_in_a_cell_is_its_text() -> None:
    found = grid(tbl(tr("规章", tc(tbl(tr("5")) + p()), "0"), tr("a", "b", "c")))
    assert [cell.text for cell in found.cells] == ["规章", "5", "0", "a", "b", "c"]


def test_a_table_of_one_cell_in_the_flow_is_a_frame_around_its_text() -> None:
    found = read(tbl(tr(tc(p("一、总体情况") + p("本年度工作正常。")))) + tbl(tr("a", "b"), tr("1", "2")))
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Grid"]
    assert found.text == "一、总体情况\n本年度工作正常。\na\tb\n1\t2"


def test_a_frame_round_the_whole_report_gives_what_it_holds() -> None:
    inner = tbl(*[tr("1", "2", "3")] * 4)
    found = read(tbl(tr(tc(p("标题") + p("一、总体情况") + inner + p("二、其他") + inner))))
    assert [type(block).__name__ for block in found.blocks] == ["Paragraph", "Paragraph", "Grid", "Paragraph", "Grid"]
    assert found.text.startswith("标题\n一、总体情况\n1\t2\t3\n")
    side = read(tbl(tr("栏", tc(p("正文") + inner))))
    assert [type(block).__name__ for block in side.blocks] == ["Paragraph", "Paragraph", "Grid"]


def test_a_frame_with_running_text_only() -> None:
    found = read(tbl(tr(tc(p("一、总体情况") + p("长" * 120)))))
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["一、总体情况", "长" * 120]


def test_absurd_spans_are_not_taken_at_their_word() -> None:
    found = grid(
        tbl(tr(tc("a", span=2_000_000_000), "b"), tr(tc("c", span=-5), tc("d", properties='<w:gridSpan w:val="x"/>')))
    )
    assert found.column_count == 3
    assert [(c.column, c.column_span) for c in found.cells] == [(0, 2), (2, 1), (0, 1), (1, 1)]


def test_an_empty_table_is_no_grid() -> None:
    assert read("<w:tbl><w:tblPr/></w:tbl><w:tbl><w:tr/></w:tbl>" + p("a")).text == "a"


def test_damaged_xml_is_named_or_read() -> None:
    xml = document(
        p("一、总体", properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        + tbl(tr(tc("a", merge="restart"), tc("b", span=2)), tr(tc(merge="continue"), "c", "d"), widths=(9, 9, 9))
        + "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:sym w:char='F0A8' w:font='x'/></w:r></w:p>"
    ).encode()
    source = random.Random(11)
    read_well = 0
    for _ in range(600):
        data = bytearray(xml)
        for _ in range(source.randint(1, 2)):
            at = source.randrange(900, len(data))
            data[at : at + source.randint(0, 3)] = source.choice(
                [b"", b"9", b"-", b"w", b"restart", b"1e9", b"\xff", b"/"]
            )
        try:
            read_docx(package({"word/document.xml": bytes(data)}), LIMITS)
            read_well += 1
        except UnreadableDocument:
            continue
    assert read_well > 50
