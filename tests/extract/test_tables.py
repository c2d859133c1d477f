"""Tables as agencies print them, beside the form's own layout: each case is one that is met in the wild."""

import pytest

from gkdash.extract import extract
from tests.extract.builders import FIGURES, LEAVES, chapters, document, grid, proactive, states, values

COLUMNS = ["natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation", "total"]
APPLICATIONS_HEADER = [
    ["（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况"],
    ["", "自然人", "法人或其他组织", "总计"],
    ["", "", "商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他", ""],
]


def read(*tables):
    return extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters(), proactive(), *tables))


REMEDIES = {
    "as the form prints it": [
        grid(
            [
                ["行政复议", "行政诉讼"],
                [*LEAVES, "未经复议直接起诉", "复议后起诉"],
                ["", "", "", "", "", *LEAVES, *LEAVES],
                FIGURES,
            ]
        )
    ],
    "with a label before the figures": [
        grid(
            [
                ["", "行政复议", "行政诉讼"],
                ["", *LEAVES, "未经复议直接起诉", "复议后起诉"],
                ["", "", "", "", "", "", *LEAVES, *LEAVES],
                ["数量（件）", *FIGURES],
            ]
        )
    ],
    "turned by a quarter": [
        grid(
            [
                ["", *LEAVES],
                ["行政复议", *FIGURES[:5]],
                ["未经复议直接起诉", *FIGURES[5:10]],
                ["复议后起诉", *FIGURES[10:]],
            ]
        )
    ],
    "one figure a row": [
        grid(
            [
                [name if not index else "", leaf, FIGURES[5 * group + index]]
                for group, name in enumerate(["行政复议", "未经复议直接起诉", "复议后起诉"])
                for index, leaf in enumerate(LEAVES)
            ]
        )
    ],
    "in three tables": [
        grid([[name], LEAVES, FIGURES[5 * group : 5 * group + 5]])
        for group, name in enumerate(["行政复议", "未经复议直接起诉", "复议后起诉"])
    ],
    "header on one page, figures on the next": [
        grid(
            [
                ["行政复议", "行政诉讼"],
                [*LEAVES, "未经复议直接起诉", "复议后起诉"],
                ["", "", "", "", "", *LEAVES, *LEAVES],
            ]
        ),
        grid([FIGURES]),
    ],
    "one cell a line": ["行政复议", "行政诉讼", *LEAVES, "未经复议直接起诉", "复议后起诉", *LEAVES, *LEAVES, *FIGURES],
}


@pytest.mark.parametrize("layout", REMEDIES)
def test_table_four(layout):
    assert values(read(*REMEDIES[layout]), "remedies") == [int(figure) for figure in FIGURES]


def test_a_row_with_one_figure_too_few_is_read_where_every_reading_agrees():
    """Six figures for seven columns: the row's own sum rules out all places but one for the lost blank."""
    table = grid([*APPLICATIONS_HEADER, ["一、本年新收政府信息公开申请数量", "1", "2", "4", "8", "16", "31"]])
    report = read(table)
    assert values(report, "applications", "new_received")[-1] == 31
    assert "unreadable" in states(report, "applications", "new_received")


def test_a_stray_page_number_in_a_row_is_told_by_the_sum():
    table = grid([*APPLICATIONS_HEADER, ["二、上年结转政府信息公开申请数量", "34", "5", "0", "0", "0", "0", "0", "34"]])
    report = read(table)
    assert values(report, "applications", "carried_in")[0] == 34
    assert values(report, "applications", "carried_in")[-1] == 34


def test_other_printed_as_one_row_stands_besides_its_missing_parts():
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["三、本年度办理结果", "（一）予以公开", "1", "0", "0", "0", "0", "0", "1"],
            ["", "（六）其他处理", "3", "0", "0", "0", "0", "0", "3"],
            ["", "（七）总计", "4", "0", "0", "0", "0", "0", "4"],
        ]
    )
    report = read(table)
    assert values(report, "applications", "other") == [3, 0, 0, 0, 0, 0, 3]
    assert states(report, "applications", "other_miscellaneous") == ["missing"] * 7
    assert len(report.cells) == 207


