"""How much of one text stands in another: clauses with figures, years and names folded, weighed by their length.

Clauses, not characters or words: every annual report uses the same words, and unrelated ones share 20 to 30 per cent of
their short character sequences. Statutory formulas are left out on both sides. Counts nothing as copied by itself; the
measure is for the checks to judge.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from gkdash.checks.reading.prose import Prose
from gkdash.records import Report

CHAPTERS = ("overview", "problems")
"""The chapters that an agency words itself; the others are formulas about tables and fees."""

_MARKS = "，。；：、！？\n\t（）()“”\"' "
_CLAUSE = re.compile(f"[^{re.escape(_MARKS)}]+")
_FIGURE = re.compile(r"[\d,.%]+")
_SELF = re.compile(r"我[县市区镇乡局办委]|我街道|本(?:机关|单位|局|镇|乡|街道|委|办)|全[县市区镇乡]")
_LEAST = 6
"""Shorter clauses (`全年共收到`, `主要表现在`) say nothing of where they come from."""
_BOILERPLATE = re.compile(
    r"中华人民共和国|国务院|国办|条例|统计期|统计时|年度报告|行政复议|行政诉讼|信息处理费|其他需要报告|需要报告的事项|政府信息公开申请|"
    r"上年结转|结转下年|予以公开|不予公开|联系电话|勾稽关系|人民政府网站|电子版|邮编|六个部分|规范性文件"
)
_OFFICE_WORDS = re.compile(r"(?:人民政府|街道办事处|办事处|管理委员会|委员会)(?:办公室)?$")
_SHORT_NAME = re.compile(r"(?:.*[省市县区旗州])?(.{2,12}(?:镇|乡|街道|局|办公室|中心|委))$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its words folded for comparing, and its offsets in the report's text."""

    folded: str
    start: int
    end: int


def names_of(report: Report, names: Iterable[str] = ()) -> tuple[str, ...]:
    """Return what a report may call its agency, longest first, to be folded before comparing."""
    return _names(frozenset({*names, report.agency or ""}))


def called(given: Iterable[str | None]) -> tuple[str, ...]:
    """Return what an agency with these full names may be called, longest first, to be folded before comparing."""
    return _names(frozenset(name for name in given if name))


@lru_cache(maxsize=256)
def _names(given: frozenset[str]) -> tuple[str, ...]:
    known = {name for name in given if len(name) >= 2}
    short = {name for full in known for name in _shorter(full)}
    return tuple(sorted(known | short, key=lambda name: (-len(name), name)))


def _shorter(full: str) -> Iterator[str]:
    body = _OFFICE_WORDS.sub("", full)
    if len(body) >= 2:
        yield body
    tail = _SHORT_NAME.search(body)
    if tail:
        yield tail[1]


def tokens(prose: Prose, names: Iterable[str]) -> dict[int, int]:
    """Return the clauses of chapters one and five as hashes with their lengths: all that measuring needs, and fast."""
    return tokens_of(prose, [span for key in CHAPTERS if (span := prose.part(key))], names)


_last: list[tuple[Prose, tuple[tuple[int, int], ...], tuple[str, ...], dict[int, int]]] = []


def tokens_of(prose: Prose, spans: Iterable[tuple[int, int]], names: Iterable[str]) -> dict[int, int]:
    """Return the clauses of some stretches as hashes with their lengths.

    What was asked for last is kept, since two checks and next year's report ask for the same.
    """
    places, known_as = tuple(spans), tuple(names)
    for known, where, called, found in _last:
        if known is prose and where == places and called == known_as:
            return found
    found = _tokens(prose, places, known_as)
    _last.insert(0, (prose, places, known_as, found))
    del _last[4:]
    return found


def _tokens(prose: Prose, spans: Iterable[tuple[int, int]], names: Iterable[str]) -> dict[int, int]:
    text = "，".join([prose.text[start:end] for start, end in spans])
    for name in names:
        text = text.replace(name, "我")
    for mark in _MARKS[1:]:
        text = text.replace(mark, "，")
    return dict([token for clause in text.split("，") if len(clause) >= _LEAST and (token := _token(clause))])


@lru_cache(maxsize=1 << 17)
def _token(clause: str) -> tuple[int, int] | None:
    folded = fold(clause, ())
    return (zlib.crc32(folded.encode("utf-8", "replace")), len(folded)) if len(folded) >= _LEAST else None


def share(own: dict[int, int], other: dict[int, int]) -> float:
    """Return the share of a text's length that clauses of the other make up; 0 for a text without any."""
    total = sum(own.values())
    return sum([length for token, length in own.items() if token in other]) / total if total else 0.0


def clauses(prose: Prose, spans: Iterable[tuple[int, int]], names: Iterable[str]) -> list[Clause]:
    """Return the clauses of some stretches with their places, those that are long enough and no statutory formula."""
    known = [name for name in names if name in prose.text]
    found = []
    for start, end in spans:
        for match in _CLAUSE.finditer(prose.text, start, end):
            if match.end() - match.start() >= _LEAST:
                folded = fold(match.group(), known)
                if len(folded) >= _LEAST:
                    found.append(Clause(folded, match.start(), match.end()))
    return found


def fold(clause: str, names: Iterable[str]) -> str:
    """Return a clause with its figures and years as one mark, the agency's names as another; empty for a formula."""
    if _BOILERPLATE.search(clause):
        return ""
    return fold_words(clause, names)


def fold_words(clause: str, names: Iterable[str]) -> str:
    """Return a clause with its figures and years as one mark, the agency's names as another, formulas included."""
    for name in names:
        clause = clause.replace(name, "我")
    return _SELF.sub("我", _FIGURE.sub("0", clause))


def common(own: list[Clause], others: Iterable[Clause]) -> list[Clause]:
    """Return the clauses that stand in the other text too."""
    known = {clause.folded for clause in others}
    return [clause for clause in own if clause.folded in known]


def stretches(same: Iterable[Clause], gap: int = 12) -> list[tuple[int, int]]:
    """Return where clauses that follow each other begin and end, longest first."""
    found: list[list[int]] = []
    for clause in sorted(same, key=lambda item: item.start):
        if found and clause.start - found[-1][1] <= gap:
            found[-1][1] = clause.end
        else:
            found.append([clause.start, clause.end])
    return sorted(((start, end) for start, end in found), key=lambda span: span[0] - span[1])
