"""The schema speaks for itself: every column has a comment, the docs repeat them, queries say what a row is."""

import re
from pathlib import Path

import duckdb
import pytest

from gkdash import forms
from gkdash.store import schema, sql
from gkdash.store.describe import MARK, describe

ROOT = Path(__file__).resolve().parents[2]
STATEMENTS = sorted(path.stem for path in (ROOT / "src/gkdash/store/statements").glob("*.sql"))


@pytest.fixture(scope="module")
def empty():
    with duckdb.connect() as connection:
        schema.create(connection)
        yield connection


def test_every_table_view_and_column_has_a_comment(empty):
    bare = empty.execute(
        "select table_name from duckdb_tables() where comment is null"
        " union all select view_name from duckdb_views() where not internal and comment is null"
        " union all select table_name || '.' || column_name from duckdb_columns() where not internal and comment is null"
    ).fetchall()
    assert bare == []


def test_the_docs_are_in_step_with_the_schema():
    text = (ROOT / "docs/store.md").read_text(encoding="utf-8")
    assert text.partition(MARK)[2] == describe(), "run: python -m gkdash.store.describe docs/store.md"


def test_the_tables_of_the_contract_are_there(empty):
    names = {row[0] for row in empty.execute("select table_name from duckdb_tables()").fetchall()}
    assert names == set(schema.TABLES)
    assert {"agency", "document", "report", "cell", "section", "finding"} <= names


def test_a_comment_is_no_other_schema(monkeypatch):
    before = schema.version()
    texts = sql.schema()
    monkeypatch.setattr(
        sql, "schema", lambda: tuple((name, f"-- said\ncomment on table x is 'y';\n{text}") for name, text in texts)
    )
    assert schema.version() == before
    monkeypatch.setattr(
        sql, "schema", lambda: tuple((name, f"create table x (y integer);\n{text}") for name, text in texts)
    )
    assert schema.version() != before


NAMING_COLUMNS = {"numerator": ["granted"], "denominator": ["processed_total"]}
"""Parameters that name columns, where null would name none."""


@pytest.mark.parametrize("name", sql.names())
def test_a_query_says_what_a_row_is_and_runs(empty, name):
    text = sql.query(name)
    assert re.match(r"-- One row( per |: )", text)
    named = set(re.findall(r"\$([a-z_]+)", "\n".join(line for line in text.splitlines() if not line.startswith("--"))))
    given = {parameter: NAMING_COLUMNS.get(parameter) for parameter in named}
    assert empty.execute(text, given or None).df() is not None


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_says_what_a_row_is(name):
    assert re.match(r"-- (One row per |Every report )", sql.statement(name))


def test_keys_in_sql_are_keys_of_the_form():
    known = set()
    for edition in forms.all_editions():
        for table in edition.tables:
            known |= {table.key, *(row.key for row in table.rows)}
            known |= {column.key for block in table.blocks for column in block.columns}
    text = sql.statement("insert_report_measure")
    used = set(re.findall(r"(?:row_key|column_key|table_key) = '([a-z_]+)'", text))
    assert used <= known
    groups = re.findall(r"row_key like '([a-z]+)\\_%'", text)
    assert all(any(key.startswith(f"{group}_") for key in known) for group in groups)
    assert set(groups) == {"refused", "unavailable", "rejected", "other"}
