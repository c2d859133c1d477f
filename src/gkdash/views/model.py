"""What a view is given and gives back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from gkdash.charts import Chart
from gkdash.i18n import Translate
from gkdash.views.ask import Ask, Parameter


@dataclass(frozen=True, slots=True)
class Selection:
    """What a page or a figure is narrowed to; None is everything. Several types of unit are parted by commas."""

    scope: str | None
    year: int
    unit_type: str | None = None
    agency: str | None = None

    @property
    def parameters(self) -> dict[str, Parameter]:
        """The parameters of a query that takes all four."""
        return {"scope": self.scope, "year": self.year, "unit_type": self.unit_type, "agency": self.agency}

    @property
    def without_agency(self) -> dict[str, str | None]:
        """The address of the same page for all agencies."""
        return {"scope": self.scope, "year": str(self.year), "type": self.unit_type}

    @property
    def without_year(self) -> dict[str, Parameter]:
        """The parameters of a query over all years."""
        return {name: value for name, value in self.parameters.items() if name != "year"}

    @property
    def address(self) -> dict[str, str]:
        """The selection as the parameters of an address; what is not narrowed is left out."""
        told = {"scope": self.scope, "year": str(self.year), "type": self.unit_type, "agency": self.agency}
        return {name: value for name, value in told.items() if value}

    @classmethod
    def of_address(cls, parameters: Mapping[str, str]) -> Selection:
        """Return the selection that an address tells; raises KeyError or ValueError where it tells no year."""
        return cls(
            parameters.get("scope") or None,
            int(parameters["year"]),
            parameters.get("type") or None,
            parameters.get("agency") or None,
        )


@dataclass(frozen=True, slots=True)
class Question:
    """Everything a view may use: how to ask, for what, in which language, on which day.

    `options` are further parameters of the address that a view reads, such as which denominator.
    """

    ask: Ask
    chosen: Selection
    t: Translate
    language: str
    today: date
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is nothing to draw, and why, as a sentence."""

    reason: str


Answer: TypeAlias = Chart | Nothing


@dataclass(frozen=True, slots=True)
class View:
    """One chart by name: `id` is stable for ever (`hotline.channels`), `page` the page it stands on.

    `title` says what it shows whatever the data say, marked for translation; `options` names the parameters it reads
    besides the selection.
    """

    id: str
    page: str
    title: str
    build: Callable[[Question], Answer]
    options: tuple[str, ...] = ()
