"""Over pages: tables that break, rows and labels cut in two, paragraphs that go on, headers and page numbers."""

from __future__ import annotations

import pytest

from gkdash.documents import Document
from tests.readers.pdf_files import (
    Drawing,
    codes,
    covered,
    drawn,
    even,
    grids,
    notes,
    paragraphs,
    read,
    rows,
    spans,
    table,
)

XS = [60, 80, 140, 260, 320, 380]
HEAD = ["", "", "", "自然人", "总计"]


def _rules(page: Drawing, top: float, rows: int, merged: tuple[tuple[int, int, int], ...] = ()) -> None:
    """Draw rows 20 high over XS; `merged` gives (column, first row, last row) of cells without inner edges."""
    for x in XS:
        page.canvas.line(x, top, x, top - 20 * rows)
    for number in range(rows + 1):
        for column in range(len(XS) - 1):
            inner = any(column == at and first < number <= last for at, first, last in merged)
            if not inner:
                page.canvas.line(XS[column], top - 20 * number, XS[column + 1], top - 20 * number)


def _row(page: Drawing, top: float, texts: list[str]) -> None:
    for left, text in zip(XS, texts, strict=False):
        if text:
            page.text(left + 4, top - 14, text)


def _broken(last: list[str], first: list[str], *, shift: float = 0) -> Document:
    """A table whose first page ends with the row `last` and whose second begins with `first`."""
    page = Drawing()
    page.text(60, 780, "三、收到和处理情况", 12)
    _rules(page, 160, 5, ((0, 1, 4),))
    _row(page, 160, HEAD)
    for number, row in enumerate(
        [
            ["", "（一）", "予以公开", "1", "1"],
            ["", "（二）", "部分公开", "2", "2"],
            ["", "（三）", "不予公开", "3", "3"],
        ],
        1,
    ):
        _row(page, 160 - 20 * number, row)
    _row(page, 80, last)
    page.text(290, 30, "- 1 -", 9).next()
    page.canvas.translate(shift, 0)
    _rules(page, 790, 3, ((0, 0, 1),))
    _row(page, 790, first)
    _row(page, 770, ["", "（五）", "不予处理", "5", "5"])
    _row(page, 750, ["四、", "", "结转", "6", "6"])
    page.text(60, 690, "四、下一章", 12).text(290, 30, "- 2 -", 9)
    return read(page.next().save())


def test_a_table_goes_on_over_the_page() -> None:
    document = _broken(["", "（四）", "无法提供", "4", "4"], ["", "（四）", "仍不明确", "4", "4"])
    (grid,) = grids(document)
    assert [row[-3:] for row in rows(grid)] == [
        ["", "自然人", "总计"],
        ["予以公开", "1", "1"],
        ["部分公开", "2", "2"],
        ["不予公开", "3", "3"],
        ["无法提供", "4", "4"],
        ["仍不明确", "4", "4"],
        ["不予处理", "5", "5"],
        ["结转", "6", "6"],
    ]
    assert covered(grid)
    assert paragraphs(document) == ["三、收到和处理情况", "四、下一章"]


def test_a_merged_label_spans_the_break() -> None:
    (grid,) = grids(_broken(["", "（四）", "无法提供", "4", "4"], ["", "（四）", "仍不明确", "4", "4"]))
    assert spans(grid) == {(1, 0): (6, 1)}


def test_cells_know_their_page_and_box() -> None:
    (grid,) = grids(_broken(["", "（四）", "无法提供", "4", "4"], ["", "（四）", "仍不明确", "4", "4"]))
    assert grid.page == 1
    by_place = {(cell.row, cell.column): cell for cell in grid.cells}
    assert (by_place[4, 3].page, by_place[4, 3].box) == (1, (260, 60, 320, 80))
    assert (by_place[5, 3].page, by_place[5, 3].box) == (2, (260, 770, 320, 790))


def test_pages_with_mirrored_margins() -> None:
    (grid,) = grids(_broken(["", "（四）", "无法提供", "4", "4"], ["", "（四）", "仍不明确", "4", "4"], shift=20))
    assert grid.row_count == 8
    assert {cell.box[0] for cell in grid.cells if cell.box and cell.page == 2} == {80, 100, 160, 280, 340}


