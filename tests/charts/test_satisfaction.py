"""Charts of satisfaction: who lies beyond the funnel, what a change says, and what is drawn where there are many."""

import pytest

from gkdash.charts import satisfaction, satisfaction_changes
from gkdash.charts.figure import figure, link_at
from gkdash.i18n import translator

ZH = translator("zh")
SUMMARY = {
    "report_count": 50,
    "stated_count": 42,
    "sound_count": 40,
    "impossible_count": 1,
    "over_count": 1,
    "hedged_count": 0,
    "baseless_count": 0,
    "differing_count": 0,
    "hundred_count": 3,
}


def row(name, rate, base, before=None, before_base=None, **more):
    rise = None if before is None else rate - before
    return {
        "agency_id": name,
        "agency": name,
        "report_id": f"r{name}",
        "subject": "hotline_12345",
        "rate": rate,
        "base": base,
        "state": "sound",
        "claim_id": f"c{name}",
        "before_rate": before,
        "before_base": before_base,
        "rise": rise,
        "is_comparable": rise is not None and min(base, before_base) >= 20,
        "score": 0.0,
        "centre": 95.0,
        "dispersion": 1.0,
        "sound_count": 40,
        "stated_count": 42,
        "matched_count": 3,
        "comparable_count": 2,
        "outside_count": 1,
        **more,
    }


def test_a_rate_beyond_the_outer_limit_is_named_and_one_of_few_cases_never():
    rows = [row("甲", 94.0, 400), row("乙", 88.0, 400), row("丙", 40.0, 10), row("丁", 93.3, 31, state="impossible")]
    chart = satisfaction.funnel_plot(2024, rows, SUMMARY, ZH)
    assert {cloud.name: [(dot.name, dot.is_named) for dot in cloud.dots] for cloud in chart.plot.clouds} == {
        "在界限内": [("甲", False)],
        "在 99.8% 界限外": [("乙", True)],
        "不足 20 件，不评": [("丙", False)],
        "没有件数能得出": [("丁", False)],
    }
    assert chart.title == "1 家在 99.8% 界限外，偶然解释不了"
    assert chart.coverage == "40 家可核；未计入：没有件数能得出 1、超过 100% 1、没有写 8（家）；离平均较近的 37 家未画"
    shown = [trace.showlegend for trace in figure(chart).data if trace.mode == "lines"]
    assert shown == [True, True, False, True, False]


def test_widened_limits_take_in_more():
    rows = [row("乙", 88.0, 400, dispersion=3.0)]
    chart = satisfaction.funnel_plot(2024, rows, SUMMARY, ZH)
    assert [cloud.name for cloud in chart.plot.clouds] == ["在界限内"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (row("甲", 95.0, 200, 90.0, 200), "overlap"),
        (row("甲", 98.0, 400, 90.0, 400), "apart"),
        (row("甲", 80.0, 400, 90.0, 400), "apart"),
        (row("甲", 100.0, 3, 80.0, 5), "few"),
    ],
)
def test_what_a_change_says(given, said):
    assert satisfaction_changes.verdict(given) == said


def test_few_cases_never_rise_most():
    rows = [row("少", 100.0, 3, 50.0, 4), row("多", 98.0, 400, 90.0, 400), row("降", 90.0, 300, 91.0, 300)]
    chart = satisfaction_changes.changes(2024, 2023, rows, ZH, "zh")
    assert chart.title == "升得最多的是多：90% → 98%（+8 个百分点），区间不重叠，不像偶然；可比 2 家"
    assert [line[0] for line in chart.rows] == ["多", "降", "少"]
    assert chart.plot.categories == ("多", "降")
    assert link_at(chart, 0, 1).parameters == (("agency", "降"), ("year", "2024"), ("claim", "c降"))


def test_nobody_rose():
    assert satisfaction_changes.rose_most([row("甲", 90.0, 300, 91.0, 300)], 2023, ZH) == "可比的 2 家满意率都没有上升"
    assert (
        satisfaction_changes.rose_most([row("甲", 100.0, 3, 80.0, 5)], 2023, ZH) == "没有件数足够的单位可与 2023 年度比"
    )


