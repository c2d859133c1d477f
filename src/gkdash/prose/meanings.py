"""Words that the sentence around them gives another meaning: a deputy's 建议, 其他 for the rest, a rate without a name.

Each is looked for only where its characters stand in the sentence.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.characters import table, traits_in
from gkdash.prose.claims import CASES, REMEDIES
from gkdash.prose.lexicon import units
from gkdash.prose.mailboxes import with_boxes
from gkdash.prose.number import Number
from gkdash.prose.numerals import han_value
from gkdash.prose.tokens import Token

# one character of each word that may change a meaning
_ADVICE: Final = 1
_DONE: Final = 2
_PARTS: Final = 4
_VIEWS: Final = 8
_HERE: Final = 16
_SORTS: Final = 32
_CALLS: Final = 64
_HANDED: Final = 128
_HINTS: Final = table(
    {
        _ADVICE: "议",
        _DONE: "已功",
        _PARTS: "率除",
        _VIEWS: "见频",
        _HERE: "直并整箱",
        _SORTS: "等案",
        _CALLS: "访违",
        _HANDED: "转属辖我各",
    }
)
_CONFLICTS: Final = re.compile("纠纷|矛盾|争议|调解")
_PUT_OUT: Final = re.compile(
    r"(?:(?<=[等的就对将])|(?:就|对|将|围绕|针对)[^，。；\d]{4,40})([两二三四五六七八九十]|(?<!\d)[1-9]\d?)([项个件部份])"
    r"(?=(?![^，。；]{0,10}向(?:委员|代表|部门|单位|成员|有关|相关))[^，。；\d]{0,14}(?:(?:征求|征集|征询|听取)[^，。；\d]{0,6}意见|意见(?:征集|征询)))"
)
_RECEPTIONS: Final = ("接访", "下访", "约访")
_VISITORS: Final = frozenset({"人", "人次", "名", "批", "批次"})
_MERGED: Final = re.compile(
    "(?:已|均|全面|统一|整体|正式)*(?:并入|归并[到至入]|整合[到至入]|整合并入|归并整合[到至入])"
)
_OF_DEPUTIES: Final = re.compile("提案|人大|政协|代表|委员|议案")
_OF_PROPOSALS: Final = frozenset({"件", "", "条", "项", "份"})
_RATE: Final = re.compile("[一-鿿](?<![两三四双各几种项多])率(?![先领队性])")
_OTHER_PEOPLE: Final = frozenset(
    {"市民", "群众", "公众", "网民", "网友", "企业", "居民", "村民", "职工", "意见", "各方", "社会"}
)
_ANSWERED: Final = frozenset({"直接答复", "直接回复", "直接解答"})
_FILMS: Final = frozenset({"短视频", "视频"})
_UNLAWFUL: Final = re.compile("被?确认[^，。；、\\d]{1,14}违法")
_INFORMATION: Final = frozenset({"info", "public_info"})
_CONTENTS: Final = frozenset(
    {
        "noun", "verb", "act", "thing", "weak", "app_part", "scope_guard", "mediate", "closed", "handle", "monitor",
        "received",
    }
)  # fmt: skip
_UNITS_TOGETHER: Final = re.compile(
    "(?:^|[，；。：])(?:全年|年内|其中|此外)?((?:我[县市区州省局委])?(?:下属|所属|直属|下辖|所辖)|我[县市区州省])"
    "[\\d一二两三四五六七八九十]+[家个](?:单位|部门|机构|学校|医院|分局|支队|大队|站所|监管所|派出所|司法所|乡镇|街道|镇街|镇|乡|县区|县|区)"
    "(?:网站|公众号|政务新媒体|公开栏)?(?:全年|年内|累计|共计|共|合计)*"
    "(?:收到|受理|办理|办结|承办|化解|调解|排查|公开|发布|举办|召开|答复|回复|接待|制发|推送)(?!员|率|栏|室|会)"
)
# `各乡镇通过广播、张贴等渠道共公开信息640条`
_EACH_TOGETHER: Final = re.compile(
    "(?:^|[，；。：])(?:全年|年内|其中|此外)?(各(?:乡镇街道|乡镇|镇街|镇|街道|县区|区县|县市区|部门|单位))"
    "(?:(?:通过|依托|利用|借助|运用|以)[^，。；\\d]{2,20})?(?:全年|年内)?(?:共计|累计|合计|总计|共)"
    "(?:收到|受理|办理|办结|承办|化解|调解|排查|公开|发布|举办|召开|答复|回复|接待|制发|推送)(?!员|率|栏|室|会)"
)
_ENDED: Final = re.compile("[结复毕](?:[，。；、)并]|$)")
_TO_US: Final = re.compile(
    "(?<=[转派交][来入])(?:(?:到|给)?[我本](?!年|期|季|月)|[^；。]{1,12}(?:今年|本年|(?:19|20)[0-9]{2}年)[^，；。]{0,3}[转派交][来入])"
)
_OVER_DISCLOSURE: Final = frozenset({"信息公开类案件", "涉信息公开类案件", "政府信息公开类案件"})
_PAPERS: Final = frozenset({"公报", "日报"})
_OTHERS: Final = frozenset({"其他", "其它"})


def meant(kept: list[Token], text: str) -> list[Token]:
    """Return the tokens of a compared sentence with the meaning that they have there."""
    hints = traits_in(text, _HINTS)
    if not hints:
        return kept
    if hints & _ADVICE and "建议" in text and _OF_DEPUTIES.search(text):
        kept = _of_deputies(kept, text)
    if hints & _DONE and "已主动公开" in text and "规范性文件" in text and "申请" not in text:
        kept = [token.as_kind("publish") if token.text == "已主动公开" else token for token in kept]
    if hints & _PARTS and "率" in text:
        kept = _with_rates(kept, text)
    if hints & _PARTS and "除" in text and ("其他" in text or "其它" in text):
        kept = _with_rest(kept)
    if hints & _VIEWS and "意见" in text:
        put_out = _PUT_OUT.search(text)
        if put_out is not None:
            kept = _with_matters(kept, put_out)
    if hints & _DONE and "已办" in text:
        kept = _done_apart(kept, text)
    if hints & _HANDED and ("转来" in text or "转入" in text):
        kept = _of_last_year(kept, text)
    if hints & _HANDED and ("家" in text or "个" in text) and _UNITS_TOGETHER.search(text) is not None:
        kept = _of_units(kept, text, _UNITS_TOGETHER)
    if hints & _HANDED and "各" in text and ("共" in text or "计" in text) and _EACH_TOGETHER.search(text) is not None:
        kept = _of_units(kept, text, _EACH_TOGETHER)
    if hints & _HERE and "直接" in text:
        kept = _answered_here(kept)
    if hints & _SORTS and "等" in text and ("信息" in text or "资讯" in text or "公示" in text):
        kept = _without_contents(kept)
    if hints & _SORTS and "公开类案件" in text and "复议" in text:
        kept = _with_reviewed(kept)
    if hints & _HERE and ("并入" in text or "整合" in text or "归并" in text):
        kept = _without_merged(kept, text)
    if hints & _CALLS and ("接访" in text or "下访" in text):
        kept = _with_visitors(kept)
    if hints & _HERE and "信箱" in text:
        kept = with_boxes(kept, text)
    if hints & _VIEWS and "视频" in text:
        kept = _with_films(kept)
    if hints & _CALLS and "违法" in text and "确认" in text:
        kept = _with_unlawful(kept, text)
    if hints & _DONE and "成功" in text and _CONFLICTS.search(text):
        kept = _succeeded(kept, text)
    return kept


def _of_deputies(found: list[Token], text: str) -> list[Token]:
    """Take a bare 建议 before a figure for one of the deputies', where the sentence speaks of theirs: `建议3件、提案5件`."""
    kept = list(found)
    for at, token in enumerate(found):
        if token.text != "建议" or token.kind != "generic":
            continue
        if text[max(0, token.start - 2) : token.start] in _OTHER_PEOPLE:
            continue
        counted = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        if any(
            other.number is not None
            and other.number.unit in _OF_PROPOSALS
            and (other.start - token.end in (0, 1) or (token.start == other.end and other.number.unit == "件"))
            for other in counted
        ):
            kept[at] = token.as_kind("subject", "proposals")
    return kept


