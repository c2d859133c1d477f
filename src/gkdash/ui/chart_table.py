"""The table behind a chart as rows of nodes: numbers as people read them, what is not reported as a dash."""

from __future__ import annotations

from collections.abc import Iterator

from gkdash.charts import Chart, Link, Value
from gkdash.i18n.formats import count
from gkdash.ui.nodes import Child, Node, el, link

ABSENT = "—"


def shown_rows(chart: Chart, language: str) -> Iterator[list[Child]]:
    """Yield the rows; the first column is the row's name, and leads where the chart says."""
    for at, row in enumerate(chart.rows):
        goal = chart.row_links[at] if at < len(chart.row_links) else None
        yield [el("th", _name(row[0], goal), scope="row"), *(_cell(value, language) for value in row[1:])]


def told(value: Value, language: str) -> str:
    """Return a value as it is read on the screen."""
    if value is None:
        return ABSENT
    if isinstance(value, str):
        return value
    return count(round(value, 1) if isinstance(value, float) else value, language)


def _name(value: Value, goal: Link | None) -> Child:
    text = "" if value is None else str(value)
    return text if goal is None else link(text, goal.page, **dict(goal.parameters))


def _cell(value: Value, language: str) -> Node:
    is_text = isinstance(value, str) and not value.replace(".", "").replace("%", "").replace(",", "").isdigit()
    exact = str(value) if isinstance(value, (int, float)) else None
    return el("td", told(value, language), cls=None if is_text else "figure", title=exact)
