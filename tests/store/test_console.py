"""Questions in SQL: what is answered, and that nothing else can be reached, changed or held up by one."""

import threading
import time
from hashlib import sha256

import duckdb
import pandas as pd
import pytest

from gkdash.store import console, console_worker, open_store, sql
from gkdash.store.console import Bounds, Listing, Refusal
from tests.once import once
from tests.pages.county import build

AMPLE = Bounds(seconds=30)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    return open_store(once(tmp_path_factory, build))


@pytest.fixture(scope="module")
def connection(store):
    """The engine as a worker opens it, in this process."""
    with console_worker._open(str(store.folder.generations / store.current()), AMPLE.memory_bytes) as opened:
        yield opened


@pytest.fixture
def ask(store):
    def put(text, bounds=AMPLE, meanwhile=None):
        return console.ask(store, store.current(), text, bounds=bounds, meanwhile=meanwhile)

    return put


def answer(found):
    assert isinstance(found, Listing), found
    return found.rows


def test_a_question_is_answered_with_names_types_and_plain_values(ask):
    found = ask("select year, count(*) as n, null as nothing from report where is_current group by year order by year")
    assert found.columns == (("year", "INTEGER"), ("n", "BIGINT"), ("nothing", "INTEGER"))
    assert found.rows == [[2020, 2, None], [2022, 9, None], [2023, 9, None], [2024, 8, None]]
    assert not found.is_cut
    assert 0 < found.seconds < AMPLE.seconds


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("with a as (select 1 as x), b as (from a) select x + 1 from b;", [2]),
        ("from agency select count(*)", [10]),
        ("values ('一', 2.5::decimal(4, 1))", ["一", 2.5]),
        ("select date '2025-01-31', timestamp '2025-01-31 08:00', 'nan'::double, [1, 2]", None),
        ("describe agency", ["agency_id", "VARCHAR", "NO", None, None, None]),
        ("select count(*) from generation.main.report_summary", [28]),
        ("select a.name from agency a, lateral (select max(year) y from report r where r.agency_id = a.agency_id) as t where y = 2024 order by a.agency_id limit 1", ["云溪县教育局"]),
        ("select key from json_each('{\"a\": 1}')", ["a"]),
        ("with recursive r as (select 1 i union all select i + 1 from r where i < 5) select sum(i) from r", [15]),
        ("select * from (pivot report on year in (2023, 2024) using count(*) group by edition) where edition = '2021'", ["2021", 9, 9]),
    ],
)  # fmt: skip
def test_what_reads_tables_of_the_store_is_answered(ask, text, first):
    rows = answer(ask(text))
    expected = first or ["2025-01-31", "2025-01-31 08:00:00", "nan", "[1, 2]"]
    assert rows[0] == expected


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal("empty")),
        ("-- 只有注释", Refusal("empty")),
        ("select 1; select 2", Refusal("several")),
        ("select 1; drop table report", Refusal("not_select")),
        # changing
        ("delete from report", Refusal("not_select")),
        ("update report set year = 1", Refusal("not_select")),
        ("insert into report select * from report", Refusal("not_select")),
        ("create table t as select 1", Refusal("not_select")),
        ("create or replace temp macro f() as 1", Refusal("not_select")),
        ("begin transaction", Refusal("not_select")),
        ("checkpoint", Refusal("not_select")),
        ("vacuum", Refusal("not_select")),
        # settings
        ("set threads = 64", Refusal("not_select")),
        ("set enable_external_access = true", Refusal("not_select")),
        ("reset lock_configuration", Refusal("not_select")),
        ("set variable a = 1", Refusal("not_select")),
        ("use memory", Refusal("not_select")),
        ("pragma database_list", Refusal("not_select")),
        ("pragma threads = 64", Refusal("not_select")),
        ("call pragma_version()", Refusal("not_select")),
        ("select current_setting('memory_limit')", Refusal("function", "current_setting")),
        ("select * from duckdb_settings()", Refusal("function", "duckdb_settings")),
        ("select * from enable_logging()", Refusal("function", "enable_logging")),
        # files and other databases
        ("attach 'x.db' as x", Refusal("not_select")),
        ("detach generation", Refusal("not_select")),
        ("copy report to 'x.csv'", Refusal("not_select")),
        ("copy (select 1) to 'x.csv'", Refusal("not_select")),
        ("export database 'x'", Refusal("not_select")),
        ("install httpfs", Refusal("not_select")),
        ("load httpfs", Refusal("not_select")),
        ("from '/etc/passwd'", Refusal("table", "/etc/passwd")),
        ("from 'https://example.org/x.parquet'", Refusal("table", "https://example.org/x.parquet")),
        ("from read_csv('/etc/passwd')", Refusal("function", "read_csv")),
        ('select * from "READ_TEXT"(\'/etc/passwd\')', Refusal("function", "read_text")),
        ("select (select content from read_text('/etc/passwd'))", Refusal("function", "read_text")),
        ("select 1 where exists (from glob('/*'))", Refusal("function", "glob")),
        ("from parquet_metadata('x')", Refusal("function", "parquet_metadata")),
        ("from sniff_csv('x')", Refusal("function", "sniff_csv")),
        # ways around
        ("from query('select 1')", Refusal("function", "query")),
        ("from query_table('duckdb_settings')", Refusal("function", "query_table")),
        ("from json_execute_serialized_sql(json_serialize_sql('select 1'))", Refusal("function", "json_execute_serialized_sql")),
        ("from pandas_scan(1::pointer)", Refusal("function", "pandas_scan")),
        ("from statements", Refusal("table", "statements")),
        ("prepare p as select 1", Refusal("not_select")),
        ("explain analyze select 1", Refusal("not_select")),
        ("from duckdb_databases", Refusal("table", "duckdb_databases")),
        ("from information_schema.tables", Refusal("table", "information_schema.tables")),
        ("from system.main.duckdb_tables", Refusal("table", "system.main.duckdb_tables")),
        ("from sqlite_master", Refusal("table", "sqlite_master")),
        ("with duckdb_databases as (select 1) from duckdb_databases", Refusal("table", "duckdb_databases")),
        ("select (with duckdb_databases as (select 1) select 1), s.* from duckdb_databases s",
         Refusal("table", "duckdb_databases")),
        ("with x as (select 1) from system.main.x", Refusal("table", "system.main.x")),
        ("show databases", Refusal("table", '"databases"')),
        ("describe duckdb_databases", Refusal("table", "duckdb_databases")),
        ("summarize (from read_csv('x'))", Refusal("function", "read_csv")),
        # holding up
        ("select sleep_ms(100000)", Refusal("function", "sleep_ms")),
        ("select write_log('x')", Refusal("function", "write_log")),
        ("select getenv('HOME')", Refusal("function", "getenv")),
        ("from repeat('x', 100000000000)", Refusal("function", "repeat")),
    ],
)  # fmt: skip
def test_everything_else_is_refused(connection, text, refusal):
    with pytest.raises(console_worker.Refused) as raised:
        console_worker.check(connection, text)
    assert Refusal(raised.value.code, raised.value.about) == refusal


