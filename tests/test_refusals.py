"""Files that give no report are refused with the contract's code, whatever they are called."""

from __future__ import annotations

import pytest

from gkdash.bench.refusals import refusal
from gkdash.demo.render.broken import broken_files


@pytest.mark.parametrize("file", list(broken_files()), ids=lambda file: file.name)
def test_refused_with_the_right_code(file):
    assert refusal(file) == (file.code or "")
