"""A chapter that holds its table as running text: rows by their words and counts, each case one met in the wild."""

import pytest

from gkdash.documents import Cell, Grid
from gkdash.extract import extract
from gkdash.records import State
from tests.extract.builders import FIGURES, LEAVES, chapters, document, grid, proactive, states, values


def chapter_two(*parts):
    """Read a report whose chapter two holds these parts and nothing else."""
    title = "澄岚县财政局2024年政府信息公开工作年度报告"
    return extract(document(title, *chapters()[:3], *parts, *chapters()[4:]))


def test_the_old_form_in_a_new_report():
    table = grid(
        [
            ["第二十条第（一）项"],
            ["信息内容", "本年新\n制作数量", "本年新\n公开数量", "对外公开总数量"],
            ["规章", "0", "0", "0"],
            ["规范性文件", "3", "2", "11"],
            ["第二十条第（五）项"],
            ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"],
            ["行政许可", "12", "-2", "340"],
            ["其他对外管理服务事项", "5", "0", "7"],
            ["第二十条第（八）项"],
            ["信息内容", "上一年项目数量", "本年增/减"],
            ["行政事业性收费", "4", "+1"],
            ["第二十条第（九）项"],
            ["信息内容", "采购项目数量", "采购总金额"],
            ["政府集中采购", "6", "251000元"],
        ]
    )
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters(), table))
    found = {(cell.row, cell.column): cell.value for cell in report.cells if cell.state is State.NUMBER}
    assert (report.edition, len(report.cells)) == ("2019", 198)
    assert found[("normative_documents", "disclosed_total")] == 11
    assert found[("licensing", "change")] == -2
    assert found[("fees", "change")] == 1
    assert found[("procurement", "amount")] == 251000


def test_empty_cells_at_the_end_of_a_chapter():
    """One cell a line; the last two cells of table four are blank, and the next chapter follows at once."""
    parts = chapters()
    parts[7:8] = [*LEAVES, *LEAVES, *LEAVES, *FIGURES[:13], "", ""]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *parts))
    assert values(report, "remedies") == [*(int(figure) for figure in FIGURES[:13]), None, None]
    assert states(report, "remedies", "litigation_after_review")[3:] == ["blank", "blank"]


def test_a_lone_line_with_bars_is_a_row():
    """A line break within a cell ends a table of bars; the row below stands alone."""
    report = extract(
        document(
            "澄岚县财政局2024年政府信息公开工作年度报告",
            *chapters()[:3],
            *["信息内容 | 本年收费金额", "（单位：万元）", "行政事业性收费 | 21174.7637"],
            *chapters()[4:],
        )
    )
    assert values(report, "proactive", "fees") == [21174.7637]


def test_one_figure_repeated_over_merged_columns_counts_once_whatever_mark_it_carries():
    table = grid(
        [
            ["第二十条第（五）项", "第二十条第（五）项", "第二十条第（五）项", "第二十条第（五）项"],
            ["信息内容", "本年处理决定数量", "本年处理决定数量", "本年处理决定数量"],
            ["行政许可", "12①", "12", "12"],
            ["行政处罚", "7", "8", "7"],
        ]
    )
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters(), table))
    assert values(report, "proactive", "licensing") == [12]


def test_a_row_that_is_whole_replaces_one_that_is_not():
    report = extract(
        document(
            "澄岚县财政局2024年政府信息公开工作年度报告",
            grid([["规章", "99"], ["备注", "略"]]),
            *chapters(),
            proactive("3"),
        )
    )
    assert values(report, "proactive", "regulations") == [3, 3, 3]


