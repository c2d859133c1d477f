"""The truth as JSON: what a test or a benchmark compares a reader's output with; knows no file."""

from __future__ import annotations

from typing import Any

from gkdash.demo.model import Fault, ReportTruth


def report_record(report: ReportTruth) -> dict[str, Any]:
    """Return a report with the field names of `gkdash parse`, and its faults beside."""
    return {
        "agency_id": report.agency_id,
        "agency": report.agency,
        "unit_type": report.unit_type,
        "year": report.year,
        "edition": report.edition,
        "revision": report.revision,
        "title": report.title,
        "signed_on": report.signed_on.isoformat() if report.signed_on else None,
        "published_on": report.published_on.isoformat() if report.published_on else None,
        "absent_tables": sorted(report.absent_tables),
        "sections": [{"key": section.key, "heading": section.heading} for section in report.sections],
        "cells": [
            {
                "table": key[0],
                "row": key[1],
                "column": key[2],
                "value": cell.value,
                "state": str(cell.state),
                "printed": cell.printed,
            }
            for key, cell in report.cells.items()
        ],
        "indicators": [
            {
                "key": found.key,
                "value": found.value,
                "unit": found.unit,
                "qualifier": found.qualifier,
                "scope": found.scope,
                "period": found.period,
                "evidence": found.evidence,
            }
            for found in report.indicators
        ],
        "faults": [fault_record(fault) for fault in report.faults],
    }


def fault_record(fault: Fault) -> dict[str, Any]:
    """Return a planted fault."""
    return {
        "check": fault.check,
        "note": fault.note,
        "cells": [list(key) for key in fault.cells],
        "passage": fault.passage,
        "follows": fault.follows,
    }
