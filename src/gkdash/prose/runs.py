"""Runs of figures that answer a run of words, in order: `甲、乙分别为5件、3件`, `各1件`."""

from __future__ import annotations

from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose.claims import AUDIENCES, CASES, CHANNELS, REMEDIES, Claim
from gkdash.prose.lexicon import listed
from gkdash.prose.measures import measures
from gkdash.prose.nouns import is_pooled
from gkdash.prose.passage import Passage
from gkdash.prose.publishing import EDITION
from gkdash.prose.roles import role
from gkdash.prose.run_figures import (
    BEGINNING,
    IN_MARK,
    KEYLESS,
    MARKS,
    OWNED,
    along,
    beside,
    end_of,
    length,
    of_act,
    owners_of_both,
    parted_by_commas,
)
from gkdash.prose.run_names import NAMES, amounts_received, apart, by_elements, listed_names, named_by, of_accounts
from gkdash.prose.slots import VERB, VERBS, Slot
from gkdash.prose.surroundings import STRONG
from gkdash.prose.tokens import Token
from gkdash.prose.totals import Ledger
from gkdash.prose.training import is_other_training
from gkdash.prose.year_runs import YearRuns

_ACTS: Final = frozenset(
    {
        "noun", "void", "outcome", "outcome_remedy", "carried", "issue", "repeal", "in_force", "publish", "closed",
        "received",
    }
)  # fmt: skip
_OUTCOMES: Final = frozenset({"outcome", "outcome_remedy"})
_ALIKE: Final = ("均为", "都为", "皆为", "均是", "都是", "均达")
_MARK: Final = role(MARKS)
_ALL: Final = role({"all", "reach"})
_NAME: Final = role(NAMES)
# no run begins without one of these
_RUNNING: Final = _MARK | _ALL | _NAME
_OF_YEARS: Final = role({"year", "cumulative"})
_OWNED: Final = role(OWNED)
_CLOSED: Final = role({"closed"})
_BEGINNING: Final = VERB | _OWNED
_SORTS: Final = ("咨询", "投诉", "求助", "举报", "建议", "意见", "表扬")
_FILLING: Final = frozenset(
    {"received", "closed", "handle", "letter", "generic", "requests", "publish", "info", "hold"}
)
_TRIED: Final = frozenset(listed("tried"))
_CLOSED_ALIKE: Final = CASES | REMEDIES
_PERSONS: Final = frozenset({"人", "人次", "名", "元", "万元"})


