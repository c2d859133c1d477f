"""Text that is crossed out, as tracked changes are printed: taken out, since its author deleted it.

A line through the middle of characters, and hardly longer than they are, strikes them; lines of tables do not count.
"""

from __future__ import annotations

from collections.abc import Sequence

from gkdash.readers.pdf_model import Glyph, Rule, Table

_COVERED = 0.7


def without_struck(
    glyphs: list[Glyph], across: Sequence[Rule], tables: Sequence[Table]
) -> tuple[list[Glyph], list[Glyph]]:
    """Return the glyphs that are not crossed out, and those that are."""
    edges = {round(y) + step for table in tables for y in table.ys for step in (-3, -2, -1, 0, 1, 2, 3)}
    loose = [rule for rule in across if round(rule.at) not in edges and rule.end - rule.start > 2]
    if not loose:
        return glyphs, []
    heights = {round(rule.at) + step for rule in loose for step in range(-3, 4)}
    near = [glyph for glyph in glyphs if round((glyph.bottom + glyph.top) / 2) in heights]
    struck: set[int] = set()
    for rule in loose:
        hit = [glyph for glyph in near if _strikes(rule, glyph)]
        if sum(glyph.right - glyph.left for glyph in hit) >= _COVERED * (rule.end - rule.start):
            struck.update(glyph.order for glyph in hit)
    if not struck:
        return glyphs, []
    return (
        [glyph for glyph in glyphs if glyph.order not in struck],
        [glyph for glyph in glyphs if glyph.order in struck],
    )


def _strikes(rule: Rule, glyph: Glyph) -> bool:
    slack = 0.3 * (glyph.right - glyph.left)
    return (
        abs((glyph.bottom + glyph.top) / 2 - rule.at) < 0.19 * glyph.size
        and rule.start <= glyph.left + slack
        and rule.end >= glyph.right - slack
    )
