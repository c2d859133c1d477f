"""What stands around a figure: the words before it up to the next boundary, further back, and after it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, final

from mypy_extensions import i64, mypyc_attr

from gkdash.prose.number import Number
from gkdash.prose.roles import role
from gkdash.prose.surroundings import STRONG, words_after, words_before, words_further
from gkdash.prose.tokens import Token, roles_in

NOUNS: Final = frozenset(
    {
        "subject", "requests", "generic", "generic_inquiry", "letter", "channel", "other_channel", "public_info",
        "info", "people", "opinions", "hot", "form", "attribute", "reply_docs", "audience",
    }
)  # fmt: skip
VERBS: Final = frozenset(
    {
        "received", "handle", "closed", "joint", "mediate", "take", "monitor", "publish", "make", "issue", "repeal",
        "in_force", "hold", "elsewhere", "collect", "uncollected", "outcome", "outcome_remedy", "carried", "reject",
        "pooled_outcome", "void", "new", "fresh",
    }
)  # fmt: skip
NOUN: Final = role(NOUNS)
VERB: Final = role(VERBS)
BLOCKS: Final = frozenset({"noun", "act", "thing", "verb", "app_part", "unit_part"})
_LETTERS: Final = frozenset({"letter", "generic_inquiry"})
# `受理件数：86`, `满意率：97.1%`
_LABELLED: Final = frozenset({"bare", "item", "count", "percent"})
PEOPLE: Final = frozenset({"人", "人次", "名", "余人", "位", "人(次)"})


@final
@mypyc_attr(acyclic=True)
class Slot:
    """A figure with its surroundings, in the compared sentence `text`.

    `base` is the kind of the measure word, also where 百 or 千 alone stands before it.

    `near` are the words between the figure and the `boundary` before it (the index of a mark or of another figure, -1
    at the sentence's beginning), `far` those beyond a comma, `tail` those behind it. `kinds` are the kinds of what may
    tell what is counted: of `near`, and of `tail` once `first` tells that the thing counted stands behind; `roles` are
    theirs. `deed` is
    the verb behind where only what was done stands there: `来信中4件不予受理`. Words that end before `used` belong to
    the figure before.
    """

    __slots__ = (
        "_far",
        "_kinds",
        "_lead_text",
        "_tail",
        "_tail_end",
        "_telling",
        "_tokens",
        "base",
        "boundary",
        "deed",
        "first",
        "index",
        "near",
        "number",
        "ranged",
        "roles",
        "text",
    )

    def __init__(self, tokens: list[Token], index: int, number: Number, text: str, used: int = 0) -> None:
        self._tokens = tokens
        self.index = index
        self.number = number
        self.base = number.kind.removeprefix("han:")
        self.text = text
        self.first = False
        self.deed: Token | None = None
        self.ranged = False
        self._far: list[Token] | None = None
        self._lead_text: str | None = None
        self._tail: list[Token] | None = None
        self._tail_end = 0
        self.near, self.boundary = words_before(tokens, index)
        if used:
            self.near = [token for token in self.near if token.start >= used]
        if (
            not self.near
            and self.boundary >= 0
            and tokens[self.boundary].value == ":"
            and number.kind in _LABELLED
            and tokens[self.boundary].end == number.start
        ):
            # `情况如下：新闻发布会：3`: what heads the list is no label
            colon = text.rfind("：", 0, tokens[self.boundary].start)
            self.near = [token for token in self.far if token.start > colon] or self.far
        self._telling = self.near
        self._kinds: set[str] | None = None
        self.roles = roles_in(self.near)

    @property
    def kinds(self) -> set[str]:
        """The kinds of the words that may tell what is counted."""
        if self._kinds is None:
            self._kinds = {token.kind for token in self._telling}
        return self._kinds

    @property
    def far(self) -> list[Token]:
        """The words beyond the comma or colon that bounds `near`."""
        if self._far is None:
            edge = self._tokens[self.boundary] if self.boundary >= 0 else None
            marked = edge is not None and edge.kind == "mark" and edge.value in ",:"
            self._far = words_further(self._tokens, self.boundary) if marked else []
        return self._far

    @property
    def tail(self) -> list[Token]:
        """The words behind the figure, up to the next boundary."""
        if self._tail is None:
            self._tail, self._tail_end = words_after(self._tokens, self.index)
        return self._tail

    @property
    def tail_is_shared(self) -> bool:
        """Tell whether another figure follows, whose words those behind may be."""
        return bool(
            self.tail is not None
            and self._tail_end < len(self._tokens)
            and self._tokens[self._tail_end].kind == "number"
        )

    @property
    def has_letters_behind(self) -> bool:
        """Tell whether letters right behind are this figure's, and a list goes on: `信箱17封来信、留言板43条留言`."""
        tail = self.tail
        if not tail or tail[0].kind not in _LETTERS or tail[0].start != self.number.end:
            return False
        if len(tail) > 1:
            return tail[1].kind == "conj"
        return self._tail_end < len(self._tokens) and self._tokens[self._tail_end].text == "、"

    @property
    def next_unit(self) -> str:
        """The measure word of the figure that follows in the clause, "" for none."""
        if not self.tail_is_shared:
            return ""
        number = self._tokens[self._tail_end].number
        return number.unit if number is not None else ""

    @property
    def words(self) -> list[Token]:
        """The words that tell what is counted."""
        return self.tail if self.first else self.near

    def count_what_follows(self) -> None:
        """Note that what is counted stands behind the figure."""
        self.first = True
        self._tell_by([*self._telling, *self.tail])

    def look_beyond(self) -> None:
        """Take as words behind the figure those of the clause that says what it is: `91件，这是热线的全年受理数`."""
        self._tail = self.beyond()

    def beyond(self) -> list[Token]:
        """Return the words of the clause behind the figure's own."""
        tail = self.tail
        at = self._tail_end + 1 if tail is not None else 0
        found: list[Token] = []
        while at < len(self._tokens) and self._tokens[at].kind != "mark":
            if self._tokens[at].kind != "number":
                found.append(self._tokens[at])
            at += 1
        return found

    def read_as(self, word: Token, kind: str) -> Token:
        """Take a word before the figure for one of another kind, and return it."""
        taken = word.as_kind(kind, "")
        self.near = [taken if token is word else token for token in self.near]
        return taken

    def leave_out_reason(self, deed: Token) -> None:
        """Leave out what only says why: `417封因诉求不明等原因不予受理`."""
        self._tail = [token for token in self.tail if token.start >= deed.start]

    def stop_at(self, mark: str) -> None:
        """Leave out the words behind a character: `除2件结转下年外均已办结`."""
        at = self.text.find(mark, self.number.end)
        if at >= 0:
            self._tail = [token for token in self.tail if token.end <= at]

    def do_what_follows(self, deed: Token) -> None:
        """Note that what was done stands behind the figure, and the thing counted before it."""
        self.deed = deed
        self._tell_by([*self._telling, deed])

    def used(self, *, claimed: bool) -> int:
        """Return where the words behind end that this figure needed, which tell if it `claimed` one; 0 for none."""
        if self.deed is not None:
            return self.deed.end
        if not self.first and self.text[self.number.start - 1] == "的":
            # 来自留言板的83条留言和信箱的46封来信
            beside = self.tail and self.tail[0].start == self.number.end and self.tail[0].roles & NOUN
            return self.tail[0].end if beside else 0
        if not self.first or not self._tail or self._tail_end >= len(self._tokens):
            return 0
        if self._tokens[self._tail_end].text == "、" and not any(token.kind in VERBS for token in self._tail):
            # `在14个村的公开栏张贴低保、补贴等公示470条`: whose boards they are
            return 0 if self.text.startswith("的", self.number.end) else self._tail[-1].end
        if not claimed:
            return 0
        named = next((token for token in self._tail if token.kind in STRONG), None)
        deed = named or next((token for token in self._tail if token.kind in VERBS), None)
        if deed is None:
            return 0
        end = deed.end
        for token in self._tail if named else ():
            if token.start == end and token.kind in _LETTERS:
                end = token.end  # `10件信箱来信和88件热线工单`
        return end

    def lead(self, words: Iterable[Token]) -> None:
        """Put words of an earlier figure before this one, which shares them."""
        self.take_near([*words, *self.near])

    def take_near(self, words: list[Token]) -> None:
        """Take other words for those before the figure."""
        self.near = words
        self._tell_by(words)

    def _tell_by(self, words: list[Token]) -> None:
        self._telling = words
        self._kinds = None
        self.roles = roles_in(words)

    def last(self, kinds: Iterable[str]) -> Token | None:
        """Return the word of these kinds that stands nearest before the figure."""
        for token in reversed(self.near):
            if token.kind in kinds:
                return token
        return None

    def last_of(self, roles: i64) -> Token | None:
        """Return the word of one of these roles that stands nearest before the figure."""
        for token in reversed(self.near):
            if token.roles & roles:
                return token
        return None

    def has(self, *kinds: str) -> bool:
        """Tell whether a word of one of these kinds stands near."""
        return any(kind in self.kinds for kind in kinds)

    @property
    def is_labelled(self) -> bool:
        """Tell whether a colon stands before the figure's own words: `新闻发布会召开情况：全年3场`."""
        return self.boundary >= 0 and self._tokens[self.boundary].value == ":"

    @property
    def ahead(self) -> list[Token]:
        """All words of the sentence before the figure."""
        return self._tokens[: self.index]

    @property
    def near_kinds(self) -> set[str]:
        """The kinds of the words before the figure, wherever the thing counted stands."""
        return {token.kind for token in self.near} if self.first else self.kinds

    @property
    def near_roles(self) -> i64:
        """The roles of the words before the figure, wherever the thing counted stands."""
        return roles_in(self.near) if self.first else self.roles

    def has_near(self, *kinds: str) -> bool:
        """Tell whether a word of one of these kinds stands before the figure, wherever the thing counted stands."""
        known = self.near_kinds
        return any(kind in known for kind in kinds)

    @property
    def lead_text(self) -> str:
        """What stands between the boundary before the figure and the figure."""
        if self._lead_text is None:
            begin = self._tokens[self.boundary].end if self.boundary >= 0 else 0
            self._lead_text = self.text[begin : self.number.start]
        return self._lead_text

    def within(self, start: int, end: int) -> list[Token]:
        """Return the words of the sentence between two places."""
        return [token for token in self._tokens if start <= token.start and token.end <= end]

    def before(self, length: int) -> str:
        """Return what stands before the figure, `length` characters at most."""
        start = self.number.start
        return self.text[max(0, start - length) : start]

    def behind(self, length: int) -> str:
        """Return what stands behind the figure, `length` characters at most."""
        end = self.number.end
        return self.text[end : end + length]
