"""A report that has not come, said in a way that is true before and after the deadline."""

from datetime import date

from gkdash.checks.missing import missing_report


def test_the_deadline_is_told_where_it_is_known():
    finding = missing_report(2024, date(2025, 1, 31))
    assert (finding.check, finding.severity) == ("missing_report", "review")
    assert finding.message == "没有收到2024年度报告，应于2025年1月31日前公布。"
    assert missing_report(2024, None).message == "没有收到2024年度报告。"
