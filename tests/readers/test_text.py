"""Plain text and Markdown: dumps, tabs, bars, commas, columns of blanks, one cell per line, and nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from blocks import codes, grids, only_grid, rows, shown

from gkdash.documents import Document, Grid, Paragraph
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.text import read_text
from gkdash.readers.text_columns import column_blocks
from gkdash.settings import Limits

LIMITS = Limits()
TONGZHEN = Path(__file__).parents[3] / "shared" / "reports" / "tongzhen-2024.txt"


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_text(text.encode(encoding), LIMITS)


def test_a_dump_has_a_tab_before_each_cell_and_an_empty_line_after_each_row():
    dump = "二、主动公开\n\t信息内容\n\t本年制发件数\n\n\t规章\n\t0\n\n\t行政许可\n\t3\n\n\n三、收到和处理\n"
    page = read(dump)
    assert shown(page) == [
        "二、主动公开",
        [["信息内容", "本年制发件数"], ["规章", "0"], ["行政许可", "3"]],
        "三、收到和处理",
    ]
    assert not only_grid(page).aligned


def test_wrapped_words_in_a_dump_go_on_with_their_cell():
    assert rows(only_grid(read("\t\n\t商业\n企业\n\t科研\n机构\n\t\n\n\t新收\n\t1\n\t2\n\t3\n"))) == [
        ["", "商业\n企业", "科研\n机构", ""],
        ["新收", "1", "2", "3"],
    ]


def test_text_directly_after_a_dump_is_no_part_of_its_last_cell():
    dump = "\t规章\n\t0\n\n\t行政许可\n\t0\n"
    table = [["规章", "0"], ["行政许可", "0"]]
    assert shown(read(dump + "五、存在的主要问题")) == [table, "五、存在的主要问题"]
    assert shown(read(dump + "（一）存在问题")) == [table, "（一）存在问题"]
    assert shown(read(dump + "单位负责人：张三")) == [table, "单位负责人：张三"]


def test_two_dumped_tables_with_empty_lines_between():
    assert len(grids(read("\t规章\n\t\n\n\t许可\n\t0\n\n\n\n\t维持\n\t纠正\n\n\t0\n\t0\n"))) == 2


def test_a_dump_whose_lone_tabs_an_editor_has_cut_away():
    assert rows(only_grid(read("\t总计\n\t自然人\n\n\n\n\t商业\n\t科研\n\n\t新收\n\t1\n"))) == [
        ["总计", "自然人"],
        ["商业", "科研"],
        ["新收", "1"],
    ]


def test_a_dump_with_a_tab_before_the_first_cell_of_a_row_only():
    assert rows(only_grid(read("\t规章\n0\n1\n2\n\n\t许可\n3\n\n\t处罚\n4\n"))) == [
        ["规章", "0", "1", "2"],
        ["许可", "3"],
        ["处罚", "4"],
    ]


def test_prose_indented_by_tabs_is_no_table():
    first, second = "全年主动公开政府信息一百条。" * 8, "办理申请三件，均按时答复。" * 8
    assert shown(read(f"\t{first}\n\t{second}\n\n\t{first}")) == [first, second, first]


def test_bookmarks_are_taken_out():
    assert shown(read("[bookmark: _GoBack]（二）加大力度[bookmark: OLE_LINK1]。")) == ["（二）加大力度。"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\f"])
def test_line_ends(end):
    assert shown(read(f"甲{end}乙")) == ["甲", "乙"]


def test_rows_with_tabs():
    page = read("二、主动公开\n第二十条\t\t\n信息内容\t制发\t废止\n规章\t0\t1\n许可\t\t2\n\n三、收到")
    assert shown(page) == [
        "二、主动公开",
        "第二十条",
        [["信息内容", "制发", "废止"], ["规章", "0", "1"], ["许可", "", "2"]],
        "三、收到",
    ]
    assert only_grid(page).aligned


def test_rows_with_tabs_that_leave_out_merged_cells():
    page = read(
        "申请人情况\n自然人\t法人\t总计\n商业\t科研\n一、新收\t1\t2\t3\t6\n三、结果\t（一）公开\t1\t2\t3\t6\n（二）部分\t0\t0\t0\t0"
    )
    (grid,) = grids(page)
    assert not grid.aligned
    assert rows(grid)[-2:] == [["三、结果", "（一）公开", "1", "2", "3", "6"], ["（二）部分", "0", "0", "0", "0"]]


def test_a_row_of_tabs_alone_is_a_row():
    assert rows(only_grid(read("维持\t纠正\t其他\n一\t二\t三\n\t\t\n五、问题"))) == [
        ["维持", "纠正", "其他"],
        ["一", "二", "三"],
        ["", "", ""],
    ]


def test_line_breaks_in_quoted_cells():
    assert rows(only_grid(read('名\t"商业\n企业"\t"说""明"""\n甲\t1\t2\n'))) == [
        ["名", "商业\n企业", '说"明"'],
        ["甲", "1", "2"],
    ]