def _with_rates(found: list[Token], text: str) -> list[Token]:
    """Name the rates that no word names, `接诉即办率`, so that their figures are not taken for another's."""
    if text.count("率") <= len([token for token in found if token.kind == "rate"]):
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
            kept[at] = token.as_kind("rest")
    return kept


def _with_matters(found: list[Token], match: re.Match[str]) -> list[Token]:
    """Take the number of matters put out for opinions for a figure: `就…等三项政策公开征求意见`."""
    start, end = match.start(1), match.end()
    value = int(match[1]) if match[1].isdigit() else han_value(match[1])
    if value is None:
        return found
    number = Number(start, end, value, match[2], units()[match[2]])
    kept = [token for token in found if token.end <= start or token.start >= end]
    return sorted([*kept, Token(start, end, "number", number.kind, "", number)], key=lambda token: token.start)


def _answered_here(found: list[Token]) -> list[Token]:
    """Take 直接答复 for closing where the office that answered stands before it: `县政府办公室直接答复县长信箱来信21件`."""
    kept = found
    for at, token in enumerate(found[1:-1], 1):
        if token.text not in _ANSWERED or found[at - 1].kind != "own" or found[at + 1].start != token.end:
            continue
        if found[at + 1].kind == "subject" and found[at + 1].value in CASES:
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("closed")
    return kept


