"""By what a metric can be taken apart besides year, type and agency: which columns of the store make up its parts.

Nothing is listed per metric: a metric splits by applicant where each of its columns has one per applicant, by outcome or
ground where it counts a group that has parts, and by channel where it is read from the prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from gkdash import forms
from gkdash.i18n import mark
from gkdash.metrics.catalogue import Metric
from gkdash.metrics.claims import CHANNELS, PUBLISHING
from gkdash.prose.vocabulary import subjects
from gkdash.store.outcomes import APPLICANTS, GROUPS

DIMENSIONS = {
    "year": mark("年度"),
    "unit_type": mark("单位类型"),
    "agency": mark("单位"),
    "edition": mark("格式年版"),
    "applicant": mark("申请人类型"),
    "outcome": mark("办理结果"),
    "ground": mark("理由"),
    "channel": mark("渠道"),
}
"""Everything that rows or columns of a pivot may be; the first four hold for every metric."""

OF_REPORTS = ("year", "unit_type", "agency", "edition")

_OUTCOMES = ("granted", "partly_granted", "refused", "unavailable", "rejected", "other_outcome")
_GROUPS = {
    "refused": "（三）不予公开",
    "unavailable": "（四）无法提供",
    "rejected": "（五）不予处理",
    "other_outcome": "（六）其他处理",
}
_GROUNDS = {"refused": "refused_", "unavailable": "unavailable_", "rejected": "rejected_", "other_outcome": "other_"}
_NUMBER = re.compile(r"^(?:[一二三四五六七八]、|（[一二三四五六七八]）|\d+\.)")
_REMARK = re.compile(r"（.*）$")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A metric that is read from the prose by channel: which measures of which subjects."""

    numerator: str
    denominator: str
    subjects: tuple[str, ...]


CLAIMED = {
    "hotline_received": Claimed("received", "received", CHANNELS),
    "hotline_closure_rate": Claimed("closed", "received", CHANNELS),
    "proactive_published": Claimed("published", "published", PUBLISHING[1:]),
}
"""The metrics of the prose that have their like in other channels."""


@dataclass(frozen=True, slots=True)
class Member:
    """One part of a metric: the keys it stands under by dimension, and its columns."""

    keys: tuple[tuple[str, str], ...]
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]

    def key(self, dimension: str) -> str | None:
        """Return its key in a dimension; None where it is not taken apart by that."""
        return dict(self.keys).get(dimension)


def dimensions(metric: Metric) -> tuple[str, ...]:
    """Return what this metric can be laid out by."""
    found = list(OF_REPORTS)
    if all(column in GROUPS for column in (*metric.numerator, *metric.denominator)):
        found.append("applicant")
    if metric.numerator == ("processed_total",) and not metric.is_rate:
        found.append("outcome")
    if len(metric.numerator) == 1 and metric.numerator[0] in _GROUNDS:
        found.append("ground")
    if metric.id in CLAIMED:
        found.append("channel")
    return tuple(found)


def members(metric: Metric, chosen: Sequence[str]) -> list[Member]:
    """Return the parts of a metric by those of the chosen dimensions that take it apart; itself where none does."""
    found = [Member((), metric.numerator, metric.denominator)]
    if "outcome" in chosen:
        found = [Member((("outcome", key),), (key,), ()) for key in _OUTCOMES]
    if "ground" in chosen:
        rows = [row.key for row in _form().rows if row.key.startswith(_GROUNDS[metric.numerator[0]])]
        found = [Member((("ground", key),), (key,), metric.denominator) for key in rows]
    if "applicant" in chosen:
        found = [_of(item, applicant) for item in found for applicant in APPLICANTS]
    return found


def can_stand_together(one: str, other: str) -> bool:
    """Tell whether two dimensions may be rows and columns of one pivot: grounds are not told by applicant."""
    return one != other and {one, other} != {"ground", "applicant"}


@cache
def label(dimension: str, key: str, language: str) -> str:
    """Return what a key of a split is called: the words of the form without their numbers, in English with a gloss."""
    if dimension == "channel":
        subject = subjects()[key]
        return subject.zh if language == "zh" else subject.en
    form = _form()
    if dimension == "applicant":
        column = next(column for column in form.blocks[0].columns if column.key == key)
        return _named(column.label, column.english, language)
    if key in _GROUPS:
        group = next(group for group in form.groups if group.label == _GROUPS[key])
        return _named(group.label, group.english, language)
    row = next(row for row in form.rows if row.key == key)
    return _named(row.label, row.english, language)


def _of(item: Member, applicant: str) -> Member:
    return Member(
        (*item.keys, ("applicant", applicant)),
        tuple(f"{column}__{applicant}" for column in item.numerator),
        tuple(f"{column}__{applicant}" for column in item.denominator),
    )


def _named(words: str, english: str, language: str) -> str:
    plain = _REMARK.sub("", _NUMBER.sub("", words))
    return plain if language == "zh" else f"{plain} {english}"


def _form() -> forms.Table:
    return forms.edition("2021").table("applications")
