"""Figures that are no rates: decides for each what it counts, or that it counts nothing this report is asked about."""

from __future__ import annotations

from gkdash.prose.claims import CASES, CHANNELS, Claim, Doubt, Passage, family
from gkdash.prose.frames import Slot, channel_of, is_pooled, measures, subjects_of
from gkdash.prose.slots import BLOCKS, NOUNS, STRONG, VERBS
from gkdash.prose.tokens import Token

_DEFAULT_UNITS = {"people": "人", "amount": "次", "held": "次", "published": "条"}
_PUBLISH = frozenset({"publish", "make", "hold", "handle"})
_MEASURING = frozenset({"time", "other", "ordinal"})
_FILLERS = frozenset({"all", "done", "this_year", "also", "conj", "reach", "part", "total", "year", "whole_year", "each", "rest", "except", "respectively", "about", "at_least_pre", "cumulative", "anaphora", "from"})
_LABELS = ("数", "数量", "量", "总数", "人数", "总量", "数为", "量为", "数达", "量达", "数达到", "量达到", "总条数", "数分别为")


def counted(item: Slot, text: str, place: Passage, clause: "ClauseState") -> list[Claim]:
    """Return the claims of one figure; doubt is noted in `place`, what counts nothing gives an empty list."""
    number = item.number
    kind = number.kind
    if kind in _MEASURING or kind.endswith(":time") or kind == "time":
        return []
    if kind == "vague" or item.has("upper") and _adjoins(item, "upper"):
        return []
    if _is_masked(item, text, clause):
        return []
    first = _number_first(item)
    words = item.tail if first else item.near
    item.first = first
    item.text = text
    item.words = item.tail if first else None
    own = _own_part(item, place, clause)
    if own:
        return own
    if number.unit in _PEOPLE and _are_trainees(item, text, clause):
        return _claims(item, "training", False, None, text, place, clause)
    if _is_blocked(item, words, first, clause):
        spoken = subjects_of([token for token in item.near if token.kind == "subject"])
        if spoken:
            place.topic, place.topic_sentence, place.topic_at = spoken[-1], place.sentence, item.number.start
        return []
    found = _subject(item, words, place, clause, first)
    if found is None and number.doubt.startswith("热线号码"):
        place.topic, place.topic_sentence = "hotline_12345", place.sentence
        place.lost_last = "hotline_12345"
        place.lost.add("hotline_12345")
        place.doubts.append(Doubt(f"{number.doubt}：“{text[max(0, number.start - 12):number.end]}”，不作为数据。", number.start, number.end, sentence=place.sentence))
        return []
    if found is None:
        return []
    subject, explicit, verb = found
    if subject == "training" and any(token.kind == "elsewhere" or token.text in {"参加", "出席", "参与"} for token in item.near):
        clause.other_training = True
    if subject == "training" and (_is_other_training(item, text) or (not explicit and clause.other_training)):
        clause.other_training = True
        return []
    if _counts_something_else(item, text, subject):
        return []
    if number.doubt.startswith("热线号码"):
        subject = "hotline_12345"
    if number.doubt and not (subject in {"views", "followers"} and number.doubt == "年份与数字粘连" and False):
        place.doubts.append(Doubt(f"{number.doubt}：“{text[max(0, number.start - 12):number.end]}”，不作为数据。", number.start, number.end, sentence=place.sentence))
        place.lost.add(subject)
        place.lost_last = subject
        return []
    if kind == "bare" and not _has_clear_label(item, text, clause):
        place.doubts.append(Doubt(f"数字后没有量词：“{text[max(0, number.start - 12):number.end]}”，不作为数据。", number.start, number.end, sentence=place.sentence))
        place.lost.add(subject)
        return []
    made = _claims(item, subject, explicit, verb, text, place, clause)
    if not number.value and subject in {"review", "litigation"}:
        for other in subjects_of([token for token in words if token.kind == "subject"]):
            if other != subject and other in {"review", "litigation"}:
                made += _claims(item, other, explicit, verb, text, place, clause)
    return made


class ClauseState:
    """What holds in the stretch being read: year spoken of, whose figures, whether parts are being listed."""

    __slots__ = ("mask", "cumulative", "part", "segment", "verb", "verb_subject", "sentence_bare", "attribute", "caseload", "future", "year_word", "depth_part", "own_only", "clause", "aligned", "other_training", "stray", "excepted", "bare_list", "own_segment", "other_business", "urging", "figures")

    def __init__(self) -> None:
        self.mask = ""
        self.cumulative = False
        self.part = False
        self.segment: list[Claim] = []
        self.verb: Token | None = None
        self.verb_subject = ""
        self.sentence_bare = 0
        self.attribute = False
        self.caseload = False
        self.future = False
        self.year_word = False
        self.depth_part = False
        self.own_only = False
        self.clause = 0
        self.aligned: list[str] = []
        self.other_training = False
        self.stray = False
        self.bare_list = False
        self.own_segment = False
        self.urging = False
        self.figures = 0
        self.other_business = False
        self.excepted: set[str] = set()