def _of_units(found: list[Token], text: str, together: re.Pattern[str]) -> list[Token]:
    """Take units by their number, or each of them, for the area they make up, where a clause tells what they did: `所属18家单位发布900条`."""
    heads = [match.span(1) for match in together.finditer(text)]
    kept = [token for token in found if not any(token.start < end and start < token.end for start, end in heads)]
    kept += [Token(start, end, "area", "", text[start:end]) for start, end in heads]
    return sorted(kept, key=lambda token: token.start)


def _done_apart(found: list[Token], text: str) -> list[Token]:
    """Take 已办结 for a mark and what was done: `承办的提案14件已办结`."""
    kept: list[Token] = []
    for token in found:
        if token.text == "已办" and _ENDED.match(text, token.end):
            kept += [
                Token(token.start, token.start + 1, "done", "", "已"),
                Token(token.start + 1, token.end + 1, "closed", "", text[token.start + 1 : token.end + 1]),
            ]
        else:
            kept.append(token)
    return kept


def _of_last_year(found: list[Token], text: str) -> list[Token]:
    """Take what came to us in the year before for that year's, not for carried over: `去年转来我街道1,005件`."""
    return [
        token.as_kind("last", "") if token.value == "carried_in" and _TO_US.match(text, token.end) else token
        for token in found
    ]


def _without_contents(found: list[Token]) -> list[Token]:
    """Leave out words that only say what kinds of information were published: `公开补贴、审核结果等信息204条`, `张贴低保、补贴等公示70条`."""
    gone: set[int] = set()
    for at, token in enumerate(found[:-1]):
        follows = found[at + 1]
        is_content = follows.kind in _INFORMATION or follows.text == "公示"
        if token.text != "等" or not is_content or follows.start - token.end > 2:
            continue
        named: list[int] = []
        for back in range(at - 1, -1, -1):
            kind = found[back].kind
            if kind == "publish" or found[back].text == "张贴":
                gone.update(named)
                break
            if kind in {"mark", "number"}:
                break
            if kind in _CONTENTS or found[back].text in _PAPERS:
                named.append(back)
    return [token for at, token in enumerate(found) if at not in gone] if gone else found


def _with_visitors(found: list[Token]) -> list[Token]:
    """Take 领导接访 right before people for what received them, not for the days: `领导接访126批398人次`."""
    kept = found
    for at, token in enumerate(found[:-1]):
        follows = found[at + 1]
        if token.kind != "act" or not token.text.endswith(_RECEPTIONS) or follows.start != token.end:
            continue
        unit = follows.number.unit if follows.number is not None else ""
        if follows.kind == "beaten" or unit in _VISITORS:
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("subject", "visits")
    return kept


def _without_merged(found: list[Token], text: str) -> list[Token]:
    """Take a line that another took in for a thing: `12369热线并入12345后`."""
    lines = [token for token in found if token.kind == "subject" and token.value in CASES]
    gone: list[Token] = []
    for at in range(len(lines) - 1, 0, -1):
        first, second = lines[at - 1], lines[at]
        if _MERGED.fullmatch(text, first.end, second.start) or (second in gone and first.end == second.start):
            gone.append(first)
    if not gone:
        return found
    return [token.as_kind("thing", "") if token in gone else token for token in found]


def _with_reviewed(found: list[Token]) -> list[Token]:
    """Take cases over disclosure for the remedy spoken of last: `行政复议方面，信息公开类案件2件`."""
    kept = list(found)
    remedy = ""
    for at, token in enumerate(found):
        if token.text in _OVER_DISCLOSURE and remedy:
            kept[at] = token.as_kind("subject", remedy)
        elif token.value in REMEDIES:
            remedy = token.value
    return kept


def _with_films(found: list[Token]) -> list[Token]:
    """Take 短视频 behind the verb for what a channel named before published: `矩阵全年发布短视频、图文2,200条`."""
    kept = found
    channel = False
    for at, token in enumerate(found):
        if token.kind == "mark":
            channel = False
        elif token.kind == "channel":
            channel = True
        elif channel and token.text in _FILMS and found[at - 1].kind == "publish" and found[at - 1].end == token.start:
            if kept is found:
                kept = list(found)
            kept[at] = token.as_kind("info", "")
    return kept


def _with_unlawful(found: list[Token], text: str) -> list[Token]:
    """Take for one decision what was held to be unlawful: `判决确认我局原答复违法`."""
    added = [Token(*match.span(), "outcome_remedy", "corrected", match.group()) for match in _UNLAWFUL.finditer(text)]
    if not added:
        return found
    kept = [token for token in found if not any(new.start < token.end and token.start < new.end for new in added)]
    return sorted([*kept, *added], key=lambda token: token.start)


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
