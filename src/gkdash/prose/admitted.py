"""Words that would leave a figure out, but here only describe what it counts."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, FILED, REMEDIES
from gkdash.prose.nouns import is_pooled
from gkdash.prose.slots import NOUNS, Slot
from gkdash.prose.stretch import Stretch
from gkdash.prose.tokens import Token

_LEADS: Final = frozenset({"线索", "问题线索"})
_LINES: Final = frozenset({"hotline_12345", "hotline_other"})
_FOR_OTHERS: Final = re.compile("帮|代|协助|指导")
_HANDED_IN: Final = frozenset({"提交", "递交", "窗口受理", "现场受理"})
_APPLICANTS: Final = re.compile("(?:申请人|公民|群众|市民|企业|[名位个]人)(?:共|累计|先后|分别)*$")
_FORMS: Final = frozenset({"电子邮件", "电邮", "信函", "邮件"})
_REQUESTS: Final = frozenset({"requests", "letter", "generic_inquiry"})
_LED_TO: Final = re.compile("[^，。；、]{0,6}(?:被|引发|引起|导致|而)")
_ANSWERED_BY: Final = re.compile(
    "(当面|书面|电话|现场|当场|即时|直接|网上|在线|短信|上门)(?:予以)?(?:答复|回复|解答|办理|办结|反馈|处理|[复回][函信告])"
)
# what was said at once may be asked again
_LASTING: Final = frozenset({"书面", "电话"})


def are_leads(item: Slot) -> bool:
    """Tell whether leads were received by a line with a number, and so are what its callers told."""
    lead = item.near[-1]
    if lead.text not in _LEADS or "received" not in item.kinds:
        return False
    return any(word.value in _LINES and word.text[0].isdigit() for word in item.near)


def hands_in_requests(item: Slot, token: Token) -> bool:
    """Tell whether 提交 hands in no application: `市民提交诉求1,290件`."""
    if token.text not in _HANDED_IN or _FOR_OTHERS.search(item.lead_text) is not None:
        return False
    handed = next((word for word in item.near if word.start == token.end), None)
    if handed is not None and handed.value == "applications" and "公开" in handed.text:
        # `9名申请人共提交信息公开申请11件`, but not `通过网络提交申请9件`
        return "through" not in item.kinds and _APPLICANTS.search(item.text, 0, token.start) is not None
    return handed is not None and handed.kind in _REQUESTS


def is_form_of_letter(item: Slot, token: Token) -> bool:
    """Tell whether a form is that of letters to the mailbox named before it: `局长信箱收到电子邮件41封`."""
    if token.text not in _FORMS or item.number.unit != "封":
        return False
    return any(word.value.endswith("mailbox") and word.end <= token.start for word in item.near)


def is_attribute_of_application(item: Slot, stretch: Stretch) -> bool:
    """Tell whether ways of filing only describe the applications counted: `收到一份当面递交的信息公开申请`."""
    if stretch.part or stretch.segment or item.near_kinds.isdisjoint({"received", "new"}):
        return False
    named = next((at for at, token in enumerate(item.tail) if token.value == "applications"), 0)
    ways = item.tail[:named]
    described = item.text[ways[-1].end : item.tail[named].start] == "的" if ways else False
    return described and all(token.kind in {"app_part", "through", "conj"} for token in ways)


def are_of_documents(stretch: Stretch) -> bool:
    """Tell whether the stretch speaks of normative documents, so that 文件 is of them."""
    return stretch.last is not None and stretch.last.subject == "normative_documents"


def led_to_remedy(item: Slot, token: Token) -> bool:
    """Tell whether what a word names was only why a remedy was sought."""
    sought = next((word for word in item.near if word.value in REMEDIES and word.start > token.start), None)
    return sought is not None and _LED_TO.match(item.text, token.end, sought.start) is not None


def is_in_pool(near: list[Token]) -> bool:
    """Tell whether a work queue is only one of several sources: `12345热线、数字城管等平台`."""
    if not any(token.text in {"、", "和", "与", "及"} for token in near):
        return False
    named = [token.as_kind("subject") if token.kind == "queue" else token for token in near]
    return any(token.value in CASES for token in near) and is_pooled(named)


def is_put_out(near: list[Token], start: int) -> bool:
    """Tell whether documents are what is interpreted or put out for opinions: `就3个方案征求意见`."""
    return any(
        word.value == "consultation"
        or (word.value == "interpretation" and word.text == "解读")
        or (word.kind in NOUNS and word.start > start)
        for word in near
    )


def are_summed(near: list[Token]) -> bool:
    """Tell whether several ways of filing stand before one sum of them."""
    return near[-1].kind == "total" and sum(token.kind == "app_part" for token in near) > 1


def is_answer(item: Slot, stretch: Stretch) -> bool:
    """Tell whether all were answered in one way, so that it tells how many were: `来信12封，书面回复11封`, `提案9件，书面答复9件`."""
    last = stretch.last
    if stretch.part or last is None or last.measure != "received" or last.subject not in FILED:
        return False
    ways = _ANSWERED_BY.findall(item.text)
    lasts = len(ways) == 1 and (ways[0] in _LASTING if last.subject in CASES else ways[0] == "书面")
    return lasts and item.number.unit == last.unit and item.number.value <= last.value
