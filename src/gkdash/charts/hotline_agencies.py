"""Charts of public requests agency by agency: who received most, what of it is closed, what changed on last year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.hotline import coverage
from gkdash.charts.spec import Bars, Chart, Link, Series, to
from gkdash.charts.stated import channel, growth, share, told, whole
from gkdash.i18n import Translate
from gkdash.i18n.formats import count

Row = Mapping[str, Any]

SHOWN_AGENCIES = 20
SHOWN_CHANGES = 12


def agencies(
    year: int, chosen: str, rows: Sequence[Row], states: Mapping[str, int], t: Translate, language: str
) -> Chart:
    """Return what each agency received by one channel, closed and not; `rows` begins with those that received most."""
    shown = sorted(rows, key=lambda row: (-row["received"], row["agency"]))[:SHOWN_AGENCIES]
    pieces = [_pieces(row) for row in shown]
    styles = (("closed", t("已办结")), ("open_requests", t("未办结")), ("unclear", t("没有写办结数")))
    series = tuple(
        Series(
            name,
            style,
            tuple(piece[at] for piece in pieces),
            tuple(count(piece[at] or 0, language) if piece[at] else "" for piece in pieces),
        )
        for at, (style, name) in enumerate(styles)
        if any(piece[at] for piece in pieces)
    )
    top, name = rows[0], channel(chosen, language)
    title = f"{_leading(shown, name, t, language)}{t('；')}{_closing(top, t)}"
    left_out = top["agency_count"] - len(shown)
    said = coverage(states, t) + (t("；图中只画前 {n} 家", n=len(shown)) if left_out else "")
    return Chart(
        title=title,
        unit=t("单位：件"),
        coverage=said,
        definition=t(
            "已办结：报告写明的办结量（“均已办结”即等于受理量）；未办结：受理减办结；办结多于受理的，多出的是上年结转。"
            "没有写办结数的不当作未办结。"
        ),
        alt=t(
            "{year} 年度{name}受理量：{text}",
            year=year,
            name=name,
            text=t("、").join(
                f"{row['agency']} {told(row['received'], row['qualifier'], t, language)}" for row in shown[:3]
            ),
        ),
        plot=Bars(
            tuple(row["agency"] for row in shown),
            series,
            links=tuple(_report(row, year) for row in shown),
        ),
        head=(t("单位"), t("受理"), t("约数"), t("办结"), t("办结率（%）"), t("上年受理"), t("增减")),
        rows=tuple(_agency_row(row, t, language) for row in rows),
        row_links=tuple(_report(row, year) for row in rows),
        metrics=("requests_channel", "hotline_closure_rate"),
    )


def _leading(shown: Sequence[Row], name: str, t: Translate, language: str) -> str:
    top = shown[0]
    if top["agency_count"] == 1:
        return t(
            "{name}：只有{agency}写明，{n} 件", name=name, agency=top["agency"], n=count(top["received"], language)
        )
    few = shown[: min(3, len(shown) - 1)]
    share = sum(row["received"] for row in few) / top["total"] if top["total"] else 0
    told = {"name": name, "agency": top["agency"], "few": len(few), "share": f"{100 * share:.0f}%"}
    return (
        t("{name}：{agency}最多，占 {share}", **told) if len(few) == 1 else t("{name}：前 {few} 家占 {share}", **told)
    )


def _closing(top: Row, t: Translate) -> str:
    """Return how many state both what came in and what was closed, and whether all of theirs is closed."""
    if not top["both_count"]:
        return t("没有单位写明办结多少")
    if not top["open_count"]:
        return t("{n} 家两数都写明，都已全部办结", n=top["both_count"])
    return t("{n} 家两数都写明，其中 {open} 家没有全部办结", n=top["both_count"], open=top["open_count"])


def _pieces(row: Row) -> tuple[float | None, float | None, float | None]:
    received, closed = row["received"], row["closed"]
    if closed is None:
        return None, None, received
    return min(closed, received), max(received - closed, 0), None


def _agency_row(row: Row, t: Translate, language: str) -> tuple[str | int | float | None, ...]:
    before = row["before"]
    return (
        row["agency"],
        whole(row["received"]),
        "" if row["qualifier"] == "exact" else told(row["received"], row["qualifier"], t, language),
        whole(row["closed"]),
        share(row["closed"], row["received"]) if (row["closed"] or 0) <= row["received"] else None,
        whole(before),
        None if before is None else whole(row["received"] - before),
    )


def changes(
    year: int, chosen: str, rows: Sequence[Row], states: Mapping[str, int], t: Translate, language: str
) -> Chart:
    """Return the agencies whose figure changed most against the year before, of those that state both."""
    both = sorted(
        (row for row in rows if row["before"] is not None),
        key=lambda row: (-abs(row["received"] - row["before"]), row["agency"]),
    )
    shown = [row for row in both if row["received"] != row["before"]][:SHOWN_CHANGES] or both[:SHOWN_CHANGES]
    top = shown[0]
    title = t(
        "变化最大的是{name}：{before} → {now} 件（{change}）；{n} 家可比，{up} 家升、{down} 家降",
        name=top["agency"],
        before=told(top["before"], top["before_qualifier"], t, language),
        now=told(top["received"], top["qualifier"], t, language),
        change=growth(top["received"], top["before"]),
        n=top["matched_count"],
        up=top["risen_count"],
        down=top["fallen_count"],
    )
    return Chart(
        title=title,
        unit=t("{name}，单位：件", name=channel(chosen, language)),
        coverage=coverage(states, t) + t("；只比两年都写明的 {n} 家", n=top["matched_count"]),
        definition=t("同一单位两年报告中写明的本单位受理量；有一年没有写明的不比，不当作 0。约数按所写的数比。"),
        alt=title,
        plot=Bars(
            tuple(row["agency"] for row in shown),
            (
                Series(
                    t("{year} 年度", year=year),
                    "this_year",
                    tuple(float(row["received"]) for row in shown),
                    tuple(told(row["received"], row["qualifier"], t, language) for row in shown),
                ),
                Series(
                    t("{year} 年度", year=year - 1),
                    "before",
                    tuple(float(row["before"]) for row in shown),
                    tuple(told(row["before"], row["before_qualifier"], t, language) for row in shown),
                ),
            ),
            grouped=True,
            links=tuple(_report(row, year) for row in shown),
        ),
        head=(t("单位"), t("本年受理"), t("上年受理"), t("增减"), t("增减（%）")),
        rows=tuple(
            (
                row["agency"],
                whole(row["received"]),
                whole(row["before"]),
                whole(row["received"] - row["before"]),
                100 * (row["received"] - row["before"]) / row["before"] if row["before"] else None,
            )
            for row in both
        ),
        row_links=tuple(_report(row, year) for row in both),
        metrics=("requests_channel",),
    )


def _report(row: Row, year: int) -> Link:
    return to("report", agency=row["agency_id"], year=year)
