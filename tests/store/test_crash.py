"""Killed at any moment, a load leaves the last generation in service, and the next load ends as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from gkdash.ingest.load import ingest
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse, write
from tests.store.contents import contents

LOADER = """
import os, signal, sys
from pathlib import Path
import gkdash.ingest.load, gkdash.ingest.run, gkdash.store.writer as writer, gkdash.store.archive as archive, gkdash.store.derive as derive
from gkdash.store import open_store
from gkdash.store.folder import Folder
from tests.ingest.scripted import SETTINGS, parse

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(owner, name, times=1):
    whole, calls = getattr(owner, name), []
    def wrapped(*args, **options):
        result = whole(*args, **options)
        calls.append(1)
        if len(calls) == times:
            die()
        return result
    setattr(owner, name, wrapped)

def half(source, target):
    data = Path(source).read_bytes()
    Path(target).write_bytes(data[: len(data) // 2])
    die()

gkdash.ingest.run.BATCH_DOCUMENTS = 3
point = sys.argv[3]
if point == "copying the last generation": writer.shutil.copyfile = half
elif point == "copying an original": archive.shutil.copyfile = half
elif point == "noting an original": after(archive.Archive, "note", 5)
elif point == "inside a batch": after(writer, "insert_batch", 2)
elif point == "after a batch": after(writer.Writer, "add", 2)
elif point == "deriving": after(derive, "_deadlines")
elif point == "before verifying": writer.verify = die
elif point == "before the last rename": writer._sync = die
elif point == "before moving the pointer": Folder.point_at = die
elif point == "before pruning": writer.Writer.prune = die
else: assert point == "never"
gkdash.ingest.load.ingest([Path(sys.argv[2])], open_store(sys.argv[1]), SETTINGS, parse=parse)
"""

POINTS = [
    "copying the last generation", "copying an original", "noting an original", "inside a batch", "after a batch",
    "deriving", "before verifying", "before the last rename", "before moving the pointer", "before pruning",
]  # fmt: skip
ALWAYS = {"copying the last generation", "inside a batch", "deriving", "before moving the pointer"}
"""Each way of being half done once; the others are like one of these, and take seconds each."""


@pytest.fixture
def files(tmp_path):
    for number in range(10):
        write(
            tmp_path / "in" / f"{number}.txt",
            f"agency: 佳县第{number % 8}镇人民政府",
            "year: 2024",
            f"signed: 2025-01-{10 + number}",
            f"applications/new_received/total: {number}",
        )
    write(tmp_path / "in" / "broken.txt", "error: damaged")
    return tmp_path / "in"


@pytest.fixture
def expected(tmp_path, files):
    store = open_store(str(tmp_path / "expected"))
    ingest([files / "0.txt", files / "1.txt"], store, SETTINGS, parse=parse)
    ingest([files], store, SETTINGS, parse=parse)
    return contents(store)


def start(store, files, point):
    return subprocess.Popen([sys.executable, "-c", LOADER, store.url, str(files), point])


@pytest.mark.parametrize(
    "point", [pytest.param(point, marks=[] if point in ALWAYS else [pytest.mark.deep]) for point in POINTS]
)
def test_killed(tmp_path, files, expected, point):
    store = open_store(str(tmp_path / "store"))
    ingest([files / "0.txt", files / "1.txt"], store, SETTINGS, parse=parse)
    before = contents(store)
    assert start(store, files, point).wait(60) == -signal.SIGKILL
    if point == "before pruning":
        assert store.current() == "gkdash-000002.duckdb"
        assert contents(store) == expected
    else:
        assert store.current() == "gkdash-000001.duckdb"
        assert contents(store) == before
    with store.reader() as reader:
        assert reader.query("years")["year"].tolist() == [2024]
    ingest([files], store, SETTINGS, parse=parse)
    assert contents(store) == expected
    left = {path.name for path in store.folder.generations.iterdir()} - {"tmp"}
    assert left == {"gkdash-000001.duckdb", store.current()}


def test_what_a_killed_load_had_stored_is_not_read_again(tmp_path, files):
    store = open_store(str(tmp_path / "store"))
    assert start(store, files, "after a batch").wait(60) == -signal.SIGKILL
    assert store.current() is None
    summary = ingest([files], store, SETTINGS, parse=parse)
    assert (summary.unchanged, summary.loaded + summary.revised + summary.failed) == (6, 5)


def test_killed_at_random_moments(tmp_path, files, expected):
    store = open_store(str(tmp_path / "store"))
    ingest([files / "0.txt", files / "1.txt"], store, SETTINGS, parse=parse)
    chance = random.Random(7)
    for _ in range(4):
        process = start(store, files, "never")
        time.sleep(chance.uniform(0.7, 1.6))
        if process.poll() is None:
            os.kill(process.pid, signal.SIGKILL)
        process.wait()
        with store.reader() as reader:
            assert reader.query("totals")["report_count"][0] in {2, 10}
    ingest([files], store, SETTINGS, parse=parse)
    assert contents(store) == expected
