"""Charts of public requests: equal names stay two agencies, more closed than received is not open, heights by roots."""

from math import sqrt

import pytest

from gkdash.charts import hotline, hotline_agencies, hotline_load
from gkdash.charts.figure import figure
from gkdash.i18n import translator

ZH = translator("zh")
STATES = {"exact": 3, "silent": 2, "missing": 1}


def agency(name, received, closed=None, before=None, **more):
    return {
        "agency_id": name,
        "agency": name,
        "received": float(received),
        "qualifier": "exact",
        "closed": closed,
        "before": before,
        "before_qualifier": "exact",
        "agency_count": 3,
        "total": 60.0,
        "matched_count": 1,
        "risen_count": 0,
        "fallen_count": 1,
        "both_count": 2,
        "open_count": 1,
        "open_total": 4.0,
        **more,
    }


def test_more_closed_than_received_is_neither_open_nor_a_rate():
    rows = [agency("甲", 30, 34.0), agency("乙", 20, 16.0), agency("丙", 10)]
    chart = hotline_agencies.agencies(2024, "hotline_12345", rows, STATES, ZH, "zh")
    assert [series.values for series in chart.plot.series] == [(30, 16, None), (0, 4, None), (None, None, 10)]
    assert [row[3:5] for row in chart.rows] == [(34, None), (16, 80.0), (None, None)]
    assert chart.coverage == "3 家写明；未计入：没有写 2、未报 1（家）"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ({"agency_count": 1, "both_count": 1, "open_count": 0}, "只有甲写明，30 件；1 家两数都写明，都已全部办结"),
        ({"agency_count": 1, "both_count": 0, "open_count": 0}, "只有甲写明，30 件；没有单位写明办结多少"),
        ({"agency_count": 2, "both_count": 2}, "甲最多，占 50%；2 家两数都写明，其中 1 家没有全部办结"),
        ({"agency_count": 3, "both_count": 2}, "前 2 家占 83%；2 家两数都写明，其中 1 家没有全部办结"),
    ],
)
def test_the_title_says_who_has_most_only_where_there_are_others(given, title):
    rows = [agency("甲", 30, **given), agency("乙", 20, **given), agency("丙", 10, **given)]
    chart = hotline_agencies.agencies(2024, "hotline_12345", rows[: given["agency_count"]], STATES, ZH, "zh")
    assert chart.title == f"12345热线：{title}"


def test_the_most_are_drawn_and_the_rest_is_told():
    rows = [agency(f"单位{number:02}", 100 - number, agency_count=25) for number in range(25)]
    chart = hotline_agencies.agencies(2024, "hotline_12345", rows, STATES, ZH, "zh")
    assert len(chart.plot.categories) == 20
    assert chart.coverage.endswith("；图中只画前 20 家")
    assert len(chart.rows) == 25


def test_what_did_not_change_is_no_change():
    rows = [agency("甲", 30, before=30.0), agency("乙", 20, before=25.0), agency("丙", 10)]
    chart = hotline_agencies.changes(2024, "hotline_12345", rows, STATES, ZH, "zh")
    assert chart.plot.categories == ("乙",)
    assert chart.rows == (("乙", 20, 25, -5, -20.0), ("甲", 30, 30, 0, 0.0))
    assert chart.unit == "12345热线，单位：件"


def load(name, requests, applications, *, is_zero):
    return {
        "agency_id": name,
        "agency": name,
        "unit_type": "town",
        "load": requests,
        "hotline": requests,
        "is_hedged": False,
        "new_received": applications,
        "is_all_zero": is_zero,
        "typical": 40.0,
        "peer_count": 3,
        "report_count": 4,
        "zero_count": 1,
        "zero_loaded_count": 1,
        "zero_load": 50.0,
        "is_busy": False,
        "compared_count": 0,
        "busy_count": 0,
    }


def test_load_is_drawn_by_roots_and_what_has_none_is_told():
    rows = [
        load("零", 50.0, 0.0, is_zero=True),
        load("多", 400.0, 144.0, is_zero=False),
        load("缺", 30.0, None, is_zero=None),
        load("无", 0.0, 1.0, is_zero=False),
    ]
    chart = hotline_load.load(2024, rows, ZH, "zh")
    assert chart.title == "三张表全为 0 的 1 家中，1 家写明受理了群众诉求，共 50 件"
    assert chart.coverage == "画出 2 家；2 家没有诉求量、诉求量为 0、没有申请数或未列出，未画"
    assert [row[-1] for row in chart.rows] == ["全为 0", "不全为 0", "不齐，不能判断", "不全为 0"]
    drawn = figure(chart)
    assert [list(trace.y) for trace in drawn.data] == [[12.0], [0.0]]
    assert drawn.layout.xaxis.type == "log"
    assert list(drawn.layout.yaxis.ticktext) == ["0", "1", "5", "20", "50", "100"]
    assert drawn.layout.yaxis.tickvals[-1] == pytest.approx(sqrt(100))


def test_channels_without_a_year_before_have_one_series():
    rows = [
        {
            "year": 2024,
            "subject": "hotline_12345",
            "agency_count": 2,
            "hedged_count": 0,
            "received": 50.0,
            "matched_count": 0,
            "matched": None,
            "matched_before": None,
        }
    ]
    chart = hotline.channels(2024, rows, {"exact": 2}, ("hotline_12345",), ZH, "zh")
    assert chart.title == "12345热线最多：2 家写明，共 50 件"
    assert [series.name for series in chart.plot.series] == ["2024 年度"]
