"""Compare: agencies or years side by side, with the places that the figures leave open instead of ranks."""

import streamlit as st

from gkdash.i18n.formats import in_order
from gkdash.metrics.catalogue import all_metrics
from gkdash.ui import address, choosing, data, filters, page, several, ways
from gkdash.ui.figures import show
from gkdash.ui.nodes import link
from gkdash.ui.overview_parts import head
from gkdash.ui.sheet import followed
from gkdash.views import Question
from gkdash.views.compare import METRIC, MOST, WITH, metric_of, picked, sentence

here = page.open_page("compare")
t, spoken = here.t, here.language
chosen = filters.bar(here)
if ways.is_lost(here, chosen):
    ways.end(here, chosen)
agencies = picked(address.get(WITH))
options = {METRIC: address.get(METRIC) or "", WITH: ",".join(agencies)}
asked = Question(here.ask, chosen, t, spoken, here.today, options)
metric = metric_of(asked)
options[METRIC] = metric.id
title = " · ".join(filter(None, [here.shelf.title, t("单位对比")]))
basis = t("名次是区间所容许的最好和最差名次，只在同类单位中排；区间重叠的分不出高低。")
defined = link(t("指标定义"), "definitions", metric=metric.id)
followed("answer", head(title, sentence(asked), basis, defined), language=spoken)

offered = data.rows(here.shelf, "choices", scope=chosen.scope, unit_type=chosen.unit_type, limit=filters.CHOICE_LIMIT)
names = {row["agency_id"]: row["name"] for row in sorted(offered, key=lambda row: in_order(row["name"]))}
missing = [key for key in agencies if key not in names]
names |= {key: known["name"] for key in missing if (known := data.row(here.shelf, "agency", agency_id=key))}
left, right = st.columns([2, 5], vertical_alignment="bottom")
with left:
    choosing.choose(METRIC, t("选用指标"), {key: item.name(spoken) for key, item in all_metrics().items()}, metric.id)
with right:
    hint = t("选一家看各年，选几家并列；不选则比全部同类")
    several.choose(WITH, t("并列的单位（最多 {n} 家）", n=MOST), filters.distinct(names), agencies, MOST, hint)

options = {name: value for name, value in options.items() if value}
if agencies or chosen.agency:
    left, right = st.columns(2, gap="large")
    with left:
        show(here, chosen, "compare.ranks", **options)
    with right:
        show(here, chosen, "compare.years", **options)
    show(here, chosen, "compare.metrics", **options)
else:
    show(here, chosen, "compare.ranks", **options)
