"""Figures of publishing: on which channel, or on all; one kind of content alone has no key."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, CHANNELS
from gkdash.prose.fold import BLACK
from gkdash.prose.found import Found
from gkdash.prose.lexicon import listed_pattern
from gkdash.prose.nouns import channel_of
from gkdash.prose.passage import Passage
from gkdash.prose.slots import BLOCKS, NOUNS, VERBS, Slot
from gkdash.prose.tokens import Token

_PUBLISHING_VERBS: Final = frozenset({"publish", "make", "hold", "handle", "new"})
_ON_CHANNELS: Final = frozenset({"channel", "other_channel", "etc", "conj"})
_ANCHORS: Final = VERBS | {"channel", "other_channel", "etc"}
_TELLING: Final = NOUNS | VERBS
_MESSAGES: Final = frozenset({"举报", "投诉", "咨询", "求助", "投诉举报", "来信"})
_OPENED: Final = frozenset({"公开", "主动公开"})
_FILED: Final = frozenset({"件", "封", "宗", "件次"})
_DECIDED: Final = frozenset({"件", "份", "宗", "件次"})
_OUTCOMES: Final = re.compile("部分公开|不(?:予|同意|给|能|宜)?公开|拒绝公开|(?:无法|不能)提供|不予处理")
_ACCOUNT: Final = listed_pattern("social_media")
_ACCOUNTS: Final = re.compile("个(?:政务)?(?:新媒体)?账号(?:全年|年内|累计|共|共计|合计)*$")
_CHOSEN: Final = re.compile("(?:选取|选择|精选|遴选|挑选|筛选|择优|择取)[^，。；]*$")
# `政策文件61件，已公开46件`
_OF_THOSE: Final = re.compile(
    r"(?:其中|全年|当年|今年|本年度?|\d{4}年|已|均|共|主动|依法|对外)*公开(?:发布)?(?:了|的)?(?:有|共)?"
)
# `县府办运维微信公众号。该号推送稿件4千篇`
_THAT: Final = re.compile("(?:该|此|这一)(?:公众|订阅|服务|微信|政务)?(?:号|账号|平台|网站|网)")
_ANSWERING: Final = frozenset({"proactive_wechat", "proactive_website", "proactive_new_media"})
_QUESTIONS: Final = ("咨询", "提问", "留言", "私信")
_ISSUING: Final = frozenset({"发布", "印发", "公布"})
_NOTICES: Final = frozenset({"公示", "公告"})
EDITION: Final = re.compile("[、和及，]?[一-鿿]{1,4}(?:文|语|繁体|简体)版")
_PIECES: Final = frozenset({"条", "篇", "条次", "则"})
_INTERPRETED: Final = frozenset({"篇", "件"})
_DRAFTS: Final = frozenset({"稿件", "作品", "产品"})
_SORTS: Final = frozenset({"thing", "generic", "noun", "act"})
_ALL_CLASSES: Final = frozenset("各两三四五六七八九十种")
_CONTENT: Final = frozenset({"info", "public_info"})


def on_channel(item: Slot, channel: str, verb: Token | None, place: Passage) -> Found | None:
    """Return the figure of the channel that words beside it name, unless it is of one kind of content only."""
    last = item.last(NOUNS)
    if last is not None and last.text in _MESSAGES and verb is None:
        return Found("public_inquiry", None)
    if (
        verb is None
        and item.number.unit in _FILED
        and place.stretch.last is not None
        and place.stretch.last.subject in CASES
    ):
        if last is not None and last.text.startswith(("线上", "线下")):
            return None  # 线上平台1,115件（县长信箱203件、网民留言912件）
        return Found("public_inquiry", None)  # 热线9件、信箱7件、网站5件
    behind = item.tail[0] if item.tail else None
    if (
        behind is not None
        and behind.kind == "generic_inquiry"
        and behind.start == item.number.end
        and (verb is None or verb.kind not in _PUBLISHING_VERBS)
    ):
        return Found("public_inquiry", verb)  # `收到网站后台31条留言`
    if item.first and item.number.unit == "件" and place.has_here("proposals"):
        opened = next((token for token in item.tail if token.kind == "publish"), None)
        return Found("proposals", opened) if opened is not None else None  # `16件办理答复在网站公开`
    if (
        verb is not None
        and verb.kind == "closed"
        and channel in _ANSWERING
        and last is not None
        and last.text.endswith(_QUESTIONS)
        and last.start >= verb.end
    ):
        return Found("public_inquiry", verb)  # `客服微信回复用户咨询820条`
    if verb is not None and _are_documents_put_out(item, verb, place):
        return Found("normative_documents", verb, explicit=False)
    classed = place.stretch.attribute and not _is_put_on(item, verb)
    if channel == "-" or classed or place.stretch.urging:
        place.publish_on("-")
        return None
    if verb is not None and verb.kind not in _PUBLISHING_VERBS:
        if verb.kind != "received" or not item.has("info", "public_info"):
            return None
        verb = None  # `承办的网站发布量`
    return None if _is_category(item) else Found(channel, verb)


def _is_put_on(item: Slot, verb: Token | None) -> bool:
    """Tell whether information was published by a channel, of which documents classed before say nothing: `制发公文612件，…，通过网站公开信息287条`."""
    if "through" not in item.kinds or "attribute" in item.kinds or item.kinds.isdisjoint(_CONTENT):
        return False
    return (verb is None or verb.kind == "publish") and item.number.unit in _PIECES


def _are_documents_put_out(item: Slot, verb: Token, place: Passage) -> bool:
    """Tell whether the documents just counted are what a channel put out: `现行有效规范性文件14件，其中已在网站公开12件`."""
    last = place.stretch.last
    if last is None or last.subject != "normative_documents" or verb.kind != "publish":
        return False
    counted = max(claim.value for claim in place.stretch.segment if claim.subject == last.subject)
    return (
        last.unit == item.number.unit
        and item.number.value <= counted
        and not any(token.kind in _TELLING and token.kind not in {"channel", "publish"} for token in item.words)
    )


def without_channel(item: Slot, nouns: list[Token], verb: Token, place: Passage) -> Found | None:
    """Return what a publishing verb without a channel counts: the channel spoken of, or publishing as a whole."""
    stretch = place.stretch
    if stretch.attribute or stretch.urging or (stretch.queue and stretch.uncounted and not nouns):
        return None  # `知识库新增条目312条、更新528条`
    if item.text[verb.end : verb.end + 1] == "类" or (verb.text in _NOTICES and _is_of_content(item, verb)):
        return None
    beside = item.lead_text.endswith("公开") or (item.first and verb.start == item.number.end)
    if verb.text in _OPENED and beside and _is_outcome(item, place):
        if verb.text != "公开":
            return None
        return Found("applications", verb.as_kind("outcome", "granted"), explicit=False)
    if item.number.unit == "部" and not nouns:
        return None  # `其中“城市更新”一部收到意见126条`
    if (stretch.part or stretch.depth_part) and not nouns and "公开" in verb.text and _is_of_channel(place):
        # `网站累计公开1.2万条，其中2024年公开804条` is the channel's, `其中法定公开123条` a sort of content
        return Found(place.channel, verb, explicit=False) if item.has("year", "this_year") else None
    if stretch.uncounted and not nouns and "公开" in verb.text and _goes_on_thing(item):
        return None
    if stretch.last is not None and stretch.last.subject == "proposals" and not nouns:
        # 建议5件，已办复5件，公开4件: the replies are published
        return Found("proposals", verb, explicit=False)
    if (
        stretch.last is not None
        and stretch.last.subject == "normative_documents"
        and not nouns
        and stretch.last.unit == item.number.unit
        and "公" in verb.text
    ):
        # 制发规范性文件4件，已主动公开4件
        return Found("normative_documents", verb, explicit=False)
    counted = next((claim for claim in reversed(stretch.segment) if not claim.is_rate), None)
    if (
        counted is not None
        and counted.subject in CASES
        and counted.unit == item.number.unit
        and not nouns
        and ("公开" in verb.text or _CHOSEN.search(item.lead_text) is not None)
        and item.boundary >= 0
    ):
        return None  # `留言302条，审核公开271条`, `选取有代表性的52条公开刊登`
    if stretch.last is None and verb.text in _OPENED and not nouns and _goes_on_documents(item, verb, place):
        return Found("normative_documents", verb, explicit=False)  # `规范性文件：制定2件，现行有效15件；主动公开2件`
    if verb.text in _ISSUING and not nouns and _goes_on_documents(item, verb, place):
        return Found("normative_documents", verb.as_kind("issue"), explicit=False)
    if _ACCOUNTS.search(item.text[max(0, verb.start - 12) : verb.start]):
        return Found("proactive_new_media", verb)
    info = next((token for token in reversed(nouns) if token.kind == "info"), None)
    if _is_interpreted(item, info, place):
        return Found("interpretation", verb, explicit=False)
    total = any(token.kind == "total" and residue(item, token.end, item.number.start) <= 1 for token in item.near)
    own_word = "公开" in verb.text or (info is not None and "公开" in info.text and verb.text != "更新")
    if (
        info is None
        and _is_of_content(item, verb)
        and any(token.kind == "thing" and token.end == verb.start for token in item.near)
    ):
        return None  # `规范性文件草案公开4件`
    if info is not None and verb.end <= info.start and _is_of_class(item, info):
        return None
    if info is not None and info.end == verb.start and _is_of_kind_before(item, info):
        return None  # `行政处罚案件信息公示214条`
    if info is not None:
        if residue(item, verb.end, min(info.start, item.number.start)) > 1:
            return None
    elif not total and residue(item, verb.end, item.number.start) > 1:
        return None
    listed = [claim for claim in stretch.segment if claim.subject in CHANNELS]
    if len({claim.subject for claim in listed}) > 1 and sum(claim.value for claim in listed) == item.number.value:
        return Found("proactive", verb)  # `栏136份，网站272条，广播不计数，全年公开408条`
    channel = channel_of([token for token in item.far if token.kind in _ON_CHANNELS])
    if channel:
        return Found(channel, verb) if channel != "-" else None
    stock = _stock_of_channel(item, place, own_word=own_word)
    if stock:
        return Found(stock, verb)
    if total and listed:
        return Found(whole_of_channels(item, place), verb)
    if place.channel and place.channel_sentence >= place.sentence - 1 and _THAT.match(item.lead_text):
        return Found(place.channel, verb, explicit=False) if place.channel != "-" else None
    if place.channel and place.channel_sentence == place.sentence and not own_word and len(listed) <= 1:
        return Found(place.channel, verb, explicit=False) if place.channel != "-" else None
    if verb.kind == "make" or (info is None and not own_word and not total):
        return None
    return Found(channel_of_stock(item, place) or "proactive", verb)


def _is_of_channel(place: Passage) -> bool:
    """Tell whether a part is of what one channel published: `网站发布信息402条（动态279条、法定公开123条）`."""
    last = place.stretch.last
    return last is not None and last.subject in CHANNELS and not place.has_here("proactive")


def _is_interpreted(item: Slot, info: Token | None, place: Passage) -> bool:
    """Tell whether what was put out is of the interpretation just spoken of: `政策解读由起草单位负责，全年推出68篇`."""
    spoken = place.topic == "interpretation" and place.topic_sentence == place.sentence and place.stretch.figures == 1
    if not spoken or item.number.unit not in _INTERPRETED or (info is not None and info.text not in _DRAFTS):
        return False
    return residue(item, item.number.start - len(item.lead_text), item.number.start) <= 1


def _goes_on_documents(item: Slot, verb: Token, place: Passage) -> bool:
    """Tell whether documents just counted are those issued: `…现行有效规范性文件131件；本年度县政府发布4件`."""
    spoken = place.topic == "normative_documents" and place.topic_sentence == place.sentence
    last = next(reversed(place.here()), None)
    between = item.text[verb.end : item.number.start]
    beside = not between or (between == "的" and item.has("this_year", "year"))  # `其中当年印发的6件`
    return spoken and beside and last is not None and last.unit == item.number.unit


def _goes_on_thing(item: Slot) -> bool:
    """Tell whether things without a key were counted right before, of which this is a part: `政策文件61件，公开46件`."""
    before = item.ahead[item.boundary - 1].number if item.boundary > 0 else None
    return before is not None and before.unit == item.number.unit and _OF_THOSE.fullmatch(item.lead_text) is not None


def _is_of_content(item: Slot, verb: Token) -> bool:
    """Tell whether 公示 is no verb but what was published: `公开补贴发放结果39批、农机购置补贴公示24条`."""
    ahead = next((token for token in reversed(item.near) if token.end <= verb.start), None)
    if ahead is not None and ahead.end == verb.start:
        return ahead.kind == "thing"
    begin = ahead.end if ahead is not None else verb.start - len(item.lead_text) + item.number.start - verb.start
    return verb.start - begin > 1


def _is_of_kind_before(item: Slot, info: Token) -> bool:
    return any(token.end == info.start and token.kind in _SORTS for token in item.near)


def channel_of_stock(item: Slot, place: Passage) -> str:
    """Return the channel whose stock was told before the year's figure: `平台改版以来公开2.1万条；2024年公开1,864条`."""
    if not item.has("year", "this_year"):
        return ""
    told = [claim for claim in place.here() if claim.measure == "published"]
    return told[0].subject if len(told) == 1 and told[0].period == "cumulative" else ""


