"""One frozen Settings, read once from the environment; every path and limit comes from here.

Names are `GKDASH_` and the field in capitals, for example `GKDASH_TIMEOUT_SECONDS=30`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from gkdash.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Limits:
    """How large and how slow a file may be before it is refused."""

    file_bytes: int = 50 * 1024 * 1024
    """Largest file that is read."""
    unpacked_bytes: int = 200 * 1024 * 1024
    """Largest size of an archive or an office package once unpacked."""
    pages: int = 2_000
    """Most pages of one document."""
    cells: int = 200_000
    """Most table cells of one document."""
    members: int = 2_000
    """Most files in one archive."""
    timeout_seconds: float = 60.0
    """Longest time for reading one file."""
    memory_bytes: int = 2 * 1024 * 1024 * 1024
    """Most memory one parsing worker may use, where the system can limit it."""

    @property
    def is_scant(self) -> bool:
        """Tell whether readers may fail for memory alone: the libraries of PDF take 200 MB before they see a file."""
        return self.memory_bytes < 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Where things lie and how much work runs at once."""

    store: str
    """Store URL: a folder, or `ducklake:postgres:…`."""
    workers: int
    """Parsing processes."""
    language: str
    """`zh` or `en`; what the interface starts in."""
    limits: Limits
    state: str = ""
    """Where decisions are kept: a file, or `postgresql://…`; empty for `state.db` in the store's folder."""


def default_store() -> str:
    """Return `data/store` in a checkout, else a folder under the user's data folder."""
    checkout = Path(__file__).resolve().parents[2]
    if (checkout / "pyproject.toml").is_file() and (checkout / "app.py").is_file():
        return str(checkout / "data" / "store")
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local"))
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Application Support"
    else:
        base = Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share"))
    return str(base / "gkdash" / "store")


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings; raise SettingsError for a value that is not a positive number where one is due."""
    env = os.environ if environ is None else environ
    given: dict[str, int | float] = {}
    for item in fields(Limits):
        name = f"GKDASH_{item.name.upper()}"
        if name in env:
            given[item.name] = _positive(name, env[name], whole=item.name != "timeout_seconds")
    workers = env.get("GKDASH_WORKERS")
    language = env.get("GKDASH_LANGUAGE", "zh")
    if language not in {"zh", "en"}:
        raise SettingsError(
            f"GKDASH_LANGUAGE 的值是 {language!r}。GKDASH_LANGUAGE is {language!r}.",
            "请设为 zh 或 en。Set it to zh or en.",
        )
    return Settings(
        store=env.get("GKDASH_STORE") or default_store(),
        workers=int(_positive("GKDASH_WORKERS", workers, whole=True)) if workers else (os.cpu_count() or 1),
        language=language,
        limits=Limits(**given),  # type: ignore[arg-type]
        state=env.get("GKDASH_STATE", ""),
    )


def _positive(name: str, text: str, *, whole: bool) -> int | float:
    try:
        value = int(text) if whole else float(text)
    except ValueError:
        value = 0
    if value <= 0:
        raise SettingsError(
            f"{name} 的值是 {text!r}。{name} is {text!r}.",
            "请设为正整数。Set it to a positive whole number." if whole else "请设为正数。Set it to a positive number.",
        )
    return value
