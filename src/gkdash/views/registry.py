"""The list of all views: whatever the modules of this package name as `VIEWS`. Adding one is adding it there."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

import gkdash.views
from gkdash.views.model import View


@cache
def all_views() -> dict[str, View]:
    """Return every view by its id, in the order of modules and of their lists; raise ValueError for an id given twice."""
    found: dict[str, View] = {}
    for module in sorted(item.name for item in pkgutil.iter_modules(gkdash.views.__path__)):
        for item in getattr(import_module(f"gkdash.views.{module}"), "VIEWS", ()):
            if item.id in found:
                raise ValueError(f"Two views have the id {item.id!r}.")
            found[item.id] = item
    return found


def view(view_id: str) -> View:
    """Return the view with this id; raise KeyError where there is none."""
    return all_views()[view_id]
