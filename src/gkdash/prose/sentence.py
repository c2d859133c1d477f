"""One compared sentence, word by word: figures and the ends of clauses are what claims are made at."""

from __future__ import annotations

import re
from typing import Final, final

from mypy_extensions import mypyc_attr

from gkdash.prose import closing, zero
from gkdash.prose.claims import CASES
from gkdash.prose.closing_words import is_answered_alone
from gkdash.prose.compared import TOPICAL, Compared
from gkdash.prose.excepted import carried_together, is_besides, is_exception
from gkdash.prose.figures import counted
from gkdash.prose.nouns import CHANNEL, channel_of
from gkdash.prose.others import is_elsewhere
from gkdash.prose.passage import Passage
from gkdash.prose.rate_runs import RateRuns
from gkdash.prose.roles import role
from gkdash.prose.runs import Runs
from gkdash.prose.sharing import Sharing
from gkdash.prose.slots import NOUN, VERB, Slot
from gkdash.prose.states import OF_YEAR, STATEFUL, note, speaks_of_year
from gkdash.prose.stretch import NO_SUBJECTS, Stretch
from gkdash.prose.surroundings import NAMES_CASE
from gkdash.prose.times import is_year_aside, opens_year
from gkdash.prose.tokens import Token
from gkdash.prose.topics import divides_audience, is_dated, note_list, note_topics
from gkdash.prose.totals import Ledger
from gkdash.prose.unmeasured import with_unit

# `除1件信访件、1条留言在办外`
_EXCEPTED: Final = re.compile("除(?![夕尘险湿])[^外，。；]*$")
# `计划召开新闻发布会4场，已召开5场`
_DONE_SINCE: Final = re.compile(
    "(?:全年|年内|最终|截至年底)?(?:已(?!.{0,6}(?:计划|拟|纳入|列入))|实际|实有|实现了|完成了)|(?:最终|最后|因故|后因)(?!将|拟)"
    "|(?:年末|年底|年终|截至年底)(?:共|累计|实|全年)|目前(?:[已为达有共]|累计)"
)
_ALSO: Final = frozenset("并且")
_BRACKETS: Final = frozenset("()")
# without 我 in the sentence, what is named says nothing of whose it is
_STATEFUL: Final = role(STATEFUL - {"subject", "received"})
_STATEFUL_OWN: Final = role(STATEFUL)
_AND: Final = frozenset({"并", "并且", "且"})
_ELSE_DONE: Final = frozenset({"publish", "collect", "hold", "noun", "act", "verb", "reply_docs"})
_MARKERS: Final = frozenset({"all", "done"})
_MARKER: Final = role(_MARKERS)
_OF_YEAR: Final = role(OF_YEAR)
_CHANGE: Final = role({"from"})
_EXCEPTING: Final = role({"except"})
_TAKES_UP: Final = role({"anaphora"})
_AT_MOST: Final = role({"upper"})
_UNCOUNTED: Final = frozenset({"time", "other", "ordinal", "foreign"})
_RATES: Final = frozenset({"percent", "tenths"})
_COUNTED: Final = NOUN | VERB


