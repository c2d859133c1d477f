"""Many stores' worth of reports from one small one, for measurements: every agency and report copied under another id.

What is copied is as it was derived; nothing is read, and nobody should load into such a store.
"""

from __future__ import annotations

from gkdash.store import sql
from gkdash.store.writer import Writer

_BY_REPORT = ("report", "cell", "section", "report_measure", "report_outcome")


def multiply(writer: Writer, copies: int) -> int:
    """Put `copies` further copies of everything into the generation under construction; return the number of reports."""
    connection = writer.build()
    connection.execute(f"create or replace temp table copy as select range as number from range(1, {copies + 1})")  # noqa: S608 - a number
    for name in ("agency", "document", *_BY_REPORT, "filing"):
        connection.execute(f"create or replace temp table original as from {name}")
        connection.execute(sql.statement(f"multiply_{name if name in _SPECIAL else 'rows'}").replace("rows_of", name))
    row = connection.execute("select count(*) from report").fetchone()
    return int(row[0]) if row else 0


_SPECIAL = ("agency", "document", "report", "filing")
