"""A state in SQLite, and one in PostgreSQL where a server is given (GKDASH_TEST_POSTGRES=postgresql://…)."""

import os

import pytest
from sqlalchemy import create_engine, text

from gkdash.state import open_state

SERVER = os.environ.get("GKDASH_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path):
    if request.param == "sqlite":
        return str(tmp_path / "store" / "state.db")
    if not SERVER:
        pytest.skip("GKDASH_TEST_POSTGRES names no PostgreSQL server to test with")
    engine = create_engine(SERVER.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("drop schema public cascade"))
        connection.execute(text("create schema public"))
    engine.dispose()
    return SERVER


@pytest.fixture
def state(url):
    opened = open_state(url)
    yield opened
    opened.database.close()
