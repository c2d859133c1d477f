"""Start the dashboard's server in this process; what `gkdash serve` calls."""

from __future__ import annotations

from pathlib import Path

from streamlit.runtime.pages_manager import PagesManager
from streamlit.web import cli

from gkdash.errors import SettingsError


def serve(*, port: int = 8501, address: str = "127.0.0.1", open_browser: bool = False) -> None:
    """Serve until interrupted; the store comes from GKDASH_STORE, looks and limits from `.streamlit` beside `app.py`."""
    # Streamlit takes a folder named pages for its old way of finding pages until app.py has run once; the first visitor
    # coming by a deep link would be told that there is no such page.
    PagesManager.uses_pages_directory = False
    options = [
        f"--server.port={port}",
        f"--server.address={address}",
        f"--server.headless={str(not open_browser).lower()}",
        "--server.fileWatcherType=none",  # an installed dashboard does not change under way
    ]
    cli.main(["run", str(app_path()), *options], standalone_mode=False)


def app_path() -> Path:
    """Return where `app.py` lies: in a checkout at its top, in an installed package beside it."""
    here = Path(__file__).resolve()
    for folder in (here.parents[3], here.parents[1] / "app"):
        if (folder / "app.py").is_file() and (folder / "pages").is_dir():
            return folder / "app.py"
    raise SettingsError(
        "找不到 app.py 和 pages/。app.py and pages/ are not there.",
        "请在源码目录中运行，或重新安装 gkdash。Run from a checkout, or install gkdash again.",
    )
