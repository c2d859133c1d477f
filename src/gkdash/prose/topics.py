"""What the words of a sentence say apart from its figures: what is spoken of, in which year, where bare figures are a list."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from gkdash.prose.claims import AUDIENCES, CASES, REMEDIES
from gkdash.prose.nouns import CHANNEL, channel_of, different
from gkdash.prose.passage import ORDINAL, Passage
from gkdash.prose.tokens import Token

_LETTERS: Final = frozenset({"letter", "generic_inquiry"})
_BOXES: Final = frozenset({"信箱", "邮箱"})
# `12328热线接听900个；接收州热线派单12件`
_LEVELS: Final = frozenset("省市州县区旗")
# `本局承接热线平台工单604件`: what one's own line takes in, no platform hands on
_PLATFORM: Final = "热线平台"
_TAKING_ON: Final = ("承接", "承办", "签收")
_ON_ONE: Final = re.compile("[^等、和及与]{2,12}(?:由|实行|每[日天周]|坚持|专人|安排|采取|承担)[^等]{2,20}")
_MEASURING: Final = frozenset({"share", "about", "at_least_pre", "reach"})
_ENDS: Final = frozenset({"，", "。", "；", "、", ")", ""})


def note_topics(words: list[Token], place: Passage, *, claimed: bool = False) -> None:
    """Note subjects and channel that words speak of; where the clause `claimed` something, its subject is noted."""
    spoken = [token for token in words if token.kind == "subject"]
    barred = next((token.start for token in words if token.kind == "except"), 0) if "except" in place.kinds else 0
    if barred:
        spoken = [token for token in spoken if token.start < barred]  # `除热线3件外` speaks of the others
    if (
        spoken
        and not any(token.roles & ORDINAL for token in words)
        and not (place.claims and not claimed and _is_share(words))
    ):
        place.on_fee = place.on_fee or any(token.value == "processing_fee" for token in spoken)
        if len(spoken) > 1:
            place.listed = tuple(token.value for token in spoken)
        last = place.stretch.last
        if claimed and last is not None and last.subject in AUDIENCES:
            # `局长信箱点击量2.1万次，收到来信36封`
            boxes = [token for token in spoken if token.value.endswith("mailbox")]
            if boxes:
                place.speak_of(boxes[-1].value, boxes[-1].start)
        if not claimed and not (_is_way_out(spoken, place)):
            named = different([token.value for token in spoken])
            several = len(named) > 1 or (
                any(token.kind == "queue" for token in words) and any(token.kind == "conj" for token in words)
            )
            pooled = several and all(name in CASES for name in named)
            place.speak_of("requests" if pooled else named[-1], spoken[-1].start)
    if any(token.roles & CHANNEL for token in words):
        channel = channel_of(words)
        if channel and not divides_audience(place):
            place.publish_on(channel)


def _is_share(words: list[Token]) -> bool:
    """Tell whether a clause only says how much of what was counted a channel brought: `其中12345工单占九成`, `其余为来访反映`."""
    if len(words) > 1 and words[0].kind == "rest" and words[1].kind == "reach":
        return True
    return words[-1].kind in _MEASURING and any(token.kind == "share" for token in words)


def divides_audience(place: Passage) -> bool:
    """Tell whether a channel is only named for its part of an audience: `新媒体粉丝12.4万，其中微信8.6万；发布2,316条`."""
    last = place.stretch.last
    return place.stretch.part and last is not None and last.subject in AUDIENCES


def note_list(words: list[Token], place: Passage, tokens: list[Token], closing: int) -> None:
    """Note the channels that brackets list: `两个信箱（县长信箱、书记信箱）共收信126封，分别为98封和28封`.

    Those of publishing are noted where a verb of it stands right behind the bracket that is the token `closing`:
    `一块屏（电子屏）播发信息90条`.
    """
    behind = tokens[closing + 1] if closing + 1 < len(tokens) else None
    channel = channel_of(words) if behind is not None and behind.kind == "publish" else ""
    if channel and behind is not None and behind.start == tokens[closing].end:
        place.publish_on(channel)
    spoken = [token.value for token in words if token.kind == "subject" and token.value in CASES]
    if len(spoken) > 1:
        place.listed = tuple(spoken)


def note_letters(words: list[Token], place: Passage) -> None:
    """Note that a sentence is on letters or messages, which it says nothing else of: `来信多反映供暖问题`."""
    first = next((token for token in words if token.kind in _LETTERS), None)
    if first is not None and first is words[0]:
        place.speak_of(first.value, first.start)


def own_line(name: str, strong: list[Token], place: Passage) -> str:
    """Return the line or mailbox a bare name means: `热线` is the line just spoken of, `信箱` the one mailbox."""
    if name == "leader_mailbox" and all(token.text in _BOXES for token in strong if token.value == name):
        spoken = {*place.listed, *(claim.subject for claim in place.here())}
        boxes = [subject for subject in spoken if subject.endswith("mailbox")]
        return boxes[0] if len(boxes) == 1 else name
    if name != "hotline_12345" or place.topic != "hotline_other" or place.scope == "area":
        return name
    bare = all(
        token.text.startswith("热线")
        and place.text[token.start - 1 : token.start] not in _LEVELS
        and not (token.text == _PLATFORM and place.text.endswith(_TAKING_ON, 0, token.start))
        for token in strong
        if token.value == name
    )
    return "hotline_other" if bare else name


def _is_way_out(spoken: list[Token], place: Passage) -> bool:
    """Tell whether a lawsuit is only where some of the disputes went: `调解纠纷92件，另有5件引导走诉讼程序`."""
    return spoken[-1].value in REMEDIES and any(claim.subject == "disputes" for claim in place.stretch.segment)


def topic(place: Passage, wanted: AbstractSet[str]) -> str:
    """Return the subject spoken of last that is one of `wanted`: in this stretch, else in the passage; "" for none."""
    stretch = place.stretch
    possible = place.topic in wanted and not (stretch.caseload and place.topic in REMEDIES)
    last = stretch.last
    if possible and last is not None and place.topic_sentence == place.sentence and place.topic_at > last.start:
        return place.topic
    for claim in reversed(stretch.segment):
        if claim.subject in wanted:
            return claim.subject
    return place.topic if possible else ""


def spoken_alone(text: str, place: Passage) -> str:
    """Return the one channel that the clause before is on, after a list of several: `热线、信箱并行，热线由专班分拨，全年派件90件`."""
    begin = text.rfind("，", 0, place.topic_at) + 1
    if place.topic not in CASES or place.topic == "requests" or place.topic_sentence != place.sentence or not begin:
        return ""
    clause = text[begin : text.find("，", place.topic_at)]
    return place.topic if _ON_ONE.fullmatch(clause) and place.topic_at - begin <= 2 else ""


def is_dated(words: list[Token]) -> bool:
    """Tell whether a clause puts what follows in a year; one that only compares with it does not: `比2022年多9件`."""
    compared = any(word.kind == "than" and word.text != "对比" for word in words)
    return not compared and any(word.kind == "year" for word in words)


def bare_lists(figures: list[Token], text: str) -> set[int]:
    """Return where figures without a measure word stand in a list of such, each before a mark: `网站96、微信282`."""
    starts: set[int] = set()
    if sum(token.value == "bare" for token in figures) < 2:
        return starts
    run: list[int] = []
    for token in figures:
        if token.value == "bare" and text[token.end : token.end + 1] in _ENDS:
            run.append(token.start)
            continue
        if len(run) > 1:
            starts.update(run)
        run = []
    if len(run) > 1:
        starts.update(run)
    return starts
