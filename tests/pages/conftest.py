"""The small county's store, built once."""

import pytest

from tests.once import once
from tests.pages.county import build


@pytest.fixture(scope="session")
def county_url(tmp_path_factory):
    return once(tmp_path_factory, build)


@pytest.fixture
def county(county_url, monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", county_url)
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)
    return county_url
