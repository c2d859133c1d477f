"""Drawings for a page without script: well-formed, to scale, and text stays text."""

import pytest
from lxml import etree

from gkdash.exports.scale import Scale, above, least_of
from gkdash.exports.svg import svg
from tests.exports import samples
from tests.exports.samples import chart

S = "{http://www.w3.org/2000/svg}"
PLOTS = {
    "grouped": samples.GROUPED,
    "stacked": samples.STACKED,
    "share": samples.SHARE,
    "intervals": samples.INTERVALS,
    "lines": samples.LINES,
    "steps": samples.STEPS,
    "points": samples.POINTS,
    "flow": samples.FLOW,
}


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_a_drawing_is_well_formed_and_says_what_it_shows(plot):
    root = etree.fromstring(svg(chart(plot), "k"))
    assert root.get("aria-label") == "受理最多的是甲。共四家。"
    assert not list(root.iter(f"{S}script"))
    for shape in root.iter(f"{S}rect"):
        assert float(shape.get("x", 0)) >= 0
        assert float(shape.get("width")) >= 0


def test_bars_are_to_scale_and_a_gap_is_not_drawn():
    root = etree.fromstring(svg(chart(samples.GROUPED), "k"))
    found = {
        rect.find(f"{S}title").text: float(rect.get("width"))
        for rect in root.iter(f"{S}rect")
        if rect.find(f"{S}title") is not None
    }
    bars = {text.rsplit(" ", 2)[-2:][0] + text.rsplit(" ", 1)[-1]: wide for text, wide in found.items() if " " in text}
    assert bars["受理12000"] / bars["受理300"] == pytest.approx(40, rel=0.01)
    assert "办结0" not in bars
    texts = ["".join(text.itertext()) for text in root.iter(f"{S}text")]
    assert "12000" in texts
    assert samples.RARE in texts


def test_shares_fill_the_whole_width():
    root = etree.fromstring(svg(chart(samples.SHARE), "k"))
    found = {
        rect.find(f"{S}title").text: float(rect.get("width"))
        for rect in root.iter(f"{S}rect")
        if rect.find(f"{S}title") is not None
    }
    assert found["甲 数字 3"] / found["甲 空白 1"] == pytest.approx(3, rel=0.01)


def test_a_line_begins_anew_after_a_gap():
    root = etree.fromstring(svg(chart(samples.LINES), "k"))
    (line,) = (path for path in root.iter(f"{S}path") if path.get("fill") == "none")
    assert line.get("d").count("M") == 2


def test_patterns_have_names_of_their_own_per_figure():
    root = etree.fromstring(svg(chart(samples.STACKED), "f3"))
    assert [pattern.get("id") for pattern in root.iter(f"{S}pattern")] == ["f3-late", "f3-missing"]


def test_bands_are_as_thick_as_their_flow():
    root = etree.fromstring(svg(chart(samples.FLOW), "k"))
    blocks = [float(rect.get("height")) for rect in root.iter(f"{S}rect")]
    assert blocks[1] / blocks[2] == pytest.approx(3, rel=0.001)
    assert "<script>" not in svg(chart(samples.FLOW), "k")


def test_a_grid_is_a_table_and_no_drawing():
    with pytest.raises(TypeError):
        svg(chart(samples.GRID), "k")


@pytest.mark.parametrize(
    ("values", "suffix", "marks"),
    [
        ((1,), "", [0, 1]),
        ((3.0, 2.0), "", [0, 1, 2, 3]),
        ((0.6,), "", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6]),
        ((1, None), "%", [0, 0.2, 0.4, 0.6, 0.8, 1]),
        ((88, 8), "", [0, 20, 40, 60, 80, 100]),
    ],
)
def test_whole_counts_are_marked_one_by_one(values, suffix, marks):
    least = least_of(values, suffix)
    top = above(max(value for value in values if value is not None), least)
    assert Scale(0, top, 0, 100, least=least).marks() == pytest.approx(marks)
