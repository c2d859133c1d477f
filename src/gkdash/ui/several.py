"""A choice of several of a kind, such as agencies to put side by side: a box whose values stand in the address, by commas."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from gkdash.ui import address, state


def choose(
    parameter: str,
    label: str,
    options: Mapping[str, str],
    chosen: tuple[str, ...],
    most: int,
    hint: str,
    clears: tuple[str, ...] = (),
) -> None:
    """Draw the box with what is chosen; `options` are names by key, `most` how many may be chosen.

    Parameters of the address in `clears` no longer apply when the choice changes.
    """
    key = state.widget_key(parameter)
    state.put(key, list(chosen))
    st.multiselect(
        label,
        list({**options, **dict.fromkeys(chosen)}),
        key=key,
        format_func=lambda item: options.get(item, item),
        max_selections=most,
        placeholder=hint,
        on_change=_take,
        args=(parameter, key, *clears),
    )


def _take(parameter: str, key: str, *cleared: str) -> None:
    address.put(parameter, ",".join(state.held(key)) or None)
    for other in cleared:
        address.put(other, None)
