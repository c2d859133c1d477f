"""Ruled tables: every cell exactly, however the lines are drawn and the text is set."""

from __future__ import annotations

from itertools import pairwise

import pytest

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.settings import Limits
from tests.readers.pdf_files import Drawing, covered, drawn, even, grids, paragraphs, read, rows, spans, table

XS = even(60, 100, 4)
YS = even(700, -24, 3)
ROWS = [["信息内容", "制发", "废止", "有效"], ["规章", "1", "0", "11"], ["规范性文件", "8", "", "66"]]


def test_a_table_of_strokes() -> None:
    document = drawn(lambda page: page.table(XS, YS, ROWS))
    (grid,) = grids(document)
    assert rows(grid) == ROWS
    assert covered(grid)
    assert spans(grid) == {}


def _rectangles(page: Drawing) -> None:
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.canvas.rect(left, bottom, right - left, top - bottom)


def _thin_fills(page: Drawing) -> None:
    for x in XS:
        page.canvas.rect(x - 0.24, YS[-1], 0.48, YS[0] - YS[-1], stroke=0, fill=1)
    for y in YS:
        page.canvas.rect(XS[0], y - 0.24, XS[-1] - XS[0], 0.48, stroke=0, fill=1)


def _pieces_broken_at_crossings(page: Drawing) -> None:
    for y in YS:
        for left, right in pairwise(XS):
            page.canvas.line(left + 1.2, y, right - 1.2, y)
    for x in XS:
        for top, bottom in pairwise(YS):
            page.canvas.line(x, top - 1.2, x, bottom + 1.2)


def _dashes(page: Drawing) -> None:
    page.canvas.setDash(3, 2)
    page.rules(XS, YS)


def _dots(page: Drawing) -> None:
    for y in YS:
        x = XS[0]
        while x < XS[-1]:
            page.canvas.rect(x, y, 0.8, 0.8, stroke=0, fill=1)
            x += 2.4
    for x in XS:
        y = YS[-1]
        while y < YS[0]:
            page.canvas.rect(x, y, 0.8, 0.8, stroke=0, fill=1)
            y += 2.4


def _double(page: Drawing) -> None:
    for apart in (-1.1, 1.1):
        page.rules([x + apart for x in XS], [y + apart for y in YS])


def _nested_rectangles(page: Drawing) -> None:
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            path = page.canvas.beginPath()
            path.rect(left, bottom, right - left, top - bottom)
            path.rect(left + 0.7, bottom + 0.7, right - left - 1.4, top - bottom - 1.4)
            page.canvas.drawPath(path, stroke=0, fill=1, fillMode=0)


def _rows_a_little_apart(page: Drawing) -> None:
    for number, (top, bottom) in enumerate(pairwise(YS)):
        for x in XS:
            page.canvas.line(
                x + (0, 4.5, -4)[number] * (x not in {XS[0], XS[-1]}),
                top,
                x + (0, 4.5, -4)[number] * (x not in {XS[0], XS[-1]}),
                bottom,
            )
    for y in YS:
        page.canvas.line(XS[0], y, XS[-1], y)


def _inside_a_form(page: Drawing) -> None:
    page.canvas.beginForm("lines")
    page.rules([x / 2 for x in XS], [y / 2 for y in YS])
    page.canvas.endForm()
    page.canvas.saveState()
    page.canvas.scale(2, 2)
    page.canvas.doForm("lines")
    page.canvas.restoreState()


def _open_at_the_sides(page: Drawing) -> None:
    for x in XS[1:-1]:
        page.canvas.line(x, YS[0], x, YS[-1])
    for y in YS:
        page.canvas.line(XS[0], y, XS[-1], y)


def _open_above_and_below(page: Drawing) -> None:
    for x in XS:
        page.canvas.line(x, YS[0], x, YS[-1])
    for y in YS[1:-1]:
        page.canvas.line(XS[0], y, XS[-1], y)


def _coloured_boxes(page: Drawing) -> None:
    page.canvas.setFillGray(0.85)
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.canvas.rect(left + 1, bottom + 1, right - left - 2, top - bottom - 2, stroke=0, fill=1)
    page.canvas.setFillGray(0)


def _white_boxes_on_black(page: Drawing) -> None:
    page.canvas.rect(XS[0], YS[-1], XS[-1] - XS[0], YS[0] - YS[-1], stroke=0, fill=1)
    page.canvas.setFillGray(1)
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.canvas.rect(left + 0.5, bottom + 0.5, right - left - 1, top - bottom - 1, stroke=0, fill=1)
    page.canvas.setFillGray(0)


