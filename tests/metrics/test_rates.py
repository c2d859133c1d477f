from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.metrics.rates import feasible, nearest, printed_decimals


@pytest.mark.parametrize(
    ("rate", "decimals", "base", "rounded", "truncated"),
    [
        (95.3, 1, 88, [], []),  # 83/88 = 94.31…, 84/88 = 95.45…
        (98.7, 1, 1286, [1269], [1270]),  # 98.678…, 98.755…
        (100, 0, 88, [88], [88]),
        (100, 0, 1000, [995, 996, 997, 998, 999, 1000], [1000]),
        (100.0, 1, 88, [88], [88]),
        (0, 0, 7, [0], [0]),
        (66.7, 1, 3, [2], []),
        (66.6, 1, 3, [], [2]),
        (66.67, 2, 3, [2], []),
        (66.66, 2, 3, [], [2]),
        (12.5, 1, 8, [1], [1]),
        (13, 0, 8, [1], []),  # 12.5 rounds half up
        (12, 0, 8, [], [1]),
        (50, 0, 1, [], []),
        (95, 0, 100, [95], [95]),
        (95.30, 2, 1000, [953], [953]),
        (101, 0, 50, [], []),
        (99.99, 2, 10000, [9999], [9999]),
        (98.52, 2, 135, [133], []),  # 98.5185…
        (98.51, 2, 135, [], [133]),
        (33.33, 2, 2, [], []),
    ],
)
def test_counts_that_give_a_rate(rate, decimals, base, rounded, truncated):
    found = feasible(rate, decimals, base)
    assert list(found.rounded) == rounded
    assert list(found.truncated) == truncated
    assert bool(found) == bool(rounded or truncated)


def test_a_large_base_costs_nothing():
    found = feasible(98.7, 1, 10**12)
    assert len(found.rounded) == len(found.truncated) == 10**9


@pytest.mark.parametrize("base", [0, -1])
def test_of_no_cases_there_is_no_rate(base):
    with pytest.raises(ValueError, match="does not exist"):
        feasible(95.3, 1, base)
    with pytest.raises(ValueError, match="does not exist"):
        nearest(95.3, base)


def test_a_rate_finer_than_its_print_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="more than 1 decimals"):
        feasible(95.33, 1, 88)


@given(base=st.integers(1, 400), decimals=st.integers(0, 3), data=st.data())
def test_every_count_is_found_from_its_own_rate_and_nothing_else_is(base, decimals, data):
    count = data.draw(st.integers(0, base))
    step = Decimal(1).scaleb(-decimals)
    exact = [Decimal(100 * other) / base for other in range(base + 1)]
    for rounding, name in ((ROUND_HALF_UP, "rounded"), (ROUND_DOWN, "truncated")):
        rate = exact[count].quantize(step, rounding)
        same = [other for other, value in enumerate(exact) if value.quantize(step, rounding) == rate]
        assert list(getattr(feasible(rate, decimals, base), name)) == same


@pytest.mark.parametrize(
    ("rate", "base", "expected"),
    [(95.3, 88, (83, 84)), (50, 8, (4, 4)), (100, 8, (8, 8)), (120, 8, (8, 8)), (0, 8, (0, 0)), (99.9, 8, (7, 8))],
)
def test_the_counts_next_to_a_rate(rate, base, expected):
    assert nearest(rate, base) == expected


@pytest.mark.parametrize(
    ("text", "rate", "expected"),
    [
        ("满意率95.3%", 95.3, 1),
        ("满意率95.30%", 95.3, 2),
        ("满意率达９５．３０％", 95.3, 2),
        ("满意率98.6 %", 98.6, 1),
        ("满意率100%", 100, 0),
        ("满意率100.00%", 100, 2),
        ("百分之九十五点三", 95.3, 1),
        ("百分之百", 100, 0),
        ("按期率99.5%，满意率95.30%", 95.3, 2),
        ("12345热线满意率45%", 45, 0),
        ("", 97.25, 2),
    ],
)
def test_digits_after_the_point_as_printed(text, rate, expected):
    assert printed_decimals(text, rate) == expected
