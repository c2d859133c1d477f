"""PDFs as they are published: a real report, files printed by LibreOffice, and pdfplumber as a second opinion."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pdfplumber
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell

from tests.readers.pdf_files import Drawing, covered, even, grids, paragraphs, read, rows, spans

HUAIAN = Path(__file__).resolve().parents[3] / "shared" / "reports" / "huaian-2024.pdf"
real = pytest.mark.reports


@pytest.fixture(scope="module")
def huaian() -> bytes:
    if not HUAIAN.is_file():
        pytest.skip("the real report ../shared/reports/huaian-2024.pdf is not here")
    return HUAIAN.read_bytes()


def _figures(grid: list[list[str]]) -> list[list[str]]:
    """Return the figures of each row that has any."""
    found = [[text for text in row if re.fullmatch(r"[\d.]+", text)] for row in grid]
    return [row for row in found if row]


@real
def test_huaian_every_figure_of_table_two(huaian: bytes) -> None:
    document = read(huaian)
    assert [(grid.row_count, grid.column_count, grid.page) for grid in grids(document)] == [
        (14, 4, 3),
        (28, 10, 4),
        (4, 15, 5),
    ]
    assert _figures(rows(grids(document)[0])) == [
        ["1", "0", "11"],
        ["8", "26", "66"],
        ["447228"],
        ["3985758"],
        ["88283"],
        ["96171.6"],
    ]


@real
def test_huaian_every_figure_of_table_three(huaian: bytes) -> None:
    found = _figures(rows(grids(read(huaian))[1]))
    expected = """
        3001 53 0 0 61 4 3119
        34 0 0 0 0 0 34
        1288 21 0 0 50 3 1362
        447 7 0 0 0 0 454
        2 0 0 0 0 0 2
        30 1 0 0 0 0 31
        5 0 0 0 0 0 5
        6 0 0 0 0 0 6
        7 1 0 0 0 0 8
        12 0 0 0 0 0 12
        9 0 0 0 0 0 9
        105 0 0 0 0 0 105
        746 12 0 0 10 1 769
        11 0 0 0 0 0 11
        1 0 0 0 0 0 1
        56 6 0 0 0 0 62
        25 0 0 0 0 0 25
        0 0 0 0 0 0 0
        0 0 0 0 0 0 0
        1 0 0 0 0 0 1
        67 3 0 0 1 0 71
        6 0 0 0 0 0 6
        108 2 0 0 0 0 110
        2932 53 0 0 61 4 3050
        103 0 0 0 0 0 103
    """
    assert found == [line.split() for line in expected.strip().splitlines()]


@real
def test_huaian_every_figure_of_table_four(huaian: bytes) -> None:
    assert rows(grids(read(huaian))[2])[-1] == [
        "72",
        "64",
        "178",
        "37",
        "351",
        "13",
        "4",
        "8",
        "1",
        "26",
        "12",
        "1",
        "1",
        "6",
        "20",
    ]


@real
def test_huaian_the_label_cut_by_the_page_is_one(huaian: bytes) -> None:
    grid = grids(read(huaian))[1]
    assert covered(grid)
    labels = {cell.text.replace("\n", ""): (cell.row_span, cell.column_span, cell.page) for cell in grid.cells}
    assert labels["（四）无法提供"] == (3, 1, 4)
    assert labels["三、本年度办理结果"] == (22, 1, 4)
    assert labels["（五）不予处理"] == (5, 1, 5)
    assert {cell.page for cell in grid.cells} == {4, 5}


@real
def test_huaian_text_without_page_numbers(huaian: bytes) -> None:
    document = read(huaian)
    texts = paragraphs(document)
    assert texts[1] == "2024年政府信息公开工作年度报告"
    assert [text[:2] for text in texts if len(text) < 24 and text[1] == "、"] == [
        "一、",
        "二、",
        "三、",
        "四、",
        "五、",
        "六、",
    ]
    assert not [text for text in texts if re.fullmatch(r"-\d-", text)]
    assert [note.code for note in document.notes] == ["page_furniture"] * 6
    assert document.title == "政府信息公开工作年度报告"


def _oracle(data: bytes) -> list[list[str]]:
    """Return the texts of all cells that pdfplumber finds, table by table, in row order."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        found = [table for page in document.pages for table in page.extract_tables()]
    return [[re.sub(r"\s+", "", text) for row in table for text in row if text is not None] for table in found]


def _ours(data: bytes) -> list[list[str]]:
    return [[re.sub(r"\s+", "", cell.text) for cell in grid.cells] for grid in grids(read(data))]


@pytest.mark.parametrize("columns", [3, 8, 15])
def test_the_same_cells_as_pdfplumber(columns: int) -> None:
    page = Drawing()
    xs, ys = even(60, 460 / columns, columns), even(780, -24, 12)
    texts = [[str(row * columns + column) for column in range(columns)] for row in range(12)]
    data = page.table(xs, ys, texts).next().save()
    assert _ours(data) == _oracle(data) == [[text for row in texts for text in row]]


