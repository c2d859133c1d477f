"""A store whose findings are those of today's checks, and the decisions that belong to it."""

from __future__ import annotations

import click

from gkdash.ingest.findings import check_again
from gkdash.ingest.reviews import state_of
from gkdash.settings import Settings
from gkdash.state import State
from gkdash.store import Store, open_store


def refreshed(url: str | None, settings: Settings) -> tuple[Store, State]:
    """Open a store, check it again where the checks have changed, and say so."""
    store = open_store(url or settings.store)
    if check_again(store):
        click.echo("检查有更新，已重新检查。The checks have changed; checked again.", err=True)
    return store, state_of(store, settings)
