"""The regulation and the notice that a report cites: the wrong one, or one cited wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import finding, not_applicable, not_evaluable, verdict, words

CHECK = Check(
    id="wrong_citation",
    severity=Severity.REVIEW,
    title=Texts("依据引用有误", "A wrong citation"),
    explanation=Texts(
        "2021年度起应引用国办公开办函〔2021〕30号而不是〔2019〕60号；条例为国务院令第711号（不是第711条，也不是已废止的第492号），"
        "年度报告的依据是第四十九条、第五十条。",
        "From 2021 on the form is that of 国办公开办函〔2021〕30号, not 〔2019〕60号; the regulation is 国务院令第711号, and annual "
        "reports rest on its articles 49 and 50.",
    ),
    citation="国办公开办函〔2021〕30号；国务院令第711号",
    needs=Texts("引用文号或条文的句子", "A sentence that cites"),
    mend=Texts("改正文号或条文。", "Correct the number or the article."),
    since=2019,
)


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to cite wrongly: a word that must be there, the pattern, since which year, and what would be right."""

    hint: str
    pattern: re.Pattern[str]
    since: int
    right: Texts


_OPEN, _CLOSE = r"[〔﹝\[［【（(]", r"[〕﹞\]］】）)]"
_NOTICE = Texts(
    "应为国办公开办函〔2021〕30号",
    "it should be “国办公开办函〔2021〕30号” (notice of the General Office of the State Council)",
)
_DECREE = Texts("应为国务院令第711号", "it should be “国务院令第711号” (decree of the State Council)")
_NAME = Texts("应为“国办公开办函”", "it should be “国办公开办函”")
_SLIPS = (
    Slip("60", re.compile(rf"公开办函\s?{_OPEN}\s?2019\s?{_CLOSE}?\s?第?60号"), 2021, _NOTICE),
    Slip(
        "2021",
        re.compile(rf"公开办函\s?{_OPEN}\s?2021\s?{_CLOSE}\s?第?(?:60|3|31|20|03|130)号"),
        2021,
        _NOTICE,
    ),
    Slip(
        "30",
        re.compile(rf"公开办函\s?{_OPEN}\s?20(?!21)\d\d\s?{_CLOSE}\s?第?30号"),
        2021,
        _NOTICE,
    ),
    Slip("711", re.compile(r"(?:国务院令?|令)\s?第?\s?711\s?条|第\s?711\s?条"), 2019, _DECREE),
    Slip(
        "令",
        re.compile(r"政府信息公开条例》[（(]?[^。；，\n]{0,14}?第\s?(?:7(?!11)\d\d|77?1|1?71|117|171)\s?号令?"),
        2019,
        _DECREE,
    ),
    Slip(
        "492",
        re.compile(r"(?:国务院令?|令)\s?第?\s?492\s?号"),
        2019,
        Texts(
            "2019年5月15日起应引用国务院令第711号",
            "from 15 May 2019 on it should be “国务院令第711号” (decree of the State Council)",
        ),
    ),
    Slip("过半公开", re.compile(r"过半公开办函?"), 2019, _NAME),
    Slip("国办", re.compile(r"国办公开(?:函|办[〔\[]|办涵|办两)"), 2019, _NAME),
    Slip(
        "第三十",
        re.compile(r"条例》?第三十[一二]条[^。；\n]{0,24}(?:年度报告|年报|编制)"),
        2020,
        Texts(
            "年度报告的依据是条例第四十九条、第五十条", "annual reports rest on articles 49 and 50 of the regulation"
        ),
    ),
)
_WINDOW = 40
_CURRENT = re.compile(rf"公开办函\s?{_OPEN}\s?2021\s?{_CLOSE}\s?第?30号")
_REPEALED = re.compile(r"废止|替代|代替|不再|原|修订前|修订后|失效")


def examine(dossier: Dossier) -> Verdict:
    """Try the known slips on every mention of the regulation and of the notice."""
    year = dossier.report.year
    if year is None:
        return not_evaluable("没有报告年度。")
    prose = prose_of(dossier.report)
    if "公开办" not in prose.text and "条例》" not in prose.text and "国务院" not in prose.text:
        return not_applicable("没有引用条例或格式文件。")
    return verdict(
        finding(CHECK, _message(prose.whole[start:end], right), [words(prose, start, end)])
        for start, end, right in _slips(prose, year)
    )


def _message(cited: str, right: Texts) -> Texts:
    return Texts(f"引用“{cited}”，{right.zh}。", f"The report cites “{cited}”; {right.en}.")


def _slips(prose: Prose, year: int) -> Iterator[tuple[int, int, Texts]]:
    text = prose.text
    digits = {text[start:end] for start, end in prose.runs}
    for slip in _SLIPS:
        if year < slip.since or slip.hint not in (digits if slip.hint.isdigit() else text):
            continue
        for found in _near(prose, slip):
            first, last = prose.full_sentence(found.start())
            sentence = text[first:last]
            excused = bool(_REPEALED.search(sentence)) or (slip.hint == "492" and "711号" in sentence)
            # both notices side by side: the old one on what is reported, the new one on its form
            excused |= slip.hint == "60" and bool(_CURRENT.search(text, prose.start, prose.end))
            if not excused:
                yield found.start(), found.end(), slip.right


def _near(prose: Prose, slip: Slip) -> Iterator[re.Match[str]]:
    """Yield where the pattern of a slip fits, looked for around its word only."""
    text, done = prose.text, prose.start
    at = text.find(slip.hint, prose.start, prose.end)
    while at >= 0:
        found = slip.pattern.search(text, max(done, at - _WINDOW), min(prose.end, at + _WINDOW))
        if found:
            yield found
            done = found.end()
        at = text.find(slip.hint, max(at + 1, done), prose.end)
