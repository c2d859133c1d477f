"""Tables in pages: spans right and wrong, layout tables, nesting, tables that hold a whole report."""

from __future__ import annotations

import io
from random import Random

import pandas as pd
import pytest
from blocks import grids, only_grid, rows, shown, spans

from gkdash.demo.render import render
from gkdash.demo.render.specimen import specimen
from gkdash.documents import Document, Grid
from gkdash.readers.html import read_html
from gkdash.settings import Limits

LIMITS = Limits()
DATA = "<tr><td>规章<td>1<td>2<tr><td>行政许可<td>3<td>4"


def read(markup: str) -> Document:
    return read_html(markup.encode(), LIMITS)


def table(markup: str) -> list[list[str]]:
    return rows(only_grid(read(f"<table>{markup}</table>")))


def test_cells_by_place():
    grid = only_grid(read("<table><tr><td rowspan=2>三<td colspan=2>（一）<td>1<tr><td>（二）<td>a<td>2</table>"))
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "三"),
        (0, 1, "（一）"),
        (0, 3, "1"),
        (1, 1, "（二）"),
        (1, 2, "a"),
        (1, 3, "2"),
    ]
    assert spans(grid) == {"三": (2, 1), "（一）": (1, 2)}
    assert (grid.row_count, grid.column_count, grid.aligned, grid.number) == (2, 4, True, 1)


def test_lines_within_a_cell():
    assert table(
        "<tr><td>商业<br>企业<td><p>科研</p><p>机构</p><td> 0 <td>&nbsp;<td><p>&nbsp;</p><td><br><tr><td>1<td>2"
    )[0] == [
        "商业\n企业",
        "科研\n机构",
        "0",
        "",
        "",
        "",
    ]


def test_what_is_empty_beside_the_text_of_a_cell():
    word = "<p><span>12<span lang=EN-US><o:p></o:p></span></span></p>"
    cells = table(f"<tr><td>{word}<td><a name=x></a>3<b></b><td><span><o:p></o:p></span><td>4<p></p><tr><td>a<td>b")
    assert cells[0] == ["12", "3", "", "4"]


def test_hidden_emptiness_beside_the_text_of_a_cell_is_told():
    found = read("<table><tr><td>1<span style='display:none'></span><td>2<tr><td>3<td>4</table>")
    assert rows(only_grid(found)) == [["1", "2"], ["3", "4"]]
    assert [note.code for note in found.notes] == ["hidden_content_dropped"]


def test_a_rule_for_an_element_holds_in_cells_too():
    found = read(
        "<style>span {display: none}</style><table><tr><td><span>1</span>2<td>3<tr><td><span>4</span><td>5</table>"
    )
    assert rows(only_grid(found)) == [["2", "3"], ["", "5"]]


def test_figures_in_many_pieces():
    assert table(
        "<tr><td><b>1</b><span>,234</span><td><font><span>56</span>\n</font><td><p><span> 7 </span></p><tr><td>x<td>y"
    )[0] == [
        "1,234",
        "56",
        "7",
    ]


def test_rows_with_fewer_and_with_more_cells():
    assert table("<tr><td>1<td>2<td>3<tr><td>4<tr><td>5<td>6<td>7<td>8") == [
        ["1", "2", "3"],
        ["4"],
        ["5", "6", "7", "8"],
    ]


def test_empty_continuation_cells_stay():
    assert table("<tr><td>申请人情况<td>自然人<td>总计<tr><td></td><td></td><td></td><tr><td>新收<td>1<td>1") == [
        ["申请人情况", "自然人", "总计"],
        ["", "", ""],
        ["新收", "1", "1"],
    ]


def test_a_span_of_zero_rows_reaches_the_end_of_its_group():
    grid = only_grid(read("<table><tbody><tr><td rowspan=0>甲<td>1<tr><td>2<tbody><tr><td>乙<td>3</table>"))
    assert spans(grid) == {"甲": (2, 1)}
    assert [(cell.row, cell.column) for cell in grid.cells if cell.text == "乙"] == [(2, 0)]


def test_spans_end_with_the_table():
    grid = only_grid(read("<table><tr><td rowspan=99>甲<td colspan=99>1<tr><td>2<td>3</table>"))
    assert spans(grid) == {"甲": (2, 1), "1": (1, 2)}
    assert grid.column_count == 3


