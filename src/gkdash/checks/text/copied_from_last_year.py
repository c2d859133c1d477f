"""Chapters one and five as a whole against last year's: wording taken over with new figures; not single sentences."""

from __future__ import annotations

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.likeness import CHAPTERS, clauses, common, names_of, share, stretches, tokens
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import finding, not_applicable, not_evaluable, verdict, words

CHECK = Check(
    id="copied_from_last_year",
    severity=Severity.REVIEW,
    title=Texts("正文沿用上年报告", "The prose is last year's"),
    explanation=Texts(
        "第一、五部分除法定套话外，按长度计八成以上的分句与本单位上年度报告相同（数字、年份、单位名称不计）。"
        "以分句计，互不相关的报告也有一成上下相同，不以字词计。",
        "Statutory formulas left out, four fifths or more of chapters one and five, by length, are clauses of the "
        "agency's report of the year before, figures, years and names aside. Unrelated reports share about a tenth of their "
        "clauses.",
    ),
    citation="条例第五十条",
    needs=Texts("上年度报告，两份正文都足够长", "Last year's report, and enough prose in both"),
    mend=Texts("按本年实际工作重写正文。", "Write of this year's work."),
)

THRESHOLD = 0.8
"""In the demonstration two years of one agency share 0.36 at the median and 0.76 at most (4,439 pairs of 20 seeds); copies 0.94
and more."""
_LEAST_LENGTH = 200
_SHOWN = 5


def examine(dossier: Dossier) -> Verdict:
    """Weigh the clauses that both years have in common."""
    before = dossier.previous
    if before is None:
        return not_applicable("没有上年度报告。")
    prose, old = prose_of(dossier.report), prose_of(before)
    names, old_names = names_of(dossier.report, dossier.names), names_of(before, dossier.names)
    own, others = tokens(prose, names), tokens(old, old_names)
    if min(sum(own.values()), sum(others.values())) < _LEAST_LENGTH:
        return not_evaluable("正文太短，无法比较。")
    same = share(own, others)
    if same < THRESHOLD:
        return verdict([])
    message = Texts(
        f"正文有{same:.0%}与上年度（{before.year}年）报告相同（数字、年份和单位名称不计）。",
        f"{same:.0%} of the prose is that of last year's report ({before.year}), figures, years and names aside.",
    )
    both = common(clauses(prose, _spans(prose), names), clauses(old, _spans(old), old_names))
    evidence = [words(prose, *place) for place in stretches(both)[:_SHOWN]]
    return verdict([finding(CHECK, message, evidence, params={"share": round(same, 3), "year": before.year})])


def _spans(prose: Prose) -> list[tuple[int, int]]:
    return [span for key in CHAPTERS if (span := prose.part(key))]
