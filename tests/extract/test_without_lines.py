"""Tables that a page draws without lines: what the text does not vouch for is unreadable, and no wrong figure comes out."""

from __future__ import annotations

from dataclasses import replace

from gkdash.documents import Document, Grid, Paragraph
from gkdash.extract import extract
from tests.extract.builders import chapters, document, grid, states, values

HEADER = ["", "自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
NEW = "一、本年新收政府信息公开申请数量"
CARRIED_IN = "二、上年结转政府信息公开申请数量"
UNREADABLE = ["unreadable"] * 7


def _report(*blocks: str | Grid, text: str = "", laid_out: bool = True):
    """Read table three from blocks, and from lines of text laid out on a page."""
    parts = chapters()
    at = next(index for index, part in enumerate(parts) if str(part).startswith("三、")) + 1
    lines = [Paragraph(line) for line in text.split("\n") if line]
    whole: Document = document(*parts[:at], *blocks, *lines, *parts[at:], title="某县2024年政府信息公开工作年度报告")
    return extract(replace(whole, laid_out=laid_out))


def _inferred(*rows: list[str]) -> Grid:
    return replace(grid(rows, aligned=True), inferred=True)


def test_a_figure_on_a_line_of_its_own_is_of_no_known_column() -> None:
    text = (
        f"{NEW}\t0\t416\t0\t0\t0\t416\n{CARRIED_IN}\t383\t0\t0\t0\t610\t7307\n6314\n（一）予以公开\t1\t0\t0\t0\t0\t0\t1"
    )
    assert states(_report(text=text), "applications", "carried_in") == UNREADABLE


def test_a_bracket_that_closes_on_another_line_makes_a_row_unsure() -> None:
    text = f"{NEW}\t0\t0\t0(含结转\t0\t1\t2\t3\n{CARRIED_IN}\t1\t0\t0\t0\t0\t0\t1"
    report = _report(text=text)
    assert states(report, "applications", "new_received") == UNREADABLE
    assert values(report, "applications", "carried_in") == [1, 0, 0, 0, 0, 0, 1]


def test_lines_of_labels_are_no_rests_of_figures() -> None:
    text = (
        f"{NEW}\t1\t0\t0\t0\t0\t0\t1\n（二）部分公开（区分处理的，只计这一情形，不计\t2\t0\t0\t0\t0\t0\t2\n其他情形）"
    )
    report = _report(text=text)
    assert values(report, "applications", "new_received") == [1, 0, 0, 0, 0, 0, 1]
    assert values(report, "applications", "partly_granted") == [2, 0, 0, 0, 0, 0, 2]


def test_text_that_was_not_laid_out_is_read_by_count() -> None:
    text = f"{NEW}\t1\t0\t0\t0\t0\t0\t1\n6314"
    assert values(_report(text=text, laid_out=False), "applications", "new_received") == [1, 0, 0, 0, 0, 0, 1]


def test_the_beginning_of_a_label_is_not_the_row_called_other() -> None:
    text = f"{NEW}\t18\t5\t0\t0\t0\t0\t23\n三、本年度办理结果（三）不予公开2.其他\t0\t18\t5\t0\t0\t0\t23\n法律行政法规禁止公开"
    assert values(_report(text=text), "applications", "other_miscellaneous") == [None] * 7


def test_the_sub_row_that_is_lacking_stands_beside_its_group() -> None:
    rows = [
        ["1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", *"0000000"],
        ["2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", *"2000002"],
        ["三、本年度办理结果（六）其他处理", *"1000001"],
        ["（七）总计", *"3000003"],
    ]
    report = _report(_inferred(HEADER, *rows))
    assert values(report, "applications", "other_miscellaneous") == [1, 0, 0, 0, 0, 0, 1]
    assert not [cell for cell in report.cells if cell.row == "other"]


def test_a_column_without_any_figure_is_none() -> None:
    rows = [[NEW, "1", "0", "", "0", "0", "0", "0", "1"], [CARRIED_IN, "1", "0", "", "0", "0", "0", "0", ""]]
    report = _report(_inferred(["", *HEADER[1:3], "", "", "", "", "", ""], *rows))
    assert values(report, "applications", "carried_in") == [1, 0, 0, 0, 0, 0, None]
    assert states(report, "applications", "carried_in")[-1] == "blank"


def test_where_columns_are_too_many_an_empty_cell_is_none() -> None:
    rows = [
        [NEW, "0", "0", "0", "0", "0", "", "0", ""],
        [CARRIED_IN, "0", "0", "0", "0", "0", "4件", "", "0"],
    ]
    report = _report(_inferred(["", "自然人", "", "", "", "", "", "", ""], *rows))
    assert states(report, "applications", "new_received") == UNREADABLE
    assert values(report, "applications", "carried_in") == [0, 0, 0, 0, 0, 4, 0]


def test_two_rows_taken_for_one_are_neither() -> None:
    rows = [[CARRIED_IN, "（一）予以公开", *"1000001"], ["（七）总计", "", *"1000001"]]
    report = _report(_inferred(["", *HEADER], *rows))
    assert states(report, "applications", "granted") == UNREADABLE
    assert states(report, "applications", "carried_in") == UNREADABLE


def test_rests_below_figures_are_joined_where_sums_say_so() -> None:
    rows = [
        [NEW, "298", "225", "0", "0", "0", "0", "321"],
        ["", "89", "7", "", "", "", "", "46"],
        ["（七）总计", *"1000001"],
    ]
    report = _report(_inferred(HEADER, *rows))
    assert values(report, "applications", "new_received") == [29889, 2257, 0, 0, 0, 0, 32146]


def test_a_row_without_a_label_may_be_one_of_its_own() -> None:
    rows = [
        [NEW, "43", "4", "3", "2", "2", "3", "57"],
        ["", "2", "0", "0", "0", "0", "0", "2"],
        ["（七）总计", *"1000001"],
        ["四、结转下年度继续办理", *"1000001"],
    ]
    assert states(_report(_inferred(HEADER, *rows)), "applications", "new_received") == UNREADABLE


def test_a_wrong_sum_in_a_table_with_lines_stays_as_printed() -> None:
    rows = [[NEW, *"1100009"], [CARRIED_IN, "1", "0", "0", "", "0", "0", "7"]]
    report = _report(grid([HEADER, *rows], aligned=True))
    assert values(report, "applications", "new_received") == [1, 1, 0, 0, 0, 0, 9]
    assert values(report, "applications", "carried_in") == [1, 0, 0, None, 0, 0, 7]
