"""The parts of the overview as nodes; knows no Streamlit and no store."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gkdash.charts.filing import SIGNS, STATUS_NAMES
from gkdash.i18n import Translate
from gkdash.i18n.formats import change, count, day, figure, in_order, moment, percent, short_day, size
from gkdash.i18n.reading import REFUSALS, UNKNOWN_REFUSAL, said_of_failure
from gkdash.i18n.words import MATCHES, UNIT_TYPES, UNKNOWN_TYPE, media_type_name
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.stored import beneath
from gkdash.ui.tile_parts import value
from gkdash.views.filing import Calendar, Tile, days_late, status

Row = Mapping[str, Any]

_FIGURE = re.compile(r"(\d+)")


def head(title: str, sentence: str, *basis: Child) -> Node:
    """Return the page's title, the sentence that answers, with its figures set off, and what it rests on."""
    parts = (el("b", part) if part.isdigit() else part for part in _FIGURE.split(sentence) if part)
    return div("head", el("h2", title), el("p", *parts, cls="answer"), el("p", *_spaced(basis), cls="basis"))


def _spaced(children: Sequence[Child]) -> list[Child]:
    return [part for child in children for part in ("　", child)][1:]


def everyone(selection: Mapping[str, str | None], t: Translate, page: str = "./") -> Node:
    """Return the link from one agency back to all of them on the same page."""
    return link(t("查看全部单位"), page, **selection)


def figures(tiles: Sequence[Tile], language: str, t: Translate) -> Node:
    """Return the tiles with their change against last year."""
    return div("tiles", *(_tile(tile, language, t) for tile in tiles))


def _tile(tile: Tile, language: str, t: Translate) -> Node:
    against = tile.last_year or (
        t("较上年 {change}", change=change(tile.value - tile.before, language))
        if tile.before is not None
        else t("无上年数据")
    )
    return div(
        f"tile {tile.tone}",
        div("name", tile.name),
        value(tile.text) if tile.text else value(count(tile.value, language), figure(tile.value)),
        div("note", tile.note),
        div("note", against) if tile.before is not None or tile.name != t("未能读取") else None,
    )


def status_sign(key: str, t: Translate, extra: str = "") -> Node:
    """Return the sign and name of a status."""
    return span(f"status {key}", span("sign", SIGNS[key], aria_hidden="true"), t(STATUS_NAMES[key]) + extra)


def agency_link(row: Row, year: int) -> Node:
    """Return the agency's name as a link to its report."""
    return link(row["agency"], "report", agency=row["agency_id"], year=year)


def people(rows: Sequence[Row], year: int, today: date, language: str, t: Translate) -> list[tuple[str, Node]]:
    """Return the lists by status, those that need action first, each with its tab's name; empty lists are left out."""
    found = []
    for key in ("missing", "late", "undated", "pending", "on_time"):
        chosen = [row for row in rows if row["on_roster"] and status(row, today) == key]
        chosen.sort(key=lambda row: (-(days_late(row) or 0), in_order(row["agency"])))
        if chosen:
            found.append((_tab(t(STATUS_NAMES[key]), chosen, key), _agencies(key, chosen, year, today, language, t)))
    others = [row for row in rows if not row["on_roster"]]
    if others:
        found.append((_tab(t("名录外"), others, None), _strangers(others, year, language, t)))
    return found


def _tab(name: str, rows: Sequence[Row], key: str | None) -> str:
    # a page lists at most so many of each status; the store tells how many there are
    total = rows[0]["status_count"] if key in {"late", "undated", "on_time"} else len(rows)
    return f"{name} {total}"


def people_table(rows: Sequence[Row], today: date, t: Translate) -> tuple[list[str], list[list[object]]]:
    """Return the same lists as one table to take away."""
    names = [
        t("单位"),
        t("类型"),
        t("状态"),
        t("报送日期"),
        t("期限"),
        t("晚报天数"),
        t("版本数"),
        t("读到数字的格"),
        t("全部格"),
    ]
    keys = ("revision_count", "number_count", "cell_count")
    return names, [
        [
            row["agency"],
            t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE)),
            t(STATUS_NAMES[status(row, today)]) if row["on_roster"] else t("名录外"),
            row["filed_on"] or "",
            row["due_on"] or "",
            days_late(row) or "",
            *("" if row[key] is None else row[key] for key in keys),
        ]
        for row in rows
    ]


