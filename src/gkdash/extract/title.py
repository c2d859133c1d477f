"""The title of a report: which line it is, whom and which year it names, and when a line is about reports instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gkdash.documents import Document, Paragraph
from gkdash.extract.dates import find_years
from gkdash.extract.fold import simplify
from gkdash.extract.lines import Single
from gkdash.extract.names import is_full_name, is_name, squeeze

_SUBJECT = r"(?:(?:政府|政务)?信息公开|政务公开)"
_YEAR_WORDS = r"(20\d{2}|[二2][零〇○OＯ0][一二三四五六七八九零〇○OＯ0-9]{2})\s*年?\s*度?"
_TITLE = re.compile(rf"{_SUBJECT}(?:工作)?(?:情况)?(?:的)?(?:{_YEAR_WORDS})?(?:(?:年度|工作|情况|的)*报告|年报|年度报)")
_YEAR = re.compile(_YEAR_WORDS)
_YEAR_ALONE = re.compile(rf"[(\[【〔]?{_YEAR_WORDS}[)\]】〕]?")
_NOT_TITLE = re.compile(
    r"(?:通知|通告|公告|方案|指引|指南|要求|格式|模板|样式|模版|解读|培训|培训班|会议|通报|办法|意见|函|说明|问答|一图读懂|图解|汇编|目录|列表|检查|评估|填报|制度|规定|规程|细则|汇总|清单|专栏)"
)
_ABOUT_REPORTS = re.compile(
    r"图解|图文解读|解读|一图|一张图|读懂|关于(?:(?:切实|认真|进一步|全面|扎实)?(?:做好|抓好)|开展|报送|编制|编写|编报|印发|规范|组织|加强|征集|启动)"
)
"""What before the words of a title says that the text is about reports: `图解：`, `关于做好…`."""
_NAVIGATION = re.compile(r"首页|当前位置|所在位置|您的位置|网站导航|栏目导航|返回")
"""What before the words of a title says that they are a link: `首页政府信息公开年报`."""
_FORM_ONLY = re.compile(r"格式|模板|模版|样式|样本|样表|范本")
_NOBODY = re.compile(r"[Xx×*○〇◯_]{2,}|某|\((?:单位|机关|部门|行政机关)(?:名称|全称)\)|^(?:单位|机关|部门)名称")
_STRIP = re.compile(r"^(?:关于|附件\d*[:：]?|标题[:：]?|题名[:：]?|名称[:：]?|【|\[|《)+|(?:关于|的|】|\]|》)+$")
_FIRST_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Title:
    """The title line: the text, the agency it names (may be short or empty), the year it names."""

    text: str
    agency: str
    year: int | None
    block: int
    is_report: bool


def parse_title(text: str, block: int = 0) -> Title | None:
    """Read a line as the title of an annual report; None where it does not name one."""
    line = squeeze(text)
    found = _TITLE.search(simplify(line))
    if not found or len(line) > 90:
        return None
    before, after = line[: found.start()], line[found.end() :]
    years = _YEAR.search(before)
    year = find_years(years.group(1) + "年")[0] if years else None
    if year is None:
        later = find_years(line)
        year = later[0] if later else None
    name = _YEAR.sub("", before, count=1) if years else before
    name = re.sub(r"^(?:年度|年)|(?:年度|年)$", "", simplify(name))
    previous = ""
    while previous != name:
        previous, name = name, _STRIP.sub("", name)
    tail = re.sub(r"^(?:[(（《【].*?[)）》】]|\.(?:docx?|pdf|html?|wps|xlsx?|txt)|全文|正文)*$", "", after)
    notice = bool(_NOT_TITLE.search(simplify(tail)) or _ABOUT_REPORTS.search(simplify(before))) or len(tail) > 12
    linked = bool(_NAVIGATION.search(simplify(before)))
    return Title(line, name, year, block, not notice and not linked and not re.search(r"[。；;，,]", before))


def find_title(document: Document, singles: Sequence[Single], first_start: int | None) -> Title | None:
    """Return the best title before the first chapter heading (at offset `first_start`), lines joined where a title is set on several."""
    found: list[tuple[float, Title]] = []
    stop = min(len(document.blocks), _FIRST_BLOCKS)
    lines = [
        (line.block, line.text.strip())
        for line in singles
        if line.text.strip() and (line.block <= stop if first_start is None else line.start < first_start)
    ]
    for at, (index, _) in enumerate(lines):
        for count in (1, 2, 3, 4):
            part = lines[at : at + count]
            if len(part) < count or any(len(text) > 60 or re.search(r"[。；;]", text) for _, text in part):
                break
            title = parse_title("".join(squeeze(text) for _, text in part), index)
            if title and (count == 1 or _is_split(part) or _runs_on(part) or _completes(part)):
                found.append((_rank(title, count, part), title))
    if document.title:
        title = parse_title(re.split(r"\s*[|_]\s*|\s+[-–—]\s+", document.title)[0])
        if title:
            found.append((_rank(title, 1, []) - 0.5, title))
    if not found:
        return None
    best = _last_of_the_best(found)
    return best if best.year and best.agency else _with_lines_beside(best, lines)


def _last_of_the_best(found: Sequence[tuple[float, Title]]) -> Title:
    """Return the best title; of equally good ones of several reports, the last: links to others stand above it."""
    most = max(rank for rank, _ in found)
    best = [title for rank, title in found if rank > most - 0.05]
    if len({(title.agency, title.year) for title in best}) > 1:
        return best[-1]
    return best[0]


def _with_lines_beside(title: Title, lines: list[tuple[int, str]]) -> Title:
    """Return a title with the year (`（2024年度）`) and the full name that it lacks and that lines next to it consist of."""
    for at, (_, line) in enumerate(lines):
        if not title.text.endswith(squeeze(line)):
            continue
        for near in (squeeze(text) for _, text in lines[max(at - 1, 0) : at + 3]):
            alone = _YEAR_ALONE.fullmatch(near)
            if alone and title.year is None:
                title = replace(title, year=find_years(f"{alone[1]}年")[0])
            elif not title.agency and is_name(near) and is_full_name(near):
                title = replace(title, agency=near)
        break
    return title


def _is_split(part: list[tuple[int, str]]) -> bool:
    """Tell whether no line of `part` alone is a title, so that only the whole is one."""
    return not any(parse_title(text) for _, text in part)


def _runs_on(part: list[tuple[int, str]]) -> bool:
    """Tell whether the words of a title begin in the first line and end in the last: `…2024年政`, `府信息公开工作年度报告`."""
    lines = [simplify(squeeze(text)) for _, text in part]
    found = _TITLE.search("".join(lines))
    return found is not None and found.start() < len(lines[0]) and found.end() > sum(map(len, lines[:-1]))


def _completes(part: list[tuple[int, str]]) -> float:
    """Weigh a first line that is the name, or the bare place (`澄岚县`), that the title in the lines below lacks."""
    first, below = squeeze(part[0][1]), parse_title("".join(squeeze(text) for _, text in part[1:]))
    if below is None:
        return 0.0
    if not below.agency:
        return 1.5 if is_name(_STRIP.sub("", _YEAR.sub("", first))) else 0.0
    place = re.fullmatch(r"[^0-9（(]{2,12}[省市县区州盟旗]", first)
    return 2.5 if place and not re.search(r"[省市县区州盟旗]", below.agency[:-1]) else 0.0


def is_notice(document: Document, title: Title | None) -> bool:
    """Tell whether a line before the title is the title of a notice, an interpretation or the like about such reports."""
    stop = title.block if title else 8
    for block in document.blocks[: stop + 1]:
        if not isinstance(block, Paragraph):
            continue
        for line in block.text.split("\n"):
            other = parse_title(line)
            if other and not other.is_report and _NOT_TITLE.search(simplify(squeeze(line))):
                return True
    return False


def is_blank_form(title: Title | None) -> bool:
    """Tell whether a title heads the form that agencies fill in: `（模板）`, or a name left open (`XX局`)."""
    return title is not None and bool(_FORM_ONLY.search(simplify(title.text)) or _NOBODY.search(title.agency))


def _rank(title: Title, count: int, part: list[tuple[int, str]]) -> float:
    rank = 4.0 if title.is_report else 0.0
    rank += 2.0 if title.year else 0.0
    rank += 1.0 if title.agency and is_name(title.agency) else 0.0
    rank += 0.5 if is_full_name(title.agency) else 0.0
    rank -= 0.3 * (count - 1)
    rank += _completes(part) if count > 1 else 0.0
    if any(
        mark in text for _, text in part for mark in (">", "›", "»", "当前位置", "首页", "：", ":", "上一篇", "下一篇")
    ):
        rank -= 2.0
    return rank