@final
@mypyc_attr(acyclic=True)
class SentenceReader:
    """Reads one compared sentence into the passage."""

    def __init__(self, sentence: Compared, place: Passage) -> None:
        self._sentence = sentence
        text, found, kinds, roles = sentence.folded.text, sentence.tokens, sentence.kinds, sentence.roles
        self._text = text
        place.kinds, place.roles, place.hints, place.text = kinds, roles, sentence.hints, text
        self._place = place
        self._tokens = found
        self._may_share = roles & _CHANGE != 0
        self._closes = roles & _MARKER != 0
        self._excepts = roles & _EXCEPTING != 0
        self._names_year = roles & _OF_YEAR != 0
        self._words: list[Token] = []
        self._begin = 0
        self._index = 0
        self._last_figure = 0
        self._used = 0
        self._figure_in_clause = False
        self._uncounted = False
        self._speaks = False
        # most sentences have no words that one figure lends the next
        self._shared: Sharing | None = None
        self._outside: list[tuple[str, str, bool, Token | None, str, bool]] = []
        self._ledger = Ledger(place)
        self._runs = Runs(self._tokens, place, self._ledger)
        # most sentences hold no percentage
        self._rates: RateRuns | None = None

    def read(self) -> None:
        """Read the sentence word by word; figures and ends of clauses are what claims are made at."""
        place = self._place
        place.stretch = Stretch(
            caseload=self._sentence.caseload,
            year_word=self._names_year and speaks_of_year(self._tokens, 0),
        )
        place.lost = NO_SUBJECTS
        stateful = _STATEFUL_OWN if "我" in self._text else _STATEFUL
        for index, token in enumerate(self._tokens):
            kind = token.kind
            if kind == "mark":
                self._index = index
                place.stretch.begin = self._begin
                if token.value in _BRACKETS:
                    self._read_bracket(token)
                else:
                    self._end_clause(token.start, token.value)
                self._begin = token.end
            elif kind == "number":
                self._index = index
                self._read_figure(token)
            else:
                self._words.append(token)
                if token.roles & TOPICAL:
                    self._speaks = True
                if token.roles & stateful:
                    note(self._tokens, index, self._words, self._text, place, total_seen=self._ledger.total_seen)
        if self._begin < len(self._text):
            place.stretch.begin = self._begin
            self._end_clause(len(self._text), ".")
        self._ledger.settle(self._text)

    def _read_bracket(self, token: Token) -> None:
        """End the clause at a bracket, which has its own time and scope, and gives back those around it."""
        place, stretch = self._place, self._place.stretch
        if token.value == "(":
            self._outside.append(
                (stretch.mask, place.scope, stretch.part, stretch.verb, stretch.verb_subject, stretch.theirs)
            )
            if any(word.kind in {"last", "than"} for word in self._words):
                stretch.mask = "past"
            stretch.depth_part = bool(stretch.segment)
            self._end_clause(token.start, "(")
        else:
            if self._outside:
                self._end_clause(token.start, ")", inside=True)
                # 热线54件（办结54件）、信箱3封: what was done in brackets is not done outside
                stretch.mask, scope, stretch.part, stretch.verb, stretch.verb_subject, stretch.theirs = (
                    self._outside.pop()
                )
                if scope == "area":
                    place.scope = scope
            stretch.depth_part = False

    def _read_figure(self, token: Token) -> None:
        """Ask a figure what it counts, unless it is a rate, one of a run, or taken out of what follows."""
        number = token.number
        if number is None:
            return
        place, stretch = self._place, self._place.stretch
        self._last_figure = token.end
        item = Slot(self._tokens, self._index, number, self._text, self._used)
        self._used = 0
        if number.kind == "bare":
            item.number = number = with_unit(item)
            item.base = number.kind.removeprefix("han:")
        stretch.figures += 1
        classed = self._sentence.attributes_at
        if classed <= token.start and (item.has("outcome") or "；" not in self._text[classed : token.start]):
            stretch.attribute = True
        if (
            stretch.theirs
            or (self._sentence.is_quoted and not any(token.kind == "own" for token in item.near))
            or (self._sentence.may_be_elsewhere and is_elsewhere(self._text, self._begin, token.start))
        ):
            self._figure_in_clause = True
            if number.kind in _RATES:
                self._read_rates().pass_over(item)
            else:
                stretch.stray = self._uncounted = stretch.uncounted = True
            return
        if number.kind in _RATES:
            self._read_rates().read(item)
            return
        if stretch.future and _DONE_SINCE.match(item.lead_text):
            stretch.future = False
        if self._may_share or stretch.mask or self._shared is not None or item.roles & _AT_MOST:
            self._share(item, stretch.mask)
        excepted = self._excepts and (
            (item.roles & _EXCEPTING != 0 or _EXCEPTED.search(self._text, self._begin, token.start) is not None)
            and not is_besides(item)
        )
        if excepted:
            carried = carried_together(self._tokens, self._index, item)
            if is_exception(item, self._place, carried):
                self._figure_in_clause = True
                return
            if carried is not None:
                item.do_what_follows(carried)
        if item.roles & _TAKES_UP and self._sums_up(item):
            self._figure_in_clause = True
            return
        if self._runs.read(item):
            self._figure_in_clause = True
            return
        if self._closes and not self._figure_in_clause:
            self._close_before()
        stretch.bare_list = token.start in self._sentence.bare
        made = counted(item, place)
        if item.first or item.deed is not None or self._text[token.start - 1] == "的":
            self._used = 0 if excepted else item.used(claimed=bool(made))
        elif made and item.has_letters_behind:
            self._used = item.tail[0].end
        if item.first and made and made[-1].measure == "received":
            # the thing counted is this figure's, not what the words behind it close
            self._last_figure = next((word.end for word in item.tail if word.roles & NAMES_CASE), self._last_figure)
        if made and made[-1].measure == "closed":
            # what closed this figure closes no other
            self._last_figure = max(
                (word.end for word in item.tail if word.kind == "closed" and (item.first or word is item.deed)),
                default=self._last_figure,
            )
        if number.kind not in _UNCOUNTED and not number.kind.endswith(":time"):
            self._figure_in_clause = True
        self._uncounted = stretch.uncounted = not made
        if not (made or stretch.part):
            place.uncounted_at = place.sentence
        self._ledger.take(made, item)
        place.stretch.spoken = item.last_of(VERB) or place.stretch.spoken
        if item.roles & CHANNEL and not (made and made[0].subject in CASES):
            channel = channel_of(item.near)
            if channel and not divides_audience(place):
                place.publish_on(channel)

    def _share(self, item: Slot, mask: str) -> None:
        """Give a figure the words that others lend it, and keep those that it lends."""
        shared = self._shared
        if shared is None:
            shared = self._shared = Sharing()
        if self._may_share:
            shared.change(item)
        if mask or shared.of_other_time or item.roles & _AT_MOST:
            shared.other_time(item, mask, claimed=self._ledger.claimed)

    def _close_before(self) -> None:
        """Close what was received where a clause says so and goes on to a figure: `均已办结并公开办理结果8件`."""
        words = self._words
        at = next(
            (at for at, word in enumerate(words) if word.text in _AND and at and words[at - 1].kind == "closed"), 0
        )
        if at < 2 or not words[0].roles & _MARKER or words[-1].kind in {"closed", "number"}:
            return
        if any(word.kind in _ELSE_DONE for word in words[at:]) and not any(
            word.kind == "closed" for word in words[at:]
        ):
            self._ledger.take_words(closing.close(words[:at], self._text, self._place))

    def _read_rates(self) -> RateRuns:
        if self._rates is None:
            self._rates = RateRuns(self._tokens, self._text, self._place, self._ledger)
        return self._rates

    def _sums_up(self, item: Slot) -> bool:
        """Tell whether a figure adds up what was received, `以上67件全部办结`, and close all of that."""
        place = self._place
        received = [claim for claim in place.claims if claim.measure == "received" and claim.subject in CASES]
        if item.roles & _COUNTED or len({claim.subject for claim in received}) < 2:
            return False
        if sum(claim.value for claim in received) != item.number.value or not any(
            token.roles & _MARKER for token in item.tail
        ):
            return False
        self._ledger.take_words(closing.close([*item.near, *item.tail], self._text, place))
        self._last_figure = len(self._text)
        return True

    def _end_clause(self, end: int, mark: str, *, inside: bool = False) -> None:
        """Read what the words of a clause say without a figure, and note what it speaks of."""
        place, stretch, words = self._place, self._place.stretch, self._words
        if words:
            timely = stretch.mask == "" or (stretch.mask == "part" and not self._figure_in_clause)
            timely = timely or (
                stretch.mask == "past" and self._sentence.says_none and "转" in self._text[self._begin : end]
            )
            if timely and not stretch.future and not self._sentence.is_quoted:
                self._read_words(words, end)
            claimed = self._ledger.claimed
            if not self._speaks:
                pass
            elif inside and not claimed:
                note_list(words, place, self._tokens, self._index)
            elif claimed or not (inside or len(self._outside) > (mark == "(")):
                note_topics(words, place, claimed=claimed)
            self._words = []
            self._speaks = False
        self._ledger.claimed = False
        self._figure_in_clause = self._uncounted = False
        stretch.clause += 1
        if mark in ";." and not (mark == ";" and self._outside and ")" in self._text[end:]):
            if stretch.resumed:
                place.scope = "area"
            stretch.end()
            stretch.year_word = self._names_year and speaks_of_year(self._tokens, self._index + 1)
            self._ledger.total_seen = False
            self._runs.end_stretch()
            if self._rates is not None:
                self._rates.end_stretch()
            place.lost_last = ""
        if stretch.mask == "past" and mark in ",;.":
            self._end_past(words, end)
        if stretch.compared and mark in ",;.":
            stretch.compared = False
            stretch.mask = "" if stretch.mask == "part" else stretch.mask

    def _end_past(self, words: list[Token], end: int) -> None:
        """Forget at a clause's end that it spoke of an earlier year, unless what follows does so too."""
        stretch = self._place.stretch
        if opens_year(self._text, self._begin, end):
            stretch.opened = True
        elif not stretch.opened and (
            not is_dated(words) or (stretch.segment and is_year_aside(self._text, self._begin, end))
        ):
            stretch.mask = ""

    def _read_words(self, words: list[Token], end: int) -> None:
        place = self._place
        if self._figure_in_clause:
            if self._sentence.says_none:
                self._ledger.take_words(zero.none_sought(self._text, self._begin, end, place))
            # the clause of the figure itself may close it: 热线工单209件全部办结
            alone = is_answered_alone(place.stretch.last, self._text, self._last_figure)
            if not self._closes and not alone and "outcome_remedy" not in place.kinds:
                return
            words = [token for token in words if token.start >= self._last_figure]
            if self._uncounted and not any(token.kind == "anaphora" for token in words):
                return  # `督办的6件难啃工单也已销号` closes those six only
            marked = self._closes and any(token.roles & _MARKER for token in words)
            if alone or marked or any(token.kind == "outcome_remedy" for token in words):
                made = closing.close(words, self._text, place)
                if self._text[self._last_figure : self._last_figure + 1] in _ALSO:
                    # 热线9件，信箱来信7封并逐封回复: only what this clause counted
                    here = {claim.subject for claim in place.stretch.segment if claim.clause == place.stretch.clause}
                    made = [claim for claim in made if claim.subject in here]
                self._ledger.take_words(made)
            return
        made = zero.none(words, self._text, self._begin, end, place) if self._sentence.says_none else []
        if not made and place.claims:
            made = closing.close(words, self._text, place)
        if made:
            self._ledger.take_words(made)
