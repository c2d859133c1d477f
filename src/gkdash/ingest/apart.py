"""Reading and keeping what was handed in, in a process apart from the server: `python -m gkdash.ingest.apart`.

A server that reads and checks by itself would be slow for everybody meanwhile, and its worker processes would begin by
running the server's own script. The question comes as JSON on standard input, what happens is told as JSON lines on
standard output; an interruption ends it as Ctrl-C ends a load: what is done is published.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from gkdash.errors import GkdashError
from gkdash.ingest.load import ingest
from gkdash.ingest.pool import parse_files
from gkdash.ingest.preview import previews
from gkdash.ingest.run import ParseFiles
from gkdash.ingest.summary import Refused, Summary
from gkdash.ingest.tray import Handed
from gkdash.settings import Settings, load
from gkdash.store import open_store

Event: TypeAlias = dict[str, Any]
"""`files`: so many to come; `step`: one is done; `documents` that were read; `stage`; `problem` and `hint`; `summary`; `read`."""

Emit: TypeAlias = Callable[[Event], None]


def work(asked: Mapping[str, Any], emit: Emit, settings: Settings, parse: ParseFiles) -> None:
    """Do what is asked (`do` is `read` or `keep`) and tell of it; what a person can mend is told as `problem`."""
    try:
        if asked["do"] == "read":
            _read(asked, emit, settings, parse)
        else:
            _keep(asked, emit, settings, parse)
    except GkdashError as error:
        emit({"problem": error.message, "hint": error.hint})


def _read(asked: Mapping[str, Any], emit: Emit, settings: Settings, parse: ParseFiles) -> None:
    files = [Handed(Path(item["path"]), item["shown"], item["size"]) for item in asked["files"]]
    emit({"files": len(files)})
    for handed, documents in previews(files, settings, parse):
        told: Event = {"documents": [{**asdict(item), "file": str(item.file.path)} for item in documents]}
        if handed is not None:
            told["step"] = handed.shown
        emit(told)
    emit({"read": True})


def _keep(asked: Mapping[str, Any], emit: Emit, settings: Settings, parse: ParseFiles) -> None:
    paths = [Path(item["path"]) for item in asked["files"]]
    names = {item["path"]: item["shown"] for item in asked["files"]}
    summary = ingest(
        paths, open_store(asked["store"]), settings, _Told(emit, names), retry=bool(asked["retry"]), parse=parse
    )
    emit({"summary": asdict(summary)})


class _Told:
    """Progress of a load as events."""

    def __init__(self, emit: Emit, names: Mapping[str, str]) -> None:
        self._emit = emit
        self._names = names

    def begin(self, files: int) -> None:
        self._emit({"files": files})

    def step(self, source: str) -> None:
        self._emit({"step": self._names.get(source, source)})

    def stage(self, name: str) -> None:
        self._emit({"stage": name})


class Apart:
    """One process at work; made for one question."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def __call__(self, asked: Mapping[str, Any], emit: Emit) -> None:
        """Ask, and hand on what is told until the process ends; raise OSError where it cannot begin."""
        with subprocess.Popen(
            [sys.executable, "-m", "gkdash.ingest.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        ) as process:
            self._process = process
            if process.stdin is None or process.stdout is None:
                raise OSError("no pipes")
            process.stdin.write(json.dumps(asked))
            process.stdin.close()
            for line in process.stdout:
                emit(json.loads(line))

    def stop(self) -> None:
        """Have it end after what is under way."""
        process = self._process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGTERM if sys.platform == "win32" else signal.SIGINT)


def summary_of(told: Mapping[str, Any]) -> Summary:
    """Return a summary from its event."""
    return Summary(**{**told, "refused": [Refused(**item) for item in told["refused"]]})


def main() -> None:
    """Answer the question on standard input."""
    asked = json.load(sys.stdin)

    def emit(event: Event) -> None:
        sys.stdout.write(json.dumps(event, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    try:
        work(asked, emit, load(), parse_files)
    except KeyboardInterrupt:
        emit({"read": True})


if __name__ == "__main__":
    main()
