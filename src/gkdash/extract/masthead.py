"""Who reports and for which year, from title, signature and page data together; and when a page was published.

Names are taken as printed; whether they name a known agency is not asked here.
"""

from __future__ import annotations

import re
from datetime import date

from gkdash.documents import Document, Grid, Paragraph
from gkdash.extract.dates import PUBLISHED, find_date, normal
from gkdash.extract.fold import fold, simplify
from gkdash.extract.names import is_full_name, spells_out, squeeze
from gkdash.extract.signature import Signature
from gkdash.extract.title import Title

_PERIOD = re.compile(r"(20\d{2})年1月1日(?:起)?(?:至|到|-|—|~|—)(?:20\d{2}年)?12月31日")


def choose_agency(title: Title | None, signature: Signature) -> str | None:
    """Return the fullest name that title or signature gives, in simplified characters.

    A signature that contains the title's name completes it (`通镇` and `佳县通镇人民政府`); a government's report signed by
    its office stays the government's.
    """
    named = simplify(title.agency) if title and title.is_report and title.agency else ""
    signed = simplify(signature.agency)
    if not named or not signed:
        return named or signed or None
    folded, other = fold(named), fold(signed)
    if other.endswith(folded) or (folded in other and not is_full_name(named)):
        return signed
    if folded.endswith(other) or other in folded:
        return named
    if other.startswith(folded) and not folded.endswith("办"):
        return named
    if len(other) > len(folded) and is_full_name(signed) and spells_out(folded, other):
        return signed
    return named


def find_period_year(document: Document) -> int | None:
    """Return the year of the statistical period the preface states, or None."""
    found = _PERIOD.search(squeeze(document.text[:6000]))
    return int(found.group(1)) if found else None


def find_published(document: Document) -> date | None:
    """Return the page's publication date: from its metadata, else from a visible 发布日期."""
    if document.published_on:
        return document.published_on
    for block in document.blocks:
        texts = [block.text] if isinstance(block, Paragraph) else _row_texts(block) if isinstance(block, Grid) else []
        for text in texts:
            if len(text) > 300 or not ("期" in text or "间" in text):
                continue
            plain = normal(text)
            label = PUBLISHED.search(plain)
            if label:
                found = find_date(plain[label.end() : label.end() + 40])
                if found:
                    return found[0]
    return None


def _row_texts(grid: Grid) -> list[str]:
    if grid.row_count > 12:
        return []
    return ["".join(f"{cell.text} " for cell in row) for row in grid.rows()]
