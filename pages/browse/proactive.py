"""Proactive disclosure: documents in force, decisions and fees published, and what came out by which channel."""

import streamlit as st

from gkdash.ui import address, data, filters, option, page, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.sheet import followed
from gkdash.views import outcomes
from gkdash.views.proactive import ACT, ACTS, act
from gkdash.views.terms import terms

here = page.open_page("proactive")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
year = chosen.year

by_year = {row["year"]: row for row in data.rows(shelf, "proactive_years", **chosen.parameters)}
if year not in by_year:
    ways.end(here, chosen, t("{year} 年度在所选范围内没有报告。请放宽筛选条件。", year=year))
now, before = by_year[year], by_year.get(year - 1)
names = terms("proactive", spoken)
basis = [outcomes.disclosed_basis(now, spoken, t)]
if chosen.agency is not None:
    basis.append(parts.everyone(chosen.without_agency, t, page="proactive"))
followed(
    "answer",
    parts.head(
        " · ".join(filter(None, [shelf.title, t("主动公开")])), outcomes.disclosed(now, names, spoken, t), *basis
    ),
    parts.figures(outcomes.disclosed_tiles(now, before, names, spoken, t), spoken, t),
    language=spoken,
)

left, right = st.columns([9, 11], gap="large")
with left:
    show(here, chosen, "proactive.documents")
with right:
    show(here, chosen, "proactive.acts")

st.subheader(t("各单位处理决定和收费"), anchor=False)
chosen_act = act(address.get(ACT))
option.choose(t("事项"), ACT, {key: names[told.term] for key, told in ACTS.items()}, chosen_act)
show(here, chosen, "proactive.agencies", **{ACT: chosen_act})

st.subheader(t("公开渠道和数量（据各单位报告文字）"), anchor=False)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "proactive.channels")
with right:
    show(here, chosen, "proactive.published")
