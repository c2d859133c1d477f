"""Build the tree of elements that the `sheet` component draws; knows no Streamlit, no store and no language.

A node is `[tag, attributes, child, …]` with children that are nodes or text. Text stays text all the way: the
component makes elements of a short list of tags and puts every string in with `textContent`, so that the words of a
report cannot become markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias
from urllib.parse import urlencode

Node: TypeAlias = list[Any]
"""`[tag, attributes, *children]`; JSON all through."""

Child: TypeAlias = Node | str | None


def el(tag: str, *children: Child, **attributes: str | int | None) -> Node:
    """Return an element; `cls` is its class, `data_key` becomes `data-key`, children and attributes of None are left out."""
    named = {
        "class" if name == "cls" else name.replace("_", "-"): str(value)
        for name, value in attributes.items()
        if value is not None
    }
    return [tag, named, *(child for child in children if child is not None)]


def div(cls: str, *children: Child, **attributes: str | int | None) -> Node:
    """Return a `div` of this class."""
    return el("div", *children, cls=cls, **attributes)


def span(cls: str, *children: Child, **attributes: str | int | None) -> Node:
    """Return a `span` of this class."""
    return el("span", *children, cls=cls, **attributes)


def link(text: str, page: str, *, cls: str | None = None, title: str | None = None, **parameters: object) -> Node:
    """Return a link to a page of this site with its address parameters; those that are None are left out."""
    query = urlencode({name: str(value) for name, value in parameters.items() if value is not None})
    return el("a", text, href=f"{page}?{query}" if query else page, cls=cls, title=title)


def table(head: Iterable[Child], rows: Iterable[Iterable[Child]], *, cls: str = "list", caption: str = "") -> Node:
    """Return a plain table: one header row, then `rows`; a child that is a `td` or `th` already stays as it is."""
    return el(
        "table",
        el("caption", caption, cls="unseen") if caption else None,
        el("thead", el("tr", *(_cell("th", cell, scope="col") for cell in head))),
        el("tbody", *(el("tr", *(_cell("td", cell) for cell in row)) for row in rows)),
        cls=cls,
    )


def texts(node: Child) -> list[str]:
    """Return every text in a tree in reading order; what tests and searches look at."""
    if node is None:
        return []
    if isinstance(node, str):
        return [node]
    return [text for child in node[2:] for text in texts(child)]


def _cell(tag: str, child: Child, **attributes: str) -> Node:
    if isinstance(child, list) and child[0] in {"td", "th"}:
        return child
    return el(tag, child, **attributes)
