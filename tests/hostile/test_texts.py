"""Texts that make regular expressions and searches slow are read and checked in the time that their length allows."""

from __future__ import annotations

import json
import re
import time
from pathlib import Path

import pytest

from gkdash.checks.single import examine
from gkdash.cli.check_text import file_lines
from gkdash.extract.numbers import looks_like_value, read_cell
from gkdash.ingest.jsonl import to_json
from gkdash.ingest.parse import parse_bytes
from gkdash.records import State
from gkdash.settings import Limits
from tests.hostile.files import sound

MOST_SECONDS = 15
"""What took minutes before takes a second or two; the rest is for slow machines."""


def outcome(data: bytes) -> str:
    began = time.process_time()
    (parsed,) = parse_bytes(data, "a", Limits())
    assert time.process_time() - began < MOST_SECONDS
    if parsed.failure:
        return parsed.failure.code
    json.loads(json.dumps(to_json(parsed), allow_nan=False))
    return "report"


UNITS = [
    "1",
    " ",
    "（",
    "一",
    "\u3000",
    "\u2003",
    "\t",
    "#",
    "*",
    "|",
    "-",
    "~",
    '"',
    ",",
    "1 ",
    "年度报告",
    "一、总体情况",
    "+-",
]


@pytest.mark.parametrize("unit", UNITS)
def test_one_sign_many_times(unit):
    long = unit * (150_000 // len(unit))
    assert outcome(f"x{long}x".encode()) == "not_a_report"
    assert outcome(f"x{unit * 20}\n".encode() * (150_000 // (20 * len(unit)))) == "not_a_report"


@pytest.mark.parametrize("unit", [" ", "\t", "一", "-", "（"])
def test_a_long_line_below_a_report(unit):
    assert outcome(sound("txt") + f"\n{unit * 100_000}\n".encode()) == "report"


@pytest.mark.parametrize(
    "line", ["|---|" + "-" * 60 + "x", " " * 50_000 + "x", "|" + "-" * 50_000, "+-" * 20_000, "|x|"]
)
def test_lines_that_are_nearly_rules(line):
    assert outcome("\n".join([line] * max(1, 80_000 // len(line))).encode()) in {"not_a_report", "damaged"}


def test_figures_too_long_to_be_figures():
    for text in ("9" * 16, "1" * 5000, "1" * 400 + ".5", "1 " * 200 + "1", "一" * 100_000, "*" * 100_000 + "x"):
        assert (read_cell(text).value, read_cell(text).state) == (None, State.UNREADABLE)
    assert read_cell("123456789012345").value == 123456789012345
    assert read_cell("12.340000000000000001").value == 12.34
    assert not looks_like_value("1（" + "其中" * 200 + "）")


def test_figures_too_long_for_json_stay_out_of_it():
    page = re.sub(rb"(<td[^>]*>)(?:<p>)?0<", rb"\g<1>" + b"9" * 5000 + b"<", sound("html"), count=1)
    assert b"9" * 5000 in page
    assert outcome(page) == "report"


def test_spans_that_push_cells_to_the_right():
    row = "<tr>" + "<td colspan=1000 rowspan=65534>甲</td>" * 20 + "</tr>"
    assert outcome(f"<meta charset=utf-8><table>{row * 500}</table>".encode()) == "too_large"


def inside(words: str) -> bytes:
    """Return a sound report with these words as a paragraph of its first chapter."""
    head, second, tail = sound("txt").decode().partition("二、")
    return f"{head}{words}\n{second}{tail}".encode()


@pytest.mark.parametrize(
    ("words", "doubled"),
    [
        ("其中" * 500_000, 1),
        ("其中其中，" * 20_000, 20_000),
    ],
)
def test_a_word_many_times_in_a_report(words, doubled):
    """Every place of half a million was compared for itself, and every line to be printed with every finding."""
    (parsed,) = parse_bytes(inside(words), "a", Limits())
    began = time.process_time()
    found = examine(parsed.report)
    lines = list(file_lines(Path("a.txt"), parsed, found, "zh", as_json=False))
    assert time.process_time() - began < MOST_SECONDS
    assert sum(item.check == "doubled_words" for item in found) == doubled
    assert len([line for line in lines if "[提示] 文字重复或标点叠用" in line]) == doubled
