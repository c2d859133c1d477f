"""Puts a workbook together: asks the store and the decisions, makes the sheets, draws them."""

from __future__ import annotations

from gkdash.exports.findings import decisions
from gkdash.exports.reading import find_scope, origin
from gkdash.exports.tables import about, agencies, cells, checked, prose
from gkdash.exports.tables.definitions import definitions
from gkdash.exports.tables.model import Book
from gkdash.exports.tables.plots import plots
from gkdash.exports.tables.source import gather
from gkdash.exports.tables.workbook import workbook
from gkdash.i18n import translator
from gkdash.state import State
from gkdash.store import Store


def tables_xlsx(store: Store, state: State, *, year: int, scope: str | None = None, language: str = "zh") -> bytes:
    """Return the workbook of a year; raise ExportError where nothing is loaded for it or the scope is not known."""
    t = translator(language)
    with store.reader() as reader:
        source = gather(reader, origin(store, reader), find_scope(reader, scope), year)
    decided = decisions(state, year, source.findings)
    sheets = (
        agencies.filing(source, t),
        agencies.applications(source, t),
        agencies.remedies(source, t),
        agencies.proactive(source, t),
        prose.channels(source, t, language),
        prose.rates(source, t, language),
        prose.claims(source, t, language),
        *cells.sheets(source, t, language),
        checked.findings(source, decided, t, language),
        checked.revisions(source, t, language),
        definitions(t, language),
    )
    book = Book(about.title(source, t), about.about(source, sheets, t, language), plots(source, t, language), sheets)
    return workbook(book, t, source.origin.as_of)
