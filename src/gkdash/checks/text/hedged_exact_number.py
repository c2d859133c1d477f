"""A number that is exact and hedged at once: 223余条."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import finding, not_applicable, verdict, words
from gkdash.records import Finding

CHECK = Check(
    id="hedged_exact_number",
    severity=Severity.NOTICE,
    title=Texts("精确数字加“余”", "An exact number with 余"),
    explanation=Texts(
        "“223余条”一类写法，数字精确到个位又加“余”“多”，不知道是概数还是准数。",
        "In `223余条` the number is exact to the last digit and hedged as well.",
    ),
    citation="GB/T 15835—2011",
    needs=Texts("带“余”“多”的数字", "A number with 余 or 多"),
    mend=Texts("写准数，或写成整十、整百加“余”。", "Give the exact number, or a round one with 余."),
)

_HEDGED = re.compile(
    r"(?<![\d.,])(?P<digits>\d[\d,]*\d)\s?[余多]\s?(?=件|条|篇|份|次|人|个|项|起|宗|封|期|场|户|批|家|册)"
)
_LEAST = 21


def examine(dossier: Dossier) -> Verdict:
    """Look for numbers that end in neither 0 nor 5 with 余 or 多 behind them."""
    prose = prose_of(dossier.report)
    if "余" not in prose.text and "多" not in prose.text:
        return not_applicable("正文没有带“余”“多”的数字。")
    found: list[Finding] = []
    for match in _HEDGED.finditer(prose.text, prose.start, prose.end):
        value = int(match["digits"].replace(",", ""))
        if value >= _LEAST and value % 5:
            _, end = prose.clause(match.end())
            stop = min(end, match.end() + 2)
            message = f"文字称“{prose.text[match.start() : stop].strip('，。；、')}”，{value}是准数，又加了概数的“{match.group()[-1]}”。"
            found.append(finding(CHECK, message, [words(prose, match.start(), stop)]))
    return verdict(found)