def test_one_line_with_a_tab_is_a_paragraph():
    assert shown(read("佳县通镇人民政府\t2025年1月21日")) == ["佳县通镇人民政府\t2025年1月21日"]


@pytest.mark.parametrize(
    "table",
    [
        "| 信息内容 | 制发 |\n|---|:-:|\n| 规章 | 0 |\n| 许可 | |",
        "信息内容 | 制发\n--- | ---\n规章 | 0\n许可 | ",
        "| 信息内容 | 制发 |\n| - | - |\n| 规章 | 0 |\n| 许可 | |",
        "+------+------+\n| 信息内容 | 制发 |\n+======+======+\n| 规章 | 0 |\n+------+------+\n| 许可 |  |\n+------+------+",
        "┌──┬──┐\n│信息内容│制发│\n├──┼──┤\n│规章│0│\n├──┼──┤\n│许可│ │\n└──┴──┘",
        "｜信息内容｜制发｜\n｜规章｜0｜\n｜许可｜｜",
    ],
)
def test_tables_drawn_with_bars(table):
    grid = only_grid(read(f"文字\n\n{table}\n\n文字"))
    assert rows(grid) == [["信息内容", "制发"], ["规章", "0"], ["许可", ""]]
    assert grid.aligned


def test_a_row_of_dashes_may_be_placeholders():
    assert rows(only_grid(read("| 维持 | 纠正 |\n|---|---|\n| - | — |"))) == [["维持", "纠正"], ["-", "—"]]


def test_lines_of_a_drawn_row_are_joined():
    assert rows(only_grid(read("+--+--+\n| 商业 | 1 |\n| 企业 |   |\n+--+--+\n| 科研 | 2 |\n+--+--+"))) == [
        ["商业\n企业", "1"],
        ["科研", "2"],
    ]


def test_escaped_bars_and_breaks_and_emphasis_in_markdown():
    table = "| **名\\|称** | 数<br>量 |\n|---|---|\n| 1\\. 国家秘密 | `0` |\n| * | ** |\n| &nbsp; | [3](http://a.cn) |"
    assert rows(only_grid(read(table))) == [["名|称", "数\n量"], ["1. 国家秘密", "0"], ["*", "**"], ["", "3"]]


def test_headings_of_markdown():
    page = read(
        "# 通镇年报 #\n\n## 一、总体情况\n\n**（一）主动公开。** 共 3 条\n\n---\n\n- 第一\n> 引文\n\n二、情况\n====\n"
    )
    assert [(block.text, block.level) for block in page.blocks if isinstance(block, Paragraph)] == [
        ("通镇年报", 1),
        ("一、总体情况", 2),
        ("（一）主动公开。 共 3 条", None),
        ("第一", None),
        ("引文", None),
        ("二、情况", 1),
    ]


def test_html_tables_within_markdown():
    text = "# 年报\n\n<table><tr><td rowspan=2>甲</td><td>1</td></tr><tr><td>2</td></tr></table>\n\n后文"
    assert shown(read(text)) == ["年报", [["甲", "1"], ["2"]], "后文"]


def test_front_matter_gives_the_title_and_is_no_text():
    page = read("---\ntitle: 通镇年报\ndate: 2025-01-21\n---\n# 一、总体情况\n正文")
    assert (page.title, shown(page), codes(page)) == ("通镇年报", ["一、总体情况", "正文"], ["front_matter"])


