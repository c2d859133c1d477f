"""The sheet that says what words and figures of the workbook mean: measures, checks, states, decisions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from gkdash.charts.filing import STATUS_NAMES
from gkdash.charts.reading import STATE_NAMES
from gkdash.checks.registry import checks
from gkdash.checks.spoken import cited
from gkdash.exports import words
from gkdash.exports.tables.model import Column, Kind, Sheet, Value
from gkdash.i18n import Translate, mark


@dataclass(frozen=True, slots=True)
class Definition:
    """A computed figure in words."""

    name: str
    unit: str
    formula: str
    numerator: str
    denominator: str
    caveat: str


MEASURES = (
    Definition(
        mark("公开率"),
        "%",
        mark("（予以公开＋部分公开）÷办理结果总计"),
        mark("表三（一）予以公开、（二）部分公开，总计列"),
        mark("表三（七）总计，总计列"),
        mark("分母为 0 或有一项缺数时没有比率；分母小的单位不宜排名。"),
    ),
    Definition(
        mark("办结率（由件数得出）"),
        "%",
        mark("正文写明的办结件数÷受理件数（写明结转的一并计入）"),
        mark("正文写明的办结件数"),
        mark("正文写明的受理件数，加上写明的结转件数"),
        mark("件数带“余”“约”或前后不一时没有比率；办结多于受理时没有比率。"),
    ),
    Definition(
        mark("满意率（原文写明）"),
        "%",
        mark("照录正文，不重新计算"),
        mark("原文没有写明"),
        mark("原文为它给出的件数，没有给出的空着"),
        mark("各单位的调查方法不同，没有分母的不宜比较。"),
    ),
    Definition(
        mark("逾期天数"),
        mark("天"),
        mark("报送日期减期限"),
        "",
        "",
        mark("报送日期取首次报送的落款与公布日期中较晚的；没有日期的不判断。"),
    ),
)

STATE_MEANINGS = {
    "number": mark("明确填写的数字，0 也是数字。"),
    "blank": mark("有这一格，没有填；不当作 0。"),
    "placeholder": mark("填了“/”“—”“无”“不适用”等；不当作 0。"),
    "unreadable": mark("有文字（如“详见附件”），读不出数字；不当作 0。"),
    "missing": mark("表格有这一格，报告里没有。"),
}
STATUS_MEANINGS = {
    "on_time": mark("报送日期不晚于期限。"),
    "late": mark("报送日期晚于期限。"),
    "undated": mark("有报告，日期或期限不明。"),
    "missing": mark("名录内应报而没有报告，不论期限是否已到。"),
}
DECISION_MEANINGS = {
    "confirmed": mark("核对后认为属实。"),
    "explained": mark("属实，有正当理由，不必整改。"),
    "waived": mark("不予追究，不必整改。"),
    "sent_back": mark("已退回单位，待整改。"),
    "mended": mark("单位已整改。"),
}


def definitions(t: Translate, language: str) -> Sheet:
    """Return the sheet."""
    columns = (
        Column(t("类别"), width=12),
        Column(t("名称"), width=26),
        Column(t("键"), width=24),
        Column(t("单位（量词）"), width=10),
        Column(t("含义"), Kind.LONG, 60),
        Column(t("分子"), Kind.LONG, 28),
        Column(t("分母"), Kind.LONG, 28),
        Column(t("注意"), Kind.LONG, 44),
        Column(t("法律依据"), Kind.LONG, 28),
    )
    rows = (*_measures(t), *codes(t), *_checks(t, language))
    return Sheet(t("定义"), t("指标、检查与状态的定义"), t("本工作簿所用的词和数的含义。"), columns, rows)


def _measures(t: Translate) -> Iterator[tuple[Value, ...]]:
    for item in MEASURES:
        numerator, denominator = (t(text) if text else None for text in (item.numerator, item.denominator))
        unit = item.unit if item.unit == "%" else t(item.unit)
        yield t("指标"), t(item.name), None, unit, t(item.formula), numerator, denominator, t(item.caveat), None


def codes(t: Translate) -> Iterator[tuple[Value, ...]]:
    """Yield what states and decisions mean: kind, name, key, and the meaning in the fifth place."""
    kinds = (
        (t("格的状态"), STATE_NAMES, STATE_MEANINGS),
        (t("报送状态"), STATUS_NAMES, STATUS_MEANINGS),
        (t("处理决定"), words.DECISIONS, DECISION_MEANINGS),
    )
    for kind, names, meanings in kinds:
        for key, meaning in meanings.items():
            yield kind, t(names[key]), key, None, t(meaning), None, None, None, None


def _checks(t: Translate, language: str) -> Iterator[tuple[Value, ...]]:
    en = language == "en"
    for item in checks():
        title, meaning, needs = (text.en if en else text.zh for text in (item.title, item.explanation, item.needs))
        severity = words.named(words.SEVERITIES, item.severity.value, t)
        yield (
            t("检查（{severity}）", severity=severity),
            title,
            item.id,
            None,
            meaning,
            None,
            None,
            t("需要：{needs}", needs=needs),
            cited(item.citation, language),
        )
