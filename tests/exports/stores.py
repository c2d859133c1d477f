"""Stores that exports are tried on: the demonstration as a reader without fault would read it, and a county of hostile names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta

from gkdash.agencies import Agency, Roster, UnitType
from gkdash.demo.as_read import as_read
from gkdash.demo.county import County, build
from gkdash.demo.geography import NOTICE
from gkdash.forms import edition
from gkdash.ingest.findings import check
from gkdash.records import Parsed, Section, State
from gkdash.store import Loaded, Store, open_store
from tests.store.reports import claim, report

YEARS = (2023, 2024)
LOADED = datetime(2025, 2, 20, 1, 30)  # noqa: DTZ001 - the store keeps UTC without a zone
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

GOVERNMENT = "潭溪县人民政府"
LONG = "很" * 300
NAMES = (
    "=cmd|'/c calc'!A1",
    "<script>alert(1)</script>",
    LONG,
    "😀🏠笑脸局",
    "㙍镇人民政府",
    "+1-800/..\\局",
    "@SUM(A1:A9)",
)
"""What an agency may call itself to do harm, or by right: 㙍 is the name of places."""


def demonstration(root, *, without: frozenset[str] = frozenset()) -> tuple[Store, County]:
    """Make the store of the whole demonstration county over two years; the reports of the agencies `without` are not loaded."""
    county = build(years=YEARS)
    store = open_store(str(root / "demo"))
    roster = root / "roster.csv"
    roster.write_text(county.roster_csv(), encoding="utf-8-sig")
    store.import_roster(roster)
    store.write_metadata(fictional=True, title=county.name, notice=county.notice)
    loaded = []
    for truth in sorted(county.reports, key=lambda item: item.revision):
        if truth.agency_id not in without:
            name = f"{truth.year}/{truth.agency}{truth.revision}.docx"
            loaded.append(_loaded(name, as_read(truth), truth.revision))
    _publish(store, loaded)
    return store, county


def demonstration_url(root) -> str:
    """Make the store of the demonstration and return its address."""
    return demonstration(root)[0].url


def demonstrated(url: str) -> tuple[Store, County]:
    """Return the store of the demonstration that was made, and its county."""
    return open_store(url), build(years=YEARS)


def hostile(root) -> Store:
    """Make a store of a county whose units have hostile names, each with one figure, one claim and one odd cell."""
    store = open_store(str(root / "hostile"))
    units = [Agency("gov", GOVERNMENT, unit_type=UnitType("government"))]
    units += [
        Agency(f"u{number}", name, unit_type=UnitType("department"), parent_id="gov")
        for number, name in enumerate(NAMES)
        # a roster takes no such names, and a report may print them all the same
        if not name.startswith(("=", "+", "@"))
    ]
    roster = root / "hostile.csv"
    roster.write_bytes(Roster(tuple(units)).to_csv())
    store.import_roster(roster)
    store.write_metadata(fictional=True, title="潭溪县", notice=NOTICE)
    _publish(store, [_loaded(f"{number}.docx", _odd(name, number), 1) for number, name in enumerate(NAMES)])
    return store


def _odd(name: str, number: int):
    text = f"{name}办理12345热线工单8{number}件。=1+1\n"
    made = report(
        name,
        2024,
        {("applications", "new_received", "total"): 10.0 + number},
        signed_on=date(2025, 1, 20),
        text=text,
        claims=(claim(text, f"12345热线工单8{number}件", "hotline_12345.received", 80.0 + number),),
    )
    odd = {
        ("proactive", "licensing", "decisions"): (State.UNREADABLE, '=HYPERLINK("http://x")'),
        ("proactive", "penalties", "decisions"): (State.PLACEHOLDER, "-"),
        ("proactive", "coercion", "decisions"): (State.BLANK, ""),
    }
    cells = tuple(
        replace(fact, value=None, state=odd[key][0], raw=odd[key][1])
        if (key := (fact.table, fact.row, fact.column)) in odd
        else fact
        for fact in made.cells
    )
    return replace(made, cells=cells)


def _loaded(name, record, number):
    digest = hashlib.sha256(f"{name}{record.text}".encode(errors="replace")).hexdigest()
    parsed = Parsed(name, digest, 24_310, DOCX, report=record)
    return Loaded(parsed, digest, LOADED - timedelta(days=3 - number), "1")


def _publish(store, loaded):
    with store.writer() as writer:
        writer.add(loaded)
        writer.derive(store.rules())
        check(writer)
        writer.publish()


TOTAL = ("applications", "new_received", "total")
RIGHT = {
    ("applications", row, column): 3.0
    for row in ("new_received", "granted", "processed_total")
    for column in ("natural_person", "total")
}
WRONG = {**RIGHT, TOTAL: 5.0}
DEPARTMENTS = ("甲局", "乙局", "丙局", "丁局", "戊局", "己局")


def followed_county(root) -> str:
    """Make a store of six departments, four with a wrong total, one without a report, one in order; return its address."""
    store = open_store(str(root / "followed"))
    units = [Agency(name, name, unit_type=UnitType("department")) for name in DEPARTMENTS]
    roster = root / "followed.csv"
    roster.write_bytes(Roster(tuple(units)).to_csv())
    store.import_roster(roster)
    load(store, 1, dict.fromkeys(DEPARTMENTS[:4], WRONG) | {"己局": RIGHT})
    return store.url


def load(store, number, figures):
    """Load a report of each agency, the `number`th of the year."""
    made = []
    for name, given in figures.items():
        record = report(name, 2024, given, signed_on=date(2025, 1, 19 + number), text=f"{name}全年无申请。")
        made.append(_loaded(f"{name}{number}.docx", replace(record, sections=_chapters(name)), number))
    _publish(store, made)


def _chapters(name):
    return tuple(
        Section(section.key, section.heading, 0, len(name), f"{name}{section.english}。")
        for section in edition("2021").sections
    )