@final
@mypyc_attr(acyclic=True)
class Runs:
    """Reads the runs of one sentence, keeping the words that still wait for their figure."""

    __slots__ = (
        "_act_words", "_acts", "_has_years", "_ledger", "_mark", "_may_begin", "_of_documents", "_place", "_skipping", "_span", "_tokens", "_verb",
        "_waiting", "_years",
    )  # fmt: skip

    def __init__(self, tokens: list[Token], place: Passage, ledger: Ledger) -> None:
        self._tokens = tokens
        self._place = place
        self._ledger = ledger
        self._waiting: list[str] = []
        self._acts: list[Token] = []
        self._act_words: list[Token] = []
        self._of_documents = False
        self._years: YearRuns | None = None
        # most sentences have no word that a run begins with
        self._has_years = place.roles & _OF_YEARS != 0
        self._may_begin = place.roles & _RUNNING != 0
        self._verb: Token | None = None
        self._span: tuple[int, int] | None = None
        self._skipping = False
        self._mark: Token | None = None

    def end_stretch(self) -> None:
        """Forget the nouns that a semicolon cuts off."""
        if self._waiting:
            self._waiting = []
        self._mark = None
        self._skipping = False

    def read(self, item: Slot) -> bool:
        """Read a figure that is one of a run; tell whether it was, and needs no further reading."""
        if self._skipping:
            if all(word.kind == "conj" for word in item.near):
                return True
            self._skipping = False
        years = self._years
        if years is not None and years.is_open:
            years.read(item)
            return True
        if self._acts:
            self._of_act(item, self._acts.pop(0))
            return True
        if self._waiting:
            if not item.roles & _BEGINNING:
                self._ledger.take(self._respective(item, self._waiting.pop(0)), item)
                return True
            self._waiting = []
        if self._has_years:
            years = self._of_years()
            if years.begin_plain(item):
                years.read(item)
                return True
        if item.roles & _CLOSED and self._begin_closed(item):
            return True
        if not self._may_begin or not item.roles & _RUNNING:
            return False
        mark = item.last_of(_MARK) if item.roles & _MARK else None
        if mark is None:
            if item.roles & _ALL and self._of_both(item):
                return True
            return item.roles & _NAME != 0 and self._begin_plain(item)
        if mark.kind == "respectively":
            years = self._of_years()
            if years.begin(item):
                years.read(item)
                return True
        return self._begin(item, mark)

    def _of_years(self) -> YearRuns:
        if self._years is None:
            self._years = YearRuns(self._tokens, self._place, self._ledger)
        return self._years

    def _begin(self, item: Slot, mark: Token) -> bool:
        """Begin a run at its word, 分别 or 各: of nouns, else of what was done; else leave its figures out."""
        if self._place.stretch.mask or self._place.stretch.future:
            self._skipping = True  # `上年同期分别为5件、3件`
            return True
        words = item.near if item.has(*OWNED) and not parted_by_commas(self._tokens, item) else [*item.far, *item.near]
        named = named_by(listed_names([token for token in words if token.start < mark.start]), item.text)
        if len(named) > 2 and named[-1] in AUDIENCES and length(self._tokens, item, len(named) - 1) == len(named) - 1:
            named = named[-1:] * (len(named) - 1)
        if named and named[-1] in AUDIENCES and length(self._tokens, item, len(named)) == len(named):
            named = of_accounts(named, words, item.text)
        if len(named) == 1 and named[0] in AUDIENCES:
            named = named * max(1, length(self._tokens, item, 9))  # 粉丝分别为3.2万和5.1万
        if named == ["proposals"]:
            named = named * beside(self._tokens, item)[0]  # 省、市、县代表建议分别为1件、4件、16件
        if len(named) == 1 and named[0] in CHANNELS:
            named = named * max(1, len(EDITION.findall(item.lead_text)))  # 官网中文版、英文版分别发布900条、80条
        if len(named) == 1 and named[0] in CASES:
            sorts = [word for word in item.near if word.text.startswith(_SORTS) and word.start < mark.start]
            if len(sorts) > 1 and length(self._tokens, item, len(sorts)) == len(sorts):
                named = named * len(sorts)  # 热线的咨询、投诉分别有8件、4件
        if len(named) != length(self._tokens, item, len(named)):
            elements = by_elements([token for token in words if token.start < mark.start], item.text, mark.start)
            if len(elements) > 1 and length(self._tokens, item, len(elements)) == len(elements):
                named = elements
        if len(named) != length(self._tokens, item, len(named)):
            named = list(dict.fromkeys(named))
        if mark.kind == "each" and length(self._tokens, item, len(named)) < 2:
            if mark.end < item.number.start - 1 and not self._is_filled(item, mark):
                return False
            if len(named) < 2:
                outcomes = [token for token in item.near if token.kind in _OUTCOMES]
                for act in outcomes if len(outcomes) > 1 else ():
                    self._of_act(item, act)
                return len(outcomes) > 1
            for name in named:
                self._ledger.take(self._respective(item, name), item)
            return True
        if not named and "reply_docs" in item.kinds:
            named = self._replies(item)
            words = item.near if named else words
        if not named and len(self._place.listed) > 1:
            named = list(self._place.listed)
        closes = mark.kind == "respectively" and (item.has("closed") or IN_MARK.get(mark.text[2:]) == "closed")
        if closes and length(self._tokens, item, len(named)) != len(named):
            received = [claim.subject for claim in self._place.here() if claim.measure == "received"]
            counted_here = [name for name in dict.fromkeys(received) if name in CASES]
            if length(self._tokens, item, len(counted_here)) == len(counted_here):
                named = counted_here  # `热线203件、信访15件，两者依次办结200件、15件`
        if "carried" in item.kinds and set(named) == {"applications"}:
            named = named[:1]  # `新收申请、上年结转申请分别为52件、3件`
        if len(named) >= 2 and length(self._tokens, item, len(named)) == len(named):
            self._begin_names(item, named, words, end_of(self._tokens, item, len(named)))
            return True
        acts = [act for token in item.near for act in apart(token) if act.kind in _ACTS]
        if len(acts) < 2 or length(self._tokens, item, len(acts)) != len(acts):
            acts = [act for token in words for act in apart(token) if act.kind in _ACTS]
        if not any(act.kind == "received" for act in acts):
            acts = sorted([*amounts_received(words, item.text, mark.start), *acts], key=lambda act: act.start)
        rates = [token for token in item.near if token.kind == "rate" and token.start < mark.start]
        if mark.kind == "respectively" and rates:
            owners = owners_of_both(self._tokens, item, acts, rates)
            self._skipping = not owners
            if owners:
                self._acts, self._act_words = acts[1:], owners
                self._place.stretch.rates = tuple((owners[-1], rate) for rate in rates)
                self._of_act(item, acts[0])
            return True
        joint = item.last({"joint"})
        if joint is not None and not acts:
            acts = [joint.as_kind("received"), joint.as_kind("closed")]
        if len(acts) >= 2 and length(self._tokens, item, len(acts)) == len(acts):
            self._acts = acts[1:]
            self._act_words = [token for token in words if token.kind in STRONG]
            self._of_documents = any(token.kind in {"issue", "repeal", "in_force"} for token in acts)
            self._of_act(item, acts[0])
            return True
        self._skipping = len(set(named)) > 1 or item.number.unit in _PERSONS
        return self._skipping

    def _replies(self, item: Slot) -> list[str]:
        """Return the proposals counted side by side whose replies a run says were published: `公开复文分别为12件、20件`."""
        counted_here = [claim.key for claim in self._place.here()].count("proposals.received")
        if counted_here < 2 or length(self._tokens, item, counted_here) != counted_here:
            return []
        item.near = [word.as_kind("publish", "") if word.kind == "reply_docs" else word for word in item.near]
        return ["proposals"] * counted_here

    def _is_filled(self, item: Slot, mark: Token) -> bool:
        """Tell whether only what was done stands between 各 and its figure: `甲信箱、乙信箱各收到来信12封`."""
        between = [token for token in item.near if token.start >= mark.end]
        covered = sum(token.end - token.start for token in between if token.kind in _FILLING)
        return bool(between) and item.number.start - mark.end - covered <= 0

    def _begin_names(self, item: Slot, named: list[str], words: list[Token], end: int) -> None:
        self._waiting = named[1:]
        self._verb = next((token for token in reversed(words) if token.kind in VERBS), None)
        start = min((token.start for token in words if token.kind in BEGINNING), default=item.number.start)
        self._span = (start, end)
        made = self._respective(item, named[0])
        self._ledger.take(made, item)
        if made and made[0].measure == "received" and self._verb is not None and self._verb.kind == "handle":
            self._verb = self._verb.as_kind("received")  # 办理 is alike for all of the run

    def _begin_plain(self, item: Slot) -> bool:
        """Begin a run without a word for it: `县长信箱、政务信箱来件3件、14件`."""
        named = named_by([token for token in item.near if token.roles & _NAME], item.text)
        if len(named) < 2 or not is_pooled(item.near):
            return False
        run, end = beside(self._tokens, item)
        if run != len(named):
            return False
        self._begin_names(item, named, item.near, end)
        return True

    def _begin_closed(self, item: Slot) -> bool:
        """Begin a run of what each channel just counted closed: `分别受理310件、28件，办结308件、28件`."""
        if item.roles & _OWNED:
            return False
        run, end = along(self._tokens, item)
        if run < 2:
            return False
        received = [claim.subject for claim in self._place.stretch.segment if claim.measure == "received"]
        if len(received) != run or len(set(received)) not in {1, run} or not _CLOSED_ALIKE.issuperset(received):
            return False
        self._begin_names(item, received, item.near, end)
        return True

    def _of_both(self, item: Slot) -> bool:
        """Take one figure for each of two acts, where it is said to be that of all: `制发、废止均为0件`."""
        near = item.near
        if not item.lead_text.endswith(_ALIKE):
            return False
        acts = [token for token in near if token.kind in _ACTS and token.kind not in KEYLESS]
        if len(acts) < 2 or not any(
            token.kind == "conj" and acts[0].start < token.start < acts[-1].start for token in near
        ):
            return False
        self._act_words = [token for token in near if token.kind in STRONG]
        self._of_documents = any(token.kind in {"issue", "repeal", "in_force"} for token in acts)
        for act in acts:
            self._of_act(item, act)
        return True

    def _of_act(self, item: Slot, act: Token) -> None:
        """Take the figure of one outcome in a run: `维持、纠正的分别为4件、2件`."""
        claim = of_act(item, act, self._act_words, self._place, of_documents=self._of_documents)
        if claim is not None:
            self._ledger.take([claim], item)

    def _respective(self, item: Slot, subject: str) -> list[Claim]:
        """Return the claims of one noun's figure; the evidence is the whole run, of 各 the words up to the figure."""
        place = self._place
        if subject == "-" or (subject == "training" and is_other_training(item, place, explicit=True)):
            return []
        number = item.number
        words = [*item.far, *item.near]
        verb = next((token for token in reversed(words) if token.kind in VERBS), self._verb)
        if subject in REMEDIES and verb is not None and verb.kind in {"closed", "joint"} and verb.text not in _TRIED:
            verb = None  # `因答复引发的行政复议、行政诉讼依次为9件、4件`
        mark = item.last({"respectively"})
        if mark is not None:
            self._mark = mark
        if verb is None and self._mark is not None and self._mark.text[2:] in IN_MARK:
            verb = self._mark.as_kind(IN_MARK[self._mark.text[2:]])
        if self._span is None or item.has("each"):
            start = min((token.start for token in words if token.kind in BEGINNING), default=number.start)
            end = number.end
        else:
            start, end = self._span
        period = "cumulative" if place.stretch.cumulative or subject == "followers" else "year"
        return [
            Claim(
                subject, measure, number.value, number.unit or "件", number.hedge or "exact", place.scope, period,
                start, end, "respectively", place.sentence, place.stretch.clause,
            )
            for measure in measures(subject, verb, item, place)
        ]  # fmt: skip
