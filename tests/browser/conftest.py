"""A server of the dashboard on a free port, and Chromium to look at it; pictures go to test-artifacts/."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.once import copied
from tests.pages.county import build

# A page's first script may have to wait for its turn on a machine that runs other tests beside it.
expect.set_options(timeout=30_000)

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "test-artifacts"
ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge"):
        found = shutil.which(name)
        if found:
            return found
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in Path(item.path).parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session", autouse=True)
def _needs_chromium():
    if chromium() is None:
        pytest.skip("Chromium is not on this machine; install it (Debian: apt install chromium) to test in a browser.")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "viewport": {"width": 1366, "height": 768}, "locale": "zh-CN"}


@pytest.fixture(scope="session")
def _profile(browser_type, browser_type_launch_args, browser_context_args, tmp_path_factory):
    """One profile for all tests of a process: the scripts of the screen are compiled once, not once a test."""
    folder = tmp_path_factory.mktemp("profile")
    context = browser_type.launch_persistent_context(str(folder), **browser_type_launch_args, **browser_context_args)
    yield context
    context.close()


@pytest.fixture
def context(_profile):
    """The shared profile without what a test before left in it; pages of a test are closed after it."""
    _profile.clear_cookies()
    yield _profile
    for opened in _profile.pages[1:]:
        opened.close()


@pytest.fixture
def page(context):
    return context.new_page()


@pytest.fixture(scope="session")
def county_store(tmp_path_factory):
    return copied(tmp_path_factory, build, tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    return str(tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def site(county_store):
    yield from serve(county_store)


@pytest.fixture(scope="session")
def empty_site(empty_store):
    yield from serve(empty_store)


@pytest.fixture
def picture(request, page):
    """Save what the browser shows under the test's name."""

    def save(name=""):
        PICTURES.mkdir(exist_ok=True)
        page.screenshot(path=PICTURES / f"{request.node.name.split('[')[0]}{name}.png")

    return save


def serve(store):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = f"from gkdash.ui.server import serve; serve(port={port})"
    environment = {**os.environ, "GKDASH_STORE": store, "PYTHONPATH": str(ROOT / "src")}
    environment.pop("GKDASH_LANGUAGE", None)
    server = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(150):
            try:
                with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):  # noqa: S310 - our own address
                    break
            except (urllib.error.URLError, OSError):
                assert server.poll() is None, "the server ended"
                time.sleep(0.2)
        yield url
    finally:
        server.terminate()
        server.wait(timeout=20)
