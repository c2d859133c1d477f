"""A choice of one page, such as which channel: a box whose value stands in the address beside the filters."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gkdash.ui import address, state


def choose(parameter: str, label: str, options: Mapping[str, str], otherwise: str) -> str:
    """Draw the box and return what is chosen: what the address says where that is an option, else `otherwise`."""
    asked = address.get(parameter)
    chosen = asked if asked in options else otherwise
    state.put_widget(parameter, chosen)
    st.selectbox(
        label,
        list(options),
        key=state.widget_key(parameter),
        format_func=lambda key: options.get(key, key),
        on_change=address.from_widget,
        args=(parameter,),
    )
    return str(chosen)
