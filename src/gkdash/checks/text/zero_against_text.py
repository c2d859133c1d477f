"""Activity in the prose of a report whose tables hold nothing but zeros; says nothing of tables that hold a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gkdash.agencies.unit_type import unit_type_of
from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.figures import figures
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import Evidence, claim, finding, not_applicable, not_evaluable, verdict, words
from gkdash.forms import all_editions
from gkdash.metrics.claims import CHANNELS, PUBLISHING
from gkdash.records import Indicator, Report, State

CHECK = Check(
    id="zero_against_text",
    severity=Severity.ERROR,
    title=Texts("表格全为零，文字有数", "All-zero tables beside activity in the prose"),
    explanation=Texts(
        "三张表的数字全部为零，而正文称办理了表格应当统计的事项（申请、复议、诉讼、规范性文件、许可、处罚）；"
        "正文只述其他工作数量（热线工单、公开信息等）的，仅提示复核。多数乡镇的零是真实的。",
        "Every figure of the three tables is zero while the prose states cases that they count; where it states other "
        "activity only (hotline orders, items published), a person should look. Most towns' zeros are true.",
    ),
    citation="国办公开办函〔2021〕30号 附件",
    needs=Texts("三张表的数字", "Figures in all three tables"),
    mend=Texts(
        "核对正文所述事项是否应计入表格；确实为零的，可以说明。",
        "Check whether what the prose tells of belongs in the tables; where zero is right, say so.",
    ),
)

_COUNTED = ("applications", "review", "litigation", "normative_documents")
_MEASURES = frozenset(
    [
        "received",
        "closed",
        "carried_in",
        "carried_out",
        "granted",
        "partly_granted",
        "refused",
        "unavailable",
        "rejected",
        "upheld",
        "corrected",
        "issued",
        "repealed",
        "in_force",
    ]
)
_ACTIVITY = frozenset({*CHANNELS, *PUBLISHING, "requests", "visits", "disputes"})
_DECISION = re.compile(
    r"(?:作出|办理|办结|实施|查处|下达|审批|核发|立案)[^。；，\n]{0,8}?行政(?:处罚|许可|强制)(?P<between>[^。；，\n]{0,8}?)(?=\d)"
    r"|行政(?:处罚|许可|强制)(?:决定|案件|措施)(?P<after>[^。；，\n]{0,4}?)(?=\d)"
)
_OTHER_THINGS = re.compile(r"清单|目录|权力|公示|公开|信息|案卷|培训|指南|上年|去年|往年")
_SHOWN = 3
_CASES = frozenset({"件", "宗", "起", "例", "项", "次", "份"})


def examine(dossier: Dossier) -> Verdict:
    """Look for what the prose counts, where the tables count nothing."""
    report = dossier.report
    if any(fact.value for fact in report.cells):
        return not_applicable("表格中有不为零的数字。")
    tables = {fact.table for fact in report.cells if fact.state is State.NUMBER}
    if len(tables) < len(all_editions()[-1].tables):
        return not_evaluable("三张表不都有数字。")
    government = (dossier.unit_type or unit_type_of(report.agency or "")) == "government"
    prose = prose_of(report)
    counted = [*_claims(report, counted=True, government=government), *_decisions(prose)]
    if counted:
        told = _told(counted)
        message = Texts(
            f"三张表全部为零，文字却称{told.zh}，表格应当有数。",
            f"All three tables are zero throughout, but the prose says {told.en}; the tables ought to hold figures.",
        )
        return verdict([finding(CHECK, message, counted)])
    other = list(_claims(report, counted=False, government=government))
    if other:
        told = _told(other)
        message = Texts(
            f"三张表全部为零，文字述有其他工作数量：{told.zh}，请复核是否有应计入表格的事项。",
            f"All three tables are zero throughout, and the prose gives figures of other work: {told.en}; please check "
            "whether any of it belongs in the tables.",
        )
        return verdict([finding(CHECK, message, other, str(Severity.REVIEW))])
    return verdict([])


def _told(items: list[Evidence]) -> Texts:
    quoted = [f"“{item['text']}”" for item in items[:_SHOWN]]
    return Texts("、".join(quoted), ", ".join(quoted))


def _claims(report: Report, *, counted: bool, government: bool) -> Iterator[Evidence]:
    for stated in report.indicators:
        subject, _, measure = stated.key.partition(".")
        known = (subject in _COUNTED and measure in _MEASURES) if counted else subject in _ACTIVITY
        if known and stated.unit != "%" and _speaks_of_the_year(stated, government=government):
            yield claim(stated)


def _speaks_of_the_year(stated: Indicator, *, government: bool) -> bool:
    return stated.value > 0 and stated.period == "year" and (stated.scope == "own" or government)


def _decisions(prose: Prose) -> Iterator[Evidence]:
    """Yield the decisions that the prose counts: 作出行政处罚决定12件."""
    if not any(kind in prose.text for kind in ("行政处罚", "行政许可", "行政强制")):
        return
    for found in _DECISION.finditer(prose.text, prose.body, prose.end):
        first, last = prose.sentence(found.start())
        if _OTHER_THINGS.search(prose.text, first, found.end()):
            continue
        figure = next(iter(figures(prose.text, found.end(), last)), None)
        if figure and figure.start == found.end() and figure.unit in _CASES and figure.value > 0:
            yield words(prose, found.start(), figure.end)
