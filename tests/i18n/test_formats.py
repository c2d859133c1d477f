"""Figures, dates and shares as they are written."""

import time
from datetime import UTC, date, datetime

import pytest

from gkdash.i18n import formats


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (3119.0, "3119"),
        (96171.6, "96171.6"),
        (59237.2449, "59237.2449"),
        (-3, "-3"),
        (20936301.17, "20936301.17"),
        (1e17 + 0.0, "100000000000000000"),
        (0.00001, "0.00001"),
    ],
)
def test_figures_as_the_form_prints_them(value, text):
    assert formats.figure(value) == text


@pytest.mark.parametrize(
    ("value", "language", "text"),
    [
        (9999, "zh", "9999"),
        (45283, "zh", "4.53万"),
        (120_000_000, "zh", "1.20亿"),
        (45283, "en", "45,283"),
        (45283.0, "en", "45,283"),
        (45283.25, "en", "45,283.2"),
        (-20000, "zh", "-2.00万"),
    ],
)
def test_large_numbers_for_reading(value, language, text):
    assert formats.count(value, language) == text


@pytest.mark.parametrize(
    ("wan", "language", "text"),
    [
        (0.0, "zh", "0万元"),
        (4.0, "zh", "4万元"),
        (9617.16, "zh", "9617.2万元"),
        (96171.6, "zh", "9.62亿元"),
        (4.0, "en", "¥40,000"),
        (99.99999, "en", "¥1,000,000"),
        (96171.6, "en", "¥961.72m"),
    ],
)
def test_amounts_bring_their_unit(wan, language, text):
    assert formats.amount(wan, language) == text
    assert formats.in_unit(wan, "万元", language) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"), [(59.54, "%", "59.5%"), (45283.0, "件", "4.53万"), (2.5, "件", "2.5")]
)
def test_values_by_their_unit(value, unit, text):
    assert formats.in_unit(value, unit, "zh") == text


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 5, "0.0%"), (5, 5, "100.0%"), (4999, 5000, ">99.9%"), (1, 5000, "<0.1%"), (43, 46, "93.5%"), (1, 0, "—")],
)
def test_shares(part, whole, text):
    assert formats.percent(part, whole) == text


def test_changes():
    assert [formats.change(value, "zh") for value in (3, 0, -2)] == ["+3", "±0", "−2"]


def test_days():
    assert formats.day(date(2025, 1, 21), "zh") == "2025年1月21日"
    assert formats.day(date(2025, 1, 21), "en") == "21 Jan 2025"
    assert formats.day(None, "zh") == "—"


def test_moments_are_told_by_the_clock_of_beijing(monkeypatch):
    monkeypatch.setenv("TZ", "America/New_York")
    time.tzset()
    assert formats.moment(datetime(2025, 1, 21, 9, 5, tzinfo=UTC), "zh") == "2025年1月21日 17:05"
    assert formats.moment(datetime(2025, 1, 21, 17, 5), "en") == "22 Jan 2025 01:05"  # noqa: DTZ001 - as the store keeps it
    assert formats.moment(datetime(2025, 1, 21, 17, 5).astimezone(), "zh") == "2025年1月22日 06:05"
    assert formats.moment(None, "zh") == "—"
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("raw", "value", "plain"),
    [
        ("１，２３４", 1234, True),
        (" 0 ", 0, True),
        ("96171.60", 96171.6, True),
        ("22（其中修订16件）", 22, False),
        ("251000元", 251000, True),
        ("251000元", 25.1, False),
        ("52 件", 52, True),
    ],
)
def test_plain_figures(raw, value, plain):
    assert formats.is_plain(raw, value) is plain


def test_of_a_path_the_last_two_folders_are_told():
    paths = ("/srv/gkdash/reports/2024年/乡镇街道/年报.docx", "D:\\年报\\2024\\年报.doc", "2024年/年报.pdf", "年报.txt")
    assert [formats.folder(path) for path in paths] == ["2024年/乡镇街道", "年报/2024", "2024年", ""]


def test_sizes():
    assert [formats.size(value) for value in (12, 24_310, 3_300_000)] == ["12 B", "24 KB", "3.1 MB"]
