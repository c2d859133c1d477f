"""What became of applications in words and figures for the head of a page; draws nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from gkdash.charts.applications import OUTCOMES, Names
from gkdash.charts.counted import Cases, coverage, number
from gkdash.charts.refusals import GROUNDS
from gkdash.i18n import Translate
from gkdash.i18n.formats import percent
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
                ground=names[ground],
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


def decided(row: Row) -> int:
    """Return the sum of the six outcomes."""
    return sum(number(row[key]) for key in OUTCOMES)


def _before(row: Row | None, *keys: str) -> int | None:
    return None if row is None else sum(number(row[key]) for key in keys)
