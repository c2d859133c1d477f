"""What a visitor sees and does, in a real browser."""

import re

from playwright.sync_api import expect

ANSWER = "2024 年度应报 9 家，已报 7 家，按时 6 家；2 家未报，1 家逾期，2 个文件未能读取。"


def cell(page, name):
    return page.get_by_role("button", name=name, exact=False)


def test_first_visitor_by_a_deep_link_gets_the_page(site, page, picture):
    """The first request after the start of the server is the hard one: pages/ must not be taken for Streamlit's own."""
    page.goto(f"{site}/report?agency=edu&year=2024")
    expect(page.get_by_role("heading", name="云溪县教育局2024年政府信息公开工作年度报告")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    picture()


def test_overview_answers_on_top(site, page, picture):
    page.goto(site)
    expect(page.locator(".answer")).to_have_text(ANSWER)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    picture()


def test_picking_a_cell_shows_its_source(site, page, picture):
    page.goto(f"{site}/report?agency=housing&year=2024")
    cell(page, "行政许可 · 本年处理决定数量").click()
    source = page.locator(".source")
    expect(source.locator("q")).to_have_text("详见附件")
    expect(source).to_contain_text("第 1 页，第 1 张表，第 3 行，第 2 列")
    expect(source.locator(".around mark")).to_have_text("详见附件")
    expect(page).to_have_url(re.compile(r"cell=proactive\.licensing\.decisions"))
    picture()


def test_cells_answer_to_the_keyboard(site, page):
    page.goto(f"{site}/report?agency=housing&year=2024&cell=applications.new_received.total")
    chosen = cell(page, "一、本年新收政府信息公开申请数量 · 总计")
    expect(chosen).to_have_attribute("aria-current", "true")
    chosen.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowLeft")
    expect(cell(page, "二、上年结转政府信息公开申请数量 · 其他")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".source")).to_contain_text("二、上年结转政府信息公开申请数量")
    expect(page).to_have_url(re.compile(r"cell=applications\.carried_in\.other_organisation"))


def test_a_cell_in_the_address_is_scrolled_to(site, page):
    page.goto(f"{site}/report?agency=housing&year=2024&cell=remedies.litigation_after_review.total")
    chosen = cell(page, "行政诉讼 · 复议后起诉 · 总计")
    expect(chosen).to_be_in_viewport()
    expect(page.locator(".source")).to_contain_text("复议后起诉")


def test_whole_text_opens_at_the_cell(site, page, picture):
    page.goto(f"{site}/report?agency=housing&year=2024&cell=proactive.licensing.decisions")
    page.get_by_text("在全文中查看").click()
    expect(page.locator(".plain mark")).to_have_text("详见附件")
    expect(page.locator(".plain mark")).to_be_visible()
    picture()


def test_a_filter_changes_the_address(site, page):
    page.goto(site)
    page.get_by_role("combobox", name="年度").click()
    page.get_by_role("option", name="2023").click()
    expect(page.locator(".answer")).to_contain_text("2023 年度应报 9 家，已报 9 家")
    expect(page).to_have_url(re.compile("year=2023"))
    page.go_back()
    expect(page.locator(".answer")).to_contain_text("2024 年度")


