"""The pivot: any metric of the catalogue by any one or two dimensions that it has, as a table and as a drawing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from gkdash.charts import pivot as charts
from gkdash.charts.pivot import Header, Part, Pivot
from gkdash.charts.spec import Link, to
from gkdash.i18n import mark
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE
from gkdash.metrics.catalogue import Metric, all_metrics
from gkdash.views import splits
from gkdash.views.ask import Parameter, Row
from gkdash.views.model import Answer, Nothing, Question, View
from gkdash.views.splits import DIMENSIONS, Member, can_stand_together, dimensions

METRIC = "metric"
ROWS = "rows"
COLUMNS = "columns"
OPTIONS = (METRIC, ROWS, COLUMNS)

AGENCIES = 30
"""Most agencies of one pivot; those with most come first, the others are counted."""

FIRST_METRIC = "applications_received"

_NARROWS = {"year": "year", "unit_type": "type", "agency": "agency"}
"""Dimensions that a parameter of the address narrows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What is asked for: a metric, what stands in rows, what in columns; `columns` is empty for one dimension."""

    metric: Metric
    rows: str
    columns: str

    @property
    def is_by_channel(self) -> bool:
        """Tell whether figures come from the prose, channel by channel."""
        return "channel" in {self.rows, self.columns}


def layout(options: dict[str, str]) -> Layout:
    """Return what the address asks for; what it does not say, or says wrongly, is what a first look needs."""
    metrics = all_metrics()
    metric = metrics.get(options.get(METRIC, ""), metrics[FIRST_METRIC])
    known = dimensions(metric)
    rows = options.get(ROWS, "")
    if rows not in known:
        rows = "year"
    columns = options.get(COLUMNS, "")
    if columns not in known or not can_stand_together(rows, columns):
        columns = ""
    return Layout(metric, rows, columns)


def pivot_of(asked: Question) -> Pivot | None:
    """Return the figures laid out; None where no report is there."""
    wanted = layout(dict(asked.options))
    found = _channels(asked, wanted) if wanted.is_by_channel else _columns(asked, wanted)
    if not found:
        return None
    chosen = asked.chosen
    name, by_year = _name(asked, wanted), "year" in {wanted.rows, wanted.columns}
    fields = {(row, column): _part(entry) for (row, column), entry in found.items()}
    names = {
        key: entry[field]
        for (row, column), entry in found.items()
        for key, field in ((row, "row_name"), (column, "column_name"))
        if entry[field]
    }
    rows = _headers(asked, wanted, wanted.rows, [row for row, _ in found], names)
    columns = (
        _headers(asked, wanted, wanted.columns, [column for _, column in found], names)
        if wanted.columns
        else (Header("", ""),)
    )
    return Pivot(
        metric=wanted.metric.id,
        name=name,
        unit=wanted.metric.unit,
        minimum=wanted.metric.minimum,
        titled=name if by_year else asked.t("{year} 年度{name}", year=chosen.year, name=name),
        rows_name=asked.t(DIMENSIONS[wanted.rows]),
        columns_name=asked.t(DIMENSIONS[wanted.columns]) if wanted.columns else "",
        rows=rows,
        columns=columns,
        parts=fields,
        is_by_year=wanted.rows == "year",
        definition=wanted.metric.definition(asked.language),
        coverage=_coverage(asked, wanted, list(found.values())),
    )


def _columns(asked: Question, wanted: Layout) -> dict[tuple[str, str], Row]:
    found: dict[tuple[str, str], Row] = {}
    for member in splits.members(wanted.metric, (wanted.rows, wanted.columns)):
        for row in asked.ask(
            "explore_metric",
            rows=_of_reports(wanted.rows),
            columns=_of_reports(wanted.columns),
            numerator=member.numerator,
            # a count has no denominator: it counts over the same columns, and what comes of them is not looked at
            denominator=member.denominator or member.numerator,
            **_where(asked, wanted),
        ):
            found[_key(member, wanted.rows, row["row_key"]), _key(member, wanted.columns, row["column_key"])] = row
    return found


def _channels(asked: Question, wanted: Layout) -> dict[tuple[str, str], Row]:
    claimed = splits.CLAIMED[wanted.metric.id]
    rows = asked.ask(
        "explore_channels",
        rows=wanted.rows,
        columns=wanted.columns,
        numerator=claimed.numerator,
        denominator=claimed.denominator,
        subjects=claimed.subjects,
        **_where(asked, wanted),
    )
    return {(row["row_key"], row["column_key"]): row for row in rows}


def _where(asked: Question, wanted: Layout) -> dict[str, Parameter]:
    chosen = asked.chosen
    return {
        **chosen.parameters,
        "year": None if "year" in {wanted.rows, wanted.columns} else chosen.year,
        "limit": AGENCIES if "agency" in {wanted.rows, wanted.columns} else 10_000,
    }


def _of_reports(dimension: str) -> str:
    return dimension if dimension in splits.OF_REPORTS else ""


def _key(member: Member, dimension: str, of_report: str) -> str:
    return member.key(dimension) or of_report


def _part(row: Row) -> Part:
    return Part(row["numerator"], row["denominator"], row["report_count"], row["absent_count"])


def _headers(
    asked: Question, wanted: Layout, dimension: str, keys: Iterable[str], names: dict[str, str]
) -> tuple[Header, ...]:
    found = list(dict.fromkeys(keys))
    match dimension:
        case "unit_type":
            order = [*UNIT_TYPES, "unknown"]
            found.sort(key=order.index)
        case "year" | "edition":
            found.sort()
        case "channel":
            found.sort(key=splits.CLAIMED[wanted.metric.id].subjects.index)
    return tuple(
        Header(key, _header(asked, dimension, key, names), _link(asked, wanted, dimension, key)) for key in found
    )


def _header(asked: Question, dimension: str, key: str, names: dict[str, str]) -> str:
    match dimension:
        case "year":
            return key
        case "unit_type":
            return asked.t(UNIT_TYPES.get(key, UNKNOWN_TYPE))
        case "agency":
            return names.get(key, key)
        case "edition":
            return asked.t("{year} 年版", year=key)
        case _:
            return splits.label(dimension, key, asked.language)


def _link(asked: Question, wanted: Layout, dimension: str, key: str) -> Link | None:
    """Return where a header leads: to the agency, or to the agencies behind a year or a type."""
    chosen = asked.chosen
    if dimension == "agency":
        return to("agency", agency=key, year=chosen.year)
    if dimension not in _NARROWS or key not in {*UNIT_TYPES, *filter(str.isdecimal, [key])}:
        return None
    narrowed: dict[str, str | int | None] = {**chosen.address, _NARROWS[dimension]: key}
    other = wanted.columns if dimension == wanted.rows else wanted.rows
    columns = other if other not in {"agency", "year", "unit_type", ""} else None
    return to("explore", metric=wanted.metric.id, rows="agency", columns=columns, **narrowed)


def _name(asked: Question, wanted: Layout) -> str:
    """Return what the figures are called: taken by channel, the name of one channel would be wrong."""
    if not wanted.is_by_channel:
        return wanted.metric.name(asked.language)
    return {
        "received": asked.t("各渠道受理量"),
        "closed": asked.t("各渠道办结率（由数字推算）"),
        "published": asked.t("各渠道公开信息量"),
    }[splits.CLAIMED[wanted.metric.id].numerator]


def _coverage(asked: Question, wanted: Layout, found: list[Row]) -> str:
    t = asked.t
    consolidated = max(row["consolidated_count"] for row in found)
    left_out = max(max(row["rows_left_out"], row["columns_left_out"]) for row in found)
    if {wanted.rows, wanted.columns} - {*splits.OF_REPORTS, ""}:
        told = [t("每项计入的报告数见数据表，没有数字的报告不计入")]
    else:
        counted, absent = (sum(row[name] for row in found) for name in ("report_count", "absent_count"))
        told = [t("计入 {n} 份报告", n=counted)]
        if absent:
            told.append(t("{n} 份没有数字，未计入", n=absent))
    if consolidated:
        told.append(t("{n} 份政府报告汇总了下级，不重复相加", n=consolidated))
    if left_out:
        told.append(t("另有 {n} 家较小的单位未列出", n=left_out))
    return t("；").join(told)


def _build(asked: Question, *, is_table: bool) -> Answer:
    found = pivot_of(asked)
    if found is None:
        return Nothing(asked.t("在所选范围内没有报告。请放宽筛选条件。"))
    return (charts.table if is_table else charts.drawing)(found, asked.language, asked.t)


def _table(asked: Question) -> Answer:
    return _build(asked, is_table=True)


def _drawing(asked: Question) -> Answer:
    return _build(asked, is_table=False)


VIEWS = (
    View("explore.table", "explore", mark("透视表"), _table, OPTIONS),
    View("explore.drawing", "explore", mark("透视图"), _drawing, OPTIONS),
)
