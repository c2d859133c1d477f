"""Everything that is defined once (metrics, checks, indicators, editions of the form) as one searchable list.

It words nothing itself: names, formulas and reasons come from where they are defined. Knows no Streamlit and no store.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from gkdash.checks.model import Check, Texts
from gkdash.checks.registry import checks, definitions
from gkdash.checks.thresholds import Threshold, thresholds
from gkdash.forms import Edition, all_editions
from gkdash.i18n import mark
from gkdash.metrics.catalogue import Metric, all_metrics, prose_metrics
from gkdash.prose.vocabulary import Subject, label, measures, subjects, unit

KINDS = {
    "metric": mark("计算指标"),
    "check": mark("检查项"),
    "indicator": mark("文字数据"),
    "edition": mark("表格格式"),
}
"""Kinds of definition; the key is the parameter of the address that names one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One definition: `key` names it in an address, `names` what it is called, `said` all its words, for searching."""

    kind: str
    key: str
    names: Texts
    said: str

    def name(self, language: str) -> str:
        """Return what it is called."""
        return self.names.zh if language == "zh" else self.names.en


@cache
def entries() -> Mapping[tuple[str, str], Entry]:
    """Return every definition by kind and key, in the order in which they are defined."""
    return {(item.kind, item.key): item for item in _all()}


def search(words: str) -> list[Entry]:
    """Return the definitions that hold every one of the words, whatever their width and case; all where there is none."""
    wanted = [_folded(word) for word in words.split()]
    return [item for item in entries().values() if all(word in item.said for word in wanted)]


def edition_title(edition: Edition, language: str) -> str:
    """Return the title of an edition with the year it began: two of them have the same title."""
    return f"{edition.title}（{edition.id}）" if language == "zh" else f"Form of {edition.id}"


def _all() -> Iterator[Entry]:
    yield from (_metric(item) for item in (*all_metrics().values(), *prose_metrics().values()))
    yield from (_check(item) for item in checks())
    for subject in subjects().values():
        yield _subject(subject)
        yield from (_indicator(f"{subject.key}.{measure}") for measure in subject.measures)
    yield from (_edition(item) for item in all_editions())


def _metric(item: Metric) -> Entry:
    told = (item.id, item.label, item.english, item.definition("zh"), item.definition("en"), item.citation)
    return _entry("metric", item.id, Texts(item.label, item.english), told)


def _check(item: Check) -> Entry:
    texts = (item.title, item.explanation, item.needs, item.mend)
    told = (item.id, item.citation, *(text.zh for text in texts), *(text.en for text in texts))
    return _entry("check", item.id, item.title, told)


def _subject(item: Subject) -> Entry:
    return _entry("indicator", item.key, Texts(item.zh, item.en), (item.key, item.zh, item.en, item.unit))


def _indicator(key: str) -> Entry:
    names = Texts(label(key, "zh"), label(key, "en"))
    measure = measures()[key.partition(".")[2]]
    return _entry("indicator", key, names, (key, names.zh, names.en, unit(key), measure.zh, measure.en))


def _edition(item: Edition) -> Entry:
    rows = [row for table in item.tables for row in table.rows]
    told = (
        item.id,
        item.title,
        item.instrument,
        *(section.heading for section in item.sections),
        *(section.english for section in item.sections),
        *(table.label for table in item.tables),
        *(text for row in rows for text in (row.key, row.label, row.english)),
    )
    return _entry("edition", item.id, Texts(edition_title(item, "zh"), edition_title(item, "en")), told)


def _entry(kind: str, key: str, names: Texts, told: Iterable[str]) -> Entry:
    return Entry(kind, key, names, _folded("\n".join(told)))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def compared_with(check_id: str) -> tuple[Threshold, ...]:
    """Return the thresholds that the SQL of a check reads; none for a check that is written otherwise."""
    written = definitions().get(check_id)
    words = set(re.findall(r"\w+", written.sql)) if written is not None else set()
    return tuple(item for item in thresholds() if item.key in words)
