"""Charts of why applications were not granted: grounds this year and last, and grounds by agency."""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.charts.applications import Names
from gkdash.charts.counted import Cases, Row, coverage, number, whole, within_quotes
from gkdash.charts.spec import Bars, Box, Chart, Grid, GridRow, Link, Series, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import percent

GROUNDS = (
    "refused_state_secret",
    "refused_other_law",
    "refused_security",
    "refused_third_party",
    "refused_internal_affairs",
    "refused_deliberative",
    "refused_enforcement_file",
    "refused_administrative_query",
)
"""Grounds for refusal, in the order of the form."""

OTHERWISE = (
    "unavailable_not_held",
    "unavailable_needs_creation",
    "unavailable_still_unclear",
    "rejected_petition",
    "rejected_duplicate",
    "rejected_publication",
    "rejected_excessive",
    "rejected_reissue",
    "other_not_corrected",
    "other_fee_unpaid",
    "other_miscellaneous",
)
"""What else ends an application without the information."""


def reasons(
    year: int, now: Row, before: Row | None, keys: Sequence[str], group: str, names: Names, language: str, t: Translate
) -> Chart:
    """Return how often each of `keys` was given this year and the year before, most often first; `group` names them all."""
    ordered = sorted(keys, key=lambda key: (-number(now[key]), keys.index(key)))
    drawn = [key for key in ordered if number(now[key]) or (before is not None and number(before[key]))]
    whole_now = sum(number(now[key]) for key in keys)
    first = ordered[0]
    title = t("{year} 年度没有{group}", year=year, group=group)
    if whole_now:
        title = t(
            "{group} {n} 件，最多的是“{name}”（{most} 件，占 {share}）",
            group=group,
            n=Cases(whole_now, language),
            name=within_quotes(names[first]),
            most=Cases(now[first], language),
            share=percent(number(now[first]), whole_now),
        )
    series = [_series(t("{year} 年度", year=year), "value", now, drawn, language)]
    if before is not None:
        series.append(_series(t("{year} 年度", year=year - 1), "before", before, drawn, language))
    said = (t("{name} {n} 件", name=names[key], n=Cases(now[key], language)) for key in drawn if number(now[key]))
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=coverage(now, int(now["refused_count"]), language, t),
        definition=t("表三相应各行的总计列逐份相加；空白和读不出的格不当作 0，也不相加。"),
        alt=t("{year} 年度{group}的理由：{text}。", year=year, group=group, text=t("、").join(said) or t("没有")),
        plot=Bars(tuple(names[key] for key in drawn), tuple(series), grouped=True),
        head=(t("理由"), *(item.name for item in series)),
        rows=tuple(
            (names[key], whole(now[key]), *((whole(before[key]),) if before is not None else ())) for key in ordered
        ),
        metrics=("applications_refused",),
    )


def grounds(year: int, rows: Sequence[Row], total: Row, names: Names, language: str, t: Translate) -> Chart:
    """Return agencies by ground for refusal as a heat map, most refusals first."""
    most = max(number(row[key]) for row in rows for key in GROUNDS)
    first = max(rows, key=lambda row: number(row["refused"]))
    ground = max(GROUNDS, key=lambda key: number(first[key]))
    refused = sum(number(total[key]) for key in GROUNDS)
    title = t(
        "{name}不予公开最多（{n} 件，占 {share}），理由以“{ground}”为主（{most} 件）",
        name=first["agency"],
        n=Cases(first["refused"], language),
        share=percent(number(first["refused"]), refused),
        ground=within_quotes(names[ground]),
        most=Cases(first[ground], language),
    )
    listed, there = len(rows), int(rows[0]["agency_count"])
    covered = t("{n} 家有不予公开", n=Cases(there, language))
    if there > listed:
        covered += t("；列出最多的 {n} 家", n=Cases(listed, language))
    covered = t("；").join([covered, coverage(total, int(total["refused_count"]), language, t)])
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=covered,
        definition=t("表三（三）不予公开八种理由的总计列；颜色越深件数越多，“·”为没有读到数字。"),
        alt=t("{year} 年度各单位不予公开的理由：{title}。", year=year, title=title),
        plot=Grid(
            (*(names[key] for key in GROUNDS), t("合计"), t("占办结")),
            tuple(
                GridRow(row["agency"], _boxes(year, row, most, names, language, t), link=_report(year, row))
                for row in rows
            ),
            corner=t("单位"),
            absent=t("没有读到数字"),
        ),
        head=(t("单位"), *(names[key] for key in GROUNDS), t("合计"), t("办结")),
        rows=tuple(
            (
                row["agency"],
                *(whole(row[key]) for key in GROUNDS),
                number(row["refused"]),
                whole(row["processed_total"]),
            )
            for row in rows
        ),
        row_links=tuple(_report(year, row) for row in rows),
        metrics=("applications_refused", "refusal_rate"),
    )


def _boxes(year: int, row: Row, most: int, names: Names, language: str, t: Translate) -> tuple[Box | None, ...]:
    boxes: list[Box | None] = []
    for key in GROUNDS:
        if row[key] is None:
            boxes.append(None)
            continue
        cases = number(row[key])
        said = t("{agency}：{name} {n} 件", agency=row["agency"], name=names[key], n=Cases(cases, language))
        link = to("report", agency=row["agency_id"], year=year, cell=f"applications.{key}.total") if cases else None
        boxes.append(Box(f"{Cases(cases, language)}", said, cases / most if most else 0.0, link=link))
    refused, decided = number(row["refused"]), whole(row["processed_total"])
    told = Cases(refused, language)
    boxes.append(Box(f"{told}", t("{agency}：不予公开 {n} 件", agency=row["agency"], n=told)))
    if not decided or decided < refused:
        boxes.append(Box("—", t("没有可用的办结数，不算占比")))
    else:
        said = t("{n} 件 ÷ 办结 {all} 件", n=told, all=Cases(decided, language))
        boxes.append(Box(f"{told}/{Cases(decided, language)}", said))
    return tuple(boxes)


def _report(year: int, row: Row) -> Link:
    return to("report", agency=row["agency_id"], year=year)


def _series(name: str, style: str, row: Row, keys: Sequence[str], language: str) -> Series:
    values = tuple(None if row[key] is None else float(row[key]) for key in keys)
    return Series(name, style, values, tuple("" if value is None else f"{Cases(value, language)}" for value in values))
