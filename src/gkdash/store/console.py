"""Questions that people put in SQL: each is answered by a process of its own, with limits, that can be stopped at any moment.

The text of a question goes nowhere but there. What may be asked is decided in `console_worker`; here is decided how long
it may take, how much it may use and how many may ask at once.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gkdash.store.store import Store

AT_ONCE = 2
"""Questions answered at the same time in one server; who comes later is asked to wait."""

_WORKER = Path(__file__).with_name("console_worker.py")
_INHERITED = ("SYSTEMROOT", "LANG", "LC_ALL", "TZ")
"""What of the server's environment a worker is given: none of its settings, addresses or passwords."""

_turns = threading.BoundedSemaphore(AT_ONCE)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a question may go."""

    seconds: float = 15.0
    memory_bytes: int = 512 * 1024 * 1024
    rows: int = 1_000
    answer_bytes: int = 8 * 1024 * 1024
    characters: int = 20_000


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer: column names with their types, rows of plain values, whether there were more rows, how long it took."""

    columns: tuple[tuple[str, str], ...]
    rows: Sequence[Sequence[Any]]
    is_cut: bool
    seconds: float


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer: a code for words on the screen, and what it is about (a name, or the engine's own words).

    Codes: empty, several, not_select, table, function, error, memory, timeout, too_long, busy, ended.
    """

    code: str
    about: str = ""


def ask(
    store: Store,
    generation: str,
    text: str,
    *,
    bounds: Bounds = BOUNDS,
    meanwhile: Callable[[float], None] | None = None,
) -> Listing | Refusal:
    """Return the answer to one SELECT over a published generation.

    `meanwhile` is called several times a second with the seconds gone by; where it raises, the question is stopped.
    """
    if len(text) > bounds.characters:
        return Refusal("too_long")
    if not _turns.acquire(blocking=False):
        return Refusal("busy")
    try:
        return _ask(store.folder.generations / generation, text, bounds, meanwhile)
    finally:
        _turns.release()


def _ask(path: Path, text: str, bounds: Bounds, meanwhile: Callable[[float], None] | None) -> Listing | Refusal:
    question = {
        "path": str(path),
        "text": text,
        "rows": bounds.rows,
        "memory_bytes": bounds.memory_bytes,
        "answer_bytes": bounds.answer_bytes,
        "seconds": bounds.seconds,
    }
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", str(_WORKER)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in _INHERITED if name in os.environ},
        cwd=path.parent,
    ) as worker:
        try:
            printed = _wait(worker, json.dumps(question).encode(), began, bounds.seconds, meanwhile)
        finally:
            worker.kill()
    if printed is None:
        return Refusal("timeout", f"{bounds.seconds:g}")
    seconds = time.monotonic() - began
    try:
        told = json.loads(printed)
    except ValueError:
        # killed by the system for taking too much, or by a defect of the engine
        return Refusal("ended")
    if "refused" in told:
        return Refusal(told["refused"], told["about"])
    columns = tuple((name, kind) for name, kind in told["columns"])
    return Listing(columns, told["rows"], told["is_cut"], seconds)


def _wait(
    worker: subprocess.Popen[bytes],
    question: bytes,
    began: float,
    seconds: float,
    meanwhile: Callable[[float], None] | None,
) -> bytes | None:
    """Return what the worker prints, None where its time is over."""
    given: bytes | None = question
    while True:
        try:
            printed, _ = worker.communicate(given, timeout=0.15)
        except subprocess.TimeoutExpired:
            given = None
        else:
            return printed
        gone = time.monotonic() - began
        if gone > seconds:
            return None
        if meanwhile is not None:
            meanwhile(gone)
