"""What charts of outcomes say alike: over how many reports figures are added up, and which are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self, TypeAlias

from gkdash.i18n import Translate
from gkdash.i18n.formats import count
from gkdash.metrics.catalogue import Metric

Row: TypeAlias = Mapping[str, Any]


class Cases(int):
    """A number that stands in a sentence as people read it (`4.53万`), and still chooses the plural."""

    language: str

    def __new__(cls, value: float | None, language: str) -> Self:
        """Take a number of cases; None, where nothing is drawn for it, counts as none."""
        made = super().__new__(cls, number(value))
        made.language = language
        return made

    def __format__(self, _spec: str) -> str:
        """Return it as the language writes it."""
        return count(int(self), self.language)


def coverage(row: Row, given: int, language: str, t: Translate) -> str:
    """Return how many reports are added up; `given` of `report_count` have the figures, consolidated ones are told apart."""
    parts = [t("按 {n} 份报告相加", n=Cases(given, language))]
    lacking = int(row["report_count"]) - given
    if lacking:
        parts.append(t("{n} 份没有读到所需数字，未计入", n=Cases(lacking, language)))
    consolidated = int(row.get("consolidated_count") or 0)
    if consolidated:
        parts.append(t("{n} 份政府汇总报告已含下级单位，不重复相加", n=Cases(consolidated, language)))
    return t("；").join(parts)


def apart_from_totals(
    drawn: Mapping[str, int], totals: Row, called: Mapping[str, str], language: str, t: Translate
) -> str:
    """Return the clause that says where sums over the cells differ from the column 总计; nothing where none does."""
    told = [
        t(
            "{name} {n} 件（总计列 {total} 件）",
            name=called[key],
            n=Cases(value, language),
            total=Cases(totals[key], language),
        )
        for key, value in drawn.items()
        if value != number(totals[key])
    ]
    return t("；图按申请人逐格相加，与报告的总计列不同：{text}", text=t("、").join(told)) if told else ""


def defined(metrics: Sequence[Metric], language: str) -> str:
    """Return the definitions of several metrics as one text, each under its name."""
    colon = "：" if language == "zh" else ": "
    return " ".join(f"{metric.name(language)}{colon}{metric.definition(language)}" for metric in metrics)


def within_quotes(term: str) -> str:
    """Return a term as it stands between quotation marks: its own become single ones."""
    return term.replace("“", "‘").replace("”", "’")


def whole(value: float | None) -> int | None:
    """Return a number of cases as such; None stays None, for not reported is not 0."""
    return None if value is None else round(value)


def number(value: float | None) -> int:
    """Return a number of cases for a drawing or a sum of what is there."""
    return 0 if value is None else round(value)


def rate(cases: float | None, of: float | None, minimum: int) -> float | None:
    """Return a rate in percent; None where a part is not known, the base is below `minimum`, or the cases exceed it."""
    if cases is None or of is None or of < max(1, minimum) or cases > of:
        return None
    return 100 * cases / of
