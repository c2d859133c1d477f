"""The renderers, held against other people's readers of each format, so that they do not only please our own."""

from __future__ import annotations

import io
import zipfile
from dataclasses import fields, replace
from random import Random

import pytest
from lxml import etree, html

from gkdash.demo.render import FORMATS, PLAIN, Quirks, available_formats, draw, render, unusual
from gkdash.demo.render.layout import Printer
from gkdash.demo.render.quirks import Archive, Html, Pdf, Shape, Sheet, Text, Words, choices, concerns
from gkdash.demo.render.samples import sample_report
from gkdash.demo.render.specimen import Wildness, specimen
from gkdash.demo.render.wording import date_text
from gkdash.forms import edition
from gkdash.records import State

TAME = Wildness(0, 0, 0, 0, 0, 0, 0, 0, 0)
DIRECT = tuple(name for name in FORMATS if name != "doc")


def tame_report(year=2024, seed=28):
    return specimen(Random(seed), TAME, who=("清屿县柳滩镇人民政府", "柳滩镇", "town"), year=year)


def printed(report, table):
    """The table's figures in the order of the form, as printed."""
    return [report.cells[key].printed for key in edition(report.edition).table(table).cells()]


def layouts(report, words=None, shape=None):
    printer = Printer(report, words or Words(), shape or Shape(), Random(1))
    return {key: printer.tables(key) for key in ("proactive", "applications", "remedies")}


def test_the_form_of_2021_has_14_and_28_and_4_rows():
    made = layouts(tame_report(2024))
    assert [len(made[key][0].rows) for key in made] == [14, 28, 4]
    assert [made[key][0].columns for key in made] == [4, 10, 15]


def test_the_form_of_2019_has_one_row_for_other_handling():
    made = layouts(tame_report(2019))
    body = made["applications"][0].rows[3:]
    assert len(body) == 23
    assert body[2][0].text == "三、本年度办理结果"
    assert body[2][0].row_span == 20
    assert len(made["proactive"][0].rows) == 5 + 5 + 8


def test_the_label_of_the_outcomes_spans_22_rows_in_2021():
    label = layouts(tame_report(2024))["applications"][0].rows[5][0]
    assert (label.text, label.row_span, label.vertical) == ("三、本年度办理结果", 22, True)


def test_the_header_of_table_three():
    top, middle, bottom = layouts(tame_report())["applications"][0].rows[:3]
    assert [(cell.row_span, cell.col_span) for cell in top] == [(3, 3), (1, 7)]
    assert [cell.text for cell in middle] == ["自然人", "法人或其他组织", "总计"]
    assert [cell.text for cell in bottom] == ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"]


def test_a_collapsed_row_stands_in_place_of_its_three():
    report = specimen(Random(3), replace(TAME, collapsed=1.0), year=2024)
    rows = layouts(report)["applications"][0].rows
    assert [row[0].text for row in rows[-3:]] == ["（六）其他处理", "（七）总计", "四、结转下年度继续办理"]


def test_a_table_left_out_is_not_printed():
    report = replace(tame_report(), absent_tables=frozenset({"remedies"}))
    assert layouts(report)["remedies"] == []


@pytest.mark.parametrize("shape", choices(next(item for item in fields(Shape) if item.name == "labels")))
def test_every_figure_is_printed_once_however_labels_are_laid_out(shape):
    report = tame_report()
    made = layouts(report, shape=Shape(labels=shape))
    keys = [cell.key for tables in made.values() for table in tables for row in table.rows for cell in row if cell.key]
    assert sorted(keys) == sorted(report.cells)


@pytest.mark.parametrize("form", DIRECT)
def test_equal_arguments_give_equal_bytes(form):
    report, quirks = tame_report(), draw(Random(5), form)
    quirks = replace(quirks, pdf=replace(quirks.pdf, maker="direct"))
    assert render(report, form, quirks, 9) == render(report, form, quirks, 9)


@pytest.mark.parametrize("form", DIRECT)
def test_every_choice_of_every_trait_can_be_rendered(form):
    report = sample_report()
    for concern in concerns(form, Archive()):
        record = getattr(PLAIN, concern)
        for trait in fields(record):
            for choice in choices(trait)[1:]:
                if choice == "office":
                    continue
                quirks = replace(PLAIN, **{concern: replace(record, **{trait.name: choice})})
                assert render(report, form, quirks, 2)
                if concern in concerns(form, quirks.archive):
                    assert list(unusual(quirks, form)) == [f"{concern}.{trait.name}={choice!r}"]


def test_python_docx_finds_the_figures_of_a_plain_docx():
    docx = pytest.importorskip("docx")
    report = tame_report()
    document = docx.Document(io.BytesIO(render(report, "docx")))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    assert [value for row in tables[1][3:] for value in row[3:]] == printed(report, "applications")
    assert tables[2][3] == printed(report, "remedies")
    assert tables[0][2][1:] + tables[0][3][1:] == printed(report, "proactive")[:6]


