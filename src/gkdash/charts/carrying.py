"""Chart of carry-over: what each agency carried in and out, year by year, and where one year does not follow from the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.charts.counted import Cases, Row, number, whole
from gkdash.charts.spec import Box, Chart, Grid, GridRow, to
from gkdash.i18n import Translate


def chains(year: int, rows: Sequence[Row], language: str, t: Translate) -> Chart:
    """Return agencies by year; each field is carried in → carried out, broken ones name what last year's report said.

    `rows` are agencies and years, those of one agency together, each with the totals over all agencies.
    """
    total = rows[0]
    years = tuple(sorted({row["year"] for row in rows}))
    agencies: dict[str, dict[int, Row]] = {}
    for row in rows:
        agencies.setdefault(row["agency_id"], {})[row["year"]] = row
    most = max(max(number(row["carried_in"]), number(row["carried_out"])) for row in rows)
    links, broken, unknown = total["link_count"], total["broken_count"], total["unknown_count"]
    now, broken_now = total["link_count_now"], total["broken_count_now"]
    title = t("历年 {n} 处结转全部衔接", n=Cases(links, language))
    if broken:
        title = t(
            "历年 {n} 处结转中 {broken} 处断开；{year} 年度 {now} 处中断开 {broken_now} 处",
            n=Cases(links, language),
            broken=Cases(broken, language),
            year=year,
            now=Cases(now, language),
            broken_now=Cases(broken_now, language),
        )
    if not links:
        title = t("只有一年的报告，结转无从核对")
    covered = t("{n} 家有过结转", n=Cases(total["agency_count"], language))
    if total["agency_count"] > len(agencies):
        covered += t("；列出 {n} 家，断开的在前", n=Cases(len(agencies), language))
    if unknown:
        covered += t("；{n} 处缺数字，无从核对", n=Cases(unknown, language))
    return Chart(
        title=title,
        unit=t("单位：件；格内为“上年结转 → 结转下年度”"),
        coverage=covered,
        definition=t(
            "上年度报告的“结转下年度继续办理”应等于本年度报告的“上年结转”；只核对总计列，逐列核对见检查 carry_over。"
        ),
        alt=t("各单位历年的结转：{title}。", title=title),
        plot=Grid(
            tuple(str(item) for item in years),
            tuple(
                GridRow(
                    _any(by_year)["agency"],
                    tuple(_box(by_year.get(item), most, t) for item in years),
                    link=to("agency", agency=agency),
                )
                for agency, by_year in agencies.items()
            ),
            corner=t("单位"),
            absent=t("没有报告"),
            keys=(("error", t("✕ 上年度报告的结转下年度 ≠ 本年度报告的上年结转")), ("notice", t("有数字没有读到"))),
        ),
        head=(t("单位"), t("年度"), t("上年度报告的结转下年度"), t("上年结转"), t("结转下年度"), t("是否衔接")),
        rows=tuple(
            (
                row["agency"],
                str(row["year"]),
                whole(row["before_out"]),
                whole(row["carried_in"]),
                whole(row["carried_out"]),
                _state(row, t),
            )
            for row in rows
        ),
        row_links=tuple(to("report", agency=row["agency_id"], year=row["year"]) for row in rows),
        metrics=("carried_out",),
    )


def _any(by_year: Mapping[int, Row]) -> Row:
    return next(iter(by_year.values()))


def _state(row: Row, t: Translate) -> str:
    if not row["has_before"]:
        return t("没有上年度报告")
    if row["is_broken"] is None:
        return t("缺数字")
    return t("断开") if row["is_broken"] else t("衔接")


def _box(row: Row | None, most: int, t: Translate) -> Box | None:
    if row is None:
        return None
    came, went = (_told(row[key]) for key in ("carried_in", "carried_out"))
    text = f"{came} → {went}"
    link = to("report", agency=row["agency_id"], year=row["year"], cell="applications.carried_in.total")
    if row["is_broken"]:
        said = t(
            "{agency} {year} 年度：上年度报告结转下年度 {before} 件，本年度报告上年结转 {came} 件，不衔接",
            agency=row["agency"],
            year=row["year"],
            before=_told(row["before_out"]),
            came=came,
        )
        return Box(f"✕ {_told(row['before_out'])} ≠ {text}", said, style="error", link=link)
    said = t(
        "{agency} {year} 年度：上年结转 {came} 件，结转下年度 {went} 件；{state}",
        agency=row["agency"],
        year=row["year"],
        came=came,
        went=went,
        state=_state(row, t),
    )
    if row["carried_in"] is None or row["carried_out"] is None:
        return Box(text, said, style="notice", link=link)
    strength = max(number(row["carried_in"]), number(row["carried_out"])) / most if most else 0.0
    return Box(text, said, strength, link=link)


def _told(value: float | None) -> str:
    return "?" if value is None else str(round(value))
