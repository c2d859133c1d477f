"""Copies of what pages read have ids of their own, and belong together as the originals do."""

from gkdash.store import open_store
from gkdash.store.spread import spread
from tests.pages import county


def test_every_copy_is_whole_and_apart(tmp_path):
    store = open_store(county.build(tmp_path))
    with store.writer() as writer:
        before = writer.look().execute("select count(*) from report").fetchone()[0]
        assert spread(writer, 3) == 4 * before
        connection = writer.build()
        counts = connection.execute(
            "select count(*), count(distinct r.report_id), count(m.report_id), count(o.report_id), count(a.agency_id)"
            " from report as r left join report_measure as m using (report_id) left join report_outcome as o using (report_id)"
            " left join agency as a on a.agency_id = r.agency_id"
        ).fetchone()
        assert counts == (4 * before,) * 5
        assert connection.execute(
            "select count(*) from agency as a where parent_id is not null"
            " and not exists (select 1 from agency as b where b.agency_id = a.parent_id)"
        ).fetchone() == (0,)
        writer.publish(is_whole=False)
    with store.reader() as reader:
        everybody = reader.query("overview_counts", scope=None, unit_type=None, agency=None, year=2024)
        one = reader.query("overview_counts", scope="gov", unit_type=None, agency=None, year=2024)
    assert everybody["agency_count"].sum() == 4 * (one["agency_count"].sum() + 1)  # a stranger stands under nobody
