"""A country's worth of what pages read, from one small store: for measurements of pages, without cells and texts.

Ids keep their length, since a join over longer ones is slower than over those of a real store. What is copied is as it
was derived; such a store is not whole, and nobody should load into it or check it.
"""

from __future__ import annotations

from gkdash.store.derive import current_reports
from gkdash.store.writer import Writer

_IDS = {
    "agency": ("agency_id", "parent_id"),
    "document": ("document_id",),
    "report": ("report_id", "document_id", "agency_id"),
    "report_measure": ("report_id",),
    "report_outcome": ("report_id",),
    "report_channel": ("report_id", "satisfaction_claim_id"),
    "indicator": ("report_id", "claim_id"),
    "claim_rate": ("report_id", "claim_id"),
    "filing": ("agency_id", "report_id"),
    "finding": ("agency_id", "report_id"),
}
_WITHOUT = {"report": "'' as text", "indicator": "'' as sentence"}


def spread(writer: Writer, copies: int) -> int:
    """Put `copies` further copies of what pages read into the generation under construction; return the reports.

    Agencies are named after their copy. Raise ValueError for more copies than ids can tell apart.
    """
    if copies > 99_999:
        raise ValueError(f"{copies} copies cannot be told apart by five digits")
    connection = writer.build()
    connection.execute(
        "create or replace temp table known as select agency_id, 'c' || lpad(row_number() over (order by agency_id)::varchar, 6, '0') as short from agency"
    )
    connection.begin()
    for name, ids in _IDS.items():
        changed = [_copied(column) for column in ids]
        changed += [_WITHOUT[name]] if name in _WITHOUT else []
        changed += ["o.name || c.number as name"] if name == "agency" else []
        connection.execute(f"create or replace temp table original as from {name}")
        connection.execute(
            f"insert into {name} by name select o.* replace ({', '.join(changed)})"  # noqa: S608 - names of our own
            f" from original as o cross join (select range as number from range(1, {copies + 1})) as c order by c.number"
        )
    current_reports(connection)
    connection.commit()
    row = connection.execute("select count(*) from report").fetchone()
    return int(row[0]) if row else 0


def _copied(column: str) -> str:
    number = "lpad(c.number::varchar, 5, '0')"
    if column in {"agency_id", "parent_id"}:
        return f"(select k.short from known as k where k.agency_id = o.{column}) || {number} as {column}"  # noqa: S608 - names of our own
    return f"left(o.{column}, 7) || {number} as {column}"
