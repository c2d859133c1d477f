"""What a measurement is, and which there are; each bench yields its measurements as soon as they are taken."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One measurement as `gkdash bench --json` writes it.

    Seconds are per document, taken side by side in one run on the same files; `ratio` is peer by subject. Where the
    peer is not installed its seconds and the ratio are None and `note` says so.
    """

    bench: str
    subject: str
    peer: str
    subject_seconds: float | None
    peer_seconds: float | None
    ratio: float | None
    n: int
    note: str


def _parse() -> Iterator[Measurement]:
    from gkdash.bench.parse import measurements  # noqa: PLC0415 - the peers are slow to import and may be absent

    return measurements()


def _ingest() -> Iterator[Measurement]:
    from gkdash.bench.ingest import measurements  # noqa: PLC0415 - needs the store

    return measurements()


def _prose() -> Iterator[Measurement]:
    from gkdash.bench.prose import measurements  # noqa: PLC0415 - builds a demonstration county

    return measurements()


def _check() -> Iterator[Measurement]:
    from gkdash.bench.check import measurements  # noqa: PLC0415 - needs the store and the generator

    return measurements()


def _crowd() -> Iterator[Measurement]:
    from gkdash.bench.crowd import measurements  # noqa: PLC0415 - serves a dashboard

    return measurements()


def _export() -> Iterator[Measurement]:
    from gkdash.bench.export import measurements  # noqa: PLC0415 - needs the store and writes documents

    return measurements()


def _pages() -> Iterator[Measurement]:
    from gkdash.bench.pages import measurements  # noqa: PLC0415 - runs the screen

    return measurements()


_BENCHES: dict[str, Callable[[], Iterator[Measurement]]] = {
    "parse": _parse,
    "prose": _prose,
    "ingest": _ingest,
    "check": _check,
    "crowd": _crowd,
    "pages": _pages,
    "export": _export,
}


def names() -> tuple[str, ...]:
    """Return the benches there are."""
    return tuple(_BENCHES)


def run(chosen: Sequence[str], emit: Callable[[Measurement], None]) -> None:
    """Run the named benches, all where none is named, handing each measurement to `emit`; KeyError for an unknown name."""
    for name in chosen or names():
        for measurement in _BENCHES[name]():
            emit(measurement)


def best_of(rounds: int, work: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the shortest of several times that `work` takes, in seconds of `clock`."""
    times = []
    for _ in range(rounds):
        started = clock()
        work()
        times.append(clock() - started)
    return min(times)
