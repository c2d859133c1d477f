"""The words that figures are read by, as data: one row per family of words in `words/*.csv`.

A row's `words` is a small pattern, `(a|b|)c` and `(a|b)*c`, that stands for a finite list; of two matches that begin at one
place the longer counts, of two rows for one word the first.
"""

from __future__ import annotations

import csv
import itertools
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from gkdash.prose.fold import fold

_FILES = (
    "outcomes", "rates", "channels", "subjects", "publishing", "verbs", "markers", "scope", "blockers",
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a word means: its kind (`subject`, `received`, `publish` …) and, for some kinds, a value."""

    text: str
    kind: str
    value: str


def expand(pattern: str) -> list[str]:
    """Return the words a pattern stands for; raise ValueError where brackets do not close."""
    words, rest = _alternatives(pattern)
    if rest:
        raise ValueError(f"brackets do not close in {pattern!r}")
    return list(dict.fromkeys(words))


def _alternatives(pattern: str) -> tuple[list[str], str]:
    found: list[str] = []
    current = [""]
    while pattern and pattern[0] != ")":
        head, pattern = pattern[0], pattern[1:]
        if head == "|":
            found += current
            current = [""]
            continue
        choices = [head]
        if head == "(":
            choices, pattern = _alternatives(pattern)
            if not pattern:
                raise ValueError("a bracket does not close")
            pattern = pattern[1:]
        if pattern[:1] == "?":
            pattern = pattern[1:]
            choices = ["", *choices]
        elif pattern[:1] == "*":
            pattern = pattern[1:]
            choices = ["", *choices, *("".join(pair) for pair in itertools.product(choices, repeat=2))]
        current = [before + choice for before in current for choice in choices]
    return found + current, pattern


class Lexicon:
    """All words, and the automaton that finds them in one pass."""

    def __init__(self, words: dict[str, Word]) -> None:
        self.words = list(words.values())
        self._automaton = AhoCorasick([word.text for word in self.words], matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[int, int, int]]:
        """Return (number of the word, start, end) of each word in `text`, none overlapping another."""
        found: list[tuple[int, int, int]] = self._automaton.find_matches_as_indexes(text)
        return found


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one file of words."""
    with (files("gkdash") / "prose" / "words" / f"{name}.csv").open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    words: dict[str, Word] = {}
    for name in _FILES:
        for row in rows(name):
            for text in expand(row["words"]):
                plain = fold(text, 0).text
                if plain:
                    words.setdefault(plain, Word(plain, row["kind"], row["value"]))
    return Lexicon(words)


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Return each measure word with its kind: item, count, people, money, time, other, foreign."""
    return {fold(text, 0).text: row["kind"] for row in rows("units") for text in expand(row["words"])}
