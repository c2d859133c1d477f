"""The charts of a workbook, each with its small table; where there is nothing to say there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gkdash.charts.filing import STATUS_NAMES
from gkdash.exports import words
from gkdash.exports.findings import title as check_title
from gkdash.exports.reading import Record
from gkdash.exports.tables.agencies import OUTCOMES
from gkdash.exports.tables.model import Plot, Series
from gkdash.exports.tables.source import Source
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure, percent

_MOST = 15


def plots(source: Source, t: Translate, language: str) -> tuple[Plot, ...]:
    """Return the charts that have something to show."""
    made = (
        _filing(source, t),
        _largest(source, "new_received", t("新收申请"), t("件"), t),
        _outcomes(source, t),
        _largest(source, "hotline_received", t("12345热线受理"), t("件"), t),
        _satisfaction(source, t),
        _findings(source, t, language),
    )
    return tuple(plot for plot in made if plot is not None)


def _filing(source: Source, t: Translate) -> Plot | None:
    rows = [row for row in source.filing if row["on_roster"]]
    types = [key for key in words.UNIT_TYPES if any(row["unit_type"] == key for row in rows)]
    if any(row["unit_type"] not in words.UNIT_TYPES for row in rows):
        types.append("")
    if not rows:
        return None
    counts = Counter((row["unit_type"] or "", row["status"]) for row in rows)
    status = [key for key in ("on_time", "late", "undated", "missing") if any(counts[kind, key] for kind in types)]
    on_time = sum(row["status"] == "on_time" for row in rows)
    return Plot(
        t("名录内 {n} 家，按时报送 {on_time} 家", n=len(rows), on_time=on_time),
        t("名录内单位；同一单位计一次。"),
        t("家"),
        tuple(words.unit_type(key, t) for key in types),
        tuple(Series(t(STATUS_NAMES[key]), tuple(float(counts[kind, key]) for kind in types), key) for key in status),
        is_stacked=True,
    )


def _largest(source: Source, name: str, what: str, unit: str, t: Translate) -> Plot | None:
    known = [row for row in _units(source) if row[name] is not None]
    rows = sorted((row for row in known if row[name]), key=lambda row: (-row[name], row["agency"]))
    if not rows:
        return None
    shown = rows[:_MOST]
    title = t(
        "{what}最多的是{name}（{value}{unit}）",
        what=what,
        name=rows[0]["agency"],
        value=figure(rows[0][name]),
        unit=unit,
    )
    note = t(
        "{known} 家有数，{without} 家没有写明或没有数字；为 0 的不画，最多画 {most} 家。",
        known=len(known),
        without=len(_units(source)) - len(known),
        most=_MOST,
    )
    return Plot(title, note, unit, _names(shown), (Series(what, tuple(float(row[name]) for row in shown), "number"),))


def _outcomes(source: Source, t: Translate) -> Plot | None:
    names = (t("予以公开"), t("部分公开"), t("不予公开"), t("无法提供"), t("不予处理"), t("其他处理"))
    rows = [row for row in _units(source) if all(row[name] is not None for name in OUTCOMES)]
    sums = tuple(float(sum(row[name] for row in rows)) for name in OUTCOMES)
    if not any(sums):
        return None
    return Plot(
        t("办结 {n} 件，予以公开和部分公开占 {share}", n=figure(sum(sums)), share=percent(sum(sums[:2]), sum(sums))),
        t(
            "{n} 家各项结果都有数字的合计，不含汇总报告；另有 {without} 家缺数未计。",
            n=len(rows),
            without=len(_units(source)) - len(rows),
        ),
        t("件"),
        names,
        (Series(t("件数"), sums, "number"),),
    )


def _satisfaction(source: Source, t: Translate) -> Plot | None:
    stated = [row for row in _units(source) if row["satisfaction_rate"] is not None]
    sound = [row for row in stated if 0 <= row["satisfaction_rate"] <= 100]
    if not sound:
        return None
    shown = sorted(sound, key=lambda row: (row["satisfaction_rate"], row["agency"]))[:_MOST]
    note = t(
        "原文写明的比率，调查方法各不相同，只供查看，不作排名；{without} 家没有写明，{odd} 家不在 0–100% 之间未画；最多画 {most} 家。",
        without=len(_units(source)) - len(stated),
        odd=len(stated) - len(sound),
        most=_MOST,
    )
    title = t("{n} 家写明满意率，最低 {low}%", n=len(stated), low=figure(shown[0]["satisfaction_rate"]))
    return Plot(
        title,
        note,
        "%",
        _names(shown),
        (Series(t("满意率"), tuple(float(row["satisfaction_rate"]) for row in shown), "number"),),
    )


def _findings(source: Source, t: Translate, language: str) -> Plot | None:
    own = [row for row in source.findings if row["fault"] == "report" and not row["follows"]]
    counts = Counter(row["check_id"] for row in own)
    if not counts:
        return None
    shown = sorted(counts, key=lambda key: (-counts[key], key))[:_MOST]
    agencies = len({row["agency_id"] for row in own})
    return Plot(
        t("检查发现 {n} 项，涉及 {agencies} 家", n=len(own), agencies=agencies),
        t("只计不由别项引起的发现；读取存疑的不计。"),
        t("项"),
        tuple(check_title(key, language) for key in shown),
        (Series(t("项数"), tuple(float(counts[key]) for key in shown), "number"),),
    )


def _units(source: Source) -> list[Record]:
    """Return the agencies that are above nobody: a consolidated report holds the others."""
    return [row for row in source.filed if not row["is_above"]]


def _names(rows: Sequence[Record]) -> tuple[str, ...]:
    return tuple(row["agency"] for row in rows)
