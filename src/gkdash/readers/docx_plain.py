"""Finds at once what nearly all of a .docx part is: paragraphs of nothing but runs of text, cells without merges.

The walk takes those from here and looks into everything else itself; what is not surely plain is not listed.
"""

from __future__ import annotations

from lxml import etree

from gkdash.readers.docx_names import KINDS, VAL, Kind, w
from gkdash.readers.docx_text import text_of

_TEXT, _RUN, _PARAGRAPH, _STYLE, _RUN_STYLE = w("t"), w("r"), w("p"), w("pStyle"), w("rStyle")
_DELETIONS = frozenset((w("del"), w("moveFrom")))
_CELL_MARKS = frozenset(map(w, ("gridSpan", "vMerge", "hMerge", "cellDel", "cellMerge")))
_PARAGRAPH_MARKS = frozenset(map(w, ("pStyle", "numPr", "outlineLvl")))
_CELL_PROPERTIES, _PARAGRAPH_PROPERTIES = w("tcPr"), w("pPr")
_RUN_MARKS = frozenset(map(w, ("vanish", "vertAlign", "position", "strike", "dstrike")))
_ORDINARY = {Kind.TEXT, Kind.RUN, Kind.PARAGRAPH, Kind.INTO, Kind.TABLE, Kind.ROW, Kind.CELL}
_WATCHED = (
    *(str(tag) for tag, kind in KINDS.items() if kind not in _ORDINARY and tag != w("delText")),
    *_CELL_MARKS,
    *_PARAGRAPH_MARKS,
    *_RUN_MARKS,
)


class Plain:
    """What is plain under `root`; `styles_hide` tells that a run may be hidden by its style.

    `texts` gives the text of each plain paragraph, `styles` the style of those that name one, `deletions` how many
    tracked deletions their text leaves out; `marks` are the properties of cells that say more than a width. `looks`
    tells that somewhere a run's properties matter: it is hidden, struck or raised.
    """

    def __init__(self, root: etree._Element, *, styles_hide: bool) -> None:
        self.texts: dict[etree._Element | None, str] = dict.fromkeys(root.iterdescendants(_PARAGRAPH), "")
        self.styles: dict[etree._Element | None, str] = {}
        self.deletions: dict[etree._Element | None, int] = {}
        self.marks: dict[etree._Element | None, list[etree._Element]] = {}
        self.looks = styles_hide
        self._take_texts(root)
        self._watch(root, (*_WATCHED, _RUN_STYLE) if styles_hide else _WATCHED)

    def _take_texts(self, root: etree._Element) -> None:
        texts = self.texts
        for node in root.iterdescendants(_TEXT):
            run = node.getparent()
            if run is None or run.tag != _RUN:
                self._drop(run)
                continue
            owner = run.getparent()
            if owner in texts or (owner := _around(owner)) in texts:
                texts[owner] += text_of(node)
            else:
                self._drop(run)

    def _watch(self, root: etree._Element, watched: tuple[str, ...]) -> None:
        for node in root.iterdescendants(*watched):
            tag = node.tag
            parent = node.getparent()
            owner = parent.getparent() if parent is not None else None
            if tag in _CELL_MARKS:
                if parent is not None and parent.tag == _CELL_PROPERTIES:
                    self.marks.setdefault(owner, []).append(node)
            elif tag in _PARAGRAPH_MARKS:
                if parent is None or parent.tag != _PARAGRAPH_PROPERTIES:
                    continue
                if tag == _STYLE and owner in self.texts:
                    self.styles[owner] = node.get(VAL, "")
                else:
                    self.texts.pop(owner, None)
            elif tag in _DELETIONS and parent in self.texts:
                self.deletions[parent] = self.deletions.get(parent, 0) + 1
            else:
                self.looks = self.looks or tag in _RUN_MARKS
                self._drop(parent)

    def _drop(self, element: etree._Element | None) -> None:
        """Take the paragraphs around an element off the list."""
        while element is not None:
            self.texts.pop(element, None)
            element = element.getparent()


def _around(element: etree._Element | None) -> etree._Element | None:
    """Return what the wrappers stand in of which `element` is the innermost."""
    while element is not None and KINDS.get(element.tag) is Kind.INTO:
        element = element.getparent()
    return element
