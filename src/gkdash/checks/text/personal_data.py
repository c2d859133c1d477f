"""Personal data that a published report must not hold: identity numbers anywhere, mobile numbers outside contacts."""

from __future__ import annotations

import re
from datetime import date

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import Evidence, finding, verdict
from gkdash.records import Finding

CHECK = Check(
    id="personal_data",
    severity=Severity.ERROR,
    title=Texts("含个人信息", "Personal data"),
    explanation=Texts(
        "报告中出现身份证号码（校验码相符），或联系方式以外的手机号码。证据中的号码已遮盖。",
        "The report holds an identity number (its check digit fits) or a mobile number that is no contact of the agency. "
        "Numbers are masked in the evidence.",
    ),
    citation="条例第十五条；个人信息保护法",
    needs=Texts("正文", "The prose"),
    mend=Texts("删去或遮盖个人信息后重新公开。", "Remove or mask it and publish again."),
)

_IDENTITY = re.compile(r"(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])")
_MOBILE = re.compile(r"(?<![\d\-—])1[3-9]\d{9}(?!\d)")
_CONTACT = re.compile(r"联系|电话|咨询|监督|举报|热线|致电|拨打|传真|手机|微信|邮编|邮箱")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_SHORTEST = 11


def examine(dossier: Dossier) -> Verdict:
    """Look for numbers of the two kinds; nothing to look at where no run of eleven digits is."""
    prose = prose_of(dossier.report)
    if all(end - start < _SHORTEST for start, end in prose.runs):
        return verdict([])
    found: list[Finding] = []
    for match in _IDENTITY.finditer(prose.text, prose.start, prose.end):
        if _is_identity(match.group().upper()):
            masked = match.group()[:6] + "*" * 8 + match.group()[-4:]
            message = Texts(f"文中有身份证号码{masked}。", f"The text holds the identity number {masked}.")
            found.append(finding(CHECK, message, [_masked(match.start(), match.end(), masked)]))
    for match in _MOBILE.finditer(prose.text, prose.body, prose.end):
        if not _is_contact(prose, match.start()):
            masked = match.group()[:3] + "****" + match.group()[-4:]
            message = Texts(
                f"正文有手机号码{masked}，前后没有联系方式字样。",
                f"The prose holds the mobile number {masked}, with nothing around it that makes it a contact.",
            )
            found.append(finding(CHECK, message, [_masked(match.start(), match.end(), masked)]))
    return verdict(found)


def _masked(start: int, end: int, text: str) -> Evidence:
    return {"text": text, "start": start, "end": end}


def _is_contact(prose: Prose, start: int) -> bool:
    first, last = prose.full_sentence(start)
    if "申请人" in prose.text[max(first, start - 12) : start]:
        return False
    return bool(_CONTACT.search(prose.text, first, last))


def _is_identity(number: str) -> bool:
    """Tell whether 18 characters are an identity number: a possible date of birth, and the check digit of GB 11643."""
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return 1900 <= born.year <= 2100 and _CHECK_DIGITS[total % 11] == number[17]
