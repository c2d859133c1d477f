"""A box on a slide."""

from __future__ import annotations

from dataclasses import dataclass

from pptx.util import Cm


@dataclass(frozen=True, slots=True)
class Place:
    """A box in centimetres."""

    left: float
    top: float
    width: float
    height: float

    @property
    def box(self) -> tuple[int, int, int, int]:
        """The same as python-pptx wants it."""
        return int(Cm(self.left)), int(Cm(self.top)), int(Cm(self.width)), int(Cm(self.height))
