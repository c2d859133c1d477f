"""Chapter five alone against last year's: the same problems and the same measures once more."""

from __future__ import annotations

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.likeness import clauses, common, names_of, share, stretches, tokens_of
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import finding, not_applicable, not_evaluable, verdict, words

CHECK = Check(
    id="problems_copied_from_last_year",
    severity=Severity.NOTICE,
    title=Texts("问题和措施与上年相同", "Last year's problems and measures again"),
    explanation=Texts(
        "第五部分除套话外九成以上与上年度相同：上年提出的改进是否落实，应当说明。",
        "Chapter five, formulas left out, is last year's to 90 percent or more; what came of last year's measures ought to "
        "be said.",
    ),
    citation="条例第五十条第（五）项",
    needs=Texts("上年度报告的第五部分", "Chapter five of last year's report"),
    mend=Texts(
        "写明上年问题的改进结果和本年的新问题。",
        "Say what came of last year's measures, and what this year's problems are.",
    ),
)

_THRESHOLD = 0.9
_LEAST_LENGTH = 60


def examine(dossier: Dossier) -> Verdict:
    """Weigh the clauses of both chapters."""
    before = dossier.previous
    if before is None:
        return not_applicable("没有上年度报告。")
    prose, old = prose_of(dossier.report), prose_of(before)
    part, other = prose.part("problems"), old.part("problems")
    if part is None or other is None:
        return not_applicable("两年不都有第五部分。")
    names, old_names = names_of(dossier.report, dossier.names), names_of(before, dossier.names)
    own, others = tokens_of(prose, [part], names), tokens_of(old, [other], old_names)
    if min(sum(own.values()), sum(others.values())) < _LEAST_LENGTH:
        return not_evaluable("第五部分太短，无法比较。")
    same = share(own, others)
    if same < _THRESHOLD:
        return verdict([])
    message = Texts(
        f"第五部分有{same:.0%}与上年度（{before.year}年）报告相同。",
        f"{same:.0%} of chapter five is that of last year's report ({before.year}).",
    )
    both = common(clauses(prose, [part], names), clauses(old, [other], old_names))
    return verdict([finding(CHECK, message, [words(prose, *place) for place in stretches(both)[:3]])])
