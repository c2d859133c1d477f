"""The layout of official documents: page, fonts, numbers of headings; and an office's own template in its place."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gkdash.errors import ExportError
from gkdash.exports.word import GridCell, Paper
from gkdash.exports.word.paper import chinese
from tests.exports.sheets import parts
from tests.exports.words import opened, paragraphs, tables

MADE = datetime(2025, 2, 20, 9, 30, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def written(template=None):
    paper = Paper(template)
    paper.title("关于年报的报告")
    paper.addressee("佳县人民政府")
    paper.heading(1, "总体情况")
    paper.heading(2, "申请")
    paper.heading(3, "新收")
    paper.heading(3, "结转")
    paper.heading(2, "复议")
    paper.heading(1, "问题")
    paper.heading(2, "及时")
    paper.body("=1+1\x00<b>&amp;</b>")
    paper.table(("单位", "件数"), [("甲局", "3"), ("乙\n局", "")], (100, 56), numbers=(1,))
    paper.grid(
        [GridCell(0, 0, "合", "公文表头", 2, 1), GridCell(0, 1, "1", "公文表数"), GridCell(1, 1, "2", "公文表数")],
        2,
        (1, 1),
    )
    paper.signature("佳县人民政府办公室", "2025年2月20日")
    return paper.finish("关于年报的报告", MADE)


@pytest.fixture(scope="module")
def data():
    return written()


def test_the_page_is_that_of_the_standard(data):
    section = opened(data).sections[0]
    sizes = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.right_margin,
        section.bottom_margin,
        section.left_margin,
    )
    assert [round(size / Mm(1)) for size in sizes] == [210, 297, 37, 26, 35, 28]


@pytest.mark.parametrize(
    ("style", "font", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("公文正文", "仿宋_GB2312", 16),
    ],
)
def test_fonts_are_those_of_the_standard(data, style, font, size):
    found = opened(data).styles[style]
    fonts = found.element.rPr.find(qn("w:rFonts"))
    assert (fonts.get(qn("w:eastAsia")), found.font.size) == (font, Pt(size))
    assert fonts.get(qn("w:asciiTheme")) is None


def test_every_font_has_a_stand_in(data):
    table = parts(data)["word/fontTable.xml"]
    others = {font.get(f"{W}name"): font.find(f"{W}altName") for font in table}
    assert others["方正小标宋简体"].get(f"{W}val").split(",")[:2] == ["方正小标宋_GBK", "华文中宋"]
    assert others["仿宋_GB2312"].get(f"{W}val").startswith("仿宋,FangSong")
    assert {"楷体_GB2312", "黑体", "宋体"} <= set(others)


def test_headings_are_numbered_and_begin_anew(data):
    found = [text for style, text in paragraphs(data) if style.startswith("Heading")]
    assert found == ["一、总体情况", "（一）申请", "1.新收", "2.结转", "（二）复议", "二、问题", "（一）及时"]


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (100, "100")]
)
def test_numbers_in_chinese(number, text):
    assert chinese(number) == text


def test_text_is_text(data):
    assert ("公文正文", "=1+1�<b>&amp;</b>") in paragraphs(data)
    assert tables(data) == [[["单位", "件数"], ["甲局", "3"], ["乙\n局", ""]], [["合", "1"], ["合", "2"]]]


def test_pages_are_numbered_on_the_outer_side(data):
    xml = parts(data)
    feet = {
        root.find(f".//{W}jc").get(f"{W}val"): "".join(item.text for item in root.iter(f"{W}t", f"{W}instrText"))
        for name, root in xml.items()
        if name.startswith("word/footer") and root.find(f".//{W}instrText") is not None
    }
    assert feet == {"right": "—  PAGE  —", "left": "—  PAGE  —"}
    assert xml["word/settings.xml"].find(f"{W}evenAndOddHeaders") is not None


def test_nothing_tells_when_or_by_what_it_was_made(data):
    properties = opened(data).core_properties
    assert (properties.title, properties.author, properties.comments) == ("关于年报的报告", "", "")
    assert properties.created == properties.modified == datetime(2025, 2, 20, 9, 30, tzinfo=UTC)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert written() == data


@pytest.fixture
def template(tmp_path):
    """An office's own: narrow page, its own heading, a head, text that is not wanted, a style of another id."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.left_margin, section.right_margin = Mm(182), Mm(20), Mm(22)
    section.header.paragraphs[0].text = "佳县人民政府办公室"
    section.footer.paragraphs[0].text = "第1页"
    document.styles["Heading 1"].font.size = Pt(20)
    own = document.styles.add_style("Formular", 1)
    own.element.find(qn("w:name")).set(qn("w:val"), "公文表头")
    document.add_paragraph("范例正文")
    document.add_table(2, 2)
    path = tmp_path / "模板.docx"
    document.save(path)
    return path


def test_a_template_gives_styles_and_page_and_not_its_text(template):
    data = written(template)
    document = opened(data)
    section = document.sections[0]
    assert round(section.page_width / Mm(1)) == 182
    assert section.header.paragraphs[0].text == "佳县人民政府办公室"
    assert section.footer.paragraphs[0].text == "第1页"
    assert document.styles["Heading 1"].font.size == Pt(20)
    assert document.styles["公文正文"].font.size == Pt(16)
    assert "范例正文" not in [text for _, text in paragraphs(data)]
    assert len(document.tables) == 2
    first = document.tables[0]
    assert first.rows[0].cells[0].paragraphs[0].style.style_id == "Formular"
    width = sum(int(item.get(qn("w:w"))) for item in first._tbl.tblGrid)
    assert abs(width / 56.692913 - 140) < 0.2


def test_what_is_no_template_is_told(tmp_path):
    path = tmp_path / "模板.docx"
    path.write_bytes(b"no package")
    with pytest.raises(ExportError, match=r"is no Word document \(\.docx\)"):
        Paper(path)
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "1")
    with pytest.raises(ExportError, match=r"is no Word document \(\.docx\)"):
        Paper(path)
