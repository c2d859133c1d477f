"""Words that say there was none: `未收到政府信息公开申请`, `无行政复议和行政诉讼`, `市长信箱均无来信`."""

from __future__ import annotations

import re

from gkdash.prose.claims import CASES, Claim, Passage
from gkdash.prose.figures import ClauseState
from gkdash.prose.slots import STRONG
from gkdash.prose.tokens import Token

_NONE = re.compile(
    r"未(?:曾|有)?(?=[^来尽成诉央])|没有|没(?=[^收])|从未|并未|尚未|不存在|无(?![法论需人线缝障纸偿理关遗死差小证隐锡为忧正])|零(?=[政信行申复诉上结收来派工])|为零|(?:均|都|皆|数|量|也|亦)(?:为|是)零|均系零|均零|(?<!\d)零(?=[，。；、])|空白"
)
_BEHIND = re.compile(r"零|均未发生|未发生|均无|为空|均没有|均不存在")
_SLIGHT = ("超期", "逾期", "投诉", "追责", "问责", "败诉", "纠正", "撤销", "败", "违法", "失误", "泄密", "未结", "异议", "重复", "越级", "集体", "进京", "赴省", "不满", "缠访", "积压", "差评", "责任追究", "被追究", "违规", "补正", "减免", "争议纠纷升级", "激化", "因答复", "瑕疵", "退件", "滞后", "延期", "不良", "负面", "重大舆情", "结余", "未办", "有效投诉", "非正常", "推诿", "遗漏", "出现错", "偏差", "问题")
_ZERO = {
    "applications": "received", "review": "received", "litigation": "received", "proposals": "received",
    "press_conference": "held", "online_interview": "held", "consultation": "held", "training": "held",
    "processing_fee": "amount", "visits": "received", "disputes": "",
}


def none(words: list[Token], text: str, start: int, end: int, place: Passage, clause: ClauseState) -> list[Claim]:
    """Return the zeros that a clause states in words; `start` and `end` are the clause's offsets."""
    stretch = text[start:end]
    found = next((match for match in _NONE.finditer(stretch) if not any(token.kind == "ignore" and token.start <= start + match.start() < token.end for token in words)), None)
    if found is None:
        return []
    at = start + found.start()
    if any(word in stretch for word in _SLIGHT) or any(token.kind in {"target", "soft_target", "last", "than", "part_year"} for token in words):
        return []
    zero_acts: list[tuple[str, Token]] = []
    behind = [token for token in words if token.start >= at]
    ahead = [token for token in words if token.end <= at]
    subjects = [token for token in behind if token.kind in STRONG and token.kind in {"subject", "letter"}]
    acts = [token for token in behind if token.kind in {"issue", "repeal", "publish"}]
    carried = [token for token in behind if token.kind == "carried"]
    if subjects and all(token.kind == "letter" for token in subjects):
        boxes = [token for token in ahead if token.kind == "subject" and token.value in CASES]
        subjects = boxes or subjects
    if not subjects and acts and not carried and _spoken_of(place, "normative_documents"):
        for kind, measure in (("issue", "issued"), ("repeal", "repealed")):
            if any(token.kind == kind for token in acts):
                made_of = next(token for token in acts if token.kind == kind)
                zero_acts.append((measure, made_of))
    if not subjects and not carried:
        subjects = [token for token in ahead if token.kind == "subject"]
        rest = text[found.end() + start : end]
        if not _ends(rest, behind) and not (any(token.kind == "received" for token in behind) and all(token.value in CASES for token in subjects)):
            subjects = [] if not acts else subjects
    if any(token.kind in {"closed", "outcome", "reject", "attribute"} for token in behind) and not carried:
        return []
    first = min([token.start for token in subjects if token.start < at] + [at])
    last = max([token.end for token in [*subjects, *carried, *acts]] + [start + found.end()])
    made: list[Claim] = []
    if zero_acts:
        last = max(token.end for _, token in zero_acts)

    def add(subject: str, measure: str, unit: str = "件") -> None:
        made.append(Claim(subject, measure, 0, unit, "exact", place.scope, "year", first, last, "zero_words", True, False, False, False, place.sentence, clause.clause))

    for measure, _ in zero_acts:
        add("normative_documents", measure)
    if zero_acts:
        return made
    if carried:
        named = [token.value for token in subjects if token.value in CASES | {"applications"}]
        for token in carried:
            add(named[0] if named else "applications", token.value)
        return made
    for subject in dict.fromkeys(token.value for token in subjects):
        if subject == "normative_documents":
            kinds = {token.kind for token in acts}
            if "issue" in kinds or any(token.text in {"发布", "印发"} for token in acts):
                add(subject, "issued")
            if "repeal" in kinds:
                add(subject, "repealed")
            continue
        measure = _ZERO.get(subject, "received" if subject in CASES and subject != "requests" else "")
        if measure:
            add(subject, measure, {"held": "次", "amount": "元"}.get(measure, "件"))
    return made


def _spoken_of(place: Passage, subject: str) -> bool:
    return place.topic == subject and place.topic_sentence == place.sentence


def _ends(rest: str, behind: list[Token]) -> bool:
    """Tell whether nothing but filler follows: `市长信箱均无来信`, `申请量为零`, `均未发生`."""
    plain = rest
    for token in behind:
        if token.kind in {"generic", "letter", "received", "requests", "subject"}:
            plain = plain.replace(token.text, "")
    return len(plain.strip("，。；、发生产生出现涉及有过任何相关的情况情形案件事项记录数据件到收引发存在形成")) <= 1
