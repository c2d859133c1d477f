"""What OpenDocument texts hold, trait by trait."""

from __future__ import annotations

import random

import pytest
from word_files import package

from gkdash.documents import Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.odt import FODT, ODT, read_odt
from gkdash.settings import Limits

LIMITS = Limits()
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
    )
)


def content(text: str, styles: str = "") -> str:
    return (
        f"<office:document-content {NAMESPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )


def odt(text: str, styles: str = "", common: str = "", **parts: str) -> bytes:
    return package(
        {
            "mimetype": ODT,
            "content.xml": content(text, styles),
            "styles.xml": f"<office:document-styles {NAMESPACES}>{common}</office:document-styles>",
            **{f"META-INF/{name}.xml": value for name, value in parts.items()},
        }
    )


def read(text: str, styles: str = "", common: str = "") -> Document:
    return read_odt(odt(text, styles, common), LIMITS)


def texts(found: Document) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def codes(found: Document) -> list[str]:
    return [note.code for note in found.notes]


def p(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def cell(text: str = "", *, down: int = 1, wide: int = 1) -> str:
    inner = text if text.startswith("<") else p(text)
    return (
        f'<table:table-cell table:number-rows-spanned="{down}" table:number-columns-spanned="{wide}">'
        f"{inner}</table:table-cell>"
    )


COVERED = "<table:covered-table-cell/>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(c if c.startswith('<table') else cell(c) for c in cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def shape(block: object) -> list[tuple[int, int, int, int, str]]:
    assert isinstance(block, Grid)
    return [(c.row, c.column, c.row_span, c.column_span, c.text) for c in block.cells]


def test_paragraphs_headings_and_tables_in_document_order() -> None:
    found = read(
        '<text:h text:outline-level="1">一、总体情况</text:h>' + p("前") + table(row("a", "b"), row("", "0")) + p("后")
    )
    assert found.text == "一、总体情况\n前\na\tb\n\t0\n后"
    assert [block.level for block in found.blocks if isinstance(block, Paragraph)] == [1, None, None]
    assert found.media_type == ODT
    assert found.notes == ()


def test_white_space() -> None:
    assert texts(read(p("  a \n  b<text:s text:c='2'/>c<text:tab/>d<text:line-break/> e "))) == ["a b  c\td\ne"]
    assert texts(read(p("受理 <text:span>12</text:span> 件"))) == ["受理 12 件"]


def test_spans_and_covered_cells() -> None:
    found = read(
        table(
            "<table:table-header-rows>",
            row(cell("头", down=2, wide=2), COVERED, cell("自然人", wide=2), COVERED),
            row(COVERED, COVERED, "甲", "乙"),
            "</table:table-header-rows>",
            row("1", "2", '<table:table-cell table:number-columns-repeated="2"><text:p>/</text:p></table:table-cell>'),
        )
    )
    assert shape(found.blocks[0]) == [
        (0, 0, 2, 2, "头"),
        (0, 2, 1, 2, "自然人"),
        (1, 2, 1, 1, "甲"),
        (1, 3, 1, 1, "乙"),
        (2, 0, 1, 1, "1"),
        (2, 1, 1, 1, "2"),
        (2, 2, 1, 1, "/"),
        (2, 3, 1, 1, "/"),
    ]


def test_spans_without_covered_cells() -> None:
    found = read(table(row(cell("头", down=2), cell("宽", wide=2)), row("a", "b"), row("1", "2", "3")))
    assert shape(found.blocks[0])[:4] == [(0, 0, 2, 1, "头"), (0, 1, 1, 2, "宽"), (1, 1, 1, 1, "a"), (1, 2, 1, 1, "b")]


def test_repeated_rows_and_cells_are_no_bomb() -> None:
    filler = '<table:table-cell table:number-columns-repeated="1000000"/>'
    rows = f'<table:table-row table:number-rows-repeated="1000000">{filler}</table:table-row>'
    twice = f'<table:table-row table:number-rows-repeated="2">{cell("x")}</table:table-row>'
    assert read(table(row("a", filler), rows, twice)).text == "a\t\n\nx\nx"
    bomb = f'<table:table-row table:number-rows-repeated="1000000000">{cell("x")}</table:table-row>'
    with pytest.raises(UnreadableDocument) as caught:
        read(table(bomb))
    assert caught.value.code is ErrorCode.TOO_LARGE


def test_a_span_longer_than_its_table_is_cut() -> None:
    assert shape(read(table(row(cell("a", down=9), "b"))).blocks[0]) == [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b")]


def test_a_nested_table_follows_its_outer_table() -> None:
    found = read(table(row("a", cell(p("外") + table(row("1", "2"))), "c"), row("d", "e", "f")) + p("后"))
    assert found.text == "a\t外\tc\nd\te\tf\n1\t2\n后"


def test_tracked_changes() -> None:
    region = "<text:changed-region><text:deletion><text:p>34</text:p></text:deletion></text:changed-region>"
    found = read(
        f"<text:tracked-changes>{region}</text:tracked-changes>"
        + p("受理<text:change-start/>12<text:change-end/><text:change text:change-id='a'/>件")
        + table(row("a", cell(p("<text:change/>"))))
    )
    assert found.text == "受理12件\na\t"
    assert codes(found) == ["tracked_deletions"]


HIDDEN = '<style:style style:name="H" style:family="{}"><style:{}-properties text:display="none"/></style:style>'


def test_hidden_text() -> None:
    styles = "".join(HIDDEN.format(*pair) for pair in (("text", "text"), ("paragraph", "text"), ("section", "section")))
    found = read(
        p("1<text:span text:style-name='H'>2</text:span>3")
        + p("x", "H")
        + "<text:section text:style-name='H'><text:p>y</text:p></text:section>"
        + "<text:section><text:section><text:p>4</text:p></text:section></text:section>"
        + p("<text:hidden-text text:is-hidden='true'>z</text:hidden-text>5"),
        styles,
    )
    assert found.text == "13\n4\n5"
    assert [note.message for note in found.notes] == ["隐藏文字 4 处未读入：2"]


def test_struck_text() -> None:
    styles = (
        '<style:style style:name="S" style:family="text">'
        '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    found = read(p("<text:span text:style-name='S'>5</text:span>6"), styles)
    assert (found.text, codes(found)) == ("6", ["struck_text_dropped"])


def test_a_raised_figure_after_a_figure_is_a_mark() -> None:
    styles = '<style:style style:name="S" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>'
    assert texts(read(p("22<text:span text:style-name='S'>1</text:span>"), styles)) == ["22¹"]


def test_notes_comments_and_ruby() -> None:
    note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>含结转</text:p></text:note-body></text:note>"
    ruby = "<text:ruby><text:ruby-base>公</text:ruby-base><text:ruby-text>gong</text:ruby-text></text:ruby>"
    found = read(p(f"受理12{note}件<office:annotation><text:p>批注</text:p></office:annotation>") + p(f"{ruby}开"))
    assert found.text == "受理12件\n公开\n含结转"
    assert codes(found) == ["comments"]


def test_frames_and_pictures() -> None:
    frame = f"<draw:frame draw:name='框'><draw:text-box>{p('框中')}{table(row('1', '2'))}</draw:text-box></draw:frame>"
    picture = "<draw:frame draw:name='图1'><draw:image/><draw:image/></draw:frame>"
    shape_text = f"<draw:g><draw:custom-shape>{p('形中')}</draw:custom-shape><draw:line/></draw:g>"
    found = read(p(f"锚{frame}点{picture}{shape_text}") + frame + p("后"))
    assert [getattr(block, "text", type(block).__name__) for block in found.blocks] == [
        "锚点",
        "Picture",
        "框中",
        "Grid",
        "形中",
        "框中",
        "Grid",
        "后",
    ]
    assert found.blocks[1] == Picture("图1", "content.xml")
    beside = read(table(row(cell(p(f"0{frame}")), "1"), row("a", "b")))
    assert beside.text == "0\t1\na\tb\n框中\n1\t2"


def test_an_embedded_object_leaves_a_note() -> None:
    found = read(p("<draw:frame><draw:object/><draw:image/></draw:frame>"))
    assert [type(block).__name__ for block in found.blocks] == ["Picture"]
    assert codes(found) == ["embedded_object"]


def number_level(
    depth: int, form: str, *, suffix: str = "", start: int = 1, show: int = 1, follow: str = "nothing"
) -> str:
    return (
        f'<text:list-level-style-number text:level="{depth}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:start-value="{start}" text:display-levels="{show}"><style:list-level-properties>'
        f'<style:list-level-label-alignment text:label-followed-by="{follow}"/></style:list-level-properties>'
        "</text:list-level-style-number>"
    )


LISTS = (
    f'<text:list-style style:name="L">{number_level(1, "一, 二, 三, ...", suffix="、")}'
    f"{number_level(2, '1', suffix='.')}{number_level(3, '1', show=2)}</text:list-style>"
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1"/></text:list-style>'
)


def items(*contents: str, attributes: str = "text:style-name='L'") -> str:
    inner = "".join(c if c.startswith("<text:list-h") else f"<text:list-item>{c}</text:list-item>" for c in contents)
    return f"<text:list {attributes}>{inner}</text:list>"


def test_automatic_numbers() -> None:
    inner = items(p("甲") + p("续") + items(p("丙"), attributes=""), p("乙"), attributes="")
    found = read(
        items(p("总体") + inner, p("主动"), "<text:list-header><text:p>无号</text:p></text:list-header>")
        + p("间")
        + items(p("续前"), attributes="text:style-name='L' text:continue-numbering='true'")
        + items(p("新起"))
        + items(p("点"), attributes="text:style-name='B'"),
        LISTS,
    )
    assert texts(found) == [
        "一、总体",
        "1.甲",
        "续",
        "1.1丙",
        "2.乙",
        "二、主动",
        "无号",
        "间",
        "三、续前",
        "一、新起",
        "点",
    ]


def test_numbers_that_start_elsewhere() -> None:
    body = (
        items(p("a"))
        + '<text:list text:style-name="L"><text:list-item text:start-value="5"><text:p>b</text:p></text:list-item>'
    )
    assert texts(read(body + "<text:list-item><text:p>c</text:p></text:list-item></text:list>", LISTS)) == [
        "一、a",
        "五、b",
        "六、c",
    ]


def test_numbered_headings() -> None:
    outline = (
        '<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." '
        'style:num-suffix="、"/><text:outline-level-style text:level="2" style:num-format=""/></text:outline-style>'
    )
    heading = '<text:h text:outline-level="{}"{}>{}</text:h>'
    found = read(
        heading.format(1, "", "总体")
        + heading.format(2, "", "小")
        + heading.format(1, ' text:is-list-header="true"', "无")
        + heading.format(1, "", "主动"),
        common=f"<office:styles>{outline}</office:styles>",
    )
    assert texts(found) == ["一、总体", "小", "无", "二、主动"]


def test_headers_and_footers() -> None:
    master = (
        "<office:master-styles><style:master-page><style:header><text:p>内部资料</text:p></style:header>"
        "<style:footer><text:p>第<text:page-number>3</text:page-number>页</text:p></style:footer>"
        "</style:master-page></office:master-styles>"
    )
    found = read(p("正文"), common=master)
    assert found.text == "正文"
    assert [note.message for note in found.notes] == ["页眉或页脚未读入：内部资料"]


def test_flat_files() -> None:
    flat = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document {NAMESPACES}><office:automatic-styles>{LISTS}"
        f"</office:automatic-styles><office:body><office:text>{items(p('总体'))}</office:text></office:body></office:document>"
    )
    found = read_odt(flat.encode(), LIMITS)
    assert (found.text, found.media_type) == ("一、总体", FODT)


def refused(data: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as caught:
        read_odt(data, limits)
    return caught.value.code


def test_bad_files() -> None:
    good = odt(p("a"))
    sheet = content("").replace("office:text", "office:spreadsheet")
    assert refused(b"") is ErrorCode.DAMAGED
    assert refused(b"<office/>") is ErrorCode.UNSUPPORTED_FORMAT
    assert refused(package({"mimetype": ODT})) is ErrorCode.DAMAGED
    assert refused(package({"content.xml": sheet})) is ErrorCode.UNSUPPORTED_FORMAT
    assert refused(package({"content.xml": content("")[:-9]})) is ErrorCode.DAMAGED
    locked = f'<manifest><file-entry><encryption-data xmlns="{_OASIS}:manifest:1.0"/></file-entry></manifest>'
    assert refused(odt(p("a"), manifest=locked)) is ErrorCode.ENCRYPTED
    assert refused(good, Limits(unpacked_bytes=100)) is ErrorCode.TOO_LARGE
    assert refused(odt(table(row("a", "b"))), Limits(cells=1)) is ErrorCode.TOO_LARGE
    assert refused(odt("<text:soft-page-break/>" * 2), Limits(pages=2)) is ErrorCode.TOO_LARGE
    assert refused(odt("<text:section>" * 100 + "</text:section>" * 100)) is ErrorCode.DAMAGED


def test_damage_of_any_kind_is_named() -> None:
    good = odt(items(p("总体")) + table(row(cell("a", down=2), "b"), row(COVERED, "c")), LISTS)
    for tenth in range(10):
        assert refused(good[: len(good) * tenth // 10]) is ErrorCode.DAMAGED
    source = random.Random(5)
    xml = content(items(p("总体")) + table(row(cell("a", down=2), "b"), row(COVERED, "c")), LISTS).encode()
    for _ in range(500):
        data = bytearray(xml)
        at = source.randrange(600, len(data))
        data[at : at + source.randint(0, 3)] = source.choice([b"", b"9", b"-", b"x", b"999999999", b"\xff", b"/"])
        try:
            read_odt(package({"content.xml": bytes(data)}), LIMITS)
        except UnreadableDocument:
            continue
