"""What a check is and what it may say; every check, whichever way it is written, is described by these records.

Nothing here knows a store or a screen, and no check may change what it looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from gkdash.records import Finding, Report

ENGLISH = "english"
"""The parameter of a finding that holds its sentence in English, where the check wrote it itself."""


class Outcome(StrEnum):
    """What came of one check on one report; the last two are told apart from having passed."""

    PASSED = "passed"
    FAILED = "failed"
    NOT_APPLICABLE = "not_applicable"  # the rule does not concern this report: 上年结转 in an agency's first year
    NOT_EVALUABLE = "not_evaluable"  # it does, and what it needs is blank, unreadable or missing


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"  # the report contradicts itself or the form
    REVIEW = "review"  # a person should look
    NOTICE = "notice"  # worth knowing


class Fault(StrEnum):
    """Whose fault a finding can show; what only the parser may have done never counts against an agency."""

    REPORT = "report"
    PARSER = "parser"


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in the two languages of the interface."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check as people read of it; `id` is stable for ever.

    `needs` says what must be there for it to be evaluable, `mend` how the agency mends it; `since` and `until` are
    report years, both included, None where open.
    """

    id: str
    severity: Severity
    title: Texts
    explanation: Texts
    citation: str
    needs: Texts
    mend: Texts
    fault: Fault = Fault.REPORT
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """What a text check may look at: one report, the kind of unit it comes from, and its report of the year before.

    `unit_type` is one of `agencies/unit_types.csv` or None where it is not known; `previous` is None where there is none.
    `names` are the agency's full name, aliases and short names; `others` the names of the other agencies of its place.
    """

    report: Report
    unit_type: str | None = None
    previous: Report | None = None
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a text check says of one dossier: findings where it failed, the reason where it could not tell."""

    outcome: Outcome
    findings: tuple[Finding, ...] = field(default=())
    reason: str = ""
