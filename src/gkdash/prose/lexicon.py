"""The words that figures are read by, as data: one row per family of words in `words/*.csv`.

A row's `words` is a small pattern, `(a|b|)c`, `(a|b)?c` and `(a|b)*c`, that stands for a finite list; `-(ac|bc)` at its
end takes words out again, those that another row gives another meaning. Of two matches that begin at one place the
longer counts. A word that two rows give is refused.
"""

from __future__ import annotations

import csv
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final, final

from ahocorasick_rs import AhoCorasick, MatchKind
from mypy_extensions import mypyc_attr

from gkdash.prose import roles
from gkdash.prose.characters import table, traits_in
from gkdash.prose.fold import fold

FILES: Final = ("outcomes", "rates", "channels", "subjects", "publishing", "verbs", "markers", "scope", "blockers")
_PART: Final = re.compile(r"\(([^)]*)\)")
_NUMERAL: Final = re.compile("[0-9零一二两三四五六七八九十百千万亿几]")
_DIGITS: Final = re.compile(r"\d+[^\d]?")
# as many as a table of traits has room for; families beyond share
_TRAITS: Final = 8
# `各`, `[线话]`, `[理收](?:并|且)`: a character or a set of them, and no alternative to it
_NEEDS: Final = re.compile(r"(?:([^\[\](){}|?*+^$.\\-])|\[([^\]^\\-]+)\])(?:\(\?:[^()]*\))?")
# said before a figure only: `收3,906件，结3,871件`
SHORT: Final = frozenset({"收", "结"})
_PLAIN: Final = re.compile("[一-鿿]+")
MARKS: Final = {"，": ",", "；": ";", "：": ":", "(": "(", ")": ")", "[": "(", "]": ")", "。": "."}
_MARK: Final = re.compile(r"[，；：()\[\]。]")


@final
@mypyc_attr(acyclic=True)
class Word:
    """What a word means: its kind (`subject`, `received`, `publish` …) and, for some kinds, a value.

    `is_numeral` tells that it holds digits or numerals, which are then no figure: `12345热线`, `一次性`; `has_mark` that
    it holds punctuation: `各县(市、区)`. A mark itself is a word too, of kind `mark`. `is_plain` tells that the word is a
    token wherever it stands.
    """

    __slots__ = ("has_mark", "is_numeral", "is_plain", "kind", "roles", "text", "value")

    def __init__(self, text: str, kind: str, value: str, *, is_numeral: bool = False, has_mark: bool = False) -> None:
        self.text = text
        self.kind = kind
        self.value = value
        self.is_numeral = is_numeral
        self.has_mark = has_mark
        self.roles = roles.roles_of(kind)
        self.is_plain = not (is_numeral or has_mark or text in SHORT)


@dataclass(frozen=True, slots=True)
class Family:
    """Words of three or more parts that are too many to list.

    `needs` is what each holds and few texts do; it begins with one of the characters `begins`, and is None where it is
    no more than one of them.
    """

    pattern: re.Pattern[str]
    kind: str
    value: str
    needs: re.Pattern[str] | None
    begins: str


Found = tuple[Word, int, int]


class WordTwiceError(ValueError):
    """Two rows give one word different meanings."""


