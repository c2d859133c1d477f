"""The import contracts of pyproject.toml hold; each one's name is the sentence one would say in review."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_contracts_hold():
    command = [str(Path(sys.executable).with_name("lint-imports"))]
    path = os.pathsep.join(["src", "."])
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


def test_parsing_starts_without_screen_and_database():
    """A static graph cannot see what a library imports in turn; the running interpreter can."""
    named = ("streamlit", "duckdb", "plotly", "pandas", "cn2an")
    code = f"import sys, gkdash.extract; print([m for m in {named} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
