"""What the words before a run of figures name, in order: channels, lines, letters, outcomes joined in one word."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES, SORTS
from gkdash.prose.slots import VERBS
from gkdash.prose.tokens import Token

NAMES: Final = frozenset({"subject", "channel", "other_channel"})
# a work queue, 随手拍, takes its figure and counts nothing
_MESSAGES: Final = frozenset({"letter", "generic_inquiry"})
_LISTED: Final = NAMES | {"form", "queue"}
# `网格上报件`, `巡查事件`, and the conjunction behind it
_WORK: Final = re.compile("[一-鿿]{2,10}(?:件|单|事件|事项|线索|任务)[、和与及以]{0,2}$")
_MEANT: Final = VERBS | {"app_part", "letter", "generic_inquiry", "requests"}
# `抖音号、公众号两个账号的粉丝`
_ACCOUNTS: Final = re.compile("等?(?:[两二三四五六七八九十2-9]个)?(?:官方|政务|新媒体)*(?:平台|账号)?的?")
# what was done with documents beside 制定 and 废止
_KEYLESS: Final = ("失效", "修订", "修改")
_RECEIVED: Final = frozenset({"generic", "letter", "generic_inquiry"})
_AMOUNTS: Final = ("量", "数")
_SIDE_BY_SIDE: Final = re.compile("[、和及与]")
_WECHAT: Final = re.compile("微信(?!视频)|公众号")


def apart(token: Token) -> list[Token]:
    """Return a word, or the two outcomes it joins: `予以公开和部分公开分别为9件、4件`; what has no key as such: 废止、失效."""
    if token.kind == "verb" and token.text.endswith(_KEYLESS):
        return [token.as_kind("noun")]
    if token.kind != "pooled_outcome":
        return [token]
    return [token.as_kind("outcome", value) for value in ("granted", "partly_granted")]


def amounts_received(words: list[Token], text: str, end: int) -> list[Token]:
    """Return as receipts what is called an amount or new, `来件量、办结量分别为90件、88件`, before `end`."""
    return [
        token.as_kind("received", "")
        for token in words
        if (
            token.kind in _RECEIVED
            and token.end < end
            and (token.text.endswith("量") or text.startswith(_AMOUNTS, token.end))
        )
        or (token.text.startswith("新收") and token.end <= end)
    ]


def listed_names(words: list[Token]) -> list[Token]:
    """Return the words that name what a run counts; letters only where no mailbox or board is said to have had them."""
    named = [token for token in words if token.kind in _LISTED]
    alone = [token for at, token in enumerate(words) if token.kind in _MESSAGES and not _are_of_box(words, at)]
    return sorted([*named, *alone], key=lambda token: token.start) if named else []


def _are_of_box(words: list[Token], at: int) -> bool:
    """Tell whether letters are those of the mailboxes named before them: `甲信箱、乙信箱全年来信分别为31封、12封`."""
    for word in reversed(words[:at]):
        if word.kind == "subject":
            return word.end == words[at].start or word.value.endswith("mailbox")
        if word.kind == "conj":
            return False
    return False


def by_elements(words: list[Token], text: str, end: int) -> list[str]:
    """Return what each element of a list up to `end` names, "-" for work without a key: `热线件、网格上报件、网民留言`.

    Nothing where an element is more than a thing without a key, or where too little has a name.
    """
    elements: list[list[Token]] = [[]]
    starts = [words[0].start if words else end]
    for token in words:
        if token.kind == "conj":
            elements.append([])
            starts.append(token.end)
        else:
            elements[-1].append(token)
    named: list[str] = []
    for element, start, stop in zip(elements, starts, [*starts[1:], end], strict=True):
        names = named_by(listed_names(element), text)
        if len(names) > 1:
            return []
        if not names:
            is_work = _WORK.search(text, start, stop) is not None and not any(
                token.kind in _MEANT or token.text[:2] in SORTS for token in element
            )
            if not is_work:
                return []
        named += names or ["-"]
    return named if set(named) - {"-"} and {*named, "-"} <= CASES | {"-"} else []


def named_by(names: list[Token], text: str) -> list[str]:
    """Return what names stand for; of two in one word, `网站咨询栏目`, the one that counts cases."""
    named: list[str] = []
    end = -1
    for token in names:
        pieces = _SIDE_BY_SIDE.split(token.text) if token.kind == "channel" else ()
        if len(pieces) > 1:
            named += ["proactive_wechat" if _WECHAT.search(piece) else "-" for piece in pieces]
            end = token.end
            continue
        kinds = _SIDE_BY_SIDE.split(token.text) if token.value == "proposals" else ()
        if len(kinds) > 1:
            named += ["proposals"] * len(kinds)  # 代表建议、委员提案分别为15件、24件
            end = token.end
            continue
        beside = token.start == end or (
            token.start - end <= 4 and named[-1:] == [token.value] and not _SIDE_BY_SIDE.search(text, end, token.start)
        )
        # 信访业务培训 is a training
        if beside and (named[-1] not in CASES or token.value == "training"):
            named[-1] = token.value
        elif not beside or token.value != named[-1]:
            named.append(token.value or "-")
        end = token.end
    return named


def of_accounts(named: list[str], words: list[Token], text: str) -> list[str]:
    """Take accounts side by side for those whose audiences a run gives: `抖音号、公众号粉丝分别为31万人、7万人`."""
    *accounts, last = [token for token in words if token.kind in NAMES]
    if not accounts or last.value != named[-1] or _ACCOUNTS.fullmatch(text, accounts[-1].end, last.start) is None:
        return named
    return named if any(token.kind == "subject" for token in accounts) else named[-1:] * len(named)
