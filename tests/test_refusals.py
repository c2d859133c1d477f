"""Files that give no report are refused with the contract's code, whatever they are called."""

from __future__ import annotations

import pytest

from gkdash.bench.refusals import refusal
from tests.hostile.files import READ, REFUSED, broken


def test_every_broken_file_is_tried():
    assert [name for name, file in broken().items() if file.code] == list(REFUSED)
    assert [name for name, file in broken().items() if not file.code] == list(READ)


@pytest.mark.parametrize("name", [*REFUSED, *READ])
def test_refused_with_the_right_code(name):
    file = broken()[name]
    assert refusal(file) == (file.code or "")
