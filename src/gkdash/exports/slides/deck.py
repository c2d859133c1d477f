"""A deck while it is made: a cover, slides with a title, and on them text, native charts and tables; ends as bytes.

A template gives master, layouts and size of the page; its slides are left out. Without one the master is ours.
"""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.chart import ChartPart
from pptx.parts.embeddedpackage import EmbeddedXlsxPart
from pptx.util import Pt

from gkdash.charts import Flow
from gkdash.errors import ExportError
from gkdash.exports.fit import fitting
from gkdash.exports.native import Native
from gkdash.exports.pack import repacked
from gkdash.exports.safe import xml_text
from gkdash.exports.slides.flow import draw_flow
from gkdash.exports.slides.master import make_clean
from gkdash.exports.slides.place import Place
from gkdash.exports.slides.table import draw_table

TEXT = "262E36"
QUIET = "6B7785"
_FOOT = frozenset({13, 15})
"""Placeholders for the number of the slide and its foot, which a slide does not take over by itself."""


class Deck:
    """A deck; slides are added at its end. Raises ExportError for a template that is no .pptx."""

    def __init__(self, template: Path | None = None, foot: str = "") -> None:
        self._deck: Any = _opened(template) if template else Presentation()
        if template is None:
            make_clean(self._deck)
        self._foot = foot

    @property
    def body(self) -> Place:
        """The room under the title, above the foot."""
        width, height = self._deck.slide_width.cm, self._deck.slide_height.cm
        title = next((shape for shape in self._layout("titleOnly").placeholders if _kind(shape) == 1), None)
        top = 3.0 if title is None else (title.top + title.height) / 360_000
        edge = 0.047 * width
        return Place(edge, top + 0.35, width - 2 * edge, height - top - 0.35 - 1.15)

    def cover(self, title: str, *lines: str) -> None:
        """Add the first slide."""
        slide = self._added("title")
        self._set_title(slide, title, 34, 24)
        under = next((shape for shape in slide.placeholders if _kind(shape) == 4), None)
        if under is not None:
            _write(under.text_frame, [line for line in lines if line], 18, QUIET)

    def slide(self, title: str) -> Any:
        """Add a slide with a title and return it."""
        slide = self._added("titleOnly")
        self._set_title(slide, title, 26, 16)
        return slide

    def text(
        self,
        slide: Any,
        place: Place,
        paragraphs: Sequence[str],
        *,
        most: float = 16,
        least: float = 9,
        colour: str = TEXT,
        anchor: str = "top",
    ) -> None:
        """Add a box of paragraphs, as large as fits between two sizes."""
        box = slide.shapes.add_textbox(*place.box)
        frame = box.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.BOTTOM if anchor == "bottom" else MSO_ANCHOR.TOP
        points = fitting("\n".join(paragraphs), place.width, place.height * 0.92, most=most, least=least)
        _write(frame, paragraphs, points, colour)

    def chart(self, slide: Any, place: Place, drawn: Native, alt: str) -> None:
        """Add a native chart with its workbook and its alternative text."""
        package = slide.part.package
        part = ChartPart.load(package.next_partname(ChartPart.partname_template), CT.DML_CHART, package, drawn.xml)
        # the chart names its workbook by this relationship
        part.rels._rels.clear()  # noqa: SLF001 - a new part has none; python-pptx gives no other way to be sure
        relation = part.relate_to(EmbeddedXlsxPart.new(drawn.workbook, package), RT.PACKAGE)
        if relation != "rId1":
            raise AssertionError("a new part's first relationship is rId1")
        frame = slide.shapes._add_chart_graphicFrame(slide.part.relate_to(part, RT.CHART), *place.box)  # noqa: SLF001
        frame.nvGraphicFramePr.cNvPr.set("descr", xml_text(alt))

    def flow(self, slide: Any, place: Place, plot: Flow, alt: str) -> None:
        """Add a flow as shapes."""
        draw_flow(slide, place, plot, alt)

    def table(
        self,
        slide: Any,
        place: Place,
        head: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        points: float,
        shades: Sequence[Sequence[str]] = (),
        wide: float = 0.28,
    ) -> None:
        """Add a table; the first column takes the part `wide` of the width, `shades` are the grounds of single fields."""
        draw_table(slide, place, head, rows, points=points, shades=shades, wide=wide)

    def notes(self, slide: Any, text: str) -> None:
        """Set what the speaker sees."""
        slide.notes_slide.notes_text_frame.text = xml_text(text)

    def finish(self, title: str, made: datetime) -> bytes:
        """Return the deck; `made` is the time of its figures, the only one that it tells."""
        properties = self._deck.core_properties
        properties.title, properties.author, properties.last_modified_by = xml_text(title)[:250], "", ""
        properties.created = properties.modified = made.replace(tzinfo=None)
        properties.revision = 1
        out = io.BytesIO()
        self._deck.save(out)
        return repacked(out.getvalue())

    def _layout(self, kind: str) -> Any:
        layouts = list(self._deck.slide_layouts)
        for layout in layouts:
            if layout._element.get("type") == kind:  # noqa: SLF001 - python-pptx tells no layout's type
                return layout
        with_title = [layout for layout in layouts if any(_kind(shape) in {1, 3} for shape in layout.placeholders)]
        return (with_title or layouts)[0 if kind == "title" else -1]

    def _added(self, kind: str) -> Any:
        layout = self._layout(kind)
        slide = self._deck.slides.add_slide(layout)
        for shape in layout.placeholders:
            if _kind(shape) in _FOOT and kind != "title":
                made = copy.deepcopy(shape._element)  # noqa: SLF001 - the way PowerPoint does it
                made.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))  # noqa: SLF001
                slide.shapes._spTree.append(made)  # noqa: SLF001
                if _kind(shape) == 15:
                    _write(slide.placeholders[shape.placeholder_format.idx].text_frame, [self._foot], 9, QUIET)
        for shape in list(slide.placeholders):
            if _kind(shape) not in {1, 3, 4, *_FOOT}:
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - an empty box of the template
        return slide

    def _set_title(self, slide: Any, text: str, most: float, least: float) -> None:
        shape = slide.shapes.title
        if shape is None:
            return
        room = shape.width / 360_000 - 0.3, shape.height / 360_000 - 0.1
        _write(shape.text_frame, [text], fitting(text, *room, most=most, least=least), None)


def _kind(shape: Any) -> int:
    return int(shape.placeholder_format.type)


def _write(
    frame: Any,
    paragraphs: Sequence[str],
    points: float | None,
    colour: str | None,
) -> None:
    for number, text in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        if number:
            paragraph.space_before = Pt(round((points or 12) * 0.5))
        run = paragraph.add_run()
        run.text = xml_text(text).replace("\v", " ")
        if points is not None:
            run.font.size = Pt(points)
        if colour is not None:
            run.font.color.rgb = _colour(colour)


def _colour(text: str) -> RGBColor:
    colour: RGBColor = RGBColor.from_string(text)  # type: ignore[no-untyped-call]
    return colour


def _opened(template: Path) -> Any:
    try:
        deck = Presentation(str(template))
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise ExportError(
            f"{template} 不是 PowerPoint 演示文稿（.pptx）。{template} is no PowerPoint deck (.pptx).",
            "请另存为 .pptx 再用。Save it as .pptx and give that.",
        ) from error
    slides = deck.slides._sldIdLst  # noqa: SLF001 - python-pptx cannot take a slide away
    for entry in list(slides):
        deck.part.drop_rel(entry.rId)
        slides.remove(entry)
    return deck
