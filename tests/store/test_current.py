"""Which current reports a scope, a type of unit and years choose, and which of them are sums of others."""

import duckdb
import pytest

from gkdash.store import schema
from gkdash.store.derive import current_reports

AGENCIES = (
    ("city", "government", None),
    ("health", "department", "city"),
    ("county", "government", "city"),
    ("town", "town", "county"),
    ("lone", "government", None),
)
REPORTS = (
    ("city", 2023),
    ("health", 2023),
    ("county", 2023),
    ("town", 2023),
    ("city", 2024),
    ("town", 2024),
    ("lone", 2024),
)


@pytest.fixture
def chosen():
    connection = duckdb.connect()
    schema.create(connection)
    for agency_id, unit_type, parent in AGENCIES:
        connection.execute(
            "insert into agency (agency_id, name, aliases, unit_type, parent_id, on_roster) values (?, ?, [], ?, ?, true)",
            [agency_id, agency_id.title(), unit_type, parent],
        )
    for number, (agency_id, year) in enumerate((*REPORTS, ("health", None))):
        connection.execute(
            "insert into report (report_id, document_id, agency_id, year, edition, title, revision, is_current, cell_count,"
            " fingerprint, text) values ($id, $id, $agency, $year, '2021', '', 1, true, 200, '', '')",
            {"id": f"r{number}", "agency": agency_id, "year": year},
        )
    counts = ("number", "nonzero", "blank", "placeholder", "unreadable", "missing", "doubtful", "claim")
    columns = ", ".join(f"0 as {name}_count" for name in counts)
    connection.execute(f"insert into report_measure by name select report_id, {columns}, 7 as new_received from report")  # noqa: S608 - names of our own
    connection.execute("insert into report_outcome by name select report_id, 2 as refused_security from report")
    current_reports(connection)

    def ask(what="agency_id, year, is_sum", scope=None, unit_type=None, agency=None, years=(2023, 2024)):
        rows = connection.execute(
            f"select {what} from chosen_report($scope, $unit_type, $agency, $first, $last) order by year, agency_id",  # noqa: S608 - names of our own
            {"scope": scope, "unit_type": unit_type, "agency": agency, "first": years[0], "last": years[1]},
        )
        return rows.fetchall()

    return ask


def test_a_report_without_a_year_is_not_chosen(chosen):
    assert [row[:2] for row in chosen()] == sorted(REPORTS, key=lambda row: (row[1], row[0]))


def test_figures_come_along(chosen):
    assert set(chosen("new_received, refused_security")) == {(7, 2)}


def test_a_government_is_the_sum_of_what_reported_below_it_that_year(chosen):
    assert chosen(years=(2023, 2023)) == [
        ("city", 2023, True),
        ("county", 2023, True),
        ("health", 2023, False),
        ("town", 2023, False),
    ]
    # two levels down, while the county between them has not reported
    assert chosen(years=(2024, 2024)) == [("city", 2024, True), ("lone", 2024, False), ("town", 2024, False)]


def test_among_governments_alone_only_governments_below_count(chosen):
    assert chosen(unit_type="government") == [
        ("city", 2023, True),
        ("county", 2023, False),
        ("city", 2024, False),
        ("lone", 2024, False),
    ]


def test_several_types_are_chosen_together(chosen):
    assert chosen(unit_type="government,department") == [
        ("city", 2023, True),
        ("county", 2023, False),
        ("health", 2023, False),
        ("city", 2024, False),
        ("lone", 2024, False),
    ]
    assert chosen(unit_type="government,town", years=(2024, 2024)) == [
        ("city", 2024, True),
        ("lone", 2024, False),
        ("town", 2024, False),
    ]


def test_one_agency_alone_is_no_sum(chosen):
    assert chosen(agency="city") == [("city", 2023, False), ("city", 2024, False)]


def test_a_scope_is_an_agency_and_all_below_it(chosen):
    assert chosen(scope="county", years=(2023, 2023)) == [("county", 2023, True), ("town", 2023, False)]
    assert chosen(scope="county", unit_type="town") == [("town", 2023, False), ("town", 2024, False)]
    assert chosen(scope="nowhere") == []
