"""The lists of the pages on applications and on proactive disclosure as nodes; knows no Streamlit and no store."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.charts.counted import Row
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, percent
from gkdash.ui.nodes import Child, Node, el, link, table
from gkdash.ui.overview_parts import scrolled


def challenged(rows: Sequence[Row], year: int, minimum: int, t: Translate) -> list[Node]:
    """Return the agencies whose decisions were taken to review or to court, those set right most often first."""
    if not rows:
        return [el("h4", t("{year} 年度没有被申请复议或被起诉的单位", year=year))]
    names = (
        t("行政复议"),
        t("其中纠正"),
        t("尚未审结"),
        t("行政诉讼"),
        t("其中纠正"),
        t("尚未审结"),
        t("已审结中被纠正"),
    )
    head: list[Child] = [t("单位"), *(el("th", name, cls="figure", scope="col") for name in names)]
    keys = (
        "review_total",
        "review_corrected",
        "review_pending",
        "litigation_total",
        "litigation_corrected",
        "litigation_pending",
    )
    lines = (
        [
            link(row["agency"], "report", agency=row["agency_id"], year=year, cell="remedies.review.total"),
            *(el("td", _figure(row[key]), cls="figure") for key in keys),
            el("td", _corrected(row, minimum, t), cls="figure"),
        ]
        for row in rows
    )
    there = rows[0]["agency_count"]
    more = (
        el("p", t("还有 {n} 家未列出，请缩小范围。", n=there - len(rows)), cls="basis") if there > len(rows) else None
    )
    title = el("h4", t("{n} 家被申请复议或被起诉", n=there))
    return [title, scrolled("challenged", table(head, lines)), *([more] if more else [])]


def _figure(value: float | None) -> str:
    return "—" if value is None else figure(value)


def _corrected(row: Row, minimum: int, t: Translate) -> str:
    keys = ("review_total", "litigation_total", "review_pending", "litigation_pending")
    if any(row[key] is None for key in (*keys, "review_corrected", "litigation_corrected")):
        return t("数字不全")
    done = row["review_total"] + row["litigation_total"] - row["review_pending"] - row["litigation_pending"]
    corrected = row["review_corrected"] + row["litigation_corrected"]
    if done < 1:
        return t("没有审结的")
    counts = f"{figure(corrected)}/{figure(done)}"
    return f"{percent(corrected, done)}（{counts}）" if done >= minimum else counts
