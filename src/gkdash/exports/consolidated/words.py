"""The sentences and lists of the consolidated report, the same in Word and Excel.

It is an official document and so in Chinese whatever the language of the screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from gkdash.checks.places import column_name, row_name
from gkdash.exports.consolidated.compare import Comparison, Difference
from gkdash.exports.consolidated.gather import Consolidated
from gkdash.exports.consolidated.sums import LeftOut, Why
from gkdash.exports.reading import Record
from gkdash.exports.words import unit_type
from gkdash.forms import CellKey, Table
from gkdash.i18n import translator
from gkdash.i18n.formats import figure, moment

ZH = translator("zh")
TABLES = {"proactive": "表二", "applications": "表三", "remedies": "表四"}
MARK = "*"
"""Stands behind a sum in which a unit's cell is left out."""

_WHYS = {
    Why.BLANK: "空白",
    Why.PLACEHOLDER: "占位符",
    Why.UNREADABLE: "无法读取",
    Why.MISSING: "报告中没有此格",
    Why.EDITION: "所用格式没有可比的项目",
    Why.MERGED: "（六）其他处理合并填报，未能分入各行",
}
UNIT_HEAD = ("序号", "单位", "类型", "报送日期", "格式", "是否计入", "文件")
LEFT_HEAD = ("单位", "表", "行", "列", "未计入原因", "报告原文")
DOUBT_HEAD = ("单位", "位置", "计入的数", "存疑之处")
DIFFERENCE_HEAD = ("表", "行", "列", "各单位合计", "公布报告", "差", "备注")


def title(made: Consolidated) -> str:
    """Return the title."""
    return f"{made.scope.name}{made.year}年政府信息公开工作年度报告统计表（汇总）"


def scope_sentences(made: Consolidated) -> Iterator[str]:
    """Yield who is in the sums, who is not, and of when the figures are."""
    count = len(made.included) + len(made.missing)
    body = "含" if made.with_vertical else "不含"
    yield (
        f"本表由{made.scope.name}所属单位{made.year}年度报告逐格相加得出，范围为单位名录中的直属单位，{body}垂直管理单位；"
        f"{made.scope.name}自身公布的报告不计入，只用于核对。应汇总{count}个单位，已有报告{len(made.included)}个，未见报告{len(made.missing)}个"
        + (f"（{_names(made.missing)}）。" if made.missing else "。")
    )
    if made.apart:
        yield f"垂直管理单位{len(made.apart)}个未计入：{_names(made.apart)}。"
    if made.strangers:
        yield f"名录外的{len(made.strangers)}份报告没有隶属关系，未计入：{_names(made.strangers[:10])}{'等' if len(made.strangers) > 10 else ''}。"
    yield f"统计表采用《{made.edition.title}》（{made.edition.instrument}）的格式。"
    yield f"数据截至{moment(made.origin.as_of, 'zh')}（北京时间），数据版本{made.origin.generation}。"


def table_notes(made: Consolidated, table: Table) -> Iterator[str]:
    """Yield the remarks under a table."""
    sums = {cell: value for cell, value in made.sums.items() if cell[0] == table.key}
    marked = sum(bool(value.left_out) for value in sums.values())
    if marked:
        yield f"注：带{MARK}的{marked}格有单位没有可计入的数字，未作0计，详见“未计入的格”。"
    empty = sum(value.value is None for value in sums.values())
    if empty:
        yield f"注：{empty}格没有一个单位填有数字，空着。"
    if table.key == "proactive":
        yield "注：现行有效件数等存量为各单位填报数之和，同一文件可能由几个单位各计一次。"


def reconciliation(made: Consolidated) -> Iterator[str]:
    """Yield how the sums stand to the published report."""
    if made.published is None or made.comparison is None:
        yield f"库中没有{made.scope.name}公布的{made.year}年度报告，未作核对。"
        return
    found = made.comparison
    compared = found.agreeing + len(found.differences)
    name = made.published["file_name"]
    yield (
        f"与{made.scope.name}公布的报告（{name}）逐格核对：可比{compared}格，相符{found.agreeing}格，不符{len(found.differences)}格。"
        + _uncompared(found)
    )
    if made.missing and found.differences:
        yield f"有{len(made.missing)}个单位未见报告，差数可能由此而来，不一定是差错。"


