"""Chapter six of a report with applications that is silent on the 信息处理费."""

from __future__ import annotations

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import PASSED, cell, finding, not_applicable, not_evaluable, number, verdict, words
from gkdash.records import State

CHECK = Check(
    id="fee_not_mentioned",
    severity=Severity.NOTICE,
    title=Texts("未说明信息处理费", "Nothing on the information processing fee"),
    explanation=Texts(
        "格式要求在“其他需要报告的事项”中报告收取信息处理费的情况；本年办理申请超过100件而全文未提（同一申请人每月10件以内不收费，件数少的单位大多用不着收）。",
        "Chapter six has to report on the information processing fee; more than a hundred applications were "
        "handled and the report is silent on it (ten a month from one applicant are free, so few bodies with less charge).",
    ),
    citation="国办公开办函〔2021〕30号 附件；国办函〔2020〕109号",
    needs=Texts("表三的办理结果和第六部分", "The outcomes of table three, and chapter six"),
    mend=Texts(
        "在第六部分写明收费通知件数、总金额和实收金额，没有收取的也写明。",
        "State notices and amounts, or that there were none.",
    ),
    since=2021,
)
MOSTLY_FREE = 100
"""Ten applications a month from one applicant are free (国办函〔2020〕109号): with fewer in all, hardly anybody is charged."""


def examine(dossier: Dossier) -> Verdict:
    """Look for the fee anywhere in the prose, where applications were handled."""
    report = dossier.report
    handled = next(
        (
            fact
            for fact in report.cells
            if fact.table == "applications" and fact.row == "processed_total" and fact.column == "total"
        ),
        None,
    )
    if handled is None or handled.state is not State.NUMBER:
        return not_evaluable("表三的办理结果总计没有数字。")
    if handled.value is None or handled.value <= MOSTLY_FREE:
        return not_applicable("本年办理的申请不多，不会按件收费。")
    prose = prose_of(report)
    part = prose.part("other")
    if part is None:
        return not_applicable("没有第六部分，另行检查。")
    if "处理费" in prose.text or "收费" in prose.text[part[0] : part[1]] or "费用" in prose.text[part[0] : part[1]]:
        return PASSED
    message = Texts(
        f"本年办理申请{number(handled.value)}件，全文没有提到信息处理费。",
        f"{number(handled.value)} applications were handled in the year, and the report nowhere mentions the information "
        "processing fee (“信息处理费”).",
    )
    return verdict([finding(CHECK, message, [cell(handled), words(prose, *part)])])
