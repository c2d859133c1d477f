"""The evidence of a finding as nodes, side by side: sentence and cell, this year and last, this agency and its twin.

Knows no Streamlit and no store. What is not there is said in words; nothing hangs on a colour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.reading import STATE_NAMES
from gkdash.checks.registry import checks
from gkdash.forms import Edition
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, percent
from gkdash.i18n.reading import said_of_cell
from gkdash.i18n.words import SEVERITIES
from gkdash.ui import evidence, finding_parts
from gkdash.ui.evidence import Case, Chapter
from gkdash.ui.nodes import Child, Node, div, el, link, span, table
from gkdash.ui.report import named
from gkdash.ui.stored import rule
from gkdash.views import Row
from gkdash.views.texts import FIGURE, NEW, Compared, Piece

CELLS_SHOWN = 24
"""Most cells of one finding shown; the report page has them all."""
REACH = 60
"""Characters of a sentence shown before and after the words a finding rests on."""


def panel(case: Case, language: str, t: Translate) -> Node:
    """Return everything about one finding: what, whose, the evidence side by side, what it means, what to do."""
    row = case.finding
    name = t(SEVERITIES[row["severity"]])
    to_report = (
        link(
            t("打开报告"),
            "report",
            agency=row["agency_id"],
            year=row["year"],
            finding=f"{row['check_id']}/{row['fingerprint']}",
        )
        if case.report
        else None
    )
    head = div(
        "casehead",
        el("h3", span(f"severity {row['severity']}", name), finding_parts.title(row["check_id"], language)),
        el(
            "p",
            link(row["agency"], "agency", agency=row["agency_id"], year=row["year"]),
            f"　{t('{year} 年度', year=row['year'])}　",
            to_report,
            cls="basis",
        ),
        el("p", finding_parts.said(row, language), cls="said", lang=finding_parts.spoken_in(row, language)),
        el("p", t("这一处读取存疑，不算单位的差错。"), cls="doubtful") if row["fault"] == "parser" else None,
    )
    return div("case", head, *_evidence(case, language, t), _about(row["check_id"], language, t))


def _evidence(case: Case, language: str, t: Translate) -> list[Node]:
    found: list[Node] = []
    words = [item for item in case.items if item.get("text") and "start" in item]
    places = [item for item in case.items if {"table", "row", "column"} <= item.keys()]
    if case.chapters:
        found.append(side_by_side(case.chapters, *_whose(case, t), t))
    elif words and case.report:
        found.append(_sentences(words, case.report["text"], t))
    if places and case.edition:
        found.append(_cells(case, places, case.edition, language, t))
    if case.twin and case.cells_twin and case.edition:
        found.append(_twins(case, case.edition, language, t))
    if case.finding["check_id"] in evidence.REPEATED and case.edition:
        found.append(_repeated(case, case.edition, language, t))
    if case.finding["check_id"] in {"all_zero_tables", "zero_streak", "zero_against_text"} and case.measure:
        found.append(_zeros(case.measure, t))
    return [div("pair", *found)] if words and places and not case.chapters else found


def _whose(case: Case, t: Translate) -> tuple[str, str]:
    other = case.before if case.finding["check_id"] in evidence.LAST_YEAR else case.twin
    if case.report is None or other is None:
        raise TypeError(case)
    return tuple(t("{agency} {year} 年", agency=item["agency"], year=item["year"]) for item in (case.report, other))  # type: ignore[return-value]


def side_by_side(found: Sequence[Chapter], own: str, other: str, t: Translate, *, differences: bool = False) -> Node:
    """Return two texts chapter by chapter; what both have is marked, or with `differences` what only one has."""
    look = "texts differ" if differences else "texts alike"
    key = (
        [("new", t("只有这一份有")), ("figure", t("数字不同"))]
        if differences
        else [("same", t("两份都有（单位名称不计）")), ("figure", t("只是数字不同"))]
    )
    legend = div("legend", *(div("key", el("mark", t("文字"), cls=f"t-{kind}"), text) for kind, text in key))
    blocks: list[Node] = []
    for chapter in found:
        blocks.append(el("tr", el("th", chapter.heading, colspan=2, scope="colgroup", cls="band")))
        shares = _shares(chapter.compared, t)
        blocks.append(
            el(
                "tr",
                el("td", *_text(chapter.compared.own, t), shares[0]),
                el("td", *_text(chapter.compared.other, t), shares[1]),
            )
        )
    body = el(
        "table",
        el("thead", el("tr", el("th", own, scope="col"), el("th", other, scope="col"))),
        el("tbody", *blocks),
        cls=look,
    )
    box = div("scroll", body, data_scroll="texts", tabindex=0, role="region", aria_label=t("两份文字对照"))
    return div("block", legend, box)


def _shares(compared: Compared, t: Translate) -> list[Node | None]:
    return [
        None if share is None else el("small", t("{share} 与另一份相同（数字不计）", share=percent(share, 1)))
        for share in (compared.own_share, compared.other_share)
    ]


def _text(pieces: Sequence[Piece], t: Translate) -> list[Node]:
    """Return pieces as paragraphs; a line break in the text ends one."""
    lines: list[list[Child]] = [[]]
    for piece in pieces:
        for at, part in enumerate(piece.text.split("\n")):
            if at:
                lines.append([])
            if part:
                lines[-1].append(_piece(part, piece.kind, t))
    return [el("p", *line) for line in lines if line] or [el("p", t("（没有文字）"), cls="quiet")]


def _piece(text: str, kind: str, t: Translate) -> Node:
    said = {FIGURE: t("数字不同"), NEW: t("只有这一份有")}.get(kind)
    return el("mark", text, cls=f"t-{kind}", title=said)


def _sentences(words: Sequence[Mapping[str, Any]], text: str, t: Translate) -> Node:
    items = []
    for item in words:
        start, end = int(item["start"]), int(item["end"])
        first = max(text.rfind("。", 0, start), text.rfind("\n", 0, start)) + 1
        stops = [at for sign in "。\n" if (at := text.find(sign, end)) >= 0]
        last = min(stops, default=len(text) - 1) + 1
        left = text[max(first, start - REACH) : start]
        right = text[end : min(last, end + REACH)]
        items.append(
            el(
                "p",
                "…" if first < start - REACH else None,
                left.lstrip(),
                el("mark", text[start:end]),
                right.rstrip(),
                "…" if last > end + REACH else None,
            )
        )
    return div("half", el("h4", t("文字怎么说")), *items)


def _cells(case: Case, places: Sequence[Mapping[str, Any]], edition: Edition, language: str, t: Translate) -> Node:
    report = case.report or {}
    extra = [
        (key, name)
        for key, name in (("median", t("同类中位数")), ("sum", t("各单位之和")))
        if any(item.get(key) is not None for item in places)
    ]
    rows: list[list[Child]] = []
    for item in places[:CELLS_SHOWN]:
        key = (item["table"], item["row"], item["column"])
        name = ".".join(key)
        place = named(edition, name)
        label = place.title(language) if place else name
        link_ = {"agency": report["agency_id"], "year": report["year"], "cell": name}
        rows.append(
            [
                link(label, "report", **link_),
                el("td", _value(case.cells.get(key), language, t), cls="figure now"),
                el("td", _value(evidence.last_years(case, key), language, t), cls="figure"),
                *(
                    el("td", "—" if item.get(name_) is None else figure(item[name_]), cls="figure")
                    for name_, _ in extra
                ),
            ]
        )
    head: list[Child] = [
        t("表格怎么填"),
        el("th", t("本年"), cls="figure", scope="col"),
        el("th", _held_against(case.finding["check_id"], t), cls="figure", scope="col"),
        *(el("th", name, cls="figure", scope="col") for _, name in extra),
    ]
    rest = len(places) - CELLS_SHOWN
    more = el("p", t("另有 {n} 格，见报告。", n=rest), cls="basis") if rest > 0 else None
    return div("half", table(head, rows, cls="list cellpairs"), more)


def _held_against(check_id: str, t: Translate) -> str:
    """Return which of last year's cells stand beside this year's."""
    names = {"carry_over": t("上年的“结转下年度”"), "pending_vanished": t("上年的“尚未审结”")}
    return names.get(check_id, t("上年"))


def _value(record: Row | None, language: str, t: Translate) -> Child:
    if record is None:
        return "—"
    if record["value"] is not None:
        if not record["doubt"]:
            return span("", figure(record["value"]))
        told = said_of_cell(record["state"], record["doubt"], language)
        return span("", figure(record["value"]), span("doubtful", " ?", title=told.text))
    raw = (record["raw"] or "").strip()
    return span("quiet", t(STATE_NAMES[record["state"]]), f"（{raw}）" if raw else None)


def _twins(case: Case, edition: Edition, language: str, t: Translate) -> Node:
    """Return the figures other than zero of two agencies beside each other."""
    report, twin = case.report or {}, case.twin or {}
    return _compared_cells(
        edition, case.cells, case.cells_twin, report.get("agency", ""), twin.get("agency", ""), None, language, t
    )


def _repeated(case: Case, edition: Edition, language: str, t: Translate) -> Node:
    tables = case.items[0].get("tables") if case.items else None
    names = (t("本年"), t("上年"))
    return _compared_cells(edition, case.cells, case.cells_before, *names, tables, language, t)


def _compared_cells(
    edition: Edition,
    own: evidence.Cells,
    other: evidence.Cells,
    own_name: str,
    other_name: str,
    tables: Sequence[str] | None,
    language: str,
    t: Translate,
) -> Node:
    keys = [
        key
        for key in edition.cells()
        if (tables is None or key[0] in tables) and any((cells.get(key) or {}).get("value") for cells in (own, other))
    ]
    rows: list[list[Child]] = []
    for key in keys[:CELLS_SHOWN]:
        place = named(edition, ".".join(key))
        label = place.title(language) if place else ".".join(key)
        values = [(cells.get(key) or {}).get("value") for cells in (own, other)]
        same = values[0] == values[1]
        rows.append(
            [
                label,
                el("td", _value(own.get(key), language, t), cls="figure now"),
                el("td", _value(other.get(key), language, t), cls="figure"),
                t("相同") if same else t("不同"),
            ]
        )
    rest = len(keys) - CELLS_SHOWN
    more = el("p", t("另有 {n} 格，见报告。", n=rest), cls="basis") if rest > 0 else None
    head: list[Child] = [
        t("不为零的格"),
        el("th", own_name, cls="figure", scope="col"),
        el("th", other_name, cls="figure", scope="col"),
        "",
    ]
    return div("block", table(head, rows, cls="list cellpairs"), more)


def _zeros(row: Row, t: Translate) -> Node:
    """Return what the tables hold beside what the prose tells of: zeros, gaps, and how busy it was."""
    zeros = row["number_count"] - row["nonzero_count"]
    cells = [
        (t("明确填 0"), zeros),
        (t("不为零"), row["nonzero_count"]),
        (t(STATE_NAMES["blank"]), row["blank_count"]),
        (t(STATE_NAMES["placeholder"]), row["placeholder_count"]),
        (t(STATE_NAMES["unreadable"]), row["unreadable_count"]),
        (t(STATE_NAMES["missing"]), row["missing_count"]),
    ]
    busy = [
        (t("热线受理"), row["hotline_received"]),
        (t("诉求受理"), row["requests_received"]),
        (t("主动公开信息"), row["proactive_published"]),
    ]
    left = table(
        [t("三张表的格"), el("th", t("格数"), cls="figure", scope="col")],
        ([name, el("td", str(value), cls="figure")] for name, value in cells),
        cls="list cellpairs",
    )
    right = table(
        [t("文字写明的工作量"), el("th", t("数量"), cls="figure", scope="col")],
        ([name, el("td", t("未写明") if value is None else figure(value), cls="figure")] for name, value in busy),
        cls="list cellpairs",
    )
    return div("pair", div("half", left), div("half", right))


def _about(check_id: str, language: str, t: Translate) -> Node:
    found = next((item for item in checks() if item.id == check_id), None)
    if found is None:
        return div("about")
    english = language == "en"
    lines: list[tuple[str, Child]] = [
        (t("含义"), found.explanation.en if english else found.explanation.zh),
        (t("怎样处理"), found.mend.en if english else found.mend.zh),
        (t("规定"), rule(found.citation, language)),
    ]
    return el("dl", *(node for name, text in lines for node in (el("dt", name), el("dd", text))), cls="about")
