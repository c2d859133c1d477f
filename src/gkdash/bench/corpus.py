"""Render specimens in every format with random peculiarities, read them back, and tally what came back otherwise."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from gkdash.bench.compare import Difference, cell_differences, head_differences
from gkdash.demo.render import Job, available_formats, draw, render_many, unusual
from gkdash.demo.render.specimen import specimen
from gkdash.errors import UnreadableDocument
from gkdash.extract import extract
from gkdash.readers import read
from gkdash.readers.archive import members
from gkdash.records import Report
from gkdash.settings import Limits

_BATCH = 60


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document; `error` is set where it gave no report."""

    job: Job
    seconds: float
    differences: tuple[Difference, ...] = ()
    head: tuple[Difference, ...] = ()
    error: str = ""

    @property
    def right(self) -> bool:
        """Tell whether every cell and the report's head came back."""
        return not (self.differences or self.head or self.error)


@dataclass
class Tally:
    """Documents and cells, right and in all."""

    documents: int = 0
    documents_right: int = 0
    cells: int = 0
    cells_right: int = 0
    misread: int = 0
    """Cells where a figure came back that is not the one printed: the worst that can happen."""
    wrong_heads: int = 0
    seconds: float = 0.0

    def add(self, outcome: Outcome) -> None:
        """Count one document in."""
        cells = len(outcome.job.report.cells)
        self.documents += 1
        self.documents_right += outcome.right
        self.cells += cells
        self.cells_right += 0 if outcome.error else max(0, cells - len(outcome.differences))
        self.misread += sum(item.got.startswith("number") for item in outcome.differences)
        self.wrong_heads += bool(outcome.head)
        self.seconds += outcome.seconds


@dataclass
class Tallies:
    """Tallies by format and by trait."""

    whole: Tally = field(default_factory=Tally)
    formats: dict[str, Tally] = field(default_factory=dict)
    traits: dict[str, Tally] = field(default_factory=dict)

    def add(self, outcome: Outcome) -> None:
        """Count one document in everywhere."""
        job = outcome.job
        self.whole.add(outcome)
        self.formats.setdefault(job.format, Tally()).add(outcome)
        for trait in unusual(job.quirks, job.format):
            self.traits.setdefault(trait, Tally()).add(outcome)


def corpus_job(seed: int, formats: tuple[str, ...], rate: float) -> Job:
    """Return the document number `seed` of the corpus; equal arguments give an equal one."""
    random = Random(seed)  # noqa: S311 - chance for specimens, not for secrets
    report = specimen(random)
    form = formats[seed % len(formats)]
    return Job(report, form, draw(random, form, rate), seed)


def outcomes(count: int, seed: int, formats: tuple[str, ...] | None = None, rate: float = 0.2) -> Iterator[Outcome]:
    """Yield what became of `count` documents, the first numbered `seed`."""
    chosen = formats or available_formats()
    for start in range(seed, seed + count, _BATCH):
        jobs = [corpus_job(at, chosen, rate) for at in range(start, min(start + _BATCH, seed + count))]
        for job, content in zip(jobs, render_many(jobs), strict=True):
            yield judged(job, content)


def judged(job: Job, content: bytes) -> Outcome:
    """Read one rendered document and compare it with its truth."""
    started = time.perf_counter()
    try:
        report = _read(content, job.format)
    except UnreadableDocument as problem:
        return Outcome(job, time.perf_counter() - started, error=f"{problem.code}: {problem.message}")
    seconds = time.perf_counter() - started
    cells = tuple(cell_differences(job.report, report))
    return Outcome(job, seconds, cells, tuple(head_differences(job.report, report)))


def _read(content: bytes, form: str) -> Report:
    name = f"report.{form}"
    if form == "zip":
        inner = members(content, Limits())
        name, content = inner[0].name, inner[0].data
    return extract(read(content, name=name))


def table(tallies: Tallies) -> list[str]:
    """Return the tallies as lines: formats first, then the traits with most documents wrong."""
    lines = [
        f"{'':44} {'documents':>10} {'right':>8} {'cells':>9} {'right':>9} {'misread':>8} {'heads wrong':>11} {'ms':>7}"
    ]
    lines += [_line(name, tally) for name, tally in sorted(tallies.formats.items())]
    lines.append(_line("all", tallies.whole))
    wrong = sorted(
        (item for item in tallies.traits.items() if item[1].documents_right < item[1].documents),
        key=lambda item: item[1].documents_right / item[1].documents,
    )
    lines += ["", "traits, worst first", *(_line(name, tally) for name, tally in wrong[:40])]
    return lines


def _line(name: str, tally: Tally) -> str:
    return (
        f"{name:44} {tally.documents:>10} {tally.documents_right / tally.documents:>8.2%} {tally.cells:>9} "
        f"{tally.cells_right / tally.cells:>9.3%} {tally.misread:>8} {tally.wrong_heads:>11} {tally.seconds / tally.documents * 1000:>7.1f}"
    )


def explained(outcome: Outcome) -> list[str]:
    """Return what is wrong with one document as lines, with what is needed to make it again."""
    job = outcome.job
    lines = [f"seed {job.seed} {job.format}: {'; '.join(unusual(job.quirks, job.format)) or 'plain'}"]
    if outcome.error:
        lines.append(f"  {outcome.error}")
    lines += [
        f"  {item.where}: expected {item.expected}, got {item.got}"
        for item in (*outcome.head, *outcome.differences[:6])
    ]
    if len(outcome.differences) > 6:
        lines.append(f"  and {len(outcome.differences) - 6} more cells")
    return lines


def keep(outcome: Outcome, folder: Path) -> Path:
    """Write the document into `folder` for a look at it and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    job = outcome.job
    path = folder / f"{job.seed}.{job.format}"
    path.write_bytes(render_many([job])[0])
    return path


def causes(wrong: list[Outcome]) -> Counter[str]:
    """Count the documents wrong by the first thing that is wrong with each."""
    found: Counter[str] = Counter()
    for outcome in wrong:
        first = outcome.error.partition(":")[0] or (outcome.head or outcome.differences)[0].where
        found[f"{outcome.job.format} {first}"] += 1
    return found
