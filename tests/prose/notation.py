"""Claims as one line: `applications.received=9 ; views.amount=3000+ area cumulative`, `nothing` for none."""

from gkdash.prose import read_passage

HEDGES = {"exact": "", "at_least": "+", "about": "~"}


def said(claim):
    scope = " area" if claim.scope == "area" else ""
    period = " cumulative" if claim.period == "cumulative" else ""
    return f"{claim.key}={claim.value:g}{HEDGES[claim.qualifier]}{scope}{period}"


def reading(text, year=2024):
    return " ; ".join(said(claim) for claim in read_passage(text, 0, year).claims) or "nothing"
