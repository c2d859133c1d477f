"""What DuckDB raises, as what the rest of the program expects; the only place that knows the difference."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import duckdb

from gkdash.errors import StoreError


@contextmanager
def writing() -> Iterator[None]:
    """Turn a failure to write (a full disk, a lost right) into StoreError, and an interrupted statement into Ctrl-C."""
    try:
        yield
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise StoreError(
            f"数据仓库无法写入：{reason}。The store could not be written: {reason}",
            "请检查磁盘空间和权限后重新导入；已启用的数据仍可使用。"
            "Look at free space and rights, and load again; what was published is in service.",
        ) from error
    except RuntimeError as error:
        # DuckDB hands on Ctrl-C during a statement as RuntimeError('Query interrupted')
        if str(error) == "Query interrupted":
            raise KeyboardInterrupt from error
        raise
