"""Pictures of every page in both languages for the docs: `make pictures`. Builds the demonstration, serves it, looks.

Nothing is checked here; the tests do that. Pictures are of the fictional county and say so on their face.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from gkdash.store import open_store
from gkdash.ui.navigation import PAGE_KEYS
from tests.browser.conftest import ARGUMENTS, ROOT, chromium, serve

FOLDER = ROOT / "docs" / "pages"
SIZE = {"width": 1366, "height": 900}
QUALITY = 72
ADDRESSES = {
    "report": "agency={busy}",
    "agency": "agency={busy}",
    "definitions": "metric=disclosure_rate",
}
"""What a page needs in its address to show something: `{busy}` is the town of the demonstration with the most claims."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "GKDASH_STATE": f"{folder}/state.db", "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, "-m", "gkdash", "demo", "--no-serve", "--store", f"{folder}/demo"]
        subprocess.run(command, check=True, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
        os.environ["GKDASH_STATE"] = f"{folder}/state.db"
        busy = busiest(f"{folder}/demo")
        for site in serve(f"{folder}/demo"):
            take(site, busy)


def busiest(store: str) -> str:
    with open_store(store).reader() as reader:
        found = reader.query("report_summary", year=2024)
    towns = found[found["unit_type"] == "town"].sort_values(["claim_count", "agency_id"], ascending=False)
    return str(towns["agency_id"].iloc[0])


def take(site: str, busy: str) -> None:
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        for language in ("zh", "en"):
            page = browser.new_page(viewport=SIZE, locale="zh-CN")
            for key in PAGE_KEYS:
                shoot(
                    page,
                    f"{site}/{key}?year=2024&lang={language}&{ADDRESSES.get(key, '').format(busy=busy)}",
                    FOLDER / f"{key}-{language}.jpg",
                )
            page.close()
        browser.close()


def shoot(page: Page, url: str, path: Path) -> None:
    page.goto(url)
    page.locator(".sheet").nth(2).wait_for(state="attached", timeout=60_000)
    page.locator('[data-testid="stStatusWidget"]').wait_for(state="detached", timeout=60_000)
    for drawing in page.locator('[data-testid="stPlotlyChart"]').all():
        drawing.locator(".main-svg").first.wait_for(state="attached", timeout=60_000)
    assert not page.get_by_text("Page not found").count(), url
    page.wait_for_timeout(1500)
    page.screenshot(path=path, type="jpeg", quality=QUALITY)
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
