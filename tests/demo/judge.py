"""What simple, independent rules see in a report: the ids of all checks that fail, to compare with what was planted."""

import re
from statistics import median

from gkdash.forms import edition, edition_for_year
from gkdash.records import State

BALANCES = {"column_balance", "row_total", "outcome_total", "remedy_total"}
TOWNS = {"town", "subdistrict"}
CONSOLIDATED = {"department", "town", "subdistrict", "authorised", "office"}
TEXT_TO_TABLE = {
    "applications.received": [("applications", "new_received", "total")],
    "applications.carried_in": [("applications", "carried_in", "total")],
    "applications.closed": [("applications", "processed_total", "total")],
    "applications.carried_out": [("applications", "carried_out", "total")],
    "applications.granted": [("applications", "granted", "total")],
    "applications.partly_granted": [("applications", "partly_granted", "total")],
    "review.received": [("remedies", "review", "total")],
    "review.upheld": [("remedies", "review", "upheld")],
    "review.corrected": [("remedies", "review", "corrected")],
    "litigation.received": [
        ("remedies", "litigation_direct", "total"),
        ("remedies", "litigation_after_review", "total"),
    ],
    "normative_documents.repealed": [("proactive", "normative_documents", "repealed")],
    "normative_documents.in_force": [("proactive", "normative_documents", "in_force")],
}
ACTIVITY = re.compile(
    r"^(hotline|petition|public_inquiry|county_mailbox|leader_mailbox|requests|proactive|applications)"
)


def values(report):
    return {key: cell.value for key, cell in report.cells.items() if cell.state is State.NUMBER}


def prose(report):
    return "\n".join([*report.preface, *(text for section in report.sections for text in section.paragraphs)])


def balances(report):
    """The relations of the printed form that do not hold; those over a blank are not evaluated."""
    found = set()
    form = edition(report.edition)
    cells = values(report)
    for relation in form.relations:
        for left, right in relation.instances(form.table(relation.table)):
            known = all(key in cells for key in (*left, *right))
            if known and sum(cells[key] for key in left) != sum(cells[key] for key in right):
                found.add(relation.check)
    return found


def within(report, names):
    """What one report shows by itself."""
    found = balances(report)
    cells = values(report)
    text = prose(report)
    stated = {(item.key, item.scope): item.value for item in report.indicators if item.qualifier == "exact"}
    if {section.key for section in report.sections} != {section.key for section in edition(report.edition).sections}:
        found.add("missing_section")
    if report.absent_tables:
        found.add("missing_table")
    if any(cell.state in {State.BLANK, State.PLACEHOLDER} for cell in report.cells.values()):
        found.add("blank_cells")
    if any(cell.state is State.UNREADABLE for cell in report.cells.values()):
        found.add("text_in_cell")
    if report.edition != edition_for_year(report.year).id:
        found.add("outdated_form")
    zero = not report.absent_tables and all(cell.value == 0 for cell in report.cells.values())
    if zero:
        found.add("all_zero_tables")
    for key, places in TEXT_TO_TABLE.items():
        legible = all(place in cells for place in places)
        if (key, "own") in stated and legible and stated[key, "own"] != sum(cells[place] for place in places):
            found.add("text_table_mismatch")
    decisions = re.search(r"(?:作出行政处罚决定|共办理行政许可)(\d+)件", text)
    if zero and (decisions or any(ACTIVITY.match(item.key) and item.value > 0 for item in report.indicators)):
        found.add("zero_against_text")
    if zero and decisions:
        found.add("text_table_mismatch")
    year = report.year
    late = (3, 31) if report.unit_type == "government" else (1, 31)
    for day in (report.signed_on, report.published_on):
        if day and (day.year, day.month, day.day) > (year + 1, *late):
            found.add("late_report")
    mentioned = {int(number) for number in re.findall(r"(20\d\d)年", text)}
    if mentioned - {year, year + 1}:
        found.add("stale_year")
    if re.search(r"XX|××|某某|____|\[单位名称\]", text):
        found.add("unfilled_placeholder")
    for item in report.indicators:
        if item.unit == "%" and not 0 <= item.value <= 100:
            found.add("rate_out_of_range")
    base = stated.get(("hotline_12345.received", "own"))
    for name in ("satisfaction_rate", "closure_rate"):
        rate = stated.get((f"hotline_12345.{name}", "own"))
        reachable = {round(100 * cases / base, 1) for cases in range(int(base) + 1)} if base else set()
        if base and rate is not None and rate <= 100 and rate not in reachable:
            found.add("impossible_rate")
    total = stated.get(("proactive.published", "own"))
    parts = [stated.get((f"proactive_{part}.published", "own")) for part in ("website", "wechat", "board")]
    if total is not None and all(part is not None for part in parts) and total != sum(parts):
        found.add("breakdown_mismatch")
    fee = values(report).get(("proactive", "fees", "amount"))
    if fee and f"{fee}元" in text:
        found.add("unit_suspect")
    if report.unit_type != "government" and speaks_as_another(report, text, names):
        found.add("wrong_agency_name")
    return found


