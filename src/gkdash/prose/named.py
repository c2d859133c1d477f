"""A figure whose words name its subject: which of several it is, and when the name does not mean it."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.claims import AUDIENCES, CASES, REMEDIES, family
from gkdash.prose.found import Found
from gkdash.prose.labels import labelled_verb
from gkdash.prose.left_out import are_served
from gkdash.prose.lexicon import listed
from gkdash.prose.nouns import cases_of, is_pooled, subjects_of
from gkdash.prose.outcomes import is_over_others
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import residue
from gkdash.prose.slots import NOUNS, Slot
from gkdash.prose.tokens import Token
from gkdash.prose.topics import topic

_BESIDE: Final = re.compile("文件[及和与、](?:政策)?解读")
ZERO_OF_EACH: Final = (CASES - {"requests"}) | REMEDIES | {"applications", "proposals"}
_EVENTS: Final = frozenset({"press_conference", "online_interview"})
_PETITIONS: Final = frozenset({"petition_platform", "visits", "public_inquiry"})
_NAMED_LINES: Final = ("热线", "专线", "电话", "信箱")
_OPENING: Final = re.compile(
    "(?:开通|设立|公布|设置|开设|新增|整合|归并|撤并|并入|接入|纳入|归口|合并|关停|撤销)[^，。；]{0,12}$"
)
# no body has more lines and boxes
_FEW: Final = 20
_LINES: Final = frozenset({"条", "部", "个"})
_OF_LINES: Final = re.compile("(?:政务|服务|部门|专业|便民|政府|公共)*(?:热线|专线|电话|信箱|平台|渠道|号码)")
# a name goes on behind the word it is known by: `“问政岑州”网络平台`
_PLATFORM: Final = re.compile("[一-鿿]{0,8}(?:平台|栏目|专栏|系统|小程序|专区|频道|版块|板块)")
_WAYS_COUNTED: Final = re.compile(
    "[、和与及][^，。；、]{2,12}(?:[两二三四五六七八九]|[2-9])(?:个|条|种|类|大)(?:群众|诉求|主要|线上|线下|反映|问题)?"
    "(?:渠道|途径|平台|方式|载体|入口|来源|通道)(?!中|各)"
)
_CLOSED_NEXT: Final = re.compile(
    r"，(?:已|共|累计|其中)*(?:答复|回复|办结|办复|办毕|反馈|解决)(?:了|率)?[\d一二两三四五六七八九十]"
)
_ASIDE: Final = re.compile(r"\([^()]*\)")
_HANDED: Final = re.compile("^(?:共|累计|先后|分别|提出|递交|提交)+")
_OF_ANY: Final = ("的", "类", "份", "有效", "各类", "信息")
_SORTS: Final = ("投诉", "咨询", "建议", "求助", "举报", "意见")
_SPOKEN: Final = frozenset({"subject", "queue", "generic_inquiry", "letter", "etc", "conj", "channel", "other_channel"})
_INVOLVED: Final = re.compile("(?:共|均|全部|均为|系|共计|仅)?涉及?(?:信息公开|政府信息公开|超量|收费)?申请")
_ASKED_FOR: Final = re.compile(
    "申请(?:内容|事项|领域)(?:主要|大多)?(?:涉及|为|包括|集中在|集中于|有|分为|涵盖)[^，。；\\d]{2,}"
)
_COLUMNS: Final = ("栏目", "专栏", "板块", "版块", "频道")
_MESSAGES: Final = listed("messages")


def are_ways_counted(item: Slot, strong: list[Token]) -> bool:
    """Tell whether a number of ways stands behind a list of them: `意见箱、楼栋微信群两条渠道收到建议64条`."""
    if not any(token.value in CASES and token.value != "requests" for token in strong):
        return False
    return _WAYS_COUNTED.search(item.lead_text) is not None


def named(item: Slot, names: list[str], nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return what a figure counts whose words name the subjects `names`; None where they do not mean this figure."""
    words = item.words
    calls = item.number.unit == "个" and verb is not None and verb.kind == "received"  # 接进5,600个电话
    if item.number.unit in _LINES and not calls and _OF_LINES.match(item.text, item.number.end):
        return None  # `12315、12329等26条热线归并`
    if len(names) > 1:
        if item.number.unit in _LINES and _are_set_up(item, nouns[-1], verb):
            return None  # `公布12345、12315等电话及监督信箱2个`
        if place.stretch.caseload and REMEDIES.issuperset(names) and not item.has("public_info"):
            return None  # `司法局代理复议应诉案件96件`
        return _one_of(item, names, words, verb)
    subject = names[0]
    if _means_something_else(item, subject, nouns, verb, place):
        return None
    if subject in CASES:
        found = _channel_meant(item, subject, nouns, verb, place)
        if found is not None:
            return found
    if (
        subject == "petition_platform"
        and nouns[-1].kind == "letter"
        and any(token.value == "proactive_website" for token in words)
    ):
        return Found("public_inquiry", verb)
    last = item.last(NOUNS)
    if last is not None and (subject in CASES or last.kind == "letter"):
        gap = residue(item, last.end, item.number.start)
        if gap > 3:
            gap = _unnamed(item, last, gap)
        if (gap > 4 and verb is None and not item.first and subject in CASES) or (gap > 3 and last.kind == "letter"):
            return None
    if verb is None and item.near and item.boundary >= 0:
        verb = _carried_verb(item, place, subject) or labelled_verb(item, place)
    return Found(subject, verb)


