"""Words that change what holds in a stretch: years, parts of the year, whose figures, parts and totals."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from gkdash.prose.lexicon import listed
from gkdash.prose.others import is_reporting
from gkdash.prose.passage import Passage
from gkdash.prose.slots import VERBS
from gkdash.prose.tokens import Token

_OTHER_BUSINESS: Final = listed("other_business")
_SCOPES: Final = frozenset({"area", "own", "own_government"})
OF_YEAR: Final = frozenset({"this_year", "year", "whole_year"})
_FLAGS: Final = frozenset({"cumulative", "target", "part", "attribute", "urging"})
_DOING: Final = VERBS - {"received", "publish"}
_OF_DOCUMENTS: Final = re.compile("(?:以来)?(?:印发|制定|出台|制发|发布|公布)[^，。；]{0,8}文件")
# `创近三年新低`, `为近五年来最多`
_OF_RANK: Final = re.compile("(?:以来|来|中|里|同期)?的?(?:新高|新低|之最|最|首次|首位|峰值|次高|次低|第)")
_TIMES_LAST: Final = re.compile(
    r"的?(?:近|约|不到)?(?:[\d.]+|[一二两三四五六七八九十百分之点]+)(?:多)?(?:倍|成|%|，|、)"
)
# `2026年，我局将以…为抓手`: all of the sentence is a plan
_PLANNED: Final = re.compile("年度?，?[^，。；]{0,8}将")
# `对拟出台的7项草案，公开征求意见5次`: what was to come is what the clause is on, not what follows
_DRAFTED: Final = re.compile("(?:出台|制定|印发|发布|实施|修订|制发|颁布|调整|报审|提请审议)的")
# `申请内容涉及公证收费、律师管理`: what applications were about
_CONTENT_OF: Final = re.compile(
    "(?:申请|诉求|咨询|来信|留言|工单)(?:内容|事项)[^，。；]{0,6}(?:涉及|集中|关于|为|包括)"
)
# `全市办理建议118件；市政府门户网站公开办理结果90件`: where the area's replies are published
_REPLIES_ON: Final = re.compile(
    "(?:门户|官方)?网站?[^，。；\\d]{0,8}(?:公开|公布)[^，。；\\d]{0,8}(?:办理结果|复文|答复)"
)
_PLANS: Final = ("预计", "预期", "计划", "年度目标", "工作目标", "目标任务")
_HANDED: Final = ("转办", "交办", "分办", "派发", "转交", "转送", "移交")
# `向县内各级各部门派发工单`: whose those orders are
_HANDING: Final = frozenset({"向", "给", "至"})
_HANDED_TO: Final = re.compile(
    "[^，。；\\d]{0,10}?(?:派发|派送|派出|分派|转派|转办|交办|分办|派)(?:热线|工单|诉求|件|群众)"
)
_RANKED: Final = frozenset({"排名", "位居", "位列", "名列"})
_USING: Final = frozenset({"登录", "登入", "使用", "接入", "对接"})
# `承办县乡两级人大代表建议11件`, `办理市县两级转办信访件9件`: whom it came from
_HANDED_BY: Final = re.compile(
    "人大|政协|党代|代表|委员|(?:信访|党委|热线|12345)?(?:部门|机构|机关|政府|平台)?(?:交办|转办|转来|交来|派发|派来|下派|转送)"
)
_LEVELS_TOGETHER: Final = ("两级", "三级")
_AND_OTHERS: Final = ("及其部", "及部门", "和各部", "及各部")
_LEVELS: Final = frozenset("省市县区州")
_BUREAUS: Final = frozenset({"局", "厅", "委"})
_GOVERNMENT: Final = ("政府", "人民政府", "府办")
_BUREAU_REPORTS: Final = re.compile("[我本](?:局|委|厅|院|中心|镇|乡|街道|所|站)")
_CORRECTED: Final = re.compile(
    r"[^，。；\d]{0,10}\d[\d,.万]*[一-鿿]{1,2}(?:更正|修正|订正|核定|核实|核减|核增)[为至到]"
)
# `由2023年的88.2%、2024年的91.5%提升至95.9%`
_RISEN: Final = re.compile(
    r"年?(?:度|底|末)?的?[\d.,]+万?[%件条次人起]?(?:[、和](?:19|20)\d{2}年(?:度|底|末)?的?[\d.,]+万?[%件条次人起]?){0,3}(?:逐年|持续|稳步|大幅|又|再)?[提上升增跃攀回][升高至到加长升]?[至到为]"
)
# `截至目前，公众号粉丝1.3万人` is the stock as any other
_STOCK: Final = re.compile("，?[^，。；\\d]{0,16}(?:粉丝|关注|订阅)")
# `围绕春运期间出行、汛期防灾等社会关切`: what was answered, not when
_SEASONS: Final = frozenset({"汛期", "暑期", "春节期间", "高考期间", "国庆期间", "春运期间", "双休日", "节假日"})
_ABOUT: Final = re.compile("(?:围绕|聚焦|针对|关于|就(?!业|近|医|学|餐))[^，。；\\d]*$")
_AND_SUCH: Final = re.compile("[^，。；\\d]{0,24}等")
# `县政府网站承载其中1.9万条`
_HOLDS_PART: Final = re.compile("[^，。；\\d]{2,14}其中")
# `其中…900件，其余单位合计1,500件`, `另两家合计910元`
_PART_OF: Final = re.compile("(?:其中|其余|其他|余下|剩余|另外?[两二三四五六七八九十几])[^，。；]*$")
# `全市…，其中澜溪区政府900件`: of a level below the area's
_NAMED_BELOW: Final = re.compile("(?:其中[，：]?|[、；])[一-鿿]{2,4}$")
_BELOW: Final = (("全省", "市州县区旗"), ("全市", "县区旗"), ("全州", "市县旗"), ("全盟", "市县旗"))
# `下半年比上半年少15.4%，办结率100%`
_OF_PARTS: Final = re.compile("(?:同期)?[，]?(?:环比|比|较|相比|相较)(?![重例])")
_CLAUSE_ENDS: Final = frozenset({"", "，", "；", "。", "中"})
_AT: Final = frozenset("于在")
_EVENTS: Final = frozenset({"training", "press_conference", "online_interview", "consultation"})
_SITES: Final = frozenset({"网站", "门户", "信息", "公报", "政务", "官网"})

STATEFUL: Final = (
    _SCOPES
    | OF_YEAR
    | _FLAGS
    | {"other_body", "last", "part_year", "respectively", "thing", "subject", "received", "total"}
)


def note(tokens: list[Token], index: int, words: list[Token], text: str, place: Passage, *, total_seen: bool) -> None:
    """Note what the word at `index` changes; `words` are those of its clause so far, itself the last."""
    token = tokens[index]
    kind = token.kind
    stretch = place.stretch
    if kind == "part":
        # 热线工单按类型分，咨询9件、投诉8件: without a total they are no parts
        stretch.part = token.value != "sorts" or any(claim.measure == "received" for claim in place.claims)
    elif kind == "target" and token.text == "拟" and not stretch.mask and _DRAFTED.match(text, token.end):
        stretch.mask = "part"
        stretch.compared = True
    elif kind == "target":
        # `占全年目标任务的96%`, `比年初预计的250件少`
        measured = len(words) > 1 and any(
            word.kind == "share" or (word.kind == "than" and token.text.startswith(_PLANS)) for word in words[:-1]
        )
        if not measured:
            # `1件在办，拟于下月答复；…`: of the stretch that counted something
            stretch.planned = stretch.planned or (not stretch.future and bool(stretch.segment))
            stretch.future = True
    elif kind == "cumulative":
        if _OF_RANK.match(text, token.end):
            return
        stretch.cumulative = not _OF_DOCUMENTS.match(text, token.end)
        # `对2001年以来的214件文件逐件清理；`: of what comes before the semicolon
        stretch.stock = bool(stretch.segment) or text.startswith("的", token.end)
    elif kind == "attribute":
        stretch.attribute = True
    elif kind == "urging":
        stretch.urging = True
    elif kind == "year":
        _note_year(token, words, place)
    elif kind == "last":
        compared = any(word.kind == "than" for word in words[-4:-1]) or _TIMES_LAST.match(text, token.end)
        if not compared and not (index and tokens[index - 1].kind == "from"):
            stretch.mask = "past"
    elif kind in {"this_year", "whole_year"}:
        if index and tokens[index - 1].kind == "year" and tokens[index - 1].end >= token.start - 1:
            return  # `2021年度报告中` is of 2021
        if stretch.mask in {"past", "part"}:
            stretch.mask = ""
            stretch.opened = False
        if kind == "this_year":
            stretch.cumulative = False
    elif kind == "part_year":
        if token.text == "截至目前" and _STOCK.match(text, token.end):
            return
        if any(word.text == "对" for word in words):
            return  # `对一名申请人当月提出的15件申请`
        if token.text in _SEASONS and _ABOUT.search(text, 0, token.start) and _AND_SUCH.match(text, token.end):
            return
        if any(word.kind == "from" for word in words) and _CORRECTED.match(text, token.end):
            return  # `由年中快报口径的534篇更正为541篇`
        dated = text[token.start - 1 : token.start] in _AT or token.text.endswith("旬")
        if dated and token.text[0].isdigit() and _dates_event(tokens, index):
            return  # `于11月举办培训1场`, `11月中旬，市政府办公室举办培训班`
        stretch.compared = stretch.compared or (not stretch.mask and _OF_PARTS.match(text, token.end) is not None)
        stretch.mask = "part"
    elif kind == "respectively":
        stretch.part = stretch.part or total_seen
    elif kind == "thing":
        stretch.other_business = stretch.other_business or (
            token.text.startswith(_OTHER_BUSINESS)
            and text[token.end : token.end + 1] != "局"
            and _CONTENT_OF.search(text, stretch.begin, token.start) is None
        )
    elif kind == "other_body":
        if place.scope == "area" and _speaks_for_area(token, text, place):
            place.scope = "own"
    elif kind in {"subject", "received"}:
        if "我" in token.text:
            place.scope = "own"
    elif kind == "total":
        # `其中线上渠道(县长信箱、网民留言)共430件` sums up a part
        stretch.part = stretch.part and _PART_OF.search(text, 0, token.start) is not None
        if token.text.startswith("全年"):
            stretch.mask = ""
    elif kind in _SCOPES:
        _note_scope(tokens, index, words, text, place)


def _note_year(token: Token, words: list[Token], place: Passage) -> None:
    year, stretch = place.year, place.stretch
    if year is None:
        return
    before = words[-2] if len(words) > 1 else None
    value = int(token.value)
    if value == year:
        stretch.mask = ""
        stretch.opened = False
        stretch.cumulative = False
    elif value < year:
        led = before is not None and before.kind == "from" and before.end >= token.start - 1
        if not led and not (any(word.kind == "from" for word in words) and _RISEN.match(place.text, token.end)):
            stretch.mask = "past"
    elif before is None or not (
        before.kind == "carried" or (before.value == "consultation" and before.end == token.start)
    ):
        stretch.mask = "next"
        if before is None and _PLANNED.match(place.text, token.end):
            stretch.future = True


def _note_scope(tokens: list[Token], index: int, words: list[Token], text: str, place: Passage) -> None:
    """Note whose figures follow; 全县 as a place or yardstick, and 县政府网站 as a channel, change nothing."""
    token = tokens[index]
    previous = tokens[index - 1] if index else None
    stretch = place.stretch
    inside = stretch.part or stretch.depth_part
    if inside and (place.scope == "area" or stretch.resumed) and _is_of_others(token, text, place):
        stretch.theirs = True
        return
    stretch.theirs = False
    if token.kind == "area":
        following = tokens[index + 1] if index + 1 < len(tokens) else None
        guarded = (
            previous is not None
            and previous.kind in {"scope_guard", "than", "share"}
            and previous.end >= token.start - 1
            and not (
                previous.text in _HANDING
                and _HANDED_TO.match(text, token.end)
                and not any(word.kind == "own" for word in words[:-1])
            )
        )
        measured = (
            following is not None
            and following.start - token.end <= 4
            and (
                following.kind == "scope_after"
                or (following.text in _RANKED and following.start == token.end)
                or (following.kind == "mean" and previous is not None and previous.end == token.start)
            )
        )
        handed = previous is not None and previous.end == token.start and previous.text.startswith(_HANDED)
        # `通过省教育系统填报`: what one fills in
        used = token.text.endswith("系统") and (
            any(word.kind == "through" for word in words[:-1]) or text[max(0, token.start - 2) : token.start] in _USING
        )
        from_above = token.text.endswith(_LEVELS_TOGETHER) and _HANDED_BY.match(text, token.end) is not None
        if (
            not guarded
            and not measured
            and not handed
            and not from_above
            and not used
            and not any(word.kind in _DOING for word in words[:-1])
        ):
            place.scope = "area"
            stretch.resumed = False
        return
    if token.kind == "own_government":
        if text[token.end : token.end + 3] in _AND_OTHERS:
            return
        if previous is not None and previous.kind in {"scope_guard", "publish"} and previous.end == token.start:
            return
        if place.scope == "area" and _REPLIES_ON.match(text, token.end):
            return
        led = (
            place.stretch.part
            or place.stretch.depth_part
            or (previous is not None and previous.text == "、")
            or any(word.kind in {"through", "part"} for word in words[:-1])
            or _HOLDS_PART.match(text, token.end) is not None
        )
        if led and text[token.end : token.end + 2] in _SITES:
            return
    stretch.urging = False
    if _is_named(token) and _is_second(token, place):
        stretch.theirs = True
        return
    stretch.owner = stretch.owner or token.text
    if place.scope == "area" and stretch.part and token.kind in {"own", "own_government"}:
        stretch.resumed = True
    place.scope = "own"


def _speaks_for_area(token: Token, text: str, place: Passage) -> bool:
    """Tell whether a bureau of the area's own level has what follows, not what it hands on: `全省举办118场，省厅9场`."""
    if token.text[0] not in _LEVELS or token.text[1:] not in _BUREAUS:
        return False
    if (("全" + token.text[0]) not in place.whole and "全系统" not in place.whole) or text.startswith(
        _HANDED, token.end
    ):
        return False
    return text[token.start - 1 : token.start] in _CLAUSE_ENDS


