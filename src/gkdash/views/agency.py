"""The charts of one agency: its place among its like, one metric over the years, its findings by year."""

from __future__ import annotations

from gkdash.charts import agency as charts
from gkdash.charts.agency import Named
from gkdash.i18n import Translate, mark
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE
from gkdash.metrics.catalogue import Metric, all_metrics
from gkdash.views.anomalies import titles
from gkdash.views.ask import Ask, Row
from gkdash.views.model import Answer, Nothing, Question, Selection, View

FINDINGS_SHOWN = 500

COLUMNS = frozenset(
    {
        "new_received",
        "carried_in",
        "granted",
        "partly_granted",
        "refused",
        "unavailable",
        "rejected",
        "other_outcome",
        "processed_total",
        "carried_out",
        "review_total",
        "review_corrected",
        "litigation_total",
        "litigation_corrected",
        "normative_issued",
        "normative_repealed",
        "normative_in_force",
        "licensing_decisions",
        "penalty_decisions",
        "coercion_decisions",
        "fees_wan",
        "hotline_received",
        "hotline_closed",
        "requests_received",
        "proactive_published",
    }
)
"""Columns of report_measure that may be compared; a metric over others is not shown on this page."""


def metrics() -> list[Metric]:
    """Return the metrics that can be told of one agency."""
    return [item for item in all_metrics().values() if COLUMNS.issuperset((*item.numerator, *item.denominator))]


def metric_of(wanted: str | None) -> Metric:
    """Return the metric of this id, the first where there is none such."""
    found = metrics()
    return next((item for item in found if item.id == wanted), found[0])


def rows_of(ask: Ask, chosen: Selection, about: Row) -> list[Row]:
    """Return every year and metric of the chosen agency beside its like, up to the chosen year.

    Its like are looked for within the chosen scope, else among those under the same parent.
    """
    known = metrics()
    parts = [(item.id, part, name) for item in known for part, names in _sides(item) for name in names]
    return ask(
        "agency_metrics",
        scope=chosen.scope or about["parent_id"],
        agency=chosen.agency,
        year=chosen.year,
        metrics=tuple(part[0] for part in parts),
        parts=tuple(part[1] for part in parts),
        columns=tuple(part[2] for part in parts),
        metric_ids=tuple(item.id for item in known),
        numerators=tuple(len(item.numerator) for item in known),
        denominators=tuple(len(item.denominator) for item in known),
        minimums=tuple(item.minimum for item in known),
    )


def named(item: Metric, language: str) -> Named:
    """Return a metric as charts need it."""
    return Named(item.id, item.name(language), item.unit, item.is_rate, item.minimum, item.definition(language))


def kind_of(unit_type: str | None, t: Translate) -> str:
    """Return what the like of an agency are called."""
    if unit_type in {"town", "subdistrict"}:
        return t("乡镇和街道")
    return t(UNIT_TYPES.get(unit_type or "", UNKNOWN_TYPE))


def _sides(item: Metric) -> tuple[tuple[str, tuple[str, ...]], tuple[str, tuple[str, ...]]]:
    return ("n", item.numerator), ("d", item.denominator)


def _agency(asked: Question) -> Row | Nothing:
    if asked.chosen.agency is None:
        return Nothing(asked.t("请先选择一家单位。"))
    found = asked.ask("agency", agency_id=asked.chosen.agency)
    return found[0] if found else Nothing(asked.t("没有编号为“{agency}”的单位。", agency=asked.chosen.agency))


def _peers(asked: Question) -> Answer:
    about = _agency(asked)
    if isinstance(about, Nothing):
        return about
    year, t = asked.chosen.year, asked.t
    rows = rows_of(asked.ask, asked.chosen, about)
    if not any(row["year"] == year and row["own_is_whole"] for row in rows):
        return Nothing(t("{name} {year} 年度没有报告。", name=about["name"], year=year))
    known = [named(item, asked.language) for item in metrics()]
    return charts.peers(about["name"], year, known, rows, kind_of(about["unit_type"], t), asked.language, t)


def _trend(asked: Question) -> Answer:
    about = _agency(asked)
    if isinstance(about, Nothing):
        return about
    item = named(metric_of(asked.options.get("metric")), asked.language)
    rows = rows_of(asked.ask, asked.chosen, about)
    if not any(row["metric"] == item.id and row["own"] is not None for row in rows):
        return Nothing(asked.t("{agency}历年都没有“{name}”。", agency=about["name"], name=item.name))
    kind = kind_of(about["unit_type"], asked.t)
    return charts.trend(about["name"], item, rows, kind, asked.language, asked.t)


def _findings(asked: Question) -> Answer:
    about = _agency(asked)
    if isinstance(about, Nothing):
        return about
    rows = asked.ask("agency_findings", agency_id=asked.chosen.agency, limit=FINDINGS_SHOWN)
    years = [row["year"] for row in asked.ask("agency_years", agency_id=asked.chosen.agency)]
    if not years:
        return Nothing(asked.t("{name}没有任何一年的记录。", name=about["name"]))
    return charts.findings(about["name"], about["agency_id"], years, rows, titles(asked.language), asked.t)


VIEWS = (
    View("agency.trend", "agency", mark("一项指标的历年变化"), _trend, ("metric",)),
    View("agency.peers", "agency", mark("在同类单位中的位置"), _peers),
    View("agency.findings", "agency", mark("历年的发现"), _findings),
)