def test_a_row_cut_by_the_page_with_its_figures_above() -> None:
    (grid,) = grids(_broken(["", "（四）", "没有现成信息需要另行制", "4", "4"], ["", "", "作", "", ""]))
    assert rows(grid)[4] == ["（四）", "没有现成信息需要另行制\n作", "4", "4"]
    assert rows(grid)[5] == ["（五）", "不予处理", "5", "5"]
    assert covered(grid)


def test_a_row_cut_by_the_page_with_its_figures_below() -> None:
    (grid,) = grids(_broken(["", "（四）", "没有现成信息需要另行制", "", ""], ["", "", "作", "4", "4"]))
    assert rows(grid)[4] == ["（四）", "没有现成信息需要另行制\n作", "4", "4"]


def test_a_label_cut_in_two_beside_whole_rows() -> None:
    """`（四）无` on one page, `法提供` on the next, the items beside them complete."""
    (grid,) = grids(_broken(["", "（四）无法", "1.不掌握", "4", "4"], ["", "提供", "2.需要制作", "7", "7"]))
    assert rows(grid)[4] == ["（四）无法\n提供", "1.不掌握", "4", "4"]
    assert rows(grid)[5] == ["2.需要制作", "7", "7"]
    assert spans(grid)[4, 1] == (2, 1)


def test_a_row_of_blanks_is_not_the_rest_of_the_row_before() -> None:
    (grid,) = grids(_broken(["", "（四）", "1.不掌握", "4", "4"], ["", "", "2.需要制作", "", ""]))
    assert rows(grid)[4] == ["（四）", "1.不掌握", "4", "4"]
    assert rows(grid)[5] == ["2.需要制作", "", ""]


def test_unnumbered_rows_of_figures_stay_apart() -> None:
    page = Drawing()
    page.table([60, 260, 460], [120, 90, 60], [["信息内容", "数量"], ["行政处罚", "7"]]).next()
    page.table([60, 260, 460], [790, 760, 730], [["行政强制", ""], ["合计", "7"]])
    assert table(read(page.next().save())) == [
        ["信息内容", "数量"],
        ["行政处罚", "7"],
        ["行政强制", ""],
        ["合计", "7"],
    ]


def test_a_figure_cut_by_the_page() -> None:
    page = Drawing()
    page.rules([60, 260, 298], [120, 90, 60]).text(70, 100, "信息内容").text(265, 100, "数量")
    page.text(70, 70, "本机关不掌握相关政府信息数量超出限度").text(266, 70, "39857").next()
    page.rules([60, 260, 298], [790, 760, 730]).text(70, 770, "部分").text(266, 770, "58")
    page.text(70, 740, "合计").text(266, 740, "7")
    page.text(60, 600, "下文")
    assert table(read(page.next().save()))[1] == ["本机关不掌握相关政府信息数量超出限度\n部分", "3985758"]


def test_a_remark_on_a_figure_cut_by_the_page() -> None:
    whole = ["", "（四）", "没有现成信息需要另行制", "4", "0(含"]
    (grid,) = grids(_broken(whole, ["", "", "作", "", "转3件)"]))
    assert rows(grid)[4] == ["（四）", "没有现成信息需要另行制\n作", "4", "0(含转3件)"]


def test_header_rows_printed_again_are_dropped_and_told() -> None:
    page = Drawing()
    page.table([60, 260, 460], [120, 90, 60], [["信息内容", "数量"], ["1.甲", "7"]]).next()
    page.table([60, 260, 460], [790, 760, 730], [["信息内容", "数量"], ["2.乙", "8"]])
    document = read(page.next().save())
    assert table(document) == [["信息内容", "数量"], ["1.甲", "7"], ["2.乙", "8"]]
    (note,) = notes(document, "repeated_header")
    assert (note.message, note.address and note.address.page) == ("续页重复的表头已略去：“信息内容 数量”。", 2)


def test_other_columns_make_another_table() -> None:
    page = Drawing()
    page.table([60, 260, 460], [120, 90, 60], [["信息内容", "数量"], ["1.甲", "7"]]).next()
    page.table([60, 110, 190, 330, 460], [790, 760], [["1", "2", "3", "4"]])
    assert [rows(grid) for grid in grids(read(page.next().save()))] == [
        [["信息内容", "数量"], ["1.甲", "7"]],
        [["1", "2", "3", "4"]],
    ]


def test_a_heading_between_parts_tables() -> None:
    page = Drawing()
    page.table([60, 260, 460], [120, 90, 60], [["信息内容", "数量"], ["1.甲", "7"]]).next()
    page.text(60, 800, "四、下一章", 12).table([60, 260, 460], [780, 750], [["2.乙", "8"]])
    assert len(grids(read(page.next().save()))) == 2


