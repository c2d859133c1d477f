"""The page of satisfaction: the answer, both means, rates that cannot be, the year compared with in the address, English."""

import pytest

from tests.pages import county
from tests.pages.screen import Screen
from tests.pages.test_hotline import store, told  # noqa: F401 - fixtures
from tests.pages.test_overview import links, rows

pytestmark = pytest.mark.usefixtures("store")


def test_the_sentence_answers():
    answer = Screen("satisfaction").text("answer")
    assert f"升得最多的是{county.EDUCATION}：90% → 100%（+10 个百分点），区间不重叠，不像偶然" in answer
    assert "按件数加权平均 99.1%，每家一票平均 98.3%" in answer


def test_rates_that_no_count_can_give_say_why_and_lead_to_their_words():
    nodes = Screen("satisfaction").nodes("impossible")
    assert [row[:4] for row in rows(nodes)] == [
        [f"{county.QINGHE}12345热线", "105%", "50", "超过 100%"],
        [f"{county.HOUSING}12345热线", "95.3%", "118", "112 件为 94.92%，113 件为 95.76%"],
    ]
    assert all("&claim=" in href for href in links(nodes)[1::2])


def test_the_year_compared_with_stands_in_the_address():
    for asked in ("2023", "2025", "x"):
        assert Screen("satisfaction", year="2024", against=asked).filters()["与哪一年比"] == "2023"


def test_the_first_year_has_nothing_before_it():
    screen = Screen("satisfaction", year="2023")
    assert screen.text("answer").count("与 2022 年度比") == 0
    assert "不能比较" in screen.text("satisfaction-changes-nothing")


def test_one_subject():
    screen = Screen("satisfaction", channel="requests")
    assert "2024 年度的 8 份报告都没有写满意率，这不等于不满意。" in screen.text("answer")
    assert "没有写不等于 0" in screen.text("satisfaction-rates-nothing")
    assert "没有三年以上年年 100% 的单位" in screen.text("always")


def test_a_year_without_reports():
    assert "库中没有 1999 年度的报告。" in Screen("satisfaction", year="1999").text("empty-matches")


def test_english():
    screen = Screen("satisfaction", lang="en")
    assert "For 2024, 5 agencies state a satisfaction rate, weighted mean 99.1%, one vote each 98.3%" in screen.text(
        "answer"
    )
    assert "112 cases are 94.92%, 113 are 95.76%" in screen.text("impossible")
