"""Applications: how many came in, what became of them, what is refused most and why."""

import streamlit as st

from gkdash.metrics.catalogue import metric
from gkdash.ui import address, data, filters, option, outcome_parts, page, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.sheet import followed
from gkdash.views import outcomes
from gkdash.views.applications import DENOMINATOR, GRID_LIMIT, RATES, denominator
from gkdash.views.terms import terms

here = page.open_page("applications")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
year, asked = chosen.year, chosen.parameters

by_year = {row["year"]: row for row in data.rows(shelf, "applications_years", **asked)}
if year not in by_year:
    ways.end(here, chosen, t("{year} 年度在所选范围内没有报告。请放宽筛选条件。", year=year))
now, before = by_year[year], by_year.get(year - 1)
reasons = {row["year"]: row for row in data.rows(shelf, "applications_reasons", **asked)}
refusing = data.rows(shelf, "applications_grounds", **asked, limit=GRID_LIMIT)
basis = [outcomes.basis(now, spoken, t)]
if chosen.agency is not None:
    basis.append(parts.everyone(chosen.without_agency, t, page="applications"))
names = terms("applications", spoken)
followed(
    "answer",
    parts.head(
        " · ".join(filter(None, [shelf.title, t("申请办理")])),
        outcomes.answer(now, reasons.get(year), refusing, names, spoken, t),
        *basis,
    ),
    parts.figures(outcomes.tiles(now, before, t), spoken, t),
    language=spoken,
)

show(here, chosen, "applications.flow")
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "applications.reasons")
with right:
    show(here, chosen, "applications.otherwise")
show(here, chosen, "applications.grounds")

left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "applications.agencies")
with right:
    show(here, chosen, "applications.years")

st.subheader(t("公开率"), anchor=False)
base = denominator(address.get(DENOMINATOR))
option.choose(t("分母"), DENOMINATOR, {key: metric(key).name(spoken) for key in RATES}, base)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "applications.disclosure", **{DENOMINATOR: base})
with right:
    show(here, chosen, "applications.disclosure_years")

st.subheader(t("结转"), anchor=False)
show(here, chosen, "applications.carry")

st.subheader(t("行政复议和行政诉讼"), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "applications.remedies")
with right:
    show(here, chosen, "applications.corrections")
listed = data.rows(shelf, "applications_challenged", **asked, limit=data.LIST_LIMIT)
minimum = metric("review_correction_rate").minimum
followed("challenged", *outcome_parts.challenged(listed, year, minimum, t), language=spoken)
