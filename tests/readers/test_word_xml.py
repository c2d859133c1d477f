"""Word documents in one XML file: flat OPC packages and the XML of Word 2003."""

from __future__ import annotations

import pytest
from word_files import document, p, tbl, tc, tr

from gkdash.documents import Document, Paragraph
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.word_xml import read_word_xml
from gkdash.settings import Limits

LIMITS = Limits()
PKG = "http://schemas.microsoft.com/office/2006/xmlPackage"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def flat(name: str, xml: str) -> str:
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}" Target="{name}"/></Relationships>'
    )
    return (
        f'<?xml version="1.0"?><?mso-application progid="Word.Document"?><pkg:package xmlns:pkg="{PKG}">'
        f'<pkg:part pkg:name="/_rels/.rels"><pkg:xmlData>{rels}</pkg:xmlData></pkg:part>'
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{xml.partition("?>")[2]}</pkg:xmlData></pkg:part>'
        '<pkg:part pkg:name="/word/media/a.png"><pkg:binaryData>AAAA</pkg:binaryData></pkg:part></pkg:package>'
    )


def test_flat_packages() -> None:
    xml = flat("word/document.xml", document(p("前") + tbl(tr(tc("头", span=2)), tr("1", "2"))))
    assert read_word_xml(xml.encode(), LIMITS).text == "前\n头\n1\t2"


WORD_2003 = (
    'xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" '
    'xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" '
    'xmlns:aml="http://schemas.microsoft.com/aml/2001/core"'
)


def old(body: str) -> Document:
    styles = '<w:styles><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style></w:styles>'
    xml = f'<?xml version="1.0"?><w:wordDocument {WORD_2003}>{styles}<w:body><wx:sect>{body}</wx:sect></w:body></w:wordDocument>'
    return read_word_xml(xml.encode(), LIMITS)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def test_the_xml_of_word_2003() -> None:
    listed = '<w:pPr><w:pStyle w:val="1"/><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="1"/><wx:t wx:val="一、"/></w:listPr></w:pPr>'
    merged = "<w:tc><w:tcPr><w:vmerge{}/></w:tcPr><w:p>{}</w:p></w:tc>"
    first = ' w:val="restart"'
    found = old(
        f"<wx:sub-section><w:p>{listed}{run('总体情况')}</w:p></wx:sub-section>"
        f'<w:p>{run("12")}<aml:annotation aml:id="0" w:type="Word.Insertion"><aml:content>{run("3")}</aml:content>'
        f'</aml:annotation><aml:annotation aml:id="1" w:type="Word.Deletion"><aml:content><w:r><w:delText>4</w:delText>'
        f"</w:r></aml:content></aml:annotation><w:r><w:footnote><w:p>{run('含结转')}</w:p></w:footnote></w:r></w:p>"
        f"<w:tbl><w:tr>{merged.format(first, run('三'))}<w:tc><w:p>{run('1')}</w:p></w:tc></w:tr>"
        f"<w:tr>{merged.format('', '')}<w:tc><w:p>{run('2')}</w:p></w:tc></w:tr></w:tbl>"
    )
    assert found.text == "一、总体情况\n123\n三\t1\n2\n含结转"
    assert isinstance(found.blocks[0], Paragraph)
    assert found.blocks[0].level == 1
    assert [note.code for note in found.notes] == ["tracked_deletions"]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<a/>", ErrorCode.UNSUPPORTED_FORMAT),
        ("<a>", ErrorCode.DAMAGED),
        (f"<w:wordDocument {WORD_2003}/>", ErrorCode.DAMAGED),
        (f'<pkg:package xmlns:pkg="{PKG}"/>', ErrorCode.DAMAGED),
    ],
)
def test_bad_files(xml: str, code: ErrorCode) -> None:
    with pytest.raises(UnreadableDocument) as caught:
        read_word_xml(xml.encode(), LIMITS)
    assert caught.value.code is code
    with pytest.raises(UnreadableDocument) as caught:
        read_word_xml(xml.encode(), Limits(file_bytes=2))
    assert caught.value.code is ErrorCode.TOO_LARGE