@pytest.mark.parametrize("text", ["pragma database_list", "from read_csv('/etc/passwd')", "drop table report"])
def test_a_refusal_comes_all_the_way(ask, text):
    assert ask(text).code in {"table", "function", "not_select"}


@pytest.mark.parametrize(
    "text",
    [
        "from read_csv('/etc/passwd')",
        "from '/etc/passwd'",
        "from read_text('/etc/passwd')",
        "from glob('/*')",
        "attach 'x.db' as x",
        "copy (select 1) to 'x.csv'",
        "export database 'x'",
        "install httpfs",
        "load httpfs",
        "set threads = 64",
        "set memory_limit = '64GB'",
        "set enable_external_access = true",
        "set lock_configuration = false",
        "delete from report",
        "create table generation.main.t as select 1",
        "from local_frame",
    ],
)
def test_the_engine_refuses_by_itself_what_the_text_does_not_show(connection, text):
    """The second lock: the same statements, put past the check."""
    local_frame = pd.DataFrame({"secret": [1]})
    assert len(local_frame) == 1
    with pytest.raises(duckdb.Error):
        connection.execute(text).fetchall()


@pytest.mark.parametrize(
    "text",
    [
        "select count(*) from range(1000000) a, range(1000000) b, range(1000) c",
        "select count(*) from cell a, cell b, cell c, cell d where a.value + b.value = c.value * d.value",
        "with recursive r as (select 1 i union all select i + 1 from r) select max(i) from r",
        # one call that no interruption reaches
        "select levenshtein(repeat('a', 300000), repeat('b', 300000))",
    ],
)
def test_what_takes_too_long_is_ended(ask, text):
    began = time.monotonic()
    assert ask(text, Bounds(seconds=0.8)) == Refusal("timeout", "0.8")
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    "text",
    [
        "select length(repeat('x', 3000000000))",
        "select list_sum(range(3000000000))",
        "select string_agg(repeat('x', 1000), '') from range(10000000)",
        "select * from range(200000000) a order by hash(a.range)",
    ],
)
def test_what_takes_too_much_memory_is_ended(ask, text):
    assert ask(text, Bounds(seconds=20, memory_bytes=128 * 1024 * 1024)) in {Refusal("memory"), Refusal("ended")}


