"""A share that the count beside it does not give out of any total in sight."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.figures import Figure, figures
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import finding, not_applicable, number, verdict, words
from gkdash.records import Finding

CHECK = Check(
    id="share_mismatch",
    severity=Severity.REVIEW,
    title=Texts("占比算不出", "A share that cannot be reproduced"),
    explanation=Texts(
        "“某项N件，占P%”中的P与N除以句中总数之商相差超过0.1个百分点（允许截尾），用分项之和作总数也不符。",
        "In `N件，占P%` the share differs by more than 0.1 points from N over the total of the sentence, and over the sum "
        "of the parts too.",
    ),
    citation="算术关系",
    needs=Texts("同一句中的总数、分项和占比", "A total, a part and its share in one sentence"),
    mend=Texts("重新计算占比，或写明其基数。", "Work the share out again, or state its base."),
)

_SHARE = re.compile(
    r"(?P<part>\d[\d,]*)\s?(?P<unit>[件条篇份次起宗个期封]|件次|条次|人次)[，、（(]?\s?(?:约)?占(?:比|总数|总量|全部)?"
    r"(?P<of>[^。；，、\n\d%]{0,8}?)(?:为|达|约)?\s?(?P<value>\d+(?:\.(?P<decimals>\d+))?)\s?%"
)
_TOLERANCE = 0.1


def examine(dossier: Dossier) -> Verdict:
    """Try each share against the totals of its sentence, of the sentence before, and against the sum of the parts."""
    prose = prose_of(dossier.report)
    text = prose.text
    if "占" not in text or "%" not in text:
        return not_applicable("正文没有占比。")
    at = text.find("占", prose.start)
    found: list[Finding] = []
    while 0 <= at < prose.end:
        match = _SHARE.search(text, max(prose.start, at - 12), min(len(text), at + 24))
        if match and match.start() < at < match.end():
            wrong = _wrong(prose, match)
            if wrong:
                found.append(wrong)
        at = text.find("占", at + 1)
    return verdict(found)


def _wrong(prose: Prose, match: re.Match[str]) -> Finding | None:
    text = prose.text
    first, last = prose.full_sentence(match.start())
    before = prose.full_sentence(first - 2)[0] if first > 1 and text[first - 1] == "。" else first
    part = float(match["part"].replace(",", ""))
    share = float(match["value"])
    known = [figure for figure in figures(text, before, last) if figure.unit != "%"]
    same = [figure for figure in known if figure.unit == match["unit"]]
    totals = {figure.value for figure in known if figure.value >= part and figure.start != match.start()}
    if not _has_total(same, first, match.start(), part):
        return None
    parts = [float(other["part"].replace(",", "")) for other in _SHARE.finditer(text, first, last)]
    totals.add(sum(parts))
    totals |= {figure.value + other.value for figure in same for other in same if figure is not other}
    tolerance = max(_TOLERANCE, 10.0 ** -len(match["decimals"] or "")) + 1e-9
    if any(abs(100 * part / total - share) <= tolerance for total in totals if total):
        return None
    if any(not figure.exact for figure in same):
        return None
    total = max(figure.value for figure in same if figure.start < match.start())
    given = f"{100 * part / total:.2f}%"
    message = Texts(
        f"文字称“{match.group()}”，而{number(part)}除以{number(total)}为{given}。",
        f"The prose says “{match.group()}”, but {number(part)} out of {number(total)} is {given}.",
    )
    return finding(CHECK, message, [words(prose, first, match.end())])


def _has_total(same: list[Figure], first: int, start: int, part: float) -> bool:
    """Tell whether the sentence itself states a larger number of the same things in front of the part."""
    return any(first <= figure.start < start and figure.value > part for figure in same)
