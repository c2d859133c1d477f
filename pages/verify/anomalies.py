"""Anomalies: how the year stands as a whole, who was found by which check, and triage with the evidence side by side."""

from gkdash.ui import anomalies_view, data, filters, page, triage, ways
from gkdash.ui import overview_parts as parts
from gkdash.ui.sheet import followed
from gkdash.views import anomalies

here = page.open_page("anomalies")
t, spoken, shelf = here.t, here.language, here.shelf
chosen = filters.bar(here)
year, shown = chosen.year, anomalies_view.part()

states = data.rows(shelf, "anomalies_state", **chosen.parameters)
now, before = anomalies.state(states, year), anomalies.state(states, year - 1)
if now is None:
    ways.end(here, chosen, t("{year} 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。", year=year))

found = anomalies.found_by_severity(data.rows(shelf, "anomalies_counts", **chosen.parameters), year)
basis = [t("由同一原因引起的只计一项；“读取存疑”不算单位的差错。")]
if chosen.agency is not None:
    basis.append(parts.everyone(chosen.without_agency, t, "anomalies"))
followed(
    "answer",
    parts.head(
        " · ".join(filter(None, [shelf.title, t("异常核查")])), anomalies.answer(year, now, found, spoken, t), *basis
    ),
    None if shown == "list" else parts.figures(anomalies.tiles(now, before, found, t), spoken, t),
    language=spoken,
)

anomalies_view.choose_part(here, shown)
if shown == "list":
    triage.triage(here, chosen)
else:
    anomalies_view.draw(here, chosen, shown)
