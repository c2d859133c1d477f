"""Figures of information published: on the channel that words name, on all, or of what is spoken of."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import AUDIENCES, CHANNELS, REMEDIES
from gkdash.prose.found import Found
from gkdash.prose.inherited import inherited
from gkdash.prose.left_out import is_urged
from gkdash.prose.nouns import channel_of
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import channel_of_stock, on_channel, without_channel
from gkdash.prose.settling import ISSUES
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

_ISSUED: Final = ("公开总", "主动公开总", "发布", "推送", "更新", "发文", "发稿", "推文")
_INFORMING: Final = frozenset({"publish", "new", "make", "hold"})
_OVER: Final = re.compile("[^，。；、]{0,4}(?:引发|引起|产生|提起|相关|有关|导致|涉及|一类|方面)")
_INFORMATION: Final = frozenset({"info", "form"})
_CASE_UNITS: Final = frozenset({"件", "宗", "起"})
_OF_ITEMS: Final = frozenset({"info", "conj", "total", "reach"})
_CAME_OUT: Final = re.compile(
    r"，(?:均|全部|都|已|逐期|逐篇)*(?:通过|在|于|依托|经)[^，。；\d]{2,20}(?:张贴|公开|公示|发布|推送|刊发|推出|播放|上墙)(?:，|。|；|$)"
)
# `法院审理政府信息公开案件412件`
_CASES: Final = ("案件", "类案件", "争议")
_ITEMS: Final = frozenset({"条", "篇", "期", "则"})


def _is_of_account(item: Slot, place: Passage) -> bool:
    """Tell whether a figure is one account's part of followers or views: `粉丝5.1万人（微博3.3万、微信1.8万）`."""
    stretch = place.stretch
    whole = stretch.last is not None and stretch.last.subject in AUDIENCES
    return whole and (stretch.part or stretch.depth_part) and item.number.unit not in _ITEMS


def _is_of_one_kind(item: Slot, public: Token) -> bool:
    """Tell whether 信息公开 is of one kind of content: `公共资源配置信息公开41条`."""
    last = next((token for token in reversed(item.ahead) if token.end <= public.start), None)
    if last is not None and last.end == public.start:
        return last.kind == "thing"
    return public.start - (last.end if last is not None else 0) > 1


def _is_what_it_is_over(item: Slot, public: Token, nouns: list[Token]) -> bool:
    """Tell whether 信息公开 is only what cases are over: `新收因信息公开引发的案件9件`."""
    last = nouns[-1]
    return last.kind == "generic" and last.start > public.end and _OVER.match(item.text, public.end) is not None


def _is_divided(place: Passage) -> bool:
    """Tell whether what was published on a channel was just counted, so that a part of it is a kind of content."""
    return any(claim.subject in CHANNELS for claim in place.here()) and not place.has_here("proactive")


def _is_sum_of_channels(nouns: list[Token], place: Passage) -> bool:
    """Tell whether a figure is called the whole of what several channels published: `二者相加，公开总量258条`."""
    if not any(token.kind == "info" and token.text.endswith(("总量", "总数")) for token in nouns):
        return False
    return len({claim.subject for claim in place.here() if claim.subject in CHANNELS}) > 1


def _goes_on_channel(public: Token, verb: Token, place: Passage) -> bool:
    """Tell whether all kinds of information are those of the channel just spoken of: `网站改版，更新各类信息300条`."""
    spoken = place.channel in CHANNELS and place.channel_sentence == place.sentence
    elsewhere = any(claim.subject not in AUDIENCES for claim in place.here())
    return spoken and public.text.startswith("各类") and "公开" not in verb.text and not elsewhere


def _channel_behind(item: Slot) -> str:
    """Return the channel on which the next clause says that what was written came out; "" for none."""
    if _CAME_OUT.match(item.text, item.number.end) is None:
        return ""
    channel = channel_of([token for token in item.beyond() if token.kind != "subject"])
    return channel if channel in CHANNELS else ""


def of_information(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return information published, on a channel or on all; else what the figure inherits."""
    channel = channel_of(item.words)
    if not channel and any(token.kind == "title" for token in item.near) and item.number.unit in _ITEMS:
        # `编发《简报》24期186条，均在公示栏张贴`
        channel = _channel_behind(item)
        if channel:
            return Found(channel, None)
    if channel and verb is None and _is_of_account(item, place):
        return None
    if channel:
        return on_channel(item, channel, verb, place)
    if any(token.kind == "attribute" for token in nouns):
        place.stretch.attribute = True
        return None
    public = next((token for token in reversed(nouns) if token.kind == "public_info"), None)
    if public is not None and (_is_what_it_is_over(item, public, nouns) or item.text.startswith(_CASES, public.end)):
        public = None
    if public is not None:
        if public.start and item.text[public.start - 1] == "非":
            return None
        last = place.stretch.last or next(reversed(place.here()), None)
        inside = place.stretch.part or place.stretch.depth_part
        if last is not None and last.subject in REMEDIES and inside and item.number.unit == last.unit:
            return Found(last.subject, None)
        if item.text.endswith(("涉", "涉及"), 0, public.start):
            return None  # `复议收案186件，其中涉及政府信息公开12件`
        if public.text.startswith("重点") and place.stretch.part:
            return None
        if verb is not None and _goes_on_channel(public, verb, place):
            return Found(place.channel, verb, explicit=False)
        if public.text == "信息公开" and _is_of_one_kind(item, public):
            return None
        if (
            verb is None
            and item.number.unit in _CASE_UNITS
            and item.text.startswith("类", public.end)
            and public.text.endswith("公开")
        ):
            return None  # `法院受理行政案件186件，其中信息公开类9件`
        if "涉" in item.lead_text and item.text.startswith(("的", "类"), public.end):
            return None  # `复议案件186件，其中涉及政府信息公开的9件`
        if verb is None or verb.kind in _INFORMING:
            if is_urged(item, place) or place.stretch.attribute or (place.stretch.part and _is_divided(place)):
                return None
            return Found(channel_of_stock(item, place) or "proactive", verb)
    last = place.stretch.last
    if (
        verb is None
        and last is not None
        and last.unit in ISSUES
        and last.subject in CHANNELS
        and item.number.unit in _ITEMS
        and not item.kinds.isdisjoint(_INFORMATION)
        and item.kinds <= _OF_ITEMS
    ):
        return Found(last.subject, None)  # `公众号推送52期、图文198条`
    if verb is None:
        if _is_sum_of_channels(nouns, place):
            return Found("proactive", None)
        amount = next((token for token in nouns if token.kind == "info" and token.text.startswith(_ISSUED)), None)
        if amount is not None:
            return without_channel(item, [], amount.as_kind("publish"), place)
    if verb is not None and verb.kind in {"publish", "make"}:
        return without_channel(item, nouns, verb, place)
    return inherited(item, nouns, verb, place)
