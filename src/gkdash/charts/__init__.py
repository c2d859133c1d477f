"""Charts as pure functions: rows and a language in, a `Chart` out; and `Chart` to Plotly. No query, no page, no clock."""

from gkdash.charts.spec import Bars, Chart, Mark, Series, Steps

__all__ = ["Bars", "Chart", "Mark", "Series", "Steps"]
