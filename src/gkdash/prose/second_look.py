"""Tokens looked at together: figures that count nothing go, names in two pieces are joined, bodies are named.

`365期1,940条` counts items and not issues; `12328热线` is one name; `三个渠道` behind a list is no figure.
"""

from __future__ import annotations

import re

from gkdash.prose.lexicon import units
from gkdash.prose.numbers import Number
from gkdash.prose.numerals import han_value
from gkdash.prose.tokens import Token

_BODY = (
    r"(?:其中|此外|同时|另外|另|年内|全年|本年度|今年|\d{4}年[度，]?)?"
    r"((?:省|市|州|县|区|旗)[一-鿿]{1,14}?(?:局|委|办公室|公开办|中心|院|厅|社|总工会|联合会|大队|支队|集团|委员会|协会|馆|公司|分局|管委会))(?![一-鿿]{0,3}(?:系统|平台|网站))"
)
_FIRST_BODY = re.compile(_BODY)
_LATER_BODY = re.compile(f"[，；。：、）(（]{_BODY}")
_BODIES = re.compile(r"[一-鿿]{0,4}(?:单位|部门|机构|企业|岗位|乡镇|街道|社区|村|科室|栏目|专栏)")
_PUT_OUT = re.compile(
    "(?<=[等的就对将])([两二三四五六七八九十])([项个件部])(?=[^，。；\\d]{2,12}(?:公开|向社会|网上|广泛)(?:公开)?(?:征求|征集)[^，。；\\d]{0,6}意见)"
)
_CROWDS = ("集体", "群体", "规模", "以上集体")
_NOT_ONE = re.compile("(?:都|也|亦)?(?:未|没)")
_CONTACT = re.compile(r"(?:电话|热线|传真|邮编|号码|专线|拨打|编码)[（(：:为是|]*$")
_EMERGENCY = frozenset({"110", "119", "120", "122", "114", "100"})
_OF_DEPUTIES = re.compile("提案|人大|政协|代表|委员|议案")
_OF_PROPOSALS = frozenset({"件", "", "条", "项", "份"})
_LINE_NAME = re.compile("[一-鿿]{2,8}$")
_LINE_NUMBER = re.compile(r"\((?!12345)[\d×xX*—-]{5,}")
_NO_NAMES = (
    "拨打", "用好", "建强", "整合", "来自", "关于", "围绕", "做好", "办好", "开通", "公布", "畅通", "抓好", "管好", "强化",
    "推动", "发挥", "当作", "看作", "作为", "纳入", "融合", "联动", "这条", "该条", "两条", "一条", "部分", "打造", "建设",
    "反映", "依靠", "聚焦", "紧盯", "完善", "健全", "规范", "提升", "升级", "我市", "我县", "我区", "各条", "多条", "非警务",
    "级", "类", "中心", "平台", "系统", "渠道", "的", "和", "与", "及", "由", "从", "把", "将", "对", "向", "在", "以", "是", "为", "市", "县", "区", "省", "州", "了", "到", "给",
)  # fmt: skip
_RATE = re.compile("[一-鿿](?<![两三四双各几种项多])率(?![先领队性])")
_OTHERS = frozenset({"其他", "其它"})
_TIMES = frozenset({"time", "ordinal", "han:time"})
_OWNERS = frozenset({"own", "own_government", "area"})
_SUMMING = frozenset({"、", "共", "，", "共计", "合计", "总计", "累计", "计"})
_ISSUES = frozenset({"期", "期次", "次"})
_BATCHES = frozenset({"批", "批次", "批(次)"})
_ITEMS = frozenset({"条", "篇", "件", "份", "条次", "篇次"})
_PERSONS = frozenset({"人", "人次", "名", "余人", "人(次)"})
_KINDS_OF = frozenset({"个", "类", "项", "种", "大类", "条"})


