"""A pivot shows every figure once, no rate of too few cases, and nothing where nothing was reported."""

from dataclasses import replace

import pytest

from gkdash.charts import Bars, Grid, Lines, pivot, to
from gkdash.charts.figure import figure
from gkdash.charts.pivot import Header, Part, Pivot
from gkdash.i18n import translator

ZH = translator("zh")

COUNTS = Pivot(
    metric="applications_received",
    name="本年新收申请",
    unit="件",
    minimum=0,
    titled="2024 年度本年新收申请",
    rows_name="单位类型",
    columns_name="申请人类型",
    rows=(Header("department", "部门", to("explore", type="department")), Header("town", "乡镇")),
    columns=(Header("natural_person", "自然人"), Header("research", "科研机构")),
    parts={
        ("department", "natural_person"): Part(12345.0, 12345.0, 30, 1),
        ("department", "research"): Part(0.0, 0.0, 30, 1),
        ("town", "natural_person"): Part(None, None, 0, 4),
    },
    is_by_year=False,
    definition="甲。",
    coverage="计入 30 份报告",
)

RATES = replace(
    COUNTS,
    metric="disclosure_rate",
    name="公开率",
    titled="公开率",
    unit="%",
    minimum=10,
    rows_name="年度",
    columns_name="",
    rows=(Header("2023", "2023"), Header("2024", "2024"), Header("2025", "2025")),
    columns=(Header("", ""),),
    parts={
        ("2023", ""): Part(15.0, 40.0, 3, 0),
        ("2024", ""): Part(30.0, 40.0, 3, 0),
        ("2025", ""): Part(4.0, 9.0, 1, 2),
    },
    is_by_year=True,
)


def test_a_count_says_where_it_is_largest():
    chart = pivot.table(COUNTS, "zh", ZH)
    assert chart.title == "2024 年度本年新收申请：部门 · 自然人最多，1.23万"
    assert chart.unit == "单位：件"
    assert chart.head == ("单位类型", "申请人类型", "本年新收申请（件）", "计入的报告", "没有数字的报告")
    assert chart.rows == (
        ("部门", "自然人", 12345, 30, 1),
        ("部门", "科研机构", 0, 30, 1),
        ("乡镇", "自然人", None, 0, 4),
    )
    assert chart.row_links == (COUNTS.rows[0].link, COUNTS.rows[0].link, None)
    assert chart.metrics == ("applications_received",)


def test_every_field_of_the_table_is_told_apart():
    plot = pivot.table(COUNTS, "zh", ZH).plot
    assert isinstance(plot, Grid)
    (full, zero), (unread, none) = plot.rows[0].boxes, plot.rows[1].boxes
    assert (full.text, full.strength, full.said) == ("1.23万", 1.0, "部门 · 自然人：计入 30 份报告，1 份没有数字")
    assert (zero.text, zero.strength) == ("0", 0.0)
    assert (unread.text, unread.strength, unread.said) == ("—", 0.0, "乡镇 · 自然人：计入 0 份报告，4 份没有数字")
    assert none is None


def test_a_rate_keeps_its_minimum_and_shows_the_cases_instead():
    chart = pivot.table(RATES, "zh", ZH)
    assert chart.title == "公开率：2024 年最高（75.0%），2023 年最低（37.5%）"
    assert chart.unit == "单位：%；分母不足 10 的只列分子和分母，不算比率"
    assert chart.rows == (("2023", 37.5, 15, 40, 3, 0), ("2024", 75.0, 30, 40, 3, 0), ("2025", None, 4, 9, 1, 2))
    boxes = [row.boxes[0] for row in chart.plot.rows]
    assert [(box.text, box.strength) for box in boxes] == [("37.5%", 0.5), ("75.0%", 1.0), ("4/9", 0.0)]
    assert boxes[2].said == "2025 年：计入 1 份报告，2 份没有数字；分母不足 10，不算比率"


def test_years_are_lines_with_a_gap_where_there_is_no_rate():
    plot = pivot.drawing(RATES, "zh", ZH).plot
    assert isinstance(plot, Lines)
    assert [series.values for series in plot.series] == [(37.5, 75.0, None)]
    assert plot.suffix == "%"


def test_other_rows_are_bars_and_what_has_no_value_is_not_drawn():
    chart = pivot.drawing(COUNTS, "zh", ZH)
    assert isinstance(chart.plot, Bars)
    assert chart.plot.categories == ("部门",)
    assert [(series.name, series.style, series.values) for series in chart.plot.series] == [
        ("自然人", "natural_person", (12345,)),
        ("科研机构", "research", (0,)),
    ]
    assert chart.coverage == "计入 30 份报告；没有数值的不画"
    assert len(figure(chart).data) == 2


def test_more_series_than_can_be_told_apart_are_the_latest_years_or_the_largest():
    years = [str(year) for year in range(2019, 2025)]
    parts = {("town", year): Part(float(at), float(at), 1, 0) for at, year in enumerate(years)}
    wide = replace(COUNTS, rows=COUNTS.rows[1:], columns=tuple(Header(year, year) for year in years), parts=parts)
    drawn = pivot.drawing(wide, "zh", ZH)
    assert [series.name for series in drawn.plot.series] == ["2021", "2022", "2023", "2024"]
    assert drawn.coverage == "计入 30 份报告；只画其中 4 项，其余见数据表"
    names = ["甲", "乙", "丙", "丁", "戊"]
    parts = {
        ("town", name): Part(value, value, 1, 0) for name, value in zip(names, (5.0, 1.0, 4.0, 3.0, 2.0), strict=True)
    }
    named = replace(wide, columns=tuple(Header(name, name) for name in names), parts=parts)
    assert [series.name for series in pivot.drawing(named, "zh", ZH).plot.series] == ["甲", "丙", "丁", "戊"]


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        ({("2023", ""): Part(1.0, 2.0, 1, 0)}, "公开率：没有够数的分母，不算比率"),
        ({("2023", ""): Part(10.0, 20.0, 1, 0)}, "公开率：2023 年 50.0%"),
        ({("2023", ""): Part(10.0, 20.0, 1, 0), ("2024", ""): Part(15.0, 30.0, 1, 0)}, "公开率：2023 年等 2 项 50.0%"),
        ({("2023", ""): Part(0.0, 0.0, 1, 0)}, "公开率：没有够数的分母，不算比率"),
    ],
)  # fmt: skip
def test_a_title_claims_no_order_where_there_is_none(parts, title):
    assert pivot.table(replace(RATES, parts=parts), "zh", ZH).title == title


def test_a_rate_without_cases_does_not_exist_whatever_the_minimum():
    assert replace(RATES, minimum=0, parts={("2023", ""): Part(0.0, 0.0, 1, 0)}).value("2023", "") is None
