"""One agency's report of one year: the statutory tables as printed, each cell with its source, the prose, the versions."""

import streamlit as st

from gkdash.forms import edition as form_of
from gkdash.i18n.reading import OF_CELLS
from gkdash.ui import address, claim_view, data, empty, filters, finding_view, page, report_view, ways
from gkdash.ui import report_parts as parts
from gkdash.ui.report_find import filed, find
from gkdash.ui.sheet import followed

here = page.open_page("report")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
agency, year = chosen.agency, chosen.year

if agency is None:
    listed = data.rows(shelf, "overview_agencies", **chosen.parameters, limit=data.LIST_LIMIT)
    if not listed:
        ways.end(here, chosen, t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))
    followed("chooser", parts.chooser(listed, year, here.today, t), language=spoken)
    st.stop()

found = find(here, agency, year)
if found is None:
    known = data.row(shelf, "agency", agency_id=agency)
    if known is None:
        ways.end(here, chosen, t("没有编号为“{agency}”的单位。", agency=agency))
    others = parts.other_years([row["year"] for row in filed(here, agency)], agency, t)
    empty.nothing_matches(t, spoken, t("{name} {year} 年度没有报告。", name=known["name"], year=year), *others)
    st.stop()

info, versions, shown = found.info, found.versions, found.info["report_id"]
edition = form_of(info["edition"])
cells = data.rows(shelf, "cells", report_id=shown)
differences = data.rows(shelf, "report_differences", agency_id=agency, year=year) if versions else []
warnings = [row for row in data.rows(shelf, "warnings", report_id=shown) if row["code"] not in OF_CELLS]
doubts = [row for row in cells if row["doubt"] or row["state"] == "unreadable"]
findings = data.rows(shelf, "report_findings", report_id=shown)
followed(
    "masthead",
    None if info["is_current"] else parts.superseded(agency, year, t),
    parts.masthead(info, found.standing, edition, here.today, spoken, t),
    language=spoken,
)
finding_view.findings(here, info, edition, findings)

names = [t("法定表格"), t("文字部分"), t("版本与来源（{n}）", n=len(versions) or 1)]
opened = names[1 if address.get(address.CLAIM) and not address.get(address.CELL) else 0]
tables, prose, origins, remarks = st.tabs(
    [*names, t("读取疑问（{n}）", n=len(warnings) + len(doubts))], default=opened, key="report-tabs"
)
with tables:
    report_view.tables(here, info, edition, cells, differences)
with prose:
    claim_view.prose(here, info, edition, data.rows(shelf, "sections", report_id=shown), warnings)
with origins:
    followed("versions", parts.versions(versions, shown, agency, year, spoken, t), language=spoken)
    st.subheader(t("版本之间的差别"), anchor=False)
    followed("differences", parts.differences(differences, edition, spoken, t), language=spoken)
    st.subheader(t("这份文件见于"), anchor=False)
    places = data.rows(shelf, "sources", document_id=info["document_id"])
    followed("places", parts.places(places, spoken, t), language=spoken)
with remarks:
    followed("warnings", parts.warnings(warnings, doubts, edition, spoken, t), language=spoken)
