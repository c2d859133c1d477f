"""Reading and keeping what was handed in, in a thread of its own: it goes on when who handed it in looks elsewhere.

A job is asked how far it is and never asks back; whoever draws it does so from another thread. It knows no screen.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from gkdash.errors import GkdashError
from gkdash.ingest.load import ingest
from gkdash.ingest.preview import Preview, previews
from gkdash.ingest.run import ParseFiles
from gkdash.ingest.summary import Summary
from gkdash.ingest.tray import Tray
from gkdash.settings import Settings
from gkdash.store import Store

_log = logging.getLogger(__name__)

READING, READ, KEEPING, KEPT, BROKEN = "reading", "read", "keeping", "kept", "broken"
"""Where a job stands; it may be begun again from `read`, `kept` and `broken`."""


@dataclass
class Job:
    """One handing-in from its first file to the new generation."""

    tray: Tray
    store: Store
    settings: Settings
    parse: ParseFiles
    at: str = READING
    done: int = 0
    files: int = 0
    current: str = ""
    stage: str = ""
    found: list[Preview] = field(default_factory=list)
    summary: Summary | None = None
    problem: str = ""
    _thread: threading.Thread | None = None
    _is_stopped: bool = False

    @property
    def is_running(self) -> bool:
        """Tell whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def read(self) -> None:
        """Begin to read all files, keeping nothing."""
        self._begin(READING, self._read)

    def keep(self, paths: list[Path] | None = None, *, retry: bool = False) -> None:
        """Begin to load the files, or these of them, into the store."""
        chosen = [item.path for item in self.tray.files] if paths is None else paths
        self._begin(KEEPING, lambda: self._keep(chosen, retry=retry))

    def stop(self) -> None:
        """Have it end after the file under way; what was kept till then is published."""
        self._is_stopped = True

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done, for tests and for the end of a server."""
        if self._thread is not None:
            self._thread.join(seconds)

    def advance(self, name: str) -> bool:
        """Count one more file, and tell whether to go on."""
        self.done += 1
        self.current = name
        return not self._is_stopped

    def _begin(self, at: str, work: Callable[[], None]) -> None:
        if self.is_running:
            return
        self.at, self.problem, self._is_stopped = at, "", False
        self._thread = threading.Thread(target=self._run, args=(work,), name=f"gkdash-{at}", daemon=True)
        self._thread.start()

    def _run(self, work: Callable[[], None]) -> None:
        try:
            work()
        except GkdashError as error:
            self.at, self.problem = BROKEN, str(error)
        except BaseException:
            self.at = BROKEN
            _log.exception("Loading what was handed in failed")
            raise

    def _read(self) -> None:
        self.done, self.files, self.found = 0, len(self.tray.files), []
        for documents in previews(self.tray.files, self.settings, self.parse):
            self.found += documents
            if not self.advance(documents[0].file.shown if documents else ""):
                break
        self.at = READ

    def _keep(self, paths: list[Path], *, retry: bool) -> None:
        self.summary = ingest(paths, self.store, self.settings, _Told(self), retry=retry, parse=self.parse)
        self.at = KEPT


class _Told:
    """Hands the progress of a load on to its job."""

    def __init__(self, job: Job) -> None:
        self._job = job

    def begin(self, files: int) -> None:
        self._job.done, self._job.files = 0, files

    def step(self, source: str) -> None:
        if not self._job.advance(source.rpartition("/")[2]):
            # a load takes it for Ctrl-C, and publishes what is done
            raise KeyboardInterrupt

    def stage(self, name: str) -> None:
        self._job.stage = name