def test_a_landscape_page_among_upright_ones() -> None:
    page = Drawing()
    page.lines(60, 780, ["正文第一段。"])
    page.next()
    page.canvas.setPageSize((842, 595))
    page.table(even(60, 48, 15), [500, 470], [[str(number) for number in range(15)]]).next()
    page.canvas.setPageSize((595, 842))
    page.lines(60, 780, ["正文第二段。"])
    document = read(page.next().save())
    assert table(document) == [[str(number) for number in range(15)]]
    assert [getattr(block, "page", None) for block in document.blocks] == [1, 2, 3]


@pytest.mark.parametrize(
    "number", ["-{}-", "— {} —", "第{}页", "第 {} 页 共 3 页", "{}", "{}/3", "·{}·", "Page {} of 3", "－{}－"]
)
def test_page_numbers_are_taken_out(number: str) -> None:
    page = Drawing()
    for count in range(1, 4):
        page.lines(60, 780, [f"第{'一二三'[count - 1]}章的正文。"]).centred(297, 40, number.format(count), 9).next()
    document = read(page.save())
    assert paragraphs(document) == ["第一章的正文。", "第二章的正文。", "第三章的正文。"]
    assert codes(document) == ["page_furniture"] * 3


def test_running_headers_are_taken_out_where_they_come_back() -> None:
    page = Drawing()
    for count in range(1, 4):
        page.text(60, 805, "某局政府信息公开年度报告", 8).lines(60, 760, [f"第{'一二三'[count - 1]}章的正文。"]).next()
    document = read(page.save())
    assert paragraphs(document) == ["第一章的正文。", "第二章的正文。", "第三章的正文。"]


def test_a_first_line_that_does_not_come_back_stays() -> None:
    page = Drawing().text(60, 805, "某局政府信息公开年度报告", 16).lines(60, 760, ["正文。"]).next()
    page.lines(60, 805, ["另一页。"]).next()
    assert paragraphs(read(page.save())) == ["某局政府信息公开年度报告", "正文。", "另一页。"]


def test_a_number_amid_text_at_the_foot_is_no_page_number() -> None:
    page = Drawing().lines(60, 120, ["共公开信息", "35", "件"], 10, 14).next()
    assert "35" in "".join(paragraphs(read(page.save())))


LINE = "按照党中央国务院和省委省政府决策部署认真落实条例各项规定圆满完成全年"


def test_lines_join_to_paragraphs_by_indent_and_short_lines() -> None:
    page = Drawing()
    page.text(84, 780, LINE[:-2], 12).lines(60, 760, [LINE, "任务。"], 12, 20)
    page.text(84, 720, "一、总体情况", 12)
    page.text(84, 700, LINE[:-2], 12).lines(60, 680, [LINE, LINE, "完成。"], 12, 20)
    assert paragraphs(read(page.next().save())) == [
        LINE[:-2] + LINE + "任务。",
        "一、总体情况",
        LINE[:-2] + LINE + LINE + "完成。",
    ]


def test_a_paragraph_goes_on_over_the_page() -> None:
    page = Drawing()
    page.text(84, 100, LINE[:-2], 12).lines(60, 80, [LINE], 12).centred(297, 30, "-1-", 9).next()
    page.lines(60, 780, [LINE, LINE, "到此为止。"], 12, 20).centred(297, 30, "-2-", 9).next()
    assert paragraphs(read(page.save())) == [LINE[:-2] + LINE * 3 + "到此为止。"]


def test_a_title_on_two_lines_is_two_paragraphs() -> None:
    page = Drawing().centred(297, 780, "某某市人民政府", 22).centred(297, 750, "2024 年政府信息公开工作年度报告", 22)
    page.text(84, 700, LINE[:-2], 12).lines(60, 680, [LINE, LINE, "任务。"], 12, 20)
    assert paragraphs(read(page.next().save()))[:2] == ["某某市人民政府", "2024年政府信息公开工作年度报告"]


def test_a_number_cut_at_the_margin_is_one_number() -> None:
    page = Drawing()
    page.text(84, 780, LINE[:-2], 12).lines(60, 760, [LINE, LINE[:-3] + "电话0517", "83605210。"], 12, 20)
    assert paragraphs(read(page.next().save())) == [LINE[:-2] + LINE + LINE[:-3] + "电话051783605210。"]


