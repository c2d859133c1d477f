"""What kind of body a name says it is, how such a body speaks of itself, and whether two names may be the same body."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from gkdash.agencies.names import fold


class Body(StrEnum):
    """Kinds of bodies as far as 我局 and 我镇 tell them apart."""

    TOWN = "town"
    TOWNSHIP = "township"
    SUBDISTRICT = "subdistrict"
    BUREAU = "bureau"
    COMMITTEE = "committee"
    GOVERNMENT = "government"
    OTHER = "other"


_BODIES = (
    (Body.SUBDISTRICT, re.compile(r"街道(?:办事处|办)?(?:党政)?(?:办公室|办)?$")),
    (Body.TOWN, re.compile(r"镇(?:人民)?(?:政府)?(?:党政)?(?:办公室|办)?$")),
    (Body.TOWNSHIP, re.compile(r"乡(?:人民)?(?:政府)?(?:党政)?(?:办公室|办)?$")),
    (Body.BUREAU, re.compile(r"局$")),
    (Body.COMMITTEE, re.compile(r"(?<!管理)(?<!管)(?:委员会|委)$")),
    (Body.GOVERNMENT, re.compile(r"(?<![镇乡])人民政府$")),
)
_WRONG = {
    Body.TOWN: ("局", "委", "厅", "街道", "乡"),
    Body.TOWNSHIP: ("局", "委", "厅", "街道", "镇"),
    Body.SUBDISTRICT: ("局", "委", "厅", "镇", "乡"),
    Body.BUREAU: ("镇", "乡", "街道", "委", "厅"),
    Body.COMMITTEE: ("镇", "乡", "街道", "局", "厅"),
    Body.GOVERNMENT: ("局", "委", "厅", "镇", "乡", "街道"),
    Body.OTHER: ("镇", "乡", "街道"),
}
_FORMS = re.compile(r"(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会)?(?:党政)?(?:综合)?(?:办公室|办)?$")
_PLACE = re.compile(r"^(?:.{1,12}?(?:省|自治区|市|自治州|州|盟|地区|县|区|旗))+(?=.{2})")


@lru_cache(maxsize=4096)
def body_of(name: str) -> Body:
    """Return the kind of body that a name says it is."""
    plain = fold(name)
    return next((body for body, pattern in _BODIES if pattern.search(plain)), Body.OTHER)


@lru_cache(maxsize=4096)
def wrong_words(name: str) -> tuple[str, ...]:
    """Return what must not stand behind 我 in the report of a body (`局` in a town's); of a government also its level."""
    body = body_of(name)
    wrong = _WRONG[body]
    plain = fold(name)
    if (
        body is Body.GOVERNMENT
        and plain.endswith(("市人民政府", "区人民政府"))
        and not plain.endswith("自治区人民政府")
    ):
        return (*wrong, "县")
    return wrong


@lru_cache(maxsize=65536)
def stem(name: str) -> str:
    """Return a name without place in front and office words behind: 佳县通镇人民政府 gives 通镇."""
    whole = fold(name)
    plain = _FORMS.sub("", whole, count=1) or whole
    if "街道办事处" in whole and not plain.endswith("街道"):
        plain += "街道"
    return _PLACE.sub("", plain)


def may_be(name: str, own: Iterable[str]) -> bool:
    """Tell whether a name as written may mean one of the names: its stem is part of it, or an abbreviation of it."""
    short = stem(name)
    for full in own:
        plain = fold(full)
        if short in plain or stem(full) in fold(name) or _abbreviates(short, plain):
            return True
    return False


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether all characters of a short name stand in the full one in the same order: 住建局, 住房和城乡建设局."""
    rest = iter(full)
    return len(short) >= 3 and all(character in rest for character in short)
