"""Charts of proactive disclosure: documents, decisions and fees over the years, and channels of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from gkdash.charts.applications import Names
from gkdash.charts.counted import Cases, Row, coverage, number, whole
from gkdash.charts.spec import Bars, Box, Chart, Grid, GridRow, Lines, Series, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import count, figure


class Act(NamedTuple):
    """What table two counts: its metric, the key of its words in the form, the cell it stands in."""

    metric: str
    term: str
    cell: str


ACTS = {
    "licensing_decisions": Act("licensing_decisions", "licensing", "proactive.licensing.decisions"),
    "penalty_decisions": Act("penalty_decisions", "penalties", "proactive.penalties.decisions"),
    "coercion_decisions": Act("coercion_decisions", "coercion", "proactive.coercion.decisions"),
    "fees_wan": Act("fees", "fees", "proactive.fees.amount"),
}
"""By column of report_measure."""


DOCUMENTS = ("issued", "repealed", "in_force")

STRONG_CHANGE = 50.0
"""The change in percent from which on a shade is darkest."""


def documents(rows: Sequence[Row], names: Names, language: str, t: Translate) -> Chart:
    """Return normative documents issued, repealed and in force over the years; regulations stand in the table."""
    years = tuple(str(row["year"]) for row in rows)
    now = rows[-1]
    title = t("{year} 年度没有规范性文件的数字", year=now["year"])
    if now["normative_in_force"] is not None:
        title = t(
            "{year} 年度制发规范性文件 {n} 件，废止 {repealed} 件，现行有效 {in_force} 件",
            year=now["year"],
            n=Cases(now["normative_issued"], language),
            repealed=Cases(now["normative_repealed"], language),
            in_force=Cases(now["normative_in_force"], language),
        )
    kinds = (("normative", names["normative_documents"]), ("regulations", names["regulations"]))
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=coverage(now, int(now["normative_in_force_count"]), language, t),
        definition=t(
            "表二行政规范性文件的制发、废止和现行有效件数，逐份相加；2019 年版的口径不同，不画。现行有效件数是年底的存量，单位增减也会使它变化。"
        ),
        alt=t("历年规范性文件：{title}。", title=title),
        plot=Lines(
            years,
            tuple(
                Series(
                    names[key],
                    style,
                    tuple(row[f"normative_{key}"] for row in rows),
                    (*("" for _ in rows[1:]), _or_empty(now[f"normative_{key}"], language)),
                )
                for key, style in zip(DOCUMENTS, ("value", "second", "third"), strict=True)
            ),
            links=tuple(to("proactive", year=row["year"]) for row in rows),
        ),
        head=(t("年度"), *(f"{name} {names[key]}" for _, name in kinds for key in DOCUMENTS)),
        rows=tuple(
            (str(row["year"]), *(whole(row[f"{kind}_{key}"]) for kind, _ in kinds for key in DOCUMENTS)) for row in rows
        ),
        metrics=("normative_issued", "normative_repealed", "normative_in_force"),
    )


def acts(rows: Sequence[Row], names: Names, language: str, t: Translate) -> Chart:
    """Return licences, penalties, coercion and fees by year as a table, shaded by the change against the year before."""
    now, before = rows[-1], rows[-2] if len(rows) > 1 and rows[-2]["year"] == rows[-1]["year"] - 1 else None
    told = [
        _against(names[act.term], now[key], None if before is None else before[key], language, t)
        for key, act in ACTS.items()
        if now[key] is not None and key != "fees_wan"
    ]
    doubted = int(now["fees_doubted_count"])
    covered = coverage(
        now, min(int(now[f"{key}_count"]) + (doubted if key == "fees_wan" else 0) for key in ACTS), language, t
    )
    if doubted:
        covered += t(
            "；{n} 家收费金额疑以元填报（共 {amount} 万元），未计入收费",
            n=Cases(doubted, language),
            amount=figure(float(now["fees_doubted"])),
        )
    title = t("；").join(told) or t("{year} 年度没有许可、处罚和强制的数字", year=now["year"])
    return Chart(
        title=title,
        unit=t("单位：件；收费为万元；底色越深，比上年变化越大"),
        coverage=covered,
        definition=t(
            "表二本年处理决定数量和本年收费金额逐份相加；颜色越深，比上年的变化越大（变化一半以上为最深）。2019 年版统计收费项目数量，不列。"
        ),
        alt=t("历年处理决定和收费：{title}。", title=title),
        plot=Grid(
            tuple(str(row["year"]) for row in rows),
            tuple(
                GridRow(
                    names[act.term],
                    _shaded(rows, key, names[act.term], language, t),
                    link=to("proactive", year=now["year"], act=key),
                )
                for key, act in ACTS.items()
            ),
            corner=t("事项"),
            absent=t("没有数字"),
        ),
        head=(t("事项"), *(str(row["year"]) for row in rows)),
        rows=tuple(
            (names[act.term], *(row[key] if key == "fees_wan" else whole(row[key]) for row in rows))
            for key, act in ACTS.items()
        ),
        metrics=tuple(act.metric for act in ACTS.values()),
    )


def channels(
    year: int,
    now: Mapping[str, Row],
    before: Mapping[str, Row],
    reports: Row,
    names: Names,
    language: str,
    t: Translate,
) -> Chart:
    """Return items published by channel as the prose states them, this year and last; `now` and `before` are by channel."""
    keys = [key for key in names if key in now or key in before]
    first = max(now, key=lambda key: number(now[key]["item_count"]), default="")
    title = t("{year} 年度没有单位写明各渠道的公开数量", year=year)
    if first:
        title = t(
            "写明的以{name}最多：{n} 家共 {items} 条",
            name=names[first],
            n=Cases(now[first]["agency_count"], language),
            items=count(number(now[first]["item_count"]), language),
        )
    hedged = sum(int(row["hedged_count"]) for row in now.values())
    differing = sum(int(row["differing_count"]) for row in now.values())
    covered = [t("共 {n} 份报告，没有写明的不当作零", n=Cases(reports["report_count"], language))]
    if hedged:
        covered.append(t("{n} 处带“余”“约”，按所写的数计", n=Cases(hedged, language)))
    if differing:
        covered.append(t("{n} 处前后不一，未计入", n=Cases(differing, language)))
    series = [_of_year(t("{year} 年度", year=year), "value", _items(now, keys), language)]
    if before:
        series.append(_of_year(t("{year} 年度", year=year - 1), "before", _items(before, keys), language))
    said = (f"{names[key]} {count(number(now[key]['item_count']), language)}" for key in keys if key in now)
    return Chart(
        title=title,
        unit=t("单位：条"),
        coverage=t("；").join(covered),
        definition=t("各单位报告文字中写明的本单位本年发布数量；同一条信息可在几个渠道发布，各渠道不可相加。"),
        alt=t("{year} 年度各渠道发布数量：{text}。", year=year, text=t("、").join(said) or t("没有")),
        plot=Bars(
            tuple(t("{name}（{n} 家写明）", name=names[key], n=Cases(_agencies(now, key), language)) for key in keys),
            tuple(series),
            grouped=True,
        ),
        head=(t("渠道"), *(part for item in series for part in (item.name, t("写明的单位")))),
        rows=tuple(
            (names[key], *(part for found in ((now, before) if before else (now,)) for part in _pair(found, key)))
            for key in keys
        ),
        metrics=("proactive_published",),
    )


def _against(name: str, now: float, before: float | None, language: str, t: Translate) -> str:
    told = t("{name} {n} 件", name=name, n=Cases(now, language))
    change = _change(now, before)
    return told if change is None else t("{text}（较上年 {change}）", text=told, change=_signed(change))


def _change(now: float, before: float | None) -> float | None:
    """Return the change in percent; None where there was nothing before."""
    return 100 * (now - before) / before if before else None


def _signed(change: float) -> str:
    return f"{'+' if change > 0 else '−' if change < 0 else '±'}{abs(change):.1f}%"


def _or_empty(value: float | None, language: str) -> str:
    return "" if value is None else f"{Cases(value, language)}"


def _shaded(rows: Sequence[Row], key: str, name: str, language: str, t: Translate) -> tuple[Box | None, ...]:
    boxes: list[Box | None] = []
    for before, row in zip((None, *rows[:-1]), rows, strict=True):
        value = row[key]
        if value is None:
            boxes.append(None)
            continue
        text = figure(round(value, 1)) if key == "fees_wan" else count(number(value), language)
        said = t(
            "{name} {year} 年度 {value}，{n} 家有数", name=name, year=row["year"], value=text, n=row[f"{key}_count"]
        )
        change = None if before is None or before["year"] != row["year"] - 1 else _change(value, before[key])
        if change is not None:
            said = t("{text}（较上年 {change}）", text=said, change=_signed(change))
        strength = 0.0 if change is None else min(1.0, abs(change) / STRONG_CHANGE)
        boxes.append(Box(text, said, strength, link=to("proactive", year=row["year"], act=key)))
    return tuple(boxes)


def _of_year(name: str, style: str, values: Sequence[float | None], language: str) -> Series:
    labels = tuple("" if value is None else count(value, language) for value in values)
    return Series(name, style, tuple(values), labels)


def _items(found: Mapping[str, Row], keys: Sequence[str]) -> list[float | None]:
    return [found[key]["item_count"] if key in found else None for key in keys]


def _agencies(found: Mapping[str, Row], key: str) -> int:
    return int(found[key]["agency_count"]) if key in found else 0


def _pair(found: Mapping[str, Row], key: str) -> tuple[int | None, int | None]:
    if key not in found:
        return None, None
    return whole(found[key]["item_count"]), int(found[key]["agency_count"])
