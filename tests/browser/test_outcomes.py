"""Applications and proactive disclosure in a real browser: navigation, filter, choice, deep link, the way to the cell."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.once import copied
from tests.pages import county
from tests.views.outcomes import build


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    yield from serve(copied(tmp_path_factory, build, tmp_path_factory.mktemp("outcomes")))


def test_from_the_start_to_what_is_refused_and_to_its_cell(outcomes, page, picture):
    page.goto(outcomes)
    page.get_by_role("link", name="申请办理", exact=True).first.click()
    expect(page.locator(".answer")).to_contain_text("理由最多的是“属于行政执法案卷”（23 件）")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    picture("-page")
    page.locator("table.heat a[title='云溪县住房和城乡建设局：属于行政执法案卷 18 件']").click()
    expect(page).to_have_url(re.compile(r"/report\?.*cell=applications.refused_enforcement_file.total"))
    expect(page.locator("button.cell[aria-current]")).to_have_text("18")


@pytest.mark.deep
def test_the_denominator_goes_into_the_address_and_the_link_shows_it(outcomes, page):
    page.goto(f"{outcomes}/applications?year=2024")
    page.get_by_role("radio", name="公开率（占有信息可答复的）").click()
    expect(page).to_have_url(re.compile("denominator=disclosure_rate_held"))
    heading = page.locator(".st-key-chart-applications-disclosure .basis").first
    expect(heading).to_contain_text("1 家没有读到所需数字")
    page.reload()
    expect(heading).to_contain_text("1 家没有读到所需数字")


@pytest.mark.deep
def test_a_filter_narrows_to_the_government_itself(outcomes, page):
    page.goto(f"{outcomes}/applications?year=2024&type=government")
    expect(page.locator(".answer")).to_contain_text("2024 年度新收申请 60 件")


@pytest.mark.deep
def test_own_initiative_by_agency(outcomes, page, picture):
    page.goto(f"{outcomes}/proactive?year=2024&act=fees_wan")
    expect(page.locator(".st-key-chart-proactive-agencies h3")).to_contain_text(
        f"{county.EDUCATION}最多（4，占 100.0%）"
    )
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    picture("-page")
    page.goto(f"{outcomes}/proactive?year=2024&lang=en")
    expect(page.locator(".answer")).to_contain_text("fees of 4 × 10,000 yuan")
