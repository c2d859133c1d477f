"""What holds in the stretch of a sentence that is being read: which time, whose parts, which claims so far.

A stretch is a sentence's part up to a semicolon; the flags that outlive it say so.
"""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.claims import Claim
from gkdash.prose.tokens import Token

NO_SUBJECTS: Final[frozenset[str]] = frozenset()


@final
@mypyc_attr(acyclic=True)
class Stretch:
    """The state of a stretch.

    `mask` names a time that is not the report year's: `past`, `part` (of the year), `next`; `opened` tells that a year
    alone, `2023年，`, opened what follows. `stock` tells that the stretch counted the year before it turned `cumulative`,
    which then ends with it. `planned` tells that the `future` ends with it too. `cumulative`, `future`, `depth_part`
    (inside brackets behind a figure), `caseload` (a bureau of justice speaks of its cases) and `other_training` hold
    for the whole sentence. `stray` tells that the stretch turned to something without a key, so that a verb alone no
    longer stands for the subject before; `other_business` that it is on permits, arbitration and the like; `urging`
    that others were urged; `theirs` that other bodies behind 其中 have what follows. `excepted` are subjects that
    `除2件信访件外` takes out of what follows. `spoken` is the verb of the figure before, whether that counted anything or
    not; `rates` are those of a run that wait for their figure, each with its subject.
    `owner` is the first body that has its own; `compared` tells that the clause only compares two parts of the year,
    whose `mask` ends with it. `back` is an `以上` or `前两项` of a clause that closed nothing itself. `bare_list` tells that
    the figure stands in a list without measure words, `year_word` that the year is named.
    """

    mask: str = ""
    opened: bool = False
    cumulative: bool = False
    stock: bool = False
    future: bool = False
    planned: bool = False
    part: bool = False
    depth_part: bool = False
    attribute: bool = False
    own_segment: bool = False
    other_training: bool = False
    other_business: bool = False
    stray: bool = False
    queue: bool = False
    resumed: bool = False
    urging: bool = False
    theirs: bool = False
    uncounted: bool = False
    met: bool = False
    compared: bool = False
    owner: str = ""
    bare_list: bool = False
    clause: int = 0
    begin: int = 0
    figures: int = 0
    back: Token | None = None
    again: Claim | None = None
    verb: Token | None = None
    spoken: Token | None = None
    verb_subject: str = ""
    rates: tuple[tuple[Token, Token], ...] = ()

    def __init__(self, *, caseload: bool = False, year_word: bool = False) -> None:
        self.caseload = caseload
        self.year_word = year_word
        self.segment: list[Claim] = []
        self.excepted = NO_SUBJECTS

    @property
    def last(self) -> Claim | None:
        """The claim made last in this stretch."""
        return self.segment[-1] if self.segment else None

    def end(self) -> None:
        """Forget what a semicolon ends."""
        self.segment = []
        self.excepted = NO_SUBJECTS
        self.back = self.verb = self.spoken = self.again = None
        self.rates = ()
        self.resumed = False
        self.owner = ""
        self.figures = 0
        if self.planned:
            self.future = self.planned = False
        if self.stock:
            self.cumulative = self.stock = False
        self.part = self.stray = self.own_segment = self.urging = self.theirs = self.uncounted = self.met = (
            self.other_business
        ) = self.attribute = False
        if self.mask in {"part", "next"}:
            self.mask = ""
