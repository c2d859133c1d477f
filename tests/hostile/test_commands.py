"""The commands where their surroundings fail: closed outputs, pipes for files, parents that are killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import run

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "samples" / "report.docx"
SLOW = """
import sys
from gkdash.cli.main import main
from gkdash.ingest import pool
from tests.ingest import misbehaving
if __name__ == "__main__":
    pool._work = misbehaving.work
    main(sys.argv[1:])
"""
pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows has neither these signals nor pipes in folders"
)


def shell(line):
    return subprocess.run(
        ["bash", "-c", line.replace("gkdash", f"{sys.executable} -m gkdash")],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip


def test_whoever_reads_the_output_may_leave_early():
    done = shell(f"gkdash parse {' '.join([str(SAMPLE)] * 12)} | head -1")
    assert json.loads(done.stdout)["year"] == 2024
    assert done.stderr == b""


@pytest.mark.parametrize("command", ["parse", "text"])
def test_no_output_at_all(command):
    done = shell(f"gkdash {command} {SAMPLE} >&-")
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
@pytest.mark.parametrize("command", ["parse", "text"])
def test_a_full_disk_is_told_in_a_line(command):
    done = shell(f"gkdash {command} {SAMPLE} >/dev/full")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1


def test_pipes_and_devices_are_refused_and_stop_nothing(tmp_path):
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)
    done = run("parse", pipe, "/dev/zero", SAMPLE, expect=1)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line.get("error", {}).get("code") for line in lines] == ["damaged", "damaged", None]
    done = run("ingest", pipe, SAMPLE, "--json", "--store", tmp_path / "store")
    counts = json.loads(done.stdout)
    assert (counts["loaded"], counts["failed"]) == (1, 1)


@pytest.mark.parametrize(
    ("name", "setting", "told"),
    [
        ("/dev/zero", {}, "gkdash: 这不是文件，而是管道或设备。"),
        (SAMPLE, {"GKDASH_TIMEOUT_SECONDS": "0.0001"}, "gkdash: 读取超过 0.0001 秒，已中止。"),
        (SAMPLE, {"GKDASH_FILE_BYTES": "1048"}, "gkdash: 文件超过 0 MB。"),
    ],
    ids=["a device", "out of time", "too large"],
)
def test_text_keeps_the_limits_that_parse_keeps(name, setting, told):
    done = run("text", name, expect=1, env=setting)
    assert done.stdout == ""
    assert done.stderr.splitlines()[0] == told


def test_text_of_a_file_whose_reader_dies(tmp_path):
    (tmp_path / "a.txt").write_text("exit 3", encoding="ascii")
    source = SLOW.replace(
        "pool._work = misbehaving.work", "pool.timed = lambda path, limits, _: misbehaving.work(path, limits)"
    )
    root = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", source, "text", str(tmp_path / "a.txt")]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False, cwd=root)
    assert done.returncode == 1
    assert done.stderr.decode("utf-8").splitlines()[-2:] == [
        "gkdash: 读取此文件的进程意外退出，文件可能已损坏。",
        "        请重新导出。",
    ]


NAMES = ["a b.docx", "a\nb.docx", "报告 😀.docx", "-a.docx", "[red]a.docx", b"\xb1\xa8\xb8\xe6.docx"]


def test_names_of_all_kinds(tmp_path):
    paths = [os.fsdecode(os.fsencode(tmp_path) + b"/" + os.fsencode(name)) for name in NAMES]
    for path in paths:
        Path(path).write_bytes(SAMPLE.read_bytes())
    done = run("parse", *paths)
    told = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert told == [path.encode("utf-8", "replace").decode() for path in paths]


def members(group):
    """Return the living processes of a process group."""
    listed = subprocess.run(["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True).stdout
    return [line for line in listed.splitlines() if line.split()[0] == str(group) and "Z" not in line.split()[1]]


@pytest.mark.parametrize(("number", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_run_that_is_told_to_stop_leaves_no_process_behind(tmp_path, number, status):
    for at, order in enumerate(("ok", "sleep 600", "sleep 600")):
        (tmp_path / f"{at}.txt").write_text(order, encoding="ascii")
    command = [sys.executable, "-c", SLOW, "parse", "--workers", "2", *sorted(map(str, tmp_path.iterdir()))]
    root = Path(__file__).resolve().parents[2]
    process = subprocess.Popen(
        command,
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(getattr(signal, number), signal.SIG_DFL),  # noqa: PLW1509  `nohup` ignores it
    )
    assert json.loads(process.stdout.readline())["error"]["code"] == "not_a_report"
    process.send_signal(getattr(signal, number))
    _, told = process.communicate(timeout=30)
    assert process.returncode == status
    assert b"Traceback" not in told
    until = time.monotonic() + 10
    while members(process.pid) and time.monotonic() < until:
        time.sleep(0.1)
    assert members(process.pid) == []


def test_a_worker_does_not_outlive_its_files_time_where_the_parent_was_killed(tmp_path):
    source = (
        "import signal, time\n"
        "from pathlib import Path\n"
        "from gkdash.ingest import parse, pool\n"
        "from gkdash.settings import Limits\n"
        "pool._GRACE_SECONDS = 0\n"
        "parse.parse_bytes = lambda *_: time.sleep(60)\n"
        f"pool._work(Path({str(SAMPLE)!r}), Limits(timeout_seconds=1))\n"
    )
    done = subprocess.run([sys.executable, "-c", source], timeout=30, check=False)
    assert done.returncode == -signal.SIGALRM
