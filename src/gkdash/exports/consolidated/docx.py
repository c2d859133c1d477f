"""The consolidated report as a Word document in the layout of official documents."""

from __future__ import annotations

from pathlib import Path

from gkdash.checks.places import column_name, row_name
from gkdash.exports.consolidated import words
from gkdash.exports.consolidated.gather import Consolidated
from gkdash.exports.form_grid import FormGrid, Placed, Role, form_grid
from gkdash.exports.word import GridCell, Paper
from gkdash.forms import Table
from gkdash.i18n.formats import figure

_STYLES = {Role.BAND: "公文表头", Role.HEAD: "公文表头", Role.LABEL: "公文表格", Role.VALUE: "公文表数"}
_LABELS = {1: (48,), 3: (8, 16, 48)}
"""Widths in millimetres of the columns of labels, by how many there are."""
_WIDE = 156


def consolidated_docx(made: Consolidated, template: Path | None = None) -> bytes:
    """Return the document; raise ExportError for a template that is no .docx."""
    paper = Paper(template)
    if made.origin.notice:
        paper.label(made.origin.notice)
    paper.title(words.title(made))
    paper.heading(1, "汇总范围")
    for sentence in words.scope_sentences(made):
        paper.body(sentence)
    paper.heading(1, "统计表")
    for table in made.edition.tables:
        # the long table fits on a page of its own
        paper.heading(2, table.label, new_page=table.key == "applications")
        _form(paper, table, made)
        for note in words.table_notes(made, table):
            paper.note(note)
    paper.heading(1, "与公布报告的核对")
    for sentence in words.reconciliation(made):
        paper.body(sentence)
    _differences(paper, made)
    paper.heading(1, "单位名单")
    paper.table(words.UNIT_HEAD, list(words.unit_rows(made)), (10, 44, 20, 22, 14, 18, 28), numbers=(0, 3, 4, 5))
    paper.heading(1, "未计入的格")
    left = list(words.left_out_rows(made))
    if left:
        paper.body("下列各格没有可计入的数字，未作0计。")
        paper.table(words.LEFT_HEAD, left, (40, 12, 42, 20, 24, 18), numbers=(1,))
    else:
        paper.body("没有。计入的各单位每一格都有数字。")
    doubtful = list(words.doubtful_rows(made))
    if doubtful:
        paper.heading(1, "读取存疑的数")
        paper.body("下列数字已经计入，程序读取时有疑问，请对照原文件核对；这是读取的疑问，不是单位的差错。")
        paper.table(words.DOUBT_HEAD, doubtful, (44, 50, 18, 44), numbers=(2,))
    return paper.finish(words.title(made), made.origin.as_of)


def _form(paper: Paper, table: Table, made: Consolidated) -> None:
    grid = form_grid(table)
    cells = [_cell(item, made) for item in grid.cells]
    paper.grid(cells, grid.rows, _widths(grid), head=grid.head, together=True)


def _cell(item: Placed, made: Consolidated) -> GridCell:
    text = item.text
    if item.cell is not None:
        total = made.sums[item.cell]
        text = "" if total.value is None else figure(total.value)
        text += words.MARK if total.left_out else ""
    upright = item.role is Role.LABEL and item.column == 0 and item.height > 8
    # one character a line, as the form prints 三、本年度办理结果
    shown = "\n".join(text) if upright else text
    style = _STYLES[Role.HEAD] if upright else _STYLES[item.role]
    return GridCell(item.row, item.column, shown, style, item.height, item.width)


def _widths(grid: FormGrid) -> list[float]:
    labels = list(_LABELS.get(grid.labels, ()))
    rest = grid.columns - len(labels)
    return [*labels, *[(_WIDE - sum(labels)) / rest] * rest]


def _differences(paper: Paper, made: Consolidated) -> None:
    rows = [
        (
            words.TABLES[cell[0]],
            row_name(cell[0], cell[1], "zh"),
            column_name(cell[0], cell[2], "zh"),
            figure(item.own),
            figure(item.published),
            f"{'+' if item.amount > 0 else '−'}{figure(abs(item.amount))}",
            remark,
        )
        for cell, item, remark in words.difference_rows(made)
    ]
    if rows:
        paper.caption("合计与公布报告不符的格")
        paper.table(words.DIFFERENCE_HEAD, rows, (11, 36, 23, 22, 22, 20, 22), numbers=(0, 3, 4, 5))
