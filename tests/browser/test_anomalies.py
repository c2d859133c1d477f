"""Triage in a real browser: with the keyboard, in bulk, from the map to the evidence, and on to the report."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import serve
from tests.once import copied
from tests.pages.county import build


@pytest.fixture
def own_site(tmp_path_factory, tmp_path, monkeypatch):
    """A county of one's own, since decisions stay."""
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    yield from serve(copied(tmp_path_factory, build, tmp_path))


def opened(page):
    return page.locator(".casehead h3")


def test_from_the_map_to_the_evidence(site, page, picture):
    page.goto(f"{site}/anomalies?year=2024")
    expect(page.locator(".answer")).to_contain_text("发现 18 项")
    picture("-map")
    page.get_by_role("link", name="✕", exact=True).first.scroll_into_view_if_needed()
    page.locator("table.heat a[title='云溪县清河镇人民政府：逾期，待核 1 项']").click()
    expect(page).to_have_url(re.compile(r"part=list.*check=late_report|check=late_report.*part=list"))
    expect(opened(page)).to_contain_text("逾期")
    expect(page.locator(".triage li")).to_have_count(1)
    picture("-list")


@pytest.mark.deep
def test_the_list_answers_to_the_keyboard(site, page):
    page.goto(f"{site}/anomalies?year=2024&part=list&agency=housing")
    rows = page.locator(".triage button.findingrow")
    expect(rows).to_have_count(5)
    rows.first.click()
    expect(rows.first).to_have_attribute("aria-current", "true")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    page.keyboard.press("k")
    expect(rows.first).to_have_attribute("aria-current", "true")
    page.keyboard.press("x")
    expect(page.locator(".triage li.marked")).to_have_count(1)
    page.keyboard.press("a")
    expect(page.locator(".triage li.marked")).to_have_count(5)
    expect(page.locator(".triagebar .target")).to_have_text("对标记的 5 项：")


def test_one_key_decides_and_opens_the_next(own_site, page, picture):
    page.goto(f"{own_site}/anomalies?year=2024&part=list&agency=housing")
    rows = page.locator(".triage button.findingrow")
    expect(rows).to_have_count(5)
    rows.first.click()
    page.keyboard.press("1")
    expect(page.get_by_role("alert")).to_have_text("请填写您的姓名。")
    page.get_by_label("您的姓名").fill("李文")
    page.get_by_label("您的姓名").press("Enter")
    third, fourth = (rows.nth(place).locator(".check").inner_text() for place in (2, 3))
    # the key follows so fast that the server hears of both at once: it is about what was clicked
    rows.nth(2).click()
    page.keyboard.press("4")
    expect(page.get_by_role("status").filter(has_text="已记下 1 项。")).to_be_visible()
    expect(rows).to_have_count(4)
    expect(page.locator(".triage")).not_to_contain_text(third)
    expect(opened(page)).to_contain_text(fourth)
    page.keyboard.press("1")
    expect(rows).to_have_count(3)
    page.goto(f"{own_site}/anomalies?year=2024&part=list&agency=housing&standing=decided")
    expect(page.locator(".triage .decided b")).to_have_text(["↩ 已退回单位", "✓ 已认定属实"])
    picture()


@pytest.mark.deep
def test_several_are_decided_at_once_and_taken_back(own_site, page):
    page.goto(f"{own_site}/anomalies?year=2024&check=missing_section")
    rows = page.locator(".triage button.findingrow")
    expect(rows).to_have_count(8)
    page.get_by_label("您的姓名").fill("李文")
    page.get_by_label("理由（2、3 必填）").fill("县政府统一模板")
    page.get_by_role("button", name="全部标记").click()
    expect(page.locator(".triage li.marked")).to_have_count(8)
    page.get_by_role("button", name="有正当理由").click()
    expect(page.get_by_role("status").filter(has_text="已记下 8 项。")).to_be_visible()
    expect(page.get_by_text("这里的 8 项都已作出决定。")).to_be_visible()
    page.get_by_text("已处理 8").click()
    expect(rows).to_have_count(8)
    expect(page.locator(".triage .decided").first).to_contain_text("县政府统一模板")
    page.get_by_role("button", name="全部标记").click()
    expect(page.locator(".triage li.marked")).to_have_count(8)
    page.get_by_role("button", name="撤销").click()
    expect(page.get_by_role("status").filter(has_text="已撤销 8 项。")).to_be_visible()


@pytest.mark.deep
def test_the_parts_stand_in_the_address(site, page, picture):
    page.goto(f"{site}/anomalies?year=2024")
    page.get_by_text("全零阶梯", exact=True).click()
    expect(page).to_have_url(re.compile("part=zeros"))
    expect(page.get_by_role("heading", name="没有三张表全为零的单位").first).to_be_visible()
    picture("-zeros")
    page.get_by_text("报送日历", exact=True).click()
    expect(page.locator("table.calendar td.late")).to_contain_text("+10")
    picture("-calendar")


@pytest.mark.deep
def test_from_a_finding_to_the_agency_and_back_to_its_report(site, page, picture):
    page.goto(f"{site}/anomalies?year=2024&check=late_report&agency=qinghe")
    page.locator(".casehead").get_by_role("link", name="云溪县清河镇人民政府", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("逾期 10 天报送")
    picture("-agency")
    page.get_by_role("link", name="打开 2024 年度报告", exact=True).click()
    expect(page.get_by_role("heading", name="云溪县清河镇人民政府2024年政府信息公开工作年度报告")).to_be_visible()


@pytest.mark.deep
def test_agency_page_prints_all_of_it(site, page):
    page.goto(f"{site}/agency?agency=edu&year=2024")
    expect(page.get_by_role("heading", name="文字与上年对照")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator('[data-testid="stSidebar"]')).not_to_be_visible()
    expect(page.get_by_role("button", name="打印本页")).not_to_be_visible()
    box = page.locator('[data-scroll="texts"]')
    assert box.evaluate("box => box.scrollHeight <= box.clientHeight + 2")


@pytest.mark.deep
def test_the_metric_stands_in_the_address(site, page):
    page.goto(f"{site}/agency?agency=edu&year=2024")
    page.get_by_role("combobox", name="指标").click()
    page.get_by_role("option", name="12345 热线受理量").click()
    expect(page).to_have_url(re.compile("metric=hotline_received"))
    expect(page.get_by_role("heading", name="12345 热线受理量 2024 年为 88")).to_be_visible()