_BUSINESS = ("技术", "农民", "农户", "信访", "法治", "安全", "消防", "企业", "创业", "技能", "电商", "防汛", "应急", "执法", "统计", "普法", "党员", "招商", "急救", "养殖", "种植", "禁毒", "就业", "护林", "网格", "反诈", "监管", "调解", "财务", "会计", "税", "教师", "医", "物业", "新任", "年轻干部", "生产", "卫生", "食品", "救援", "驾驶", "直播", "文旅", "导游", "志愿", "村干部", "档案", "写作", "公文", "热线", "接线", "话务")
_DISCLOSURE = ("公开", "信息", "政务", "依申请", "条例", "新媒体", "网站")


def _is_other_training(item: Slot, text: str) -> bool:
    """Tell whether a training is on something else than disclosure: `信访法治化培训班`, `农民实用技术培训`."""
    start = max(0, item.boundary)
    begin = item.near[0].start if item.near else item.number.start
    stretch = text[max(0, begin - 8) : item.number.end + 12]
    del start
    return any(word in stretch for word in _BUSINESS) and not any(word in stretch for word in _DISCLOSURE)


def _adjoins(item: Slot, kind: str) -> bool:
    return any(token.kind == kind and token.end >= item.number.start - 1 for token in item.near)


def _is_masked(item: Slot, text: str, clause: ClauseState) -> bool:
    """Tell whether the figure is of another year, a part of the year, an average, a peak, a target or a difference."""
    if clause.mask == "past" and not clause.future and any(token.kind == "carried" and token.value == "carried_in" for token in [*item.near, *item.tail]):
        return False
    if clause.future or clause.mask in {"past", "part", "next"}:
        return True
    number = item.number
    reach = max((token.end for token in item.near if token.kind == "reach" and token.end >= number.start - 2), default=-1)
    for token in item.near:
        if token.kind in {"mean", "peak"}:
            return True
        if token.kind in {"soft_target", "uncollected"} and number.kind != "money":
            if token.kind == "soft_target":
                return True
        if token.kind == "last" and reach < token.end:
            return True
        if token.kind == "from" and _is_range(item, token, text):
            return True
    growth = next((token for token in reversed(item.near) if token.kind == "growth"), None)
    if growth is not None and number.start - growth.end <= 2 and not (reach >= growth.start):
        return True
    if text[max(0, number.start - 2) : number.start].endswith(("无", "没有", "未有")) and not number.digits:
        return True
    return text[number.start - 1 : number.start] in {"增", "减"} or text[number.end : number.end + 1] in {"至", "到", "~", "—"} and text[number.end + 1 : number.end + 2].isdigit()


def _is_range(item: Slot, token: Token, text: str) -> bool:
    """Tell whether the figure is where a change began: `由12个增加到18个`."""
    rest = text[item.number.end : item.number.end + 6]
    changed = any(word in rest for word in ("增", "提", "扩", "减", "降", "缩", "升", "压")) and any(word in rest for word in ("至", "到", "为"))
    return token.text in {"由", "从"} and changed


def _number_first(item: Slot) -> bool:
    """Tell whether what is counted stands behind the figure: `97件12345热线工单`, `3件结转下年度`, `召开了5场新闻发布会`."""
    tail = [token for token in item.tail if token.kind not in _FILLERS]
    if not tail:
        return False
    if not any(token.kind in NOUNS | VERBS | BLOCKS for token in tail):
        return False
    if item.has(*NOUNS - {"info"}):
        near = [token for token in item.near if token.kind in NOUNS and token.kind not in {"info"}]
        if near:
            return False
    verb = item.last(VERBS)
    if item.tail_is_shared and tail[0].start > item.number.end:
        return False
    if verb is None:
        return True
    return tail[0].start - item.number.end <= 12 and tail[0].kind in NOUNS | BLOCKS


