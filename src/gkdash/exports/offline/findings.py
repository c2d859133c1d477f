"""The page of findings: all of the year in one table, which a few lines of script narrow; without script all are there."""

from __future__ import annotations

from collections.abc import Iterable

from gkdash.exports.findings import key_of, mend, said, title
from gkdash.exports.offline.frame import Frame, asset, page
from gkdash.exports.offline.markup import Child, Html, cells, el, heading
from gkdash.exports.offline.model import County, Dossier
from gkdash.exports.offline.parts import address, decided, numbered, severity
from gkdash.exports.reading import Record
from gkdash.i18n.formats import in_order
from gkdash.i18n.words import SEVERITIES

SCRIPT = "filter.js"


def findings_page(county: County) -> bytes:
    """Return the page."""
    base, t = county.base, county.base.t
    entries = [(item, anchor, row) for item in county.dossiers for anchor, row in numbered(item)]
    doubts = sum(row["fault"] == "parser" for _, _, row in entries)
    answer = t(
        "{year} 年度共 {n} 项发现，其中读取存疑 {doubts} 项，不算单位的差错。",
        year=base.year,
        n=len(entries),
        doubts=doubts,
    )
    head = (t("轻重"), t("单位"), t("检查"), t("发现"), t("怎样处理"), t("决定"))
    rows = (_row(item, anchor, row, county) for item, anchor, row in entries)
    return page(
        base,
        Frame("", "findings", asset(SCRIPT) if entries else ""),
        t("检查发现"),
        el("h1", t("检查发现")),
        el("p", answer, cls="answer"),
        _filter(county, [row for _, _, row in entries]) if entries else None,
        el("div", el("table", heading(head), el("tbody", *rows, id="rows"), cls="list"), cls="scroll")
        if entries
        else None,
    )


def _filter(county: County, rows: Iterable[Record]) -> Html:
    base, t = county.base, county.base.t
    names = {row["check_id"]: title(row["check_id"], base.language) for row in rows}
    checks = sorted(names.items(), key=lambda pair: in_order(pair[1]))
    grades = [*((key, t(name)) for key, name in SEVERITIES.items()), ("doubt", t("读取存疑"))]
    return el(
        "form",
        el("label", t("轻重"), _choice("severity", grades, county)),
        el("label", t("检查"), _choice("check", checks, county)),
        el("label", t("文字"), el("input", type="search", id="words")),
        el("span", id="told", data_told=t("显示 {shown} 项，共 {all} 项", shown="{shown}", all="{all}"), role="status"),
        id="filter",
        hidden="hidden",
    )


def _choice(key: str, options: Iterable[tuple[str, str]], county: County) -> Html:
    every = el("option", county.base.t("全部"), value="")
    return el("select", every, *(el("option", name, value=value) for value, name in options), id=key)


def _row(item: Dossier, anchor: str, row: Record, county: County) -> Html:
    base, t = county.base, county.base.t
    name = item.agency["name"]
    shown: tuple[Child, ...] = (
        severity(row, t),
        el("a", name, href=address(county.files[item.agency["agency_id"]], f"#{anchor}")),
        title(row["check_id"], base.language),
        said(row, base.language),
        mend(row["check_id"], base.language),
        el("td", decided(item.decided.get(key_of(row)), t) or t("未处理"), cls="short"),
    )
    grade = "doubt" if row["fault"] == "parser" else row["severity"]
    return el("tr", *cells("td", shown), data_severity=grade, data_check=row["check_id"])