def test_a_rise_that_may_be_chance_is_not_named():
    chance = [row("甲", 100.0, 300, 99.9, 300), row("乙", 99.0, 300, 99.0, 300)]
    assert satisfaction_changes.rose_most(chance, 2023, ZH) == "可比的 2 家中，上升的都没有超出偶然波动（区间都重叠）"
    assert satisfaction_changes.changes(2024, 2023, chance, ZH, "zh").title == (
        "可比的 2 家中，上升的都没有超出偶然波动（区间都重叠）"
    )
    assert satisfaction_changes.rose_most(chance, 2023, translator("en")) == (
        "None of 2 comparable agencies rose by more than chance (their intervals overlap)"
    )


def test_a_smaller_rise_that_is_more_than_chance_is_named_before_a_larger_one():
    rows = [row("少", 100.0, 25, 90.0, 30), row("多", 98.0, 4000, 93.0, 4000)]
    assert satisfaction_changes.rose_most(rows, 2023, ZH) == (
        "升得最多的是多：93% → 98%（+5 个百分点），区间不重叠，不像偶然；可比 2 家"
    )


def test_who_fell_by_more_than_chance_is_counted_where_nobody_rose():
    rows = [row("甲", 100.0, 300, 99.9, 300), row("降", 80.0, 400, 90.0, 400)]
    assert satisfaction_changes.rose_most(rows, 2023, ZH) == (
        "可比的 2 家中，上升的都没有超出偶然波动；1 家下降超出偶然"
    )
    assert satisfaction_changes.rose_most(rows, 2023, translator("en")) == (
        "None of 2 comparable agencies rose by more than chance; 1 fell by more than chance"
    )


def test_of_a_country_the_sentence_speaks_of_those_looked_at():
    rows = [row(name, 100.0, 300, 99.9, 300, comparable_count=9000) for name in "甲乙"]
    assert satisfaction_changes.rose_most(rows, 2023, ZH) == "升降最大的 2 家中，上升的都没有超出偶然波动（区间都重叠）"
    rows.append(row("降", 80.0, 400, 90.0, 400, comparable_count=9000))
    assert satisfaction_changes.rose_most(rows, 2023, ZH) == (
        "升降最大的 3 家中，上升的都没有超出偶然波动；1 家下降超出偶然"
    )


def test_the_only_one_that_rose_may_have_risen_by_chance():
    rows = [row("甲", 100.0, 300, 99.9, 300, comparable_count=1)]
    assert satisfaction_changes.rose_most(rows, 2023, ZH) == "可比的只有 1 家，上升没有超出偶然波动（区间重叠）"
    assert satisfaction_changes.rose_most(rows, 2023, translator("en")) == (
        "The one comparable agency rose by no more than chance (its intervals overlap)"
    )


def test_of_many_those_with_most_cases_are_drawn():
    rows = [row(f"单位{base}", 95.0, base) for base in range(100, 140)]
    chart = satisfaction.rates(2024, rows, SUMMARY, ZH, "zh")
    assert len(chart.plot.categories) == satisfaction.SHOWN
    assert chart.plot.categories[0] == "单位139"
    assert chart.coverage.endswith("；图中只画件数最多的 30 家")
    assert len(chart.rows) == 40


def test_points_carry_their_intervals():
    chart = satisfaction.rates(2024, [row("甲", 95.0, 100)], SUMMARY, ZH, "zh")
    (trace,) = figure(chart).data
    assert trace.mode == "markers"
    assert trace.x == (95.0,)
    assert trace.error_x.arrayminus == (pytest.approx(95 - 88.825, abs=0.001),)
    assert [note.text for note in figure(chart).layout.annotations] == ["加权平均 95%", "95%，100 件"]


def test_the_axis_of_intervals_ends_where_they_do():
    chart = satisfaction.rates(2024, [row("甲", 95.0, 100)], SUMMARY, ZH, "zh")
    (series,) = chart.plot.series
    span = series.high[0] - series.low[0]
    assert figure(chart).layout.xaxis.range == pytest.approx(
        (series.low[0] - 0.06 * span, series.high[0] + 0.06 * span)
    )
