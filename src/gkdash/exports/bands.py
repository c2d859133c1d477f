"""Where the stops and bands of a flow lie in a drawing, whatever draws it."""

from __future__ import annotations

from dataclasses import dataclass

from gkdash.charts import Flow, Stop


@dataclass(frozen=True, slots=True)
class Block:
    """A stop: its upper left corner, how high it is, and how much goes through it."""

    stop: Stop
    x: float
    y: float
    height: float
    value: float


@dataclass(frozen=True, slots=True)
class Band:
    """A flow from the right edge of one block to the left edge of another; it has the style of where it goes."""

    x1: float
    y1: float
    x2: float
    y2: float
    height: float
    style: str


def laid(plot: Flow, *, width: float, height: float, thick: float, pad: float) -> tuple[list[Block], list[Band]]:
    """Return blocks and bands in a drawing of this size; a stop with nothing through it is left out, as on the screen."""
    flows = [one for one in plot.flows if one[2] > 0]
    sizes = {
        stop.key: max(
            sum(value for one, _, value in flows if one == stop.key),
            sum(value for _, other, value in flows if other == stop.key),
        )
        for stop in plot.stops
    }
    columns: dict[int, list[Stop]] = {}
    for stop in plot.stops:
        if sizes[stop.key]:
            columns.setdefault(stop.column, []).append(stop)
    if not columns:
        return [], []
    scale = min(
        (height - pad * (len(members) - 1)) / sum(sizes[stop.key] for stop in members) for members in columns.values()
    )
    last = max(columns) or 1
    blocks: dict[str, Block] = {}
    for column, members in columns.items():
        y = 0.0
        for stop in members:
            high = sizes[stop.key] * scale
            blocks[stop.key] = Block(stop, (width - thick) * column / last, y, high, sizes[stop.key])
            y += high + pad
    return list(blocks.values()), _bands(flows, blocks, scale, thick)


def _bands(flows: list[tuple[str, str, float]], blocks: dict[str, Block], scale: float, thick: float) -> list[Band]:
    out, into = dict.fromkeys(blocks, 0.0), dict.fromkeys(blocks, 0.0)
    found = []
    for one, other, value in flows:
        start, end, high = blocks[one], blocks[other], value * scale
        found.append(Band(start.x + thick, start.y + out[one], end.x, end.y + into[other], high, end.stop.style))
        out[one] += high
        into[other] += high
    return found
