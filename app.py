"""The gate: settings of the browser page, the registry of pages, the one error frame. No business of its own.

Every page is opened through here, and asks for its right again (`ui.page.open_page`), so that two locks must fail.
"""

import streamlit as st

from gkdash.i18n import translator
from gkdash.ui import address, errors, navigation, page, sheet

st.set_page_config(
    page_title="gkdash", page_icon=sheet.asset_path("mark.svg"), layout="wide", initial_sidebar_state=236
)
st.logo(sheet.asset_path("logo.svg"), size="large")
st.html(sheet.page_style())

spoken = page.language()
with errors.frame(spoken):
    t = translator(spoken)
    chosen = st.navigation(navigation.pages(t), expanded=True)
    address.settle(chosen.url_path or navigation.PAGES[0].key)
    with st.sidebar:
        page.switch_language(t, spoken)
    chosen.run()
