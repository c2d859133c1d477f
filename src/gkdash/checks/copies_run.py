"""Runs the check for copied prose over all reports that are looked at: fingerprints as they pass, proof at the end.

It keeps a fingerprint per report, about a kilobyte, and reads again only those that are worth proof.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from gkdash.checks.copies import CHECK, Fingerprint, Pair, alike, copied, fingerprint, prove
from gkdash.checks.dossiers import Filed
from gkdash.checks.model import Outcome
from gkdash.store import Examination, Found, Tally


@dataclass(slots=True)
class Copies:
    """The reports seen so far: their fingerprints and what is needed to name them."""

    prints: list[Fingerprint] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)
    names: list[frozenset[str]] = field(default_factory=list)
    without: int = 0

    def take(self, filed: Filed) -> None:
        """Keep the fingerprint of a report; one without year or prose cannot be compared."""
        report = filed.dossier.report
        found = fingerprint(report, filed.dossier.names) if report.year is not None else None
        if found is None or report.year is None or not len(found.hashes):
            self.without += 1
            return
        self.prints.append(found)
        self.years.append(report.year)
        self.agencies.append(filed.agency_id)
        self.reports.append(filed.report_id)
        self.names.append(filed.dossier.names)

    def findings(self, examination: Examination, tallies: list[Tally]) -> Iterator[Found]:
        """Yield a finding for each report that stands in another agency's, its nearest; then add the tallies."""
        nearest: dict[int, tuple[float, int]] = {}
        for pair in alike(self.prints, self.years, self.agencies):
            for own, other in ((pair.first, pair.second), (pair.second, pair.first)):
                nearest[own] = max(nearest.get(own, (0.0, -1)), (pair.share, -other))
        counts: Counter[str] = Counter({Outcome.NOT_EVALUABLE.value: self.without})
        for own, (_, other) in sorted(nearest.items()):
            found = self._proved(examination, Pair(own, -other, 0.0))
            if found is not None:
                counts[Outcome.FAILED.value] += 1
                yield found
        counts[Outcome.PASSED.value] = len(self.prints) - counts[Outcome.FAILED.value]
        tallies += [Tally(CHECK.id, outcome, count) for outcome, count in sorted(counts.items()) if count]

    def _proved(self, examination: Examination, pair: Pair) -> Found | None:
        ids = [self.reports[pair.first], self.reports[pair.second]]
        reports = examination.reports(ids)
        report, other = reports[ids[0]], reports[ids[1]]
        proof = prove(report, other, self.names[pair.first], self.names[pair.second])
        if proof is None:
            return None
        return Found(copied(report, other, proof), self.agencies[pair.first], report.year, ids[0])
