"""Characters: what a person sees on the page is read once, and nothing else is."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from reportlab.lib.colors import Color
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from gkdash.readers.pdf_glyphs import visible_glyphs
from gkdash.readers.pdf_marks import Marks
from gkdash.readers.pdf_model import Frame
from gkdash.readers.pdf_native import Characters, TextObjects
from tests.readers.pdf_files import (
    SONG,
    Drawing,
    codes,
    drawn,
    grids,
    notes,
    paragraphs,
    raw_pdf,
    read,
    rows,
    stream,
    table,
)

LATIN = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
FILLER = ["这一页还有别的文字，", "都是正常显示的。"]


def _latin() -> str:
    try:
        pdfmetrics.registerFont(TTFont("latin", str(LATIN)))
    except (TTFError, OSError):
        pytest.skip(f"no font {LATIN.name} here to embed")
    return "latin"


def test_letters_and_figures_of_an_embedded_font() -> None:
    font = _latin()
    assert paragraphs(drawn(lambda page: page.text(60, 700, "Office 3119 (24%)", 12, font))) == ["Office 3119 (24%)"]


def test_spaces_between_figures_and_chinese_are_left_out() -> None:
    document = drawn(lambda page: page.text(60, 700, "2024 年 1 月 1 日至 12 月 31 日，共 3119 件。", 12))
    assert paragraphs(document) == ["2024年1月1日至12月31日，共3119件。"]


def test_spaces_between_words_of_letters_stay() -> None:
    assert paragraphs(drawn(lambda page: page.text(60, 700, "No. 30 of the State Council", 12))) == [
        "No. 30 of the State Council"
    ]


def test_two_words_set_apart_keep_a_space() -> None:
    document = drawn(lambda page: page.text(60, 700, "联系人：张三").text(180, 700, "电话：12345"))
    assert paragraphs(document) == ["联系人：张三 电话：12345"]


def test_kerning_does_not_split_a_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670])
        drawing.text(80, 680, "规章")
        drawing.text(180, 680, "3").text(186.8, 680, "119")

    assert table(drawn(page)) == [["规章", "3119"]]


def test_a_drawn_thousands_space_stays() -> None:
    document = drawn(lambda page: page.rules([60, 160, 260], [700, 670]).text(80, 680, "规章").text(180, 680, "3 119"))
    assert table(document) == [["规章", "3 119"]]


def test_bold_made_by_drawing_twice_counts_once() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670])
        for shift in (0, 0.3):
            drawing.text(80 + shift, 680, "合计").text(180 + shift, 680, "1122")

    assert table(drawn(page)) == [["合计", "1122"]]


def test_bold_drawn_twice_character_by_character_counts_once() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670]).text(80, 680, "合计")
        for number, digit in enumerate("1122"):
            drawing.text(180 + 5 * number, 680, digit)
        drawing.text(300, 500, "别的文字")
        for number, digit in enumerate("1122"):
            drawing.text(180.4 + 5 * number, 680, digit)

    document = drawn(page)
    assert table(document) == [["合计", "1122"]]


def test_equal_figures_side_by_side_are_kept() -> None:
    font = _latin()
    document = drawn(lambda page: page.rules([60, 160], [700, 670]).text(70, 680, "1111", 10, font))
    assert paragraphs(document) == ["1111"]


def test_a_figure_set_wide_is_one_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670])
        for number, digit in enumerate("108"):
            drawing.text(180 + 10 * number, 680, digit)
        for number, character in enumerate("规章"):
            drawing.text(70 + 30 * number, 680, character)

    assert table(drawn(page)) == [["规 章", "108"]]


def test_a_raised_mark_is_no_digit_of_the_figure() -> None:
    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670])
        drawing.text(80, 680, "规章").text(180, 680, "22", 10).text(189.5, 684.5, "1", 6)

    assert table(drawn(page)) == [["规章", "22¹"]]


def test_full_width_figures_stay_as_printed() -> None:
    assert table(
        drawn(lambda page: page.rules([60, 160, 260], [700, 670]).text(80, 680, "规章").text(180, 680, "３１１９"))
    ) == [["规章", "３１１９"]]


@pytest.mark.parametrize(("printed", "meant"), [("⼀", "一"), ("⽇", "日"), ("⾏", "行"), ("豈", "豈")])
def test_a_radical_stands_for_the_character(printed: str, meant: str) -> None:
    """Some fonts name 一 by the radical U+2F00."""
    assert paragraphs(read(_cid(printed + "、总体"))) == [meant + "、总体"]


def _cid(text: str, *, mapped: bool = True) -> bytes:
    """A page with a Type 0 font whose ToUnicode gives `text` for codes 1, 2, 3 and so on."""
    count = len(text)
    lines = "\n".join(f"<{number:04X}> <{ord(char):04X}>" for number, char in enumerate(text, 1))
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{count} beginbfchar\n{lines}\nendbfchar endcmap end end"
    )
    content = b"BT /F1 12 Tf 60 700 Td <" + b"".join(b"%04X" % number for number in range(1, count + 1)) + b"> Tj ET"
    unicode = b" /ToUnicode 8 0 R" if mapped else b""
    return raw_pdf(
        content,
        b"/Font << /F1 5 0 R >>",
        [
            b"<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sub /Encoding /Identity-H /DescendantFonts [6 0 R]"
            + unicode
            + b" >>",
            (
                b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Sub /CIDSystemInfo << /Registry (Adobe)"
                b" /Ordering (Identity) /Supplement 0 >> /FontDescriptor 7 0 R /DW 1000 >>"
            ),
            (
                b"<< /Type /FontDescriptor /FontName /AAAAAA+Sub /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0"
                b" /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>"
            ),
            stream(cmap.encode()),
        ],
    )


def test_glyphs_without_a_character_are_not_guessed() -> None:
    unmapped = _cid("一二三四五六", mapped=False)
    data = unmapped.replace(b"BT /F1", b"BT /F2 12 Tf 60 500 Td (Plain words of the body) Tj ET BT /F1")
    data = data.replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    document = read(_rebuilt(data))
    assert paragraphs(document) == ["\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd", "Plain words of the body"]
    (note,) = notes(document, "unmapped_characters")
    assert note.message == "有 6 个字符的字体没有字符对照表，记作“\ufffd”。"


def _rebuilt(data: bytes) -> bytes:
    """Return a file whose cross-reference table no longer fits, with none, so that the offsets are found anew."""
    data = data[: data.rfind(b"startxref")]
    data = re.sub(rb"<< /Length \d+", lambda _: b"<< /Length %d" % _stream_length(data), data, count=1)
    return data + b"startxref\n0\n%%EOF\n"


def _stream_length(data: bytes) -> int:
    start = data.index(b"stream\n") + 7
    return data.index(b"\nendstream", start) - start


def test_replacement_text_is_spread_over_its_place() -> None:
    """`ActualText` puts every character at the box of the whole: 11 is two digits, not one drawn twice."""
    content = (
        b"60 670 m 260 670 l 260 700 l 60 700 l h 160 670 m 160 700 l S BT /F1 12 Tf 180 680 Td "
        b"/Span << /ActualText (1122) >> BDC (wxyz) Tj EMC ET BT /F1 12 Tf 80 680 Td (abc) Tj ET"
    )
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    assert table(read(raw_pdf(content, b"/Font << /F1 5 0 R >>", [font]))) == [["abc", "1122"]]


def test_a_watermark_across_the_page_is_left_out_and_told() -> None:
    def page(drawing: Drawing) -> None:
        canvas = drawing.canvas
        drawing.table([60, 260, 460], [700, 500, 300], [["甲", "1"], ["乙", "2"]])
        canvas.saveState()
        canvas.setFillColor(Color(0.8, 0.8, 0.8))
        canvas.translate(150, 350)
        canvas.rotate(45)
        drawing.text(0, 0, "内部资料", 60)
        canvas.restoreState()

    document = drawn(page)
    assert table(document) == [["甲", "1"], ["乙", "2"]]
    assert notes(document, "watermark")[0].message == "水印文字已略去：“内部资料”。"


def test_a_level_watermark_is_pale_and_large() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table([60, 260, 460], [700, 500, 300], [["甲", "1"], ["乙", "2"]])
        drawing.canvas.setFillColor(Color(0.5, 0.5, 0.5, alpha=0.2))
        drawing.text(100, 480, "草稿", 70)

    assert table(drawn(page)) == [["甲", "1"], ["乙", "2"]]


def test_a_large_title_is_no_watermark() -> None:
    document = drawn(lambda page: page.text(60, 700, "年度报告", 40).lines(60, 600, FILLER))
    assert paragraphs(document)[0] == "年度报告"


def test_hidden_text_beside_visible_text_is_left_out() -> None:
    def page(drawing: Drawing) -> None:
        drawing.lines(60, 600, FILLER)
        text = drawing.canvas.beginText(60, 500)
        text.setFont(SONG, 10)
        text.setTextRenderMode(3)
        text.textOut("藏起来的字")
        drawing.canvas.drawText(text)

    document = drawn(page)
    assert "".join(paragraphs(document)) == "".join(FILLER)
    assert codes(document) == ["hidden_text"]


def _picture(width: int = 40, height: int = 50) -> object:
    return ImageReader(Image.new("RGB", (width, height), (240, 240, 235)))


def test_the_hidden_layer_of_a_scan_is_its_text() -> None:
    def page(drawing: Drawing) -> None:
        drawing.canvas.drawImage(_picture(), 0, 0, 595, 842)
        text = drawing.canvas.beginText(60, 700)
        text.setFont(SONG, 12)
        text.setTextRenderMode(3)
        text.textLines("总体情况\n一年来共公开政府信息三百条，办理申请二十件，均按期答复。")
        drawing.canvas.drawText(text)

    document = drawn(page)
    assert "".join(paragraphs(document)) == "总体情况一年来共公开政府信息三百条，办理申请二十件，均按期答复。"


def test_white_text_on_white_is_left_out_but_not_on_a_dark_ground() -> None:
    def page(drawing: Drawing) -> None:
        drawing.canvas.setFillGray(0.2)
        drawing.canvas.rect(50, 690, 300, 30, stroke=0, fill=1)
        drawing.canvas.setFillGray(1)
        drawing.text(60, 700, "白字标题").text(60, 400, "看不见的字")
        drawing.canvas.setFillGray(0)
        drawing.lines(60, 600, FILLER)

    document = drawn(page)
    assert paragraphs(document) == ["白字标题", *FILLER]
    assert notes(document, "white_text")[0].message == "白底白字已略去：“看不见的字”。"


def test_text_crossed_out_is_left_out_and_told() -> None:
    """Tracked changes print as `33` struck and `0` beside it; underlines strike nothing."""

    def page(drawing: Drawing) -> None:
        drawing.rules([60, 160, 260], [700, 670]).text(80, 680, "规章").text(180, 680, "330")
        drawing.canvas.line(180, 683.7, 189.2, 683.7)
        drawing.canvas.line(80, 678.5, 100, 678.5)
        drawing.lines(60, 600, FILLER)

    document = drawn(page)
    assert table(document) == [["规章", "0"]]
    assert notes(document, "struck_text")[0].message == "划掉的文字已略去：“33”。"


def test_text_outside_the_visible_page_is_left_out() -> None:
    document = drawn(lambda page: page.text(-200, 700, "页外").lines(60, 600, FILLER))
    assert paragraphs(document) == FILLER
    assert codes(document) == ["outside_page"]


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [False, True])
def test_pages_turned_and_cropped(rotation: int, crop: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """The content is turned the other way, so that the page shows upright; boxes are those of the page as shown."""
    width, height = (842, 595) if rotation % 180 else (595, 842)
    drawing = Drawing((595, 842))
    canvas = drawing.canvas
    if rotation == 90:
        canvas.translate(595, 0)
    elif rotation == 180:
        canvas.translate(595, 842)
    elif rotation == 270:
        canvas.translate(0, 842)
    canvas.rotate(rotation)
    drawing.table([60, 160, 260], [500, 470, 440], [["规章", "12"], ["文件", "34"]])
    with PdfDocument(drawing.next().save()) as document:
        page = document[0]
        page.set_rotation(rotation)
        if crop:
            page.set_cropbox(20, 30, 575, 812)
        out = io.BytesIO()
        document.save(out)
    (grid,) = grids(read(out.getvalue()))
    assert rows(grid) == [["规章", "12"], ["文件", "34"]]
    box = grid.cells[0].box
    assert box is not None
    left, bottom = {0: (20, 30), 90: (30, 20), 180: (20, 30), 270: (30, 20)}[rotation] if crop else (0, 0)
    assert box == pytest.approx((60 - left, 470 - bottom, 160 - left, 500 - bottom), abs=0.02)
    assert width > 0 < height


@pytest.mark.parametrize("rotation", [90, 270])
def test_a_table_drawn_sideways_on_an_upright_page(rotation: int) -> None:
    drawing = Drawing()
    canvas = drawing.canvas
    canvas.translate(595 if rotation == 90 else 0, 0 if rotation == 90 else 842)
    canvas.rotate(rotation)
    drawing.table([60, 160, 260], [500, 470, 440], [["规章", "12"], ["文件", "34"]])
    (grid,) = grids(read(drawing.next().save()))
    assert rows(grid) == [["规章", "12"], ["文件", "34"]]
    expected = (95, 60, 125, 160) if rotation == 90 else (470, 682, 500, 782)
    assert grid.cells[0].box == pytest.approx(expected, abs=0.02)


def test_text_inside_a_form_object_stands_where_the_form_is_put() -> None:
    def page(drawing: Drawing) -> None:
        drawing.canvas.beginForm("cell")
        drawing.text(0, 0, "12", 5)
        drawing.canvas.endForm()
        drawing.table([60, 160, 260], [500, 470, 440], [["规章", ""], ["文件", "34"]])
        drawing.canvas.saveState()
        drawing.canvas.translate(200, 480)
        drawing.canvas.scale(2, 2)
        drawing.canvas.doForm("cell")
        drawing.canvas.restoreState()

    assert table(drawn(page)) == [["规章", "12"], ["文件", "34"]]


def test_values_of_form_fields_are_read_where_they_show() -> None:
    def page(drawing: Drawing) -> None:
        drawing.table([60, 160, 260], [500, 470, 440], [["规章", ""], ["文件", "34"]])
        drawing.canvas.acroForm.textfield(
            name="issued", value="12", x=170, y=475, width=60, height=20, borderWidth=0, fontName="Helvetica"
        )

    assert table(drawn(page)) == [["规章", "12"], ["文件", "34"]]


def test_values_of_form_fields_without_an_appearance() -> None:
    content = b"60 440 m 260 440 l 260 500 l 60 500 l h 160 440 m 160 500 l S BT /F1 12 Tf 80 465 Td (abc) Tj ET"
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    field = (
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (issued) /V (12) /Rect [170 460 250 480] /F 4"
        b" /DA (/F1 12 Tf 0 g) /P 3 0 R >>"
    )
    data = raw_pdf(content, b"/Font << /F1 5 0 R >>", [font, field], b"/Annots [6 0 R]")
    data = data.replace(
        b"/Type /Catalog /Pages 2 0 R",
        b"/Type /Catalog /Pages 2 0 R /AcroForm << /Fields [6 0 R] /NeedAppearances true /DR << /Font << /F1 5 0 R >> >> >>",
    )
    start = data.rfind(b"startxref")
    assert table(read(data[:start] + b"startxref\n0\n%%EOF\n")) == [["abc", "12"]]


def test_the_title_is_that_of_the_document_properties() -> None:
    drawing = Drawing()
    drawing.canvas.setTitle("某局2024年政府信息公开工作年度报告")
    document = read(drawing.lines(60, 600, FILLER).next().save())
    assert document.title == "某局2024年政府信息公开工作年度报告"
    assert document.published_on is None
    assert document.pages == 1
    assert document.media_type == "application/pdf"


def test_fonts_of_unequal_height_stand_on_one_line() -> None:
    """A font may claim to reach nearly two sizes high; its characters stand on the baseline all the same."""
    tall = _cid("属于国家秘密").replace(b"/Ascent 900 /Descent -200", b"/Ascent 1800 /Descent -150")
    tall = tall.replace(b"[0 -200 1000 900]", b"[0 -200 1000 1900]")
    data = tall.replace(b"BT /F1 12 Tf 60 700 Td", b"BT /F2 12 Tf 50 700 Td (1.) Tj ET BT /F1 12 Tf 60 700 Td")
    data = data.replace(b"/F1 5 0 R", b"/F1 5 0 R /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    assert paragraphs(read(_rebuilt(data))) == ["1.属于国家秘密"]


def test_boxes_of_ink_alone_are_placed_by_the_baseline() -> None:
    """Some fonts give 一 a box as low as its stroke: size and place are those of the object, not of the box."""
    raw = Characters(
        codes=[ord(char) for char in "一本年"],
        left=[60.0, 70.0, 80.0],
        bottom=[704.0, 698.0, 698.0],
        right=[70.0, 80.0, 90.0],
        top=[705.5, 699.5, 699.5],
        objects=[1, 1, 1],
        seamless=[False, True, True],
        unmapped=frozenset(),
        generated=frozenset(),
    )
    drawn = TextObjects(
        places=[0, 0, 0],
        first=[0],
        matrices=[1.0, 0.0, 0.0, 1.0, 60.0, 700.0],
        origins=[60.0, 700.0],
        sizes=[10.0],
        modes=[0],
        colors=[0, 0, 0, 255],
    )
    glyphs = visible_glyphs(raw, drawn, Frame(0, 0, 595, 842), Marks()).glyphs
    assert [(glyph.text, glyph.size, round(glyph.bottom, 2), round(glyph.top, 2)) for glyph in glyphs] == [
        ("一", 10.0, 698.8, 708.8),
        ("本", 10.0, 698.8, 708.8),
        ("年", 10.0, 698.8, 708.8),
    ]
