"""What the prose states of applications, reviews, litigation and documents against the tables; knows no other claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gkdash.agencies.unit_type import unit_type_of
from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import PASSED, cell, claim, finding, not_applicable, not_evaluable, number, verdict
from gkdash.forms import CellKey, all_editions
from gkdash.records import Fact, Finding, Indicator, Report, State

CHECK = Check(
    id="text_table_mismatch",
    severity=Severity.ERROR,
    title=Texts("文字与表格不一致", "The prose and a table disagree"),
    explanation=Texts(
        "正文所述申请、复议、诉讼、规范性文件的数量与法定表格不符。“收到”按新收或新收加结转任一口径相符即视为一致；"
        "概数按界限比较；范围不同（备案、全系统、政府办公室本级）的不作比较。",
        "A number of applications, reviews, litigation or documents in the prose differs from the statutory table. "
        "收到 agrees where it fits new cases, or new and carried in together; hedged figures are compared as bounds; what "
        "has another scope is not compared.",
    ),
    citation="国办公开办函〔2021〕30号 附件",
    needs=Texts("正文中的数字和表格中相应的格", "A figure in the prose and the cells it is about"),
    mend=Texts("核对台账，改正文字或表格中的一处。", "Check against the register and correct the prose or the table."),
)

_COLUMNS = frozenset(["total", "upheld", "corrected", "pending", "issued", "made", "repealed", "in_force"])
_APPLICATIONS, _PROACTIVE, _REMEDIES = "applications", "proactive", "remedies"
_NARROWER = re.compile(r"本级|政府办公室|政府办|本机关|机关本部|[县市区]府办")
_ANSWERED = re.compile(r"答复|回复")
_NEW = re.compile(r"新收|新增|新受理")
_FILED_FOR_RECORD = "备案"
_GROUPS = {
    "refused": ("不予公开", "refused"),
    "unavailable": ("无法提供", "could not be provided"),
    "rejected": ("不予处理", "not handled"),
}
_ABOUT = 0.15
"""`约`, `左右`: what differs by less than this share is still about the same."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to find a claim in the tables: cells to add, cells to take off, and what the sum is called."""

    label: Texts
    plus: tuple[CellKey, ...]
    minus: tuple[CellKey, ...] = ()


def examine(dossier: Dossier) -> Verdict:
    """Compare every claim that a table also holds; a key is not compared where its cells hold no figures."""
    report = dossier.report
    claims = [found for found in report.indicators if found.key in _readings() and found.period == "year"]
    if not claims:
        return not_applicable("正文没有表格也有的数字。")
    rows = {key[1] for stated in claims for reading in _fitting(stated) for key in (*reading.plus, *reading.minus)}
    facts = {
        (fact.table, fact.row, fact.column): fact
        for fact in report.cells
        if fact.column in _COLUMNS and fact.row in rows
    }
    kind = dossier.unit_type or unit_type_of(report.agency or "")
    prose = prose_of(report)
    compared = 0
    found: list[Finding] = []
    wrong: list[Indicator] = []
    for stated in _in_scope(report, prose, claims, government=kind == "government"):
        sums = [(reading, total) for reading in _fitting(stated) if (total := _sum(reading, facts)) is not None]
        if not sums:
            continue
        compared += 1
        if any(_agrees(stated, total) for _, total in sums):
            continue
        if stated.how == "all_closed" and any(
            other.value == stated.value and other.key.endswith(".received") for other in wrong
        ):
            continue
        wrong.append(stated)
        found.append(_finding(stated, sums, facts))
    if not compared:
        return not_evaluable("表格中相应的格没有数字，或正文数字的范围与表格不同。")
    return verdict(found) if found else PASSED