def _dates_event(tokens: list[Token], index: int) -> bool:
    """Tell whether a month says when an event was held: the clause goes on to hold one."""
    held = False
    for token in tokens[index + 1 :]:
        if token.kind == "mark" and token.value != ",":
            break
        if token.kind == "number":
            return False
        if token.kind == "mark" and held:
            return False
        held = held or token.kind == "hold"
        if held and token.kind == "subject" and token.value in _EVENTS:
            return True
    return False


def _is_of_others(token: Token, text: str, place: Passage) -> bool:
    """Tell whether an owner behind 其中 is another body than the one that reports: `其中市政府新闻办22场。我局…`."""
    if token.kind in {"own", "own_government"} and token.text[1:].startswith(_GOVERNMENT):
        if text[token.end : token.end + 2] in _SITES:
            return False
        return _is_below(token, text, place.whole) or _is_of_bureau(place.whole)
    return _is_named(token) and not is_reporting(token.text, place.whole)


@lru_cache(maxsize=4)
def _is_of_bureau(passage: str) -> bool:
    """Tell whether a bureau or town speaks of itself in a passage; asked of every owner in it, and searched for once."""
    return _BUREAU_REPORTS.search(passage) is not None


def _is_second(token: Token, place: Passage) -> bool:
    """Tell whether another body had its part of an area's figure: `全县214件，县政府办公室承办63件，县公安局承办22件`."""
    owner = place.stretch.owner
    if owner in {"", token.text} or is_reporting(token.text, place.whole):
        return False
    return any(claim.scope == "area" for claim in place.stretch.segment)


def _is_below(token: Token, text: str, passage: str) -> bool:
    """Tell whether a government is one of those below the area spoken of, by its name: `全市…，其中澜溪区政府900件`."""
    if _NAMED_BELOW.search(text, max(0, token.start - 7), token.start) is None:
        return False
    return any(area in passage and token.text[0] in levels for area, levels in _BELOW)


def _is_named(token: Token) -> bool:
    """Tell whether an owner is a body by its own name, `县供销社`, of which the token holds the first character."""
    return token.kind == "own" and len(token.text) > token.end - token.start


def speaks_of_year(tokens: list[Token], begin: int) -> bool:
    """Tell whether the stretch from `begin` up to the next semicolon speaks of the year."""
    for index in range(begin, len(tokens)):
        token = tokens[index]
        if token.kind in OF_YEAR:
            return True
        if token.value == ";" and token.kind == "mark":
            return False
    return False
