"""Places claim no more than intervals do."""

from hypothesis import given
from hypothesis import strategies as st

from gkdash.metrics.intervals import Interval, wilson
from gkdash.metrics.ranks import Places, places


def exact(*values):
    return {name: Interval(value, value) for name, value in zip("abcdef", values, strict=False)}


def test_figures_without_a_margin_have_one_place_and_equal_ones_share_theirs():
    assert places(exact(30, 10, 20)) == {"a": Places(1, 1, 3), "b": Places(3, 3, 3), "c": Places(2, 2, 3)}
    assert places(exact(30, 10, 30, 10)) == {
        "a": Places(1, 2, 4),
        "b": Places(3, 4, 4),
        "c": Places(1, 2, 4),
        "d": Places(3, 4, 4),
    }


def test_where_intervals_overlap_neither_is_ahead():
    found = places({"few": wilson(9, 10), "many": wilson(700, 1000), "none": wilson(0, 1000)})
    assert found == {"few": Places(1, 2, 3), "many": Places(1, 2, 3), "none": Places(3, 3, 3)}


def test_touching_intervals_overlap():
    assert places({"a": Interval(10, 20), "b": Interval(20, 30)}) == {"a": Places(1, 2, 2), "b": Places(1, 2, 2)}


def test_one_alone_and_none():
    assert places({"a": Interval(1, 2)}) == {"a": Places(1, 1, 1)}
    assert places({}) == {}
    assert Places(2, 2, 9).is_exact
    assert not Places(2, 3, 9).is_exact


@given(st.dictionaries(st.integers(), st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=20))
def test_places_are_those_that_counting_one_by_one_gives(ends):
    intervals = {key: Interval(min(pair), max(pair)) for key, pair in ends.items()}
    for key, found in places(intervals).items():
        own = intervals[key]
        above = sum(other.low > own.high for other in intervals.values())
        below = sum(other.high < own.low for other in intervals.values())
        assert (found.best, found.worst, found.of) == (1 + above, len(intervals) - below, len(intervals))
