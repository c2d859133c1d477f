"""Workers that hang, die or ask too much cost one file; the others come back in the order given."""

from __future__ import annotations

import hashlib
import multiprocessing
import time
from contextlib import closing
from itertools import count, islice

import pytest

from gkdash.ingest import pool
from gkdash.ingest.pool import parse_files
from gkdash.records import Failure
from gkdash.settings import Limits
from tests.ingest import misbehaving

LIMITS = Limits(timeout_seconds=20)


@pytest.fixture
def ordered(tmp_path, monkeypatch):
    """Write files that say what their worker does; return their paths."""
    monkeypatch.setattr(pool, "_work", misbehaving.work)

    def write(*orders: str):
        paths = [tmp_path / f"{at}.txt" for at in range(len(orders))]
        for path, order in zip(paths, orders, strict=True):
            path.write_text(order, encoding="ascii")
        return paths

    return write


def codes(paths, limits=LIMITS, workers=2):
    results = list(parse_files(paths, workers=workers, limits=limits))
    assert [path for path, _ in results] == list(paths)
    return [parsed[0].failure.code for _, parsed in results]


def test_results_come_in_the_order_given(ordered):
    assert codes(ordered("sleep 0.4", "ok", "sleep 0.2", "ok", "ok")) == ["not_a_report"] * 5


def test_a_file_that_takes_too_long(ordered):
    paths = ordered("ok", "sleep 600", "ok", "ok")
    assert codes(paths, Limits(timeout_seconds=1)) == ["not_a_report", "timeout", "not_a_report", "not_a_report"]


@pytest.mark.parametrize("order", ["exit 3", "crash"])
def test_a_worker_that_dies_costs_its_own_file_only(ordered, order):
    paths = ordered("ok", order, "sleep 0.2", "ok", order, "ok")
    assert codes(paths) == ["not_a_report", "damaged", "not_a_report", "not_a_report", "damaged", "not_a_report"]


def test_a_file_whose_worker_died_is_still_named_and_hashed(ordered):
    (path,) = ordered("exit 1")
    ((_, (parsed,)),) = parse_files([path], workers=1, limits=LIMITS)
    assert (parsed.source, parsed.sha256, parsed.size) == (str(path), hashlib.sha256(b"exit 1").hexdigest(), 6)


def test_memory_is_limited(ordered):
    paths = ordered(f"allocate {8 * 2**30}", "allocate 1000", "ok")
    assert codes(paths, Limits(memory_bytes=512 * 2**20)) == ["too_large", "not_a_report", "not_a_report"]


def test_where_memory_is_scant_a_death_is_for_memory(ordered):
    """OpenBLAS gives up with exit code 1 below 200 MB: `Memory allocation still failed after 10 retries`."""
    ((_, (parsed,)),) = parse_files(ordered("exit 1"), workers=1, limits=Limits(memory_bytes=100 * 2**20))
    assert parsed.failure == Failure(
        "too_large", "读取此文件需要的内存超过限制。请拆分后再读，或调高 GKDASH_MEMORY_BYTES。"
    )
    assert codes(ordered("exit 1"), Limits(memory_bytes=256 * 2**20)) == ["damaged"]


def test_an_interruption_is_the_parents_to_handle(ordered):
    assert codes(ordered("interrupt", "ok")) == ["not_a_report", "not_a_report"]


def test_what_a_library_prints_does_not_reach_the_output(ordered, capfd):
    codes(ordered("print"))
    assert capfd.readouterr().out == ""


def test_paths_are_read_as_they_are_needed(ordered):
    (path,) = ordered("ok")
    taken = count()
    with closing(parse_files((path for _ in taken), workers=2, limits=LIMITS)) as results:
        assert len(list(islice(results, 5))) == 5
    assert next(taken) <= 5 + 2 * 8 + 1


def test_closing_stops_workers_at_once(ordered):
    paths = ordered("ok", "sleep 600", "sleep 600")
    results = parse_files(paths, workers=2, limits=LIMITS)
    next(results)
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < 10
    assert multiprocessing.active_children() == []


def test_no_files_at_all():
    assert list(parse_files([], workers=2, limits=LIMITS)) == []


def test_files_that_cannot_be_opened_or_are_too_large(tmp_path):
    large, report, missing = tmp_path / "a.txt", tmp_path / "b.html", tmp_path / "c.txt"
    large.write_bytes(b"x" * 2000)
    report.write_text("<p>通知</p>", encoding="utf-8")
    found = list(parse_files([large, missing, report], workers=1, limits=Limits(file_bytes=1000)))
    assert [(parsed[0].failure.code, parsed[0].size) for _, parsed in found] == [
        ("too_large", 2000),
        ("damaged", 0),
        ("not_a_report", len("<p>通知</p>".encode())),
    ]


def test_workers_started_anew_read_as_well(tmp_path, monkeypatch):
    monkeypatch.setattr(pool, "_context", lambda: multiprocessing.get_context("spawn"))
    page = tmp_path / "a.html"
    page.write_text("<p>通知</p>", encoding="utf-8")
    ((_, (parsed,)),) = parse_files([page], workers=1, limits=LIMITS)
    assert (parsed.media_type, parsed.failure.code) == ("text/html", "not_a_report")
