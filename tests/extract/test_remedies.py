"""Table four as it is broken up: captions over its parts, torn headers, words and empty rows above the figures."""

from __future__ import annotations

from gkdash.extract import extract
from tests.extract.builders import chapters, document, grid, proactive

LEAVES = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]
FIGURES = ["7", "1", "2", "3", "13", "4", "0", "5", "6", "15", "8", "9", "0", "1", "18"]
GROUPS = ["行政复议", "未经复议直接起诉", "复议后起诉"]
TITLE = "澄岚县水利局2024年政府信息公开工作年度报告"


def read(*parts):
    whole = chapters()
    return extract(document(TITLE, *whole[:7], *parts, *whole[8:], proactive()))


def values(report):
    return [cell.value for cell in report.cells if cell.table == "remedies"]


def whole():
    return [int(figure) for figure in FIGURES]


def test_captions_above_the_parts_name_their_groups():
    first, second, third = (grid([LEAVES, FIGURES[at : at + 5]]) for at in (0, 5, 10))
    report = read("行政复议", first, "行政诉讼", "未经复议直接起诉", second, "复议后起诉", third)
    assert values(report) == whole()


def test_a_group_named_behind_the_word_for_litigation():
    rows = [["类别", *LEAVES], ["行政复议", *FIGURES[:5]]]
    rows += [["行政诉讼（未经复议直接起诉）", *FIGURES[5:10]], ["行政诉讼（复议后起诉）", *FIGURES[10:]]]
    assert values(read(grid(rows))) == whole()


def test_an_empty_row_below_the_header_is_not_the_row_of_figures():
    head = [["行政复议", "行政诉讼"], [*LEAVES, *GROUPS[1:]], ["", "", "", "", "", *LEAVES, *LEAVES]]
    assert values(read(grid([*head, [""] * 15, FIGURES]))) == whole()


def test_the_rest_of_a_wrapped_label_is_not_the_row_of_figures():
    """A header without lines leaves 结果维 and 持 in rows of their own, as wide as the table."""
    torn = [*LEAVES, *LEAVES, "结果维", *LEAVES[1:]]
    rest = ["", *[""] * 9, "持", *[""] * 4]
    report = read(grid([["", "", *["行政诉讼"], *[""] * 12], torn, rest, FIGURES], aligned=True))
    assert values(report) == whole()


def test_groups_of_a_torn_header_stand_from_left_to_right():
    """The group of the middle is printed highest, that on the left in one cell with a column's label."""
    rows = [
        [*[""] * 6, "未经复议直接起诉", *[""] * 8],
        [*[""] * 12, "复议后起诉", "", ""],
        ["结果维持", "结果纠正", "行政复议\n其他结果", "尚未审结", "总计", *LEAVES, *LEAVES],
        FIGURES,
    ]
    assert values(read(grid(rows, aligned=True))) == whole()


def test_as_many_figures_as_cells_need_no_columns():
    """A page gave the figures columns beside those of their header."""
    spread = [text for figure in FIGURES for text in (figure, "")]
    head = [text for leaf in LEAVES * 3 for text in ("", leaf)]
    groups = ["", "行政复议", *[""] * 8, "", "未经复议直接起诉", *[""] * 8, "", "复议后起诉", *[""] * 8]
    assert values(read(grid([groups, head, spread], aligned=True))) == whole()


def test_an_empty_cell_below_a_label_is_the_last_cell_of_the_row():
    """Columns that a torn header has split leave empty cells too; the last total is left blank in the document."""
    head = [*LEAVES, *LEAVES, "", "", *LEAVES[1:]]
    row = [*FIGURES[:10], "", FIGURES[10], *FIGURES[11:14], ""]
    read_values = values(read(grid([["", "行政复议"], head, row], aligned=True)))
    assert read_values[-1] is None
    assert read_values[-2] in {None, int(FIGURES[13])}


def test_a_header_run_into_the_row_of_figures_gives_no_figure():
    # without lines between columns, words of the header may end up in the cell below them
    figures = ["", "16", "39", "0", "55", "行政诉讼\n未经复议直接起诉\n结果 结果\n维持 纠正\n69268件", *FIGURES[7:]]
    found = read(grid([["行政复议", *[""] * 12], [*LEAVES, "", "", *LEAVES[2:], *LEAVES[:3]], figures]))
    assert [cell.value for cell in found.cells if cell.table == "remedies" and cell.value == 69268] == []
