"""Runs the checks over what was loaded and keeps their findings and tallies; the checks themselves are elsewhere."""

from __future__ import annotations

import logging

from gkdash.checks.run import run
from gkdash.store import Writer

CHECKED_BY = "checked_by"
"""Under this key a generation says by which checks and thresholds its findings were made."""

_log = logging.getLogger(__name__)


def check(writer: Writer) -> None:
    """Replace all findings by those of the reports as they are now; say it loudly where a check looked at nothing."""
    finished = run(writer.examination())
    writer.replace_findings(finished)
    writer.set_info(CHECKED_BY, finished.signature)
    for name in finished.silent:
        _log.error("The check %s looked at no report. This is a defect of gkdash; please report it.", name)
