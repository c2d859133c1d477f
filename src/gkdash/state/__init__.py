"""What people decide, kept apart from what was read: small, transactional, several processes may write.

state = open_state("data/store/state.db")
state.decide_claim(target, ClaimDecision.CONFIRMED, person="李文")

Knows neither the store nor the screen.
"""

from gkdash.state.backup import backup, restore
from gkdash.state.basket import Basket, Item
from gkdash.state.database import Database
from gkdash.state.model import (
    ClaimDecision,
    ClaimTarget,
    Decided,
    Entry,
    FindingDecision,
    FindingTarget,
    Sent,
)
from gkdash.state.references import Reference, refer, refer_all, resolve
from gkdash.state.standing import Standing, claims_standing, findings_standing
from gkdash.state.state import State


def open_state(url: str) -> State:
    """Return the state at `url`: a file's path, `sqlite:///…` or `postgresql://…`; nothing is made before a decision.

    Raises StateError for what is none of these.
    """
    return State(Database(url))


__all__ = [
    "Basket",
    "ClaimDecision",
    "ClaimTarget",
    "Database",
    "Decided",
    "Entry",
    "FindingDecision",
    "FindingTarget",
    "Item",
    "Reference",
    "Sent",
    "Standing",
    "State",
    "backup",
    "claims_standing",
    "findings_standing",
    "open_state",
    "refer",
    "refer_all",
    "resolve",
    "restore",
]
