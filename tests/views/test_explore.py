"""The pivot and the comparison on the small county, figure by figure."""

from datetime import date

import pytest

from gkdash.i18n import translator
from gkdash.metrics.catalogue import Metric, all_metrics, metric
from gkdash.store import open_store
from gkdash.views import Nothing, Question, Selection, StoreAsk, splits, view
from gkdash.views.explore import layout
from tests.once import once
from tests.pages import county


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    with open_store(once(tmp_path_factory, county.build)).reader() as opened:
        yield opened


def ask(reader, view_id, *, year=2024, scope=None, kind=None, agency=None, language="zh", **options):
    chosen = Selection(scope, year, kind, agency)
    asked = Question(StoreAsk(reader), chosen, translator(language), language, date(2025, 3, 1), options)
    return view(view_id).build(asked)


def test_by_year_a_government_is_not_added_to_those_below_it(reader):
    chart = ask(reader, "explore.table")
    assert chart.rows == (("2020", 1, 1, 0), ("2022", 19, 8, 0), ("2023", 27, 8, 0), ("2024", 36, 7, 0))
    assert chart.title == "本年新收申请：2024 年最多，36"
    assert chart.coverage == "计入 24 份报告；4 份政府报告汇总了下级，不重复相加"


def test_by_type_or_agency_it_stands_beside_them(reader):
    chart = ask(reader, "explore.table", rows="unit_type")
    assert [row[:3] for row in chart.rows] == [
        ("政府", 6, 1), ("政府办公室", 4, 1), ("部门", 24, 4), ("乡镇", 4, 1), ("授权组织", 4, 1),
    ]  # fmt: skip
    assert "汇总" not in chart.coverage
    (first, *_) = ask(reader, "explore.table", rows="agency").rows
    assert first == (county.EDUCATION, 9, 1, 0)


def test_by_applicant_and_year(reader):
    rows = ask(reader, "explore.table", rows="applicant", columns="year").rows
    assert len(rows) == 6 * 4
    assert rows[3] == ("自然人", "2024", 32, 7, 0)
    assert rows[7] == ("商业企业", "2024", 0, 7, 0)


def test_by_channel_what_is_not_stated_is_no_zero(reader):
    chart = ask(reader, "explore.table", metric="hotline_received", rows="channel")
    assert chart.title == "2024 年度各渠道受理量：12345热线最多，88"
    assert [row[:3] for row in chart.rows] == [
        ("12345热线", 88, 1), ("其他热线", None, 0), ("信访平台", 8, 1), ("网上问政", 1, 1),
        ("市长信箱", None, 0), ("县长信箱", 2, 1), ("领导信箱", 1, 1),
    ]  # fmt: skip


def test_rates_by_channel_keep_their_minimum(reader):
    rows = ask(reader, "explore.table", metric="hotline_closure_rate", rows="channel").rows
    assert rows[0] == ("12345热线", 100.0, 88, 88, 1, 6)
    assert rows[2] == ("信访平台", None, 8, 8, 1, 6)


def test_the_filters_narrow(reader):
    assert ask(reader, "explore.table", agency="edu", rows="year").rows[-1] == ("2024", 9, 1, 0)
    assert ask(reader, "explore.table", kind="town", rows="year").rows == (
        ("2022", 4, 2, 0),
        ("2023", 6, 2, 0),
        ("2024", 4, 1, 0),
    )
    assert ask(reader, "explore.table", scope="edu", rows="unit_type").rows == (("部门", 9, 1, 0),)
    nothing = ask(reader, "explore.drawing", year=1999, rows="agency")
    assert isinstance(nothing, Nothing)
    assert nothing.reason == "在所选范围内没有报告。请放宽筛选条件。"


def test_links_lead_to_who_is_behind_a_row(reader):
    links = ask(reader, "explore.table", rows="unit_type").row_links
    assert dict(links[0].parameters) == {
        "metric": "applications_received",
        "rows": "agency",
        "year": "2024",
        "type": "government",
    }
    assert ask(reader, "explore.table", rows="agency").row_links[0].page == "agency"


ONE_OF_EACH = sorted({(item.family, item.is_rate): key for key, item in reversed(all_metrics().items())}.values())
"""A count and a rate of each family: what a metric offers depends on these, and each lays out dozens of tables."""


FIRST_OF_THEIR_KIND = {splits.dimensions(metric(key)): key for key in reversed(ONE_OF_EACH)}.values()
"""One metric for each set of what a metric offers: drawings know nothing else of it."""
LOOKS = [
    pytest.param(key, look, marks=[pytest.mark.deep] if look == "drawing" and key not in FIRST_OF_THEIR_KIND else [])
    for key in ONE_OF_EACH
    for look in ("table", "drawing")
]


