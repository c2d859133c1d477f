"""Years side by side, listed or from one to another, and which of them a run of figures belongs to."""

from __future__ import annotations

import re
from typing import Final

_LIST: Final = re.compile(r"(?:(?:19|20)\d{2}年?(?:度)?(?:、|和|与|及))+(?:19|20)\d{2}年")
_RANGE: Final = re.compile(r"((?:19|20)\d{2})年?(?:度)?[至到—~-]+((?:19|20)\d{2})年")
_YEAR: Final = re.compile(r"(?:19|20)\d{2}")
# `近三年收到申请7件、4件、6件`: which year each is of is not told
_RECENT: Final = re.compile(r"(?:近|最近|过去)([两三四五])年(?!来?累计)")
_NUMERALS: Final = "两三四五"
_UNTOLD: Final = "0"
_LATER: Final = re.compile(r"(?:19|20)\d{2}年|今年|本年|当年|全年|；")


def listed_years(text: str) -> list[str]:
    """Return the years of the last list of them in a text: `2022、2023、2024年`, `2023年和2024年`."""
    lists = _LIST.findall(text)
    return _YEAR.findall(lists[-1]) if lists else []


def years_before(text: str, run: int) -> list[str]:
    """Return the `run` years that stand side by side at last in a text: `2022年至2024年`; none where others follow."""
    if run < 2 or "年" not in text:
        return []
    found: list[str] = []
    end = 0
    for match in _RECENT.finditer(text):
        found, end = [_UNTOLD] * (_NUMERALS.find(match[1]) + 2), match.end()
    for match in _LIST.finditer(text):
        found, end = _YEAR.findall(match.group()), match.end()
    for match in _RANGE.finditer(text):
        if match.end() > end:
            found, end = [str(year) for year in range(int(match[1]), int(match[2]) + 1)], match.end()
    return found if len(found) == run and not _LATER.search(text, end) else []
