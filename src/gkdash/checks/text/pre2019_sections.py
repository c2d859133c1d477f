"""Chapter headings of the reports before 2019 (收费及减免, 诉讼和申诉) in a report of the present form."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import finding, verdict, words

CHECK = Check(
    id="pre2019_sections",
    severity=Severity.REVIEW,
    title=Texts("沿用2019年以前的章节", "Chapters of the time before 2019"),
    explanation=Texts(
        "报告沿用旧条例下的章节（收费及减免情况、复议诉讼和申诉情况、人员和收支情况等）；2019年度起为六章格式。",
        "The report has chapters of the old regulation (fees and their remission, complaints, staff and expenses); since 2019 "
        "the form has six others.",
    ),
    citation="国办公开办函〔2019〕60号；国办公开办函〔2021〕30号",
    needs=Texts("章节标题", "Chapter headings"),
    mend=Texts("按现行格式的六章重写。", "Write the report anew in the six chapters of the form."),
    since=2019,
)

_OLD = re.compile(
    r"^[ \t\u3000]*(?:[一二三四五六七八九十]{1,2}|第[一二三四五六七八九十]部分)[、.．\s][^\n。；，]{0,18}?"
    r"(?:收费(?:及|和|与|情况及)减免|支出(?:和|与|及)收费|收费(?:和|与|及)支出|申诉|人员(?:和|与|及)收支|收支情况|咨询处理情况|机构(?:建设|设置)和人员)[^\n。；]{0,16}$",
    re.MULTILINE,
)
_MARKS = ("减免", "申诉", "收支", "支出", "咨询处理", "和人员")


def examine(dossier: Dossier) -> Verdict:
    """Look for old headings on lines of their own."""
    prose = prose_of(dossier.report)
    if not any(mark in prose.text for mark in _MARKS):
        return verdict([])
    found = list(_OLD.finditer(prose.text))
    if not found:
        return verdict([])
    named = [f"“{match.group().strip()}”" for match in found]
    belong = "The chapter {} belongs" if len(named) == 1 else "The chapters {} belong"
    message = Texts(
        f"章节{'、'.join(named)}是2019年以前的格式。", f"{belong.format(', '.join(named))} to the form before 2019."
    )
    places = [words(prose, match.start(), match.end()) for match in found]
    return verdict([finding(CHECK, message, places)])
