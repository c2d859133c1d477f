"""What was disclosed, on application and on own initiative, in words and figures for the head of a page; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.applications import OUTCOMES, Names
from gkdash.charts.counted import Cases, coverage, number, within_quotes
from gkdash.charts.proactive import ACTS
from gkdash.charts.refusals import GROUNDS
from gkdash.i18n import Translate
from gkdash.i18n.formats import amount, count, figure, percent
from gkdash.views.filing import Tile

Row = Mapping[str, Any]


def answer(now: Row, total: Row | None, refusing: Sequence[Row], names: Names, language: str, t: Translate) -> str:
    """Return what was asked for, what became of it, what is refused most and why, as one sentence.

    `now` is the year's row of applications_years, `total` that of applications_reasons, `refusing` the agencies of
    applications_grounds, most refusals first.
    """
    refused = sum(number(total[key]) for key in GROUNDS) if total else 0
    told = [
        t(
            "{year} 年度新收申请 {n} 件，办结 {decided} 件，公开和部分公开 {open} 件",
            year=now["year"],
            n=Cases(now["new_received"], language),
            decided=Cases(decided(now), language),
            open=Cases(number(now["granted"]) + number(now["partly_granted"]), language),
        )
    ]
    if not refused or total is None:
        told.append(t("没有不予公开的"))
    else:
        ground = max(GROUNDS, key=lambda key: number(total[key]))
        told.append(
            t(
                "不予公开 {n} 件，理由最多的是“{ground}”（{most} 件）",
                n=Cases(refused, language),
                ground=within_quotes(names[ground]),
                most=Cases(total[ground], language),
            )
        )
    if refused and len(refusing) > 1:
        first = refusing[0]
        told.append(t("不予公开最多的是{name}（{n} 件）", name=first["agency"], n=Cases(first["refused"], language)))
    return f"{t('；').join(told)}{t('。')}"


def basis(now: Row, language: str, t: Translate) -> str:
    """Return what the sentence rests on."""
    return coverage(now, int(now["outcome_count"]), language, t)


def tiles(now: Row, before: Row | None, t: Translate) -> list[Tile]:
    """Return the figures of the page's head, against the year before where there is one."""
    whole = decided(now)
    shares = (
        (t("公开和部分公开"), ("granted", "partly_granted")),
        (t("不予公开"), ("refused",)),
        (t("无法提供"), ("unavailable",)),
    )
    return [
        Tile(
            t("本年新收"),
            number(now["new_received"]),
            _before(before, "new_received"),
            t("件，{n} 家有数", n=now["new_received_count"]),
        ),
        Tile(t("办结"), whole, None if before is None else decided(before), t("件，六类办理结果之和")),
        *(
            Tile(
                name,
                sum(number(now[key]) for key in keys),
                _before(before, *keys),
                t("件，占办结 {share}", share=percent(sum(number(now[key]) for key in keys), whole)),
            )
            for name, keys in shares
        ),
        Tile(t("结转下年度"), number(now["carried_out"]), _before(before, "carried_out"), t("件，年底尚未办结")),
    ]


def disclosed(now: Row, names: Names, language: str, t: Translate) -> str:
    """Return what was disclosed on own initiative in a year as one sentence; what nobody reports is left out, not 0."""
    told = []
    if now["normative_in_force"] is not None:
        told.append(
            t(
                "{year} 年度制发规范性文件 {n} 件，废止 {repealed} 件，现行有效 {in_force} 件",
                year=now["year"],
                n=Cases(now["normative_issued"], language),
                repealed=Cases(now["normative_repealed"], language),
                in_force=Cases(now["normative_in_force"], language),
            )
        )
    acts = [
        t("{name} {n} 件", name=names[act.term], n=Cases(now[key], language))
        for key, act in ACTS.items()
        if key != "fees_wan" and now[key] is not None
    ]
    if acts:
        told.append(t("、").join(acts))
    if now["fees_wan"] is not None:
        told.append(t("收费 {amount}", amount=amount(now["fees_wan"], language)))
    if now["proactive_published"] is not None:
        told.append(
            t(
                "{n} 家写明主动公开信息共 {items} 条",
                n=Cases(now["proactive_published_count"], language),
                items=count(number(now["proactive_published"]), language),
            )
        )
    if not told:
        return t("{year} 年度所选范围内的报告没有主动公开的数字。", year=now["year"])
    return f"{t('；').join(told)}{t('。')}"


def disclosed_basis(now: Row, language: str, t: Translate) -> str:
    """Return what that sentence rests on, with the fees that are in doubt."""
    given = int(now["licensing_decisions_count"])
    told = coverage(now, given, language, t)
    if now["fees_doubted_count"]:
        told += t(
            "；{n} 家收费金额疑以元填报（共 {amount} 万元），未计入收费",
            n=Cases(now["fees_doubted_count"], language),
            amount=figure(float(now["fees_doubted"])),
        )
    return told


def disclosed_tiles(now: Row, before: Row | None, names: Names, language: str, t: Translate) -> list[Tile]:
    """Return the figures of the page on proactive disclosure; one that no report gives is left out."""
    told = (
        (t("规范性文件现行有效"), "normative_in_force"),
        (names["licensing"], "licensing_decisions"),
        (names["penalties"], "penalty_decisions"),
        (names["coercion"], "coercion_decisions"),
    )
    tiles = [
        Tile(
            name,
            number(now[key]),
            None if before is None or before[key] is None else number(before[key]),
            t("{n}/{all} 份报告有此数", n=now[f"{key}_count"], all=now["report_count"]),
        )
        for name, key in told
        if now[key] is not None
    ]
    if now["fees_wan"] is not None:
        tiles.append(_fees(now, before, language, t))
    return tiles if now["proactive_published"] is None else [*tiles, _published(now, before, language, t)]


def _fees(now: Row, before: Row | None, language: str, t: Translate) -> Tile:
    last = ""
    if before is not None and before["fees_wan"] is not None:
        more = now["fees_wan"] - before["fees_wan"]
        sign = "+" if more > 0 else "−" if more < 0 else "±"
        last = t("较上年 {change}", change=f"{sign}{amount(abs(more), language)}")
    note = t("{n}/{all} 份报告有此数", n=now["fees_wan_count"], all=now["report_count"])
    return Tile(t("收费"), number(now["fees_wan"]), None, note, last_year=last, text=amount(now["fees_wan"], language))


def _published(now: Row, before: Row | None, language: str, t: Translate) -> Tile:
    """Return what reports say they published; other agencies say so each year, so that no change is told."""
    key = "proactive_published"
    note = t("{n}/{all} 份报告写明", n=now[f"{key}_count"], all=now["report_count"])
    last = (
        t("上年 {n} 家写明 {total}", n=before[f"{key}_count"], total=count(number(before[key]), language))
        if before is not None and before[key] is not None
        else ""
    )
    return Tile(t("主动公开信息（条）"), number(now[key]), None, note, last_year=last)


def decided(row: Row) -> int:
    """Return the sum of the six outcomes."""
    return sum(number(row[key]) for key in OUTCOMES)


def _before(row: Row | None, *keys: str) -> int | None:
    return None if row is None else sum(number(row[key]) for key in keys)
