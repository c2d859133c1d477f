"""Every row of words: its example gives what it says, what only looks like it does not, and no word stands twice."""

import pytest

from gkdash.prose import lexicon
from gkdash.prose.lexicon import FILES, WordTwiceError, expand, listed, rows, words_of
from gkdash.prose.tokens import tokens
from tests.prose.notation import reading

ROWS = [(name, row) for name in (*FILES, "families", "lists", "units") for row in rows(name)]
TRIALS = [
    pytest.param(name, row, column, id=f"{name}-{row['kind']}-{row['value']}-{column}-{at}")
    for at, (name, row) in enumerate(ROWS)
    for column in ("example", "counter")
]


@pytest.mark.parametrize(("name", "row", "column"), TRIALS)
def test_row_reads_as_it_says(name, row, column):
    sentence, _, expected = row[column].partition(" => ")
    assert reading(sentence) == expected


@pytest.mark.parametrize(("name", "row"), ROWS, ids=lambda part: part if isinstance(part, str) else part["words"][:20])
def test_example_holds_a_word_of_its_row_and_differs_from_the_counter_example(name, row):
    assert any(word in row["example"] for word in expand(row["words"]))
    assert row["example"] != row["counter"]


def test_a_word_with_two_meanings_is_refused():
    with pytest.raises(WordTwiceError, match="专线"):
        words_of(
            [
                {"words": "(热线|专线)", "kind": "subject", "value": "hotline_12345"},
                {"words": "专线(电话|)", "kind": "subject", "value": "hotline_other"},
            ]
        )


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("信访", ["信访"]),
        ("(县长|区长)信箱", ["县长信箱", "区长信箱"]),
        ("(群众|)来信", ["群众来信", "来信"]),
        ("(群众)?来信", ["来信", "群众来信"]),
        ("(甲|乙)*丙", ["丙", "甲丙", "乙丙", "甲甲丙", "甲乙丙", "乙甲丙", "乙乙丙"]),
        ("(甲|乙)(丙|丁)-(甲丁|乙丙)", ["甲丙", "乙丁"]),
    ],
)
def test_a_pattern_stands_for_words(pattern, words):
    assert expand(pattern) == words


@pytest.mark.parametrize("pattern", ["(甲|乙", "甲)乙"])
def test_brackets_that_do_not_close_are_refused(pattern):
    with pytest.raises(ValueError, match="close"):
        expand(pattern)


def test_an_unknown_list_is_refused():
    with pytest.raises(KeyError):
        listed("no such list")


def test_words_of_a_family_give_way_to_a_longer_word_and_take_in_shorter_ones():
    found = lexicon.lexicon().find("上年度未办结结转至本年继续办理4件")
    assert next((word.text, word.kind, word.value) for word, _, _ in found) == (
        "上年度未办结结转至本年继续办理",
        "carried",
        "carried_in",
    )


@pytest.mark.parametrize(
    ("text", "kind", "may"),
    [
        ("县长信箱来信已转办。", "subject", True),
        ("持续优化。", "subject", False),
        ("上年度未办结结转至本年继续办理", "carried", True),
        ("持续优化。", "mark", True),
    ],
)
def test_a_text_may_hold_a_word_of_a_kind(text, kind, may):
    assert lexicon.lexicon().may_hold(text, frozenset({kind})) is may


def test_marks_inside_a_word_are_marks_too():
    found = tokens("各县(市、区)收到3件，办结2件。", 2024)
    assert [token.text for token in found if token.kind == "mark"] == ["(", ")", "，", "。"]


def test_a_dash_of_two_or_more_is_one_mark():
    found = tokens("收到3件———办结2件", 2024)
    assert [(token.text, token.value) for token in found if token.kind == "mark"] == [("———", ",")]


@pytest.mark.parametrize(("needs", "begins"), [("各", "各"), ("[线话]", "线话"), ("[理收](?:并|且)", "理收")])
def test_where_a_family_may_begin(needs, begins):
    family = lexicon._family({"words": "(市民)(热线)", "kind": "subject", "value": "hotline_other", "needs": needs})
    assert family.begins == begins


@pytest.mark.parametrize("needs", ["", "热线|信箱", "[^线]", "[a-z]", "."])
def test_a_family_whose_beginning_cannot_be_told_is_refused(needs):
    with pytest.raises(ValueError, match="begins with no character"):
        lexicon._family({"words": "(市民)(热线)", "kind": "subject", "value": "hotline_other", "needs": needs})
