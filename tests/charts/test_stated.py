"""Figures of the prose are written with their hedge, rates never rounded up to 100, changes with their sign."""

import pytest

from gkdash.charts import stated
from gkdash.i18n import translator


@pytest.mark.parametrize(
    ("value", "qualifier", "zh", "en"),
    [
        (88.0, "exact", "88", "88"),
        (900.0, "at_least", "900余", "900+"),
        (40.0, "about", "约40", "about 40"),
        (45_283.0, "at_least", "4.53万余", "45,283+"),
        (0.0, "exact", "0", "0"),
        (None, None, "", ""),
    ],
)
def test_a_figure_keeps_its_hedge(value, qualifier, zh, en):
    assert stated.told(value, qualifier, translator("zh"), "zh") == zh
    assert stated.told(value, qualifier, translator("en"), "en") == en


@pytest.mark.parametrize(
    ("value", "shown"), [(95.3, "95.3%"), (100.0, "100%"), (99.96, ">99.9%"), (104.6, "104.6%"), (80.0, "80%")]
)
def test_a_rate_is_100_only_where_it_is(value, shown):
    assert stated.rate(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"), [(5.9, "+5.9"), (-1.4, "−1.4"), (0.04, "±0"), (-0.04, "±0"), (10.0, "+10")]
)
def test_points_have_a_sign(value, shown):
    assert stated.points(value) == shown


def test_growth_from_nothing_is_no_rate():
    assert stated.growth(3161, 2452) == "+28.9%"
    assert stated.growth(5, 0) == "—"


def test_whole_numbers_are_whole():
    assert (stated.whole(3.0), stated.whole(2.5), stated.whole(None)) == (3, 2.5, None)
