"""Opens the state database and brings it up to date: SQLite in a file, or PostgreSQL; knows nothing of what is in it.

SQLite runs in WAL mode, so that readers never wait; a writer takes its turn at once (`begin immediate`) and waits for
it, instead of failing half way.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from gkdash.errors import StateError

HEAD = "0003"
"""The last step of `migrations`; what a database must have."""

BUSY_SECONDS = 30
"""How long a writer waits for its turn."""

_LOCK = 7_305_108_410
"""Number of the advisory lock under which a PostgreSQL database is brought up to date."""


class Database:
    """One state database; nothing is opened or made before it is asked."""

    def __init__(self, url: str) -> None:
        self.url = _parsed(url)
        self._is_ready = False
        self._engine: Engine | None = None
        self._opening = threading.Lock()

    @property
    def shown(self) -> str:
        """The address without a password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for a server."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    @property
    def is_there(self) -> bool:
        """Tell whether there is something to read; a server is taken to be there."""
        return self.file is None or self.file.is_file()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection for reading one state of affairs."""
        with self._failing(), self._ready().connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection in a transaction that is committed at the end, or taken back on an error."""
        with (
            self._failing(),
            self._ready().connect().execution_options(gkdash_writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    def close(self) -> None:
        """Let go of all connections."""
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self._is_ready = False

    def _ready(self) -> Engine:
        with self._opening:
            if self._engine is None:
                self._engine = self._made()
            if not self._is_ready:
                self._prepare(self._engine)
                self._is_ready = True
            return self._engine

    def _made(self) -> Engine:
        if self.file is None:
            return create_engine(self.url, pool_pre_ping=True)
        self.file.parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(self.url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _configure)
        event.listen(engine, "begin", _begin)
        return engine

    def _prepare(self, engine: Engine) -> None:
        with engine.connect() as connection:
            found = _step(connection)
        if found == HEAD:
            return
        if self.file is not None:
            _use_wal(engine)
        with engine.connect().execution_options(gkdash_writes=True) as connection, connection.begin():
            if self.file is None:
                connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": _LOCK})
            found = _step(connection)
            if found != HEAD:
                _upgrade(connection, self.shown, found)

    @contextmanager
    def _failing(self) -> Iterator[None]:
        try:
            yield
        except IntegrityError:
            # a rule of the tables, which the caller knows how to tell
            raise
        except DBAPIError as error:
            raise StateError(
                f"决定库 {self.shown} 不能使用：{error.orig}。"
                f"The state database {self.shown} cannot be used: {error.orig}.",
                "请检查它是否存在、可否写入；`gkdash state restore` 可从备份恢复。"
                "Check that it is there and may be written; `gkdash state restore` takes a backup back.",
            ) from error
        except OSError as error:
            raise StateError(
                f"决定库 {self.shown} 无法建立：{error.strerror or error}。"
                f"The state database {self.shown} cannot be made: {error.strerror or error}.",
                "请检查所在的文件夹。Check the folder.",
            ) from error


def _parsed(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=str(Path(url).expanduser().absolute()))
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "postgresql":
            return parsed.set(drivername="postgresql+psycopg")
        if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
            return parsed.set(database=str(Path(parsed.database).expanduser().absolute()))
    except (ArgumentError, NoSuchModuleError):
        pass
    raise StateError(
        "决定库的地址既不是文件，也不是 postgresql://…。"
        "The address of the state database is neither a file nor postgresql://….",
        "请将 GKDASH_STATE 设为其中一种。Set GKDASH_STATE to one of them.",
    )


def _configure(connection: Any, _record: Any) -> None:
    # transactions are begun by `_begin`; what the driver would begin itself comes too late for a consistent read
    connection.isolation_level = None
    connection.execute("pragma synchronous = full")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("gkdash_writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


def _use_wal(engine: Engine) -> None:
    # the switch does not wait for its turn by itself, and several processes may make the database at once
    for attempt in range(100):
        raw = engine.raw_connection()
        try:
            cursor = raw.cursor()
            cursor.execute("pragma journal_mode = wal")
        except engine.dialect.dbapi.OperationalError:  # type: ignore[union-attr]
            if attempt == 99:
                raise
        else:
            return
        finally:
            raw.close()
        time.sleep(0.1)


def _step(connection: Connection) -> str | None:
    """Return the step that a database has; None for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("select version_num from alembic_version")).scalar()


def _upgrade(connection: Connection, shown: str, found: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - slow to load, and only a new or an old database needs it
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    steps = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in steps:
        raise StateError(
            f"决定库 {shown} 是由较新版本的 gkdash 生成的。"
            f"The state database {shown} was made by a newer version of gkdash.",
            "请升级 gkdash，或恢复备份。Update gkdash, or restore a backup.",
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
