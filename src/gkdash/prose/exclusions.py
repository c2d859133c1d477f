"""Figures that count nothing this report is asked about: of other times, averages, targets, staff, open cases.

Each question is asked of one figure and answers yes or no; what a figure does count is decided elsewhere.
"""

from __future__ import annotations

import re
from typing import Final

from mypy_extensions import i64

from gkdash.prose.admitted import (
    are_leads,
    are_of_documents,
    are_summed,
    hands_in_requests,
    is_answer,
    is_attribute_of_application,
    is_form_of_letter,
    is_in_pool,
    is_put_out,
    led_to_remedy,
)
from gkdash.prose.characters import table, traits_of
from gkdash.prose.claims import CASES
from gkdash.prose.left_out import is_at_counter, is_looked_into, is_of_some, is_singled_out, is_way_of_filing
from gkdash.prose.other_measures import is_of_another_measure, is_of_day
from gkdash.prose.outcomes import remedy_sought
from gkdash.prose.passage import Passage
from gkdash.prose.roles import role
from gkdash.prose.slots import BLOCKS, NOUNS, PEOPLE, VERB, VERBS, Slot
from gkdash.prose.stretch import Stretch
from gkdash.prose.surroundings import STRONG
from gkdash.prose.tokens import Token

_UNMEASURING: Final = frozenset({"time", "other", "ordinal", "han:time"})
_MEANINGFUL: Final = NOUNS | VERBS | BLOCKS
_COUNTED_BEFORE: Final = STRONG | {"channel", "outcome", "outcome_remedy", "carried"}
_AT_MOST_OF: Final = role({"upper"})
_REACH: Final = role({"reach"})
_GUARD: Final = role({"scope_guard"})
_QUEUE: Final = role({"queue"})
_CHANNEL: Final = role({"channel"})
_NOUN: Final = role({"noun"})
_CLOSED: Final = role({"closed"})
_BLOCKING: Final = role({"verb", "noun", "act", "app_part", "weak", "thing"})
_MASKING: Final = role({"mean", "peak", "soft_target", "target", "last", "from", "growth"})
_SUPERLATIVES: Final = frozenset({"最高", "最多", "最大", "最低"})
_LOOSE_UNITS: Final = frozenset({"个", "项", "批", "班", "组", "次", "名", "位"})
_MEDIATION: Final = ("诉前", "委派", "司法确认")
_DELEGATED: Final = ("诉前委派", "委派调解")
_AT_ONCE: Final = ("一次性", "首次", "二次")
_WAYS: Final = ("会后", "事后", "当场", "现场", "当面", "电话", "即时", "直接", "书面")
# `未在时限内办结2件`
_UNDONE: Final = re.compile("未能?(?:在|按|于)[^，。；]{1,10}(?:办结|答复|回复|办复|办理|处置|反馈)(?:的|共|有)?$")
_DAYS_IN: Final = ("接访日", "接待日", "接访", "下访", "约访", "接访活动", "坐班", "值守", "坐镇")
_DIRECT: Final = frozenset({"直接办理", "直办", "独办"})
_PASSED_ON: Final = frozenset({"转办处理", "派单办理", "转办办理", "转派处理", "转交处理", "派单处理", "登记转办"})
_SAME_DAY: Final = re.compile("(?:均|已)?(?:当日|次日|当天|即时|当场|现场|隔日)(?:内)?(?:答复|回复|办结|解决|答|办)")
# `月均受理420件，全年受理5,040件`
_OF_WHOLE_YEAR: Final = re.compile("，(?:全年|年度|合计|累计|总计|共)[^，；。\\d]{0,8}\\d")
_DEEDS_COUNTED: Final = frozenset({"服务", "抽查", "检查", "走访", "督查", "聘请", "联合", "覆盖"})
# `3件于次年1月答复`, `1件延期至2025年1月答复`
_NEXT_YEAR: Final = re.compile(
    "[^，。；转延]{0,4}(?:于|在)(?:次年|明年|翌年|来年)|[^，。；转延]{0,20}(?:延期|延长|推迟)(?:至|到)(?:19|20)\\d{2}年\\d{1,2}月"
)
# `3至5件`, but not `结转2件至2026年`
_RANGE: Final = re.compile(r"[至到~—](?!(?:19|20)\d{2}年)\d")
_BY_WAY: Final = ("通过", "经由", "以", "由")
_NOT_ONE: Final = ("无", "没有", "未有")
_HAN_FIRST: Final = ord("一")
_HAN_LAST: Final = ord("鿿")
_ROSE: Final = ord("增")
_FELL: Final = ord("减")
_OF_ACCOUNTS: Final = frozenset({"subject", "audience"})
_IS: Final = frozenset("为是系")
_UP_TO: Final = 1
_TO: Final = 2
_BEHIND: Final = table({_UP_TO: "以之", _TO: "至到~—"})
_AT_MOST: Final = ("以内", "以下", "之内")
_REACHED: Final = frozenset({"reach", "total", "scope_guard"})
_LEFT: Final = frozenset({"剩余", "余下", "剩下"})
_SETTLED: Final = frozenset({"closed", "carried", "outcome", "reject"})
_ROUNDS: Final = frozenset({"次", "期", "场", "轮", "场次", "期次"})
_ON_WHAT: Final = ("就", "将", "对", "围绕", "针对")


