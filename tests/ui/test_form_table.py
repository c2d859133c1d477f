"""Statutory tables are drawn as the form prints them: 14, 28 and 4 rows for 2021, 18, 26 and 4 for 2019."""

import pytest

from gkdash.forms import all_editions, edition
from gkdash.i18n import translator
from gkdash.records import State
from gkdash.ui.form_table import CellView, form_table
from gkdash.ui.nodes import texts

ZH = translator("zh")


def drawn(year, key, cells=None, *, language="zh"):
    table = form_table(edition(year).table(key), cells or {}, translator(language), gloss=language != "zh")
    return [tr[2:] for tr in table[3][2:]]


def spans(row):
    return [
        (cell[2] if isinstance(cell[2], str) else "", int(cell[1].get("rowspan", 1)), int(cell[1].get("colspan", 1)))
        for cell in row
    ]


def occupied(rows):
    """Return the width of each row once spans are laid out; a well-formed table has one width."""
    taken: dict[tuple[int, int], bool] = {}
    for number, row in enumerate(rows):
        column = 0
        for _, height, width in spans(row):
            while (number, column) in taken:
                column += 1
            for down in range(height):
                for across in range(width):
                    assert (number + down, column + across) not in taken
                    taken[number + down, column + across] = True
            column += width
    return {max(column for line, column in taken if line == number) + 1 for number in range(len(rows))}


@pytest.mark.parametrize(
    ("year", "key", "rows", "width"),
    [
        ("2021", "proactive", 14, 4),
        ("2021", "applications", 28, 10),
        ("2021", "remedies", 4, 15),
        ("2019", "proactive", 18, 4),
        ("2019", "applications", 26, 10),
        ("2019", "remedies", 4, 15),
    ],
)
def test_size_of_the_printed_form(year, key, rows, width):
    table = drawn(year, key)
    assert len(table) == rows
    assert occupied(table) == {width}


def test_header_of_applications():
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert [spans(row) for row in drawn("2021", "applications")[:3]] == [
        [(note, 3, 3), ("申请人情况", 1, 7)],
        [("自然人", 2, 1), ("法人或其他组织", 1, 5), ("总计", 2, 1)],
        [(name, 1, 1) for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]


@pytest.mark.parametrize(("year", "height"), [("2021", 22), ("2019", 20)])
def test_outcomes_are_one_upright_label(year, height):
    (label,) = (cell for row in drawn(year, "applications") for cell in row if cell[2] == "三、本年度办理结果")
    assert (label[1]["rowspan"], label[1]["class"]) == (str(height), "vertical")


def test_other_outcomes_printed_as_one_row_stand_before_the_three():
    cells = {("other", "total"): CellView(4, State.NUMBER, "4")}
    table = drawn("2021", "applications", cells)
    assert len(table) == 29
    assert occupied(table) == {10}
    (row,) = (
        row for row in table if row[0][2] == "（六）其他处理" and "colspan" in row[0][1] and row[0][1]["class"] == "row"
    )
    assert texts(row[0]) == ["（六）其他处理", "（原文合并为一行）"]
    assert texts(row[-1]) == ["4"]


@pytest.mark.parametrize(
    "form", [table for item in all_editions() for table in item.tables], ids=lambda table: table.label
)
def test_every_label_has_an_english_gloss(form):
    table = form_table(form, {}, translator("en"), gloss=True)
    heads = [cell for tr in table[3][2:] for cell in tr[2:] if cell[0] == "th"]
    assert [texts(cell) for cell in heads if len(texts(cell)) < 2] == []


def test_a_cell_says_aloud_what_it_is():
    cells = {("penalties", "decisions"): CellView(None, State.BLANK, "")}
    button = drawn("2021", "proactive", cells)[9][1][2]
    assert button[1]["aria-label"] == "行政处罚 · 本年处理决定数量 · 空白 · 空"
    assert button[1]["data-key"] == "proactive.penalties.decisions"


def test_full_width_figures_are_plain_and_remarks_are_not():
    cells = {
        ("penalties", "decisions"): CellView(1234, State.NUMBER, "１，２３４"),
        ("coercion", "decisions"): CellView(22, State.NUMBER, "22（其中修订16件）"),
    }
    rows = drawn("2021", "proactive", cells)
    assert rows[9][1][2][1]["class"] == "cell s-number"
    assert rows[10][1][2][1]["class"] == "cell s-number noted"
    assert rows[10][1][2][1]["title"] == "原文：22（其中修订16件）"
