"""Colours keep their contrast on the light and the dark page, and every style is told apart without colour."""

import tomllib
from pathlib import Path

import pytest

from gkdash.charts.theme import DARK, LIGHT, STYLES

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
STATUSES = ("on_time", "late", "undated", "missing", "pending")
STATES = ("number", "blank", "placeholder", "unreadable", "missing")


def luminance(colour):
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("page", [LIGHT, DARK])
def test_marks_keep_three_to_one(name, page):
    assert contrast(STYLES[name].colour, page) >= 3


@pytest.mark.parametrize("pieces", [STATUSES, STATES])
def test_pieces_of_a_bar_differ_without_colour(pieces):
    looks = [(STYLES[name].pattern, STYLES[name].hollow) for name in pieces]
    assert len(set(looks)) == len(looks)


@pytest.mark.parametrize("part", ["light", "dark"])
def test_text_keeps_four_and_a_half_to_one(part):
    theme = CONFIG["theme"][part]
    for ground in ("backgroundColor", "secondaryBackgroundColor"):
        for text in ("textColor", "linkColor", "redColor", "orangeColor", "greenColor", "blueColor", "grayColor"):
            assert contrast(theme[text], theme[ground]) >= 4.5, (text, ground)
    side = theme["sidebar"]
    assert contrast(side["textColor"], side["backgroundColor"]) >= 7


def test_pages_of_charts_and_theme_are_the_same():
    assert (CONFIG["theme"]["light"]["backgroundColor"], CONFIG["theme"]["dark"]["backgroundColor"]) == (LIGHT, DARK)


def test_nothing_is_fetched_or_told_to_anyone():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert "http" not in (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8")
