"""Satisfaction: stated rates with their bases and intervals, whose rose most and whether that means anything."""

import streamlit as st

from gkdash.charts.stated import channel as subject_name
from gkdash.ui import address, choosing, data, filters, overview_year, page, satisfaction_parts, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.nodes import Child
from gkdash.ui.sheet import followed
from gkdash.views import Question, satisfaction, satisfaction_answer

here = page.open_page("satisfaction")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
year = chosen.year

offered = [str(row["year"]) for row in data.rows(shelf, "years") if row["year"] < year] or [str(year - 1)]
subjects = {satisfaction.ANY: t("各单位首选"), **{key: subject_name(key, spoken) for key in satisfaction.SUBJECTS}}
with st.container(key="satisfaction-choice", horizontal=True, width=520):
    subject = choosing.choose(address.CHANNEL, t("哪个事项的满意率"), subjects, satisfaction.ANY)
    before = choosing.choose(address.AGAINST, t("与哪一年比"), {item: item for item in offered}, offered[0])

options = {"channel": subject, "against": before}
asked = Question(here.ask, chosen, t, spoken, here.today, options)
now = satisfaction.summary(asked)
if now is None:
    ways.end(here, chosen, t("{year} 年度在所选范围内没有报告。请放宽筛选条件。", year=year))

rows, grid = satisfaction.listed(asked), satisfaction.over_years(asked)
last = next((row for row in satisfaction.by_year(asked) if row["year"] == year - 1), None)
always = grid[0]["always_count"] if grid else 0
basis: list[Child] = [t("出自报告文字；两个平均都只计可核的满意率，分开列出；没有写不等于 0。")]
if chosen.agency is not None:
    basis.append(parts.everyone(chosen.without_agency, t, "satisfaction"))
title = " · ".join(filter(None, [shelf.title, t("群众满意率")]))
followed(
    "answer",
    parts.head(title, satisfaction_answer.answer(year, int(before), now, rows, t), *basis),
    overview_year.facts(satisfaction_answer.figures(now, last, always, t, spoken), {}, ()),
    language=spoken,
)

doubtful = satisfaction_parts.cannot(rows)
evidence = data.rows(
    shelf,
    "satisfaction_evidence",
    reports=tuple(row["report_id"] for row in doubtful),
    claims=tuple(row["claim_id"] for row in doubtful),
)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "satisfaction.changes", **options)
with right:
    show(here, chosen, "satisfaction.trend", channel=subject)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "satisfaction.rates", channel=subject)
with right:
    show(here, chosen, "satisfaction.funnel", channel=subject)
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "satisfaction.distribution", channel=subject)
with right:
    followed("impossible", satisfaction_parts.impossible(doubtful, evidence, year, spoken, t), language=spoken)
    followed("always", satisfaction_parts.always(grid, spoken, t), language=spoken)
show(here, chosen, "satisfaction.years", channel=subject)
