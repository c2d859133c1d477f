"""A flow as bands between columns of stops."""

from __future__ import annotations

from gkdash.charts import Flow
from gkdash.charts.theme import STYLES
from gkdash.exports.bands import laid
from gkdash.exports.svg.canvas import WIDTH, Canvas, n

THICK = 14
EDGE = 8
ROOM = 170
"""Room for the names at the right."""


def flow(plot: Flow, canvas: Canvas) -> float:
    """Draw the bands and return how high the drawing is."""
    blocks, bands = laid(plot, width=WIDTH - ROOM, height=380, thick=THICK, pad=14)
    for band in bands:
        bend = (band.x1 + band.x2) / 2
        above, below = (band.y1 + EDGE, band.y2 + EDGE), (band.y1 + band.height + EDGE, band.y2 + band.height + EDGE)
        canvas.raw(
            f'<path d="M{n(band.x1)},{n(above[0])}C{n(bend)},{n(above[0])} {n(bend)},{n(above[1])} {n(band.x2)},{n(above[1])}'
            f'V{n(below[1])}C{n(bend)},{n(below[1])} {n(bend)},{n(below[0])} {n(band.x1)},{n(below[0])}z" '
            f'fill="{STYLES[band.style].colour}" opacity=".35"/>'
        )
    for block in blocks:
        colour = STYLES[block.stop.style].colour
        y = block.y + EDGE
        canvas.raw(f'<rect x="{n(block.x)}" y="{n(y)}" width="{THICK}" height="{n(block.height)}" fill="{colour}"/>')
        canvas.text(block.x + THICK + 6, y + block.height / 2, block.stop.name, size=12)
    return max((block.y + block.height for block in blocks), default=0) + 2 * EDGE
