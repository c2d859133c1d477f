"""Who has filed and who has not, worked out from rows of the store; draws nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from gkdash.i18n import Translate
from gkdash.i18n.formats import day, in_order
from gkdash.i18n.words import TABLES, UNIT_TYPES, UNKNOWN_TYPE

Row = Mapping[str, Any]

PENDING = "pending"
"""Missing, and the deadline has not passed."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many agencies of the roster stand where for one year; `strangers` filed and are not on the roster."""

    on_time: int = 0
    late: int = 0
    undated: int = 0
    missing: int = 0
    pending: int = 0
    strangers: int = 0

    @property
    def due(self) -> int:
        """Agencies that have to file."""
        return self.on_time + self.late + self.undated + self.missing + self.pending

    @property
    def filed(self) -> int:
        """Agencies of the roster whose report is there."""
        return self.on_time + self.late + self.undated


def status(row: Row, today: date) -> str:
    """Return where an agency stands: as the store says, but not missing before its deadline has passed."""
    if row["status"] == "missing" and row["due_on"] is not None and row["due_on"] >= today:
        return PENDING
    return str(row["status"])


def tally(rows: Iterable[Row], year: int, today: date) -> Tally | None:
    """Add up the counts of one year; None where nothing is known of that year."""
    counts = {"on_time": 0, "late": 0, "undated": 0, "missing": 0, PENDING: 0, "strangers": 0}
    seen = False
    for row in rows:
        if row["year"] == year:
            seen = True
            counts[status(row, today) if row["on_roster"] else "strangers"] += row["agency_count"]
    return Tally(**counts) if seen else None


def by_type(rows: Iterable[Row], year: int, today: date, t: Translate) -> list[tuple[str, dict[str, int]]]:
    """Return the agencies of the roster by type of unit and status, in the order of the hierarchy."""
    found: dict[str | None, dict[str, int]] = {}
    for row in rows:
        if row["year"] == year and row["on_roster"]:
            counts = found.setdefault(row["unit_type"], {})
            key = status(row, today)
            counts[key] = counts.get(key, 0) + row["agency_count"]
    order = [*UNIT_TYPES, None]
    return [
        (t(UNIT_TYPES.get(kind or "", UNKNOWN_TYPE)), found[kind])
        for kind in sorted(found, key=lambda kind: order.index(kind) if kind in order else len(order))
    ]


def deadlines(rows: Iterable[Row], year: int) -> list[date]:
    """Return the deadlines that apply to agencies of the roster for this year, earliest first."""
    return sorted({row["due_on"] for row in rows if row["year"] == year and row["on_roster"] and row["due_on"]})


def answer(year: int, here: Tally, failed: int, t: Translate) -> str:
    """Return the sentence that answers the page's question; without a roster nobody is due, and nobody can be missing."""
    if not here.due and here.strangers:
        told = [
            t("{year} 年度有 {n} 家单位的报告；其中没有名录内的单位，无法判断谁没有报", year=year, n=here.strangers)
        ]
        told += [t("{n} 个文件未能读取", n=failed)] if failed else []
        return t("，").join(told) + t("。")
    told = [
        t("{year} 年度应报 {n} 家", year=year, n=here.due),
        t("已报 {n} 家", n=here.filed),
        t("按时 {n} 家", n=here.on_time),
    ]
    gaps = []
    if here.missing:
        gaps.append(t("{n} 家未报", n=here.missing))
    if here.late:
        gaps.append(t("{n} 家逾期", n=here.late))
    if here.undated:
        gaps.append(t("{n} 家日期不明", n=here.undated))
    if here.pending:
        gaps.append(t("{n} 家未到期", n=here.pending))
    if failed:
        gaps.append(t("{n} 个文件未能读取", n=failed))
    comma, stop, pause = t("，"), t("。"), t("；")
    sentence = comma.join(told)
    if gaps:
        return f"{sentence}{pause}{comma.join(gaps)}{stop}"
    return f"{sentence}{stop}"


def answer_for(year: int, row: Row, today: date, language: str, t: Translate) -> str:
    """Return the sentence where the page is narrowed to one agency."""
    told = {
        "year": year,
        "name": row["agency"],
        "filed": day(row["filed_on"], language),
        "due": day(row["due_on"], language),
    }
    late = days_late(row)
    match status(row, today):
        case "on_time":
            return t("{year} 年度，{name}已按时报送（{filed}，期限 {due}）。", **told)
        case "late":
            return t("{year} 年度，{name}逾期 {n} 天报送（{filed}，期限 {due}）。", n=late, **told)
        case "missing":
            return t("{year} 年度，{name}未报（期限 {due}）。", **told)
        case "pending":
            return t("{year} 年度，{name}还未到期限（{due}）。", **told)
        case _:
            return t("{year} 年度，{name}已报，日期不明。", **told)


