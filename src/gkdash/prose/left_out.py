"""Figures that the words around them leave out: no part of the report, of some bodies only, or picked out of others.

Told by the text beside the figure, not by what it counts: `31件，不属公开范畴`, `对超量申请3件收取费用`.
"""

from __future__ import annotations

import re
from typing import Final

from gkdash.prose.characters import table, traits_of
from gkdash.prose.lexicon import listed_pattern
from gkdash.prose.outcomes import remedy_sought
from gkdash.prose.passage import Passage
from gkdash.prose.roles import role
from gkdash.prose.slots import VERB, Slot
from gkdash.prose.surroundings import NAMES_CASE

_LEFT_OUT: Final = re.compile(
    r"[^，。；\d]{0,12}(?:，(?:均|此项|该项|亦|也|且|仅[^，。；\d]{1,12}，)?)?(?:不|未|暂不|并不)"
    r"(?:(?:在|计入|纳入|列入|含在|包含在|作为|统计入|并入|算入?)[^，。；]{0,10}?(?:之列|之内|口径|统计|范围|范畴|考核|报告|合计|总数|内)"
    r"|属于?[^，。；]{0,6}?公开(?:范围|范畴|事项))"
    r"|[^，。；\d]{0,12}，?(?:均)?与(?:政府|政务)?信息公开(?:工作)?无关"
)
_DEALT_WITH: Final = re.compile(
    "[^，。；]{0,4}[，。；]|[^，。；]{0,8}(?:不予|不再|不受理|受理|公开|答复|办结|结转|无法提供|复议|诉讼|回复)"
)
_AMONG_THOSE: Final = re.compile("(?:述|上|些|有|部)[^，。；]{1,10}[中里]，?(?!.*(?:办结|答复|不予))")
_AT_COUNTER: Final = re.compile(
    "(?:大厅|窗口|柜台|柜面|前台|服务台|现场|上门|展台|咨询台)[^，。；]{0,8}(?:咨询|解答|答疑|服务)"
)
_OWN_COUNTER: Final = re.compile("(?:接访|信访|来访|上访)(?:接待)?(?:窗口|大厅)")
_NOT_PETITIONERS: Final = listed_pattern("not_petitioners")
_PICKED: Final = re.compile("[^，。；]{2,}的$")
_SINGLED: Final = re.compile(
    r"(?:反映|涉及|关于|诉称|投诉|要求)[^，。；\d]{2,24}的(?:来信|来件|工单|诉求|留言|信件|事项|件|问题|投诉|信访件)"
    r"(?!，|。|；|、|[^，。；]{0,10}(?:办结|答复|回复|办复|解决|化解|处理完|办毕))"
)
_OF_A_KIND: Final = re.compile(
    r"(?:反映|涉及|关于|诉称|因|长期|多次|重复|超出)[^，。；\d]{2,24}的"
    r"|[^，。；\d]{2,16}的(?:申请|工单|诉求|留言|来信|信件|事项|案件|投诉|信访件)，"
)
_EXAMINED: Final = re.compile(
    "[^，。；\\d]{2,20}(?:开展|进行|组织|实施)了?[^，。；\\d]{0,4}(?:评查|评议|回访|抽查|复核|检查|评估|督查|核查|评审|筛查|排查|清理|复查|自查|巡检|普查)"
)
# `对两起信访问题启动问责程序`
_CALLED_TO_ACCOUNT: Final = re.compile(
    "[^，。；\\d]{2,20}(?:启动|开展|进行|实施|予以|给予|作出)了?[^，。；\\d]{0,4}(?:问责|追责|约谈|通报|诫勉|倒查|批评|责任追究|立案)"
)
# `对5件答复提出异议`
_OBJECTED_TO: Final = re.compile(
    "(?:的)?[^，。；\\d]{0,6}(?:答复|回复|决定|结果)[^，。；\\d]{0,4}(?:提出|提了|有|存|存有|表示|持|产生)了?"
    "(?:异议|疑义|疑问|不满|质疑|不同|不服)"
)
_EVERY_SORT: Final = "各两二三四五六七八九十几该此这同上种"
_ONE_SORT: Final = re.compile(f"(?<![{_EVERY_SORT}])类")
_TOWARDS: Final = frozenset({"对", "针对"})
_PICKED_AS: Final = re.compile(r"[^，。；\d]{0,16}被[^，。；\d]{0,8}(?:评为|评选|选为|列为|选入|收入|作为)")
# `另有三件申请经催告后仍未缴费，视为放弃`
_DROPPED: Final = re.compile("[^。；\\d]{0,24}(?:视为放弃|视同放弃|放弃申请|未缴费|未交费|未缴纳|未补正|不再处理)")
# `3件申请超出免费标准，收取信息处理费860元`
_CHARGED: Final = re.compile(
    "(?:政府)?(?:信息)?(?:公开)?申请(?:因|的)?[^，。；\\d]{0,8}(?:超出|超过|超|达到|达|符合|触及|适用)[^，。；\\d]{0,10}"
    "(?:标准|免费|限额|收费|门槛|额度|页数|件数|数量|范围)(?![^，。；\\d]{0,8}(?:不予|无法))"
)
# `可计收信息处理费的申请有2件`
_CHARGEABLE: Final = re.compile(
    "(?:(?:可|应|需|须|拟|符合|达到?|属于?|触发|纳入)[^，。；、公]{0,8}|信息处理|(?:^|其中|实际)(?:收|缴|交))费用?(?:标准|条件|情形)?的(?:政府)?(?:信息)?(?:公开)?申请[^，。；\\d]{0,4}$"
)
# `2件答复文书不够规范`
_OF_RUMOURS: Final = re.compile("[^，。；]{0,8}(?:谣言|不实|虚假|失实|错误|敏感)(?!的)")
_FALLS_SHORT: Final = re.compile(r"[^，。；\d]{0,20}不(?:够|规范|及时|到位|严谨|准确|完整|全面|理想)")
_MOVED: Final = re.compile("，?(?:均|都)?已?[^，。；\\d]{0,6}移送(?![^，。；\\d]{0,10}\\d)")
# `2封转为信访件办理`
_TURNED: Final = re.compile(
    "[^，。；、\\d转]{0,6}(?:转为|转作|转入|转至|转到|转交|转由)(?:县|市|区|省|国家|网上)?(?:信访|热线|12345|12315|信箱|问政|走访)"
)
_OF_THEIRS: Final = re.compile("，?由[^，。；\\d]{1,10}(?:发布|公开)[^，。；\\d]{0,4}(?:计入|纳入|列入)其自身")
# `县教育局受理量最多，达390件`, but not `热线受理量最多，达390件`
_FOREMOST: Final = re.compile(
    "(?:^|[，；。：])(?:其中[，：]?)?(?:(?![我本该全其])[一-鿿]){2,10}(?:局|委|厅|镇|乡|街道|区|县)[^，。；\\d本我全]{0,6}(?:量|数)?最[大多高]，?[为达有共计是]{0,2}$"
)
_AGAINST_ALL: Final = re.compile(
    "(?:复议机关|复议机构|复议委员会|法院)[^，。；]{0,8}(?:收|受理|审理|办理)[^，。；]{0,4}(?:针对|对|涉及|以)各(?:部门|单位|乡镇|镇街|县区)"
)
_FURTHER: Final = re.compile("(?:另外?|还|尚|其中|仍|此外|其余)有?")
_OPEN: Final = re.compile(
    "(?:因[^，。；、]{1,12})?(?:尚未|仍未|还未|暂未|正在|尚在|仍在|还在)[^，。；、]{0,4}(?:审|办|裁|判|处|调|结|复)"
)
_WHY: Final = 1
_YET: Final = 2
_BEHIND: Final = table({_WHY: "因由系", _YET: "因尚仍还暂正"})
_REASONS: Final = ("因", "由于", "系因")
_SOME: Final = role({"some"})
_TAKES_UP: Final = role({"anaphora"})
_LOOKERS: Final = role({"weak", "thing"})
_COUNTED: Final = VERB | NAMES_CASE
_SETTLED: Final = frozenset(
    {
        "closed",
        "joint",
        "carried",
        "outcome",
        "outcome_remedy",
        "pooled_outcome",
        "reject",
        "repeal",
        "issue",
        "publish",
    }
)
_FAILED: Final = re.compile("(?:未能?|无法|不能|没能?|难以)[^，。；]{0,2}$|不$")
LEAVING_OUT: Final = "移转自放不未关费超"
"""A character of each word by which a figure is left out: in a sentence without them no figure is asked."""
_WAYS_ARE: Final = ("为", "有", "包括", "含", "涵盖", "看", "分", "是")
# `法律顾问参与审查申请114件次`
_LOOKED_INTO: Final = re.compile("(?:参与|协助|参加|顾问|律师)[^，。；\\d]{0,4}(?:审查|审核|会商|论证|研判|把关)")
# `就业指导中心接听热线`
_NAMED_SO: Final = ("中心", "站", "室", "科", "处", "员", "服务")
_DONE_TO: Final = frozenset({"collect", "uncollected", "hold", "make", "noun", "act", "verb"})


