"""Words that reading or an earlier conversion has damaged: lost characters, glued digits; never held against an agency."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdash.checks.model import Check, Dossier, Fault, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import Evidence, excerpt, finding, verdict, words

CHECK = Check(
    id="damaged_text",
    severity=Severity.NOTICE,
    title=Texts("文字疑有缺损", "Damaged text"),
    explanation=Texts(
        "数字旁的年、月、日、件、号等字丢失，数字粘连，或出现无法显示的字符，多由网页转换或读取造成；相关数字不可靠，不计为单位差错。",
        "Characters beside digits are lost, digits are glued together or characters cannot be shown, mostly through "
        "conversion; figures there are not reliable, and it does not count against the agency.",
    ),
    citation="",
    needs=Texts("正文", "The prose"),
    mend=Texts(
        "换用原始文件重新导入，并核对标出的数字。", "Load the original file instead and check the figures shown."
    ),
    fault=Fault.PARSER,
)

_UNSHOWN = re.compile("[\ufffd\ue000-\uf8ff]+")
_BEHIND = re.compile(r"%\d(?![\d.]*%)|日|件|条|次|篇|封|人|起|不予|无法|部分|予以|其他")
_LOST_FIGURE = re.compile(r"(?:率(?:为|达到?)?|率均?达到?|度达到?)\s?%$")
_NUMBER_OF_NOTICE = re.compile(r"函[〔﹝\[]20\d{3,}号?")
_OUTCOME = ("处理", "公开", "提供", "结转", "收到")
_FIRST_HIDDEN, _LAST_HIDDEN = 0xE000, 0xF8FF
_MOST_DAY_DIGITS, _MOST_RATE_DIGITS = 3, 2


def examine(dossier: Dossier) -> Verdict:
    """Look for the shapes of damage around runs of digits, and for characters that no font shows."""
    report = dossier.report
    prose = prose_of(report)
    places = sorted({*_unshown(prose), *_lost(prose), *_glued(prose, str(report.year or ""))})
    if not places:
        return verdict([])
    shown = [excerpt(prose.whole[max(0, start - 6) : end + 6]) for start, end in places[:3]]
    evidence: list[Evidence] = [words(prose, start, end) for start, end in places]
    seem = "passage seems" if len(places) == 1 else "passages seem"
    message = Texts(
        f"文字疑有缺损{len(places)}处：{'；'.join(f'“{text}”' for text in shown)}。",
        f"{len(places)} {seem} damaged: {'; '.join(f'“{text}”' for text in shown)}.",
    )
    return verdict([finding(CHECK, message, evidence)])


def _unshown(prose: Prose) -> Iterator[tuple[int, int]]:
    codes = prose.codes
    if ((codes >= _FIRST_HIDDEN) & (codes <= _LAST_HIDDEN)).any() or "\ufffd" in prose.text:
        yield from (found.span() for found in _UNSHOWN.finditer(prose.text, prose.start, prose.end))


def _lost(prose: Prose) -> Iterator[tuple[int, int]]:
    """Yield what has lost its figure or its brackets: 满意率达%, 国办公开办函〔202130号."""
    text = prose.text
    at = text.find("%", prose.start, prose.end)
    while at >= 0:
        if not text[at - 1].isdigit() and (found := _LOST_FIGURE.search(text, max(prose.start, at - 6), at + 1)):
            yield found.span()
        at = text.find("%", at + 1, prose.end)
    at = text.find("函", prose.start, prose.end)
    while at >= 0:
        if number := _NUMBER_OF_NOTICE.match(text, at):
            yield number.span()
        at = text.find("函", at + 1, prose.end)


def _glued(prose: Prose, year: str) -> Iterator[tuple[int, int]]:
    """Yield runs of digits that cannot be one figure: 202311日, 9月1231日, 2024618件, 无法提供27不予处理3."""
    text = prose.text
    for start, end in prose.runs:
        behind = _BEHIND.match(text, end)
        if behind is None:
            continue
        digits, word, before = end - start, behind.group(), text[start - 1 : start] if start else ""
        if word == "日":
            if digits >= _MOST_DAY_DIGITS and (before == "月" or text.startswith(("19", "20"), start)):
                yield start, end + 1
        elif word.startswith("%"):
            if digits <= _MOST_RATE_DIGITS and before != ".":
                yield start, behind.end()
        elif len(word) == 1:
            if year and digits > len(year) and text.startswith(year, start) and before not in {".", ","}:
                yield start, behind.end()
        elif text[start - 2 : start] in _OUTCOME:
            yield start - 2, behind.end()
