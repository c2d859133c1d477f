"""Elements of a page as text: whatever is not made here is escaped, so that the words of a report cannot become markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from typing import TypeAlias

from gkdash.exports.safe import xml_text


class Html(str):
    """Markup that is finished; any other text is escaped where it is put in."""

    __slots__ = ()


Child: TypeAlias = str | None
"""Text, finished markup, or nothing."""

_VOID = frozenset({"meta", "link", "input", "br"})


def el(tag: str, *children: Child, **attributes: str | int | None) -> Html:
    """Return an element; `cls` is its class, `data_key` becomes `data-key`, children and attributes of None are left out."""
    named = "".join(
        f' {"class" if name == "cls" else name.replace("_", "-")}="{escape(xml_text(str(value)))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{named}>")
    return Html(f"<{tag}{named}>{joined(children)}</{tag}>")


def joined(children: Iterable[Child]) -> Html:
    """Return children one after the other."""
    return Html(
        "".join(
            child if isinstance(child, Html) else escape(xml_text(child), quote=False)
            for child in children
            if child is not None
        )
    )


def table(head: Iterable[Child], rows: Iterable[Iterable[Child]], *, cls: str = "list") -> Html:
    """Return a plain table in a box that scrolls; a child that is a `td` or `th` already stays as it is."""
    body = el("tbody", *(el("tr", *cells("td", row)) for row in rows))
    return el("div", el("table", heading(head), body, cls=cls), cls="scroll")


def heading(head: Iterable[Child]) -> Html:
    """Return the head of a table."""
    return el("thead", el("tr", *cells("th", head, scope="col")))


def cells(tag: str, children: Iterable[Child], **attributes: str) -> Iterator[Html]:
    """Yield children as cells of a row."""
    return (_cell(tag, child, **attributes) for child in children)


def _cell(tag: str, child: Child, **attributes: str) -> Html:
    if isinstance(child, Html) and child.startswith(("<td", "<th")):
        return child
    return el(tag, child, **attributes)