def _is_blocked(item: Slot, words: list[Token], first: bool, clause: "ClauseState") -> bool:
    """Tell whether the figure counts something that has no key: staff, meetings, cases still open, reposts."""
    if item.number.kind.endswith("foreign"):
        return True
    if any(token.kind == "queue" for token in item.near) and not (is_pooled([token._replace(kind="subject") if token.kind == "queue" else token for token in item.near]) and any(token.value in CASES for token in item.near)):
        clause.stray = True
        return True
    if any(token.text.startswith(("诉前", "委派", "司法确认")) for token in item.near):
        clause.stray = True
    if first:
        head = next((token for token in words if token.kind in NOUNS | VERBS | BLOCKS), None)
        if any(token.kind in {"carried", "outcome"} for token in words):
            return False
        if any(token.kind == "noun" for token in [*words, *item.near]):
            return True
        if any(token.value == "consultation" for token in words):
            return not any(word in item.text[max(0, item.number.start - 12) : item.number.start] for word in ("就", "将", "对", "围绕", "针对"))
        return head is not None and head.kind in BLOCKS and not any(token.kind == "people" for token in words)
    last_verb = max((token.start for token in item.near if token.kind in VERBS), default=-1)
    last_noun = max((token.start for token in item.near if token.kind in STRONG | {"channel", "outcome", "outcome_remedy", "carried"}), default=-1)
    for token in item.near:
        if token.kind == "verb" and token.start > last_verb:
            return True
        if token.kind in {"noun", "act"} and (token.start > last_noun and token.start > last_verb and token.kind == "act"):
            clause.stray = True
        if token.kind in {"noun", "act"} and (token.start > last_verb or token.start > last_noun):
            return True
        if token.kind == "app_part" and (token.start > last_noun or _touches(item, token)):
            return True
        if token.kind == "weak" and token.start > max(last_noun, last_verb):
            return True
        if token.kind == "thing" and token.start > max(last_noun, last_verb) and not any(word.value == "consultation" or (word.value == "interpretation" and word.text == "解读") for word in item.near):
            if not any(word.kind in NOUNS and word.start > token.start for word in item.near):
                return True
    return False


def _counts_something_else(item: Slot, text: str, subject: str) -> bool:
    """Tell whether an unknown thing stands right behind the measure word: `五个法治化`, `3次党政联席会`."""
    following = text[item.number.end : item.number.end + 1]
    if not following or not "一" <= following <= "鿿":
        return False
    beside = item.tail[0] if item.tail and item.tail[0].start <= item.number.end + 1 else None
    if beside is not None:
        return beside.start == item.number.end and beside.kind in {"unit_part", "thing", "act", "area"} and not item.first
    loose = item.number.unit in {"个", "项", "批", "班", "组", "次", "名", "位"} or not item.number.digits
    return loose and not (subject == "views" or item.first)


def _own_part(item: Slot, place: Passage, clause: "ClauseState") -> list[Claim]:
    """Return the reporting body's own figure out of one for the whole area: `全区438件（区政府本级96件）`."""
    if place.scope != "own" or any(token.kind in NOUNS - {"generic", "info"} or token.kind in VERBS - {"received", "hold", "take", "publish"} for token in [*item.near, *(item.tail if item.first else [])]):
        return []
    if not item.has("own", "own_government") and not (clause.own_segment and not item.first):
        return []
    wholes = [claim for claim in place.claims if claim.sentence == place.sentence and claim.scope == "area" and claim.unit == item.number.unit and not claim.measure.endswith("_rate")]
    if not wholes or any(token.kind in BLOCKS - {"app_part"} for token in item.near):
        return []
    if item.has("received"):
        wholes = [claim for claim in wholes if claim.measure == "received"] or wholes
    whole = wholes[-1] if item.has("received") else wholes[0]
    clause.own_segment = True
    start, end = _evidence(item, item.text)
    return [Claim(whole.subject, whole.measure, item.number.value, item.number.unit, _qualifier(item), "own", whole.period, min(start, item.number.start), end, "stated", True, False, False, False, place.sentence, clause.clause)]


_PEOPLE = frozenset({"人", "人次", "名", "余人", "位"})
_TRAINEES = ("参训", "参加", "到场", "到课", "覆盖", "受训", "学员", "参培", "培训", "人员", "联络员", "信息员", "参会", "听课", "共计", "合计", "参与")


def _are_trainees(item: Slot, text: str, clause: "ClauseState") -> bool:
    """Tell whether people are those trained by the training just named: `46家单位的92名联络员到场`."""
    held = next((claim for claim in reversed(clause.segment) if claim.measure in {"held", "people"}), None)
    if held is None or held.subject != "training" or clause.other_training or item.has("respectively"):
        return False
    begin = item.near[0].start if item.near else item.number.start
    stretch = text[min(begin, item.number.start - 8) if item.near else max(0, item.number.start - 8) : item.number.end + 8]
    if any(word in stretch for word in ("选派", "派", "讲师", "专家", "授课", "邀请", "农", "走访", "证书")):
        return False
    return not item.near or any(word in stretch for word in _TRAINEES)


def _touches(item: Slot, token: Token) -> bool:
    return any(other.start == token.end and other.kind in STRONG for other in item.near)


_OPINIONS = ("意见", "建议", "看法")


def _asked(place: Passage) -> bool:
    """Tell whether this sentence has said that opinions were asked for."""
    return any(claim.subject == "consultation" and claim.sentence == place.sentence for claim in place.claims)


