"""What the comments of the schema say, in Chinese: the one source of it, for pages and for the dictionary of exports.

The schema speaks English, as all that developers read; who asks questions in SQL reads Chinese. Stores made before have
the same comments, so the Chinese goes by the English sentence and not by the place.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

_OF_FORM = re.compile(
    r"(?:Outcomes? )?(?P<row>.+?)(?P<how>, all \w+ rows|, one row or all three| as printed)?, column (?P<column>.+)\."
)
_HOW = {
    ", all eight rows": "（八项合计）",
    ", all five rows": "（五项合计）",
    ", all three rows": "（三项合计）",
    ", one row or all three": "（一行，或三项合计）",
    " as printed": "（所填的数）",
    None: "",
}
_LABELS = re.compile(r"(?P<row>[^a-zA-Z]+), (?P<column>[^a-zA-Z]+)\.")


def in_chinese(comment: str) -> str:
    """Return what a comment of the schema says; a comment that is not known stays as it is."""
    known = _known().get(comment)
    if known is not None:
        return known
    if found := _OF_FORM.fullmatch(comment):
        how = found["how"]
        return f"{found['row']}{_HOW[how]}，{found['column']}列。" if how in _HOW else comment
    if found := _LABELS.fullmatch(comment):
        return f"{found['row']}，{found['column']}。"
    return comment


def sentences() -> frozenset[str]:
    """Return the comments that the file has a Chinese sentence for."""
    return frozenset(_known())


@cache
def _known() -> dict[str, str]:
    text = resources.files("gkdash.store").joinpath("meanings.toml").read_text(encoding="utf-8")
    return {english: str(chinese) for english, chinese in tomllib.loads(text).items()}
