"""Readings made by hand for tests of the store: every cell of an edition, zero unless told otherwise."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date, datetime

from gkdash import forms
from gkdash.documents import Address
from gkdash.errors import ErrorCode
from gkdash.records import Fact, Failure, Indicator, Parsed, ReadingWarning, Report, Section, State
from gkdash.store import Loaded

FIRST_RUN = datetime(2025, 2, 1, 8, 0)  # noqa: DTZ001 - the store keeps UTC without a zone
SECOND_RUN = datetime(2025, 3, 1, 8, 0)  # noqa: DTZ001


def report(
    agency: str | None = "佳县通镇人民政府",
    year: int | None = 2024,
    figures: Mapping[tuple[str, str, str], float | None] | None = None,
    *,
    edition: str = "2021",
    signed_on: date | None = None,
    published_on: date | None = None,
    text: str = "一、总体情况",
    claims: tuple[Indicator, ...] = (),
) -> Report:
    given = figures or {}
    cells = []
    for number, key in enumerate(forms.edition(edition).cells()):
        value = given.get(key, 0)
        state = State.BLANK if value is None else State.NUMBER
        raw = "" if value is None else f"{value:g}"
        cells.append(
            Fact(*key, value, state, raw, Address(table=1, row=number, column=1, start=number, end=number + 1))
        )
    return Report(
        agency=agency,
        year=year,
        edition=edition,
        title=f"{agency}{year}年政府信息公开工作年度报告",
        signed_on=signed_on,
        published_on=published_on,
        sections=(Section("overview", "一、总体情况", 6, 12, "全年无申请。"),),
        cells=tuple(cells),
        text=text,
        warnings=(ReadingWarning("guessed_encoding", "GB18030", Address(page=1)),),
        indicators=claims,
    )


def claim(
    text: str,
    evidence: str,
    key: str,
    value: float,
    *,
    unit: str = "件",
    qualifier: str = "exact",
    scope: str = "own",
    period: str = "year",
    how: str = "stated",
) -> Indicator:
    """A claim whose words are the first such in `text`, in the sentence between full stops around them."""
    start = text.index(evidence)
    sentence_start = text.rfind("。", 0, start) + 1
    sentence_end = text.index("。", start) + 1
    return Indicator(
        key,
        value,
        unit,
        qualifier,
        scope,
        period,
        evidence,
        start,
        start + len(evidence),
        sentence_start,
        sentence_end,
        "overview",
        how,
    )


def parsed(result: Report | ErrorCode, source: str, *, member: str = "", content: str | None = None) -> Parsed:
    data = (content if content is not None else f"{source}/{member}").encode()
    failure = Failure(result.value, f"{source}: {result.value}") if isinstance(result, ErrorCode) else None
    return Parsed(
        source=source,
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        member=member,
        report=None if isinstance(result, ErrorCode) else result,
        failure=failure,
        seconds=0.01,
    )


def loaded(
    result: Report | ErrorCode,
    source: str,
    *,
    member: str = "",
    content: str | None = None,
    first_seen: datetime = FIRST_RUN,
    parser_version: str = "1",
) -> Loaded:
    item = parsed(result, source, member=member, content=content)
    return Loaded(item, item.sha256, first_seen, parser_version)
