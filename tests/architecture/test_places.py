"""Where things may lie, how large they may grow, and what a lock file may hold."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "src" / "gkdash").rglob("*.py"))
ALLOWED_AT_THE_TOP = {
    ".ci",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".streamlit",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "README.zh.md",
    "app.py",
    "data",
    "docs",
    "locks",
    "pages",
    "pyproject.toml",
    "src",
    "tests",
}
IGNORED = {line.strip("/") for line in (ROOT / ".gitignore").read_text().splitlines()} | {".git"}


def test_the_top_level_holds_nothing_else():
    found = {path.name for path in ROOT.iterdir()} - IGNORED
    assert {name for name in found if not name.endswith(".egg-info")} <= ALLOWED_AT_THE_TOP


def test_no_script_lies_directly_in_pages():
    """A script there can be opened around app.py, and with it around every right."""
    assert [path.name for path in (ROOT / "pages").glob("*.py") if path.name != "__init__.py"] == []


def test_a_module_does_one_thing():
    sizes = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {name: lines for name, lines in sizes.items() if lines > 400} == {}
    assert len(sizes) > 600


def test_a_module_says_what_it_is_for():
    said = re.compile(r'(#!.*\n)?r?"""\S')
    assert [str(path.relative_to(ROOT)) for path in MODULES if not said.match(path.read_text(encoding="utf-8"))] == []


def test_pages_are_thin():
    sizes = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "pages").rglob("*.py")}
    assert {name: lines for name, lines in sizes.items() if lines > 80} == {}


@pytest.mark.parametrize("path", sorted((ROOT / "locks").glob("*.txt")), ids=lambda path: path.name)
def test_lock_files_hold_versions_and_hashes_but_no_address(path):
    text = path.read_text()
    assert re.search(r"https?://|file:|--(extra-)?index-url|--find-links", text) is None
    if path.name != "constraints.txt":
        pins = re.findall(r"^[a-z0-9][^\s=]*==", text, re.MULTILINE)
        assert len(pins) > 40
        assert text.count("--hash=sha256:") >= len(pins)
