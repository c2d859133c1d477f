"""A handing-in is read and looked at, then kept; what fails is told, stopped, retried, and harms nothing."""

import threading

import pytest

from gkdash.ingest import job as jobs
from gkdash.ingest.job import Job
from gkdash.ingest.tray import Tray
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse

GOOD = "agency: 佳县财政局\nyear: 2024\napplications/new_received/total: 3\nsigned: 2025-01-21\n"
BAD = "error: damaged\n"


@pytest.fixture
def job(tmp_path):
    made = Job(Tray(tmp_path / "tray"), open_store(str(tmp_path / "store")), SETTINGS, parse)
    made.tray.add("财政局.txt", GOOD.encode())
    made.tray.add("坏的.txt", BAD.encode())
    return made


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
    assert job.store.current() is None


def test_keeping_publishes_and_tells_each_failure(job):
    job.keep()
    assert done(job).at == jobs.KEPT
    counts = job.summary.counts()
    assert (counts["loaded"], counts["failed"], counts["unchanged"]) == (1, 1, 0)
    assert job.store.current() == "gkdash-000001.duckdb"
    assert [(item.source.rpartition("/")[2], item.code) for item in job.summary.refused] == [("坏的.txt", "damaged")]


def test_what_failed_is_tried_again_alone(job):
    job.keep()
    done(job)
    failed = job.tray.files[1].path
    job.keep([failed], retry=True)
    counts = done(job).summary.counts()
    assert (counts["files"], counts["failed"]) == (1, 1)


def test_a_second_load_at_the_same_time_is_told_not_queued(job):
    with job.store.writer():
        job.keep()
        assert done(job).at == jobs.BROKEN
    assert "already loading" in job.problem
    job.keep()
    assert done(job).at == jobs.KEPT


def test_a_job_at_work_is_not_begun_twice(tmp_path):
    release = threading.Event()

    def slow(paths, *, workers, limits):
        release.wait(30)
        yield from parse(paths, workers=workers, limits=limits)

    job = Job(Tray(tmp_path / "tray"), open_store(str(tmp_path / "store")), SETTINGS, slow)
    job.tray.add("财政局.txt", GOOD.encode())
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

    job = Job(Tray(tmp_path / "tray"), open_store(str(tmp_path / "store")), SETTINGS, watched)
    for number in range(5):
        job.tray.add(f"{number}.txt", GOOD.replace("2024", str(2019 + number)).encode())
    job.read()
    done(job)
    assert (job.at, len(job.found), seen) == (jobs.READ, 1, ["0.txt"])
    job.keep()
    done(job)
    assert job.summary.interrupted
    assert job.store.current() is None or job.summary.loaded < 5


def test_a_file_that_kills_its_reader_is_named_and_the_rest_goes_on(tmp_path, monkeypatch):
    from gkdash.ingest.pool import parse_files

    job = Job(Tray(tmp_path / "tray"), open_store(str(tmp_path / "store")), SETTINGS, parse_files)
    job.tray.add("../../坏.docx", b"PK\x03\x04" + b"\x00" * 200)
    job.tray.add("照片.jpg", b"\xff\xd8\xff\xe0" + b"\x00" * 200)
    job.tray.add("信.txt", "各位同事，附件请查收。".encode())
    job.read()
    done(job)
    assert job.at == jobs.READ
    assert [(item.file.shown, item.error) for item in job.found] == [
        ("坏.docx", "damaged"),
        ("照片.jpg", "unsupported_format"),
        ("信.txt", "not_a_report"),
    ]
