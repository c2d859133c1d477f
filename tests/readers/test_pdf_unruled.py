"""Tables without lines, or with horizontal ones only: a grid where it is sure, tabs where it is not, never a loss."""

from __future__ import annotations

import itertools

from gkdash.readers.pdf_columns import Placed
from gkdash.readers.pdf_headed import with_headers
from gkdash.readers.pdf_model import Line, Segment
from tests.readers.pdf_files import Drawing, covered, drawn, grids, paragraphs, read, rows, table

HEAD = ["信息内容", "制发", "废止", "有效"]
ROWS = [HEAD, ["规章", "1", "0", "11"], ["行政规范性文件", "8", "26", "66"]]
XS = [60, 260, 340, 420, 500]


def _write(page: Drawing, top: float, texts: list[list[str]], step: float = 22) -> Drawing:
    for number, row in enumerate(texts):
        y = top - number * step
        for column, text in enumerate(row):
            if column:
                page.centred((XS[column] + XS[column + 1]) / 2, y, text)
            elif text:
                page.text(XS[0] + 4, y, text)
    return page


def test_columns_are_told_by_where_figures_stand() -> None:
    document = drawn(lambda page: _write(page, 700, ROWS))
    (grid,) = grids(document)
    assert rows(grid) == ROWS
    assert grid.aligned
    assert covered(grid)


def test_a_blank_keeps_its_place() -> None:
    document = drawn(lambda page: _write(page, 700, [HEAD, ["规章", "1", "", "11"], ["文件", "8", "26", ""]]))
    assert table(document) == [HEAD, ["规章", "1", "", "11"], ["文件", "8", "26", ""]]


def test_labels_over_several_lines_join_their_row() -> None:
    def page(drawing: Drawing) -> None:
        _write(drawing, 700, [HEAD])
        for number, label in enumerate(
            (["1.申请人逾期不补正、", "行政机关不再处理其", "公开申请"], ["2.其他"], ["3.申请人逾期", "不缴费"])
        ):
            top = 660 - number * 50
            drawing.lines(64, top + 6 * (len(label) - 1), label, 10, 12)
            for column, figure in enumerate((number, 2, 3), 1):
                drawing.centred((XS[column] + XS[column + 1]) / 2, top, str(figure))

    assert table(drawn(page)) == [
        HEAD,
        ["1.申请人逾期不补正、\n行政机关不再处理其\n公开申请", "0", "2", "3"],
        ["2.其他", "1", "2", "3"],
        ["3.申请人逾期\n不缴费", "2", "2", "3"],
    ]


def test_where_rows_cannot_be_told_lines_go_out_with_tabs() -> None:
    def page(drawing: Drawing) -> None:
        _write(drawing, 700, [HEAD, ["规章的数量", "1", "0", "11"]], 14)
        drawing.text(64, 672, "或者继续").text(64, 658, "还是另起")
        _write(drawing, 644, [["文件", "8", "26", "66"]])

    document = drawn(page)
    assert grids(document) == []
    assert paragraphs(document) == [
        "信息内容\t制发\t废止\t有效",
        "规章的数量\t1\t0\t11",
        "或者继续",
        "还是另起",
        "文件\t8\t26\t66",
    ]


def test_a_table_of_three_lines() -> None:
    def page(drawing: Drawing) -> None:
        for y in (715, 692, 645):
            drawing.canvas.line(60, y, 500, y)
        _write(drawing, 700, ROWS)

    assert table(drawn(page)) == ROWS


def test_three_lines_drawn_cell_by_cell() -> None:
    def page(drawing: Drawing) -> None:
        for y in (715, 692, 645):
            for left, right in itertools.pairwise(XS):
                drawing.canvas.line(left, y, right, y)
        _write(drawing, 700, ROWS)

    assert table(drawn(page)) == ROWS


def test_horizontal_lines_part_rows_whose_labels_wrap() -> None:
    def page(drawing: Drawing) -> None:
        for y in (715, 690, 650, 610):
            drawing.canvas.line(60, y, 500, y)
        _write(drawing, 700, [HEAD])
        drawing.lines(64, 676, ["规章以及", "其他文件"], 10, 14).lines(64, 636, ["行政规范", "性文件"], 10, 14)
        for top, figures in ((669, "123"), (629, "456")):
            for column, figure in enumerate(figures, 1):
                drawing.centred((XS[column] + XS[column + 1]) / 2, top, figure)

    assert table(drawn(page)) == [HEAD, ["规章以及\n其他文件", "1", "2", "3"], ["行政规范\n性文件", "4", "5", "6"]]


