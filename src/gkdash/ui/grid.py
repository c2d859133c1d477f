"""A heat map as a table of elements: each field has its text and says in words what its shade says."""

from __future__ import annotations

from itertools import groupby

from gkdash.charts import Box, Grid, GridRow
from gkdash.i18n import Translate
from gkdash.ui.nodes import Node, div, el, link, span

MANY = 8
"""More columns than this have their names written upwards, so that the fields stay narrow."""
SHADES = 5
"""Steps of strength; more are not told apart."""


def grid(plot: Grid, t: Translate) -> Node:
    """Return the table with its legend, in a box of its own that scrolls."""
    head = el(
        "thead",
        el(
            "tr", el("th", plot.corner, scope="col", cls="who"), *(el("th", name, scope="col") for name in plot.columns)
        ),
    )
    body: list[Node] = []
    for band, rows in groupby(plot.rows, key=lambda row: row.band):
        if band:
            body.append(el("tr", el("th", band, colspan=len(plot.columns) + 1, scope="rowgroup", cls="band")))
        body += [_row(row, plot) for row in rows]
    keys = [div("key", span(f"heatbox st-{style}", " ", aria_hidden="true"), text) for style, text in plot.keys]
    return div(
        "block",
        div("legend", *keys) if keys else None,
        div(
            "scroll",
            el("table", head, el("tbody", *body), cls="heat many" if len(plot.columns) > MANY else "heat"),
            data_scroll="heat",
            tabindex=0,
            role="region",
            aria_label=t("热力表"),
        ),
    )


def shade(strength: float) -> int:
    """Return the step for a strength from 0 to 1; only exactly 0 is step 0."""
    return 0 if strength <= 0 else min(SHADES, 1 + int(strength * SHADES * 0.9999))


def _row(row: GridRow, plot: Grid) -> Node:
    name = row.name if row.link is None else link(row.name, row.link.page, **dict(row.link.parameters))
    return el("tr", el("th", name, scope="row", cls="who"), *(_box(box, plot.absent) for box in row.boxes))


def _box(box: Box | None, absent: str) -> Node:
    if box is None:
        return el("td", span("unseen", absent), span("sign", "·", aria_hidden="true"), cls="none", title=absent or None)
    look = f"st-{box.style}" if box.style else f"h{shade(box.strength)}"
    text = box.text if box.link is None else link(box.text, box.link.page, title=box.said, **dict(box.link.parameters))
    return el("td", text, cls=look, title=box.said)
