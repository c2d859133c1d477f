"""Charts of filing: how reports came in over the days, and who filed by type of unit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from gkdash.charts.spec import Bars, Chart, Mark, Series, Steps
from gkdash.i18n import Translate, mark

STATUSES = ("on_time", "late", "undated", "missing", "pending")
"""In the order of the pieces of a bar."""

STATUS_NAMES = {
    "on_time": mark("按时"),
    "late": mark("逾期"),
    "undated": mark("日期不明"),
    "missing": mark("未报"),
    "pending": mark("未到期"),
}

SIGNS = {"on_time": "●", "late": "◐", "undated": "◇", "missing": "✕", "pending": "…"}
"""One sign per status, so that it can be told without colour."""


def progress(
    year: int,
    due: int,
    filed: Mapping[date | None, int],
    before: Mapping[date | None, int],
    deadlines: Sequence[date],
    t: Translate,
    *,
    today: date,
) -> Chart:
    """Return how many of `due` agencies had filed by each day after the end of `year`, against the year before.

    `filed` and `before` count agencies by the day they filed on, None for a report without a date; `before` is moved
    one year on. Days after `today` are not drawn for this year's line.
    """
    start = date(year + 1, 1, 1)
    dated = {day: count for day, count in filed.items() if day is not None}
    moved = {_next_year(day): count for day, count in before.items() if day is not None}
    end = max([*deadlines, *dated, start + timedelta(days=30)]) + timedelta(days=7)
    end = min(end, date(year + 1, 12, 31))
    days = tuple(start + timedelta(days=index) for index in range((end - start).days + 1))
    lines = [Series(t("{year} 年度", year=year), "this_year", _running(days, dated, until=today))]
    if moved:
        lines.append(Series(t("{year} 年度", year=year - 1), "last_year", _running(days, moved)))
    first = min(deadlines, default=None)
    by_first = sum(count for day, count in dated.items() if first is not None and day <= first)
    title = (
        t("到 {day} 已报 {n} 家，应报 {due} 家", day=_spoken(first, t), n=by_first, due=due)
        if first is not None
        else t("已报 {n} 家，应报 {due} 家", n=sum(filed.values()), due=due)
    )
    undated = filed.get(None, 0)
    coverage = t("按有日期的 {n} 份报告计", n=sum(dated.values()))
    if undated:
        coverage += t("；{n} 份没有日期，未画入", n=undated)
    last = lines[0].values[-1] if lines[0].values else 0
    return Chart(
        title=title,
        unit=t("单位：家（累计）"),
        coverage=coverage,
        definition=t(
            "报送日期取首次所报文件落款日期和公布日期中较晚的一个；竖线为期限（《条例》第四十九条，另有规定的从其规定）。"
        ),
        alt=t("{title}。到 {day} 累计 {n} 家。", title=title, day=_spoken(min(end, today), t), n=int(last or 0)),
        plot=Steps(
            days,
            tuple(lines),
            marks=tuple(Mark(day, t("期限 {day}", day=_spoken(day, t))) for day in deadlines),
            ticks=tuple(
                Mark(day, _spoken(day, t)) for day in days if day.day == 1 or (day.day == 16 and len(days) < 130)
            ),
            ceiling=due,
            ceiling_name=t("应报 {n} 家", n=due),
        ),
        head=(t("日期"), *(line.name for line in lines)),
        rows=tuple(
            (day.isoformat(), *(_at(line, index) for line in lines))
            for index, day in enumerate(days)
            if index == 0 or any(_at(line, index) != _at(line, index - 1) for line in lines)
        ),
    )


def by_type(year: int, counts: Sequence[tuple[str, Mapping[str, int]]], t: Translate) -> Chart:
    """Return one bar per type of unit (its name, and agencies by status), the types in the order given."""
    present = [status for status in STATUSES if any(count.get(status) for _, count in counts)]
    names = tuple(name for name, _ in counts)
    series = tuple(
        Series(
            t(STATUS_NAMES[status]),
            status,
            tuple(float(count.get(status, 0)) for _, count in counts),
            tuple(str(count[status]) if count.get(status) else "" for _, count in counts),
        )
        for status in present
    )
    gaps = {name: count.get("missing", 0) + count.get("late", 0) for name, count in counts}
    total = sum(gaps.values())
    worst = max(gaps, key=lambda name: gaps[name], default="")
    if total and gaps[worst] == total:
        title = t("逾期和未报的 {n} 家都是{name}", n=total, name=worst)
    elif gaps.get(worst, 0) * 2 > total:
        title = t("逾期和未报的 {n} 家中，{part} 家是{name}", n=total, part=gaps[worst], name=worst)
    elif total:
        title = (
            t("逾期和未报共 {n} 家，各类单位都有", n=total) if min(gaps.values()) else t("逾期和未报共 {n} 家", n=total)
        )
    else:
        title = t("没有逾期和未报的单位")
    agencies = sum(sum(count.values()) for _, count in counts)
    return Chart(
        title=title,
        unit=t("单位：家"),
        coverage=t("名录内应报 {n} 家", n=agencies),
        definition=t("按时：报送日期不晚于该类单位的期限；日期不明：有报告但没有日期；未报：名录内应报而没有报告。"),
        alt=t(
            "{year} 年度各类单位的报送情况：{text}",
            year=year,
            text="；".join(_said(name, count, t) for name, count in counts),
        ),
        plot=Bars(names, series),
        head=(t("单位类型"), *(t(STATUS_NAMES[status]) for status in present), t("应报")),
        rows=tuple(
            (name, *(str(count.get(status, 0)) for status in present), str(sum(count.values())))
            for name, count in counts
        ),
    )


def _said(name: str, count: Mapping[str, int], t: Translate) -> str:
    parts = [f"{t(STATUS_NAMES[status])} {count[status]}" for status in STATUSES if count.get(status)]
    return f"{name} {'、'.join(parts)}"


def _at(line: Series, index: int) -> str:
    value = line.values[index] if index < len(line.values) else None
    return "" if value is None else str(int(value))


def _running(days: Sequence[date], counts: Mapping[date, int], until: date | None = None) -> tuple[float, ...]:
    total = sum(count for day, count in counts.items() if day < days[0])
    values = []
    for day in days:
        total += counts.get(day, 0)
        values.append(float(total))
    if until is not None and until < days[-1]:
        return tuple(value for value, day in zip(values, days, strict=True) if day <= until)
    return tuple(values)


def _next_year(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _spoken(day: date, t: Translate) -> str:
    return t("{m}月{d}日", m=day.month, d=day.day, mon=f"{day:%b}")