def text_before(item: Slot, length: int) -> str:
    """Return what stands before the figure, `length` characters at most."""
    return item.text[max(0, item.number.start - length) : item.number.start]


_LOOSE = frozenset({"其他", "其它", "结转"})


def _subject(item: Slot, words: list[Token], place: Passage, clause: ClauseState, first: bool) -> tuple[str, bool, Token | None] | None:
    """Return subject, whether it stands beside the figure, and the verb that governs it; None for what has no key."""
    verb = next((token for token in reversed(item.near) if token.kind in VERBS and not (token.text in _LOOSE and token.end < item.number.start - 1)), None)
    if first and verb is None:
        verb = next((token for token in words if token.kind in VERBS), None)
    if verb is not None and verb.kind == "void" and verb.text in {"其他", "其它"} and first:
        verb = next((token for token in words if token.kind == "closed"), verb)
    if verb is not None and verb.kind == "elsewhere" and not any(token.value == "training" for token in words):
        verb = verb._replace(kind="hold")
    if verb is not None and verb.kind == "elsewhere":
        clause.other_training = True
    if verb is not None and verb.kind in {"pooled_outcome", "void", "elsewhere"}:
        return None
    if item.has("former", "latter") and len(place.listed) == 2:
        return place.listed[0 if item.has("former") else 1], True, verb
    if verb is not None and verb.text in {"接待", "接访"} and item.number.unit in _PEOPLE and not any(token.kind in STRONG for token in words) and not any(word in text_before(item, 14) for word in ("窗口", "查阅", "咨询", "企业", "办事", "参观", "考察")):
        return "visits", True, verb
    audience = next((token for token in reversed(words) if token.kind == "audience"), None)
    if audience is not None and (first or item.number.start - audience.end <= 3):
        if item.number.unit in _PEOPLE or item.number.scaled or item.number.unit in {"次", "人次"}:
            return audience.value, True, None
    nouns = [token for token in words if token.kind in NOUNS]
    strong = [token for token in nouns if token.kind in STRONG]
    if any(token.kind == "reply_docs" for token in nouns) and (verb is None or verb.kind in {"publish", "outcome"}):
        if verb is not None:
            verb = verb._replace(kind="publish")
        if verb is None:
            verb = clause.verb if clause.verb is not None and clause.verb.kind == "publish" else None
        if verb is None and any(family(claim.subject) == "publishing" for claim in clause.segment):
            return "proposals", True, next(token for token in words if token.kind == "reply_docs")._replace(kind="publish")
        return ("proposals", True, verb) if _topic(place, clause, {"proposals"}) and verb is not None else None
    if verb is not None and verb.value == "partly_granted" and _with_granted(words, verb):
        return None
    if verb is not None and verb.kind == "outcome" and not clause.attribute:
        return "applications", True, verb
    if verb is not None and verb.kind == "outcome":
        return None
    if verb is not None and verb.kind in {"carried", "outcome_remedy"}:
        named = subjects_of(strong)
        if named:
            return (named[-1], True, verb) if len(named) == 1 or not is_pooled(nouns) else None
        wanted = {"review", "litigation"} if verb.kind == "outcome_remedy" else CASES | {"applications", "proposals", "review", "litigation"}
        topic = _topic(place, clause, wanted)
        if topic:
            return topic, False, verb
        return ("applications", False, verb) if verb.kind == "carried" else None
    if any(token.kind == "people" for token in nouns) and item.number.unit in {"人", "人次", "名", "余人"}:
        return "training", True, verb
    if any(token.kind == "opinions" for token in nouns):
        told = _asked(place) or item.has("received", "monitor") or any(token.kind == "opinions" and token.text[0] in "征收回" for token in nouns)
        return ("consultation", True, verb) if told else None
    form = next((token for token in reversed(nouns) if token.kind == "form"), None)
    if form is not None:
        total = any(claim.subject == "interpretation" for claim in clause.segment) or any(c.subject == "interpretation" and c.sentence == place.sentence for c in place.claims)
        if total and any(c.subject == "interpretation" and not c.by_way for c in place.claims if c.sentence == place.sentence):
            return None
        return "interpretation", True, verb
    if any(token.kind in {"generic", "requests"} and token.text.endswith(_OPINIONS) for token in nouns) and _asked(place):
        return "consultation", True, verb
    named = [_own_line(name, strong, place) for name in subjects_of(strong)]
    hot = [token for token in strong if token.kind == "hot"]
    if not named and hot:
        named = ["opinion_response"]
    if named:
        return _named(item, named, words, verb, place, clause)
    channel = channel_of(words)
    if channel:
        return _published(item, channel, nouns, verb, place, clause)
    if any(token.kind == "attribute" for token in nouns):
        clause.attribute = True
        return None
    public = next((token for token in reversed(nouns) if token.kind == "public_info"), None)
    if public is not None and public.start and _precedes(item, public, "非"):
        return None
    if public is not None and (verb is None or verb.kind in {"publish", "new", "make", "hold"}):
        return ("proactive", True, verb) if not clause.attribute else None
    info = next((token for token in reversed(nouns) if token.kind == "info"), None)
    if verb is not None and verb.kind in {"publish", "make"}:
        return _plain_publishing(item, info, verb, place, clause)
    return _inherited(item, nouns, verb, place, clause)


