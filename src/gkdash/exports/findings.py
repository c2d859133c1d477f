"""What is said of a finding where it is handed over: title, sentence, how to mend, legal basis; and the decision about it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from gkdash.checks import spoken
from gkdash.checks.model import Check
from gkdash.checks.places import cell_name
from gkdash.checks.registry import checks
from gkdash.exports.reading import Record
from gkdash.i18n import Translate
from gkdash.i18n.formats import figure
from gkdash.i18n.punctuation import within
from gkdash.state import Decided, FindingTarget, State


def title(check_id: str, language: str = "zh") -> str:
    """Return what a check is called; its id where there is no such check any more."""
    found = _check(check_id)
    if found is None:
        return check_id
    return found.title.en if language == "en" else found.title.zh


def said(row: Record, language: str = "zh") -> str:
    """Return a finding as a sentence."""
    return spoken.said(row["check_id"], str(row["message"]), json.loads(row["params"] or "{}"), language)


def mend(check_id: str, language: str = "zh") -> str:
    """Return how an agency mends what a check found; nothing where there is no such check any more."""
    found = _check(check_id)
    if found is None:
        return ""
    return found.mend.en if language == "en" else found.mend.zh


def citation(check_id: str, language: str = "zh") -> str:
    """Return what a check rests on, a law as cited in Chinese; nothing where there is no such check any more."""
    found = _check(check_id)
    return spoken.cited(found.citation, language) if found else ""


def places(row: Record, language: str, t: Translate) -> list[tuple[str, str]]:
    """Return where a finding stands and what is there: cells with their figures, passages of the prose with their words."""
    found: list[tuple[str, str]] = []
    for item in json.loads(row["evidence"] or "[]"):
        if {"table", "row", "column"} <= item.keys():
            name = cell_name(item["table"], item["row"], item["column"], language)
            value = item.get("value")
            shown = figure(value) if isinstance(value, (int, float)) else t("没有数字")
            found.append((_whose(item, t) + name, shown))
        elif item.get("text"):
            found.append((t("正文"), t("“{text}”", text=within(item["text"]))))
    return found


def _whose(item: Record, t: Translate) -> str:
    agency, year = str(item.get("agency") or ""), item.get("year")
    if year and agency:
        return t("{agency}{year}年", agency=agency, year=year)
    return t("{year}年", year=year) if year else agency


def key_of(row: Record) -> str:
    """Return what a decision is attached to within an agency and year."""
    return f"{row['check_id']}/{row['fingerprint']}"


def decisions(state: State, year: int, rows: Sequence[Record]) -> dict[tuple[str, str], Decided]:
    """Return the decisions in force about these findings of a year, by agency and key.

    A decision names its agency by id and by name, since a new roster may give another id.
    """
    by_id = {(row["agency_id"], key_of(row)): row for row in rows}
    by_name = {(row["agency"], key_of(row)): row for row in rows}
    found: dict[tuple[str, str], Decided] = {}
    for decided in _about_findings(state.in_force(), year):
        target = decided.target
        key = f"{target.check_id}/{target.fingerprint}"  # type: ignore[union-attr]
        row = by_id.get((target.agency_id, key)) or by_name.get((target.agency, key))
        if row is not None:
            found[row["agency_id"], key] = decided
    return found


def _about_findings(decided: Iterable[Decided], year: int) -> Iterable[Decided]:
    return (item for item in decided if isinstance(item.target, FindingTarget) and item.target.year == year)


def _check(check_id: str) -> Check | None:
    return next((item for item in checks() if item.id == check_id), None)
