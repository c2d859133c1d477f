"""The period that the figures cover, where the report names one: it must be the whole calendar year."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import PASSED, finding, not_applicable, verdict, words

CHECK = Check(
    id="period_not_full_year",
    severity=Severity.REVIEW,
    title=Texts("统计期限不是全年", "The period is not the whole year"),
    explanation=Texts(
        "年度报告的数据应为1月1日至12月31日；所述统计期限起止不是这两天，或止早于起。年内新成立的单位除外。",
        "The figures cover 1 January to 31 December; the stated period begins or ends otherwise, or ends before it begins. "
        "Bodies set up during the year are excepted.",
    ),
    citation="条例第四十九条、第五十条",
    needs=Texts("写明起止日期的统计期限", "A period with its dates"),
    mend=Texts("按全年口径统计，改正起止日期。", "Count the whole year and correct the dates."),
)

_PERIOD = re.compile(r"统计(?:期|时)|数据[^。；\n]{0,10}(?:截至|截止|起止|期限|时限|时间)|所列数据|列数据")
_RANGE = re.compile(
    r"(?:(?P<y1>20\d\d)\s?[年.\-/]\s?)?(?P<m1>\d{1,2})\s?[月.\-/]\s?(?P<d1>\d{1,2})\s?日?(?:起)?[，,\s]*(?:至|到|—+|–|-+|～|~)\s?"
    r"(?:(?P<y2>20\d\d)\s?[年.\-/]\s?)?(?P<m2>\d{1,2})\s?[月.\-/]\s?(?P<d2>\d{1,2})\s?日?"
)
_NEW_BODY = re.compile(r"成立|组建|挂牌|新设|划转|改革")
_NEAR = 60
_BACKWARDS = Texts("止于起之前", "ends before it begins")
_OTHER_DAYS = Texts("不是1月1日至12月31日", "is not 1 January to 31 December")


def examine(dossier: Dossier) -> Verdict:
    """Read the first period of the figures that has both dates."""
    prose = prose_of(dossier.report)
    for mark in _PERIOD.finditer(prose.text, prose.start, prose.end):
        first, last = prose.full_sentence(mark.start())
        found = _RANGE.search(prose.text, max(first, mark.start() - _NEAR), last)
        if found is None:
            continue
        if _NEW_BODY.search(prose.text, first, last):
            return not_applicable("统计期限为单位成立以来。")
        start = (int(found["m1"]), int(found["d1"]))
        stop = (int(found["m2"]), int(found["d2"]))
        backwards = found["y1"] and found["y2"] and int(found["y2"]) < int(found["y1"])
        several = found["y1"] and found["y2"] and int(found["y2"]) > int(found["y1"])
        if start == (1, 1) and stop == (12, 31) and not backwards and not several:
            return PASSED
        period, reason = found.group().strip(), _BACKWARDS if backwards else _OTHER_DAYS
        message = Texts(
            f"统计期限写为“{period}”，{reason.zh}。",
            f"The period of the figures is given as “{period}”, which {reason.en}.",
        )
        return verdict([finding(CHECK, message, [words(prose, found.start(), found.end())])])
    return not_applicable("没有写明起止日期的统计期限。")
