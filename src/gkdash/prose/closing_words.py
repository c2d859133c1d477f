"""What the words of a clause that closes say besides: one sort only, one channel's own, what was done first."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import FILED, SORTS, Claim
from gkdash.prose.passage import Passage
from gkdash.prose.tokens import Token

# `均当场解答`
_AT_ONCE: Final = ("当场", "即时", "直接", "现场", "在线", "先行")
_ANSWERED: Final = ("答复", "解答", "回复", "办结", "解决")
_MARKERS: Final = frozenset({"all", "done"})
# `均及时处置`; 均认真办理 does not say that it is over
_GOING_WELL: Final = frozenset(
    {
        "及时",
        "已及时",
        "妥善",
        "已妥善",
        "依法",
        "依规",
        "依法依规",
        "快速",
        "迅速",
        "稳妥",
        "第一时间",
        "按时",
        "按期",
        "如期",
        "限时",
        "有效",
    }
)
_NOT_ALL: Final = re.compile(
    "大部分|大多|多数|少数|多半|大半|大都|绝大|个别|力求|力争|争取|务求|务必|(?<![按照依合定])要求(?=全部|全数|均|都|各|限|按)"
)
_ONE_SORT: Final = re.compile(
    "(?<![各两二三四五六七八九十几该此这同上种])类(?:诉求|工单|事项|问题|投诉|咨询|来件|件)?(?:目前|现)?$"
)
_RECEIVED_THERE: Final = frozenset({"所收", "所涉"})


def at_once(words: list[Token]) -> list[Token]:
    """Return the words, of which those that say how all was answered close as others do: `均当场解答`."""
    for at in range(1, len(words)):
        token, marker = words[at], words[at - 1]
        if token.text == "复函" and marker.kind in _MARKERS and marker.end == token.start:
            return [*words[:at], token.as_kind("closed", ""), *words[at + 1 :]]  # `提案5件，均已复函`
        if (
            token.kind == "noun"
            and marker.kind in _MARKERS
            and marker.end == token.start
            and token.text.startswith(_AT_ONCE)
            and token.text.endswith(_ANSWERED)
        ):
            return [*words[:at], token.as_kind("closed"), *words[at + 1 :]]
    return words


def goes_with(between: str) -> bool:
    """Tell whether words between 均 and a verb only say how well it was done: `均及时处置`."""
    return between in _GOING_WELL


def came_before(token: Token, words: list[Token], text: str) -> bool:
    """Tell whether a word only says what was done first: `申请1件，经补正后予以公开`."""
    led = any(word.text == "经" and word.start < token.start for word in words)
    return led and text.startswith("后", token.end)


def is_of_named(anaphor: Token, words: list[Token]) -> bool:
    """Tell whether 所收 is of the channel named before it: `县长信箱所收来信均已回复`."""
    return anaphor.text in _RECEIVED_THERE and any(
        token.kind == "subject" and token.value in FILED and token.end <= anaphor.start for token in words
    )


def is_not_all(text: str, begin: int, marker: int, ending: int) -> bool:
    """Tell whether a clause closes most only, one sort, or is but a demand: `大部分已办结`, `物业类均已办结`, `要求全部办结`."""
    return _NOT_ALL.search(text, begin, ending) is not None or _ONE_SORT.search(text, begin, marker) is not None


def is_of_sort(words: list[Token], ending: Token, text: str, place: Passage) -> bool:
    """Tell whether only one of the sorts counted is closed: `来电210个，其中咨询180个、投诉30个，投诉均已反馈`."""
    sorts = {token.text[:2] for token in words if token.text.removesuffix("类").removesuffix("件") in SORTS}
    if len(sorts) != 1 or not any(token.text[:2] in sorts and token.start < ending.start for token in words):
        return False
    sort = sorts.pop()
    counted = re.search(f"{sort}(?:件|类)?[为有计共]?\\d", text[: place.stretch.begin])
    return counted is not None and any(other in text[: place.stretch.begin] for other in SORTS if other != sort)


def is_answered_alone(last: Claim | None, text: str, end: int) -> bool:
    """Tell whether the words behind one application, at `end`, go on with what was done: `收到1件申请并按期答复`."""
    if last is None or last.key != "applications.received" or last.value != 1:
        return False
    return text.startswith(("并", "且"), end)
