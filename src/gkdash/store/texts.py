"""Texts out of damaged files, made fit for storing."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa


def texts(values: Sequence[str | None]) -> pa.Array:
    """Return a column of texts, each as `storable` gives it."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        return pa.array([None if value is None else storable(value) for value in values], pa.string())


def storable(text: str) -> str:
    r"""Return the text with lone surrogates (`\ud83d` out of a damaged file) replaced one for one: UTF-8 has none."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= ch <= "\udfff" else ch for ch in text)
    return text
