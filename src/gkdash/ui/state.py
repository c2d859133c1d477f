"""The keys of the session, typed; nothing else in the project reads or writes `st.session_state`."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple, cast

import streamlit as st

_PAGE = "gkdash.page"
_REMEMBERED = "gkdash.remembered"
_LED_TO = "gkdash.led_to"
_LINKED = "gkdash.linked"
_PERSON = "gkdash.person"
_NOTICE = "gkdash.notice"
_BRING = "gkdash.bring"
_MARKED = "gkdash.marked"
_PICKED = "gkdash.picked"
_VISIT = "gkdash.visit"


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


def set_linked() -> None:
    """Keep that the next run comes from a link, whose parameters are what is wanted."""
    st.session_state[_LINKED] = True


def take_linked() -> bool:
    """Tell whether this run comes from a link; once."""
    return bool(st.session_state.pop(_LINKED, False))


def widget_key(parameter: str) -> str:
    """Return the session key of the widget that shows an address parameter."""
    return f"gkdash.widget.{parameter}"


def put_widget(parameter: str, value: str | None) -> None:
    """Set what the widget of an address parameter shows; before the widget is drawn."""
    st.session_state[widget_key(parameter)] = value


def widget(parameter: str) -> str | None:
    """Return what the user set the widget of an address parameter to."""
    return cast("str | None", st.session_state.get(widget_key(parameter)))


def field(key: str) -> str:
    """Return what was typed or picked in a field of a form, without spaces around it; empty where nothing was."""
    return str(st.session_state.get(key) or "").strip()


def start_field(key: str, text: str) -> None:
    """Set what a field begins with; what was typed since stays."""
    st.session_state.setdefault(key, text)


def set_field(key: str, text: str) -> None:
    """Set what a field shows; before it is drawn."""
    st.session_state[key] = text


def person(key: str) -> str:
    """Return the name that who sits here gave in field `key` or before it was drawn; empty where they gave none yet."""
    return field(key) or str(st.session_state.get(_PERSON, ""))


def set_person(name: str) -> None:
    """Keep the name under which decisions of this session are taken."""
    st.session_state[_PERSON] = name


def has(key: str) -> bool:
    """Tell whether a widget or a place of a page holds anything yet."""
    return key in st.session_state


def put(key: str, value: object) -> None:
    """Keep a value in a widget or a place of a page, before the widget is drawn."""
    st.session_state[key] = value


def held(key: str) -> Any:
    """Return what `put` kept in a place of a page; None where it kept nothing."""
    return st.session_state.get(key)


def take_notice(place: str) -> tuple[str, bool] | None:
    """Return what the last action in a place has to tell, and whether it failed; once."""
    return cast("tuple[str, bool] | None", st.session_state.pop(f"{_NOTICE}.{place}", None))


def set_notice(place: str, text: str, *, failed: bool) -> None:
    """Keep what an action in a place has to tell for the run that follows."""
    st.session_state[f"{_NOTICE}.{place}"] = (text, failed)


def marked(place: str) -> frozenset[str]:
    """Return the keys that are marked in a list for an action on all of them."""
    return cast("frozenset[str]", st.session_state.get(f"{_MARKED}.{place}", frozenset()))


def set_marked(place: str, keys: frozenset[str]) -> None:
    """Keep which keys of a list are marked."""
    st.session_state[f"{_MARKED}.{place}"] = keys


class Picked(NamedTuple):
    """What was activated in a component, and what was chosen in it at that moment, which the server may not know yet."""

    key: str
    chosen: str


def picked(component: str) -> Picked | None:
    """Return what was just picked in a component, for its callback; once.

    Picks in quick succession come in one message: the callback is called for each, but the session holds the last only.
    """
    sent = getattr(st.session_state.get(component), "pick", None)
    if not sent:
        return None
    done = cast("dict[str, int]", st.session_state.setdefault(_PICKED, {}))
    if done.get(component) == sent["number"]:
        return None
    done[component] = sent["number"]
    return Picked(sent["key"], sent["chosen"])


def bring(where: str, key: str) -> None:
    """Have the element with this key scrolled into view in the component `where`, once."""
    count = int(st.session_state.get(_BRING, ("", "", 0))[2])
    st.session_state[_BRING] = (where, key, count + 1)


def brought(where: str) -> str:
    """Return what is to be scrolled into view in a component, told apart from the time before; empty for nothing."""
    wanted, key, count = st.session_state.get(_BRING, ("", "", 0))
    return f"{count}:{key}" if wanted == where else ""


def selected_points(chart: str) -> list[tuple[int, int]]:
    """Return the marks picked in a chart by the number of their trace and their place in it."""
    selection = getattr(st.session_state.get(chart), "selection", None)
    points = selection.points if selection is not None else []
    return [(int(point["curve_number"]), int(point["point_index"])) for point in points if "point_index" in point]


def last_visit() -> tuple[bool, datetime | None]:
    """Return whether this session noted its visit, and when the visit before was (UTC, without a zone)."""
    return _VISIT in st.session_state, cast("datetime | None", st.session_state.get(_VISIT))


def set_last_visit(before: datetime | None) -> None:
    """Keep when the visit before this session was."""
    st.session_state[_VISIT] = before
