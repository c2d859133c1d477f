"""The prose of a demonstration county, whose figures are known by construction: none is read that is not there."""

import pytest

from gkdash.bench.passages import on_demonstration


@pytest.mark.parametrize("seed", [500000, 20240131])
def test_no_figure_is_read_that_a_county_does_not_state(seed):
    tally = on_demonstration(seed)
    assert [(name, sorted(wrong)) for name, _, wrong, _ in tally.failures if wrong] == []
    assert tally.whole.recall > 0.999
