"""The two demonstration questions of these pages, each answered within three clicks of the start, in a real browser."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.once import copied
from tests.pages import county
from tests.views import requests


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    yield from serve(copied(tmp_path_factory, requests.build, tmp_path_factory.mktemp("requests")))


def test_which_agencies_are_all_zero_though_busy(told, page, picture):
    page.goto(told)
    page.get_by_role("link", name="热线与诉求", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("1 家三张表全是零，却受理了 60 件群众诉求")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    picture()
    page.locator("ul.quotes a").first.click()
    expect(page).to_have_url(re.compile(r"/report\?.*agency=qinghe.*claim="))
    expect(page.get_by_role("heading", name=f"{county.QINGHE}2024年政府信息公开工作年度报告")).to_be_visible()


def test_whose_satisfaction_rose_most_and_whether_that_means_anything(told, page, picture):
    page.goto(told)
    page.get_by_role("link", name="群众满意率", exact=True).click()
    expect(page.locator(".answer")).to_contain_text(
        f"升得最多的是{county.EDUCATION}：90% → 100%（+10 个百分点），区间不重叠，不像偶然"
    )
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    picture()


@pytest.mark.deep
def test_a_channel_by_deep_link_and_by_choice(told, page):
    page.goto(f"{told}/hotline?year=2024&channel=petition_platform")
    expect(page.get_by_role("heading", name=re.compile("信访平台：前 2 家占 100%"))).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("信访平台：2 家至少有一年写明"))).to_be_visible()
    page.get_by_role("combobox", name="渠道").click()
    page.get_by_role("option", name="12345热线").click()
    expect(page).to_have_url(re.compile("channel=hotline_12345"))
    expect(page.get_by_role("heading", name=re.compile("12345热线：前 3 家占 90%"))).to_be_visible()


@pytest.mark.deep
def test_a_filter_narrows_both_pages(told, page):
    page.goto(f"{told}/hotline?year=2024&type=town")
    expect(page.locator(".answer")).to_contain_text("1 家写明政务服务热线受理量，共 50 件")
    page.get_by_role("link", name="群众满意率", exact=True).click()
    expect(page).to_have_url(re.compile("type=town"))
    expect(page.locator(".answer")).to_contain_text("1 家写明满意率")


@pytest.mark.deep
def test_a_mark_leads_to_the_report_behind_it(told, page):
    page.goto(f"{told}/hotline?year=2024")
    plot = page.locator(".st-key-chart-hotline-agencies .js-plotly-plot")
    expect(plot).to_be_visible()
    plot.locator(".point path").first.click(force=True)
    expect(page).to_have_url(re.compile(r"/report\?.*agency=housing"))


@pytest.mark.deep
def test_english(told, page, picture):
    page.goto(f"{told}/satisfaction?lang=en")
    expect(page.locator(".answer")).to_contain_text("weighted mean 99.1%, one vote each 98.3%")
    picture()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
