"""What a Word reader counts while it reads one document: cells against the limit, nesting, and everything left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdash.documents import Address, Note
from gkdash.readers.docx_package import damaged, too_large
from gkdash.readers.word_grid import Repairs
from gkdash.settings import Limits

_DEEPEST = 60


@dataclass(slots=True)
class Tally:
    """The counts of one document; `part` is the package part being walked."""

    limits: Limits
    part: str
    repairs: Repairs = field(default_factory=Repairs)
    cells: int = 0
    depth: int = 0
    deletions: int = 0
    comments: int = 0
    hidden: int = 0
    hidden_rows: int = 0
    hidden_text: str = ""
    objects: int = 0
    foreign: list[str] = field(default_factory=list)

    def enter(self) -> None:
        """Count one level of nesting (cell, text box, control)."""
        self.depth += 1
        if self.depth > _DEEPEST:
            message = "Tables or controls are nested deeper than Word allows."
            raise damaged(message)

    def count_cell(self) -> None:
        """Count one table cell against the limit."""
        self.cells += 1
        if self.cells > self.limits.cells:
            message = f"The document has more than {self.limits.cells} table cells."
            raise too_large(message)

    def hide(self, text: str) -> None:
        """Remember hidden text that is left out."""
        if text.strip():
            self.hidden += 1
            self.hidden_text = self.hidden_text or text.strip()[:40]

    def notes(self) -> list[Note]:
        """Return a note for each kind of thing that was left out."""
        at = Address(part=self.part)
        found = [
            (self.deletions, "tracked_deletions", f"{self.deletions} tracked deletions were left out."),
            (self.hidden, "hidden_text", f"{self.hidden} hidden passages were left out: {self.hidden_text}"),
            (self.hidden_rows, "hidden_rows", f"{self.hidden_rows} hidden table rows were left out."),
            (self.comments, "comments", f"{self.comments} comments were left out."),
            (self.objects, "embedded_object", f"{self.objects} embedded objects were not read."),
        ]
        notes = [Note(code, message, at) for count, code, message in found if count]
        notes.extend(
            Note("foreign_part", f"Content of another file was not read: {name or 'unknown'}", at)
            for name in self.foreign
        )
        return notes