def _with_granted(words: list[Token], verb: Token) -> bool:
    """Tell whether one figure counts what was granted wholly and in part: `予以公开、部分公开共52件`."""
    at = words.index(verb) if verb in words else -1
    return at > 1 and words[at - 1].kind == "conj" and words[at - 2].value == "granted"


def _own_line(name: str, strong: list[Token], place: Passage) -> str:
    """A bare `热线` is the line just spoken of, if that is not the government's."""
    if name != "hotline_12345" or place.topic != "hotline_other":
        return name
    bare = all(token.text.startswith("热线") for token in strong if token.value == name)
    return "hotline_other" if bare else name


def _precedes(item: Slot, token: Token, character: str) -> bool:
    return item.text[token.start - 1 : token.start] == character


def _named(item: Slot, named: list[str], words: list[Token], verb: Token | None, place: Passage, clause: ClauseState) -> tuple[str, bool, Token | None] | None:
    if len(named) > 1:
        if not is_pooled(words):
            last = next(token for token in reversed(words) if token.value == named[-1])
            message = last.text.endswith(("留言", "提问", "帖文", "帖子", "来信", "咨询", "诉求", "发帖"))
            return named[0 if message else -1], True, verb
        if not item.number.value and set(named) == {"review", "litigation"}:
            return named[0], True, verb
        return ("requests", True, verb) if all(name in CASES for name in named) else None
    subject = named[0]
    nouns = [token for token in words if token.kind in NOUNS]
    if clause.attribute and subject == "applications":
        return None
    if item.first and item.number.unit == "条" and nouns[0].text.endswith("热线"):
        return None
    if clause.other_business and subject == "applications" and nouns and nouns[-1].text.startswith("申请"):
        return None
    if subject in {"review", "litigation"} and clause.caseload and not any(token.kind == "public_info" for token in words):
        return None
    if subject in CASES and subject != "requests" and is_pooled(words) and any(token.kind == "etc" for token in words):
        return "requests", True, verb
    if subject == "requests":
        far = [name for name in subjects_of([token for token in item.far if token.kind == "subject"]) if name in CASES]
        if len(far) == 1 and not is_pooled(item.far) and item.far[0].kind == "through":
            return far[0], True, verb
    pool = list(dict.fromkeys(token.value for token in item.far if token.kind == "subject" and token.value in CASES))
    if len(pool) > 1 and all(token.kind != "subject" for token in words if token.kind in NOUNS):
        return "requests", True, verb
    if any(token.kind == "that" for token in words) and subject == "requests" and place.topic in CASES:
        return place.topic, True, verb
    if subject == "petition_platform" and nouns[-1].kind == "letter" and nouns[-1].text in {"来信", "来件"} and clause.segment and clause.segment[-1].subject.endswith("mailbox") and not any(claim.subject == clause.segment[-1].subject and claim.measure == "received" for claim in clause.segment):
        return clause.segment[-1].subject, True, verb
    if subject == "petition_platform" and nouns[-1].kind == "letter":
        far = [name for name in subjects_of([token for token in item.far if token.kind == "subject"]) if name.endswith("mailbox")]
        if far:
            return far[-1], True, verb
        topic = _topic(place, clause, CASES)
        if topic.endswith("mailbox") and place.topic_sentence == place.sentence and not clause.segment:
            return topic, False, verb
    last = next((token for token in reversed(item.near) if token.kind in NOUNS), None)
    if subject in CASES and verb is None and not item.first and last is not None and _residue(item, last.end, item.number.start) > 4:
        return None
    if last is not None and last.kind == "letter" and _residue(item, last.end, item.number.start) > 3:
        return None
    if verb is None and item.near and item.boundary >= 0:
        verb = _carried_verb(item, clause, subject)
    return subject, True, verb


def _carried_verb(item: Slot, clause: ClauseState, subject: str) -> Token | None:
    """Return the verb of the item before in a list, `受理甲5件、乙3件`, if this one has none of its own."""
    if clause.verb is None or family(clause.verb_subject or subject) != family(subject):
        return None
    joined = any(token.kind == "conj" for token in item.near[:1])
    if joined or clause.verb.kind in {"closed", "publish"}:
        return clause.verb
    return None


