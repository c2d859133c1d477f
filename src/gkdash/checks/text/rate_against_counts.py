"""A rate that the counts beside it contradict; only a notice, since the two may have different bases."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import claim, finding, not_applicable, number, verdict
from gkdash.records import Finding, Indicator

CHECK = Check(
    id="rate_against_counts",
    severity=Severity.NOTICE,
    title=Texts("比率与件数不符", "A rate that the counts beside it do not give"),
    explanation=Texts(
        "同一渠道写明收到和办结件数，而所述办结率、答复率与两者之比相差一个百分点以上；到期办结率等基数可能不同，仅作提示。",
        "A channel's closure or reply rate differs by a point or more from closed over received as stated beside it. The "
        "bases may differ (cases that were due), so this is only a notice.",
    ),
    citation="算术关系",
    needs=Texts("同一句中的收到件数、办结件数和比率", "Received, closed and a rate in one sentence"),
    mend=Texts("写明比率的基数，或改正比率。", "State the base of the rate, or correct it."),
)

_OTHER_BASE = re.compile(r"到期|应办|限时|按时|按期|及时")
_TOLERANCE = 1.0


def examine(dossier: Dossier) -> Verdict:
    """Divide closed by received, channel by channel, where the sentence states both and the rate."""
    report = dossier.report
    rates = [stated for stated in report.indicators if stated.key.endswith((".closure_rate", ".reply_rate"))]
    if not rates:
        return not_applicable("正文没有办结率或答复率。")
    prose = prose_of(report)
    found: list[Finding] = []
    for rate in rates:
        first, last = prose.full_sentence(rate.start)
        if _OTHER_BASE.search(rate.evidence):
            continue
        subject = rate.key.partition(".")[0]
        near = [
            stated
            for stated in report.indicators
            if first <= stated.start < last and stated.scope == rate.scope and stated.qualifier == "exact"
        ]
        received = [stated for stated in near if stated.key == f"{subject}.received"]
        closed = [stated for stated in near if stated.key == f"{subject}.closed"]
        others = [stated for stated in near if stated.key in {f"{subject}.rejected", f"{subject}.carried_in"}]
        if len(received) != 1 or len(closed) != 1 or others:
            continue
        told = _contradiction(rate, received[0], closed[0])
        if told:
            found.append(finding(CHECK, told, [claim(rate), claim(received[0]), claim(closed[0])]))
    return verdict(found)


def _contradiction(rate: Indicator, received: Indicator, closed: Indicator) -> Texts | None:
    if not received.value or closed.value > received.value:
        return None
    given = 100 * closed.value / received.value
    if abs(given - rate.value) < _TOLERANCE:
        return None
    return Texts(
        f"文字称收到{number(received.value)}{received.unit}、办结{number(closed.value)}{closed.unit}，"
        f"两者之比为{given:.1f}%，所述比率为{number(rate.value)}%；如基数不同请注明。",
        f"The prose says {number(received.value)} received and {number(closed.value)} closed, which gives {given:.1f}%, "
        f"and states a rate of {number(rate.value)}%; if the base is another, it should be named.",
    )
