"""Agencies side by side: places among their like, no rate of too few cases, no change where intervals overlap."""

import pytest

from gkdash.charts import compare
from gkdash.charts.compare import Unit
from gkdash.charts.figure import figure
from gkdash.i18n import translator
from gkdash.metrics.catalogue import metric
from gkdash.metrics.ranks import Places

ZH = translator("zh")
RATE, COUNT = metric("disclosure_rate"), metric("applications_received")


def unit(key, numerator, denominator, *, kind="部门", year=2024, is_filed=True):
    return Unit(key, f"{key}局", kind, year, numerator, denominator, is_filed)


UNITS = [
    unit("甲", 90.0, 100.0),
    unit("乙", 85.0, 100.0),
    unit("丙", 10.0, 100.0),
    unit("丁", 5.0, 9.0),
    unit("戊", None, None),
    unit("己", None, None, is_filed=False),
    unit("庚", 20.0, 20.0, kind="乡镇"),
]


def test_places_are_among_agencies_of_the_same_type():
    assert compare.ranked(UNITS, RATE) == {
        "甲": Places(1, 2, 3),
        "乙": Places(1, 2, 3),
        "丙": Places(3, 3, 3),
        "庚": Places(1, 1, 1),
    }


def test_ranks_say_who_cannot_be_told_apart_and_who_is_not_compared():
    chart = compare.ranks(UNITS[:6], UNITS[:6], RATE, 2024, "只与同类比：部门", "zh", ZH)
    assert chart.title == "2024 年度公开率（占全部办结）：甲局最高（90.0%），与另外 1 家分不出高低"
    assert chart.coverage == (
        "3 家参加比较；1 家分母不足 10，不排；1 家没有填出所需数字；1 家没有报告；只与同类比：部门"
    )
    assert chart.head == (
        "单位", "类型", "公开率（占全部办结）（%）", "区间下限", "区间上限", "分子", "分母", "同类名次", "说明",
    )  # fmt: skip
    rows = [(row[0], row[2], *row[5:]) for row in chart.rows]
    assert rows == [
        ("甲局", 90.0, 90, 100, "1–2/3", ""),
        ("乙局", 85.0, 85, 100, "1–2/3", ""),
        ("丙局", 10.0, 10, 100, "3/3", ""),
        ("丁局", None, 5, 9, None, "分母不足"),
        ("戊局", None, None, None, None, "没有填出所需数字"),
        ("己局", None, None, None, None, "没有报告"),
    ]
    assert [round(end, 1) for end in chart.rows[0][3:5]] == [82.6, 94.5]
    assert chart.plot.series[0].labels == ("90.0%　1–2/3", "85.0%　1–2/3", "10.0%　3/3")
    assert chart.plot.dots
    assert len(figure(chart).data) >= 1


def test_counts_have_no_interval_and_equal_ones_share_places():
    units = [unit("甲", 12.0, 12.0), unit("乙", 0.0, 0.0), unit("丙", 0.0, 0.0)]
    chart = compare.ranks(units, units, COUNT, 2024, "", "zh", ZH)
    assert chart.title == "2024 年度本年新收申请：甲局最多（12）"
    assert chart.rows == (
        ("甲局", "部门", 12, "1/3", ""),
        ("乙局", "部门", 0, "2–3/3", ""),
        ("丙局", "部门", 0, "2–3/3", ""),
    )
    assert not chart.plot.dots


def test_one_picked_agency_is_placed_among_all():
    chart = compare.ranks(UNITS[:6], UNITS[2:3], RATE, 2024, "", "zh", ZH)
    assert chart.title == "2024 年度公开率（占全部办结）：丙局 10.0%，在 3 家同类中名次 3"


def test_picked_agencies_of_several_types_are_not_ahead_of_each_other():
    chart = compare.ranks(UNITS, [UNITS[0], UNITS[6]], RATE, 2024, "", "zh", ZH)
    assert chart.title == (
        "2024 年度公开率（占全部办结）：庚局 100.0%，没有同类可比；甲局 90.0%，在 3 家同类中名次 1–2"
    )


def test_of_several_agencies_those_are_named_that_changed():
    pairs = {"甲": (50.0, 95.0), "乙": (50.0, 55.0), "丙": (9.0, 8.0)}
    units = [
        unit(key, cases, 100.0, year=year)
        for key, pair in pairs.items()
        for year, cases in zip((2022, 2024), pair, strict=True)
    ]
    title = compare.over_years(units, RATE, "zh", ZH).title
    assert title == "公开率（占全部办结）：3 家中 1 家前后变化超出偶然：甲局"


def test_nobody_to_compare_is_said():
    units = [unit("丁", 5.0, 9.0)]
    assert (
        compare.ranks(units, units, RATE, 2024, "", "zh", ZH).title == "2024 年度公开率（占全部办结）：没有可比的单位"
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (55.0, "甲局 2022 年 50.0%，2024 年 55.0%，区间重叠，说明不了变化"),
        (95.0, "甲局 2022 年 50.0%，2024 年 95.0%，变化超出偶然"),
        (None, "甲局没有两年可比的数"),
    ],
)
def test_a_change_is_more_than_chance_or_it_is_none(after, said):
    units = [unit("甲", 50.0, 100.0, year=2022), unit("甲", after, 100.0 if after else None, year=2024)]
    chart = compare.over_years(units, RATE, "zh", ZH)
    assert chart.title == f"公开率（占全部办结）：{said}"
    assert chart.plot.categories == ("2022", "2024")
    assert chart.plot.series[0].values == (50.0, after)


def test_all_metrics_side_by_side_show_cases_where_there_is_no_rate():
    columns = [("甲局", None), ("丁局", None), ("己局", None)]
    chart = compare.side_by_side(
        columns, [(RATE, [UNITS[0], UNITS[3], UNITS[5]])], {"applications": "申请"}, "并列", "zh", ZH
    )
    (row,) = chart.plot.rows
    assert (row.name, row.band) == ("公开率（占全部办结）（%）", "申请")
    assert [box and (box.text, box.strength) for box in row.boxes] == [("90.0%", 0.9), ("5/9", 0.0), None]
    assert chart.rows == (("公开率（占全部办结）", "%", 90.0, None, None),)