def _published(item: Slot, channel: str, nouns: list[Token], verb: Token | None, place: Passage, clause: ClauseState) -> tuple[str, bool, Token | None] | None:
    if channel == "-" or clause.attribute or clause.urging:
        place.channel = "-"
        place.channel_sentence = place.sentence
        return None
    if verb is not None and verb.kind not in {"publish", "make", "hold", "handle", "new"}:
        return None
    if _is_category(item, nouns):
        return None
    return channel, True, verb


def _is_category(item: Slot, nouns: list[Token]) -> bool:
    """Tell whether words between the channel or verb and the figure name one kind of content only: `网站公开招聘信息8条`."""
    if item.ranged:
        return False
    last = max((token for token in item.near if token.kind in NOUNS | VERBS), key=lambda token: token.start, default=None)
    if last is None:
        return False
    others = [token for token in item.near if token.kind in VERBS | {"channel", "other_channel", "etc"} and token.start < last.start]
    anchor = max((token.end for token in others), default=last.start) if last.kind in {"info", "public_info"} else last.end
    stop = last.start if last.kind in {"info", "public_info"} else item.number.start
    return _residue(item, anchor, stop) > 2


def _residue(item: Slot, start: int, stop: int) -> int:
    """Return how many characters between two places belong to no word of the lexicon."""
    inside = [token for token in item.near if token.start < stop and token.end > start]
    closed = next((token for token in reversed(inside) if token.kind == "etc"), None)
    if closed is not None:
        rest = stop - closed.end - sum(token.end - token.start for token in inside if token.start >= closed.end and token.kind == "modifier")
        return 3 if rest > 0 else 0
    if any(token.text == "、" for token in inside):
        return 0
    covered = sum(min(token.end, stop) - max(token.start, start) for token in inside if token.kind not in BLOCKS)
    return max(0, stop - start - covered)


def _plain_publishing(item: Slot, info: Token | None, verb: Token, place: Passage, clause: ClauseState) -> tuple[str, bool, Token | None] | None:
    """A publishing verb without a channel: the channel spoken of, or publishing as a whole."""
    if clause.attribute or clause.urging:
        return None
    far_channel = channel_of([token for token in item.far if token.kind in {"channel", "other_channel", "etc", "conj"}])
    total = item.has("total") or any(token.kind == "total" for token in item.near)
    own_word = "公开" in verb.text or (info is not None and "公开" in info.text)
    if info is None and not total and _residue(item, verb.end, item.number.start) > 1:
        return None
    if info is not None and _residue(item, verb.end, info.start) > 1:
        return None
    if far_channel == "-":
        return None
    if far_channel:
        return far_channel, True, verb
    listed = [claim for claim in clause.segment if claim.subject in CHANNELS]
    if total and listed:
        return "proactive", True, verb
    if place.channel and place.channel_sentence == place.sentence and not own_word and len(listed) <= 1:
        return (place.channel, False, verb) if place.channel != "-" else None
    if verb.kind == "make" or (info is None and not own_word and not total):
        return None
    return "proactive", True, verb


def _topic(place: Passage, clause: ClauseState, wanted: frozenset[str] | set[str]) -> str:
    if place.topic in wanted and place.topic_sentence == place.sentence and clause.segment and place.topic_at > clause.segment[-1].start and not (clause.caseload and place.topic in {"review", "litigation"}):
        return place.topic
    for claim in reversed(clause.segment):
        if claim.subject in wanted:
            return claim.subject
    if place.topic in wanted and not (clause.caseload and place.topic in {"review", "litigation"}):
        return place.topic
    return ""


