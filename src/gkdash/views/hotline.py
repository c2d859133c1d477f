"""The charts of public requests: by channel, by agency and year, who states nothing, load beside all-zero tables."""

from __future__ import annotations

from gkdash.charts import hotline, hotline_agencies, hotline_load
from gkdash.charts.agency import FEW
from gkdash.i18n import mark
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE
from gkdash.metrics.claims import CHANNELS
from gkdash.views.ask import Row
from gkdash.views.model import Answer, Nothing, Question, View

ORDER = (*CHANNELS, "requests")
"""The channels, then the total that a report gives for several of them itself."""

LIST_LIMIT = 200
"""Most agencies of one list; those with most come first."""

DOT_LIMIT = 1_500
"""Most points of one cloud."""


def channel_of(asked: Question) -> str:
    """Return which channel is looked at: what the address says, else the 12345 hotline."""
    wanted = asked.options.get("channel", "")
    return wanted if wanted in ORDER else ORDER[0]


def states(asked: Question, *channels: str) -> list[Row]:
    """Return agencies of the year by type and by what they state of any of these channels."""
    return asked.ask("hotline_states", **asked.chosen.parameters, channels=channels)


def summed(rows: list[Row]) -> dict[str, int]:
    """Return agencies by state, all types together."""
    found: dict[str, int] = {}
    for row in rows:
        found[row["state"]] = found.get(row["state"], 0) + row["agency_count"]
    return found


def by_channel(asked: Question) -> list[Row]:
    """Return what agencies state, by year and channel."""
    return asked.ask("hotline_channels", **asked.chosen.parameters, channels=ORDER)


def listed(asked: Question) -> list[Row]:
    """Return the agencies that state a figure of the channel looked at, those with most first."""
    channel = channel_of(asked)
    return asked.ask("hotline_agencies", **asked.chosen.parameters, channels=(channel,), limit=LIST_LIMIT)


def loads(asked: Question) -> list[Row]:
    """Return the reports by what they received in all and whether their tables are all zero, those first."""
    return asked.ask("hotline_load", **asked.chosen.parameters, channels=CHANNELS, few=FEW, limit=DOT_LIMIT)


def _nobody(asked: Question) -> Nothing:
    return Nothing(asked.t("{year} 年度在所选范围内没有单位写明这方面的数。没有写不等于 0。", year=asked.chosen.year))


def _channels(asked: Question) -> Answer:
    year, rows = asked.chosen.year, by_channel(asked)
    if not any(row["year"] == year and row["agency_count"] and row["subject"] != "requests" for row in rows):
        return _nobody(asked)
    return hotline.channels(year, rows, summed(states(asked, *ORDER)), ORDER, asked.t, asked.language)


def _trend(asked: Question) -> Answer:
    rows = by_channel(asked)
    if not any(row["agency_count"] and row["subject"] != "requests" for row in rows):
        return _nobody(asked)
    return hotline.trend(rows, ORDER, channel_of(asked), asked.t, asked.language)


def _agencies(asked: Question) -> Answer:
    rows, channel = listed(asked), channel_of(asked)
    if not rows:
        return _nobody(asked)
    return hotline_agencies.agencies(
        asked.chosen.year, channel, rows, summed(states(asked, channel)), asked.t, asked.language
    )


def _changes(asked: Question) -> Answer:
    rows, channel = listed(asked), channel_of(asked)
    if not any(row["before"] is not None for row in rows):
        return Nothing(asked.t("没有单位在 {year} 年度和上年都写明这个数，不能比较。", year=asked.chosen.year))
    return hotline_agencies.changes(
        asked.chosen.year, channel, rows, summed(states(asked, channel)), asked.t, asked.language
    )


def _reporting(asked: Question) -> Answer:
    channel = channel_of(asked)
    rows = states(asked, channel)
    if not rows:
        return Nothing(asked.t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=asked.chosen.year))
    kinds: dict[str | None, dict[str, int]] = {}
    for row in rows:
        kinds.setdefault(row["unit_type"], {})[row["state"]] = row["agency_count"]
    order = [*UNIT_TYPES, None]
    named = [(asked.t(UNIT_TYPES.get(kind or "", UNKNOWN_TYPE)), kinds[kind]) for kind in order if kind in kinds]
    return hotline.reporting(asked.chosen.year, named, channel, asked.t, asked.language)


def _load(asked: Question) -> Answer:
    rows = loads(asked)
    if not rows:
        return _nobody(asked)
    return hotline_load.load(asked.chosen.year, rows, asked.t, asked.language)


def _years(asked: Question) -> Answer:
    channel = channel_of(asked)
    rows = asked.ask("hotline_grid", **asked.chosen.parameters, channels=(channel,), limit=LIST_LIMIT)
    if not rows:
        return _nobody(asked)
    return hotline_load.years(channel, rows, asked.t, asked.language)


VIEWS = (
    View("hotline.load", "hotline", mark("群众诉求与全零表格"), _load),
    View("hotline.channels", "hotline", mark("各渠道受理量"), _channels),
    View("hotline.trend", "hotline", mark("各渠道历年受理量"), _trend, ("channel",)),
    View("hotline.agencies", "hotline", mark("各单位受理与办结"), _agencies, ("channel",)),
    View("hotline.changes", "hotline", mark("比上年变化最大的单位"), _changes, ("channel",)),
    View("hotline.reporting", "hotline", mark("谁没有写受理量"), _reporting, ("channel",)),
    View("hotline.years", "hotline", mark("各单位历年受理量"), _years, ("channel",)),
)
