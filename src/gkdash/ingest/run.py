"""One pass over files: skips what is known, archives and reads the rest, and stores it in batches."""

from __future__ import annotations

import itertools
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from gkdash import PARSER_VERSION
from gkdash.errors import ErrorCode
from gkdash.ingest.intake import Given
from gkdash.ingest.summary import Refused, Summary
from gkdash.records import Failure, Parsed
from gkdash.settings import Limits, Settings
from gkdash.store import Known, Loaded, Original, Writer

BATCH_DOCUMENTS = 500
"""How many documents go into one transaction: what a crash costs at most."""

_BATCH_SECONDS = 10.0
_ASKED_AT_ONCE = 64


class ParseFiles(Protocol):
    """Reads files in worker processes and yields path and outcomes, in the order given."""

    def __call__(
        self, paths: Iterable[Path], *, workers: int, limits: Limits
    ) -> Generator[tuple[Path, list[Parsed]], None, None]:
        """Begin to read."""


class Progress(Protocol):
    """What wants to know how a load goes on."""

    def begin(self, files: int) -> None:
        """So many files will be looked at."""

    def step(self, source: str) -> None:
        """One more file is done with."""

    def stage(self, name: str) -> None:
        """A part of the work that counts no files begins: `derive` or `publish`."""


class Run:
    """Feeds files through `parse` into `writer`; counts go to `summary`."""

    def __init__(
        self,
        writer: Writer,
        settings: Settings,
        parse: ParseFiles,
        progress: Progress,
        summary: Summary,
        *,
        retry: bool,
    ) -> None:
        self._writer = writer
        self._settings = settings
        self._parse = parse
        self._progress = progress
        self.summary = summary
        self._retry = retry
        self._reading: deque[Given] = deque()
        self._twins: dict[str, list[Given]] = {}
        self._batch: list[Loaded] = []
        self._flushed_at = time.monotonic()

    def take(self, files: Iterable[Given]) -> None:
        """Look at all files and store what is new."""
        unknown = self._unknown(files)
        first = next(unknown, None)
        if first is None:
            return
        waiting = itertools.chain([first], unknown)
        try:
            with closing(self._parse(waiting, workers=self._settings.workers, limits=self._settings.limits)) as results:
                for _, outcomes in results:
                    self._keep(self._reading.popleft(), outcomes)
        finally:
            self._flush()

    def _unknown(self, files: Iterable[Given]) -> Iterator[Path]:
        waiting = iter(files)
        while asked := list(itertools.islice(waiting, _ASKED_AT_ONCE)):
            known = self._writer.known([item.sha256 for item in asked if item.sha256], PARSER_VERSION)
            for item in asked:
                if self._is_settled(item, known.get(item.sha256)):
                    self._progress.step(item.source)
                else:
                    self._reading.append(item)
                    self._twins[item.sha256] = []
                    yield item.path

    def _is_settled(self, item: Given, known: Known | None) -> bool:
        if item.problem is not None:
            self._refuse(item.source, "", item.problem)
            return True
        if item.sha256 in self._twins:
            self._twins[item.sha256].append(item)
            return True
        if known is not None and known.is_current and not (self._retry and known.failed):
            self._note_unchanged(item, known)
            return True
        return not self._is_archived(item)

    def _is_archived(self, item: Given) -> bool:
        if item.size > self._settings.limits.file_bytes or item.path == self._writer.archive.path(item.sha256):
            return True
        try:
            if self._writer.archive.put(item.path, item.sha256):
                return True
            reason = "文件在存档时被改动。请重新导入。"
        except FileNotFoundError:
            reason = "文件在存档时被移走。"
        self._refuse(item.source, "", Failure(ErrorCode.DAMAGED.value, reason))
        return False

    def _note_unchanged(self, item: Given, known: Known) -> None:
        self.summary.unchanged += known.documents
        self.summary.known_failures += known.failed
        if item.source not in known.sources:
            self._writer.archive.note([_original(item)])
            self._writer.add_place(item.sha256, item.source, item.first_seen)

    def _keep(self, item: Given, outcomes: list[Parsed]) -> None:
        self._progress.step(item.source)
        alone = len(outcomes) == 1 and not outcomes[0].member
        if alone and outcomes[0].sha256 != item.sha256:
            reason = Failure(ErrorCode.DAMAGED.value, "文件在读取时被改动。请重新导入。")
            for changed in (item, *self._twins.pop(item.sha256)):
                self._refuse(changed.source, "", reason)
            return
        if not outcomes:
            reason = Failure(ErrorCode.NOT_A_REPORT.value, "压缩包里没有文件。")
            outcomes = [Parsed(item.source, item.sha256, item.size, "application/zip", failure=reason)]
        self._writer.archive.note([_original(item)])
        self._batch += [
            Loaded(replace(parsed, source=item.source), item.sha256, item.first_seen, PARSER_VERSION)
            for parsed in outcomes
        ]
        if len(self._batch) >= BATCH_DOCUMENTS or time.monotonic() - self._flushed_at > _BATCH_SECONDS:
            self._flush()

    def _flush(self) -> None:
        batch, self._batch = self._batch, []
        if not batch:
            return
        stored = set(self._writer.add(batch, again=self._retry))
        for item in batch:
            failure = item.parsed.failure
            if item.document_id not in stored:
                self.summary.unchanged += 1
            elif failure is not None:
                self._refuse(item.parsed.source, item.parsed.member, failure)
            else:
                self.summary.loaded += 1
            stored.discard(item.document_id)
        for sha256, count in Counter(item.file_sha256 for item in batch).items():
            for twin in self._twins.pop(sha256, []):
                self.summary.unchanged += count
                self._writer.archive.note([_original(twin)])
                self._writer.add_place(sha256, twin.source, twin.first_seen)
        self._flushed_at = time.monotonic()

    def _refuse(self, source: str, member: str, failure: Failure) -> None:
        self.summary.refuse(Refused(source, member, failure.code, failure.message))


def _original(item: Given) -> Original:
    return Original(item.sha256, item.source, item.size, item.first_seen)