def test_spans_that_overlap_are_cut():
    grid = only_grid(read("<table><tr><td>1<td rowspan=2>2<td>3<tr><td colspan=3>4<td>5</table>"))
    assert [(cell.text, cell.row, cell.column, cell.column_span) for cell in grid.cells] == [
        ("1", 0, 0, 1),
        ("2", 0, 1, 1),
        ("3", 0, 2, 1),
        ("4", 1, 0, 1),
        ("5", 1, 2, 1),
    ]


@pytest.mark.parametrize("span", ["1000000", "99999999999999999999", "-3", "abc", "", "2.5", " +2 "])
def test_spans_that_make_no_sense(span):
    grid = only_grid(read(f"<table><tr><td colspan='{span}' rowspan='{span}'>甲<td>1<tr><td>乙<td>2<td>3</table>"))
    assert [cell.text for cell in grid.cells] == ["甲", "1", "乙", "2", "3"]
    assert grid.column_count < 10


def test_columns_and_rows_in_which_nothing_begins_are_closed_up():
    grid = only_grid(
        read("<table><tr><td colspan=4>甲<td colspan=2>乙<tr></tr><tr><td colspan=4>1<td colspan=2>2</table>")
    )
    assert (grid.row_count, grid.column_count, spans(grid)) == (2, 2, {})


def test_head_first_and_foot_last_whatever_their_order():
    assert table("<tfoot><tr><td>总计<td>9</tfoot><tbody><tr><td>甲<td>1</tbody><thead><tr><th>名<th>数</thead>") == [
        ["名", "数"],
        ["甲", "1"],
        ["总计", "9"],
    ]


def test_a_caption_stands_before_the_table():
    assert shown(read(f"<table><caption>表1 单位：件</caption>{DATA}</table>"))[0] == "表1 单位：件"


def test_hidden_rows_and_cells_do_not_count():
    markup = "<tr style='display:none'><td>旧<td>9<tr><td>甲<td style='display:none'>9<td>1<tr><td>乙<td style='visibility:hidden'>9<td>2"
    assert table(markup) == [["甲", "1"], ["乙", "", "2"]]


def test_cells_that_are_never_closed():
    assert table("<TR><TD>规章<TD>1<TR><TD><P>行政许可<TD><FONT>2") == [["规章", "1"], ["行政许可", "2"]]


def test_tables_made_of_styles():
    markup = (
        "<style>.t{display:table}.r{display:table-row}.c{display:table-cell}</style><div class=t><div class=r>"
        "<div class=c>规章</div><span class=c>1</span></div><div style='display:table-row'><p class=c>许可</p><p class=c>2</p></div></div>"
    )
    assert shown(read(markup)) == [[["规章", "1"], ["许可", "2"]]]


def test_style_cells_without_a_table_are_blocks():
    assert shown(read("<div style='display:table-cell'>甲</div><div style='display:table-row'>乙</div>")) == [
        "甲",
        "乙",
    ]


def test_a_layout_table_dissolves_into_its_blocks_in_order():
    outer = (
        "<table><tr><td colspan=2>首页 &gt; 年报</td></tr><tr><td>导航</td><td><h2>二、主动公开</h2>"
        f"<table>{DATA}</table><p>三、收到和处理</p><table>{DATA}</table></td></tr></table>"
    )
    data = [["规章", "1", "2"], ["行政许可", "3", "4"]]
    page = read(outer)
    assert shown(page) == ["首页 > 年报", "导航", "二、主动公开", data, "三、收到和处理", data]
    assert [grid.number for grid in grids(page)] == [1, 2]


def test_layout_tables_many_deep():
    assert shown(read("<table><tr><td>" * 5 + f"<table>{DATA}</table>" + "</table>" * 5)) == [
        [["规章", "1", "2"], ["行政许可", "3", "4"]]
    ]


def test_a_table_around_long_prose_dissolves():
    prose = "全年主动公开政府信息。" * 30
    assert shown(read(f"<table><tr><td>左栏<td><p>{prose}</p><p>第二段</p></table>")) == ["左栏", prose, "第二段"]