def test_comma_separated_rows():
    table = [["信息内容", "制发", "废止"], ["规章", "98,164", ""], ["许可", "0", "5"]]
    text = '信息内容,制发,废止\n规章,"98,164",\n许可,0,5\n'
    assert shown(read(text)) == [table]
    assert shown(read(f"二、主动公开\n{text}三、收到和处理\n")) == ["二、主动公开", table, "三、收到和处理"]


def test_comma_separated_rows_between_empty_lines_and_of_different_length():
    text = "二、主动公开\n第一项\n信息内容,制发,废止\n\n规章,1,2\n\n第五项\n许可,5\n文件,3,4\n三、收到和处理\n"
    table = [
        ["信息内容", "制发", "废止"],
        ["规章", "1", "2"],
        ["第五项", "", ""],
        ["许可", "5", ""],
        ["文件", "3", "4"],
    ]
    found = read(text)
    assert shown(found) == ["二、主动公开", "第一项", table, "三、收到和处理"]
    assert not only_grid(found).aligned


def test_commas_that_part_thousands_part_no_cells():
    text = "1.不掌握 1,877 0 0 1,071\n2.没有 0 1,404 0 2,000\n3.仍不明确 1,000 0 0 1,000"
    assert shown(read(text)) == text.split("\n")


def test_a_sentence_with_commas_is_no_table():
    text = "first, second, third\nnew, old, blue and green"
    assert shown(read(text)) == text.split("\n")


def test_figures_in_columns_of_blanks_become_rows():
    text = (
        "                    自然人  商业  科研  公益  法律  其他  总计\n"
        "一、本年新收        3119    12    0     5     8     1     3145\n"
        "申请数量\n"
        "（三）不予  1.属于  0       0           0     /     0     0\n"
        "公开        国家秘密\n"
        "四、结转下年度      103     0     0     0     0     0     103\n"
    )
    assert rows(only_grid(read(text))) == [
        ["", "", "自然人", "商业", "科研", "公益", "法律", "其他", "总计"],
        ["一、本年新收\n申请数量", "", "3119", "12", "0", "5", "8", "1", "3145"],
        ["（三）不予\n公开", "1.属于\n国家秘密", "0", "0", "", "0", "/", "0", "0"],
        ["四、结转下年度", "", "103", "0", "0", "0", "0", "0", "103"],
    ]


def test_columns_of_blanks_tell_which_cells_are_empty():
    assert shown(
        read("信息内容    制发    废止\n规章                1\n规范性文件\n行政许可    3\n　　　　单位：件")
    ) == [
        [["信息内容", "制发", "废止"], ["规章", "", "1"], ["规范性文件", "", ""], ["行政许可", "3", ""]],
        "单位：件",
    ]


def test_figures_that_begin_under_no_header_stay_lines_with_tabs():
    assert shown(read("信息内容    制发    废止\n规章           0       1\n　　　　单位：件")) == [
        "信息内容\t制发\t废止",
        "规章\t0\t1",
        "单位：件",
    ]


def test_the_lines_of_header_words_and_of_labels_are_put_together_where_columns_keep_their_edges():
    text = (
        "                                        结果  尚未  总计\n"
        "                                        维持  审结\n"
        "（三）不予公开  1.属于国家秘密          1           1\n"
        "                2.其他法律行政法\n"
        "                规禁止公开\n"
        "                3.危及“三安全一              /\n"
        "                稳定”\n"
    )
    assert rows(only_grid(read(text))) == [
        ["", "", "结果维持", "尚未审结", "总计"],
        ["（三）不予公开", "1.属于国家秘密", "1", "", "1"],
        ["", "2.其他法律行政法\n规禁止公开", "", "", ""],
        ["", "3.危及“三安全一\n稳定”", "", "/", ""],
    ]


def test_a_label_that_a_page_cuts_where_columns_keep_their_edges():
    text = (
        "                自然人  商业  总计\n"
        "一、本年新收    3             3\n"
        "二、上年结转    4       1     5\n"
        "信息公开申请\n"
        "\n"
        "数量\n"
        "（一）予以公开          0           0     0\n"
        "（二）部分公开          2           0     2\n"
    )
    upper, lower = grids(read(text))
    assert rows(upper)[-1] == ["二、上年结转\n信息公开申请\n数量", "4", "1", "5"]
    assert rows(lower) == [["（一）予以公开", "0", "0", "0"], ["（二）部分公开", "2", "0", "2"]]


