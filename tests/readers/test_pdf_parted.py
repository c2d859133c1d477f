"""Tables whose lines part columns, or nothing: rows are told by their figures; stripes, slivers and shaded headers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from reportlab.lib.colors import Color

from tests.readers.pdf_files import Drawing, drawn, grids, rows, table

XS = [60, 200, 260, 320, 380, 440]
HEAD = ["", "结果维持", "结果纠正", "其他结果", "总计"]
ROWS = [["规章", "1", "0", "3", "4"], ["文件", "5", "6", "7", "18"], ["收费", "8", "9", "10", "27"]]
GREY = Color(0.9, 0.9, 0.9)


def _row(page: Drawing, y: float, texts: list[str], size: float = 10) -> None:
    for (left, right), text in zip(pairwise(XS), texts, strict=True):
        page.centred((left + right) / 2, y, text, size)


def _shade(page: Drawing, left: float, bottom: float, right: float, top: float) -> None:
    page.canvas.setFillColor(GREY)
    page.canvas.rect(left, bottom, right - left, top - bottom, stroke=0, fill=1)
    page.canvas.setFillColor(Color(0, 0, 0))


def test_lines_between_columns_only() -> None:
    def page(drawing: Drawing) -> None:
        for x in XS:
            drawing.canvas.line(x, 640, x, 740)
        for y in (640, 740):
            drawing.canvas.line(60, y, 440, y)
        for number, texts in enumerate([HEAD, *ROWS]):
            _row(drawing, 720 - 22 * number, texts)

    assert table(drawn(page)) == [HEAD, *ROWS]


def test_neighbours_that_touch_are_parted_by_the_line_between_them() -> None:
    """Five characters nearly fill their columns: only the line says that there are two cells."""
    head = ["", "结果为维持", "结果为纠正", "其他结果", "总计"]

    def page(drawing: Drawing) -> None:
        for x in XS:
            drawing.canvas.line(x, 640, x, 740)
        for y in (640, 740):
            drawing.canvas.line(60, y, 440, y)
        for number, texts in enumerate([head, *ROWS]):
            _row(drawing, 720 - 22 * number, texts)

    assert table(drawn(page)) == [head, *ROWS]


def test_one_row_of_figures_under_its_header_between_two_lines() -> None:
    head, figures = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"], ["0", "1", "2", "3", "6"]

    def page(drawing: Drawing) -> None:
        for y in (690, 740):
            for left, right in pairwise(XS):
                drawing.canvas.line(left, y, right, y)
        _row(drawing, 722, head)
        _row(drawing, 700, figures)

    assert table(drawn(page)) == [head, figures]


def test_figures_over_several_lines_are_no_rows() -> None:
    """Narrow columns wrap every figure of a row; the lattice is right."""
    xs, ys = [60, 200, 222, 244, 266], [740, 700, 650]

    def page(drawing: Drawing) -> None:
        drawing.table(xs, ys, [["", "甲", "乙", "丙"], ["申请", "123\n456", "789\n012", "345\n678"]])

    (grid,) = grids(drawn(page))
    assert (grid.row_count, grid.column_count) == (2, 4)


@pytest.mark.parametrize("blank", [1, 4])
def test_a_column_without_any_figure_is_told_by_its_header(blank: int) -> None:
    figures = ["0", "1", "2", "3", "6"]
    figures[blank] = ""
    head = ["维持", "纠正", "其他", "未结", "总计"]

    def page(drawing: Drawing) -> None:
        drawing.centred(160, 724, "行政复议")
        _row(drawing, 704, head)
        for (left, right), text in zip(pairwise(XS), figures, strict=True):
            if text:
                drawing.centred((left + right) / 2, 684, text)

    assert table(drawn(page))[-2:] == [head, figures]


def test_a_heading_between_two_columns_makes_no_column() -> None:
    head, figures = ["维持", "纠正", "其他", "未结", "总计"], ["0", "1", "2", "3", "6"]

    def page(drawing: Drawing) -> None:
        drawing.centred(160, 724, "行政复议").centred(320, 724, "诉讼")
        _row(drawing, 704, head)
        _row(drawing, 684, figures)

    (grid,) = grids(drawn(page))
    assert grid.column_count == len(figures)
    assert rows(grid)[-1] == figures


def test_a_wrapped_placeholder_above_the_only_row_of_figures() -> None:
    head = ["维持", "纠正", "其他", "未结", "总计"]

    def page(drawing: Drawing) -> None:
        _row(drawing, 724, head)
        for column, text in enumerate(["0", "", "2", "3", "5"]):
            if text:
                drawing.centred((XS[column] + XS[column + 1]) / 2, 700, text)
        drawing.centred(230, 706, "不适").centred(230, 694, "用")

    assert table(drawn(page)) == [head, ["0", "不适\n用", "2", "3", "5"]]


def test_stripes_are_no_cells() -> None:
    """Every second row is shaded; a label over several rows is shaded as high as they are."""

    def page(drawing: Drawing) -> None:
        for number, texts in enumerate([HEAD, *ROWS, *ROWS]):
            y = 720 - 22 * number
            if number % 2:
                for left, right in pairwise(XS):
                    _shade(drawing, left, y - 7, right, y + 15)
            _row(drawing, y, texts)

    assert table(drawn(page)) == [HEAD, *ROWS, *ROWS]


def test_a_shaded_header_takes_the_only_row_of_figures_below_it() -> None:
    """The empty cell keeps its place, which the figures alone do not tell."""
    head = ["维持", "纠正", "其他", "未结", "总计"]

    def page(drawing: Drawing) -> None:
        for top in (740, 718):
            for left, right in pairwise(XS):
                _shade(drawing, left + 0.5, top - 21, right - 0.5, top)
        _row(drawing, 725, ["甲", "乙", "丙", "丁", "戊"])
        _row(drawing, 703, head)
        _row(drawing, 682, ["0", "1", "", "3", "4"])

    assert table(drawn(page))[-2:] == [head, ["0", "1", "", "3", "4"]]


def test_lines_of_one_table_do_not_move_those_of_another() -> None:
    """Columns of two tables lie two points apart, and the lines of each are doubled."""

    def page(drawing: Drawing) -> None:
        for shift, top in ((0.0, 740), (1.9, 640)):
            xs = [60, 150 + shift, 240 + shift, 330]
            for x in xs:
                drawing.canvas.line(x - 1.1, top - 60, x - 1.1, top)
                drawing.canvas.line(x + 1.1, top - 60, x + 1.1, top)
            for y in (top, top - 30, top - 60):
                drawing.canvas.line(60, y, 330, y)
            drawing.fill(xs, [top, top - 30, top - 60], [["甲", "乙", "丙"], ["1", "2", "3"]])

    assert [rows(grid) for grid in grids(drawn(page))] == [[["甲", "乙", "丙"], ["1", "2", "3"]]] * 2


def test_a_sliver_left_of_a_row_cut_by_the_page_is_no_row() -> None:
    """Only the label's cell is drawn further down than the others."""

    def page(drawing: Drawing) -> None:
        drawing.table(XS, [740, 715, 690], [HEAD, ["规章", "1", "0", "3", "4"]])
        for x in (60, 200):
            drawing.canvas.line(x, 690, x, 675)
        drawing.canvas.line(60, 675, 200, 675)
        for x in XS[2:]:
            drawing.canvas.line(x, 690, x, 675)
        drawing.canvas.line(200, 675, 440, 675)
        drawing.canvas.setStrokeColor(Color(1, 1, 1))

    assert table(drawn(page))[1] == ["规章", "1", "0", "3", "4"]


