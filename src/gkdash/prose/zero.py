"""Words that say there was none: `未收到政府信息公开申请`, `无行政复议和行政诉讼`, `市长信箱均无来信`."""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.characters import table, traits_in
from gkdash.prose.claims import CASES, Claim
from gkdash.prose.lexicon import listed_pattern
from gkdash.prose.passage import Passage
from gkdash.prose.tokens import Token

NONE: Final = re.compile(
    r"未(?:曾|有)?(?=[^来尽成诉央])|没有|没(?=[^收])|从未|并未|尚未|不存在|无(?![法论需人线缝障纸偿理关遗死差小证隐锡为忧正效])|无人(?=投|来|申请|留言|提|寄|写|[向对就因][^，。；]{1,12}(?:提|投|申请|写|寄|留言))|零(?=[政信行申复诉上结收来派工]|发生)|一[件封条份宗例起](?:也|都)?[未没]|为零|(?:均|都|皆|数|量|也|亦)(?:为|是)零|均系零|均零|零(?<!\d零)(?=[，。；、])|空白"
)
# one of these characters or of these words is in all words for none, and to look for them costs little
_SAYING: Final = 1
_HINTING: Final = 2
_HINTS: Final = table({_SAYING: "未没无零", _HINTING: "空不"})
# no superlatives of good work: 无超期, 零投诉, 未被追责
_SLIGHT: Final = listed_pattern("slight")
_NOT_SET_UP: Final = re.compile("(?:单独|独立|另行|专门)?(?:开通|设立|设置|开设|建立|公布|配备|建设)")
_PREVENTING: Final = frozenset({"target", "soft_target", "last", "than", "part_year"})
_ACTS: Final = frozenset({"issue", "repeal", "publish"})
_DONE: Final = frozenset({"closed", "outcome", "reject", "attribute"})
_FILLING: Final = frozenset({"generic", "letter", "received", "requests", "subject"})
_ISSUING: Final = frozenset({"发布", "印发"})
_MAKING: Final = frozenset({"issue", "new"})
_END: Final = "，。；、投寄递写发生产生出现涉及有过任何相关的情况情形案件事项记录数据件到收引发存在形成"
_OF_APPLICATIONS: Final = (
    (
        re.compile(
            r"(?:上年度?|上一年度?|去年|年初)(?:亦|也|均|并)?(?:无|没有|未有|未|零)(?:待办|未办结)?(?:的)?(?:申请)?(?:结转|转入|遗留)"
        ),
        "carried_in",
    ),
    (re.compile(r"未被(?:依法)?申请(?:政府)?信息公开"), "received"),
)
# `全年零申请、零复议、零诉讼`
_NO_REMEDY: Final = re.compile("零(?:行政)?(复议|诉讼|申请)(?=[、，。；]|$)")
# `没有人对答复申请行政复议或者提起行政诉讼`
_NOBODY_SOUGHT: Final = re.compile(
    "(?:没有|无|未有)(?:一|任何)?(?:名|位)?(?:申请|当事|来信|相对)?人[^，。；]{0,16}?(?:提起|申请|提出)(?:行政)?(复议|诉讼)"
    "(?:(?:申请)?(?:和|或|或者|及|与|、)(?:提起|申请)?(?:行政)?(复议|诉讼))?"
)
# `没有一件答复引发复议或诉讼`
_NOT_ONE_LED: Final = re.compile(
    "没有一[件起例宗](?:的)?(?:申请|答复)?(?:被|因[^，。；]{1,8})?(?:引发|引起|走到|进入|提起|走入|导致|发生|申请)(?:了)?(?:行政)?(复议|诉讼)"
    "(?:(?:和|或|或者|及|与|、)(?:行政)?(复议|诉讼))?(?![^，。；]{0,6}(?:撤销|纠正|败诉|维持|确认))"
)
# `没有要求公开征求意见的来信`: what was asked for
_WISHED: Final = re.compile("要求|请求|提出|申请|希望|建议|反映|询问|咨询")
# `没有因申请办理引起的行政复议`
_OVER_WHAT: Final = re.compile(
    "(?:(?:因|由|就|对|针对|围绕)[^，。；]{2,20}?|(?:政府)?(?:信息)?(?:公开)?申请(?:办理|答复|工作){0,2})(?:引起|引发|导致|产生|提起|提出|造成|而起|申请|进入|转入|走入|走到)的?"
    "(?=(?:政府)?(?:信息公开)?(?:行政)?(?:复议|诉讼|应诉))"
)
# `没有一件信访事项进入诉讼程序`
_WENT_ON: Final = re.compile(
    "(?:信访|工单|诉求|纠纷|来信|投诉|案)[^，。；、]{0,6}(?:引发|引起|进入|转入|走入|走到|升级|演变|(?<!结)转为)"
)
# `没有12345坐席`
_FACILITY: Final = re.compile(
    "(?:专|分)?(?:坐席|座席|席|席位|中心|账号|窗口|专员|专班|设备|机构|编制|系统|平台|栏目)(?!的?(?:来|派|转|工单))"
)
# `未缴部分视为放弃申请`
_GIVEN_UP: Final = re.compile("[^，。；]{0,12}(?:视为|视同|放弃|撤回|撤销)")
# `市政府本级未产生此项费用`
_NO_SUCH_FEE: Final = re.compile(
    "(?:未|没有|无|未有)(?:产生|发生|收取|涉及|收)(?:过|任何)?(?:此|该|这|上述)(?:项|类|笔)?(?:费用|收费|费)(?=[，。；]|$)"
)
_ONE_NONE: Final = re.compile("(?<!率)为零(?=[、，。；和]|$)")
_REMEDIES: Final = {"复议": "review", "诉讼": "litigation", "申请": "applications"}
_DOCUMENTS: Final = "normative_documents"
_DOCUMENT_ACTS: Final = {"issue": "issued", "repeal": "repealed"}
_CARRIED: Final = CASES | {"applications"}
_HELD: Final = frozenset({"press_conference", "online_interview", "consultation", "training"})
_EVENTS: Final = _HELD - {"training"}
_TAKEN_PLACE: Final = frozenset(
    {"举行", "召开", "举办", "开展", "组织", "组织开展", "举办过", "开展过", "召开过", "举行过", "安排"}
)
_RECEIVED: Final = (CASES - {"requests"}) | {"applications", "review", "litigation", "proposals", "visits"}
_UNITS: Final = {"held": "次", "amount": "元"}


