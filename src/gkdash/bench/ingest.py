"""The whole way from files to a published generation: mixed reports a second, and the peak memory of all processes."""

from __future__ import annotations

import json
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
    """Samples the resident memory of a process and its descendants, from /proc."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.over = threading.Event()

    def run(self) -> None:
        """Sample until told to stop."""
        while not self.over.wait(0.05):
            self.peak = max(self.peak, _resident(self.pid))

    def stop(self) -> None:
        """End sampling."""
        self.over.set()
        self.join()


def _resident(root: int) -> int:
    """Return the bytes that a process and its descendants hold in memory; 0 where the system does not tell."""
    parents: dict[int, int] = {}
    pages: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        parents[int(entry.name)] = int(fields[1])
        pages[int(entry.name)] = int(fields[21])
    family = {root}
    grown = True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in family} - family
        family |= more
        grown = bool(more)
    return sum(pages.get(pid, 0) for pid in family) * 4096