def is_left_out(item: Slot) -> bool:
    """Tell whether the words behind say that the figure is no part of the report: `31件，不属公开范畴`."""
    text, end = item.text, item.number.end
    if "移送" in text and _MOVED.match(text, end):
        return True
    if "转" in text[end : end + 12] and _TURNED.match(text, end):
        return True
    if "其自身" in text and _OF_THEIRS.match(text, end):
        return True
    if (
        ("放弃" in text or "未缴" in text or "未交" in text or "未补" in text or "不再" in text)
        and not item.near_roles & VERB
        and any(token.value == "applications" for token in item.tail)
        and _DROPPED.match(text, end)
    ):
        return True
    if "费" in item.lead_text and _CHARGEABLE.search(item.lead_text):
        return True
    if ("费" in text or "超" in text) and _CHARGED.match(text, end) and not item.near_roles & VERB:
        return True
    if "不" not in text and "未" not in text and "无关" not in text:
        return False
    if _LEFT_OUT.match(text, end) is not None:
        return True
    return "不" in text[end : end + 24] and _FALLS_SHORT.match(text, end) is not None


def is_open(item: Slot) -> bool:
    """Tell whether a further case is told only because it is not over yet: `维持2件，另有诉讼1件尚未审结`."""
    text, end = item.text, item.number.end
    may_be = traits_of(text, end, _BEHIND) & _YET != 0
    return may_be and _FURTHER.match(item.lead_text) is not None and _OPEN.match(text, end) is not None


