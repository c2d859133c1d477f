"""What pages hold besides tables: encodings, paragraphs, white space, headings, metadata, hidden parts."""

from __future__ import annotations

from datetime import date

import pytest
from blocks import codes, shown

from gkdash.documents import Document, Grid, Paragraph, Picture
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.html import read_date, read_html
from gkdash.settings import Limits

LIMITS = Limits()


def read(markup: str, encoding: str = "utf-8") -> Document:
    return read_html(markup.encode(encoding), LIMITS)


def texts(markup: str) -> list[object]:
    return shown(read(markup))


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("gb2312", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-8", "utf-8"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("iso-8859-1", "gb18030"),
        ("big5", "big5"),
        ("", "gb18030"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ("utf-8", "utf-16-le"),
        ("gb2312", "utf-16-be"),
    ],
)
def test_the_encoding_is_what_the_bytes_show(declared, actual):
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    page = f"<html><head>{head}</head><body><p>本年新收政府信息公開申請的數量為3件。\n</p></body></html>"
    assert shown(read(page, actual)) == ["本年新收政府信息公開申請的數量為3件。"]


def test_a_wrong_declaration_is_noted():
    assert codes(read('<meta charset="gb2312"><p>政府信息公开')) == ["encoding_declared_wrongly"]
    assert codes(read('<meta charset="gb2312"><p>政府信息公开', "gbk")) == []


def test_text_once_decoded_as_latin_1_is_put_right():
    page = "<p>政府信息公开工作年度报告</p>".encode().decode("latin-1")
    assert texts(page) == ["政府信息公开工作年度报告"]


def test_character_references():
    assert texts("<p>&#25919;&#x5E9C;&ldquo;12345&rdquo;&amp;</p>") == ["政府“12345”&"]


def test_blocks_end_paragraphs_and_inline_elements_do_not():
    assert texts("<div>甲<b>乙</b><span>丙</span><p>丁<div>戊</div>己</div>庚") == ["甲乙丙", "丁", "戊", "己", "庚"]


def test_line_breaks_begin_new_paragraphs():
    assert texts("<p>受理工单88件<br>办结88件<br/>满意率95.3%</p>") == ["受理工单88件", "办结88件", "满意率95.3%"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>  两  个\t空格 </p>", "两 个 空格"),
        ("<p>商业\n  企业</p>", "商业企业"),
        ("<p>total\n  1\n2</p>", "total 1 2"),
        ("<p>&nbsp;&nbsp;佳县&nbsp;通镇\u3000</p>", "佳县 通镇"),
        ("<p>政\u200b府\ufeff信\u00ad息</p>", "政府信息"),
        ("<p><span> 新收 </span><span> 3件 </span></p>", "新收 3件"),
    ],
)
def test_white_space_is_folded_as_browsers_do(markup, text):
    assert texts(markup) == [text]


def test_headings_keep_their_levels():
    page = read("<h1>年度报告</h1><h2>一、总体情况</h2><p>正文</p><h6>附</h6>")
    assert [(block.text, block.level) for block in page.blocks if isinstance(block, Paragraph)] == [
        ("年度报告", 1),
        ("一、总体情况", 2),
        ("正文", None),
        ("附", 6),
    ]


def test_a_heading_over_two_lines():
    assert [block.level for block in read("<h1>佳县通镇<br>年度报告</h1>").blocks] == [1, 1]


def test_what_is_never_shown_is_not_read():
    page = (
        "<style>p{}</style><script>var a='<p>1</p>'</script><noscript>打开脚本</noscript><template><p>2</p></template>"
    )
    assert texts(f"<html><head><title>题</title></head><body>{page}<!-- 注释 --><p>3</p></body></html>") == ["3"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">旧</p>',
        '<p style="color:red; DISPLAY : NONE !important">旧</p>',
        "<div hidden><p>旧</p></div>",
        '<span style="visibility:hidden">旧</span>',
        '<span style="mso-hide:all">旧</span>',
        '<style>.gone,#x{display:none}</style><p class="a gone">旧</p>',
        '<style>/* */ p.gone { display : none }</style><p class="gone">旧</p>',
        '<style>#x{display:none}</style><p id="x">旧</p>',
    ],
)
def test_hidden_parts_are_left_out_with_a_note(hidden):
    page = read(f"{hidden}<p>新</p>" + "<p>正文内容。</p>" * 60)
    assert shown(page)[0] == "新"
    assert "hidden_content_dropped" in codes(page)


def test_rules_for_print_or_small_screens_hide_nothing():
    page = "<style>@media print { .a { display:none } } @page { margin: 1cm }</style><p class=a>正文</p>"
    assert texts(page) == ["正文"]


def test_a_page_hidden_until_its_script_runs_is_read_all_the_same():
    page = read('<p>正在加载</p><div style="display:none"><table><tr><td>规章</td><td>0</td></tr></table></div>')
    assert shown(page) == ["正在加载", [["规章", "0"]]]
    assert codes(page) == ["hidden_content_read"]


def test_struck_text_is_left_out_with_a_note():
    page = read(
        "<p>新收<del>5</del><ins>3</ins>件，<s>旧</s><span style='text-decoration: line-through'>旧</span>办结3件</p>"
    )
    assert shown(page) == ["新收3件，办结3件"]
    assert codes(page) == ["struck_text_dropped"]