def test_horizontal_lines_drawn_cell_by_cell_show_merged_cells() -> None:
    def page(drawing: Drawing) -> None:
        canvas = drawing.canvas
        for left, right, y in (
            *((60, 500, y) for y in (715, 690)),
            *((left, right, y) for y in (690, 665, 640) for left, right in itertools.pairwise(XS)),
        ):
            canvas.line(left, y, right, y)
        drawing.text(250, 700, "第二十条第一项")
        _write(drawing, 675, ROWS[1:], 25)

    (grid,) = grids(drawn(page))
    assert rows(grid) == [["第二十条第一项"], *ROWS[1:]]


def test_lines_between_rows_and_no_columns_drawn() -> None:
    """A frame with rows in it and no vertical line inside."""

    def page(drawing: Drawing) -> None:
        drawing.canvas.rect(55, 640, 450, 80)
        for y in (693, 671):
            drawing.canvas.line(55, y, 505, y)
        _write(drawing, 700, ROWS)

    assert table(drawn(page)) == ROWS


def test_header_words_over_two_lines() -> None:
    def page(drawing: Drawing) -> None:
        for column, (upper, lower) in enumerate((("商业", "企业"), ("科研", "机构"), ("法律服", "务机构")), 1):
            middle = (XS[column] + XS[column + 1]) / 2
            drawing.centred(middle, 708, upper).centred(middle, 695, lower)
        _write(drawing, 668, [["一、新收", "1", "2", "3"], ["二、结转", "4", "5", "6"]])

    assert table(drawn(page)) == [
        ["", "商业\n企业", "科研\n机构", "法律服\n务机构"],
        ["一、新收", "1", "2", "3"],
        ["二、结转", "4", "5", "6"],
    ]


def test_fifteen_columns_and_one_row_of_figures() -> None:
    def page(drawing: Drawing) -> None:
        for number in range(15):
            x = 70 + number * 32
            drawing.centred(x, 706, "结果", 9).centred(x, 694, "维持", 9).centred(x, 670, str(number), 9)

    assert table(drawn(page)) == [["结果\n维持"] * 15, [str(number) for number in range(15)]]


def test_a_signature_is_no_table() -> None:
    document = drawn(
        lambda page: page.lines(60, 700, ["正文。"]).text(300, 650, "某某局").text(400, 650, "2025年1月20日")
    )
    assert grids(document) == []
    assert paragraphs(document) == ["正文。", "某某局 2025年1月20日"]


def test_an_unruled_table_over_pages() -> None:
    page = _write(Drawing(), 100, [HEAD, ["1.规章", "1", "0", "11"], ["2.文件", "8", "26", "66"]])
    page.next()
    _write(page, 780, [["3.许可", "4", "5", "6"], ["4.处罚", "7", "8", "9"]])
    assert table(read(page.next().save())) == [
        HEAD,
        ["1.规章", "1", "0", "11"],
        ["2.文件", "8", "26", "66"],
        ["3.许可", "4", "5", "6"],
        ["4.处罚", "7", "8", "9"],
    ]


def test_no_text_is_lost_between_grid_and_paragraphs() -> None:
    texts = [*ROWS, ["第三", "3"], ["说明文字很长占了整整一行还要多一些才够", "", "", ""], ["末", "9", "9", "9"]]
    texts = [[*row, *[""] * (4 - len(row))] for row in texts]
    document = drawn(lambda page: _write(page, 700, texts))
    assert sorted(document.text.replace("\t", "").replace("\n", "")) == sorted("".join(map("".join, texts)))


def _figures(drawing: Drawing, top: float, figures: list[str], leading: float = 12) -> None:
    for column, figure in enumerate(figures, 1):
        for number, line in enumerate(figure.split("\n")):
            drawing.centred((XS[column] + XS[column + 1]) / 2, top - number * leading, line)


