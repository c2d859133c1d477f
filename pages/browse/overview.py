"""Overview: who has filed the report of a year, who was late, who has not, and what could not be read."""

import streamlit as st

from gkdash.i18n.formats import percent
from gkdash.ui import data, filters, overview_view, overview_year, page, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.navigation import PAGE_KEYS
from gkdash.ui.sheet import followed
from gkdash.ui.tables import download
from gkdash.views import filing
from gkdash.views.overview import form_sizes
from gkdash.views.year import facts

here = page.open_page("overview")
t, spoken, shelf, today = here.t, here.language, here.shelf, here.today
chosen = filters.bar(here)
year, limited = chosen.year, {**chosen.parameters, "limit": data.LIST_LIMIT}

counts = data.rows(shelf, "overview_counts", **chosen.parameters)
now, before = filing.tally(counts, year, today), filing.tally(counts, year - 1, today)
if now is None:
    ways.end(here, chosen, t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))

failures = data.rows(shelf, "overview_failures", limit=data.LIST_LIMIT)
failed = failures[0]["failure_count"] if failures else 0
due_days = filing.deadlines(counts, year)
listed = data.rows(shelf, "overview_agencies", **limited)
basis = [filing.basis(today, due_days, now, spoken, t)]
sentence = filing.answer(year, now, failed, t)
if chosen.agency is not None:
    sentence = filing.answer_for(year, listed[0], today, spoken, t)
    basis.append(parts.everyone(chosen.without_agency, t))
followed(
    "answer",
    parts.head(" · ".join(filter(None, [shelf.title, t("报送总览")])), sentence, *basis),
    parts.figures(filing.tiles(now, before, failed, percent(now.filed, now.due), t), spoken, t),
    overview_year.facts(
        facts(data.rows(shelf, "overview_subjects", **chosen.parameters), year, spoken, t), chosen.address, PAGE_KEYS
    ),
    language=spoken,
)

left, right = st.columns([11, 9], gap="large")
with left:
    show(here, chosen, "overview.progress")
with right:
    show(here, chosen, "overview.types")

overview_view.first(here, chosen, failed)

st.subheader(t("名单"), anchor=False)
lists = parts.people(listed, year, today, spoken, t)
for tab, (name, node) in zip(st.tabs([name for name, _ in lists]), lists, strict=True):
    with tab:
        followed(f"list-{name}", node, language=spoken)
download("people-csv", t("{year} 年度报送名单", year=year), *parts.people_table(listed, today, t), t)

st.subheader(t("报送日历"), anchor=False)
grid = filing.calendar(data.rows(shelf, "overview_calendar", **chosen.without_year, limit=data.LIST_LIMIT))
followed("calendar", parts.calendar(grid, today, t), language=spoken)

st.subheader(t("读取情况"), anchor=False)
show(here, chosen, "overview.coverage")
doubts = data.rows(shelf, "overview_doubts", **chosen.parameters, **form_sizes(), limit=data.LIST_LIMIT)
followed("doubts", *parts.doubts(doubts, spoken, t), language=spoken)
revised = data.rows(shelf, "overview_revised", **limited)
followed("revised", *parts.revised(revised, spoken, t), language=spoken)
yearless = data.rows(shelf, "overview_yearless", limit=data.LIST_LIMIT)
followed("failures", *parts.failures(failures, spoken, t), *parts.yearless(yearless, spoken, t), language=spoken)