def test_markup_that_word_leaves_behind():
    page = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--[if gte mso 9]><xml><w:WordDocument>
    <w:View>Normal</w:View></w:WordDocument></xml><![endif]--><xml><w:WordDocument>Normal 0 7.8 磅 0 2</w:WordDocument></xml>
    <![if !supportLists]><span>一、</span><![endif]><p class=MsoNormal><span lang=EN-US>2024<o:p></o:p></span>年
    <st1:chsdate Year="2025">1月</st1:chsdate><o:p>&nbsp;</o:p></p><v:shape id="a"><v:textbox/></v:shape></body></html>"""
    assert texts(page) == ["一、", "2024年 1月"]


def test_pinyin_above_characters_is_left_out():
    assert texts("<p><ruby>公<rp>(</rp><rt>gōng</rt><rp>)</rp>開<rt>kāi</rt></ruby></p>") == ["公開"]


def test_raised_digits_do_not_join_the_figure():
    assert texts("<p>5<sup>1</sup>件，22<sup>①</sup>件，m<sup>2</sup></p>") == ["5¹件，22①件，m²"]
    styled = '<span style="vertical-align: super; font-size: 7pt">2</span>'
    assert texts(f"<p>5{styled}件</p>") == ["5²件"]
    sheet = "<style>.note{vertical-align:super}</style>"
    assert texts(f"{sheet}<p>5<span class=note>2</span>件</p>") == ["5²件"]


def test_preformatted_text_keeps_its_lines():
    assert texts("<pre>信息内容\n规章    0    0\n</pre>") == ["信息内容", "规章\t0\t0"]


def test_pictures_stand_in_the_flow():
    page = read('<p>三、收到和处理</p><p><img src="/images/t2.png" alt="表二"></p><svg><text>1</text></svg><p>四</p>')
    assert [block.name if isinstance(block, Picture) else shown(page)[at] for at, block in enumerate(page.blocks)] == [
        "三、收到和处理",
        "表二",
        "",
        "四",
    ]


def test_embedded_and_linked_documents_are_noted():
    page = read('<iframe src="/a.pdf"></iframe><a href="/b.docx?x=1">附件</a><a href="/c.html">页</a><p>正文</p>')
    assert codes(page) == ["embedded_document", "linked_document"]
    assert page.notes[1].message.endswith("/b.docx?x=1")


def test_metadata():
    page = read(
        "<head><title>年报_政府网</title><meta name=ArticleTitle content='通镇2024年年度报告'>"
        "<meta name=PubDate content='2025-01-21 09:30'></head><p>正文"
    )
    assert (page.title, page.published_on) == ("通镇2024年年度报告", date(2025, 1, 21))


def test_the_title_element_and_a_time_element():
    page = read("<title> 通镇 年报 </title><p>正文<time datetime='2025-02-03T10:00:00+08:00'>昨天</time>")
    assert (page.title, page.published_on) == ("通镇 年报", date(2025, 2, 3))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2025-01-21 09:30:00", date(2025, 1, 21)),
        ("2025年1月21日", date(2025, 1, 21)),
        ("20250121", date(2025, 1, 21)),
        ("2025/1/5", date(2025, 1, 5)),
        ("2025-13-41", None),
        ("12345678901234", None),
        ("", None),
    ],
)
def test_dates_in_metadata(text, day):
    assert read_date(text) == day


def test_empty_lines_stay_where_they_may_be_empty_cells():
    cells = ["规章", "491", "", "", "行政规范性文件", "534", "7", ""]
    page = "<p>本年度主动公开的法定内容如下。</p><p></p>" + "".join(
        f"<p>{cell or '&nbsp;'}</p>" for cell in [*cells, "行政许可", "3"]
    )
    assert texts(page) == ["本年度主动公开的法定内容如下。", *cells, "行政许可", "3"]


def test_empty_lines_after_every_line_are_only_space():
    cells = ["规章", "1", "2", "3", "行政许可", "4", "行政处罚", "5"]
    assert texts("<br><br>".join(cells)) == cells


def test_nesting_thousands_deep():
    assert texts("<div>" * 10_000 + "深") == ["深"]
    assert texts("<table><tr><td>" * 3_000 + "深") == ["深"]


def test_a_page_saved_as_one_file():
    page = (
        'From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=gb2312\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<p>=D5=FE=B8=AE=D0=C5=CF=A2</p>\r\n--b\r\nContent-Type: image/png\r\n\r\nxx\r\n--b--\r\n"
    )
    assert shown(read_html(page.encode(), LIMITS)) == ["政府信息"]


def test_an_archive_without_a_page_is_damaged():
    page = b'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n'
    with pytest.raises(UnreadableDocument) as refusal:
        read_html(page, LIMITS)
    assert refusal.value.code is ErrorCode.DAMAGED


def test_too_many_cells():
    with pytest.raises(UnreadableDocument) as refusal:
        read_html(b"<table>" + b"<tr><td>1<td>2" * 60 + b"</table>", Limits(cells=100))
    assert refusal.value.code is ErrorCode.TOO_LARGE


def test_form_fields_show_their_values_in_tables_only():
    markup = '<input value="站内搜索"><table><tr><td>规章<td><input readonly value="7"><td><select><option>1<option selected>2</select></table>'
    (grid,) = read(markup).blocks
    assert isinstance(grid, Grid)
    assert [cell.text for cell in grid.cells] == ["规章", "7", "2"]
