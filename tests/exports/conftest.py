"""The stores of the tests, built once each."""

import pytest

from gkdash.state import open_state
from tests.exports.stores import demonstrated, demonstration_url, hostile
from tests.once import once


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration's store and county."""
    return demonstrated(once(tmp_path_factory, demonstration_url))


@pytest.fixture(scope="session")
def odd(tmp_path_factory):
    """The store of hostile names."""
    return hostile(tmp_path_factory.mktemp("odd"))


@pytest.fixture
def state(tmp_path):
    opened = open_state(str(tmp_path / "state.db"))
    yield opened
    opened.database.close()