def test_one_cell_or_one_column_is_no_table():
    assert shown(read("<table><tr><td>通镇2024年年度报告</table>")) == ["通镇2024年年度报告"]
    assert shown(read("<table><tr><td>甲<tr><td>乙<tr><td>丙</table>")) == ["甲", "乙", "丙"]


def test_a_table_within_a_table_of_figures_is_a_grid_of_its_own():
    markup = "<tr><td>规章<td>1<td>2<td>说明<tr><td>许可<td>3<td>4<td><table><tr><td>a<td>b<tr><td>c<td>d</table>"
    assert shown(read(f"<table>{markup}</table>")) == [
        [["规章", "1", "2", "说明"], ["许可", "3", "4", ""]],
        [["a", "b"], ["c", "d"]],
    ]


def test_a_table_around_one_figure_is_that_figure():
    assert table("<tr><td>规章<td><table><tr><td>7</table><tr><td>许可<td>8") == [["规章", "7"], ["许可", "8"]]


def test_a_long_note_in_a_table_of_figures_stands_after_it():
    note = "填表说明：" + "本表所列数据为本机关全年数据。" * 20
    assert shown(read(f"<table>{DATA}{DATA}<tr><td colspan=3>{note}</table>")) == [
        [["规章", "1", "2"], ["行政许可", "3", "4"]] * 2,
        note,
    ]


def test_a_whole_report_in_one_table():
    prose = "我镇认真贯彻条例。" * 25
    report = (
        f"<tr><td colspan=3>通镇2024年年度报告<tr><td colspan=3>一、总体情况<tr><td colspan=3>{prose}"
        f"<tr><td colspan=3>二、主动公开政府信息情况{DATA}"
        "<tr><td colspan=3>三、收到和处理政府信息公开申请情况<tr><td>一、本年新收<td>1<td>1<tr><td>二、上年结转<td>0<td>0"
        "<tr><td colspan=3>三、本年度办理结果<tr><td>（一）予以公开<td>1<td>1<tr><td>四、结转下年度<td>0<td>0"
        "<tr><td colspan=3>四、行政复议、行政诉讼情况<tr><td>维持<td>纠正<td>总计<tr><td>0<td>0<td>0"
        "<tr><td colspan=3>五、存在的主要问题<tr><td colspan=3>2025年1月21日"
    )
    assert shown(read(f"<table>{report}</table>")) == [
        "通镇2024年年度报告",
        "一、总体情况",
        prose,
        "二、主动公开政府信息情况",
        [["规章", "1", "2"], ["行政许可", "3", "4"]],
        "三、收到和处理政府信息公开申请情况",
        [
            ["一、本年新收", "1", "1"],
            ["二、上年结转", "0", "0"],
            ["三、本年度办理结果"],
            ["（一）予以公开", "1", "1"],
            ["四、结转下年度", "0", "0"],
        ],
        "四、行政复议、行政诉讼情况",
        [["维持", "纠正", "总计"], ["0", "0", "0"]],
        "五、存在的主要问题",
        "2025年1月21日",
    ]


def test_pictures_in_cells_stand_after_the_table():
    assert shown(read(f"<table>{DATA}<tr><td>处罚<td><img src=a.png><td>1</table>")) == [
        [["规章", "1", "2"], ["行政许可", "3", "4"], ["处罚", "", "1"]],
        None,
    ]


def test_text_between_cells_stands_before_the_table():
    assert shown(read(f"<table>单位：件{DATA}</table>"))[0] == "单位：件"


def plain(value: object) -> str:
    text = "".join(str(value).split())
    return str(int(text)) if text.isdecimal() else text


def matrix(grid: Grid) -> list[list[str]]:
    """The grid with merged cells repeated over their range, as pandas gives them."""
    result = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                result[row][column] = plain(cell.text)
    return result


@pytest.mark.parametrize("seed", range(4))
def test_the_same_cells_as_pandas(seed):
    page = render(specimen(Random(seed)), "html")
    frames = pd.read_html(io.StringIO(page.decode()), keep_default_na=False, thousands=None, header=None)
    found = [[[plain(value) for value in row] for row in frame.to_numpy().tolist()] for frame in frames]
    assert [matrix(grid) for grid in grids(read_html(page, LIMITS))] == found
