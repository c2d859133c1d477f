"""One process loads at a time, and the dead hold no lock."""

import os
import signal
import subprocess
import sys
import time

import pytest

from gkdash.errors import StoreError
from gkdash.store import open_store

HOLDER = """
import os, sys, time
from gkdash.store import open_store
with open_store(sys.argv[1]).writer():
    if len(sys.argv) > 2 and os.fork() == 0:
        time.sleep(60)
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


def hold(store, *more):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, store.url, *more], stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_process_is_told_who_is_loading(store):
    process = hold(store)
    try:
        with (
            pytest.raises(StoreError, match=f"is being loaded by process {process.pid} on .* since 20"),
            store.writer(),
        ):
            pass
    finally:
        process.kill()
        process.wait()


def test_a_second_writer_in_one_process_is_refused(store):
    with store.writer(), pytest.raises(StoreError, match="already loading"), store.writer():
        pass
    with store.writer():
        pass


def test_the_lock_of_a_killed_process_is_free(store):
    process = hold(store)
    process.kill()
    process.wait()
    with store.writer():
        pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_a_worker_that_outlives_its_killed_parent_keeps_no_lock(store):
    process = hold(store, "with a worker")
    try:
        process.kill()
        process.wait()
        time.sleep(0.1)
        with store.writer():
            pass
    finally:
        os.killpg(process.pid, signal.SIGKILL)


def test_a_text_left_behind_locks_nobody_out(store):
    store.folder.root.mkdir()
    store.folder.lock.write_text('{"pid": 1, "host": "here", "since": "2025-01-01"}')
    with store.writer():
        pass
