"""How well figures in prose are read: annotated passages against what `gkdash.prose` makes of them, by key and by tag.

A figure is right where key, value, qualifier, scope and period agree. The annotations are people's; where they are the
shared ones they stay outside the project, and are measured where they are there.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from gkdash.demo import county
from gkdash.prose import Chapter, read, read_passage

ROOT = Path(__file__).resolve().parents[3]
OWN = ROOT / "tests" / "prose" / "passages"
SHARED = ROOT.parent / "shared" / "narrative" / "dev.jsonl"


class Figure(NamedTuple):
    """What is compared of an indicator."""

    key: str
    value: float
    qualifier: str
    scope: str
    period: str


@dataclass(slots=True)
class Score:
    """Figures found and right, found and wrong, and not found."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of the figures found that are right; 1 where none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the figures there are that were found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, found: set[Figure], wanted: set[Figure]) -> None:
        """Count one passage in."""
        self.right += len(found & wanted)
        self.wrong += len(found - wanted)
        self.missed += len(wanted - found)


@dataclass(slots=True)
class Tally:
    """The scores of one set of passages: as a whole, by key and by tag, and what was taken for what."""

    name: str
    passages: int = 0
    perfect: int = 0
    whole: Score = field(default_factory=Score)
    keys: dict[str, Score] = field(default_factory=dict)
    tags: dict[str, Score] = field(default_factory=dict)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    failures: list[tuple[str, str, set[Figure], set[Figure]]] = field(default_factory=list)

    def add(self, name: str, text: str, found: set[Figure], wanted: set[Figure], tags: Iterable[str] = ()) -> None:
        """Count one passage in; a figure missed and one found wrongly with one value are a confusion."""
        self.passages += 1
        self.perfect += found == wanted
        self.whole.add(found, wanted)
        for key in {figure.key for figure in found | wanted}:
            score = self.keys.setdefault(key, Score())
            score.add({item for item in found if item.key == key}, {item for item in wanted if item.key == key})
        for tag in tags:
            self.tags.setdefault(tag, Score()).add(found, wanted)
        if found == wanted:
            return
        self.failures.append((name, text, found - wanted, wanted - found))
        missed = list(wanted - found)
        for figure in found - wanted:
            same = next((other for other in missed if other.value == figure.value), None)
            if same is not None:
                missed.remove(same)
            self.confusions[_short(same, figure), _short(figure, same)] += 1
        for figure in missed:
            self.confusions[figure.key, "—"] += 1


def _short(figure: Figure | None, beside: Figure | None) -> str:
    """Name a figure by its key, or by what else tells two with one key apart."""
    if figure is None:
        return "—"
    if beside is None or beside.key != figure.key:
        return figure.key
    return f"{figure.key} ({figure.qualifier}, {figure.scope}, {figure.period})"


def annotated() -> Iterator[tuple[str, Path]]:
    """Yield the sets of annotated passages that are there: the shared one, then our own."""
    if SHARED.exists():
        yield "given", SHARED
    for path in sorted(OWN.glob("*.jsonl")):
        yield path.stem, path


def on_passages(name: str, path: Path) -> Tally:
    """Return the scores on one set of annotated passages (JSON Lines: id, text, year, indicators, tags)."""
    tally = Tally(name)
    for line in path.read_text("utf-8").splitlines():
        passage: dict[str, Any] = json.loads(line)
        claims = read_passage(passage["text"], 0, passage["year"]).claims
        found = {Figure(item.key, float(item.value), item.qualifier, item.scope, item.period) for item in claims}
        wanted = {
            Figure(item["key"], float(item["value"]), item["qualifier"], item["scope"], item["period"])
            for item in passage["indicators"]
        }
        tally.add(passage["id"], passage["text"], found, wanted, passage.get("tags", ()))
    return tally


def on_demonstration(seed: int) -> Tally:
    """Return the scores on the prose of a demonstration county, whose figures are known by construction."""
    tally = Tally(f"demonstration {seed}")
    for report in county.build(seed).reports:
        text = ""
        chapters = []
        for section in report.sections:
            chapters.append(Chapter(section.key, len(text), "\n".join(section.paragraphs)))
            text += chapters[-1].text + "\n"
        claims, _ = read(chapters, text, report.year)
        found = {Figure(item.key, float(item.value), item.qualifier, item.scope, item.period) for item in claims}
        wanted = {
            Figure(item.key, float(item.value), item.qualifier, item.scope, item.period) for item in report.indicators
        }
        tally.add(f"{report.agency} {report.year}", text, found, wanted)
    return tally


def overview(tallies: Iterable[Tally]) -> list[str]:
    """Return a table with a line per set of passages."""
    lines = [
        "| passages | n | right throughout | figures | precision | recall | F1 |",
        "|---|---:|---:|---:|---:|---:|---:|",
    ]
    for tally in tallies:
        score = tally.whole
        lines.append(
            f"| {tally.name} | {tally.passages} | {tally.perfect / max(1, tally.passages):.1%} | {score.right + score.missed} "
            f"| {score.precision:.4f} | {score.recall:.4f} | {score.f1:.4f} |"
        )
    return lines


def breakdown(title: str, scores: dict[str, Score], most: int | None = None) -> list[str]:
    """Return a table of scores, worst F1 first, at most so many lines."""
    lines = [f"| {title} | figures | precision | recall | F1 |", "|---|---:|---:|---:|---:|"]
    ordered = sorted(scores.items(), key=lambda item: (item[1].f1, item[0]))
    for name, score in ordered[:most]:
        figures = score.right + score.missed
        lines.append(f"| {name} | {figures} | {score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f} |")
    return lines
