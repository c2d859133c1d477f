"""Draw a statutory table as the form prints it, merged headers and all, from the edition's data and a report's cells.

Knows no Streamlit and no store. How a state shows: a figure as itself, a blank as a dashed box, a placeholder and an
unreadable text as their own words with a mark, a missing cell hatched; each also says so in words for a screen reader.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, TypeAlias

from gkdash.charts.reading import STATE_NAMES
from gkdash.forms import Block, Column, Row, Table
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import figure, is_plain
from gkdash.records import State
from gkdash.ui.nodes import Node, div, el, span

Place: TypeAlias = tuple[str, str]
"""Row key and column key within a table."""


class CellView(NamedTuple):
    """What is shown of one cell; `revised` tells that another revision of the report has another figure."""

    value: float | None
    state: State
    raw: str | None
    doubt: str = ""
    revised: bool = False


ABSENT = CellView(None, State.MISSING, None)


def form_table(form: Table, cells: Mapping[Place, CellView], t: Translate, *, gloss: bool) -> Node:
    """Return the table; `gloss` adds the English gloss under each Chinese label."""
    draw = _transposed if form.transposed else _upright
    columns = el("colgroup", *(el("col", cls=name) for name in _columns(form)))
    body = el("tbody", *draw(form, cells, _Labels(form, t, gloss=gloss)))
    return el("table", columns, body, cls=f"form form-{form.key}{' glossed' if gloss else ''}")


def legend(views: Iterable[CellView], t: Translate) -> Node:
    """Return the key to how the cells at hand are drawn: figures, and what else occurs among them."""
    cells = list(views)
    states = {view.state for view in cells}
    samples = [
        (True, "s-number", "12", t("数字（0 为明确填报的零）")),
        (State.BLANK in states, "s-blank", t("空"), t("空白：有格无字")),
        (State.PLACEHOLDER in states, "s-placeholder", "/", t("占位符：原文照录")),
        (State.UNREADABLE in states, "s-unreadable", t("文字"), t("有文字但读不出数字")),
        (State.MISSING in states, "s-missing", t("缺"), t("缺失：文件中没有此格")),
        (any(view.doubt for view in cells), "s-number doubt", "12", t("读取存疑")),
        (any(_is_noted(view) for view in cells), "s-number noted", "22", t("格内另有说明")),
        (any(view.revised for view in cells), "s-number revised", "9", t("各版本数值不同")),
    ]
    keys = (div("key", span(f"sample {cls}", sample), name) for occurs, cls, sample, name in samples if occurs)
    return div("legend", *keys, span("quiet", t("点选一格，看它的出处")))


def _is_noted(view: CellView) -> bool:
    return view.value is not None and not is_plain(view.raw, view.value)


def cell_key(table: str, row: str, column: str) -> str:
    """Return the name of a cell in the address: `applications.new_received.total`."""
    return f"{table}.{row}.{column}"


def shown_rows(form: Table, block: Block, cells: Mapping[Place, CellView]) -> list[Row]:
    """Return the rows to draw: those of the form, and a collapsed row before those it stands for, where the report has it."""
    printed = {key for key, _ in cells}
    result: list[Row] = []
    for row in block.rows:
        result += [extra for extra in form.collapsed if row.key == extra.replaces[0] and extra.key in printed]
        result.append(row)
    return result


def _columns(form: Table) -> list[str]:
    """Return the class of each column's width: labels from the outermost in, then figures."""
    if form.transposed:
        return ["value"] * sum(len(block.rows) * len(block.columns) for block in form.blocks)
    depth = max(len(row.path) + 1 for row in form.rows)
    labels = [*["outer", "middle"][: depth - 1], "inner"]
    return labels + ["value"] * max(len(block.columns) for block in form.blocks)


class _Labels:
    """Statutory labels in Chinese, with the English gloss below where it is wanted."""

    def __init__(self, form: Table, t: Translate, *, gloss: bool) -> None:
        self.form, self.t, self.gloss = form, t, gloss
        self._groups = {group.label: group.english for group in form.groups}

    def head(self, text: str, english: str = "", **attributes: str | int | None) -> Node:
        shown = english or self._groups.get(text, "") or (self.t(text) if text in FIXED_LABELS else "")
        return el("th", text, span("gloss", shown, lang="en") if self.gloss and shown else None, **attributes)

    def column(self, column: Column, **attributes: str | int | None) -> Node:
        return self.head(column.label, column.english, scope="col", **attributes)

    def cell(self, row: Row, column: Column, cells: Mapping[Place, CellView], **attributes: str | int | None) -> Node:
        view = cells.get((row.key, column.key), ABSENT)
        text, cls = _drawn(view, self.t)
        names = (*row.path, row.label, column.label)
        said = " · ".join([*names, self.t(STATE_NAMES[view.state]), text])
        key = cell_key(self.form.key, row.key, column.key)
        button = el("button", text, cls=f"cell {cls}", data_key=key, title=_hint(view, self.t), aria_label=said)
        return el("td", button, **attributes)


