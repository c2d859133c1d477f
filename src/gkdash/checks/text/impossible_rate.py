"""A rate that no whole number of cases gives, out of any base that the prose states for it."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.figures import figures
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.rates import RATES, bases
from gkdash.checks.reading.say import PASSED, claim, finding, not_applicable, not_evaluable, number, verdict
from gkdash.metrics.rates import feasible, nearest, printed_decimals
from gkdash.records import Finding, Indicator

CHECK = Check(
    id="impossible_rate",
    severity=Severity.REVIEW,
    title=Texts("没有整数件能得出的比率", "A rate that no count gives"),
    explanation=Texts(
        "按正文所述件数（各渠道单独或合计），没有任何整数件数四舍五入或截尾后等于所述比率；可能比率或件数有误，或基数另有所指。",
        "No whole number of cases out of those stated, of each channel alone or of any together, gives the stated rate, "
        "rounded or cut off; the rate or the count is wrong, or the base is another.",
    ),
    citation="算术关系",
    needs=Texts("比率和同一渠道的准确件数", "A rate and the exact count of the same channel"),
    mend=Texts("核对满意率等比率的来源，写明基数。", "Check where the rate comes from and state its base."),
)

_SAMPLE = re.compile(r"回访|评价|参评|测评|抽查|问卷|受访|调查")
_MEANS_NOTHING = 20_000
"""Out of so many, every rate with two decimals can be had."""


def examine(dossier: Dossier) -> Verdict:
    """Try every base that the sentence, or else the channel, states for each exact rate."""
    report = dossier.report
    rates = [
        stated
        for stated in report.indicators
        if stated.key.rpartition(".")[2] in RATES and stated.qualifier == "exact" and 0 < stated.value < 100
    ]
    if not rates:
        return not_applicable("正文没有100%以外的比率。")
    prose = prose_of(report)
    known = 0
    found: list[Finding] = []
    for rate in rates:
        out_of = bases(rate, report, prose)
        if not out_of:
            continue
        out_of |= _samples(rate, prose)
        known += 1
        decimals = printed_decimals(rate.evidence, rate.value)
        if max(out_of) < _MEANS_NOTHING and not any(feasible(rate.value, decimals, base) for base in out_of):
            found.append(_finding(rate, sorted(out_of, reverse=True), decimals))
    if not known:
        return not_evaluable("比率所依据的件数没有写明，或是概数。")
    return verdict(found) if found else PASSED


def _samples(rate: Indicator, prose: Prose) -> set[int]:
    """Return the numbers of people asked, where the sentence gives them: 回访40件，满意率97.5%."""
    first, last = prose.full_sentence(rate.start)
    if not _SAMPLE.search(prose.text, first, last):
        return set()
    return {
        int(figure.value) for figure in figures(prose.text, first, last) if figure.unit != "%" and figure.value >= 1
    }


def _finding(rate: Indicator, out_of: list[int], decimals: int) -> Finding:
    base = out_of[0]
    below, above = nearest(rate.value, base)
    near = [(cases, f"{round(100 * cases / base, decimals + 1):g}%") for cases in dict.fromkeys((below, above))]
    others = list(map(str, out_of[1:5]))
    several = Texts("", "")
    if others:
        several = Texts(
            f"（{'、'.join(others)}件等单独或部分合计也不能）",
            f" (nor out of {', '.join(others)}, each alone or some of them together)",
        )
    message = Texts(
        f"文字称“{rate.evidence}”，{base}件中没有整数件能得出{number(rate.value)}%："
        f"{'、'.join(f'{cases}件为{share}' for cases, share in near)}{several.zh}。",
        f"The prose says “{rate.evidence}”, but no whole number of cases out of {base} gives {number(rate.value)}%: "
        f"{', '.join(f'{cases} would be {share}' for cases, share in near)}{several.en}.",
    )
    return finding(CHECK, message, [claim(rate)])
