"""Reports copied from another agency's: candidates by MinHash over all reports, proof clause by clause.

Set-based: it looks at fingerprints of all reports at once and never at their files. Who copied from whom it cannot know,
so both reports are named. What nearly everybody writes (a superior's template) is no sign of copying and is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from gkdash.checks.model import Check, Severity, Texts
from gkdash.checks.reading.likeness import CHAPTERS, Clause, clauses, names_of, stretches, tokens
from gkdash.checks.reading.prose import prose_of
from gkdash.checks.reading.say import Evidence, finding, words
from gkdash.records import Finding, Report

CHECK = Check(
    id="copied_from_peer",
    severity=Severity.REVIEW,
    title=Texts("正文与其他单位雷同", "The prose is another agency's"),
    explanation=Texts(
        "第一、五部分除法定套话和多数单位共用的文字外，按长度计七成以上与另一单位当年或上年的报告相同（数字、年份、单位名称不计）。"
        "两份报告都会提示，谁照抄谁由人判断。",
        "Formulas and what most agencies write left out, 70 percent or more of chapters one and five, by length, stand in "
        "another agency's report of the same year or the year before, figures, years and names aside. Both are named; who "
        "copied is for people to say.",
    ),
    citation="条例第五十条",
    needs=Texts("其他单位的报告，两份正文都足够长", "Other agencies' reports, and enough prose in both"),
    mend=Texts("按本单位实际工作重写正文。", "Write of the agency's own work."),
)

THRESHOLD = 0.7
"""In the demonstration unrelated reports share 0.12 at the median and 0.40 at 99.9 percent; copies 0.85 and more."""
_WORTH_PROOF = 0.5
_LEAST_LENGTH = 200
_LEAST_KEPT = 100
"""Characters that remain of a text when what most write is left out; fewer are too few to compare."""
_BANDS, _ROWS = 24, 6
"""Two texts of Jaccard likeness s become candidates with 1 - (1 - s**6)**24: 0.7 in 95 of 100 cases, 0.12 in 7 of 100,000."""
_LEAST_ESTIMATE = 0.35
_SHARED_BY_MOST = 0.2
_MOST_AT_LEAST = 30
_FUZZY = 88.0
_SHOWN = 5
_SEED = 20190515
_CHUNK = 1 << 16
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""An odd number with its bits well mixed, by which hashes are multiplied."""
_TEXTS_AT_ONCE = 500
"""Texts whose clauses stay in the processor's cache while each hash function passes over them."""


class Fingerprint(NamedTuple):
    """The clauses of a report as sorted hashes with their lengths."""

    hashes: npt.NDArray[np.uint64]
    lengths: npt.NDArray[np.int64]


class Pair(NamedTuple):
    """Two reports by their places in the sequence given, and the larger share that one has of the other."""

    first: int
    second: int
    share: float


@dataclass(frozen=True, slots=True)
class Copy:
    """The proof for two reports: the share of the first that stands in the second, and matching stretches of both."""

    share: float
    places: tuple[tuple[tuple[int, int], tuple[int, int]], ...]


def clauses_of(report: Report, names: Iterable[str] = ()) -> bytes:
    """Return the clauses of chapters one and five: their hashes in order, then their lengths, 32 bits each.

    `names` are those of the agency, to be folded.
    """
    found = tokens(prose_of(report), names_of(report, names))
    return np.array([*sorted(found), *(found[key] for key in sorted(found))], dtype="<u4").tobytes()


def fingerprint(clauses: bytes) -> Fingerprint:
    """Return the clauses as they are compared, from what `clauses_of` gave."""
    hashes, lengths = np.frombuffer(clauses, dtype="<u4").reshape(2, -1)
    return Fingerprint(hashes.astype(np.uint64), lengths.astype(np.int64))


def alike(prints: Sequence[Fingerprint], years: Sequence[int], agencies: Sequence[str]) -> list[Pair]:
    """Return the pairs worth proving: of two agencies, of one year or the next, half or more of one in the other.

    In the order of the first, then of the second; a large crowd of like reports gives each of them a few partners, not
    all. Time grows with the number of reports, not with that of pairs.
    """
    kept = [_without_common(found, common) for found, common in _with_common(prints, years)]
    chosen = np.array(
        [number for number, found in enumerate(kept) if found.lengths.sum() >= _LEAST_KEPT], dtype=np.int64
    )
    if len(chosen) < 2:
        return []
    signatures = _signatures([kept[number].hashes for number in chosen])
    _, people = np.unique(np.array(agencies)[chosen], return_inverse=True)
    when = np.array(years)[chosen]
    pairs = _candidates(signatures)
    pairs = pairs[(people[pairs[:, 0]] != people[pairs[:, 1]]) & (np.abs(when[pairs[:, 0]] - when[pairs[:, 1]]) <= 1)]
    found = []
    for start in range(0, len(pairs), _CHUNK):
        part = pairs[start : start + _CHUNK]
        estimate = (signatures[part[:, 0]] == signatures[part[:, 1]]).mean(axis=1)
        for first, second in chosen[part[estimate >= _LEAST_ESTIMATE]].tolist():
            share = _larger_share(kept[first], kept[second])
            if share >= _WORTH_PROOF:
                found.append(Pair(first, second, share))
    return sorted(found)


