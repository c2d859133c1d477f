"""Plain .docx parts are read from their bytes: with the same outcome as the full way, and only where they are plain."""

from __future__ import annotations

from random import Random

import pytest
from word_files import docx, p, r, tbl, tc, tr

from gkdash.demo.render import draw, render
from gkdash.demo.render.specimen import specimen
from gkdash.documents import Document, Paragraph
from gkdash.errors import UnreadableDocument
from gkdash.readers import docx as reader
from gkdash.readers.docx import read_docx
from gkdash.readers.docx_grammar import PIECES
from gkdash.readers.docx_pieces import split
from gkdash.settings import Limits

LIMITS = Limits()
ROWS = (tr("规章", "1", "2"), tr("行政许可", "3", "4"))


@pytest.fixture
def taken(monkeypatch) -> list[bool]:
    """Return a list that tells of each part read whether it was read from its bytes."""
    found: list[bool] = []
    real = reader.quick_blocks

    def watched(content, context):
        blocks = real(content, context)
        found.append(blocks is not None)
        return blocks

    monkeypatch.setattr(reader, "quick_blocks", watched)
    return found


def read_fully(monkeypatch, data: bytes) -> Document:
    with monkeypatch.context() as patched:
        patched.setattr(reader, "quick_blocks", lambda _content, _context: None)
        return read_docx(data, LIMITS)


PLAIN = {
    "paragraphs": p("一、总体情况") + p("正文。", "还有。") + "<w:p/>",
    "a table": tbl(*ROWS, widths=(3000, 1000, 1000)),
    "spans": tbl(tr(tc("表", span=3)), *ROWS),
    "merged downwards": tbl(tr(tc("一", merge="restart"), "1"), tr(tc(merge="continue"), "2")),
    "a merge without its beginning": tbl(tr(tc(merge="continue"), "1"), tr("二", "2")),
    "text under a merge": tbl(tr(tc("一", merge="restart"), "1"), tr(tc("二", merge="continue"), "2")),
    "unequal merges": tbl(tr(tc("一", merge="restart"), "1", "2"), tr(tc(span=2, merge="continue"), "3")),
    "a caption as wide as the grid": tbl(
        tr(tc("单位：件", properties='<w:tcW w:w="5000" w:type="dxa"/>')), *ROWS, widths=(3000, 1000, 1000)
    ),
    "a column of two millimetres": tbl(*ROWS, widths=(3000, 40, 1000)),
    "lines in a cell": tbl(tr(tc(p("商业") + p("企业")), "1"), *ROWS),
    "runs in a cell": tbl(tr(tc(p("商", "业")), "1"), *ROWS),
    "empty cells": tbl(tr("规章", "", tc(p())), tr("许可", "1", "2")),
    "a column of prose": tbl(tr(tc(p("长" * 120) + p("文"))), tr("文")),
    "entities": p("甲 &amp; 乙 &lt;丙&gt; &quot;丁&quot;") + tbl(tr("A&amp;B", "1"), tr("C", "2")),
    "white space": p(" 甲 ", " 乙\n丙\t丁 ") + p("<w:r><w:t> 甲 </w:t></w:r>", "乙") + tbl(tr(" 1 ", "　2　")),
    "looks": p(r("大", '<w:rFonts w:hint="eastAsia"/><w:b/><w:sz w:val="32"/>'), properties='<w:jc w:val="center"/>'),
    "looks that are switched off": p(r("5", '<w:vertAlign w:val="baseline"/><w:strike w:val="0"/>')),
    "a font set straight": p(r("5"), r("1", '<w:position w:val="-2"/>'), r("2", '<w:position w:val="3"/>')),
    "ids": '<w:p w:rsidR="00A1" w:rsidRDefault="00A2"><w:r w:rsidRPr="00A3"><w:t>甲</w:t></w:r></w:p>',
    "invisible characters": p("政\u200b府\u00ad信息"),
    "bookmarks": '<w:p><w:bookmarkStart w:id="0" w:name="_GoBack"/><w:r><w:t>甲</w:t></w:r><w:bookmarkEnd w:id="0"/></w:p>',
    "the end of a section": p("甲") + '<w:sectPr><w:footerReference r:id="rId9"/><w:pgSz w:w="1"/></w:sectPr>',
}


@pytest.mark.parametrize("body", PLAIN.values(), ids=PLAIN)
def test_what_is_plain_is_read_from_its_bytes_with_the_same_outcome(body, taken, monkeypatch):
    data = docx(body)
    assert read_docx(data, LIMITS) == read_fully(monkeypatch, data)
    assert taken == [True]


