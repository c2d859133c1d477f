"""A report's statutory tables as the form prints them, every cell with its figure or with why there is none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from gkdash.charts.anomalies import DOUBT
from gkdash.charts.reading import STATE_NAMES
from gkdash.checks.places import cell_name
from gkdash.exports.form_grid import Placed, Role, form_grid
from gkdash.exports.offline.markup import Child, Html, el
from gkdash.exports.offline.model import Base
from gkdash.exports.reading import Record
from gkdash.forms import CellKey, Table, edition
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import figure, is_plain
from gkdash.i18n.reading import Told, said_of_cell

_NUMBERS = {
    "proactive": mark("表二 主动公开"),
    "applications": mark("表三 申请办理"),
    "remedies": mark("表四 复议诉讼"),
}
NOTED = "※"
_UPRIGHT = 8
"""From so many rows on a label at the left is written from top to bottom."""
_ROOM = 12
"""Characters of a cell's own words that the table has room for."""


def tables(edition_id: str, cells: Mapping[CellKey, Record], base: Base) -> Iterator[Html]:
    """Yield each table under its name, with what a merged row of the report holds, and what the marks mean."""
    found = edition(edition_id)
    for form in found.tables:
        yield el("h3", base.t(_NUMBERS[form.key]))
        yield el("div", _table(form, cells, base), cls="scroll")
        yield from _collapsed(form, cells, base)
    notes = list(_notes(found.cells(), cells, base))
    if notes:
        yield el("h3", base.t("另有说明的格"))
        yield el("ul", *notes, cls="cells")


def _table(form: Table, cells: Mapping[CellKey, Record], base: Base) -> Html:
    grid = form_grid(form)
    gloss = _gloss(form) if base.language == "en" else {}
    by_row: dict[int, list[Html]] = {}
    for item in grid.cells:
        by_row.setdefault(item.row, []).append(_placed(item, cells, gloss, base.t))
    rows = [el("tr", *by_row.get(number, ())) for number in range(grid.rows)]
    return el("table", el("tbody", *rows), cls=f"form form-{form.key}")


def _placed(item: Placed, cells: Mapping[CellKey, Record], gloss: Mapping[str, str], t: Translate) -> Html:
    spans = {
        "rowspan": item.height if item.height > 1 else None,
        "colspan": item.width if item.width > 1 else None,
    }
    if item.cell is not None:
        shown, look = value(cells.get(item.cell), t)
        return el("td", shown, cls=look, **spans)
    upright = item.role is Role.LABEL and item.height > _UPRIGHT
    english = gloss.get(item.text)
    return el(
        "th",
        el("span", item.text),
        el("small", english, lang="en") if english else None,
        cls=f"{item.role.value} upright" if upright else item.role.value,
        **spans,
    )


def value(cell: Record | None, t: Translate) -> tuple[Child, str]:
    """Return what is printed of a cell and how: its figure, or the word for why there is none."""
    state = "missing" if cell is None else cell["state"]
    doubt = " doubt" if cell is not None and cell["doubt"] else ""
    if cell is not None and state == "number" and cell["value"] is not None:
        noted = "" if is_plain(cell["raw"], cell["value"]) else " noted"
        sign = el("sup", DOUBT) if doubt else el("sup", NOTED) if noted else None
        return el("span", figure(cell["value"]), sign), f"number{noted}{doubt}"
    word = t(STATE_NAMES[state])
    raw = ("" if cell is None else cell["raw"] or "").strip()
    shown = (
        el("span", raw if len(raw) <= _ROOM else f"{raw[:_ROOM]}…", el("small", word))
        if raw and state != "blank"
        else el("span", el("small", word))
    )
    return shown, f"{state}{doubt}"


def _collapsed(form: Table, cells: Mapping[CellKey, Record], base: Base) -> Iterator[Html]:
    """Yield in words the rows that the report prints in the place of several."""
    for extra in form.collapsed:
        own = [(key, cell) for key, cell in cells.items() if key[:2] == (form.key, extra.key)]
        if not own:
            continue
        columns = {column.key: column.label for block in form.blocks for column in block.columns}
        told = base.t("；").join(f"{columns.get(key[2], key[2])} {_said(cell, base.t)}" for key, cell in own)
        yield el("p", base.t("报告把几行合并为“{row}”：{cells}", row=extra.label, cells=told), cls="basis")


def _said(cell: Record, t: Translate) -> str:
    return t(STATE_NAMES[cell["state"]]) if cell["value"] is None else figure(cell["value"])


def _notes(keys: Iterable[CellKey], cells: Mapping[CellKey, Record], base: Base) -> Iterator[Html]:
    """Yield the cells of which more is to be said than the table has room for."""
    t = base.t
    for key in keys:
        cell = cells.get(key)
        if cell is None:
            continue
        raw = (cell["raw"] or "").strip()
        is_noted = len(raw) > _ROOM if cell["value"] is None else not is_plain(cell["raw"], cell["value"])
        told = [t("原文：{raw}", raw=raw)] if is_noted else []
        doubt = said_of_cell(cell["state"], cell["doubt"], base.language) if cell["doubt"] else Told("")
        told += [t("存疑：{doubt}", doubt=doubt.text)] if doubt.text else []
        if told:
            yield el(
                "li",
                f"{cell_name(*key, base.language)}{t('：')}",
                el("b", _said(cell, t)),
                f" {t('；').join(told)}",
                el("small", doubt.chinese, lang="zh") if doubt.chinese else None,
            )


def _gloss(form: Table) -> dict[str, str]:
    """Return the English of each label."""
    found = {group.label: group.english for group in form.groups}
    for block in form.blocks:
        found |= {row.label: row.english for row in block.rows}
        found |= {column.label: column.english for column in block.columns}
    return {label: english for label, english in found.items() if english}
