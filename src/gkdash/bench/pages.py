"""Script time of every page at a county's, a province's and a country's size, beside an empty page in the same run.

Nothing is cached when a page is asked for: neither rows nor the connection. The reports are the demonstration's, with
their findings, multiplied in the store without cells and texts; a page that aggregates has to do so over all of them.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from gkdash.bench.check import fill
from gkdash.bench.measure import Measurement
from gkdash.ingest.findings import check
from gkdash.store import open_store
from gkdash.store.spread import spread
from gkdash.ui.navigation import PAGES
from gkdash.ui.server import app_path

SIZES = (500, 10_000, 1_000_000)
ROUNDS = 3
_EMPTY = "import streamlit as st\nst.text('')\n"


def measurements(sizes: tuple[int, ...] = SIZES) -> Iterator[Measurement]:
    """Yield one measurement per size and page: seconds of its script, and of an empty page's."""
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="gkdash-bench-") as folder:
            store = open_store(str(Path(folder) / "store"))
            with store.writer() as writer:
                county = fill(store, writer, 0)
                check(writer)
                reports = spread(writer, max(0, size // county - 1))
                writer.publish(is_whole=False)
            with _settings(GKDASH_STORE=store.url, GKDASH_STATE=str(Path(folder) / "state.db")):
                yield from _pages(reports, _agency(store.url))


def _agency(url: str) -> str:
    with open_store(url).reader() as reader:
        return str(reader.query("choices", scope=None, unit_type="town", limit=1)["agency_id"].iloc[0])


def _pages(reports: int, agency: str) -> Iterator[Measurement]:
    # the first one loads what every page needs
    empty = min([_seconds(AppTest.from_string(_EMPTY, default_timeout=300)) for _ in range(ROUNDS + 1)][1:])
    for page in PAGES:
        times = []
        for _ in range(ROUNDS):
            shown = AppTest.from_file(str(app_path()), default_timeout=300)
            shown.query_params["year"] = "2024"
            if page.key in {"report", "agency"}:
                shown.query_params["agency"] = agency
            if page is not PAGES[0]:
                shown.switch_page(page.script)
            st.cache_data.clear()
            st.cache_resource.clear()
            times.append(_seconds(shown))
        best = min(times)
        note = f"{reports} reports; nothing cached, best of {ROUNDS}; the peer is an empty Streamlit page"
        yield Measurement("pages", page.key, "empty page", best, empty, empty / best, reports, note)


def _seconds(shown: AppTest) -> float:
    began = time.perf_counter()
    shown.run()
    seconds = time.perf_counter() - began
    if shown.exception:
        raise RuntimeError(f"The page failed: {shown.exception[0].message}")
    return seconds


@contextmanager
def _settings(**given: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
