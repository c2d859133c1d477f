"""A generated report as a reader without fault would read it: for checks and stores, where files would only cost time."""

from __future__ import annotations

from gkdash.demo.model import ReportTruth, TruthIndicator, TruthSection
from gkdash.records import Fact, Indicator, Report, Section, State

_ENDS = "。；！？\n"


def as_read(truth: ReportTruth) -> Report:
    """Return the record; headings and paragraphs follow each other in the text, and the tables are left out of it."""
    lines = [truth.title, *truth.preface]
    text = "\n".join(lines) + "\n"
    sections: list[Section] = []
    for chapter in truth.sections:
        text, section = _section(text, chapter)
        sections.append(section)
    return Report(
        agency=truth.agency,
        year=truth.year,
        edition=truth.edition,
        title=truth.title,
        signed_on=truth.signed_on,
        published_on=truth.published_on,
        sections=tuple(sections),
        cells=tuple(
            Fact(*key, cell.value, cell.state, None if cell.state is State.MISSING else cell.printed)
            for key, cell in truth.cells.items()
        ),
        text=text,
        indicators=tuple(_indicator(item, text, sections) for item in truth.indicators),
    )


def _section(text: str, chapter: TruthSection) -> tuple[str, Section]:
    body = "\n".join(chapter.paragraphs)
    start = len(text) + len(chapter.heading) + 1
    return f"{text}{chapter.heading}\n{body}\n", Section(chapter.key, chapter.heading, start, start + len(body), body)


def _indicator(item: TruthIndicator, text: str, sections: list[Section]) -> Indicator:
    start = max(0, text.find(item.evidence))
    end = start + len(item.evidence)
    begin = max((text.rfind(mark, 0, start) for mark in _ENDS), default=-1) + 1
    stop = min((at for mark in _ENDS if (at := text.find(mark, end)) >= 0), default=len(text))
    chapter = next((found.key for found in sections if found.start <= start < found.end), "overview")
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
        begin,
        stop,
        chapter,
    )
