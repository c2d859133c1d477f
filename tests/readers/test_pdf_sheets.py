"""Spreadsheets printed without fitting their width: columns that went to later pages come back beside the first ones."""

from __future__ import annotations

from itertools import pairwise

from tests.readers.pdf_files import Drawing, grids, read, rows

LABELS = ["一、新收", "二、结转", "三、公开", "四、总计", "五、结转下年"]
LEFT, RIGHT = [60, 260, 320, 380, 440], [60, 120, 180]
HEIGHTS = [780.0, 750.0, 722.0, 698.0, 670.0, 640.0, 600.0]


def _part(page: Drawing, xs: list[int], heights: list[float], texts: list[list[str]], *, ruled: bool = True) -> None:
    if ruled:
        page.rules(xs, heights)
    page.fill(xs, heights, texts)
    page.next()


def _figures(columns: int, first: int = 0) -> list[list[str]]:
    return [[str(10 * row + column) for column in range(first, first + columns)] for row in range(1, len(LABELS) + 1)]


def test_further_columns_stand_beside_the_first_ones() -> None:
    page = Drawing()
    _part(
        page,
        LEFT,
        HEIGHTS,
        [["", "自然人", "企业", "机构"], *([a, *b] for a, b in zip(LABELS, _figures(3), strict=True))],
    )
    _part(page, RIGHT, HEIGHTS, [["其他", "总计"], *_figures(2, 3)])
    (grid,) = grids(read(page.save()))
    assert rows(grid) == [
        ["", "自然人", "企业", "机构", "其他", "总计"],
        *([a, *b] for a, b in zip(LABELS, _figures(5), strict=True)),
    ]


def test_a_cell_keeps_the_page_and_the_place_that_it_is_printed_on() -> None:
    page = Drawing()
    texts = [[a, *b] for a, b in zip(LABELS, _figures(3), strict=True)]
    _part(page, LEFT, HEIGHTS[1:], texts)
    _part(page, RIGHT, HEIGHTS[1:], _figures(2, 3))
    (grid,) = grids(read(page.save()))
    places = {cell.text: (cell.page, round(cell.box[0]), round(cell.box[2])) for cell in grid.cells if cell.box}
    assert places["12"] == (1, 380, 440)
    assert places["13"] == (2, 60, 120)
    assert places["14"] == (2, 120, 180)


def test_columns_of_two_pages_follow_in_the_order_of_the_rows() -> None:
    """Down, then over: rows of the second page stand at other heights than those of the first."""
    other = [790.0, 765.0, 735.0, 700.0, 680.0, 655.0]
    page = Drawing()
    _part(
        page,
        LEFT,
        HEIGHTS,
        [["", "自然人", "企业", "机构"], *([a, *b] for a, b in zip(LABELS, _figures(3), strict=True))],
    )
    _part(page, LEFT, other, [[a, *b] for a, b in zip(LABELS, _figures(3), strict=True)])
    _part(page, RIGHT, HEIGHTS, [["其他", "总计"], *_figures(2, 3)])
    _part(page, RIGHT, other, _figures(2, 5))
    texts = [row for grid in grids(read(page.save())) for row in rows(grid)]
    assert ["一、新收", "10", "11", "12", "13", "14"] in texts
    assert ["一、新收", "10", "11", "12", "15", "16"] in texts


def test_pages_of_rows_of_one_height_are_left_alone_where_either_may_be_meant() -> None:
    page = Drawing()
    head = ["", "自然人", "企业", "机构"]
    for _ in range(2):
        _part(page, LEFT, HEIGHTS, [head, *([a, *b] for a, b in zip(LABELS, _figures(3), strict=True))])
    _part(page, RIGHT, HEIGHTS, [["其他", "总计"], *_figures(2, 3)])
    assert all(grid.column_count < 6 for grid in grids(read(page.save())))


def test_a_page_that_begins_with_labels_goes_on_below() -> None:
    page = Drawing()
    for _ in range(2):
        _part(page, LEFT, HEIGHTS[1:], [[a, *b] for a, b in zip(LABELS, _figures(3), strict=True)])
    found = grids(read(page.save()))
    assert {grid.column_count for grid in found} == {4}


