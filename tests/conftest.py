"""What all tests share."""

import os

import pytest

DEEP = "GKDASH_DEEP_TESTS"
"""Set to anything, tests marked `deep` run too: more of what others test, and slow."""


def pytest_collection_modifyitems(items):
    if os.environ.get(DEEP):
        return
    for item in items:
        if item.get_closest_marker("deep"):
            item.add_marker(pytest.mark.skip(reason=f"runs with {DEEP}=1 (make test-deep)"))


def pytest_make_parametrize_id(config, val, argname):
    """Name bytes by their parameter: packages carry the time they were made, and two workers must see the same names."""
    return argname if isinstance(val, bytes | bytearray) else None