def is_unmeasuring(item: Slot) -> bool:
    """Tell whether a number is no figure: a time, a score, no single value or an upper bound only."""
    kind = item.number.kind
    if kind in _UNMEASURING or kind == "vague":
        return True
    if traits_of(item.text, item.number.end, _BEHIND) & _UP_TO and item.text.startswith(_AT_MOST, item.number.end):
        return True
    return item.roles & _AT_MOST_OF != 0 and any(
        token.kind == "upper" and token.end >= item.number.start - 1 for token in item.near
    )


def is_masked(item: Slot, stretch: Stretch) -> bool:
    """Tell whether the figure is of another year, a part of the year, an average, a peak, a target or a difference."""
    if stretch.future:
        return True
    if stretch.mask:
        carried = stretch.mask == "past" and any(
            token.value == "carried_in" for token in [*item.near, *item.tail] if token.kind == "carried"
        )
        return not carried
    text, number = item.text, item.number
    if "日" in text and is_of_day(item):
        return True
    if (
        item.roles & _REACH
        and len(item.kinds) == 1
        and any(token.kind == "peak" and token.text not in _SUPERLATIVES for token in item.far)
    ):
        return True  # `访问量最高的一天为6月25日，达11.7万人次`
    if item.roles & _MASKING and is_of_another_measure(item):
        if (
            "mean" in item.kinds
            and not stretch.segment
            and item.has("received", "closed", "handle")
            and not _OF_WHOLE_YEAR.match(text, number.end)
        ):
            stretch.stray = True  # `每月转办热线工单64件，办结64件`
        return True
    if (not number.digits or number.value == 1) and item.before(2).endswith(_NOT_ONE):
        return True
    if ord(text[number.start - 1]) in (_ROSE, _FELL) and item.before(2) != "新增":
        return True
    return traits_of(text, number.end, _BEHIND) & _TO != 0 and _RANGE.match(text, number.end) is not None


