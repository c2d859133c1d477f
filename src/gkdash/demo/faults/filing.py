"""Faults of form and filing: chapters and tables left out, the old form, late and missing reports."""

from __future__ import annotations

from datetime import date, timedelta

from gkdash.demo.draft import Draft, Passage
from gkdash.demo.faults.base import ALL, UNITS, Around, Candidate, Planter, say
from gkdash.demo.figures import DECISIONS, Figures, form

_OTHER = ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")


def deadline(unit_type: str, year: int) -> date:
    """Return the last day on which a report for `year` is on time (条例第四十九条)."""
    return date(year + 1, 3, 31) if unit_type == "government" else date(year + 1, 1, 31)


def _missing_section(draft: Draft, _: Around) -> None:
    """Drop one of the chapters that hold no table."""
    key = draft.dice.pick("section", ("problems", "other"))
    chapter = draft.chapter(key)
    draft.chapters.remove(chapter)
    draft.fault("missing_section", f"缺少“{chapter.heading}”")


def _missing_table(draft: Draft, _: Around) -> None:
    """Leave a table out; half of the time a sentence stands in its place."""
    key = draft.dice.pick("table", ("proactive", "applications", "remedies"))
    draft.absent_tables = frozenset({key})
    cells = tuple(name for name in draft.figures if name[0] == key)
    passage = ""
    if draft.dice.chance("table.words", 0.5):
        sentence = say(draft, "fault.no_table")
        draft.chapter(key).passages.append(Passage([sentence]))
        passage = sentence.text
    ordinal = {"proactive": "二", "applications": "三", "remedies": "四"}[key]
    draft.fault("missing_table", f"缺少第{ordinal}部分表格", cells, passage)


def _outdated_form(draft: Draft, _: Around) -> None:
    """Fill in the form of 2019 for a year that asks for that of 2021."""
    draft.edition = "2019"
    draft.figures = as_2019(draft.figures)
    new = ("made", "newly_disclosed", "disclosed_total")
    cells = tuple(("proactive", "normative_documents", column) for column in new)
    draft.fault("outdated_form", "使用2019年版表格", cells)
    draft.fault("wrong_citation", "引用2019年的格式文件", follows="outdated_form")


def as_2019(figures: Figures) -> Figures:
    """Return the figures of a 2021 form as a clerk would put them into the form of 2019."""
    result: Figures = {key: figures.get(key, 0) for key in form(2020).cells()}
    for column in {key[2] for key in figures if key[0] == "applications"}:
        result["applications", "other", column] = sum(figures["applications", row, column] for row in _OTHER)
    for row in ("regulations", "normative_documents"):
        result["proactive", row, "made"] = figures["proactive", row, "issued"]
        result["proactive", row, "newly_disclosed"] = figures["proactive", row, "issued"]
        result["proactive", row, "disclosed_total"] = figures["proactive", row, "in_force"]
    for number, row in enumerate(DECISIONS):
        if figures["proactive", row, "decisions"]:
            result["proactive", row, "items_last_year"] = 12 + 9 * number
            result["proactive", row, "change"] = number - 1
    return result


def _late_report(draft: Draft, _: Around) -> None:
    """Sign and publish after the deadline."""
    due = deadline(draft.agency.unit_type, draft.year)
    draft.signed_on = due + timedelta(days=draft.dice.integer("late", 3, 34))
    draft.published_on = draft.signed_on + timedelta(days=draft.dice.integer("late.page", 0, 2))
    draft.fault("late_report", f"应于{due}前公布，落款{draft.signed_on}")


def _anywhere(_: Candidate) -> bool:
    return True


def _active(candidate: Candidate) -> bool:
    return candidate.active


def _on_the_new_form(candidate: Candidate) -> bool:
    return candidate.active and candidate.year >= 2021


def _nothing_open(candidate: Candidate) -> bool:
    return not candidate.applications("carried_out")


FILING = (
    Planter("missing_section", ALL, _anywhere, late=_missing_section),
    Planter("missing_table", UNITS, _active, late=_missing_table),
    Planter("outdated_form", UNITS, _on_the_new_form, early=_outdated_form),
    Planter("late_report", ALL, _anywhere, early=_late_report),
    Planter("missing_report", frozenset({"town"}), _nothing_open),
)
