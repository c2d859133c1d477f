"""A handing-in is read and looked at, then kept; what fails is told, stopped, retried, and harms nothing."""

import re
import threading
import time
from pathlib import Path

import pytest

from gkdash.ingest import job as jobs
from gkdash.ingest.apart import Apart, work
from gkdash.ingest.job import Job
from gkdash.ingest.tray import Tray
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse

GOOD = "agency: 佳县财政局\nyear: 2024\napplications/new_received/total: 3\nsigned: 2025-01-21\n"
BAD = "error: damaged\n"
SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "report.docx"


class Here:
    """Does the work in this process, with the scripted parser; stopping is Ctrl-C, as in a process apart."""

    def __init__(self, parse=parse):
        self.parse = parse
        self.is_stopped = False

    def __call__(self, asked, emit):
        def told(event):
            emit(event)
            if self.is_stopped and "step" in event:
                raise KeyboardInterrupt

        try:
            work(asked, told, SETTINGS, self.parse)
        except KeyboardInterrupt:
            emit({"read": True})

    def stop(self):
        self.is_stopped = True


def handed_in(tmp_path, files, begin=Here):
    made = Job(Tray(tmp_path / "tray"), str(tmp_path / "store"), begin)
    for name, data in files.items():
        made.tray.add(name, data if isinstance(data, bytes) else data.encode())
    return made


@pytest.fixture
def job(tmp_path):
    return handed_in(tmp_path, {"财政局.txt": GOOD, "坏的.txt": BAD})


def published(job):
    return open_store(job.store).current()


def done(job):
    job.wait(60)
    assert not job.is_running
    return job


def test_reading_keeps_nothing(job):
    job.read()
    assert done(job).at == jobs.READ
    assert [(item.file.shown, item.agency, item.year, item.error) for item in job.found] == [
        ("财政局.txt", "佳县财政局", 2024, ""),
        ("坏的.txt", None, None, "damaged"),
    ]
    good = job.found[0]
    assert good.cells == 200
    assert "missing_section" in [check for check, _ in good.findings]
    assert (job.done, job.files) == (2, 2)
    assert published(job) is None


def test_keeping_publishes_and_tells_each_failure(job):
    job.keep()
    assert done(job).at == jobs.KEPT
    counts = job.summary.counts()
    assert (counts["loaded"], counts["failed"], counts["unchanged"]) == (1, 1, 0)
    assert published(job) == "gkdash-000001.duckdb"
    assert [(item.source.rpartition("/")[2], item.code) for item in job.summary.refused] == [("坏的.txt", "damaged")]


def test_what_failed_is_tried_again_alone(job):
    job.keep()
    done(job)
    job.keep(job.tray.files[1:], retry=True)
    counts = done(job).summary.counts()
    assert (counts["files"], counts["failed"]) == (1, 1)


def test_a_second_load_at_the_same_time_is_told_not_queued(job):
    with open_store(job.store).writer():
        job.keep()
        assert done(job).at == jobs.BROKEN
    assert re.search(r"本程序正在导入 .+。This process is already loading into ", job.problem.message)
    assert job.problem.hint == "请等它完成。Wait until it is done."
    job.keep()
    assert done(job).at == jobs.KEPT


def test_a_job_at_work_is_not_begun_twice(tmp_path):
    release = threading.Event()

    def slow(paths, *, workers, limits):
        release.wait(30)
        yield from parse(paths, workers=workers, limits=limits)

    job = handed_in(tmp_path, {"财政局.txt": GOOD}, lambda: Here(slow))
    job.read()
    thread = job._thread
    job.keep()
    assert job._thread is thread
    assert job.at == jobs.READING
    release.set()
    assert done(job).at == jobs.READ


def test_stopping_publishes_what_was_done_and_reads_no_more(tmp_path):
    seen = []

    def watched(paths, *, workers, limits):
        for path, outcomes in parse(paths, workers=workers, limits=limits):
            seen.append(path.name)
            job.stop()
            yield path, outcomes

    years = {f"{year}.txt": GOOD.replace("2024", str(year)) for year in range(2019, 2024)}
    job = handed_in(tmp_path, years, lambda: Here(watched))
    job.read()
    done(job)
    assert (job.at, job.done, seen) == (jobs.READ, 1, ["2019.txt"])
    seen.clear()
    job.keep()
    done(job)
    assert job.at == jobs.KEPT
    assert job.summary.interrupted
    assert seen == ["2019.txt"]


def test_work_that_ends_without_a_word_is_told(tmp_path):
    class Dies(Here):
        def __call__(self, asked, emit):
            emit({"files": len(asked["files"])})

    job = handed_in(tmp_path, {"a.txt": GOOD}, Dies)
    job.read()
    assert (done(job).at, job.problem) == (jobs.BROKEN, None)


HOSTILE = {
    "../../坏.docx": b"PK\x03\x04" + b"\x00" * 200,
    "照片.jpg": b"\xff\xd8\xff\xe0" + b"\x00" * 200,
    "信.txt": "各位同事，附件请查收。",
}


def test_hostile_files_are_read_apart_and_named(tmp_path, monkeypatch):
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    job = handed_in(tmp_path, {**HOSTILE, "柳滩镇.docx": SAMPLE.read_bytes()}, Apart)
    job.read()
    assert done(job).at == jobs.READ
    assert [(item.file.shown, item.error) for item in job.found] == [
        ("坏.docx", "damaged"),
        ("照片.jpg", "unsupported_format"),
        ("信.txt", "not_a_report"),
        ("柳滩镇.docx", ""),
    ]
    assert (job.found[3].agency, job.found[3].year, job.found[3].numbers) == ("清屿县柳滩镇人民政府", 2024, 198)
    job.keep()
    done(job)
    counts = job.summary.counts()
    assert (job.at, counts["loaded"], counts["failed"]) == (jobs.KEPT, 1, 3)
    assert published(job) == "gkdash-000001.duckdb"


def test_a_process_apart_can_be_stopped(tmp_path):
    job = handed_in(
        tmp_path, {f"{number}.docx": SAMPLE.read_bytes() + number.to_bytes(2) for number in range(600)}, Apart
    )
    job.read()
    while job.done == 0 and job.is_running:
        time.sleep(0.05)
    job.stop()
    assert done(job).at == jobs.READ
    assert 0 < job.done < 600
