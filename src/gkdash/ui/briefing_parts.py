"""The parts of the briefing's page as nodes; knows no Streamlit and no store."""

from __future__ import annotations

from gkdash.exports.briefing.model import Briefing
from gkdash.i18n.formats import moment
from gkdash.state import Reference
from gkdash.ui.nodes import Node, div, el, link
from gkdash.ui.overview_parts import head as sentence
from gkdash.ui.page import Page
from gkdash.views import all_views


def head(made: Briefing, page: Page) -> Node:
    """Return the sentence at the top: how many figures there are, and which have nothing to show."""
    t = page.t
    if not page.basket:
        told = t("简报还是空的：在各页的图下点“加入简报”，或放入默认的图。")
    elif made.absent:
        told = t("简报有 {n} 幅图，另有 {more} 幅没有可画的内容。", n=len(made.figures), more=len(made.absent))
    else:
        told = t("简报有 {n} 幅图。", n=len(made.figures))
    basis = t("图是可编辑的原生图表；打开时按现在的数据重画，文件里写明数据批次和时间。")
    return sentence(t("简报"), told, basis)


def reference(found: Reference | None, code: str, page: Page) -> Node:
    """Return what a reference stands for, with the way to its view."""
    t = page.t
    if found is None:
        return div("empty", el("p", t("没有这个引用号：{code}", code=code)))
    view = all_views().get(found.view)
    rows = (
        (t("当时的结论"), found.title),
        (t("图"), t(view.title) if view else found.view),
        (t("数据批次"), _batch(found.generation, page)),
        (t("生成时间"), moment(found.made_at, page.language)),
    )
    goal = link(t("打开这幅图所在的页面"), found.view.partition(".")[0], **dict(found.parameters))
    return div("refers", el("dl", *(part for name, text in rows for part in (el("dt", name), el("dd", text)))), goal)


def _batch(generation: str, page: Page) -> str:
    number = generation.removesuffix(".duckdb").rpartition("-")[2]
    if generation == page.shelf.generation:
        return page.t("{number}（就是现用的一批）", number=number)
    return page.t("{number}（现用的已是另一批，数字可能不同）", number=number)
