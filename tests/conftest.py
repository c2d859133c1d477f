"""What all tests share."""

import gc
import importlib
import os
import pkgutil
import signal
import tempfile
from functools import cache
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

import gkdash
from gkdash.store import schema, writer

DEEP = "GKDASH_DEEP_TESTS"
"""Set to anything, tests marked `deep` run too: more of what others test, and slow."""


def pytest_sessionstart(session):
    """Load all of the package before any test: Hypothesis draws constants from what is loaded, and should draw the same.

    Otherwise its examples would depend on which tests a worker ran before. Loads use one thread, and a hundred of them
    begin with the same empty generation.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # as a shell starts what runs in its background; processes of tests that are interrupted would not hear of it
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if session.config.getoption("numprocesses", None):
        # this process only hands tests out to workers
        return
    for module in pkgutil.walk_packages(gkdash.__path__, "gkdash."):
        # what alembic and -m run is no module to load
        if not module.name.endswith("__main__") and ".migrations" not in module.name:
            importlib.import_module(module.name)
    # tables of a few rows take no two threads, which would only wait for each other
    writer._CONFIG["threads"] = "1"
    writer._make_empty = lambda path, base: path.write_bytes(_empty(schema.version(), base))


_make_empty = writer._make_empty


@cache
def _empty(_version: str, base: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.duckdb"
        _make_empty(path, base)
        return path.read_bytes()


class ByModule(LoadScopeScheduling):
    """Gives all tests of a module to one worker, so that what its fixtures make is made once; those of browsers to one."""

    def _split_scope(self, nodeid):
        module = nodeid.partition("::")[0]
        return "tests/browser" if module.startswith("tests/browser/") else module


def pytest_xdist_make_scheduler(config, log):
    return ByModule(config, log)


def pytest_collection():
    """Look for no garbage while modules and tests are made: all of them stay."""
    gc.disable()


def pytest_collection_finish():
    """Leave what was made out of every later search for garbage, which would walk through all of it again."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_collection_modifyitems(items):
    if os.environ.get(DEEP):
        return
    for item in items:
        if item.get_closest_marker("deep"):
            item.add_marker(pytest.mark.skip(reason=f"runs with {DEEP}=1 (make test-deep)"))


def pytest_make_parametrize_id(config, val, argname):
    """Name bytes by their parameter: packages carry the time they were made, and two workers must see the same names."""
    return argname if isinstance(val, bytes | bytearray) else None