NOT_PLAIN = {
    "a tab": p(r("甲") + "<w:r><w:tab/></w:r>"),
    "a raised figure": p(r("5"), r("1", '<w:vertAlign w:val="superscript"/>')),
    "a figure above the line": p(r("5"), r("1", '<w:position w:val="6"/>')),
    "a deletion": p("甲", '<w:del w:id="1"><w:r><w:delText>乙</w:delText></w:r></w:del>'),
    "a deleted mark": p("甲", properties='<w:rPr><w:del w:id="1"/></w:rPr>') + p("乙"),
    "numbers": p("甲", properties='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    "a hidden row": tbl(tr("规章", "1", properties="<w:hidden/>"), *ROWS),
    "a skipped column": tbl(tr("1", "2", properties='<w:gridBefore w:val="1"/>'), *ROWS),
    "a table in a cell": tbl(tr(tc(tbl(*ROWS) + "<w:p/>"), "1"), *ROWS),
    "a number of a character": p("&#30002;"),
    "a comment": p("甲") + "<!-- <w:p/> -->",
    "a control": f"<w:sdt><w:sdtContent>{p('甲')}</w:sdtContent></w:sdt>",
    "another name for the namespace": '<x:p xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    "a cell between rows": p("甲") + "<w:tbl><w:tc><w:p/></w:tc></w:tbl>",
    "white space that counts from above": '<w:p xml:space="preserve"><w:r><w:t> 甲</w:t></w:r></w:p>',
}


@pytest.mark.parametrize("body", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_not_plain_is_left_to_the_full_way(body, taken, monkeypatch):
    data = docx(body)
    assert read_docx(data, LIMITS) == read_fully(monkeypatch, data)
    assert taken == [False]


BROKEN = {
    "a tag that does not close": "<w:p><w:r><w:t>甲</w:t></w:r>",
    "an attribute twice": p("甲", properties='<w:jc w:val="left" w:val="right"/>'),
    "properties that cross": p(r("甲", "<w:bdr><w:shd></w:bdr></w:shd>")),
    "a prefix without a namespace": p("甲", properties='<w:jc q:val="left"/>'),
    "an entity that is not there": p("甲&nbsp;"),
    "a control character": p("甲\x01"),
}


@pytest.mark.parametrize("body", [*PLAIN.values(), *NOT_PLAIN.values(), *BROKEN.values()])
def test_markup_that_is_remembered_gives_the_pieces_that_the_whole_pattern_gives(body):
    text = (body + tbl(*ROWS) + body + tbl(*ROWS)).encode()
    assert split(text) == split(text) == PIECES.split(text)


@pytest.mark.parametrize("same", [0, 90, 300])
def test_cells_with_ids_of_their_own_give_the_pieces_that_the_whole_pattern_gives(same):
    ids = [f"{number:08X}" if number > same else "00000001" for number in range(400)]
    cells = "".join(f'<w:tc><w:p w14:paraId="{one}"><w:r><w:t>{one}</w:t></w:r></w:p></w:tc>' for one in ids)
    text = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>".encode()
    assert split(text) == PIECES.split(text)


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_what_is_no_xml_is_refused(body):
    with pytest.raises(UnreadableDocument, match="不完整或有错"):
        read_docx(docx(body), LIMITS)


def test_the_style_of_a_paragraph_gives_its_level(taken):
    styles = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    document = read_docx(docx(p("一、", properties='<w:pStyle w:val="2"/>'), styles=styles), LIMITS)
    assert document.blocks == (Paragraph("一、", 2, "word/document.xml"),)
    assert taken == [True]


def test_headings_in_a_frame_keep_their_levels(taken, monkeypatch):
    styles = '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 2"/></w:style>'
    prose = tc(p("长" * 120) + p("文"))
    data = docx(tbl(tr(tc(p("一、", properties='<w:pStyle w:val="2"/>'))), tr(prose)), styles=styles)
    document = read_docx(data, LIMITS)
    assert document.blocks[0] == Paragraph("一、", 2, "word/document.xml")
    assert document == read_fully(monkeypatch, data)
    assert taken == [True]


def test_the_limit_of_cells_holds():
    with pytest.raises(UnreadableDocument, match="超过 5 个"):
        read_docx(docx(tbl(*ROWS)), Limits(cells=5))


@pytest.mark.parametrize("seed", range(30))
def test_generated_reports_read_the_same_in_both_ways(seed, monkeypatch):
    random = Random(seed)
    data = render(specimen(random), "docx", draw(random, "docx", rate=0.1), seed)
    document = read_docx(data, LIMITS)
    assert document == read_fully(monkeypatch, data)
