"""Words that would leave a figure out, but here only describe what it counts."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.slots import Slot
from gkdash.prose.stretch import Stretch
from gkdash.prose.tokens import Token

_LEADS: Final = frozenset({"线索", "问题线索"})
_LINES: Final = frozenset({"hotline_12345", "hotline_other"})
_FOR_OTHERS: Final = re.compile("帮|代|协助|指导")
_HANDED_IN: Final = frozenset({"提交", "递交"})
_REQUESTS: Final = frozenset({"requests", "letter", "generic_inquiry"})


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
    return any(word.start == token.end and word.kind in _REQUESTS for word in item.near)


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