def test_filters_survive_a_page_change(site, page):
    page.goto(f"{site}/?year=2023&type=department")
    page.get_by_role("link", name="年度报告", exact=True).click()
    expect(page.get_by_text("请选择要查看的单位")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/report\?.*year=2023"))
    expect(page).to_have_url(re.compile("type=department"))


def test_an_agency_leads_to_its_report(site, page):
    page.goto(site)
    page.locator(".calendar td.late a").click()
    expect(page.get_by_role("heading", name="云溪县清河镇人民政府2024年政府信息公开工作年度报告")).to_be_visible()
    expect(page).to_have_url(re.compile(r"/report\?.*agency=qinghe"))


def test_going_back_from_a_report_shows_the_whole_list(site, page):
    page.goto(site)
    page.locator(".calendar td.late a").click()
    expect(page).to_have_url(re.compile(r"/report\?.*agency=qinghe"))
    page.go_back()
    expect(page.locator(".answer")).to_contain_text("2024 年度应报 9 家")
    expect(page).not_to_have_url(re.compile("agency="))


def test_a_link_opens_by_itself_too(site, page):
    page.goto(site)
    href = page.locator(".calendar td.late a").get_attribute("href")
    page.goto(f"{site}/{href}")
    expect(page.get_by_role("heading", name="云溪县清河镇人民政府2024年政府信息公开工作年度报告")).to_be_visible()


def test_language_switch_changes_all(site, page, picture):
    page.goto(f"{site}/report?agency=edu&year=2024")
    page.get_by_role("radio", name="English").or_(page.get_by_text("English", exact=True)).first.click()
    expect(page.get_by_role("tab", name="Statutory tables")).to_be_visible()
    expect(page.get_by_role("link", name="Overview", exact=True)).to_be_visible()
    expect(page).to_have_url(re.compile("lang=en"))
    picture()
    page.get_by_role("link", name="Overview", exact=True).click()
    expect(page.locator(".answer")).to_have_text("For 2024, 云溪县教育局 filed on time (18 Jan 2025, due 31 Jan 2025).")
    page.get_by_role("link", name="See all agencies", exact=True).click()
    expect(page.locator(".answer")).to_contain_text("For 2024, 9 agencies have to file")
    expect(page).to_have_url(re.compile("lang=en"))


def test_words_of_a_report_are_not_markup(site, page):
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    page.goto(f"{site}/report?agency=housing&year=2024&cell=applications.granted.natural_person")
    expect(page.locator(".source q")).to_contain_text("<img src=x onerror=alert(1)>")
    page.get_by_role("tab", name="文字部分").click()
    expect(page.locator(".prose")).to_contain_text("<b>粗体</b> **加粗**")
    assert page.locator(".prose b, .prose img, .source img").count() == 0
    assert alarms == []


def test_nothing_is_asked_of_other_machines(site, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}/report?agency=edu&year=2024")
    expect(page.locator(".source")).to_be_visible()
    page.goto(site)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert [url for url in asked if not url.startswith((site, site.replace("http", "ws"), "data:", "blob:"))] == []


def test_long_names_stay_within_the_page(site, page, picture):
    page.goto(f"{site}/report?agency=heritage&year=2024")
    expect(page.get_by_role("heading", name="云溪县历史文化名城名镇名村")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture()


def test_nothing_loaded(empty_site, page, picture):
    page.goto(empty_site)
    expect(page.get_by_text("还没有载入任何报告")).to_be_visible()
    picture()


def test_no_report_of_that_year(site, page, picture):
    page.goto(f"{site}/report?agency=shiqiao&year=2024")
    expect(page.get_by_text("云溪县石桥镇人民政府 2024 年度没有报告。")).to_be_visible()
    page.get_by_role("link", name="2023", exact=True).click()
    expect(page.get_by_role("heading", name="云溪县石桥镇人民政府2023年政府信息公开工作年度报告")).to_be_visible()
    picture()


def test_dark(site, browser, picture, browser_context_args):
    context = browser.new_context(
        **{**browser_context_args, "color_scheme": "dark", "viewport": {"width": 1920, "height": 1080}}
    )
    page = context.new_page()
    page.goto(site)
    expect(page.locator(".answer")).to_have_text(ANSWER)
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor") == "rgb(18, 24, 31)"
    context.close()


def test_a_name_that_is_no_page_leads_home_in_the_page_s_own_words(site, page, picture):
    page.goto(f"{site}/nosuchpage")
    expect(page.get_by_text("没有这个页面")).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    picture()
    page.get_by_text("English", exact=True).click()
    expect(page.get_by_text("“nosuchpage” in the address is no page of this site.")).to_be_visible()
    page.get_by_text("中文", exact=True).click()
    page.get_by_text("回到报送总览").click()
    expect(page.get_by_text("年度应报").first).to_be_visible()
    expect(page.get_by_text("Page not found")).to_have_count(0)
