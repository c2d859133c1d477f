"""Which editions there are: every folder under `editions/`, so that a new edition is a new folder and nothing else."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise

from gkdash.errors import FormError
from gkdash.forms.load import load_edition
from gkdash.forms.model import Edition


def load_editions(folder: Traversable) -> tuple[Edition, ...]:
    """Read every edition under `folder`, oldest first; raise FormError where one is defective or two cover one year."""
    editions = sorted((load_edition(item) for item in folder.iterdir() if item.is_dir()), key=lambda item: item.since)
    if not editions:
        message = f"{folder.name}: holds no edition"
        raise FormError(message)
    for older, newer in pairwise(editions):
        if older.until is None or older.until >= newer.since:
            message = f"{older.id}/edition.toml:1: covers {newer.since} as edition {newer.id} does"
            raise FormError(message, f"Set until = {newer.since - 1}.")
    return tuple(editions)


@lru_cache(maxsize=1)
def all_editions() -> tuple[Edition, ...]:
    """Return the editions of the package, oldest first."""
    return load_editions(files("gkdash.forms") / "editions")


@lru_cache
def edition(key: str) -> Edition:
    """Return the edition with this id, such as `2021`; raise KeyError where there is none."""
    for item in all_editions():
        if item.id == key:
            return item
    raise KeyError(key)


@lru_cache
def edition_for_year(year: int) -> Edition:
    """Return the edition in force for reports on `year`; raise KeyError for years before the first edition."""
    for item in all_editions():
        if item.since <= year and (item.until is None or year <= item.until):
            return item
    raise KeyError(year)
