"""The claims of a sentence as they add up: parts give way to totals, batches to people, a part in time to no closing."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.claims import CHANNELS, FILED, REMEDIES, Claim
from gkdash.prose.parts import (
    adds_carried,
    is_of_both,
    is_of_disclosure,
    is_of_last_sentence,
    is_of_later,
    is_of_more,
    is_of_part,
    is_of_picked,
    is_of_pool,
    is_subtotal,
    is_too_much,
    is_with_carried,
    summed_before,
    takes_in_carried,
    told_before,
)
from gkdash.prose.passage import Passage
from gkdash.prose.pools import pool, pool_before
from gkdash.prose.roles import role
from gkdash.prose.settling import (
    ISSUES,
    ITEMS,
    PERSONS,
    batches,
    divisions,
    is_new,
    is_of_matter,
    is_open_reply,
    is_order,
    is_other_edition,
    is_other_outcome,
    is_rounded,
    is_sum_of_channel,
    is_sum_with_channels,
    punctual_parts,
    takes_in,
    turn_to_stocks,
    updates,
    ways,
)
from gkdash.prose.slots import VERB, Slot
from gkdash.prose.vocabulary import keys

_TOTAL: Final = role({"total"})
_KEYS: Final = frozenset(keys())
_SPOKEN: Final = FILED | REMEDIES | {"normative_documents", "processing_fee", "disputes", "opinion_response"}
_SPOKEN_BY_WORDS: Final = REMEDIES | {"applications", "normative_documents"}
_WHOLES: Final = ("总量", "总数", "总件数")


@final
@mypyc_attr(acyclic=True)
class Ledger:
    """Takes the claims of one sentence into the passage, and settles at its end what only the whole sentence tells.

    `total_seen` tells that the figure taken last was called a total, `claimed` that this clause made a claim.
    """

    def __init__(self, place: Passage) -> None:
        self.place = place
        self.total_seen = False
        self.claimed = False
        self._dropped: list[Claim] = []
        # what few sentences have
        self._totals: tuple[Claim, ...] = ()
        self._of_year: tuple[Claim, ...] = ()
        self._year_said = False
        self._caseloads: tuple[str, ...] = ()

    def take(self, made: list[Claim], item: Slot) -> None:
        """Take the claims of a figure, unless they only divide or repeat one that is there."""
        if not made:
            return
        place = self.place
        stretch = place.stretch
        is_total = item.roles & _TOTAL != 0
        for claim in made:
            if claim.key not in _KEYS:
                continue  # `建议办复40件，2件结转下年`
            if not claim.is_rate:
                self._replace_parts(claim, item)
            if self._is_part(claim, item):
                self._dropped.append(claim)
                if claim.key == "requests.received":
                    place.speak_of(claim.subject)  # not of the boxes that brackets name
                if claim.measure == "received" and not stretch.segment:
                    stretch.again = told_before(claim, place)
                continue
            if is_of_both(claim, place):
                continue
            if claim.measure == "closed" and item.has("handle") and item.has("generic") and is_too_much(claim, place):
                stretch.stray = True
                continue
            parts = summed_before(claim, item, place)
            if parts:
                whole = parts[-1].of(claim)
                whole.start, whole.end, whole.sentence = claim.start, claim.end, claim.sentence
                place.claims.append(whole)
                for part in parts:
                    self._remove(part)
            place.claims.append(claim)
            stretch.segment.append(claim)
            self._year_said = self._year_said or stretch.year_word
            if self._year_said and claim.subject == "views":
                self._of_year = (*self._of_year, claim)
            self.claimed = True
            if claim.explicit and not claim.is_rate:
                stretch.stray = False
            if "总" in item.lead_text and any(token.text.endswith(_WHOLES) for token in item.near):
                self._totals = (*self._totals, claim)
            self.total_seen = is_total
            if (
                claim.subject in _SPOKEN
                and not (claim.is_rate and claim.subject == "requests")
                and not is_of_pool(claim, place)
            ):
                place.speak_of(claim.subject)
            if claim.subject in CHANNELS:
                place.publish_on(claim.subject)
        verb = item.last_of(VERB)
        if verb is not None and verb.kind == "publish" and made[0].measure == "received":
            verb = item.last({"received"}) or verb
        if verb is not None:
            stretch.verb, stretch.verb_subject = verb, made[0].subject

    def take_words(self, made: list[Claim]) -> None:
        """Take the claims that words without a figure make, unless they are there already."""
        place = self.place
        for claim in made:
            if any(
                other.value == claim.value
                and other.subject == claim.subject
                and other.measure == claim.measure
                and other.scope == claim.scope
                for other in place.claims
            ):
                continue
            place.claims.append(claim)
            place.stretch.segment.append(claim)
            if claim.subject in _SPOKEN_BY_WORDS:
                place.speak_of(claim.subject)

    def _is_part(self, claim: Claim, item: Slot) -> bool:
        """Tell whether a figure only divides one that is there: `12345工单300件，其中投诉类210件`."""
        segment = self.place.stretch.segment
        if claim.subject in REMEDIES and claim.measure != "received" and self._is_of_caseload(claim):
            return True
        if (
            claim.measure == "closed"
            and not claim.explicit
            and (is_of_part(claim, item, self.place) or is_of_picked(claim, item, self.place))
        ):
            return True
        if (
            claim.measure == "closed"
            and item.has("handle")
            and item.has("total")
            and is_with_carried(claim, self.place)
        ):
            return True
        if claim.is_rate:
            return any(
                other.key == claim.key and other.scope == claim.scope and other.value == claim.value and other.sentence == claim.sentence
                for other in segment
            )  # fmt: skip
        for other in [other for other in self.place.claims if other.subject == claim.subject]:
            if not other.is_like(claim):
                continue
            if other.value == claim.value or (item.has("total") and adds_carried(claim, other, self.place)):
                return True
            if other.value > claim.value and claim.measure == "received" and is_of_matter(item):
                return True
            if is_subtotal(claim, other, item, self.place):
                return True
            if other.part and claim.explicit and claim.part:
                continue
            if item.has("total") and claim.value > other.value and is_new(other, item):
                return True  # `新收申请44件、结转5件，合计49件`
            beside = any(other is known for known in segment)
            if beside and claim.how == "new" and (other.how == "take" or takes_in_carried(claim, other, self.place)):
                self._remove(other)
                return False
            if claim.subject == "visits" and claim.unit in PERSONS and other.unit not in PERSONS:
                continue
            if beside and claim.part and is_of_later(claim, other, self.place):
                continue
            same = beside or (
                claim.part and (other.sentence == claim.sentence or is_of_last_sentence(claim, other, item))
            )
            if same and claim.measure == "closed" and is_open_reply(item):
                return True  # `办结留言1,001条，公开答复留言890条`
            if same and claim.subject in CHANNELS and is_other_edition(item):
                continue
            if same and claim.measure == "corrected" and is_other_outcome(item, other):
                continue
            if same and (claim.part or not claim.explicit) and not item.has("fresh") and not is_order(item, other):
                return True
            if (
                other in self._totals
                and claim.how != "respectively"
                and claim.value < other.value
                and claim.sentence == other.sentence
                and not item.has("fresh")
            ):
                return True
        return False

    def _is_of_caseload(self, claim: Claim) -> bool:
        """Tell whether a decision is of all cases, not of those over disclosure, as this one or one before it shows."""
        if not is_of_disclosure(claim, self.place):
            return False
        if is_of_more(claim, self.place):
            self._caseloads = (*self._caseloads, claim.subject)
        return claim.subject in self._caseloads

    def _replace_parts(self, claim: Claim, item: Slot) -> None:
        """Drop what a later total takes in: `建议3件、提案1件，合计4件`, and a round figure said again exactly.

        Parts that were left out as such count too; without a word for it, called a total, a figure is one where it is
        the sum of several in other clauses.
        """
        if not self.place.has_here(claim.subject):
            return
        called = item.roles & _TOTAL != 0
        if claim.subject in REMEDIES and claim.part and (item.has("public_info") or "公开类" in item.lead_text):
            for other in [other for other in self.place.here() if other.is_like(claim)]:
                self._remove(other)  # 行政复议1,204件，其中涉及政府信息公开的149件
            return
        kept = [other for other in self.place.here() if other.is_like(claim)]
        if called and any(adds_carried(claim, other, self.place) for other in kept):
            return
        if called and any(is_new(other, item) for other in kept):
            return
        if (
            claim.part
            and kept
            and item.has("year", "this_year")
            and (item.has("new", "issue", "publish") or claim.subject == "views")
        ):
            for other in kept:
                told = item.text[max(0, other.start - 4) : other.end]
                if "累计" in told or (claim.subject == "views" and "总" in told):
                    other.period = "cumulative"  # 累计公开2.8万条，其中2024年新增4,106条
        if claim.subject == "training" and claim.part and "公开" in item.lead_text:
            for other in kept:
                if "公开" not in item.text[other.start : other.end]:
                    self._remove(other)  # 各类培训9期，其中政务公开培训2期
            return
        if len(kept) == 1 and is_rounded(kept[0], claim, item):
            self._remove(kept[0])
            return
        if claim.unit in ITEMS and not claim.part and claim.subject in CHANNELS:
            segment = self.place.stretch.segment
            for other in [other for other in kept if other.unit in ISSUES and not other.part and other in segment]:
                if claim.subject == "proactive_board" and any(
                    token.kind == "channel" and not token.text.startswith("张贴") for token in item.near
                ):
                    continue  # 公示栏张贴96期，大喇叭播报330条次
                self._remove(other)  # 公众号更新88期、推文301条
                kept.remove(other)
        if called and claim.subject == "interpretation" and kept and all(other.by_way for other in kept):
            for other in kept:
                self._remove(other)
            return
        if len(kept) == 1 and is_sum_of_channel(kept[0], claim, item):
            self._remove(kept[0])
            return
        if called and len(kept) == 1 and is_sum_with_channels(kept[0], claim, self.place):
            self._remove(kept[0])
            return
        if len(kept) == 1 and not claim.explicit and takes_in(kept[0], claim, item):
            self._remove(kept[0])
            return
        parts = [*kept, *(other for other in self._dropped if other.is_like(claim))]
        if not kept or len(parts) < 2 or sum(other.value for other in parts) != claim.value:
            return
        if called or claim.clause > parts[-1].clause:
            for other in kept:
                self._remove(other)
            self._dropped = [other for other in self._dropped if not other.is_like(claim)]

    def _remove(self, claim: Claim) -> None:
        segment, claims = self.place.stretch.segment, self.place.claims
        segment[:] = [other for other in segment if other is not claim]
        if claim.sentence != self.place.sentence:
            self.place.first -= 1
        claims[:] = [other for other in claims if other is not claim]

    def settle(self, text: str) -> None:
        """Settle what only the whole sentence tells; `text` is the compared sentence."""
        place = self.place
        current = place.here()
        if len(current) < 2:
            return
        gone = [
            *punctual_parts(current),
            *batches(current, text),
            *divisions(current),
            *ways(current),
            *updates(current, text),
        ]
        pool(current, self._dropped, place)
        pool_before(current, place, text)
        self._take_new(current)
        turn_to_stocks(current, text, self._of_year)
        for claim in gone:
            if claim in place.claims:
                place.claims.remove(claim)

    def _take_new(self, current: list[Claim]) -> None:
        """Take the new ones for those received where a total took in carried ones: `办理14件，其中新收12件、上年结转2件`."""
        for new in self._dropped:
            if new.how != "new" or new.measure != "received":
                continue
            carried = [
                claim.value for claim in current if claim.measure == "carried_in" and claim.subject == new.subject
            ]
            whole = next(
                (claim for claim in current if claim.is_like(new) and claim.value - new.value in carried), None
            )
            if whole is not None and not any(claim.is_like(new) and claim.value == new.value for claim in current):
                self._remove(whole)
                self.place.claims.append(new)
