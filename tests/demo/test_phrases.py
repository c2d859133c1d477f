"""Templates of the prose: what they declare, what they refuse, and that the data files can all be filled in."""

import pytest

from gkdash.demo.dice import Dice, Habit
from gkdash.demo.facts import number, percent, self_reference
from gkdash.demo.phrases import Figure, fill, parse, phrases

KEYS = {
    "received", "closed", "published", "held", "amount", "people", "carried_in", "carried_out", "granted",
    "partly_granted", "refused", "unavailable", "rejected", "upheld", "corrected", "issued", "repealed", "in_force",
    "closure_rate", "on_time_rate", "reply_rate", "satisfaction_rate", "disclosure_rate",
}  # fmt: skip


def test_a_clause_is_the_evidence_of_what_it_declares():
    template = parse("全年[收到申请{n}件](applications.received=n 件)，[均已办结](applications.closed=n 件)。")
    sentence = fill(template, {}, {"n": Figure(2, "两")})
    assert sentence.text == "全年收到申请两件，均已办结。"
    assert [(item.key, item.value, item.unit, item.evidence) for item in sentence.indicators] == [
        ("applications.received", 2, "件", "收到申请两件"),
        ("applications.closed", 2, "件", "均已办结"),
    ]


def test_flags_of_a_claim():
    template = parse("[全县粉丝{n}余人](followers.people=n 人 at_least area cumulative)")
    item = fill(template, {}, {"n": Figure(30, "30")}).indicators[0]
    assert (item.qualifier, item.scope, item.period) == ("at_least", "area", "cumulative")


def test_conditions_are_needs():
    assert parse("?all_closed 共[办结{n}件](applications.closed=n 件)。").needs == {"all_closed", "n"}


@pytest.mark.parametrize(
    "bad", ["[办结](applications.closed 件)", "[办结](applications.closed=n)", "[办结](applications.closed=n 件 maybe)"]
)
def test_a_claim_that_is_not_one_is_refused(bad):
    with pytest.raises(ValueError, match=r"claim|unknown"):
        parse(bad)


def test_measures_are_those_of_the_contract():
    claims = {
        claim.key
        for templates in phrases().values()
        for template in templates
        for _, found in template.pieces
        for claim in found
    }
    assert {key.partition(".")[2] for key in claims} <= KEYS
    assert len(claims) > 50


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [
        (9540, "plain", "9540"),
        (9540, "separator", "9,540"),
        (2, "chinese", "两"),
        (10, "chinese", "十"),
        (12, "chinese", "12"),
        (36, "wide", "３６"),
    ],
)
def test_numbers_in_prose(value, style, printed):
    assert number(value, style) == printed


@pytest.mark.parametrize(
    ("value", "style", "printed"),
    [
        (96.2, "plain", "96.2%"),
        (100.0, "plain", "100%"),
        (96.2, "chinese", "百分之九十六点二"),
        (100.0, "chinese", "百分之百"),
        (90.0, "chinese", "百分之九十"),
        (98.5, "wide", "９８．５％"),
    ],
)
def test_rates_in_prose(value, style, printed):
    assert percent(value, style) == printed


def test_how_bodies_speak_of_themselves():
    assert self_reference("澄岚县霁川镇人民政府") == "我镇"
    assert self_reference("澄岚县樾溪乡人民政府") == "我乡"
    assert self_reference("澄岚县财政局") == "我局"
    assert self_reference("澄岚县人民政府办公室") == "我办"


def test_dice_depend_on_names_only():
    one, other = Dice(1, "a"), Dice(1, "a")
    other.number("first")
    assert one.number("x") == other.number("x")
    assert one.number("x") != Dice(2, "a").number("x")
    assert {one.integer(str(slot), 1, 6) for slot in range(200)} == {1, 2, 3, 4, 5, 6}


def test_arrivals_have_their_mean():
    dice = Dice(1, "mean")
    counts = [dice.arrivals(str(slot), 3.0) for slot in range(4000)]
    assert 2.85 < sum(counts) / len(counts) < 3.15
    assert dice.arrivals("x", 0) == 0


def test_habits_return_every_year():
    home = Dice("home")
    years = [Habit(home, 0.4, "year", year, fresh="problems.") for year in range(5)]
    steady = [slot for slot in map(str, range(300)) if len({year.number(slot) for year in years}) == 1]
    assert 0.3 < len(steady) / 300 < 0.5
