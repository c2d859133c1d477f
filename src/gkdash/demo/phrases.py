"""The sentences of the prose as data: templates that mark which clause states which figure.

`全年[收到申请{apps_new}件](applications.received=apps_new 件)。` prints the figure `apps_new` and declares the words in
square brackets to be the evidence of the indicator in round ones: key = figure, measure word, then any of `at_least`,
`about`, `area`, `cumulative`. A template that opens with `?name` is used only where that condition holds.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gkdash.demo.model import TruthIndicator

_CLAUSE = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the prose: its value, and how it is printed (`9,540`, `两`, `96.2%`)."""

    value: float
    printed: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An indicator that a clause states; `figure` names the figure that gives its value."""

    key: str
    figure: str
    unit: str
    qualifier: str
    scope: str
    period: str


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence as pieces of text, each with the claims it is evidence for; `needs` are the names it uses."""

    pieces: tuple[tuple[str, tuple[Claim, ...]], ...]
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as printed, with the indicators it states."""

    text: str
    indicators: tuple[TruthIndicator, ...] = ()


def parse(source: str) -> Template:
    """Read one template; raise ValueError where a claim is not `key=figure unit …`."""
    needs: set[str] = set()
    while source.startswith("?"):
        condition, _, source = source[1:].partition(" ")
        needs.add(condition)
    pieces: list[tuple[str, tuple[Claim, ...]]] = []
    at = 0
    for match in _CLAUSE.finditer(source):
        if match.start() > at:
            pieces.append((source[at : match.start()], ()))
        pieces.append((match[1], tuple(_claim(text) for text in match[2].split(";"))))
        at = match.end()
    if at < len(source):
        pieces.append((source[at:], ()))
    for text, claims in pieces:
        needs |= set(_FIELD.findall(text)) | {claim.figure for claim in claims}
    return Template(tuple(pieces), frozenset(needs))


@cache
def phrases() -> Mapping[str, tuple[Template, ...]]:
    """Return every slot's templates, in the order of the data files."""
    result: dict[str, tuple[Template, ...]] = {}
    for entry in sorted(files("gkdash.demo").joinpath("data", "prose").iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            for slot, sources in tomllib.loads(entry.read_text("utf-8")).items():
                result[slot] = tuple(parse(source) for source in sources)
    return result


def fill(template: Template, words: Mapping[str, str], figures: Mapping[str, Figure]) -> Sentence:
    """Return the template with names and figures put in; raise KeyError where one is not known."""
    printed = {name: figures[name].printed if name in figures else words[name] for name in template.needs}
    text: list[str] = []
    indicators: list[TruthIndicator] = []
    for piece, claims in template.pieces:
        filled = piece.format_map(printed)
        text.append(filled)
        indicators.extend(
            TruthIndicator(
                claim.key,
                figures[claim.figure].value,
                claim.unit,
                claim.qualifier,
                claim.scope,
                claim.period,
                filled,
            )
            for claim in claims
        )
    return Sentence("".join(text), tuple(indicators))


def _claim(text: str) -> Claim:
    words = text.split()
    key, equals, figure = words[0].partition("=")
    if not equals or len(words) < 2:
        raise ValueError(f"a claim is written key=figure unit, not {text!r}")
    flags = set(words[2:])
    unknown = flags - {"at_least", "about", "area", "cumulative"}
    if unknown:
        raise ValueError(f"unknown words in {text!r}: {sorted(unknown)}")
    qualifier = "at_least" if "at_least" in flags else "about" if "about" in flags else "exact"
    scope = "area" if "area" in flags else "own"
    return Claim(key, figure, words[1], qualifier, scope, "cumulative" if "cumulative" in flags else "year")