def stocked(place: Passage) -> str:
    """Return the one channel whose year was told before its stock: `网站发布1,956条，建站以来累计发布3.1万条`; "" for none."""
    segment = place.stretch.segment
    names = {claim.subject for claim in segment}
    since = len(names) == 1 and place.stretch.cumulative and segment[-1].period == "year"
    return segment[-1].subject if since and names <= CHANNELS else ""


def whole_of_channels(item: Slot, place: Passage) -> str:
    """Return what a total behind channels counts: one channel's stock, WeChat with other accounts, or all channels.

    Accounts are new media together: `微信推送886条、微博发布1,240条，合计2,126条`.
    """
    stock = stocked(place)
    if stock or {claim.subject for claim in place.stretch.segment} != {"proactive_wechat"}:
        return stock or "proactive"
    begin = max((token.end for token in item.ahead if token.value == ";"), default=0)
    others = [token for token in item.ahead if token.kind == "other_channel" and token.start >= begin]
    return "proactive_new_media" if others and all(_ACCOUNT.search(token.text) for token in others) else "proactive"


def _stock_of_channel(item: Slot, place: Passage, *, own_word: bool) -> str:
    """Return the channel whose stock was told right before the year's part: `网站历年公开1.3万条，其中2024年公开948条`.

    The part may open the next sentence, where it is not called publishing as a whole: `…至今推送3,460篇。2024年推送612篇`.
    """
    last = place.stretch.last
    if last is None and item.boundary < 0 and not own_word:
        before = [claim for claim in place.claims if claim.sentence == place.sentence - 1]
        published = [claim for claim in before if claim.measure == "published" and claim.unit == item.number.unit]
        last = published[0] if len(published) == 1 else None
    told = last is not None and last.period == "cumulative" and last.subject in CHANNELS
    return last.subject if told and last is not None and item.has("year", "this_year") else ""


