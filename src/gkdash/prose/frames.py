"""From a figure and the words around it to a claim: what it counts, and by which measure."""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.prose.claims import CASES, CHANNELS, Claim, Passage, family
from gkdash.prose.numbers import Number
from gkdash.prose.slots import BLOCKS, NOUNS, STRONG, VERBS, after, before, further
from gkdash.prose.tokens import Token

_CASE_VERBS = {
    "fresh": ("received",), "received": ("received",), "new": ("received",), "take": ("received",), "joint": ("received", "closed"),
    "closed": ("closed",), "mediate": ("received",), "monitor": ("received",), "reject": ("rejected",),
}
_EVENT = {"press_conference": "held", "online_interview": "held"}
_PUBLISHING_VERBS = frozenset({"publish", "make", "issue", "hold", "handle"})
_HUMAN = frozenset({"人", "人次", "名", "位", "余人"})


@dataclass(slots=True)
class Slot:
    """A figure with its surroundings: `near` up to the boundary, `far` beyond a comma, `tail` behind it."""

    number: Number
    index: int
    near: list[Token]
    boundary: int
    far: list[Token]
    tail: list[Token]
    tail_end: int
    first: bool = False
    words: list[Token] | None = None
    text: str = ""
    tail_is_shared: bool = False
    ranged: bool = False

    def last(self, kinds: frozenset[str]) -> Token | None:
        """Return the word of these kinds that stands nearest before the figure."""
        return next((token for token in reversed(self.near) if token.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        """Tell whether a word of one of these kinds stands near."""
        return any(token.kind in kinds for token in (self.near if self.words is None else [*self.near, *self.words]))


def slot(tokens: list[Token], index: int) -> Slot:
    """Return the surroundings of the figure at `index`."""
    number = tokens[index].number
    assert number is not None  # noqa: S101 - only called on figures
    near, boundary = before(tokens, index)
    edge = tokens[boundary] if boundary >= 0 else None
    far = further(tokens, boundary) if edge is not None and edge.kind == "mark" and edge.value in ",:" else []
    tail, end = after(tokens, index)
    if not near and edge is not None and edge.value == ":" and number.kind in {"bare", "item", "count"}:
        near = far
    shared = end < len(tokens) and tokens[end].kind == "number"
    return Slot(number, index, near, boundary, far, tail, end, tail_is_shared=shared)


def subjects_of(words: list[Token]) -> list[str]:
    """Return the different subjects that words name, in order; a source (`信访平台转来的`) gives way to what it brings."""
    named: list[str] = []
    for token in words:
        if token.kind in {"subject", "letter", "requests", "generic_inquiry"}:
            if token.kind in {"letter", "generic_inquiry"} and any(name in CASES for name in named):
                continue
            if token.kind == "requests" and any(other.kind == "subject" and other.value in CASES for other in words):
                continue
            if token.value not in named:
                named.append(token.value)
    return named


def is_pooled(words: list[Token]) -> bool:
    """Tell whether several nouns stand side by side, `市长信箱和县长信箱`, or open a list, `12345等平台`."""
    seen = False
    joined = False
    last: Token | None = None
    for token in words:
        if token.kind in {"subject", "channel", "other_channel", "letter", "generic_inquiry"}:
            if seen and joined:
                return True
            seen, joined, last = True, False, token
        elif token.kind == "conj":
            joined = True
        elif token.kind == "etc" and last is not None and token.start - last.end <= 3:
            return True
    return False


def channel_of(words: list[Token]) -> str:
    """Return the subject of the channels that words name: one, new media, all of them, `-` for one without a key."""
    named = list(dict.fromkeys(token.value for token in words if token.kind in {"channel", "other_channel"}))
    if not named:
        return ""
    if not is_pooled(words):
        return named[-1]
    real = set(named)
    if real <= {"proactive_wechat", "proactive_new_media", "-"} and real != {"-"}:
        media = [token for token in words if token.kind == "other_channel"]
        if all(token.text in _SOCIAL or any(word in token.text for word in _SOCIAL) for token in media):
            return "proactive_new_media" if len(named) > 1 else ("proactive" if named[0] == "proactive_wechat" else named[0])
        return "proactive"
    if real == {"-"}:
        return "-"
    if real == {"proactive_board"} or (real == {"proactive_board", "-"}):
        return "proactive_board"
    return "proactive"


_SOCIAL = ("微博", "抖音", "视频", "头条", "快手", "百家号", "小红书", "客户端", "号", "App", "app", "APP", "B站")


def measures(subject: str, verb: Token | None, number: Number, place: Passage, item: Slot) -> tuple[str, ...]:
    """Return the measures that a verb gives a figure of this subject; none where they do not go together."""
    kind = verb.kind if verb is not None else ""
    unit = number.kind.removeprefix("han:")
    group = family(subject)
    if group in {"case", "applications", "proposals", "review", "litigation"}:
        if kind == "handle":
            return ("closed",) if _is_received(place, subject) and not item.has("subject", "requests") else ("received",)
        if kind == "publish" and group == "case" and item.has("received"):
            return ("received",)
        if kind == "publish":
            return ("published",) if subject == "proposals" else ()
        if kind == "outcome":
            return (verb.value,) if verb is not None and subject == "applications" else ()
        if kind == "outcome_remedy":
            return (verb.value,) if verb is not None and subject in {"review", "litigation"} else ()
        if kind == "carried":
            return (verb.value,) if verb is not None else ()
        if kind == "reject":
            return ("rejected",) if group == "case" else ()
        if kind in {"pooled_outcome", "void", "elsewhere", "collect", "uncollected", "make", "issue", "repeal", "in_force"}:
            return ()
        if group in {"review", "litigation"} and kind in {"closed", "joint"} and verb is not None and verb.text not in {"审结", "办结", "结案", "已审结", "审理完毕"}:
            noun = next((token for token in reversed(item.near) if token.value == subject), None)
            return ("received",) if noun is not None and verb.end <= noun.start else ()
        if group == "case" and number.unit in {"期", "场", "场次", "期次", "轮", "班", "项", "项次"} and (number.unit != "项" or kind not in {"received", "closed", "handle"}):
            return ()
        if group == "case" and not kind and number.unit in {"个", "部", "处"} and not any("电" in token.text or "呼" in token.text for token in item.near if token.kind in NOUNS):
            return ()
        if number.unit == "人次" and any(token.text in {"接待", "接访"} or token.kind == "act" for token in item.near):
            return ()
        return _CASE_VERBS.get(kind, ("received",))
    if subject == "disputes":
        return _CASE_VERBS.get(kind, ("received",)) if kind not in {"publish", "hold", "elsewhere"} else ()
    if subject == "visits":
        return ("received",) if unit in {"people", "count", "item"} else ()
    if subject == "opinion_response":
        if kind in {"closed", "handle"}:
            return ("closed",)
        if kind == "joint":
            return ("received", "closed")
        return ("received",) if kind in {"monitor", "received"} and not item.has("hot") else ()
    if subject == "consultation":
        if number.unit == "条" and not kind and any(claim.subject.startswith("proactive") for claim in place.claims if claim.sentence == place.sentence):
            return ("held",)
        if item.has("opinions") or (item.has("generic") and number.unit in {"条", "份", "件", "人次", "个"} and any(token.text.endswith(("意见", "建议", "看法")) for token in item.near)) or (kind in {"received", "monitor"} and number.unit in {"条", "份", "件", "人次", "个"}):
            return ("received",)
        if unit == "count" or number.unit in {"件", "件次", "项", "项次", "则"} or unit == "bare":
            return ("held",)
        return ("held",) if kind in {"publish", "hold"} and number.unit in {"条", "篇"} else ("received",)
    if subject in _EVENT:
        return (_EVENT[subject],) if unit in {"count", "item", "bare"} else ()
    if subject == "interpretation":
        return ("published",) if unit in {"item", "count", "bare"} and kind not in {"received", "closed", "elsewhere"} else ()
    if subject == "normative_documents":
        return _normative(item, number, place)
    if subject == "training":
        if kind == "elsewhere" or any(token.kind == "elsewhere" or token.text in {"参加", "出席", "参与"} for token in item.near):
            return ()
        if number.unit in _HUMAN or (unit == "bare" and item.text[: number.start].rstrip("：为是").endswith(("人数", "人次"))):
            return ("people",)
        if unit == "bare":
            return ("held",) if item.text[: number.start].rstrip("：为是").endswith(("期数", "次数", "场次", "场数")) else ()
        return ("held",) if unit == "count" else ()
    if subject == "processing_fee":
        return ("amount",) if unit == "money" and not item.has("uncollected") else ()
    if subject == "followers":
        return ("people",) if unit in {"people", "bare", "count", "item"} and not item.has("new") else ()
    if subject == "views":
        return ("amount",) if unit in {"people", "bare", "count", "item"} else ()
    if group == "publishing":
        if number.unit in {"个", "项", "节", "堂", "讲", "班", "封", "通", "单", "例"}:
            return ()
        if number.unit in {"期", "期次"} and (subject == "proactive" or not any(token.kind == "channel" for token in item.near)):
            return ()
        if number.unit in {"次", "期", "场"} and kind == "hold":
            return ()
        if number.unit in {"次", "期", "场"} and (not kind and not subject.endswith(("board", "wechat", "website", "media"))):
            return ()
        if subject == "proactive_board" and any(token.text == "发放" or "发放" in token.text for token in item.near):
            return ()
        if kind in {"received", "closed", "joint", "collect", "elsewhere", "outcome", "carried", "repeal", "in_force", "monitor"}:
            return ()
        return ("published",) if unit in {"item", "count", "bare"} and number.unit not in {"次", "场", "场次", "轮", "班", "回", "批次", "起", "宗"} - {"次"} else ()
    return ()


def _normative(item: Slot, number: Number, place: Passage) -> tuple[str, ...]:
    if number.kind.removeprefix("han:") not in {"item", "count", "bare"}:
        return ()
    words = item.near if not item.words else [*item.near, *item.words]
    verb = next((token for token in reversed(words) if token.kind in {"repeal", "in_force", "issue", "publish", "make", "hold"}), None)
    if verb is not None and verb.kind == "publish" and verb.text in {"发布", "印发", "公布", "更新"}:
        verb = next((token for token in reversed(words) if token.kind in {"repeal", "in_force", "issue"}), verb)
    measure = {"repeal": "repealed", "in_force": "in_force", "issue": "issued"}.get(verb.kind if verb is not None else "")
    if measure:
        return (measure,)
    if verb is None:
        listed = any(claim.subject.startswith("proactive") for claim in place.claims if claim.sentence == place.sentence)
        return ("published",) if listed else ()
    if verb.kind == "publish":
        return ("issued",) if verb.text in {"发布", "印发", "公布"} else ("published",)
    return ()


def _is_received(place: Passage, subject: str) -> bool:
    return any(
        claim.subject == subject and claim.measure == "received" and claim.sentence == place.sentence
        for claim in place.claims
    )
