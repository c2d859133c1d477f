"""Claims of the prose as rows, and the rates that follow from them; what cannot be traced to its words is not stored."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pyarrow as pa

from gkdash.documents import Address
from gkdash.fingerprints import short_hash
from gkdash.metrics.claims import claim_rates
from gkdash.records import Indicator, ReadingWarning, Report
from gkdash.store.texts import storable

_INDICATOR = pa.schema(
    [
        ("claim_id", pa.string()),
        ("report_id", pa.string()),
        ("position", pa.int32()),
        ("key", pa.string()),
        ("subject", pa.string()),
        ("measure", pa.string()),
        ("value", pa.float64()),
        ("unit", pa.string()),
        ("qualifier", pa.string()),
        ("scope", pa.string()),
        ("period", pa.string()),
        ("evidence", pa.string()),
        ("start_offset", pa.int32()),
        ("end_offset", pa.int32()),
        ("sentence_start", pa.int32()),
        ("sentence_end", pa.int32()),
        ("sentence", pa.string()),
        ("section_key", pa.string()),
        ("how", pa.string()),
    ]
)
_CLAIM_RATE = pa.schema(
    [
        ("report_id", pa.string()),
        ("subject", pa.string()),
        ("measure", pa.string()),
        ("scope", pa.string()),
        ("period", pa.string()),
        ("rate", pa.float64()),
        ("is_stated", pa.bool_()),
        ("numerator", pa.int64()),
        ("denominator", pa.int64()),
        ("is_possible", pa.bool_()),
        ("claim_id", pa.string()),
    ]
)


def traced(report: Report) -> Report:
    """Return the report with those claims only whose words stand where they say, within their sentence.

    For each of the others a warning takes its place, so that none is lost without a word.
    """
    good = tuple(claim for claim in report.indicators if _stands(claim, report.text))
    if len(good) == len(report.indicators):
        return report
    lost = [claim for claim in report.indicators if not _stands(claim, report.text)]
    return replace(report, indicators=good, warnings=(*report.warnings, *map(_untraceable, lost)))


def claim_ids(report_id: str, claims: Sequence[Indicator]) -> list[str]:
    """Return the id of each claim of a document: made of what it says and rests on, not of where it stands."""
    seen: Counter[str] = Counter()
    result = []
    for claim in claims:
        told = f"{report_id}\n{claim.key}\n{claim.scope}\n{claim.period}\n{claim.evidence}"
        result.append(short_hash(f"{told}\n{seen[told]}"))
        seen[told] += 1
    return result


def tables(good: Sequence[tuple[str, Report]]) -> dict[str, pa.Table]:
    """Return the rows for tables indicator and claim_rate of reports whose claims are traced."""
    claims: list[tuple[object, ...]] = []
    rates: list[tuple[object, ...]] = []
    for report_id, report in good:
        if not report.indicators:
            continue
        ids = claim_ids(report_id, report.indicators)
        claims += [
            _claim(report_id, ids[position], position, claim, report.text)
            for position, claim in enumerate(report.indicators)
        ]
        rates += [
            (
                report_id,
                rate.subject,
                rate.measure,
                rate.scope,
                rate.period,
                rate.rate,
                rate.is_stated,
                rate.numerator,
                rate.denominator,
                rate.is_possible,
                None if rate.stated_by is None else ids[rate.stated_by],
            )
            for rate in claim_rates(report.indicators)
        ]
    return {"indicator": _table(claims, _INDICATOR), "claim_rate": _table(rates, _CLAIM_RATE)}


def _claim(report_id: str, claim_id: str, position: int, claim: Indicator, text: str) -> tuple[object, ...]:
    subject, _, measure = claim.key.partition(".")
    return (
        claim_id,
        report_id,
        position,
        claim.key,
        subject,
        measure,
        float(claim.value),
        storable(claim.unit),
        claim.qualifier,
        claim.scope,
        claim.period,
        storable(claim.evidence),
        claim.start,
        claim.end,
        claim.sentence_start,
        claim.sentence_end,
        storable(text[claim.sentence_start : claim.sentence_end]),
        claim.section,
        claim.how,
    )


def _stands(claim: Indicator, text: str) -> bool:
    return (
        0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)
        and text[claim.start : claim.end] == claim.evidence
    )


def _untraceable(claim: Indicator) -> ReadingWarning:
    said = f"文字中的“{claim.evidence}”（{claim.key}）与所记位置对不上，没有收入。这是程序的缺陷，与文件无关，请反馈。"
    return ReadingWarning("claim_misplaced", said, Address(start=claim.start, end=claim.end))


def _table(rows: Iterable[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.table([pa.array(column, kind.type) for column, kind in zip(columns, schema, strict=True)], schema=schema)
