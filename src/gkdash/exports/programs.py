"""Where a browser and a Chinese font are on this machine; looks only, and takes a thing's presence for its working."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

CHROMIUM = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "msedge",
    "microsoft-edge",
)
CHROMIUM_PATHS = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
_FONT_PATHS = (r"C:\Windows\Fonts\msyh.ttc", r"C:\Windows\Fonts\simsun.ttc", "/System/Library/Fonts/PingFang.ttc")


def program(commands: tuple[str, ...], paths: tuple[str, ...]) -> str:
    """Return the path of the first of these programs that is there; empty where none is."""
    on_path = (shutil.which(command) for command in commands)
    return next((path for path in (*on_path, *filter(os.path.isfile, paths)) if path), "")


def browser() -> str:
    """Return the path of Chromium or one of its like; empty where there is none."""
    return program(CHROMIUM, CHROMIUM_PATHS)


def chinese_font() -> str:
    """Return a font with Chinese characters, its file or its name; empty where none is found."""
    return next((path for path in _FONT_PATHS if Path(path).is_file()), "") or _fontconfig()


def _fontconfig() -> str:
    command = shutil.which("fc-list")
    if command is None:
        return ""
    done = subprocess.run([command, ":lang=zh", "family"], capture_output=True, text=True, check=False, timeout=20)
    return done.stdout.partition("\n")[0].partition(",")[0].strip()
