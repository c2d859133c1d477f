"""Pieces of chart XML that all kinds of chart share: references with their cached values, axes, labels, text."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from gkdash.exports.native.workbook import Column
from gkdash.exports.safe import xml_text

TEXT = "404A54"
QUIET = "8A95A0"
GRID = "E3E7EB"
LATIN = "Segoe UI"
HAN = "微软雅黑"

NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def val(tag: str, value: object) -> str:
    """Return an element that says one thing: `<c:delete val="0"/>`."""
    return f"<c:{tag} val={quoteattr(str(value))}/>"


def text_of(text: str) -> str:
    """Return text for between two tags."""
    return escape(xml_text(text))


def number(value: float) -> str:
    """Return a number as XML has it, whole numbers without a point."""
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def name_ref(column: Column) -> str:
    """Return the name of a series: the heading of its column."""
    cache = f'<c:strCache>{val("ptCount", 1)}<c:pt idx="0"><c:v>{text_of(column.head)}</c:v></c:pt></c:strCache>'
    return f"<c:tx><c:strRef><c:f>{column.head_at}</c:f>{cache}</c:strRef></c:tx>"


def text_ref(tag: str, column: Column) -> str:
    """Return the names of categories."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{text_of(str(value))}</c:v></c:pt>' for at, value in enumerate(column.values)
    )
    cache = f"<c:strCache>{val('ptCount', len(column.values))}{points}</c:strCache>"
    return f"<c:{tag}><c:strRef><c:f>{column.at}</c:f>{cache}</c:strRef></c:{tag}>"