def test_numbers_of_an_automatic_list_before_a_label_are_no_figures():
    """LibreOffice goes on counting in the empty cells of merged labels: `2.`, `3.`, `4.其他法律…`."""
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["一、本年新收政府信息公开申请数量", *"3000003"],
            ["（四）", "（五）不予公开", "1.属于国家秘密", *"1000001"],
            ["2.", "3.", "4.其他法律行政法规禁止公开", *"2000002"],
        ]
    )
    report = read(table)
    assert values(report, "applications", "refused_state_secret") == [1, 0, 0, 0, 0, 0, 1]
    assert values(report, "applications", "refused_other_law") == [2, 0, 0, 0, 0, 0, 2]


def test_a_row_that_stands_a_column_too_far_left_is_not_read_by_its_places():
    """The label above spans a row too few, so that（七）总计 takes its column and the last cell is left empty."""
    header = ["", "", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    table = grid(
        [
            header,
            ["一、本年新收政府信息公开申请数量", "", *"3000003"],
            ["（七）总计", "33", "4", "3", "5", "0", "0", "45", ""],
        ],
        aligned=True,
    )
    assert values(read(table), "applications", "processed_total") == [33, 4, 3, 5, 0, 0, 45]
    blanks = ["（七）总计", "33", "4", "", "", "", "", "37", ""]
    table = grid([header, ["一、本年新收政府信息公开申请数量", "", *"3000003"], blanks], aligned=True)
    assert states(read(table), "applications", "processed_total") == ["unreadable"] * 7


def test_a_subtotal_is_no_row_of_the_form_and_is_said():
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["三、本年度办理结果", "（三）不予公开", "9", "0", "0", "0", "0", "0", "9"],
            ["", "（七）总计", "9", "0", "0", "0", "0", "0", "9"],
        ]
    )
    report = read(table)
    assert [warning.message for warning in report.warnings if warning.code == "row_not_recognised"] == [
        "“三、本年度办理结果 （三）不予公开”不是表格样式中的行，未采用。"
    ]


def test_columns_in_another_order_follow_their_header():
    header = [
        ["", "总计", "自然人", "法人或其他组织"],
        ["", "", "", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"],
    ]
    table = grid([*header, ["一、本年新收政府信息公开申请数量", "7", "1", "2", "0", "0", "4", "0"]])
    assert values(read(table), "applications", "new_received") == [1, 2, 0, 0, 4, 0, 7]


def test_a_label_cut_by_a_page_break_is_matched_by_its_part():
    first = grid(
        [
            *APPLICATIONS_HEADER,
            ["", "（五）不予处理", "4.无正当理由大量反复申请", "0", "0", "0", "0", "0", "0", "0"],
            ["", "", "5.要求行政机关确认或重新出", "1", "0", "0", "0", "0", "0", "1"],
        ]
    )
    second = grid([["", "（六）其他处理", "3.其他", "2", "0", "0", "0", "0", "0", "2"]])
    report = read(first, second)
    assert values(report, "applications", "rejected_reissue") == [1, 0, 0, 0, 0, 0, 1]
    assert values(report, "applications", "other_miscellaneous") == [2, 0, 0, 0, 0, 0, 2]


def test_digits_apart_are_joined_only_where_the_sum_holds():
    whole = grid(
        [*APPLICATIONS_HEADER, ["一、本年新收政府信息公开申请数量", "30 01", "53", "0", "0", "61", "4", "3119"]]
    )
    report = read(whole)
    assert values(report, "applications", "new_received") == [3001, 53, 0, 0, 61, 4, 3119]
    broken = grid(
        [*APPLICATIONS_HEADER, ["一、本年新收政府信息公开申请数量", "30 01", "53", "0", "0", "61", "4", "3120"]]
    )
    report = read(broken)
    assert states(report, "applications", "new_received")[0] == "unreadable"


def test_a_wrong_total_stays_as_reported():
    table = grid([*APPLICATIONS_HEADER, ["一、本年新收政府信息公开申请数量", "1", "2", "0", "0", "0", "0", "9"]])
    assert values(read(table), "applications", "new_received") == [1, 2, 0, 0, 0, 0, 9]


def test_a_row_cut_in_two_by_a_page_break_is_one_row():
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["", "（四）无法提供", "2.没有现成信息需要另", "", "", "", "", "", "", ""],
            ["", "", "行制作", "11", "0", "0", "0", "0", "0", "11"],
        ]
    )
    assert values(read(table), "applications", "unavailable_needs_creation") == [11, 0, 0, 0, 0, 0, 11]


