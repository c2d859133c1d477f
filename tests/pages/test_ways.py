"""An address that leads to nothing says what there is and where to go on: another year, the list of agencies, everybody."""

import pytest

from tests.pages.county import QINGHE
from tests.pages.screen import Screen
from tests.pages.test_overview import links

ENDED = ("overview", "anomalies", "compare")


def here(page):
    return "./" if page == "overview" else page


@pytest.mark.parametrize("page", [*ENDED, "agency", "report"])
def test_a_year_without_reports_leads_to_those_with(county, page):
    screen = Screen(page, year="1990", type="town")
    assert "库中没有 1990 年度的报告。" in screen.words("empty-matches")
    assert "有报告的年度：2024、2023" in screen.text("empty-matches")
    assert links(screen.nodes("empty-matches"))[0] == f"{here(page)}?year=2024&type=town"


@pytest.mark.parametrize("page", ["agency", "report"])
def test_pages_of_one_agency_lead_to_their_own_list(county, page):
    assert links(Screen(page, year="2024", agency="nobody").nodes("empty-matches")) == [f"{page}?year=2024"]


@pytest.mark.parametrize("page", ENDED)
def test_an_agency_that_there_is_not_leads_to_the_list(county, page):
    screen = Screen(page, year="2024", agency="nobody")
    assert "没有编号为“nobody”的单位。" in screen.words("empty-matches")
    assert links(screen.nodes("empty-matches")) == ["agency?year=2024", f"{here(page)}?year=2024"]


def test_an_agency_and_a_year_that_there_are_not(county):
    screen = Screen("overview", year="1990", agency="nobody")
    assert links(screen.nodes("empty-matches"))[:2] == ["agency?year=2024", "./?year=2024"]


def test_a_chart_without_anything_to_draw_leads_on_too(county):
    screen = Screen("explore", year="1990", rows="agency")
    assert "explore?year=2024" in links(screen.nodes("explore-table-nothing"))
    screen = Screen("explore", year="2024", rows="agency", agency="nobody")
    assert "agency?year=2024" in links(screen.nodes("explore-table-nothing"))


def test_a_sentence_ends_with_one_stop_where_nothing_matches(county):
    assert "请放宽筛选条件。名次" in Screen("compare", year="2024", type="vertical").text("answer")


def test_too_narrow_a_filter_leads_to_everybody(county):
    screen = Screen("applications", year="2024", type="vertical")
    assert "2024 年度在所选范围内没有报告。请放宽筛选条件。" in screen.words("empty-matches")
    assert links(screen.nodes("empty-matches")) == ["applications?year=2024"]


def test_where_there_is_something_nothing_is_said(county):
    screen = Screen("overview", year="2024", agency="qinghe")
    assert QINGHE in screen.text("answer")
    assert "empty-matches" not in screen.keys


def test_english(county):
    words = Screen("overview", year="1990", lang="en").words("empty-matches")
    assert "The store has no report on 1990." in words
    assert "Years with a report: " in words
