"""The formats of a workbook's cells, made once each."""

from __future__ import annotations

from typing import Any

from gkdash.exports.tables.model import Kind

FONT = "宋体"
"""What both Excel and WPS have on a Chinese system; elsewhere it is replaced."""

_INK = "#1f2933"
_QUIET = "#5f6c7b"
_LINE = "#c5ccd4"
_SHADE = "#e8edf3"


class Formats:
    """Formats by what a cell holds."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[object, ...], Any] = {}
        base = {"font_name": FONT, "font_size": 10.5, "font_color": _INK, "valign": "vcenter"}
        self._base = {**base, "border": 1, "border_color": _LINE}
        self.title = file.add_format({**base, "font_size": 15, "bold": True})
        self.note = file.add_format({**base, "font_size": 9, "font_color": _QUIET, "text_wrap": True})
        self.remark = file.add_format({**base, "font_size": 9, "font_color": _QUIET})
        head = {**self._base, "bold": True, "bg_color": _SHADE, "align": "center", "text_wrap": True}
        self.head = file.add_format(head)
        self.corner = file.add_format({**head, "bottom": 0})
        self.mark = file.add_format({**self._base, "italic": True, "font_color": _QUIET, "align": "right"})
        self.name = file.add_format({**base, "bold": True, "valign": "top"})
        self.words = file.add_format({**base, "text_wrap": True, "valign": "top"})

    def text(self, kind: Kind, *, total: bool = False) -> Any:
        """Return the format of text; numbers that could not be written as such stand to the right."""
        return self._of(
            wrap=kind is Kind.LONG, align="right" if kind in {Kind.COUNT, Kind.RATE} else "left", shape="@", total=total
        )

    def number(self, kind: Kind, value: float, *, total: bool = False) -> Any:
        """Return the format of a number: rates with one decimal, counts whole or with the decimals that were reported."""
        if kind is Kind.YEAR:
            return self._of(align="right", shape="0", total=total)
        if kind is Kind.RATE:
            return self._of(align="right", shape="0.0", total=total)
        return self._of(align="right", shape="#,##0" if float(value).is_integer() else "#,##0.####", total=total)

    def hedged(self, qualifier: str) -> Any:
        """Return the format of a figure that the prose hedges; the word is part of the format, the cell a number."""
        return self._of(align="right", shape='#,##0"余"' if qualifier == "at_least" else '"约"#,##0')

    def plain(self, kind: Kind, *, total: bool = False) -> Any:
        """Return the format of a day, or of an empty cell."""
        return self._of(align="left", shape="yyyy-mm-dd" if kind is Kind.DAY else "General", total=total)

    def _of(self, *, align: str, shape: str, wrap: bool = False, total: bool = False) -> Any:
        key = (align, shape, wrap, total)
        if key not in self._made:
            more = {"bold": True, "bg_color": _SHADE} if total else {}
            self._made[key] = self._file.add_format(
                {**self._base, "align": align, "indent": 1, "num_format": shape, "text_wrap": wrap, **more}
            )
        return self._made[key]
