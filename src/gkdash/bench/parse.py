"""Reading and extracting, format by format, against what a user would otherwise run, on the same files in the same run."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Literal

from gkdash.bench.measure import Measurement, best_of
from gkdash.demo.render import Job, Quirks, available_formats, render_many
from gkdash.demo.render.office import converted, office
from gkdash.demo.render.quirks import Pdf
from gkdash.demo.render.specimen import Wildness, specimen
from gkdash.extract import extract
from gkdash.readers import read

_FILES = 12
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """What a user would otherwise run on one file; `module` must be installed for it, `files` is how many it is given."""

    name: str
    module: str
    work: Callable[[bytes], object]
    files: int = _FILES


def measurements() -> Iterator[Measurement]:
    """Yield one measurement per format and peer."""
    yield from _compared(
        "docx",
        Peer("python-docx, table.cell(row, column)", "docx", _docx_by_place, 3),
        Peer("python-docx, row.cells", "docx", _docx_by_row),
    )
    yield from _compared_doc()
    yield from _compared("pdf", Peer("pdfplumber.extract_tables", "pdfplumber", _pdfplumber))
    yield from _compared(
        "html",
        Peer("pandas.read_html with html5lib", "html5lib", lambda content: _read_html(content, "html5lib")),
        Peer("pandas.read_html with lxml", "lxml", lambda content: _read_html(content, "lxml")),
    )


def _files(form: str) -> list[bytes]:
    wildness = Wildness(tables_gone=0, rows_gone=0)
    quirks = Quirks(pdf=Pdf(page_break="table", numbers="dashes"))
    jobs = [Job(specimen(Random(seed), wildness), form, quirks, seed) for seed in range(_FILES)]  # noqa: S311
    return render_many(jobs)


def _ours(files: list[bytes], form: str) -> Callable[[], None]:
    def work() -> None:
        for content in files:
            extract(read(content, name=f"report.{form}"))

    return work


def _compared(form: str, *peers: Peer) -> Iterator[Measurement]:
    files = _files(form)
    _ours(files, form)()
    for peer in peers:
        chosen = files[: peer.files]
        ours = best_of(_ROUNDS, _ours(chosen, form)) / len(chosen)
        try:
            importlib.import_module(peer.module)
        except ImportError:
            note = f"{peer.module} is not installed; pip install gkdash[bench]"
            yield Measurement("parse", f"gkdash {form}", peer.name, ours, None, None, len(chosen), note)
            continue
        peer.work(files[0])
        theirs = best_of(_ROUNDS, partial(_each, peer.work, chosen)) / len(chosen)
        note = "read and extracted, against the tables' texts alone"
        yield Measurement("parse", f"gkdash {form}", peer.name, ours, theirs, theirs / ours, len(chosen), note)


def _each(work: Callable[[bytes], object], files: list[bytes]) -> None:
    for content in files:
        work(content)


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


def _read_html(content: bytes, flavor: Literal["lxml", "html5lib"]) -> int:
    import pandas as pd  # noqa: PLC0415 - a peer, loaded where it is measured

    return len(pd.read_html(io.StringIO(content.decode()), flavor=flavor))


def _compared_doc() -> Iterator[Measurement]:
    peer = "LibreOffice to docx"
    if "doc" not in available_formats() or office() is None:
        note = "LibreOffice is not installed, so there is neither a .doc file to read nor a peer"
        yield Measurement("parse", "gkdash doc", peer, None, None, None, 0, note)
        return
    files = _files("doc")
    _ours(files, "doc")()
    ours = best_of(_ROUNDS, _ours(files, "doc")) / len(files)
    alone = best_of(1, lambda: [converted([content], "docx", source="doc") for content in files[:3]]) / 3
    yield Measurement("parse", "gkdash doc", peer, ours, alone, alone / ours, 3, "one start per file")
    batch = best_of(1, lambda: converted(files, "docx", source="doc")) / len(files)
    note = "one start for all files"
    yield Measurement("parse", "gkdash doc", peer, ours, batch, batch / ours, len(files), note)
