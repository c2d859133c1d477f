"""What the documentation must name: every command, setting, error code, decision."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from gkdash.checks.describe import page
from gkdash.checks.registry import checks
from gkdash.cli.main import COMMANDS as NAMES
from gkdash.cli.main import group
from gkdash.errors import ErrorCode
from gkdash.settings import Limits, load

DOCS = Path(__file__).resolve().parents[2] / "docs"
COMMANDS = (DOCS / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_described_and_helps_with_an_example(name):
    assert f"`gkdash {name}" in COMMANDS
    command = group.get_command(None, name)
    assert command.help
    assert "gkdash " in f"{command.help}{command.epilog}"


@pytest.mark.parametrize("field", fields(Limits), ids=lambda field: field.name)
def test_every_limit_is_described_with_its_default(field):
    row = next(line for line in COMMANDS.splitlines() if line.startswith(f"| `GKDASH_{field.name.upper()}`"))
    assert row.split("|")[2].strip() == str(int(field.default))


@pytest.mark.parametrize("name", ["GKDASH_STORE", "GKDASH_STATE", "GKDASH_WORKERS", "GKDASH_LANGUAGE"])
def test_every_other_setting_is_described(name):
    assert f"| `{name}` |" in COMMANDS
    assert load({name: {"GKDASH_WORKERS": "3", "GKDASH_LANGUAGE": "en"}.get(name, "/somewhere")})


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_error_code_is_described(code):
    assert f"| `{code}` |" in COMMANDS


def test_decisions_are_numbered_without_a_gap_and_short():
    records = sorted((DOCS / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in records] == list(range(1, len(records) + 1))
    assert {path.name for path in records if len(path.read_text(encoding="utf-8").splitlines()) > 34} == set()


def test_the_page_of_checks_is_in_step_with_the_registry():
    assert (DOCS / "checks.md").read_text(encoding="utf-8") == page(), (
        "run: python -m gkdash.checks.describe docs/checks.md"
    )


def test_every_check_is_described():
    described = re.findall(r"^\| `([a-z_0-9]+)` \| (?:error|review|notice) \|", page(), re.MULTILINE)
    assert described == [item.id for item in checks()]
