"""Chapters one and five as a whole against last year's: wording taken over with new figures; not single sentences."""

from __future__ import annotations

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.likeness import clauses, names_of, shared, stretches
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import Evidence, finding, not_applicable, not_evaluable, verdict, words

CHECK = Check(
    id="copied_from_last_year",
    severity=Severity.REVIEW,
    title=Texts("正文沿用上年报告", "The prose is last year's"),
    explanation=Texts(
        "第一、五部分除法定套话外，按长度计七成以上的分句与本单位上年度报告相同（数字、年份、单位名称不计）。"
        "同一单位相邻两年通常有三到四成相同，互不相关的单位约一成。",
        "Statutory formulas left out, 70 percent or more of chapters one and five, by length, are clauses of the agency's "
        "report of the year before, figures, years and names aside. Two years of one agency usually share 30 to 40 percent, "
        "unrelated ones about 10.",
    ),
    citation="条例第五十条",
    needs=Texts("上年度报告，两份正文都足够长", "Last year's report, and enough prose in both"),
    mend=Texts("按本年实际工作重写正文。", "Write of this year's work."),
)

THRESHOLD = 0.7
_LEAST_LENGTH = 200
_SHOWN = 5


def examine(dossier: Dossier) -> Verdict:
    """Weigh the clauses that both years have in common."""
    before = dossier.previous
    if before is None:
        return not_applicable("没有上年度报告。")
    prose, old = prose_of(dossier.report), prose_of(before)
    names = names_of(dossier.report, dossier.names)
    own = clauses(prose, _spans(prose), names)
    others = clauses(old, _spans(old), names_of(before, dossier.names))
    if min(sum(len(part.folded) for part in own), sum(len(part.folded) for part in others)) < _LEAST_LENGTH:
        return not_evaluable("正文太短，无法比较。")
    share, same = shared(own, frozenset(clause.folded for clause in others))
    if share < THRESHOLD:
        return verdict([])
    places = stretches(same)
    evidence: list[Evidence] = [words(prose, *place) for place in places[:_SHOWN]]
    message = f"正文有{share:.0%}与上年度（{before.year}年）报告相同（数字、年份和单位名称不计）。"
    return verdict([finding(CHECK, message, evidence)])


def _spans(prose: Prose) -> list[tuple[int, int]]:
    return [span for key in ("overview", "problems") if (span := prose.part(key))]
