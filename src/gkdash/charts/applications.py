"""Charts of applications: from whom they come and what becomes of them, by year and by agency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.charts.counted import Cases, Row, apart_from_totals, coverage, number, whole
from gkdash.charts.spec import Bars, Chart, Flow, Link, Series, Stop, to
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import percent

APPLICANTS = ("natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation")
OUTCOMES = ("granted", "partly_granted", "refused", "unavailable", "rejected", "other_outcome")
"""In the order of the form."""

CAME_FROM = {"new_received": mark("本年新收"), "carried_in": mark("上年结转")}
CARRIED_OUT = mark("结转下年度")

Names = Mapping[str, str]
"""Statutory terms by key, in the language of the reader."""


def flow(year: int, row: Row, totals: Row, names: Names, language: str, t: Translate) -> Chart:
    """Return the way of applications from where they come, by type of applicant, to outcome or carry-over.

    `row` holds `outcome__applicant` for every pair, added up over `whole_count` of `report_count` reports;
    `totals` are the sums of the column 总计, which the page's sentence tells.
    """
    ends = (*OUTCOMES, "carried_out")
    called = {**names, **{key: t(name) for key, name in CAME_FROM.items()}, "carried_out": t(CARRIED_OUT)}
    sources = {key: sum(number(row[f"{key}__{who}"]) for who in APPLICANTS) for key in CAME_FROM}
    come = {who: sum(number(row[f"{key}__{who}"]) for key in CAME_FROM) for who in APPLICANTS}
    become = {key: sum(number(row[f"{key}__{who}"]) for who in APPLICANTS) for key in ends}
    stops = (
        *(Stop(key, _with(called[key], sources[key], language), key, 0) for key in CAME_FROM),
        *(Stop(key, _with(called[key], come[key], language), key, 1) for key in APPLICANTS),
        *(Stop(f"{key}_end", _with(called[key], become[key], language), key, 2) for key in ends),
    )
    flows = (
        *((key, who, float(number(row[f"{key}__{who}"]))) for key in CAME_FROM for who in APPLICANTS),
        *((who, f"{key}_end", float(number(row[f"{key}__{who}"]))) for who in APPLICANTS for key in ends),
    )
    due, gone = sum(come.values()), sum(become.values())
    first = max(come, key=lambda who: come[who])
    last = max(OUTCOMES, key=lambda key: become[key])
    title = t(
        "应办 {n} 件，{who}占 {share}；结果以{outcome}最多（{most} 件）",
        n=Cases(due, language),
        who=called[first],
        share=percent(come[first], due),
        outcome=called[last],
        most=Cases(become[last], language),
    )
    covered = coverage(row, int(row["whole_count"]), language, t)
    if due != gone:
        covered += t("；收件与去向相差 {n} 件，是报告自身不平", n=Cases(abs(due - gone), language))
    covered += apart_from_totals({key: become[key] for key in ends}, totals, called, language, t)
    said = (t("{name} {n} 件", name=called[key], n=Cases(become[key], language)) for key in ends if become[key])
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=covered,
        definition=t(
            "表三：本年新收与上年结转之和为应办，去向为六类办理结果和结转下年度；按申请人类型逐格相加，不用报告的总计。"
        ),
        alt=t("{year} 年度申请的来源与去向：{text}。", year=year, text=t("、").join(said)),
        plot=Flow(stops, flows),
        head=(t("申请人"), *(called[key] for key in (*CAME_FROM, *ends))),
        rows=(
            *((called[who], *(whole(row[f"{key}__{who}"]) for key in (*CAME_FROM, *ends))) for who in APPLICANTS),
            (
                t("合计"),
                *sources.values(),
                *(become[key] for key in ends),
            ),
        ),
        metrics=("applications_due", "carried_out"),
    )


def by_year(rows: Sequence[Row], names: Names, language: str, t: Translate) -> Chart:
    """Return the mix of outcomes of each year, as shares of what was decided."""
    last = rows[-1]
    told = [row for row in rows if _decided(row)]
    before, now = told[0], told[-1]
    title = t(
        "公开和部分公开占 {share}（{year} 年度）", share=percent(_disclosed(now), _decided(now)), year=now["year"]
    )
    if before is not now:
        title = t(
            "公开和部分公开的占比：{before} 年度 {from_share}，{year} 年度 {share}",
            before=before["year"],
            from_share=percent(_disclosed(before), _decided(before)),
            year=now["year"],
            share=percent(_disclosed(now), _decided(now)),
        )
    years = tuple(str(row["year"]) for row in told)
    links = tuple(to("applications", year=row["year"]) for row in told)
    return _mix(
        title,
        coverage(last, int(last["outcome_count"]), language, t),
        t("年度"),
        years,
        told,
        links,
        names,
        language,
        t,
    )


def by_agency(year: int, rows: Sequence[Row], minimum: int, names: Names, language: str, t: Translate) -> Chart:
    """Return the mix of outcomes of the agencies with at least `minimum` decided; all others are one bar.

    A row without an agency stands for `agency_count` others, `small_count` of them below the minimum.
    """
    apart = [row for row in rows if row["agency_id"] is not None]
    all_decided = sum(number(row["decided"]) for row in rows)
    rest = next((row for row in rows if row["agency_id"] is None), None)
    if apart:
        first = apart[0]
        title = t(
            "{name}办结最多（{n} 件），占全部的 {share}",
            name=first["agency"],
            n=Cases(first["decided"], language),
            share=percent(number(first["decided"]), all_decided),
        )
    else:
        title = t("没有单位办结满 {n} 件，合并列出", n=minimum)
    called = tuple(row["agency"] or t("其余 {n} 家合计", n=Cases(row["agency_count"], language)) for row in rows)
    links: tuple[Link | None, ...] = tuple(
        None if row["agency_id"] is None else to("report", agency=row["agency_id"], year=year, cell=TOTAL_CELL)
        for row in rows
    )
    covered = t("{n} 家有办结", n=Cases(sum(row["agency_count"] for row in rows), language))
    if rest is not None:
        covered += t(
            "；不足 {minimum} 件的 {n} 家不单列，以免几件定比例",
            minimum=minimum,
            n=Cases(rest["small_count"], language),
        )
    return _mix(title, covered, t("单位"), called, rows, links, names, language, t)


TOTAL_CELL = "applications.processed_total.total"


def _with(name: str, cases: int, language: str) -> str:
    return f"{name} {Cases(cases, language)}"


def _mix(
    title: str,
    covered: str,
    what: str,
    categories: tuple[str, ...],
    rows: Sequence[Row],
    links: tuple[Link | None, ...],
    names: Names,
    language: str,
    t: Translate,
) -> Chart:
    series = tuple(
        Series(
            names[key],
            key,
            tuple(float(number(row[key])) for row in rows),
            tuple(f"{Cases(row[key], language)}" if number(row[key]) else "" for row in rows),
        )
        for key in OUTCOMES
    )
    said = (
        t("{name} 共 {n} 件，公开和部分公开 {share}", name=name, n=Cases(_decided(row), language), share=_share(row))
        for name, row in zip(categories, rows, strict=True)
    )
    return Chart(
        title=title,
        unit=t("单位：占办理结果的百分比（格内为件数）"),
        coverage=covered,
        definition=t("六类办理结果各占六类之和的比例；不用报告所填的（七）总计，总计与各项之和不符的另见检查。"),
        alt=t("办理结果构成：{text}。", text=t("；").join(said)),
        plot=Bars(categories, series, share=True, links=links),
        head=(what, *(names[key] for key in OUTCOMES), t("合计")),
        rows=tuple(
            (name, *(whole(row[key]) for key in OUTCOMES), _decided(row))
            for name, row in zip(categories, rows, strict=True)
        ),
        row_links=links,
        metrics=("disclosure_rate", "refusal_rate"),
    )


def _decided(row: Row) -> int:
    return sum(number(row[key]) for key in OUTCOMES)


def _disclosed(row: Row) -> int:
    return number(row["granted"]) + number(row["partly_granted"])


def _share(row: Row) -> str:
    return percent(_disclosed(row), _decided(row))
