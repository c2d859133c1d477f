"""Another unit's name as the reporting one, and a self-reference that does not fit (我局 in a town).

Other units may be named in a report as often as it likes: as superiors, partners, examples. They are found here only where
the reporting unit speaks of itself: at the head of a sentence, in the preface, under the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, folded, prose_of
from gkdash.checks.reading.say import Evidence, excerpt, finding, not_evaluable, several, verdict, words
from gkdash.checks.reading.self_names import Body, body_of, may_be, stem, wrong_words
from gkdash.records import Finding, Report

CHECK = Check(
    id="wrong_agency_name",
    severity=Severity.ERROR,
    title=Texts("单位名称或自称有误", "Another unit's name, or a self-reference that does not fit"),
    explanation=Texts(
        "以其他单位的名称自称，或自称与本单位不符（乡镇称“我局”，部门称“我镇”）。提到上级或其他单位、引号和书名号中的不算；"
        "县直部门称“我县”、办公室称“我办”是对的。",
        "The report speaks of its agency by another unit's name, or as 我局 in a town or 我镇 in a bureau. Superiors and partners "
        "may be named; 我县 in a county's bureau and 我办 in an office are right.",
    ),
    citation="国办公开办函〔2021〕30号",
    needs=Texts("单位名称", "The agency's name"),
    mend=Texts("改为本单位名称或相符的自称。", "Put the agency's own name or a fitting self-reference."),
)

_SELF = re.compile(
    r"[我本](?P<word>局(?![限部面势促域长])|镇(?![江海定静平远雄宁原])|乡(?![镇村里音亲])|街道|厅|县(?![级域])|委(?=[，。将认坚严高按积始持在对进继深全结主不共未])|委员会)"
)
_NOT_SELF = "自大忘"
_QUOTES = (("“", "”"), ("《", "》"), ("「", "」"))
_VERB = (
    r"(?:认真|坚持|始终|高度|严格|积极|把|将(?!.{0,8}(?:移送|转))|紧|围绕|以(?!及)|按照|对照|立足|聚焦|不断|持续|深入|全面|进一步|主要(?:领导|负责)|党委|于20|在20|的?(?:政府)?信息公开|"
    r"政务公开(?!办|工作领导)|20\d\d年|结合|主动|(?:共|未)?收到|没有|全年|切实|着力|健全|建立|落实|依托|坚决|根据|依照|编制|编写|形成本|从|在(?!县|市|省)|多次|先后|通过|充分|扎实|统筹|各项|各类|按时|按期|工作(?!人员|组)|公开)"
)
_KINDS = {
    Body.TOWN: r"(?:镇|乡|街道)",
    Body.TOWNSHIP: r"(?:镇|乡|街道)",
    Body.SUBDISTRICT: r"(?:镇|乡|街道)",
    Body.BUREAU: r"局",
    Body.COMMITTEE: r"(?:委员会|委|局)",
    Body.GOVERNMENT: r"(?:县|市|区|镇|乡)人民政府",
}
_LEAD = re.compile(
    r"^(?:.*[。；\n，：）)、”])?(?:20\d\d年度?|本年度?|一年来|全年|现将|由|按照|公布|参照|向社会公布|对照)*", re.DOTALL
)
_HAN = re.compile(r"[一-鿿]{1,16}")
_LONGEST_NAME = 24
_NO_NAME = re.compile(
    r"^(?:我|本|各|全|该|某|两|多|其他|有关|相关|上级|下级|所辖|辖区|周边|重点|部分|每|乡镇|村镇|集镇|城镇|建制|中心|县局|市局|省局|总局|分局|原|由|与|和|同|及|在|对|向|为|会同|联合|指导|督促|组织|要求|配合|经|被|受|将)"
)
_TOWNS = frozenset({Body.TOWN, Body.TOWNSHIP, Body.SUBDISTRICT})
_TOWN_NAME = re.compile(r"(?:[一-鿿]{2,5}[省市县区旗])*[一-鿿]{2,6}?(?:镇|乡|街道)(?:人民政府|政府|办事处)?")
_BUREAU_NAME = re.compile(r"(?:[一-鿿]{2,5}[省市县区旗])*[一-鿿]{2,14}?(?:局|委员会|委|人民政府)")
_IN_NO_BUREAU = re.compile(r"[由在与对向为以将了的是我各]|会同|联合|公开|平台")
_IN_NO_TOWN = re.compile(r"[由在与和对向及为以将了的是不全各上下确保成立推进本我小大级]|信息|公开|平台|工作|政府.")
_OPENING = re.compile(
    r"\s*(?:[（(][一二三四五六七八九十]+[)）])?(?P<when>(?:(?:20\d\d年度?|本年度?|一年来|这一年|过去的一年|回顾一年|今后|下一步|(?:面对|对照|针对|围绕|按照|根据)[^，。]{2,30})[，,]?){1,3})?"
)
_LINE = re.compile(r"[一-鿿]{3,26}")
_SIGNED_WITHIN = 160
_SHORTEST = 3


def examine(dossier: Dossier) -> Verdict:
    """Look at 我 and 本 first, then at who acts at the head of sentences, then at who signs."""
    report = dossier.report
    name = report.agency
    if not name:
        return not_evaluable("没有单位名称。")
    prose = prose_of(report)
    own = frozenset({name, *dossier.names})
    return verdict([*_self_references(prose, name), *_other_names(dossier, prose, own), *_signature(report, prose)])


def _self_references(prose: Prose, name: str) -> Iterator[Finding]:
    wrong = wrong_words(name)
    found: dict[str, list[Evidence]] = {}
    for match in _SELF.finditer(prose.text, prose.start, prose.end):
        if prose.text[match.start() - 1] in _NOT_SELF:
            continue
        if match["word"] not in wrong and not (match["word"] == "委员会" and "委" in wrong):
            continue
        first, last = prose.sentence(match.start())
        if not _quoted(prose.text, first, match.start()):
            found.setdefault(match.group(), []).append(words(prose, first, last))
    for word, places in found.items():
        told, more = excerpt(str(places[0]["text"])), several(len(places))
        message = Texts(
            f"{name}的报告中自称“{word}”：“{told}”{more.zh}。",
            f"The report of {name} calls its own agency “{word}”: “{told}”{more.en}.",
        )
        yield finding(CHECK, message, places)


def _quoted(text: str, first: int, at: int) -> bool:
    return any(text.rfind(opening, first, at) > text.rfind(closing, first, at) for opening, closing in _QUOTES)


def _other_names(dossier: Dossier, prose: Prose, own: frozenset[str]) -> Iterator[Finding]:
    """Yield where another body of the agency's kind acts as if it reported."""
    body = body_of(dossier.report.agency or "")
    pattern = _heads(body)
    if pattern is None:
        return
    found: dict[str, list[Evidence]] = {}
    for match in pattern.finditer(prose.text, prose.start, prose.end):
        start = _name_start(prose.text, match.start())
        other = prose.text[start : match.end()]
        if not _HAN.fullmatch(other) or _NO_NAME.match(other) or len(stem(other)) < _SHORTEST or may_be(other, own):
            continue
        first, last = prose.full_sentence(start)
        if _names_itself(prose.text, first, last, own) or _quoted(prose.text, first, start):
            continue
        known = stem(other) in _stems(dossier.others)
        if body is Body.GOVERNMENT and start >= prose.body:
            continue
        if known or _opens_as_reporting(prose, start, other, body):
            found.setdefault(other, []).append(words(prose, first, last))
    for other, places in found.items():
        name, told = dossier.report.agency, excerpt(str(places[0]["text"]))
        message = Texts(
            f"{name}的报告中以“{other}”为报告单位：“{told}”。",
            f"The report of {name} has “{other}” as the reporting agency: “{told}”.",
        )
        yield finding(CHECK, message, places)


