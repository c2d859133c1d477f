"""Who may see what; the only place that decides it. No page and no query knows a role.

No sign-in is set up yet: whoever reaches the server may read, and without sign-in the server listens on this machine
only (`gkdash serve`).
"""

from __future__ import annotations


def may_open(page: str) -> bool:
    """Tell whether the present user may open a page; asked by the page itself on every run, not only by the menu."""
    return bool(page)


def may_decide() -> bool:
    """Tell whether the present user may decide on claims and findings; asked before a form is drawn, and again on sending."""
    return True


def may_query() -> bool:
    """Tell whether the present user may ask the store in SQL, which shows all of it whatever the scope."""
    return True


def may_load() -> bool:
    """Tell whether the present user may load files; asked before the form is drawn, and again on keeping them."""
    return True


def owner() -> str:
    """Return whose basket this is: everybody's on a server without sign-in."""
    return ""
