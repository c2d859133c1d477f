"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import click

Decorator: TypeAlias = Callable[[Callable[..., Any]], Callable[..., Any]]

store_option: Decorator = click.option(
    "--store",
    "url",
    metavar="URL",
    help="The store: a folder (default: GKDASH_STORE, else data/store in a checkout, else in the user's data folder).",
)
workers_option: Decorator = click.option(
    "--workers", type=click.IntRange(min=1), help="Parsing processes (default: GKDASH_WORKERS, else one per core)."
)
port_option: Decorator = click.option("--port", type=click.IntRange(1, 65535), default=8501, show_default=True)
address_option: Decorator = click.option(
    "--address", default="127.0.0.1", show_default=True, help="Address to listen on; this machine's own only."
)
FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
ANYTHING = click.Path(path_type=Path, exists=True)
