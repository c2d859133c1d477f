"""The charts of proactive disclosure: documents, decisions, fees, and what was published by which channel."""

from __future__ import annotations

from gkdash.charts import proactive as charts
from gkdash.charts.proactive_agencies import Ranked, by_agency
from gkdash.i18n import mark
from gkdash.metrics.catalogue import metric
from gkdash.metrics.claims import PUBLISHING
from gkdash.prose.vocabulary import label
from gkdash.views.ask import Row
from gkdash.views.model import Answer, Nothing, Question, View
from gkdash.views.terms import terms

ACT = "act"
"""The address parameter that chooses what agencies are compared on, by column of report_measure."""

ACTS = charts.ACTS

BARS_LIMIT = 15
CHANNELS = tuple(name for name in PUBLISHING if name != "proactive")


def act(value: str | None) -> str:
    """Return the act that an address asks for; licences where it names none of the four."""
    return value if value in charts.ACTS else next(iter(charts.ACTS))


def years(asked: Question) -> list[Row]:
    """Return what was disclosed, one row per year up to the chosen one; empty where that year has no report."""
    rows = asked.ask("proactive_years", **asked.chosen.parameters)
    return rows if rows and rows[-1]["year"] == asked.chosen.year else []


def _none(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有报告。", year=asked.chosen.year))


def _documents(asked: Question) -> Answer:
    rows = years(asked)
    if not rows:
        return _none(asked)
    if all(row["normative_in_force"] is None for row in rows):
        return Nothing(asked.t("所选范围内没有 2021 年版的规范性文件数字。"))
    return charts.documents(rows, terms("proactive", asked.language), asked.language, asked.t)


def _acts(asked: Question) -> Answer:
    rows = years(asked)
    return charts.acts(rows, terms("proactive", asked.language), asked.language, asked.t) if rows else _none(asked)


def _agencies(asked: Question) -> Answer:
    column = act(asked.options.get(ACT))
    chosen = charts.ACTS[column]
    known = metric(chosen.metric)
    name = terms("proactive", asked.language)[chosen.term]
    told = known.definition(asked.language)
    by = Ranked(name, known.unit, chosen.cell, told)
    return _ranked(asked, column, by)


def _published(asked: Question) -> Answer:
    told = metric("proactive_published").definition(asked.language)
    by = Ranked(asked.t("主动公开信息"), mark("条"), "", told)
    return _ranked(asked, "proactive_published", by)


def _ranked(asked: Question, column: str, by: Ranked) -> Answer:
    rows = asked.ask("proactive_agencies", **asked.chosen.parameters, act=column, limit=BARS_LIMIT)
    if not rows:
        return Nothing(
            asked.t("{year} 年度所选范围内的报告中，{name}没有大于零的数字。", year=asked.chosen.year, name=by.name)
        )
    return by_agency(asked.chosen.year, rows, by, asked.language, asked.t)


def _channels(asked: Question) -> Answer:
    year = asked.chosen.year
    rows = asked.ask("proactive_channels", **asked.chosen.parameters, channels=CHANNELS)
    reports = next((row for row in rows if row["year"] == year), None)
    if reports is None:
        return _none(asked)
    found: dict[int, dict[str, Row]] = {year: {}, year - 1: {}}
    for row in rows:
        if row["subject"] is not None and row["item_count"] is not None:
            found[row["year"]][row["subject"]] = row
    if not found[year] and not found[year - 1]:
        return Nothing(asked.t("{year} 年度没有单位写明各渠道的公开数量。", year=year))
    names = {key: label(f"{key}.published", asked.language) for key in CHANNELS}
    return charts.channels(year, found[year], found[year - 1], reports, names, asked.language, asked.t)


VIEWS = (
    View("proactive.documents", "proactive", mark("历年行政规范性文件"), _documents),
    View("proactive.acts", "proactive", mark("历年处理决定和收费"), _acts),
    View("proactive.agencies", "proactive", mark("各单位处理决定和收费"), _agencies, (ACT,)),
    View("proactive.channels", "proactive", mark("各渠道发布数量"), _channels),
    View("proactive.published", "proactive", mark("各单位主动公开信息数量"), _published),
)