FIXED_LABELS = {
    mark("第二十条第（一）项"),
    mark("第二十条第（五）项"),
    mark("第二十条第（六）项"),
    mark("第二十条第（八）项"),
    mark("第二十条第（九）项"),
    mark("信息内容"),
    mark("申请人情况"),
    mark("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
}


def _drawn(view: CellView, t: Translate) -> tuple[str, str]:
    marks = f"{' doubt' if view.doubt else ''}{' revised' if view.revised else ''}"
    if view.state == State.NUMBER and view.value is not None:
        zero = " zero" if view.value == 0 else ""
        return figure(view.value), f"s-number{zero}{' noted' if _is_noted(view) else ''}{marks}"
    if view.state == State.BLANK:
        return t("空"), f"s-blank{marks}"
    if view.state == State.MISSING:
        return t("缺"), f"s-missing{marks}"
    return (view.raw or "").strip() or "…", f"s-{view.state.value}{marks}"


def _hint(view: CellView, t: Translate) -> str | None:
    said = [t(STATE_NAMES[view.state])] if view.state != State.NUMBER else []
    if view.raw and (view.value is None or _is_noted(view)):
        said.append(t("原文：{raw}", raw=view.raw.strip()))
    if view.doubt:
        said.append(t("存疑：{doubt}", doubt=view.doubt))
    return "\n".join(said) or None


def _upright(form: Table, cells: Mapping[Place, CellView], labels: _Labels) -> Iterator[Node]:
    depth = max(len(row.path) + 1 for row in form.rows)
    width = max(len(block.columns) for block in form.blocks)
    for block in form.blocks:
        if block.label:
            yield el("tr", labels.head(block.label, colspan=depth + width, cls="band", scope="colgroup"))
        yield from _header(block, labels, depth, width)
        yield from _body(form, block, cells, labels, depth, width)


def _header(block: Block, labels: _Labels, depth: int, width: int) -> Iterator[Node]:
    grouped = any(column.group for column in block.columns)
    height = 1 + grouped + bool(block.banner)
    corner = labels.head(block.corner, colspan=depth, rowspan=height, cls="corner")
    if block.banner:
        yield el("tr", corner, labels.head(block.banner, colspan=width, scope="colgroup"))
        corner = None  # type: ignore[assignment]
    if not grouped:
        yield el("tr", corner, *(labels.column(column, colspan=span_) for column, span_ in _spread(block, width)))
        return
    upper, lower = [], []
    for group, members in groupby(block.columns, key=lambda column: column.group):
        columns = list(members)
        if group:
            upper.append(labels.head(group, colspan=len(columns), scope="colgroup"))
            lower += [labels.column(column) for column in columns]
        else:
            upper += [labels.column(column, rowspan=2) for column in columns]
    yield el("tr", corner, *upper)
    yield el("tr", *lower)


def _body(
    form: Table, block: Block, cells: Mapping[Place, CellView], labels: _Labels, depth: int, width: int
) -> Iterator[Node]:
    rows = shown_rows(form, block, cells)
    open_path: tuple[str, ...] = ()
    for index, row in enumerate(rows):
        heads: list[Node] = []
        for level, label in enumerate(row.path):
            if row.path[: level + 1] == open_path[: level + 1]:
                continue
            length = _run(rows, index, level)
            upright = level == 0 and length > 8
            heads.append(labels.head(label, rowspan=length, scope="rowgroup", cls="vertical" if upright else "group"))
        open_path = row.path
        replaced = bool(getattr(row, "replaces", ()))
        name = labels.head(row.label, row.english, colspan=depth - len(row.path), scope="row", cls="row")
        if replaced:
            name.append(span("remark", labels.t("（原文合并为一行）")))
        values = (labels.cell(row, column, cells, colspan=span_) for column, span_ in _spread(block, width))
        yield el("tr", *heads, name, *values)


def _run(rows: list[Row], start: int, level: int) -> int:
    path = rows[start].path[: level + 1]
    length = 0
    for row in rows[start:]:
        if row.path[: level + 1] != path:
            break
        length += 1
    return length


def _spread(block: Block, width: int) -> Iterator[tuple[Column, int | None]]:
    """Yield each column with its span: the last one takes what the block leaves of the table's width."""
    last = len(block.columns) - 1
    for index, column in enumerate(block.columns):
        rest = width - last
        yield column, rest if index == last and rest > 1 else None


def _transposed(form: Table, cells: Mapping[Place, CellView], labels: _Labels) -> Iterator[Node]:
    (block,) = form.blocks
    width = len(block.columns)
    depth = max(len(row.path) + 1 for row in block.rows)
    levels: list[list[Node]] = [[] for _ in range(depth + 1)]
    for label, members in groupby(block.rows, key=lambda row: row.path[0] if row.path else row.label):
        rows = list(members)
        first = rows[0]
        if first.path:
            levels[0].append(labels.head(label, colspan=width * len(rows), scope="colgroup"))
            for row in rows:
                levels[1].append(labels.head(row.label, row.english, colspan=width, scope="colgroup"))
                levels[2] += [labels.column(column) for column in block.columns]
        else:
            levels[0].append(labels.head(first.label, first.english, colspan=width, scope="colgroup"))
            levels[1] += [labels.column(column, rowspan=depth) for column in block.columns]
    yield from (el("tr", *level) for level in levels)
    yield el("tr", *(labels.cell(row, column, cells) for row in block.rows for column in block.columns))
