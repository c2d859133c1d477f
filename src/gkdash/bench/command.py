"""`gkdash bench`: measurements as a table for people or as JSON Lines for programs."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from gkdash.bench.measure import Measurement, names, run


@click.command("bench", epilog="Example: gkdash bench parse --json")
@click.argument("chosen", metavar="[NAME…]", nargs=-1, type=click.Choice(names()))
@click.option("--json", "as_json", is_flag=True, help="One JSON object per measurement.")
def bench_command(chosen: tuple[str, ...], as_json: bool) -> None:  # noqa: FBT001 - click hands flags over so
    """与常用做法同场比速度。Measure gkdash side by side with what one would otherwise run.

    NAME is `parse` (files), `prose` (figures in prose), `ingest` (the whole way into a store), `check` (all checks over
    100,000 reports), `crowd` (50 people opening every page at once) or `export` (a briefing in Word and PowerPoint);
    without one, all are measured.
    """
    run(chosen, lambda measurement: click.echo(_json(measurement) if as_json else _line(measurement)))


def _json(measurement: Measurement) -> str:
    return json.dumps(asdict(measurement), ensure_ascii=False)


def _line(item: Measurement) -> str:
    ours = _milliseconds(item.subject_seconds) if item.subject_seconds is not None else "not measured"
    theirs = f" against {_milliseconds(item.peer_seconds)} of {item.peer}" if item.peer_seconds is not None else ""
    ratio = f", {_times(item.ratio)}" if item.ratio is not None else ""
    return f"{item.bench}: {item.subject} {ours}{theirs}{ratio} (n={item.n}; {item.note})"


def _times(ratio: float) -> str:
    """Return a ratio of seconds in words; a peer that does less may well be the faster."""
    return f"{ratio:.1f} times faster" if ratio >= 1 else f"{1 / ratio:.1f} times slower"


def _milliseconds(seconds: float) -> str:
    value = seconds * 1000
    return f"{value:.1f} ms" if value >= 0.1 else f"{value:.3f} ms"
