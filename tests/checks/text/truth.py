"""Reports as the parser would give them, made straight from the generator's truth: text, chapters, cells, claims."""

import bisect
from collections.abc import Sequence

from gkdash.demo.model import ReportTruth
from gkdash.demo.render.wording import date_text
from gkdash.records import Fact, Indicator, Report, Section

_ENDS = "。；\n"


def report_of(truth: ReportTruth) -> Report:
    """Return the report with its tables left out of the text."""
    parts = [truth.title, *truth.preface]
    at = sum(len(part) + 1 for part in parts)
    sections = []
    for chapter in truth.sections:
        parts.append(chapter.heading)
        start = at = at + len(chapter.heading) + 1
        parts += chapter.paragraphs
        at += sum(len(text) + 1 for text in chapter.paragraphs)
        sections.append(Section(chapter.key, chapter.heading, start, at, "\n".join(chapter.paragraphs)))
    parts.append(truth.agency)
    if truth.signed_on:
        parts.append(date_text(truth.signed_on, ""))
    text = "\n".join(parts)
    cells = tuple(
        Fact(*key, cell.value, cell.state, cell.printed if cell.state != "missing" else None)
        for key, cell in truth.cells.items()
    )
    return Report(
        agency=truth.agency,
        year=truth.year,
        edition=truth.edition,
        title=truth.title,
        signed_on=truth.signed_on,
        published_on=truth.published_on,
        sections=tuple(sections),
        cells=cells,
        text=text,
        indicators=indicators_of(truth, text, sections),
    )


def indicators_of(truth: ReportTruth, text: str, sections: Sequence[Section]) -> tuple[Indicator, ...]:
    """Return the claims of the truth with their places in a text; those not found there word for word are left out."""
    starts = [section.start for section in sections]
    found = []
    for claim in truth.indicators:
        start = text.find(claim.evidence)
        if start < 0:
            continue
        end = start + len(claim.evidence)
        first = max(text.rfind(mark, 0, start) for mark in _ENDS) + 1
        last = min((at for mark in _ENDS if (at := text.find(mark, end - 1)) >= 0), default=len(text))
        index = bisect.bisect_right(starts, start) - 1
        found.append(
            Indicator(
                claim.key,
                claim.value,
                claim.unit,
                claim.qualifier,
                claim.scope,
                claim.period,
                claim.evidence,
                start,
                end,
                first,
                last,
                sections[index].key if index >= 0 else "",
                "all_closed"
                if claim.key.endswith(".closed") and not any(ch.isdigit() for ch in claim.evidence)
                else "stated",
            )
        )
    return tuple(found)
