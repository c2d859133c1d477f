"""What must hold before a generation goes into service; it repairs nothing and lets nothing broken pass."""

from __future__ import annotations

import duckdb

from gkdash.errors import StoreError
from gkdash.store import sql


def verify(connection: duckdb.DuckDBPyConnection) -> None:
    """Raise StoreError, naming a rule and an example, where the generation breaks one of `statements/verify.sql`."""
    breach = connection.execute(sql.statement("verify")).fetchone()
    if breach is not None:
        raise StoreError(
            f"新一代数据前后不一致，没有启用：{breach[0]}（{breach[1]}）。"
            f"The new generation is inconsistent: {breach[0]} ({breach[1]}). It was not published.",
            "上一代数据继续使用。请加 --rebuild 重新导入；仍不行时请报告这一缺陷。"
            "The last generation stays in service. Load again with --rebuild; if that does not help, report it.",
        )
