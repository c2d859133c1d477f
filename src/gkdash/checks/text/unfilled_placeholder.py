"""A template's placeholder that nobody filled in; masks that hide a number or a person are none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import excerpt, finding, verdict, words

CHECK = Check(
    id="unfilled_placeholder",
    severity=Severity.ERROR,
    title=Texts("模板占位符未填写", "A placeholder left in"),
    explanation=Texts(
        "正文留有“[具体地名]”“XX局”“某某乡”“____”“〔〕号”等模板占位符。电话、证件号的遮盖和案例中的“某某公司”不算。",
        "The prose holds a placeholder of a template. Masks of telephone numbers or names and 某某 in an example are none.",
    ),
    citation="国办公开办函〔2021〕30号",
    needs=Texts("正文", "The prose"),
    mend=Texts("填写实际内容。", "Fill in what belongs there."),
)

_INSIDE = (
    r"请?(?:在此|在此处|此处)?(?:填写|填入|插入|补充|输入|替换)[^\]】］>＞}｝\n]{0,16}"
    r"|(?:具体|本|所在|你|贵|行政)?(?:单位|机关|部门|机构|地区|地方|地|乡镇|镇街|街道|[省市县区乡镇村局])?(?:名称|地名|全称|简称|名)"
    r"|具体(?:单位|部门|数字|数量|数值|数据|日期|时间|年份|内容|情况|地址)"
    r"|(?:单位|部门|机关|乡镇|街道|联系)?(?:姓名|日期|年份|数字|数量|数值|金额|电话号码|联系电话|联系人)"
    r"|单位|[省市县区乡镇]|[XxＸ×＊*_]+[^\]】］>＞}｝\n\d]{0,4}|待填写?|待补充|TODO"
)
_BRACKETS = re.compile(rf"[\[【［<＜{{｛]\s*(?:{_INSIDE})\s*[\]】］>＞}}｝]|【\s*】|\[\s*\]|［\s*］")
_EMPTY_NUMBER = re.compile(
    r"[〔﹝\[（(]\s*(?:20[XxＸ×]{2}|20\d?_+|_+|[XxＸ×]{2,4})?\s*[〕﹞\]）)]\s*(?:\d+|[XxＸ×]+|_+)?\s*号"
)
_CROSSES = re.compile(r"(?<![A-Za-z0-9+#&])[XxＸｘ]{2,}(?![A-Za-z0-9])|(?<![\d—\-×*])×{2,}(?![\d×])")
_CROSSED_YEAR = re.compile(
    r"20[0-9XxＸｘ×]?[XxＸｘ×]\s?年|(?<![A-Za-z0-9×乘])[XxＸｘ×]\s?(?:年\s?[XxＸｘ×]\s?月|月\s?[XxＸｘ×]\s?日|件|条次?|篇|份|期|场次?|人次|个百分点|%)"
)
_SOMEONE = re.compile(
    r"某某(?=县|市|区|乡|镇|街道|局|委|办|厅|单位|部门|机关|人民政府|政府|村|年)|某(?:县|市|区|乡|镇|局)(?=人民政府|20\d\d年|政府信息公开)"
)
_CASE = re.compile(r"案例|诉|申请人|举例|例如|比如|来信|反映|投诉|当事人")
_LINE = re.compile(r"[_＿]{2,}|(?<=[共到为计])\s?[…．.]{4,}\s?(?=件|条|篇|次)")
_NUMBER_OPENERS = ("〔", "﹝", "[", "（", "(")
_CAPITALS = ("X", "x", "×", "Ｘ", "ｘ")
_OPENERS = ("[", "【", "［", "{", "｛", "<", "＜")


def examine(dossier: Dossier) -> Verdict:
    """Look for every known shape of a placeholder, those first that a glance rules out."""
    prose = prose_of(dossier.report)
    return verdict(
        finding(CHECK, _message(prose, start, end), [words(prose, start, end)])
        for start, end in _unique(_places(prose))
    )


def _places(prose: Prose) -> Iterator[tuple[int, int]]:
    text, first, last = prose.text, 0, prose.end
    if any(mark in text for mark in _OPENERS):
        for found in _BRACKETS.finditer(text, first, last):
            if not text.startswith("号", found.end()):
                yield found.span()
    for opening in _NUMBER_OPENERS:
        at = text.find(opening, first, last)
        while at >= 0:
            number = _EMPTY_NUMBER.match(text, at)
            if number and not _bare_round(number.group()):
                yield number.span()
            at = text.find(opening, at + 1, last)
    if any(mark in text for mark in _CAPITALS):
        for found in _CROSSES.finditer(text, first, last):
            if not _masks(text, found.start(), found.end()):
                yield found.span()
        yield from (found.span() for found in _CROSSED_YEAR.finditer(text, first, last))
    if "某" in text:
        for found in _SOMEONE.finditer(text, first, last):
            begin, end = prose.full_sentence(found.start())
            if not _CASE.search(text, begin, end):
                yield found.span()
    if "_" in text or "＿" in text or "…" in text or "...." in text:
        yield from (found.span() for found in _LINE.finditer(text, first, last))


def _bare_round(text: str) -> bool:
    """Tell whether round brackets hold nothing but a number goes with them: 附件（）3号 is no document number."""
    return text[0] in "（(" and not re.search(r"[XxＸ×_]", text)


def _masks(text: str, start: int, end: int) -> bool:
    """Tell whether crosses hide part of a number or of a name: 0731-2266××××, 张××, 尾号××."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if re.search(r"[\d—\-]\s?$", before) or re.match(r"\s?[\d—\-]", after):
        return True
    begin = max(text.rfind(mark, 0, start) for mark in "。；\n") + 1
    return bool(_CASE.search(text, begin, start)) or before.endswith(("号", "码", "姓", "李", "张", "王"))


def _message(prose: Prose, start: int, end: int) -> Texts:
    first, last = prose.sentence(start)
    left, around = prose.whole[start:end].strip(), excerpt(prose.whole[max(first, start - 14) : min(last, end + 14)])
    return Texts(f"“{around}”中的“{left}”未填写。", f"“{left}” in “{around}” was not filled in.")


def _unique(places: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the places in order, those left out that lie within an earlier one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if not found or start >= found[-1][1]:
            found.append((start, end))
    return found
