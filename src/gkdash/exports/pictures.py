"""A chart as a picture with its finding, what it covers and where it comes from: SVG by our own hand, PNG by a browser."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from gkdash.charts import Chart, Grid
from gkdash.charts.spec import basis
from gkdash.charts.theme import FONT
from gkdash.errors import ExportError
from gkdash.exports.fit import wrapped
from gkdash.exports.programs import browser, chinese_font
from gkdash.exports.safe import xml_text
from gkdash.exports.svg import svg
from gkdash.exports.svg.canvas import WIDTH
from gkdash.i18n import Translate

EDGE = 20
TITLE, SMALL = 19, 12
SHARP = 2
"""Pixels of a PNG for one unit of the drawing."""
_SECONDS = 60


def svg_picture(chart: Chart, source: str, t: Translate) -> str:
    """Return the whole picture as SVG; raise ExportError for a grid, which is a table."""
    if isinstance(chart.plot, Grid):
        raise ExportError(
            "热力图是表格，不是图。A heat map is a table, not a drawing.",
            "请从简报（.docx、.pptx、.html）中取。Take it from a briefing, as .docx, .pptx or .html.",
        )
    inner = svg(chart, "p")
    high = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', inner)[1])  # type: ignore[index]
    title = _lines([chart.title], TITLE)
    under = _lines([basis(chart, t)], SMALL)
    foot = _lines([source], SMALL)
    y = EDGE
    parts = []
    for lines, size, bold, colour in ((title, TITLE, True, "#1f3a5f"), (under, SMALL, False, "#5b6875")):
        parts.append(_text(lines, y, size, colour, bold=bold))
        y += round(len(lines) * size * 1.4) + 4
    y += 8
    placed = inner.replace("<svg ", f'<svg x="{EDGE}" y="{y}" width="{WIDTH}" height="{high}" color="#262e36" ', 1)
    parts.append(placed)
    y += round(high) + 10
    parts.append(_text(foot, y, SMALL, "#5b6875", bold=False))
    y += round(len(foot) * SMALL * 1.4) + EDGE - 6
    wide = WIDTH + 2 * EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{y}" viewBox="0 0 {wide} {y}" role="img" '
        f"aria-label={quoteattr(xml_text(chart.alt))} font-family={quoteattr(FONT)}>"
        f'<rect width="{wide}" height="{y}" fill="#ffffff"/>{"".join(parts)}</svg>'
    )


def png_picture(chart: Chart, source: str, t: Translate) -> bytes:
    """Return the same as PNG; raise ExportError where a browser or a Chinese font is missing, or it draws nothing."""
    drawn = svg_picture(chart, source, t)
    program = browser()
    if not program:
        raise ExportError(
            "没有 Chromium，不能画 PNG。There is no Chromium to draw a PNG.",
            "请安装（见 `gkdash doctor`），或写成 .svg。Install it (`gkdash doctor`), or write .svg.",
        )
    if not chinese_font():
        raise ExportError(
            "没有中文字体，文字会成为方框。There is no Chinese font: characters would be boxes.",
            "请安装（见 `gkdash doctor`），或写成 .svg。Install one (`gkdash doctor`), or write .svg.",
        )
    wide, high = re.findall(r'^<svg [^>]*?width="(\d+)" height="(\d+)"', drawn)[0]
    with tempfile.TemporaryDirectory(prefix="gkdash-picture-") as folder:
        page, out = Path(folder) / "picture.html", Path(folder) / "picture.png"
        page.write_text(
            f'<!DOCTYPE html><meta charset="utf-8"><style>body{{margin:0}}svg{{display:block}}</style>{drawn}',
            encoding="utf-8",
            errors="replace",
        )
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--hide-scrollbars",
            "--disable-background-networking",
            "--no-first-run",
            f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={SHARP}",
            f"--window-size={wide},{high}",
            f"--screenshot={out}",
            page.as_uri(),
        ]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            # Chromium's sandbox does not start for root; the page is our own and has no script
            command.insert(1, "--no-sandbox")
        try:
            subprocess.run(command, capture_output=True, check=False, timeout=_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ExportError(
                f"{program} {_SECONDS} 秒内没有画完。{program} did not draw within {_SECONDS} seconds.",
                "请再试一次，或写成 .svg。Try again, or write .svg.",
            ) from error
        if not out.is_file():
            raise ExportError(f"{program} 没有画出来。{program} drew nothing.", "请改写成 .svg。Write .svg instead.")
        return out.read_bytes()


def _lines(texts: Sequence[str], size: int) -> list[str]:
    return [line for text in texts for line in wrapped(text, WIDTH / size)]


def _text(lines: Sequence[str], top: int, size: int, colour: str, *, bold: bool) -> str:
    weight = ' font-weight="600"' if bold else ""
    spans = "".join(
        f'<tspan x="{EDGE}" y="{top + round((at + 0.8) * size * 1.4)}">{escape(xml_text(line))}</tspan>'
        for at, line in enumerate(lines)
    )
    return f'<text font-size="{size}" fill="{colour}"{weight}>{spans}</text>'
