"""The briefing of the demonstration and of a county of hostile names: opened again, with the numbers of the views."""

import csv
import hashlib
import io
import json
import re
import zipfile
from datetime import date

import docx
import openpyxl
import pytest
from lxml import etree
from pptx import Presentation

from gkdash.charts import Bars, Flow, Grid, Lines
from gkdash.exports.briefing.back import then
from gkdash.exports.briefing.files import FORMATS, written
from gkdash.exports.briefing.gather import gather, referring, unreferred
from gkdash.exports.briefing.model import Plan, Wanted
from gkdash.exports.briefing.plan import DEFAULT, default_plan, default_views, templates
from gkdash.exports.native import native
from gkdash.exports.reading import Scope, find_scope, origin
from gkdash.i18n import translator
from gkdash.state import resolve
from gkdash.views import StoreAsk, all_views
from tests.exports.samples import LONG, SCRIPT
from tests.exports.stores import GOVERNMENT

TODAY = date(2025, 4, 10)
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def made(store, plan=None, *, keep=unreferred, language="zh"):
    with store.reader() as reader:
        wanted = plan or default_plan(2024, Scope(), sender="潭溪县政务公开办", recipient="县政府")
        return gather(wanted, StoreAsk(reader), origin(store, reader), keep, language=language, today=TODAY)


@pytest.fixture(scope="module")
def briefing(demo):
    return made(demo[0])


def rows(data):
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(io.BytesIO(data)).active.iter_rows()]


def numbers(briefing):
    """Return what the workbooks behind the figures must hold, figure by figure, where there is a native chart."""
    t = translator(briefing.language)
    return [
        rows(found.workbook) for figure in briefing.figures if (found := native(figure.chart, t, briefing.language))
    ]


def test_twelve_views_are_named_and_those_of_this_version_are_taken():
    assert len(set(DEFAULT)) == 12
    assert default_views()[:2] == ("overview.progress", "overview.types")


def test_figures_are_numbered_and_lead_back(briefing):
    assert [figure.number for figure in briefing.figures] == list(range(1, len(briefing.figures) + 1))
    first = briefing.figures[0]
    assert (first.view, first.address, first.about) == ("overview.progress", "overview?year=2024", "2024 年度")
    assert first.words.startswith(f"{first.chart.title}（见图1）。")


def test_word_holds_every_chart_with_its_numbers(briefing):
    data = written(briefing, "docx", {})
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    assert briefing.title in texts
    assert "县政府：" in texts
    assert texts[-2:] == ["潭溪县政务公开办", "2025年4月10日"]
    for figure in briefing.figures:
        assert f"图{figure.number}　{figure.name}（{figure.about}）" in texts
        assert any(figure.chart.coverage in text and figure.chart.definition.rstrip("。") in text for text in texts)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = [name for name in package.namelist() if name.startswith("word/embeddings/")]
        names.sort(key=lambda name: int(re.findall(r"\d+", name)[0]))
        assert [rows(package.read(name)) for name in names] == numbers(briefing)
        charts = [name for name in package.namelist() if re.fullmatch(r"word/charts/chart\d+\.xml", name)]
        assert len(charts) == len(names) > 1
        for name in charts:
            assert etree.fromstring(package.read(name)).find(f"{C}externalData") is not None
            target = package.read(name.replace("charts/", "charts/_rels/") + ".rels").decode()
            assert re.search(r'Target="\.\./embeddings/chart\d+\.xlsx"', target)
    drawings = document.element.xpath("//w:drawing//wp:docPr/@descr")
    assert drawings == [
        figure.chart.alt for figure in briefing.figures if not isinstance(figure.chart.plot, (Flow, Grid))
    ]


def test_word_is_laid_out_as_an_official_document(briefing):
    document = docx.Document(io.BytesIO(written(briefing, "docx", {})))
    section = document.sections[0]
    sizes = (section.page_width, section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(size.mm) for size in sizes] == [210, 37, 35, 28, 26]
    headings = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 1"]
    assert headings[:2] == ["一、主要情况", "二、报送情况"]
    second = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Heading 2"]
    assert second[:2] == ["（一）报送进度", "（二）各类单位的报送情况"]
    assert document.sections[0].header.paragraphs[-1].text == briefing.origin.notice


