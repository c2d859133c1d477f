"""Tokens looked at together: figures that count nothing go; what words and names mean here is settled.

`365期1,940条` counts items and not issues; `三个渠道` behind a list is no figure.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.asides import without_limits, without_matters
from gkdash.prose.characters import table, traits_in
from gkdash.prose.meanings import meant
from gkdash.prose.number import Number
from gkdash.prose.tokens import Token
from gkdash.prose.whole_names import named_whole

# one character of each word after which tokens are looked at together
_LIMITS: Final = 1
_MATTERS: Final = 2
_ISSUED: Final = 4
_HINTS: Final = table({_LIMITS: "时限内", _MATTERS: "涉关反针因", _ISSUED: "期批"})
_BODIES: Final = re.compile(
    r"[一-鿿]{0,4}(?:单位|部门|机构|企业|岗位|乡镇|街道|社区(?!居民|群众)|村(?!民|居)|科室|栏目|专栏)"
)
# `57名村文书参训`
_TRAINED: Final = re.compile("(?<=名)[^，。；、\\d]{1,12}(?:参训|受训|参培|到课|参加了?[^，。；]{0,4}培训)")
_HUNDRED: Final = ("100%", "百分之百", "百分之一百")
_CROWDS: Final = ("集体", "群体", "规模", "以上集体")
_NOT_ONE: Final = re.compile("(?:都|也|亦)?(?:未|没)")
_NONE: Final = ("无", "没有", "未有")
_CARRIED: Final = re.compile(
    "(?:申请)?(?:需要?|须|被|是|由|从)*(?:上年度?)?(?:结转|转入|转至|转到|转下|顺延|延至|延到|跨年)"
)
_CONTACT: Final = re.compile(r"(?:电话|热线|传真|邮编|号码|专线|拨打|编码)[（(：:为是|]*$")
_EMERGENCY: Final = frozenset({"110", "119", "120", "122", "114", "100"})
_TIMES: Final = frozenset({"time", "ordinal", "han:time"})
_SUMMING: Final = frozenset({"、", "共", "，", "共计", "合计", "总计", "累计", "计"})
_ISSUES: Final = frozenset({"期", "期次", "次"})
_BATCHES: Final = frozenset({"批", "批次", "批(次)"})
_ITEMS: Final = frozenset({"条", "篇", "件", "份", "条次", "篇次"})
_PERSONS: Final = frozenset({"人", "人次", "名", "余人", "人(次)"})
_SHEETS: Final = frozenset({"张", "本", "套"})
_SHORTCOMINGS: Final = ("问题中", "问题，", "问题。", "短板", "不足", "薄弱", "方面问题", "突出问题")
_KINDS_OF: Final = frozenset({"个", "类", "项", "种", "大类", "条"})


def settled(found: list[Token], text: str) -> list[Token]:
    """Return the tokens of a compared sentence as they are read on."""
    kept = [token for token in found if token.number is None or not _counts_nothing(token, token.number, text)]
    kept = meant(kept, text)
    hints = traits_in(text, _HINTS)
    if hints & _LIMITS:
        kept = without_limits(kept, text)
    if hints & _MATTERS:
        kept = without_matters(kept, text)
    if hints & _ISSUED or "次、" in text:
        kept = _beaten(kept)
    return named_whole(kept, text)


def _counts_nothing(token: Token, number: Number, text: str) -> bool:
    """Tell whether a number is a duration, an ordinal, a telephone number, or how many kinds were just listed."""
    start, end = token.start, token.end
    if number.kind in _TIMES:
        return True
    if number.kind == "bare":
        if len(number.digits) >= 4 and _CONTACT.search(text[max(0, start - 6) : start]):
            return True
        if number.digits in _EMERGENCY and (text[end : end + 1] == "、" or "一" <= text[end : end + 1] <= "鿿"):
            return True
    if number.unit in _KINDS_OF and text.startswith(_SHORTCOMINGS, end):
        return True  # `热线答复慢等3个问题`
    if number.unit == "个" and text.startswith(_HUNDRED, end):
        return True  # `办结率、满意率实现“三个100%”`
    if number.unit == "人" and number.hedge and text.startswith(_CROWDS, end):
        return True  # `5人以上集体访4批`
    if number.unit in {"个", "家", "名"} and _BODIES.match(text, end) and not _TRAINED.match(text, end):
        return True
    if number.digits or number.kind in {"percent", "tenths"}:
        return False
    if number.kind == "foreign":
        return True
    if number.value == 1 and text[max(0, start - 2) : start].endswith(("最高", "每", "单", "最多", "前")):
        return True
    if number.value == 1 and number.unit in _SHEETS:
        return True  # `三个入口归到一张工单里`
    if number.value == 1 and text[end : end + 1] == number.unit:
        return True  # `一封封来信`
    if number.value == 1 and (
        _NOT_ONE.match(text, end) or (text.endswith(_NONE, 0, start) and _CARRIED.match(text, end))
    ):
        return True  # `一例未有`, `无一件转入下年`, `没有一件需要结转下年度`
    if text[start] == "二" and number.unit == "次" and number.value == 2:
        return True  # 二次 is the second time, 两次 are two
    if number.value == 1 and start > 1 and text[start - 2] == "一" and text[start] == "一":
        return True  # `一窗一栏一册`
    if number.value > 20 or number.hedge or number.unit not in _KINDS_OF:
        return False
    following = text[end : end + 1]
    return "一" <= following <= "鿿" and following not in "均已全也都"


def _is_in_run(found: list[Token], index: int) -> bool:
    """Tell whether a figure is one of a run of several things: `发布会、访谈、解读分别开展3场、4期、28篇`."""
    for token in reversed(found[:index]):
        if token.kind == "respectively":
            return True
        if token.kind == "mark":
            return False
    return False


def _beaten(found: list[Token]) -> list[Token]:
    """Leave out issues before items and batches before people: `365期1,940条` counts items, `83批214人次` people."""
    kept = found
    for index, token in enumerate(found):
        number = token.number
        if number is None or not (number.unit in _ISSUES or number.unit in _BATCHES):
            continue
        following = (
            other for other in found[index + 1 : index + 4]
            if other.text not in _SUMMING and other.kind not in {"about", "at_least_pre"}
        )  # fmt: skip
        other = next(following, None)
        if other is None or other.number is None or other.start - token.end > 3:
            continue
        if number.unit == "次" and other.start - token.end > 1:
            continue
        if other.start > token.end and _is_in_run(found, index):
            continue
        if other.number.unit in (_ITEMS if number.unit in _ISSUES else _PERSONS):
            if kept is found:
                kept = list(found)
            kept[index] = Token(token.start, token.end, "beaten", "", token.text)
    return kept
