"""The address is the one truth of what a page shows: filters read it, and write it when they are changed.

Streamlit's own `bind="query-params"` writes an option's label into the address, not its value: an agency's name
instead of its id, which is neither unique nor the same in both languages; and it loses the parameters on a page change.
"""

from __future__ import annotations

import streamlit as st

from gkdash.ui import state

LANGUAGE = "lang"
SCOPE = "scope"
YEAR = "year"
UNIT_TYPE = "type"
AGENCY = "agency"
CELL = "cell"
CLAIM = "claim"
FINDING = "finding"
VERSION = "version"
WORDS = "q"
SQL = "sql"
LOOK = "look"
JOB = "job"
WITH = "with"
PART = "part"
CHECK = "check"
SEVERITY = "severity"
STANDING = "standing"
RUNG = "rung"
METRIC = "metric"
CHANNEL = "channel"
AGAINST = "against"

KEPT = (LANGUAGE, SCOPE, YEAR, UNIT_TYPE, AGENCY)
"""Parameters that go along from page to page."""

ALONG = (LANGUAGE, SCOPE, UNIT_TYPE)
"""Of these, what goes along with a link that does not say otherwise: what is looked at is for the link to say."""


def settle(page: str) -> None:
    """Bring the last page's parameters along where this run is the first of another page; call once, before drawing.

    An address that says what to show is complete: a link, or the browser's way back. An agency that a link led to is
    left behind with its page, so that going back to a list shows the list: going back to an address without parameters,
    Streamlit 1.67 hands over those of the page left.
    """
    before, remembered = state.page(), state.remembered()
    changed, linked = before not in {None, page}, state.take_linked()
    if changed and not linked and AGENCY in st.query_params and st.query_params[AGENCY] == state.led_to():
        for name in (AGENCY, CELL, CLAIM, FINDING, VERSION, PART, CHECK, SEVERITY, STANDING, RUNG):
            st.query_params.pop(name, None)
    complete = any(name in st.query_params for name in KEPT if name != LANGUAGE)
    for name, value in remembered.items():
        if name not in st.query_params and (name == LANGUAGE or (changed and not complete)):
            st.query_params[name] = value
    state.set_page(page)
    kept = {name: st.query_params[name] for name in KEPT if name in st.query_params}
    by_link = before is not None and kept.get(AGENCY) != remembered.get(AGENCY)
    state.set_led_to(kept.pop(AGENCY, None) if by_link else None)
    state.remember(kept)


def get(name: str) -> str | None:
    """Return a parameter; None where it is absent or empty."""
    return st.query_params.get(name) or None


def along(parameters: dict[str, str]) -> dict[str, str]:
    """Return the parameters of a link with those of this address that go along."""
    return {**{name: st.query_params[name] for name in ALONG if name in st.query_params}, **parameters}


def put(name: str, value: str | None) -> None:
    """Set a parameter, or take it out of the address where `value` is None."""
    if value is None:
        st.query_params.pop(name, None)
    else:
        st.query_params[name] = value
    if name in KEPT:
        kept = {key: text for key, text in state.remembered().items() if key != name}
        state.remember(kept if value is None else {**kept, name: value})


def from_widget(name: str, *cleared: str) -> None:
    """Take over what the user set the widget of `name` to; parameters in `cleared` no longer apply."""
    put(name, state.widget(name))
    for other in cleared:
        put(other, None)
