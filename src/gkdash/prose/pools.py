"""A total over several channels, which is of requests whatever it is called."""

from __future__ import annotations

from typing import Final

from gkdash.prose.claims import CASES, Claim
from gkdash.prose.passage import Passage

_LOOSE_NAMES: Final = frozenset({"public_inquiry", "petition_platform"})


def pool(current: list[Claim], dropped: list[Claim], place: Passage) -> None:
    """Make a loosely named total of a sentence one of requests: `网民留言120件，其中12345热线80件、信访40件`.

    `dropped` are the parts left out as such: one of the total's name is of that channel after all, and taken.
    """
    cases = [claim for claim in current if claim.measure == "received" and claim.subject in CASES]
    for claim in cases:
        if claim.part or claim.subject not in _LOOSE_NAMES or _channels_in(claim, cases) < 2:
            continue
        name = claim.subject
        largest = max((part.value for part in [*dropped, *cases] if part.part), default=0)
        for other in current:
            if (
                other.subject == name
                and (not other.part or (other.measure == "closed" and other.value > largest))
                and (other.how != "all_closed" or other.value == claim.value)
            ):
                other.subject = "requests"
        for part in dropped:
            if part.part and part.key == f"{name}.received" and part not in place.claims:
                _put_back(part, current, place)
        return


def pool_before(current: list[Claim], place: Passage, text: str) -> None:
    """Make a total one of requests whose parts the next sentence tells: `互动板块收到来件90件。其中县长信箱40件、咨询栏50件`."""
    if not text.startswith("其中"):
        return
    parts = [claim for claim in current if claim.measure == "received" and claim.subject in CASES]
    before = [claim for claim in place.claims if claim.sentence == place.sentence - 1]
    for whole in before:
        if (
            whole.measure == "received"
            and whole.subject in _LOOSE_NAMES
            and len({part.subject for part in parts}) > 1
            and sum(part.value for part in parts) == whole.value
        ):
            name = whole.subject
            for claim in before:
                if claim.subject == name and claim.scope == whole.scope:
                    claim.subject = "requests"
            return


def _channels_in(whole: Claim, cases: list[Claim]) -> int:
    """Return how many other channels are counted as parts behind a total."""
    return len(
        {
            other.subject
            for other in cases
            if other.part
            and other.start > whole.start
            and other.subject != whole.subject
            and other.scope == whole.scope
        }
    )


def _put_back(part: Claim, current: list[Claim], place: Passage) -> None:
    """Take a part that has its own subject after all, closed by the words that closed those beside it."""
    place.claims.append(part)
    closing = next((other for other in current if other.part and other.how == "all_closed"), None)
    if closing is not None:
        place.claims.append(closing.of(part))
