"""Views of satisfaction on a county whose prose states it in every way; what no count can give enters no mean."""

from datetime import date

import pytest

from gkdash.charts import Chart
from gkdash.i18n import translator
from gkdash.metrics.intervals import Count, centre_of, dispersion_of
from gkdash.store import open_store
from gkdash.views import Nothing, Question, Selection, StoreAsk, satisfaction, satisfaction_answer, view
from tests.once import once
from tests.pages import county
from tests.views import requests

ZH = translator("zh")


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with open_store(once(tmp_path_factory, requests.build)).reader() as reader:
        yield StoreAsk(reader)


def question(ask, year=2024, language="zh", options=None, **narrowed):
    chosen = Selection(narrowed.pop("scope", None), year, **narrowed)
    return Question(ask, chosen, translator(language), language, date(2025, 6, 1), options or {})


def chart(ask, name, **given) -> Chart:
    made = view(f"satisfaction.{name}").build(question(ask, **given))
    assert isinstance(made, Chart)
    return made


def test_each_stated_rate_is_told_apart(ask):
    found = {row["agency"]: (row["rate"], row["base"], row["state"]) for row in satisfaction.listed(question(ask))}
    assert found == {
        county.EDUCATION: (100, 88, "sound"),
        county.LINQUAN: (96.6, 30, "sound"),
        county.HOUSING: (95.3, 118, "impossible"),
        county.QINGHE: (105, 50, "over"),
        county.FINANCE: (98, None, "hedged"),
    }


def test_rates_with_their_intervals(ask):
    made = chart(ask, "rates")
    assert made.coverage == "2 家可核；未计入：没有件数能得出 1、超过 100% 1、约数 1、没有写 3（家）"
    (series,) = made.plot.series
    assert made.plot.categories == (county.EDUCATION, county.LINQUAN)
    assert series.values == (100, 96.6)
    assert series.low == (pytest.approx(95.82, abs=0.01), pytest.approx(83.23, abs=0.01))
    assert series.high == (100, pytest.approx(99.39, abs=0.01))
    assert made.plot.reference[0] == pytest.approx((100 * 88 + 96.6 * 30) / 118)
    assert made.title == "2 家的 95% 区间都含平均 99.1%：看不出高下"


def test_the_largest_rise_and_whether_it_means_anything(ask):
    made = chart(ask, "changes")
    assert made.title == (
        f"升得最多的是{county.EDUCATION}：90% → 100%（+10 个百分点），区间不重叠，不像偶然；可比 1 家"
    )
    assert made.coverage == "2 家两年都写明同一事项的满意率；1 家有一年不足 20 件，不比，列在数据表末"
    assert [(row[0], *row[2:]) for row in made.rows] == [
        (county.EDUCATION, 90, 80, 100, 88, 10, "区间不重叠：变化不像偶然"),
        (county.LINQUAN, 90, 10, 96.6, 30, 6.6, "件数太少：不比"),
    ]
    assert [series.name for series in made.plot.series] == ["2023 年度", "2024 年度"]
    assert made.plot.categories == (county.EDUCATION,)


def test_nothing_to_compare_with_a_year_without_rates(ask):
    assert view("satisfaction.changes").build(question(ask, options={"against": "2020"})) == Nothing(
        "没有单位在 2024 年度和 2020 年度都写明同一事项的可核满意率，不能比较。"
    )


def test_funnel_judges_none_below_the_minimum(ask):
    made = chart(ask, "funnel", year=2023)
    places = {row[0]: row[4] for row in made.rows}
    assert places == {county.EDUCATION: "在界限内", county.HOUSING: "在界限内", county.LINQUAN: "不足 20 件，不评"}
    assert [curve.name for curve in made.plot.curves] == [
        "加权平均",
        "95% 界限",
        "95% 界限",
        "99.8% 界限",
        "99.8% 界限",
    ]
    assert made.title == "没有单位在 99.8% 界限外：满意率的高低都可能出于偶然"


def test_the_query_spreads_as_the_metric_does(ask):
    rows = satisfaction.listed(question(ask, 2023))
    counts = [Count(row["rate"] * row["base"] / 100, int(row["base"])) for row in rows]
    centre = centre_of(counts)
    assert rows[0]["centre"] == pytest.approx(centre)
    assert rows[0]["dispersion"] == pytest.approx(dispersion_of(counts, centre))


