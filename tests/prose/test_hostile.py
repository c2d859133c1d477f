"""Text made to be slow or to break: time grows with length, nothing is raised, every span holds."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdash.prose import read_passage
from gkdash.prose.lexicon import FILES, expand, rows

PIECES = {
    "digits": "1234567890",
    "thousands": "1,234,",
    "commas": "，",
    "half-width commas": ",",
    "enumeration commas": "、",
    "opened brackets": "（",
    "closed brackets": "）",
    "opened quotes": "“",
    "opened titles": "《",
    "titles": "《关于",
    "ten thousands": "万",
    "numerals": "一二三十百千",
    "years": "2024年",
    "dates": "12月31日至",
    "hotlines": "12345",
    "counties": "县",
    "figures": "受理热线工单21件、",
    "figures in clauses": "受理热线工单21件，办结21件，",
    "several": "分别为",
    "zeros": "未收到",
    "rates": "办结率98%、",
    "blanks": "1 ",
    "dashes": "—",
    "stars": "*",
    "x": "x",
    "dots": ".",
    "carried": "上年结转至",
    "words": "政务服务便民",
}


def seconds(text):
    begun = time.process_time()
    read_passage(text, 0, 2024)
    return time.process_time() - begun


@pytest.mark.parametrize("name", PIECES)
def test_time_grows_with_length(name):
    piece = PIECES[name]
    once, twice = (min(seconds((piece * length)[:length]) for _ in range(2)) for length in (4_000, 16_000))
    assert twice < 0.05 + once * 12


@pytest.mark.parametrize("name", PIECES)
def test_a_hundred_thousand_characters_without_a_full_stop_are_read(name):
    piece = PIECES[name]
    assert seconds((piece * 100_000)[:100_000]) < 10


WORDS = sorted({word for name in (*FILES, "units") for row in rows(name) for word in expand(row["words"])[:3] if word})
TEXTS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.integers(min_value=0, max_value=99_999).map(str),
        st.sampled_from(
            list("，。；：、（）()“”《》〔〕%％.,-—~至到年月日件条次人万亿余多约十百千零两一二三第成 \n\t０１５")
        ),
        st.sampled_from(["2023年", "2024年", "其中", "分别为", "均已办结", "百分之九十", "12345", "96123"]),
    ),
    max_size=40,
).map("".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS, st.integers(min_value=0, max_value=500), st.sampled_from([2024, None]))
def test_any_text_is_read_and_every_span_lies_in_its_sentence(text, offset, year):
    passage = read_passage(text, offset, year)
    for item in [*passage.claims, *passage.doubts]:
        start, end = item.span
        first, last = passage.spans[item.sentence]
        assert offset <= first <= start < end <= last <= offset + len(text)


PASSAGES = [
    json.loads(line)["text"]
    for path in sorted(Path(__file__).with_name("passages").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(PASSAGES),
    st.sampled_from(PASSAGES),
    st.lists(
        st.tuples(
            st.integers(0, 400),
            st.integers(0, 3),
            st.sampled_from([*"，。；、（”1一万0第 ", "12345", "2024年", "其中"]),
        ),
        max_size=5,
    ),
)
def test_sentences_run_together_and_damaged_are_read(first, second, damages):
    text = first[:80] + second[:120]
    for at, length, piece in damages:
        text = text[:at] + piece + text[at + length :]
    passage = read_passage(text, 0, 2024)
    assert all(0 <= item.span[0] < item.span[1] <= len(text) for item in [*passage.claims, *passage.doubts])


def test_a_bare_line_beside_letters_is_the_line_named_before():
    text = "“12350”举报专线接报线索26条，‘网络，书信方’热线转来诉求61条。"
    claims = [(claim.key, claim.value) for claim in read_passage(text, 0, 2024).claims]
    assert claims == [("hotline_other.received", 26), ("hotline_other.received", 61)]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("受理热线工单😀件。收到申请3件。", [("applications.received", 3)]),
        ("𠮷个，受理热线工单30件。", [("hotline_12345.received", 30)]),
        ("走访𫚭家，受理热线工单30件。", [("hotline_12345.received", 30)]),
        ("收到申请3𠀀件。受理热线工单4件。", [("hotline_12345.received", 4)]),
        ("受理热线工单𝟙𝟚件。", [("hotline_12345.received", 12)]),
    ],
)
def test_characters_beyond_the_basic_plane_break_nothing(text, claims):
    assert [(claim.key, claim.value) for claim in read_passage(text, 0, 2024).claims] == claims


def test_a_figure_without_a_word_ahead_of_its_noun_is_doubted():
    passage = read_passage("16件建议公开，9代表建议。", 0, 2024)
    assert [(claim.key, claim.value) for claim in passage.claims] == [("proposals.published", 16)]
    assert [doubt.reason for doubt in passage.doubts] == ["数字后没有量词：“16件建议公开，9”，不作为数据。"]
