"""One agency over all years: where it stands, its findings, its peers, its documents, its text against last year's."""

import streamlit as st

from gkdash.ui import agency_view, data, filters, page, report_parts, ways
from gkdash.ui.nodes import link
from gkdash.ui.sheet import followed

here = page.open_page("agency")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
agency, year = chosen.agency, chosen.year

if agency is None:
    listed = data.rows(shelf, "overview_agencies", **chosen.parameters, limit=data.LIST_LIMIT)
    if not listed:
        ways.end(here, chosen, t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))
    followed("chooser", report_parts.chooser(listed, year, here.today, t, "agency"), language=spoken)
    st.stop()

about = data.row(shelf, "agency", agency_id=agency)
if about is None:
    ways.end(here, chosen, t("没有编号为“{agency}”的单位。", agency=agency))

years = data.rows(shelf, "agency_years", agency_id=agency)
to_report = link(t("打开 {year} 年度报告", year=year), "report", agency=agency, year=year)
to_list = link(t("处理这家单位的发现"), "anomalies", part="list", agency=agency, year=year)
agency_view.head(here, chosen, about, years, to_report, to_list)
agency_view.figures(here, chosen)
agency_view.years(here, chosen, years)
agency_view.findings(here, about)
agency_view.documents(here, about)
agency_view.texts(here, chosen)
