"""Killed at any moment, a load leaves the last generation in service, and the next load ends as if nothing had been."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress

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

def load(store, files, point):
    gkdash.ingest.run.BATCH_DOCUMENTS = 3
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
    gkdash.ingest.load.ingest([Path(files)], open_store(store), SETTINGS, parse=parse)

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        load(*line.rstrip("\\n").split("\\t"))
        os._exit(0)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
"""Loads as it is told on standard input, each in a process of its own, forked from one that has loaded the modules."""

POINTS = [
    "copying the last generation", "copying an original", "noting an original", "inside a batch", "after a batch",
    "deriving", "before verifying", "before the last rename", "before moving the pointer", "before pruning",
]  # fmt: skip
ALWAYS = {"copying the last generation", "inside a batch", "deriving", "before moving the pointer"}
"""Each way of being half done once; the others are like one of these, and take seconds each."""


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("crash") / "in"
    for number in range(10):
        write(
            folder / f"{number}.txt",
            f"agency: 佳县第{number % 8}镇人民政府",
            "year: 2024",
            f"signed: 2025-01-{10 + number}",
            f"applications/new_received/total: {number}",
        )
    write(folder / "broken.txt", "error: damaged")
    return folder


@pytest.fixture(scope="module")
def begun(tmp_path_factory, files):
    """A store with two of the files in it, to be copied."""
    store = open_store(str(tmp_path_factory.mktemp("begun") / "store"))
    ingest([files / "0.txt", files / "1.txt"], store, SETTINGS, parse=parse)
    return store


@pytest.fixture
def store(tmp_path, begun):
    shutil.copytree(begun.folder.root, tmp_path / "store")
    return open_store(str(tmp_path / "store"))


@pytest.fixture(scope="module")
def expected(tmp_path_factory, begun, files):
    folder = tmp_path_factory.mktemp("expected") / "store"
    shutil.copytree(begun.folder.root, folder)
    store = open_store(str(folder))
    ingest([files], store, SETTINGS, parse=parse)
    return contents(store)


class Loader:
    """The process that loads, and the one under way."""

    def __init__(self):
        pipe = subprocess.PIPE
        self._process = subprocess.Popen([sys.executable, "-c", LOADER], stdin=pipe, stdout=pipe, text=True)

    def start(self, store, files, point):
        """Begin a load that dies at this point; return its process id."""
        self._process.stdin.write(f"{store.url}\t{files}\t{point}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def wait(self):
        """Return the exit status of the load under way, as `subprocess` gives it."""
        return int(self._process.stdout.readline())

    def close(self):
        self._process.communicate(timeout=20)


@pytest.fixture(scope="module")
def loader():
    made = Loader()
    yield made
    made.close()


@pytest.mark.parametrize(
    "point", [pytest.param(point, marks=[] if point in ALWAYS else [pytest.mark.deep]) for point in POINTS]
)
def test_killed(store, files, expected, loader, point):
    before = contents(store)
    loader.start(store, files, point)
    assert loader.wait() == -signal.SIGKILL
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


def test_what_a_killed_load_had_stored_is_not_read_again(tmp_path, files, loader):
    store = open_store(str(tmp_path / "store"))
    loader.start(store, files, "after a batch")
    assert loader.wait() == -signal.SIGKILL
    assert store.current() is None
    summary = ingest([files], store, SETTINGS, parse=parse)
    assert (summary.unchanged, summary.loaded + summary.revised + summary.failed) == (6, 5)


def test_killed_at_random_moments(store, files, expected, loader):
    chance = random.Random(7)
    for _ in range(4):
        process = loader.start(store, files, "never")
        time.sleep(chance.uniform(0.1, 0.9))
        # of one that has ended already nobody has the number yet: the machine gives them out in turn
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        loader.wait()
        with store.reader() as reader:
            assert reader.query("totals")["report_count"][0] in {2, 10}
    ingest([files], store, SETTINGS, parse=parse)
    assert contents(store) == expected
