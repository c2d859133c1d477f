"""The charts of the overview: how reports came in, who filed by type of unit, what was read of the tables."""

from __future__ import annotations

from gkdash.charts import filing as filing_charts
from gkdash.charts import reading
from gkdash.forms import all_editions
from gkdash.i18n import mark
from gkdash.views import filing
from gkdash.views.ask import Parameter
from gkdash.views.model import Answer, Nothing, Question, View

CELLS_LIMIT = 20_000
"""Most reports whose single cells are counted while a page waits; beyond, what was counted at loading has to do."""


def form_sizes() -> dict[str, Parameter]:
    """Return the parameters that tell a query how many cells each edition has."""
    editions = all_editions()
    return {
        "editions": tuple(item.id for item in editions),
        "sizes": tuple(sum(1 for _ in item.cells()) for item in editions),
    }


def _nobody(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=asked.chosen.year))


def _nobody_due(asked: Question) -> Nothing:
    return Nothing(asked.t("所选范围内没有名录内的单位，不知道谁应报、期限是哪天。"))


def _progress(asked: Question) -> Answer:
    year = asked.chosen.year
    counts = asked.ask("overview_counts", **asked.chosen.parameters)
    now = filing.tally(counts, year, asked.today)
    if now is None:
        return _nobody(asked)
    if not now.due:
        return _nobody_due(asked)
    progress = asked.ask("overview_progress", **asked.chosen.parameters)
    by_day = {
        at: {row["filed_on"]: row["agency_count"] for row in progress if row["year"] == at} for at in (year, year - 1)
    }
    due_days = filing.deadlines(counts, year)
    return filing_charts.progress(year, now.due, by_day[year], by_day[year - 1], due_days, asked.t, today=asked.today)


def _types(asked: Question) -> Answer:
    year = asked.chosen.year
    counts = asked.ask("overview_counts", **asked.chosen.parameters)
    now = filing.tally(counts, year, asked.today)
    if now is None:
        return _nobody(asked)
    if not now.due:
        return _nobody_due(asked)
    return filing_charts.by_type(year, filing.by_type(counts, year, asked.today, asked.t), asked.t)


def _coverage(asked: Question) -> Answer:
    counts = asked.ask("overview_counts", **asked.chosen.parameters)
    now = filing.tally(counts, asked.chosen.year, asked.today)
    few = now is not None and now.filed + now.strangers <= CELLS_LIMIT
    found = filing.states(
        asked.ask("overview_cells" if few else "overview_states", **asked.chosen.parameters, **form_sizes()), asked.t
    )
    if found is None:
        return Nothing(asked.t("{year} 年度在所选范围内没有报告。", year=asked.chosen.year))
    return reading.coverage(*found, asked.t)


VIEWS = (
    View("overview.progress", "overview", mark("报送进度"), _progress),
    View("overview.types", "overview", mark("各类单位的报送情况"), _types),
    View("overview.coverage", "overview", mark("法定表格的读取情况"), _coverage),
)
