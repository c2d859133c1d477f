"""A fee that the prose states in 元 with the very number that the table has in 万元; leaps are for another check."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import PASSED, cell, finding, not_applicable, not_evaluable, number, verdict, words
from gkdash.records import State

CHECK = Check(
    id="unit_suspect",
    severity=Severity.REVIEW,
    title=Texts("收费金额单位存疑", "A fee apparently in the wrong unit"),
    explanation=Texts(
        "表二行政事业性收费以万元填报，正文同一数字以元计，或金额较上年相差约一万倍，可能把元填进了万元栏。",
        "The form asks for 万元; the prose gives the same number in 元, or the amount leaps by about ten thousand.",
    ),
    citation="条例第二十条第（八）项；国办公开办函〔2021〕30号 附件",
    needs=Texts("表二的收费金额和正文中的金额", "The fee in table two and an amount in the prose"),
    mend=Texts("把金额换算成万元后填入表格。", "Convert the amount into 万元 for the table."),
)

_AMOUNT = re.compile(
    r"收费[^。；\n]{0,24}?(?<![\d.])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?P<unit>万元|元)"
)


def examine(dossier: Dossier) -> Verdict:
    """Compare the fee of table two with the amounts that the prose gives for 收费."""
    fee = next((fact for fact in dossier.report.cells if fact.row == "fees" and fact.column == "amount"), None)
    if fee is None:
        return not_applicable("这一版表格没有收费金额。")
    if fee.state is not State.NUMBER or fee.value is None:
        return not_evaluable("收费金额没有数字。")
    if not fee.value:
        return not_applicable("收费金额为零。")
    prose = prose_of(dossier.report)
    for found in _AMOUNT.finditer(prose.text, 0, prose.end):
        stated = float(found["digits"].replace(",", ""))
        if found["unit"] == "元" and stated == fee.value:
            message = Texts(
                f"表格填报收费{number(fee.value)}万元，文字称{number(stated)}元：同一数字，单位不同，疑把元填入万元栏。",
                f"The table has fees of {number(fee.value)} “万元” (ten thousand yuan), the prose {number(stated)} “元” (yuan): "
                "one number in two units; perhaps yuan were entered where the form asks for “万元”.",
            )
            return verdict([finding(CHECK, message, [cell(fee), words(prose, found.start(), found.end())])])
    return PASSED
