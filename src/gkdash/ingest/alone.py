"""The plain text of one file, read in a process that may hang or die: `gkdash text` keeps the limits that `parse` keeps.

One forked process instead of a pool, which takes four times as long to start; the caller must have no threads.
"""

from __future__ import annotations

import multiprocessing
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from gkdash.errors import UnreadableDocument
from gkdash.ingest import pool
from gkdash.ingest.parse import text_of
from gkdash.settings import Limits

_START = multiprocessing.get_context("spawn") if sys.platform == "win32" else multiprocessing.get_context("fork")


def text_of_file(path: Path, limits: Limits) -> str:
    """Return the plain text of the only document in a file; raise UnreadableDocument with the contract's code."""
    if pool.is_too_large(path, limits):
        raise pool.too_large(limits)
    receiver, sender = multiprocessing.Pipe(duplex=False)
    process = _START.Process(target=_send, args=(sender, path, limits), daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(limits.timeout_seconds):
            raise pool.took_too_long(limits)
        text: str | UnreadableDocument = receiver.recv()
    except EOFError:
        process.join()
        raise pool.died(path, process.exitcode, limits) from None
    finally:
        process.kill()
        process.join()
    if isinstance(text, UnreadableDocument):
        raise text
    return text


def _send(sender: Connection, path: Path, limits: Limits) -> None:
    pool.begin(limits.memory_bytes)
    sender.send(pool.timed(path, limits, text_of))
