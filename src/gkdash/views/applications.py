"""The charts of applications: their way, their outcomes, refusals, the disclosure rate, carry-over, review and litigation."""

from __future__ import annotations

from gkdash.charts import applications, carrying, disclosure, refusals, remedies
from gkdash.i18n import mark
from gkdash.metrics.catalogue import metric
from gkdash.views.ask import Row
from gkdash.views.model import Answer, Nothing, Question, View
from gkdash.views.terms import terms

DENOMINATOR = "denominator"
"""The address parameter that chooses one of the three disclosure rates, by the id of the metric."""

RATES = disclosure.RATES

BARS_LIMIT = 15
GRID_LIMIT = 40
CHAINS_LIMIT = 30


def denominator(value: str | None) -> str:
    """Return the metric that an address asks for; the widest denominator where it names none of the three."""
    return value if value in disclosure.RATES else disclosure.RATES[0]


def _none(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有报告。", year=asked.chosen.year))


def _no_applications(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有收到和办理申请。", year=asked.chosen.year))


def years(asked: Question) -> list[Row]:
    """Return what became of applications, one row per year up to the chosen one; empty where that year has no report."""
    rows = asked.ask("applications_years", **asked.chosen.parameters)
    return rows if rows and rows[-1]["year"] == asked.chosen.year else []


def _flow(asked: Question) -> Answer:
    rows = asked.ask("applications_flow", **asked.chosen.parameters)
    if not rows:
        return _none(asked)
    if not any(rows[0][f"{key}__{who}"] for key in applications.CAME_FROM for who in applications.APPLICANTS):
        return _no_applications(asked)
    names, (*_, totals) = terms("applications", asked.language), years(asked)
    return applications.flow(asked.chosen.year, rows[0], totals, names, asked.language, asked.t)


def _by_year(asked: Question) -> Answer:
    rows = years(asked)
    if not rows:
        return _none(asked)
    if not any(row[key] for row in rows for key in applications.OUTCOMES):
        return _no_applications(asked)
    return applications.by_year(rows, terms("applications", asked.language), asked.language, asked.t)


def _by_agency(asked: Question) -> Answer:
    minimum = metric("disclosure_rate").minimum
    rows = asked.ask("applications_agencies", **asked.chosen.parameters, minimum=minimum, limit=BARS_LIMIT)
    if not rows:
        return _no_applications(asked)
    names = terms("applications", asked.language)
    return applications.by_agency(asked.chosen.year, rows, minimum, names, asked.language, asked.t)


def _reasons(asked: Question, keys: tuple[str, ...], group: str) -> Answer:
    rows = asked.ask("applications_reasons", **asked.chosen.parameters)
    found = {row["year"]: row for row in rows}
    year = asked.chosen.year
    if year not in found:
        return _none(asked)
    names = terms("applications", asked.language)
    return refusals.reasons(year, found[year], found.get(year - 1), keys, group, names, asked.language, asked.t)


def _refused(asked: Question) -> Answer:
    return _reasons(asked, refusals.GROUNDS, terms("applications", asked.language)["refused"])


def _otherwise(asked: Question) -> Answer:
    return _reasons(asked, refusals.OTHERWISE, asked.t("无法提供、不予处理和其他处理"))


def _grounds(asked: Question) -> Answer:
    year = asked.chosen.year
    total = next(
        (row for row in asked.ask("applications_reasons", **asked.chosen.parameters) if row["year"] == year), None
    )
    if total is None:
        return _none(asked)
    rows = asked.ask("applications_grounds", **asked.chosen.parameters, limit=GRID_LIMIT)
    if not rows:
        return Nothing(asked.t("{year} 年度在所选范围内没有不予公开的申请。", year=year))
    return refusals.grounds(year, rows, total, terms("applications", asked.language), asked.language, asked.t)


def _disclosure(asked: Question) -> Answer:
    chosen = metric(denominator(asked.options.get(DENOMINATOR)))
    rows = asked.ask(
        "applications_disclosure",
        **asked.chosen.parameters,
        denominator=chosen.id,
        minimum=chosen.minimum,
        limit=BARS_LIMIT,
    )
    if not rows:
        return _none(asked)
    if not rows[0]["all_base"]:
        return _no_applications(asked)
    return disclosure.by_agency(asked.chosen.year, rows, chosen, asked.language, asked.t)


def _disclosure_years(asked: Question) -> Answer:
    rows = years(asked)
    if not rows:
        return _none(asked)
    return disclosure.by_year(rows, [metric(item) for item in disclosure.RATES], asked.language, asked.t)


def _carry(asked: Question) -> Answer:
    rows = asked.ask("applications_carry", **asked.chosen.parameters, limit=CHAINS_LIMIT)
    if not rows:
        return Nothing(asked.t("在所选范围内没有结转。"))
    return carrying.chains(asked.chosen.year, rows, asked.language, asked.t)


def _cases(asked: Question) -> list[Row]:
    rows = asked.ask("applications_remedies", **asked.chosen.parameters)
    return rows if rows and rows[-1]["year"] == asked.chosen.year else []


def _remedies(asked: Question) -> Answer:
    rows = _cases(asked)
    if not rows:
        return _none(asked)
    if not any(rows[-1][f"{kind}_total"] for kind in remedies.KINDS):
        return Nothing(asked.t("{year} 年度在所选范围内没有行政复议和行政诉讼。", year=asked.chosen.year))
    return remedies.results(rows[-1], terms("remedies", asked.language), asked.language, asked.t)


def _corrections(asked: Question) -> Answer:
    rows = _cases(asked)
    if not rows:
        return _none(asked)
    if not any(row[f"{kind}_total"] for row in rows for kind in remedies.KINDS):
        return Nothing(asked.t("{year} 年度及以前在所选范围内没有行政复议和行政诉讼。", year=asked.chosen.year))
    return remedies.corrections(rows, [metric(item) for item in remedies.OF_RATE], asked.language, asked.t)


VIEWS = (
    View("applications.flow", "applications", mark("申请的来源与去向"), _flow),
    View("applications.reasons", "applications", mark("不予公开的理由"), _refused),
    View("applications.grounds", "applications", mark("各单位不予公开的理由"), _grounds),
    View("applications.otherwise", "applications", mark("其他没有提供信息的情形"), _otherwise),
    View("applications.years", "applications", mark("历年办理结果构成"), _by_year),
    View("applications.agencies", "applications", mark("各单位办理结果构成"), _by_agency),
    View("applications.disclosure", "applications", mark("各单位公开率"), _disclosure, (DENOMINATOR,)),
    View("applications.disclosure_years", "applications", mark("历年公开率（三种分母）"), _disclosure_years),
    View("applications.carry", "applications", mark("历年结转衔接"), _carry),
    View("applications.remedies", "applications", mark("行政复议和行政诉讼结果"), _remedies),
    View("applications.corrections", "applications", mark("历年纠错率"), _corrections),
)
