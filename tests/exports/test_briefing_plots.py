"""Every kind of plot in every format, with names that would do harm: drawn, or a table, never a broken picture."""

import io
from datetime import UTC, date, datetime

import docx
import pytest
from docx.oxml.ns import qn
from lxml import html
from pptx import Presentation

from gkdash.charts.theme import STYLES
from gkdash.exports.briefing.files import written
from gkdash.exports.briefing.model import Briefing, Figure, Section
from gkdash.exports.reading import Origin
from gkdash.i18n import translator
from tests.exports import samples
from tests.exports.samples import FORMULA, LONG, RARE, SCRIPT, chart

PLOTS = (
    samples.GROUPED,
    samples.STACKED,
    samples.SHARE,
    samples.INTERVALS,
    samples.LINES,
    samples.STEPS,
    samples.POINTS,
    samples.FLOW,
    samples.GRID,
)


@pytest.fixture(scope="module")
def briefing():
    figures = tuple(
        Figure(
            number=number,
            at=number - 1,
            view=f"page.view{number}",
            page="page",
            name=f"第{number}图{SCRIPT}",
            about=RARE,
            chart=chart(plot, f"{FORMULA} {number}"),
            words=SCRIPT,
            reference="ABCDEFGH",
            address="page?year=2024",
        )
        for number, plot in enumerate(PLOTS, start=1)
    )
    made = datetime(2025, 2, 20, tzinfo=UTC)
    origin = Origin("gkdash-000007.duckdb", made, "1", LONG, "")
    return Briefing(
        title=SCRIPT,
        about=RARE,
        recipient="",
        sender="",
        day=date(2025, 3, 1),
        origin=origin,
        opening=(FORMULA,),
        sections=(Section(SCRIPT, figures),),
        absent=(),
        remarks=(SCRIPT,),
        language="zh",
        t=translator("zh"),
    )


def test_word_has_seven_charts_and_two_tables(briefing):
    document = docx.Document(io.BytesIO(written(briefing, "docx", {})))
    assert len(document.element.xpath("//w:drawing")) == 7
    flow, grid = document.tables
    assert [[cell.text for cell in row.cells] for row in flow.rows] == [["单位", "受理"], [FORMULA, "3"], [SCRIPT, "—"]]
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [
        ["单位", "国家秘密", "其他"],
        ["部门", "", ""],
        [FORMULA, "3", "—"],
        ["乡镇", "", ""],
        ["乙局", "6", "错"],
    ]


def test_a_heat_map_keeps_its_strengths_as_grounds(briefing):
    grid = docx.Document(io.BytesIO(written(briefing, "docx", {}))).tables[1]
    grounds = [
        [
            shade.get(qn("w:fill")) if (shade := cell._tc.tcPr.find(qn("w:shd"))) is not None else ""
            for cell in row.cells
        ]
        for row in grid.rows
    ]
    assert STYLES["value"].colour == "#3f7cac"
    assert grounds[2] == ["", "C3D6E5", ""]
    assert grounds[4] == ["", "95B7D1", "ECC5C7"]


def test_powerpoint_has_seven_charts_a_drawing_and_a_table(briefing):
    deck = Presentation(io.BytesIO(written(briefing, "pptx", {})))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    assert sum(shape.has_chart for shape in shapes) == 7
    (table,) = (shape.table for shape in shapes if shape.has_table)
    assert [cell.text for cell in table.rows[2].cells] == [FORMULA, "3", "—"]
    bands = [shape for shape in shapes if shape.name == "Flow"]
    assert len(bands) == 2
    # the band of 30 is three times as high as that of 10; both are shapes of their own
    blocks = {shape.name: shape.height for shape in shapes if shape.name in {"予以公开", SCRIPT}}
    assert blocks["予以公开"] / blocks[SCRIPT] == pytest.approx(3, rel=0.001)


def test_every_shape_of_a_slide_has_a_number_of_its_own(briefing):
    for slide in Presentation(io.BytesIO(written(briefing, "pptx", {}))).slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers))


def test_every_slide_stays_on_the_page(briefing):
    deck = Presentation(io.BytesIO(written(briefing, "pptx", {})))
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_html_shows_names_and_runs_nothing(briefing):
    page = html.fromstring(written(briefing, "html", {}))
    assert page.xpath("//script") == []
    assert page.xpath("/html/head/title/text()") == [SCRIPT]
    assert len(page.xpath("//svg")) == 8
    assert page.xpath("//section[9]//table//th[@scope='row']/text()")[:4] == ["部门", FORMULA, "乡镇", "乙局"]


def test_small_print_has_all_that_belongs_under_a_figure(briefing):
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(written(briefing, "docx", {}))).paragraphs]
    (note,) = (text for text in texts if "对照线" in text)
    assert note == (
        "单位：件。覆盖 4 家，1 家未报告，未计入。按报告所写的数计。对照线（图上未画）：全县 93.25%。"
        f"来源：{LONG}，数据批次 000007，截至 2025年2月20日。引用号 ABCD-EFGH。"
    )