def _agencies(key: str, rows: Sequence[Row], year: int, today: date, language: str, t: Translate) -> Node:
    head_: list[Child] = [
        t("单位"),
        t("类型"),
        t("状态"),
        t("报送日期"),
        t("期限"),
        el("th", t("读到数字的格"), cls="figure", scope="col"),
    ]
    return _limited(key, table(head_, (_agency(row, year, today, language, t) for row in rows)), rows, t)


def _limited(key: str, node: Node, rows: Sequence[Row], t: Translate) -> Node:
    left_out = rows[0]["status_count"] - len(rows)
    more = (
        el("p", t("还有 {n} 家未列出，请缩小范围。", n=left_out), cls="basis")
        if left_out > 0 and key != "pending"
        else None
    )
    return div("block", scrolled(key, node), more)


def _agency(row: Row, year: int, today: date, language: str, t: Translate) -> list[Child]:
    late = days_late(row)
    key = status(row, today)
    cells = row["cell_count"]
    read = (
        t("{share}（{n}/{all}）", share=percent(row["number_count"], cells), n=row["number_count"], all=cells)
        if cells
        else "—"
    )
    return [
        agency_link(row, year),
        t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE)),
        status_sign(key, t, t("（晚 {n} 天）", n=late) if late else ""),
        day(row["filed_on"], language),
        day(row["due_on"], language),
        el("td", read, cls="figure"),
    ]


def _strangers(rows: Sequence[Row], year: int, language: str, t: Translate) -> Node:
    return scrolled(
        "strangers",
        table(
            [t("报告所写单位"), t("与名录的关系"), t("报送日期")],
            (
                [
                    agency_link(row, year),
                    t(MATCHES.get(row["match"] or "", MATCHES["unknown"])),
                    day(row["filed_on"], language),
                ]
                for row in rows
            ),
        ),
    )


def calendar(grid: Calendar, today: date, t: Translate) -> Node:
    """Return the calendar: a row per agency, a column per year, every filed report a link."""
    if not grid.agencies:
        return div("block", el("p", t("所选范围内没有名录内的单位，没有可列的。"), cls="basis"))
    head_: list[Child] = [
        el("th", t("单位"), scope="col", cls="who"),
        *(el("th", str(year), scope="col") for year in grid.years),
    ]
    rows: list[Node] = []
    previous: object = ()
    for agency_id, name, kind in grid.agencies:
        if kind != previous:
            label = t(UNIT_TYPES.get(kind or "", UNKNOWN_TYPE))
            rows.append(el("tr", el("th", label, colspan=len(grid.years) + 1, scope="rowgroup", cls="band")))
            previous = kind
        cells = [_entry(agency_id, name, year, grid.entries.get((agency_id, year)), today, t) for year in grid.years]
        rows.append(el("tr", el("th", name, scope="row", cls="who"), *cells))
    body = el("table", el("thead", el("tr", *head_)), el("tbody", *rows), cls="calendar")
    key = div(
        "legend",
        *(div("key", status_sign(name, t)) for name in STATUS_NAMES),
        div("key", span("status none", "·"), t("不需报")),
    )
    more = el("p", t("还有 {n} 家未列出，请缩小范围。", n=grid.left_out), cls="basis") if grid.left_out else None
    return div("block", key, scrolled("calendar", body), more)


def _entry(agency_id: str, name: str, year: int, row: Row | None, today: date, t: Translate) -> Node:
    if row is None:
        return el("td", span("unseen", t("不需报")), span("sign", "·", aria_hidden="true"), cls="none")
    key = status(row, today)
    late = days_late(row)
    said = t(STATUS_NAMES[key]) + (t("（晚 {n} 天）", n=late) if late else "")
    text = f"+{late}" if late else "" if key in {"missing", "pending"} else short_day(row["filed_on"])
    shown = [span("sign", SIGNS[key], aria_hidden="true"), span("when", text) if text else None]
    if row["report_id"] is None:
        return el("td", *shown, span("unseen", said), cls=f"status {key}", title=said)
    anchor = link("", "report", agency=agency_id, year=year, title=f"{name} {year} {said}")
    anchor[2:] = [*(node for node in shown if node), span("unseen", said)]
    return el("td", anchor, cls=f"status {key}")