def is_blocked(item: Slot, stretch: Stretch) -> bool:
    """Tell whether the figure counts something that has no key: staff, meetings, cases still open, reposts."""
    if item.number.kind.endswith("foreign"):
        stretch.met = stretch.met or item.has_near("act")
        return True
    near = item.near
    if (
        near
        and near[-1].text in _DEEDS_COUNTED
        and (
            (near[-1].end == item.number.start and item.base == "count")
            or (near[-1].text == "服务" and item.base == "people")
        )
    ):
        return True  # `小程序累计服务游客87万人次`
    if ((item.first or item.roles & _GUARD) and is_singled_out(item)) or (
        near and near[-1].kind == "collect" and near[-1].end == item.number.start and item.base != "money"
    ):
        return True
    if is_of_some(item) or (item.number.unit in PEOPLE and is_at_counter(item)):
        return True
    if "未" in item.lead_text and _UNDONE.search(item.lead_text):
        return True
    if item.near_roles & _QUEUE and not is_in_pool(near):
        stretch.stray = stretch.queue = True
        return True
    if item.roles & _NOUN and not stretch.stray:
        stretch.stray = stretch.stray or any(token.text.startswith(_MEDIATION) for token in near)
    if item.roles & _NOUN and any(token.text.startswith(_DELEGATED) for token in near):
        return True  # `法院诉前委派调解医患纠纷42件`
    if item.first:
        return _is_blocked_behind(item, stretch)
    if (
        item.roles & _CLOSED
        and (stretch.part or stretch.segment)
        and any(token.kind == "closed" and _is_by_way(token, item.text) for token in near)
        and not is_answer(item, stretch)
    ):
        return True
    if item.roles & _CHANNEL and item.base == "item" and is_way_of_filing(item):
        return True
    if not item.roles & _BLOCKING:
        return False
    if is_looked_into(item):
        return True
    last_verb = max((token.start for token in near if token.roles & VERB), default=-1)
    last_noun = max((token.start for token in near if token.kind in _COUNTED_BEFORE), default=-1)
    latest = max(last_noun, last_verb)
    last_end = max((token.end for token in near if token.value in CASES), default=-1)
    asked = max((token.start for token in near if token.value == "consultation"), default=-1)
    leads = are_leads(item)
    for token in near:
        kind, start = token.kind, token.start
        if start < asked and kind != "noun":
            continue  # `就水价听证方案公开征求意见`
        if token.text == "失效" and near[-1].kind == "each" and "repeal" in item.kinds:
            continue  # `废止、失效各1件`
        if kind == "verb" and start > last_verb:
            if item.base == "item" and not stretch.segment:
                stretch.stray = True  # `上报网格事件6,240件，办结率99.7%`
            return True
        if kind == "noun" and start < last_noun and token.text.startswith(_WAYS) and item.text[token.end] == "的":
            continue  # `直接办理的区长信箱件87件`
        if kind == "act" and start < last_noun and token.text.endswith(_DAYS_IN) and _receives(item):
            continue  # `领导接访日共接待来访群众23批`
        if kind == "noun" and start < last_noun and led_to_remedy(item, token):
            continue  # `因答复超期被提起行政复议1件`
        if kind == "noun" and start < last_noun and token.text in _DIRECT and not stretch.segment:
            continue  # `办公室直接办理区长信箱来信87件`
        if kind == "noun" and start < last_noun and token.text in _PASSED_ON and not stretch.segment:
            continue  # `转办处理书记信箱来信150封`
        if kind == "act" and any(word.kind == "etc" and word.start > start for word in near) and item.has("channel"):
            continue  # `通过宣传栏、入户走访等公开信息`
        if token.text == "会同" and any(word.kind == "closed" and word.start > start for word in near):
            continue  # `会同网信部门发布回应7次`
        if leads and token.end >= near[-1].start:
            continue  # `12314热线转来问题线索17件`, `安全隐患线索`
        if kind in {"noun", "act"} and (start > last_verb or start > last_noun):
            if kind == "act" and start > latest and not token.text.startswith(("采纳", "吸收")):
                stretch.stray = stretch.met = True
            return True
        if kind == "app_part" and hands_in_requests(item, token):
            continue  # `市民提交诉求1,290件`
        if kind == "app_part" and is_form_of_letter(item, token):
            continue  # `局长信箱收到电子邮件41封`
        if kind == "app_part" and start < last_verb and near[-1].kind == "public_info" and item.number.unit == "条":
            continue  # `线上渠道全年累计公开政府信息8,498条`
        if kind == "app_part" and are_summed(near):
            continue  # `邮件、信函、网上申请合计46件`
        if kind == "app_part" and (start > last_noun or (token.text != "申请人" and _touches(near, token))):
            return True
        if kind == "weak" and start > latest and not item.has("title"):
            return True
        if kind == "thing" and item.number.unit in PEOPLE and "公开" in item.lead_text and _trains(near):
            continue  # `培训业务人员260人次`
        if kind == "thing" and start == last_end and token.text.startswith("办件"):
            continue  # 12345平台办件量1,677件
        if token.text == "文件" and item.text.endswith("有效", 0, start) and are_of_documents(stretch):
            continue  # `制定规范性文件1件，现行有效文件7件`
        if kind == "thing" and start > latest and not is_put_out(near, start):
            return True
    return False


def _is_by_way(token: Token, text: str) -> bool:
    """Tell whether a verb says how something was closed: `现场答复`, `一次性办结`."""
    return token.text.startswith(_WAYS) or text.endswith(_AT_ONCE, 0, token.start)


