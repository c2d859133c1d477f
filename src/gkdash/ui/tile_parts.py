"""The figure of a tile as a node; knows no Streamlit and no store."""

from __future__ import annotations

import re

from gkdash.ui.nodes import Node, div, span

_WRITTEN = re.compile(r"(¥?[\d.,]+)([^\d%]*)")


def value(text: str, exact: str | None = None) -> Node:
    """Return a figure with what stands behind the number in smaller type (`1429.3` `万元`), and the `exact` one as a hint."""
    found = _WRITTEN.fullmatch(text)
    number, unit = found.groups() if found else (text, "")
    return div("value", number, span("unit", unit) if unit else None, title=exact if exact != text else None)
