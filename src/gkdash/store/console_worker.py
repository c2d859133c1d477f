"""The process that answers one question put in SQL, and ends; run as a script, apart from everything else of gkdash.

It is given the question as JSON on standard input and prints the answer as JSON. It imports nothing of gkdash, so that it
starts fast, and its process may be killed at any moment. Three locks lie one behind the other: the text may only be one
SELECT over tables of the store (`refusal`), the engine is cut off from files, extensions and its own settings, and the
process may use no more memory and time than it was given, and write no file at all.
"""

from __future__ import annotations

import json
import math
import sys
from base64 import b64encode
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

TABLE_FUNCTIONS = frozenset({"generate_series", "json_each", "json_tree", "range", "unnest"})
"""All functions that may stand in FROM: they make rows from what they are given, and read nothing."""

FORBIDDEN_FUNCTIONS = frozenset(
    {
        "current_connection_id",
        "current_query",
        "current_query_id",
        "current_setting",
        "current_transaction_id",
        "getenv",
        "getvariable",
        "json_execute_serialized_sql",
        "json_serialize_plan",
        "nextval",
        "setseed",
        "sleep_ms",
        "txid_current",
        "write_log",
    }
)
"""Functions of an expression that tell of the engine or of other questions, change something, or only pass time."""

LONGEST_TEXT = 2_000
"""Characters of one value that are handed out; a whole report is read on its page."""

_SPARE_BYTES = 1024 * 1024 * 1024
"""Address space for the interpreter and the engine's own code besides the memory for data."""


class Refused(Exception):
    """The question is not answered: a code, and what it is about."""

    def __init__(self, code: str, about: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.about = about


def main() -> None:
    """Answer the question on standard input."""
    asked = json.loads(sys.stdin.buffer.read())
    _limit(asked["memory_bytes"], asked["seconds"])
    try:
        answer = _answer(asked)
    except Refused as refused:
        answer = {"refused": refused.code, "about": refused.about}
    except (MemoryError, duckdb.OutOfMemoryException):
        answer = {"refused": "memory", "about": ""}
    except duckdb.Error as error:
        answer = {"refused": "error", "about": str(error)[:LONGEST_TEXT]}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "replace"))


def check(connection: duckdb.DuckDBPyConnection, text: str) -> None:
    """Raise Refused unless the text is one SELECT that reads tables of the store and nothing else."""
    statements = connection.extract_statements(text)
    if not statements:
        raise Refused("empty")
    if any(statement.type != duckdb.StatementType.SELECT for statement in statements):
        raise Refused("not_select")
    if len(statements) > 1:
        raise Refused("several")
    # in letters and digits only; for a value that is bound, DuckDB loads pandas, which takes longer than most questions
    packed = b64encode(text.encode("utf-8", "replace")).decode("ascii")
    row = connection.execute(f"select json_serialize_sql(decode(from_base64('{packed}')))").fetchone()
    tree = json.loads(row[0]) if row else {"error": True}
    if tree["error"]:
        raise Refused("not_select")
    nodes = list(_nodes(tree["statements"]))
    named = [entry["key"].casefold() for node in nodes if "cte_map" in node for entry in node["cte_map"]["map"]]
    # a name given in one place must not open a table of the engine in another
    for name in named:
        if name in _names(connection, "internal"):
            raise Refused("table", name)
    known = {*_names(connection, "database_name = 'generation' and not internal"), *named}
    for node in nodes:
        _refuse_node(node, known)


def _names(connection: duckdb.DuckDBPyConnection, which: str) -> set[str]:
    """Return the names of all tables and views of which a condition of our own holds."""
    found = connection.execute(
        f"select lower(table_name) from duckdb_tables() where {which}"  # noqa: S608 - a text of our own
        f" union select lower(view_name) from duckdb_views() where {which}"
    ).fetchall()
    return {name for (name,) in found}


def _refuse_node(node: dict[str, Any], known: set[str]) -> None:
    match node.get("type"):
        case "BASE_TABLE":
            name = str(node["table_name"])
            schema, catalog = str(node["schema_name"]), str(node["catalog_name"])
            if name.casefold() not in known or schema not in {"", "main"} or catalog not in {"", "generation"}:
                raise Refused("table", ".".join(part for part in (catalog, schema, name) if part))
        case "TABLE_FUNCTION":
            name = str(node["function"].get("function_name", ""))
            if name.casefold() not in TABLE_FUNCTIONS:
                raise Refused("function", name)
        case "SHOW_REF" if node.get("query") is None:
            raise Refused("table", str(node["table_name"]))
    if node.get("class") in {"FUNCTION", "WINDOW"}:
        name = str(node.get("function_name", ""))
        if name.casefold() in FORBIDDEN_FUNCTIONS:
            raise Refused("function", name)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            yield found
            waiting += found.values()
        elif isinstance(found, list):
            waiting += found


def _answer(asked: dict[str, Any]) -> dict[str, Any]:
    connection = _open(asked["path"], asked["memory_bytes"])
    text = str(asked["text"]).strip()
    check(connection, text)
    (statement,) = connection.extract_statements(text)
    # rows are fetched as they are made, so that no more of them are than are wanted
    connection.execute(statement)
    columns = [[str(item[0]), str(item[1])] for item in connection.description or ()]
    rows: list[list[Any]] = []
    left = int(asked["answer_bytes"])
    while len(rows) <= asked["rows"] and left > 0:
        some = connection.fetchmany(256)
        if not some:
            return {"columns": columns, "rows": rows[: asked["rows"]], "is_cut": len(rows) > asked["rows"]}
        told = [[_plain(value) for value in row] for row in some]
        left -= sum(len(value) if isinstance(value, str) else 8 for row in told for value in row)
        rows += told
    return {"columns": columns, "rows": rows[: asked["rows"]], "is_cut": True}


def _open(path: str, memory_bytes: int) -> duckdb.DuckDBPyConnection:
    config: dict[str, Any] = {
        "threads": "2",
        "memory_limit": f"{memory_bytes}B",
        "temp_directory": "",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
        "python_enable_replacements": "false",
    }
    connection = duckdb.connect(config=config)
    quoted = path.replace("'", "''")
    connection.execute(f"attach '{quoted}' as generation (read_only)")
    connection.execute("use generation")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def _limit(memory_bytes: int, seconds: float) -> None:
    """Have the system hold the process to its memory and time, and let it write no file, where the system can."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    used = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize() if _has_proc() else 0
    wanted = {
        resource.RLIMIT_AS: used + memory_bytes + _SPARE_BYTES,
        resource.RLIMIT_CPU: 2 * int(seconds) + 2,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, value in wanted.items():
        _, most = resource.getrlimit(kind)
        least = value if most == resource.RLIM_INFINITY else min(value, most)
        resource.setrlimit(kind, (least, least))


def _has_proc() -> bool:
    return Path("/proc/self/statm").exists()


def _plain(value: Any) -> Any:
    """Return a value as JSON has it; what JSON has no word for is told as text."""
    match value:
        case None | bool() | int():
            return value
        case float():
            return value if math.isfinite(value) else str(value)
        case Decimal():
            return float(value)
        case str():
            return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
        case date() | datetime() | time():
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        case _:
            text = str(value)
            return text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT] + "…"


if __name__ == "__main__":
    main()
