"""The names of OpenDocument elements and attributes that the .odt reader looks at."""

from __future__ import annotations

from typing import Final

_NAMESPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def q(name: str) -> str:
    """Return the qualified name of `prefix:local`."""
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


STYLE_NAME: Final = q("text:style-name")
PARAGRAPHS: Final = frozenset({q("text:p"), q("text:h")})
WRAPPERS: Final = frozenset(
    map(q, ("text:section", "text:index-body", "text:index-title", "text:numbered-paragraph", "office:forms"))
) | frozenset(
    map(
        q,
        (
            "text:table-of-content",
            "text:illustration-index",
            "text:table-index",
            "text:object-index",
            "text:user-index",
            "text:alphabetical-index",
            "text:bibliography",
        ),
    )
)
"""Block elements that count as if they were not there."""
SHAPES: Final = frozenset(
    map(
        q,
        (
            "draw:frame",
            "draw:custom-shape",
            "draw:rect",
            "draw:ellipse",
            "draw:circle",
            "draw:polygon",
            "draw:path",
            "draw:line",
            "draw:connector",
            "draw:g",
            "draw:a",
        ),
    )
)
SKIPPED: Final = frozenset(
    map(
        q,
        (
            "text:tracked-changes",
            "text:note-citation",
            "office:annotation",
            "office:annotation-end",
            "text:ruby-text",
            "office:event-listeners",
            "text:meta-citation",
            "text:script",
        ),
    )
)
