"""Reading and extracting, format by format, against what a user would otherwise run, on the same files in the same run."""

from __future__ import annotations

import importlib
import io
from collections.abc import Callable, Iterator
from random import Random

from gkdash.bench.measure import Measurement, best_of
from gkdash.demo.render import Job, Quirks, available_formats, render_many
from gkdash.demo.render.office import converted, office
from gkdash.demo.render.quirks import Pdf
from gkdash.demo.render.specimen import Wildness, specimen
from gkdash.extract import extract
from gkdash.readers import read

_FILES = 12
_ROUNDS = 3


def measurements() -> Iterator[Measurement]:
    """Yield one measurement per format and peer."""
    yield _compared("docx", "python-docx, every cell", "docx", _walk_docx)
    yield from _compared_doc()
    yield _compared("pdf", "pdfplumber.extract_tables", "pdfplumber", _pdfplumber)
    yield _compared("html", "pandas.read_html", "html5lib", _read_html)


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


def _compared(form: str, peer: str, module: str, theirs: Callable[[bytes], object]) -> Measurement:
    files = _files(form)
    try:
        importlib.import_module(module)
    except ImportError:
        ours = best_of(_ROUNDS, _ours(files, form)) / len(files)
        note = f"{peer} is not installed; pip install gkdash[bench]"
        return Measurement("parse", f"gkdash {form}", peer, ours, None, None, len(files), note)
    _ours(files, form)()
    theirs(files[0])
    ours = best_of(_ROUNDS, _ours(files, form)) / len(files)
    peers = best_of(_ROUNDS, lambda: [theirs(content) for content in files]) / len(files)
    note = "read and extracted, against the tables' texts alone"
    return Measurement("parse", f"gkdash {form}", peer, ours, peers, peers / ours, len(files), note)


def _walk_docx(content: bytes) -> int:
    from docx import Document  # noqa: PLC0415 - a peer, loaded where it is measured

    document = Document(io.BytesIO(content))
    return sum(len(cell.text) for table in document.tables for row in table.rows for cell in row.cells)


def _pdfplumber(content: bytes) -> int:
    import pdfplumber  # noqa: PLC0415 - a peer, loaded where it is measured

    with pdfplumber.open(io.BytesIO(content)) as document:
        return sum(len(page.extract_tables()) for page in document.pages)


def _read_html(content: bytes) -> int:
    import pandas as pd  # noqa: PLC0415 - a peer, loaded where it is measured

    return len(pd.read_html(io.StringIO(content.decode())))


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
