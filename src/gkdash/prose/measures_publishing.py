"""Measures of what was published on a channel, or on all of them."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_NO_ITEMS: Final = frozenset(
    {"个", "个次", "项", "节", "堂", "讲", "班", "封", "通", "单", "例", "场次", "轮", "回", "批次", "起", "宗"}
)
_OTHER_VERBS: Final = frozenset(
    {"received", "closed", "joint", "collect", "elsewhere", "outcome", "carried", "repeal", "in_force", "monitor"}
)
# `张贴低保评议、补贴发放等公示470条` hands nothing out
_HANDED_OUT: Final = re.compile(
    "发放(?!等|情况|结果|公示|名单|明细|标准|信息|、[^，。；\\d]{1,12}等(?:公示|信息))|散发|派发|编发|分发|赠阅|赠送|印制|印发|编印|免费领取"
)
_COUNTED: Final = frozenset({"item", "count", "bare"})


def published(subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return `published` where items of information are counted, not events, issues or leaflets handed out."""
    kind = verb.kind if verb is not None else ""
    unit = item.number.unit
    if unit in _NO_ITEMS or kind in _OTHER_VERBS:
        return ()
    if unit in {"期", "期次"} and (subject == "proactive" or not item.has_near("channel")):
        return ()
    if unit in {"次", "期", "场"} and (kind == "hold" or (not kind and subject == "proactive")):
        return ()
    if unit == "次" and kind == "publish" and not item.has_near("channel", "info", "public_info"):
        return ()  # `数据在网站公布，全年公布4次`
    in_brief = unit in {"条", "篇"} and item.has_near("title")  # 编发《简报》24期186条，在公示栏张贴
    if subject == "proactive_board" and not in_brief and _HANDED_OUT.search(item.before(24).rpartition("，")[2]):
        return ()
    if item.before(2) == "横幅":
        return ()  # `悬挂横幅36条` are banners
    if item.base not in _COUNTED or unit == "场":
        return ()
    return ("published",)
