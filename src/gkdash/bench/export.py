"""The default briefing of the demonstration as Word and PowerPoint, beside the same charts as pictures by Kaleido.

Nothing is cached: every view asks its queries, every chart is built and written anew. The peer is given the finished
charts and only makes pictures of them, all in one call, which is its fastest way.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from gkdash.bench.measure import Measurement
from gkdash.bench.selftest import loaded
from gkdash.charts import Chart, Grid
from gkdash.charts.figure import figure
from gkdash.demo.county import build
from gkdash.exports.briefing.document import docx
from gkdash.exports.briefing.gather import gather, referring
from gkdash.exports.briefing.model import Briefing, Plan
from gkdash.exports.briefing.plan import default_plan
from gkdash.exports.briefing.slides import pptx
from gkdash.exports.briefing.web import html
from gkdash.exports.reading import Scope, origin
from gkdash.ingest.findings import check
from gkdash.state import open_state
from gkdash.store import Store, open_store
from gkdash.views import StoreAsk

_YEARS = (2021, 2022, 2023, 2024)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def measurements() -> Iterator[Measurement]:
    """Yield the whole briefing first, then what its parts take."""
    with tempfile.TemporaryDirectory(prefix="gkdash-bench-") as folder:
        store = _store(Path(folder))
        # names of views are looked up, and their modules loaded, before the clock starts; so are those of the peer
        plan = default_plan(max(_YEARS), Scope())
        work = time.process_time()
        began = time.perf_counter()
        made = _briefing(store, Path(folder), plan)
        gathered = time.perf_counter() - began
        word, words = _timed(lambda: docx(made))
        slides, slide = _timed(lambda: pptx(made))
        work = time.process_time() - work
        _, page = _timed(lambda: html(made))
        charts = [item.chart for item in made.figures if not isinstance(item.chart.plot, Grid)]
        pictures, note = _kaleido(charts, Path(folder))
    whole = gathered + words + slide
    ratio = pictures / whole if pictures else None
    told = f"{len(made.figures)} figures; asked {gathered:.2f} s, Word {words:.2f} s, PowerPoint {slide:.2f} s, of which {work:.2f} s of processor; {_busy()}; {note}"
    yield Measurement(
        "export", "briefing .docx and .pptx", f"kaleido, {len(charts)} PNG", whole, pictures, ratio, 1, told
    )
    for name, seconds, size in (("docx", words, len(word)), ("pptx", slide, len(slides))):
        yield Measurement("export", f"briefing .{name}", "", seconds, None, None, 1, f"{size / 1024:.0f} KiB, as above")
    yield Measurement("export", "briefing .html", "", page, None, None, 1, "drawings of our own, as above")


def _store(folder: Path) -> Store:
    county = build(years=_YEARS)
    store = open_store(str(folder / "store"))
    roster = folder / "roster.csv"
    roster.write_text(county.roster_csv(), encoding="utf-8")
    store.import_roster(roster)
    with store.writer() as writer:
        writer.add([loaded(place, report) for place, report in enumerate(county.reports)])
        writer.derive(store.rules())
        check(writer)
        writer.publish()
    return store


def _briefing(store: Store, folder: Path, plan: Plan) -> Briefing:
    state = open_state(str(folder / "state.db"))
    try:
        with store.reader() as reader:
            return gather(
                plan,
                StoreAsk(reader),
                origin(store, reader),
                referring(state.database, reader.generation),
                language="zh",
                today=date(2025, 4, 10),
            )
    finally:
        state.database.close()


def _busy() -> str:
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"load of the machine {load:.1f} on {os.cpu_count()} cores"


def _timed(work: Callable[[], bytes]) -> tuple[bytes, float]:
    began = time.perf_counter()
    made = work()
    return made, time.perf_counter() - began


def _kaleido(charts: Sequence[Chart], folder: Path) -> tuple[float | None, str]:
    """Return how long pictures of the charts take, and a remark; no time where Kaleido or a browser is missing."""
    browser = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if find_spec("kaleido") is None or browser is None:
        return None, "kaleido or its browser is not installed"
    from plotly.io import write_images  # noqa: PLC0415 - slow to load, and only the peer needs it

    os.environ.setdefault("BROWSER_PATH", browser)
    figures = [figure(chart) for chart in charts]
    began = time.perf_counter()
    write_images(figures, [folder / f"{at}.png" for at in range(len(figures))])
    return time.perf_counter() - began, f"kaleido with {Path(browser).name}, one browser for all pictures"
