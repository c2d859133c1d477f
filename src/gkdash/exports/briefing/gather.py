"""Ask for the views of a plan and number what came; the only part of the briefing that asks anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from urllib.parse import urlencode

from gkdash.charts import Chart
from gkdash.exports.briefing import words
from gkdash.exports.briefing.model import Absent, Briefing, Figure, Plan, Section, Wanted
from gkdash.exports.briefing.plan import HEADINGS, OTHERS
from gkdash.exports.reading import Origin
from gkdash.i18n import Translate, translator
from gkdash.i18n.words import UNIT_TYPES, UNKNOWN_TYPE
from gkdash.state import Database, refer_all
from gkdash.views import Ask, Nothing, Parameter, Question, Row, Selection, View, all_views

Refer = Callable[[Sequence[tuple[str, Mapping[str, str], str]]], list[str]]
"""Keeps views with their parameters and findings, and returns a short code for each."""


class Once:
    """Asks every question once: several views of a briefing rest on the same rows."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._known: dict[tuple[str, tuple[tuple[str, Parameter], ...]], list[Row]] = {}

    def __call__(self, name: str, /, **parameters: Parameter) -> list[Row]:
        """Return all rows of the query with these parameters bound."""
        key = (name, tuple(sorted(parameters.items())))
        if key not in self._known:
            self._known[key] = self._ask(name, **parameters)
        return self._known[key]


def referring(database: Database, generation: str) -> Refer:
    """Return what keeps references in the state, for figures of this generation."""

    def keep(figures: Sequence[tuple[str, Mapping[str, str], str]]) -> list[str]:
        return refer_all(database, figures, generation) if figures else []

    return keep


def unreferred(figures: Sequence[tuple[str, Mapping[str, str], str]]) -> list[str]:
    """Keep nothing: for a preview."""
    return ["" for _ in figures]


def gather(plan: Plan, ask: Ask, origin: Origin, keep: Refer, *, language: str, today: date) -> Briefing:
    """Return the briefing: figures in the order of the plan, those of one subject that follow each other under one heading."""
    t = translator(language)
    origin = words.labelled(origin, language, t)
    once = Once(ask)
    figures: list[Figure] = []
    absent: list[Absent] = []
    for at, item in enumerate(plan.wanted):
        view, answer = chart_of(item, once, language=language, today=today)
        name = item.view if view is None else t(view.title)
        if view is None or isinstance(answer, Nothing):
            absent.append(Absent(name, answer.reason if isinstance(answer, Nothing) else ""))
            continue
        number = len(figures) + 1
        figures.append(
            Figure(
                number=number,
                at=at,
                view=view.id,
                page=view.page,
                name=name,
                about=narrowed(item, once, t),
                chart=answer,
                words=item.words.strip() or words.about(answer, number, t),
                reference="",
                address=f"{view.page}?{urlencode(dict(item.parameters))}",
            )
        )
    codes = keep([(figure.view, plan.wanted[figure.at].parameters, figure.chart.title) for figure in figures])
    figures = [replace(figure, reference=code) for figure, code in zip(figures, codes, strict=True)]
    sections = tuple(
        Section(t(HEADINGS.get(page, OTHERS)), tuple(members))
        for page, members in groupby(figures, key=lambda figure: figure.page)
    )
    return Briefing(
        title=plan.title or words.title(plan.year, plan.scope_name, t),
        about=" · ".join(filter(None, [plan.scope_name or origin.title, t("{year} 年度", year=plan.year)])),
        recipient=plan.recipient,
        sender=plan.sender,
        day=today,
        origin=origin,
        opening=(words.opening(plan.year, plan.scope_name, origin, len(figures), language, t),),
        sections=sections,
        absent=tuple(absent),
        remarks=tuple(words.remarks(origin, absent, today, language, t)),
        language=language,
        t=t,
    )


def chart_of(item: Wanted, ask: Ask, *, language: str, today: date) -> tuple[View | None, Chart | Nothing]:
    """Return the view of an item and what it shows now; no view where this version has none of that name."""
    view = all_views().get(item.view)
    t = translator(language)
    if view is None:
        return None, Nothing(t("这个版本没有此图（{view}）", view=item.view))
    try:
        chosen = Selection.of_address(item.parameters)
    except (KeyError, ValueError):
        return view, Nothing(t("没有写明年度"))
    return view, view.build(_question(ask, view, item, chosen, language=language, today=today))


def narrowed(item: Wanted, ask: Ask, t: Translate) -> str:
    """Return in words what a view is narrowed to."""
    told = item.parameters
    parts = [t("{year} 年度", year=told["year"])] if told.get("year") else []
    parts += [_agency(told[name], ask) for name in ("scope", "agency") if told.get(name)]
    if told.get("type"):
        parts.append(t("、").join(t(UNIT_TYPES.get(key, UNKNOWN_TYPE)) for key in told["type"].split(",")))
    return t("，").join(parts)


def _question(ask: Ask, view: View, item: Wanted, chosen: Selection, *, language: str, today: date) -> Question:
    options = {name: item.parameters[name] for name in view.options if name in item.parameters}
    return Question(ask, chosen, translator(language), language, today, options)


def _agency(agency_id: str, ask: Ask) -> str:
    rows = ask("agency", agency_id=agency_id)
    return str(rows[0]["name"]) if rows else agency_id
