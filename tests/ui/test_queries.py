"""The queries of the pages that need a store of their own: merged rows, hierarchy, what is counted at loading."""

from datetime import date
from pathlib import Path

import pytest

from gkdash.records import State
from gkdash.store import open_store
from gkdash.views.ask import records
from gkdash.views.overview import form_sizes
from tests.once import once
from tests.pages import county


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with open_store(once(tmp_path_factory, county.build)).reader() as opened:
        yield opened


def query(reader, name, **parameters):
    lists = {key: list(value) for key, value in form_sizes().items() if name != "overview_counts"}
    given = {"scope": None, "unit_type": None, "agency": None, "year": 2024, **parameters}
    return records(reader.query(name, **given, **lists))


def totals(rows):
    found = {}
    for row in rows:
        found[row["state"]] = found.get(row["state"], 0) + row["cell_count"]
    return {state: count for state, count in found.items() if count}


def test_cells_counted_one_by_one_and_at_loading_agree(reader):
    counted = query(reader, "overview_cells")
    summed = query(reader, "overview_states")
    assert (
        totals(counted)
        == totals(summed)
        == {"number": 1582, "blank": 1, "placeholder": 1, "unreadable": 1, "missing": 15}
    )
    assert sum(row["doubtful_count"] for row in counted) == sum(row["doubtful_count"] for row in summed) == 1
    assert {row["report_count"] for row in counted + summed} == {8}


def test_rows_printed_as_one_are_not_missing(tmp_path: Path):
    """A 2021 form with （六）其他处理 as one row has that row besides, and its three sub-rows are missing."""
    subrows = ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")
    columns = ("natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation", "total")
    merged = {("applications", row, column): (None, State.MISSING, None) for row in subrows for column in columns}
    plain = county.parsed(county.FINANCE, 2024, county.Quirk(date(2025, 1, 9), merged))
    url = county.store_of(tmp_path, [county.with_collapsed_row(plain, columns)])
    with open_store(url).reader() as opened:
        assert totals(query(opened, "overview_cells")) == {"number": 186}
        assert totals(query(opened, "overview_states")) == {"number": 186}
        assert query(opened, "overview_doubts", limit=10) == []


def test_scope_takes_in_everything_below_and_nothing_else(reader):
    assert sum(row["agency_count"] for row in query(reader, "overview_counts", scope="gov") if row["year"] == 2024) == 9
    assert sum(row["agency_count"] for row in query(reader, "overview_counts", scope="edu") if row["year"] == 2024) == 1
