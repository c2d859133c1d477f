"""Growth as stated against growth as the two counts give it: counts of one sentence, or last year's own report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.figures import UNITS
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import claim, finding, not_applicable, not_evaluable, number, verdict, words
from gkdash.records import Indicator, Report, State

CHECK = Check(
    id="growth_mismatch",
    severity=Severity.REVIEW,
    title=Texts("增幅算不出", "Stated growth does not follow from the counts"),
    explanation=Texts(
        "正文所述增减百分比与两年件数（句中所述，或上年度报告的同一指标）算出的不符，末位允许差一。",
        "A stated percentage of growth differs from what the counts of both years give, as stated in the sentence or in "
        "last year's report, by more than one unit of its last digit.",
    ),
    citation="算术关系",
    needs=Texts("本年件数、上年件数和所述增幅", "This year's count, last year's, and the stated growth"),
    mend=Texts("重新计算增幅，或核对两年的件数。", "Work the growth out again, or check the counts."),
)

_GROWTH = re.compile(
    r"(?P<word>增长|上升|增加|提升|提高|增幅为?|上涨|下降|减少|降低|降幅为?)(?:了|约)?\s?(?P<value>\d+(?:\.(?P<decimals>\d+))?)\s?%"
)
_DOWN = ("下降", "减少", "降低", "降幅")
_LAST = re.compile(
    r"(?:比|较|与)?(?:上年|去年|上一年|(?:20\d\d)年)(?:同期|度)?(?:的|[（(])?(?P<count>\d[\d,]*)\s?(?:" + UNITS + r")"
)
_COMPARISON = re.compile(
    r"同比|比上年|较上年|比去年|较去年|与上年相比|与去年相比|上年同期|同期|[（(，,)）\s]|相比|(?:比|较|与)?20\d\d年(?:的)?|\d[\d,]*(?:"
    + UNITS
    + r")|的|了|度"
)
_TABLE = {
    "applications.received": (("new_received",), ("new_received", "carried_in"), ("processed_total",)),
    "applications.closed": (("processed_total",),),
}
_COMPARED = ("同比", "比上年", "较上年", "比去年", "较去年", "较20", "比20", "与20", "上年同期")
_LONGEST_WAY = 60
_SHORT_WAY = 16


def examine(dossier: Dossier) -> Verdict:
    """Work out the growth of the count in front of each stated growth."""
    report = dossier.report
    prose = prose_of(report)
    if "%" not in prose.text:
        return not_applicable("正文没有写增幅。")
    stated = _stated(prose)
    if not stated:
        return not_applicable("正文没有写增幅。")
    known = 0
    found = []
    for match in stated:
        current = _current(report, prose, match)
        if current is None:
            continue
        pairs = list(_pairs(dossier, prose, match, current))
        if not pairs:
            continue
        known += 1
        if any(_fits(match, now, before) for now, before in pairs):
            continue
        now, before = pairs[0]
        given = f"{100 * (now - before) / before:+.2f}%"
        message = Texts(
            f"文字称{match['word']}{match['value']}%，而由{number(before)}到{number(now)}为{given}。",
            f"The prose says “{match.group()}”, but from {number(before)} to {number(now)} it is {given}.",
        )
        first, last = prose.full_sentence(match.start())
        found.append(finding(CHECK, message, [claim(current), words(prose, first, last)]))
    if not known:
        return not_evaluable("没有上年的件数可比。")
    return verdict(found)


def _stated(prose: Prose) -> list[re.Match[str]]:
    """Return the stated growths: what stands in front of each per cent sign, where anything is compared at all."""
    text = prose.text
    found = []
    at = text.find("%", prose.start, prose.end)
    while at >= 0:
        match = _GROWTH.search(text, max(prose.start, at - _SHORT_WAY), at + 1)
        if match and match.end() == at + 1:
            found.append(match)
        at = text.find("%", at + 1, prose.end)
    return found if found and any(sign in text for sign in _COMPARED) else []


def _current(report: Report, prose: Prose, match: re.Match[str]) -> Indicator | None:
    """Return the exact count that a growth is said of: the only one in front of it, or right behind the last mark."""
    first, _ = prose.sentence(match.start())
    near = [
        stated
        for stated in report.indicators
        if stated.unit != "%"
        and stated.qualifier == "exact"
        and stated.period == "year"
        and first <= stated.start
        and stated.end <= match.start()
        and match.start() - stated.end <= _LONGEST_WAY
    ]
    return near[-1] if near and _alone(prose, near[-1], match) else None


def _alone(prose: Prose, stated: Indicator, match: re.Match[str]) -> bool:
    """Tell whether nothing but a comparison stands between a count and its growth."""
    between = prose.text[stated.end : match.start()]
    return not _COMPARISON.sub("", between)


def _pairs(dossier: Dossier, prose: Prose, match: re.Match[str], current: Indicator) -> Iterator[tuple[float, float]]:
    """Yield the counts of this year and of last year that may be meant."""
    last = _LAST.search(prose.text, current.end, match.start())
    if last:
        yield current.value, float(last["count"].replace(",", ""))
        return
    before = dossier.previous
    if before is None:
        return
    same = [
        stated
        for stated in before.indicators
        if stated.key == current.key and stated.scope == current.scope and stated.period == "year"
    ]
    if any(stated.qualifier != "exact" for stated in same):
        return
    yield from ((current.value, stated.value) for stated in same if stated.value)
    if current.key in _TABLE:
        now_sums, then_sums = _sums(dossier.report, current.key), _sums(before, current.key)
        yield from ((now, then) for now in {current.value, *now_sums} for then in then_sums if then)


def _sums(report: Report, key: str) -> list[float]:
    values = {
        fact.row: fact.value
        for fact in report.cells
        if fact.table == "applications"
        and fact.column == "total"
        and fact.state is State.NUMBER
        and fact.value is not None
    }
    return [sum(values[row] for row in rows) for rows in _TABLE[key] if all(row in values for row in rows)]


def _fits(match: re.Match[str], now: float, before: float) -> bool:
    if not before:
        return True
    sign = -1 if match["word"].startswith(_DOWN) else 1
    unit = 10.0 ** -len(match["decimals"] or "")
    return abs(sign * 100 * (now - before) / before - float(match["value"])) <= unit + 1e-9
