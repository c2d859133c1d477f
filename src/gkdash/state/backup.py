"""Copies of the state: out of any database into an SQLite file, and back into an empty one; ids and journal included."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, func, insert, select, text

from gkdash.errors import StateError
from gkdash.state.database import Database
from gkdash.state.tables import TABLES

_AT_ONCE = 1000


def backup(source: Database, path: Path) -> int:
    """Write all decisions and the journal as they are at one moment into a new SQLite file; return the rows written.

    Others may go on deciding meanwhile. Raises StateError where the file is there already.
    """
    if path.exists():
        raise StateError(
            f"{path} 已存在。{path} is there already.",
            "请换一个名称，或先把它移走。Give another name, or move it away.",
        )
    if not source.is_there:
        raise StateError(
            f"还没有决定库 {source.shown}：尚无人作出决定。"
            f"There is no state database {source.shown} yet: nobody has decided anything."
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    target = Database(str(part))
    try:
        count = _copy(source, target)
        target.close()
        # one file and no companions: what is in the write-ahead log goes into it
        with closing(sqlite3.connect(part)) as connection:
            connection.execute("pragma journal_mode = delete")
        part.replace(path)
    finally:
        target.close()
        for name in (part.name, f"{part.name}-wal", f"{part.name}-shm"):
            part.with_name(name).unlink(missing_ok=True)
    return count


def restore(path: Path, target: Database) -> int:
    """Put a backup into a state database in which nothing was decided yet; return the rows written.

    Raises StateError where there are decisions: they are never overwritten.
    """
    if not path.is_file():
        raise StateError(
            f"没有备份文件 {path}。There is no backup {path}.",
            "请指定 `gkdash state backup` 写出的文件。Give the file that `gkdash state backup` wrote.",
        )
    with tempfile.TemporaryDirectory(prefix="gkdash-restore-") as folder:
        # opening brings a database up to date, and a backup is not to be changed
        copy = Path(folder) / "state.db"
        shutil.copyfile(path, copy)
        source = Database(str(copy))
        try:
            return _copy(source, target)
        finally:
            source.close()


def _copy(source: Database, target: Database) -> int:
    count = 0
    with source.reading() as reading, target.writing() as writing:
        if reading.dialect.name == "postgresql":
            reading.execute(text("set transaction isolation level repeatable read read only"))
        for table in TABLES:
            if writing.execute(select(func.count()).select_from(table)).scalar():
                raise StateError(
                    f"{target.shown} 中已有决定。Decisions were taken in {target.shown} already.",
                    "请先把该数据库移走，再恢复。Move that database away, and restore then.",
                )
        for table in TABLES:
            rows = reading.execute(select(table).order_by(*table.primary_key).execution_options(yield_per=_AT_ONCE))
            for part in rows.mappings().partitions(_AT_ONCE):
                writing.execute(insert(table), [dict(row) for row in part])
                count += len(part)
        if writing.dialect.name == "postgresql":
            _go_on_counting(writing)
    return count


def _go_on_counting(connection: Connection) -> None:
    for table in (table for table in TABLES if "id" in table.c):
        connection.execute(
            text(
                f"select setval(pg_get_serial_sequence('{table.name}', 'id'), (select coalesce(max(id), 0) + 1 from {table.name}), false)"  # noqa: S608 - names of our own
            )
        )
