"""What stands on a workbook's first sheet: of whom, of when, how much of it is there, what was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from gkdash.exports.reading import Origin
from gkdash.exports.tables.model import Sheet
from gkdash.exports.tables.source import Source
from gkdash.i18n import Translate
from gkdash.i18n.formats import moment


def title(source: Source, t: Translate) -> str:
    """Return the title of the workbook."""
    name = source.scope.name or source.origin.title
    return t("{name}{year}年政府信息公开年报数据表", name=name, year=source.year)


def about(source: Source, sheets: Sequence[Sheet], t: Translate, language: str) -> tuple[tuple[str, str], ...]:
    """Return the lines of the first sheet: what, and the words."""
    return (
        *label(source.origin, t),
        (t("年度"), str(source.year)),
        (t("范围"), source.scope.name or t("库中全部单位")),
        *as_of(source.origin, t, language),
        (t("覆盖"), _coverage(source, t)),
        (t("未列入"), _left_out(source, t)),
        (t("空格"), t("空着的格表示没有这个数，不是 0；没有数字的法定表格写明原因。")),
        (t("溯源"), t("每行的文件名和报告编号指向原文件；“报送”表列有每份文件的 SHA-256。")),
        *((sheet.name, sheet.title) for sheet in sheets),
    )


def label(origin: Origin, t: Translate) -> tuple[tuple[str, str], ...]:
    """Return the label of made-up data, where it is."""
    return ((t("虚构数据"), origin.notice),) if origin.notice else ()


def as_of(origin: Origin, t: Translate, language: str) -> tuple[tuple[str, str], ...]:
    """Return of when the figures are and from which generation of the store."""
    return (
        (t("数据截至"), t("{moment}（北京时间）", moment=moment(origin.as_of, language))),
        (
            t("数据版本"),
            t("{generation}，读取程序第 {version} 版", generation=origin.generation, version=origin.parser_versions),
        ),
    )


def _coverage(source: Source, t: Translate) -> str:
    status = Counter(row["status"] for row in source.filing)
    return t(
        "应报或已报 {n} 家，有报告 {filed} 家，未报 {missing} 家；名录外 {outside} 家。",
        n=len(source.filing),
        filed=len(source.filed),
        missing=status["missing"],
        outside=sum(not row["on_roster"] for row in source.filing),
    )


def _left_out(source: Source, t: Translate) -> str:
    counts = [source.filed_sum(name) for name in ("blank_count", "placeholder_count", "unreadable_count")]
    return t(
        "被更正取代的版本不在各表中（见“更正情况”）；没有数字的格：空白 {blank}、占位符 {placeholder}、无法读取 {unreadable}、缺失 {missing}；读取存疑 {doubtful} 格，照列。",
        blank=counts[0],
        placeholder=counts[1],
        unreadable=counts[2],
        missing=source.filed_sum("missing_count"),
        doubtful=source.filed_sum("doubtful_count"),
    )
