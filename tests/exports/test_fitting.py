"""Heights of charts in a document: two share a page where both stay legible, one alone takes up what would be empty."""

import io

import docx
import pytest

from gkdash.exports.briefing.files import written
from gkdash.exports.briefing.fitting import MOST, Block, fitted, text_mm
from gkdash.exports.native.make import height
from tests.exports.test_briefing import briefing  # noqa: F401 - a fixture

PAGE = 225.0
LARGE = Block(70, 68)


@pytest.mark.parametrize(
    ("blocks", "at", "heights"),
    [
        # alone on its page: as high as it may be
        ([LARGE, Block(150, 60)], 0, [102, 60]),
        # no higher than the page has room for
        ([Block(140, 68), Block(150, 60)], 0, [71, 60]),
        # two that share a page are drawn lower together
        ([Block(40, 68), Block(40, 84)], 0, [68 * 131 / 152, 84 * 131 / 152]),
        # two that fit as they are stay so
        ([Block(40, 40), Block(40, 40)], 0, [40, 40]),
        # what is left of the page of the text before is used where it is enough
        ([LARGE, LARGE], PAGE + 85, [56, 68]),
        ([LARGE, Block(150, 60)], PAGE + 40, [101, 60]),
        # a table is as high as it is, and the one before it makes room
        ([Block(50, 60), Block(40, 70, is_table=True)], 0, [51, 70]),
        ([Block(50, 500, is_table=True), Block(60, 60)], 0, [500, 51]),
        # and the chart after it takes what the table leaves of the page
        ([Block(20, 100, is_table=True), Block(20, 80)], 0, [100, 71]),
        ([Block(20, 100, is_table=True), Block(20, 60)], 0, [100, 60]),
        ([Block(20, 40, is_table=True), Block(20, 60, is_table=True), Block(20, 64)], 0, [40, 60, 51]),
        # unless that is too little to be legible
        ([Block(20, 100, is_table=True), Block(20, 100)], 0, [100, 100]),
        # the last one is not drawn larger: text follows
        ([LARGE], 0, [68]),
        ([], 0, []),
    ],
)
def test_heights(blocks, at, heights):
    assert fitted(blocks, PAGE, at) == pytest.approx(heights)


def test_a_paragraph_takes_whole_lines():
    one = 28 * 25.4 / 72
    assert text_mm("字" * 25, "公文正文", 156) == pytest.approx(one)
    assert text_mm("字" * 26, "公文正文", 156) == pytest.approx(2 * one)
    assert text_mm("a" * 50, "公文正文", 156) == pytest.approx(one)
    assert text_mm("", "公文表题", 156) == pytest.approx(28 * 25.4 / 72)


def test_no_chart_of_a_document_is_higher_than_its_page_has_room_for(briefing):  # noqa: F811
    document = docx.Document(io.BytesIO(written(briefing, "docx", {})))
    heights = [shape.height.mm for shape in document.inline_shapes]
    wanted = [10 * height(figure.chart.plot) for figure in briefing.figures if figure.view != "applications.flow"]
    assert len(heights) == len(wanted)
    assert all(0.7 * want <= high <= MOST * want + 0.1 for high, want in zip(heights, wanted, strict=True))
    assert max(heights) < PAGE - 14
