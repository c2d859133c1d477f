import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gkdash.metrics.intervals import Count, Interval, centre_of, dispersion_of, funnel, wilson


# the first four as in Newcombe (1998), table I, method 3
@pytest.mark.parametrize(
    ("cases", "of", "level", "low", "high"),
    [
        (81, 263, 0.95, 25.53, 36.62),
        (15, 148, 0.95, 6.24, 16.05),
        (0, 20, 0.95, 0.0, 16.11),
        (1, 29, 0.95, 0.61, 17.18),
        (9, 10, 0.95, 59.58, 98.21),
        (20, 20, 0.95, 83.89, 100.0),
        (0, 1, 0.95, 0.0, 79.35),
    ],
)
def test_wilson_as_published(cases, of, level, low, high):
    found = wilson(cases, of, level)
    assert round(found.low, 2) == low
    assert round(found.high, 2) == high


def test_a_higher_level_is_wider():
    assert wilson(9, 10, 0.998).low < wilson(9, 10).low < 90 < wilson(9, 10).high < wilson(9, 10, 0.998).high


@pytest.mark.parametrize(("cases", "of"), [(0, 0), (1, 0), (3, 2), (-1, 5)])
def test_where_there_is_no_rate_there_is_no_interval(cases, of):
    with pytest.raises(ValueError, match="rate"):
        wilson(cases, of)


@pytest.mark.parametrize("level", [0, 1, 95])
def test_a_level_is_a_share(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(1, 2, level)


def test_funnel_limits():
    # 90 ± 1.959964 × sqrt(0.9 × 0.1 / 100) = 90 ± 5.88 at 95 %
    found = funnel(90, 100, 0.95)
    assert (round(found.low, 2), round(found.high, 2)) == (84.12, 95.88)
    # 3.0902 standard errors at 99.8 %, cut at 100
    found = funnel(98, 100)
    assert (round(found.low, 2), found.high) == (93.67, 100.0)
    twice = funnel(90, 100, 0.95, dispersion=2)
    assert (round(twice.low, 2), twice.high) == (78.24, 100.0)
    assert funnel(100, 5) == Interval(100, 100)


@pytest.mark.parametrize(("centre", "of", "dispersion"), [(90, 0, 1), (101, 10, 1), (-1, 10, 1), (90, 10, 0.5)])
def test_funnel_without_a_rate(centre, of, dispersion):
    with pytest.raises(ValueError, match=r"rate|narrow"):
        funnel(centre, of, dispersion=dispersion)


def test_the_centre_is_the_rate_of_all_together():
    assert centre_of([Count(9, 10), Count(45, 90)]) == 54.0
    assert centre_of([]) is None


def test_dispersion():
    # alike: all standard scores 0
    assert dispersion_of([Count(50, 100), Count(100, 200)], 50.0) == 1.0
    # scores -4, -2, 0, 2, 4: median deviation 2
    counts = [Count(30, 100), Count(40, 100), Count(50, 100), Count(60, 100), Count(70, 100)]
    assert round(dispersion_of(counts, 50.0), 4) == 2.9652
    # one far unit does not change it
    assert round(dispersion_of([*counts[:4], Count(100, 100)], 50.0), 4) == 2.9652
    assert dispersion_of([Count(10, 10)], 100.0) == 1.0
    assert dispersion_of([], 50.0) == 1.0


@given(of=st.integers(1, 5000), centre=st.floats(0.5, 99.5), level=st.floats(0.5, 0.999), data=st.data())
def test_interval_and_funnel_agree(of, centre, level, data):
    cases = data.draw(st.integers(0, of))
    around = wilson(cases, of, level)
    assert 0 <= around.low <= 100 * cases / of <= around.high <= 100
    limits = funnel(centre, of, level)
    rate = 100 * cases / of
    assume(min(abs(rate - limits.low), abs(rate - limits.high)) > 1e-6)
    assert (rate in limits) == (centre in around)
