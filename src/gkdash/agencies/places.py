"""The places in agencies' names: which belong to an agency, and whether words before a core name them and no others.

`佳县` before `财政局` may be left out, be written `县`, or have `陕西省榆林市` before it; `横山区` makes it another agency.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from gkdash.agencies.forms_of_names import core_of
from gkdash.agencies.model import Agency, UnitType
from gkdash.agencies.names import fold

_LEVELS = "省市县区旗州盟"
_REQUIRED = _LEVELS + "镇乡木道"
# 州 may stand inside a name (`广州市`), 市 at the beginning of three districts
_PLACE = re.compile(r"市[中南北]区|[^省市县区旗盟]{1,9}(?:省|自治区|市|自治州|州|地区|盟|自治县|县|自治旗|旗|区)")
_PROVINCE = re.compile(r"[^省市县区旗盟]{1,8}(?:省|自治区)")
_ABOVE = re.compile(rf"(?:{_PLACE.pattern})+")
_GOVERNING = frozenset({UnitType.GOVERNMENT, UnitType.OFFICE, UnitType.TOWN, UnitType.SUBDISTRICT, UnitType.AUTHORISED})
# `城市管理局` is not the 管理局 of a place called 城市
_NO_PLACE = re.compile(r"城市|社区|城区|园区|景区|地区|新区|林区|库区|灌区|.*(开发|高新|保护|示范)区|.?市")
_SHARED_BY = 3


class Places:
    """The places of the agencies of one roster."""

    def __init__(self, ancestors: dict[Agency, tuple[Agency, ...]]) -> None:
        self._ancestors = ancestors
        self._own: dict[Agency, str] = {}
        for agency in sorted(ancestors, key=lambda item: len(ancestors[item])):
            above = [self._own[item] for item in ancestors[agency] if item in self._own]
            place = _stripped(fold(agency.name), above)
            if agency.unit_type in _GOVERNING:
                place = core_of(place).removesuffix("政府办").removesuffix("管委会")
            if len(place) > 1:
                self._own[agency] = place
        self._known = {place for item, place in self._own.items() if item.unit_type in _GOVERNING} | _shared(ancestors)

        self._chains = {agency: self._chain(agency) for agency in ancestors}

    def chain(self, agency: Agency) -> tuple[str, ...]:
        """Return the places that may stand before an agency's core, nearest first."""
        return self._chains[agency]

    def _chain(self, agency: Agency) -> tuple[str, ...]:
        places = [self._own[item] for item in self._ancestors[agency] if item in self._own]
        if agency.unit_type is UnitType.OFFICE and agency in self._own:
            places.insert(0, self._own[agency])
        if agency.unit_type is not UnitType.GOVERNMENT:
            name = fold(agency.name)
            places += [name[:end] for end in range(2, len(name)) if name[:end] in self._known]
        return tuple(dict.fromkeys(places))

    def cores(self, agency: Agency) -> set[str]:
        """Return the cores of an agency's name and aliases, with the places in front and without them."""
        chain = self.chain(agency)
        found: set[str] = set()
        for name in map(fold, (agency.name, *agency.aliases)):
            bare = _stripped(name, chain)
            found |= {core_of(name), core_of(bare)}
            # `榆林高新区管委会`
            found |= {core_of(_stripped(name, _forms(place))) for place in chain[:1]}
            # `榆林市生态环境局佳县分局` is also called `佳县生态环境分局`
            if branch := re.fullmatch(r"(.+)局(.+?)分局", bare):
                found |= {core_of(f"{branch[1]}分局"), f"{branch[2]}{branch[1]}分局", f"{branch[2]}{branch[1]}局"}
        if agency.unit_type is UnitType.GOVERNMENT:
            # `县人民政府`
            found |= {core[-1] for core in found if core and core[-1] in _LEVELS}
        if agency.unit_type is UnitType.AUTHORISED:
            found |= {core.removesuffix("管委会") for core in found}
        return {core for core in found if len(core) > 1 or (core and agency.unit_type is UnitType.GOVERNMENT)}


def names_only(prefix: str, chain: tuple[str, ...], *, is_complete: bool = False) -> bool:
    """Tell whether `prefix` holds nothing but places of `chain`, the nearest among them, and those above its end.

    `is_complete` says that the nearest place has been named already, so that higher ones may stand before it.
    """
    prefix = prefix.removesuffix("人民政府")
    if not prefix or (prefix in _LEVELS and not is_complete and chain and chain[0].endswith(prefix)):
        return True
    for number, place in enumerate(chain):
        for form in _forms(place):
            if prefix.endswith(form) and names_only(prefix.removesuffix(form), chain[number + 1 :], is_complete=True):
                return True
        # `榆林市财政局` is not 佳县's; a bureau above (`公安局`, of a 派出所) may be left out
        if not is_complete and place[-1] in _REQUIRED:
            return False
    if not is_complete:
        return False
    # a district of one name lies in several cities (`鼓楼区`), so a level is skipped only below the province
    if chain:
        return _PROVINCE.fullmatch(prefix) is not None and not any(_PROVINCE.fullmatch(place) for place in chain)
    return _ABOVE.fullmatch(prefix) is not None


def _forms(place: str) -> tuple[str, ...]:
    # `榆林财政局` for `榆林市财政局`; a place of one character (`佳县`) keeps its level
    return (place, place[:-1]) if len(place) > 2 and place[-1] in _LEVELS else (place,)


def _stripped(name: str, places: Iterable[str]) -> str:
    places = sorted(places, key=len, reverse=True)
    while found := next((item for item in places if name.startswith(item) and name != item), None):
        name = name.removeprefix(found)
    return name


def _shared(agencies: Iterable[Agency]) -> set[str]:
    counts = Counter(
        place[0] for agency in agencies if (place := _PLACE.match(fold(agency.name))) and place[0] != fold(agency.name)
    )
    return {place for place, count in counts.items() if count >= _SHARED_BY and not _NO_PLACE.fullmatch(place)}
