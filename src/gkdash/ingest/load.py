"""Load files into a store: find, skip what is known, archive, read in worker processes, store, derive, check, publish.

One file never stops the others. A batch once stored survives any crash, and the next load goes on from it; an
interruption publishes what is done, but for a rebuild, which goes into service whole or not at all.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Iterable
from datetime import UTC, datetime
from pathlib import Path

from gkdash.ingest.discover import discover
from gkdash.ingest.findings import check, is_current
from gkdash.ingest.intake import from_archive, from_disk
from gkdash.ingest.reviews import copy_reviews, has_news, state_of
from gkdash.ingest.run import ParseFiles, Progress, Run
from gkdash.ingest.summary import Summary
from gkdash.records import Parsed
from gkdash.settings import Limits, Settings
from gkdash.state import State
from gkdash.store import Store, Writer

_REBUILDING = "rebuilding"


class Silent:
    """Progress that nobody looks at."""

    def begin(self, files: int) -> None:
        """Say nothing."""

    def step(self, source: str) -> None:
        """Say nothing."""

    def stage(self, name: str) -> None:
        """Say nothing."""


def ingest(
    paths: Iterable[Path],
    store: Store,
    settings: Settings,
    progress: Progress | None = None,
    *,
    retry: bool = False,
    rebuild: bool = False,
    roster: Path | None = None,
    parse: ParseFiles | None = None,
) -> Summary:
    """Load files and folders into the store and return what happened.

    With `retry`, files that failed before are read again; with `rebuild`, everything in the archive; `roster` is
    imported first. Raise GkdashError where a path is not there, StoreError where another process is loading, StateError
    where decisions cannot be read.
    """
    began = time.monotonic()
    now = datetime.now(UTC).replace(tzinfo=None)
    told = progress or Silent()
    given = list(paths)
    count = sum(1 for _ in discover(given, leave_out=store.folder.root))
    summary = Summary()
    state = state_of(store, settings)
    # a state that cannot be read is told before hours of reading, not after
    state.version()
    with store.writer() as writer:
        if roster is not None:
            store.import_roster(roster)
        if rebuild or writer.needs_rebuild:
            writer.begin_empty()
            writer.set_info(_REBUILDING, "yes")
        run = Run(writer, settings, parse or _parse, told, summary, retry=retry)
        try:
            if writer.is_building and writer.info(_REBUILDING):
                told.begin(0)
                run.take(from_archive(writer.archive))
                writer.set_info(_REBUILDING, "")
                if given:
                    writer.forget_arrivals()
                    summary = run.summary = Summary()
            told.begin(count)
            run.take(from_disk(discover(given, leave_out=store.folder.root), now))
        except KeyboardInterrupt:
            summary.interrupted = True
        _finish(writer, store, state, told, summary, workers=settings.workers)
    summary.seconds = time.monotonic() - began
    return summary


def _finish(writer: Writer, store: Store, state: State, progress: Progress, summary: Summary, *, workers: int) -> None:
    rules = store.rules()
    if not writer.is_building:
        current = store.current()
        settled = writer.info("derived_from") == rules.signature and is_current(writer)
        if current is None or (settled and not has_news(writer, state)):
            summary.generation = current
            return
    if summary.interrupted and (summary.loaded + summary.failed == 0 or writer.info(_REBUILDING)):
        return
    progress.stage("derive")
    writer.derive(rules)
    check(writer, workers=workers)
    copy_reviews(writer, state)
    summary.revised = writer.revised()
    summary.loaded -= summary.revised
    progress.stage("publish")
    summary.generation = writer.publish()


def _parse(paths: Iterable[Path], *, workers: int, limits: Limits) -> Generator[tuple[Path, list[Parsed]], None, None]:
    from gkdash.ingest.pool import parse_files  # noqa: PLC0415 - readers load slowly, and most runs find nothing new

    yield from parse_files(paths, workers=workers, limits=limits)
