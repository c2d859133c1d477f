"""The agencies of a fictional county: who reports, under which name in which year, and how busy each one is."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import StringIO

from gkdash.demo.geography import Place, town_name

STANDARD = 46
"""The agencies of a county of ordinary size, the government's own report included."""

ROSTER_FIELDS = ("id", "name", "aliases", "unit_type", "parent", "since", "until")


@dataclass(frozen=True, slots=True)
class Levels:
    """How busy an agency is in an ordinary year: counts a year, fees in 万元; `carry` False where nothing stays open."""

    applications: float = 0.0
    licensing: float = 0.0
    services: float = 0.0
    penalties: float = 0.0
    coercion: float = 0.0
    fees: float = 0.0
    normative: float = 0.0
    hotline: float = 0.0
    carry: bool = True
    silent: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Agency:
    """A reporting unit; `names` are (first year, full name, short name), the current one last."""

    id: str
    slug: str
    unit_type: str
    parent: str
    names: tuple[tuple[int, str, str], ...]
    county: Place
    topics: tuple[str, ...]
    levels: Levels
    own_line: str = ""
    since: int | None = None
    until: int | None = None

    def name(self, year: int) -> str:
        """Return the full name the agency signs with in reports for `year`."""
        return self._named(year)[1]

    def short_name(self, year: int) -> str:
        """Return what the agency is called within the county."""
        return self._named(year)[2]

    def reports_on(self, year: int) -> bool:
        """Tell whether the agency exists to report on `year`."""
        return (self.since is None or self.since <= year) and (self.until is None or year <= self.until)

    def _named(self, year: int) -> tuple[int, str, str]:
        chosen = self.names[0]
        for entry in self.names:
            if entry[0] <= year:
                chosen = entry
        return chosen


def units(county: Place, count: int = STANDARD, parent: str = "") -> tuple[Agency, ...]:
    """Return `count` agencies of a county, the most needed first: the government, its office, then a mix of the others.

    `parent` is the id of the city's government, empty where the county stands alone.

    More than the standard number gives more towns; fewer leaves out departments and towns in proportion.
    """
    government = _unit(county, "government", "government", f"{county.name}人民政府", county.name, _GOVERNMENT_TOPICS)
    office = _unit(county, "office", "office", f"{county.name}人民政府办公室", "县政府办公室", _OFFICE_TOPICS)
    office = replace(office, parent=government.id, levels=_OFFICE)
    others = [replace(unit, parent=government.id) for unit in _mixed(county)]
    extra = 0
    while len(others) + 2 < count:
        others.append(replace(_town(county, len(_table("towns")) + extra), parent=government.id))
        extra += 1
    return (replace(government, parent=parent), office, *others)[:count]


def city_unit(county: Place) -> Agency:
    """Return the city government above a county, which consolidates its counties."""
    unit = _unit(county, "government", "government", f"{county.city}人民政府", county.city, _GOVERNMENT_TOPICS)
    return replace(unit, id=f"{county.city_id}-government", slug="city")


def roster_csv(agencies: tuple[Agency, ...]) -> str:
    """Return the roster as CSV text; a former name is an alias, several are joined by `|`."""
    out = StringIO()
    writer = csv.DictWriter(out, ROSTER_FIELDS, lineterminator="\n")
    writer.writeheader()
    for agency in agencies:
        former = [name for _, full, short in agency.names for name in (full, short)]
        name = agency.names[-1][1]
        aliases = [alias for alias in dict.fromkeys(former) if alias != name]
        writer.writerow(
            {
                "id": agency.id,
                "name": name,
                "aliases": "|".join(aliases),
                "unit_type": agency.unit_type,
                "parent": agency.parent,
                "since": agency.since or "",
                "until": agency.until or "",
            }
        )
    return out.getvalue()


