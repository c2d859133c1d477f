"""The county offline as a browser shows it from a disk: styled, narrowed by its own script, whole without one, printed on A4."""

import pypdfium2
import pytest

from gkdash.exports.offline.make import offline
from gkdash.state import open_state
from gkdash.store import open_store
from tests.browser.conftest import PICTURES
from tests.exports.stores import demonstration_url, hostile
from tests.once import once


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("offline")
    state = open_state(str(root / "state.db"))
    offline(open_store(once(tmp_path_factory, demonstration_url)), state, root / "out", year=2024)
    state.database.close()
    return root / "out"


@pytest.fixture
def complaints(page):
    """Everything a page asks for besides files, and everything its console has to say."""
    found = []
    page.on("request", lambda request: None if request.url.startswith("file:") else found.append(request.url))
    page.on("console", lambda message: found.append(message.text))
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    return found


def test_one_walks_from_the_first_page_to_a_finding_and_back(page, folder, complaints):
    page.goto((folder / "index.html").as_uri())
    assert page.locator("nav").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(31, 58, 95)"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator("nav a", has_text="检查发现").click()
    page.locator("#rows a").first.click()
    assert page.locator(".finding:target").count() == 1
    page.locator("nav a", has_text="总览").click()
    page.screenshot(path=PICTURES / "offline.png")
    assert complaints == []


@pytest.mark.deep
def test_findings_are_narrowed_on_the_spot(page, folder, complaints):
    page.goto((folder / "findings.html").as_uri())
    rows = page.locator("#rows tr")
    total = rows.count()
    page.select_option("#severity", "error")
    errors = page.locator("#rows tr[data-severity=error]").count()
    assert 0 < errors < total
    assert page.locator("#rows tr:visible").count() == errors
    assert page.locator("#told").inner_text() == f"显示 {errors} 项，共 {total} 项"
    page.select_option("#severity", "")
    page.fill("#words", "没有这几个字")
    assert page.locator("#rows tr:visible").count() == 0
    assert complaints == []


@pytest.mark.deep
def test_without_script_all_findings_are_there(browser, folder):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto((folder / "findings.html").as_uri())
    assert page.locator("#filter").is_hidden()
    assert page.locator("#rows tr:visible").count() == page.locator("#rows tr").count() > 10
    page.context.close()


@pytest.mark.deep
def test_an_agency_prints_on_two_sheets_of_a4(page, folder):
    page.goto((folder / "agencies" / "澄岚县财政局.html").as_uri())
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 2
    assert [round(side) for side in document[0].get_size()] == [595, 842]


def test_hostile_names_do_nothing(page, tmp_path, complaints):
    state = open_state(str(tmp_path / "state.db"))
    offline(hostile(tmp_path), state, tmp_path / "out", year=2024)
    state.database.close()
    for path in sorted((tmp_path / "out").rglob("*.html")):
        page.goto(path.as_uri())
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path.name
    assert complaints == []
