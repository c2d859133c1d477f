"""Charts of one agency: its place among its like is only told where there are enough of them."""

import pytest

from gkdash.charts import agency
from gkdash.charts.agency import Named
from gkdash.i18n import translator

ZH = translator("zh")
COUNT = Named("applications_received", "本年新收申请", "件", is_rate=False, minimum=0, definition="新收之和。")
RATE = Named("disclosure_rate", "公开率", "%", is_rate=True, minimum=10, definition="公开÷总计。")


def row(year, metric, own, peers=10, below=8, equal=1, **more):
    return {
        "year": year,
        "metric": metric,
        "own": own,
        "own_numerator": own,
        "own_denominator": None,
        "own_is_whole": own is not None,
        "report_count": peers + 1,
        "peer_count": peers,
        "low": 1.0,
        "median": 2.5,
        "high": 6.0,
        "below_count": below,
        "equal_count": equal,
        **more,
    }


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (row(2024, "x", 9.0), 0.85),
        (row(2024, "x", 0.0, below=0, equal=10), 0.5),
        (row(2024, "x", None), None),
        (row(2024, "x", 9.0, peers=3), None),
    ],
)
def test_place_counts_those_level_half(found, expected):
    assert agency.place(found) == expected


def peers(*rows):
    return agency.peers("甲局", 2024, [COUNT, RATE], rows, "部门", "zh", ZH)


def test_peers_state_the_most_unusual_metric():
    chart = peers(row(2023, COUNT.id, 4.0), row(2024, COUNT.id, 9.0))
    assert chart.title == "本年新收申请高于 85% 的同类单位"
    assert chart.coverage == "部门 10 家当年有报告；没有写明的不计，各行另列家数"
    assert chart.rows == (("本年新收申请", "件", 9, 4, 1, 2.5, 6, 85, 10),)
    assert [box.text for box in chart.plot.rows[0].boxes] == ["9", "4", "1", "2.5", "6", "85%", "10"]


def test_below_most_of_its_like():
    assert peers(row(2024, COUNT.id, 1.0, below=1, equal=0)).title == "本年新收申请低于 90% 的同类单位"


def test_a_rate_on_few_cases_is_no_rate():
    chart = peers(row(2024, RATE.id, None, own_is_whole=True, own_denominator=4.0))
    box = chart.plot.rows[0].boxes[0]
    assert (box.text, box.said) == ("分母不足", "分母 4，不足 10，不算比率")
    assert chart.rows[0][2] is None


def test_what_is_not_stated_is_an_empty_field():
    chart = peers(row(2024, RATE.id, None))
    assert chart.plot.rows[0].boxes[0] is None
    assert chart.plot.absent == "没有写明"


def test_too_few_like_units():
    chart = peers(row(2024, COUNT.id, 9.0, peers=3))
    assert chart.title == "同类单位太少，说不出位置"
    assert chart.rows == (("本年新收申请", "件", 9, None, None, None, None, None, 3),)


def test_trend_against_the_middle_of_its_like():
    chart = agency.trend("甲局", COUNT, [row(2023, COUNT.id, None), row(2024, COUNT.id, 9.0)], "部门", "zh", ZH)
    assert chart.title == "本年新收申请 2024 年为 9，同类中位数 2.5"
    assert chart.coverage == "2 年中 1 年有数；同类为部门"
    assert [(series.style, series.values) for series in chart.plot.series] == [
        ("value", (None, 9)),
        ("mean", (2.5, 2.5)),
        ("wide_limit", (1, 1)),
        ("limit", (6, 6)),
    ]
    assert chart.rows == (("2023", None, 1, 2.5, 6, 10), ("2024", 9, 1, 2.5, 6, 10))


def test_trend_without_like_units_has_one_line():
    chart = agency.trend("甲局", RATE, [row(2024, RATE.id, 41.27, peers=0)], "部门", "zh", ZH)
    assert chart.title == "公开率 2024 年为 41.3%"
    assert len(chart.plot.series) == 1
    assert chart.plot.suffix == "%"


def finding(check, year, severity="error", fault="report"):
    return {"check_id": check, "year": year, "severity": severity, "fault": fault, "fingerprint": "f"}


def test_findings_by_year_lead_to_the_report():
    rows = [finding("late_report", 2023, "review"), finding("late_report", 2024, "review"), finding("odd", 2024)]
    chart = agency.findings("甲局", "a", [2024, 2023], rows, {"late_report": "逾期"}, ZH)
    assert chart.title == "2 项检查有发现，其中 1 项不止一年"
    assert chart.plot.columns == ("2023", "2024")
    assert chart.rows == (("逾期", 1, 1), ("odd", 0, 1))
    box = chart.plot.rows[1].boxes[1]
    assert (box.text, box.said) == ("✕", "2024 年 odd，错误 1 项")
    assert dict(box.link.parameters) == {"agency": "a", "year": "2024", "finding": "odd/f"}


def test_doubts_in_reading_are_no_severity():
    chart = agency.findings("甲局", "a", [2024], [finding("late_report", 2024, fault="parser")], {}, ZH)
    assert chart.plot.rows[0].boxes[0].text == "?"


def test_no_findings():
    assert agency.findings("甲局", "a", [2024], [], {}, ZH).title == "历年都没有发现"
