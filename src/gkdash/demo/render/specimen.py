"""Single reports drawn at random, without a county around them, for property tests, benchmarks and samples.

They are wilder than the demonstration: any state in any cell, figures that do not add up, rows and tables left out.
All names are made up.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from gkdash.demo.model import ReportTruth, TruthCell
from gkdash.demo.render.specimen_prose import preface, sections, title
from gkdash.forms import CellKey, Column, Edition, Kind, edition, edition_for_year
from gkdash.records import State

_COUNTIES = ("清屿县", "朔原县", "宁岚市", "白榆区", "澜桥县", "栖鹤县", "云汀县")
_TOWNS = ("柳滩", "石门坎", "青禾", "双桥子", "望云", "东沟", "红岩口", "马场")
_BUREAUS = (
    ("发展和改革局", "发改局"),
    ("教育体育局", "教体局"),
    ("人力资源和社会保障局", "人社局"),
    ("市场监督管理局", "市场监管局"),
    ("住房和城乡建设局", "住建局"),
    ("自然资源局", "自然资源局"),
    ("水利局", "水利局"),
    ("卫生健康委员会", "卫健委"),
    ("文化和旅游局", "文旅局"),
    ("应急管理局", "应急局"),
    ("财政局", "财政局"),
    ("农业农村局", "农业农村局"),
)
PLACEHOLDERS = ("/", "-", "—", "——", "--", "无", "不适用", "不涉及", "N/A")
UNREADABLE = ("详见附件", "见附表", "详见附件2", "另行统计")
BLANKS = ("", "", " ", "\u3000", "\xa0")


@dataclass(frozen=True, slots=True)
class Wildness:
    """How wild a specimen is: shares of reports with each trait."""

    uneven: float = 0.25
    """Figures that do not add up."""
    states: float = 0.4
    """Some cells blank, with a placeholder, unreadable, or printed in an unusual way."""
    all_blank: float = 0.06
    """Every zero left blank, or every zero printed as a placeholder."""
    collapsed: float = 0.1
    """（六）其他处理 as one row."""
    rows_gone: float = 0.05
    tables_gone: float = 0.08
    old_form: float = 0.06
    no_date: float = 0.1
    short_title: float = 0.2


def agency(random: Random) -> tuple[str, str, str]:
    """Return (full name, short name, unit type) of a made-up agency."""
    county = random.choice(_COUNTIES)
    kind = random.random()
    if kind < 0.35:
        town = random.choice(_TOWNS)
        return f"{county}{town}镇人民政府", f"{town}镇", "town"
    if kind < 0.45:
        town = random.choice(_TOWNS)
        return f"{county}{town}街道办事处", f"{town}街道", "subdistrict"
    if kind < 0.5:
        return f"{county}人民政府办公室", f"{county[-1]}政府办", "office"
    if kind < 0.57:
        return f"{county}人民政府", county, "government"
    full, short = random.choice(_BUREAUS)
    return f"{county}{full}", f"{county[-1]}{short}", "department"


def towns(count: int) -> list[tuple[str, str, str]]:
    """Return (full name, short name, unit type) of so many different towns, for loads of any size."""
    first, second = "青白红柳松竹梅兰石溪云望长平安和永福吉祥", "山水河滩岭坪湾桥塘坡沟坝洼台岗原川谷浦渡"
    names = (f"{county}\n{one}{two}镇" for one in first for two in second for county in _COUNTIES)
    found = [name.split("\n") for _, name in zip(range(count), names, strict=False)]
    return [(f"{county}{town}人民政府", town, "town") for county, town in found]


def specimen(
    random: Random,
    wildness: Wildness | None = None,
    *,
    who: tuple[str, str, str] | None = None,
    year: int | None = None,
) -> ReportTruth:
    """Return one report drawn at random, of the agency `who` and the year where they are given."""
    wild = wildness or Wildness()
    name, short, unit_type = who or agency(random)
    year = year or random.choice((2019, 2020, 2021, 2022, 2023, 2024, 2025))
    form = edition_for_year(year)
    gone: frozenset[str] = frozenset()
    if random.random() < wild.tables_gone:
        gone = frozenset(random.sample(["proactive", "applications", "remedies"], random.choice((1, 1, 2, 3))))
    if year > 2020 and "proactive" not in gone and random.random() < wild.old_form:
        form = edition("2019")
    cells = _cells(form, random, wild, gone)
    signed_on = None
    if random.random() >= wild.no_date:
        signed_on = date(year + 1, 1, 4) + timedelta(days=random.randrange(75))
    published_on = (signed_on or date(year + 1, 1, 20)) + timedelta(days=random.randrange(6))
    titled = short if random.random() < wild.short_title else name
    return ReportTruth(
        agency=name,
        short_name=short,
        unit_type=unit_type,
        year=year,
        edition=form.id,
        title=title(titled, year, random),
        preface=preface(name, year, form, random),
        sections=sections(name, year, form, random),
        cells=cells,
        signed_on=signed_on,
        published_on=published_on,
        absent_tables=gone,
    )


def _cells(form: Edition, random: Random, wild: Wildness, gone: frozenset[str]) -> dict[CellKey, TruthCell]:
    figures = _figures(form, random)
    if random.random() < wild.uneven:
        for key in random.sample(sorted(figures), 5):
            figures[key] = random.randrange(0, 500)
    columns = {
        (table.key, row.key, column.key): column
        for table in form.tables
        for block in table.blocks
        for row in block.rows
        for column in block.columns
    }
    cells = {key: TruthCell(figures[key], State.NUMBER, plain(figures[key])) for key in columns}
    if random.random() < wild.all_blank:
        zero = TruthCell(None, State.BLANK, "")
        if random.random() < 0.4:
            zero = TruthCell(None, State.PLACEHOLDER, random.choice(PLACEHOLDERS))
        cells = {key: zero if cell.value == 0 else cell for key, cell in cells.items()}
    if random.random() < wild.states:
        for key in random.sample(sorted(cells), random.choice((1, 2, 5, 20, 60))):
            cells[key] = odd_cell(figures[key], columns[key], random)
    missing = TruthCell(None, State.MISSING, "")
    if random.random() < wild.rows_gone:
        row = random.choice([row.key for row in form.table("applications").rows])
        cells = {key: missing if key[:2] == ("applications", row) else cell for key, cell in cells.items()}
    if random.random() < wild.collapsed:
        cells = _collapsed(form, cells)
    return {key: missing if key[0] in gone else cell for key, cell in cells.items()}


def plain(value: float) -> str:
    """Return a figure as most reports print it."""
    return str(value) if isinstance(value, int) else f"{value:.4f}".rstrip("0").rstrip(".")


def odd_cell(value: float, column: Column, random: Random) -> TruthCell:
    """Return a cell that is empty, holds something else than a figure, or prints its figure in an unusual way."""
    kind = random.random()
    if kind < 0.3:
        return TruthCell(None, State.BLANK, random.choice(BLANKS))
    if kind < 0.5:
        return TruthCell(None, State.PLACEHOLDER, random.choice(PLACEHOLDERS))
    if kind < 0.55:
        return TruthCell(None, State.UNREADABLE, random.choice(UNREADABLE))
    return _printed(value, column, random)


def _printed(value: float, column: Column, random: Random) -> TruthCell:
    if column.kind is Kind.CHANGE:
        sign = random.choice(("-", "－", "\u2212", "+", ""))
        number = abs(int(value)) or random.choice((0, 3, 12))
        return TruthCell(-number if sign and sign != "+" else number, State.NUMBER, f"{sign}{number}")
    if column.kind is Kind.AMOUNT:
        amount = random.choice((int(value), round(random.uniform(0, 90000), random.choice((1, 2, 4)))))
        shown = [plain(amount), f"{plain(amount)}{column.unit}"]
        if amount >= 1000 and amount == int(amount):
            shown.append(f"{int(amount):,}")
        if column.unit == "元":
            return random.choice(
                [TruthCell(amount, State.NUMBER, random.choice(shown)), TruthCell(35000, State.NUMBER, "3.5万元")]
            )
        return TruthCell(amount, State.NUMBER, random.choice(shown))
    number = random.choice((int(value), random.randrange(1, 100), random.randrange(1000, 100000)))
    forms: list[Callable[[], str]] = [
        lambda: str(number),
        lambda: str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")),
        lambda: f"{number}{column.unit or '件'}",
        lambda: f"{number:,}",
        lambda: f"{number:,}".replace(",", "，"),
        lambda: f"{number}（其中修订{min(number, 16)}件）",
        lambda: f"{number}(含结转{min(number, 3)}件)",
    ]
    return TruthCell(number, State.NUMBER, random.choice(forms)())


def _collapsed(form: Edition, cells: dict[CellKey, TruthCell]) -> dict[CellKey, TruthCell]:
    result = dict(cells)
    for row in form.table("applications").collapsed:
        for column in form.table("applications").blocks[0].columns:
            parts = [result[("applications", part, column.key)] for part in row.replaces]
            total = sum(int(part.value) for part in parts if part.value is not None)
            result[("applications", row.key, column.key)] = TruthCell(total, State.NUMBER, str(total))
            for part in row.replaces:
                result[("applications", part, column.key)] = TruthCell(None, State.MISSING, "")
    return result


def _figures(form: Edition, random: Random) -> dict[CellKey, float]:
    """Return figures that add up, from nothing but zeros to those of a city."""
    size = random.choice((0, 0, 2, 9, 60, 900, 30000))
    figures: dict[CellKey, float] = {}
    for table in form.tables:
        for block in table.blocks:
            for row in block.rows:
                for column in block.columns:
                    figures[(table.key, row.key, column.key)] = _figure(column, size, random)
    _balance(form, figures, size, random)
    return figures


def _figure(column: Column, size: int, random: Random) -> float:
    if column.kind is Kind.AMOUNT:
        return round(random.uniform(0, size * 5), random.choice((1, 2, 4))) if size else 0
    if column.kind is Kind.CHANGE:
        return random.randint(-size // 3, size // 3)
    return random.randint(0, size) if random.random() < 0.6 else 0


def _balance(form: Edition, figures: dict[CellKey, float], size: int, random: Random) -> None:
    """Make the outcomes add up to the applications, and the columns to their totals."""
    table = form.table("applications")
    rows = [row.key for row in table.rows]
    outcomes = [row for row in rows if row not in {"new_received", "carried_in", "processed_total", "carried_out"}]
    people = [column.key for column in table.blocks[0].columns if column.key != "total"]
    for column in people:
        small = size if column == "natural_person" else size // 12
        for row in outcomes:
            figures[("applications", row, column)] = random.randint(0, small // 4) if random.random() < 0.4 else 0
        done = sum(figures[("applications", row, column)] for row in outcomes)
        open_ = random.randint(0, small // 8)
        carried = random.randint(0, int(done + open_)) // 5
        figures[("applications", "processed_total", column)] = done
        figures[("applications", "carried_out", column)] = open_
        figures[("applications", "carried_in", column)] = carried
        figures[("applications", "new_received", column)] = done + open_ - carried
    for row in rows:
        figures[("applications", row, "total")] = sum(figures[("applications", row, column)] for column in people)
    remedies = form.table("remedies")
    parts = [column.key for column in remedies.blocks[0].columns if column.key != "total"]
    for item in remedies.rows:
        for column in parts:
            figures[("remedies", item.key, column)] = random.randint(0, size // 20) if random.random() < 0.5 else 0
        figures[("remedies", item.key, "total")] = sum(figures[("remedies", item.key, column)] for column in parts)
