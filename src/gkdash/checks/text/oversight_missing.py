"""A government's own report without 工作考核, 社会评议 or 责任追究 results."""

from __future__ import annotations

import re

from gkdash.agencies.unit_type import unit_type_of
from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import finding, not_applicable, not_evaluable, verdict, words

CHECK = Check(
    id="oversight_missing",
    severity=Severity.NOTICE,
    title=Texts("缺考核评议追责情况", "Nothing on assessment, public review or accountability"),
    explanation=Texts(
        "县级以上人民政府的年度报告应当包括工作考核、社会评议和责任追究结果情况；三项缺两项以上的提示。",
        "A government's report has to tell of assessment, of public review and of who was held to account; "
        "a notice where two of the three are missing.",
    ),
    citation="条例第五十条第（四）项",
    needs=Texts("政府本身的报告及其第一部分", "A government's own report and its chapter one"),
    mend=Texts("补写缺少的结果情况，没有追责的也写明。", "Add what is missing, also where nobody was held to account."),
    since=2019,
)

_TOPICS = (
    (Texts("工作考核", "assessment (“工作考核”)"), re.compile(r"考核|考评|测评|评估|绩效|督查")),
    (
        Texts("社会评议", "public review (“社会评议”)"),
        re.compile(r"评议|评价|满意度|监督员|测评|评估|社会监督|意见建议|公众监督"),
    ),
    (Texts("责任追究", "accountability (“责任追究”)"), re.compile(r"追究|追责|问责|责任")),
)
_LEAST_LENGTH = 400
"""Characters of chapter one; a shorter one leaves out most topics, which is another matter."""
_LEAST_MISSING = 2
"""One alone is often said in words that no list foresees; who leaves out two has left the matter out."""


def examine(dossier: Dossier) -> Verdict:
    """Look for the three topics under any of their names in chapters one, five and six."""
    report = dossier.report
    if (dossier.unit_type or unit_type_of(report.agency or "")) != "government":
        return not_applicable("只有政府本身的报告须写。")
    prose = prose_of(report)
    part = prose.part("overview")
    if part is None:
        return not_evaluable("没有第一部分。")
    if part[1] - part[0] < _LEAST_LENGTH:
        return not_evaluable("第一部分过于简短，不能判断写到了哪些方面。")
    texts = [prose.text[section.start : section.end] for section in report.sections]
    whole = "\n".join(texts)
    missing = [name for name, pattern in _TOPICS if not pattern.search(whole)]
    if len(missing) < _LEAST_MISSING:
        return verdict([])
    message = Texts(
        f"政府年度报告没有写{'、'.join(name.zh for name in missing)}结果情况。",
        f"The government's report does not tell the results of {', '.join(name.en for name in missing)}.",
    )
    return verdict([finding(CHECK, message, [words(prose, *part)])])
