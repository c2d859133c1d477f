"""The parts of the agency page as nodes: head figures, the years, findings, documents; no Streamlit and no store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from gkdash.charts.anomalies import DOUBT, SIGNS
from gkdash.i18n import Translate
from gkdash.i18n.formats import change, count, day, figure, folder, moment, size
from gkdash.i18n.words import FINDING_DECISIONS, FINDING_SIGNS, SEVERITIES, UNIT_TYPES, UNKNOWN_TYPE, media_type_name
from gkdash.state import Decided
from gkdash.ui import finding_parts, tile_parts
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.overview_parts import scrolled, status_sign
from gkdash.views import Row
from gkdash.views.filing import days_late, status

Record = Mapping[str, Any]


def about(row: Row, t: Translate) -> str:
    """Return what kind of unit an agency is, under whom, and whether it is on the roster."""
    told = [t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE))]
    if row["parent"]:
        told.append(t("隶属{name}", name=row["parent"]))
    told.append(t("在名录内") if row["on_roster"] else t("不在名录内"))
    if row["since"] or row["until"]:
        told.append(t("{since}—{until} 年", since=row["since"] or "…", until=row["until"] or "…"))
    return " · ".join(told)


def tiles(now: Row | None, before: Row | None, language: str, t: Translate) -> Node:
    """Return the figures of the year with their change; what is not there is a dash and says so."""
    names = {
        "new_received": t("本年新收申请"),
        "processed_total": t("办理结果总计"),
        "carried_out": t("结转下年度"),
        "hotline_received": t("热线受理"),
        "proactive_published": t("主动公开信息"),
        "found": t("检查发现"),
    }
    return div("tiles", *(_tile(key, name, now, before, language, t) for key, name in names.items()))


def _tile(key: str, name: str, now: Row | None, before: Row | None, language: str, t: Translate) -> Node:
    value, last = _figure(now, key), _figure(before, key)
    if value is None:
        note = t("没有报告") if now is None or now["report_id"] is None else t("没有写明")
    elif last is None:
        note = t("无上年数据")
    else:
        note = t("较上年 {change}", change=change(_whole(value - last), language))
    tone = "missing" if key == "found" and now is not None and now["error_count"] else ""
    return div(
        f"tile {tone}",
        div("name", name),
        tile_parts.value("—") if value is None else tile_parts.value(count(value, language), figure(value)),
        div("note", note),
        div("note", t("其中错误 {n} 项", n=now["error_count"])) if key == "found" and now is not None else None,
    )


def _figure(row: Row | None, key: str) -> float | None:
    if row is None:
        return None
    if key == "found":
        return found_count(row)
    value: float | None = row[key]
    return value


def found_count(row: Row) -> int:
    """Return how many findings there are against an agency in a year; doubts in reading do not count."""
    return int(row["error_count"] + row["review_count"] + row["notice_count"])


def _whole(value: float) -> Any:
    return int(value) if float(value).is_integer() else round(value, 1)


def years(rows: Sequence[Row], agency: str, today: date, t: Translate) -> Node:
    """Return a row per year: how it filed, its main figures, what was found; every year leads to its report."""
    columns = [
        ("new_received", t("新收申请")),
        ("processed_total", t("办理结果总计")),
        ("disclosed", t("公开和部分公开")),
        ("carried_out", t("结转下年度")),
        ("review_total", t("复议件数")),
        ("litigation_total", t("诉讼件数")),
        ("hotline_received", t("热线受理")),
        ("satisfaction_rate", t("满意率")),
        ("proactive_published", t("主动公开信息")),
    ]
    head: list[Child] = [
        t("年度"),
        t("报送"),
        *(el("th", name, cls="figure", scope="col") for _, name in columns),
        t("检查发现"),
    ]
    lines = ([_year(row, agency), _filed(row, today, t), *_figures(row, columns), _found(row, t)] for row in rows)
    key = t("、").join(f"{SIGNS[name]} {t(SEVERITIES[name])}" for name in SEVERITIES)
    dash = t("“—”是没有报告、没有写明或没有读到，不是 0。")
    note = el("p", f"{dash}　{key}、{DOUBT} {t('读取存疑')}", cls="basis")
    return div("block", scrolled("years", table(head, lines)), note)


def _year(row: Row, agency: str) -> Child:
    if row["report_id"] is None:
        return str(row["year"])
    return link(str(row["year"]), "report", agency=agency, year=row["year"])


def _filed(row: Row, today: date, t: Translate) -> Node:
    late = days_late(row)
    return status_sign(status(row, today), t, t("（晚 {n} 天）", n=late) if late else "")


def _figures(row: Row, columns: Sequence[tuple[str, str]]) -> list[Node]:
    return [
        el(
            "td",
            "—" if row[key] is None else f"{figure(row[key])}%" if key == "satisfaction_rate" else figure(row[key]),
            cls="figure",
        )
        for key, _ in columns
    ]


def _found(row: Row, t: Translate) -> Child:
    parts: list[Child] = []
    for name in SEVERITIES:
        n = row[f"{name}_count"]
        if n:
            parts.append(_counted(name, SIGNS[name], t(SEVERITIES[name]), n))
    if row["doubt_count"]:
        parts.append(_counted("doubt", DOUBT, t("存疑"), row["doubt_count"]))
    return span("counts", *parts) if parts else span("quiet", t("没有发现") if row["report_id"] else "—")


def _counted(look: str, sign: str, name: str, n: int) -> Node:
    return span(f"count {look}", sign, span("unseen", name), str(n), title=f"{name} {n}")


def findings(
    rows: Sequence[Row], decided: Mapping[tuple[int | None, str], Decided], language: str, t: Translate
) -> list[Node]:
    """Return every finding over the years with what was decided, each leading to its report."""
    if not rows:
        return [el("p", t("历年都没有发现"), cls="quiet")]
    head: list[Child] = [t("年度"), t("轻重"), t("检查"), t("发现"), t("决定")]
    lines = (_finding(row, decided.get((row["year"], finding_parts.key_of(row))), language, t) for row in rows)
    return [scrolled("findings", table(head, lines))]


def _finding(row: Row, decided: Decided | None, language: str, t: Translate) -> list[Child]:
    severity = (
        span("severity doubt", t("存疑"))
        if row["fault"] == "parser"
        else span(f"severity {row['severity']}", t(SEVERITIES[row["severity"]]))
    )
    name = decided.decision.value if decided else ""
    title = finding_parts.title(row["check_id"], language)
    goal = {"agency": row["agency_id"], "year": row["year"], "finding": finding_parts.key_of(row)}
    return [
        str(row["year"] or "—"),
        severity,
        link(title, "report", **goal) if row["report_id"] else title,
        el("td", finding_parts.said(row, language), lang=finding_parts.spoken_in(row, language)),
        f"{FINDING_SIGNS[name]} {t(FINDING_DECISIONS[name])}" if decided else span("quiet", t("未处理")),
    ]


def documents(rows: Sequence[Row], agency: str, language: str, t: Translate) -> list[Node]:
    """Return every document of the agency: which year and version, which file, when; the one in use leads to its report."""
    if not rows:
        return [el("p", t("还没有这家单位的文件。"), cls="quiet")]
    head: list[Child] = [t("年度"), t("版本"), t("文件"), t("类型"), t("日期 / 首次见到"), "SHA-256"]
    return [scrolled("documents", table(head, (_document(row, agency, language, t) for row in rows)))]


def _document(row: Row, agency: str, language: str, t: Translate) -> list[Child]:
    version = None if row["is_current"] else row["report_id"]
    name = t("第 {n} 版", n=row["revision"] or 1) + (t("（内容相同的副本）") if row["copy_of"] else "")
    stands = t("现用") if row["is_current"] else t("不再使用")
    signed = day(row["signed_on"] or row["published_on"], language)
    return [
        str(row["year"] or t("年度不明")),
        span("", link(name, "report", agency=agency, year=row["year"], version=version), el("small", stands)),
        span("", row["file_name"], el("small", folder(row["source"]))),
        span("", t(media_type_name(row["media_type"])), el("small", size(row["size_bytes"]))),
        span("", signed, el("small", moment(row["first_seen"], language))),
        el("td", row["sha256"][:16], cls="hash"),
    ]


def printer(t: Translate) -> Node:
    """Return the button that prints the page."""
    return div("printer", el("button", t("打印本页"), cls="act", data_print="yes"))


def changed(own: float | None, t: Translate) -> str:
    """Return in words how much of this year's prose stands in last year's."""
    if own is None:
        return t("没有可比的文字")
    return t("今年的文字有 {n} 与上年相同（数字和单位名称不计）", n=f"{100 * own:.0f}%")
