"""The sheets with one row per agency over the statutory tables: filing, own initiative, applications, remedies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from gkdash.charts.filing import STATUS_NAMES
from gkdash.exports import words
from gkdash.exports.reading import Record
from gkdash.exports.tables.model import Column, Kind, Mark, Sheet, Value
from gkdash.exports.tables.source import Source
from gkdash.i18n import Translate

OUTCOMES = ("granted", "partly_granted", "refused", "unavailable", "rejected", "other_outcome")
"""The six ways in which an application ends, by their names in the summary of a report."""

_REMEDIES = ("upheld", "corrected", "other", "pending", "total")
_PROCEDURES = ("review", "litigation_direct", "litigation_after_review")


def filing(source: Source, t: Translate) -> Sheet:
    """Return who has filed what, from which file, and how well it was read."""
    columns = (
        *_agency(t),
        Column(t("在名录"), width=8),
        Column(t("报送"), width=9),
        Column(t("期限"), Kind.DAY, 12),
        Column(t("报送日期"), Kind.DAY, 12),
        Column(t("逾期天数"), Kind.COUNT, 9),
        Column(t("版本"), Kind.COUNT, 7),
        Column(t("版式"), width=8),
        *(Column(name, Kind.COUNT, 9, t("法定表格的格数")) for name in _counts(t)),
        Column(t("文件"), Kind.LONG, 44),
        Column(t("文件 SHA-256"), width=66),
        Column(t("报告编号"), width=15),
    )
    rows = tuple(
        (
            *_who(row, t),
            t("是") if row["on_roster"] else t("否"),
            words.named(STATUS_NAMES, row["status"], t),
            row["due_on"],
            row["filed_on"],
            _days_late(row),
            row["revision"],
            row["edition"],
            *(
                row[name]
                for name in (
                    "number_count",
                    "blank_count",
                    "placeholder_count",
                    "unreadable_count",
                    "missing_count",
                    "doubtful_count",
                )
            ),
            row["file_name"],
            row["sha256"],
            row["report_id"],
        )
        for row in source.filing
    )
    note = t(
        "报送日期取落款与公布日期中较晚的；版本为同一单位同一年度的第几次报送。空白、占位符、无法读取、缺失都不是 0；存疑是读取的疑问，不算单位的差错。"
    )
    return Sheet(t("报送"), t("报送情况"), note, columns, rows)


def applications(source: Source, t: Translate) -> Sheet:
    """Return applications received and how they ended, with the rate of disclosure and what it rests on."""
    counts = ("new_received", "carried_in", *OUTCOMES, "processed_total", "carried_out")
    groups = ["", "", *[t("本年度办理结果")] * 7, ""]
    heads = (
        t("本年新收"),
        t("上年结转"),
        t("予以公开"),
        t("部分公开"),
        t("不予公开"),
        t("无法提供"),
        t("不予处理"),
        t("其他处理"),
        t("办理结果总计"),
        t("结转下年"),
    )
    columns = (
        *_agency(t),
        *(Column(head, Kind.COUNT, 10, group) for head, group in zip(heads, groups, strict=True)),
        Column(t("公开（分子）"), Kind.COUNT, 10, t("公开率")),
        Column(t("办结（分母）"), Kind.COUNT, 10, t("公开率")),
        Column(t("公开率（%）"), Kind.RATE, 10, t("公开率")),
    )
    rows = [(row, (*(row[name] for name in counts), *_disclosed([row]))) for row in source.filed]
    note = t(
        "件。取自表三“总计”列。（三）至（六）为各小项之和，有一项没有数字则不计算。公开率＝（予以公开＋部分公开）÷办理结果总计；分母为 0 或缺数时没有比率。"
    )
    return _with_totals(t("申请办理"), t("申请办理情况"), note, columns, rows, t, _disclosed)


def remedies(source: Source, t: Translate) -> Sheet:
    """Return reviews and litigation by outcome."""
    groups = (t("行政复议"), t("行政诉讼（未经复议直接起诉）"), t("行政诉讼（复议后起诉）"))
    heads = (t("结果维持"), t("结果纠正"), t("其他结果"), t("尚未审结"), t("总计"))
    columns = (*_agency(t), *(Column(head, Kind.COUNT, 9, group) for group in groups for head in heads))
    places = [("remedies", row, column) for row in _PROCEDURES for column in _REMEDIES]
    rows = [
        (row, tuple(cell_value(source.cells[row["report_id"]].get(place), t) for place in places))
        for row in source.filed
    ]
    return _with_totals(t("复议诉讼"), t("行政复议、行政诉讼情况"), t("件。取自表四。"), columns, rows, t)


def proactive(source: Source, t: Translate) -> Sheet:
    """Return what was disclosed on own initiative: the table's main figures, and items published as the prose tells."""
    names = (
        ("normative_issued", t("制发"), t("行政规范性文件（件）")),
        ("normative_repealed", t("废止"), t("行政规范性文件（件）")),
        ("normative_in_force", t("现行有效"), t("行政规范性文件（件）")),
        ("licensing_decisions", t("行政许可"), t("处理决定（件）")),
        ("penalty_decisions", t("行政处罚"), t("处理决定（件）")),
        ("coercion_decisions", t("行政强制"), t("处理决定（件）")),
        ("fees_wan", t("行政事业性收费（万元）"), ""),
    )
    columns = (
        *_agency(t),
        *(Column(head, Kind.COUNT, 16 if name == "fees_wan" else 11, group) for name, head, group in names),
        Column(t("主动公开信息（条，据文字）"), Kind.COUNT, 14),
        Column(t("限定"), width=22),
    )
    rows = [
        (
            row,
            (
                *(row[name] for name, _, _ in names),
                row["proactive_published"],
                words.named(words.QUALIFIERS, row["proactive_qualifier"], t),
            ),
        )
        for row in source.filed
    ]
    note = t(
        "取自表二；现行有效件数是存量，同一文件可能由起草和印发单位各计一次。最后两列取自正文，没有写明或前后不一的空着。"
    )
    return _with_totals(t("主动公开"), t("主动公开情况"), note, columns, rows, t)


