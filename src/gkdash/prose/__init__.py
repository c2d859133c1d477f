"""Figures in prose: claims with who, what, how much, about which period, and the words they rest on.

`read` takes the prose of one report and gives its indicators and the doubts about figures left out. Deterministic, from
words and rules alone; it knows neither files nor tables nor a store.
"""

from __future__ import annotations

from gkdash.compiled import search_path

__path__ = search_path(__path__)

from gkdash.prose.chapters import Chapter, Doubtful, read
from gkdash.prose.reading import read_passage

__all__ = ["Chapter", "Doubtful", "read", "read_passage"]