def settled(found: list[Token], text: str) -> list[Token]:
    """Return the tokens of a compared sentence as they are read on."""
    kept = [token for token in found if token[5] is None or not _counts_nothing(token, token[5], text)]
    if "建议" in text and _OF_DEPUTIES.search(text):
        kept = _of_deputies(kept)
    if "已主动公开" in text and "规范性文件" in text and "申请" not in text:
        kept = [token._replace(kind="publish") if token.text == "已主动公开" else token for token in kept]
    if "率" in text:
        kept = _with_rates(kept, text)
    if "除" in text and ("其他" in text or "其它" in text):
        kept = _with_rest(kept)
    if "意见" in text:
        put_out = _PUT_OUT.search(text)
        if put_out is not None:
            kept = _with_matters(kept, put_out)
    if "成功" in text and ("纠纷" in text or "矛盾" in text or "争议" in text):
        kept = _succeeded(kept, text)
    if "热线" in text:
        kept = _own_lines(kept, text)
    if "期" in text or "批" in text or "次、" in text:
        kept = _beaten(kept)
    if "12" in text or "96" in text or "95" in text or "箱" in text or "复议申请" in text:
        kept = _joined(kept, text)
    return _with_bodies(kept, text)


def _of_deputies(found: list[Token]) -> list[Token]:
    """Take a bare 建议 before a figure for one of the deputies', where the sentence speaks of theirs: `建议3件、提案5件`."""
    kept = list(found)
    for at, token in enumerate(found):
        if token.text != "建议" or token.kind != "generic":
            continue
        counted = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        if any(
            other.number is not None
            and other.number.unit in _OF_PROPOSALS
            and (other.start - token.end in (0, 1) or (token.start == other.end and other.number.unit == "件"))
            for other in counted
        ):
            kept[at] = token._replace(kind="subject", value="proposals")
    return kept


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
    if number.unit == "人" and number.hedge and text.startswith(_CROWDS, end):
        return True  # `5人以上集体访4批`
    if number.unit in {"个", "家", "名"} and _BODIES.match(text, end):
        return True
    if number.digits or number.kind in {"percent", "tenths"}:
        return False
    if number.kind == "foreign":
        return True
    if number.value == 1 and text[max(0, start - 2) : start].endswith(("最高", "每", "单", "最多", "前")):
        return True
    if number.value == 1 and text[end : end + 1] == number.unit:
        return True  # `一封封来信`
    if number.value == 1 and _NOT_ONE.match(text, end):
        return True  # `一例未有`
    if text[start] == "二" and number.unit == "次" and number.value == 2:
        return True  # 二次 is the second time, 两次 are two
    if number.value == 1 and start > 1 and text[start - 2] == "一" and text[start] == "一":
        return True  # `一窗一栏一册`
    if number.value > 20 or number.hedge or number.unit not in _KINDS_OF:
        return False
    following = text[end : end + 1]
    return "一" <= following <= "鿿" and following not in "均已全也都"


def _with_rates(found: list[Token], text: str) -> list[Token]:
    """Name the rates that no word names, `接诉即办率`, so that their figures are not taken for another's."""
    if text.count("率") <= len([token for token in found if token[2] == "rate"]):
        return found
    added = [
        Token(match.start(), match.end(), "rate", "-", match.group())
        for match in _RATE.finditer(text)
        if not any(token.start < match.end() and match.start() < token.end for token in found)
    ]
    return sorted([*found, *added], key=lambda token: token.start) if added else found


def _with_rest(found: list[Token]) -> list[Token]:
    """Take 其他 before a figure, where some were excepted, for the rest: `除3件结转外，其他21件均已答复`."""
    kept = list(found)
    excepted = False
    for at, token in enumerate(found[:-1]):
        excepted = excepted or token.kind == "except"
        if excepted and token.text in _OTHERS and found[at + 1].number is not None and found[at + 1].start == token.end:
            kept[at] = token._replace(kind="rest")
    return kept


def _with_matters(found: list[Token], match: re.Match[str]) -> list[Token]:
    """Take the number of matters put out for opinions for a figure: `就…等三项政策公开征求意见`."""
    start, end = match.span()
    value = han_value(match[1])
    if value is None:
        return found
    number = Number(start, end, value, match[2], units()[match[2]])
    kept = [token for token in found if token.end <= start or token.start >= end]
    return sorted([*kept, Token(start, end, "number", number.kind, "", number)], key=lambda token: token.start)


