"""Chart of reading: what the cells of the statutory tables hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gkdash.charts.spec import Bars, Chart, Series
from gkdash.i18n import Translate, mark
from gkdash.i18n.formats import percent

STATES = ("number", "blank", "placeholder", "unreadable", "missing")
"""In the order of the pieces of a bar."""

STATE_NAMES = {
    "number": mark("数字"),
    "blank": mark("空白"),
    "placeholder": mark("占位符"),
    "unreadable": mark("无法读取"),
    "missing": mark("缺失"),
}


def coverage(reports: int, doubtful: int, counts: Sequence[tuple[str, Mapping[str, int]]], t: Translate) -> Chart:
    """Return one bar per statutory table (its name, and cells by state) as shares of its cells."""
    present = [state for state in STATES if any(count.get(state) for _, count in counts)]
    cells = sum(sum(count.values()) for _, count in counts)
    read = sum(count.get("number", 0) for _, count in counts)
    names = tuple(name for name, _ in counts)
    share = t("{share} 的格读到了数字", share=percent(read, cells))
    gaps = {state: sum(count.get(state, 0) for _, count in counts) for state in present if state != "number"}
    most = max(gaps, key=lambda state: gaps[state], default="")
    title = t("{text}，其余以{name}为多", text=share, name=t(STATE_NAMES[most])) if most else share
    return Chart(
        title=title,
        unit=t("单位：占该表格数的百分比"),
        coverage=t("{n} 份报告，{cells} 格，其中 {doubtful} 格存疑", n=reports, cells=cells, doubtful=doubtful),
        definition=t("空白、占位符、无法读取和缺失都不当作 0；存疑是读取方面的疑问，不算单位的差错。"),
        alt=t("法定表格的读取情况：{text}", text="；".join(_said(name, count, t) for name, count in counts)),
        plot=Bars(
            names,
            tuple(
                Series(t(STATE_NAMES[state]), state, tuple(float(count.get(state, 0)) for _, count in counts))
                for state in present
            ),
            share=True,
        ),
        head=(t("法定表格"), *(t(STATE_NAMES[state]) for state in present), t("格数")),
        rows=tuple(
            (name, *(str(count.get(state, 0)) for state in present), str(sum(count.values()))) for name, count in counts
        ),
    )


def _said(name: str, count: Mapping[str, int], t: Translate) -> str:
    whole = sum(count.values())
    return f"{name} " + "、".join(
        f"{t(STATE_NAMES[state])} {percent(count[state], whole)}" for state in STATES if count.get(state)
    )