@cache
def _readings() -> Mapping[str, tuple[Reading, ...]]:
    def applications(zh: str, en: str, *rows: str) -> Reading:
        return Reading(Texts(zh, en), tuple((_APPLICATIONS, row, "total") for row in rows))

    def remedies(zh: str, en: str, column: str, *rows: str) -> Reading:
        return Reading(Texts(zh, en), tuple((_REMEDIES, row, column) for row in rows))

    found: dict[str, tuple[Reading, ...]] = {
        "applications.received": (
            applications("本年新收", "new applications", "new_received"),
            applications("本年新收加上年结转", "new applications and those carried in", "new_received", "carried_in"),
        ),
        "applications.carried_in": (applications("上年结转", "applications carried in", "carried_in"),),
        "applications.closed": (applications("办理结果总计", "total handled", "processed_total"),),
        "applications.carried_out": (
            applications("结转下年度继续办理", "applications carried out to next year", "carried_out"),
        ),
        "applications.granted": (applications("予以公开", "applications granted", "granted"),),
        "applications.partly_granted": (applications("部分公开", "applications partly granted", "partly_granted"),),
    }
    rows = [row.key for row in all_editions()[-1].table(_APPLICATIONS).rows]
    for group, (name, english) in _GROUPS.items():
        members = [row for row in rows if row.startswith(group)]
        found[f"applications.{group}"] = (
            applications(f"{name}各项之和", f"all rows of “{name}” ({english}) together", *members),
        )
    courts = ("litigation_direct", "litigation_after_review")
    for measure, name, english in (
        ("received", "总计", ""),
        ("upheld", "结果维持", ", upheld"),
        ("corrected", "结果纠正", ", corrected"),
    ):
        column = "total" if measure == "received" else measure
        found[f"review.{measure}"] = (
            remedies(f"行政复议{name}", f"administrative reviews{english}", column, "review"),
        )
        found[f"litigation.{measure}"] = (
            remedies(f"两类行政诉讼{name}之和", f"both kinds of litigation together{english}", column, *courts),
            remedies(f"未经复议直接起诉{name}", f"litigation without review{english}", column, courts[0]),
            remedies(f"复议后起诉{name}", f"litigation after review{english}", column, courts[1]),
        )
    found["review.closed"] = (_closed("行政复议", "administrative reviews", "review"),)
    found["litigation.closed"] = (
        _closed("两类行政诉讼", "both kinds of litigation together", *courts),
        _closed("未经复议直接起诉", "litigation without review", courts[0]),
        _closed("复议后起诉", "litigation after review", courts[1]),
    )
    for measure, name, english, columns in (
        ("issued", "本年制发", "issued this year", ("issued", "made")),
        ("repealed", "本年废止", "repealed this year", ("repealed",)),
        ("in_force", "现行有效", "in force", ("in_force",)),
    ):
        label = Texts(f"行政规范性文件{name}", f"normative documents {english}")
        found[f"normative_documents.{measure}"] = tuple(
            Reading(label, ((_PROACTIVE, "normative_documents", column),)) for column in columns
        )
    return found


def _answers(*others: str) -> Reading:
    """Return the reading of 答复 that leaves out what was withdrawn, not corrected or otherwise ended without an answer."""
    return Reading(
        Texts("办理结果总计减其他处理", "total handled less handled otherwise"),
        ((_APPLICATIONS, "processed_total", "total"),),
        tuple((_APPLICATIONS, row, "total") for row in others),
    )


_ANSWERS = (_answers("other_not_corrected", "other_fee_unpaid", "other_miscellaneous"), _answers("other"))


def _closed(zh: str, en: str, *rows: str) -> Reading:
    return Reading(
        Texts(f"{zh}总计减尚未审结", f"{en}, less those pending"),
        tuple((_REMEDIES, row, "total") for row in rows),
        tuple((_REMEDIES, row, "pending") for row in rows),
    )


def _in_scope(report: Report, prose: Prose, claims: list[Indicator], *, government: bool) -> Iterator[Indicator]:
    """Yield the claims that speak of what the report's own tables count."""
    doubted = [
        warning.address.start
        for warning in report.warnings
        if warning.address and warning.address.start is not None and not warning.code.startswith("cell_")
    ]
    whole = {stated.key for stated in claims if stated.scope == "area"}
    for stated in claims:
        sentence = prose.text[stated.sentence_start : stated.sentence_end]
        if any(stated.sentence_start <= at < stated.sentence_end for at in doubted):
            continue
        if _FILED_FOR_RECORD in sentence and not stated.key.startswith("applications"):
            continue
        if stated.scope == "area" and not government:
            continue
        if stated.scope == "own" and government and (stated.key in whole or _NARROWER.search(sentence)):
            continue
        yield stated


def _fitting(stated: Indicator) -> tuple[Reading, ...]:
    readings = _readings()[stated.key]
    if stated.key == "applications.closed" and _ANSWERED.search(stated.evidence):
        return (*readings, *_ANSWERS)
    if stated.key == "applications.received" and _NEW.search(stated.evidence):
        return readings[:1]
    return readings


def _sum(reading: Reading, facts: Mapping[CellKey, Fact]) -> float | None:
    """Return what a reading gives, or None where one of its cells holds no sure figure."""
    total = 0.0
    for sign, keys in ((1, reading.plus), (-1, reading.minus)):
        for key in keys:
            fact = facts.get(key)
            if fact is None or fact.state is not State.NUMBER or fact.value is None or fact.doubt:
                return None
            total += sign * fact.value
    return total


def _agrees(stated: Indicator, total: float) -> bool:
    if stated.qualifier == "at_least":
        return total >= stated.value
    if stated.qualifier == "about":
        return abs(total - stated.value) <= _ABOUT * max(stated.value, 1)
    if stated.how == "all_closed":
        return stated.value <= total
    return total == stated.value


def _finding(stated: Indicator, sums: list[tuple[Reading, float]], facts: Mapping[CellKey, Fact]) -> Finding:
    figure = number(stated.value)
    zh, en = ("", "") if figure in stated.evidence else (f"（即{figure}）", f" (that is, {figure})")
    told = Texts(
        "，".join(f"{reading.label.zh}为{number(total)}" for reading, total in sums),
        ", ".join(f"{number(total)} for {reading.label.en}" for reading, total in sums),
    )
    message = Texts(
        f"文字称“{stated.evidence}”{zh}，表格中{told.zh}。",
        f"The prose says “{stated.evidence}”{en}; the tables have {told.en}.",
    )
    reading = sums[0][0]
    cells = [cell(facts[key]) for key in (*reading.plus, *reading.minus)]
    return finding(CHECK, message, [claim(stated), *cells])
