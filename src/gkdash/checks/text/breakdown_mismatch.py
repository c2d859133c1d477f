"""A total whose parts, given as all of them, do not add up to it; a list that leaves things out is never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from gkdash.checks.model import Check, Dossier, Severity, Texts, Verdict
from gkdash.checks.reading.figures import Figure, figures
from gkdash.checks.reading.prose import Prose, prose_of
from gkdash.checks.reading.say import excerpt, finding, not_applicable, number, verdict, words
from gkdash.records import Finding

CHECK = Check(
    id="breakdown_mismatch",
    severity=Severity.ERROR,
    title=Texts("分项之和与总数不符", "Parts do not add up to the total"),
    explanation=Texts(
        "正文列出的分项以“其他”“其余”收尾（或自然人与法人、申请各结果齐全），应当加总等于总数而不等。没有收尾的列举视为不完全，不作判断。",
        "Parts that end with 其他 or 其余, or are natural and legal persons, must add up to the total stated before them. "
        "A list without such an end is taken for partial and not judged.",
    ),
    citation="国办公开办函〔2021〕30号",
    needs=Texts("同一句中的总数和齐全的分项", "A total and all of its parts in one sentence"),
    mend=Texts("核对各分项和总数，改正写错的一个。", "Check the parts and the total and correct the wrong one."),
)

_OPENING = re.compile(r"其中|包括|分别(?:为|是)|[：:]")
_WORTH_A_LOOK = re.compile(
    r"其[他余它][^，。；：\n\d一二三四五六七八九十百两]{0,16}?\s?[\d一二三四五六七八九十百两]|自然人"
)
_CLOSED = re.compile(r"其他|其余|其它")
_NOT_PARTS = re.compile(r"同比|比上年|较上年|上年|去年|增长|增加|下降|减少|\d{4}年|占")
_CHANGE = re.compile(r"增加|减少|增长|上升|下降|新增|比")
_ELSEWHERE = re.compile(r"由|另|将|已|均")
_LONGEST_NAME = 16
_SUB = re.compile(r"其中|包括|含|分别|[（(]")
_PERSONS = re.compile(r"自然人")
_BODIES = re.compile(r"法人")
_PERCENT = "%"


def examine(dossier: Dossier) -> Verdict:
    """Look at every list that 其他 or 其余 closes, and at natural against legal persons."""
    prose = prose_of(dossier.report)
    if not _WORTH_A_LOOK.search(prose.text, prose.start, prose.end):
        return not_applicable("正文没有以“其他”“其余”收尾的分项。")
    return verdict(_findings(prose))


def _findings(prose: Prose) -> Iterator[Finding]:
    done = prose.start
    for found in _WORTH_A_LOOK.finditer(prose.text, prose.start, prose.end):
        if found.start() < done:
            continue
        first, last = prose.full_sentence(found.start())
        done = last
        yield from _of_sentence(prose, first, last)


def _of_sentence(prose: Prose, first: int, last: int) -> Iterator[Finding]:
    back = first
    if first > 1 and prose.text[first - 1] == "。" and _OPENING.match(prose.text, first):
        back = prose.full_sentence(first - 2)[0]  # 共公开信息100条。其中，网站……
    known = [figure for figure in figures(prose.text, back, last) if figure.unit != _PERCENT]
    for opening in _OPENING.finditer(prose.text, first, last):
        found = _list_at(prose, back if opening.start() - first <= 1 else first, opening.start(), opening.end(), known)
        if found:
            yield found
            return


def _list_at(prose: Prose, first: int, before: int, start: int, known: list[Figure]) -> Finding | None:
    """Judge the list that opens at `start`: its total is the last figure in front, one that a clause parts from it."""
    text = prose.text
    totals = [figure for figure in known if first <= figure.start and figure.end <= before]
    if not totals or not totals[-1].exact or not _adjoins(text[totals[-1].end : before]):
        return None
    total = totals[-1]
    if _CHANGE.search(text, max(first, total.start - 6), total.start):
        return None
    stop = _stop(text, start, prose.full_sentence(start)[1])
    parts = [figure for figure in known if start <= figure.start and figure.end <= stop]
    last_part = _last_part(text, start, parts)
    beyond, parts = parts[last_part:], parts[:last_part]
    if len(parts) < 2 or any(part.unit != total.unit or not part.exact for part in parts):
        return None
    body = text[start : parts[-1].end]
    if _NOT_PARTS.search(body) and not _shares_only(body):
        return None
    if _SUB.search(body):
        return None
    added = sum(part.value for part in parts)
    if total.value in {
        added - parts[-1].value,
        added,
        *(added + more for more in accumulate(part.value for part in beyond)),
    }:
        return None
    told = excerpt(text[max(first, total.start - 12) : parts[-1].end].strip("，。； "), 60)
    sums = f"{'+'.join(number(part.value) for part in parts)}={number(added)}"
    message = Texts(
        f"“{told}”：分项之和{sums}，总数为{number(total.value)}。",
        f"“{told}”: the parts give {sums}, the total is {number(total.value)}.",
    )
    return finding(CHECK, message, [words(prose, first, parts[-1].end)])


def _adjoins(between: str) -> bool:
    """Tell whether nothing but a mark and a word or two stands between a total and its list."""
    return len(between.strip("，。；：（( ")) <= 4


def _stop(text: str, start: int, last: int) -> int:
    """Return where a list ends: at the first full stop, or at `；` behind its closing part."""
    stop = start
    for found in re.finditer("[；。\n]", text[start:last]):
        stop = start + found.start()
        if _CLOSED.search(text, start, stop) or found.group() != "；":
            break
    return stop or last


def _shares_only(body: str) -> bool:
    """Tell whether what speaks against a list are shares alone: 862件、占82.4%."""
    return not _NOT_PARTS.search(re.sub(r"[，、（(]?占(?:比)?[^，、；。]{0,6}?[\d.]+%[)）]?", "", body))


def _last_part(text: str, start: int, parts: list[Figure]) -> int:
    """Return how many parts make up the list that claims to be complete, 0 where none does.

    It ends with 其他, and takes in what is unfinished behind that (其他结果1件，尚未审结1件); natural and legal persons are
    all there are.
    """
    names = []
    at = start
    for part in parts:
        names.append(text[at : part.start])
        at = part.end
    if len(names) >= 2 and _PERSONS.search(names[0]) and _BODIES.search(names[1]):
        return 2
    return next((number for number, name in enumerate(names, 1) if _closes(name)), 0)


def _closes(name: str) -> bool:
    """Tell whether the words in front of a figure name the rest of a list, and do not tell of something else."""
    return bool(_CLOSED.search(name)) and len(name) <= _LONGEST_NAME and not _ELSEWHERE.search(name)