def basis(today: date, due_days: Sequence[date], here: Tally, language: str, t: Translate) -> str:
    """Return what the sentence rests on: the day it is said, the deadlines, and who is not on the roster."""
    told = [t("截至 {day}", day=day(today, language))]
    if due_days:
        told.append(t("期限：{days}", days=t("、").join(day(item, language) for item in due_days)))
    if here.strangers and not here.due:
        told.append(t("导入名录：gkdash roster import 名录.csv"))
    elif here.strangers:
        told.append(t("另有 {n} 份报告的单位不在名录内，不计入", n=here.strangers))
    return t("；").join(told)


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure at the top: its name, its value, what it is against last year (None where there is none), a remark.

    `last_year` is said instead of a difference where one would mislead: other agencies gave the figure then. `text` is
    shown instead of the figure: an amount of money with its unit.
    """

    name: str
    value: int
    before: int | None
    note: str
    tone: str = ""
    last_year: str = ""
    text: str = ""


def tiles(here: Tally, before: Tally | None, failed: int, share: str, t: Translate) -> list[Tile]:
    """Return the figures of the page's head; `share` is filed of due as text.

    Where nobody is on the roster nobody is due: zeros there would say that nobody had filed.
    """
    unread = Tile(t("未能读取"), failed, None, t("文件，不分年度"), "missing" if failed else "")
    if not here.due and here.strangers:
        earlier = before.strangers if before else None
        return [Tile(t("有报告的单位"), here.strangers, earlier, t("都不在名录内")), unread]
    return [
        Tile(t("应报"), here.due, before.due if before else None, t("名录内单位")),
        Tile(t("已报"), here.filed, before.filed if before else None, t("占应报 {share}", share=share), "on_time"),
        Tile(t("按时"), here.on_time, before.on_time if before else None, t("不晚于期限"), "on_time"),
        Tile(t("逾期"), here.late, before.late if before else None, t("晚于期限"), "late"),
        Tile(t("未报"), here.missing, before.missing if before else None, t("期限已过，没有报告"), "missing"),
        unread,
    ]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Who filed when: `agencies` (id, name, type) against `years`; a pair that is not in `entries` had nothing to file."""

    years: tuple[int, ...]
    agencies: tuple[tuple[str, str, str | None], ...]
    entries: Mapping[tuple[str, int], Row]
    left_out: int


def calendar(rows: Sequence[Row]) -> Calendar:
    """Return the calendar of agencies and years, agencies in the order of type and name."""
    order = [*UNIT_TYPES, None]
    agencies = {row["agency_id"]: (row["agency_id"], row["agency"], row["unit_type"]) for row in rows}
    ranked = sorted(
        agencies.values(), key=lambda item: (order.index(item[2]) if item[2] in order else 99, in_order(item[1]))
    )
    entries = {(row["agency_id"], row["year"]): row for row in rows if row["year"] is not None}
    total = rows[0]["chosen_count"] if rows else 0
    return Calendar(tuple(sorted({year for _, year in entries})), tuple(ranked), entries, total - len(agencies))


def days_late(row: Row) -> int | None:
    """Return how many days after its deadline a report came; None where it was not late or that is not known."""
    if row["filed_on"] is None or row["due_on"] is None or row["filed_on"] <= row["due_on"]:
        return None
    return int((row["filed_on"] - row["due_on"]).days)


def states(rows: Sequence[Row], t: Translate) -> tuple[int, int, list[tuple[str, dict[str, int]]]] | None:
    """Return reports, doubtful cells, and cells by table and state; None where there is no report."""
    if not rows:
        return None
    found: dict[str, dict[str, int]] = {key: {} for key in TABLES}
    for row in rows:
        found.setdefault(row["table_key"], {})[row["state"]] = row["cell_count"]
    reports = max(row["report_count"] for row in rows)
    doubtful = sum(row["doubtful_count"] for row in rows)
    return reports, doubtful, [(t(TABLES.get(key, key)), counts) for key, counts in found.items() if counts]
