"""What every page begins with: its right asked again, the store, the language, the banner, the filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from gkdash import settings
from gkdash.exports.reading import today
from gkdash.i18n import LANGUAGES, Translate, translator
from gkdash.state import Basket, Item
from gkdash.ui import access, address, data, empty, state
from gkdash.ui.nodes import div, el
from gkdash.ui.sheet import sheet


@dataclass(frozen=True, slots=True)
class Page:
    """What a page may know of its surroundings."""

    key: str
    language: str
    t: Translate
    shelf: data.Shelf
    today: date
    basket: Sequence[Item] = ()

    @property
    def ask(self) -> data.ShelfAsk:
        """How views ask for rows here: by way of the cache."""
        return data.ShelfAsk(self.shelf)


def language() -> str:
    """Return the language of the address, else of the last page, else of the settings."""
    asked = address.get(address.LANGUAGE) or state.remembered().get(address.LANGUAGE)
    return asked if asked in LANGUAGES else settings.load().language


def open_page(key: str) -> Page:
    """Begin a page: ask for the right, find the store, show the banner; the page ends here where it cannot go on."""
    spoken, t, shelf = open_without_data(key)
    if shelf is None:
        empty.nothing_loaded(t, spoken)
        st.stop()
    held = Basket(data.decisions(shelf).database, access.owner()).items()
    return Page(key, spoken, t, shelf, today(), held)


def open_without_data(key: str) -> tuple[str, Translate, data.Shelf | None]:
    """Begin a page that also serves an empty store: language, texts, and what is published, None where nothing is."""
    spoken = language()
    t = translator(spoken)
    if not access.may_open(key):
        empty.not_permitted(t, spoken)
        st.stop()
    shelf = data.shelf()
    if shelf is None:
        return spoken, t, None
    batch = t("数据批次 {number}", number=shelf.generation.removesuffix(".duckdb").rpartition("-")[2])
    with st.sidebar:
        sheet("shelf", div("shelf", shelf.title or None, el("small", batch)), language=spoken)
    if shelf.is_fictional:
        text = t("虚构演示数据：单位、人名和数字都是生成的，与任何真实机关无关。")
        sheet("banner", div("banner", text, role="note"), language=spoken)
    return spoken, t, shelf


def switch_language(t: Translate, spoken: str) -> None:
    """Draw the switch of the interface's language."""
    state.put_widget(address.LANGUAGE, spoken)
    st.segmented_control(
        t("界面语言"),
        list(LANGUAGES),
        key=state.widget_key(address.LANGUAGE),
        format_func=lambda code: LANGUAGES[code],
        required=True,
        on_change=address.from_widget,
        args=(address.LANGUAGE,),
    )