@real
def test_the_same_cells_as_pdfplumber_on_huaian(huaian: bytes) -> None:
    """pdfplumber sees paragraph shading as tables and parts of tables per page; what it sees of ours is the same."""
    ours = [text for grid in _ours(huaian) for text in grid if text]
    theirs = [text for grid in _oracle(huaian)[-4:] for text in grid if text]
    assert sorted("".join(ours)) == sorted("".join(theirs + _oracle(huaian)[2]))


def _soffice() -> str:
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice is not installed")
    return found


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[docx.document.Document], bytes]:
    program = _soffice()
    folder = tmp_path_factory.mktemp("printed")

    def convert(document: docx.document.Document) -> bytes:
        source = folder / "document.docx"
        document.save(str(source))
        subprocess.run(
            [
                program,
                f"-env:UserInstallation=file://{folder}/profile",
                "--headless",
                "--convert-to",
                "pdf",
                "--outdir",
                str(folder),
                str(source),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return (folder / "document.pdf").read_bytes()

    return convert


ITEMS = (
    ("（一）予以公开", 1),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1),
    ("（三）不予公开", 8),
    ("（四）无法提供", 3),
    ("（五）不予处理", 5),
    ("（六）其他处理", 3),
    ("（七）总计", 1),
)


def _write(cell: _Cell, text: str, *, centred: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size = Pt(10)
    run.font.name = "Noto Serif CJK SC"
    run._element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _statutory(filler: int) -> docx.document.Document:
    """A document with a table of 28 rows and 10 columns like the statutory one, `filler` lines before it."""
    document = docx.Document()
    for _ in range(filler):
        document.add_paragraph("上文。")
    table = document.add_table(rows=28, cols=10)
    table.style = "Table Grid"
    _merged(table, 0, 0, 2, 2, "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    _merged(table, 0, 3, 0, 9, "申请人情况")
    _merged(table, 1, 3, 2, 3, "自然人")
    _merged(table, 1, 4, 1, 8, "法人或其他组织")
    _merged(table, 1, 9, 2, 9, "总计")
    for column, text in enumerate(("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"), 4):
        _write(table.cell(2, column), text, centred=True)
    _merged(table, 3, 0, 3, 2, "一、本年新收政府信息公开申请数量")
    _merged(table, 4, 0, 4, 2, "二、上年结转政府信息公开申请数量")
    _merged(table, 5, 0, 26, 0, "三、本年度办理结果")
    _merged(table, 27, 0, 27, 2, "四、结转下年度继续办理")
    row = 5
    for label, count in ITEMS:
        if count == 1:
            _merged(table, row, 1, row, 2, label)
        else:
            _merged(table, row, 1, row + count - 1, 1, label)
            for number in range(count):
                _write(table.cell(row + number, 2), f"{number + 1}.这一类事项的名称较长需要换行显示")
        row += count
    for row in range(3, 28):
        for column in range(3, 10):
            _write(table.cell(row, column), str(row * 100 + column), centred=True)
    document.add_paragraph("下文。")
    return document


def _merged(table: Table, top: int, left: int, bottom: int, right: int, text: str) -> None:
    cell = table.cell(top, left).merge(table.cell(bottom, right))
    _write(cell, text, centred=True)


@pytest.mark.parametrize("filler", [0, 9, 14, 17, 20, 23, 26, 29])
def test_a_table_printed_by_libreoffice_wherever_it_breaks(
    printed: Callable[[docx.document.Document], bytes], filler: int
) -> None:
    document = read(printed(_statutory(filler)))
    (grid,) = grids(document)
    assert (grid.row_count, grid.column_count) == (28, 10)
    assert covered(grid)
    figures = {(cell.row, cell.column): cell.text for cell in grid.cells if cell.row >= 3 and cell.column >= 3}
    assert figures == {(row, column): str(row * 100 + column) for row in range(3, 28) for column in range(3, 10)}
    texts = {cell.text.replace("\n", "") for cell in grid.cells}
    assert {label for label, _ in ITEMS} | {"三、本年度办理结果", "四、结转下年度继续办理"} <= texts
    assert spans(grid)[5, 0] == (22, 1)
    assert spans(grid)[7, 1] == (8, 1)
    assert paragraphs(document)[-1] == "下文。"


def test_header_rows_that_libreoffice_repeats(printed: Callable[[docx.document.Document], bytes]) -> None:
    document = _statutory(14)
    for row in document.tables[0].rows[:3]:
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
    found = read(printed(document))
    (grid,) = grids(found)
    assert (grid.row_count, grid.column_count) == (28, 10)
    assert "repeated_header" in [note.code for note in found.notes]