def test_a_label_whose_words_wrap_around_its_figures_in_running_text():
    lines = [
        "一、本年新收政府信息公开申请数量\t3001\t53\t0\t0\t61\t4\t3119",
        "（二）部分公开（区分处理的，只计这一情\t447\t7\t0\t0\t0\t0\t454",
        "形，不计其他情形）",
        "求缴纳费用、行政机关不再处理\t6\t0\t0\t0\t0\t0\t6",
        "四、结转下年度继续办理\t103\t0\t0\t0\t0\t0\t103",
    ]
    report = read(*lines)
    assert values(report, "applications", "partly_granted") == [447, 7, 0, 0, 0, 0, 454]
    assert values(report, "applications", "carried_out")[-1] == 103


def test_figures_of_several_rows_in_one_heap_are_given_to_none():
    lines = [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        *["1", "0", "0", "0", "0", "0", "1", "2", "0", "0", "0", "0", "0", "2"],
    ]
    report = read(*lines)
    assert states(report, "applications", "new_received") == ["unreadable"] * 7
    assert states(report, "applications", "carried_in") == ["unreadable"] * 7


def test_empty_lines_are_empty_cells_where_they_make_the_count_right():
    """One cell a line: the third figure is blank; the two empty lines at the end only space the rows."""
    lines = ["二、上年结转政府信息公开申请数量", "34", "0", "", "0", "0", "0", "34", "", "", "（一）予以公开"]
    report = read(*lines)
    assert values(report, "applications", "carried_in") == [34, 0, None, 0, 0, 0, 34]
    assert states(report, "applications", "carried_in")[2] == "blank"


def test_empty_lines_that_fit_no_cell_are_spacing():
    lines = ["二、上年结转政府信息公开申请数量", "", *"34  0  0  0  0  0  34".replace("  ", "\n\n").split("\n"), ""]
    assert values(read(*lines), "applications", "carried_in") == [34, 0, 0, 0, 0, 0, 34]


def test_a_text_in_the_place_of_a_figure_is_a_cell_of_its_row():
    lines = [
        *["二、上年结转政府信息公开申请数量", "34", "0", "详见附件", "0", "0", "0", "另行统计"],
        *["三、本年度办理结果", "（一）予以公开", "1", "0", "0", "0", "0", "0", "1"],
    ]
    report = read(*lines)
    assert values(report, "applications", "carried_in") == [34, 0, None, 0, 0, 0, None]
    assert states(report, "applications", "carried_in")[6] == "unreadable"
    assert values(report, "applications", "granted") == [1, 0, 0, 0, 0, 0, 1]


def test_texts_among_the_figures_of_table_four_in_running_text():
    lines = [*LEAVES, "未经复议直接起诉", "复议后起诉", *LEAVES, *LEAVES, "见附表", *FIGURES[1:14], "见附表"]
    report = read(*lines)
    assert values(report, "remedies", "review") == [None, 64, 178, 37, 351]
    assert states(report, "remedies", "litigation_after_review")[4] == "unreadable"


def test_words_of_table_four_alone_make_no_row_of_table_three():
    lines = ["四、政府信息公开行政复议、行政诉讼情况", *LEAVES, *LEAVES, *LEAVES, *FIGURES]
    report = read(*lines)
    assert set(states(report, "applications", "processed_total")) == {"missing"}
    assert values(report, "remedies") == [int(figure) for figure in FIGURES]


def test_words_of_table_three_alone_make_no_table_four():
    report = read("总计", "一、本年新收政府信息公开申请数量", *["1", "0", "0", "0", "0", "0", "1"])
    assert values(report, "applications", "new_received") == [1, 0, 0, 0, 0, 0, 1]
    assert set(states(report, "remedies", "review")) == {"missing"}


def test_a_head_of_table_four_that_lost_a_group_does_not_take_its_figures():
    table = grid([["未经复议直接起诉", "复议后起诉"], LEAVES * 3, FIGURES])
    assert values(read(table), "remedies") == [int(figure) for figure in FIGURES]