def _one_of(item: Slot, names: list[str], words: list[Token], verb: Token | None) -> Found | None:
    """Of several names side by side none is meant alone; else the last, unless it only says what came: `网民留言`."""
    if "consultation" in names and verb is not None and verb.kind == "received":
        return Found("consultation", verb)
    if not is_pooled(words):
        # none where the name is that of the line spoken of before: `“12350”举报专线26条，‘…’热线转来61条`
        last = next((token for token in reversed(words) if token.value == names[-1]), None)
        if last is not None and names == ["hotline_other", "petition_platform"] and _hands_on(words, last):
            return Found(names[0], verb)  # `12369平台转来信访举报51件`
        return Found(names[0 if last is not None and last.text.endswith(_MESSAGES) else -1], verb)
    if item.base == "item" and _PETITIONS.issuperset(names) and "visits" in names:
        # `来信、来访、网上投诉合计3,420件`: the three ways of petitions
        others = [token for token in words if token.value == "public_inquiry"]
        if all(token.text == "网上投诉" for token in others):
            return Found("petition_platform", verb)
    if not item.number.value and ZERO_OF_EACH.issuperset(names) and "etc" not in item.kinds:
        return Found(names[0], verb)
    return Found("requests", verb) if all(name in CASES for name in names) else None


def _hands_on(words: list[Token], last: Token) -> bool:
    """Tell whether a line named first handed on what `last` calls it."""
    at = words.index(last)
    return at > 0 and words[at - 1].kind == "received" and words[at - 1].text.startswith(("转", "交", "派"))


def _means_something_else(item: Slot, subject: str, nouns: list[Token], verb: Token | None, place: Passage) -> bool:
    """Tell whether a name stands for other work here: documents' attributes, permits, a bureau's caseload."""
    stretch = place.stretch
    if item.number.unit in _LINES:
        # not `210个电话打进12329热线`, where they came
        called = nouns[0].kind == "generic" and verb is not None and verb.kind == "received"
        came = called and verb is not None and nouns[0].end <= verb.start < nouns[-1].start
        if item.first and nouns[0].text.endswith(_NAMED_LINES) and not came:
            return True
        if _are_set_up(item, nouns[-1], verb):
            place.speak_of(subject, nouns[-1].start)
            return True  # `开通招生咨询热线8条`, `监督电话2个`
    if (
        subject == "visits"
        and are_served(item, 18)
        and all(token.text.startswith("接待群众") for token in nouns if token.value == subject)
    ):
        return True  # `便民服务大厅全年接待群众2.1万人次`
    if subject == "interpretation" and _BESIDE.search(item.lead_text):
        return True  # `其中政策文件及解读45条`
    if subject == "interpretation" and stretch.urging:
        return True  # `指导各单位发布政策解读312篇`
    if subject in _EVENTS and any(token.kind == "etc" for token in item.words) and not item.has("hold"):
        return True  # `通过在线访谈、视频连线等形式交流9次`
    if subject == "applications" and stretch.last is not None and stretch.last.subject == "processing_fee":
        return not item.has("received", "fresh", "new", "closed", "outcome")  # 信息处理费120元，系1件超量申请
    on_fee = place.topic == "processing_fee" and place.topic_sentence >= place.sentence - 1
    if subject == "applications" and _ASKED_FOR.match(item.lead_text):
        return True  # `申请内容涉及征地2件、拆迁1件`
    if subject == "applications" and on_fee and _INVOLVED.fullmatch(item.lead_text):
        return True  # `收取信息处理费3500元；涉及申请4件`
    on_fee = on_fee and place.topic_sentence == place.sentence
    if subject == "applications" and on_fee and item.first and item.lead_text.endswith(("涉及", "涉")):
        return True  # `依规收取信息处理费，全年涉及4件申请`
    if subject == "applications" and _is_of_other_kind(item, nouns[-1]):
        return True
    if subject == "applications":
        return stretch.attribute or (stretch.other_business and nouns[-1].text.startswith("申请"))
    if subject in REMEDIES and item.first and any(claim.subject == "disputes" for claim in stretch.segment):
        return True  # 纠纷64起，另外3起走诉讼程序
    if subject in REMEDIES and is_over_others(item):
        stretch.stray = True
        return True  # `因行政处罚被申请复议17件`
    return (
        subject in REMEDIES
        and stretch.caseload
        and not any(token.kind == "public_info" or (token in nouns and "公开" in token.text) for token in item.words)
    )


