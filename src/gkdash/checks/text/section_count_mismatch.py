"""How many parts a report says it has, against those it names and those it has."""

from __future__ import annotations

import re

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import PASSED, finding, not_applicable, verdict, words

CHECK = Check(
    id="section_count_mismatch",
    severity=Severity.REVIEW,
    title=Texts("部分数目与实际不符", "Another number of parts than stated"),
    explanation=Texts(
        "引言称报告由若干部分组成，与随后列举的或实际的章数不符。",
        "The preface states a number of parts that differs from those it lists or from the chapters there are.",
    ),
    citation="国办公开办函〔2021〕30号",
    needs=Texts("引言中的部分数目", "A number of parts in the preface"),
    mend=Texts("改正数目或补齐列举。", "Correct the number or complete the list."),
)

_COUNT = re.compile(r"(?P<number>[一二三四五六七八九十]|\d{1,2})\s?(?:个|大)?(?:部分|章节|个章)")
_ABOUT_THE_REPORT = re.compile(r"报告|全文|组成|构成")
_FORM = (
    re.compile(r"总体情况|概述|基本情况"),
    re.compile(r"主动公开"),
    re.compile(r"收到和处理|依申请公开|申请(?:的)?(?:情况|办理)"),
    re.compile(r"行政复议|行政诉讼"),
    re.compile(r"存在的?(?:主要)?问题|问题及改进|主要问题"),
    re.compile(r"其他需要|其它需要|其他事项|需要报告"),
)
_MORE = re.compile(r"附件|附表|附录|说明|引言|前言")
_HAN = "零一二三四五六七八九十"
_CHAPTERS = 6
_LISTS_ONLY, _LISTS = Texts("列出的只有", "it lists only"), Texts("列出的有", "it lists")
_HAS = Texts("实际有", "there are in fact")


def examine(dossier: Dossier) -> Verdict:
    """Count the chapters that the sentence names; where it names none, those of the report."""
    report = dossier.report
    prose = prose_of(report)
    for found in _COUNT.finditer(prose.text, prose.start, prose.body):
        first, last = prose.full_sentence(found.start())
        sentence = prose.text[first:last]
        if (
            not _ABOUT_THE_REPORT.search(sentence)
            or sentence[found.start() - first - 1 : found.start() - first] == "第"
        ):
            continue
        stated = int(found["number"]) if found["number"].isdigit() else _HAN.index(found["number"])
        named = sum(bool(pattern.search(sentence)) for pattern in _FORM)
        more = bool(_MORE.search(sentence))
        if named >= _CHAPTERS - 2:
            actual, where = named, _LISTS_ONLY if stated > named else _LISTS
        elif len(report.sections) == _CHAPTERS:
            actual, where = _CHAPTERS, _HAS
        else:
            continue
        if stated == actual or more:
            return PASSED
        message = Texts(
            f"引言称报告有{stated}个部分，{where.zh}{actual}个。",
            f"The preface says that the report has {stated} parts; {where.en} {actual}.",
        )
        return verdict([finding(CHECK, message, [words(prose, first, last)])])
    return not_applicable("引言没有写部分数目。")
