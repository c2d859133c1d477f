"""The prose of a report in a real browser: from sentence to number and back, and a decision that stays."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_dashboard import cell


def prose_of(page, site, agency, **parameters):
    more = "".join(f"&{name}={value}" for name, value in parameters.items())
    page.goto(f"{site}/report?agency={agency}&year=2024{more}")
    tab = "Prose" if parameters.get("lang") == "en" else "文字部分"
    page.get_by_role("tab", name=tab).click()
    expect(page.locator(".prose")).to_be_visible()


def listed(page, name):
    return page.locator("button.claimrow", has_text=name).first


def test_from_the_sentence_to_the_number(site, page, picture):
    prose_of(page, site, "edu")
    page.locator("mark.claim", has_text="受理“12345”").click()
    expect(page.locator(".claimcard .value")).to_have_text("88 件")
    expect(page.locator(".claimcard q mark")).to_have_text("受理“12345”政务服务热线工单88件")
    expect(listed(page, "12345热线 · 受理")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("claim=[a-z2-7]{12}"))
    picture()


@pytest.mark.deep
def test_from_the_number_to_the_sentence(site, page):
    prose_of(page, site, "edu")
    listed(page, "账号关注人数").click()
    expect(page.locator("mark.claim.chosen")).to_have_text("账号关注人数累计1.2万人")
    expect(page.locator("mark.claim.chosen")).to_be_in_viewport()
    expect(page.locator(".claimcard")).to_contain_text("历年累计")


@pytest.mark.deep
def test_a_link_to_a_claim_opens_at_its_sentence(site, page):
    prose_of(page, site, "edu")
    listed(page, "群众诉求合计 · 满意率").click()
    expect(page).to_have_url(re.compile("claim="))
    page.goto(page.url)
    expect(page.get_by_role("tab", name="文字部分")).to_have_attribute("aria-selected", "true")
    expect(page.locator("mark.claim.chosen")).to_have_text("群众满意率95.3%")
    expect(page.locator(".claimcard")).to_contain_text("没有哪个整数能得出 95.3%")


@pytest.mark.deep
def test_words_that_give_several_figures_lead_to_each(site, page):
    prose_of(page, site, "edu")
    page.locator("mark.claim", has_text="均已办结").click()
    expect(page.locator(".claimcard .crumb")).to_have_text("12345热线 · 办结")
    page.locator(".claimcard").get_by_role("button", name="信访平台 · 办结").click()
    expect(page.locator(".claimcard .crumb")).to_have_text("信访平台 · 办结")
    expect(page.locator("mark.claim.chosen")).to_contain_text("均已办结")


@pytest.mark.deep
def test_claims_answer_to_the_keyboard(site, page):
    prose_of(page, site, "edu")
    claim = page.locator("mark.claim", has_text="信访平台转办事项8件")
    claim.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".claimcard .crumb")).to_have_text("信访平台 · 受理")


@pytest.mark.deep
def test_a_passage_in_doubt_says_why(site, page):
    prose_of(page, site, "edu")
    page.locator("mark.unsure", has_text="3202").click()
    expect(page.locator(".claimcard")).to_contain_text("数字与别的字符粘连：3202")
    expect(page.get_by_role("button", name="记下决定")).to_have_count(0)


def test_a_correction_stays_and_stands_beside_the_figure(site, page, picture):
    prose_of(page, site, "edu")
    listed(page, "县长信箱 · 受理").click()
    expect(page.locator(".claimcard .value")).to_have_text("2 件")
    page.get_by_label("您的姓名").fill("李文")
    page.get_by_text("更正", exact=True).click()
    page.get_by_label("报告中的正确数字").fill("3")
    page.get_by_role("textbox", name="理由").fill("附件一列有3件 <b>粗</b>")
    page.get_by_role("button", name="记下决定").click()
    expect(page.locator(".notice")).to_have_text("已记下。")
    expect(page.locator(".claimcard .fix")).to_have_text("更正为 3 件")
    expect(page.locator("p mark.claim.corrected")).to_have_text("县长信箱来信2件")
    expect(page.locator(".decision p")).to_have_text("附件一列有3件 <b>粗</b>")
    picture()
    page.reload()
    expect(page.locator("p mark.claim.corrected")).to_have_text("县长信箱来信2件")
    page.get_by_label("您的姓名").fill("王芳")
    page.get_by_role("button", name="撤销这个决定").click()
    expect(page.locator(".notice")).to_have_text("已撤销。")
    expect(page.locator("p mark.claim.corrected")).to_have_count(0)


@pytest.mark.deep
def test_words_of_a_claim_are_not_markup(site, page):
    alarms = []
    page.on("dialog", lambda dialog: (alarms.append(dialog.message), dialog.dismiss()))
    prose_of(page, site, "housing")
    page.locator("mark.claim").last.click()
    expect(page.locator(".claimcard q mark")).to_contain_text("<img src=x onerror=alert(1)>")
    assert page.locator(".prose b, .prose img, .claimcard img, .claims img").count() == 0
    assert alarms == []


@pytest.mark.deep
def test_no_claims(site, page, picture):
    prose_of(page, site, "qinghe")
    expect(page.locator(".claims")).to_contain_text("这份报告的文字部分没有读出数字。")
    picture()


@pytest.mark.deep
def test_long_names_and_english(site, page, picture):
    prose_of(page, site, "heritage", lang="en")
    page.locator("p mark.claim").click()
    expect(page.locator(".claimcard .crumb")).to_have_text("Proactive disclosure · published")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    picture()


@pytest.mark.deep
def test_a_cell_picked_later_is_what_the_address_shows(site, page):
    prose_of(page, site, "edu")
    page.locator("mark.claim", has_text="信访平台").click()
    expect(page).to_have_url(re.compile("claim="))
    page.get_by_role("tab", name="法定表格").click()
    cell(page, "行政许可 · 本年处理决定数量").click()
    expect(page).to_have_url(re.compile("cell=proactive"))
    expect(page).not_to_have_url(re.compile("claim="))


def test_a_finding_is_decided_on(site, page, picture):
    page.goto(f"{site}/report?agency=qinghe&year=2024")
    page.locator("button.findingrow", has_text="逾期").click()
    expect(page).to_have_url(re.compile("finding=late_report"))
    page.get_by_label("您的姓名").fill("李文")
    page.get_by_text("退回单位", exact=True).click()
    page.get_by_role("textbox", name="理由").fill("请补报公布日期")
    page.get_by_role("button", name="记下决定").click()
    expect(page.locator(".findingrow .decided")).to_contain_text("已退回单位")
    expect(page.locator(".findingrow .decided")).to_contain_text("李文")
    picture()
    page.get_by_role("button", name="撤销这个决定").click()
    expect(page.locator(".findingrow .decided")).to_have_count(0)
