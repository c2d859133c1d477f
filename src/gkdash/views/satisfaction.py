"""The charts of satisfaction: rates with their intervals, funnel, spread, what changed, both means over the years."""

from __future__ import annotations

from statistics import NormalDist

from gkdash.charts import satisfaction, satisfaction_changes, satisfaction_years
from gkdash.i18n import mark
from gkdash.prose import vocabulary
from gkdash.views.ask import Row
from gkdash.views.model import Answer, Nothing, Question, View

LIST_LIMIT = 300
"""Most agencies of each kind that are given one by one."""

GRID_LIMIT = 100

ANY = "any"
"""Whichever subject a report prefers: the hotline, else the channels pooled, else the first other one."""

SUBJECTS = tuple(key for key, item in vocabulary.subjects().items() if "satisfaction_rate" in item.measures)


def subject_of(asked: Question) -> str | None:
    """Return the subject whose rates are looked at; None for any."""
    wanted = asked.options.get("channel", ANY)
    return wanted if wanted in SUBJECTS else None


def against(asked: Question) -> int:
    """Return the earlier year that is compared with: what the address says, else the year before."""
    wanted = asked.options.get("against", "")
    is_year = wanted.isdecimal() and len(wanted) == 4 and int(wanted) < asked.chosen.year
    return int(wanted) if is_year else asked.chosen.year - 1


def by_year(asked: Question) -> list[Row]:
    """Return what reports state, added up by year."""
    return asked.ask("satisfaction_years", **asked.chosen.parameters, subject=subject_of(asked))


def summary(asked: Question) -> Row | None:
    """Return what the reports of the year state, added up; None where there is no report."""
    return next((row for row in by_year(asked) if row["year"] == asked.chosen.year), None)


def listed(asked: Question) -> list[Row]:
    """Return the agencies that state a rate for the year, each with the rate of the year compared with."""
    return asked.ask(
        "satisfaction_rates",
        **asked.chosen.parameters,
        subject=subject_of(asked),
        against=against(asked),
        minimum=satisfaction.minimum(),
        beyond=NormalDist().inv_cdf((1 + satisfaction.OUTER) / 2),
        limit=LIST_LIMIT,
    )


def over_years(asked: Question) -> list[Row]:
    """Return the agencies that ever state a rate, with every year of each."""
    return asked.ask("satisfaction_grid", **asked.chosen.parameters, subject=subject_of(asked), limit=GRID_LIMIT)


def _nobody(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有单位写明可核的满意率。没有写不等于 0。", year=asked.chosen.year))


def _rates(asked: Question) -> Answer:
    whole, rows = summary(asked), listed(asked)
    if whole is None or not whole["sound_count"]:
        return _nobody(asked)
    return satisfaction.rates(asked.chosen.year, rows, whole, asked.t, asked.language)


def _funnel(asked: Question) -> Answer:
    whole, rows = summary(asked), listed(asked)
    if whole is None or not whole["sound_count"]:
        return _nobody(asked)
    if rows[0]["centre"] >= 100:
        return Nothing(asked.t("可核的满意率都是 100%，没有漏斗可画。"))
    return satisfaction.funnel_plot(asked.chosen.year, rows, whole, asked.t)


def _distribution(asked: Question) -> Answer:
    whole = summary(asked)
    if whole is None:
        return Nothing(asked.t("{year} 年度在所选范围内没有报告。请放宽筛选条件。", year=asked.chosen.year))
    rows = asked.ask("satisfaction_bands", **asked.chosen.parameters, subject=subject_of(asked))
    return satisfaction.distribution(asked.chosen.year, rows, whole, asked.t)


def _changes(asked: Question) -> Answer:
    rows, before = listed(asked), against(asked)
    if not any(row["rise"] is not None for row in rows):
        return Nothing(
            asked.t(
                "没有单位在 {year} 年度和 {before} 年度都写明同一事项的可核满意率，不能比较。",
                year=asked.chosen.year,
                before=before,
            )
        )
    return satisfaction_changes.changes(asked.chosen.year, before, rows, asked.t, asked.language)


def _trend(asked: Question) -> Answer:
    rows = by_year(asked)
    if not any(row["stated_count"] for row in rows):
        return Nothing(asked.t("所选范围内没有报告写明满意率。没有写不等于 0。"))
    return satisfaction_years.trend(rows, asked.t, asked.language)


def _years(asked: Question) -> Answer:
    rows = over_years(asked)
    if not rows:
        return Nothing(asked.t("所选范围内没有报告写明满意率。没有写不等于 0。"))
    return satisfaction_years.years(rows, GRID_LIMIT, asked.t, asked.language)


VIEWS = (
    View("satisfaction.changes", "satisfaction", mark("谁的满意率升得最多"), _changes, ("channel", "against")),
    View("satisfaction.rates", "satisfaction", mark("满意率与区间"), _rates, ("channel",)),
    View("satisfaction.funnel", "satisfaction", mark("满意率漏斗图"), _funnel, ("channel",)),
    View("satisfaction.distribution", "satisfaction", mark("满意率分布"), _distribution, ("channel",)),
    View("satisfaction.trend", "satisfaction", mark("历年满意率"), _trend, ("channel",)),
    View("satisfaction.years", "satisfaction", mark("各单位历年满意率"), _years, ("channel",)),
)
