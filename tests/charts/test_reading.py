"""The chart of reading shows shares, and says 100% only where it is."""

import pytest

from gkdash.charts import reading
from gkdash.charts.figure import figure
from gkdash.i18n import translator

COUNTS = [("表二", {"number": 95, "blank": 5}), ("表三", {"number": 300})]


def test_coverage_states_the_share_of_cells_read():
    chart = reading.coverage(4, 2, COUNTS, translator("zh"))
    assert chart.title == "98.8% 的格读到了数字，其余以空白为多"
    assert chart.coverage == "4 份报告，400 格，其中 2 格存疑"
    assert chart.rows == (("表二", "95", "5", "100"), ("表三", "300", "0", "300"))
    assert chart.alt == "法定表格的读取情况：表二 数字 95.0%、空白 5.0%；表三 数字 100.0%"


def test_bars_are_shares_of_each_table():
    drawn = figure(reading.coverage(4, 0, COUNTS, translator("zh"))).to_dict()
    assert [list(trace["x"]) for trace in drawn["data"]] == [[95, 100], [5, None]]


@pytest.mark.parametrize(
    ("number", "blank", "title"),
    [(99_999, 1, ">99.9% 的格读到了数字，其余以空白为多"), (100, 0, "100.0% 的格读到了数字")],
)
def test_nearly_all_is_not_all(number, blank, title):
    counts = [("表二", {"number": number, "blank": blank} if blank else {"number": number})]
    assert reading.coverage(1, 0, counts, translator("zh")).title == title
