"""Public requests: how many came by which channel, to whom, who states nothing, and who is busy with all-zero tables."""

import streamlit as st

from gkdash.charts.stated import channel as channel_name
from gkdash.ui import address, choosing, data, filters, hotline_parts, overview_year, page, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.figures import show
from gkdash.ui.nodes import Child
from gkdash.ui.sheet import followed
from gkdash.views import Question, hotline, hotline_answer

SILENT_LIMIT = 50

here = page.open_page("hotline")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
year = chosen.year

asked = Question(here.ask, chosen, t, spoken, here.today)
states = hotline.summed(hotline.states(asked, hotline_answer.HOTLINE))
if not any(count for state, count in states.items() if state != "missing"):
    ways.end(here, chosen, t("{year} 年度在所选范围内没有报告。请放宽筛选条件。", year=year))

rows, loads = hotline.by_channel(asked), hotline.loads(asked)
told = (year, rows, states, loads, t, spoken)
basis: list[Child] = [t("出自报告文字；没有写明的不计，不当作 0；全域数不算本单位的。")]
if chosen.agency is not None:
    basis.append(parts.everyone(chosen.without_agency, t, "hotline"))
title = " · ".join(filter(None, [shelf.title, t("热线与诉求")]))
followed(
    "answer",
    parts.head(title, hotline_answer.answer(*told), *basis),
    overview_year.facts(hotline_answer.figures(*told), {}, ()),
    language=spoken,
)

left, right = st.columns([11, 9], gap="large")
with left:
    show(here, chosen, "hotline.load")
with right:
    show(here, chosen, "hotline.channels")
zero = hotline_parts.zero_reports(loads, SILENT_LIMIT)
evidence = data.rows(
    shelf, "hotline_evidence", reports=tuple(row["report_id"] for row in zero), channels=hotline.CHANNELS
)
followed("silent", hotline_parts.silent(zero, evidence, year, spoken, t), language=spoken)

st.subheader(t("按渠道看"), anchor=False)
with st.container(key="channel-choice", width=320):
    names = {key: channel_name(key, spoken) for key in hotline.ORDER}
    channel = choosing.choose(address.CHANNEL, t("渠道"), names, hotline.ORDER[0])
left, right = st.columns(2, gap="large")
with left:
    show(here, chosen, "hotline.agencies", channel=channel)
    show(here, chosen, "hotline.reporting", channel=channel)
with right:
    show(here, chosen, "hotline.trend", channel=channel)
    show(here, chosen, "hotline.changes", channel=channel)
show(here, chosen, "hotline.years", channel=channel)
