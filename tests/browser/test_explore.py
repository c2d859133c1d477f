"""Explore, compare, definitions and load in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gkdash.demo.render import render
from gkdash.demo.render.samples import sample_report
from tests.browser.conftest import serve

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "report.docx"


@pytest.fixture
def own_site(tmp_path, monkeypatch):
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    yield from serve(str(tmp_path / "store"))


def choose(page, label, option):
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()


def test_a_pivot_by_deep_link_and_by_choice(site, page, picture):
    page.goto(f"{site}/explore?rows=unit_type&columns=year")
    expect(page.locator(".answer").first).to_have_text("本年新收申请：按单位类型和年度看。")
    expect(page.locator("table.heat")).to_contain_text("政府办公室")
    choose(page, "行", "申请人类型")
    expect(page).to_have_url(re.compile("rows=applicant"))
    expect(page.locator("table.heat")).to_contain_text("法律服务机构")
    picture()


@pytest.mark.deep
def test_a_row_of_the_pivot_leads_to_those_behind_it(site, page):
    page.goto(f"{site}/explore?rows=unit_type")
    page.locator("table.heat").get_by_role("link", name="部门", exact=True).click()
    expect(page).to_have_url(re.compile("rows=agency"))
    expect(page).to_have_url(re.compile("type=department"))
    expect(page.locator("table.heat")).to_contain_text("云溪县教育局")


@pytest.mark.deep
def test_sql_is_answered_refused_and_stopped(site, page, picture):
    page.goto(f"{site}/explore?sql=select+year,+count(*)+as+n+from+report+group+by+all+order+by+all")
    page.get_by_role("button", name="执行").click()
    expect(page.locator("table.answer")).to_contain_text("2024")
    picture()
    box = page.get_by_role("textbox", name="查询（SQL）")
    box.fill("select count(*) from range(1000000) a, range(1000000) b")
    box.press("Control+Enter")
    page.get_by_role("button", name="执行").click()
    page.get_by_role("button", name="停止").click()
    expect(page.get_by_role("button", name="停止")).to_have_count(0)
    expect(page.locator("table.answer")).to_have_count(0)
    box.fill("attach 'x.db'")
    box.press("Control+Enter")
    page.get_by_role("button", name="执行").click()
    expect(page.get_by_role("alert")).to_contain_text("只能查询")


@pytest.mark.deep
def test_compare_picks_agencies_and_leads_to_the_definition(site, page, picture):
    page.goto(f"{site}/compare?metric=applications_received&with=edu,finance")
    expect(page.locator("table.heat")).to_contain_text("云溪县财政局")
    picture()
    page.get_by_role("link", name="指标定义", exact=True).first.click()
    expect(page.locator(".definition h3")).to_contain_text("本年新收申请")
    expect(page).to_have_url(re.compile("definitions.*metric=applications_received"))


@pytest.mark.deep
def test_a_definition_is_found_and_picked(site, page, picture):
    page.goto(f"{site}/definitions?q=late_report")
    expect(page.get_by_role("tab", name="检查项 1")).to_have_attribute("aria-selected", "true")
    page.locator(".defined").get_by_role("link").first.click()
    expect(page.locator(".definition")).to_contain_text("late_report")
    picture()


@pytest.mark.deep
def test_files_are_loaded_and_every_page_shows_them(own_site, page, picture):
    page.goto(f"{own_site}/load")
    files = [
        {"name": "柳滩镇.docx", "mimeType": "", "buffer": SAMPLE.read_bytes()},
        {"name": "柳滩镇.txt", "mimeType": "", "buffer": render(sample_report(), "txt", seed=3)},
        {"name": "<b>信.txt", "mimeType": "", "buffer": "附件请查收。".encode()},
    ]
    expect(page.locator(".answer")).to_contain_text("选取年报文件", timeout=60_000)
    page.locator("input[type=file]").first.set_input_files(files, timeout=60_000)
    page.get_by_role("button", name="读取并预览").click()
    expect(page.locator(".answer")).to_contain_text("1 份未能读取", timeout=120_000)
    expect(page.locator("[data-scroll=previews]")).to_contain_text("_b_信.txt")
    picture("-preview")
    page.get_by_role("button", name="全部入库").click()
    expect(page.locator(".answer")).to_contain_text("未能读取 1", timeout=120_000)
    expect(page.locator(".shelf")).to_contain_text("数据批次 000001")
    picture("-kept")
    page.get_by_role("link", name="报送总览", exact=True).first.click()
    expect(page.locator(".answer").first).to_contain_text("1 个文件未能读取")
