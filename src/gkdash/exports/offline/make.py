"""Writes the pages into a folder or a package, a few agencies at a time, with the hashes of all; whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

from gkdash.errors import ExportError
from gkdash.exports.briefing.gather import referring
from gkdash.exports.offline.about import SUMS, about_page
from gkdash.exports.offline.agency import agency_page
from gkdash.exports.offline.definitions import definitions_page
from gkdash.exports.offline.findings import findings_page
from gkdash.exports.offline.frame import STYLE, asset
from gkdash.exports.offline.gather import cells, county, dossier
from gkdash.exports.offline.index import index_page
from gkdash.exports.offline.model import Base, County, Dossier
from gkdash.exports.offline.parts import FOLDER
from gkdash.exports.pack import member, whole
from gkdash.exports.reading import find_scope, need_year, origin
from gkdash.i18n import translator
from gkdash.state import State
from gkdash.store import Reader, Store

_AT_ONCE = 100
"""Agencies whose cells are in memory together."""


def offline(store: Store, state: State, out: Path, *, year: int, scope: str | None = None, language: str = "zh") -> int:
    """Write the county and return how many agencies have a page.

    Raise ExportError where nothing is loaded for the year, the scope is not known, or `out` holds something.
    """
    as_package = out.suffix.lower() == ".zip"
    if not as_package and out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise ExportError(
            f"{out} 已存在且不是空的。{out} is there already and not empty.",
            "请换一个文件夹，或先把它移走。Give another folder, or move it away.",
        )
    with store.reader() as reader:
        made = county(
            reader, state, _base(store, reader, year, scope, language), referring(state.database, reader.generation)
        )
        files = _summed(_files(reader, made))
        _write_zip(out, files) if as_package else _write_folder(out, files)
    return len(made.dossiers)


def one_agency(store: Store, state: State, *, year: int, agency: str, language: str = "zh") -> bytes:
    """Return the page of one agency that stands alone; raise ExportError where it is not known or nothing is loaded."""
    with store.reader() as reader:
        base = _base(store, reader, year, agency, language)
        item = dossier(reader, state, base)
        report = _report(item, year)
        return agency_page(base, item, cells(reader, [report])[report] if report else {}, None)


def _base(store: Store, reader: Reader, year: int, scope: str | None, language: str) -> Base:
    need_year(reader, year)
    return Base(origin(store, reader), find_scope(reader, scope), year, language, translator(language))


def _files(reader: Reader, made: County) -> Iterator[tuple[str, bytes]]:
    yield "index.html", index_page(made)
    yield "findings.html", findings_page(made)
    yield "definitions.html", definitions_page(made.base)
    yield "about.html", about_page(made)
    yield STYLE, asset(STYLE).encode("utf-8")
    for start in range(0, len(made.dossiers), _AT_ONCE):
        some = made.dossiers[start : start + _AT_ONCE]
        reports = [_report(item, made.base.year) for item in some]
        found = cells(reader, [report for report in reports if report])
        for item, report in zip(some, reports, strict=True):
            name = f"{FOLDER}/{made.files[item.agency['agency_id']]}.html"
            yield name, agency_page(made.base, item, found[report] if report else {})


def _report(item: Dossier, year: int) -> str:
    now = item.of(year)
    return "" if now is None else now["report_id"] or ""


def _summed(files: Iterator[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """Yield the files, and after them their hashes in the form that sha256sum reads."""
    sums = []
    for name, data in files:
        sums.append(f"{hashlib.sha256(data).hexdigest()}  {name}\n")
        yield name, data
    yield SUMS, "".join(sorted(sums, key=lambda line: line[66:])).encode("utf-8")


def _write_zip(out: Path, files: Iterator[tuple[str, bytes]]) -> None:
    with whole(out) as part, zipfile.ZipFile(part, "w") as package:
        for name, data in files:
            package.writestr(member(name), data)


def _write_folder(out: Path, files: Iterator[tuple[str, bytes]]) -> None:
    """Write beside `out` and move it there at the end."""
    part = out.with_name(f".{out.name[-40:]}.{os.getpid()}.part")
    try:
        for name, data in files:
            path = part / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if out.exists():
            out.rmdir()
        part.replace(out)
    finally:
        shutil.rmtree(part, ignore_errors=True)