def prove(report: Report, other: Report, names: Iterable[str] = (), other_names: Iterable[str] = ()) -> Copy | None:
    """Return the proof that a report's own words stand in another, or None where too few of them do.

    Clauses that differ in a word or two count as well, and in the share what their likeness is worth.
    """
    own, others = _clauses(report, names), _clauses(other, other_names)
    total = sum(len(clause.folded) for clause in own)
    if total < _LEAST_LENGTH or not others:
        return None
    where = {clause.folded: clause for clause in others}
    texts = list(where)
    weight = 0.0
    matched: list[tuple[Clause, Clause]] = []
    for clause in own:
        twin = where.get(clause.folded)
        likeness = 100.0
        if twin is None:
            best = process.extractOne(clause.folded, texts, scorer=fuzz.ratio, score_cutoff=_FUZZY)
            if best is None:
                continue
            twin, likeness = where[best[0]], best[1]
        weight += len(clause.folded) * likeness / 100
        matched.append((clause, twin))
    if weight / total < THRESHOLD:
        return None
    return Copy(weight / total, tuple(_places(matched)))


def copied(report: Report, other: Report, copy: Copy) -> Finding:
    """Return the finding at a report; the evidence holds its own words and where they stand in the other report."""
    prose = prose_of(report)
    on = f" on {other.year}" if other.year else ""
    message = Texts(
        f"正文有{copy.share:.0%}与{other.agency or '另一单位'}{other.year or ''}年报告相同（数字、年份和单位名称不计）。",
        f"{copy.share:.0%} of the prose is that of the report of {other.agency or 'another agency'}{on}, figures, years and "
        "names aside.",
    )
    evidence: list[Evidence] = [
        {
            **words(prose, *own),
            "agency": other.agency,
            "year": other.year,
            "other_start": theirs[0],
            "other_end": theirs[1],
        }
        for own, theirs in copy.places[:_SHOWN]
    ]
    params = {"share": round(copy.share, 3), "agency": other.agency, "year": other.year}
    return finding(CHECK, message, evidence, params=params)


def _clauses(report: Report, names: Iterable[str]) -> list[Clause]:
    prose = prose_of(report)
    return clauses(prose, [span for key in CHAPTERS if (span := prose.part(key))], names_of(report, names))


def _places(matched: list[tuple[Clause, Clause]]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield the stretches of the first text, longest first, each with the one of the second that it begins and ends with."""
    by_start = {own.start: twin for own, twin in matched}
    by_end = {own.end: twin for own, twin in matched}
    for start, end in stretches(own for own, _ in matched):
        yield (start, end), (by_start[start].start, max(by_start[start].end, by_end[end].end))


def _with_common(
    prints: Sequence[Fingerprint], years: Sequence[int]
) -> Iterator[tuple[Fingerprint, npt.NDArray[np.uint64]]]:
    """Yield each fingerprint with the clauses that a good part of its year's reports have in common."""
    by_year: dict[int, npt.NDArray[np.uint64]] = {}
    for year in set(years):
        hashes = [found.hashes for found, when in zip(prints, years, strict=True) if when == year]
        values, counts = np.unique(np.concatenate(hashes), return_counts=True)
        by_year[year] = values[counts >= max(_MOST_AT_LEAST, _SHARED_BY_MOST * len(hashes))]
    for found, year in zip(prints, years, strict=True):
        yield found, by_year[year]


def _without_common(found: Fingerprint, common: npt.NDArray[np.uint64]) -> Fingerprint:
    if not len(common):
        return found
    at = np.minimum(np.searchsorted(common, found.hashes), len(common) - 1)
    own = common[at] != found.hashes
    return Fingerprint(found.hashes[own], found.lengths[own])


def _signatures(texts: Sequence[npt.NDArray[np.uint64]]) -> npt.NDArray[np.uint32]:
    """Return the MinHash signatures, one row a text: multiply-shift hashing, least value for each of the functions."""
    draws = np.random.default_rng(_SEED)
    factors = draws.integers(1, 2**63, _BANDS * _ROWS, dtype=np.uint64) | np.uint64(1)
    result = np.empty((len(texts), _BANDS * _ROWS), dtype=np.uint32)
    for start in range(0, len(texts), _TEXTS_AT_ONCE):
        part = texts[start : start + _TEXTS_AT_ONCE]
        flat = np.concatenate(part) * _SPREAD
        flat ^= flat >> np.uint64(29)
        begins = np.cumsum([0, *(len(text) for text in part[:-1])])
        for number, factor in enumerate(factors):
            mixed = (flat * factor >> np.uint64(32)).astype(np.uint32)
            result[start : start + len(part), number] = np.minimum.reduceat(mixed, begins)
    return result


def _candidates(signatures: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    """Return the pairs that agree in all rows of some band; in a crowd, each with its next and with the first."""
    found = [np.empty((0, 2), dtype=np.int64)]
    for band in range(_BANDS):
        keys = np.zeros(len(signatures), dtype=np.uint64)
        for row in range(band * _ROWS, (band + 1) * _ROWS):
            # one number for six: sorting rows of six takes ten times as long, and a chance agreement fails the estimate
            keys = (keys + signatures[:, row]) * _SPREAD
            keys ^= keys >> np.uint64(29)
        _, group = np.unique(keys, return_inverse=True)
        order = np.argsort(group, kind="stable")
        grouped = group[order]
        first = np.searchsorted(grouped, grouped)  # where the group of each begins
        places = np.arange(len(order))
        for step in (1, 2, 3):
            near = places[step:][grouped[step:] == grouped[:-step]]
            found.append(np.stack((order[near - step], order[near]), axis=1))
        far = places[places - first > 3]
        found.append(np.stack((order[first[far]], order[far]), axis=1))
    pairs = np.sort(np.concatenate(found), axis=1)
    return np.unique(pairs, axis=0)


def _larger_share(one: Fingerprint, two: Fingerprint) -> float:
    _, mine, theirs = np.intersect1d(one.hashes, two.hashes, assume_unique=True, return_indices=True)
    return float(max(one.lengths[mine].sum() / one.lengths.sum(), two.lengths[theirs].sum() / two.lengths.sum()))
