"""Chapter five without a problem or a measure in it."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import folded, prose_of
from gkdash.checks.reading.say import excerpt, finding, not_applicable, verdict, words

CHECK = Check(
    id="empty_problems_section",
    severity=Severity.REVIEW,
    title=Texts("问题和改进一章没有内容", "Nothing in the chapter on problems"),
    explanation=Texts(
        "第五部分为空，或只有“无”“不存在问题”一类的话；应写明主要问题和改进情况。",
        "Chapter five is empty or says no more than that there are no problems.",
    ),
    citation="条例第五十条第（五）项",
    needs=Texts("第五部分", "Chapter five"),
    mend=Texts("写明存在的主要问题和改进措施。", "State the main problems and what is done about them."),
)

_NONE = re.compile(
    r"(?:20\d\d年度?|本年度|本机关|我[局镇乡办委]|目前|[，,])*(?:暂时|暂|目前)?(?:无|没有|不存在|未发现|未发生)[^，。；]{0,16}?(?:问题|情况|事项)?[。.]?"
)
_LABEL = re.compile(
    r"^\s*(?:[（(]?[一二三四五六\d][)）、.．]+\s*)?(?:存在(?:的)?(?:主要)?问题|改进(?:情况|措施))[：:。]?\s*",
    re.MULTILINE,
)
_LEAST = 10
_NO_WORDS = Texts("没有文字", "holds no words")


def examine(dossier: Dossier) -> Verdict:
    """Measure chapter five without its labels."""
    section = next((part for part in dossier.report.sections if part.key == "problems"), None)
    if section is None:
        return not_applicable("没有第五部分，另行检查。")
    text = folded(section.text)
    if len(text) > 200:
        return verdict([])
    rest = "".join(_LABEL.sub("", text).split())
    if len(rest) >= _LEAST and not _NONE.fullmatch(rest):
        return verdict([])
    prose = prose_of(dossier.report)
    told = Texts(f"只有“{excerpt(rest)}”", f"says only “{excerpt(rest)}”") if rest else _NO_WORDS
    heading = section.heading.strip()
    message = Texts(f"“{heading}”一章{told.zh}。", f"The chapter “{heading}” {told.en}.")
    return verdict([finding(CHECK, message, [words(prose, section.start, section.end)])])
