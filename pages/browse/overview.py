"""Overview: who has filed the report of a year, who was late, who has not, and what could not be read."""

import streamlit as st

from gkdash.charts import filing, reading
from gkdash.i18n.formats import percent
from gkdash.ui import data, empty, filters, overview, page
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.sheet import followed
from gkdash.ui.tables import download

here = page.open_page("overview")
t, spoken, shelf, today = here.t, here.language, here.shelf, here.today
chosen = filters.bar(here)
year, limited = chosen.year, {**chosen.parameters, "limit": data.LIST_LIMIT}

counts = data.rows(shelf, "overview_counts", **chosen.parameters)
now, before = overview.tally(counts, year, today), overview.tally(counts, year - 1, today)
if now is None:
    empty.nothing_matches(t, spoken, t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))
    st.stop()

failures = data.rows(shelf, "overview_failures", limit=data.LIST_LIMIT)
failed = failures[0]["failure_count"] if failures else 0
due_days = overview.deadlines(counts, year)
listed = data.rows(shelf, "overview_agencies", **limited)
basis = [overview.basis(today, due_days, now, spoken, t)]
sentence = overview.answer(year, now, failed, t)
if chosen.agency is not None:
    sentence = overview.answer_for(year, listed[0], today, spoken, t)
    basis.append(parts.everyone(chosen.without_agency, t))
followed(
    "answer",
    parts.head(" · ".join(filter(None, [shelf.title, t("报送总览")])), sentence, *basis),
    parts.figures(overview.tiles(now, before, failed, percent(now.filed, now.due), t), spoken, t),
    language=spoken,
)

left, right = st.columns([11, 9], gap="large")
progress = data.rows(shelf, "overview_progress", **chosen.parameters)
by_day = {
    at: {row["filed_on"]: row["agency_count"] for row in progress if row["year"] == at} for at in (year, year - 1)
}
with left:
    show(
        "progress", filing.progress(year, now.due, by_day[year], by_day[year - 1], due_days, t, today=today), spoken, t
    )
with right:
    show("types", filing.by_type(year, overview.by_type(counts, year, today, t), t), spoken, t)

st.subheader(t("名单"), anchor=False)
lists = parts.people(listed, year, today, spoken, t)
for tab, (name, node) in zip(st.tabs([name for name, _ in lists]), lists, strict=True):
    with tab:
        followed(f"list-{name}", node, language=spoken)
download("people-csv", t("{year} 年度报送名单", year=year), *parts.people_table(listed, today, t), t)

st.subheader(t("报送日历"), anchor=False)
grid = overview.calendar(data.rows(shelf, "overview_calendar", **chosen.without_year, limit=data.LIST_LIMIT))
followed("calendar", parts.calendar(grid, today, t), language=spoken)

st.subheader(t("读取情况"), anchor=False)
few = now.filed + now.strangers <= data.CELLS_LIMIT
sized = {**chosen.parameters, **data.form_sizes()}
states = overview.states(data.rows(shelf, "overview_cells" if few else "overview_states", **sized), t)
if states:
    show("coverage", reading.coverage(*states, t), spoken, t)
doubts = data.rows(shelf, "overview_doubts", **sized, limit=data.LIST_LIMIT)
followed("doubts", *parts.doubts(doubts, spoken, t), language=spoken)
revised = data.rows(shelf, "overview_revised", **limited)
followed("revised", *parts.revised(revised, spoken, t), language=spoken)
yearless = data.rows(shelf, "overview_yearless", limit=data.LIST_LIMIT)
followed("failures", *parts.failures(failures, spoken, t), *parts.yearless(yearless, spoken, t), language=spoken)
