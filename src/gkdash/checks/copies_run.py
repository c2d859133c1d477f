"""Runs the check for copied prose over all reports that are looked at: fingerprints as they pass, proof at the end.

It keeps a fingerprint per report, about a kilobyte, and reads again only those that are worth proof.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from gkdash.checks.copies import CHECK, Fingerprint, alike, copied, fingerprint, prove
from gkdash.checks.dossiers import Names
from gkdash.checks.model import Outcome
from gkdash.checks.text_work import Looked
from gkdash.store import Examination, Found, Tally

_AT_ONCE = 1_000


@dataclass(slots=True)
class Copies:
    """The reports seen so far: their fingerprints and what is needed to name them."""

    prints: list[Fingerprint] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    without: int = 0

    def take(self, looked: Looked) -> None:
        """Keep the fingerprint of a report; one without year or prose cannot be compared."""
        if not looked.clauses or looked.year is None:
            self.without += 1
            return
        self.prints.append(fingerprint(looked.clauses))
        self.years.append(looked.year)
        self.agencies.append(looked.agency_id)
        self.reports.append(looked.report_id)

    def findings(self, examination: Examination, tallies: list[Tally]) -> Iterator[Found]:
        """Yield a finding for each report that stands in another agency's, its nearest; then add the tallies."""
        nearest: dict[int, tuple[float, int]] = {}
        for pair in alike(self.prints, self.years, self.agencies):
            for own, other in ((pair.first, pair.second), (pair.second, pair.first)):
                nearest[own] = max(nearest.get(own, (0.0, -1)), (pair.share, -other))
        counts: Counter[str] = Counter({Outcome.NOT_EVALUABLE.value: self.without})
        pairs = [(own, -other) for own, (_, other) in sorted(nearest.items())]
        for found in self._proved(examination, pairs):
            counts[Outcome.FAILED.value] += 1
            yield found
        counts[Outcome.PASSED.value] = len(self.prints) - counts[Outcome.FAILED.value]
        tallies += [Tally(CHECK.id, outcome, count) for outcome, count in sorted(counts.items()) if count]

    def _proved(self, examination: Examination, pairs: Sequence[tuple[int, int]]) -> Iterator[Found]:
        """Yield what stands proof, a thousand read again at a time: each reading goes through the whole store."""
        names = Names(examination)
        for start in range(0, len(pairs), _AT_ONCE):
            part = pairs[start : start + _AT_ONCE]
            reports = examination.prose([self.reports[place] for place in sorted({*chain.from_iterable(part)})])
            called = names.of({self.agencies[place] for pair in part for place in pair}).own
            for own, other in part:
                report, theirs = reports[self.reports[own]], reports[self.reports[other]]
                agency = self.agencies[own]
                proof = prove(report, theirs, called[agency], called[self.agencies[other]])
                if proof is not None:
                    yield Found(copied(report, theirs, proof), agency, report.year, self.reports[own])