@lru_cache(maxsize=64)
def _stems(names: frozenset[str]) -> frozenset[str]:
    return frozenset(stem(name) for name in names)


def _opens_as_reporting(prose: Prose, start: int, other: str, body: Body) -> bool:
    """Tell whether a name that no roster knows is a name, and opens its sentence as the reporting unit's would."""
    name, foreign = (_TOWN_NAME, _IN_NO_TOWN) if body in _TOWNS else (_BUREAU_NAME, _IN_NO_BUREAU)
    if not name.fullmatch(other) or foreign.search(other):
        return False
    if start < prose.body:
        return True
    first, _ = prose.full_sentence(start)
    opening = _OPENING.fullmatch(prose.text[first:start])
    return opening is not None and (body in _TOWNS or bool(opening["when"]))


@lru_cache(maxsize=16)
def _heads(body: Body) -> re.Pattern[str] | None:
    kind = _KINDS.get(body)
    return re.compile(f"{kind}(?:人民政府|政府|办事处|党工委)?(?={_VERB})") if kind else None


def _name_start(text: str, at: int) -> int:
    """Return where a name that ends with its kind at an offset begins: behind the last mark, and behind 2024年 or 现将."""
    begin = max(0, at - _LONGEST_NAME)
    lead = _LEAD.match(text[begin:at])
    return begin + (lead.end() if lead else 0)


def _names_itself(text: str, first: int, last: int, own: frozenset[str]) -> bool:
    sentence = text[first:last]
    return any(stem(name) in sentence for name in own) or bool(
        re.search(r"我(?:局|镇|乡|街道|委|办|县|市|区|们)|本(?:局|镇|乡|机关|单位)", sentence)
    )


def _signature(report: Report, prose: Prose) -> Iterator[Finding]:
    """Yield where the name under the report and that in its title are two bodies of one kind."""
    title = folded(report.title)
    named = re.split(r"20\d\d年|关于|政府信息公开|信息公开", title.strip())
    head = next(
        (
            part
            for part in (piece.strip(" 　\n") for piece in named)
            if len(part) >= _SHORTEST and _LINE.fullmatch(part)
        ),
        "",
    )
    if not head or body_of(head) is Body.OTHER:
        return
    tail = prose.text[prose.end : prose.end + _SIGNED_WITHIN]
    for match in re.finditer(r"[^\n]+", tail):
        line = match.group().strip(" 　\t")
        if (
            _LINE.fullmatch(line)
            and body_of(line) is body_of(head)
            and not may_be(line, (head,))
            and not may_be(head, (line,))
        ):
            start = prose.end + match.start()
            message = Texts(f"标题为“{head}”，落款为“{line}”。", f"The title names “{head}”, the signature “{line}”.")
            yield finding(CHECK, message, [words(prose, start, prose.end + match.end())])
            return
        if "年" in line:
            return
