"""Publishing, reading meanwhile, pruning, and what a reader may not do."""

import subprocess
import sys
import threading
from pathlib import Path

import duckdb
import pytest

from gkdash.errors import StoreError
from gkdash.store import open_store
from gkdash.store.failures import writing
from gkdash.store.writer import KEPT
from tests.store.reports import loaded, report


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A store with one report, for those that only read."""
    made = open_store(str(tmp_path_factory.mktemp("published") / "store"))
    publish(made, loaded(report(), "a"))
    return made


def publish(store, *items):
    with store.writer() as writer:
        writer.add(items)
        writer.derive(store.rules())
        return writer.publish()


def years(reader):
    return reader.query("years")["year"].tolist()


def test_a_store_that_is_only_named_creates_nothing(tmp_path):
    store = open_store(str(tmp_path / "store"))
    assert (store.current(), store.metadata()) == (None, {})
    assert not (tmp_path / "store").exists()


def test_a_reader_keeps_its_generation_while_others_are_published(store):
    assert publish(store, loaded(report(year=2023), "a")) == "gkdash-000001.duckdb"
    with store.reader() as old:
        for number, year in enumerate((2024, 2022, 2021, 2020), start=2):
            assert publish(store, loaded(report(year=year), f"{year}")) == f"gkdash-{number:06}.duckdb"
            assert old.generation != store.current()
            assert years(old) == [2023]
        with store.reader() as new:
            assert new.generation == store.current()
            assert years(new) == [2024, 2023, 2022, 2021, 2020]


def test_the_last_generations_stay(store):
    for number in range(KEPT + 2):
        publish(store, loaded(report(year=2015 + number, edition="2019"), f"{number}"))
    names = sorted(path.name for path in store.folder.generations.iterdir())
    assert names == [f"gkdash-{number:06}.duckdb" for number in range(3, KEPT + 3)]


def test_going_back_is_writing_a_name(store):
    publish(store, loaded(report(year=2023), "a"))
    publish(store, loaded(report(year=2024), "b"))
    store.folder.point_at("gkdash-000001.duckdb")
    with store.reader() as reader:
        assert years(reader) == [2023]
    assert publish(store, loaded(report(year=2022), "c")) == "gkdash-000003.duckdb"
    with store.reader() as reader:
        assert years(reader) == [2023, 2022]


def test_a_generation_that_the_system_will_not_delete_is_left_for_next_time(store, monkeypatch):
    held = store.folder.generations / "gkdash-000001.duckdb"
    unlink = Path.unlink

    def refusing(path, **options):
        if path == held:
            raise PermissionError(path)
        unlink(path, **options)

    monkeypatch.setattr(Path, "unlink", refusing)
    for year in range(2020, 2025):
        publish(store, loaded(report(year=year), f"{year}"))
    assert held.exists()
    monkeypatch.undo()
    publish(store, loaded(report(year=2019, edition="2019"), "2019"))
    assert not held.exists()


READER = """
import sys
from gkdash.store import open_store
store = open_store(sys.argv[1])
reader = store.reader()
print(reader.generation, flush=True)
for line in sys.stdin:
    print(reader.query("totals")["report_count"][0], store.current(), flush=True)
"""


def test_loading_works_while_another_process_reads_and_reading_while_another_loads(store):
    publish(store, loaded(report(year=2023), "a"))
    with subprocess.Popen(
        [sys.executable, "-c", READER, store.url], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as dashboard:

        def ask():
            dashboard.stdin.write("\n")
            dashboard.stdin.flush()
            return dashboard.stdout.readline().split()

        assert dashboard.stdout.readline().strip() == "gkdash-000001.duckdb"
        with store.writer() as writer:
            writer.add([loaded(report(year=2024), "b")])
            assert ask() == ["1", "gkdash-000001.duckdb"]
            writer.derive(store.rules())
            writer.publish()
            assert ask() == ["1", "gkdash-000002.duckdb"]
        for year in (2020, 2021, 2022):
            publish(store, loaded(report(year=year), f"{year}"))
        assert ask() == ["1", "gkdash-000005.duckdb"]
        dashboard.stdin.close()
        assert dashboard.wait(20) == 0


def test_threads_query_one_reader_at_once(store):
    publish(store, *(loaded(report(year=year), f"{year}") for year in range(2019, 2025)))
    results = []
    with store.reader() as reader:
        threads = [threading.Thread(target=lambda: results.append(years(reader))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert results == [[2024, 2023, 2022, 2021, 2020, 2019]] * 8


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('/etc/hostname')",
        "copy report to 'out.csv'",
        "attach 'other.duckdb'",
        "set enable_external_access = true",
        "set threads = 64",
        "delete from report",
        "create table generation.x (y integer)",
        "install httpfs",
    ],
)
def test_a_reader_reaches_no_files_and_changes_nothing(published, statement):
    with published.reader() as reader, pytest.raises(duckdb.Error):
        reader._cursor().execute(statement)


def test_a_query_takes_its_values_bound(published):
    with published.reader() as reader:
        assert reader.query("cells", report_id="' or 1=1 --").empty
        with pytest.raises(StoreError, match="There is no query named"):
            reader.query("../statements/verify")
        with pytest.raises(StoreError, match="Query 'cells' failed"):
            reader.query("cells")


def test_what_cannot_be_a_store_is_said(tmp_path):
    with pytest.raises(StoreError, match="not built yet"):
        open_store("ducklake:postgres:dbname=x")
    with pytest.raises(StoreError, match="is no store"):
        open_store("postgresql://host/x")
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="is a file"):
        open_store(str(tmp_path / "file"))


def test_a_pointer_to_nothing_is_said(store):
    publish(store, loaded(report(), "a"))
    store.folder.point_at("gkdash-000009.duckdb")
    with pytest.raises(StoreError, match="there is no such file"):
        store.reader()
    (store.folder.root / "CURRENT").write_text("../../etc/passwd")
    with pytest.raises(StoreError, match="names no generation"):
        store.reader()


def test_a_file_that_is_no_database_is_said(store):
    publish(store, loaded(report(), "a"))
    (store.folder.generations / "gkdash-000001.duckdb").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match="cannot be opened"):
        store.reader()


def test_an_inconsistent_generation_is_not_published(store):
    publish(store, loaded(report(), "a"))
    with store.writer() as writer:
        writer.add([loaded(report(year=2023), "b")])
        writer.derive(store.rules())
        writer.build().execute("delete from cell where row_key = 'granted'")
        with pytest.raises(StoreError, match="a report has not the cells that were read"):
            writer.publish()
    assert store.current() == "gkdash-000001.duckdb"


def test_a_statement_that_fails_is_told_and_one_interrupted_is_ctrl_c(store):
    with store.writer() as writer:
        writer.build().execute("drop table cell")
        with pytest.raises(StoreError, match="The store could not be written: Catalog Error"):
            writer.add([loaded(report(), "a")])
    with pytest.raises(KeyboardInterrupt), writing():
        raise RuntimeError("Query interrupted")


def test_metadata_is_kept(store):
    store.write_metadata(title="虚构示范县", fictional=True)
    assert open_store(store.url).metadata() == {"title": "虚构示范县", "fictional": True}


def test_a_reader_that_checks_uses_no_more_memory_than_it_is_given(published):
    with published.reader(memory="64MiB") as reader:
        [(limit, spill)] = reader.examination().rows(
            "select current_setting('memory_limit'), current_setting('temp_directory')"
        )
        assert limit == "64.0 MiB"
        assert Path(spill).is_dir()
    assert not Path(spill).exists()