def none_sought(text: str, start: int, end: int, place: Passage) -> list[Claim]:
    """Return the zeros of remedies that not one case led to: `没有一件答复引发复议或诉讼`."""
    said = _NOT_ONE_LED.search(text, start, end) if "没有一" in text[start:end] else None
    if said is None:
        return []
    names = dict.fromkeys(name for name in said.groups() if name)
    return [_zero(_REMEDIES[name], "received", said.start(), said.end(), place) for name in names]


def none(words: list[Token], text: str, start: int, end: int, place: Passage) -> list[Claim]:
    """Return the zeros that a clause states in words; `start` and `end` are the clause's offsets."""
    stretch = text[start:end]
    if not _may_say_none(stretch):
        return []
    for pattern, measure in _OF_APPLICATIONS if "转" in stretch or "未被" in stretch or "遗留" in stretch else ():
        said = pattern.search(stretch)
        if said is not None:
            return [_zero("applications", measure, start + said.start(), start + said.end(), place)]
    if "零" in stretch:
        sought = [(start + match.start(), start + match.end(), match[1]) for match in _NO_REMEDY.finditer(stretch)]
        if sought:
            return [_zero(_REMEDIES[name], "received", begin, stop, place) for begin, stop, name in sought]
    is_on_remedies = "人" in stretch and ("复议" in stretch or "诉讼" in stretch)
    nobody = _NOBODY_SOUGHT.search(stretch) if is_on_remedies else None
    if nobody is not None:
        begin, stop = start + nobody.start(), start + nobody.end()
        names = dict.fromkeys(name for name in nobody.groups() if name)
        return [_zero(_REMEDIES[name], "received", begin, stop, place) for name in names]
    unpaid = _NO_SUCH_FEE.search(stretch) if place.on_fee and "费" in stretch else None
    if unpaid is not None:
        return [_zero("processing_fee", "amount", start + unpaid.start(), start + unpaid.end(), place)]
    if any(token.kind in _PREVENTING for token in words):
        return []
    if stretch.count("为零") > 1:
        listed = _each_none(words, text, start, end, place)
        if listed:
            return listed
    found = NONE.search(stretch)
    while found is not None and _is_ignored(start + found.start(), words):
        found = NONE.search(stretch, found.end())
    if found is not None and stretch.startswith("为零", found.start()) and stretch[found.start() - 1] == "率":
        return []  # `行政复议纠错率为零`
    if found is None or _NOT_SET_UP.match(stretch, found.end()) or _SLIGHT.search(stretch) or _WENT_ON.search(stretch):
        return []
    at = start + found.start()
    over = _OVER_WHAT.search(stretch, found.end()) if "复议" in stretch or "诉讼" in stretch else None
    inside = (start + over.start(), start + over.end()) if over is not None else (end, end)
    behind = [token for token in words if at <= token.start and not inside[0] <= token.start < inside[1]]
    ahead = [token for token in words if token.end <= at]
    acts = [token for token in behind if token.kind in _ACTS or token.text == "新增"]
    carried = [token for token in behind if token.kind == "carried"]
    if not carried and found.group() == "为零" and ahead and ahead[-1].kind == "carried" and ahead[-1].end == at:
        carried = ahead[-1:]  # `上年结转为零`
    none_sought = any(token.value == "applications" for token in behind)  # `未受理政府信息公开申请`
    if not carried and any(
        (token.kind in _DONE and not (none_sought and token.text == "未受理")) or token.text == "结转"
        for token in behind
    ):
        return []  # `无政府信息公开申请结转` says neither from where nor to where
    subjects = _spoken_behind(behind, ahead)
    meant = [token for token in subjects if not _is_aside(token, text, start + found.end())]
    if subjects and not meant:
        return []
    subjects = meant
    collected = next((token for token in behind if token.kind == "collect"), None)
    if collected is not None and not any(token.value == "processing_fee" for token in [*ahead, *behind]):
        if not place.on_fee or _is_of_others(ahead) or any(token.kind == "subject" for token in behind):
            return []
        subjects = []
    if not subjects and collected is not None and place.on_fee:
        return [_zero("processing_fee", "amount", at, collected.end, place)]
    done: dict[str, Token] = {}
    if not subjects and not carried:
        if place.topic == _DOCUMENTS and place.topic_sentence == place.sentence:
            done = {token.kind: token for token in reversed(acts) if token.kind != "publish"}
        subjects = _spoken_ahead(ahead, behind, text[start + found.end() : end], has_acts=bool(acts))
    if found.group() == "零" and text.startswith("发生", at + 1):
        subjects = [token for token in subjects if token.value not in CASES]  # `越级访零发生`
    elif not subjects and not carried:
        # 未收到书面申请
        subjects = [
            token.as_kind("subject", "applications")
            for token in behind
            if token.kind == "app_part" and token.text.endswith("申请")
        ]
    first = min((token.start for token in subjects if token.start < at), default=at)
    if done:
        last = max(token.end for token in done.values())
        return [
            _zero(_DOCUMENTS, measure, first, last, place) for kind, measure in _DOCUMENT_ACTS.items() if kind in done
        ]
    last = max(start + found.end(), *(token.end for token in [*subjects, *carried, *acts]), 0)
    if carried:
        named = next((token.value for token in [*subjects, *reversed(ahead)] if token.value in _CARRIED), "")
        if not named:
            here = place.topic in _CARRIED and place.topic_sentence == place.sentence
            named = place.topic if here else "applications"
        return [_zero(named, token.value, first, last, place) for token in carried]
    return [
        _zero(subject, measure, first, last, place)
        for subject in dict.fromkeys(token.value for token in subjects)
        for measure in _measures(subject, acts)
    ]