def test_powerpoint_holds_every_chart_with_its_numbers(briefing):
    deck = Presentation(io.BytesIO(written(briefing, "pptx", {})))
    frames = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    assert [rows(frame.chart.part.chart_workbook.xlsx_part.blob) for frame in frames] == numbers(briefing)
    titles = [slide.shapes.title.text for slide in deck.slides]
    assert titles[0] == briefing.title
    assert {figure.chart.title for figure in briefing.figures} <= set(titles)
    assert titles[-1] == "数据说明"
    by_title = {slide.shapes.title.text: slide for slide in deck.slides}
    for figure in briefing.figures:
        slide = by_title[figure.chart.title]
        shown = "".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert figure.chart.coverage in shown
        assert figure.chart.coverage in slide.notes_slide.notes_text_frame.text


def test_what_is_drawn_are_the_numbers_of_the_specification(briefing):
    deck = Presentation(io.BytesIO(written(briefing, "pptx", {})))
    frames = [shape for slide in deck.slides for shape in slide.shapes if shape.has_chart]
    charts = [figure.chart for figure in briefing.figures if not isinstance(figure.chart.plot, (Flow, Grid))]
    compared = 0
    for frame, chart in zip(frames, charts, strict=True):
        if isinstance(chart.plot, (Bars, Lines)):
            drawn = [(series.name, tuple(series.values)) for series in frame.chart.plots[0].series]
            assert drawn == [(series.name, series.values) for series in chart.plot.series]
            compared += 1
    assert compared >= 2


def test_html_is_one_file_without_script_or_address(briefing):
    page = written(briefing, "html", {}).decode()
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="', page) == []
    assert page.count("<svg ") == sum(not isinstance(figure.chart.plot, Grid) for figure in briefing.figures)
    for figure in briefing.figures:
        assert f"图{figure.number}　{figure.name}" in page


def test_the_archive_holds_everything_with_hashes(briefing):
    with zipfile.ZipFile(io.BytesIO(written(briefing, "zip", {}))) as package:
        members = {name: package.read(name) for name in package.namelist()}
    sums = dict(line.split("  ", 1)[::-1] for line in members.pop("SHA256SUMS").decode().splitlines())
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    listed = json.loads(members["figures.json"])
    assert [item["view"] for item in listed] == [figure.view for figure in briefing.figures]
    assert {item["generation"] for item in listed} == {briefing.origin.generation}
    table = list(csv.reader(members["data/图02 各类单位的报送情况.csv"].decode("utf-8-sig").splitlines()))
    assert table[0] == list(briefing.figures[1].chart.head)
    assert {name.rsplit(".", 1)[1] for name in members} == {"docx", "pptx", "html", "csv", "svg", "json"}


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_briefing_gives_the_same_bytes(briefing, form):
    assert written(briefing, form, {}) == written(briefing, form, {})


def test_a_reference_leads_back_to_view_and_numbers(demo, state):
    store, _ = demo
    with store.reader() as reader:
        found = made(store, keep=referring(state.database, reader.generation))
    figure = found.figures[1]
    assert re.fullmatch(r"[A-Z2-7]{4}-[A-Z2-7]{4,}", figure.code)
    text = written(found, "html", {}).decode()
    assert f"引用号 {figure.code}" in text
    kept = resolve(state.database, figure.code.lower())
    assert (kept.view, dict(kept.parameters), kept.title) == ("overview.types", {"year": "2024"}, figure.chart.title)
    again = then(store, kept, "zh")
    assert again.rows == figure.chart.rows


def test_the_data_of_a_generation_that_is_gone_are_not_made_up(demo, state):
    store, _ = demo
    made(store, keep=referring(state.database, "gkdash-999999.duckdb"))
    (row,) = {
        figure.reference for figure in made(store, keep=referring(state.database, "gkdash-999999.duckdb")).figures[:1]
    }
    assert then(store, resolve(state.database, row), "zh") is None


