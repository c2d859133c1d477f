"""What a run of percentages may be of: the rates named before it, and the channels counted before it."""

from __future__ import annotations

from typing import Final

from gkdash.prose.claims import CASES
from gkdash.prose.passage import Passage
from gkdash.prose.slots import Slot
from gkdash.prose.tokens import Token

SCOPES: Final = ["area", "own"]
_NAMING: Final = frozenset({"subject", "generic_inquiry"})
_LABELLED: Final = frozenset({"subject", "generic", "reach"})
_ASPECTS: Final = frozenset({"方面", "情况"})


def length(tokens: list[Token], index: int) -> int:
    """Return how many percentages follow one another from a place on."""
    run = 0
    for token in tokens[index:]:
        if token.value in {"percent", "tenths"}:
            run += 1
        elif token.kind in {"mark", "rate"}:
            break
    return run


def raised(tokens: list[Token], item: Slot) -> list[Token]:
    """Return the rates that a run reaches behind their change: `办结率、满意率分别提高1.2个、2.3个百分点，达到99%、96%`."""
    run = length(tokens, item.index)
    named: list[Token] = []
    changed = False
    for token in reversed(tokens[: item.boundary] if run > 1 else []):
        if token.value in {"percent", "tenths"} or (token.kind == "mark" and token.value != ","):
            break
        changed = changed or token.kind == "growth"
        if token.kind == "rate" and changed:
            named.insert(0, token)
    return named if len(named) == run else []


def named_aside(tokens: list[Token], item: Slot) -> list[Token]:
    """Return the rates that brackets before a run name: `三率（响应率、解决率、满意率）分别为`."""
    if not item.has("respectively") or "率)" not in item.lead_text:
        return []
    named: list[Token] = []
    for token in reversed(tokens[: item.index]):
        if token.value == "(" and token.kind == "mark":
            break
        if token.kind == "rate":
            named.insert(0, token)
    return named


def named_as_label(item: Slot) -> list[Token]:
    """Return the rate that heads a list of channels, each with its own: `满意率：热线98.2%、信访97.1%`."""
    if item.boundary < 1 or not item.kinds <= _LABELLED or "subject" not in item.kinds:
        return []
    mark = item.ahead[item.boundary]
    name = next((token for token in reversed(item.far) if token.kind == "rate"), None)
    if mark.kind != "mark" or name is None:
        return []
    between = item.text[name.end : mark.start]
    return [name] if between in _ASPECTS or (mark.value == ":" and not between) else []


def owners_of(names: list[Token], item: Slot) -> list[Token]:
    """Return the channels that stand each before its own rate: `12345热线满意率、信访满意率分别为96%、99%`; none else."""
    owners: list[Token] = []
    begin = 0
    for name in names:
        own = [word for word in item.near if word.kind in _NAMING and begin <= word.start and word.end <= name.start]
        if not own or own[-1].value not in CASES:
            return []
        owners.append(own[-1])
        begin = name.end
    return owners if len({owner.value for owner in owners}) == len(names) else []


def received_here(place: Passage) -> list[str]:
    """Return the channels counted in this stretch."""
    segment = place.stretch.segment
    return list(
        dict.fromkeys(claim.subject for claim in segment if claim.measure == "received" and claim.subject in CASES)
    )


def counted(number: int, place: Passage, *, leading: bool) -> list[str]:
    """Return so many of the channels counted in the passage, the `leading` or the last ones."""
    claims = place.claims
    channels = [claim.subject for claim in claims if claim.measure == "received" and claim.subject in CASES]
    named = list(dict.fromkeys(channels))
    if len(named) < number <= len(channels):
        named = channels  # `甲留言板、乙问政平台分别收到52件、318件，两个平台答复率分别为100%和99%`
    return named[:number] if leading else named[-number:]


def by_figures(tokens: list[Token], item: Slot, run: int, place: Passage) -> list[str]:
    """Return what each of the `run` figures before counted, "-" for one without a key: `办件3,216件、热线173件`."""
    figures = [token for token in tokens[: item.index] if token.number is not None]
    if len(figures) != run:
        return []
    received = [claim for claim in place.stretch.segment if claim.measure == "received"]
    listed = []
    for figure in figures:
        number = figure.number
        channels = [
            claim.subject
            for claim in received
            if number is not None and claim.start <= figure.start < claim.end and claim.value == number.value
        ]
        listed.append(channels[0] if channels and channels[0] in CASES else "-")
    return listed if len(set(listed) - {"-"}) > 1 else []


def is_first(subject: str, tokens: list[Token], item: Slot, run: int, place: Passage) -> bool:
    """Tell whether the one channel counted is the first of the figures that so many rates are of.

    The first rate is not its own where something without a key was counted before it.
    """
    figures = [token for token in tokens[: item.index] if token.number is not None][-run:]
    claim = next((claim for claim in place.stretch.segment if claim.subject == subject), None)
    return claim is None or len(figures) < run or claim.start <= figures[0].start < claim.end


def scopes_of(subject: str, place: Passage) -> list[str]:
    """Return whose the receipts of one subject are, where both are told: `全县2,318件，其中县信访局604件`."""
    segment = place.stretch.segment
    whose = [claim.scope for claim in segment if claim.subject == subject and claim.measure == "received"]
    return whose if sorted(whose) == SCOPES else []


def boards_of(subject: str, place: Passage) -> int:
    """Return how many boards of one subject were counted apart: `甲网留言322条、乙网留言618条`."""
    received = [claim for claim in place.stretch.segment if claim.measure == "received"]
    return len(received) if all(claim.subject == subject and not claim.part for claim in received) else 0