def unit_rows(made: Consolidated) -> Iterator[tuple[str, ...]]:
    """Yield every unit with whether it is in the sums."""
    kinds: tuple[tuple[Sequence[Record], str], ...] = (
        (made.included, "计入"),
        (made.missing, "未见报告"),
        (made.apart, "垂直管理，未计入"),
    )
    number = 0
    for rows, said in kinds:
        for row in rows:
            number += 1
            filed = "" if row["filed_on"] is None else f"{row['filed_on']:%Y-%m-%d}"
            edition = f"{row['edition']}版" if row["edition"] else ""
            yield (
                str(number),
                row["agency"],
                unit_type(row["unit_type"], ZH),
                filed,
                edition,
                said,
                row["file_name"] or "",
            )


def left_out_rows(made: Consolidated) -> Iterator[tuple[str, ...]]:
    """Yield what is in no sum: a whole table or row of a unit in one line where the reason is the same throughout."""
    items = [item for value in made.sums.values() for item in value.left_out]
    items.sort(key=lambda item: (item.agency, list(TABLES).index(item.cell[0])))
    for (agency, table), found in groupby(items, key=lambda item: (item.agency, item.cell[0])):
        cells = list(found)
        form = made.edition.table(table)
        whys = {item.why for item in cells}
        if len(whys) == 1 and len(cells) == len(list(form.cells())):
            yield agency, TABLES[table], "全表", f"{len(cells)}格", _WHYS[cells[0].why], ""
            continue
        yield from _rows_left_out(agency, form, cells)


def _rows_left_out(agency: str, form: Table, cells: Sequence[LeftOut]) -> Iterator[tuple[str, ...]]:
    widths = {row.key: len(block.columns) for block in form.blocks for row in block.rows}
    for (row, why), found in groupby(cells, key=lambda item: (item.cell[1], item.why)):
        items = list(found)
        name = row_name(form.key, row, "zh")
        if len(items) == widths[row] > 1 and len({item.raw for item in items}) == 1:
            yield agency, TABLES[form.key], name, "各列", _WHYS[why], items[0].raw
            continue
        for item in items:
            yield agency, TABLES[form.key], name, column_name(form.key, item.cell[2], "zh"), _WHYS[why], item.raw


def doubtful_rows(made: Consolidated) -> Iterator[tuple[str, ...]]:
    """Yield the figures that are in the sums and may have been read wrongly."""
    for value in made.sums.values():
        for item in value.doubtful:
            yield item.agency, cell_name(item.cell), figure(item.value), item.doubt


def difference_rows(made: Consolidated) -> Iterator[tuple[CellKey, Difference, str]]:
    """Yield each cell that differs, with the remark on it."""
    for item in made.comparison.differences if made.comparison else ():
        remarks = []
        if item.left_out:
            remarks.append(f"{item.left_out}个单位此格未计入")
        if item.with_vertical:
            remarks.append("计入垂直管理单位则相符")
        if item.is_stock:
            remarks.append("存量，可能重复计算")
        yield item.cell, item, "；".join(remarks)


def cell_name(cell: CellKey) -> str:
    """Return what a cell is called in a list: table, row, column."""
    table, row, column = cell
    return f"{TABLES[table]}“{row_name(table, row, 'zh')}”{column_name(table, column, 'zh')}"


def _uncompared(found: Comparison) -> str:
    parts = []
    if found.no_published:
        parts.append(f"公布的报告没有可比数字的{found.no_published}格")
    if found.no_sum:
        parts.append(f"各单位都没有数字的{found.no_sum}格")
    return f"另有{'、'.join(parts)}未作核对。" if parts else ""


def _names(rows: Sequence[Record]) -> str:
    return "、".join(row["agency"] for row in rows)
