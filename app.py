"""The gate: settings of the browser page, the registry of pages, the one error frame. No business of its own.

Every page is opened through here, and asks for its right again (`ui.page.open_page`), so that two locks must fail.
"""

import streamlit as st

from gkdash.i18n import translator
from gkdash.ui import address, empty, errors, navigation, page, sheet

st.set_page_config(
    page_title="gkdash", page_icon=sheet.asset_path("mark.svg"), layout="wide", initial_sidebar_state=236
)
st.logo(sheet.asset_path("logo.svg"), size="large")
st.html(sheet.page_style())

spoken = page.language()
with errors.frame(spoken):
    t = translator(spoken)
    stray = navigation.stray(st.context.url)

    def no_such_page() -> None:
        """Draw what a name that is no page leads to."""
        empty.no_such_page(t, spoken, stray or "", [(page.key, t(page.title)) for page in navigation.PAGES[1:]])

    chosen = st.navigation(navigation.pages(t, stray, no_such_page), expanded=True)
    address.settle(chosen.url_path or navigation.PAGES[0].key)
    with st.sidebar:
        page.switch_language(t, spoken)
    chosen.run()
