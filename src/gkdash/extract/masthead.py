"""Who reports, for which year, and when it was signed and published: from title, signature and page data.

Names are taken as printed; whether they name a known agency is not asked here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from gkdash.documents import Document, Grid, Paragraph
from gkdash.extract.dates import find_date, find_years, normal
from gkdash.extract.fold import fold, simplify
from gkdash.extract.lines import Single

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
_FORM_ONLY = re.compile(r"格式|模板|模版|样式|样本|样表|范本")
_NOBODY = re.compile(r"[Xx×*○〇◯_]{2,}|某|\((?:单位|机关|部门|行政机关)(?:名称|全称)\)|^(?:单位|机关|部门)名称")
_NAME_END = (
    "人民政府",
    "政府",
    "办公室",
    "办公厅",
    "办事处",
    "委员会",
    "管委会",
    "管理局",
    "局",
    "厅",
    "部",
    "委",
    "办",
    "院",
    "中心",
    "署",
    "会",
    "公司",
    "学校",
    "大学",
    "医院",
    "社",
    "站",
    "所",
    "队",
    "总队",
    "支队",
    "大队",
    "集团",
    "校",
    "馆",
    "台",
    "处",
    "科",
    "街道",
    "镇",
    "乡",
    "区",
    "县",
    "市",
    "省",
    "州",
    "盟",
    "旗",
)
_FULL_END = tuple(
    name for name in _NAME_END if name not in {"街道", "镇", "乡", "区", "县", "市", "省", "州", "盟", "旗", "政府"}
)
_STRIP = re.compile(r"^(?:关于|附件\d*[:：]?|标题[:：]?|题名[:：]?|名称[:：]?|【|\[|《)+|(?:关于|的|】|\]|》)+$")
_SPACE = re.compile(r"\s+")
_SPACED_DIGITS = re.compile(r"2\s+0\s+[2二]\s+\d")
_SEAL = re.compile(r"\((?:[盖蓋]章|公章|[签簽]章|印章|章|代章)\)$")
_PUBLISHED = re.compile(
    r"(?:发布|发文|公开|公布|刊发|上传|录入)(?:日期|时间)\s*[:：]?|信息时间\s*[:：]?|^(?:日期|时间|来源时间)\s*[:：]"
)
_PERIOD = re.compile(r"(20\d{2})年1月1日(?:起)?(?:至|到|-|—|~|—)(?:20\d{2}年)?12月31日")
_TAIL_BLOCKS = 40


@dataclass(frozen=True, slots=True)
class Title:
    """The title line: the text, the agency it names (may be short or empty), the year it names."""

    text: str
    agency: str
    year: int | None
    block: int
    is_report: bool


@dataclass(frozen=True, slots=True)
class Signature:
    """Name and date at the end; `start` is the offset where the signature begins, or the end of the text."""

    agency: str
    signed_on: date | None
    start: int


def squeeze(text: str) -> str:
    """Return text in half width without white space, and without the place of a seal: `县财政局（盖章）`."""
    return _SEAL.sub("", _SPACE.sub("", normal(text)))


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
    return Title(line, name, year, block, not notice and not re.search(r"[。；;，,]", before))


def find_title(document: Document, singles: Sequence[Single], first_start: int | None) -> Title | None:
    """Return the best title before the first chapter heading (at offset `first_start`), lines joined where a title is set on several."""
    found: list[tuple[float, Title]] = []
    stop = min(len(document.blocks), _TAIL_BLOCKS)
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
            if title and (count == 1 or _is_split(part) or _completes(part)):
                found.append((_rank(title, count, part), title))
    if document.title:
        title = parse_title(re.split(r"\s*[|_]\s*|\s+[-–—]\s+", document.title)[0])
        if title:
            found.append((_rank(title, 1, []) - 0.5, title))
    if not found:
        return None
    best = max(found, key=lambda item: item[0])[1]
    return best if best.year and best.agency else _with_lines_beside(best, lines)


def _with_lines_beside(title: Title, lines: list[tuple[int, str]]) -> Title:
    """Return a title with the year (`（2024年度）`) and the full name that it lacks and that lines next to it consist of."""
    for at, (_, line) in enumerate(lines):
        if not title.text.endswith(squeeze(line)):
            continue
        for near in (squeeze(text) for _, text in lines[max(at - 1, 0) : at + 3]):
            alone = _YEAR_ALONE.fullmatch(near)
            if alone and title.year is None:
                title = replace(title, year=find_years(f"{alone[1]}年")[0])
            elif not title.agency and _is_name(near) and simplify(near).endswith(_FULL_END):
                title = replace(title, agency=near)
        break
    return title


def _is_split(part: list[tuple[int, str]]) -> bool:
    """Tell whether no line of `part` alone is a title, so that only the whole is one."""
    return not any(parse_title(text) for _, text in part)


def _completes(part: list[tuple[int, str]]) -> float:
    """Weigh a first line that is the name, or the bare place (`澄岚县`), that the title in the lines below lacks."""
    first, below = squeeze(part[0][1]), parse_title("".join(squeeze(text) for _, text in part[1:]))
    if below is None:
        return 0.0
    if not below.agency:
        return 1.5 if _is_name(_YEAR.sub("", first)) else 0.0
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
    rank += 1.0 if title.agency and _is_name(title.agency) else 0.0
    rank += 0.5 if title.agency.endswith(_FULL_END) else 0.0
    rank -= 0.3 * (count - 1)
    rank += _completes(part) if count > 1 else 0.0
    if any(
        mark in text for _, text in part for mark in (">", "›", "»", "当前位置", "首页", "：", ":", "上一篇", "下一篇")
    ):
        rank -= 2.0
    return rank


def _is_name(text: str) -> bool:
    return (
        2 <= len(text) <= 40
        and simplify(text).endswith(_NAME_END)
        and not re.search(r"[。；;，,：:！？!?]|\d{3}", text)
    )


def find_signature(document: Document, singles: Sequence[Single], start: int, title: Title | None) -> Signature:
    """Find name and date after the offset `start` (of the last chapter's body), or right below the title."""
    lines = [(line.start, line.text.strip()) for line in singles if line.start >= start and line.text.strip()]
    best: tuple[int, Signature] | None = None
    for at, (offset, line) in enumerate(lines):
        found = _date_line(line)
        if not found:
            continue
        name_inline, day = found
        score, name, begin = 0, name_inline, offset
        if not name:
            for back in (1, 2):
                if at - back >= 0 and _is_name(squeeze(lines[at - back][1])):
                    name, begin = squeeze(lines[at - back][1]), lines[at - back][0]
                    break
        if not name and at + 1 < len(lines) and _is_name(squeeze(lines[at + 1][1])):
            name = squeeze(lines[at + 1][1])
        score = 2 if name else 1
        if best is None or score > best[0]:
            best = (score, Signature(name, day, begin))
    if best:
        return best[1]
    named = _name_alone(lines, title)
    if named:
        return named
    return _below_title(document, title) or Signature("", None, len(document.text))


def _date_line(line: str) -> tuple[str, date] | None:
    """Return (name, date) for a line that is a date, or a name and a date, and nothing else."""
    plain = normal(line)
    found = find_date(plain)
    if not found and _SPACED_DIGITS.search(plain):
        plain = _SPACE.sub("", plain)
        found = find_date(plain)
    if not found:
        return None
    day, begin, end = found
    before = squeeze(plain[:begin]).strip("()[]【】,，、:-—·")
    after = squeeze(plain[end:]).strip("()[]【】。.,，、:-—·")
    if after == "印发" and not before:
        after = ""
    if after and not _is_name(after):
        return None
    if before in {"", "日期", "时间", "落款日期", "成文日期", "落款时间", "签发日期"}:
        return after, day
    if _PUBLISHED.search(before):
        return None
    if _is_name(before) and not after:
        return before, day
    return None


def _name_alone(lines: list[tuple[int, str]], title: Title | None) -> Signature | None:
    """A signature without a date: a line that is a full name and nothing else.

    Of the last lines, or, before a page's furniture, the first that spells out the name in the title.
    """
    names = [(offset, squeeze(line)) for offset, line in lines]
    full = [
        (at, name) for at, name in names if len(name) >= 4 and _is_name(name) and simplify(name).endswith(_FULL_END)
    ]
    told = simplify(title.agency) if title else ""
    for at, name in full:
        if told and _shared(fold(told), fold(name)):
            return Signature(name, None, at)
    for at, name in reversed(full):
        if (at, name) in names[-3:]:
            return Signature(name, None, at)
    return None


def _below_title(document: Document, title: Title | None) -> Signature | None:
    """Name and date in the lines below the title, as documents of governments print them."""
    if title is None:
        return None
    near = [
        block.text.strip()
        for block in document.blocks[title.block + 1 : title.block + 5]
        if isinstance(block, Paragraph) and block.text.strip()
    ]
    for at, line in enumerate(near[:4]):
        found = _date_line(line)
        if found:
            name = found[0]
            if not name and at and _is_name(squeeze(near[at - 1]).strip("()")):
                name = squeeze(near[at - 1]).strip("()")
            return Signature(name, found[1], len(document.text))
    return None


def choose_agency(title: Title | None, signature: Signature) -> str | None:
    """Return the fullest name that title or signature gives, in simplified characters.

    A signature that contains the title's name completes it (`通镇` and `佳县通镇人民政府`); a government's report signed by
    its office stays the government's.
    """
    named = simplify(title.agency) if title and title.is_report and title.agency else ""
    signed = simplify(signature.agency)
    if not named or not signed:
        return named or signed or None
    folded, other = fold(named), fold(signed)
    if other.endswith(folded) or (folded in other and not named.endswith(_FULL_END)):
        return signed
    if folded.endswith(other) or other in folded:
        return named
    if other.startswith(folded) and not folded.endswith("办"):
        return named
    if len(other) > len(folded) and signed.endswith(_FULL_END) and _shared(folded, other):
        return signed
    return named


def _shared(left: str, right: str) -> bool:
    """Tell whether a short name's characters all stand, in order, in the long one: 县人社局, 县人力资源和社会保障局."""
    at = 0
    for char in left:
        at = right.find(char, at)
        if at < 0:
            return False
        at += 1
    return True


def find_period_year(document: Document) -> int | None:
    """Return the year of the statistical period the preface states, or None."""
    found = _PERIOD.search(squeeze(document.text[:6000]))
    return int(found.group(1)) if found else None


def find_published(document: Document) -> date | None:
    """Return the page's publication date: from its metadata, else from a visible 发布日期."""
    if document.published_on:
        return document.published_on
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else _row_texts(block) if isinstance(block, Grid) else []
        for text in texts:
            if len(text) > 300:
                continue
            plain = normal(text)
            label = _PUBLISHED.search(plain)
            if label:
                found = find_date(plain[label.end() : label.end() + 40])
                if found:
                    return found[0]
    return None


def _row_texts(grid: Grid) -> list[str]:
    if grid.row_count > 12:
        return []
    return ["".join(f"{cell.text} " for cell in row) for row in grid.rows()]
