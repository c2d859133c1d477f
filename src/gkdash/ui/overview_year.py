"""The overview's second half of the head: the figures of the year, where to look first, what is new; knows no Streamlit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from gkdash.i18n import Translate
from gkdash.i18n.formats import count, moment
from gkdash.ui.finding_parts import said, title
from gkdash.ui.nodes import Child, Node, div, el, link, span
from gkdash.ui.tile_parts import value
from gkdash.views.year import FIGURES, Fact

Row = Mapping[str, Any]


def facts(found: Sequence[Fact], selection: Mapping[str, str | None], known: Sequence[str]) -> Node | None:
    """Return the figures as tiles that lead to their pages, so far as there are such pages; None where there is none."""
    if not found:
        return None
    return div("tiles facts5", *(_fact(fact, selection, fact.page in known) for fact in found))


def _fact(fact: Fact, selection: Mapping[str, str | None], leads: bool) -> Node:  # noqa: FBT001 - one caller
    name: Child = link(fact.name, fact.page, **selection) if leads else fact.name
    return div(
        "tile",
        div("name", name),
        value(fact.value),
        div("note", fact.note),
        div("note", fact.change) if fact.change else None,
    )


def attention(rows: Sequence[Row], year: int, language: str, t: Translate) -> Node:
    """Return the reports with the most errors of their own, each with what the first ones say."""
    if not rows:
        return div(
            "block", el("h4", t("没有错误类发现")), el("p", t("所选范围内的报告没有自相矛盾之处。"), cls="basis")
        )
    items = [
        el(
            "li",
            link(row["agency"], "report", agency=row["agency_id"], year=year),
            span("severity error", t("错误 {n}", n=row["error_count"])),
            *(
                span("why", f"{title(item['check_id'], language)}{t('：')}{said(item, language)}")
                for item in row["errors"][:2]
            ),
            span("why", t("还有 {n} 项", n=len(row["errors"]) - 2)) if len(row["errors"]) > 2 else None,
        )
        for row in rows
    ]
    rest = rows[0]["report_count"] - len(rows)
    others = t("另有 {n} 份报告有错误类发现，见异常核查", n=rest)
    more = el("p", link(others, "anomalies", year=year), cls="basis") if rest > 0 else None
    return div("block first", el("h4", t("{n} 份报告有错误类发现", n=rows[0]["report_count"])), el("ul", *items), more)


def changes(rows: Sequence[Row], year: int, language: str, t: Translate) -> Node:
    """Return the figures that changed most from last year, agency by agency."""
    if not rows:
        return div("block", el("h4", t("没有可与上年比较的数字")))
    items = [
        el(
            "li",
            link(row["agency"], "report", agency=row["agency_id"], year=year),
            span(
                "why",
                t(
                    "{figure}由 {before} 到 {now}",
                    figure=t(FIGURES[row["figure"]]),
                    before=count(row["before"], language),
                    now=count(row["now"], language),
                ),
            ),
        )
        for row in rows
    ]
    note = el("p", t("按变化与随机波动之比排序；变化本身不是差错。"), cls="basis")
    return div("block first", el("h4", t("比上年变化最大")), el("ul", *items), note)


def news(row: Row | None, since: datetime | None, failed: int, language: str, t: Translate) -> Node:
    """Return what came in since the last visit, and how many files lie unread."""
    lines: list[str] = []
    if since is None:
        lines.append(t("这是第一次打开；下次会列出其间的新内容。"))
    elif row is None or not row["document_count"]:
        lines.append(t("自 {when} 上次打开以来没有新文件。", when=moment(since, language)))
    else:
        lines.append(t("自 {when} 上次打开以来：", when=moment(since, language)))
        lines.append(t("新报告 {n} 份", n=row["report_count"]))
        lines += [t("更正重报 {n} 份", n=row["revision_count"])] if row["revision_count"] else []
        lines += [t("新的未能读取 {n} 个", n=row["failure_count"])] if row["failure_count"] else []
    lines.append(t("共有 {n} 个文件未能读取，原因和办法见页末。", n=failed) if failed else t("所有文件都读取了。"))
    return div("block first", el("h4", t("新内容")), el("ul", *(el("li", line) for line in lines)))
