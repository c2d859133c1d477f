"""By which measure a figure of a subject counts, given the verb that governs it; one module per family of subjects.

An empty answer means that subject, verb and measure word do not go together: the figure then counts nothing with a key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from gkdash.prose.claims import CASES, PUBLISHING
from gkdash.prose.measures_cases import disputes, filed, remedies, visits
from gkdash.prose.measures_documents import interpretation, normative
from gkdash.prose.measures_events import consultation, event, opinion_response
from gkdash.prose.measures_people import fee, followers, training, views
from gkdash.prose.measures_publishing import published
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

Measure = Callable[[str, Token | None, Slot, Passage], tuple[str, ...]]

_FAMILIES: Final[dict[str, Measure]] = {
    **dict.fromkeys(CASES | {"applications", "proposals"}, filed),
    **dict.fromkeys(PUBLISHING, published),
    "review": remedies,
    "litigation": remedies,
    "disputes": disputes,
    "visits": visits,
    "opinion_response": opinion_response,
    "consultation": consultation,
    "press_conference": event,
    "online_interview": event,
    "interpretation": interpretation,
    "normative_documents": normative,
    "training": training,
    "processing_fee": fee,
    "followers": followers,
    "views": views,
}


def measures(subject: str, verb: Token | None, item: Slot, place: Passage) -> tuple[str, ...]:
    """Return the measures that a verb gives a figure of this subject; none where they do not go together."""
    return _FAMILIES[subject](subject, verb, item, place)