def test_bands_tell_silence_and_what_cannot_be(ask):
    made = chart(ask, "distribution")
    assert made.title == "写明的 5 家中，1 家写 100%，1 家超过 100%；3 份报告没有写"
    assert made.head == ("满意率", "可核", "没有件数能得出", "超过 100%", "约数", "没有写")
    assert made.rows == (
        ("超过 100%", 0, 0, 1, 0, 0),
        ("100%", 1, 0, 0, 0, 0),
        ("98%～不足 100%", 0, 0, 0, 1, 0),
        ("95%～不足 98%", 1, 1, 0, 0, 0),
        ("90%～不足 95%", 0, 0, 0, 0, 0),
        ("80%～不足 90%", 0, 0, 0, 0, 0),
        ("不足 80%", 0, 0, 0, 0, 0),
        ("没有写", 0, 0, 0, 0, 3),
    )


def test_both_means_are_over_the_same_agencies(ask):
    made = chart(ask, "trend")
    assert made.title == "加权平均 2023 年 92.8%，2024 年 99.1%；每家一票 91.9% → 98.3%"
    now = dict(zip(made.head, made.rows[1], strict=True))
    assert (now["写明满意率"], now["可核"], now["其件数"]) == (5, 2, 118)
    assert now["加权平均（%）"] == pytest.approx((8800 + 2898) / 118)
    assert now["每家一票平均（%）"] == pytest.approx((100 + 96.6) / 2)
    assert (now["没有件数能得出"], now["超过 100%"], now["约数"]) == (1, 1, 1)


def test_years_by_agency(ask):
    made = chart(ask, "years")
    boxes = {row.name: [box and (box.text, box.style) for box in row.boxes] for row in made.plot.rows}
    assert boxes[county.EDUCATION] == [("90%", ""), ("100%", "hundred")]
    assert boxes[county.HOUSING] == [("95.6%", ""), ("95.3% ✕", "impossible")]
    assert boxes[county.FINANCE] == [None, ("98%", "")]
    assert county.SHIQIAO not in boxes


def test_the_sentence_answers(ask):
    asked = question(ask)
    now, rows = satisfaction.summary(asked), satisfaction.listed(asked)
    assert satisfaction_answer.answer(2024, 2023, now, rows, ZH) == (
        "2024 年度，5 家写明满意率，按件数加权平均 99.1%，每家一票平均 98.3%；3 份报告没有写满意率；"
        f"与 2023 年度比，升得最多的是{county.EDUCATION}：90% → 100%（+10 个百分点），区间不重叠，不像偶然；可比 1 家。"
    )
    before = satisfaction.summary(question(ask, 2023))
    tiles = [(fact.name, fact.value, fact.change) for fact in satisfaction_answer.figures(now, before, 0, ZH, "zh")]
    assert tiles == [
        ("写明满意率", "5", "上年 3 家"),
        ("加权平均", "99.1%", "较上年 +6.3 点（非同一批）"),
        ("每家一票平均", "98.3%", "较上年 +6.4 点（非同一批）"),
        ("写 100%", "1", ""),
        ("没有件数能得出", "2", "其中超过 100% 的 1 家"),
    ]


def test_where_nothing_can_be_weighted_no_cases_are_told(ask):
    asked = question(ask, unit_type="authorised")
    now = satisfaction.summary(asked)
    under = [(fact.value, fact.note) for fact in satisfaction_answer.figures(now, None, 0, ZH, "zh")]
    assert under[1:3] == [("—", "没有可以加权的满意率"), ("—", "只计可以加权的单位")]


def test_no_rate_is_no_dissatisfaction(ask):
    asked = question(ask, unit_type="authorised")
    assert satisfaction_answer.answer(2024, 2023, satisfaction.summary(asked), satisfaction.listed(asked), ZH) == (
        "2024 年度的 1 份报告都没有写满意率，这不等于不满意。"
    )


def test_one_subject_only(ask):
    assert satisfaction.listed(question(ask, options={"channel": "requests"})) == []
    assert satisfaction.subject_of(question(ask, options={"channel": "any"})) is None
    assert satisfaction.subject_of(question(ask, options={"channel": "x"})) is None