def _succeeded(found: list[Token], text: str) -> list[Token]:
    """Take 成功 right before a figure for what was settled: `调解纠纷118起、成功112起`."""
    kept: list[Token] = []
    for token in found:
        start = token.start - 2
        if token.number is not None and start >= 0 and text[start : token.start] == "成功":
            is_free = not kept or kept[-1].end <= start
            if is_free:
                kept.append(Token(start, token.start, "closed", "", "成功"))
        kept.append(token)
    return kept


def _own_lines(found: list[Token], text: str) -> list[Token]:
    """Take a line with a name of its own, `爱心热线`, for another than the government's."""
    kept = found
    for at, token in enumerate(found):
        if token.value != "hotline_12345" or not (token.text.startswith("热线") or token.text.endswith("热线")):
            continue
        if _LINE_NUMBER.match(text, token.end):
            if kept is found:
                kept = list(found)
            kept[at] = token._replace(value="hotline_other")
            continue
        named = _LINE_NAME.search(text, found[at - 1].end if at else 0, token.start)
        if token.text.startswith("热线") and named is not None and not named.group().endswith(_NO_NAMES):
            if kept is found:
                kept = list(found)
            kept[at] = token._replace(value="hotline_other")
    return kept


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
        if other.number.unit in (_ITEMS if number.unit in _ISSUES else _PERSONS):
            if kept is found:
                kept = list(found)
            kept[index] = Token(token.start, token.end, "beaten", "", token.text)
    return kept


def _joined(found: list[Token], text: str) -> list[Token]:
    """Join what the lexicon sees in two: a hotline's number and name, a mailbox and the word before it."""
    joined: list[Token] = []
    for token in found:
        last = joined[-1] if joined else None
        if last is not None and last.kind == "ignore" and token.kind == "subject" and len(joined) > 1:
            last = joined[-2]  # `12316`三农热线
            if last.kind == "subject" and token.start - joined[-1].end == 0:
                whole = _name_in_two(last, token, text)
                if whole is not None:
                    joined[-2:] = [whole]
                    continue
            last = joined[-1]
        if last is not None and last.kind == "subject":
            if token.kind == "subject":
                whole = _name_in_two(last, token, text)
                if whole is not None:
                    joined[-1] = whole
                    continue
            elif (
                token.value == ")"
                and last.value == "hotline_other"
                and last.text[0].isdigit()
                and len(joined) > 1
                and joined[-2].value == "("
            ):
                # 咨询热线（96123）: the number stands beside its name, not aside
                del joined[-2]
                continue
        joined.append(token)
    return joined


def _name_in_two(last: Token, token: Token, text: str) -> Token | None:
    if token.start - last.end > 4:
        return None
    beside = token.start == last.end
    if last.value in {"hotline_other", "hotline_12345"} and last.text[0].isdigit():
        line = token.text.startswith("热线") or token.value == "hotline_other"
        if line and (beside or last.value == "hotline_other") and "、" not in text[last.end : token.start]:
            return last._replace(end=token.end, text=text[last.start : token.end])
    if beside and last.value == "review" and token.value == "applications":
        return last._replace(end=token.end, text=text[last.start : token.end])  # 公开复议申请书
    if beside and token.value == "leader_mailbox" and last.value == "public_inquiry":
        return token._replace(start=last.start, text=text[last.start : token.end])
    return None


def _with_bodies(found: list[Token], text: str) -> list[Token]:
    """Name the body a clause begins with, `县供销社`: what follows is its own."""
    first = _FIRST_BODY.match(text)
    named = [*_LATER_BODY.finditer(text, first.end() if first else 0)]
    if first:
        named.insert(0, first)
    added = [
        Token(match.start(1), match.start(1) + 1, "own", "", match.group(1))
        for match in named
        if "融媒" not in match.group(1)
        and not any(token.start == match.start(1) and token.kind in _OWNERS for token in found)
    ]
    return sorted([*found, *added], key=lambda token: token[0]) if added else found
