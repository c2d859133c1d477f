"""Headers that are torn, incomplete or misplaced, and rows that are none of the form's: no figure comes under another's name."""

from __future__ import annotations

import pytest

from gkdash.documents import Cell, Grid
from gkdash.extract import extract
from gkdash.forms import edition
from tests.extract.builders import chapters, document, grid, proactive

COLUMNS = ["natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation", "total"]
NAMES = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
ROWS = edition("2021").table("applications").rows
RECEIVED = ["一、本年新收政府信息公开申请数量", "1", "2", "4", "8", "16", "32", "63"]
CARRIED = ["二、上年结转政府信息公开申请数量", "0", "1", "0", "1", "0", "1", "3"]


def read(*tables, two=None):
    title = "澄岚县林业局2024年政府信息公开工作年度报告"
    return extract(document(title, *chapters(), two or proactive(), *tables))


def values(report, table, row):
    return [cell.value for cell in report.cells if cell.table == table and cell.row == row]


def states(report, table, row):
    return [str(cell.state) for cell in report.cells if cell.table == table and cell.row == row]


def codes(report):
    return [warning.code for warning in report.warnings]


def numbers(figures):
    return [int(figure) for figure in figures]


def test_a_table_without_a_column_of_totals_has_none():
    report = read(grid([["项目", *NAMES[:-1]], RECEIVED[:-1], CARRIED[:-1]]))
    assert values(report, "applications", "new_received") == [1, 2, 4, 8, 16, 32, None]
    assert states(report, "applications", "carried_in") == ["number"] * 6 + ["missing"]


def test_a_torn_header_places_its_columns_by_those_that_are_whole():
    """Two labels run together, so that count alone would move every figure of a row with an empty label cell by one."""
    head = ["", "", "自然人", "商业企业", "申请人情况\n科研机构", "社会公益组织", "法律服务机构", "其他"]
    rows = [head, [RECEIVED[0], "", *RECEIVED[1:-1]], ["（一）予以公开", "", "3", "0", "2", "0", "1", "0"]]
    report = read(grid(rows, aligned=True))
    assert values(report, "applications", "granted") == [3, 0, 2, 0, 1, 0, None]


def test_the_number_of_a_row_in_the_table_is_none_of_its_figures():
    rows = [["序号", "项目", *NAMES], ["1", *RECEIVED], ["2", *CARRIED]]
    for layout in (grid(rows), "\n".join("\t".join(row) for row in rows)):
        report = read(layout)
        assert values(report, "applications", "new_received") == numbers(RECEIVED[1:])
        assert values(report, "applications", "carried_in") == numbers(CARRIED[1:])


@pytest.mark.parametrize("name", ["小计", "合计", "总计"])
def test_the_sum_of_a_group_is_not_the_total(name):
    outcome = ["0", "0", "0", "0", "0", "0", "0"]
    rows = [
        ["项目", *NAMES],
        ["7.属于行政执法案卷", "2", *outcome[1:-1], "2"],
        [name, "2", *outcome[1:-1], "2"],
        ["2.重复申请", "5", *outcome[1:-1], "5"],
        [name, "5", *outcome[1:-1], "5"],
        ["（七）总计", "7", *outcome[1:-1], "7"],
    ]
    report = read(grid(rows))
    assert values(report, "applications", "processed_total") == [7, 0, 0, 0, 0, 0, 7]
    assert codes(report).count("row_not_recognised") == 2
    assert "table_repeated" not in codes(report)


def test_a_total_called_the_sum_is_the_total_where_nothing_follows_it():
    rows = [
        ["项目", *NAMES],
        ["2.重复申请", "5", "0", "0", "0", "0", "0", "5"],
        ["小计", "5", "0", "0", "0", "0", "0", "5"],
    ]
    assert values(read(grid(rows)), "applications", "processed_total") == [5, 0, 0, 0, 0, 0, 5]


def test_figures_beside_a_label_that_has_lost_them_leave_it_unreadable():
    rows = [
        ["项目", *NAMES],
        [RECEIVED[0], *[""] * 7],
        ["量1", *RECEIVED[1:]],
        CARRIED,
    ]
    report = read(grid(rows, aligned=True))
    assert set(states(report, "applications", "new_received")) == {"unreadable"}
    assert values(report, "applications", "carried_in") == numbers(CARRIED[1:])


def test_figures_of_table_two_beside_the_columns_of_their_headers_are_taken_in_order():
    head = ["信息内容", "本年制发件数", "本年废止件数", "", "现行有效件数", ""]
    report = read(
        two=grid([head, ["规章", "3", "", "1", "", "8"], ["行政规范性文件", "5", "", "0", "", "40"]], aligned=True)
    )
    assert values(report, "proactive", "regulations") == [3, 1, 8]
    assert values(report, "proactive", "normative_documents") == [5, 0, 40]


def test_a_figure_under_no_header_makes_a_row_of_table_two_unsure():
    head = ["信息内容", "本年制发件数", "本年废止件数", "", "现行有效件数", ""]
    report = read(two=grid([head, ["规章", "3", "", "", "", "8"]], aligned=True))
    assert set(states(report, "proactive", "regulations")) == {"unreadable"}


def test_a_merged_header_over_figures_that_stand_apart():
    cells = [
        Cell(0, 0, "信息内容"),
        Cell(0, 1, "本年制发件数"),
        Cell(0, 2, "本年废止件数", 1, 2),
        Cell(0, 4, "现行有效件数"),
    ]
    cells += [Cell(1, 0, "规章"), Cell(1, 1, "3"), Cell(1, 2, ""), Cell(1, 3, "1"), Cell(1, 4, "8")]
    report = read(two=Grid(tuple(cells), 2, 5, aligned=True))
    assert values(report, "proactive", "regulations") == [3, 1, 8]