def _framed_boxes_with_gaps(page: Drawing) -> None:
    for left, right in pairwise(XS):
        for top, bottom in pairwise(YS):
            page.canvas.rect(left + 2.5, bottom + 2.5, right - left - 5, top - bottom - 5)


@pytest.mark.parametrize(
    "draw",
    [
        _rectangles,
        _thin_fills,
        _pieces_broken_at_crossings,
        _dashes,
        _dots,
        _double,
        _nested_rectangles,
        _rows_a_little_apart,
        _inside_a_form,
        _open_at_the_sides,
        _open_above_and_below,
        _coloured_boxes,
        _white_boxes_on_black,
        _framed_boxes_with_gaps,
    ],
)
def test_lines_drawn_in_other_ways(draw: object) -> None:
    def page(drawing: Drawing) -> None:
        draw(drawing)  # type: ignore[operator]
        drawing.canvas.setDash()
        drawing.fill(XS, YS, ROWS)

    assert table(drawn(page)) == ROWS


def test_merged_cells_are_where_inner_edges_are_missing() -> None:
    """
    ┌───────┬───────────┐
    │       │   b       │
    │   a   ├─────┬─────┤
    │       │  1  │  2  │
    ├───┬───┼─────┴─────┤
    │ c │ d │   3       │
    """

    def page(drawing: Drawing) -> None:
        canvas = drawing.canvas
        for x, top, bottom in ((60, 700, 610), (360, 700, 610), (160, 700, 610), (260, 670, 640), (110, 640, 610)):
            canvas.line(x, top, x, bottom)
        for y, left, right in ((700, 60, 360), (640, 60, 360), (610, 60, 360), (670, 160, 360)):
            canvas.line(left, y, right, y)
        for x, y, text in (
            (100, 666, "a"),
            (250, 682, "b"),
            (200, 652, "1"),
            (300, 652, "2"),
            (80, 622, "c"),
            (130, 622, "d"),
            (250, 622, "3"),
        ):
            drawing.text(x, y, text)

    (grid,) = grids(drawn(page))
    assert rows(grid) == [["a", "b"], ["1", "2"], ["c", "d", "3"]]
    assert spans(grid) == {(0, 0): (2, 2), (0, 2): (1, 2), (2, 2): (1, 2)}
    assert covered(grid)
    assert [cell.column for cell in grid.cells] == [0, 2, 2, 3, 0, 1, 2]


def test_boxes_are_in_points_from_the_lower_left_corner() -> None:
    (grid,) = grids(drawn(lambda page: page.table(XS, YS, ROWS)))
    assert grid.page == 1
    assert [cell.box for cell in grid.cells][:2] == [(60, 676, 160, 700), (160, 676, 260, 700)]
    assert {cell.page for cell in grid.cells} == {1}


def test_lines_of_a_cell_stay_lines_in_its_text() -> None:
    document = drawn(lambda page: page.table(even(60, 60, 3), even(700, -44, 1), [["结果\n维持", "尚未审\n结", "12"]]))
    assert table(document) == [["结果\n维持", "尚未审\n结", "12"]]


def test_a_label_printed_downwards_is_one_cell() -> None:
    def page(drawing: Drawing) -> None:
        canvas = drawing.canvas
        canvas.line(80, 700, 80, 500)
        drawing.rules([60, 160, 260], [700, 500])
        for number in range(5):
            canvas.line(80, 700 - number * 40, 260, 700 - number * 40)
            drawing.text(90, 676 - number * 40, f"{number + 1}.事项").text(200, 676 - number * 40, str(number))
        drawing.lines(65, 670, "三、本年度办理结果", 10, 15)

    (grid,) = grids(drawn(page))
    assert rows(grid)[0] == ["三\n、\n本\n年\n度\n办\n理\n结\n果", "1.事项", "0"]
    assert spans(grid) == {(0, 0): (5, 1)}


def test_vertical_writing_in_two_columns_runs_from_right_to_left() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 200], [700, 600])
        drawing.lines(82, 680, "三、本年度", 10, 13).lines(66, 680, "办理结果", 10, 13).text(140, 650, "7")

    assert table(drawn(page)) == [["三、本年度\n办理结果", "7"]]


def test_text_turned_by_a_quarter_in_a_cell() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 200], [700, 600])
        canvas = drawing.canvas
        canvas.saveState()
        canvas.translate(85, 615)
        canvas.rotate(90)
        drawing.text(0, 0, "办理结果")
        canvas.restoreState()
        drawing.text(140, 650, "7").lines(60, 560, ["表格以外的文字都是正的。"])

    assert table(drawn(page)) == [["办理结果", "7"]]


