"""Paragraphs, sentences, and sentences as they are compared; each character keeps its place in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.prose.fold import fold
from gkdash.prose.paragraphs import paragraphs
from gkdash.prose.sentences import may_count, sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("甲收到3件。乙收到5件。", ["甲收到3件。", "乙收到5件。"]),
        ("甲收到3件.乙收到5件.", ["甲收到3件。", "乙收到5件。"]),
        ("满意率98.6%。", ["满意率98.6%。"]),
        ("收到3件！办结3件？", ["收到3件！", "办结3件？"]),
        ("没有句号", ["没有句号"]),
        ("  \n", []),
    ],
)
def test_sentences(text, parts):
    assert [sentence for _, sentence in sentences(text)] == parts


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("收到3件。", True),
        ("收到三件。", True),
        ("收到３件。", True),
        ("2024年收到3件。", True),
        ("第一，收到三件。", True),
        ("占百分之九十八。", True),
        ("营收逾三亿。", True),
        ("未收到申请。", True),
        ("不存在其他事项。", True),
        ("此项空白。", True),
        ("2024年，我县扎实推进。", False),
        ("2.部门之间协同不够。", False),
        ("（3）渠道单一。", False),
        ("2.5万条信息。", True),
        ("1.收到3件。", True),
        ("2024年3月5日起施行。", False),
        ("自3月起施行。", False),
        ("对第三方评估立行立改。", False),
        ("依照第20条办理。", False),
        ("下一步，抓好落实。", False),
        ("一年来，成效明显。", False),
        ("不断提升水平。", False),
    ],
)
def test_only_a_sentence_that_may_hold_a_figure_or_a_word_for_none_may_count(text, may):
    assert may_count(text) is may


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "全年受理热线工单二十一件，其中已经办\n结二十件。\n下一段。\n",
            ["全年受理热线工单二十一件，其中已经办\n结二十件。\n", "下一段。\n"],
        ),
        ("（一）主动公开\n（二）依申请公开\n", ["（一）主动公开\n", "（二）依申请公开\n"]),
        ("收到3件。\n\n办结3件。", ["收到3件。\n", "办结3件。"]),
        ("收到\t3\n办结3件。", ["办结3件。"]),
    ],
)
def test_paragraphs(text, parts):
    assert [part for _, part in paragraphs(text, 0, is_prose=True)] == parts


def test_cells_of_a_table_are_no_prose():
    text = "规章\n3\n本年度收到政府信息公开申请9件，均已答复。\n"
    assert list(paragraphs(text, 100, is_prose=False)) == [(105, "本年度收到政府信息公开申请9件，均已答复。\n")]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("受理“12345”热线工单１２件", "受理12345热线工单12件"),
        ("受理 12345 热线", "受理12345热线"),
        ("1 , 286件", "1,286件"),
        ("1 286件", "1,286件"),
        ("“12345”21件", "12345|21件"),
        ("2024 618件", "2024|618件"),
        ("网站96,微信282", "网站96，微信282"),
        ("1,286件", "1,286件"),
        ("1，286件", "1,286件"),
        ("96，微信", "96，微信"),
        ("〇件﹪【甲】〔2024〕", "零件%(甲)[2024]"),
        ("“某镇信访发布”微信公众号", "〓〓〓〓〓〓微信公众号"),
    ],
)
def test_fold(text, plain):
    assert fold(text, 0).text == plain


@given(st.text(alphabet="收到办结件，。“”12 ３\u3000,;:%（）", max_size=60), st.integers(min_value=0, max_value=1000))
def test_folded_characters_keep_their_order_and_place(text, offset):
    folded = fold(text, offset)
    places = [folded.span(at, at + 1)[0] for at in range(len(folded.text))]
    assert places == sorted(places)
    assert all(offset <= place < offset + len(text) for place in places)
