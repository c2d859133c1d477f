"""The words and figures a report's prose is filled with: the tables' figures, the year's activity, names and rates.

Every rate is that of a whole number of cases out of the stated base, rounded as offices do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from gkdash.demo.agencies import Agency
from gkdash.demo.dice import Dice
from gkdash.demo.figures import Number, outcomes
from gkdash.demo.phrases import Figure
from gkdash.forms import CellKey

NOTICES = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式（试行）〉的通知》（国办公开办函〔2019〕60号）",
    "2021": "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）",
}

_SELF = (
    ("管理委员会", "本管委会"),
    ("街道办事处", "我街道"),
    ("乡人民政府", "我乡"),
    ("镇人民政府", "我镇"),
    ("人民政府办公室", "我办"),
    ("市人民政府", "我市"),
    ("县人民政府", "我县"),
    ("办公室", "我办"),
    ("局", "我局"),
)
_BOSS = {"我局": "局长", "我办": "主任", "我镇": "镇长", "我乡": "乡长", "我街道": "主任", "本管委会": "主任"}
_DESKS = {"town": "站所", "subdistrict": "科室", "government": "部门"}
_HANS = "零一二三四五六七八九十"
_WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


@dataclass(slots=True)
class Facts:
    """What templates may use: `words` for names and conditions, `figures` for numbers."""

    words: dict[str, str] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)

    def knows(self, needs: frozenset[str]) -> bool:
        """Tell whether every name of a template can be filled in."""
        return all(name in self.figures or name in self.words for name in needs)


def self_reference(name: str) -> str:
    """Return how a body speaks of itself: 我局 for a bureau, 我镇 for a town."""
    return next((word for ending, word in _SELF if name.endswith(ending)), "本单位")


def build(
    agency: Agency,
    year: int,
    edition: str,
    dice: Dice,
    tables: Mapping[CellKey, Number],
    counts: Mapping[str, int],
    topics: tuple[str, ...],
) -> Facts:
    """Return what the prose of one report may state, in agreement with its tables."""
    facts = Facts()
    _words(facts, agency, year, edition, dice, topics)
    style = number_style(dice)
    values: dict[str, Number] = {**counts, **_of_tables(tables, edition)}
    for name, value in values.items():
        facts.figures[name] = Figure(value, number(value, style))
    # the digits stand in the template: 0件, 100%
    facts.figures["zero"] = Figure(0, "0")
    facts.figures["hundred"] = Figure(100, "100")
    _hedges(facts, values)
    _rates(facts, dice, values, style)
    if values["apps_new"] == values["apps_closed"] and not values["apps_in"]:
        facts.words["all_closed"] = ""
    if values.get("hotline", 0) > values.get("hotline_closed", 0):
        facts.words["hotline_open"] = ""
    return facts


def number_style(dice: Dice) -> str:
    """Return how a report prints its figures: most as plain digits."""
    draw = dice.unit("number.style")
    return "wide" if draw < 0.04 else "separator" if draw < 0.11 else "chinese" if draw < 0.17 else "plain"


def number(value: Number, style: str) -> str:
    """Print a count in a style; `chinese` writes small counts as 两 and 三, as a clerk would before a measure word."""
    if style == "separator" and value >= 1000:
        return f"{value:,}"
    if style == "chinese" and isinstance(value, int) and 1 <= value <= 10:
        return "两" if value == 2 else _HANS[value]
    plain = f"{value:g}" if isinstance(value, float) else str(value)
    return plain.translate(_WIDE) if style == "wide" else plain


def percent(value: float, style: str) -> str:
    """Print a rate with its sign: `96.2%`, `９６．２％`, `百分之九十六点二`."""
    if style == "wide":
        return f"{value:g}%".translate(_WIDE)
    if style == "chinese":
        return "百分之百" if value == 100 else "百分之" + _spoken(value)
    return f"{value:g}%"


def share(cases: int, base: int) -> float:
    """Return a rate in percent with one decimal, as reports state it."""
    return round(100 * cases / base, 1)


def processing_fee(dice: Dice, applications: Number) -> int:
    """Return what was charged for handling applications, in yuan: seldom anything, and always a multiple of ten."""
    charged = applications >= 4 and dice.chance("fee", 0.18)
    return 10 * dice.integer("fee.amount", 3, 180) if charged else 0


def _spoken(value: float) -> str:
    whole, _, decimals = f"{value:g}".partition(".")
    tens, ones = divmod(int(whole), 10)
    text = ("" if tens == 1 else _HANS[tens] if tens else "") + ("十" if tens else "") + (_HANS[ones] if ones else "")
    return (text or "零") + ("点" + "".join(_HANS[int(digit)] for digit in decimals) if decimals else "")


def _words(facts: Facts, agency: Agency, year: int, edition: str, dice: Dice, topics: tuple[str, ...]) -> None:
    name = agency.name(year)
    me = self_reference(name)
    order = sorted(topics, key=lambda topic: dice.number(f"topic.{topic}"))
    facts.words.update(
        year=str(year),
        next_year=str(year + 1),
        agency=name,
        unit=agency.short_name(year),
        office=_office(agency.short_name(year)),
        me=me,
        boss=_BOSS.get(me, "县长"),
        desk=_DESKS.get(agency.unit_type, "股室"),
        area="全市" if agency.slug == "city" else "全县",
        level="市" if agency.slug == "city" else "县",
        county=agency.county.name,
        brand=agency.county.brand if agency.slug in {"government", "office"} else _brand(agency, year),
        topic1=order[0],
        topic2=order[1],
        topic3=order[2],
        notice=NOTICES[edition],
        phone=f"{dice.integer('phone', 0, 99999):05d}",
    )
    if agency.own_line:
        facts.words["own_line"] = agency.own_line


def _office(unit: str) -> str:
    """Return the office of a unit, which may be an office itself."""
    return unit if unit.endswith("办公室") else f"{unit}办公室"


def _brand(agency: Agency, year: int) -> str:
    short = agency.short_name(year).removeprefix("县")
    if agency.unit_type in {"town", "subdistrict"}:
        return short[:2]
    return agency.county.brand + short.removesuffix("局")[:2]


def _of_tables(tables: Mapping[CellKey, Number], edition: str) -> dict[str, Number]:
    def applications(*rows: str) -> Number:
        return sum(tables["applications", row, "total"] for row in rows)

    groups = {
        name: [row for row in outcomes(edition) if row.startswith(name)]
        for name in ("refused", "unavailable", "rejected")
    }
    values: dict[str, Number] = {
        "apps_new": applications("new_received"),
        "apps_in": applications("carried_in"),
        "apps_closed": applications("processed_total"),
        "apps_out": applications("carried_out"),
        "granted": applications("granted"),
        "partly": applications("partly_granted"),
        **{name: applications(*rows) for name, rows in groups.items()},
        "review": tables["remedies", "review", "total"],
        "review_upheld": tables["remedies", "review", "upheld"],
        "review_corrected": tables["remedies", "review", "corrected"],
        "litigation": tables["remedies", "litigation_direct", "total"]
        + tables["remedies", "litigation_after_review", "total"],
    }
    row = ("proactive", "normative_documents")
    if edition == "2019":
        values["norm_issued"] = tables[(*row, "made")]
    else:
        values["norm_issued"] = tables[(*row, "issued")]
        values["norm_repealed"] = tables[(*row, "repealed")]
        values["norm_in_force"] = tables[(*row, "in_force")]
    return values


def _hedges(facts: Facts, values: Mapping[str, Number]) -> None:
    for name in ("total", "visits", "views", "trainees"):
        value = values.get(name, 0)
        step = 1000 if value >= 10_000 else 10
        if value > 2 * step:
            down = int(value // step * step)
            facts.figures[f"{name}_more"] = Figure(down, str(down))
            near = round(value / step) * step
            facts.figures[f"{name}_about"] = Figure(near, str(near))
    area = values.get("area_total", 0)
    if area >= 10_000:
        facts.figures["area_total_wan"] = Figure(area // 1000 * 1000, f"{area // 1000 / 10:g}")


def _rates(facts: Facts, dice: Dice, values: Mapping[str, Number], style: str) -> None:
    def rate(name: str, cases: Number, base: Number) -> None:
        value = share(int(cases), int(base))
        facts.figures[name] = Figure(value, percent(value, style))

    def satisfied(slot: str, base: Number) -> int:
        return int(base) - dice.integer(slot, 0, max(1, int(base) // 14))

    if "hotline" in values:
        rate("hotline_rate", values["hotline_closed"], values["hotline"])
        rate("hotline_sat", satisfied("hotline.sat", values["hotline"]), values["hotline"])
        pooled = values["hotline"] + values["petition"] + values["inquiry"]
        facts.figures["group3"] = Figure(pooled, number(pooled, style))
        rate("group_rate3", satisfied("group.sat", pooled), pooled)
    if "disputes" in values:
        rate("disputes_rate", values["disputes_closed"], values["disputes"])
    if "county_closed" in values:
        rate("county_rate", values["county_closed"], values["county_box"])
