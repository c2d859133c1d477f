"""What the prose says of public requests is one row per report and channel: exact, hedged, differing, for the area."""

import pytest

from gkdash.metrics.claims import CHANNELS
from gkdash.store import open_store, sql
from tests.once import once
from tests.pages import county
from tests.views import requests


@pytest.fixture(scope="module")
def rows(tmp_path_factory):
    store = open_store(once(tmp_path_factory, requests.build))
    with store.writer() as writer:
        found = (
            writer.look()
            .execute(
                "select r.agency_name, c.* exclude (report_id, satisfaction_claim_id) from report_channel as c"
                " join report as r using (report_id) where r.year = 2024"
            )
            .fetchall()
        )
    return {(name, subject): tuple(rest) for name, subject, *rest in found}


def test_the_statement_names_the_channels_of_the_metrics():
    text = sql.statement("insert_report_channel")
    listed = text[text.index("or subject in (") :]
    assert tuple(part for part in listed.split("'")[1::2]) == (*CHANNELS, "requests")


def test_one_row_per_report_and_channel_that_states_a_figure(rows):
    hotline = requests.HOTLINE
    assert rows == {
        (county.COUNTY, hotline): (None, None, False, True, None, None, None, None, False),
        (county.EDUCATION, hotline): (88, "exact", False, False, 88, 100, 88, "sound", True),
        (county.HOUSING, hotline): (120, "at_least", False, False, 118, 95.3, 118, "impossible", True),
        (county.HOUSING, "petition_platform"): (8, "exact", False, False, None, None, None, None, False),
        (county.FINANCE, hotline): (None, "exact", True, False, None, 98, None, "hedged", True),
        (county.QINGHE, hotline): (50, "exact", False, False, None, 105, 50, "over", True),
        (county.QINGHE, "petition_platform"): (10, "exact", False, False, None, None, None, None, False),
        (county.LINQUAN, hotline): (30, "exact", False, False, 30, 96.6, 30, "sound", True),
        (county.LINQUAN, "requests"): (45, "exact", False, False, None, None, None, None, False),
    }


def test_a_rate_leads_to_its_claim_and_a_lost_row_is_found(tmp_path):
    store = open_store(requests.build(tmp_path))
    with store.writer() as writer:
        connection = writer.build()
        astray = "select count(*) from report_channel as c anti join indicator as i on i.report_id = c.report_id and i.claim_id = c.satisfaction_claim_id and i.value = c.satisfaction_rate where c.satisfaction_rate is not null"
        assert connection.execute(astray).fetchone() == (0,)
        assert connection.execute(sql.statement("verify")).fetchall() == []
        connection.execute("delete from report_channel where satisfaction_rate = 100")
        assert "satisfaction rate" in connection.execute(sql.statement("verify")).fetchall()[0][0]
