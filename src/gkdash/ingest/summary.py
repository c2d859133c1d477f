"""What a load did, for people and for scripts; the contract fixes the six figures."""

from __future__ import annotations

from dataclasses import dataclass, field

TOLD_FAILURES = 100
"""How many failures a summary names."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A document that gave no report; `member` names it inside a .zip."""

    source: str
    member: str
    code: str
    message: str


@dataclass(slots=True)
class Summary:
    """Counts of documents: a .zip counts as many as it holds, and each is counted in one of the four ways.

    `known_failures` are among the unchanged: they failed in an earlier run and were not tried again.
    """

    loaded: int = 0
    unchanged: int = 0
    revised: int = 0
    failed: int = 0
    seconds: float = 0.0
    generation: str | None = None
    interrupted: bool = False
    known_failures: int = 0
    refused: list[Refused] = field(default_factory=list)

    def refuse(self, refused: Refused) -> None:
        """Count a failure; the first of them are kept here to be told, all of them in the store."""
        self.failed += 1
        if len(self.refused) < TOLD_FAILURES:
            self.refused.append(refused)

    @property
    def files(self) -> int:
        """All documents looked at."""
        return self.loaded + self.unchanged + self.revised + self.failed

    @property
    def found_nothing(self) -> bool:
        """Tell whether files were given and none of them is a report, now or in an earlier run."""
        return 0 < self.files == self.failed + self.known_failures

    def counts(self) -> dict[str, int | float]:
        """Return the contract's object."""
        return {
            "files": self.files,
            "loaded": self.loaded,
            "unchanged": self.unchanged,
            "revised": self.revised,
            "failed": self.failed,
            "seconds": round(self.seconds, 3),
        }
