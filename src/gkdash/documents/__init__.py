"""The semantics-free Document that every reader gives and that extraction understands."""

from gkdash.documents.model import (
    Address,
    Block,
    Box,
    Cell,
    Document,
    Grid,
    Note,
    Paragraph,
    Picture,
    cell_span,
    flat,
    numbered,
)

__all__ = [
    "Address",
    "Block",
    "Box",
    "Cell",
    "Document",
    "Grid",
    "Note",
    "Paragraph",
    "Picture",
    "cell_span",
    "flat",
    "numbered",
]
