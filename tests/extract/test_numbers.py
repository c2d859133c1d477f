"""One reading per line of numbers.csv: what a cell's text is worth, or why it is worth nothing."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gkdash.extract.numbers import read_cell
from gkdash.forms import Kind
from gkdash.records import State

CASES = list(csv.DictReader(Path(__file__).with_name("numbers.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['text']!r}-{case['kind']}-{case['unit']}")
def test_reading(case):
    reading = read_cell(case["text"], Kind(case["kind"]), case["unit"])
    expected = float(case["value"]) if case["value"] else None
    assert (reading.value, reading.state) == (expected, State(case["state"]))


def test_hedged_figure_is_read_and_doubted():
    reading = read_cell("40余件")
    assert (reading.value, reading.state, reading.doubt) == (40, State.NUMBER, "“40余件” 是约数。")


def test_yuan_in_a_column_of_wan_yuan_is_converted_and_said():
    reading = read_cell("5000元", Kind.AMOUNT, "万元")
    assert (reading.value, reading.doubt) == (0.5, "格内单位为元，已折算为万元。")


@pytest.mark.parametrize(
    ("text", "unit", "value", "doubt"),
    [
        ("282.958万元", "万元", 282.958, ""),
        ("2亿元", "亿元", 2, ""),
        ("0元", "万元", 0, ""),
        ("3.5万元", "元", 35000, "格内单位为万元，已折算为元。"),
        ("1.2亿元", "万元", 12000, "格内单位为亿元，已折算为万元。"),
    ],
)
def test_only_another_unit_than_the_columns_is_converted_and_said(text, unit, value, doubt):
    reading = read_cell(text, Kind.AMOUNT, unit)
    assert (reading.value, reading.doubt) == (value, doubt)


def test_digits_apart_are_no_figure_but_leave_a_candidate_for_the_relations():
    assert read_cell("31\n19").candidates == (3119,)
    assert read_cell("31\n19").value is None


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(["{}", "{:,}", " {} ", "{}件", "{}（其中本级1件）", "\u3000{}"]),
)
def test_any_count_survives_any_writing(value, writing):
    reading = read_cell(writing.format(value))
    assert (reading.value, reading.state) == (value, State.NUMBER)


@given(st.text(max_size=30))
def test_no_text_breaks_the_reader_and_only_numbers_have_values(text):
    reading = read_cell(text)
    assert (reading.value is not None) == (reading.state is State.NUMBER)


def test_numerals_in_no_order_are_no_figure():
    assert read_cell("九十零").state is State.UNREADABLE
