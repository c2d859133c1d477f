"""Roles of words: bits for groups of kinds, which say what the kinds themselves say."""

import json
from pathlib import Path

import pytest

from gkdash.prose import behind
from gkdash.prose.compared import EXPLAINS, LEAVES_OUT, compared
from gkdash.prose.left_out import is_left_out
from gkdash.prose.lexicon import lexicon
from gkdash.prose.nouns import CHANNEL, CHANNEL_KINDS
from gkdash.prose.roles import role, roles_of
from gkdash.prose.sentences import sentences
from gkdash.prose.slots import NOUN, NOUNS, VERB, VERBS, Slot
from gkdash.prose.surroundings import NAMES_CASE, STRONG

GROUPS = ((NOUN, NOUNS), (VERB, VERBS), (NAMES_CASE, STRONG), (CHANNEL, CHANNEL_KINDS))
PASSAGES = [
    json.loads(line)
    for name in ("varied", "hard", "at_first_sight")
    for line in Path(__file__).with_name("passages").joinpath(f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
]


def slots():
    """The figures of the annotated passages, each with its sentence and what stands around it."""
    for row in PASSAGES:
        for _, sentence in sentences(row["text"]):
            known = compared(sentence, row["year"])
            for index, token in enumerate(known.tokens):
                if token.number is not None:
                    yield known, Slot(known.tokens, index, token.number, known.folded.text)


@pytest.mark.parametrize(
    ("kind", "of"),
    [
        ("subject", NOUN | NAMES_CASE),
        ("received", VERB),
        ("channel", NOUN | CHANNEL),
        ("requests", NOUN | NAMES_CASE),
        ("conj", 0),
    ],
)
def test_roles_of_a_kind(kind, of):
    assert roles_of(kind) & (NOUN | VERB | NAMES_CASE | CHANNEL) == of


def test_a_group_has_one_role():
    assert role(NOUNS) == NOUN


def test_no_role_is_given_once_the_words_are_read():
    lexicon()
    with pytest.raises(ValueError, match="have been read"):
        role({"subject", "conj"})


def test_each_token_has_the_roles_of_its_kind():
    for row in PASSAGES:
        for token in compared(row["text"], row["year"]).tokens:
            assert token.roles == roles_of(token.kind)


def test_what_roles_say_of_a_figure_its_kinds_say():
    for _, item in slots():
        for bit, kinds in GROUPS:
            assert bool(item.roles & bit) is not item.kinds.isdisjoint(kinds)
        item.count_what_follows()
        for bit, kinds in GROUPS:
            assert bool(item.roles & bit) is not item.kinds.isdisjoint(kinds)


def test_only_where_its_characters_stand_a_figure_is_left_out_or_explained():
    for known, item in slots():
        assert known.hints & LEAVES_OUT or not is_left_out(item)
        assert known.hints & EXPLAINS or not behind.is_explained(item)
