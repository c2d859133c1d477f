"""The checks of the prose, one file each: `CHECK` says what it is, `examine` what it finds in one dossier."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from gkdash.checks.model import Check, Dossier, Verdict


class TextCheck(NamedTuple):
    """A check of the prose and the function that examines one dossier."""

    check: Check
    examine: Callable[[Dossier], Verdict]


TEXT_CHECKS: tuple[TextCheck, ...] = ()
