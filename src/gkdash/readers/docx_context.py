"""What the parts of the .docx reader share while one document is read: its styles, its numbers, and the tally."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gkdash.documents import Block
from gkdash.readers.docx_numbering import Numbering
from gkdash.readers.docx_styles import Styles
from gkdash.readers.word_tally import Tally


@dataclass(slots=True, kw_only=True)
class Context(Tally):
    """The state of reading one document."""

    styles: Styles
    numbering: Numbering
    embedded: Callable[[str], list[Block] | None] = lambda _: None
    """Gives the blocks of a part drawn in by its relationship, or None where it cannot be read."""
    footnotes: list[tuple[str, str]] = field(default_factory=list)