def test_heads_at_different_heights_of_a_table_without_lines():
    """As a page without lines gives them: `其他` stands higher than the labels left of it that take two lines."""
    header = [
        ["", "", "", "", "申请人情况", "", "", ""],
        ["（本列数据的勾稽关系为：第一项加第二项之和，\n等于第三项加第四项之和）", *[""] * 7],
        ["", "自然人", "", "", "法人或其他组织", "", "", "总计"],
        ["", "", "", "", "", "", "其他", ""],
        ["", "", "商业企业", "科研机构", "", "", "", ""],
        ["", "", "", "", "社会公益\n组织", "法律服务\n机构", "", ""],
    ]
    first = ["一、本年新收政府信息公开申请数量", "1", "2", "3", "4", "5", "6", "21"]
    other = ["3.其他", "0", "0", "0", "1", "0", "0", "1"]
    remedies = [
        ["", "", "", "", "总计", *[""] * 10],
        [*LEAVES[:4], "", *LEAVES, *LEAVES],
        FIGURES,
    ]
    report = read(grid([*header, first, other], aligned=True), grid(remedies, aligned=True))
    assert values(report, "applications", "new_received") == [1, 2, 3, 4, 5, 6, 21]
    assert values(report, "applications", "other_miscellaneous") == [0, 0, 0, 1, 0, 0, 1]
    assert values(report, "remedies") == [int(figure) for figure in FIGURES]


def test_a_label_cut_by_a_page_beside_its_group_is_not_the_group():
    rows = [
        ["（六）其他处理", "1.申请人无正当理由逾期不补", "3", "0", "0", "0", "0", "0", "3"],
        ["", "正、行政机关不再处理其政府信息公开申请", "", "", "", "", "", "", ""],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "1", "0", "0", "0", "0", "0", "1"],
        ["3.其他", "0", "0", "0", "0", "0", "0", "0"],
    ]
    report = read(grid([*APPLICATIONS_HEADER, *rows]))
    assert values(report, "applications", "other_not_corrected") == [3, 0, 0, 0, 0, 0, 3]
    assert values(report, "applications", "other_fee_unpaid") == [1, 0, 0, 0, 0, 0, 1]
    assert not values(report, "applications", "other")


def test_a_table_filled_in_nowhere_is_blank_throughout():
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["一、本年新收政府信息公开申请数量", *[""] * 7],
            ["（六）其他处理", *[""] * 7],
            ["（七）总计", *[""] * 7],
            ["四、结转下年度继续办理", *[""] * 7],
        ]
    )
    assert states(read(table), "applications", "processed_total") == ["blank"] * 7


def test_the_characters_of_an_upright_label_are_no_figures():
    lines = [
        *["（五）不予处理", "5.要求行政机关确认或重新出具已获取信息", *"0000000"],
        *["（六）其他处理", "1.申请人无正当理由逾期不补", "三", "正、行政机关不再处理其政府", "、", "信息公开申请"],
        *["161", "0", "0", "0", "3", "0", "164"],
    ]
    assert values(read(*lines), "applications", "other_not_corrected") == [161, 0, 0, 0, 3, 0, 164]


def test_halves_of_heads_above_the_figures_of_table_four_are_no_cells():
    """A dump of a page: the heads take two lines, and one figure is lost."""
    lines = ["结果    结果    其他    尚未    总计", "维持    纠正 结果 审结    0", *FIGURES[1:14]]
    report = read(*lines)
    assert "维持" not in [cell.raw for cell in report.cells if cell.table == "remedies"]
    assert set(values(report, "remedies")) <= {None, 0, *(int(figure) for figure in FIGURES)}


def test_the_rest_of_a_label_below_a_row_that_lacks_a_figure_is_no_cell():
    """A page without lines: the third figure is blank, the label goes on below the figures."""
    report = read("一、本年新收政府信息公", "29\t13\t17\t16\t15\t97", "开申请数量", "二、上年结转政府信息公")
    assert values(report, "applications", "new_received")[2:6] == [None] * 4
    assert set(states(report, "applications", "new_received")) <= {"number", "unreadable"}


