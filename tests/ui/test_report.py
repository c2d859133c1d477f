"""Finding the words around a cell, and what of other years may stand beside it."""

from gkdash.forms import edition
from gkdash.ui import report
from gkdash.ui.report import Context


def test_context_of_a_cell():
    text = "表头\n行政许可\t3\t件\n行政处罚\t0"
    assert report.context(text, 8, 9) == Context("表头", "行政许可\t", "3", "\t件", "行政处罚\t0")


def test_context_at_both_ends_of_the_text():
    assert report.context("3", 0, 1) == Context("", "", "3", "", "")


def test_context_of_a_blank_cell():
    assert report.context("甲\t\t乙", 2, 2) == Context("", "甲\t", "", "\t乙", "")


def test_long_lines_are_cut():
    found = report.context("前" * 500 + "3" + "后" * 500, 500, 501, reach=10)
    assert found == Context("", "…" + "前" * 10, "3", "后" * 10 + "…", "")


def test_place_that_is_not_in_the_text():
    assert report.context("短", 5, 9) is None
    assert report.context("短", None, None) is None


def test_cells_are_named_by_the_edition():
    place = report.named(edition("2021"), "applications.other.total")
    assert (place.row.label, place.column.label) == ("（六）其他处理", "总计")
    assert report.named(edition("2021"), "fees") is None
    assert report.named(edition("2019"), "proactive.fees.amount") is None


def test_only_what_counts_the_same_is_compared():
    history = [{"edition": "2021", "year": 2023}, {"edition": "2019", "year": 2020}]
    assert report.comparable(history, "applications.new_received.total", "2021") == history
    assert report.comparable(history, "proactive.normative_documents.issued", "2021") == history[:1]
