"""The parts of the agency page: figures, peers, years, findings with decisions, documents, text against last year's."""

from __future__ import annotations

import streamlit as st

from gkdash.forms import edition as form_of
from gkdash.state import Decided, FindingTarget
from gkdash.ui import address, agency_parts, data, evidence, evidence_parts, state
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.nodes import Node, el
from gkdash.ui.page import Page
from gkdash.ui.sheet import followed
from gkdash.views import Row, Selection, filing
from gkdash.views.agency import FINDINGS_SHOWN, metric_of, metrics

DOCUMENTS_SHOWN = 200


def head(page: Page, chosen: Selection, about: Row, years: list[Row], *back: Node) -> None:
    """Draw the sentence that answers how the agency stands, and the figures of the year."""
    t = page.t
    now, before = (next((row for row in years if row["year"] == year), None) for year in (chosen.year, chosen.year - 1))
    if now is None:
        sentence = t("{name} {year} 年度没有报告。", name=about["name"], year=chosen.year)
    else:
        sentence = filing.answer_for(chosen.year, {**now, "agency": about["name"]}, page.today, page.language, t)
        if now["report_id"] is not None:
            found = agency_parts.found_count(now)
            sentence += " " if page.language == "en" else ""
            sentence += (
                t("检查发现 {n} 项，其中错误 {errors} 项。", n=found, errors=now["error_count"])
                if found
                else t("检查没有发现问题。")
            )
    followed(
        "answer",
        agency_parts.printer(t),
        parts.head(about["name"], sentence, agency_parts.about(about, t), *back),
        agency_parts.tiles(now, before, page.language, t),
        language=page.language,
    )


def choose_metric(page: Page) -> str:
    """Draw the choice of the metric that is drawn over the years, and return it."""
    shown = metric_of(address.get(address.METRIC)).id
    names = {item.id: item.name(page.language) for item in metrics()}
    state.put_widget(address.METRIC, shown)
    st.selectbox(
        page.t("指标"),
        list(names),
        key=state.widget_key(address.METRIC),
        format_func=lambda key: names.get(key, key),
        on_change=address.from_widget,
        args=(address.METRIC,),
        width=320,
    )
    return shown


def figures(page: Page, chosen: Selection) -> None:
    """Draw one metric over the years beside the findings by year, then the place among its like."""
    left, right = st.columns([1, 1], gap="large")
    with left:
        metric = choose_metric(page)
        show(page, chosen, "agency.trend", metric=metric)
    with right:
        show(page, chosen, "agency.findings")
    show(page, chosen, "agency.peers")


def years(page: Page, chosen: Selection, rows: list[Row]) -> None:
    """Draw the years one below the other."""
    st.subheader(page.t("历年"), anchor=False)
    node = agency_parts.years(rows, chosen.agency or "", page.today, page.t)
    followed("years", node, language=page.language)


def findings(page: Page, about: Row) -> None:
    """Draw every finding over the years with what was decided on it."""
    rows = data.rows(page.shelf, "agency_findings", agency_id=about["agency_id"], limit=FINDINGS_SHOWN)
    st.subheader(page.t("历年的发现（{n}）", n=len(rows)), anchor=False)
    kept = data.decisions(page.shelf)
    decided: dict[tuple[int | None, str], Decided] = {}
    for year in sorted({row["year"] for row in rows if row["year"] is not None}):
        for item in kept.findings(about["agency_id"], about["name"], year):
            if isinstance(item.target, FindingTarget):
                decided[year, f"{item.target.check_id}/{item.target.fingerprint}"] = item
    followed("findings", *agency_parts.findings(rows, decided, page.language, page.t), language=page.language)


def documents(page: Page, about: Row) -> None:
    """Draw every document of the agency."""
    rows = data.rows(page.shelf, "agency_documents", agency_id=about["agency_id"], limit=DOCUMENTS_SHOWN)
    st.subheader(page.t("文件（{n}）", n=len(rows)), anchor=False)
    nodes = agency_parts.documents(rows, about["agency_id"], page.language, page.t)
    followed("documents", *nodes, language=page.language)


def texts(page: Page, chosen: Selection) -> None:
    """Draw the prose of the year beside last year's, what only one has marked."""
    t = page.t
    st.subheader(t("文字与上年对照"), anchor=False)
    now, before = (
        data.row(page.shelf, "report_of", agency_id=chosen.agency, year=year, name=None)
        for year in (chosen.year, chosen.year - 1)
    )
    if now is None or before is None:
        missing = chosen.year if now is None else chosen.year - 1
        text = t("{year} 年度没有报告，无从对照。", year=missing)
        followed("texts", el("p", text, cls="quiet"), language=page.language)
        return
    keys = [section.key for section in form_of(now["edition"]).sections]
    chapters = evidence.chapters(page, before, now, keys)
    names = [t("{year} 年度", year=item["year"]) for item in (before, now)]
    node = evidence_parts.side_by_side(chapters, names[0], names[1], t, differences=True)
    share = evidence.share_of_other(chapters)
    followed("texts", el("p", agency_parts.changed(share, t), cls="basis"), node, language=page.language)