def test_an_empty_line_below_a_header_in_columns_is_its_row():
    text = "行政复议                    行政诉讼\n维持  纠正  其他  未结  总计\n                            维持\n\n五、存在的主要问题"
    heads = "维持  纠正  其他  未结  总计\n\n五、存在的主要问题"
    assert shown(read(heads)) == [[["维持", "纠正", "其他", "未结", "总计"], [""] * 5], "五、存在的主要问题"]
    assert shown(read("维持  纠正  其他  未结  总计\n五、存在的主要问题"))[0] == "维持\t纠正\t其他\t未结\t总计"
    assert not any(isinstance(block, Grid) for block in read(text).blocks)


def test_one_figure_alone_under_a_header():
    text = "结果维持  结果纠正  总计\n          8\n五、存在的主要问题"
    assert shown(read(text)) == [[["结果维持", "结果纠正", "总计"], ["", "8", ""]], "五、存在的主要问题"]


def test_page_numbers_are_no_figures_of_the_table_above_them():
    text = "采购项目数量\n采购总金额\n政府集中采购\n6\n25.1\n- 1 -\n\f\n三、收到\n一、新收\n8\n- 2 -\n"
    document = read(text)
    figures = [line for line in document.text.split("\n") if "1 -" in line or "2 -" in line]
    assert figures == []
    assert [(note.code, note.message) for note in document.notes] == [("page_furniture", "页码 2 处未读入。")]


@pytest.mark.parametrize(
    "marks", [("第 1 页", "第 2 页"), ("第1页 共2页", "第2页 共2页"), ("—3—", "—4—"), ("-7-", "-8-")]
)
def test_page_numbers_in_words_and_between_dashes(marks):
    document = read("一、总体情况\n{}\n二、主动公开\n{}\n".format(*marks))
    assert shown(document) == ["一、总体情况", "二、主动公开"]


def test_bare_numbers_are_pages_only_where_pages_end_and_count_up():
    pages = read("规章\n7\n1\n\f许可\n5\n2\n\f处罚\n9\n3\n\f")
    assert [text for text in shown(pages) if text] == ["规章", "7", "许可", "5", "处罚", "9"]
    figures = read("规章\n7\n\f许可\n5\n\f处罚\n9\n\f")
    assert [text for text in shown(figures) if text] == ["规章", "7", "许可", "5", "处罚", "9"]


def test_dashed_numbers_that_do_not_count_on_are_no_pages():
    assert shown(read("增减\n- 2 -\n- 9 -\n")) == ["增减", "- 2 -", "- 9 -"]


def test_labels_without_a_figure_keep_their_empty_cells_in_rows_with_tabs():
    page = read("二、主动公开\n信息内容\t制发\t废止\n规章\t\t\n规范性文件\t\t\n许可\t\t2\n\n三、收到")
    assert shown(page)[1] == [
        ["信息内容", "制发", "废止"],
        ["规章", "", ""],
        ["规范性文件", "", ""],
        ["许可", "", "2"],
    ]


def test_rows_between_bars_without_outer_bars_that_all_end_in_an_empty_cell():
    page = read("规章 | 3 | \n规范性文件 |  | \n许可 | 1 | \n")
    assert rows(only_grid(page)) == [["规章", "3", ""], ["规范性文件", "", ""], ["许可", "1", ""]]


@pytest.mark.parametrize("line", ["一、  总体情况", "通镇  2024年年度报告", "（一）\u3000\u3000主动公开"])
def test_a_gap_in_a_heading_is_no_column(line):
    assert shown(read(f"前文\n\n{line}\n\n后文"))[1].split() == line.split()
    assert "\t" not in shown(read(line))[0]


def test_one_cell_per_line_stays_lines():
    lines = ["规章", "0", "1", "2", "行政许可", "3"]
    assert shown(read("\n".join(lines))) == lines


def test_empty_lines_among_cells_on_lines_may_be_cells():
    assert shown(read("正文到此为止。\n\n规章\n0\n\n2\n许可\n\n\n结束语到此为止。")) == [
        "正文到此为止。",
        "规章",
        "0",
        "",
        "2",
        "许可",
        "结束语到此为止。",
    ]


