"""What a worker does in the tests of the pool: as the file says."""

from __future__ import annotations

import ctypes
import os
import signal
import time
from pathlib import Path

from gkdash.ingest.parse import parse_bytes
from gkdash.records import Failure, Parsed
from gkdash.settings import Limits


def work(path: Path, limits: Limits) -> list[Parsed]:
    order, _, number = path.read_text(encoding="ascii").partition(" ")
    if order == "sleep":
        time.sleep(float(number))
    elif order == "exit":
        os._exit(int(number))
    elif order == "crash":
        ctypes.string_at(0)
    elif order == "interrupt":
        os.kill(os.getpid(), signal.SIGINT)
    elif order == "print":
        print("noise from a library", flush=True)
    elif order == "allocate":
        bytearray(int(number))
    elif order == "parse":
        return parse_bytes(path.read_bytes(), str(path), limits)
    return [Parsed(str(path), "", 0, "", failure=Failure("not_a_report", order))]