def _is_blocked_behind(item: Slot, stretch: Stretch) -> bool:
    tail = item.tail
    if remedy_sought(item):
        return False
    if item.before(2) in _LEFT and not any(token.kind in _SETTLED for token in tail):
        return True  # `剩余8件系12月下旬新增`
    if _SAME_DAY.match(item.text, item.number.end) or _NEXT_YEAR.match(item.text, item.number.end):
        return True
    if any(token.kind in {"carried", "outcome"} for token in tail):
        return False
    if is_attribute_of_application(item, stretch):
        return False
    if item.text.startswith(_BY_WAY, item.number.end) and any(token.kind == "app_part" for token in tail):
        return True  # `5件通过政府网站提交`
    if item.has("noun"):
        return True
    if any(token.value == "consultation" for token in tail) and item.number.unit not in _ROUNDS:
        if item.next_unit in _ROUNDS and tail[-1].value == "consultation":
            return True  # `围绕5项办法征集意见6次`
        return not any(word in item.lead_text for word in _ON_WHAT)
    if item.next_unit and item.number.unit in _LOOSE_UNITS and tail[-1].value == "interpretation":
        return item.lead_text.startswith((*_ON_WHAT, "聚焦", "结合"))  # `围绕3项重点政策配发解读5篇`
    head = next((token for token in tail if token.kind in _MEANINGFUL and token.kind != "void"), None)
    if head is not None and head.kind == "app_part" and _is_sent_to_box(head, tail):
        return False  # `41封电子邮件投进局长信箱`
    return head is not None and head.kind in BLOCKS and not any(token.kind == "people" for token in tail)


def _receives(item: Slot) -> bool:
    """Tell whether people are those received, not those who received: `接访日接访群众152人次`, not `接访日坐班接访96人次`."""
    last = item.last(STRONG)
    return last is not None and last.text.startswith(("接待", "接访群众"))


def _is_sent_to_box(head: Token, tail: list[Token]) -> bool:
    """Tell whether a form of letters behind the figure came in by the channel named next."""
    at = tail.index(head)
    return (
        len(tail) > at + 2
        and (tail[at + 1].kind == "received" or tail[at + 1].text == "进入")
        and tail[at + 2].value in CASES
    )


def _trains(near: list[Token]) -> bool:
    return any(token.value == "training" for token in near)


def _touches(near: list[Token], token: Token) -> bool:
    return any(other.start == token.end and other.kind in STRONG for other in near)


def counts_something_else(item: Slot, subject: str) -> bool:
    """Tell whether an unknown thing stands right behind the measure word: `五个法治化`, `3次党政联席会`."""
    end = item.number.end
    following: i64 = ord(item.text[end]) if end < len(item.text) else 0
    if following < _HAN_FIRST or following > _HAN_LAST:
        return False
    tail = item.tail
    if tail and tail[0].start <= end + 1:
        return tail[0].start == end and tail[0].kind in {"unit_part", "thing", "act", "area"} and not item.first
    loose = item.number.unit in _LOOSE_UNITS or not item.number.digits
    if subject == "visits" and not item.number.digits and item.number.unit in PEOPLE:
        return False  # `上访群众四十二人走进接待室`
    return loose and subject != "views" and not item.first


def has_clear_label(item: Slot, place: Passage) -> bool:
    """Tell whether a figure without a measure word is whole: a label before it, and an end behind it."""
    following = item.behind(1)
    if following and following not in "，。；、()：" and not (item.number.scaled and item.behind(2) == "大关"):
        return False  # `粉丝突破12万大关` is whole
    label = item.before(6).rstrip("约超逾近共合计").rstrip("为达到是：至破突过")
    if label.endswith(("账号数", "号数", "栏数", "屏数")):
        return False
    if item.boundary >= 0 and item.before(1) == "：":
        return True
    if item.number.digits == "0" and item.before(1) in _IS and item.has("subject"):
        return True  # `行政复议、诉讼均为0`
    if label.endswith(("数", "量", "总", "粉丝", "用户", "关注", "订阅")):
        return True
    if item.number.scaled and any(
        token.kind in _OF_ACCOUNTS and token.value in {"followers", "views"} for token in item.near
    ):
        return True
    if item.number.scaled and item.kinds and item.kinds <= _REACHED and place.topic in {"followers", "views"}:
        return True
    return place.stretch.bare_list