def test_so_many_empty_lines_as_a_row_has_cells_are_cells_though_no_figure_is_near():
    blank = read("正文到此为止。\n总计\n\n\n\n\n\n\n结束语到此为止。")
    assert shown(blank) == ["正文到此为止。", "总计", "", "", "", "", "", "", "结束语到此为止。"]
    behind = read("正文到此为止。\n总计\n5\n\n\n7\n\n\n结束语到此为止。")
    assert shown(behind) == ["正文到此为止。", "总计", "5", "", "", "7", "", "", "结束语到此为止。"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings(encoding):
    assert shown(read("2024年通镇政府信息公开工作年度报告\n一、总体情况\n", encoding)) == [
        "2024年通镇政府信息公开工作年度报告",
        "一、总体情况",
    ]


def test_big5():
    text = "二〇二四年縣政府資訊公開工作年度報告，本年新收申請三件，均依法答覆。" * 3
    assert shown(read(text.replace("〇", "零"), "big5")) == [text.replace("〇", "零")]


@pytest.mark.parametrize(
    "junk", ['{"error": 404, "list": [1, 2, {"a": null}]}', "<<<>>>|||\t\t\t", '"""\t"', ",,,\n,,,\n,,,", "|\n|\n|"]
)
def test_junk_does_no_harm(junk):
    read(junk)


@pytest.mark.parametrize("content", [b"", b" \r\n\t\n", "\ufeff\n".encode()])
def test_no_text_is_damaged(content):
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(content, LIMITS)
    assert refusal.value.code is ErrorCode.DAMAGED


def test_bytes_that_are_no_text():
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(bytes(range(256)) * 40, LIMITS)
    assert refusal.value.code is ErrorCode.UNSUPPORTED_FORMAT


def test_too_many_cells():
    with pytest.raises(UnreadableDocument) as refusal:
        read_text(b"| 1 | 2 |\n" * 60, Limits(cells=100))
    assert refusal.value.code is ErrorCode.TOO_LARGE


@pytest.mark.reports
@pytest.mark.skipif(not TONGZHEN.is_file(), reason="the real reports are not there")
def test_the_dump_of_a_real_report():
    page = read_text(TONGZHEN.read_bytes(), LIMITS)
    two, three, four = grids(page)
    assert [(grid.row_count, grid.column_count) for grid in (two, three, four)] == [(14, 4), (28, 10), (4, 15)]
    assert rows(two)[3][1:] == ["0", "0", "0"]
    assert rows(three)[2] == ["", "", "商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他", ""]
    assert [len(row) for row in rows(three)[3:]] == [8, 8, 9, 9, 10, *[10] * 7, 10, 10, 10, *[10] * 5, 10, 10, 10, 9, 8]
    assert rows(four)[3] == ["0"] * 15
    assert shown(page)[-2].endswith("人民政府")


def test_a_dump_without_empty_lines_is_no_row_of_hundreds_of_cells():
    cells = [f"\t第{number}项\n\t{number}\n\t\n\t结果\n维持" for number in range(12)]
    document = read("标题\n" + "\n".join(cells))
    assert not [block for block in document.blocks if isinstance(block, Grid)]
    assert [block.text for block in document.blocks][:5] == ["标题", "第0项", "0", "", "结果维持"]


def test_a_line_that_is_one_quoted_field_is_text_without_quotes():
    text = '"甲局年度报告"\n"他说""好""。"\n"规章","1","2"\n"文件","3","4"\n"其他","5","6"\n"甲局"'
    document = read(text)
    paragraphs = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert paragraphs == ["甲局年度报告", '他说"好"。', "甲局"]


def test_a_table_that_goes_on_behind_a_blank_line_with_other_places_for_its_columns():
    def line(label, left, pitch, figures):
        return label + " " * (left - 2 * len(label)) + (" " * (pitch - 1)).join(figures)

    lines = [
        line("一、新收申请数量", 54, 12, "7100008"),
        line("二、结转申请数量", 54, 12, "0000000"),
        "",
        line("（三）不予公开", 62, 3, "2300005"),
        line("（四）无法提供", 62, 3, "1004005"),
    ]
    found = [
        "".join(cell.text for cell in grid.cells if cell.row == row and cell.column)
        for grid in column_blocks(lines)
        if isinstance(grid, Grid)
        for row in range(grid.row_count)
    ]
    assert found == ["7100008", "0000000", "2300005", "1004005"]
