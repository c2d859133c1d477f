"""Builds the next generation beside the published one: batches in, each in one transaction; then verify, then publish.

A batch once added survives any crash: the next writer goes on with the same unpublished file. What is published is
never touched.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from gkdash.errors import StoreError
from gkdash.store import schema, sql
from gkdash.store.archive import Archive
from gkdash.store.changes import Known, known
from gkdash.store.connect import open_published
from gkdash.store.derive import Rules, derive
from gkdash.store.examination import Examination
from gkdash.store.failures import writing
from gkdash.store.findings import Finished, replace_findings
from gkdash.store.folder import Folder, generation_name, sync_folder, write_atomically
from gkdash.store.lock import WriterLock
from gkdash.store.reviews import Reviewed, replace_reviews
from gkdash.store.rows import Loaded, tables
from gkdash.store.texts import storable
from gkdash.store.verify import verify

KEPT = 3
"""How many generations stay, the published one included: to go back to, and for readers that still have them open."""

CHECKING_MEMORY = "1536MB"
"""What the checks of 100,000 reports need with room to spare; beyond it DuckDB works on disk where it can."""

_REPORT_TABLES = (
    "report",
    "cell",
    "section",
    "warning",
    "indicator",
    "claim_rate",
    "report_measure",
    "report_outcome",
    "report_channel",
)

_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "memory_limit": "512MB",
    # long texts are compressed from 1.2 on, and every DuckDB since then reads it
    "storage_compatibility_version": "v1.2.0",
}


class Writer:
    """The one process that changes a store, between `__enter__` and `__exit__`; raises StoreError where another is."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.archive = Archive(folder.archive)
        self._lock = WriterLock(folder.lock)
        self._connection: duckdb.DuckDBPyConnection | None = None

    def __enter__(self) -> Self:
        self._lock.__enter__()
        try:
            self.folder.generations.mkdir(parents=True, exist_ok=True)
            self._adopt_unpublished()
            self._discard_useless()
        except BaseException:
            self._lock.__exit__()
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        try:
            self._disconnect()
        finally:
            self._lock.__exit__()

    @property
    def is_building(self) -> bool:
        """Tell whether there is an unpublished generation: this run's, or one that an interrupted run left."""
        return self.folder.building.exists()

    @property
    def needs_rebuild(self) -> bool:
        """Tell whether what is published has another schema, so that all must be read from the archive again."""
        if self.is_building:
            return False
        current = self.folder.current()
        if current is None:
            return False
        try:
            connection = open_published(self._published(current), threads=1)
        except StoreError:
            return True
        with connection:
            return schema.info(connection, "schema") != schema.version()

    @writing()
    def info(self, key: str) -> str:
        """Return what the generation under construction, or else the published one, says of itself; empty if nothing."""
        return schema.info(self.look(), key)

    def look(self) -> duckdb.DuckDBPyConnection:
        """Return a connection for questions: on the unpublished generation, else on the published one read-only.

        Where there is neither, an empty generation is begun.
        """
        current = self.folder.current()
        if self._connection is None and not self.is_building and current is not None:
            self._connection = open_published(self._published(current), threads=2)
        return self._connection or self.build()

    @writing()
    def build(self) -> duckdb.DuckDBPyConnection:
        """Return the connection on the generation under construction, beginning one as a copy of the published one."""
        if self._connection is not None and not self.is_building:
            self._disconnect()
        if not self.is_building:
            current = self.folder.current()
            if current is None:
                self.begin_empty()
            else:
                temporary = self.folder.building.with_suffix(".copy")
                shutil.copyfile(self._published(current), temporary)
                with duckdb.connect(str(temporary), config=_CONFIG) as connection:
                    schema.set_info(connection, "base", current)
                temporary.replace(self.folder.building)
        if self._connection is None:
            self._connection = self._connect(self.folder.building)
        return self._connection

    @writing()
    def begin_empty(self) -> None:
        """Begin an empty generation, giving up an unpublished one."""
        self._disconnect()
        _remove(self.folder.building)
        temporary = self.folder.building.with_suffix(".copy")
        _remove(temporary)
        _make_empty(temporary, self.folder.current() or "")
        temporary.replace(self.folder.building)

    @writing()
    def known(self, hashes: Sequence[str], parser_version: str) -> dict[str, Known]:
        """Return what is known of the files with these SHA-256, by hash."""
        return known(self.look(), hashes, parser_version) if hashes else {}

    @writing()
    def start_over(self) -> None:
        """Forget all that is loaded, the originals too; readers keep what is published until something new is."""
        self.begin_empty()
        shutil.rmtree(self.folder.archive, ignore_errors=True)

    @writing()
    def add(self, batch: Sequence[Loaded], *, again: bool = False) -> frozenset[str]:
        """Store a batch in one transaction; return the ids of the documents whose reading was stored.

        A document that was read by the same version only gets another place, unless `again`; by another version, its
        reading is replaced, and it keeps the place and time where it was first seen.
        """
        data = tables(batch)
        connection = self.build()
        connection.begin()
        try:
            stored = insert_batch(connection, data, again=again)
        except BaseException:
            connection.rollback()
            raise
        connection.commit()
        return stored

    @writing()
    def add_place(self, file_sha256: str, source: str, first_seen: datetime) -> None:
        """Note that a known file was found at another place."""
        self.build().execute(sql.statement("insert_place"), [file_sha256, storable(source), first_seen])

    @writing()
    def derive(self, rules: Rules) -> None:
        """Make all that follows from what is loaded: agencies, versions, deadlines, filing."""
        derive(self.build(), rules)

    @writing()
    def examination(self) -> Examination:
        """Return the generation under construction as checks see it; checks weigh all reports at once and may use more."""
        connection = self.build()
        connection.execute(f"set memory_limit = '{CHECKING_MEMORY}'")
        return Examination(connection)

    @writing()
    def replace_findings(self, finished: Finished) -> None:
        """Put these findings and tallies in the place of all there are."""
        replace_findings(self.build(), finished)

    @writing()
    def replace_reviews(self, decided: Iterable[Reviewed]) -> None:
        """Put these decisions in the place of all there are; findings must be there already."""
        replace_reviews(self.build(), decided)

    @writing()
    def set_info(self, key: str, value: str) -> None:
        """Note something about the generation under construction."""
        schema.set_info(self.build(), key, value)

    def forget_arrivals(self) -> None:
        """Count documents as having come in this run from now on only."""
        self.build().execute("delete from arrived")

    @writing()
    def revised(self) -> int:
        """Return how many documents that came in this run hold a version of a report that follows another one."""
        connection = self.build()
        row = connection.execute(
            "select count(*) from report semi join arrived using (document_id) where revision > 1 and copy_of is null"
        ).fetchone()
        return int(row[0]) if row else 0

    @writing()
    def publish(self, *, is_whole: bool = True) -> str:
        """Verify the generation under construction and put it into service; return its name.

        Only a store made for a measurement, knowingly without its cells and texts, is not whole and not verified.
        """
        connection = self.build()
        if is_whole:
            verify(connection)
        connection.execute("checkpoint")
        self._disconnect()
        name = generation_name(max([0, *self.folder.numbers()]) + 1)
        _sync(self.folder.building)
        write_atomically(self.folder.publishing, name.encode())
        self.folder.building.replace(self.folder.generations / name)
        sync_folder(self.folder.generations)
        self.folder.point_at(name)
        self.folder.publishing.unlink()
        self.prune()
        return name

    def prune(self) -> None:
        """Delete generations beyond the last few; one that a system keeps because it is open is left for next time."""
        current = self.folder.current()
        for number in self.folder.numbers()[:-KEPT]:
            if generation_name(number) != current:
                try:
                    _remove(self.folder.generations / generation_name(number))
                except PermissionError:
                    continue

    def _adopt_unpublished(self) -> None:
        # a crash between renaming the finished file and moving CURRENT; what a person took back is no such file
        if not self.folder.publishing.is_file():
            return
        name = self.folder.publishing.read_text(encoding="utf-8")
        finished = self.folder.generations / name
        if name != self.folder.current() and finished.is_file():
            finished.replace(self.folder.building)
        self.folder.publishing.unlink()

    def _discard_useless(self) -> None:
        _remove(self.folder.building.with_suffix(".copy"))
        if not self.is_building:
            return
        try:
            with duckdb.connect(str(self.folder.building), config=_CONFIG) as connection:
                base, made = schema.info(connection, "base"), schema.info(connection, "schema")
        except duckdb.Error:
            _remove(self.folder.building)
            return
        if base != (self.folder.current() or "") or made != schema.version():
            _remove(self.folder.building)

    def _published(self, name: str) -> Path:
        path = self.folder.generations / name
        if not path.is_file():
            raise StoreError(
                f"{self.folder.root} 指向 {name}，而这个文件不存在。"
                f"{self.folder.root} points at {name}, and there is no such file.",
                "请恢复该文件，或加 --rebuild 重新导入。Restore it, or load with --rebuild.",
            )
        return path

    def _connect(self, path: Path) -> duckdb.DuckDBPyConnection:
        temporary = self.folder.generations / "tmp"
        connection = duckdb.connect(str(path), config={**_CONFIG, "temp_directory": str(temporary)})
        connection.execute("create temp table arrived (document_id varchar)")
        return connection

    def _disconnect(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def _make_empty(path: Path, base: str) -> None:
    with duckdb.connect(str(path), config=_CONFIG) as connection:
        schema.create(connection)
        schema.set_info(connection, "base", base)


def insert_batch(connection: duckdb.DuckDBPyConnection, data: dict[str, pa.Table], *, again: bool) -> frozenset[str]:
    """Store a batch within the caller's transaction; return the ids of the documents whose reading was stored."""
    for name, rows in data.items():
        connection.register(f"batch_{name}", rows)
    clash = connection.execute(
        "select d.sha256, b.sha256 from document as d join batch_document as b using (document_id)"
        " where d.sha256 <> b.sha256"
    ).fetchone()
    if clash:
        raise StoreError(
            f"两个文件的编号相同：SHA-256 {clash[0]} 与 {clash[1]}。"
            f"Two documents have the same id: SHA-256 {clash[0]} and {clash[1]}.",
            "请只导入其中一个。Leave one out.",
        )
    connection.execute(
        "create or replace temp table earlier as"
        " select d.*, d.parser_version <> b.parser_version or $again as is_replaced"
        " from document as d join batch_document as b using (document_id)",
        {"again": again},
    )
    replaced = connection.execute("select count(*) from earlier where is_replaced").fetchone() != (0,)
    for name, key in (("document", "document_id"), *((name, "report_id") for name in _REPORT_TABLES)):
        if replaced:
            connection.execute(f"delete from {name} where {key} in (select document_id from earlier where is_replaced)")  # noqa: S608 - names of our own
    connection.execute(
        "delete from prose_outcome using earlier as e where e.is_replaced"
        " and (prose_outcome.report_id = e.document_id or prose_outcome.previous_id = e.document_id)"
    )
    connection.execute(
        "create or replace temp table wanted as select b.document_id, e.document_id is null as is_new"
        " from batch_document as b left join earlier as e using (document_id) where coalesce(e.is_replaced, true)"
    )
    for name in ("document", *_REPORT_TABLES):
        connection.execute(sql.statement(f"insert_{name}"))
    connection.execute(sql.statement("insert_source"))
    for name in data:
        connection.unregister(f"batch_{name}")
    connection.execute("insert into arrived select document_id from wanted where is_new")
    return frozenset(row[0] for row in connection.execute("select document_id from wanted").fetchall())


def _remove(path: Path) -> None:
    for item in (path, path.with_name(f"{path.name}.wal")):
        item.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