@pytest.mark.parametrize("where", ["left", "centre", "right"])
def test_figures_wherever_they_stand_in_their_cells(where: str) -> None:
    xs = even(60, 32, 15)

    def page(drawing: Drawing) -> None:
        drawing.rules(xs, [700, 660, 640])
        for number, left in enumerate(xs[:-1]):
            drawing.text(left + 6, 685, "结果", 9).text(left + 6, 670, "维持", 9)
            text = str(number * 37)
            width = 4.5 * len(text)
            x = {"left": left + 1, "centre": left + 16 - width / 2, "right": left + 31 - width}[where]
            drawing.text(x, 646, text, 9)

    assert table(drawn(page)) == [["结果\n维持"] * 15, [str(number * 37) for number in range(15)]]


def test_a_figure_wider_than_its_cell_stays_one_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 110, 140, 200], [700, 680])
        drawing.text(80, 686, "规章").text(112, 686, "1234567").text(160, 686, "8")

    assert table(drawn(page)) == [["规章", "1234567", "8"]]


def test_a_figure_wider_than_its_cell_drawn_character_by_character() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 110, 141, 200], [700, 680])
        drawing.text(80, 686, "规章").text(170, 686, "8")
        for number, digit in enumerate("1234567"):
            drawing.text(114 + 5 * number, 686, digit)

    assert table(drawn(page)) == [["规章", "1234567", "8"]]


def test_figures_of_two_cells_that_touch_stay_two() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 110, 160], [700, 680])
        drawing.text(95, 686, "123").text(110, 686, "456")

    assert table(drawn(page)) == [["123", "456"]]


def test_one_string_over_several_cells_is_cut_at_its_spaces() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 110, 160, 210], [700, 680])
        drawing.text(70, 686, "12" + " " * 20 + "34" + " " * 20 + "56")

    assert table(drawn(page)) == [["12", "34", "56"]]


def test_a_label_that_runs_over_into_the_row_below() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table([60, 160, 260], [700, 660, 630], [["", "9"], ["乙", "8"]])
        drawing.lines(65, 687, ["很长的第一行", "很长的第二行", "很长的第三行"], 10, 14)

    assert table(drawn(page)) == [["很长的第一行\n很长的第二行\n很长的第三行", "9"], ["乙", "8"]]


def test_a_number_wrapped_in_a_narrow_cell_is_one_number() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 90, 150], [700, 670])
        drawing.text(66, 688, "3985").text(66, 675, "758").text(110, 688, "12").text(110, 675, "34")

    assert table(drawn(page)) == [["3985758", "12\n34"]]


def test_a_page_number_inside_the_table_is_taken_out() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table([60, 300, 535], [120, 80, 40], [["甲", "1"], ["乙", "2"]])
        drawing.text(290, 46, "-5-", 9)

    document = drawn(page)
    assert table(document) == [["甲", "1"], ["乙", "2"]]
    assert [note.message for note in document.notes] == ["页眉、页脚或页码已略去：“-5-”。"]


def test_a_lone_number_in_the_last_row_is_a_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table([60, 300, 535], [120, 80, 40], [["甲", "1"], ["乙", "5"]])

    assert table(drawn(page)) == [["甲", "1"], ["乙", "5"]]


def test_a_frame_around_text_is_no_table() -> None:
    def page(drawing: Drawing) -> None:
        drawing.canvas.rect(50, 500, 495, 300)
        drawing.lines(60, 780, ["第一段。", "第二段。", "第三段。", "第四段。"], 12, 30)
        drawing.table(XS, [660, 630, 600, 570], ROWS)

    document = drawn(page)
    assert table(document) == ROWS
    assert paragraphs(document)[:2] == ["第一段。", "第二段。"]


def test_a_small_box_is_a_paragraph() -> None:
    def page(drawing: Drawing) -> None:
        drawing.canvas.rect(400, 780, 100, 20)
        drawing.text(405, 786, "附件1").lines(60, 740, ["正文。"])

    document = drawn(page)
    assert grids(document) == []
    assert paragraphs(document) == ["附件1", "正文。"]


def test_underlines_and_white_shading_make_no_cells() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table(XS, YS, ROWS)
        drawing.canvas.line(170, 658, 200, 658)
        drawing.canvas.setFillGray(1)
        for y in (560, 540, 520):
            drawing.canvas.rect(60, y, 400, 20, stroke=0, fill=1)
        drawing.canvas.setFillGray(0)
        drawing.lines(60, 565, ["第一行", "第二行"], 10, 20)

    document = drawn(page)
    assert table(document) == ROWS
    assert paragraphs(document) == ["第一行", "第二行"]