def test_no_more_rows_and_characters_are_handed_out_than_allowed(ask):
    found = ask("select * from range(10000000000)", Bounds(rows=10))
    assert [row[0] for row in found.rows] == list(range(10))
    assert found.is_cut
    wide = ask("select repeat('长', 5000) as text from range(3)")
    assert {len(row[0]) for row in wide.rows} == {2001}
    heavy = ask("select repeat('x', 2000) from range(100000)", Bounds(rows=100000, answer_bytes=1_000_000))
    assert len(heavy.rows) < 1000
    assert heavy.is_cut


def test_exactly_as_many_rows_as_allowed_are_not_cut(ask):
    found = ask("select * from range(10)", Bounds(rows=10))
    assert (len(found.rows), found.is_cut) == (10, False)


def test_a_text_that_is_too_long_is_not_even_read(ask):
    assert ask("select 1 " + "+ 1" * 20_000) == Refusal("too_long")


def test_deep_nesting_ends_the_question_not_the_server(ask):
    assert isinstance(ask(f"select {'abs(' * 3000}1{')' * 3000}"), Refusal)


def test_a_mistake_is_told_in_the_engines_words(ask):
    found = ask("select yeer from report")
    assert found.code == "error"
    assert 'Referenced column "yeer" not found' in found.about


def test_a_question_is_stopped_when_who_asked_goes_away(ask):
    class Gone(BaseException):
        pass

    def leave(seconds):
        raise Gone

    began = time.monotonic()
    with pytest.raises(Gone):
        ask("select count(*) from range(1000000) a, range(1000000) b", meanwhile=leave)
    assert time.monotonic() - began < 3
    assert answer(ask("select 1")) == [[1]]


def test_only_so_many_ask_at_once(store, ask):
    started = threading.Barrier(console.AT_ONCE + 1, timeout=20)
    begun = set()

    def mark(seconds):
        if threading.get_ident() not in begun:
            begun.add(threading.get_ident())
            started.wait()

    busy = "select count(*) from range(1000000) a, range(1000000) b"
    threads = [threading.Thread(target=ask, args=(busy, Bounds(seconds=3), mark)) for _ in range(console.AT_ONCE)]
    for thread in threads:
        thread.start()
    started.wait()
    assert ask("select 1") == Refusal("busy")
    for thread in threads:
        thread.join()
    assert answer(ask("select 1")) == [[1]]


def test_the_worker_is_given_none_of_the_servers_settings(monkeypatch, ask):
    monkeypatch.setenv("GKDASH_STATE", "postgresql://secret")
    given = {}
    real = console.subprocess.Popen

    def spy(*args, **kwargs):
        given.update(kwargs["env"])
        return real(*args, **kwargs)

    monkeypatch.setattr(console.subprocess, "Popen", spy)
    answer(ask("select 1"))
    assert set(given) <= {"SYSTEMROOT", "LANG", "LC_ALL", "TZ"}


def test_the_generation_and_its_folder_are_as_before(store, ask):
    folder = store.folder.generations
    before = {item.name: sha256(item.read_bytes()).hexdigest() for item in folder.iterdir()}
    for text in ("delete from report", "copy report to 'x.csv'", "attach 'x.db'", "select count(*) from report"):
        ask(text)
    assert {item.name: sha256(item.read_bytes()).hexdigest() for item in folder.iterdir()} == before


def test_every_example_is_answered(ask):
    for zh, en, text in sql.examples():
        assert zh
        assert en
        assert isinstance(ask(text), Listing), text
    assert len(sql.examples()) == 7


def test_an_example_finds_what_it_says(ask):
    carried = next(text for _, en, text in sql.examples() if en.startswith("Agencies whose carry-in"))
    assert [column for column, _ in ask(carried).columns] == ["agency", "year", "carried_out_before", "carried_in"]
