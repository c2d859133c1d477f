"""Invented names of cities, counties and towns: the same index gives the same name; no name is that of a real county."""

from __future__ import annotations

from dataclasses import dataclass

COUNTIES_PER_CITY = 10

FIRST = "澄霁翎蘅溯昀晗璟樾泠湑黛珩翊鹮檀绯簌杳潆翕筠弦棹"
SECOND = "岚汐沅浔霖澜渚堇霏霭峤皋棠芷芃槿荇汀泽岑溆桁畹舸"
CITY_FIRST = "云曦霓皓暄"
TOWN_FIRST = "霁芦樾棠蘅枕石鹭桐松栗茗藤苔砚渡杏竹荻枫椿箬菱蓼"
TOWN_SECOND = "川汀溪渡塘屏翎坞潭坪岑湾墩滩陂畈垄岔埠嶂沼畔岫汊"

NOTICE = "虚构数据：地名、机构和数字均由程序生成，与任何真实地方、机构无关。"


@dataclass(frozen=True, slots=True)
class Place:
    """A county with its city; `id` is `c00x03`, the fourth county of the first city."""

    index: int
    id: str
    name: str
    city_id: str
    city: str

    @property
    def brand(self) -> str:
        """What the county calls its accounts: its name without 县."""
        return self.name.removesuffix("县")


def place(index: int) -> Place:
    """Return the county with this number, counted from 0 over all cities."""
    city, within = divmod(index, COUNTIES_PER_CITY)
    return Place(
        index=index,
        id=f"c{city:02d}x{within:02d}",
        name=_pair(FIRST, SECOND, index) + "县",
        city_id=f"c{city:02d}",
        city=_pair(SECOND, CITY_FIRST, city)[::-1] + "市",
    )


def town_name(county: int, number: int) -> str:
    """Return the two characters of a town's name; distinct within a county for up to 500 towns."""
    return _pair(TOWN_FIRST, TOWN_SECOND, county * 31 + number)


def _pair(first: str, second: str, index: int) -> str:
    row, column = divmod(index, len(first))
    return first[column] + second[(column + row * 5) % len(second)]