def test_pandas_finds_the_figures_of_a_plain_page():
    pandas = pytest.importorskip("pandas")
    report = tame_report()
    frames = pandas.read_html(io.StringIO(render(report, "html").decode()), flavor="lxml")
    assert frames[1].iloc[3:, 3:].to_numpy().ravel().tolist() == printed(report, "applications")


def test_pdfplumber_finds_the_figures_of_a_plain_pdf():
    pdfplumber = pytest.importorskip("pdfplumber")
    report = tame_report()
    with pdfplumber.open(io.BytesIO(render(report, "pdf"))) as document:
        tables = [table for page in document.pages for table in page.extract_tables()]
    found = next(table for table in tables if len(table[0]) == 10)
    assert [value for row in found[3:] for value in row[3:]] == printed(report, "applications")


def test_calamine_finds_typed_figures_in_a_plain_workbook():
    calamine = pytest.importorskip("python_calamine")
    report = tame_report()
    for form in ("xlsx", "xls"):
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(render(report, form)))
        rows = book.get_sheet_by_index(0).to_python()
        at = next(index for index, row in enumerate(rows) if str(row[0]).startswith("一、本年新收"))
        figures = [report.cells[key].value for key in edition("2021").table("applications").cells()]
        assert [value for row in rows[at : at + 25] for value in row[3:10]] == figures


def test_a_formula_carries_the_figure_it_shows():
    report = tame_report()
    package = zipfile.ZipFile(io.BytesIO(render(report, "xlsx", Quirks(sheet=Sheet(formulas=True)))))
    sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    space = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    results = [cell.findtext("x:v", namespaces=space) for cell in sheet.iterfind(".//x:c[x:f]", space)]
    assert results == printed(report, "applications")[6::7]


def test_odt_is_well_formed_and_says_its_type_first():
    package = zipfile.ZipFile(io.BytesIO(render(tame_report(), "odt")))
    first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    etree.fromstring(package.read("content.xml"))


@pytest.mark.parametrize("encoding", ["gbk", "gb2312", "gbk-undeclared", "gbk-http-equiv"])
def test_pages_in_gbk_hold_every_character(encoding):
    report = tame_report()
    page = render(report, "html", Quirks(html=Html(encoding=encoding)))
    assert report.title in page.decode("gbk")
    assert html.fromstring(page.decode("gbk")).findtext(".//h1") == report.title


def test_a_word_dump_has_a_tab_before_each_cell_and_an_empty_line_after_each_row():
    lines = render(tame_report(), "txt").decode().split("\n")
    at = lines.index("\t规章")
    assert [line[:1] for line in lines[at : at + 4]] == ["\t"] * 4
    assert lines[at + 4] == ""


def test_an_archive_from_windows_names_its_member_in_gbk():
    report = tame_report()
    content = render(report, "zip", Quirks(archive=Archive(names="gbk")))
    assert f"{report.title}.docx".encode("gbk") in content
    assert zipfile.ZipFile(io.BytesIO(content)).namelist()[0].encode("cp437").decode("gbk") == f"{report.title}.docx"


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("2025年1月21日", "2025年1月21日"),
        ("二〇二五年一月二十一日", "二〇二五年一月二十一日"),
        ("二○二五年一月二十一日", "二○二五年一月二十一日"),
        ("2025-01-21", "2025-01-21"),
        ("2025.1.21", "2025.1.21"),
        ("2025/1/21", "2025/1/21"),
        ("2025 年 1 月 21 日", "2025 年 1 月 21 日"),
        ("2025年01月21日", "2025年01月21日"),
    ],
)
def test_dates_in_the_ways_of_writing_seen(form, shown):
    report = tame_report()
    assert date_text(report.signed_on.replace(year=2025, month=1, day=21), form) == shown


def test_what_would_hide_a_blank_from_a_person_is_softened():
    report = replace(
        tame_report(),
        cells={
            key: replace(cell, value=None, state=State.BLANK, printed="") if cell.value == 0 else cell
            for key, cell in tame_report().cells.items()
        },
    )
    spaces = render(report, "txt", Quirks(text=Text(style="spaces")))
    assert spaces == render(report, "txt", Quirks(text=Text(style="aligned")))
    ragged = render(report, "pdf", Quirks(shape=Shape(merges="ragged"), pdf=Pdf()))
    assert ragged == render(report, "pdf")


def test_doc_is_offered_only_where_it_can_be_written(monkeypatch):
    monkeypatch.setattr("gkdash.demo.render.office", lambda: None)
    assert "doc" not in available_formats()
    assert set(available_formats()) == set(FORMATS) - {"doc"}
