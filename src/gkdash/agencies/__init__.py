"""Who reports: the roster of agencies, the hierarchy, the matching of names, and the deadlines."""

from gkdash.agencies.deadlines import Deadlines, due_on, load_deadlines
from gkdash.agencies.model import Agency, How, Match, UnitType
from gkdash.agencies.names import agency_id_for
from gkdash.agencies.roster import Roster
from gkdash.agencies.unit_type import unit_type_of

__all__ = [
    "Agency",
    "Deadlines",
    "How",
    "Match",
    "Roster",
    "UnitType",
    "agency_id_for",
    "due_on",
    "load_deadlines",
    "unit_type_of",
]