@pytest.mark.parametrize(("key", "look"), LOOKS)
def test_every_metric_can_be_laid_out_by_everything_it_offers(reader, key, look):
    for rows in splits.dimensions(metric(key)):
        for columns in ("", *splits.dimensions(metric(key))):
            if not columns or splits.can_stand_together(rows, columns):
                found = ask(reader, f"explore.{look}", metric=key, rows=rows, columns=columns)
                assert not isinstance(found, Nothing)


def decided(numerator, denominator=()):
    return Metric("m", "f", "甲", "A", "件", numerator, denominator, 0, "", "")


def test_what_a_metric_can_be_taken_apart_by_follows_from_its_columns():
    assert splits.dimensions(decided(("processed_total",))) == (*splits.OF_REPORTS, "applicant", "outcome")
    assert splits.dimensions(decided(("refused",))) == (*splits.OF_REPORTS, "applicant", "ground")
    assert splits.dimensions(decided(("review_total",))) == splits.OF_REPORTS
    assert splits.dimensions(metric("hotline_received")) == (*splits.OF_REPORTS, "channel")
    assert splits.can_stand_together("outcome", "applicant")
    assert not splits.can_stand_together("ground", "applicant")
    assert not splits.can_stand_together("year", "year")


def test_parts_of_a_metric_name_their_columns():
    both = splits.members(decided(("processed_total",)), ("outcome", "applicant"))
    assert len(both) == 36
    assert (both[1].keys, both[1].numerator) == (
        (("outcome", "granted"), ("applicant", "commercial")),
        ("granted__commercial",),
    )
    grounds = splits.members(decided(("refused",), ("processed_total",)), ("ground", "year"))
    assert [item.key("ground") for item in grounds][:2] == ["refused_state_secret", "refused_other_law"]
    assert {item.denominator for item in grounds} == {("processed_total",)}
    assert splits.label("ground", "refused_state_secret", "zh") == "属于国家秘密"
    assert splits.label("outcome", "refused", "en") == "不予公开 Refused"


def test_an_address_that_does_not_fit_shows_a_first_look():
    wanted = layout({"metric": "nothing", "rows": "channel", "columns": "year"})
    assert (wanted.metric.id, wanted.rows, wanted.columns) == ("applications_received", "year", "")


def test_compare_places_departments_among_departments(reader):
    chart = ask(reader, "compare.ranks", metric="applications_received")
    assert chart.title == "2024 年度本年新收申请：云溪县教育局最多（9）"
    assert chart.coverage == "4 家参加比较；只与同类比：部门"
    assert [(row[0], row[2], row[3]) for row in chart.rows] == [
        (county.EDUCATION, 9, "1/4"),
        (county.FINANCE, 5, "2–4/4"),
        (county.HOUSING, 5, "2–4/4"),
        (county.STRANGER, 5, "2–4/4"),
    ]


def test_compare_says_who_has_no_report_or_no_figure(reader):
    chart = ask(reader, "compare.ranks", kind="town", metric="review_total")
    assert chart.title == "2024 年度行政复议：没有可比的单位"
    assert [(row[0], row[-1]) for row in chart.rows] == [
        (county.QINGHE, "没有填出所需数字"),
        (county.SHIQIAO, "没有报告"),
    ]


def test_compare_over_years(reader):
    chart = ask(reader, "compare.years", metric="applications_received", **{"with": "edu,qinghe"})
    assert chart.title == "本年新收申请：云溪县教育局 2020 年 1，2024 年 9；云溪县清河镇人民政府 2022 年 2，2024 年 4"
    assert [series.values for series in chart.plot.series] == [(1, 3, 4, 9), (None, 2, 3, 4)]
    assert isinstance(ask(reader, "compare.years"), Nothing)


def test_compare_all_metrics_of_one_agency_by_year_or_of_several_in_one(reader):
    single = ask(reader, "compare.metrics", **{"with": "edu"})
    assert single.title == "云溪县教育局各年的全部指标"
    assert single.head[2:] == ("2020", "2022", "2023", "2024")
    assert single.rows[0] == ("本年新收申请", "件", 1, 3, 4, 9)
    several = ask(reader, "compare.metrics", **{"with": "edu,finance"})
    assert several.title == "2024 年度 2 家单位的全部指标"
    assert several.head[2:] == (county.EDUCATION, county.FINANCE)
    assert several.rows[0] == ("本年新收申请", "件", 9, 5)


def test_english(reader):
    assert ask(reader, "explore.table", language="en").title == "Applications received: most 2024, 36"
    assert ask(reader, "compare.ranks", language="en", metric="applications_received").coverage == (
        "4 agencies are compared; compared with their like only: Department"
    )
