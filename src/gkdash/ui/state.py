"""The keys of the session, typed; nothing else in the project reads or writes `st.session_state`."""

from __future__ import annotations

from typing import cast

import streamlit as st

_PAGE = "gkdash.page"
_REMEMBERED = "gkdash.remembered"
_LED_TO = "gkdash.led_to"


def page() -> str | None:
    """Return the page shown by the last run; None in a new session."""
    return cast("str | None", st.session_state.get(_PAGE))


def set_page(name: str) -> None:
    """Keep which page this run shows."""
    st.session_state[_PAGE] = name


def remembered() -> dict[str, str]:
    """Return the address parameters of the last run."""
    return cast("dict[str, str]", st.session_state.get(_REMEMBERED, {}))


def remember(parameters: dict[str, str]) -> None:
    """Keep the address parameters of this run for the next page."""
    st.session_state[_REMEMBERED] = parameters


def led_to() -> str | None:
    """Return the agency that a link led the last run to; None where it was chosen, or there is none."""
    return cast("str | None", st.session_state.get(_LED_TO))


def set_led_to(agency: str | None) -> None:
    """Keep the agency that a link led this run to."""
    st.session_state[_LED_TO] = agency


def widget_key(parameter: str) -> str:
    """Return the session key of the widget that shows an address parameter."""
    return f"gkdash.widget.{parameter}"


def put_widget(parameter: str, value: str | None) -> None:
    """Set what the widget of an address parameter shows; before the widget is drawn."""
    st.session_state[widget_key(parameter)] = value


def widget(parameter: str) -> str | None:
    """Return what the user set the widget of an address parameter to."""
    return cast("str | None", st.session_state.get(widget_key(parameter)))
