"""A choice on a page that lives in the address besides the filters: which denominator, which act."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gkdash.ui import address, state


def choose(label: str, parameter: str, names: Mapping[str, str], chosen: str) -> None:
    """Draw the choice as a row of buttons, `chosen` of `names` pressed; what is picked goes into the address."""
    state.put_widget(parameter, chosen)
    st.segmented_control(
        label,
        list(names),
        key=state.widget_key(parameter),
        format_func=lambda key: names[key],
        required=True,
        on_change=address.from_widget,
        args=(parameter,),
    )
