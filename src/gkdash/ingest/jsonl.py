"""One parsed document as the JSON object that `gkdash parse` prints; the contract fixes its keys."""

from __future__ import annotations

from typing import Any, TypeAlias

from gkdash.records import Fact, Finding, Indicator, Parsed, ReadingWarning

Json: TypeAlias = dict[str, Any]


def to_json(parsed: Parsed, findings: list[Finding] | None = None, archive_sha256: str = "") -> Json:
    """Return the contract's object for one document.

    `source` and `sha256` are the file's; for a file inside an archive its own name and hash stand beside them.
    """
    head: Json = {"source": parsed.source, "sha256": parsed.sha256}
    if parsed.member:
        head = {"source": parsed.source, "sha256": archive_sha256 or parsed.sha256}
        head |= {"member": parsed.member, "member_sha256": parsed.sha256}
    if parsed.failure is not None:
        return {**head, "error": {"code": str(parsed.failure.code), "message": parsed.failure.message}}
    report = parsed.report
    if report is None:
        message = f"{parsed.source}: neither a report nor a failure"
        raise ValueError(message)
    return {
        **head,
        "media_type": parsed.media_type,
        "agency": report.agency,
        "year": report.year,
        "edition": report.edition,
        "title": report.title,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "sections": [
            {"key": section.key, "heading": section.heading, "characters": section.characters}
            for section in report.sections
        ],
        "cells": [_cell(fact) for fact in report.cells],
        "indicators": [_indicator(claim) for claim in report.indicators],
        "findings": [_finding(finding) for finding in findings or []],
        "warnings": [_warning(warning) for warning in report.warnings],
    }


def evidence_of(finding: Finding) -> list[Json]:
    """Return what a finding rests on as JSON-ready objects."""
    return [dict(piece) for piece in finding.evidence]


def _finding(finding: Finding) -> Json:
    found: Json = {"check": finding.check, "severity": finding.severity, "message": finding.message}
    if finding.fault != "report":
        found["fault"] = finding.fault
    if finding.follows:
        found["follows"] = finding.follows
    return found


def _cell(fact: Fact) -> Json:
    return {
        "table": fact.table,
        "row": fact.row,
        "column": fact.column,
        "value": fact.value,
        "state": str(fact.state),
        "raw": fact.raw,
    }


def _indicator(claim: Indicator) -> Json:
    return {
        "key": claim.key,
        "value": claim.value,
        "unit": claim.unit,
        "qualifier": claim.qualifier,
        "scope": claim.scope,
        "period": claim.period,
        "evidence": claim.evidence,
        "start": claim.start,
        "end": claim.end,
        "section": claim.section,
        "how": claim.how,
    }


def _warning(warning: ReadingWarning) -> Json:
    found: Json = {"code": warning.code, "message": warning.message}
    address = warning.address
    if address is not None:
        place = {
            "part": address.part or None,
            "page": address.page,
            "table": address.table,
            "row": address.row,
            "column": address.column,
            "start": address.start,
            "end": address.end,
        }
        found["address"] = {key: value for key, value in place.items() if value is not None}
    return found
