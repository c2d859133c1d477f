"""One number per line of numbers.csv: value, measure word, kind, hedge and doubt of what is written."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.prose.fold import fold
from gkdash.prose.masks import masks
from gkdash.prose.numbers import numbers

CASES = list(csv.DictReader(Path(__file__).with_name("numbers.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_number(case):
    number = numbers(fold(case["text"], 0).text, 2024, [])[0]
    assert (number.value, number.unit, number.kind, number.hedge, number.doubt) == (
        float(case["value"]),
        case["unit"],
        case["kind"],
        case["hedge"],
        case["doubt"],
    )


@given(
    st.integers(min_value=1, max_value=99_999_999).filter(lambda value: not str(value).startswith(("123", "202", "96")))
)
def test_separators_change_nothing(value):
    plain, parted = (numbers(f"收到{text}件", 2024, [])[0] for text in (str(value), f"{value:,}"))
    assert plain.value == parted.value == value


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("2024年3月15日", ["2024年3月15日"]),
        ("2024年度", []),
        ("2022-2024年", ["2022-2024年"]),
        ("2022至2024年", ["2022至2024年"]),
        ("3月15日", ["3月15日"]),
        ("3月", ["3月"]),
        ("15日", ["15日"]),
        ("三分之二", ["三分之二"]),
        ("第3号", ["第3号"]),
        ("[2024]12号", ["[2024]12号"]),
        ("第十二条", ["第十二条"]),
        ("24小时", []),
        ("7×24小时", ["7×24小时"]),
        ("0599-8234567", ["0599-8234567"]),
        ("13800000000", ["13800000000"]),
        ("5G", ["5G"]),
        ("A12", ["A12"]),
        ("202311日", ["202311日"]),
        ("138****0000", ["138****0000"]),
        ("收到21件", []),
    ],
)
def test_stretches_that_are_no_figures(text, masked):
    assert [text[start:end] for start, end in masks(text)] == masked


@pytest.mark.parametrize("text", ["二三十件", "二百三四十件", "一二三四件", "若干件", "十四五规划", "百分之点五", "无"])
def test_numerals_without_a_single_value_are_no_number(text):
    assert [number for number in numbers(text, 2024, []) if number.kind != "vague"] == []