def test_two_tables_with_a_line_between() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table(XS, YS, ROWS).text(60, 605, "四、下一章").table([60, 260, 460], [580, 550], [["结果", "2"]])

    document = drawn(page)
    assert [rows(grid) for grid in grids(document)] == [ROWS, [["结果", "2"]]]
    assert [grid.number for grid in grids(document)] == [1, 2]
    assert paragraphs(document) == ["四、下一章"]


def test_cells_over_the_limit_are_refused() -> None:
    data = Drawing().table(XS, YS, ROWS).next().save()
    with pytest.raises(UnreadableDocument) as caught:
        read(data, Limits(cells=11))
    assert caught.value.code is ErrorCode.TOO_LARGE
    assert table(read(data, Limits(cells=12))) == ROWS


def test_a_closing_mark_that_juts_over_a_line_does_not_join_the_figure_behind_it() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 98, 160], [700, 680])
        drawing.text(60, 686, "甲乙丙）").text(99.8, 686, "0")

    assert table(drawn(page)) == [["甲乙丙）", "0"]]


def test_a_closing_quotation_mark_at_a_line_does_not_join_the_figure_behind_it() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 98, 160], [700, 680])
        drawing.text(60, 686, "一稳定”").text(99.4, 686, "220")

    assert table(drawn(page)) == [["一稳定”", "220"]]


def test_a_sign_that_touches_the_figure_before_it_at_a_line_is_of_the_next_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 104.62, 160], [700, 680])
        drawing.text(100, 686, "0").text(104.62, 686, "-7")

    assert table(drawn(page)) == [["0", "-7"]]


def _digit_by_digit(drawing: Drawing, x: float, y: float, figure: str) -> None:
    """Write a figure of 10 points as browsers do: every digit drawn for itself."""
    for number, digit in enumerate(figure):
        drawing.text(x + 4.62 * number, y, digit)


def test_a_figure_that_runs_over_into_the_next_cell_keeps_its_last_digit() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 127, 154], [700, 680]).text(64, 686, "重复")
        _digit_by_digit(drawing, 108.07, 686, "46872")
        drawing.text(138, 686, "2")

    assert table(drawn(page)) == [["重复", "46872", "2"]]


def test_a_figure_that_runs_over_up_to_the_next_figure_is_not_one_with_it() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 127, 154], [700, 680]).text(64, 686, "总计")
        _digit_by_digit(drawing, 106.5, 686, "31822")
        _digit_by_digit(drawing, 130.03, 686, "2710")

    assert table(drawn(page)) == [["总计", "31822", "2710"]]


def test_a_figure_far_too_wide_belongs_where_it_begins() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 121, 142], [700, 660]).text(64, 676, "总计")
        _digit_by_digit(drawing, 105.5, 686, "85764")
        drawing.text(128.6, 686, "(含").text(107, 670, "3件)")

    assert table(drawn(page)) == [["总计", "85764(含\n3件)", ""]]


def test_digits_one_below_the_other_in_a_narrow_column_are_one_figure() -> None:
    # 22 points wide with margins of 5.4 on both sides leave room for two digits of 4.62, but not for three
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 118], [720, 680]).lines(65.5, 706, ["结果", "纠正"], leading=14)
        drawing.lines(105.6, 706, ["4", "9", "4"], leading=10)

    assert table(drawn(page)) == [["结果\n纠正", "494"]]


def test_a_blank_that_may_not_begin_a_line_takes_a_digit_along() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 100, 145], [720, 680]).lines(65.5, 706, ["结果", "维持"], leading=14)
        drawing.text(110, 706, "\u00a0369").text(115, 692, "3\u00a0")

    assert table(drawn(page)) == [["结果\n维持", "3693"]]


def test_the_space_between_cells_with_borders_of_their_own_is_no_column() -> None:
    def page(drawing: Drawing) -> None:
        for row, texts in enumerate((["规章", "1", "2"], ["文件", "3", "4"], ["其他", "5", "6"])):
            for column, text in enumerate(texts):
                left, top = 60 + 84 * column, 700 - 24 * row
                drawing.rules([left, left + 80.5], [top, top - 20.5]).centred(left + 40, top - 14, text)

    assert table(drawn(page)) == [["规章", "1", "2"], ["文件", "3", "4"], ["其他", "5", "6"]]