@pytest.mark.parametrize("blank", [" ", "\u3000"])
def test_rows_whose_cells_a_single_blank_parts(blank):
    """As programs give the text of a page: one line a row."""
    lines = [
        *["规章 1 0 11", "行政规范性文件 8 26 详见附件", "行政许可 1,404 件", "行政强制 3"],
        "一、本年新收政府信息公开申请数量 3001 53 0 0 61 4 3119",
        "三、本年度办理结果 （一）予以公开 详见附件 0 0 0 0 0 7",
        "（三）不予公开 1. 属于国家秘密 2（其中修订1件） 0 0 0 0 0 2",
        "2. 其他法律行政法规禁止公开 30 件 1 件 0 件 0 件 0 件 0 件 31 件",
        "（六）其他处理 1. 申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请 0 0 0 0 0 0 0",
        *["结果维持 结果纠正 其他结果 尚未审结 总计", " ".join(FIGURES)],
    ]
    lines = [line.replace(" ", blank) for line in lines]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters()[:3], *lines, *chapters()[3:]))
    assert values(report, "proactive", "regulations") == [1, 0, 11]
    assert states(report, "proactive", "normative_documents") == ["number", "number", "unreadable"]
    assert values(report, "proactive", "licensing") == [1404]
    assert values(report, "applications", "new_received") == [3001, 53, 0, 0, 61, 4, 3119]
    assert values(report, "applications", "granted") == [None, 0, 0, 0, 0, 0, 7]
    assert values(report, "applications", "refused_state_secret") == [2, 0, 0, 0, 0, 0, 2]
    assert values(report, "applications", "refused_other_law") == [30, 1, 0, 0, 0, 0, 31]
    assert values(report, "applications", "other_not_corrected") == [0] * 7
    assert not values(report, "applications", "other")
    assert values(report, "remedies") == [int(figure) for figure in FIGURES]


def test_the_old_form_in_running_text_with_a_sum_in_yuan():
    lines = ["规章 0 0 0", "行政许可 9 -6 件 3", "政府集中采购 2 251000元"]
    report = extract(document("澄岚县财政局2019年政府信息公开工作年度报告", *chapters()[:3], *lines, *chapters()[3:]))
    assert values(report, "proactive", "licensing") == [9, -6, 3]
    assert values(report, "proactive", "procurement") == [2, 251000]


def test_a_text_instead_of_the_one_figure_of_a_row():
    lines = ["行政许可", "4", "第二十条第（六）项", "行政处罚", "见附表", "行政强制", "1"]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters()[:3], *lines, *chapters()[3:]))
    assert states(report, "proactive", "penalties") == ["unreadable"]
    assert values(report, "proactive", "coercion") == [1]


def test_second_lines_of_figures_spoil_the_running_row_whose_sum_does_not_hold():
    report = extract(
        document(
            "澄岚县财政局2024年政府信息公开工作年度报告",
            *chapters(),
            proactive(),
            "三、收到和处理政府信息公开申请情况",
            "自然人\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t总计",
            "一、本年新收政府信息公开申请数量\t2214\t1978\t1733\t2069\t2022\t1025\t1104",
            "40\t16\t58",
            "二、上年结转政府信息公开申请数量\t0\t0\t4\t4\t1\t0\t9",
            "（七）总计\t5\t0\t4\t4\t1\t0\t14",
        )
    )
    assert set(states(report, "applications", "new_received")) == {"unreadable"}
    assert values(report, "applications", "carried_in") == [0, 0, 4, 4, 1, 0, 9]
    assert values(report, "applications", "processed_total") == [5, 0, 4, 4, 1, 0, 14]


@pytest.mark.parametrize(
    ("line", "value", "state"),
    [
        ("行政事业性收费516", 516, "number"),
        ("行政事业性收费 516.5", 516.5, "number"),
        ("行政事业性收费/", None, "placeholder"),
        ("行政事业性收费 见门户网站", None, "unreadable"),
        ("行政事业性收费按规定执行。", None, "missing"),
    ],
)
def test_a_label_and_its_only_figure_without_a_column_between_them(line, value, state):
    report = chapter_two("第二十条第（八）项", "信息内容 本年收费金额（单位：万元）", line)
    assert values(report, "proactive", "fees") == [value]
    assert states(report, "proactive", "fees") == [state]


@pytest.mark.parametrize("heading", ["本年处理决定数量", "第二十条第（五）项\n本年处理决定数量", "本年处理\n决定数量"])
def test_the_header_in_the_cell_of_the_only_figure(heading):
    """No line parts the header from the row below it."""
    table = grid(
        [
            ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
            ["规章", "0", "0", "0"],
            ["信息内容\n行政许可", f"{heading}\n17"],
        ]
    )
    assert values(chapter_two(table), "proactive", "licensing") == [17]