def test_labels_on_lines_of_their_own_are_labels() -> None:
    """Without ruling, a label of two lines stands above and below its figures: figures begin their line all the same."""
    page = Drawing()
    for _ in range(2):
        for number, label in enumerate(LABELS):
            y = 760 - 30 * number
            page.text(60, y + 6, label).text(60, y - 6, "申请数量")
            for (left, right), figure in zip(pairwise(LEFT[1:]), _figures(3)[number], strict=True):
                page.centred((left + right) / 2, y, figure)
        page.next()
    texts = [row for grid in grids(read(page.save())) for row in rows(grid)]
    assert len(texts) == 2 * len(LABELS)
    assert {len(row) for row in texts} == {4}


def test_text_that_runs_on_from_the_left_is_no_label() -> None:
    page = Drawing()
    page.text(60, 800, "本单位按时完成全年任务，现将有关情况报告如下")
    _part(page, LEFT, HEIGHTS[1:], [[a, *b] for a, b in zip(LABELS, _figures(3), strict=True)])
    page.text(10, 800, "，现将有关情况报告如下")
    _part(page, RIGHT, HEIGHTS[1:], _figures(2, 3))
    (grid,) = grids(read(page.save()))
    assert rows(grid) == [[a, *b] for a, b in zip(LABELS, _figures(5), strict=True)]


def test_one_row_at_the_head_of_a_page_goes_on() -> None:
    """Down, then over: the last row of the sheet stands alone on the last page of each band."""
    head = ["", "自然人", "企业", "机构"]
    page = Drawing()
    _part(page, LEFT, HEIGHTS, [head, *([a, *b] for a, b in zip(LABELS, _figures(3), strict=True))])
    page.text(60, 700, "五、其他事项")
    _part(page, LEFT, [780.0, 750.0], [["六、合计", "7", "8", "9"]])
    _part(page, RIGHT, HEIGHTS, [["其他", "总计"], *_figures(2, 3)])
    _part(page, RIGHT, [780.0, 750.0], [["10", "34"]])
    texts = [row for grid in grids(read(page.save())) for row in rows(grid)]
    assert ["六、合计", "7", "8", "9", "10", "34"] in texts


def test_a_table_that_ends_at_the_cut_stands_above_one_that_goes_on() -> None:
    page = Drawing()
    texts = [["内容", "制发", "废止", "有效"], ["规章", "1", "2", "3"], ["文件", "4", "5", "6"]]
    page.table(LEFT, [760.0, 745.0, 730.0, 715.0], texts)
    heights = [690.0, 662.0, 640.0, 615.0, 585.0, 560.0, 532.0, 500.0]
    labels = [f"第{number}行" for number in range(7)]
    _part(page, LEFT, heights, [[label, "1", "2", "3"] for label in labels])
    _part(page, RIGHT, heights, [["7", "8"] for _ in labels])
    texts = [row for grid in grids(read(page.save())) for row in rows(grid)]
    assert ["规章", "1", "2", "3"] in texts
    assert [labels[0], "1", "2", "3", "7", "8"] in texts


def test_one_row_that_meets_by_chance_is_no_sheet() -> None:
    """A report's last page begins with a row of figures where on the page before a table has a row of that height."""
    page = Drawing()
    page.table(LEFT, [780.0, 750.0], [["甲", "1", "2", "3"]]).text(60, 700, "一段文字").next()
    page.table(LEFT, [780.0, 750.0], [["4", "5", "6", "7"]]).text(60, 700, "五、存在的问题").text(
        60, 680, "六、其他"
    ).next()
    document = read(page.save())
    assert "五、存在的问题" in document.text
    assert all(grid.column_count == 4 for grid in grids(document))


def test_rows_of_one_height_at_the_head_of_a_page_go_on_below() -> None:
    """A page that begins with figures alone, as table four's do, is not beside the table that fills the page before."""
    heights = [780.0 - 40 * number for number in range(16)]
    page = Drawing()
    _part(page, LEFT, heights, [[f"第{number}行", "1", "2", "3"] for number in range(15)])
    page.text(60, 600, "五、存在的问题")
    _part(page, LEFT, heights[:2], [["4", "5", "6", "7"]])
    assert all(grid.column_count == 4 for grid in grids(read(page.save())))