def doubts(rows: Sequence[Row], _language: str, t: Translate) -> list[Node]:
    """Return the list of reports with cells that hold no figure or a doubtful one."""
    if not rows:
        return [
            el("h4", t("所有报告的每一格都读到了数字")),
        ]
    names = [t("空白"), t("占位符"), t("无法读取"), t("缺失"), t("存疑")]
    keys = ("blank_count", "placeholder_count", "unreadable_count", "missing_count", "doubtful_count")
    lines = (
        [
            agency_link(row, row["year"]),
            *(el("td", str(row[key]) if row[key] else "·", cls="figure") for key in keys),
            row["file_name"],
        ]
        for row in rows
    )
    head_: list[Child] = [t("单位"), *(el("th", name, cls="figure", scope="col") for name in names), t("文件")]
    title = t("{n} 份报告有读不到数字或存疑的格", n=rows[0]["report_count"])
    return [el("h4", title), scrolled("doubts", table(head_, lines))]


def failures(rows: Sequence[Row], language: str, t: Translate) -> list[Node]:
    """Return the list of files that gave no report: which, why in plain words, what to do."""
    if not rows:
        return [el("h4", t("没有未能读取的文件"))]
    title = t("{n} 个文件未能读取", n=rows[0]["failure_count"])
    head_: list[Child] = [t("文件"), t("类型"), t("原因"), t("怎么办"), t("首次见到")]
    return [el("h4", title), scrolled("failures", table(head_, (_failure(row, language, t) for row in rows)))]


def _failure(row: Row, language: str, t: Translate) -> list[Child]:
    about = REFUSALS.get(row["error_code"], UNKNOWN_REFUSAL)
    told = said_of_failure(row["error_code"], row["error_message"] or "", language)
    kind = t(media_type_name(row["media_type"]))
    where = t("在 {archive} 内", archive=row["source"].rsplit("/", 1)[-1]) if row["member"] else None
    return [
        el("td", row["file_name"], el("small", where) if where else None, el("small", row["sha256"][:12], cls="hash")),
        el("td", kind, el("small", size(row["size_bytes"]))),
        el("td", t(about.name), *beneath(told)),
        t(about.advice),
        el("td", moment(row["first_seen"], language), cls="when"),
    ]


def yearless(rows: Sequence[Row], _language: str, t: Translate) -> list[Node]:
    """Return the list of reports whose year is not known; nothing where there is none."""
    if not rows:
        return []
    lines = (
        [
            link(row["agency"], "report", agency=row["agency_id"], version=row["report_id"]),
            row["title"],
            row["file_name"],
        ]
        for row in rows
    )
    title = t("{n} 份报告没有写明年度，未计入任何一年", n=rows[0]["report_count"])
    return [el("h4", title), scrolled("yearless", table([t("单位"), t("标题"), t("文件")], lines))]


def revised(rows: Sequence[Row], language: str, t: Translate) -> list[Node]:
    """Return the list of reports that replaced an earlier one."""
    if not rows:
        return [el("h4", t("没有更正重报的报告"))]
    lines = (
        [
            agency_link(row, row["year"]),
            t("第 {n} 版，共 {all} 版", n=row["revision"], all=row["revision_count"]),
            el("td", str(row["difference_count"]), cls="figure"),
            row["file_name"],
            el("td", moment(row["first_seen"], language), cls="when"),
        ]
        for row in rows
    )
    differing = el("th", t("与前一版不同的格"), cls="figure", scope="col")
    head_: list[Child] = [t("单位"), t("版本"), differing, t("现用文件"), t("首次见到")]
    return [el("h4", t("{n} 份报告更正重报过", n=rows[0]["report_count"])), scrolled("revised", table(head_, lines))]


def scrolled(name: str, node: Node) -> Node:
    """Return a table in a box of its own that scrolls, and keeps its place when the page is drawn again."""
    return div("scroll", node, data_scroll=name, tabindex=0, role="region", aria_label=name)
