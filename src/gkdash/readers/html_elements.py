"""What HTML elements do to the text around them, and small questions asked of an element.

Tables of names and pure functions; the walk itself is `html_blocks`'.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from gkdash.readers.characters import visible

(
    BLOCK,
    HEADING,
    TABLE,
    GROUP,
    ROW,
    CELL,
    CAPTION,
    BREAK,
    PICTURE,
    FIELD,
    RAISED,
    PRE,
    INLINE,
) = range(13)
_BLOCKS = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form header hgroup hr html legend li listing main menu nav ol optgroup p search section summary ul"
)
ROLES = {
    **dict.fromkeys(_BLOCKS.split(), BLOCK),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("td", "th"), CELL),
    **dict.fromkeys(("pre", "xmp", "plaintext", "listing"), PRE),
    **dict.fromkeys(("img", "svg", "canvas"), PICTURE),
    **dict.fromkeys(("input", "textarea", "select"), FIELD),
    "table": TABLE,
    **dict.fromkeys(("thead", "tbody", "tfoot"), GROUP),
    "tr": ROW,
    "caption": CAPTION,
    "br": BREAK,
    "sup": RAISED,
}
DISPLAYS = {
    "table": TABLE,
    "inline-table": TABLE,
    "table-row-group": GROUP,
    "table-header-group": GROUP,
    "table-footer-group": GROUP,
    "table-row": ROW,
    "table-cell": CELL,
    "table-caption": CAPTION,
    "block": BLOCK,
    "flex": BLOCK,
    "grid": BLOCK,
    "list-item": BLOCK,
    "flow-root": BLOCK,
    "inline": INLINE,
    "inline-block": INLINE,
    "super": RAISED,
}
_DROPPED = (
    "script style noscript template head title meta link base datalist map area param source track rt rp rtc audio video "
    "iframe frame noframes embed object applet colgroup col xml w:worddocument w:latentstyles "
    "o:officedocumentsettings o:documentproperties o:shapelayout o:shapedefaults x:excelworkbook m:mathpr"
)
"""`xml` and the like are settings that Word leaves in pasted text: `Normal 0 7.8 磅 0 2 false false false EN-US`."""
DROPPED_TAGS = frozenset(_DROPPED.split())
FRAMES = frozenset(("iframe", "frame", "embed", "object"))
CHILDLESS = frozenset((BREAK, PICTURE, FIELD))
STRUCK_TAGS = frozenset(("del", "s", "strike"))
WRAPPERS = frozenset(("p", "span", "font", "b", "strong", "div", "center", "i", "em", "u", "a", "o:p"))
"""What may stand around the one text of a cell without changing it."""
EMPTY_WRAPPERS = frozenset(("span", "font", "b", "i", "em", "a", "o:p"))
"""What shows nothing where nothing is in it: Word ends each paragraph with `<span><o:p></o:p></span>`."""
PARTS = {"thead": 0, "tfoot": 2}
"""Where a row group is drawn, whatever its place in the file; others are drawn between."""

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_BROKEN_LINE = re.compile(f"(?<=[{_WIDE}])[ \t\r\n\f]*[\r\n][ \t\r\n\f]*(?=[{_WIDE}])")
_WHITE = " \t\r\n\f"
_FOLD = re.compile(r"[ \t\r\n\f]+")
_SPAN = re.compile(r"\s*\+?(\d{1,9})")
RAISED_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def is_white(text: LexborNode) -> bool:
    """Tell whether a text node is white space alone."""
    return not (text.text_content or "").strip(_WHITE)


def fold(text: str) -> str:
    r"""Fold white space as browsers do, and drop what is invisible.

    A line end between two wide characters is nothing (`商业\n企业` in the source shows as 商业企业), any other run of
    white space is one space; a no-break space is a space that is kept.
    """
    if not text.isalnum():
        if "\n" in text or "\r" in text:
            text = _BROKEN_LINE.sub("", text)
        text = visible(_FOLD.sub(" ", text)).replace("\xa0", " ")
    return text.strip()


def span(attributes: dict[str, str | None], name: str) -> int:
    """Read a span as the standard says: leading digits count, anything else is 1; only rowspan may be 0."""
    text = attributes.get(name)
    if text is None:
        return 1
    found = _SPAN.match(text)
    value = int(found[1]) if found else 1
    return value if value or name == "rowspan" else 1


def entered(node: LexborNode, tag: str, attributes: dict[str, str | None]) -> str:
    """Return what a form field in a table shows: some pages print figures in read-only inputs."""
    if tag == "textarea":
        return node.text() or ""
    if tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return (chosen.text() or "") if chosen else ""
    if (attributes.get("type") or "text").lower() in {"text", "number", "tel"}:
        return attributes.get("value") or ""
    return ""
