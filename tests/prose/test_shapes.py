"""Sentences of one shape: which figures are blotted out, and that nothing is read otherwise for having met another."""

import json
import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdash.prose import read_passage
from gkdash.prose.compared import compared, forget
from gkdash.prose.shapes import shape_of

PASSAGES = [
    (row["text"], row["year"])
    for path in sorted(Path(__file__).with_name("passages").glob("*.jsonl"))
    for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())
]


@pytest.mark.parametrize(
    ("sentence", "shape"),
    [
        ("新收申请12件，答复9件。", "新收申请##件，答复#件。"),
        ("受理工单1204件，满意率98.6%。", "受理工单####件，满意率##.#%。"),
        ("接待群众35人次、办结率100%", "接待群众##人次、办结率###%"),
        ("2024年收到3件。", "2024年收到#件。"),
        ("收到申请0件。", "收到申请0件。"),
        ("收到申请07件。", "收到申请07件。"),
        ("受理12345件。", "受理12345件。"),
        ("受理第3件。", "受理第3件。"),
        ("收到3至5件。", "收到3至5件。"),
        ("收到１２件。", "收到１２件。"),
        ("收到3件申请。", "收到3件申请。"),
        ("收到3万元。", "收到3万元。"),
        ("收到三3件。", "收到三3件。"),
        ("办结率98.6%以上。", "办结率98.6%以上。"),
    ],
)
def test_shape(sentence, shape):
    assert shape_of(sentence).text.replace("\0", "#") == shape


@pytest.mark.parametrize(
    ("sentence", "is_dated"),
    [("收到12件。", False), ("2024年收到12件。", True), ("12345热线收到12件。", True), ("3.收到12件。", False)],
)
def test_a_year_matters_where_four_digits_are_left(sentence, is_dated):
    assert shape_of(sentence).is_dated is is_dated


def test_a_sentence_met_with_other_figures_has_its_own():
    forget()
    compared("全年受理热线工单312件，办结309件，满意率98.7%。", 2024)
    again = compared("全年受理热线工单207件，办结206件，满意率99.1%。", 2024)
    numbers = [token.number for token in again.tokens if token.number is not None]
    assert [(number.value, number.unit, number.digits) for number in numbers] == [
        (207, "件", "207"),
        (206, "件", "206"),
        (99.1, "%", "99.1"),
    ]
    assert again.folded.text == "全年受理热线工单207件，办结206件，满意率99.1%。"
    assert again.folded.span(8, 12) == (8, 12)


def test_a_sentence_that_holds_the_blot_itself_is_taken_for_no_other():
    forget()
    compared("受理热线工单3件，办结2件。", 2024)
    damaged = compared("受理热线工单\0件，办结2件。", 2024)
    assert [token.number.value for token in damaged.tokens if token.number is not None] == [2]


def figures(text, year):
    passage = read_passage(text, 0, year)
    return (
        [
            (claim.key, claim.value, claim.unit, claim.qualifier, claim.scope, claim.period, claim.span, claim.how)
            for claim in passage.claims
        ],
        [(doubt.reason, doubt.span) for doubt in passage.doubts],
    )


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(PASSAGES), st.integers(0, 2**32), st.sampled_from([0, -1, None]))
def test_having_met_a_passage_with_other_figures_changes_nothing(known, seed, later):
    text, year = known
    draw = random.Random(seed)

    def other(match):
        digits = match.group()
        return str(draw.randint(10 ** (len(digits) - 1), 10 ** len(digits) - 1)) if digits[0] != "0" else digits

    changed = re.sub(r"(?<![\d年.])\d{1,4}(?![\d年月])", other, text)
    of_year = year if later is None else year + later
    forget()
    alone = figures(changed, of_year)
    forget()
    figures(text, year)
    assert figures(changed, of_year) == alone
