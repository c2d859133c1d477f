"""A rate above one hundred percent or below zero; growth may be any number and is none of its business."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.rates import RATES
from gkdash.checks.reading.say import claim, finding, not_applicable, number, verdict, words
from gkdash.records import Finding

CHECK = Check(
    id="rate_out_of_range",
    severity=Severity.ERROR,
    title=Texts("比率超出范围", "A rate out of range"),
    explanation=Texts(
        "满意率、办结率、答复率、公开率、占比等不可能超过100%或为负；增长率和任务完成率不在此列。",
        "Rates of satisfaction, closure, reply and disclosure, and shares, lie between 0 and 100 percent; growth and "
        "fulfilment of a target may exceed that.",
    ),
    citation="算术关系",
    needs=Texts("正文中的比率", "A rate in the prose"),
    mend=Texts("核对并改正比率。", "Check the rate and correct it."),
)

_RATE = re.compile(
    r"(?:满意|办结|结案|答复|回复|反馈|办复|公开|及时|按时|按期|处置|化解|覆盖|合格|达标|知晓|准确|解决|接通|响应|回访|受理|签收|调解成功|更新)"
    r"[^。；，、\n率度%\d]{0,6}[率度][^。；，、\n%\d增升降长]{0,8}?(?P<value>-?\d+(?:\.\d+)?)\s?%"
    r"|占(?:比|总数|申请总量)?[^。；，、\n%\d]{0,6}?(?P<share>-?\d+(?:\.\d+)?)\s?%"
    r"|率[^。；，、\n%\d]{0,4}?百分之(?P<words>一百[零一二三四五六七八九十点]+|[二三四五六七八九]百)"
)
_PERCENT = re.compile(r"(?:\.\d+)?\s?%")
_SPOKEN = re.compile(r"百分之(?:一百[零一二三四五六七八九十点]+|[二三四五六七八九]百)")
_WAY_BACK = 30
_GROWTH = re.compile(r"增长|提升|提高|上升|增加|增幅|同比|环比|下降|降低|完成率")


def examine(dossier: Dossier) -> Verdict:
    """Look at the claims, and at the words, since a figure that cannot be a rate may not have become a claim."""
    report = dossier.report
    prose = prose_of(report)
    text = prose.text
    rates = [stated for stated in report.indicators if stated.key.rpartition(".")[2] in RATES]
    if not rates and "%" not in text and "百分之" not in text:
        return not_applicable("正文没有比率。")
    found: list[Finding] = []
    seen: list[tuple[int, int]] = []
    for stated in rates:
        if not 0 <= stated.value <= 100:
            seen.append((stated.start, stated.end))
            message = Texts(
                f"文字称“{stated.evidence}”，比率{number(stated.value)}%不在0至100%之间。",
                f"The prose says “{stated.evidence}”: a rate of {number(stated.value)}% is not between 0 and 100%.",
            )
            found.append(finding(CHECK, message, [claim(stated)]))
    for match in _candidates(prose):
        value = match["value"] or match["share"]
        if value and 0 <= float(value) <= 100:
            continue
        if _GROWTH.search(text, match.start(), match.end()) or any(
            start < match.end() and match.start() < end for start, end in seen
        ):
            continue
        message = Texts(
            f"文字称“{match.group()}”，比率不在0至100%之间。",
            f"The prose says “{match.group()}”: the rate is not between 0 and 100%.",
        )
        found.append(finding(CHECK, message, [words(prose, match.start(), match.end())]))
    return verdict(found)


def _candidates(prose: Prose) -> list[re.Match[str]]:
    """Return the rates in words around each sign that is preceded by three digits or a minus: no others can be wrong."""
    text = prose.text
    found = []
    ends = [
        behind.end()
        for first, last in prose.runs
        if (last - first > 2 or text[first - 1] == "-") and (behind := _PERCENT.match(text, last))
    ]
    if "百分之" in text:
        ends += [sign.end() for sign in _SPOKEN.finditer(text, prose.start, prose.end)]
    for end in ends:
        match = _RATE.search(text, max(prose.start, end - _WAY_BACK), end)
        if match and match.end() == end:
            found.append(match)
    return found