def _is_outcome(item: Slot, place: Passage) -> bool:
    """Tell whether 公开 is what was decided on applications: `申请45件，公开28件、部分公开3件`."""
    if item.number.unit not in _DECIDED or "applications" not in {
        place.topic,
        *(claim.subject for claim in place.here()),
    }:
        return False
    return _OUTCOMES.search(item.text, item.number.end, item.number.end + 12) is not None


def _is_category(item: Slot) -> bool:
    """Tell whether words before the figure name one kind of content only: `网站公开招聘信息8条`."""
    if item.ranged:
        return False
    last = item.last(_TELLING)
    if last is None:
        return False
    if last.text in {"公告", "公示"}:
        before = next((token for token in item.near if token.kind == "publish" and token.end < last.start), None)
        if item.text[last.start - 1] == "等" and "、" in item.lead_text:
            return False  # `公开栏张贴低保评议、补贴发放等公示69份`
        if before is not None and residue(item, before.end, last.start) > 2:
            return True  # `网站发布审计结果公告14篇`
    if last.kind in _CONTENT and _is_of_class(item, last):
        return True
    if last.kind in _CONTENT and item.text[last.start - 1] == "等" and "、" in item.lead_text:
        return False  # `公众号发布岗位、培训等信息318条`
    if last.kind not in _CONTENT:
        if "版" in item.lead_text and EDITION.fullmatch(item.text, last.end, item.number.start):
            return False  # `网站藏文版152条`
        return residue(item, last.end, item.number.start) > 2
    anchor = max(
        (token.end for token in item.near if token.kind in _ANCHORS and token.start < last.start), default=last.start
    )
    return residue(item, anchor, last.start) > 2


def _is_of_class(item: Slot, info: Token) -> bool:
    """Tell whether content is of one class: `网站发布动态类信息20条、公告类17条，共计37条`."""
    if item.text.startswith("类", info.end):
        return True
    return item.text[info.start - 1] == "类" and item.text[info.start - 2] not in _ALL_CLASSES


def residue(item: Slot, start: int, stop: int) -> int:
    """Return how many characters between two places belong to no word of the lexicon."""
    if item.ranged:
        return 0
    inside = [token for token in item.near if token.start < stop and token.end > start]
    closed = next((token for token in reversed(inside) if token.kind == "etc"), None)
    if closed is not None:
        # 等 closes a list of channels; what follows may only qualify: 等渠道各类信息
        qualified = sum(
            token.end - token.start for token in inside if token.start >= closed.end and token.kind == "modifier"
        )
        return 3 if stop - closed.end - qualified > 0 else 0
    listed = next((token for token in reversed(inside) if token.text == "、"), None)
    if listed is not None:
        start = listed.end
    covered = sum(min(token.end, stop) - max(token.start, start) for token in inside if token.kind not in BLOCKS)
    covered += item.text.count(BLACK, start, stop)  # `公众号“某某发布”538条`
    return max(0, stop - start - covered)
