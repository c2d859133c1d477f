"""From a Document to a Report: pure functions that know the form and the Document, and no database."""

from gkdash.extract.report import extract

__all__ = ["extract"]
