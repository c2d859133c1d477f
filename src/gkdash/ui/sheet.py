"""The one component of our own: draws a tree of nodes as real elements, and tells what was picked or followed.

Needed because no widget draws a table with merged headers whose cells answer to mouse and keyboard. Text goes in as
text nodes (`assets/sheet.js`), so nothing that a report says can become markup. No build step, nothing from outside.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from gkdash.ui import navigation
from gkdash.ui.nodes import Child


class Followed(NamedTuple):
    """What the user did since the last run: the key of a picked element, a page and its parameters to go to."""

    pick: str | None
    page: str | None
    parameters: dict[str, str]


def sheet(
    key: str,
    *nodes: Child,
    language: str,
    selected: str | None = None,
    roving: bool = False,
    reveal: bool = False,
    bring: str = "",
    on_pick: Callable[[], None] | None = None,
) -> Followed:
    """Draw `nodes`; `selected` is the data-key drawn as chosen, `roving` lets arrow keys walk from key to key.

    With `reveal`, the page scrolls to what is selected when it is first drawn; `bring` (`3:key`) names an element to
    scroll to whenever it changes. `on_pick` is called before the run that follows a pick (`state.picked`).
    """
    tree = json.dumps([node for node in nodes if node is not None], ensure_ascii=False, separators=(",", ":"))
    data = {
        "nodes": tree,
        "version": sha256(tree.encode()).hexdigest()[:16],
        "lang": "zh-CN" if language == "zh" else language,
        "selected": selected or "",
        "roving": roving,
        "reveal": reveal,
        "bring": bring,
    }
    result = _component()(key=key, data=data, on_pick_change=on_pick or _nothing, on_go_change=_nothing)
    page, _, query = (result.go or "").partition("?")
    pick = result.pick["key"] if result.pick else None
    return Followed(pick, page if result.go is not None else None, dict(parse_qsl(query)))


def followed(key: str, *nodes: Child, language: str) -> None:
    """Draw `nodes` and go where a link in them leads."""
    done = sheet(key, *nodes, language=language)
    if done.page is not None:
        navigation.go(done.page, done.parameters)


@cache
def _component() -> ComponentRenderer:
    return st.components.v2.component("gkdash.sheet", css=_sheet_style(), js=_asset("picture.js") + _asset("sheet.js"))


@cache
def _sheet_style() -> str:
    """Return the style sheets of the component: what all pages share, then those of single pages in the order of names."""
    folder = Path(__file__).parent / "assets"
    return "\n".join(_asset(path.name) for path in [folder / "sheet.css", *sorted(folder.glob("sheet_*.css"))])


@cache
def _asset(name: str) -> str:
    return Path(asset_path(name)).read_text(encoding="utf-8")


def asset_path(name: str) -> str:
    """Return the path of a picture that comes with the interface."""
    return str(Path(__file__).parent / "assets" / name)


def page_style() -> str:
    """Return the style sheet of the page around the components: our own text, nothing from data."""
    return f"<style>{_asset('page.css')}</style>"


def _nothing() -> None:
    """A component tells only of events that have a callback."""
