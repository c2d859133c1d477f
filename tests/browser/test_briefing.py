"""From a chart to the file that is handed over, in a real browser."""

import io
import re

import docx
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gkdash.state import Basket, Database
from gkdash.store import open_store


@pytest.fixture(autouse=True)
def basket(county_store):
    held = Basket(Database(str(open_store(county_store).folder.state)))
    held.clear()
    yield held
    held.clear()


def test_from_a_chart_to_a_word_document(site, page, picture):
    page.goto(f"{site}/?year=2024")
    page.locator(".st-key-tools-overview-types").get_by_role("button", name="加入简报").click()
    expect(page.locator(".st-key-tools-overview-types").get_by_role("button", name="已在简报中")).to_be_visible()
    page.get_by_role("link", name="简报", exact=True).click()
    expect(page.locator(".answer")).to_have_text("简报有 1 幅图。")
    paper = page.frame_locator("iframe").first
    expect(paper.locator("figcaption")).to_have_text("图1　各类单位的报送情况（2024 年度）")
    expect(paper.locator("svg")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Word", exact=True).click()
    data = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename == "关于2024年度政府信息公开工作年度报告情况的简报.docx"
    texts = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    (code,) = re.findall(r"引用号 ([A-Z2-7]{4}-[A-Z2-7]{4,})", "".join(texts))
    picture()
    page.goto(f"{site}/briefing?year=2024&ref={code}")
    page.get_by_role("link", name="打开这幅图所在的页面", exact=True).click()
    expect(page.locator("h3", has_text="逾期和未报的 3 家").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"year=2024"))


@pytest.mark.deep
def test_figures_are_moved_by_hand(site, page, basket):
    for view in ("overview.progress", "overview.types"):
        basket.add(view, {"year": "2024"}, view)
    page.goto(f"{site}/briefing?year=2024")
    expect(page.frame_locator("iframe").locator("figcaption").first).to_contain_text("报送进度")
    page.get_by_role("button", name="下移").first.click()
    expect(page.frame_locator("iframe").locator("figcaption").first).to_contain_text("各类单位的报送情况")
    page.get_by_role("button", name="移出", exact=True).first.click()
    expect(page.locator(".answer")).to_have_text("简报有 1 幅图。")


@pytest.mark.deep
def test_a_full_briefing_has_no_serious_finding_of_axe(site, page, basket):
    for view in ("overview.progress", "overview.types"):
        basket.add(view, {"year": "2024"}, view)
    page.goto(f"{site}/briefing?year=2024")
    expect(page.frame_locator("iframe").locator("figcaption").first).to_be_visible()
    page.wait_for_timeout(800)
    excluded = ['[data-testid="stHeader"]', '[data-testid="stToolbar"]', '[data-testid="stSidebarNav"]']
    found = Axe().run(page, context={"exclude": [[selector] for selector in excluded]})
    serious = [
        (item["id"], item["nodes"][0]["html"][:160])
        for item in found.response["violations"]
        if item["impact"] in {"serious", "critical"}
    ]
    assert serious == []
