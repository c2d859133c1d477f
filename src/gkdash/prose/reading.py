"""Reads a passage sentence by sentence: keeps what is spoken of, and places what each sentence claims in the report's text."""

from __future__ import annotations

import re

from gkdash.prose import zero
from gkdash.prose.fold import fold
from gkdash.prose.lexicon import lexicon
from gkdash.prose.nouns import CHANNEL_KINDS
from gkdash.prose.passage import Passage
from gkdash.prose.second_look import settled
from gkdash.prose.sentence import SentenceReader
from gkdash.prose.sentences import is_worth_reading, may_close, may_count, sentences
from gkdash.prose.tokens import tokens
from gkdash.prose.topics import note_topics

# one of these is in all words for none; a set of characters is found much sooner than the words
_MAY_SAY_NONE = re.compile("[未没无零空不]")
_CLOSING = frozenset({"all", "done", "anaphora"})
_TOPICAL = CHANNEL_KINDS | {"subject"}
_TELLING = _TOPICAL | _CLOSING


def read_passage(text: str, offset: int, year: int | None) -> Passage:
    """Return the claims and doubts of one paragraph; spans are offsets in the text that `offset` counts in."""
    place = Passage(year)
    # sentences that can say neither how much nor that all is done; read only if one follows that can
    waiting: list[tuple[int, int, str]] = []
    for number, (start, sentence) in enumerate(sentences(text)):
        if not is_worth_reading(sentence):
            continue
        if may_count(sentence) or (place.claims and (place.claims[-1].value == 1 or may_close(sentence))):
            for earlier in waiting:
                _read_sentence(*earlier, place, counts=False)
            waiting = []
            _read_sentence(number, offset + start, sentence, place, counts=True)
        else:
            waiting.append((number, offset + start, sentence))
    return place


def _read_sentence(number: int, start: int, sentence: str, place: Passage, *, counts: bool) -> None:
    """Read a sentence; one without a figure or a closing word only tells what is spoken of.

    `counts` is false for one that cannot hold a figure, which then is passed over if it names nothing either.
    """
    folded = fold(sentence, start)
    text = folded.text
    if not counts and not lexicon().may_hold(text, _TELLING) and "96" not in text:
        return
    found = settled(tokens(text, place.year), text)
    kinds = {token.kind for token in found}
    place.sentence = number
    says_none = _MAY_SAY_NONE.search(text) is not None and zero.NONE.search(text) is not None
    if "number" not in kinds and not says_none and kinds.isdisjoint(_CLOSING):
        if not kinds.isdisjoint(_TOPICAL):
            note_topics(found, place)
        return
    place.first, doubts = len(place.claims), len(place.doubts)
    SentenceReader(text, found, kinds, place, says_none=says_none).read()
    lead = len(sentence) - len(sentence.lstrip())
    place.spans[number] = (start + lead, start + len(sentence.rstrip()))
    for claim in place.here():
        claim.span = folded.span(claim.start, claim.end)
    for doubt in place.doubts[doubts:]:
        doubt.span = folded.span(doubt.start, doubt.end)
