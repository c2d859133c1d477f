"""Work on many reports in several processes, results in the order given: the same whatever the number of workers.

Knows processes and nothing of checks. Little is under way at once, so that memory does not grow with the store.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from multiprocessing.context import BaseContext
from typing import TypeVar

from pebble import ProcessExpired, ProcessPool

Task = TypeVar("Task")
Result = TypeVar("Result")

_PRELOADED = ("gkdash.checks.arithmetic_run", "gkdash.checks.text_work")
_AHEAD = 3
"""Tasks under way for each worker: while one is worked on the next is there already."""


def in_order(work: Callable[[Task], Result], tasks: Iterable[Task], *, workers: int) -> Iterator[Result]:
    """Yield what `work` gives for each task, which is asked for as it is needed; with one worker, in this process.

    `work` must be a function of a module, and give the same for the same task. Where a worker dies, of too little memory
    for instance, its task is done in this process.
    """
    if workers <= 1:
        yield from map(work, tasks)
        return
    pool = ProcessPool(max_workers=workers, initializer=_begin, context=_context())
    waiting: deque[tuple[Task, Future[Result]]] = deque()
    remaining = iter(tasks)
    try:
        while True:
            while len(waiting) < workers * _AHEAD:
                try:
                    task = next(remaining)
                except StopIteration:
                    break
                waiting.append((task, pool.schedule(work, args=[task])))
            if not waiting:
                break
            task, future = waiting.popleft()
            try:
                result = future.result()
            except ProcessExpired:
                result = work(task)
            yield result
        pool.close()  # type: ignore[no-untyped-call]
    finally:
        pool.stop()  # type: ignore[no-untyped-call]
        pool.join()


def _context() -> BaseContext:
    """Return how workers are started: from a server without threads, since the database has some in this process."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(_PRELOADED))
    return context


def _begin() -> None:
    """Set up a worker: interruptions are the parent's to handle, and cycles are looked for now and then.

    A parcel is a hundred thousand records without cycles, and at Python's own pace a tenth of the time goes into looking.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
