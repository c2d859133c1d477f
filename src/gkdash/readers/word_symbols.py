"""Characters of symbol fonts, and raised figures: what a reader shows for signs that have no plain character."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x71: "□",
    0x75: "◆",
    0xA1: "○",
    0xA3: "□",
    0xA8: "□",
    0xD8: "➢",
    0x51: "☒",
    0x52: "☑",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
LEAST_RAISED = 4
"""Half-points above the line; less is how a font is set straight. LibreOffice writes a raised figure so."""
_BLANKS = " \t\u00a0\u3000"
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def symbol(code: str, font: str) -> str:
    """Return the character of a w:sym: `code` is hexadecimal, symbol fonts count from F000."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return symbol_character(value, font)


def symbol_character(value: int, font: str) -> str:
    """Return the character that code `value` shows in `font`."""
    if not 0xF000 <= value <= 0xF0FF:
        return chr(value) if 0x20 <= value < 0xD800 or 0xE000 <= value <= 0x10FFFF else ""
    low = value - 0xF000
    if "wingdings" in font.lower() and low in _WINGDINGS:
        return _WINGDINGS[low]
    if font.lower() == "symbol" and 0x20 <= low < 0x40:
        return chr(low)
    return chr(value)


def with_superscript(before: str, text: str) -> str:
    """Return raised `text`: raised figures that follow a figure are a note's mark and must not lengthen it.

    `22` with a raised `1` gives `22¹`; a figure that is raised as a whole stays as it is.
    """
    return text.translate(_SUPERSCRIPTS) if before.rstrip(_BLANKS)[-1:].isdigit() else text
