"""The sheets of findings with what people decided, and of what changed between versions of a report."""

from __future__ import annotations

from collections.abc import Mapping

from gkdash.charts.reading import STATE_NAMES
from gkdash.checks.places import column_name, row_name
from gkdash.exports import words
from gkdash.exports.findings import citation, mend, said, title
from gkdash.exports.tables.cells import NUMBERS
from gkdash.exports.tables.model import Column, Kind, Mark, Sheet, Value
from gkdash.exports.tables.source import Source
from gkdash.i18n import Translate
from gkdash.i18n.formats import in_beijing
from gkdash.state import Decided


def findings(source: Source, decisions: Mapping[tuple[str, str], Decided], t: Translate, language: str) -> Sheet:
    """Return every finding on the year; `decisions` are those in force by agency and `check/fingerprint`."""
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        Column(t("检查"), width=22),
        Column(t("程度"), width=8),
        Column(t("出在"), width=12),
        Column(t("发现的情况"), Kind.LONG, 60),
        Column(t("由此引起"), width=22),
        Column(t("怎样处理"), Kind.LONG, 40),
        Column(t("法律依据"), Kind.LONG, 26),
        Column(t("决定"), width=14),
        Column(t("理由"), Kind.LONG, 24),
        Column(t("决定人"), width=10),
        Column(t("决定日期"), Kind.DAY, 12),
        Column(t("检查编号"), width=22),
        Column(t("文件"), Kind.LONG, 40),
    )
    rows: list[tuple[Value, ...]] = []
    for row in source.findings:
        decided = decisions.get((row["agency_id"], f"{row['check_id']}/{row['fingerprint']}"))
        rows.append(
            (
                row["agency"],
                words.unit_type(row["unit_type"], t),
                title(row["check_id"], language),
                words.named(words.SEVERITIES, row["severity"], t),
                words.named(words.FAULTS, row["fault"], t),
                said(row, language),
                title(row["follows"], language) if row["follows"] else None,
                mend(row["check_id"], language),
                citation(row["check_id"], language),
                words.named(words.DECISIONS, decided.decision.value, t) if decided else None,
                decided.reason if decided else None,
                decided.person if decided else None,
                in_beijing(decided.decided_at).date() if decided else None,
                row["check_id"],
                row["file_name"],
            )
        )
    note = t(
        "检查只说数字和文字说了什么，不推断原因；“出在”一列写“读取存疑”的，可能是程序没有读对，不算单位的差错。“由此引起”指与同一份报告的另一项同因。"
    )
    return Sheet(t("检查发现"), t("检查发现与处理决定"), note, columns, tuple(rows))


def revisions(source: Source, t: Translate, language: str) -> Sheet:
    """Return every cell in which a version of a report differs from the one before it."""
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        Column(t("版本"), Kind.COUNT, 8),
        Column(t("表"), width=8),
        Column(t("行"), Kind.LONG, 40),
        Column(t("列"), width=16),
        Column(t("更正前"), Kind.COUNT, 14),
        Column(t("更正后"), Kind.COUNT, 14),
        Column(t("更正前原文"), Kind.LONG, 18),
        Column(t("更正后原文"), Kind.LONG, 18),
        Column(t("文件"), Kind.LONG, 40),
    )
    rows = tuple(
        (
            row["agency"],
            words.unit_type(row["unit_type"], t),
            row["revision"],
            t(NUMBERS[row["table_key"]]),
            row_name(row["table_key"], row["row_key"], language),
            column_name(row["table_key"], row["column_key"], language),
            _side(row["value_before"], row["state_before"], t),
            _side(row["value_after"], row["state_after"], t),
            row["raw_before"],
            row["raw_after"],
            row["file_name"],
        )
        for row in source.revisions
    )
    note = t("同一单位同一年度前后两次报送之间，数值或状态不同的格。原来的版本仍在库中。")
    return Sheet(t("更正情况"), t("报告更正情况"), note, columns, rows)


def _side(value: float | None, state: str | None, t: Translate) -> Value:
    if value is not None:
        return value
    return Mark(words.named(STATE_NAMES, state, t)) if state else Mark(t("该版式没有此格"))
