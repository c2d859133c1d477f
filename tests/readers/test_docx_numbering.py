"""Automatic numbers of .docx become text: formats, levels, restarts, and lists that styles carry."""

from __future__ import annotations

import pytest
from word_files import docx, p, tbl, tc, tr

from gkdash.documents import Grid, Paragraph
from gkdash.readers.docx import read_docx
from gkdash.readers.word_numerals import numeral
from gkdash.settings import Limits


def level(depth: int, style: str, text: str, *, start: int = 1, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, of: int, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def item(text: str, number: int | None = 1, depth: int | None = 0, more: str = "") -> str:
    own = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    own += "" if number is None else f'<w:numId w:val="{number}"/>'
    return p(*([text] if text else []), properties=f"{more}<w:numPr>{own}</w:numPr>")


def texts(body: str, numbering: str, styles: str = "") -> list[str]:
    found = read_docx(docx(body, numbering=numbering, styles=styles), Limits())
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


CHAPTERS = abstract(
    0, level(0, "chineseCounting", "%1、", more='<w:suff w:val="nothing"/>'), level(1, "decimal", "%2.")
)


def test_chapters_and_items() -> None:
    body = (
        item("总体情况")
        + item("属于国家秘密", depth=1)
        + item("重复申请", depth=1)
        + item("主动公开")
        + item("甲", depth=1)
    )
    assert texts(body, CHAPTERS + num(1, 0)) == ["一、总体情况", "1.属于国家秘密", "2.重复申请", "二、主动公开", "1.甲"]


def test_a_number_never_runs_into_figures() -> None:
    numbering = abstract(0, level(0, "decimal", "%1."), level(1, "decimal", "%2")) + num(1, 0)
    assert texts(item("5件") + item("12345热线", depth=1), numbering) == ["1. 5件", "1 12345热线"]


def test_numbers_in_cells() -> None:
    body = tbl(tr(tc(item("")), tc(item("属于国家秘密", depth=1))), tr(tc(item("")), tc(item("重复", depth=1))))
    numbering = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%2.", more="<w:lvlRestart w:val='0'/>"))
    grid = read_docx(docx(body, numbering=numbering + num(1, 0)), Limits()).blocks[0]
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["1", "1.属于国家秘密", "2", "2.重复"]


def test_bullets_and_numbers_switched_off_give_no_text() -> None:
    numbering = abstract(0, level(0, "bullet", "●")) + num(1, 0)
    assert texts(item("a") + item("b", number=0) + item("c", number=9), numbering) == ["a", "b", "c"]


def test_levels_shown_together() -> None:
    numbering = abstract(
        0, level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", more="<w:isLgl/>")
    ) + num(1, 0)
    assert texts(item("甲") + item("乙", depth=1) + item("丙", depth=1), numbering) == ["第一章 甲", "1.1 乙", "1.2 丙"]


def test_starts_and_overrides() -> None:
    numbering = (
        abstract(0, level(0, "decimal", "%1)", start=3))
        + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>')
        + num(3, 0, f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1:")}</w:lvlOverride>')
    )
    body = item("a") + item("b") + item("c", number=2) + item("d", number=2) + item("e", number=1) + item("f", number=3)
    assert texts(body, numbering) == ["3) a", "4) b", "7) c", "8) d", "9) e", "J: f"]


def test_two_lists_with_one_definition_count_on() -> None:
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0) + num(2, 0)
    assert texts(item("甲") + item("乙", number=2), numbering) == ["1.甲", "2.乙"]


def test_deleted_paragraphs_are_not_counted() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>"
    )
    assert texts(item("甲") + gone + item("乙"), CHAPTERS + num(1, 0)) == ["一、甲", "二、乙"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="h1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="h3"><w:name w:val="own"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="numbering" w:styleId="list"><w:name w:val="list"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
)


def test_lists_that_styles_carry() -> None:
    levels = abstract(
        0,
        level(0, "japaneseCounting", "%1、"),
        level(1, "chineseCountingThousand", "（%2）"),
        level(2, "decimal", "%3．", more='<w:pStyle w:val="h3"/>'),
    )
    styled = "".join(p("文", properties=f'<w:pStyle w:val="{name}"/>') for name in ("h1", "h2", "h3", "h1"))
    off = p("文", properties='<w:pStyle w:val="h1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(styled + off, levels + num(1, 0), STYLES) == ["一、文", "（一）文", "1．文", "二、文", "文"]


def test_a_list_that_borrows_a_style() -> None:
    numbering = (
        abstract(0, level(0, "decimalFullWidth", "%1、"), more='<w:styleLink w:val="list"/>')
        + abstract(1, more='<w:numStyleLink w:val="list"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert texts(item("甲", number=2) + item("乙", number=2), numbering, STYLES) == ["１、甲", "２、乙"]


def test_numbers_with_leading_zeros_stand_in_a_branch() -> None:
    branch = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
        '<w:numFmt w:val="custom" w:format="01, 02, 03, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        '</mc:Fallback></mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>'
    )
    assert texts(item("甲"), abstract(0, branch) + num(1, 0)) == ["01 甲"]


@pytest.mark.parametrize(
    ("style", "spelt"),
    [
        ("chineseCounting", {1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 101: "一〇一"}),
        (
            "chineseCountingThousand",
            {10: "十", 12: "十二", 100: "一百", 102: "一百零二", 110: "一百一十", 1005: "一千零五"},
        ),
        ("japaneseCounting", {1: "一", 10: "十", 21: "二十一", 102: "百二"}),
        ("ideographDigital", {1: "一", 10: "一〇", 21: "二一"}),
        ("chineseLegalSimplified", {12: "壹拾贰", 100: "壹佰"}),
        ("decimal", {7: "7"}),
        ("decimalZero", {7: "07", 12: "12"}),
        ("decimalFullWidth", {12: "１２"}),
        ("decimalEnclosedCircleChinese", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedParen", {3: "⑶"}),
        ("decimalEnclosedFullstop", {3: "⒊"}),
        ("ideographTraditional", {1: "甲", 11: "11"}),
        ("ideographEnclosedCircle", {2: "㈡"}),
        ("upperRoman", {4: "IV", 9: "IX"}),
        ("lowerLetter", {1: "a", 27: "aa"}),
        ("none", {1: ""}),
        ("unknown", {3: "3"}),
    ],
)
def test_numerals(style: str, spelt: dict[int, str]) -> None:
    assert {value: numeral(value, style) for value in spelt} == spelt