def test_figures_that_wrap_stay_whole_beside_labels_of_one_line() -> None:
    def page(drawing: Drawing) -> None:
        _write(drawing, 700, [HEAD])
        for number, (label, figures) in enumerate(
            [
                ("（一）予以公开", ["673930\n3", "0", "484730\n3"]),
                ("（二）部分公开", ["0", "153480\n8", "0"]),
                ("（三）总计", ["673930\n3", "153480\n8", "638210\n1"]),
            ]
        ):
            drawing.text(64, 670 - number * 26, label)
            _figures(drawing, 670 - number * 26, figures)

    assert table(drawn(page))[1:] == [
        ["（一）予以公开", "673930\n3", "0", "484730\n3"],
        ["（二）部分公开", "0", "153480\n8", "0"],
        ["（三）总计", "673930\n3", "153480\n8", "638210\n1"],
    ]


def test_rows_without_space_between_them_are_told_by_figures_at_the_first_line() -> None:
    def page(drawing: Drawing) -> None:
        _write(drawing, 700, [HEAD])
        top = 670.0
        for label in (["1.要求行政机关确认或", "重新出具的信息"], ["2.重复申请"], ["3.补正后申请内容仍然", "不明确的"]):
            drawing.lines(64, top, label, 10, 12)
            _figures(drawing, top, ["4", "0", "4"])
            top -= 12 * len(label)

    assert table(drawn(page))[1:] == [
        ["1.要求行政机关确认或\n重新出具的信息", "4", "0", "4"],
        ["2.重复申请", "4", "0", "4"],
        ["3.补正后申请内容仍然\n不明确的", "4", "0", "4"],
    ]


def test_figures_of_two_columns_that_touch_are_two() -> None:
    def page(drawing: Drawing) -> None:
        xs = (270, 306, 331)
        for number, row in enumerate((["规章", "8", "0", "0"], ["文件", "1", "2", "7"], ["总计", "9", "16", "163"])):
            y = 700 - number * 22
            drawing.text(64, y, row[0])
            for x, figure in zip(xs, row[1:], strict=True):
                drawing.centred(x, y, figure)
        drawing.text(64, 634, "其中").centred(270, 634, "3").text(297, 634, "3530").text(321.5, 634, "8030")

    assert table(drawn(page))[-1] == ["其中", "3", "3530", "8030"]


def test_figures_that_nearly_touch_are_two_where_each_was_drawn_as_a_text() -> None:
    def page(drawing: Drawing) -> None:
        for number, row in enumerate((["规章", "8", "0", "0"], ["文件", "1", "2", "7"], ["总计", "9", "16", "163"])):
            y = 700 - number * 22
            drawing.text(64, y, row[0])
            for x, figure in zip((270, 306, 331), row[1:], strict=True):
                drawing.centred(x, y, figure)
        drawing.text(64, 634, "其中").centred(270, 634, "3").text(297, 634, "3530").text(318, 634, "80301")

    assert table(drawn(page))[-1] == ["其中", "3", "3530", "80301"]


def test_each_part_with_a_header_of_its_own_is_a_table() -> None:
    def page(drawing: Drawing) -> None:
        _write(drawing, 700, ROWS, 20)
        _write(
            drawing, 640, [["信息内容", "", "处理决定", ""], ["行政许可", "", "31", ""], ["行政强制", "", "0", ""]], 20
        )

    first, second = (rows(grid) for grid in grids(drawn(page)))
    assert first == ROWS
    assert second == [["信息内容", "处理决定"], ["行政许可", "31"], ["行政强制", "0"]]


def test_rows_of_figures_at_the_distance_of_lines_are_rows() -> None:
    """Labels wrap at the distance at which rows follow; a row of figures never goes on with another."""

    def page(drawing: Drawing) -> None:
        for number, (label, figures) in enumerate(
            [
                ("一、本年新收", "123"),
                ("二、上年结转", "456"),
                ("（一）予以公", "789"),
                ("开的", ""),
                ("（二）部分", "321"),
            ]
        ):
            drawing.text(64, 700 - 14 * number, label)
            for column, figure in enumerate(figures, 1):
                drawing.centred((XS[column] + XS[column + 1]) / 2, 700 - 14 * number, figure)

    document = drawn(page)
    texts = [text for grid in grids(document) for row in rows(grid) for text in row] + paragraphs(document)
    assert not any("1\n4" in text or "4\n7" in text for text in texts)