def _are_set_up(item: Slot, noun: Token, verb: Token | None) -> bool:
    """Tell whether lines or boxes themselves are counted: `监督电话2个`."""
    if verb is not None and verb.text == "接入" and item.number.unit == "条":
        return item.number.value <= _FEW and noun.text.endswith(_NAMED_LINES)
    if not (verb is None or verb.kind == "publish") or not noun.text.endswith(_NAMED_LINES):
        return False
    beside = noun.end == item.number.start and item.number.value <= _FEW
    return beside or _OPENING.search(item.lead_text) is not None


def _is_of_other_kind(item: Slot, noun: Token) -> bool:
    """Tell whether 申请 is for something else than information: `低保申请312件`, `入党申请28份`."""
    if not noun.text.startswith("申请") or "公开" in noun.text or noun.start >= item.number.start:
        return False
    last = next((token for token in reversed(item.ahead) if token.end <= noun.start), None)
    if last is not None and last.end == noun.start and (last.kind == "thing" or last.text == "服务"):
        return True
    kind = _HANDED.sub("", item.text[last.end if last is not None else 0 : noun.start])
    return len(kind) > 1 and not kind.endswith(_OF_ANY) and "公开" not in kind


def _channel_meant(item: Slot, subject: str, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Return the channel, or the pool of them, that words further back make of a channel named beside the figure."""
    words = item.words
    if item.has("requests") and item.has("anaphora") and item.has("conj"):
        return Found("requests", verb)  # `两个信箱、一条热线共收到群众诉求516件`
    if (
        subject != "requests"
        and any(token.kind == "etc" for token in words)
        and is_pooled(words)
        and not _are_columns(words)
    ):
        return Found("requests", verb)
    if subject != "requests" and "(" in item.lead_text and _lists_several(item, nouns):
        return Found("requests", verb, explicit=False)
    if item.far:
        pool = cases_of(item.far)
        if subject == "requests" and any(token.kind == "except" for token in item.far):
            return Found("requests", verb)  # `除热线外，其余渠道共收到诉求52件`
        if subject == "requests" and not item.has("total"):
            far = [
                name for name in subjects_of([token for token in item.far if token.kind == "subject"]) if name in CASES
            ]
            if len(far) == 1 and not is_pooled(item.far):
                return Found(far[0], verb)
        if len(pool) > 1 and all(token.kind != "subject" for token in nouns):
            return Found("requests", verb)
    if subject == "requests":
        sorts = _divides(nouns[-1], place)
        if sorts:
            return Found(sorts, verb)  # `办公电话接听154次，其中咨询126次，投诉建议28次`
        if place.topic == "public_inquiry" and place.topic_sentence == place.sentence and not place.stretch.segment:
            return Found(place.topic, verb)  # `小程序注册用户1.1万人，收到诉求2,306条`
        if place.topic in CASES and any(token.kind == "that" for token in words):
            return Found(place.topic, verb)
        alone = _only_channel(item, place)
        if alone:
            return Found(alone, verb)
    elif subject == "petition_platform" and nouns[-1].kind == "letter":
        return _letters(item, nouns, verb, place)
    return None


def _lists_several(item: Slot, nouns: list[Token]) -> bool:
    """Tell whether brackets right behind a name list several channels under it: `信箱类（市长信箱、局长信箱）58件`."""
    for noun in nouns:
        at = noun.end + (item.text[noun.end : noun.end + 1] == "类")
        end = item.text.find(")", at) if item.text[at : at + 1] == "(" else -1
        inside = [token for token in item.ahead if at < token.start < end]
        if len(cases_of(inside)) > 1:
            return True
    return False


def _are_columns(words: list[Token]) -> bool:
    """Tell whether all that a list names are columns of one kind: `官网“校务之窗”“招考答疑”等互动栏目收到留言`."""
    at = next((at for at, token in enumerate(words) if token.kind == "etc"), 0)
    kind = words[at + 1] if at + 1 < len(words) else None
    if kind is None or kind.start != words[at].end or not kind.text.endswith(_COLUMNS):
        return False
    named = {token.value for token in words[: at + 2] if token.value in CASES}
    return named == {"public_inquiry"}


def _divides(noun: Token, place: Passage) -> str:
    """Return the channel that a sort of requests behind 其中 divides; "" for none."""
    stretch = place.stretch
    if not stretch.part or not noun.text.startswith((*_SORTS, "企业诉求")):
        return ""
    whole = next((claim for claim in stretch.segment if claim.measure == "received" and not claim.part), None)
    return whole.subject if whole is not None and whole.subject in CASES else ""


def _only_channel(item: Slot, place: Passage) -> str:
    """Return the one channel that the sentence named before, which then brought the requests; "" for none or several."""
    if item.has("through") or not any(token.text.startswith("诉求") for token in item.near):
        calls = any(token.kind == "requests" and token.text.endswith("来电") for token in item.near)
        opened = place.topic == "hotline_other" and place.topic_sentence == place.sentence
        return place.topic if calls and opened else ""  # `设立服务热线3条，接听群众来电420个`
    if place.topic not in CASES or place.topic == "requests" or place.topic_sentence != place.sentence:
        return ""
    spoken = [token for token in item.ahead if token.kind in _SPOKEN]
    channels = {token.value for token in spoken if token.value in CASES}
    return place.topic if channels == {place.topic} and not is_pooled(spoken) else ""


def _unnamed(item: Slot, last: Token, gap: int) -> int:
    """Return the gap between a name and its figure without what stands in brackets, or belongs to the name."""
    if _PLATFORM.fullmatch(item.text, last.end, item.number.start):
        return 0
    return gap - sum(len(match.group()) for match in _ASIDE.finditer(item.text, last.end, item.number.start))


def _letters(item: Slot, nouns: list[Token], verb: Token | None, place: Passage) -> Found | None:
    """Letters come by the mailbox just spoken of: `县长信箱：收到来信12封`."""
    segment = place.stretch.segment
    if any(token.kind == "subject" and token.value == "petition_platform" for token in nouns):
        return None
    if nouns[-1].text in {"来信", "来件"} and segment and segment[-1].subject.endswith("mailbox"):
        box = segment[-1].subject
        received = [claim.value for claim in segment if claim.subject == box and claim.measure == "received"]
        if not received or received[-1] == item.number.value:
            return Found(box, verb)
    boxes = {claim.subject for claim in segment if claim.measure == "received" and not claim.part}
    if place.stretch.part and len(boxes) == 1 and next(iter(boxes)).endswith("mailbox"):
        return Found(boxes.pop(), verb, explicit=False)  # `校长信箱来信106封，其中学生来信82封、家长来信24封`
    far = [
        name
        for name in subjects_of([token for token in item.far if token.kind == "subject"])
        if name.endswith("mailbox")
    ]
    if far:
        return Found(far[-1], verb)
    spoken = topic(place, CASES)
    counted = any(claim.subject not in AUDIENCES for claim in segment)
    if spoken.endswith("mailbox") and place.topic_sentence == place.sentence and not counted:
        return Found(spoken, verb, explicit=False)
    return None


def _carried_verb(item: Slot, place: Passage, subject: str) -> Token | None:
    """Return the verb of the item before in a list, `受理甲5件、乙3件`, if this one has none of its own."""
    stretch = place.stretch
    if stretch.verb is None or family(stretch.verb_subject or subject) != family(subject):
        return None
    if stretch.last is not None and stretch.last.is_rate and stretch.part:
        return None
    joined = item.near[0].kind == "conj"
    if stretch.verb.kind == "closed" and not joined and _CLOSED_NEXT.match(item.text, item.number.end):
        return None  # `电话解答咨询210次，网站留言37条，答复36条`
    return stretch.verb if joined or stretch.verb.kind in {"closed", "publish"} else None
