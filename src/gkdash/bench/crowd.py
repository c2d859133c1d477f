"""Many people at once: sessions that speak the browser's own protocol to a served dashboard, each opening every page.

Needs no browser. Counts what a visitor would see go wrong: a traceback, the error page, a connection that breaks.
"""

from __future__ import annotations

import asyncio
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

from gkdash.bench.measure import Measurement
from gkdash.ui.navigation import PAGE_KEYS

PEOPLE = 50
_STARTING = 60.0
_WAITING = 120.0


@dataclass
class Seen:
    """What one visitor met: seconds from asking for a page to its last element, and what went wrong, in words."""

    seconds: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def measurements(people: int = PEOPLE) -> Iterator[Measurement]:
    """Serve the demonstration and let `people` open every page at the same time; yield one measurement."""
    with tempfile.TemporaryDirectory(prefix="gkdash-bench-") as folder:
        store = str(Path(folder) / "demo")
        command = [sys.executable, "-m", "gkdash", "demo", "--no-serve", "--store", store]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        with served(store, str(Path(folder) / "state.db")) as port:
            alone = asyncio.run(_crowd(port, 1))
            crowd = asyncio.run(_crowd(port, people))
    waits = sorted(second for seen in crowd for second in seen.seconds)
    faults = [fault for seen in (*alone, *crowd) for fault in seen.faults]
    told = f"first of them: {faults[0]}" if faults else "none went wrong"
    note = (
        f"{people} people open {len(PAGE_KEYS)} pages each at the same time: {len(waits)} pages, {len(faults)} faults, {told};"
        f" the slowest took {waits[-1]:.1f} s; one alone needs {statistics.median(alone[0].seconds):.2f} s a page"
    )
    yield Measurement("crowd", "a page among many", "", statistics.median(waits), None, None, len(waits), note)


@contextmanager
def served(store: str, state: str) -> Iterator[int]:
    """Serve a store on a free port of this machine while inside."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gkdash", "serve", "--port", str(port), "--store", store]
    environment = {**os.environ, "GKDASH_STATE": state}
    server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait(port, server)
        yield port
    finally:
        server.terminate()
        server.wait(timeout=30)


def _wait(port: int, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTING
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise TimeoutError("The dashboard did not start.")


async def _crowd(port: int, people: int) -> list[Seen]:
    return await asyncio.gather(*(_visit(port, number) for number in range(people)))


async def _visit(port: int, number: int) -> Seen:
    seen = Seen()
    url = f"ws://127.0.0.1:{port}/_stcore/stream"
    async with connect(url, subprotocols=["streamlit"], max_size=None, open_timeout=_WAITING) as line:  # type: ignore[list-item]
        for place in range(len(PAGE_KEYS)):
            key = PAGE_KEYS[(place + number) % len(PAGE_KEYS)]
            began = time.perf_counter()
            await line.send(_request(key))
            seen.faults += await asyncio.wait_for(_page(line, key), _WAITING)
            seen.seconds.append(time.perf_counter() - began)
    return seen


def _request(key: str) -> bytes:
    message = BackMsg()
    message.rerun_script.query_string = "lang=zh"
    message.rerun_script.page_name = key
    return bytes(message.SerializeToString())


async def _page(line: ClientConnection, key: str) -> list[str]:
    """Read one page to its end; return what went wrong on it."""
    faults = []
    while True:
        message = ForwardMsg()
        message.ParseFromString(await line.recv(decode=False))
        kind = message.WhichOneof("type")
        if kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            shown = element.WhichOneof("type")
            if shown == "exception":
                faults.append(f"{key}: {element.exception.type} {element.exception.message}")
            elif shown == "bidi_component" and element.bidi_component.id.endswith("-error"):
                faults.append(f"{key}: the error page")
        elif kind == "script_finished":
            if message.script_finished == ForwardMsg.ScriptFinishedStatus.FINISHED_WITH_COMPILE_ERROR:
                faults.append(f"{key}: does not compile")
            return faults