def test_no_figure_is_one_too_many_where_empty_cells_may_be():
    """Eight cells, one of them empty: leaving out a figure would make the sum come true and be wrong."""
    report = read(grid([["项目", *NAMES], [RECEIVED[0], "5", "0", "0", "0", "", "0", "0", "0"]]))
    assert values(report, "applications", "new_received")[0] in {None, 5}
    assert values(report, "applications", "new_received")[-1] in {None, 0}


def test_figures_beside_their_headers_are_no_blanks():
    head = ["项目", "自然人", "商业企业", "", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    row = ["二、上年结转政府信息公开申请数量", "2", "", "7", "0", "1", "0", "0", "10"]
    assert values(read(grid([head, row], aligned=True)), "applications", "carried_in") == [2, 7, 0, 1, 0, 0, 10]


def test_text_in_the_first_cell_of_a_row_with_another_name_is_no_label():
    rows = [["项目", *NAMES], ["四、结转下年度继续办理情况", "详见附件", "1", "0", "0", "2", "0", "3"]]
    report = read(grid(rows, aligned=True))
    assert values(report, "applications", "carried_out") == [None, 1, 0, 0, 2, 0, 3]


@pytest.mark.parametrize("layout", ["grid", "one cell a line"])
def test_the_first_row_of_table_two_without_its_name(layout):
    rows = [
        ["第二十条第（一）项"],
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["  ", "3", "1", "8"],
        ["行政规范性文件", "5", "0", "40"],
    ]
    two = grid(rows) if layout == "grid" else "\n".join(cell for row in rows for cell in row)
    report = read(two=two)
    assert values(report, "proactive", "regulations") == [3, 1, 8]
    assert values(report, "proactive", "normative_documents") == [5, 0, 40]
    assert "cell_doubtful" in codes(report)


def test_figures_without_a_name_below_the_header_are_left_where_more_rows_may_be_meant():
    rows = [
        ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["  ", "3", "1", ""],
        ["行政规范性文件", "5", "0", "40"],
    ]
    report = read(two=grid(rows))
    assert set(states(report, "proactive", "regulations")) == {"missing"}
    assert "row_not_recognised" in codes(report)


def test_figures_behind_the_colon_of_their_label():
    lines = ["行政许可：35", "行政处罚：4件", "行政强制: /", "一、本年新收政府信息公开申请数量：1  2  4  8  16  32  63"]
    title = "澄岚县林业局2024年政府信息公开工作年度报告"
    report = extract(document(title, *chapters(), *lines))
    assert values(report, "proactive", "licensing") == [35]
    assert values(report, "proactive", "penalties") == [4]
    assert states(report, "proactive", "coercion") == ["placeholder"]
    assert values(report, "applications", "new_received") == [1, 2, 4, 8, 16, 32, 63]


def test_the_rest_of_one_label_beside_another_label_leaves_the_row_unreadable():
    """Lines that a page has mixed up: figures of the first row stand beside the name of the second."""
    name = "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"
    figures = ["0", "0", "0", "0", "3", "2", "5"]
    rows = [["", "项目", *NAMES], [name, "息公开申请", *figures], ["", "（七）总计", *figures]]
    report = read(grid(rows, aligned=True))
    assert set(states(report, "applications", "other_fee_unpaid")) == {"unreadable"}
    assert values(report, "applications", "processed_total") == numbers(figures)


def test_a_header_printed_again_is_no_rest_of_the_row_above_it():
    """The part after a page break has no corner text: 申请人情况 stands alone in the figures' columns."""
    head = [["", "申请人情况", *[""] * 6], ["", *NAMES]]
    first, second = grid([*head, RECEIVED], aligned=True), grid([*head, CARRIED], aligned=True)
    for parts in ((first, second), (grid([*head, RECEIVED, *head, CARRIED], aligned=True),)):
        report = read(*parts)
        assert values(report, "applications", "new_received") == numbers(RECEIVED[1:])
        assert values(report, "applications", "carried_in") == numbers(CARRIED[1:])


def test_a_label_alone_between_the_parts_of_a_table_is_a_row_of_blanks():
    """A spreadsheet's row in which only the label is filled comes as text, here away from the chapter's heading."""
    head = ["项目", *NAMES]
    title = "澄岚县林业局2024年政府信息公开工作年度报告"
    parts = [grid([head, RECEIVED], aligned=True), CARRIED[0], grid([["（一）予以公开", *CARRIED[1:]]], aligned=True)]
    report = extract(document(title, *chapters(), proactive(), *parts))
    assert set(states(report, "applications", "carried_in")) == {"blank"}
    assert values(report, "applications", "granted") == numbers(CARRIED[1:])


def test_the_corner_of_a_header_is_no_row_left_out():
    head = [
        ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况", *[""] * 6],
        ["", *NAMES],
    ]
    assert "row_not_recognised" not in codes(read(grid([*head, RECEIVED, *head, CARRIED], aligned=True)))


def test_the_rest_of_a_label_on_the_next_page_does_not_trouble_its_row():
    cut = ["1.申请人无正当理由逾期", "0", "0", "2", "0", "0", "0", "2"]
    rest = ["不补正、行政机关不再处理其政府信息公开申请", *[""] * 7]
    fee = [
        "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "1",
        "0",
        "0",
        "0",
        "0",
        "0",
        "1",
    ]
    report = read(grid([["项目", *NAMES], cut], aligned=True), grid([rest, fee], aligned=True))
    assert values(report, "applications", "other_not_corrected") == numbers(cut[1:])
    assert values(report, "applications", "other_fee_unpaid") == numbers(fee[1:])
