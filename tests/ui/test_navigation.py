"""An address whose name is no page is told from those that are; in a browser see tests/browser/test_dashboard.py."""

import pytest
import streamlit as st

from gkdash.ui import navigation


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://127.0.0.1:8501/", None),
        ("http://127.0.0.1:8501", None),
        ("http://127.0.0.1:8501/satisfaction", None),
        ("http://127.0.0.1:8501/overview", None),
        ("http://127.0.0.1:8501/nosuchpage", "nosuchpage"),
        ("http://127.0.0.1:8501/%E7%83%AD%E7%BA%BF", "热线"),
        ("http://127.0.0.1:8501/a/b", None),
        (None, None),
    ],
)
def test_a_name_that_is_no_page(url, name):
    assert navigation.stray(url) == name


def test_below_a_base_path(monkeypatch):
    monkeypatch.setattr(st, "get_option", {"server.baseUrlPath": "gk"}.get)
    assert navigation.stray("http://127.0.0.1:8501/gk/") is None
    assert navigation.stray("http://127.0.0.1:8501/gk/hotline") is None
    assert navigation.stray("http://127.0.0.1:8501/gk/nosuchpage") == "nosuchpage"