def test_a_figure_somewhere_below_a_header_over_two_columns():
    cells = [
        *(Cell(0, column, text) for column, text in enumerate(["信息内容", "上一年项目数量"])),
        Cell(0, 2, "本年增/减", 1, 2),
        *(Cell(1, column, text) for column, text in enumerate(["行政事业性收费", "3", "", "-8"])),
    ]
    report = chapter_two(Grid(tuple(cells), 2, 4, aligned=True))
    assert values(report, "proactive", "fees") == [3, -8]


def test_the_last_row_of_the_old_form_alone_on_the_next_page():
    """All rows of the new form are there; the old one has one more."""
    head = ["信息内容", "上一年项目数量", "本年增/减", "处理决定数量"]
    table = grid(
        [
            ["信息内容", "本年新制作数量", "本年新公开数量", "对外公开总数量"],
            *([name, "0", "0", "0"] for name in ("规章", "规范性文件")),
            head,
            *([name, "0", "0", "0"] for name in ("行政许可", "其他对外管理服务事项", "行政处罚", "行政强制")),
            head[:3],
            ["行政事业性收费", "0", "0"],
        ]
    )
    report = chapter_two(table, "第二十条第（九）项", "信息内容 采购项目数量 采购总金额", "政府集中采购\t573\t0")
    assert values(report, "proactive", "procurement") == [573, 0]


def test_the_row_of_figures_in_its_chapter_is_table_four_though_no_word_of_its_header_is_whole():
    parts = chapters()
    table = grid([list("持正果结计") * 3, FIGURES])
    title = "澄岚县财政局2024年政府信息公开工作年度报告"
    report = extract(document(title, *parts[:3], proactive(), *parts[3:7], "结维结纠其他", table, *parts[7:]))
    assert values(report, "remedies") == [int(figure) for figure in FIGURES]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (["2", "2", "0", "0", "3", "3"], [2, 0, 3]),
        (["2", "0", "0", "0", "3", "3"], [2, 0, 3]),
        (["2", "2", "2", "2", "3", "3"], [2, 2, 3]),
        (["2", "0", "2", "0", "3", "3"], [None, None, None]),
    ],
)
def test_cut_labels_of_the_old_form_repeated_over_merged_columns(cells, found):
    """`本年新制作数量` and `本年新公开数量` are both cut to `本年新`, and merged cells are written out."""
    table = grid(
        [
            ["信息内容", "本年新", "本年新", "本年新", "本年新", "对外公开总数量", "对外公开总数量"],
            ["规章", *"000000"],
            ["规范性文件", *cells],
            ["信息内容", *["上一年项目数量"] * 2, *["本年增/减"] * 2, *["处理决定数量"] * 2],
            ["行政许可", "1", "1", "0", "0", "4", "4"],
        ],
        aligned=True,
    )
    report = extract(document("澄岚县财政局2019年政府信息公开工作年度报告", *chapters(), table))
    assert values(report, "proactive", "normative_documents") == found


