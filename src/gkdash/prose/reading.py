"""Reads a passage sentence by sentence: keeps what is spoken of, and places what each sentence claims in the report's text."""

from __future__ import annotations

from gkdash.prose.compared import CLOSING, FIGURE, TOPICAL, compared, tells
from gkdash.prose.passage import Passage
from gkdash.prose.sentence import SentenceReader
from gkdash.prose.sentences import COUNTS, is_about, is_of_account, may_close, sentences, takes_up, weight
from gkdash.prose.topics import note_letters, note_topics


def read_passage(text: str, offset: int, year: int | None) -> Passage:
    """Return the claims and doubts of one paragraph; spans are offsets in the text that `offset` counts in."""
    place = Passage(year, text)
    # sentences that can say neither how much nor that all is done; read only if one follows that can
    waiting: list[tuple[int, int, str]] = []
    before: tuple[int, int, str] | None = None
    for number, (start, sentence) in enumerate(sentences(text)):
        worth = weight(sentence)
        if not worth:
            before = (number, offset + start, sentence)
            continue
        if worth == COUNTS or (place.claims and (place.claims[-1].value == 1 or may_close(sentence))):
            if waiting:
                for earlier in waiting:
                    _read_sentence(*earlier, place, counts=False)
                waiting = []
            if (
                before is not None
                and before[0] == number - 1
                and ((takes_up(sentence) and is_about(before[2])) or is_of_account(sentence))
            ):
                _read_sentence(*before, place, counts=False)
            _read_sentence(number, offset + start, sentence, place, counts=True)
        else:
            waiting.append((number, offset + start, sentence))
    return place


def _read_sentence(number: int, start: int, sentence: str, place: Passage, *, counts: bool) -> None:
    """Read a sentence; one without a figure or a closing word only tells what is spoken of.

    `counts` is false for one that cannot hold a figure, which then is passed over if it names nothing either.
    """
    if not counts and not tells(sentence) and not is_about(sentence):
        return
    known = compared(sentence, place.year)
    folded, roles = known.folded, known.roles
    place.sentence = number
    if not (known.says_none or roles & (FIGURE | CLOSING)):
        if roles & TOPICAL:
            note_topics(known.tokens, place)
        else:
            note_letters(known.tokens, place)
        return
    place.first, doubts = len(place.claims), len(place.doubts)
    SentenceReader(known, place).read()
    lead = len(sentence) - len(sentence.lstrip())
    place.spans[number] = (start + lead, start + len(sentence.rstrip()))
    for claim in place.here():
        begin, end = folded.span(claim.start, claim.end)
        claim.span = (start + begin, start + end)
    for doubt in place.doubts[doubts:]:
        begin, end = folded.span(doubt.start, doubt.end)
        doubt.span = (start + begin, start + end)
