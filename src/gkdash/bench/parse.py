"""Reading and extracting, format by format, against what a user would otherwise run, on the same files in the same run."""

from __future__ import annotations

import gc
import importlib
import io
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import Literal

from gkdash.bench.measure import Measurement, best_of
from gkdash.demo.render import Job, Quirks, available_formats, render_many
from gkdash.demo.render.office import converted, office
from gkdash.demo.render.quirks import Pdf
from gkdash.demo.render.specimen import Wildness, specimen
from gkdash.extract import extract
from gkdash.readers import read
from gkdash.records import Report

_FILES = 12
_ROUNDS = 3
_REAL = Path(__file__).resolve().parents[4] / "shared" / "reports" / "huaian-2024.pdf"
"""A city's report as published, where it lies beside the repository."""
_WHOLE = "read and extracted, against the tables' texts alone"
_CELLS = "read without extraction: the same cells on both sides"


@dataclass(frozen=True, slots=True)
class Peer:
    """What a user would otherwise run on one file; `module` must be installed for it, `files` is how many it is given."""

    name: str
    module: str
    work: Callable[[bytes], object]
    files: int = _FILES


def measurements() -> Iterator[Measurement]:
    """Yield one measurement per format, step and peer."""
    yield from _compared(
        "docx",
        Peer("python-docx, row.cells", "docx", _docx_by_row),
        Peer("python-docx, table.cell(row, column)", "docx", _docx_by_place, 3),
    )
    yield from _compared_doc()
    pdfplumber = Peer("pdfplumber.extract_tables", "pdfplumber", _pdfplumber)
    yield from _compared("pdf", pdfplumber, subject="pdf, fonts not embedded", cells=True)
    if office() is not None:
        printed = [_files("pdf", first, maker="office") for first in range(0, _FILES * _ROUNDS, _FILES)]
        yield from _measured("pdf printed by LibreOffice, fonts embedded", printed, pdfplumber, cells=True)
    if _REAL.is_file():
        real = [_REAL.read_bytes()]
        yield from _measured("pdf, a city's report with embedded fonts", [real] * _ROUNDS, pdfplumber, cells=True)
    yield from _compared(
        "html",
        Peer("pandas.read_html", "pandas", _read_html),
        Peer("pandas.read_html with html5lib", "html5lib", lambda content: _read_html(content, "html5lib")),
        cells=True,
    )


def _files(form: str, first: int = 0, *, maker: str = "direct") -> list[bytes]:
    wildness = Wildness(tables_gone=0, rows_gone=0)
    quirks = Quirks(pdf=Pdf(page_break="table", numbers="dashes", maker=maker))
    numbers = range(first, first + _FILES)
    return render_many([Job(specimen(Random(at), wildness), form, quirks, at) for at in numbers])  # noqa: S311


def _compared(form: str, *peers: Peer, subject: str = "", cells: bool = False) -> Iterator[Measurement]:
    """Measure on files of which each is met once: what either side remembers of a file is of no use to it."""
    warm, *rounds = [_files(form, first) for first in range(0, _FILES * (_ROUNDS + 1), _FILES)]
    _each(_extracted, warm)
    for peer in peers:
        named = [files[: peer.files] for files in rounds]
        yield from _measured(subject or form, named, peer, cells=cells, warm=warm)


def _measured(
    subject: str, rounds: Sequence[list[bytes]], peer: Peer, *, cells: bool, warm: Sequence[bytes] = ()
) -> Iterator[Measurement]:
    """Yield how long reading and extracting takes beside `peer`, and with `cells` reading alone too."""
    count = len(rounds[0])
    steps: list[tuple[str, str, Callable[[bytes], object]]] = [(f"gkdash {subject}", _WHOLE, _extracted)]
    if cells:
        steps.append((f"gkdash {subject}, cells alone", _CELLS, read))
    try:
        importlib.import_module(peer.module)
    except ImportError:
        for name, _, step in steps:
            note = f"{peer.module} is not installed; pip install gkdash[bench]"
            yield Measurement("parse", name, peer.name, _best(step, rounds), None, None, count, note)
        return
    _each(peer.work, warm[:1])
    # what all these modules have put on the heap is no part of either side's work
    gc.collect()
    gc.freeze()
    ours = [_best(step, rounds) for _, _, step in steps]
    theirs = _best(peer.work, rounds)
    gc.unfreeze()
    for (name, note, _), own in zip(steps, ours, strict=True):
        yield Measurement("parse", name, peer.name, own, theirs, theirs / own, count, note)


def _extracted(content: bytes) -> Report:
    return extract(read(content))


def _each(work: Callable[[bytes], object], files: Sequence[bytes]) -> None:
    for content in files:
        work(content)


def _best(work: Callable[[bytes], object], rounds: Sequence[list[bytes]]) -> float:
    """Return the seconds of processor time per file of the fastest round; both sides run in this process alone."""
    return min(best_of(1, partial(_each, work, files), clock=time.process_time) for files in rounds) / len(rounds[0])


def _docx_by_row(content: bytes) -> int:
    from docx import Document  # noqa: PLC0415 - a peer, loaded where it is measured

    document = Document(io.BytesIO(content))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _docx_by_place(content: bytes) -> int:
    from docx import Document  # noqa: PLC0415 - a peer, loaded where it is measured

    document = Document(io.BytesIO(content))
    return sum(
        len(table.cell(row, column).text)
        for table in document.tables
        for row in range(len(table.rows))
        for column in range(len(table.columns))
    )


def _pdfplumber(content: bytes) -> int:
    import pdfplumber  # noqa: PLC0415 - a peer, loaded where it is measured

    with pdfplumber.open(io.BytesIO(content)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def _read_html(content: bytes, flavor: Literal["html5lib"] | None = None) -> int:
    import pandas as pd  # noqa: PLC0415 - a peer, loaded where it is measured

    return len(pd.read_html(io.StringIO(content.decode()), flavor=flavor))


def _compared_doc() -> Iterator[Measurement]:
    peer = "LibreOffice to docx"
    if "doc" not in available_formats() or office() is None:
        note = "LibreOffice is not installed, so there is neither a .doc file to read nor a peer"
        yield Measurement("parse", "gkdash doc", peer, None, None, None, 0, note)
        return
    files = _files("doc")
    _each(_extracted, files)
    ours = _best(_extracted, [files] * _ROUNDS)
    alone = best_of(1, lambda: [converted([content], "docx", source="doc") for content in files[:3]]) / 3
    yield Measurement("parse", "gkdash doc", peer, ours, alone, alone / ours, 3, "one start per file")
    batch = best_of(1, lambda: converted(files, "docx", source="doc")) / len(files)
    note = "one start for all files"
    yield Measurement("parse", "gkdash doc", peer, ours, batch, batch / ours, len(files), note)
