"""Read many files in worker processes that may hang or die without harm to the others, results in the order given.

Knows processes and limits, nothing of formats. Few files are under way at once, so that a million paths cost no memory.
"""

from __future__ import annotations

import hashlib
import logging
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

from gkdash.errors import ErrorCode, UnreadableDocument, no_file, out_of_memory, why_unopened
from gkdash.records import Failure, Parsed
from gkdash.settings import Limits

_log = logging.getLogger(__name__)

_AHEAD = 8
"""Files under way for each worker; enough that a slow one at the head does not leave the others idle."""
_TASKS = 2_000
"""After so many files a worker is replaced, so that what a library leaks is given back."""
_PRELOADED = (
    "gkdash.ingest.parse",
    "gkdash.extract",
    "gkdash.readers.docx",
    "gkdash.readers.html",
    "gkdash.readers.text",
)
_CHUNK = 1024 * 1024
_GRACE_SECONDS = 10
_Made = TypeVar("_Made")


def parse_files(
    paths: Iterable[Path], *, workers: int, limits: Limits
) -> Generator[tuple[Path, list[Parsed]], None, None]:
    """Yield each path with the outcomes for its documents, in the order of `paths`, which is read as it is needed.

    A file that takes longer than the limit is a `timeout`, one whose worker dies is `damaged`; closing the generator, or
    an interruption, stops the workers at once.
    """
    pool = ProcessPool(
        max_workers=workers,
        max_tasks=_TASKS,
        initializer=begin,
        initargs=[limits.memory_bytes],
        context=_context(),
    )
    waiting: deque[tuple[Path, Future[list[Parsed]] | None]] = deque()
    remaining = iter(paths)
    try:
        while True:
            while len(waiting) < workers * _AHEAD:
                path = next(remaining, None)
                if path is None:
                    break
                if is_too_large(path, limits):
                    waiting.append((path, None))
                else:
                    waiting.append((path, pool.schedule(_work, args=[path, limits], timeout=limits.timeout_seconds)))
            if not waiting:
                break
            path, future = waiting.popleft()
            yield path, _outcome(path, future, limits)
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def is_too_large(path: Path, limits: Limits) -> bool:
    """Tell whether a file is refused for its size: to hash 10 GB would take a worker longer than it has."""
    try:
        return path.stat().st_size > limits.file_bytes
    except OSError:
        return False


def _outcome(path: Path, future: Future[list[Parsed]] | None, limits: Limits) -> list[Parsed]:
    found = too_large(limits) if future is None else _result(path, future, limits)
    return [_failed(path, found)] if isinstance(found, UnreadableDocument) else found


def too_large(limits: Limits) -> UnreadableDocument:
    """Return the refusal of a file over the limit, whose bytes nobody reads."""
    from gkdash import readers  # noqa: PLC0415 - most runs need no reader in this process

    return readers.too_large(limits)


def _result(path: Path, future: Future[list[Parsed]], limits: Limits) -> list[Parsed] | UnreadableDocument:
    """Return what the worker made of a file, or why it made nothing."""
    try:
        return future.result()
    except FutureTimeoutError:
        return took_too_long(limits)
    except ProcessExpired as error:
        return died(path, error.exitcode, limits)
    except MemoryError:
        return out_of_memory()


def took_too_long(limits: Limits) -> UnreadableDocument:
    """Return the refusal of a file whose time is up."""
    message = f"读取超过 {limits.timeout_seconds:g} 秒，已中止。"
    return UnreadableDocument(ErrorCode.TIMEOUT, message, "请检查文件是否异常复杂。")


def died(path: Path, exit_code: int | None, limits: Limits) -> UnreadableDocument:
    """Return the refusal of a file whose process died, and note how; libraries end it where they get no memory."""
    _log.warning("%s: the reading process died with exit code %s", path, exit_code)
    if limits.is_scant:
        return out_of_memory()
    return UnreadableDocument(ErrorCode.DAMAGED, "读取此文件的进程意外退出，文件可能已损坏。", "请重新导出。")


def _failed(path: Path, reason: UnreadableDocument) -> Parsed:
    sha256, size = _measure(path)
    return Parsed(str(path), sha256, size, "", failure=Failure(reason.code.value, str(reason)))


def _measure(path: Path) -> tuple[str, int]:
    """Return hash and size without holding the file in memory; both empty where it cannot be read."""
    digest = hashlib.sha256()
    size = 0
    if not path.is_file():
        return "", 0
    try:
        with path.open("rb") as file:
            while piece := file.read(_CHUNK):
                digest.update(piece)
                size += len(piece)
    except OSError:
        return "", 0
    return digest.hexdigest(), size


def _work(path: Path, limits: Limits) -> list[Parsed]:
    from gkdash.ingest.parse import parse_bytes  # noqa: PLC0415 - only workers load the readers

    found = timed(path, limits, parse_bytes)
    return [_failed(path, found)] if isinstance(found, UnreadableDocument) else found


def timed(
    path: Path, limits: Limits, read: Callable[[bytes, str, Limits], _Made | UnreadableDocument]
) -> _Made | UnreadableDocument:
    """Return what `read` makes of a file's bytes, or why they could not be had; its process is ended past its time."""
    if not hasattr(signal, "alarm"):
        return _read(path, limits, read)
    # the parent ends what takes too long; where it was killed itself, nobody else would
    signal.alarm(int(limits.timeout_seconds) + _GRACE_SECONDS)
    try:
        return _read(path, limits, read)
    finally:
        signal.alarm(0)


def _read(
    path: Path, limits: Limits, read: Callable[[bytes, str, Limits], _Made | UnreadableDocument]
) -> _Made | UnreadableDocument:
    try:
        if path.exists() and not path.is_file():
            return no_file()
        data = path.read_bytes()
    except OSError as error:
        return why_unopened(error)
    return read(data, str(path), limits)


def _context() -> BaseContext:
    """Return how workers are started: from a server without threads, since forking a process with threads may deadlock."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def begin(memory_bytes: int) -> None:
    """Set up a worker: interruptions are the parent's to handle, and memory is limited where the system can."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # a native library that prints would spoil the parent's JSON lines
    os.dup2(2, 1)
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 - not on Windows

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = memory_bytes + _used()
        if most == resource.RLIM_INFINITY or limit < most:
            resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _used() -> int:
    """Return the address space in use, which the limit is counted from; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")
