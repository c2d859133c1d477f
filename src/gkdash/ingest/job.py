"""One handing-in from its first file to the new generation, as it stands now; the work is done elsewhere (`apart`).

A job is asked how far it is and never asks back; whoever draws it does so from another thread. It goes on when who
handed the files in looks elsewhere. It knows no screen.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from gkdash.errors import GkdashError
from gkdash.ingest.apart import Emit, Event, summary_of
from gkdash.ingest.preview import Preview
from gkdash.ingest.summary import Summary
from gkdash.ingest.tray import Handed, Tray

_log = logging.getLogger(__name__)

READING, READ, KEEPING, KEPT, BROKEN = "reading", "read", "keeping", "kept", "broken"
"""Where a job stands; it may be begun again from `read`, `kept` and `broken`."""


class Doing(Protocol):
    """Does what one question asks, and can be told to end."""

    def __call__(self, asked: Mapping[str, Any], emit: Emit) -> None:
        """Do it, telling events."""

    def stop(self) -> None:
        """End after what is under way."""


@dataclass
class Job:
    """Files handed in, how far their reading or keeping is, and what came of it; `begin` makes who does the work."""

    tray: Tray
    store: str
    begin: Callable[[], Doing]
    at: str = READING
    begun: str = READING
    done: int = 0
    files: int = 0
    current: str = ""
    stage: str = ""
    found: list[Preview] = field(default_factory=list)
    summary: Summary | None = None
    problem: GkdashError | None = None
    _thread: threading.Thread | None = None
    _doing: Doing | None = None

    @property
    def is_running(self) -> bool:
        """Tell whether it is at work."""
        return self._thread is not None and self._thread.is_alive()

    def read(self) -> None:
        """Begin to read all files, keeping nothing."""
        self._start(READING, self.tray.files, retry=False)

    def keep(self, files: Iterable[Handed] | None = None, *, retry: bool = False) -> None:
        """Begin to load the files, or these of them, into the store; with `retry`, failed ones are read again."""
        self._start(KEEPING, self.tray.files if files is None else files, retry=retry)

    def stop(self) -> None:
        """Have it end after the file under way; what was kept till then is published."""
        if self._doing is not None:
            self._doing.stop()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it is done."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _start(self, at: str, files: Iterable[Handed], *, retry: bool) -> None:
        if self.is_running:
            return
        told = [{"path": str(item.path), "shown": item.shown, "size": item.size} for item in files]
        asked = {
            "do": "read" if at == READING else "keep",
            "store": self.store,
            "retry": retry,
            "files": told,
        }
        self.begun = at
        self.at, self.problem, self.done, self.files, self.current, self.stage = at, None, 0, len(told), "", ""
        if at == READING:
            self.found = []
        self._doing = self.begin()
        self._thread = threading.Thread(target=self._run, args=(self._doing, asked), name=f"gkdash-{at}", daemon=True)
        self._thread.start()

    def _run(self, doing: Doing, asked: Mapping[str, Any]) -> None:
        try:
            doing(asked, self._take)
        except (OSError, ValueError):
            _log.exception("What was handed in could not be read or kept")
        if self.at in {READING, KEEPING}:
            # it ended without a word: killed, or a defect that its own log tells of
            self.at = BROKEN

    def _take(self, event: Event) -> None:
        if "files" in event:
            self.done, self.files = 0, event["files"]
        if "step" in event:
            self.done += 1
            self.current = event["step"]
        by_path = {str(item.path): item for item in self.tray.files}
        for told in event.get("documents", ()):
            findings = tuple((check, severity) for check, severity in told["findings"])
            self.found.append(Preview(**{**told, "file": by_path[told["file"]], "findings": findings}))
        self.stage = event.get("stage", self.stage)
        if "problem" in event:
            self.at, self.problem = BROKEN, GkdashError(event["problem"], event["hint"])
        if "summary" in event:
            self.summary, self.at = summary_of(event["summary"]), KEPT
        if event.get("read"):
            self.at = READ