def number_ref(tag: str, column: Column, code: str = "General") -> str:
    """Return a row of numbers; what is not reported has no point."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{number(value)}</c:v></c:pt>'
        for at, value in enumerate(column.values)
        if isinstance(value, (int, float))
    )
    cache = f"<c:formatCode>{text_of(code)}</c:formatCode>{val('ptCount', len(column.values))}{points}"
    return f"<c:{tag}><c:numRef><c:f>{column.at}</c:f><c:numCache>{cache}</c:numCache></c:numRef></c:{tag}>"


def run_properties(points: float, colour: str = TEXT, *, bold: bool = False, tag: str = "defRPr") -> str:
    """Return the look of text."""
    weight = ' b="1"' if bold else ' b="0"'
    return (
        f'<a:{tag} sz="{round(points * 100)}"{weight}><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:latin typeface="{LATIN}"/><a:ea typeface="{HAN}"/></a:{tag}>'
    )


def text_properties(points: float, colour: str = TEXT, *, bold: bool = False) -> str:
    """Return the look of an axis, a legend or labels."""
    return (
        f"<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>{run_properties(points, colour, bold=bold)}</a:pPr>"
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def rich(text: str, points: float, colour: str = TEXT, *, bold: bool = False) -> str:
    """Return text that stands in a chart by itself: a title of an axis, a label that is no number."""
    run = run_properties(points, colour, bold=bold, tag="rPr").replace("<a:rPr", '<a:rPr lang="zh-CN"', 1)
    return (
        "<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p>"
        f"<a:pPr>{run_properties(points, colour, bold=bold)}</a:pPr><a:r>{run}<a:t>{text_of(text)}</a:t></a:r>"
        "</a:p></c:rich></c:tx>"
    )


def title(text: str, points: float) -> str:
    """Return the title of an axis; nothing for none."""
    return f"<c:title>{rich(text, points, QUIET)}{val('overlay', 0)}</c:title>" if text else ""


def line(colour: str, width: float = 0.75, dash: str = "solid") -> str:
    """Return a line; `width` in points."""
    return (
        f'<a:ln w="{round(width * 12700)}" cap="flat"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln>'
    )


NO_LINE = "<a:ln><a:noFill/></a:ln>"


def category_axis(points: float, *, is_reversed: bool, position: str) -> str:
    """Return the axis of names, every one of them printed."""
    return (
        f"<c:catAx>{val('axId', 1)}<c:scaling>{val('orientation', 'maxMin' if is_reversed else 'minMax')}</c:scaling>"
        f"{val('delete', 0)}{val('axPos', position)}"
        f'<c:numFmt formatCode="General" sourceLinked="0"/>{val("majorTickMark", "none")}{val("minorTickMark", "none")}'
        f"{val('tickLblPos', 'low')}<c:spPr>{line('B6BEC6')}</c:spPr>{text_properties(points)}"
        f"{val('crossAx', 2)}{val('crosses', 'autoZero')}{val('auto', 0)}{val('lblAlgn', 'ctr')}"
        f"{val('lblOffset', 100)}{val('tickLblSkip', 1)}{val('noMultiLvlLbl', 1)}</c:catAx>"
    )


def value_axis(
    points: float,
    *,
    position: str,
    code: str,
    axis: int = 2,
    cross: int = 1,
    crosses: str = "autoZero",
    between: str = "between",
    low: float | None = None,
    high: float | None = None,
    step: float | None = None,
    is_log: bool = False,
    named: str = "",
    has_grid: bool = True,
    beside: str = "low",
) -> str:
    """Return an axis of numbers; `code` is the format of what is printed along it, `beside` where that stands."""
    scaling = (val("logBase", 10) if is_log else "") + val("orientation", "minMax")
    scaling += "" if high is None else val("max", number(high))
    scaling += "" if low is None else val("min", number(low))
    grid = f"<c:majorGridlines><c:spPr>{line(GRID)}</c:spPr></c:majorGridlines>" if has_grid else ""
    return (
        f"<c:valAx>{val('axId', axis)}<c:scaling>{scaling}</c:scaling>{val('delete', 0)}{val('axPos', position)}{grid}"
        f'{title(named, points)}<c:numFmt formatCode={quoteattr(code)} sourceLinked="0"/>'
        f"{val('majorTickMark', 'none')}{val('minorTickMark', 'none')}{val('tickLblPos', beside)}"
        f"<c:spPr>{NO_LINE if has_grid else line('B6BEC6')}</c:spPr>{text_properties(points, QUIET)}"
        f"{val('crossAx', cross)}{val('crosses', crosses)}{val('crossBetween', between)}"
        f"{'' if step is None else val('majorUnit', number(step))}</c:valAx>"
    )


def labels(shown: Sequence[tuple[int, str | None]], position: str, look: str) -> str:
    """Return labels on single marks: the number of the mark, and its text, None for the value itself.

    `look` is the XML of box and text. Marks that are not named have no label.
    """
    tail = "".join(val(f"show{what}", 0) for what in ("CatName", "SerName", "Percent", "BubbleSize"))
    where = val("dLblPos", position)
    single = "".join(
        f"<c:dLbl>{val('idx', at)}{text or ''}{look}{where}{val('showLegendKey', 0)}{val('showVal', 1)}{tail}</c:dLbl>"
        for at, text in shown
    )
    if not single:
        return ""
    return f"<c:dLbls>{single}{look}{where}{val('showLegendKey', 0)}{val('showVal', 0)}{tail}</c:dLbls>"


def whole(plots: str, axes: str, points: float, *, has_legend: bool) -> bytes:
    """Return the chart around its plots and axes; the workbook is its relationship rId1."""
    legend = f"<c:legend>{val('legendPos', 't')}{val('overlay', 0)}{text_properties(points)}</c:legend>"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<c:chartSpace {NAMESPACES}>{val('date1904', 0)}{val('roundedCorners', 0)}<c:chart>{val('autoTitleDeleted', 1)}"
        f"<c:plotArea><c:layout/>{plots}{axes}<c:spPr><a:noFill/>{NO_LINE}</c:spPr></c:plotArea>"
        f"{legend if has_legend else ''}{val('plotVisOnly', 1)}{val('dispBlanksAs', 'gap')}</c:chart>"
        f"<c:spPr><a:noFill/>{NO_LINE}</c:spPr>{text_properties(points)}"
        f'<c:externalData r:id="rId1">{val("autoUpdate", 0)}</c:externalData></c:chartSpace>'
    ).encode()