def _inherited(item: Slot, nouns: list[Token], verb: Token | None, place: Passage, clause: ClauseState) -> tuple[str, bool, Token | None] | None:
    """The figure has no noun of its own: its subject is the one spoken of, if the verb fits it."""
    near_far = subjects_of([token for token in item.far if token.kind in {"subject"}])
    generic = any(token.kind in {"generic"} for token in nouns)
    if verb is None:
        return _bare_inherited(item, nouns, place, clause, near_far, generic)
    kind = verb.kind
    if kind in {"repeal", "in_force", "issue"}:
        topic = _topic(place, clause, {"normative_documents"})
        return (topic, False, verb) if topic or "normative_documents" in near_far else None
    if kind in {"collect", "uncollected"}:
        if clause.other_business:
            return None
        topic = _topic(place, clause, {"processing_fee"})
        return ("processing_fee", False, verb) if topic or "processing_fee" in near_far else None
    if kind == "hold":
        topic = near_far[-1] if near_far else ""
        if not topic and clause.segment and clause.segment[-1].subject == "training" and item.number.unit in {"期", "次", "场"}:
            topic = "training"
        return (topic, False, verb) if topic in {"consultation", "press_conference", "online_interview", "training"} else None
    if kind in {"received", "fresh", "handle", "closed", "joint", "mediate", "take", "monitor", "new", "reject"}:
        fits = CASES | {"applications", "proposals", "review", "litigation"}
        fits = fits | {"disputes"} if kind in {"closed", "joint", "mediate", "received", "handle"} else fits
        fits = fits | {"opinion_response"} if kind in {"closed", "monitor", "handle"} else fits
        if near_far:
            far = [name for name in near_far if name in fits]
            if len(far) > 1 and is_pooled(item.far):
                return ("requests", False, verb) if all(name in CASES for name in far) else None
            if far:
                return far[-1], False, verb
        if clause.stray and not generic and kind != "new":
            return None
        if clause.other_business and not generic:
            return None
        if not generic and not first_of(item) and _residue(item, verb.end, item.number.start) > 2:
            return None
        alike = bool(clause.segment) and clause.segment[-1].unit == item.number.unit
        if kind == "closed" and "回应" in verb.text and _topic(place, clause, {"opinion_response"}):
            return "opinion_response", False, verb
        if item.number.unit in {"次", "场", "期", "个", "项"} and not alike and not any("电" in token.text or "听" in token.text for token in item.near):
            return None
        if kind in {"received", "handle", "closed"} and item.has("own") and not clause.segment:
            spoken = next((claim.subject for claim in reversed(place.claims) if claim.subject in CASES | {"applications", "proposals"}), "")
            if spoken:
                return spoken, False, verb
        segment = list(dict.fromkeys(claim.subject for claim in clause.segment if claim.subject in fits))
        if len(segment) > 1 and kind in {"closed"} and not generic and all(name in CASES for name in segment):
            return _pooled_topic(clause, segment), False, verb
        topic = _topic(place, clause, fits)
        return (topic, False, verb) if topic else None
    return None


def first_of(item: Slot) -> bool:
    """Tell whether what is counted stands behind the figure."""
    return item.first


def _pooled_topic(clause: ClauseState, segment: list[str]) -> str:
    """Return what `办结30件` closes after a list: the last channel if one just came, the pool if the list had a total."""
    last = clause.segment[-1]
    return last.subject


def _bare_inherited(item: Slot, nouns: list[Token], place: Passage, clause: ClauseState, far: list[str], generic: bool) -> tuple[str, bool, Token | None] | None:
    if item.has("total") and not clause.segment and place.channel in CHANNELS and place.channel_sentence == place.sentence:
        return place.channel, True, None
    if item.has("total") and not clause.segment and place.topic in CASES | {"applications"} and place.topic_sentence == place.sentence and _residue(item, item.near[0].start, item.number.start) <= 2:
        return place.topic, False, None
    if item.has("total") and not clause.segment and any(token.kind == "anaphora" or token.text.startswith(("以上", "上述")) for token in item.near):
        every = {claim.subject for claim in place.claims if claim.sentence == place.sentence and claim.subject in CASES}
        if len(every) > 1:
            return "requests", True, None
    if item.has("total") and clause.segment:
        named = list(dict.fromkeys(claim.subject for claim in clause.segment))
        if all(name in CHANNELS for name in named):
            return "proactive", True, None
        if all(name in CASES for name in named) and len(named) > 1:
            return "requests", True, None
        if len(named) == 1:
            return named[0], False, None
    if clause.segment and item.has("own", "own_government"):
        whole = next((claim for claim in reversed(clause.segment) if claim.scope == "area" and claim.measure in {"received", "published"}), None)
        if whole is not None and place.scope == "own":
            return whole.subject, False, None
    if clause.aligned:
        return None
    kinds = {token.kind for token in item.near}
    previous = clause.segment[-1] if clause.segment else None
    if previous is None and "this_year" in kinds and kinds <= {"this_year", "reach", "total"} and place.channel in CHANNELS and place.channel_sentence == place.sentence and item.number.unit in {"条", "篇", "条次"}:
        return place.channel, False, None
    if previous is not None and kinds & {"year", "this_year"} and kinds <= {"year", "this_year", "reach", "part", "about", "at_least_pre", "total"}:
        return previous.subject, False, None
    pool = list(dict.fromkeys(token.value for token in item.far if token.kind == "subject" and token.value in CASES))
    if len(pool) > 1 and (generic or item.has("total")):
        return "requests", True, None
    spoken_far = [token for token in item.far if token.kind in {"subject", "letter", "generic_inquiry", "requests"}]
    if not nouns and spoken_far and kinds <= {"reach", "total", "about", "at_least_pre"} and item.number.start - (item.far[-1].end if item.far else 0) <= 6:
        named = subjects_of(spoken_far)
        return (named[-1], True, None) if len(named) == 1 else None
    if clause.part:
        return None
    if generic and far and len(far) == 1 and far[0] in CASES | {"applications"}:
        return far[0], False, None
    if generic and not clause.segment:
        topic = _topic(place, clause, CASES | {"applications"})
        return (topic, False, None) if topic and place.topic_sentence >= place.sentence - 1 else None
    unit = item.number.unit
    previous = clause.segment[-1] if clause.segment else None
    if previous is not None and previous.subject == "training" and not item.has("respectively") and unit in {"人", "人次", "名"} and _residue(item, item.near[0].start if item.near else item.number.start, item.number.start) <= 4:
        return "training", False, None
    if previous is not None and previous.subject == "visits" and unit in {"人", "人次", "名"} and all(token.kind in {"conj", "total"} for token in item.near):
        return "visits", False, None
    if far and len(far) == 1 and family(far[0]) == "publishing":
        return None
    return None