def test_words_of_a_person_stand_in_place_of_the_generated_ones(demo):
    plan = Plan((Wanted("overview.types", {"year": "2024"}, "请各单位按时报送。"),), 2024, title="月报")
    found = made(demo[0], plan)
    assert found.figures[0].words == "请各单位按时报送。"
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(written(found, "docx", {}))).paragraphs]
    assert "请各单位按时报送。" in texts
    assert "月报" in texts


def test_what_has_nothing_to_show_is_left_out_with_its_reason(demo):
    wanted = (
        Wanted("overview.types", {"year": "1999"}),
        Wanted("gone.view", {"year": "2024"}),
        Wanted("overview.types", {}),
        Wanted("overview.types", {"year": "2024"}),
    )
    found = made(demo[0], Plan(wanted, 2024))
    assert [(item.name, item.reason) for item in found.absent] == [
        ("各类单位的报送情况", "1999 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。"),
        ("gone.view", "这个版本没有此图（gone.view）"),
        ("各类单位的报送情况", "没有写明年度"),
    ]
    assert [(figure.number, figure.at) for figure in found.figures] == [(1, 3)]
    assert "未列入：gone.view。这个版本没有此图（gone.view）。" in found.remarks


def test_scope_narrows_every_figure_and_is_said(demo):
    store, county = demo
    with store.reader() as reader:
        scope = find_scope(reader, county.reports[0].agency)
    found = made(store, default_plan(2024, scope))
    assert all(scope.name in figure.about for figure in found.figures)
    assert found.title == f"关于{scope.name}2024年度政府信息公开工作年度报告情况的简报"


def test_every_view_of_this_version_can_be_handed_over(demo):
    """A page may add a view without asking here: whatever it draws has to come out in every format."""
    wanted = tuple(Wanted(name, {"year": "2024"}) for name in all_views())
    found = made(demo[0], Plan(wanted, 2024))
    assert len(found.figures) + len(found.absent) == len(all_views())
    for form in ("docx", "pptx", "html"):
        assert written(found, form, {})


@pytest.mark.parametrize("form", ["docx", "pptx", "html"])
def test_hostile_names_come_out_as_text(odd, form):
    briefing = made(odd, Plan((Wanted("overview.progress", {"year": "2024"}),), 2024, title=SCRIPT, sender=LONG))
    data = written(briefing, form, {})
    if form == "html":
        assert "<script" not in data.decode()
        assert "&lt;script&gt;" in data.decode()
    elif form == "docx":
        assert SCRIPT in [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    else:
        assert Presentation(io.BytesIO(data)).slides[0].shapes.title.text == SCRIPT


def test_the_county_itself_may_have_any_name(odd):
    with odd.reader() as reader:
        scope = find_scope(reader, GOVERNMENT)
    briefing = made(odd, default_plan(2024, scope))
    for form in FORMATS:
        assert written(briefing, form, {})


def test_english(demo):
    briefing = made(demo[0], language="en")
    assert briefing.title == "Briefing on the annual disclosure reports of 2024"
    assert briefing.figures[0].words.endswith(")." + briefing.figures[0].words.rsplit(").", 1)[1])
    titles = [slide.shapes.title.text for slide in Presentation(io.BytesIO(written(briefing, "pptx", {}))).slides]
    assert "Main findings" in titles


def test_an_office_has_its_own_templates(demo, tmp_path, briefing):
    own = docx.Document()
    own.sections[0].left_margin = docx.shared.Mm(40)
    own.add_paragraph("旧文")
    (tmp_path / "templates").mkdir()
    own.save(tmp_path / "templates" / "briefing.docx")
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text = "旧页"
    deck.save(tmp_path / "其他.pptx")
    found = templates(tmp_path, tmp_path / "其他.pptx")
    assert {form: path.name for form, path in found.items()} == {"docx": "briefing.docx", "pptx": "其他.pptx"}
    document = docx.Document(io.BytesIO(written(briefing, "docx", found)))
    assert round(document.sections[0].left_margin.mm) == 40
    assert "旧文" not in [paragraph.text for paragraph in document.paragraphs]
    made_deck = Presentation(io.BytesIO(written(briefing, "pptx", found)))
    assert made_deck.slide_width == deck.slide_width
    assert made_deck.slides[0].shapes.title.text == briefing.title
