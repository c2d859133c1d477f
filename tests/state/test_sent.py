"""What was sent in letters is kept, journalled, and comes back from a backup."""

from dataclasses import replace

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from gkdash.errors import StateError
from gkdash.state import Sent, backup, open_state, restore
from gkdash.state import database as module
from tests.state.targets import FINDING

ROW = '[{"table": "applications", "row": "new_received", "column": "total", "value": 3}]'
LETTER = (
    Sent(FINDING, "[]", "r1"),
    Sent(replace(FINDING, check_id="row_total", fingerprint="abc", message="总计不符。"), ROW, "r1"),
)


def test_a_letter_is_kept_and_stands_in_the_journal(state):
    assert state.sent(2024) == []
    state.mark_sent(LETTER, person=" 李 文 ")
    state.mark_sent([replace(LETTER[0], report_id=None)], person="王")
    found = state.sent(2024)
    assert [replace(item, person="", sent_at=None) for item in found] == [*LETTER, replace(LETTER[0], report_id=None)]
    assert [item.person for item in found] == ["李 文", "李 文", "王"]
    assert all(item.sent_at.tzinfo is not None for item in found)
    assert state.sent(2023) == []
    entry = state.journal()[0]
    assert (entry.person, entry.action, entry.before) == ("李 文", "letter.sent", None)
    assert entry.subject == {"agency_id": "tong", "agency": "佳县通镇人民政府", "year": 2024}
    assert [item["check_id"] for item in entry.after["findings"]] == ["all_zero_tables", "row_total"]


def test_nobody_and_nothing_is_refused(state):
    with pytest.raises(StateError, match="needs the name"):
        state.mark_sent(LETTER, person=" ")
    with pytest.raises(StateError, match="without findings"):
        state.mark_sent([], person="李文")
    assert state.sent(2024) == []
    assert state.journal() == []


def test_a_database_of_the_first_step_is_brought_up_to_date(tmp_path):
    config = Config()
    config.set_main_option("script_location", str(module.__file__).replace("database.py", "migrations"))
    config.set_main_option("path_separator", "os")
    engine = create_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    engine.dispose()
    state = open_state(str(tmp_path / "old.db"))
    state.mark_sent(LETTER, person="李文")
    assert len(state.sent(2024)) == 2
    state.database.close()


def test_a_backup_has_it(tmp_path):
    state = open_state(str(tmp_path / "a.db"))
    state.mark_sent(LETTER, person="李文")
    assert backup(state.database, tmp_path / "copy.db") == 3
    other = open_state(str(tmp_path / "b.db"))
    assert restore(tmp_path / "copy.db", other.database) == 3
    assert other.sent(2024) == state.sent(2024)
    state.database.close()
    other.database.close()
