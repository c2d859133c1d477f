"""Every page passes axe without serious findings, in turn in light Chinese and dark English; `make test-deep` looks at both."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from gkdash.ui.navigation import PAGE_KEYS

NEEDS_AGENCY = {"report", "agency"}

OF_STREAMLIT = {
    # its own header and navigation are not ours to mark up
    '[data-testid="stHeader"]',
    '[data-testid="stToolbar"]',
    '[data-testid="stSidebarNav"]',
}


QUIET = """
() => new Promise(told => {
    let waiting = setTimeout(() => told(true), 300);
    new MutationObserver(() => { clearTimeout(waiting); waiting = setTimeout(() => told(true), 300); })
        .observe(document.body, {subtree: true, childList: true, attributes: true});
})
"""
"""Nothing has changed on the page for 300 ms."""
LOOKS = ("zh-light", "en-dark")
CASES = [
    pytest.param(key, look, marks=[] if place == number % 2 else [pytest.mark.deep])
    for number, key in enumerate(PAGE_KEYS)
    for place, look in enumerate(LOOKS)
]


@pytest.mark.parametrize(("key", "look"), CASES)
def test_no_serious_finding(site, page, key, look):
    language, scheme = look.split("-")
    page.emulate_media(color_scheme=scheme)
    agency = "&agency=edu" if key in NEEDS_AGENCY else ""
    page.goto(f"{site}/{key}?year=2024&lang={language}{agency}")
    expect(page.locator('[data-testid="stStatusWidget"]')).to_have_count(0)
    expect(page.locator(".sheet").nth(2)).to_be_attached()
    expect(page.get_by_text("Page not found")).to_have_count(0)
    page.wait_for_function(QUIET)
    found = Axe().run(page, context={"exclude": [[selector] for selector in OF_STREAMLIT]})
    serious = [
        (item["id"], item["impact"], [node["target"] for node in item["nodes"]][:3], item["nodes"][0]["html"][:200])
        for item in found.response["violations"]
        if item["impact"] in {"serious", "critical"}
    ]
    assert serious == []
