"""What the RTF reader remembers while it reads: a group's properties, the paragraph at hand, and the story it is in."""

from __future__ import annotations

from dataclasses import dataclass, field

from gkdash.documents import Block
from gkdash.readers.word_edges import RowShape
from gkdash.readers.word_flow import Cells, Flow
from gkdash.readers.word_tally import Tally


@dataclass(slots=True)
class State:
    """What a group inherits and gives back: character properties and the destination."""

    font: int = 0
    after: int = 1
    hidden: bool = False
    deleted: bool = False
    struck: bool = False
    raised: bool = False
    sink: str = ""
    """Where text goes: empty for the flow, else `nowhere`, `fonts`, `label`, `nested`."""
    lifted: bool = False
    """Whether text stands above the line without being called superscript."""
    home: Story | None = None
    """The story to return to where this group began another."""

    def inherited(self) -> State:
        """Return what a group within this one begins with."""
        return State(self.font, self.after, self.hidden, self.deleted, self.struck, self.raised, self.sink, self.lifted)


@dataclass(slots=True)
class RtfParagraph:
    """Properties and text of the paragraph at hand."""

    in_table: bool = False
    depth: int = 0
    level: int | None = None
    label: str = ""
    text: list[str] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)
    lifted: bool | None = None
    """Whether the paragraph's first text stands above the line; what stands so throughout is no mark."""


class Story:
    """The main text, a note, a header or a text box: a flow and its paragraph at hand."""

    def __init__(self, cells: Cells, tally: Tally, kind: str = "main") -> None:
        self.flow = Flow(cells, tally.repairs, "")
        self.paragraph = RtfParagraph()
        self.kind = kind
        self.in_row = False
        self.shapes: dict[int, RowShape] = {}
        self.next_flags = 0
