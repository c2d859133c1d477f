"""Runs the checks over what was loaded and keeps their findings and tallies; the checks themselves are elsewhere."""

from __future__ import annotations

import logging

from gkdash.checks.run import run, signature
from gkdash.errors import StoreError
from gkdash.store import Store, Writer

CHECKED_BY = "checked_by"
"""Under this key a generation says by which checks and thresholds its findings were made."""

_log = logging.getLogger(__name__)


def check(writer: Writer, *, workers: int = 1) -> None:
    """Replace all findings by those of the reports as they are now; say it loudly where a check looked at nothing."""
    finished = run(writer.examination(), workers=workers)
    writer.replace_findings(finished)
    writer.set_info(CHECKED_BY, finished.signature)
    for name in finished.silent:
        _log.error("The check %s looked at no report. This is a defect of gkdash; please report it.", name)


def is_current(writer: Writer) -> bool:
    """Tell whether the findings are those of today's checks."""
    return writer.info(CHECKED_BY) == signature()


def check_again(store: Store, *, workers: int = 1) -> bool:
    """Bring a store's findings up to today's checks, in a generation of its own; return whether they were not.

    Raise StoreError where nothing is loaded, another process is loading, or another version made the store.
    """
    with store.reader() as reader:
        if reader.examination().info(CHECKED_BY) == signature():
            return False
    with store.writer() as writer:
        if writer.needs_rebuild:
            raise StoreError(
                f"{store.url} 是由另一版本生成的。{store.url} was made by another version.",
                "请用 `gkdash ingest --rebuild` 重新生成。Make it anew with `gkdash ingest --rebuild`.",
            )
        check(writer, workers=workers)
        writer.publish()
    return True
