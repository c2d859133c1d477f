"""What crosses borders: the records extraction makes and the store keeps, so that neither needs to know the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from gkdash.documents import Address


class State(StrEnum):
    """What a cell holds; a blank or a placeholder is never turned into zero."""

    NUMBER = "number"  # an explicit figure, zero included
    BLANK = "blank"  # the cell is there and empty
    PLACEHOLDER = "placeholder"  # `/`, `-`, `无`, `不适用`
    UNREADABLE = "unreadable"  # text from which no figure could be read: `详见附件`
    MISSING = "missing"  # the form has the cell, the document has not


@dataclass(slots=True, unsafe_hash=True)
class Fact:
    """One cell of a statutory table; `raw` is None exactly where `state` is `missing`.

    `doubt` says in one sentence why the reading may be wrong (parser's doubt, never the agency's fault); empty where
    there is none.
    """

    table: str
    row: str
    column: str
    value: int | float | None
    state: State
    raw: str | None
    address: Address | None = None
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six chapters; `start` and `end` are offsets of its body, without the heading, in the plain text."""

    key: str
    heading: str
    start: int
    end: int
    text: str

    @property
    def characters(self) -> int:
        """Length of the prose, white space and tables left out."""
        return len("".join(self.text.split()))


@dataclass(slots=True, unsafe_hash=True)
class Indicator:
    """One figure that the prose states about the report year: who, what, how much, and the words it rests on.

    `value` is in the base unit (万 multiplied out, rates in percent, fees in yuan); `unit` is the measure word as
    written. `start`, `end` are the evidence's offsets in `Report.text`, `sentence_start`, `sentence_end` those of the
    sentence around it; for words that refer back (`均已办结`) the evidence is those words. `section` is the key of the
    chapter. `how` says by which rule the figure came about: `stated`, `joint_verb`, `all_closed`, `zero_words`,
    `shared_rate`, `respectively`.
    """

    key: str
    value: int | float
    unit: str
    qualifier: str
    scope: str
    period: str
    evidence: str
    start: int
    end: int
    sentence_start: int
    sentence_end: int
    section: str
    how: str = "stated"


@dataclass(frozen=True, slots=True)
class ReadingWarning:
    """Doubt or loss in reading: a code for programs, a sentence for people, and where."""

    code: str
    message: str
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report as read from one document; every cell of the edition appears exactly once in `cells`."""

    agency: str | None
    year: int | None
    edition: str
    title: str
    signed_on: date | None
    published_on: date | None
    sections: tuple[Section, ...]
    cells: tuple[Fact, ...]
    text: str
    warnings: tuple[ReadingWarning, ...] = field(default=())
    indicators: tuple[Indicator, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check says of one report: a sentence, and the cells and claims it rests on.

    Each piece of `evidence` is a mapping for JSON: `{"table", "row", "column", "value"}` for a cell,
    `{"indicator", "value", "text"}` for a claim of the prose, `{"text", "start", "end"}` for words of it; members may be
    added (`year`, `agency` where it is another report's). `fault` is `report` or `parser`. `params` are what the sentence
    is made from, so that it can be said in another language; `follows` names the check whose finding on this report has
    the same cause, and is empty for a finding of its own.
    """

    check: str
    severity: str
    message: str
    evidence: tuple[Mapping[str, str | int | float | None], ...] = field(default=(), hash=False)
    fault: str = "report"
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    follows: str = ""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file gave no report; `code` is one of `errors.ErrorCode`."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """The outcome for one document: exactly one of `report` and `failure` is set.

    `member` names the file inside an archive, or is empty; `sha256` is of the document's own bytes.
    """

    source: str
    sha256: str
    size: int
    media_type: str
    member: str = ""
    report: Report | None = None
    failure: Failure | None = None
    seconds: float = 0.0
