"""The figures of a run: how many stand side by side, where they end, and what one of several acts gives."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from gkdash.prose.claims import CASES, REMEDIES, Claim
from gkdash.prose.nouns import subjects_of
from gkdash.prose.passage import Passage
from gkdash.prose.slots import VERBS, Slot
from gkdash.prose.tokens import Token

OWNED: Final = frozenset({"subject", "channel"})
_PARTING: Final = frozenset({"", "，", "、"})
_PARTING_OR_END: Final = _PARTING | {"。", "；"}
_OWNED_NAMES: Final = OWNED | {"conj", "letter", "generic_inquiry"}
BEGINNING: Final = VERBS | OWNED
MARKS: Final = frozenset({"respectively", "each"})
# `2023年、2024年分别收到11件和7件`
IN_MARK: Final = {"收到": "received", "受理": "received", "办结": "closed", "发布": "publish", "公开": "publish"}
KEYLESS: Final = frozenset({"noun", "void"})
_BREAKING: Final = BEGINNING | {"rate", "total"}
_MEASURES: Final = {
    "issue": "issued", "repeal": "repealed", "in_force": "in_force", "publish": "published", "received": "received",
    "closed": "closed",
}  # fmt: skip
_OF_DOCUMENTS: Final = frozenset({"issue", "repeal", "in_force", "publish"})
_DEALING: Final = frozenset({"received", "closed"})
_DEALT_WITH: Final = CASES | {"disputes", "applications"}
_ISSUING: Final = frozenset({"印发", "发布", "制定印发"})


def beside(tokens: list[Token], item: Slot) -> tuple[int, int]:
    """Return how many figures of one measure word stand side by side from this one on, and where they end."""
    run = 1
    end = item.number.end
    for token in tokens[item.index + 1 :]:
        if token.number is not None and token.start - end <= 1 and token.number.unit == item.number.unit:
            run += 1
            end = token.end
        elif token.kind != "conj":
            break
    return run, end


def length(tokens: list[Token], item: Slot, most: int) -> int:
    """Return how many figures follow one another from this one on, `most` where a comma may end the run."""
    count = 0
    for token in tokens[item.index :]:
        if token.kind == "number":
            count += 1
        elif token.kind in _BREAKING or (token.kind == "mark" and (token.value in ";.:(" or count >= most)):
            break
    return count


def owners_of_both(tokens: list[Token], item: Slot, acts: list[Token], rates: list[Token]) -> list[Token]:
    """Return the names of the one subject of which a run gives amounts and rates: `热线工单量、满意率分别为612件、97%`.

    Nothing where there are several, or the figures are not as many items and percentages as there are words for them.
    """
    kinds, end = [item.base], item.number.end
    for token in tokens[item.index + 1 :]:
        if token.number is not None and token.start - end <= 1:
            kinds.append(token.number.kind)
            end = token.end
        elif token.kind != "conj":
            break
    named = [token for token in item.near if token.kind == "subject"]
    if not acts or acts[-1].start > rates[0].start or len({token.value for token in named}) != 1:
        return []
    return named if kinds == ["item"] * len(acts) + ["percent"] * len(rates) else []


def end_of(tokens: list[Token], item: Slot, run: int) -> int:
    """Return where the last of the `run` figures from this one on ends."""
    ends = [token.end for token in tokens[item.index :] if token.kind == "number"]
    return ends[run - 1] if len(ends) >= run else item.number.end


def parted_by_commas(tokens: list[Token], item: Slot) -> bool:
    """Tell whether commas part the names of a run and so its figures: `热线,信访件,网民留言分别受理84件,9件,6件`."""
    if item.boundary < 1 or not item.far or tokens[item.boundary].value != ",":
        return False
    names = [*item.far, *(token for token in item.near if token.kind in _OWNED_NAMES)]
    if any(item.text[before.end : token.start] not in _PARTING for before, token in pairwise(names)):
        return False
    return along(tokens, item)[0] == sum(token.kind != "conj" for token in names)


def along(tokens: list[Token], item: Slot) -> tuple[int, int]:
    """Return how many figures a run has where commas may part them, and where they end."""
    run, end = 1, item.number.end
    for token in tokens[item.index + 1 :]:
        if token.number is not None and item.text[token.end : token.end + 1] in _PARTING_OR_END:
            if token.start - end > 1 or token.number.unit != item.number.unit:
                break
            run += 1
            end = token.end
        elif token.kind != "conj" and token.value != ",":
            break
    return run, end


def of_act(item: Slot, act: Token, words: list[Token], place: Passage, *, of_documents: bool) -> Claim | None:
    """Return the claim of one outcome in a run, `维持、纠正的分别为4件、2件`; None for what has no key.

    `words` are those that named things before the run, `of_documents` tells that its acts are of documents.
    """
    if act.kind in KEYLESS:
        return None
    subject = ""
    if act.kind in {"outcome", "carried"}:
        cases = [name for name in subjects_of(words) if name in CASES] if act.kind == "carried" else []
        subject = cases[0] if len(cases) == 1 else "applications"
    elif act.kind == "outcome_remedy":
        named = subjects_of([token for token in [*item.far, *item.near] if token.kind == "subject"])
        spoken = [name for name in named if name in REMEDIES]
        subject = spoken[-1] if spoken else place.topic if place.topic in REMEDIES else ""
    elif act.kind in _OF_DOCUMENTS:
        subject = "normative_documents" if of_documents else ""
        if act.text in _ISSUING:
            act = act.as_kind("issue")
    elif act.kind in _DEALING:
        # 受理、化解矛盾纠纷分别为9起和8起: one thing, and what was done with it
        spoken = [name for name in subjects_of(words) if name in _DEALT_WITH]
        subject = spoken[0] if len(spoken) == 1 else ""
    measure = _MEASURES.get(act.kind, act.value)
    if not (subject and measure):
        return None
    number = item.number
    return Claim(
        subject, measure, number.value, number.unit or "件", number.hedge or "exact", place.scope, "year",
        act.start, number.end, "respectively", place.sentence, place.stretch.clause,
    )  # fmt: skip