_GOVERNMENT_TOPICS = ("重大项目建设", "营商环境优化", "民生实事办理", "财政资金使用", "公共服务供给")
_OFFICE_TOPICS = ("政策文件发布", "政府常务会议", "建议提案办理", "政务公开培训", "政府公报编发")
_OFFICE = Levels(applications=12, normative=14, hotline=0)
_TEMPERS = {
    "busy": Levels(applications=1.3, licensing=42, services=20, penalties=14, normative=1, hotline=95),
    "quiet": Levels(applications=0.4, licensing=5, hotline=52, carry=False, quiet=True),
    "silent": Levels(hotline=44, silent=True),
}


@cache
def _table(name: str) -> tuple[dict[str, str], ...]:
    text = files("gkdash.demo").joinpath("data", f"{name}.csv").read_text("utf-8")
    return tuple(csv.DictReader(StringIO(text)))


def _mixed(county: Place) -> Iterator[Agency]:
    """Two departments to one town, so that any prefix resembles a county; the special bodies come after the tenth."""
    departments = [_department(county, row) for row in _table("departments")]
    towns = [_town(county, number) for number in range(len(_table("towns")))]
    special = [_other(county, row) for row in _table("others")]
    # the agency with a new name and the merged one belong to every county of half the ordinary size
    departments.sort(key=lambda unit: unit.slug not in {"rural", "grain", "finance", "police", "market", "resources"})
    made = 0
    while departments or towns or special:
        for source, take in ((departments, 2), (towns, 1), (special, 1 if made % 10 == 9 else 0)):
            for _ in range(take):
                if source:
                    made += 1
                    yield source.pop(0)
        if not departments and not towns:
            yield from special
            return


def _levels(row: dict[str, str]) -> Levels:
    return Levels(
        applications=float(row["applications"]),
        licensing=float(row["licensing"]),
        services=float(row["services"]),
        penalties=float(row["penalties"]),
        coercion=float(row["coercion"]),
        fees=float(row["fees"]),
        normative=float(row["normative"]),
        hotline=float(row["hotline"]),
        carry=row["carry"] == "1",
    )


def _department(county: Place, row: dict[str, str]) -> Agency:
    unit = _unit(county, row["slug"], "department", county.name + row["name"], "县" + row["name"], row["topics"])
    names = unit.names
    if row["former"]:
        name, _, last = row["former"].partition(":")
        names = ((0, county.name + name, "县" + name), (int(last) + 1, *names[0][1:]))
    return replace(
        unit,
        names=names,
        levels=_levels(row),
        own_line=row["own_line"],
        since=int(row["since"]) if row["since"] else None,
        until=int(row["until"]) if row["until"] else None,
    )


def _other(county: Place, row: dict[str, str]) -> Agency:
    name = row["name"].format(county=county.name)
    short = "县" + name.partition(county.name)[2]
    unit = _unit(county, row["slug"], row["unit_type"], name, short, row["topics"])
    return replace(unit, levels=_levels(row), own_line=row["own_line"])


def _town(county: Place, number: int) -> Agency:
    table = _table("towns")
    row = table[number % len(table)]
    stem = town_name(county.index, number)
    subdistrict = row["slug"].startswith("s")
    # one town in three is a 乡, as in many hill counties
    short = stem + ("街道办事处" if subdistrict else ("乡" if number % 3 == 2 else "镇") + "人民政府")
    slug = row["slug"] if number < len(table) else f"x{number:03d}"
    unit_type = "subdistrict" if subdistrict else "town"
    return replace(
        _unit(county, slug, unit_type, county.name + short, short, row["topics"]), levels=_TEMPERS[row["temper"]]
    )


def _unit(county: Place, slug: str, unit_type: str, name: str, short: str, topics: str | tuple[str, ...]) -> Agency:
    return Agency(
        id=f"{county.id}-{slug}",
        slug=slug,
        unit_type=unit_type,
        parent="",
        names=((0, name, short),),
        county=county,
        topics=topics if isinstance(topics, tuple) else tuple(topics.split("|")),
        levels=Levels(),
    )
