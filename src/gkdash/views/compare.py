"""Agencies side by side: places by one metric among their like, one metric over years, all metrics at once."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.charts import compare as charts
from gkdash.charts.compare import Unit
from gkdash.charts.spec import Link, to
from gkdash.i18n import Translate, mark
from gkdash.i18n.words import TABLES, UNIT_TYPES, UNKNOWN_TYPE
from gkdash.metrics.catalogue import Metric, all_metrics
from gkdash.views.ask import Row
from gkdash.views.model import Answer, Nothing, Question, View

METRIC = "metric"
WITH = "with"
OPTIONS = (METRIC, WITH)

MOST = 6
"""Most agencies put side by side."""

LIMIT = 3_000
"""Most agencies that are ranked; those with most cases."""

SHOWN = 40
"""Most agencies drawn; the table has all that are ranked."""

FIRST = "disclosure_rate"

FAMILIES = {
    "applications": TABLES["applications"],
    "outcomes": TABLES["applications"],
    "proactive": TABLES["proactive"],
    "remedies": TABLES["remedies"],
    "requests": mark("热线与诉求"),
}
"""What the files of definitions are called."""


def metric_of(asked: Question) -> Metric:
    """Return the metric that the address names, else the first."""
    return all_metrics().get(asked.options.get(METRIC, ""), all_metrics()[FIRST])


def picked(options: str | None) -> tuple[str, ...]:
    """Return the agencies of the parameter `with`: ids, parted by commas."""
    return tuple(dict.fromkeys(key for key in (options or "").split(",") if key))[:MOST]


def kinds_of(asked: Question) -> list[str]:
    """Return the types that are compared, each with its like, where no agency is picked: those chosen, else the most numerous."""
    if asked.chosen.unit_type is not None:
        return asked.chosen.unit_type.split(",")
    sizes: dict[str, int] = {}
    for row in asked.ask("overview_counts", **asked.chosen.parameters):
        if row["year"] == asked.chosen.year and row["unit_type"]:
            sizes[row["unit_type"]] = sizes.get(row["unit_type"], 0) + row["agency_count"]
    return [max(sizes, key=lambda key: sizes[key])] if sizes else []


def _units(
    asked: Question, metric: Metric, kind: str | None, year: int | None, agencies: Sequence[str] = ()
) -> list[Row]:
    return asked.ask(
        "compare_agencies",
        scope=asked.chosen.scope if not agencies else None,
        unit_type=kind,
        year=year,
        agencies=tuple(agencies),
        numerator=metric.numerator,
        # a count has no denominator: it is ordered by itself
        denominator=metric.denominator or metric.numerator,
        limit=LIMIT,
    )


def _unit(row: Row, t: Translate) -> Unit:
    kind = t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE))
    leads = to("report", agency=row["agency_id"], year=row["year"]) if row["report_id"] else None
    return Unit(
        row["agency_id"],
        row["agency"],
        kind,
        row["year"],
        row["numerator"],
        row["denominator"],
        row["report_id"] is not None,
        leads,
    )


def _figures(row: Row, metric: Metric) -> Row:
    """Return a row with every figure as one of a metric: its sums, None where a part is no figure."""
    numerator, denominator = ([row[name] for name in names] for names in (metric.numerator, metric.denominator))
    is_whole = None not in {*numerator, *denominator}
    return {
        **row,
        "numerator": sum(numerator) if is_whole else None,
        "denominator": sum(denominator) if is_whole else None,
    }


def _agencies(asked: Question) -> list[str]:
    return list(picked(asked.options.get(WITH))) or ([asked.chosen.agency] if asked.chosen.agency else [])


def _ranks(asked: Question) -> Answer:
    t, metric, agencies = asked.t, metric_of(asked), _agencies(asked)
    year = asked.chosen.year
    if agencies:
        own = [_unit(row, t) for row in _units(asked, metric, None, year, agencies)]
        found = {row["unit_type"] for row in _units(asked, metric, None, year, agencies)}
        kinds = sorted(filter(None, found))
    else:
        own, kinds = [], kinds_of(asked)
    rows = [row for kind in kinds for row in _units(asked, metric, kind, year)]
    if not rows:
        return Nothing(t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))
    units = [_unit(row, t) for row in rows]
    known = {unit.key for unit in units}
    units += [unit for unit in own if unit.key not in known]
    shown = [unit for unit in units if not agencies or unit.key in agencies]
    if not agencies:
        ordered = sorted(shown, key=lambda unit: -(unit.denominator if unit.denominator is not None else -1.0))
        shown = ordered[:SHOWN]
    kinds_told = t("、").join(dict.fromkeys(unit.kind for unit in units))
    notes = [t("只与同类比：{kinds}", kinds=kinds_told)]
    left_out = len(units) - len(shown) if not agencies else 0
    if left_out:
        notes.append(t("画出分母最大的 {n} 家", n=len(shown)))
    if rows[0]["left_out_count"]:
        notes.append(t("另有 {n} 家较小的单位未列出", n=rows[0]["left_out_count"]))
    return charts.ranks(units, shown, metric, year, t("；").join(notes), asked.language, t)


def _years(asked: Question) -> Answer:
    t, metric, agencies = asked.t, metric_of(asked), _agencies(asked)
    if not agencies:
        return Nothing(t("请在上方选几家单位，再看各年的变化。"))
    found = [_unit(row, t) for row in _units(asked, metric, None, None, agencies)]
    found.sort(key=lambda unit: (agencies.index(unit.key), unit.year))
    if not found:
        return Nothing(t("没有这些单位的报告。"))
    return charts.over_years(found, metric, asked.language, t)


def _metrics(asked: Question) -> Answer:
    t, agencies, year = asked.t, _agencies(asked), asked.chosen.year
    if not agencies:
        return Nothing(t("请在上方选一家单位看各年，或选几家并列。"))
    metrics = list(all_metrics().values())
    single = len(agencies) == 1
    rows = asked.ask("compare_figures", agencies=tuple(agencies), year=None if single else year)
    found = [{(row["agency_id"], row["year"]): _unit(_figures(row, metric), t) for row in rows} for metric in metrics]
    units = [unit for units in found for unit in units.values()]
    if not units:
        return Nothing(t("没有这些单位的报告。"))
    names = {unit.key: unit.name for unit in units}
    if single:
        years = sorted({unit.year for unit in units})
        columns: list[tuple[str, Link | None]] = [(str(at), to("report", agency=agencies[0], year=at)) for at in years]
        keys = [(agencies[0], at) for at in years]
        title = t("{name}各年的全部指标", name=names[agencies[0]])
    else:
        known = [key for key in agencies if key in names]
        columns = [(names[key], to("report", agency=key, year=year)) for key in known]
        keys = [(key, year) for key in known]
        title = t("{year} 年度 {n} 家单位的全部指标", year=year, n=len(known))
    table = [(metric, [units.get(key) for key in keys]) for metric, units in zip(metrics, found, strict=True)]
    families = {key: t(name) for key, name in FAMILIES.items()}
    order = list(dict.fromkeys(families.get(metric.family, metric.family) for metric in metrics))
    table.sort(key=lambda pair: order.index(families.get(pair[0].family, pair[0].family)))
    return charts.side_by_side(columns, table, families, title, asked.language, t)


def sentence(asked: Question) -> str:
    """Return the answer of the page: the finding of the ranks, with its full stop."""
    found = _ranks(asked)
    return found.reason if isinstance(found, Nothing) else f"{found.title}{asked.t('。')}"


VIEWS = (
    View("compare.ranks", "compare", mark("同类名次"), _ranks, OPTIONS),
    View("compare.years", "compare", mark("各年变化"), _years, OPTIONS),
    View("compare.metrics", "compare", mark("全部指标并列"), _metrics, OPTIONS),
)
