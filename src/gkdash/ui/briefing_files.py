"""The files of the briefing: made when they are asked for, shown as paper before; and what a printed reference leads to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import streamlit as st

from gkdash.exports.briefing.files import MEDIA_TYPES, name, written
from gkdash.exports.briefing.gather import gather, referring
from gkdash.exports.briefing.model import Briefing, Plan
from gkdash.exports.briefing.plan import templates
from gkdash.exports.briefing.web import html
from gkdash.exports.reading import Origin
from gkdash.state import Database, Reference, resolve
from gkdash.store import open_store
from gkdash.ui import data
from gkdash.ui.briefing import origin, plan
from gkdash.ui.page import Page
from gkdash.views import Selection, StoreAsk

PAPER_HEIGHT = 760
_NAMES = {"docx": "Word", "pptx": "PowerPoint", "html": "HTML", "zip": "ZIP"}


def downloads(page: Page, chosen: Selection, made: Briefing) -> None:
    """Draw a button per format; the file is made when it is pressed."""
    wanted = plan(page, chosen)
    database = data.decisions(page.shelf).database
    with st.container(horizontal=True, key="briefing-files"):
        for form, shown in _NAMES.items():
            st.download_button(
                shown,
                _maker(page, wanted, origin(page), database, form),
                file_name=f"{name(made)}.{form}",
                mime=MEDIA_TYPES[form],
                key=f"briefing-{form}",
                on_click="ignore",
                type="primary" if form == "docx" else "secondary",
                icon=":material/download:",
                disabled=not made.figures,
            )


def paper(made: Briefing) -> None:
    """Draw the briefing as it will be on paper."""
    # our own page, with every text escaped, no script, and a policy that allows none
    with st.container(border=True, key="briefingpaper"):
        st.iframe(html(made).decode("utf-8"), height=PAPER_HEIGHT)


def resolved(page: Page, code: str) -> Reference | None:
    """Return what a reference stands for; None where nobody knows it."""
    return resolve(data.decisions(page.shelf).database, code)


def _maker(page: Page, wanted: Plan, told: Origin, database: Database, form: str) -> Callable[[], bytes]:
    return partial(make, page.shelf.url, wanted, told, database, form, page.language, page.today)


def make(url: str, wanted: Plan, told: Origin, database: Database, form: str, language: str, today: date) -> bytes:
    """Return the file, drawn from what is published now, and keep the references under its figures."""
    store = open_store(url)
    with store.reader() as reader:
        made = gather(
            wanted,
            StoreAsk(reader),
            replace(told, generation=reader.generation),
            referring(database, reader.generation),
            language=language,
            today=today,
        )
    return written(made, form, templates(Path(store.url)))