LABELS = [
    ("一、本年新收政府信息公开申请数量", 2, 0),
    ("二、上年结转政府信息公开申请数量", 2, 0),
    ("（一）予以公开", 1, 1),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 1),
    ("（七）总计", 1, 0),
    ("四、结转下年度继续办理", 2, 0),
]
"""A row's label, the empty cells its merge leaves before the figures, and those that labels above leave behind them."""
HEADER = ["申请人情况", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def chapter_three(*parts):
    title = "澄岚县财政局2024年政府信息公开工作年度报告"
    return extract(document(title, *chapters()[:5], *HEADER, *parts, *chapters()[6:]))


def test_the_empty_rests_of_merged_labels_are_no_cells():
    """Written out cell by cell, （二）部分公开 over two columns leaves an empty line before its first figure."""
    figures = {label: ["3", "0", "", "0", "0", "0", "3"] for label, *_ in LABELS}
    figures[LABELS[3][0]] = ["", "6", "0", "", "8", "0", ""]
    figures[LABELS[5][0]] = ["", "", "", "1", "", "", ""]
    lines = [part for label, lead, rest in LABELS for part in (label, *[""] * lead, *figures[label], *[""] * rest)]
    report = chapter_three(*lines)
    assert values(report, "applications", "partly_granted") == [None, 6, 0, None, 8, 0, None]
    assert values(report, "applications", "carried_out") == [None, None, None, 1, None, None, None]


def test_empty_lines_on_both_sides_of_figures_tell_nothing_where_rows_begin_outside_their_cells():
    """One row begins with an empty line that is no cell of it; another may, and is left unread."""
    lines = [
        *["一、本年新收政府信息公开申请数量", "", *"3000003"],
        *["二、上年结转政府信息公开申请数量", "", *"600000", "", ""],
    ]
    report = chapter_three(*lines)
    assert values(report, "applications", "new_received") == [3, 0, 0, 0, 0, 0, 3]
    assert set(states(report, "applications", "carried_in")) <= {"unreadable", "number"}
    assert values(report, "applications", "carried_in")[6] is None


def test_other_in_the_header_is_not_the_row_that_other_processing_heads():
    """`其他` of the header and `3.其他` have one wording; a blank（六）其他处理 in one row is there all the same."""
    labels = ["一、本年新收政府信息公开申请数量", *"3000003", "（六）其他处理", "（七）总计", *"3000003"]
    assert states(chapter_three(*labels), "applications", "other") == ["blank"] * 7


def test_labels_without_figures_whose_last_character_stands_on_the_next_line():
    labels = ["1.本机关不掌握相关政府信", "息", "2.没有现成信息需要另行制", "作", "3.补正后申请内容仍不明", "确"]
    report = chapter_three("一、本年新收政府信息公开申请数量", *"3000003", *labels)
    for row in ("unavailable_not_held", "unavailable_needs_creation", "unavailable_still_unclear"):
        assert states(report, "applications", row) == ["blank"] * 7


@pytest.mark.parametrize(("empty", "state"), [(15, "blank"), (17, "blank"), (6, "missing")])
def test_table_four_of_empty_lines_alone(empty, state):
    """Fifteen empty cells below its header are its row; fewer are space."""
    parts = chapters()
    parts[7:8] = [*LEAVES, "未经复议直接起诉", *LEAVES, "复议后起诉", *LEAVES, *[""] * empty]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *parts))
    assert states(report, "remedies", "review") == [state] * 5


def test_rows_whose_first_and_last_cells_are_filled_show_where_the_others_begin():
    """Each row of table two begins with the empty rest of its label, which is over two columns."""
    lines = ["信息内容", "", "本年新制作数量", "本年新公开数量", "对外公开总数量"]
    lines += ["规章", "", "8", "1", "9", "规范性文件", "", "", "7", ""]
    lines += ["信息内容", "", "上一年项目数量", "本年增/减", "处理决定数量", "行政许可", "", "3", "0", "5"]
    title = "澄岚县财政局2019年政府信息公开工作年度报告"
    report = extract(document(title, *chapters()[:3], *lines, *chapters()[4:]))
    assert values(report, "proactive", "regulations") == [8, 1, 9]
    assert values(report, "proactive", "normative_documents") == [None, 7, None]
    assert states(report, "proactive", "normative_documents") == ["blank", "number", "blank"]


def test_a_text_alone_among_the_empty_cells_of_a_row_is_not_lost():
    lines = ["一、本年新收政府信息公开申请数量", *"3000003", "（一）予以公开", "", "", "", "见附表", "", "", ""]
    report = chapter_three(*lines, "（七）总计", *"3000003")
    assert states(report, "applications", "granted") == ["blank"] * 3 + ["unreadable"] + ["blank"] * 3


def test_blank_totals_do_not_place_figures_that_add_up_nowhere():
    """Shifted by one, every total of table four is an empty cell, and no sum contradicts; that is no reason to shift."""
    figures = ["", "", "——", "22", "43", "", "", "28", "18", "46", "", "31", "27", "", "58"]
    parts = chapters()
    parts[7:8] = [*LEAVES, "未经复议直接起诉", *LEAVES, "复议后起诉", *LEAVES, *figures, "", ""]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *parts))
    assert set(states(report, "remedies", "review")) == {"unreadable"}