def speaks_as_another(report, text, names):
    """A self-reference that does not fit, or another unit's name; the county government's office is named by many."""
    fitting = {"town": {"我镇", "我乡"}, "subdistrict": {"我街道"}, "government": {"我县"}, "authorised": set()}
    allowed = fitting.get(report.unit_type, {"我局", "我办"})
    if {word for word in re.findall(r"我(?:镇|乡|局|办|县|街道)", text) if word not in allowed}:
        return True
    return any(name in text for name in names if name not in {report.short_name, "县政府办公室"})


def between(before, report):
    """What a comparison with last year's report shows."""
    found = set()
    old, new = values(before), values(report)
    for column in (
        "natural_person",
        "commercial",
        "research",
        "nonprofit",
        "legal_service",
        "other_organisation",
        "total",
    ):
        out, into = ("applications", "carried_out", column), ("applications", "carried_in", column)
        if out in old and into in new and old[out] != new[into]:
            found.add("carry_over")
    row = ("proactive", "normative_documents")
    stock = (*row, "in_force")
    if stock in old and stock in new and new[stock] != old[stock] + new[(*row, "issued")] - new[(*row, "repealed")]:
        found.add("in_force_flow")
    for table in ("proactive", "applications", "remedies"):
        mine = {key: value for key, value in new.items() if key[0] == table}
        if any(mine.values()) and mine == {key: value for key, value in old.items() if key[0] == table}:
            found.add("repeated_figures")
    for key in (("proactive", "penalties", "decisions"), ("proactive", "fees", "amount")):
        low, high = sorted((old.get(key, 0), new.get(key, 0)))
        if low >= 1 and high >= 20 and high >= 5 * low:
            found.add("year_on_year_jump")
    return found


def shingles(report):
    text = "".join(text for section in report.sections for text in section.paragraphs)
    return {text[at : at + 6] for at in range(len(text) - 6)}


def alike(one, other):
    return len(one & other) / len(one | other)


def judge(county):
    """All failing checks by (agency, year) of the reports in force."""
    reports = {(report.agency_id, report.year): report for report in county.reports}
    names = {report.short_name for report in county.reports if report.unit_type != "government"}
    found = {place: within(report, names) for place, report in reports.items()}
    texts = {place: shingles(report) for place, report in reports.items()}
    for agency in {place[0] for place in reports}:
        years = sorted(year for other, year in reports if other == agency)
        for year in years:
            if (agency, year - 1) in reports:
                found[agency, year] |= between(reports[agency, year - 1], reports[agency, year])
                if alike(texts[agency, year - 1], texts[agency, year]) > 0.75:
                    found[agency, year].add("copied_from_last_year")
            streak = ["all_zero_tables" in found.get((agency, year - back), ()) for back in range(3)]
            if all(streak):
                found[agency, year].add("zero_streak")
    for year in sorted({place[1] for place in reports}):
        of_year = {place: report for place, report in reports.items() if place[1] == year}
        _peers(of_year, texts, found)
        _rollup(of_year, found)
    return found


def _peers(of_year, texts, found):
    towns = {place: report for place, report in of_year.items() if report.unit_type in TOWNS}
    received = {
        place: values(report).get(("applications", "new_received", "total"), 0) for place, report in towns.items()
    }
    usual = median(received.values())
    for place, count in received.items():
        if count > 15 and count > 10 * usual:
            found[place].add("peer_outlier")
    places = sorted(of_year)
    for at, place in enumerate(places):
        for other in places[at + 1 :]:
            if alike(texts[place], texts[other]) > 0.75:
                found[place].add("copied_from_peer")
                found[other].add("copied_from_peer")


def _rollup(of_year, found):
    government = next(report for report in of_year.values() if report.unit_type == "government")
    units = [report for report in of_year.values() if report.unit_type in CONSOLIDATED]
    wholly = values(government)
    for key, value in wholly.items():
        parts = [values(unit).get(key) for unit in units]
        if None not in parts and round(sum(parts), 4) != value:
            found[government.agency_id, government.year].add("rollup_mismatch")
