"""Reports of nothing but zeros as a list to sample from: by how surprising that is, drawn within a grade; no pillory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

import click

from gkdash.exports.safe import csv_bytes
from gkdash.i18n import mark, translate
from gkdash.i18n.punctuation import nested
from gkdash.ingest.findings import check_again
from gkdash.store import Store

WHY = {
    "told": mark("正文说有表格应计的事项"),
    "history": mark("以往各年都有数"),
    "kind": mark("同类单位很少全为零"),
    "active": mark("正文说有其他工作"),
    "unknown": mark("同类单位太少，无从比较"),
    "usual": mark("同类单位多为零"),
}
"""Why zero is surprising, most surprising first; the last two are no surprise."""


@dataclass(frozen=True, slots=True)
class Zeros:
    """One report of nothing but zeros, and what speaks for or against it."""

    grade: int
    why: str
    agency: str
    unit_type: str | None
    year: int | None
    zeros: int
    blanks: int
    years_before: int | None
    peers: int | None
    zero_peers: int | None
    streak: int | None
    told: str | None
    decision: str | None


def zeros(store: Store, year: int | None, agency: str | None, *, seed: int, workers: int) -> Iterator[Zeros]:
    """Yield the reports, the most surprising grade first, drawn by `seed` within a grade."""
    check_again(store, workers=workers)
    with store.reader() as reader:
        frame = reader.query("zeros", year=year, scope=None, seed=str(seed))
    for row in frame.to_dict("records"):
        if agency is None or agency == row["agency_id"] or agency in row["agency"]:
            yield Zeros(
                int(row["grade"]),
                row["why"],
                row["agency"],
                _known(row["unit_type"]),
                _whole(row["year"]),
                int(row["zero_count"]),
                int(row["gap_count"]),
                _whole(row["year_count"]),
                _whole(row["peer_count"]),
                _whole(row["zero_peer_count"]),
                _whole(row["streak_count"]),
                _known(row["message"]),
                _known(row["decision"]),
            )


def write(found: Iterator[Zeros], most: int | None, language: str, *, as_json: bool, as_csv: bool) -> None:
    """Print the list: as JSON Lines, as CSV with BOM, or under its grades for people; `most` of each grade."""
    chosen = list(_most_of_each(found, most))
    if as_json:
        for item in chosen:
            click.echo(json.dumps(asdict(item), ensure_ascii=False))
    elif as_csv:
        rows = [list(asdict(item).values()) for item in chosen]
        click.echo(csv_bytes(list(Zeros.__dataclass_fields__), rows), nl=False)
    else:
        for line in _lines(chosen, language):
            click.echo(line)


def _most_of_each(found: Iterator[Zeros], most: int | None) -> Iterator[Zeros]:
    taken: dict[int, int] = {}
    for item in found:
        taken[item.grade] = taken.get(item.grade, 0) + 1
        if most is None or taken[item.grade] <= most:
            yield item


def _lines(chosen: list[Zeros], language: str) -> Iterator[str]:
    grade = 0
    for item in chosen:
        if item.grade != grade:
            grade = item.grade
            yield translate("第 {grade} 级：{why}", language, grade=grade, why=translate(WHY[item.why], language))
        streak = translate("，连续{n}年", language, n=item.streak) if item.streak else ""
        yield f"  {item.year or '?'}  {item.agency}{streak}" + (f"  {nested(item.told)}" if item.told else "")
    n = len(chosen)
    yield translate("共 {n} 份全为零的报告。多数是真的：这是抽查的名单，不是差错名单。", language, n=n)


def _known(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _whole(value: Any) -> int | None:
    """Return a number as the frame holds it, None where it holds a gap."""
    return None if value is None or value != value else int(value)  # noqa: PLR0124 - a gap is not equal to itself
