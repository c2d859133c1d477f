"""Briefing: put views in order, add words, look at it, and take it away as Word, PowerPoint, HTML or all in one archive."""

import streamlit as st

from gkdash.ui import address, briefing, briefing_files, filters, page
from gkdash.ui import briefing_parts as parts
from gkdash.ui.sheet import followed

here = page.open_page("briefing")
t, spoken = here.t, here.language
chosen = filters.bar(here)
made = briefing.preview(here, chosen)

followed("answer", parts.head(made, here), language=spoken)
with briefing.lookup(here):
    code = address.get(briefing.REFERENCE)
    if code:
        followed("reference", parts.reference(briefing_files.resolved(here, code), code, here), language=spoken)
left, right = st.columns([9, 11], gap="large")
with left:
    briefing.particulars(here)
    briefing.chooser(here, chosen)
    briefing.listing(here, made)
with right:
    briefing_files.downloads(here, chosen, made)
    briefing_files.paper(made)
