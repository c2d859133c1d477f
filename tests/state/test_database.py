"""Opening, bringing up to date, several processes at once, backups."""

import multiprocessing
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from gkdash.errors import DecidedMeanwhile, StateError
from gkdash.state import ClaimDecision, Database, FindingDecision, backup, open_state, restore
from gkdash.state import database as module
from gkdash.state.tables import metadata
from tests.state.targets import CLAIM, FINDING, claim_of

SPAWN = multiprocessing.get_context("spawn")


def test_the_head_is_the_last_step():
    config = Config()
    config.set_main_option("script_location", str(module.__file__).replace("database.py", "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [module.HEAD]


def test_migrations_make_the_tables_as_they_are_declared(state):
    with state.database.writing() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_sqlite_writes_ahead_and_syncs(tmp_path):
    state = open_state(str(tmp_path / "state.db"))
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    with state.database.reading() as connection:
        assert connection.execute(text("pragma journal_mode")).scalar() == "wal"
        assert connection.execute(text("pragma synchronous")).scalar() == 2
    state.database.close()


@pytest.mark.parametrize("url", ["mysql://x/y", "http://x", "sqlite3:/x://", "nothing://"])
def test_an_address_of_another_kind_is_refused(url):
    with pytest.raises(StateError, match="GKDASH_STATE"):
        Database(url)


def test_a_password_is_not_shown():
    assert Database("postgresql://gk:secret@db/state").shown == "postgresql+psycopg://gk:***@db/state"


def test_a_server_that_is_not_there_is_told_without_the_password():
    state = open_state("postgresql://gk:secret@127.0.0.1:9/state?connect_timeout=2")
    with pytest.raises(StateError) as caught:
        state.claims("tong", "", 2024)
    assert "secret" not in str(caught.value)


def test_a_newer_database_is_refused(url):
    state = open_state(url)
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    with state.database.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    state.database.close()
    with pytest.raises(StateError, match="newer version"):
        open_state(url).claims("tong", "", 2024)


def test_a_file_that_is_no_database_is_told(tmp_path):
    (tmp_path / "state.db").write_text("not a database, " * 100, encoding="utf-8")
    with pytest.raises(StateError, match="cannot be used"):
        open_state(str(tmp_path / "state.db")).claims("tong", "", 2024)


_SHARED = {}
"""In a worker: the barrier at which all begin at once, and the queue for what they won."""


def share(barrier, won):
    _SHARED.update(barrier=barrier, won=won)


def decide_many(url, worker, count):
    state = open_state(url)
    _SHARED["barrier"].wait()
    for number in range(count):
        state.decide_claim(claim_of(worker * count + number), ClaimDecision.CONFIRMED, person=f"人{worker}")
    state.database.close()


def decide_same(url, worker, count):
    state = open_state(url)
    _SHARED["barrier"].wait()
    for number in range(count):
        try:
            state.decide_claim(claim_of(number), ClaimDecision.CONFIRMED, person=f"人{worker}")
        except DecidedMeanwhile:
            continue
        _SHARED["won"].put((number, f"人{worker}"))
    state.database.close()


@pytest.fixture(scope="module")
def three():
    """Three processes, each of which takes one of three tasks since all wait at the barrier; and the queue of the won."""
    won = SPAWN.Queue()
    with SPAWN.Pool(3, initializer=share, initargs=(SPAWN.Barrier(3, timeout=60), won)) as pool:
        yield pool, won


def test_processes_that_make_the_database_and_write_at_once_lose_nothing(url, three):
    pool, _ = three
    pool.starmap(decide_many, [(url, worker, 25) for worker in range(3)], chunksize=1)
    state = open_state(url)
    assert {item.target.agency_id for item in state.in_force()} == {f"a{number}" for number in range(75)}
    lines = state.journal()
    assert len(lines) == 75
    for worker in range(3):
        mine = [line.subject["agency_id"] for line in lines if line.person == f"人{worker}"]
        assert mine == [f"a{number}" for number in range(worker * 25, worker * 25 + 25)]
    state.database.close()


def test_of_processes_that_decide_on_the_same_one_wins(url, three):
    pool, won = three
    pool.starmap(decide_same, [(url, worker, 20) for worker in range(3)], chunksize=1)
    winners = dict(won.get(timeout=10) for _ in range(20))
    assert won.empty()
    state = open_state(url)
    assert {int(item.target.agency_id[1:]): item.person for item in state.in_force()} == winners
    assert len(state.journal()) == 20
    state.database.close()


def test_a_backup_is_one_file_that_can_be_restored(state, tmp_path):
    first = state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    state.decide_claim(
        CLAIM, ClaimDecision.CORRECTED, person="王芳", reason="98", corrected_value=98, instead_of=first.id
    )
    state.decide_finding(FINDING, FindingDecision.SENT_BACK, person="李文")
    path = tmp_path / "copies" / "state-2025-02-01.db"
    assert backup(state.database, path) == 6
    assert [item.name for item in path.parent.iterdir()] == [path.name]
    with sqlite3.connect(path) as plain:
        assert plain.execute("select count(*) from claim_review").fetchone() == (2,)
    plain.close()

    before = path.read_bytes()
    other = open_state(str(tmp_path / "other" / "state.db"))
    assert restore(path, other.database) == 6
    assert path.read_bytes() == before
    assert list(other.in_force()) == list(state.in_force())
    assert other.journal() == state.journal()
    later = other.decide_finding(FINDING, FindingDecision.MENDED, person="李文", instead_of=1)
    assert later.id == 2
    other.database.close()


def test_a_backup_goes_back_into_either_kind_of_database(url, tmp_path):
    source = open_state(str(tmp_path / "source.db"))
    source.decide_finding(FINDING, FindingDecision.CONFIRMED, person="李文")
    backup(source.database, tmp_path / "copy.db")
    state = open_state(url)
    assert restore(tmp_path / "copy.db", state.database) == 2
    made = state.decide_finding(FINDING, FindingDecision.MENDED, person="李文", instead_of=1)
    assert made.id == 2
    for opened in (source, state):
        opened.database.close()


def test_decisions_are_never_overwritten_by_a_backup(state, tmp_path):
    state.decide_claim(CLAIM, ClaimDecision.CONFIRMED, person="李文")
    path = tmp_path / "copy.db"
    backup(state.database, path)
    with pytest.raises(StateError, match="taken in"):
        restore(path, state.database)
    with pytest.raises(StateError, match="there already"):
        backup(state.database, path)
    assert len(state.journal()) == 1


def test_nothing_to_back_up_and_nothing_to_restore_is_told(tmp_path):
    with pytest.raises(StateError, match="nobody has decided"):
        backup(Database(str(tmp_path / "state.db")), tmp_path / "copy.db")
    with pytest.raises(StateError, match="no backup"):
        restore(tmp_path / "copy.db", Database(str(tmp_path / "state.db")))
    assert list(tmp_path.iterdir()) == []
