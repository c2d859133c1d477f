"""The small county's store, built once."""

import pytest

from tests.pages.county import build


@pytest.fixture(scope="session")
def county_url(tmp_path_factory):
    return build(tmp_path_factory.mktemp("county"))


@pytest.fixture
def county(county_url, monkeypatch):
    monkeypatch.setenv("GKDASH_STORE", county_url)
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)
    return county_url
