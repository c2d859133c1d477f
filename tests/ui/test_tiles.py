"""Figures of tiles: the number large, its unit smaller, the exact figure as a hint."""

import pytest

from gkdash.ui.nodes import texts
from gkdash.ui.tile_parts import value


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("45", ["45"]),
        ("1429.3万元", ["1429.3", "万元"]),
        ("9.62亿元", ["9.62", "亿元"]),
        ("¥14.29m", ["¥14.29", "m"]),
        ("19,313", ["19,313"]),
        ("95.3%", ["95.3%"]),
        ("—", ["—"]),
    ],
)
def test_a_unit_stands_apart(text, parts):
    assert texts(value(text)) == parts


def test_the_exact_figure_is_told_only_where_another_is_shown():
    assert value("1.93万", "19313")[1]["title"] == "19313"
    assert "title" not in value("45", "45")[1]
