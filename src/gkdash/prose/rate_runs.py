"""Percentages of a sentence: one for each rate of a pair, one for each channel of a list, or one shared by several."""

from __future__ import annotations

import re
from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.claims import CASES, Claim
from gkdash.prose.left_out import is_left_out
from gkdash.prose.passage import Passage
from gkdash.prose.rate_names import (
    SCOPES,
    boards_of,
    by_figures,
    counted,
    is_first,
    length,
    named_as_label,
    named_aside,
    owners_of,
    raised,
    received_here,
    scopes_of,
)
from gkdash.prose.rates import group, stated
from gkdash.prose.slots import VERBS, Slot
from gkdash.prose.tokens import Token
from gkdash.prose.totals import Ledger
from gkdash.prose.wanted import is_range, is_wanted
from gkdash.prose.years import listed_years, years_before

_UNCOUNTED: Final = frozenset({"soft_target", "mean", "peak", "upper"})
_OF_BEGINNING: Final = frozenset({"from", "last", "year", "reach"})
_REACHED: Final = frozenset({"reach", "own", "done", "this_year", "whole_year"})
_OF_YEAR: Final = frozenset({"year", "conj", "reach", "whole_year"})
_PARTS: Final = frozenset({"part", "subject", "conj", "reach"})
_BETWEEN: Final = frozenset({"reach", "own", "this_year", "year"})
_JOINING: Final = "和与及、以或并同且以及均、（()"
_SIDE_BY_SIDE: Final = frozenset({"year", "respectively"})
_OF_YEARS: Final = frozenset({"year", "respectively", "conj"})
_SEVERAL: Final = re.compile("[两二三四](?:者|类|个|项|条|种|大)")
_MEANS: Final = frozenset({"均值", "平均值", "平均水平"})
# `提高1.5个百分点至99.2%`
_UP_TO: Final = ("百分点至", "百分点到")
_NAMING: Final = frozenset({"subject", "requests"})
_JOINED: Final = frozenset({"conj"})
_NO_SUBJECT: Final = frozenset({"-", "disclosure_rate", "publish_on_time_rate"})


