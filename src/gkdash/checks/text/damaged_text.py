"""Words that reading or an earlier conversion has damaged: lost characters, glued digits; never held against an agency."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Fault, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
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
    mend=Texts("换用原始文件重新导入，并核对标出的数字。", "Load the original file instead and check the figures shown."),
    fault=Fault.PARSER,
)

_SHAPES = re.compile(
    r"[\ufffd\ue000-\uf8ff]+"
    r"|函[〔﹝\[]20\d{3,}号?"
    r"|(?<!\d)20[12]\d\d{2,4}日"
    r"|(?<![\d.])1?\d月\d{3,4}日"
    r"|(?:达到?|为|率)\s?%"
    r"|(?<!\d)\d{1,2}%\d(?![\d.]*%)"
    r"|(?:处理|公开|提供|结转|收到)\d+(?:不予|无法|部分|予以|其他)"
)


def examine(dossier: Dossier) -> Verdict:
    """Look for the shapes of damage and, with the report year, for a year run into a figure (2024618件)."""
    report = dossier.report
    prose = prose_of(report)
    places = [found.span() for found in _SHAPES.finditer(prose.text, 0, prose.end)]
    if report.year and (year := str(report.year)) in prose.text:
        glued = re.compile(rf"(?<![\d.,]){year}\d{{2,5}}(?:件|条|次|篇|封|人|起)")
        places += [found.span() for found in glued.finditer(prose.text, prose.start, prose.end)]
    if not places:
        return verdict([])
    shown = [excerpt(prose.whole[max(0, start - 6) : end + 6]) for start, end in places[:3]]
    evidence: list[Evidence] = [words(prose, start, end) for start, end in places]
    return verdict([finding(CHECK, f"文字疑有缺损{len(places)}处：{'；'.join(f'“{text}”' for text in shown)}。", evidence)])
