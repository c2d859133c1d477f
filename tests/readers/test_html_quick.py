"""Tables of plain cells are read from their serialised markup: with the same outcome as the walk, only where plain."""

from __future__ import annotations

from random import Random

import pytest

from gkdash.demo.render import draw, render
from gkdash.demo.render.specimen import specimen
from gkdash.documents import Document
from gkdash.errors import UnreadableDocument
from gkdash.readers import html_blocks
from gkdash.readers.html import read_html
from gkdash.settings import Limits

LIMITS = Limits()
ROWS = "<tr><td>规章<td>1<td>2<tr><td>行政许可<td>3<td>4"


@pytest.fixture
def taken(monkeypatch) -> list[bool]:
    """Return a list that tells of each table looked at whether it was read at once."""
    found: list[bool] = []
    real = html_blocks.quick_groups

    def watched(markup, display, most, *, styled):
        groups = real(markup, display, most, styled=styled)
        found.append(groups is not None)
        return groups

    monkeypatch.setattr(html_blocks, "quick_groups", watched)
    return found


def walked(monkeypatch, data: bytes) -> Document:
    with monkeypatch.context() as patched:
        patched.setattr(html_blocks, "quick_groups", lambda *_, **__: None)
        return read_html(data, LIMITS)


PLAIN = {
    "cells": ROWS,
    "spans": f"<tr><td colspan=3>表{ROWS}<tr><td rowspan=2>甲<td>1<td>2<tr><td>3<td>4",
    "a span to the end of the group": f"<tr><td rowspan=0>甲<td>1<td>2<tr><td>3<td>4<tbody>{ROWS}",
    "head and foot out of place": f"<tfoot><tr><td>总计<td>4<td>6<tbody>{ROWS}<thead><tr><th>项目<th>甲<th>乙",
    "columns": f"<colgroup><col width=10><col></colgroup>{ROWS}",
    "attributes": f'<tr style="height:20px" class="a"><td width="9" align=center nowrap>甲<td>1<td>2{ROWS}',
    "elements around": f"<tr><td><p align=center><span><b>甲</b></span></p><td> <font>1</font> <td>2{ROWS}",
    "broken lines": f"<tr><td>商业<br>企业<td><p>1<br></p><td><br>2{ROWS}",
    "empty cells": f"<tr><td><td> <td>&nbsp;<tr><td><p></p><td><p>&nbsp;</p><td><span> </span>{ROWS}",
    "entities": f"<tr><td>A&amp;B &lt;C&gt;<td>1&nbsp;2<td>&#20013;{ROWS}",
    "white space": f"<tr>\n<td>\n 甲 \n 乙\n</td>\n<td>商业\n企业</td>\n<td> 1 </td></tr>\n{ROWS}",
    "an empty row": f"<tr></tr>{ROWS}",
    "prose in a frame": f"<tr><td>{'长' * 200}<tr><td>文",
    "a table cut at prose": f"{ROWS}<tr><td colspan=3>{'长' * 200}{ROWS}",
}


@pytest.mark.parametrize("rows", PLAIN.values(), ids=PLAIN)
def test_plain_tables_are_read_at_once_with_the_same_outcome(rows, taken, monkeypatch):
    data = f"<p>前<table>{rows}</table><p>后".encode()
    assert read_html(data, LIMITS) == walked(monkeypatch, data)
    assert taken == [True]


def test_what_a_rule_of_one_page_hides_is_shown_on_the_next():
    rows = f"<table><tr><td class=x>9<td>甲<td>1<td>2{ROWS}</table>"
    plain = read_html(rows.encode(), LIMITS)
    hidden = read_html(f"<style>.x{{display:none}}</style>{rows}".encode(), LIMITS)
    assert "9" in plain.text
    assert "9" not in hidden.text
    assert read_html(rows.encode(), LIMITS).text == plain.text


@pytest.mark.parametrize("cell", ["</td>", "</tr>", "<td>", "</table>"])
def test_tags_written_in_an_attribute_are_none(cell, monkeypatch):
    data = f"<table><tr><td title='{cell}'>甲<td>1<td>2{ROWS}</table>".encode()
    assert read_html(data, LIMITS) == walked(monkeypatch, data)


NOT_PLAIN = {
    "a figure raised by its style": f'<tr><td>甲<td>5<span style="vertical-align:super">1</span><td>2{ROWS}',
    "a raised figure": f"<tr><td>甲<td>5<sup>1</sup><td>2{ROWS}",
    "a hidden cell": f'<tr><td>甲<td style="display:none">9<td>1<td>2{ROWS}',
    "a hidden row": f"<tr hidden><td>甲<td>1<td>2{ROWS}",
    "a struck figure": f"<tr><td>甲<td><s>5</s>6<td>2{ROWS}",
    "a form's field": f'<tr><td>甲<td><input value="5"><td>2{ROWS}',
    "a picture": f'<tr><td>甲<td><img alt="5"><td>2{ROWS}',
    "a comment": f"<tr><td>甲<!-- 乙 --><td>1<td>2{ROWS}",
    "a caption": f"<caption>表</caption>{ROWS}",
    "text beside an element": f"<tr><td>甲<b>乙</b><td>1<td>2{ROWS}",
    "a list": f"<tr><td><ul><li>甲</ul><td>1<td>2{ROWS}",
}


@pytest.mark.parametrize("rows", NOT_PLAIN.values(), ids=NOT_PLAIN)
def test_what_is_not_plain_is_left_to_the_walk(rows, taken, monkeypatch):
    data = f"<p>前<table>{rows}</table><p>后".encode()
    assert read_html(data, LIMITS) == walked(monkeypatch, data)
    assert taken == [False]


def test_the_tables_in_a_frame_are_read_at_once(taken, monkeypatch):
    data = f"<table><tr><td><div>左</div><td><p>前</p><table>{ROWS}</table></table>".encode()
    assert read_html(data, LIMITS) == walked(monkeypatch, data)
    assert taken == [False, True]


def test_a_rule_of_the_page_that_hides_cells_counts(taken, monkeypatch):
    data = f"<style>.x{{display:none}}</style><table><tr><td class=x>9<td>甲<td>1<td>2{ROWS}</table>".encode()
    assert read_html(data, LIMITS) == walked(monkeypatch, data)
    assert taken == [False]


def test_tables_nested_without_end_are_not_written_out_again_and_again(taken):
    data = b"<table><tr><td>" * 400 + b"x" * 20_000
    read_html(data, LIMITS)
    assert len(taken) < 60


def test_the_limit_of_cells_holds():
    with pytest.raises(UnreadableDocument, match="单元格过多"):
        read_html(f"<table>{ROWS}</table>".encode(), Limits(cells=5))


@pytest.mark.parametrize("seed", range(30))
def test_generated_pages_read_the_same_in_both_ways(seed, monkeypatch):
    random = Random(seed)
    data = render(specimen(random), "html", draw(random, "html", rate=0.1), seed)
    assert read_html(data, LIMITS) == walked(monkeypatch, data)