def _each_none(words: list[Token], text: str, start: int, end: int, place: Passage) -> list[Claim]:
    """Return the zeros of what is said to be none one by one: `行政复议为零、行政诉讼为零`."""
    made: list[Claim] = []
    begin = start
    for said in _ONE_NONE.finditer(text, start, end):
        named = [token for token in words if token.kind == "subject" and begin <= token.start < said.start()]
        if named and not _SLIGHT.search(text, begin, said.start()):
            name, first = named[-1].value, named[-1].start
            made += [_zero(name, measure, first, said.end(), place) for measure in _measures(name, [])]
        begin = said.end()
    return made


def _may_say_none(text: str) -> bool:
    hints = traits_in(text, _HINTS)
    return hints & _SAYING != 0 or (hints & _HINTING != 0 and ("不存在" in text or "空白" in text))


def _is_of_others(ahead: list[Token]) -> bool:
    """Tell whether the fee not taken is only that of some: `其余申请未收费`."""
    return any(token.kind in {"subject", "rest", "unit_part"} for token in ahead)


def _is_ignored(at: int, words: list[Token]) -> bool:
    on_fee = any(token.value == "processing_fee" for token in words)
    return any(
        token.kind == "ignore"
        and token.text != "一起"
        and not (on_fee and token.text == "零收费")
        and token.start <= at < token.end
        for token in words
    )


