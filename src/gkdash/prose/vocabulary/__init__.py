"""What figures of the prose are called: subjects and measures, their labels in both languages and their default units.

The keys are those of the contract and stand nowhere else. Knows no text and no rule: which words of a report mean a
subject is the matter of `gkdash.prose`.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted (`hotline_12345`): labels, the measure word where the text has none, and the measures it takes."""

    key: str
    zh: str
    en: str
    unit: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is said of a subject (`closed`, `satisfaction_rate`); `unit` is empty where the subject's own holds."""

    key: str
    zh: str
    en: str
    unit: str

    @property
    def is_rate(self) -> bool:
        """Tell whether the measure is a rate in percent."""
        return self.unit == "%"


@cache
def subjects() -> Mapping[str, Subject]:
    """Return the subjects by key, in the order of the contract."""
    return MappingProxyType(
        {
            row["key"]: Subject(row["key"], row["zh"], row["en"], row["unit"], tuple(row["measures"].split()))
            for row in _rows("subjects.csv")
        }
    )


@cache
def measures() -> Mapping[str, Measure]:
    """Return the measures by key, counts before rates."""
    return MappingProxyType(
        {row["key"]: Measure(row["key"], row["zh"], row["en"], row["unit"]) for row in _rows("measures.csv")}
    )


@cache
def keys() -> tuple[str, ...]:
    """Return every `<subject>.<measure>` that there is, in the order of the data."""
    return tuple(f"{subject.key}.{measure}" for subject in subjects().values() for measure in subject.measures)


def label(key: str, language: str) -> str:
    """Return what people call a key (`12345热线 · 办结`); raise KeyError where there is no such key.

    A subject that takes one measure only is named without it (`访问浏览量`).
    """
    subject, measure = _parts(key)
    names = (subject.zh, measure.zh) if language == "zh" else (subject.en, measure.en)
    return names[0] if len(subject.measures) == 1 else " · ".join(names)


def unit(key: str) -> str:
    """Return the measure word that a key has where the text writes none (`件`, `%`); raise KeyError for no key."""
    subject, measure = _parts(key)
    return measure.unit or subject.unit


def _parts(key: str) -> tuple[Subject, Measure]:
    subject, _, measure = key.partition(".")
    if measure not in subjects()[subject].measures:
        raise KeyError(key)
    return subjects()[subject], measures()[measure]


def _rows(name: str) -> list[dict[str, str]]:
    with (files(__name__) / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
