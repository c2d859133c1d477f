"""On the demonstration county every planted fault is found, with what follows from it, and sound reports stay silent."""

import pytest

from gkdash.bench.selftest import self_test
from gkdash.checks.registry import definitions


@pytest.mark.parametrize("seed", [20240131, pytest.param(3, marks=pytest.mark.deep)])
def test_every_planted_fault_is_found_and_nothing_else(seed):
    trials = list(self_test(seed))
    assert [(trial.check, trial.where, trial.problem) for trial in trials if not trial.passed] == []
    assert len(trials) > 90
    # every check over tables and dates has been tried
    assert {*definitions()} <= {trial.check for trial in trials}