def is_unsettled(item: Slot) -> bool:
    """Tell whether a figure only says for how many, and why, nothing was done: `1封因地址不详未能回复`."""
    text, end = item.text, item.number.end
    if not traits_of(text, end, _BEHIND) & _WHY or not text.startswith(_REASONS, end) or item.near_roles & _COUNTED:
        return False
    if remedy_sought(item):
        return False  # `1件因不服答复申请复议`
    settled = next((token for token in item.tail if token.kind in _SETTLED), None)
    return settled is None or (settled.kind != "carried" and _FAILED.search(text, end, settled.start) is not None)


def is_singled_out(item: Slot) -> bool:
    """Tell whether the figure only says to how many something was done: `对超量申请3件收取费用`."""
    if is_of_all_bodies(item):
        return True
    if item.deed is not None or not item.tail:
        return False
    picked = item.lead_text.startswith(("对", "针对")) and item.lead_text.endswith("的")
    if (picked or "对" in item.before(6)) and (
        _EXAMINED.match(item.text, item.number.end)
        or _CALLED_TO_ACCOUNT.match(item.text, item.number.end)
        or (_OBJECTED_TO.match(item.text, item.number.end) and not remedy_sought(item))
    ):
        return True  # `对26件答复开展评查`, `对网站发布的3.4万条信息进行筛查`
    if item.first and not item.near_roles & VERB:
        text, end = item.text, item.number.end
        if _SINGLED.match(text, end) or ("被" in text and _PICKED_AS.match(text, end)):
            return True
    at = next((token for token in item.near if token.text in _TOWARDS), None)
    if at is None or item.near_roles & VERB:
        return False
    if item.first and at.end == item.number.start and _OF_RUMOURS.match(item.text, item.number.end):
        return True  # `对2条不实信息发布辟谣`
    if item.first and _OF_A_KIND.match(item.text, item.number.end):
        return True
    if _PICKED.search(item.text, at.end, item.number.start) is not None:
        # `对超出职责的23件不予受理` deals with them, and so may `对申请公开的46件信息，…`
        return not _DEALT_WITH.match(item.text, item.number.end)
    head = item.tail[0]
    return not item.first and head.kind in _DONE_TO and head.start - item.number.end <= 2


