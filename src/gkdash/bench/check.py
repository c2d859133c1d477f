"""All checks over 100,000 reports of five years; each set-based check beside a bare scan of what it reads, some in pandas.

The reports are those of the demonstration county, written to a store and multiplied there: rendering files and reading
them back is measured elsewhere. Every county's copy has its own agencies and words, and figures of the same size. The whole run
is measured as people wait for it, single checks in processor time, which a busy machine spoils less.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pandas as pd

from gkdash.bench.ingest import Watch
from gkdash.bench.measure import Measurement, best_of
from gkdash.bench.selftest import loaded
from gkdash.checks import arithmetic_run
from gkdash.checks.lent import lend
from gkdash.checks.registry import definitions
from gkdash.checks.run import run, verdict_text
from gkdash.checks.thresholds import values
from gkdash.demo.county import build
from gkdash.settings import load
from gkdash.store import Examination, Store, Writer, open_store
from gkdash.store.multiply import multiply

_YEARS = (2020, 2021, 2022, 2023, 2024)
_PANDAS_REPORTS = 20_000
"""How many reports pandas is given: all of them as rows of strings would not fit into memory."""

_ALL = "select count(value), sum(value), min(state), min(table_key), min(row_key), min(column_key), min(report_id) from cell"
_SCANS: Mapping[str, str] = {
    "arithmetic": f"{_ALL} where value is not null",
    "blank_cells": f"{_ALL} where state in ('blank', 'placeholder')",
    "carried_out_exceeds": f"{_ALL} where table_key = 'applications' and row_key in ('new_received', 'carried_in', 'carried_out', 'processed_total')",
    "carry_over": f"{_ALL} where table_key = 'applications' and row_key in ('carried_in', 'carried_out')",
    "impossible_count": f"{_ALL} where state = 'number'",
    "in_force_flow": f"{_ALL} where table_key = 'proactive' and column_key in ('issued', 'repealed', 'in_force')",
    "missing_rows": _ALL,
    "missing_table": _ALL,
    "parts_all_zero": f"{_ALL} where table_key = 'applications'",
    "peer_outlier": f"{_ALL} where table_key = 'applications' and row_key = 'new_received' and column_key = 'total'",
    "pending_vanished": f"{_ALL} where table_key = 'remedies' and column_key in ('pending', 'total')",
    "rate_outlier": f"{_ALL} where table_key = 'applications' and column_key = 'total' and row_key in ('granted', 'partly_granted', 'processed_total')",
    "repeated_figures": _ALL,
    "rollup_mismatch": _ALL,
    "rules_without_power": f"{_ALL} where table_key = 'proactive' and row_key = 'regulations'",
    "text_in_cell": f"{_ALL.replace(' from', ', min(raw) from')} where state = 'unreadable'",
    "unit_suspect": f"{_ALL} where table_key = 'proactive' and row_key = 'fees'",
    "year_on_year_jump": f"{_ALL} where column_key in ('decisions', 'amount', 'total')",
}
"""The cells that each check reads, by the same conditions; checks that read no cells have none."""


def measurements(count: int = 100_000) -> Iterator[Measurement]:
    """Yield the whole run first, then one for a single new report, then one measurement per check and peer."""
    with tempfile.TemporaryDirectory(prefix="gkdash-bench-") as folder:
        store = open_store(str(Path(folder) / "store"))
        with store.writer() as writer:
            reports = fill(store, writer, count)
            yield from _whole(writer, reports)
            examination = writer.examination()
            lend(examination, values())
            yield from _scans(examination, reports)
            yield from _pandas(examination)


def fill(store: Store, writer: Writer, count: int) -> int:
    """Fill an unpublished generation with about `count` reports; return how many there are."""
    county = build(years=_YEARS)
    roster = store.folder.root.parent / "roster.csv"
    roster.write_text(county.roster_csv(), encoding="utf-8")
    store.import_roster(roster)
    writer.add([loaded(place, report) for place, report in enumerate(county.reports)])
    writer.derive(store.rules())
    return multiply(writer, max(0, count // len(county.reports) - 1))


def _whole(writer: Writer, reports: int) -> Iterator[Measurement]:
    """Yield what all checks take over reports that nobody has looked at, then over the same with one that is new."""
    seconds, note = _checked(writer)
    yield Measurement("check", "all checks", "", seconds / reports, None, None, reports, note)
    examination = writer.examination()
    examination.run(
        "delete from prose_outcome where (from (select min(report_id) from prose_outcome)) in (report_id, previous_id)"
    )
    seconds, note = _checked(writer)
    yield Measurement("check", "all checks, one report more", "", seconds, None, None, 1, note)


def _checked(writer: Writer) -> tuple[float, str]:
    """Run all checks and store what they find; return the seconds of the clock and what is to be said of them."""
    watch = Watch(os.getpid())
    watch.start()
    began = time.perf_counter()
    workers = load().workers
    finished = run(writer.examination(), workers=workers)
    writer.replace_findings(finished)
    seconds = time.perf_counter() - began
    watch.stop()
    found = sum(item.count for item in finished.tallies if item.outcome == "failed")
    used = (
        f"{watch.processor:.1f} s of processor time, peak memory of all processes {watch.peak / 2**20:.0f} MiB"
        if watch.peak
        else "processor time and memory are measured on Linux only"
    )
    return seconds, f"{seconds:.1f} s by the clock, {found} failed, findings stored; {used}; {_busy(workers)}"


def _busy(workers: int) -> str:
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return f"{workers} workers, load of the machine {busy:.1f} on {os.cpu_count()} cores"


def _scans(examination: Examination, reports: int) -> Iterator[Measurement]:
    checks = {"arithmetic": arithmetic_run.statement()} | {
        key: verdict_text(item) for key, item in definitions().items() if item.sql
    }
    for key, text in checks.items():
        ours = best_of(2, lambda text=text: examination.run(text), time.process_time)  # type: ignore[misc]
        if key not in _SCANS:
            note = "reads no cells"
            yield Measurement("check", key, "", ours / reports, None, None, reports, note)
            continue
        bare = best_of(2, lambda key=key: examination.rows(_SCANS[key]), time.process_time)  # type: ignore[misc]
        note = f"takes {ours / bare:.1f} times the scan"
        yield Measurement(
            "check", key, "bare scan of the cells it reads", ours / reports, bare / reports, bare / ours, reports, note
        )


def _pandas(examination: Examination) -> Iterator[Measurement]:
    """Yield the same checks in pandas on some of the reports, which are in frames already: that is not counted."""
    examination.run(
        f"create or replace temp table sample as from examined order by agency_id, year limit {_PANDAS_REPORTS}"
    )
    reports = examination.frame("select report_id, previous_id, peer_class, level, year from sample")
    cells = examination.frame(
        "select c.report_id, c.table_key, c.row_key, c.column_key, c.value, c.state"
        " from cell as c semi join sample as s on s.report_id = c.report_id"
    )
    examination.run("create or replace temp table everything as from examined")
    examination.run("create or replace temp table examined as from sample")
    ours = {"arithmetic": arithmetic_run.statement()} | {
        key: verdict_text(definitions()[key])
        for key in ("blank_cells", "carry_over", "peer_outlier", "repeated_figures")
    }
    for key, text in ours.items():
        here = best_of(2, lambda text=text: examination.run(text), time.process_time)  # type: ignore[misc]
        there = best_of(1, lambda key=key: _PEERS[key](reports, cells), time.process_time)  # type: ignore[misc]
        note = f"pandas {pd.__version__} has the cells in memory already"
        count = len(reports)
        yield Measurement("check", key, "pandas", here / count, there / count, there / here, count, note)
    examination.run("create or replace temp table examined as from everything")


def _rows_in_pandas(_: pd.DataFrame, cells: pd.DataFrame) -> object:
    table = cells[cells["table_key"] == "applications"]
    wide = table.pivot_table(index=["report_id", "row_key"], columns="column_key", values="value", dropna=False)
    parts = wide.drop(columns="total").sum(axis=1, min_count=6)
    return (parts - wide["total"]).abs().gt(1e-6).groupby("report_id").any()


def _blanks_in_pandas(_: pd.DataFrame, cells: pd.DataFrame) -> object:
    return cells[cells["state"].isin(["blank", "placeholder"])].groupby(["report_id", "state"]).size()


def _carried_in_pandas(reports: pd.DataFrame, cells: pd.DataFrame) -> object:
    table = cells[cells["table_key"] == "applications"]
    into = table[table["row_key"] == "carried_in"].merge(reports[["report_id", "previous_id"]], on="report_id")
    out = table[table["row_key"] == "carried_out"]
    pair = into.merge(out, left_on=["previous_id", "column_key"], right_on=["report_id", "column_key"])
    return pair[pair["value_x"] != pair["value_y"]].groupby("report_id_x").size()


def _peers_in_pandas(reports: pd.DataFrame, cells: pd.DataFrame) -> object:
    new = cells[(cells["row_key"] == "new_received") & (cells["column_key"] == "total")].merge(reports, on="report_id")
    group = new.groupby(["peer_class", "level", "year"])["value"]
    return (new["value"] - group.transform("median")).abs()


def _repeated_in_pandas(reports: pd.DataFrame, cells: pd.DataFrame) -> object:
    pair = cells.merge(reports[["report_id", "previous_id"]], on="report_id").merge(
        cells,
        left_on=["previous_id", "table_key", "row_key", "column_key"],
        right_on=["report_id", "table_key", "row_key", "column_key"],
    )
    return pair["value_x"].eq(pair["value_y"]).groupby([pair["report_id_x"], pair["table_key"]]).all()


_PEERS: Mapping[str, Callable[[pd.DataFrame, pd.DataFrame], object]] = {
    "arithmetic": _rows_in_pandas,
    "blank_cells": _blanks_in_pandas,
    "carry_over": _carried_in_pandas,
    "peer_outlier": _peers_in_pandas,
    "repeated_figures": _repeated_in_pandas,
}
"""The core of each check; `arithmetic` only the sums of rows, where ours takes every relation."""
