"""Charts of load: requests beside applications and all-zero tables, and each agency's requests over the years."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.spec import Box, Chart, Cloud, Dot, Grid, GridRow, Points, to
from gkdash.charts.stated import channel, told, whole
from gkdash.i18n import Translate
from gkdash.i18n.formats import count
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE

Row = Mapping[str, Any]


def load(year: int, rows: Sequence[Row], t: Translate, language: str) -> Chart:
    """Return requests received against applications received, the reports whose tables are all zero set apart.

    `rows` begins with the all-zero ones, by load.
    """
    drawn = [row for row in rows if row["load"] and row["new_received"] is not None]
    zero = [row for row in drawn if row["is_all_zero"]]
    other = [row for row in drawn if not row["is_all_zero"]]
    first = rows[0]
    if first["zero_loaded_count"] == first["zero_count"] > 1:
        title = t(
            "三张表全为 0 的 {n} 家都写明受理了群众诉求，共 {total} 件",
            n=first["zero_count"],
            total=count(first["zero_load"], language),
        )
    elif first["zero_loaded_count"]:
        title = t(
            "三张表全为 0 的 {all} 家中，{n} 家写明受理了群众诉求，共 {total} 件",
            all=first["zero_count"],
            n=first["zero_loaded_count"],
            total=count(first["zero_load"], language),
        )
    elif first["zero_count"]:
        title = t("三张表全为 0 的 {n} 家都没有写明受理过群众诉求", n=first["zero_count"])
    else:
        title = t("没有三张表全为 0 的单位")
    clouds = (
        (t("三张表不全为 0"), "peers", other),
        (t("三张表全为 0"), "flagged", zero),
    )
    left_out = first["report_count"] - len(drawn)
    said = t("画出 {n} 家", n=len(drawn))
    if left_out:
        said += t("；{n} 家没有诉求量、诉求量为 0、没有申请数或未列出，未画", n=left_out)
    return Chart(
        title=title,
        unit=t("单位：件；横轴取对数，纵轴取平方根"),
        coverage=said,
        definition=t(
            "受理量：报告写明的热线、信访平台、网上问政和各信箱之和；报告自己给出的合计更大的取合计。"
            "三张表全为 0：三张法定表格都在，每个数字都是 0。诉求多而表格全为 0 只是供抽查的线索，不是差错。"
        ),
        alt=title,
        plot=Points(
            tuple(
                Cloud(
                    name,
                    style,
                    tuple(
                        Dot(
                            float(row["load"]),
                            float(row["new_received"]),
                            row["agency"],
                            t(
                                "诉求 {load} 件；申请 {applications} 件",
                                load=count(row["load"], language),
                                applications=count(row["new_received"], language),
                            ),
                            to("report", agency=row["agency_id"], year=year),
                        )
                        for row in found
                    ),
                )
                for name, style, found in clouds
                if found
            ),
            x_title=t("群众诉求受理量（件）"),
            y_title=t("新收申请（件）"),
            log_x=True,
            root_y=True,
        ),
        head=(t("单位"), t("类型"), t("诉求受理"), t("12345热线"), t("同类单位中位数"), t("新收申请"), t("三张表")),
        rows=tuple(
            (
                row["agency"],
                t(UNIT_TYPES.get(row["unit_type"] or "", UNKNOWN_TYPE)),
                whole(row["load"]),
                whole(row["hotline"]),
                whole(row["typical"]),
                whole(row["new_received"]),
                _zero(row["is_all_zero"], t),
            )
            for row in rows
        ),
        row_links=tuple(to("report", agency=row["agency_id"], year=year) for row in rows),
        metrics=("requests_load",),
    )


def _zero(is_all_zero: bool | None, t: Translate) -> str:  # noqa: FBT001 - a value of the store, in three states
    if is_all_zero is None:
        return t("不齐，不能判断")
    return t("全为 0") if is_all_zero else t("不全为 0")


def years(chosen: str, rows: Sequence[Row], t: Translate, language: str) -> Chart:
    """Return each agency's figure of one channel by year, those with most first; what is not stated says so."""
    columns = sorted({row["year"] for row in rows})
    order: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: row["place"]):
        order.setdefault(row["agency_id"], row)
    found = {(row["agency_id"], row["year"]): row for row in rows}
    highest = max((row["received"] for row in rows if row["received"] is not None), default=0)
    stated = {agency for (agency, _), row in found.items() if row["received"] is not None}
    name = channel(chosen, language)
    left_out = rows[0]["chosen_count"] - len(order)
    never = len(order) - len(stated)
    title = t("{name}：{n} 家至少有一年写明", name=name, n=len(stated))
    if never and not left_out:
        title += t("，{n} 家从没有写过", n=never)
    coverage = t("{n} 家，{years} 年", n=len(order), years=len(columns))
    if left_out:
        coverage += t("；还有 {n} 家未列出，请缩小范围", n=left_out)
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=coverage,
        definition=t("报告文字中写明的本单位本年受理量。“没写”是有报告而没有写，不当作 0；空格是没有报告。"),
        alt=title,
        plot=Grid(
            tuple(str(year) for year in columns),
            tuple(
                GridRow(
                    row["agency"],
                    tuple(_box(found.get((agency, year)), highest, t, language) for year in columns),
                    link=to("hotline", agency=agency, channel=chosen),
                )
                for agency, row in order.items()
            ),
            corner=t("单位"),
            absent=t("没有报告"),
            keys=(("silent", t("没写（不是 0）")), ("differing", t("前后不一"))),
        ),
        head=(t("单位"), *(str(year) for year in columns)),
        rows=tuple(
            (row["agency"], *(_value(found.get((agency, year))) for year in columns)) for agency, row in order.items()
        ),
        row_links=tuple(to("hotline", agency=agency, channel=chosen) for agency in order),
        metrics=("requests_channel",),
    )


def _value(row: Row | None) -> int | float | None:
    return None if row is None else whole(row["received"])


def _box(row: Row | None, highest: float, t: Translate, language: str) -> Box | None:
    if row is None or row["report_id"] is None:
        return None
    link = to("report", agency=row["agency_id"], year=row["year"])
    place = f"{row['agency']} {row['year']}"
    if row["differs"]:
        return Box(t("不一"), t("{place}：同一份报告写了几个不同的数", place=place), style="differing", link=link)
    if row["received"] is None:
        return Box(t("没写"), t("{place}：没有写受理量，不是 0", place=place), style="silent", link=link)
    text = told(row["received"], row["qualifier"], t, language)
    strength = (row["received"] / highest) ** 0.5 if highest else 0.0
    return Box(text, t("{place}：{text} 件", place=place, text=text), strength=strength, link=link)