def test_a_figure_at_the_edge_that_is_not_the_pages_number_stays() -> None:
    """A list of figures, one to a line, ends or begins a page."""
    page = Drawing().lines(60, 780, ["2.没有现成信息需要另行制作", "0", "4"], 10, 14).next()
    page.lines(60, 780, ["7"]).lines(60, 700, ["3.补正后仍不明确", "0"], 10, 14).next()
    assert paragraphs(read(page.save())) == ["2.没有现成信息需要另行制作", "0", "4", "7", "3.补正后仍不明确", "0"]


def test_page_numbers_that_do_not_begin_with_one() -> None:
    page = Drawing()
    for count in range(3):
        page.lines(60, 780, [f"第{'一二三'[count]}章的正文。"]).centred(297, 40, str(count + 17), 9).next()
    assert paragraphs(read(page.save())) == ["第一章的正文。", "第二章的正文。", "第三章的正文。"]


def test_an_empty_corner_above_the_break_takes_no_label_from_below() -> None:
    page = Drawing()
    xs = [60, 260, 360, 460]
    for x in xs:
        page.canvas.line(x, 140, x, 60)
    for y in (140, 60):
        page.canvas.line(60, y, 460, y)
    page.canvas.line(260, 100, 460, 100)
    page.text(290, 115, "自然人").text(390, 115, "总计").text(290, 75, "甲").text(390, 75, "乙").next()
    page.table(xs, [790, 760, 730], [["一、本年新收", "1", "1"], ["二、上年结转", "2", "2"]])
    assert table(read(page.next().save())) == [
        ["", "自然人", "总计"],
        ["甲", "乙"],
        ["一、本年新收", "1", "1"],
        ["二、上年结转", "2", "2"],
    ]


def test_a_numbered_row_across_the_columns_of_labels_is_not_the_rest_of_the_row_before() -> None:
    """`（六）其他处理` begins a page; its label stands where the label of the group before it stood."""
    page = Drawing()
    page.text(60, 780, "三、收到和处理情况", 12)
    _rules(page, 160, 5, ((0, 1, 4),))
    _row(page, 160, HEAD)
    for number in range(1, 5):
        _row(page, 160 - 20 * number, ["", "（五）", f"{number}.事项", str(number), str(number)])
    page.next()
    page.rules([60, 140, 260, 320, 380], [790, 770, 750])
    for left, text in ((64, "（六）其他"), (264, "7"), (324, "7")):
        page.text(left, 776, text)
    for left, text in ((64, "（七）总计"), (264, "17"), (324, "17")):
        page.text(left, 756, text)
    found = [row for grid in grids(read(page.next().save())) for row in rows(grid)]
    assert [row[-2:] for row in found[-3:]] == [["4", "4"], ["7", "7"], ["17", "17"]]


BODY = "各部门按照要求做好相关工作并及时报送有关材料确保按时完成任务现将有关情况报告如下请予审阅"


def _titled(drawing: Drawing, lines: list[str]) -> None:
    for number, line in enumerate(lines):
        drawing.centred(300, 780 - 34 * number, line, 20)
    drawing.lines(60, 690, [BODY[at : at + 40] for at in (0, 2, 4)], 12, 20)


def test_a_title_that_fills_its_line_goes_on_in_the_centred_line_below() -> None:
    title = "澄岚县政务服务和数据管理局二〇二四年度政府信息公开工作年度报告"
    document = drawn(lambda page: _titled(page, [title[:24], title[24:]]))
    assert paragraphs(document)[0] == title


def test_a_title_with_room_left_is_broken_on_purpose() -> None:
    document = drawn(lambda page: _titled(page, ["澄岚县政务服务和数据管理局", "二〇二四年度工作报告"]))
    assert paragraphs(document)[:2] == ["澄岚县政务服务和数据管理局", "二〇二四年度工作报告"]


def test_a_numbered_heading_below_a_title_that_fills_its_line_is_no_part_of_it() -> None:
    def page(drawing: Drawing) -> None:
        drawing.lines(
            60,
            780,
            ["澄岚县政务服务和数据管理局二〇二四年政府信息公开工作年度报告材料一份供参阅", "一、总体情况"],
            12,
            20,
        )
        drawing.lines(60, 730, [BODY[at : at + 40] for at in (0, 2, 4)], 12, 20)

    assert "一、总体情况" in paragraphs(drawn(page))
