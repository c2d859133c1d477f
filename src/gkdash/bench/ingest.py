"""The whole way from files to a published generation: mixed reports a second, and the peak memory of all processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from gkdash.bench.measure import Measurement
from gkdash.demo.render import Job, Quirks, render_many
from gkdash.demo.render.quirks import Pdf
from gkdash.demo.render.specimen import specimen, towns

_MIX = ("pdf", "docx", "html", "docx", "txt", "html", "docx", "xlsx", "html", "odt")
"""One in ten is a PDF."""
_YEARS = (2020, 2021, 2022, 2023, 2024)


def measurements(count: int = 2000) -> Iterator[Measurement]:
    """Yield one measurement over `count` reports of as many towns and years, start-up of the command included."""
    with tempfile.TemporaryDirectory(prefix="gkdash-bench-") as folder:
        here = Path(folder)
        write_mixed(here / "reports", count)
        seconds, peak, summary = _ingested(here)
    memory = f"peak memory of all processes {peak / 2**20:.0f} MiB" if peak else "memory is measured on Linux only"
    note = f"{count / seconds:.1f} reports a second, 1 in 10 a PDF; {memory}; {summary.get('failed', 0)} failed"
    yield Measurement("ingest", "gkdash ingest", "", seconds / count, None, None, count, note)


def write_mixed(folder: Path, count: int) -> None:
    """Write `count` reports of different agencies and years in mixed formats into `folder`."""
    folder.mkdir(parents=True)
    agencies = towns(-(-count // len(_YEARS)))
    quirks = Quirks(pdf=Pdf(page_break="table"))
    for start in range(0, count, 200):
        jobs = []
        for at in range(start, min(start + 200, count)):
            who, year = agencies[at // len(_YEARS)], _YEARS[at % len(_YEARS)]
            report = specimen(Random(at), who=who, year=year)  # noqa: S311 - chance for specimens, not for secrets
            jobs.append(Job(report, _MIX[at % len(_MIX)], quirks, at))
        for job, content in zip(jobs, render_many(jobs), strict=True):
            (folder / f"{job.seed:06d}.{job.format}").write_bytes(content)


def _ingested(here: Path) -> tuple[float, int, dict[str, int]]:
    """Run the command on the folder; return seconds, bytes at the peak, and what the command reported."""
    command = [
        sys.executable,
        "-m",
        "gkdash",
        "ingest",
        str(here / "reports"),
        "--store",
        str(here / "store"),
        "--json",
    ]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    watch = Watch(process.pid)
    watch.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - started
    watch.stop()
    lines = [line for line in output.splitlines() if line.startswith("{")]
    return seconds, watch.peak, json.loads(lines[-1]) if lines else {}


class Watch(threading.Thread):
    """Samples memory and processor time of a process and its descendants, from /proc; both stay 0 where there is none."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.over = threading.Event()
        self._first: dict[int, float] = {}
        self._last: dict[int, float] = {}

    @property
    def processor(self) -> float:
        """Seconds of processor time of all of them since the first sample; what follows a process's last sample is not counted."""
        return sum(seconds - self._first.get(pid, 0.0) for pid, seconds in self._last.items())

    def run(self) -> None:
        """Sample until told to stop."""
        self._first = self._sample()
        while not self.over.wait(0.05):
            self._sample()
        self._sample()

    def stop(self) -> None:
        """End sampling."""
        self.over.set()
        self.join()

    def _sample(self) -> dict[int, float]:
        family = _family(self.pid)
        self.peak = max(self.peak, sum(resident for resident, _ in family.values()))
        spent = {pid: seconds for pid, (_, seconds) in family.items()}
        self._last.update(spent)
        return spent


def _family(root: int) -> dict[int, tuple[int, float]]:
    """Return the bytes in memory and the seconds of processor time of a process and its descendants, by process id."""
    parents: dict[int, int] = {}
    used: dict[int, tuple[int, float]] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(entry.name)] = int(fields[1])
        ticks = int(fields[11]) + int(fields[12])
        used[int(entry.name)] = (int(fields[21]) * os.sysconf("SC_PAGE_SIZE"), ticks / os.sysconf("SC_CLK_TCK"))
    family = {root}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family |= more
        grown = bool(more)
    return {pid: used[pid] for pid in family if pid in used}
