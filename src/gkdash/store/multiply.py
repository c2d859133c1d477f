"""Many stores' worth of reports from one small one, for measurements: every agency and report copied under another id.

What is copied is as it was derived; nothing is read, and nobody should load into such a store. Each copy words its prose
in another way, since reports that all say the same are a fault of which every check for copied text would speak.
"""

from __future__ import annotations

from gkdash.store import sql
from gkdash.store.derive import current_reports
from gkdash.store.writer import Writer

_TABLES = (
    "agency",
    "document",
    "report",
    "cell",
    "section",
    "warning",
    "indicator",
    "claim_rate",
    "report_measure",
    "report_outcome",
    "report_channel",
    "filing",
)
_GIVEN = (
    "群策变等够检媒股护善做注纳承读态账醒错留阶必差密便史抓载履果俗稿阵证记块阅并纠图书衡涉偏仍征看型齐职递聘压班优播草宣头正透界拓邀"
    "属听端贴产遵岗疑细缺还粉途"
)
"""Characters of which one stands in clauses that make up most of the demonstration's prose, and that no check looks for."""
_INSTEAD = 0x3400
"""The first of some thousand rare characters: each copy has one in the place of all of these."""
MOST_COPIES = 6_000


def multiply(writer: Writer, copies: int) -> int:
    """Put `copies` further copies of everything into the generation under construction; return the number of reports.

    Raise ValueError for more than MOST_COPIES.
    """
    if copies > MOST_COPIES:
        raise ValueError(f"there are not {copies} ways to word the prose")
    connection = writer.build()
    for name in _TABLES:
        connection.execute(f"create or replace temp table original_{name} as from {name}")
    connection.begin()
    for number in range(1, copies + 1):
        words = {"given": f"[{_GIVEN}]", "instead": chr(_INSTEAD + number), "suffix": f"-{number}"}
        for name in _TABLES:
            text = sql.statement(f"multiply_{name}")
            connection.execute(text, {key: word for key, word in words.items() if f"${key}" in text})
    current_reports(connection)
    connection.commit()
    for name in _TABLES:
        connection.execute(f"drop table original_{name}")
    row = connection.execute("select count(*) from report").fetchone()
    return int(row[0]) if row else 0