def _spoken_behind(behind: list[Token], ahead: list[Token]) -> list[Token]:
    """Return what there was none of, named behind the word: letters are those of the mailbox named before it."""
    subjects = [token for token in behind if token.kind in {"subject", "letter"}]
    if any(token.kind == "subject" and token.value in CASES for token in subjects):
        subjects = [token for token in subjects if token.kind == "subject"]
    if subjects and all(token.kind == "letter" for token in subjects):
        return [token for token in ahead if token.kind == "subject" and token.value in CASES] or subjects
    return subjects


def _is_aside(token: Token, text: str, begin: int) -> bool:
    """Tell whether a subject behind a word for none is only what something asked for, or belongs to: `没有12345坐席`."""
    if token.start < begin:
        return False
    if token.value == "applications":
        return _GIVEN_UP.match(text, begin) is not None
    if token.value in CASES:
        return token.kind == "subject" and _FACILITY.match(text, token.end) is not None
    return token.value in _HELD and _WISHED.search(text, begin, token.start) is not None


def _spoken_ahead(ahead: list[Token], behind: list[Token], rest: str, *, has_acts: bool) -> list[Token]:
    """Return what there was none of, named before the word, if nothing else is said to be none: `市长信箱均无来信`."""
    subjects = [token for token in ahead if token.kind == "subject"]
    fees = [token for token in subjects if token.value == "processing_fee"]
    if fees:
        return fees  # `依申请公开信息处理费未发生`
    heard = any(token.kind == "received" for token in behind) and all(token.value in CASES for token in subjects)
    held = bool(behind) and behind[-1].kind == "hold" and all(token.value in _HELD for token in subjects)
    if held and rest.endswith(behind[-1].text) and len(rest) - len(behind[-1].text) <= 1:
        return subjects  # `新闻发布会未召开`
    if rest in _TAKEN_PLACE and all(token.value in _EVENTS for token in subjects):
        return subjects  # `新闻发布会、在线访谈均未举行`
    return subjects if heard or has_acts or _ends(rest, behind) else []


def _measures(subject: str, acts: list[Token]) -> list[str]:
    if subject == _DOCUMENTS:
        issued = any(token.kind in _MAKING or token.text in _ISSUING for token in acts)
        repealed = any(token.kind == "repeal" for token in acts)
        return ["issued"] * issued + ["repealed"] * repealed
    if subject == "processing_fee":
        return ["amount"]
    if subject in _HELD:
        return ["held"]
    return ["received"] if subject in _RECEIVED else []


def _zero(subject: str, measure: str, start: int, end: int, place: Passage) -> Claim:
    return Claim(
        subject, measure, 0, _UNITS.get(measure, "件"), "exact", place.scope, "year", start, end, "zero_words",
        place.sentence, place.stretch.clause,
    )  # fmt: skip


def _ends(rest: str, behind: list[Token]) -> bool:
    """Tell whether nothing but filler follows: `市长信箱均无来信`, `申请量为零`, `均未发生`."""
    for token in behind:
        if token.kind in _FILLING:
            rest = rest.replace(token.text, "")
    return len(rest.strip(_END)) <= 1
