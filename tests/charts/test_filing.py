"""Charts of filing say the right figures and state the finding."""

from datetime import date

from gkdash.charts import filing
from gkdash.charts.figure import figure
from gkdash.i18n import translator

ZH = translator("zh")
JANUARY = date(2025, 1, 31)
MARCH = date(2025, 3, 31)
TODAY = date(2025, 11, 1)


def progress(filed, before=None, deadlines=(JANUARY, MARCH), today=TODAY, due=10):
    return filing.progress(2024, due, filed, before or {}, list(deadlines), ZH, today=today)


def value(chart, series, day):
    return chart.plot.series[series].values[chart.plot.days.index(day)]


def test_progress_counts_up_day_by_day():
    chart = progress({date(2025, 1, 10): 3, date(2025, 1, 31): 4, date(2025, 2, 6): 1, None: 1})
    assert [value(chart, 0, day) for day in (date(2025, 1, 9), date(2025, 1, 10), JANUARY, date(2025, 2, 6))] == [
        0,
        3,
        7,
        8,
    ]
    assert chart.title == "到 1月31日 已报 7 家，应报 10 家"
    assert chart.coverage == "按有日期的 8 份报告计；1 份没有日期，未画入"
    assert chart.plot.ceiling == 10


def test_reports_of_december_count_from_the_first_day():
    assert value(progress({date(2024, 12, 30): 2, date(2025, 1, 2): 1}), 0, date(2025, 1, 1)) == 2


def test_last_year_is_moved_one_year_on():
    chart = progress({date(2025, 1, 10): 1}, {date(2024, 1, 12): 5, date(2024, 2, 29): 1})
    assert [series.name for series in chart.plot.series] == ["2024 年度", "2023 年度"]
    assert [value(chart, 1, day) for day in (date(2025, 1, 11), date(2025, 1, 12), date(2025, 2, 28))] == [0, 5, 6]


def test_days_to_come_are_not_drawn():
    chart = progress({date(2025, 1, 10): 1}, today=date(2025, 1, 15))
    assert len(chart.plot.series[0].values) == 15
    assert chart.alt == "到 1月31日 已报 1 家，应报 10 家。到 1月15日 累计 1 家。"


def test_table_behind_lists_the_days_of_change():
    assert progress({date(2025, 1, 10): 3, JANUARY: 4}).rows == (
        ("2025-01-01", "0"),
        ("2025-01-10", "3"),
        ("2025-01-31", "7"),
    )


def test_no_deadline_known():
    assert progress({date(2025, 1, 10): 3}, deadlines=()).title == "已报 3 家，应报 10 家"


def test_nothing_filed_yet():
    chart = progress({}, today=date(2024, 12, 1))
    assert chart.plot.series[0].values == ()
    assert chart.rows == (("2025-01-01", ""),)


COUNTS = [("部门", {"on_time": 20, "late": 1}), ("乡镇", {"on_time": 8, "late": 2, "missing": 3})]


def test_bars_by_type_state_where_the_gaps_are():
    chart = filing.by_type(2024, COUNTS, ZH)
    assert chart.title == "逾期和未报的 6 家中，5 家是乡镇"
    assert [(series.style, series.values) for series in chart.plot.series] == [
        ("on_time", (20, 8)),
        ("late", (1, 2)),
        ("missing", (0, 3)),
    ]
    assert chart.rows == (("部门", "20", "1", "0", "21"), ("乡镇", "8", "2", "3", "13"))
    assert chart.coverage == "名录内应报 34 家"


def test_no_gaps():
    assert (
        filing.by_type(2024, [("部门", {"late": 1}), ("乡镇", {"on_time": 9})], ZH).title == "逾期和未报的 1 家都是部门"
    )
    assert filing.by_type(2024, [("部门", {"on_time": 3})], ZH).title == "没有逾期和未报的单位"


def test_gaps_everywhere():
    even = [("部门", {"late": 1}), ("乡镇", {"missing": 1})]
    assert filing.by_type(2024, even, ZH).title == "逾期和未报共 2 家，各类单位都有"


def test_the_legend_is_placed_in_the_drawing_not_the_plot():
    legend = figure(filing.by_type(2024, COUNTS, ZH)).layout.legend
    assert (legend.yref, legend.y, legend.yanchor) == ("container", 1, "top")


def test_figure_of_bars():
    drawn = figure(filing.by_type(2024, COUNTS, ZH)).to_dict()
    assert [trace["name"] for trace in drawn["data"]] == ["按时", "逾期", "未报"]
    assert [list(trace["x"]) for trace in drawn["data"]] == [[20, 8], [1, 2], [None, 3]]
    assert drawn["layout"]["barmode"] == "stack"


def test_figure_of_steps_has_a_line_per_deadline_and_one_for_all_due():
    drawn = figure(progress({date(2025, 1, 10): 3})).to_dict()
    assert drawn["data"][0]["line"]["shape"] == "hv"
    assert [shape["x0"] for shape in drawn["layout"]["shapes"]] == ["2025-01-31", "2025-03-31", 0]
    assert [note["text"] for note in drawn["layout"]["annotations"]] == ["期限 1月31日", "期限 3月31日", "应报 10 家"]


def test_agencies_are_counted_by_whole_ones():
    few, many = (figure(progress({JANUARY: 1}, due=due)).layout.yaxis for due in (1, 40))
    assert (few.dtick, many.dtick) == (1, None)
