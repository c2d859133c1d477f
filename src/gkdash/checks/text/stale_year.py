"""Another year's number left where the report year is meant; years that belong there are not its business.

A year that a report may rightly name: last year in a comparison, next year in a plan, a document's or a budget's year, the
beginning of something that lasts. So a year speaks against a report only in places where nothing but the report year can
stand: the period of the figures, the preface, chapter headings, `截至……年底`, and `……年，我镇` at the head of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, folded, prose_of
from gkdash.checks.reading.say import Evidence, excerpt, finding, not_evaluable, several, verdict, words

CHECK = Check(
    id="stale_year",
    severity=Severity.REVIEW,
    title=Texts("残留其他年份", "Another year's number left in the text"),
    explanation=Texts(
        "统计期限、引言、章节标题、截至时间或句首的“××年，我镇”写的不是报告年度，多为沿用上年文本所致。与上年比较、下年计划、"
        "文号、预决算、“……以来”等正当的年份不算。",
        "Where only the report year can stand (the period, the preface, headings, 截至, the head of a sentence) there is "
        "another one, as in text taken from last year. Comparisons, plans, document numbers, budgets and the like do not "
        "count.",
    ),
    citation="条例第五十条",
    needs=Texts("报告年度", "The report year"),
    mend=Texts(
        "改为报告年度；确指其他年份的，写明是哪一年的什么事。", "Put the report year; where another is meant, say so."
    ),
)

_YEAR = re.compile(r"(?<![\d.])(?:(?:19|20)\d\d|二[〇○零O]{1,2}[一二三四五六七八九〇○零]{1,2})\s?年")
_SPOKEN_YEAR = re.compile(r"二[〇○零O]{1,2}[一二三四五六七八九〇○零]{1,2}\s?年")
_PERIOD = re.compile(
    r"统计(?:期|时)|数据[^。；\n]{0,10}(?:截至|截止|起止|期限|时限|时间)|所列数据|报告期|统计数据|列数据"
)
_DIGITS = {character: str(number) for number, character in enumerate("零一二三四五六七八九")} | {
    "〇": "0",
    "○": "0",
    "O": "0",
}
_REPORTING = re.compile(r"政府信息公开|政务公开|信息公开|编制|编写|公布|报告如下")
_EXCUSED = re.compile(
    r"同比|相比|比(?:上年|去年|20)|(?<!为)较(?:上年|去年|20|同期)|与(?:上年|去年|20)|上年|去年|上一年|往年|历年|以来|至今|五年|规划|分别为|"
    r"荣获|获评|获得|被评|评为|被授予|表彰|通报|反馈|整改|基础上|年起|年至|第三方|排名|自20\d\d年|从20\d\d年|首次|成立|组建|启用|上线|建成|预算|决算|结转"
)
_THING = re.compile(
    r"度?(?:部门|单位|财政|本级)?(?:预算|决算|“?三公|收支|政府信息公开工作年度报告|政府信息公开年度报告|年度报告|年报|政务公开工作要点|政务公开要点|工作要点|要点|"
    r"计划|方案|目录|清单|规划|高考|中考|招|考|学|秋|春|第|国民经济|统计公报|国家|中央|省级|市级|县级|财政衔接|衔接|新一轮|版|修订|印发|出台|前|后|以前|以后|之前|之后|以来|起|"
    r"至|—|-|～|~|、|和|与|及|同期|期间|底前|初|上半年|下半年|[一二三四]季度|整改|存在|主要问题|反馈)"
)
_HEAD = re.compile(
    r"(?:年度|年|度)?(?:，|,|我|本|全[县市区镇乡州省街系年]|各|共|累计|工作|政府信息公开|政务公开|信息公开|县|区|市|镇|乡|街道|来)|\s*(?:，|,)"
)
_LABEL = re.compile(r"[\s（(【一二三四五六七八九十\d）)】、.．]*")
_IN_FRONT = re.compile(r"(?:截至|截止到?|回顾|总结|虽然|尽管|纵观|综观|过去的|在)$")
_FLAT_SO_FAR = re.compile(r"(?:截至|截止到?|截止至)$")
_MONTH = re.compile(r"\s?\d{1,2}\s?月")
_YEAR_END = re.compile(r"度?(?:年?底|年?末|12\s?月\s?31\s?日|12\s?月底)")
_NOW = re.compile(r"(?:本年度|今年|本年|全年)[（(]$")
_PLAN = re.compile(r"将|下一步|计划|拟|打算|力争|要求")
_OLDEST = 8
_LONGEST_LABEL = 16


def examine(dossier: Dossier) -> Verdict:
    """Judge every mention of another year by its place; one finding for each year left over."""
    year = dossier.report.year
    if year is None:
        return not_evaluable("没有报告年度。")
    prose = prose_of(dossier.report)
    found: dict[int, list[Evidence]] = {}
    for match in _years(prose):
        named = _number(match.group())
        if named != year and year - _OLDEST <= named <= year + 1 and _stale(prose, match, named, year):
            first, last = prose.sentence(match.start())
            found.setdefault(named, []).append(words(prose, first, last))
    for section in dossier.report.sections:
        heading = folded(section.heading) if "年" in section.heading else ""
        for match in _YEAR.finditer(heading):
            named = _number(match.group())
            if named < year and named >= year - _OLDEST:
                start = section.start - len(section.heading)
                found.setdefault(named, []).append(words(prose, max(0, start), section.start))
    return verdict(finding(CHECK, _message(year, named, places), places) for named, places in sorted(found.items()))


def _message(year: int, named: int, places: list[Evidence]) -> Texts:
    told, more = excerpt(str(places[0]["text"])), several(len(places))
    return Texts(
        f"报告年度是{year}年，文中残留{named}年：“{told}”{more.zh}。",
        f"The report year is {year}, and {named} is left in the text: “{told}”{more.en}.",
    )


def _years(prose: Prose) -> Iterator[re.Match[str]]:
    """Yield the mentions of years; in Chinese numerals only where the text has such a one at all."""
    text = prose.text
    for start, end in prose.runs:
        if end - start == 4 and text.startswith(("年", " 年"), end) and (match := _YEAR.match(text, start)):
            yield match
    if any(century in text for century in ("二〇", "二○", "二零", "二O")):
        yield from _SPOKEN_YEAR.finditer(text, prose.start, prose.end)


def _number(text: str) -> int:
    bare = text.rstrip("年").strip()
    if bare.isdigit():
        return int(bare)
    digits = "".join(_DIGITS.get(character, "") for character in bare.replace("二", "2", 1)[1:])
    return int("2" + digits) if len(digits) == 3 else 0


def _stale(prose: Prose, match: re.Match[str], named: int, year: int) -> bool:
    text = prose.text
    first, last = prose.sentence(match.start())
    if _quoted(text, first, match.start()):
        return named < year and match.start() < prose.body and _orders_a_report(text, match, last)
    sentence = text[first:last]
    if _PERIOD.search(sentence):
        return _in_period(text, match, first, last)
    if match.start() < prose.body:
        whole = prose.full_sentence(match.start())
        sentence_like = text[whole[1] - 1 : whole[1]] == "。"
        return named < year and sentence_like and bool(_REPORTING.search(sentence)) and not _EXCUSED.search(sentence)
    if _NOW.search(text, max(first, match.start() - 6), match.start()):
        return named < year
    full_first, full_last = prose.full_sentence(match.start())
    full = text[full_first:full_last]
    if f"{year}年" in full or f"{year} 年" in full or _EXCUSED.search(sentence):
        return False
    return _for_the_year(prose, match, named, year, first, last)


def _quoted(text: str, first: int, at: int) -> bool:
    """Tell whether an offset lies inside 《》 that opened in the same sentence."""
    return text.rfind("《", first, at) > text.rfind("》", first, at)


def _orders_a_report(text: str, match: re.Match[str], last: int) -> bool:
    """Tell whether the year stands in the name of a notice about the annual report: 关于做好2023年……年度报告编制."""
    close = text.find("》", match.end(), last)
    name = text[match.end() : close if close >= 0 else last]
    return "年度报告" in name and ("编制" in name or "编写" in name or "报送" in name or "发布" in name)


def _in_period(text: str, match: re.Match[str], first: int, last: int) -> bool:
    """Tell whether the year belongs to the period of the figures: behind its words, and not to a date of issue."""
    words_at = _PERIOD.search(text, first, last)
    if words_at is None or match.end() < words_at.start() - 30:
        return False
    return not _THING.match(text, match.end()) or bool(
        re.match(r"\s?\d{1,2}\s?月|度", text[match.end() : match.end() + 4])
    )


def _for_the_year(prose: Prose, match: re.Match[str], named: int, year: int, first: int, last: int) -> bool:
    """Tell whether a year in a chapter stands where the report year would."""
    text = prose.text
    before = text[first : match.start()]
    close = match.start() - 6
    if _FLAT_SO_FAR.search(text, max(first, close), match.start()):
        return named == year - 1 and bool(
            _YEAR_END.match(text, match.end()) or text[match.end() : match.end() + 1] in "，,"
        )
    if _MONTH.match(text, match.end()) or _THING.match(text, match.end()):
        return False
    opens = bool(_LABEL.fullmatch(before))
    introduces = prose.key(match.start()) == "overview" and _is_first_paragraph(prose, match.start())
    if named == year + 1:
        return opens and introduces and not _PLAN.search(text, first, last)
    if named < year - 1:
        return opens and introduces and bool(_HEAD.match(text, match.end()))
    if introduces and (before.endswith(("于", "在", "，", ",")) or opens):
        return True
    if opens or _IN_FRONT.search(text, max(first, close), match.start()):
        return bool(_HEAD.match(text, match.end())) or opens
    return before.endswith(("，", ",")) and bool(_HEAD.match(text, match.end()))


def _is_first_paragraph(prose: Prose, at: int) -> bool:
    """Tell whether an offset lies in the first paragraph of chapter one that is more than a label."""
    part = prose.part("overview")
    if part is None:
        return False
    start = part[0]
    while True:
        end = prose.text.find("\n", start, part[1])
        end = end if end >= 0 else part[1]
        if end - start >= _LONGEST_LABEL or end >= part[1]:
            return start <= at < end
        start = end + 1
