"""Native charts open again with the numbers, colours and names of the specification, and text stays text."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from gkdash.charts.theme import STYLES
from gkdash.exports.native import native
from gkdash.exports.slides import Deck
from gkdash.i18n import translator
from tests.exports import samples
from tests.exports.samples import FORMULA, LONG, RARE, SCRIPT, chart

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
T = translator("zh")


def drawn(plot):
    made = native(chart(plot), T, "zh")
    return made, etree.fromstring(made.xml)


def rows(workbook):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def cached(root, tag):
    """Return the numbers that are drawn, series by series, None for a gap."""
    found = []
    for ref in root.iter(f"{C}{tag}"):
        count = int(ref.find(f".//{C}ptCount").get("val"))
        values = {int(point.get("idx")): float(point.find(f"{C}v").text) for point in ref.iter(f"{C}pt")}
        found.append([values.get(at) for at in range(count)])
    return found


def test_the_workbook_holds_the_numbers_and_a_gap_is_no_zero():
    made, root = drawn(samples.GROUPED)
    assert rows(made.workbook) == [
        ["名称", "受理", "办结", "全称"],
        [FORMULA, 12000, 11000.5, FORMULA],
        [SCRIPT, 300, 290, SCRIPT],
        ["很" * 23 + "…", None, None, LONG],
        [RARE, 0, 0, RARE],
    ]
    assert cached(root, "val") == [[12000, 300, None, 0], [11000.5, 290, None, 0]]
    assert [text.text for text in root.iter(f"{C}f")][:3] == ["Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5"]


def test_a_name_is_text_for_the_spreadsheet_too():
    made, _ = drawn(samples.GROUPED)
    sheet = openpyxl.load_workbook(io.BytesIO(made.workbook)).active
    assert {sheet.cell(row, 1).data_type for row in range(1, 6)} == {"s"}
    assert sheet.cell(2, 1).hyperlink is None


@pytest.mark.parametrize(
    ("plot", "grouping"),
    [(samples.GROUPED, "clustered"), (samples.STACKED, "stacked"), (samples.SHARE, "percentStacked")],
)
def test_bars_are_put_together_as_on_the_screen(plot, grouping):
    _, root = drawn(plot)
    assert root.find(f".//{C}grouping").get("val") == grouping
    assert root.find(f".//{C}barDir").get("val") == "bar"
    # the first category stands on top
    assert root.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"


def test_colours_and_patterns_are_those_of_the_theme():
    _, root = drawn(samples.STACKED)
    on_time, late, missing = root.iter(f"{C}ser")
    assert on_time.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") == STYLES["on_time"].colour[1:].upper()
    pattern = late.find(f"{C}spPr/{A}pattFill")
    assert pattern.get("prst") == "wdUpDiag"
    assert pattern.find(f"{A}bgClr/{A}srgbClr").get("val") == STYLES["late"].colour[1:].upper()
    hollow = missing.find(f"{C}spPr/{A}pattFill")
    assert (hollow.get("prst"), hollow.find(f"{A}bgClr/{A}srgbClr").get("val")) == ("openDmnd", "FFFFFF")


def test_labels_follow_the_numbers_or_say_their_own_words():
    _, root = drawn(samples.STACKED)
    shown = [
        [(label.find(f"{C}idx").get("val"), "".join(label.itertext())) for label in series.iter(f"{C}dLbl")]
        for series in root.iter(f"{C}ser")
    ]
    assert shown == [[("0", ""), ("1", "")], [("0", "")], [("0", ""), ("1", "2家")]]


def test_intervals_are_error_bars_over_columns_of_the_workbook():
    made, root = drawn(samples.INTERVALS)
    assert rows(made.workbook) == [
        ["名称", "满意率", "满意率：区间上端之差", "满意率：区间下端之差"],
        ["甲", 95.5, 2.5, 5],
        ["乙", None, None, None],
    ]
    assert cached(root, "plus") == [[2.5, None]]
    assert cached(root, "minus") == [[5, None]]
    assert made.remark == "对照线（图上未画）：全县 93.25%"


def test_a_line_breaks_where_nothing_is_reported():
    made, root = drawn(samples.LINES)
    assert rows(made.workbook) == [["名称", "全县"], ["2022", 90], ["2023", None], ["2024", 95.5]]
    assert root.find(f".//{C}dispBlanksAs").get("val") == "gap"
    assert root.find(f".//{C}valAx/{C}numFmt").get("formatCode") == 'General"%"'


def test_steps_have_corners_deadlines_and_a_ceiling():
    made, root = drawn(samples.STEPS)
    first = 45658  # 2025-01-01 as a spreadsheet counts days
    assert cached(root, "xVal") == [
        [first, first + 1, first + 1, first + 2],
        [first, first + 2, first + 2, first + 3],
        [first + 2, first + 2],
        [first, first + 3],
    ]
    assert cached(root, "yVal") == [[0, 0, 2, 2], [1, 1, 3, 3], [0, 5.4], [5, 5]]
    assert [str(cell) for cell in rows(made.workbook)[1][:2]] == ["2025-01-01 00:00:00", "0"]


def test_the_longest_line_comes_first():
    """LibreOffice draws nothing of a series that comes before a longer one."""
    short, long = samples.STEPS.series[0], replace(samples.STEPS.series[1], values=(0, 1, 2, 3))
    _, root = drawn(replace(samples.STEPS, series=(short, long)))
    assert [len(values) for values in cached(root, "xVal")] == [7, 4, 2, 2]
    assert [text.text for text in root.iterfind(f".//{C}ser/{C}tx//{C}v")][:2] == ["2023 年度", "2024 年度"]


def test_points_have_their_names_beside_them_and_the_longest_series_comes_first():
    made, root = drawn(samples.POINTS)
    assert rows(made.workbook)[0] == ["均值：横轴", "均值", "部门：名称", "部门：横轴", "部门"]
    assert [row[2:] for row in rows(made.workbook)[1:3]] == [[FORMULA, 10, 95], ["乙", 100, 90.5]]
    assert cached(root, "yVal") == [[92, 92, 92], [95, 90.5]]
    assert root.find(f".//{C}logBase").get("val") == "10"
    upright = root.findall(f".//{C}valAx")[1]
    assert [upright.find(f"{C}scaling/{C}{end}").get("val") for end in ("max", "min")] == ["100", "80"]


@pytest.mark.parametrize("plot", [samples.FLOW, samples.GRID], ids=["flow", "grid"])
def test_what_office_has_no_chart_for_is_none(plot):
    assert native(chart(plot), T, "zh") is None


def test_a_deck_gives_the_same_chart_back():
    deck = Deck()
    slide = deck.slide(SCRIPT)
    made, _ = drawn(samples.GROUPED)
    deck.chart(slide, deck.body, made, FORMULA)
    again = Presentation(io.BytesIO(deck.finish("甲", datetime(2025, 1, 1, tzinfo=UTC))))
    (slide,) = again.slides
    (frame,) = (shape for shape in slide.shapes if shape.has_chart)
    plot = frame.chart.plots[0]
    assert slide.shapes.title.text == SCRIPT
    assert list(plot.categories)[:2] == [FORMULA, SCRIPT]
    assert [tuple(series.values) for series in plot.series] == [(12000, 300, None, 0), (11000.5, 290, None, 0)]
    assert rows(frame.chart.part.chart_workbook.xlsx_part.blob) == rows(made.workbook)
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == FORMULA
