"""What the page of exploring says and offers; knows no Streamlit and no store."""

from __future__ import annotations

from gkdash.i18n import Translate
from gkdash.ui.nodes import Child, link
from gkdash.views import Selection
from gkdash.views.explore import Layout
from gkdash.views.splits import DIMENSIONS, can_stand_together, dimensions


def sentence(wanted: Layout, chosen: Selection, language: str, t: Translate) -> tuple[str, Child, Child]:
    """Return what is laid out, in a sentence, its definition, and the link to it."""
    name = wanted.metric.name(language)
    if "year" not in {wanted.rows, wanted.columns}:
        name = t("{year} 年度{name}", year=chosen.year, name=name)
    rows_name = t(DIMENSIONS[wanted.rows])
    if wanted.columns:
        text = t("{name}：按{rows}和{columns}看。", name=name, rows=rows_name, columns=t(DIMENSIONS[wanted.columns]))
    else:
        text = t("{name}：按{rows}看。", name=name, rows=rows_name)
    return text, wanted.metric.definition(language), link(t("指标定义"), "definitions", metric=wanted.metric.id)


def looks(t: Translate) -> dict[str, str]:
    """Return the ways in which a pivot is shown; each is a view of its own."""
    return {"table": t("表（深浅）"), "drawing": t("图")}


def rows(wanted: Layout, t: Translate) -> dict[str, str]:
    """Return what may stand in rows."""
    return {key: t(DIMENSIONS[key]) for key in dimensions(wanted.metric)}


def columns(wanted: Layout, t: Translate) -> dict[str, str]:
    """Return what may stand in columns beside the rows that are chosen."""
    found = {"": t("（不分列）")}
    return found | {
        key: t(DIMENSIONS[key]) for key in dimensions(wanted.metric) if can_stand_together(wanted.rows, key)
    }