def test_a_row_of_rests_without_a_label_spoils_the_figures_above_it():
    grid_ = grid(
        [
            *APPLICATIONS_HEADER,
            ["一、本年新收政府信息公开申请数量", "1028", "568", "3", "0", "0", "0", "4"],
            ["", "8", "2（其中", "", "", "", "", ""],
            ["二、上年结转政府信息公开申请数量", "0", "0", "0", "0", "0", "0", "0"],
        ],
        aligned=True,
    )
    report = read(grid_)
    assert states(report, "applications", "new_received")[:3] == ["unreadable", "unreadable", "number"]
    assert values(report, "applications", "carried_in") == [0] * 7


def test_a_row_cut_into_three_parts_is_one_row_with_the_figures_of_the_last():
    """The first part alone is a wording that agencies use for the whole label."""
    blanks = [""] * 7
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["三、本年度办理结果", "（二）部分公开（区分处理", *blanks],
            ["", "的，只计这一情形，", *blanks],
            ["", "不计其他情形）", "298", "0", "0", "0", "0", "0", "298"],
            ["", "（七）总计", "298", "0", "0", "0", "0", "0", "298"],
        ]
    )
    assert values(read(table), "applications", "partly_granted") == [298, 0, 0, 0, 0, 0, 298]


def test_the_begun_label_of_a_row_whose_rest_a_page_carried_away():
    """Two of three parts of the label stand beside the figures."""
    blanks = [""] * 7
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["三、本年度办理结果", "（二）部分公开（区分处理", *blanks],
            ["", "的，只计这一情形，", "298", "0", "0", "0", "0", "0", "298"],
            ["", "（七）总计", "298", "0", "0", "0", "0", "0", "298"],
        ]
    )
    assert values(read(table), "applications", "partly_granted") == [298, 0, 0, 0, 0, 0, 298]


def test_a_cut_label_behind_the_label_of_its_group_is_matched_by_itself():
    table = grid(
        [
            *APPLICATIONS_HEADER,
            ["三、本年度办理结果", "（五）不予处理", "4.无正当理由大量反复申请", "1", "0", "0", "0", "0", "0", "1"],
            ["", "", "5.要求行政机关确认", "2", "0", "0", "0", "0", "0", "2"],
            ["", "（六）其他处理", "", "0", "0", "0", "0", "0", "0", "0"],
            ["", "（七）总计", "", "3", "0", "0", "0", "0", "0", "3"],
        ]
    )
    assert values(read(table), "applications", "rejected_reissue") == [2, 0, 0, 0, 0, 0, 2]


def test_figures_of_table_four_whose_header_ran_together_on_the_page_before():
    report = read("结 结 其 尚 总 未经复议直接起诉 复议后起诉", "果 果 他 未 计 结 结 其 尚 总", "\t".join(FIGURES))
    assert values(report, "remedies") == [int(figure) for figure in FIGURES]


def test_an_empty_row_of_other_outcomes_in_running_text_is_blank():
    """Nothing that the row would head stands below it."""
    lines = [
        "5.要求行政机关确认或重新出具已获取信息",
        *"0000000",
        "（六）其他处理",
        *[""] * 7,
        "（七）总计",
        *"0000000",
    ]
    report = read("自然人", "总计", *lines)
    assert states(report, "applications", "other") == ["blank"] * 7


@pytest.mark.parametrize("blank", [0, 4, 14])
def test_empty_lines_around_the_figures_of_table_four_are_cells_where_the_sums_say_so(blank):
    """An empty line parts header and figures, another follows them, and one cell is empty."""
    figures = list(FIGURES)
    figures[blank] = ""
    lines = ["行政复议", "行政诉讼", *LEAVES, "未经复议直接起诉", "复议后起诉", *LEAVES, *LEAVES, "", *figures, ""]
    report = read(*lines)
    found = zip(figures, [cell.value for cell in report.cells if cell.table == "remedies"], strict=True)
    read_as_other = [(figure, value) for figure, value in found if value not in {None, int(figure or -1)}]
    assert read_as_other == []


def test_a_total_alone_below_a_repeated_header_is_a_row_and_no_header():
    """Table three goes on in a second grid with the header again, and nothing beside （七）总计 is filled in."""
    header = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
    upper = grid([header, ["一、本年新收政府信息公开申请数量", *"3000003"]], aligned=True)
    lower = grid([header, ["（七）总计", *[""] * 7], ["四、结转下年度继续办理", *"1000001"]], aligned=True)
    assert states(read(upper, lower), "applications", "processed_total") == ["blank"] * 7
