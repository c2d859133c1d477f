"""Charts of proactive disclosure by agency: who has most of one thing, this year and last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from gkdash.charts.counted import Cases, Row
from gkdash.charts.spec import Bars, Chart, Series, to
from gkdash.i18n import Translate
from gkdash.i18n.formats import in_unit, percent


class Ranked(NamedTuple):
    """What agencies are ordered by: its name, its unit, the cell of a report that has it (empty for prose), its definition."""

    name: str
    unit: str
    cell: str
    definition: str

    def said(self, value: float, language: str) -> str:
        """Return a value for reading."""
        return in_unit(round(value, 1), self.unit, language)


def by_agency(year: int, rows: Sequence[Row], by: Ranked, language: str, t: Translate) -> Chart:
    """Return the agencies with the most of one thing, this year and last; a doubted amount stands in the table only.

    Rows carry the totals of all agencies.
    """
    total = rows[0]
    drawn = [row for row in rows if not row["is_doubted"]]
    title = _most(drawn, by, total, language, t)
    covered = [t("{n} 家有数", n=Cases(total["agency_count"], language))]
    if total["agency_count"] > len(rows):
        covered.append(t("列出最多的 {n} 家", n=len(rows)))
    if total["zero_count"]:
        covered.append(t("{n} 家为零", n=Cases(total["zero_count"], language)))
    if total["unknown_count"]:
        covered.append(t("{n} 家没有数字，不当作零", n=Cases(total["unknown_count"], language)))
    doubted = len(rows) - len(drawn)
    if doubted:
        covered.append(t("{n} 家金额疑以元填报，未画入", n=doubted))
    links = tuple(to("report", agency=row["agency_id"], year=year, cell=by.cell or None) for row in rows)
    series = [_of_year(t("{year} 年度", year=year), "value", [row["value"] for row in drawn], by, language)]
    if any(row["before"] is not None for row in drawn):
        before = [None if row["before_is_doubted"] else row["before"] for row in drawn]
        series.append(_of_year(t("{year} 年度", year=year - 1), "before", before, by, language))
    said = (f"{row['agency']} {by.said(row['value'], language)}" for row in drawn[:5])
    return Chart(
        title=title,
        unit=t("单位：{unit}", unit=t(by.unit)),
        coverage=t("；").join(covered),
        definition=by.definition,
        alt=t("{name}：{text}。", name=by.name, text=t("、").join(said) or t("没有可画的")),
        plot=Bars(tuple(row["agency"] for row in drawn), tuple(series), grouped=True, links=links[: len(drawn)]),
        head=(t("单位"), t("{year} 年度", year=year), t("{year} 年度", year=year - 1), t("备注")),
        rows=tuple((row["agency"], row["value"], row["before"], _remark(row, t)) for row in rows),
        row_links=links,
    )


def _most(drawn: Sequence[Row], by: Ranked, total: Row, language: str, t: Translate) -> str:
    if not drawn:
        return t("{name}只有存疑的金额，不画", name=by.name)
    told = {
        "name": by.name,
        "agency": drawn[0]["agency"],
        "value": by.said(drawn[0]["value"], language),
        "share": percent(drawn[0]["value"], total["whole"]),
    }
    if total["agency_count"] == 1:
        return t("{name}：只有{agency}有数（{value}）", **told)
    return t("{name}：{agency}最多（{value}，占 {share}）", **told)


def _of_year(name: str, style: str, values: Sequence[float | None], by: Ranked, language: str) -> Series:
    labels = tuple("" if value is None else by.said(value, language) for value in values)
    return Series(name, style, tuple(values), labels)


def _remark(row: Row, t: Translate) -> str:
    if row["is_doubted"]:
        return t("疑以元填报")
    if row["before_is_doubted"]:
        return t("上年疑以元填报")
    return t("带“余”“约”") if row["is_hedged"] else ""