@final
@mypyc_attr(acyclic=True)
class RateRuns:
    """Reads the percentages of one sentence, keeping what a run of them still has to give out."""

    def __init__(self, tokens: list[Token], text: str, place: Passage, ledger: Ledger) -> None:
        self._tokens = tokens
        self._text = text
        self._place = place
        self._ledger = ledger
        self._run: list[Token] = []
        self._run_words: list[Token] = []
        self._names: list[Token] = []
        self._subjects: list[str] = []
        self._scopes: list[str] = []
        self._owners: list[Token] = []
        self._rose: list[Token] = []
        self._passed = -1
        self._waits = False
        self._spoken: list[Token] = []
        self._told: list[Token] = []
        self._years: list[str] = []

    def end_stretch(self) -> None:
        """Forget the rates that a semicolon cuts off."""
        self._waits = False
        self._run = []
        self._spoken = []
        self._told = []

    def pass_over(self, item: Slot) -> None:
        """Note the rate of a figure that is another body's, as the next may be this one's: `全省92.1%，我市94.6%`."""
        names = [word for word in item.near if word.kind == "rate"]
        self._names = names[-1:] or self._names
        self._waits = bool(self._names)

    def read(self, item: Slot) -> None:
        """Read one percentage."""
        names = [word for word in item.near if word.kind == "rate"]
        if names:
            self._names = names[-1:]
        if item.number.doubt:
            if names:
                start, end = item.number.start, item.number.end
                self._place.doubt(item.number.doubt, self._text[max(0, start - 10) : end + 2], start, end)
            return
        if self._is_no_rate(item):
            self._waits = bool(names) or self._waits
            if len(names) == 1 and self._place.stretch.mask == "past":
                self._told = [word for word in item.near if word in names or word.kind in _NAMING]
            return
        waiting = self._place.stretch.rates
        if waiting and not names and item.kinds <= _JOINED:
            subject, named = waiting[0]
            self._place.stretch.rates = waiting[1:]
            # up to its figure, so that the names and figures between are not asked what they say of it
            rate = Token(named.start, item.number.start, named.kind, named.value, named.text)
            item.lead([subject, rate])
            self._give(item, [rate])
            return
        if self._run:
            if not names:
                item.lead([self._owners.pop(0)] if self._owners else self._run_words)
                self._give(item, [self._run.pop(0)])
                return
            self._run = []
        self._share_subject(item, names)
        names = names or self._named_before(item) or named_aside(self._tokens, item) or named_as_label(item)
        if names:
            self._names = names
        if self._of_years(item, names) or self._of_channels(item, names):
            return
        behind = next((word for word in item.tail if word.kind == "rate"), None)
        gap = behind.start - item.number.end if behind is not None else 2
        if behind is not None and gap == 1 and item.behind(1) == "的":
            self._give(item, [behind])
        elif names:
            self._of_names(item, names)
        elif behind is not None and gap <= 1:
            self._give(item, [behind])

    def _give(self, item: Slot, names: list[Token]) -> None:
        self._waits = False
        self._ledger.take(stated(item, names, self._place), item)

    def _is_no_rate(self, item: Slot) -> bool:
        """Tell whether a percentage is a share, a target, a range (`95%至98%`), or of another time."""
        stretch = self._place.stretch
        follows = item.boundary == self._passed and item.near and item.near[0].kind == "conj"
        if not item.kinds.isdisjoint(_UNCOUNTED) or (follows and not item.has("own")):
            self._passed = item.index
            return True
        if stretch.future or stretch.mask or item.has("share") or is_left_out(item) or is_wanted(item):
            return True
        return is_range(item)

    def _share_subject(self, item: Slot, names: list[Token]) -> None:
        """Give the subject named with a rate that has no key to those behind it: `信访件及时受理率100%、按期答复率98%`."""
        spoken = [word for word in item.near if word.kind in _NAMING]
        if spoken or not names:
            self._spoken = spoken if names and all(name.value == "-" for name in names) else []
        elif self._spoken:
            item.lead(self._spoken)

    def _named_before(self, item: Slot) -> list[Token]:
        """Return the rate named further back that this figure reaches: `满意率由90%提升至94%`."""
        kinds = item.kinds
        if self._told and "year" in kinds and kinds <= _OF_YEAR:
            item.lead(self._told)  # 满意率2023年为95%，2024年为96%
            return [word for word in self._told if word.kind == "rate"]
        if kinds == {"own"} or (self._waits and kinds and kinds <= _REACHED):
            # 热线满意率较全市平均值94%高2.1个百分点，达96.1%
            return self._names
        if self._names and "subject" in kinds and kinds <= _PARTS:
            return self._names  # 满意率96.3%，其中热线97.1%、网络问政94.2%
        if _SIDE_BY_SIDE <= kinds <= _OF_YEARS:
            # `满意率稳步提升，2023年、2024年分别为95%、96%`
            item.lead([word for word in item.far if word.kind == "rate" or word.kind in _NAMING])
            return [word for word in item.near if word.kind == "rate"][-1:]
        if "reach" not in kinds:
            return []
        if kinds <= _BETWEEN:
            # `按时办结率由88%升至96.1%，满意率提高1.5个百分点，达到99.2%`: named since the figure before
            rose = raised(self._tokens, item) or [word for word in item.far if word.kind == "rate"][-1:]
            if rose:
                return rose
        if self._rose:
            item.lead(self._rose)
            return [word for word in self._rose if word.kind == "rate"]
        return self._names if kinds <= _BETWEEN and "own" in kinds else []

    def _of_names(self, item: Slot, names: list[Token]) -> None:
        """Give the figure to the rate named last, and to those joined to it; not where it is a change or last year's."""
        start, last = item.number.start, names[-1]
        since = [word for word in item.near if word.start > last.start]
        kinds = {word.kind for word in since}
        if "from" in kinds:
            self._rose = [word for word in item.near if word.kind not in _OF_BEGINNING]
            return
        reached = any(word.kind == "reach" and start - word.end <= 1 for word in since)
        if "growth" in kinds and not reached and not self._text.endswith(_UP_TO, 0, start):
            return
        if any(word.text in _MEANS for word in since):
            self._waits = True
            return  # `办结率均值97.5%`
        if not kinds.isdisjoint({"last", "than"}) and not any(
            word.kind == "reach" and start - word.end <= 1 for word in item.near
        ):
            self._waits = True
            return
        if len(names) > 1 and item.has("respectively") and length(self._tokens, item.index) == len(names):
            self._owners = owners_of(names, item)
            if self._owners:
                self._run = names[1:]
                item.near = [self._owners.pop(0), *names]
                item.lead(())
                self._give(item, names[:1])
                return
        shared = [last]
        for word in reversed(names[:-1]):
            between = self._text[word.end : shared[0].start]
            if between.strip(_JOINING) and not (len(between) <= 6 and any(mark in between for mark in "和与及、")):
                break
            shared.insert(0, word)
        if len(shared) > 1 and (item.has("respectively") or length(self._tokens, item.index) == len(shared)):
            self._run = shared[1:]
            self._run_words = [word for word in item.near if word.kind == "subject" and word.start < shared[0].start]
            shared = shared[:1]
        self._give(item, shared)

    def _of_years(self, item: Slot, names: list[Token]) -> bool:
        """Of rates of several years side by side take the report year's; tell whether the figure was one."""
        if self._years and (names or not item.kinds <= _JOINED):
            self._years = []
        if not self._years:
            if len(names) != 1 or "from" in item.kinds:
                return False
            run = length(self._tokens, item.index)
            if item.has("respectively"):
                years = listed_years(self._text[: item.number.start])
            else:
                years = years_before(self._text[: item.number.start], run)
            if len(years) < 2 or len(years) != run:
                return False
            self._years = years
            self._run_words = [word for word in item.near if word.kind == "subject"]
        if int(self._years.pop(0)) == self._place.year:
            item.lead(self._run_words)
            self._give(item, self._names)
        return True

    def _of_channels(self, item: Slot, names: list[Token]) -> bool:
        """Give each channel of a list its own rate: `甲、乙办结率分别为98%和100%`."""
        if self._subjects:
            if names or item.has("subject") or not item.kinds.isdisjoint(VERBS):
                self._subjects = []
            else:
                self._take(item, self._subjects.pop(0))
                return True
        if not item.has("respectively"):
            return len(names) == 1 and self._begin_plain(item, names)
        if not names or (len(names) > 1 and names[-1].start - names[-2].end <= 8):
            return False
        run = length(self._tokens, item.index)
        if run < 2:
            return False
        listed = [word.value for word in item.near if word.kind == "subject" and word.value in CASES]
        if len(listed) < 2:
            meant = _SEVERAL.search(self._text, 0, item.number.start) or any(
                token.kind == "anaphora" for token in [*item.far, *item.near]
            )
            listed = (
                counted(run, self._place, leading="前" in item.lead_text)
                if meant and self._are_all(item, run)
                else list(self._place.listed)
            )
        if len(listed) != run:
            listed = group(self._place, names[-1].value)
            received = received_here(self._place)
            if len(listed) == 1 and len(received) == run:
                listed = received  # `回复率均为100%，满意率分别为95.9%、98.5%`
            if len(listed) == 1 and "、" in self._text[max(0, names[-1].start - 3) : names[-1].start + 1]:
                listed = listed * run
            if len(listed) != run:
                listed = by_figures(self._tokens, item, run, self._place) or listed
            if len(listed) != run:
                if listed == ["requests"] and len(names) == 1:
                    return True  # which channel each is of is not told
                if not (len(names) == 1 and len(listed) == 1):
                    return False
                if len(scopes_of(listed[0], self._place)) != run and boards_of(listed[0], self._place) != run:
                    return not is_first(listed[0], self._tokens, item, run, self._place)
                listed = listed * run
        self._scopes = scopes_of(listed[0], self._place) if len(set(listed)) == 1 and run == len(SCOPES) else []
        self._begin(item, listed, names[-1:])
        return True

    def _begin(self, item: Slot, listed: list[str], names: list[Token]) -> None:
        """Begin a run of one rate of each of those `listed`."""
        self._subjects = listed[1:]
        self._names = names
        self._take(item, listed[0])

    def _are_all(self, item: Slot, run: int) -> bool:
        """Tell whether `两项` before a run is of all channels that the passage counted, not only of this stretch's."""
        place = self._place
        if all(claim.is_rate for claim in place.stretch.segment):
            return True
        channels = {claim.subject for claim in place.here() if claim.measure == "received" and claim.subject in CASES}
        return len(channels) == run and len(received_here(place)) < run and item.has("anaphora")

    def _begin_plain(self, item: Slot, names: list[Token]) -> bool:
        """Begin a run without a word for it: `办结率100%、100%、98.8%` behind three channels counted."""
        run = length(self._tokens, item.index)
        listed = received_here(self._place) if run > 1 else []
        if len(listed) != run or item.has("subject") or len(listed) < 2:
            return False
        self._begin(item, listed, names)
        return True

    def _take(self, item: Slot, subject: str) -> None:
        name = self._names[-1]
        if name.value in _NO_SUBJECT or subject == "-":
            return
        place = self._place
        stretch = place.stretch
        claim = Claim(
            subject, name.value, item.number.value, "%", item.number.hedge or "exact",
            self._scopes.pop(0) if self._scopes else place.scope,
            "cumulative" if stretch.cumulative else "year", name.start, item.number.end, "respectively",
            place.sentence, stretch.clause,
        )  # fmt: skip
        place.claims.append(claim)
        stretch.segment.append(claim)
