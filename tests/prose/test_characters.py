"""Traits of characters: what may begin where, and that no scan misses what its pattern would have found."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from gkdash.prose import figures, fold, masks, numbers, sentences, times, whole_names, zero
from gkdash.prose.characters import (
    ALL,
    CLOSES,
    DIGIT,
    DROPPED,
    FOLDS,
    LEADS,
    NONE,
    NUMERAL,
    STOP,
    TRAITS,
    WEIGHED,
    first_with,
    has_any,
    table,
    traits_in,
    traits_of,
)
from gkdash.prose.lexicon import listed, units
from gkdash.prose.tokens import Token

TEXTS = st.text(
    st.sampled_from(
        [
            *"0123456789，。；：、（）()[]“” 年月日号第数几若上成一二三十百千万亿零件条次人个分之自截至到初底市县局镇街道其中Ax×*%.-—～"
        ]
    ),
    max_size=60,
)


@pytest.mark.parametrize(
    ("character", "traits"),
    [
        ("7", DIGIT),
        ("７", DIGIT | FOLDS),
        ("三", NUMERAL),
        ("〇", NUMERAL | FOLDS),
        ("未", NONE),
        ("均", ALL),
        ("。", STOP | CLOSES),
        ("！", STOP | FOLDS),
        ("“", FOLDS),
        ("　", FOLDS),
        ("第", LEADS),
        ("，", CLOSES),
        ("府", 0),
    ],
)
def test_traits(character, traits):
    assert traits_of(character, 0) == traits


def test_behind_the_end_there_is_nothing():
    assert traits_of("7", 1) == 0


def test_beyond_the_basic_plane_there_are_digits_and_else_nothing_of_interest():
    assert (traits_of("😀", 0), traits_of("𠮷", 0), traits_of("𝟙", 0)) == (0, 0, DIGIT)
    assert first_with(STOP, "办结😀", 0) == 3
    assert traits_in("😀𝟙", table({1: "热"})) == 0
    assert first_with(DIGIT, "办结𝟙", 0, WEIGHED) == 2


def test_the_first_that_may_begin_a_figure_is_found_from_where_one_looks():
    text = "收到3件，办结2件"
    assert (first_with(DIGIT, text, 0), first_with(DIGIT, text, 3), first_with(DIGIT, text, 8)) == (2, 7, 9)
    assert not has_any(NONE, text)


def test_traits_by_a_table_of_ones_own():
    known = table({1: "热线", 2: "信箱", 4: "箱"})
    assert traits_in("市长信箱", known) == 2 | 4
    assert traits_in("县政府", known) == 0


def test_every_decimal_digit_is_one():
    assert all(bool(TRAITS[code] & DIGIT) == chr(code).isdecimal() for code in range(0x10000))


def searched(pattern, text):
    """What a pattern finds where it searches for itself, without a scan before it."""
    return [match.span() for match in pattern.finditer(text)]


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_stretch_that_counts_nothing_is_missed(text):
    assume(masks._ITEM.match(text) is None)
    assert masks.masks(text) == searched(masks._MASK, text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_time_is_missed(text):
    patterns = [
        (times._PERIOD, "截" in text or "1月" in text or "12月" in text or "年初" in text),
        (times._CUMULATIVE, "年" in text and ("来" in text or "今" in text)),
        (times._MONTHS, "月" in text),
        (times._YEAR, "年" in text),
    ]
    taken = []
    for pattern, is_asked in patterns:
        for start, end in searched(pattern, text) if is_asked else ():
            if not any(begin < end and start < stop for begin, stop in taken):
                taken.append((start, end))
    assert [span[:2] for span in times.times(text, [])] == taken


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_no_body_is_missed(text):
    found = [match.group(1) for match in whole_names._later_bodies(text, 0)]
    assert found == [match.group(1) for match in whole_names._LATER_BODY.finditer(text)]


@settings(max_examples=100, deadline=None)
@given(
    st.integers(0, 10**9),
    st.sampled_from(["件", "条", "人次", "件次", "场次", "元", "万元"]),
    st.sampled_from(["，", "。", "、", "", "多", "以上"]),
)
def test_the_plainest_figures_are_read_as_the_pattern_reads_them(value, unit, behind):
    text = f"收到{value}{unit}{behind}"
    plain = numbers._plain(text, 2, 2024)
    assert (plain is not None) == (behind in {"，", "。", "、", ""} and unit != "万元" and value < 10**9)
    if plain is not None:
        by_pattern = numbers._of_digits(numbers._OF_DIGITS.match(text, 2), text, 2024)
        names = ("start", "end", "value", "unit", "kind", "hedge", "doubt", "digits", "scaled")
        assert [getattr(plain, name) for name in names] == [getattr(by_pattern, name) for name in names]


_COUNTED = re.compile(
    r"[\d零〇一二两三四五六七八九十百千万亿未没无不空](?:(?<=[\d未没无零〇])|(?<=百)分之"
    rf"|(?<=[零〇一二两三四五六七八九十百千万亿]){DROPPED}*[{re.escape(''.join(sorted({unit[0] for unit in units()})))}成余多来几]"
    rf"|(?<=[万亿]){DROPPED}*[，。；、,;､﹐.．出左以]|(?<=不)存在|(?<=空)白)"
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_no_sentence_that_may_count_is_missed(text):
    """The look at characters says what a search for figures that passes over dates and ordinals says."""
    numbered = re.match(r"\s*[（(]?\d{1,2}[.．、)）](?!\d)", text)
    found = _COUNTED.search(text, numbered.end() if numbered else 0)
    while found is not None:
        passed = sentences._NO_FIGURE.match(text, found.start())
        if passed is None:
            break
        found = _COUNTED.search(text, passed.end())
    assert sentences.may_count(text) is (found is not None)


_COUNT_END = re.compile(r"(?<=[一-鿿])(?<![第图表件附之是])( ?\d[\d,]{0,8})\.(?=[一-鿿]{2}|\s*$)")


@settings(max_examples=200, deadline=None)
@given(st.text(st.sampled_from([*"0123456789", *"0123456789,,,... 第图件是政策解读\n"]), max_size=40))
def test_a_full_stop_behind_a_figure_ends_what_its_pattern_ends(text):
    assert sentences._ended_by_counts(text) == _COUNT_END.sub("\\1。", text)


def folded_by_patterns(text):
    """What a text is compared as if each pattern is tried on all of it."""
    plain = fold._ACCOUNT.sub(fold._account, text)
    plain = fold._WIDE_NUMBER.sub(lambda match: "," if match.group() == "，" else ".", plain)
    plain = fold._FOLDED.sub(fold._folded, plain.replace("”“", "、“"))
    plain = fold._drop(plain, 0, fold._DROPPED.search(plain))[0]
    return fold._LATIN.sub("，", plain).replace(";", "；").replace(":", "：")


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from([*"0123456789０３", *"，，，,,．.;:：；“”「」 　！（）热线微信公众号受理件"]), max_size=40)
)
def test_what_is_folded_is_what_the_patterns_fold(text):
    assert fold.fold(text, 0).text == folded_by_patterns(text)


def said(*pieces):
    """Texts made of these pieces."""
    return st.lists(st.sampled_from(pieces), max_size=8).map("".join)


@settings(max_examples=200, deadline=None)
@given(
    said(
        " ",
        "全年",
        "年内",
        "本年度",
        "今年",
        "一年来",
        "2023年",
        "，",
        "共",
        "累计",
        "收到",
        "受理",
        "登记",
        "约",
        "3",
        "九",
        "件",
        "热线",
    )
)
def test_no_figure_that_a_verb_takes_up_is_missed(text):
    assert sentences.takes_up(text) is (sentences._TAKES_UP.match(text) is not None)


@settings(max_examples=200, deadline=None)
@given(
    said(
        "未",
        "没有",
        "没收",
        "无",
        "无论",
        "零",
        "为零",
        "不存在",
        "不予",
        "空白",
        "空",
        "一件",
        "也未",
        "收到",
        "申请",
        "，",
    )
)
def test_no_word_for_none_is_missed(text):
    assert zero._may_say_none(text) or zero.NONE.search(text) is None


@pytest.mark.parametrize("word", listed("punctual"))
def test_every_word_that_says_in_time_is_found_before_its_verb(word):
    start = len(word) + 2
    assert figures._is_in_time(Token(start, start + 2, "closed", "", "办结"), f"热线{word}办结20件")