def _siblings_bare(item: Slot, clause: ClauseState) -> bool:
    """Tell whether the figures beside it have no measure word either, so that none was lost: `网站96、微信282`."""
    return clause.bare_list


def _has_clear_label(item: Slot, text: str, clause: ClauseState) -> bool:
    """Tell whether a figure without a measure word is whole: a label before it, and an end behind it."""
    following = text[item.number.end : item.number.end + 1]
    if following and following not in "，。；、)：":
        return False
    before = text[max(0, item.number.start - 6) : item.number.start].rstrip("约超逾近共计")
    label = before.rstrip("为达到是：至破突过")
    if label.endswith(("账号数", "号数", "栏数", "屏数")):
        return False
    if item.boundary >= 0 and text[item.number.start - 1 : item.number.start] == "：":
        return True
    if label.endswith(("数", "量", "总", "人数", "粉丝", "用户", "关注", "订阅")):
        return True
    if item.number.scaled and any(token.kind == "subject" and token.value in {"followers", "views"} for token in item.near):
        return True
    return _siblings_bare(item, clause)


def _claims(item: Slot, subject: str, explicit: bool, verb: Token | None, text: str, place: Passage, clause: ClauseState) -> list[Claim]:
    number = item.number
    if verb is None and not explicit and clause.verb is not None and False:
        verb = clause.verb
    found = measures(subject, verb, number, place, item)
    if not found:
        return []
    kind = number.kind.removeprefix("han:")
    if kind == "money" and subject != "processing_fee":
        return []
    if kind == "people" and subject not in {"training", "visits", "followers", "views"} and number.unit not in {"人次"}:
        return []
    if kind == "people" and subject in {"applications", "proposals", "normative_documents", "interpretation", "disputes", "review", "litigation"}:
        return []
    period = "cumulative" if clause.cumulative or subject == "followers" else "year"
    if subject == "views" and not clause.year_word and _is_stock(item, place):
        period = "cumulative"
    start, end = _evidence(item, text)
    how = "joint_verb" if len(found) > 1 else verb.kind if verb is not None and verb.kind in {"take", "new"} else "stated"
    claims = []
    for measure in found:
        value = number.value
        claims.append(
            Claim(
                subject, measure, value, number.unit or _default_unit(subject, measure), _qualifier(item), place.scope, period,
                start, end, how, explicit, clause.part or clause.depth_part, False, any(token.kind == "app_part" for token in item.near) or any(token.kind == "form" for token in item.near), place.sentence, clause.clause,
            )
        )
        if verb is not None and measure == "closed":
            claims[-1].punctual = any(word in text[max(0, verb.start - 5) : verb.end] for word in ("按时", "按期", "限时", "及时", "如期", "准时", "期限内", "时限内", "期内"))
    return claims


def _is_stock(item: Slot, place: Passage) -> bool:
    return any(token.text.startswith(("总", "累计")) for token in item.near if token.kind in {"subject", "total"}) and any(
        claim.subject == "followers" and claim.sentence == place.sentence for claim in place.claims
    )


def _default_unit(subject: str, measure: str) -> str:
    if measure in {"people"}:
        return "人"
    if measure == "amount":
        return "元" if subject == "processing_fee" else "次"
    if measure == "held":
        return "次"
    if subject.startswith("proactive") or subject == "interpretation":
        return "条"
    return "件"


def _qualifier(item: Slot) -> str:
    if item.number.hedge:
        return item.number.hedge
    for token in item.near:
        if token.kind in {"about", "at_least_pre"} and token.end == item.number.start:
            return "about" if token.kind == "about" else "at_least"
    return "exact"


def _evidence(item: Slot, text: str) -> tuple[int, int]:
    if item.first:
        ends = [token.end for token in item.tail if token.kind in NOUNS | VERBS]
        starts = [token.start for token in item.near if token.kind in VERBS | NOUNS]
        return min([item.number.start, *starts]), max([item.number.end, *ends])
    starts = [token.start for token in item.near if token.kind in VERBS | NOUNS]
    return min([item.number.start, *starts]), item.number.end
