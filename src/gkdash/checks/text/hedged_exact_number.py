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

_BEHIND = re.compile(r"\s?[余多]\s?(?=件|条|篇|份|次|人|个|项|起|宗|封|期|场|户|批|家|册)")
_FIGURE = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+$|(?<![\d.,])\d+$")
_LEAST = 21


def examine(dossier: Dossier) -> Verdict:
    """Look for numbers that end in neither 0 nor 5 with 余 or 多 behind them."""
    prose = prose_of(dossier.report)
    if "余" not in prose.text and "多" not in prose.text:
        return not_applicable("正文没有带“余”“多”的数字。")
    found: list[Finding] = []
    for start, end in prose.runs:
        behind = _BEHIND.match(prose.text, end)
        if behind is None:
            continue
        figure = _FIGURE.search(prose.text, max(0, start - 12), end)
        value = int(figure.group().replace(",", "")) if figure else 0
        if figure and value >= _LEAST and value % 5:
            stop = min(prose.clause(behind.end())[1], behind.end() + 2)
            told = prose.text[figure.start() : stop].strip("，。；、")
            hedge = behind.group().strip()
            message = Texts(
                f"文字称“{told}”，{value}是准数，又加了概数的“{hedge}”。",
                f"The prose says “{told}”: {value} is exact, and “{hedge}” (and more) makes it approximate.",
            )
            found.append(finding(CHECK, message, [words(prose, figure.start(), stop)]))
    return verdict(found)
