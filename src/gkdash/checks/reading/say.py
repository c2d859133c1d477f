"""How text checks speak: verdicts, pieces of evidence and numbers in words; one way for all of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from gkdash.checks.model import ENGLISH, Check, Outcome, Texts, Verdict
from gkdash.checks.reading.prose import Prose
from gkdash.records import Fact, Finding, Indicator

Evidence = Mapping[str, str | int | float | None]

PASSED = Verdict(Outcome.PASSED)


def not_applicable(reason: str) -> Verdict:
    """Return that the rule does not concern the report, and why."""
    return Verdict(Outcome.NOT_APPLICABLE, reason=reason)


def not_evaluable(reason: str) -> Verdict:
    """Return that what the check needs is not there, and what that is."""
    return Verdict(Outcome.NOT_EVALUABLE, reason=reason)


def verdict(findings: Iterable[Finding]) -> Verdict:
    """Return failed with the findings, or passed where there are none."""
    found = tuple(findings)
    return Verdict(Outcome.FAILED, found) if found else PASSED


def finding(
    check: Check,
    message: Texts,
    evidence: Iterable[Evidence],
    severity: str = "",
    params: Mapping[str, str | int | float | None] | None = None,
) -> Finding:
    """Return a finding of a check; `severity` is the check's own unless given.

    Its message is the Chinese sentence; the English one stands among its parameters, those given first.
    """
    said = {**(params or {}), ENGLISH: message.en}
    return Finding(
        check.id, severity or str(check.severity), message.zh, tuple(evidence), str(check.fault), params=said
    )


def several(places: int) -> Texts:
    """Return how many places there are where it is more than the one quoted, to stand behind the quotation."""
    return Texts(f"等{places}处", f" ({places} places)") if places > 1 else Texts("", "")


def words(prose: Prose, start: int, end: int) -> Evidence:
    """Return words of the report as evidence, as printed and without white space at their ends."""
    text = prose.whole[start:end]
    lead = len(text) - len(text.lstrip())
    bare = text.strip()
    return {"text": bare, "start": start + lead, "end": start + lead + len(bare)}


def claim(indicator: Indicator) -> Evidence:
    """Return a claim of the prose as evidence."""
    return {
        "indicator": indicator.key,
        "value": indicator.value,
        "text": indicator.evidence,
        "start": indicator.start,
        "end": indicator.end,
    }


def cell(fact: Fact) -> Evidence:
    """Return a cell as evidence."""
    return {"table": fact.table, "row": fact.row, "column": fact.column, "value": fact.value}


def number(value: float) -> str:
    """Return a figure as people write it: `3`, `0.35`, `1286`."""
    return f"{value:.10g}"


def excerpt(text: str, longest: int = 40) -> str:
    """Return words on one line, cut in the middle where they are long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else f"{flat[: longest - 16]}……{flat[-12:]}"
