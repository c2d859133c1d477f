"""The sheets over what the prose states: channels of requests, rates, and every claim with its words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from gkdash.exports import words
from gkdash.exports.reading import Record
from gkdash.exports.tables.model import Column, Hedged, Kind, Mark, Sheet, Value
from gkdash.exports.tables.source import Source
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure
from gkdash.metrics.claims import CHANNELS
from gkdash.prose import vocabulary

SUBJECTS = (*CHANNELS, "requests", "visits", "disputes")
"""What the sheet of channels shows: each channel, all of them as one sentence pools them, visitors, disputes."""

_COUNTS = ("received", "closed")


def channels(source: Source, t: Translate, language: str) -> Sheet:
    """Return requests received and closed by channel, of the agency's own year."""
    shown = [
        (subject, measure)
        for subject in SUBJECTS
        for measure in _COUNTS
        if measure in vocabulary.subjects()[subject].measures
    ]
    claims = _own(source.claims)
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        *(
            Column(_measure(measure, language), Kind.COUNT, 10, _subject(subject, language))
            for subject, measure in shown
        ),
    )
    rows: list[tuple[Value, ...]] = []
    for row in source.filed:
        values = (_stated(claims[row["report_id"], f"{subject}.{measure}"], t) for subject, measure in shown)
        rows.append((row["agency"], words.unit_type(row["unit_type"], t), *values))
    note = t(
        "取自正文，只取本单位本年的数。空着的是正文没有写明，不是 0；“余”“约”为原文的限定；前后不一的照列。各渠道口径不一，不相加。"
    )
    return Sheet(t("热线与渠道"), t("热线与诉求渠道"), note, columns, tuple(rows))


def rates(source: Source, t: Translate, language: str) -> Sheet:
    """Return every rate: stated by the prose, or implied by the counts that it states."""
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        Column(t("事项"), width=16),
        Column(t("比率"), width=12),
        Column(t("数值（%）"), Kind.RATE, 10),
        Column(t("来源"), width=10),
        Column(t("分子"), Kind.COUNT, 9),
        Column(t("分母"), Kind.COUNT, 9),
        Column(t("能否由整数得出"), width=14),
        Column(t("范围"), width=14),
        Column(t("期间"), width=10),
        Column(t("原文"), Kind.LONG, 50),
        Column(t("文件"), Kind.LONG, 40),
    )
    possible = {True: t("能"), False: t("不能"), None: ""}
    ordered = sorted(source.rates, key=lambda row: row["measure"] != "satisfaction_rate")
    rows = tuple(
        (
            row["agency"],
            words.unit_type(row["unit_type"], t),
            _subject(row["subject"], language),
            _measure(row["measure"], language),
            row["rate"],
            t("原文写明") if row["is_stated"] else t("由件数得出"),
            row["numerator"],
            row["denominator"],
            possible[row["is_possible"]],
            words.named(words.SCOPES, row["scope"], t),
            words.named(words.PERIODS, row["period"], t),
            row["evidence"],
            row["file_name"],
        )
        for row in ordered
    )
    note = t(
        "满意率在前，其余按单位排列。原文写明的比率没有分子；分母是原文为它给出的件数，没有给出的空着，此时不宜比较。由件数得出的是办结率。"
    )
    return Sheet(t("满意率与办结率"), t("满意率、办结率等比率"), note, columns, rows)


def claims(source: Source, t: Translate, language: str) -> Sheet:
    """Return every figure that the prose states, with the words it rests on and what a person decided about it."""
    columns = (
        Column(t("单位"), width=34),
        Column(t("类型"), width=13),
        Column(t("指标名称"), width=24),
        Column(t("键"), width=26),
        Column(t("数值"), Kind.COUNT, 12),
        Column(t("单位（量词）"), width=10),
        Column(t("限定"), width=22),
        Column(t("范围"), width=14),
        Column(t("期间"), width=10),
        Column(t("原文"), Kind.LONG, 50),
        Column(t("核对结果"), width=10),
        Column(t("更正为"), Kind.COUNT, 10),
        Column(t("理由"), Kind.LONG, 24),
        Column(t("文件"), Kind.LONG, 40),
        Column(t("报告编号"), width=15),
    )
    rows = tuple(
        (
            row["agency"],
            words.unit_type(row["unit_type"], t),
            vocabulary.label(row["key"], language),
            row["key"],
            row["value"],
            row["unit"],
            words.named(words.QUALIFIERS, row["qualifier"], t),
            words.named(words.SCOPES, row["scope"], t),
            words.named(words.PERIODS, row["period"], t),
            row["evidence"],
            words.named(words.CLAIM_DECISIONS, row["decision"], t),
            row["corrected_value"],
            row["reason"],
            row["file_name"],
            row["report_id"],
        )
        for row in source.claims
    )
    note = t("每行一个数，数值为基本单位（万、亿已换算，比率为百分数）。更正列在原数旁边，不改原数。")
    return Sheet(t("文字中的数字"), t("正文写明的数字"), note, columns, rows)


def _own(rows: Sequence[Record]) -> dict[tuple[str, str], list[Record]]:
    found: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for row in rows:
        if (row["scope"], row["period"]) == ("own", "year"):
            found[row["report_id"], row["key"]].append(row)
    return found


def _stated(found: Sequence[Record], t: Translate) -> Value:
    """Return the one figure stated, hedged where the text hedges it; several that differ as they are."""
    values = {(row["value"], row["qualifier"]) for row in found}
    if not values:
        return None
    if len(values) > 1:
        several = "、".join(dict.fromkeys(figure(row["value"]) for row in found))
        return Mark(t("不一致：{values}", values=several))
    value, qualifier = values.pop()
    return float(value) if qualifier == "exact" else Hedged(float(value), qualifier)


def _subject(key: str, language: str) -> str:
    found = vocabulary.subjects()[key]
    return found.zh if language == "zh" else found.en


def _measure(key: str, language: str) -> str:
    found = vocabulary.measures()[key]
    return found.zh if language == "zh" else found.en
