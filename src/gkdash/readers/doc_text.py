"""The shown text of a binary Word document: what is deleted, hidden or an instruction becomes a filler.

Every character keeps its position, so that anchors and paragraph marks stay findable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from gkdash.readers.doc_fib import FILLER, Text
from gkdash.readers.doc_sprms import PLAIN, Chp, Runs, character_properties
from gkdash.readers.doc_styles import Styles
from gkdash.readers.word_symbols import LEAST_RAISED, symbol_character, with_superscript

_FIELD_MARK = re.compile("[\x13\x14\x15\r\x07]")
_PAGE_FIELD = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_ENCIRCLED = re.compile(r"\s*EQ\s+\\o(?:\\a[clr])*\s*\([^,;，]*[,;，]\s*([^)])", re.IGNORECASE)
_MARKS = "\r\x07"


@dataclass(slots=True)
class Shown:
    """The text as shown, and the marks that are tracked as deleted."""

    characters: list[str]
    deleted_marks: set[int] = field(default_factory=set)
    deleted: list[tuple[int, int]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    struck: int = 0


def shown(text: Text, runs: Runs, styles: Styles, fonts: list[str]) -> Shown:
    """Apply the character properties to the text."""
    result = Shown(list(text.characters))
    parsed: dict[tuple[bytes, bytes], Chp] = {}
    hidden_styles: dict[int, bool] = {}
    level_ends: set[int] = set()
    """Where text ends that stands above the line, but so does what it follows: no mark."""
    for piece in text.pieces:
        size = piece.end - piece.start
        first = max(runs.at(piece.offset), 0)
        for index in range(first, len(runs.starts)):
            start, end = runs.starts[index], runs.ends[index]
            if start >= piece.offset + size * piece.width:
                break
            key = (runs.raw[index], piece.modifiers)
            chp = parsed.get(key)
            if chp is None:
                chp = character_properties(character_properties(PLAIN, key[0]), key[1])
                if chp.hidden is None and chp.style:
                    hides = hidden_styles.setdefault(chp.style, bool(styles.get(chp.style).chp.hidden))
                    chp = replace(chp, hidden=hides or None)
                parsed[key] = chp
            lifted = chp.height >= LEAST_RAISED
            if chp is PLAIN or not (chp.deleted or chp.hidden or chp.struck or chp.raised or chp.symbol or lifted):
                continue
            low = max(piece.start + (start - piece.offset) // piece.width, piece.start)
            high = min(piece.start + (end - piece.offset) // piece.width, piece.end)
            if low < high:
                if lifted and (low in level_ends or not low or result.characters[low - 1] in _MARKS):
                    level_ends.add(high)
                    chp = replace(chp, height=0)
                _apply(result, chp, low, high, fonts)
    return result


def _apply(result: Shown, chp: Chp, low: int, high: int, fonts: list[str]) -> None:
    characters = result.characters
    if chp.deleted:
        result.deleted.append((low, high))
        result.deleted_marks.update(at for at in range(low, high) if characters[at] in _MARKS)
        _blank(characters, low, high)
    elif chp.hidden:
        text = "".join(characters[low:high])
        if any(sign >= " " and not sign.isspace() for sign in text):
            result.hidden.append(text)
        _blank(characters, low, high)
    elif chp.struck:
        result.struck += any(not characters[at].isspace() and characters[at] > " " for at in range(low, high))
        _blank(characters, low, high)
    elif chp.symbol is not None:
        number, code = chp.symbol
        name = fonts[number] if number < len(fonts) else ""
        for at in range(low, high):
            if characters[at] == "(":
                characters[at] = symbol_character(code, name) or FILLER
    elif (chp.raised or chp.height >= LEAST_RAISED) and low:
        before = "".join(characters[max(low - 20, 0) : low]).replace(FILLER, "")
        characters[low:high] = [with_superscript(before, sign) for sign in characters[low:high]]


def _blank(characters: list[str], low: int, high: int) -> None:
    for at in range(low, high):
        if characters[at] not in "\r\x07\x0c\x13\x14\x15":
            characters[at] = FILLER


def without_instructions(characters: list[str], start: int, end: int, *, page_fields: bool = True) -> None:
    """Blank the instructions of fields between two positions, and the results of page numbers where told to.

    An instruction ends with its paragraph: a field without an end must not swallow the document.
    """
    text = "".join(characters[start:end])
    stack: list[list[int]] = []  # [begin, separator or -1]
    for found in _FIELD_MARK.finditer(text):
        at = found.start()
        sign = text[at]
        if sign == "\x13":
            stack.append([at, -1])
        elif sign == "\x14" and stack:
            stack[-1][1] = at
        elif sign == "\x15" and stack:
            begin, separator = stack.pop()
            _blank_field(characters, start, text, (begin, separator, at), page_fields=page_fields)
        elif sign in _MARKS:
            stack = [item for item in stack if item[1] >= 0]
    for begin, separator in stack:
        if separator >= 0:
            _fill(characters, start + begin, start + separator)


def _blank_field(
    characters: list[str], start: int, text: str, marks: tuple[int, int, int], *, page_fields: bool
) -> None:
    begin, separator, end = marks
    instruction = text[begin + 1 : separator if separator >= 0 else end]
    if separator >= 0:
        drops = not page_fields and _PAGE_FIELD.match(instruction)
        _fill(characters, start + begin, start + (end if drops else separator))
        return
    _fill(characters, start + begin, start + end)
    encircled = _ENCIRCLED.match(instruction)
    if encircled:
        characters[start + begin] = encircled[1]


def _fill(characters: list[str], low: int, high: int) -> None:
    characters[low:high] = [sign if sign in _MARKS else FILLER for sign in characters[low:high]]
