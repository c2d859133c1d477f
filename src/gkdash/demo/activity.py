"""What only the prose tells of: publishing, hotlines, petitions, training; drawn per agency and year, levels per agency."""

from __future__ import annotations

from collections.abc import Iterable

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.figures import FIRST_YEAR

_TOWNS = frozenset({"town", "subdistrict"})


def activity(seed: int, agency: Agency, year: int) -> dict[str, int]:
    """Return counts by name; a name that is absent is something the agency's report does not speak of."""
    home = Dice(seed, agency.id, "activity")
    dice = Dice(seed, agency.id, "activity", year)

    def steady(name: str, low: int, high: int, spread: float = 0.14) -> int:
        level = home.integer(name, low, high) * (1 + 0.03 * (year - FIRST_YEAR))
        return dice.around(name, level, spread)

    town = agency.unit_type in _TOWNS
    counts = {
        "site": steady("site", 40, 160) if town else steady("site", 60, 420),
        "wechat": steady("wechat", 60, 260) if town else steady("wechat", 40, 380),
        "board": steady("board", 30, 140) if town else steady("board", 15, 40),
        "interp": 1 + steady("interp", 2, 12),
        "consult": 1 + dice.integer("consult", 0, 4),
        "training": 1 + dice.integer("training", 0, 3),
        "followers": home.integer("followers", 600, 9000) + (year - FIRST_YEAR) * home.integer("growth", 90, 900),
        "views": steady("views", 12_000, 260_000),
        "proposals": 1 + steady("proposals", 2, 18),
        "response": 1 + dice.integer("response", 0, 5),
        "petition": 1 + steady("petition", 4, 30),
        "inquiry": 1 + steady("inquiry", 3, 26),
        "county_box": 1 + dice.integer("county_box", 0, 7),
        "leader": 1 + dice.integer("leader", 0, 9),
    }
    counts["media"] = counts["wechat"]
    counts["total"] = counts["site"] + counts["wechat"] + counts["board"]
    counts["opinions"] = counts["consult"] * dice.integer("opinions", 2, 9)
    counts["opinion"] = counts["response"] + dice.integer("opinion", 0, 4)
    counts["trainees"] = counts["training"] * dice.integer("class", 24, 75)
    if agency.levels.hotline:
        counts["hotline"] = 3 + dice.around("hotline", agency.levels.hotline * (0.7 + 0.6 * home.unit("hotline")))
        left = dice.integer("hotline.left", 1, 3)
        counts["hotline_closed"] = counts["hotline"] - (left if counts["hotline"] > 12 else 0)
    if agency.own_line:
        counts["own_calls"] = steady("own_calls", 420, 2600)
        counts["own_closed"] = counts["own_calls"] - dice.integer("own_left", 0, 12)
    if town:
        counts["visits"] = steady("visits", 25, 160)
        counts["disputes"] = 6 + steady("disputes", 12, 90)
        counts["disputes_closed"] = counts["disputes"] - dice.integer("disputes.left", 0, 4)
    return counts


def government_activity(seed: int, agency: Agency, year: int, parts: Iterable[dict[str, int]]) -> dict[str, int]:
    """Return what a government's report tells: sums over its units (`area_…`) beside its own channels."""
    counts = activity(seed, agency, year)
    dice = Dice(seed, agency.id, "activity", year)
    units = list(parts)
    if units:
        for name in ("total", "media", "hotline"):
            counts[f"area_{name}"] = sum(unit.get(name, 0) for unit in units)
        counts["area_total"] += counts["site"]
    counts["press"] = dice.integer("press", 2, 14)
    counts["interview"] = dice.integer("interview", 2, 9)
    counts["county_box"] = dice.integer("county_box", 60, 320)
    counts["county_closed"] = counts["county_box"] - dice.integer("county_left", 0, 6)
    counts["mayor_box"] = dice.integer("mayor_box", 4, 30)
    counts["interp"] = dice.integer("interp", 30, 120)
    counts.pop("hotline", None)
    return counts
