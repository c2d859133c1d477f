"""Writes the bundle a few thousand reports at a time, so that memory stays flat however much the store holds."""

from __future__ import annotations

import hashlib
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shutil import copyfileobj

import pyarrow as pa
import pyarrow.parquet as pq

from gkdash.exports.bundle import dictionary
from gkdash.exports.bundle.arrow_csv import write_csv
from gkdash.exports.pack import member, whole
from gkdash.exports.reading import Origin, Scope, find_scope, need_year, origin, records
from gkdash.store import Reader, Store

WHOLE = ("agency", "document", "report", "filing", "finding", "revision_difference", "review")
"""Tables asked in one question."""
BY_REPORT = ("cell", "section", "indicator", "claim_rate", "report_measure", "warning")
"""Tables asked for some reports at a time."""

_REPORTS_AT_ONCE = 2_000


def tables_zip(store: Store, out: Path, *, year: int | None = None, scope: str | None = None) -> dict[str, int]:
    """Write the bundle of a year, or of all; return the rows of each table.

    Raise ExportError where nothing is loaded for the year or the scope is not known.
    """
    with store.reader() as reader, tempfile.TemporaryDirectory(prefix="gkdash-export-") as name:
        if year is not None:
            need_year(reader, year)
        chosen, folder = find_scope(reader, scope), Path(name)
        counts: dict[str, int] = {}
        columns: dict[str, list[str]] = {}
        reports: list[str] = []
        for table in (*WHOLE, *BY_REPORT):
            if table == BY_REPORT[0]:
                reports = pq.read_table(folder / "parquet" / "report.parquet", columns=["report_id"])[
                    "report_id"
                ].to_pylist()
            batches = _batches(reader, table, year, chosen, reports)
            counts[table], columns[table] = _write(folder, table, batches)
        rows = records(reader.query("data_dictionary"))
        (folder / "dictionary.csv").write_bytes(dictionary.as_csv(rows, columns))
        (folder / "dictionary.md").write_text(dictionary.as_markdown(rows, columns), encoding="utf-8", newline="\n")
        told = _readme(origin(store, reader), chosen, year, counts)
        (folder / "README.md").write_text(told, encoding="utf-8", newline="\n")
        with whole(out) as part:
            _pack(folder, part)
    return counts


def _batches(
    reader: Reader, table: str, year: int | None, scope: Scope, reports: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    if table in WHOLE:
        yield from reader.batches(f"data_{table}", year=year, scope=scope.agency_id)
        return
    # without reports there is still a heading
    for start in range(0, max(1, len(reports)), _REPORTS_AT_ONCE):
        yield from reader.batches(f"data_{table}", reports=list(reports[start : start + _REPORTS_AT_ONCE]))


def _write(folder: Path, table: str, batches: Iterator[pa.RecordBatch]) -> tuple[int, list[str]]:
    """Write a table as Parquet, and from that as CSV; return its rows and columns."""
    parquet, text = folder / "parquet" / f"{table}.parquet", folder / "csv" / f"{table}.csv"
    for path in (parquet, text):
        path.parent.mkdir(exist_ok=True)
    first = next(batches)
    with pq.ParquetWriter(parquet, first.schema, compression="zstd") as writer:
        for batch in _and(first, batches):
            writer.write_batch(batch)
    stored = pq.ParquetFile(parquet)
    with text.open("wb") as file:
        write_csv(file, first.schema, stored.iter_batches())
    return stored.metadata.num_rows, list(first.schema.names)


def _and(first: pa.RecordBatch, others: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    yield first
    yield from others


def _readme(told: Origin, scope: Scope, year: int | None, counts: dict[str, int]) -> str:
    label = f"\n**{told.notice}** Fictional data.\n" if told.notice else ""
    rows = "\n".join(f"| `{name}` | {count} |" for name, count in counts.items())
    return f"""# {told.title or "政府信息公开年报数据"}
{label}
- 年度 report years: {year or "全部 all"}
- 范围 scope: {scope.name or "库中全部单位 everybody"}
- 数据截至 as of: {told.as_of.isoformat()}
- 数据版本 generation: {told.generation}（读取程序 parser {told.parser_versions}）

`csv/` 为 UTF-8（带 BOM），`parquet/` 内容相同；各列含义见 `dictionary.md`。空值表示没有这个数，不是 0。CSV 中以 = + - @ 开头的文字前加了撇号，列表用“；”连接。
`csv/` is UTF-8 with BOM, `parquet/` holds the same; `dictionary.md` says what columns mean. An empty value is no figure, never 0. In CSV, text that begins with = + - @ has an apostrophe before it, and lists are joined by ；.

未列入：文件所在的文件夹、报告全文（章节正文在 `section`）、作出决定的人的姓名。
Left out: the folders of files, the whole text of reports (chapters are in `section`), the names of people who decided.

| table | rows |
|---|---|
{rows}
"""


def _pack(folder: Path, out: Path) -> None:
    """Put the files into a package, and beside them their hashes."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    names = [path.relative_to(folder).as_posix() for path in paths]
    sums = "".join(f"{_sha256(path)}  {name}\n" for path, name in zip(paths, names, strict=True))
    with zipfile.ZipFile(out, "w") as package:
        package.writestr(member("SHA256SUMS"), sums)
        for path, name in zip(paths, names, strict=True):
            with path.open("rb") as source, package.open(member(name), "w", force_zip64=True) as target:
                copyfileobj(source, target, 1 << 20)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
