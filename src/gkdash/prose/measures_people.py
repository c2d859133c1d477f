"""Measures of people and audiences, and of the fee: training, followers, views, processing fee."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.passage import Passage
from gkdash.prose.slots import PEOPLE, Slot
from gkdash.prose.tokens import Token

_AUDIENCE: Final = frozenset({"people", "bare", "count", "item"})
# `播放量超10万次的6条`
_QUALIFIES: Final = re.compile(r"(?:以上|左右)?的(?:有|共|达|为)?\d")
# `有3篇推文阅读量10万+`
_OF_SOME: Final = re.compile(
    "(?:有|其中|多达)[\\d一两二三四五六七八九十百余]+(?:篇|条|部|则|期|个)[^，。；、\\d]{0,8}(?:量|数)[^，。；、]*$"
)
# `派1人赴省参加培训班`
_LEAVES: Final = re.compile("[^，。；\\d]{0,6}(?:赴|前往)")
_CUT: Final = re.compile("[；。]")
_SENT_TO: Final = re.compile("(?:赴|前往|派员?|选派).*参加")
# `市里组织的3期提升班`
_OF_OTHERS: Final = re.compile(
    "(?:[省市州县区部厅]里|上级|省级|省市|国家|省政府|自治区)[^，。；]{0,10}(?:组织|举办|开办|安排|召开|主办)的$"
)
# `推荐2人参加县里组织的公开工作培训`
_JOINED: Final = re.compile(
    "(?:名?(?:干部|同志|人员|骨干|信息员|联络员))?(?:参加|参与)了?"
    "(?:上级|国家|省|[市州县区]里|[市州]级|[市县区]政务公开办)[^，。；\\d]{0,16}(?:培训|培训班|轮训|讲座)"
)
_PAPERS: Final = frozenset({"册", "本", "套", "张", "段", "集", "支", "部", "幅", "版", "组", "项"})
_WATCHED: Final = ("观看", "收看")
_VIEWING: Final = _AUDIENCE - {"item"}
_VIEWED: Final = _PAPERS | {"个", "期", "场"}
# `按件计收2,700元、按量计收1,200元`
_BY_KIND: Final = re.compile("按(?:件|量|页|次|份)[^，。；、]{0,4}收")
# `年内净增订阅用户3,400人`
_WON: Final = re.compile("(?:净增加?|增加|增长|新增)(?![至到为])[^，。；、达至到]*$")
_ATTENDED: Final = frozenset({"参加", "出席", "参与"})


def attends(item: Slot) -> bool:
    """Tell whether the words before a figure say that an event was attended, not held."""
    return (
        item.has_near("elsewhere")
        or any(token.text in _ATTENDED for token in item.near)
        or _SENT_TO.search(item.lead_text) is not None
        or _OF_OTHERS.search(item.lead_text) is not None
        or (item.base == "people" and (item.before(1) == "派" or _LEAVES.match(item.text, item.number.end) is not None))
        or (item.base == "people" and _JOINED.match(item.text, item.number.end) is not None)
    )


def training(_subject: str, verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return whether trainings or people trained are counted; a bare figure tells by its label, `培训人数：80`."""
    if (verb is not None and verb.kind == "elsewhere") or attends(item):
        return ()
    if item.number.unit in PEOPLE:
        return ("people",)
    if item.base != "bare":
        return ("held",) if item.base == "count" and item.number.unit not in _PAPERS else ()
    label = item.before(8).rstrip("：为是")
    if label.endswith(("人数", "人次")):
        return ("people",)
    return ("held",) if label.endswith(("期数", "次数", "场次", "场数")) else ()


def fee(_subject: str, _verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measure of the processing fee, where it was collected; what single bodies collected is none."""
    if _BY_KIND.search(item.lead_text) and place.has_here("processing_fee"):
        return ()
    if item.base != "money" or (place.stretch.part and place.has_here("processing_fee")):
        return ()
    # `应收、实收信息处理费均为0元` says both
    return () if item.has("uncollected") and not (item.has("collect") and "均" in item.lead_text) else ("amount",)


def followers(_subject: str, _verb: Token | None, item: Slot, _place: Passage) -> tuple[str, ...]:
    """Return the measure of followers; those newly won are none."""
    if "增" in item.lead_text and _WON.search(item.lead_text):
        return ()
    return ("people",) if item.base in _AUDIENCE and not item.has("new") else ()


def views(_subject: str, _verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measure of views.

    None are those of live events, addresses that visited (`独立IP访问4万个`), and what was viewed: items, issues, shows.
    """
    said = _CUT.split(item.text[: item.number.start])[-1]
    if any(token.value == "proactive_board" for token in item.near):
        return ()  # `村村响播放360次`
    if "直播" in said and "访谈" not in said:
        return ()
    shown = place.stretch.other_training or any(claim.measure == "held" for claim in place.stretch.segment)
    if shown and any(token.text.startswith(_WATCHED) for token in item.words if token.value == "views"):
        return ()  # `直播访谈3期，观看人次12万`, `派员参加线上讲座3次，观看人数26人`
    if _QUALIFIES.match(item.text, item.number.end) or _OF_SOME.search(said):
        return ()
    return ("amount",) if item.base in _VIEWING and item.number.unit not in _VIEWED else ()
