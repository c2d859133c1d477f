"""Write docs/accuracy.md from measurements made in the same run; nothing in that page is typed by hand."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from gkdash import PARSER_VERSION, __version__
from gkdash.bench import corpus, passages
from gkdash.bench.measure import Measurement, run
from gkdash.bench.refusals import refusal_counts

PAGE = Path(__file__).resolve().parents[3] / "docs" / "accuracy.md"

_HEAD = """# How accurate and how fast it is

Written by `python -m gkdash.bench accuracy`; do not edit by hand.

- What: documents drawn at random by the package's generator (numbers {seed} to {last}), each rendered with peculiarities
  drawn at random, read back, and compared with what was drawn, cell by cell in value and state, and agency, year, edition
  and date. The generator and the readers have the same authors, so this measures what they thought of; documents of
  other makers may do worse.
- With: gkdash {version} (parser {parser}), Python {python}, {cores} cores, {today}.
"""

_SPEED = "## Reading and extracting, beside what one would otherwise run"


def write(count: int, seed: int, page: Path = PAGE) -> str:
    """Measure `count` documents from number `seed`, the refusals and the speeds; write the page and return its text."""
    tallies = corpus.Tallies()
    wrong: list[corpus.Outcome] = []
    for outcome in corpus.outcomes(count, seed):
        tallies.add(outcome)
        if not outcome.right:
            wrong.append(outcome)
    right, refusals = refusal_counts(seed)
    speeds: list[Measurement] = []
    run(("parse", "prose"), speeds.append)
    head = _HEAD.format(
        seed=seed,
        last=seed + count - 1,
        version=__version__,
        parser=PARSER_VERSION,
        python=platform.python_version(),
        cores=os.cpu_count(),
        today=date.today().isoformat(),
    )
    lines = [
        head,
        *_accuracy(tallies),
        *_wrong(wrong),
        *_refused(right, refusals),
        *_prose(seed),
        *_checks(),
        *_speed(speeds),
    ]
    text = "\n".join(lines) + "\n"
    page.write_text(text, encoding="utf-8")
    return text


def write_checks(page: Path = PAGE) -> str:
    """Measure the checks alone and renew their section of the page; return it."""
    from gkdash.bench.check_accuracy import HEADING  # noqa: PLC0415 - loads the store

    found = "\n".join(_checks())
    before, mark, after = page.read_text(encoding="utf-8").partition(HEADING)
    if mark:
        after = after[after.index("\n## ") + 1 :]
    else:
        before, speed, after = before.partition(_SPEED)
        after = speed + after
    page.write_text(before + found + "\n" + after, encoding="utf-8")
    return found


def _checks() -> list[str]:
    from gkdash.bench.check_accuracy import in_a_store, one_by_one, section  # noqa: PLC0415 - loads the store

    return section(in_a_store(), one_by_one())


def _accuracy(tallies: corpus.Tallies) -> list[str]:
    rows = [*sorted(tallies.formats.items()), ("all", tallies.whole)]
    return [
        "## Figures of the three tables",
        "",
        "| format | documents | right in every cell and the head | cells | right | read as another figure |",
        "|---|---:|---:|---:|---:|---:|",
        *(
            f"| {name} | {tally.documents} | {tally.documents_right / tally.documents:.2%} | {tally.cells} "
            f"| {tally.cells_right / tally.cells:.3%} | {tally.misread} |"
            for name, tally in rows
        ),
        "",
    ]


def _wrong(outcomes: Sequence[corpus.Outcome]) -> list[str]:
    if not outcomes:
        return []
    causes = corpus.causes(list(outcomes)).most_common(12)
    return ["First thing wrong in the documents that are not right:", "", *(f"- {name}: {n}" for name, n in causes), ""]


def _refused(right: int, count: int) -> list[str]:
    return ["## Files that must be refused", "", f"{right} of {count} with the right error code.", ""]


def _prose(seed: int) -> list[str]:
    """Return how well figures in prose are read: on annotated passages, and on a county whose prose is known."""
    tallies = [passages.on_passages(name, path) for name, path in passages.annotated()]
    demonstration = passages.on_demonstration(seed)
    whole: dict[str, passages.Score] = {}
    for tally in tallies:
        for key, score in tally.keys.items():
            into = whole.setdefault(key, passages.Score())
            into.right, into.wrong, into.missed = (
                into.right + score.right,
                into.wrong + score.wrong,
                into.missed + score.missed,
            )
    confusions: Counter[tuple[str, str]] = Counter()
    for tally in tallies:
        confusions.update(tally.confusions)
    return [
        "## Figures in prose",
        "",
        "Key, value, qualifier, scope and period agree. `given` are the passages handed to the developers, the others their own;",
        "no rule was written after a look into `never_looked_into`: it tells what unseen text gives, the others what is left of what",
        "was mended ([prose.md](prose.md)). The demonstration is drawn from our own phrases.",
        "",
        *passages.overview([*tallies, demonstration]),
        "",
        "Keys read worst, all annotated passages together:",
        "",
        *passages.breakdown("key", whole, 12),
        "",
        "Commonest confusions: "
        + "; ".join(f"{wanted} read as {found} ({count})" for (wanted, found), count in confusions.most_common(8))
        + ".",
        "",
    ]


def _speed(measurements: Sequence[Measurement]) -> list[str]:
    lines = [
        _SPEED,
        "",
        "In one process run, the same files.",
        "",
    ]
    lines += ["| what | peer | ours, ms | peer, ms | ratio | n | note |", "|---|---|---:|---:|---:|---:|---|"]
    for item in measurements:
        lines.append(
            f"| {item.subject} | {item.peer or '—'} | {_ms(item.subject_seconds)} | {_ms(item.peer_seconds)} "
            f"| {f'{item.ratio:.1f}' if item.ratio is not None else '—'} | {item.n} | {item.note} |"
        )
    return lines


def _ms(seconds: float | None) -> str:
    return f"{seconds * 1000:.1f}" if seconds is not None else "—"