def test_a_header_set_to_the_left_of_its_figures_is_one_column_with_them() -> None:
    def page(drawing: Drawing) -> None:
        wide = [60, 200, 330, 460]
        for x, text in zip(wide, ["信息内容", "制发", "废止", "现行有效"], strict=True):
            drawing.text(x, 700, text)
        for number, row in enumerate((["规章", "1", "0", "11"], ["文件", "8", "26", "66"]), 1):
            drawing.text(60, 700 - 22 * number, row[0])
            for x, text in zip(wide[1:], row[1:], strict=True):
                drawing.centred(x + 60, 700 - 22 * number, text)

    assert table(drawn(page)) == [
        ["信息内容", "制发", "废止", "现行有效"],
        ["规章", "1", "0", "11"],
        ["文件", "8", "26", "66"],
    ]


def test_a_header_without_figures_between_two_columns_takes_neither() -> None:
    """One heading, two columns of figures beside it: nothing says to which it belongs."""

    def page(drawing: Drawing) -> None:
        drawing.text(60, 700, "信息内容").text(300, 700, "数量")
        for number, label in enumerate(("规章", "文件", "其他"), 1):
            drawing.text(60, 700 - 22 * number, label)
            drawing.text(250, 700 - 22 * number, str(number)).text(380, 700 - 22 * number, str(number + 3))

    (grid,) = grids(drawn(page))
    assert {row[0]: [text for text in row[1:] if text] for row in rows(grid)}["规章"] == ["1", "4"]


def test_a_label_that_ends_in_a_mark_beside_its_figure() -> None:
    """The mark's empty half reaches to the figure: no gap parts the two, and yet they are two cells."""
    texts = [["一、新收申请", "1", "2", "3"], ["（二）部分公开其他，", "4", "5", "6"], ["三、结转", "7", "8", "9"]]

    def page(drawing: Drawing) -> None:
        for number, row in enumerate(texts):
            for x, text in zip([60, 160, 220, 280], row, strict=True):
                drawing.text(x, 700 - 22 * number, text)

    assert table(drawn(page)) == texts


def test_the_end_of_a_header_word_set_apart_is_no_column() -> None:
    texts = [["信息内容", "社会公 益", "法律服 务", "总计"], ["规章", "185", "293", "478"], ["文件", "0", "12", "12"]]

    def page(drawing: Drawing) -> None:
        for number, row in enumerate(texts):
            for x, text in zip([60, 180, 260, 340], row, strict=True):
                y = 700 - 22 * number
                first, _, last = text.partition(" ")
                drawing.text(x, y, first)
                if last:
                    drawing.text(x + 37, y, last)

    assert [[text.replace(" ", "") for text in row] for row in table(drawn(page))] == [
        [text.replace(" ", "") for text in row] for row in texts
    ]


FIGURES_HIGHER = [
    ("6.属于四类过程性", "信息", ["3755", "-", "485", "4240"]),
    ("7.属于行政执法案", "卷", ["-", "853", "459", "1312"]),
]


def test_a_figure_half_a_line_higher_than_its_row_stays_behind_the_figures_to_its_left() -> None:
    # the last cell has an empty second line, so that its figure stands higher; which rows these are is not sure
    def page(drawing: Drawing) -> None:
        for row, (first, second, figures) in enumerate(FIGURES_HIGHER):
            y = 700 - 24 * row
            drawing.text(60, y, first).text(60, y - 12, second)
            for at, figure in enumerate(figures):
                drawing.text(170 + 34 * at, y - 6 if at < 3 else y, figure)

    assert [text for text in paragraphs(drawn(page)) if "\t" in text] == [
        "6.属于四类过程性\t3755\t-\t485\t4240",
        "7.属于行政执法案\t-\t853\t459\t1312",
    ]


def test_two_stretches_of_a_line_in_one_column_put_no_columns_together() -> None:
    def line(y: float, *texts: tuple[float, str]) -> Line:
        segments = [Segment(text, x, x + 10 * len(text), y) for x, text in texts]
        return Line(segments, segments[0].left, y - 5, segments[-1].right, y + 5, 10)

    header, row = line(700, (180, "有效")), line(680, (60, "规章"), (82, "办"), (140, "3"))
    columns = [(60.0, 100.0), (140.0, 150.0), (180.0, 200.0)]
    placed = [Placed(header.segments[0], header, 2, 2)]
    placed += [Placed(segment, row, at, at) for segment, at in zip(row.segments, (0, 0, 1), strict=True)]
    assert with_headers(columns, placed) == (columns, placed)