def expand(pattern: str) -> list[str]:
    """Return the words a pattern stands for; raise ValueError where brackets do not close."""
    kept, _, without = pattern.partition("-(")
    words, rest = _alternatives(kept)
    if rest:
        raise ValueError(f"brackets do not close in {pattern!r}")
    left_out = set(expand(f"({without}")) if without else set()
    return [word for word in dict.fromkeys(words) if word not in left_out]


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
    """All words, and what finds them: an automaton, and patterns for the families that are too many to list.

    `digits` are the runs of digits in words, each with the character behind it: `24小`. They are no figure.
    """

    def __init__(self, words: dict[str, Word], families: list[Family]) -> None:
        self._words = list(words.values())
        self._automaton = AhoCorasick(words.keys(), matchkind=MatchKind.LeftmostLongest)
        self._families = families
        self._may_be_of = table(
            {1 << bit: "".join(family.begins for family in families[bit::_TRAITS]) for bit in range(_TRAITS)}
        )
        self._indexes: dict[frozenset[str], frozenset[int]] = {}
        self.digits = frozenset(
            found for word in self._words if word.is_numeral for found in _DIGITS.findall(word.text)
        )

    def may_hold(self, text: str, kinds: frozenset[str]) -> bool:
        """Tell whether `text` may hold a word of these kinds; where it tells no, `find` finds none."""
        wanted = self._indexes.get(kinds)
        if wanted is None:
            wanted = frozenset(index for index, word in enumerate(self._words) if word.kind in kinds)
            self._indexes[kinds] = wanted
        for index, _, _ in self._automaton.find_matches_as_indexes(text):
            if index in wanted:
                return True
        return any(family.kind in kinds for family in self._possible(text))

    def find(self, text: str) -> list[Found]:
        """Return (word, start, end) of each word in `text`, in order, none overlapping another."""
        words = self._words
        found = [(words[index], start, end) for index, start, end in self._automaton.find_matches_as_indexes(text)]
        for family in self._possible(text):
            found = self._with_family(text, found, family)
        return found

    def _possible(self, text: str) -> list[Family]:
        """Return the families of which the text may hold a word, in order."""
        may_be = traits_in(text, self._may_be_of)
        if not may_be:
            return []
        return [
            family
            for at, family in enumerate(self._families)
            if may_be >> at % _TRAITS & 1 and (family.needs is None or family.needs.search(text))
        ]

    def _with_family(self, text: str, found: list[Found], family: Family) -> list[Found]:
        """Put in the words of a family where none begins earlier, or at the same place and is as long."""
        at = 0
        while match := family.pattern.search(text, at):
            start, end = match.span()
            if any(begin < start < stop or (begin == start and stop >= end) for _, begin, stop in found):
                at = start + 1
                continue
            rest = [other for other in found if other[1] >= end]
            if any(begin < end < stop for _, begin, stop in found):
                # a word that the family's ends in gives way, and others may begin within it
                words = self._words
                rest = [
                    (words[index], end + begin, end + stop)
                    for index, begin, stop in self._automaton.find_matches_as_indexes(text[end:])
                ]
            word = _word(match.group(), family.kind, family.value)
            found = [*(other for other in found if other[1] < start), (word, start, end), *rest]
            at = end
        return found


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one file of words."""
    source = files("gkdash") / "prose" / "words" / f"{name}.csv"
    return list(csv.DictReader(source.read_text(encoding="utf-8").splitlines()))


def _folded(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else fold(text, 0).text


def words_of(known: Iterable[dict[str, str]]) -> dict[str, Word]:
    """Return the words that rows stand for; raise WordTwiceError where two give one word different meanings."""
    words: dict[str, Word] = {}
    for row in known:
        kind, value = row["kind"], row["value"]
        for text in map(_folded, expand(row["words"])):
            earlier = words.get(text)
            if earlier is None:
                words[text] = _word(text, kind, value)
            elif (earlier.kind, earlier.value) != (kind, value):
                raise WordTwiceError(f"{text}: {earlier.kind} {earlier.value}, {kind} {value}")
    return words


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once; raise WordTwiceError where two rows give one word different meanings."""
    roles.close()
    words = words_of(row for name in FILES for row in rows(name))
    words.pop("", None)
    words.update({mark: Word(mark, "mark", value) for mark, value in MARKS.items()})
    return Lexicon(words, [_family(row) for row in rows("families")])


def _word(text: str, kind: str, value: str) -> Word:
    return Word(
        text, kind, value, is_numeral=_NUMERAL.search(text) is not None, has_mark=_MARK.search(text) is not None
    )


def _family(row: dict[str, str]) -> Family:
    """Return a family: the parts' alternatives longest first, so that the pattern finds the longest word."""
    parts = [sorted(part.split("|"), key=len, reverse=True) for part in _PART.findall(row["words"])]
    pattern = "".join(f"(?:{'|'.join(re.escape(_folded(word)) for word in part)})" for part in parts)
    needs = row["needs"]
    said = _NEEDS.fullmatch(needs)
    if said is None:
        raise ValueError(f"{row['words'][:40]}…: needs {needs!r} begins with no character or plain set of characters")
    begins = said[1] or said[2]
    is_one = needs in {begins, f"[{begins}]"}
    return Family(re.compile(pattern), row["kind"], row["value"], None if is_one else re.compile(needs), begins)


@lru_cache(maxsize=1)
def units() -> dict[str, str]:
    """Return each measure word with its kind: item, count, people, money, time, other, foreign."""
    return {_folded(text): row["kind"] for row in rows("units") for text in expand(row["words"])}


@lru_cache(maxsize=1)
def _lists() -> dict[str, tuple[str, ...]]:
    return {row["kind"]: tuple(map(_folded, expand(row["words"]))) for row in rows("lists")}


def listed(name: str) -> tuple[str, ...]:
    """Return a list of words that are looked for as they are, beside the lexicon; raise KeyError for an unknown name."""
    return _lists()[name]


def listed_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that finds any word of such a list."""
    return re.compile("|".join(re.escape(word) for word in sorted(listed(name), key=len, reverse=True)))