def test_group_labels_between_the_lines_of_other_labels_are_a_column() -> None:
    """No line holds a group's label and a row's: the group stands half a line higher."""

    def page(drawing: Drawing) -> None:
        _row(drawing, 724, ["", "自然人", "企业", "其他", "总计"], 9)
        y = 690.0
        for label, group in (
            (["1.不掌握", "相关信息"], "（四）无法"),
            (["2.需要另", "行制作"], ""),
            (["3.内容仍", "不明确"], "（五）不予"),
            (["4.重复的", "申请件"], ""),
        ):
            drawing.lines(130, y + 6, label, 9, 12)
            if group:
                drawing.text(64, y - 18 + 11, group, 9)
            for column, figure in enumerate("1203", 1):
                drawing.centred((XS[column] + XS[column + 1]) / 2, y, figure, 9)
            y -= 30
        drawing.text(90, y, "（七）总计合计", 9)
        for column, figure in enumerate("4812", 1):
            drawing.centred((XS[column] + XS[column + 1]) / 2, y, figure, 9)

    found = table(drawn(page))
    assert [row[-4:] for row in found[1:]] == [list("1203")] * 4 + [list("4812")]
    assert [row[-5] for row in found[1:5]] == [
        "1.不掌握\n相关信息",
        "2.需要另\n行制作",
        "3.内容仍\n不明确",
        "4.重复的\n申请件",
    ]


def test_the_last_line_of_a_label_over_two_columns_beside_its_figures() -> None:
    """Cells are aligned at their last lines; the header's remark reaches over one column of labels more."""
    xs = [60, 90, 150, 290, 330, 370, 410]

    def figures(drawing: Drawing, y: float, texts: str) -> None:
        for (left, right), text in zip(pairwise(xs[3:]), texts, strict=True):
            drawing.centred((left + right) / 2, y, text, 9)

    def page(drawing: Drawing) -> None:
        drawing.text(64, 740, "本列数据的勾稽关系为第一项加第二项之和等于", 9)
        figures(drawing, 740, "甲乙丙")
        drawing.text(94, 720, "（一）予以公开的情形件数", 9)
        figures(drawing, 720, "102")
        drawing.text(94, 700, "（二）部分公开区分处理的只计一种情", 9).text(94, 688, "形的", 9)
        figures(drawing, 688, "345")
        for number, label in enumerate(("1.国家秘密", "2.禁止公开", "3.危及安全")):
            y = 664 - 22 * number
            drawing.text(154, y, label, 9)
            if number == 1:
                drawing.text(94, y, "（三）不予", 9)
            figures(drawing, y, f"{number}67")

    found = {row[-4].replace("\n", "") if row[-4] else row[-5]: row[-3:] for row in table(drawn(page))[1:]}
    assert ["1", "0", "2"] in found.values()
    assert ["3", "4", "5"] in found.values()
    assert not any("（一）" in label and "（二）" in label for label in found)
