"""Claims of the demonstration's truth, placed in the text that reading gave: what an extractor ought to hand over."""

from __future__ import annotations

from dataclasses import replace

from gkdash.demo.model import ReportTruth
from gkdash.records import Indicator, Report

ENDS = "。！？；\n"


def with_truth(report: Report, truth: ReportTruth) -> Report:
    """Return the report with the claims that the truth says it states."""
    return replace(report, indicators=tuple(_placed(report, item) for item in truth.indicators))


def _placed(report, item) -> Indicator:
    section = next((part for part in report.sections if item.evidence in part.text), None)
    start = report.text.index(item.evidence, section.start if section else 0)
    end = start + len(item.evidence)
    sentence_start = max(report.text.rfind(mark, 0, start) for mark in ENDS) + 1
    stops = [at for at in (report.text.find(mark, end) for mark in ENDS) if at >= 0]
    sentence_end = min(stops, default=len(report.text) - 1) + 1
    return Indicator(
        item.key,
        item.value,
        item.unit,
        item.qualifier,
        item.scope,
        item.period,
        item.evidence,
        start,
        end,
        sentence_start,
        sentence_end,
        section.key if section else "",
    )