def cell_value(cell: Record | None, t: Translate) -> Value:
    """Return what stands for a cell: its figure, or a word that says why there is none."""
    if cell is None:
        return None
    if cell["value"] is not None:
        return cell["value"]
    if cell["state"] == "placeholder":
        return Mark(t("占位符：{raw}", raw=cell["raw"]))
    if cell["state"] == "unreadable":
        return Mark(t("无法读取：{raw}", raw=cell["raw"]))
    return Mark(t("空白") if cell["state"] == "blank" else t("缺失"))


def _agency(t: Translate) -> tuple[Column, Column]:
    return Column(t("单位"), width=34), Column(t("类型"), width=13)


def _who(row: Record, t: Translate) -> tuple[Value, Value]:
    name = row["agency"]
    return t("{name}（汇总）", name=name) if row["is_above"] else name, words.unit_type(row["unit_type"], t)


def _counts(t: Translate) -> tuple[str, ...]:
    return (t("数字"), t("空白"), t("占位符"), t("无法读取"), t("缺失"), t("存疑"))


def _days_late(row: Record) -> int | None:
    if row["status"] != "late":
        return None
    return int((row["filed_on"] - row["due_on"]).days)


def _disclosed(rows: Iterable[Record]) -> tuple[Value, Value, Value]:
    """Return numerator, denominator and rate over the rows that have all three figures."""
    full = [
        row
        for row in rows
        if row["granted"] is not None and row["partly_granted"] is not None and row["processed_total"] is not None
    ]
    if not full:
        return None, None, None
    numerator = sum(row["granted"] + row["partly_granted"] for row in full)
    denominator = sum(row["processed_total"] for row in full)
    return numerator, denominator, 100 * numerator / denominator if denominator else None


def _with_totals(
    name: str,
    title: str,
    note: str,
    columns: tuple[Column, ...],
    rows: Sequence[tuple[Record, tuple[Value, ...]]],
    t: Translate,
    last: Callable[[Iterable[Record]], tuple[Value, ...]] | None = None,
) -> Sheet:
    """Return a sheet with sums below: over those that are above nobody, since a consolidated report holds the others."""
    units = [(row, values) for row, values in rows if not row["is_above"]]
    added = [_added([values[index] for _, values in units]) for index in range(len(columns) - 2)]
    sums, counted = [value for value, _ in added], [count for _, count in added]
    if last is not None:
        rate = last([row for row, _ in units])
        sums[-len(rate) :] = rate
        counted[-1] = None
    totals = (
        (t("合计（不含汇总报告）"), t("{n} 家", n=len(units)), *sums),
        (t("有数字的单位数"), None, *counted),
    )
    body = tuple((*_who(row, t), *values) for row, values in rows)
    return Sheet(name, title, note, columns, body, totals)


def _added(values: Sequence[Value]) -> tuple[Value, int | None]:
    numbers = [value for value in values if isinstance(value, (int, float))]
    if not numbers:
        return None, None if any(isinstance(value, str) for value in values) else 0
    return round(sum(numbers), 4), len(numbers)
