"""What a figure counts, by the words around it: from the plainest naming down to what was spoken of before."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import CASES
from gkdash.prose.found import Found
from gkdash.prose.information import of_information
from gkdash.prose.left_out import are_served
from gkdash.prose.lexicon import listed
from gkdash.prose.named import are_ways_counted, named
from gkdash.prose.nouns import channel_of, subjects_of
from gkdash.prose.outcomes import (
    LOOSELY_DECIDED,
    decided,
    hot_answered,
    outcome_of,
    pools_outcomes,
    publishes,
    remedy_sought,
    reply_published,
)
from gkdash.prose.passage import ORDINAL, Passage
from gkdash.prose.roles import role
from gkdash.prose.slots import NOUN, PEOPLE, VERB, Slot
from gkdash.prose.surroundings import NAMES_CASE
from gkdash.prose.tokens import Token, roles_in
from gkdash.prose.topics import own_line

_LOOSE: Final = frozenset({"其他", "其它", "结转"})
_NO_KEY: Final = frozenset({"pooled_outcome", "void", "elsewhere"})
_OF_AUDIENCE: Final = re.compile("(?:人次|次数|人数|总量)[为约达近超已共计到]{0,3}$")
_TRAINEES: Final = frozenset({"人", "人次", "名", "余人"})
# `培训期数 2，培训人数 47`
_HEADS: Final = ("培训人数", "参训人数", "培训人次", "参训人次")
_POST: Final = "发帖"
_REPLIES: Final = frozenset({"答复", "办复", "回复"})
_COLLECTING: Final = frozenset({"collect", "uncollected"})
_CONTENTS: Final = frozenset({"views", "followers", "training"})
_INTO_NEXT: Final = re.compile(r"(?:至|到|入)(?:下|次|来|明|翌|\d{4})(?:一)?年")
# `群众318人次到镇信访室反映诉求`, `前来镇信访办反映问题的群众318人次`
_COMING: Final = (
    r"(?:到|来|赴|前往|走进|前来)[^，。；\d]{0,6}"
    r"(?:(?:信访|接访|接待|来访)(?:接待)?(?:办|室|局|大厅|窗口|中心|部门|科)|政府|机关|[我本][局镇乡办委院])[^，。；\d]{0,4}"
    "(?:反映|来访|上访|走访|求助|表达诉求)"
)
_CAME: Final = re.compile("(?:群众|信访人|居民|村民|职工)?(?:先后|集体)?" + _COMING)
_HAD_COME: Final = re.compile(_COMING + r"[^，。；\d]{0,10}(?:\d{1,4}批次?)?$")
_MUCH_SEEN: Final = re.compile(r"(?:过|破|超|超过|达到?|逾|突破)(?:[\d.]*[十百千]?万|千|百万|亿)[^，。；]{0,6}的")
# `群众来电、来访、来信合计1,612件次`
_ALL_WAYS: Final = re.compile(
    r"来(?:电|信|访|函)[、和与及](?:群众)?来(?:电|信|访|函)(?:[、和与及](?:群众)?[来网][电信访函上][^，。；、]{0,2})?(?:等)?[^，。；、\d来]{0,6}$"
)
# `26封信件投进局长信箱`, `210个电话打进热线` came there
_SENT_IN: Final = frozenset("投寄写涌打拨呼")
_SENT: Final = ("跟班", "选派", "外派", "选送", "送训")
_BESIDE: Final = re.compile("(?:另外?|此外|同时|还)[^，。；]{0,6}(?:收|接|办|答)")
_MARKS: Final = frozenset({"all", "done"})
_OPINIONS: Final = listed("opinions")
_ASKED: Final = role({"generic", "requests", "generic_inquiry"})
_AUDIENCE: Final = role({"audience"})
_REPLY_DOCS: Final = role({"reply_docs"})
_SOUGHT: Final = role({"opinions"})
_QUEUE: Final = role({"queue"})
_NOT_CASES: Final = _ASKED | role({"people", "opinions", "form"})
_ON_DRAFT: Final = re.compile("(?:对|就|关于|围绕|针对)《|草案|征求意见稿|送审稿|听证方案")
_DEALT_WITH: Final = frozenset({"received", "handle", "closed", "joint"})
_ITEMS: Final = frozenset({"条", "篇", "期", "则"})
# `7封信件来自县长信箱`
_COMING_FROM: Final = frozenset({"来自", "来源于", "收自"})
_ASKING: Final = frozenset("征收回")
_EVENTS: Final = frozenset({"press_conference", "online_interview"})


def subject_of(item: Slot, place: Passage) -> Found | None:
    """Return subject and verb of a figure; None for what has no key. `place` learns what the words speak of besides."""
    stretch = place.stretch
    words = item.words
    verb = _governing(item, place)
    if (verb is not None and verb.kind in _NO_KEY) or ("outcome" in place.kinds and pools_outcomes(item)):
        return None
    if verb is not None and verb.text in LOOSELY_DECIDED and publishes(item, verb, place):
        verb = item.read_as(verb, "publish")
    if place.roles & ORDINAL:
        meant = next((place.ordinal(token) for token in words if token.roles & ORDINAL), "")
        if meant:
            return Found(meant, verb)
    if item.number.unit in PEOPLE and (
        _CAME.match(item.text, item.number.end) or _HAD_COME.search(item.lead_text) is not None
    ):
        return Found("visits", None)
    remedy = remedy_sought(item) if item.first else ""
    if remedy:
        return Found(remedy, None)
    nouns = [token for token in words if token.roles & NOUN]
    if item.first and nouns and nouns[0].kind == "generic" and _turns_elsewhere(words, nouns[0]):
        return None
    if verb is not None and verb.text in _REPLIES and "publish" in item.kinds and verb.end == item.number.start:
        publish = next((token for token in item.near if token.kind == "publish" and token.end < verb.start), None)
        if publish is not None and any(token.value == "proposals" for token in nouns):
            return Found("proposals", publish)
    if (
        verb is not None
        and verb.text in _REPLIES
        and verb.end == item.number.start
        and stretch.last is not None
        and stretch.last.key == "proposals.published"
        and item.near[0].kind == "conj"
    ):
        return Found("proposals", verb.as_kind("publish"))  # `公开代表建议答复12件、委员提案答复9件`
    strong = _without_means([token for token in nouns if token.roles & NAMES_CASE], item)
    if verb is not None and verb.text == "反馈" and not strong and place.has_here("consultation"):
        heard = next((token for token in item.near if token.kind == "received" and token.end == verb.start), None)
        if heard is not None:
            return Found("consultation", heard)  # `网上征求意见1次，收到反馈57条`
    if (
        verb is not None
        and verb.text in {"接待", "接访"}
        and item.number.unit in PEOPLE
        and not strong
        and not are_served(item, 14)
    ):
        return Found("visits", verb)
    if item.roles & _AUDIENCE:
        audience = _audience(item, nouns)
        if audience:
            return Found(audience, None)
    if item.roles & _REPLY_DOCS:
        docs = next((token for token in nouns if token.kind == "reply_docs"), None)
        # `已办复并在网站公开复文1件`: what was done before says nothing of the replies
        if docs is not None and (
            verb is None or verb.kind in {"publish", "outcome"} or _opens_itself(docs, verb, item)
        ):
            return reply_published(item, nouns, verb, place)
    if verb is not None and verb.kind == "outcome":
        return decided(item, verb, place)
    if verb is not None and verb.kind in {"carried", "outcome_remedy"}:
        return outcome_of(item, verb, nouns, strong, place)
    dealt_with = item.roles & _SOUGHT != 0 if verb is None else verb.kind in _DEALT_WITH
    if dealt_with and are_ways_counted(item, strong):
        return Found("requests", verb)
    found = _of_people_or_forms(item, nouns, verb, place)
    if found is not None:
        return found if found.subject else None
    if item.base == "item" and "来电" in item.lead_text and _ALL_WAYS.search(item.lead_text):
        return Found("requests", verb)
    names = [own_line(name, strong, place) for name in subjects_of(strong)]
    if verb is None and len(names) == 1 and names[0] == "proposals":
        verb = _published_ahead(item, place)
    if (
        names
        and item.roles & _QUEUE
        and any(token.kind == "queue" for token in words)
        and all(name in CASES for name in names)
    ):
        return Found("requests", verb)
    of_content = len(names) == 1 and names[0] in _CONTENTS and item.number.unit in _ITEMS
    if of_content and item.number.unit == "期" and "publish" not in item.kinds:
        of_content = False  # `新媒体培训1期`
    if of_content and _MUCH_SEEN.search(item.lead_text):
        return None  # `公众号阅读量破万的推文23篇`
    if of_content and channel_of(words):
        names = []  # `阅读量较高的公众号推送310篇`
    if not names and any(token.kind == "hot" for token in strong):
        names = [hot_answered(item, verb)]
    if names:
        return named(item, names, nouns, verb, place)
    return of_information(item, nouns, verb, place)


def _published_ahead(item: Slot, place: Passage) -> Token | None:
    """Return the verb of a label that publishes replies, `公布办理复文：建议22件、提案31件`; None for none."""
    last = place.stretch.last
    if last is not None and last.key == "proposals.published" and item.near and item.near[0].kind == "conj":
        return item.near[-1].as_kind("publish", "")
    if not item.is_labelled or not any(token.kind == "reply_docs" for token in item.far):
        return None
    return next((token for token in item.far if token.kind == "publish"), None)


def _opens_itself(docs: Token, verb: Token, item: Slot) -> bool:
    """Tell whether replies are called published, beside something else that was done: `已答复并公开复文`."""
    beside = docs.end <= item.number.start and verb.kind == "closed" and docs.text.startswith("公开")
    return beside and "并" in item.text[verb.end : docs.start]


def _without_means(strong: list[Token], item: Slot) -> list[Token]:
    """Leave out the events by which something was done: `通过新闻发布会等方式回应社会关切12次`."""
    if len(strong) < 2 or "etc" not in item.kinds or not (strong[0].value in _EVENTS and "through" in item.kinds):
        return strong
    end = next((token.start for token in item.words if token.kind == "etc"), 0)
    return [token for token in strong if token.start > end or token.value not in _EVENTS] or strong


def _governing(item: Slot, place: Passage) -> Token | None:
    """Return the verb nearest before the figure, or behind it where what is counted stands there."""
    words = item.words
    if item.deed is not None:
        return item.deed
    start = item.number.start
    verb = next(
        (
            token
            for token in reversed(item.near)
            if token.roles & VERB
            and not (token.text in _LOOSE and token.end < start - 1)
            and not (token.kind in _COLLECTING and item.base != "money")
        ),
        None,
    )
    if verb is not None and verb.text == _POST:
        # `“…问政”栏目是主窗口，收到发帖112条`: what was received
        verb = next((token for token in item.near if token.kind == "received" and token.end == verb.start), verb)
    if verb is not None and verb.kind == "closed" and verb.end == start:
        # `作出予以公开答复8件`: what was decided, not that it was
        verb = next((token for token in item.near if token.kind == "outcome" and token.end == verb.start), verb)
    if item.first:
        if verb is None:
            verb = _deed_of(words, rest=item.has("rest"))
        if verb is not None and verb.kind == "void" and verb.text in {"其他", "其它"}:
            verb = next((token for token in words if token.kind == "closed"), verb)
    if (
        verb is not None
        and verb.text == "结转"
        and verb.kind == "void"
        and _INTO_NEXT.match(item.text, item.number.end)
    ):
        verb = verb.as_kind("carried", "carried_out")
    if verb is not None and verb.kind == "elsewhere":
        if verb.text == "以会代训" or any(token.value == "training" for token in words):
            place.stretch.other_training = True
        elif not verb.text.startswith(_SENT):
            verb = verb.as_kind("hold")
    return verb


def _deed_of(words: list[Token], *, rest: bool) -> Token | None:
    """Return the verb behind a figure; not one that says of what was named that all of it is done: `3件来信均已答复`."""
    verb = None
    named = marked = False
    for token in words:
        if token.roles & VERB:
            if named:
                return None if marked and token.kind == "closed" and not rest else verb or token
            if verb is None or not _stays(verb, token):
                verb = token
        named = named or token.roles & NAMES_CASE != 0
        marked = marked or token.kind in _MARKS
    return verb


def _stays(verb: Token, token: Token) -> bool:
    """Tell whether a verb tells what was done, not one behind it: `38件已办结并录入系统`, `1件延期至2025年1月答复`."""
    if verb.value == "carried_out":
        return token.kind in _DEALT_WITH
    return verb.kind == "closed" and token.kind == "received"


def _audience(item: Slot, nouns: list[Token]) -> str:
    """Return followers or views where 关注 or 阅读 stands right before people, times or 万."""
    audience = next((token for token in reversed(nouns) if token.kind == "audience"), None)
    if audience is None:
        return ""
    if not (item.first or item.number.start - audience.end <= 3):
        return audience.value if _OF_AUDIENCE.search(item.text, audience.end, item.number.start) else ""
    number = item.number
    return audience.value if number.unit in PEOPLE or number.scaled or number.unit == "次" else ""


_NOTHING: Final = Found("", None)


def _of_people_or_forms(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return trainees, opinions or forms of interpretation; `_NOTHING` where such words have no key here."""
    if not nouns:
        return None
    roles = roles_in(nouns)
    if not roles & _NOT_CASES:
        return None
    kinds = {token.kind for token in nouns}
    if "people" in kinds and (
        item.number.unit in _TRAINEES or (item.base == "bare" and item.lead_text.strip(" ：").endswith(_HEADS))
    ):
        return Found("training", verb)
    if "opinions" in kinds and (
        "through" in item.kinds
        or not any(token.value in CASES for token in nouns if token.kind == "subject")
        or (nouns[-1].kind == "opinions" and place.topic == "consultation" and place.topic_sentence == place.sentence)
    ):
        asked = item.has("received", "monitor") or any(
            token.text[0] in _ASKING for token in nouns if token.kind == "opinions"
        )
        beside = place.has_here("proposals") or _BESIDE.match(item.lead_text) is not None
        known = {claim.subject for claim in place.claims} if beside else set()
        if "proposals" in known and "consultation" not in known and not _ON_DRAFT.search(item.lead_text):
            return _NOTHING  # `承办建议46件；另收到社会各界建议12件`
        spoken = place.topic == "consultation" and place.topic_sentence == place.sentence
        return Found("consultation", verb) if asked or spoken or place.has_here("consultation") else _NOTHING
    if "form" in kinds:
        total = any(claim.subject == "interpretation" and not claim.by_way for claim in place.here())
        return _NOTHING if total else Found("interpretation", verb)
    if (
        roles & _ASKED
        and _ON_DRAFT.search(item.lead_text)
        and any(token.roles & _ASKED and token.text.endswith(_OPINIONS) for token in nouns)
    ):
        return Found("consultation", verb)
    put_out = place.topic == "consultation" and place.topic_sentence == place.sentence
    asked = roles & _ASKED != 0 and (put_out or place.has_here("consultation"))
    if asked and any(token.roles & _ASKED and token.text.endswith(_OPINIONS) for token in nouns):
        return Found("consultation", verb)
    return None


def _turns_elsewhere(words: list[Token], head: Token) -> bool:
    """Tell whether a subject behind the figure is only where the thing counted went: `1件为咨询事项已转信访渠道`."""
    strong = next((token for token in words if token.roles & NAMES_CASE and token.start > head.start), None)
    return strong is not None and any(
        token.kind == "received"
        and token.text not in _COMING_FROM
        and token.text[0] not in _SENT_IN
        and head.start < token.start < strong.start
        for token in words
    )
