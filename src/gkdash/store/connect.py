"""How a published generation is opened, always the same way: read-only, cut off from files and from its own settings."""

from __future__ import annotations

from pathlib import Path

import duckdb

from gkdash.errors import StoreError


def open_published(
    path: Path, *, threads: int, memory: str | None = None, spill: Path | None = None
) -> duckdb.DuckDBPyConnection:
    """Return a connection on the generation at `path`; each cursor made from it must `use generation` first.

    The file is attached to an engine of its own, since DuckDB refuses to open one file twice in a process with
    different settings, and a page and a load may do so. It uses no more than `memory` where that is given, and beyond it
    the folder `spill`.
    """
    config: dict[str, str | bool | int | float | list[str]] = {"threads": str(threads)}
    if memory is not None:
        config["memory_limit"] = memory
    if spill is not None:
        config["temp_directory"] = str(spill)
    engine = duckdb.connect(config=config)
    quoted = str(path).replace("'", "''")
    try:
        engine.execute(f"attach '{quoted}' as generation (read_only)")
        engine.execute("set enable_external_access = false")
        engine.execute("set lock_configuration = true")
        engine.execute("use generation")
    except duckdb.Error as error:
        engine.close()
        raise StoreError(
            f"数据 {path.name} 打不开：{error}。The generation {path.name} cannot be opened: {error}.",
            "请让 CURRENT 指向较早的一代，或加 --rebuild 重新导入。"
            "Point CURRENT at an earlier generation, or load with --rebuild.",
        ) from error
    return engine