def is_of_one_sort(item: Slot, subject: str, place: Passage) -> bool:
    """Tell whether a figure is of one sort of what the sentence counted before: `受理热线96件，物业类诉求40件`."""
    if "类" not in item.lead_text:
        return False
    noun = next((token for token in reversed(item.near) if token.roles & NAMES_CASE), None)
    if noun is None or item.text[noun.start - 1] != "类" or item.text[noun.start - 2] in _EVERY_SORT:
        return False
    return any(
        claim.subject == subject
        and claim.measure == "received"
        and claim.value >= item.number.value
        and _ONE_SORT.search(item.text, claim.start, claim.end) is None
        for claim in place.here()
    )


def is_of_some(item: Slot) -> bool:
    """Tell whether the figure is only of some bodies or of some of those counted: `上述诉求中涉旅投诉315件`."""
    if item.roles & _SOME:
        return True
    return item.roles & _TAKES_UP != 0 and _AMONG_THOSE.search(item.lead_text) is not None


def is_of_all_bodies(item: Slot) -> bool:
    """Tell whether reviews are those a deciding body got against all bodies: `复议机关收到针对各部门的复议申请26件`."""
    return "各" in item.lead_text and _AGAINST_ALL.search(item.lead_text) is not None


def is_foremost(item: Slot) -> bool:
    """Tell whether a figure is that of another body, told for having the most: `县自然资源局申请量最大，为112件`."""
    return "最" in item.text and _FOREMOST.search(item.text, 0, item.number.start) is not None


def is_urged(item: Slot, place: Passage) -> bool:
    """Tell whether the clause says that others were urged to do what it counts: `指导局属学校公开信息900条`."""
    return place.stretch.urging and any(
        token.kind == "urging" and not item.text.startswith(_NAMED_SO, token.end) for token in item.near
    )


def is_looked_into(item: Slot) -> bool:
    """Tell whether the figure is of what somebody only helped to look into: `律师参与审查申请114件次`."""
    return item.roles & _LOOKERS != 0 and _LOOKED_INTO.search(item.lead_text) is not None


def is_way_of_filing(item: Slot) -> bool:
    """Tell whether a channel is one of those that applications came by: `申请渠道为网站7件、邮寄2件`."""
    comma = -1
    for token in reversed(item.ahead):
        if token.kind == "mark":
            if comma >= 0 or token.value not in ",:":
                return False
            comma = token.start
        elif token.kind == "app_part" and token.text.endswith(_WAYS_ARE):
            return comma in {-1, token.end}
    return False


def is_at_counter(item: Slot) -> bool:
    """Tell whether people are those served at a counter: `大厅现场接受咨询190人次`."""
    return not any(token.value == "visits" for token in item.near) and _AT_COUNTER.search(item.lead_text) is not None


def are_served(item: Slot, length: int) -> bool:
    """Tell whether the `length` characters before speak of a counter for other people than petitioners."""
    return _NOT_PETITIONERS.search(_OWN_COUNTER.sub("", item.before(length))) is not None
