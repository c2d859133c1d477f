"""The one list of metrics: what each is called, how it comes about, and from how few cases on it says nothing.

Pages, exports and docs take names, formulas and minimum denominators from here; queries take the columns. Adding a
metric is adding a paragraph to a file in `definitions/`: `metrics` are sums of columns or ratios of them, `prose` those
that a query of their own works out from what reports state in words.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric: a sum of columns, or the ratio of two such sums in percent.

    `numerator` and `denominator` name columns of `report_measure` or `report_outcome`, and are empty for a metric of the
    prose; `minimum` is the smallest denominator from which on a rate is compared or ranked, 0 for a count.
    """

    id: str
    family: str
    label: str
    english: str
    unit: str
    numerator: tuple[str, ...]
    denominator: tuple[str, ...]
    minimum: int
    formula: str
    formula_english: str
    caveat: str = ""
    caveat_english: str = ""
    citation: str = ""

    @property
    def is_rate(self) -> bool:
        """Tell whether it is a ratio."""
        return bool(self.denominator)

    def name(self, language: str) -> str:
        """Return what it is called."""
        return self.label if language == "zh" else self.english

    def definition(self, language: str) -> str:
        """Return the formula in words, the caveat and the smallest denominator, as one text."""
        zh = language == "zh"
        parts = [self.formula if zh else self.formula_english]
        caveat = self.caveat if zh else self.caveat_english
        if caveat:
            parts.append(caveat)
        if self.minimum:
            parts.append(
                f"分母不足 {self.minimum} 的不比较、不排序。"
                if zh
                else f"Not compared or ranked below a denominator of {self.minimum}."
            )
        text = "".join(part if part.endswith("。") else f"{part}。" for part in parts)
        return text if zh else " ".join(part if part.endswith(".") else f"{part}." for part in parts)


def all_metrics() -> dict[str, Metric]:
    """Return every metric made of columns by its id, in the order of files and paragraphs."""
    return {key: item for key, item in _every().items() if item.numerator}


def prose_metrics() -> dict[str, Metric]:
    """Return every metric of the prose by its id, in the order of files and paragraphs."""
    return {key: item for key, item in _every().items() if not item.numerator}


def metric(metric_id: str) -> Metric:
    """Return the metric with this id; raise KeyError where there is none."""
    return _every()[metric_id]


@cache
def _every() -> dict[str, Metric]:
    """Return the metrics of both kinds; raise ValueError for an id given twice."""
    found: dict[str, Metric] = {}
    folder = resources.files("gkdash.metrics") / "definitions"
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if not item.name.endswith(".toml"):
            continue
        told_of = tomllib.loads(item.read_text(encoding="utf-8"))
        for told in (*told_of.get("metrics", ()), *told_of.get("prose", ())):
            if told["id"] in found:
                raise ValueError(f"{item.name}: two metrics have the id {told['id']!r}")
            found[told["id"]] = _metric(item.name.removesuffix(".toml"), told)
    return found


def _metric(family: str, told: Mapping[str, Any]) -> Metric:
    given: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in told.items()}
    whole: dict[str, Any] = {"numerator": (), "denominator": (), "minimum": 0, **given}
    return Metric(family=family, **whole)
