"""Views of applications and of proactive disclosure on the small county: a government's report is not added to its units'."""

from datetime import date

import pytest

from gkdash.charts import Chart
from gkdash.i18n import translator
from gkdash.store import open_store
from gkdash.views import Nothing, Question, Selection, StoreAsk, view
from gkdash.views.applications import denominator
from gkdash.views.proactive import act
from tests.once import once
from tests.pages import county
from tests.views import outcomes


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with open_store(once(tmp_path_factory, outcomes.build)).reader() as reader:
        yield StoreAsk(reader)


def answer(ask, name, year=2024, options=None, **narrowed):
    chosen = Selection(narrowed.pop("scope", None), year, **narrowed)
    return view(name).build(Question(ask, chosen, translator("zh"), "zh", date(2025, 6, 1), options or {}))


def chart(ask, name, **given) -> Chart:
    made = answer(ask, name, **given)
    assert isinstance(made, Chart)
    return made


def test_a_government_is_not_added_to_its_units(ask):
    made = chart(ask, "applications.flow")
    assert made.rows[0] == ("自然人", 55, 5, 32, 0, 23, 0, 0, 0, 5)
    assert made.coverage == "按 4 份报告相加；1 份政府汇总报告已含下级单位，不重复相加"


def test_a_government_asked_for_alone_shows_its_own(ask):
    for narrowed in ({"agency": "gov"}, {"unit_type": "government"}):
        made = chart(ask, "applications.flow", **narrowed)
        assert made.rows[0] == ("自然人", 60, 4, 40, 0, 20, 0, 0, 0, 4)
        assert made.coverage == "按 1 份报告相加"


def test_the_government_counts_within_its_own_scope_as_everywhere(ask):
    assert chart(ask, "applications.flow", scope="gov").rows == chart(ask, "applications.flow").rows


def test_what_is_refused_and_by_whom(ask):
    reasons = chart(ask, "applications.reasons")
    assert reasons.title == "不予公开 23 件，最多的是“属于行政执法案卷”（23 件，占 100.0%）"
    assert reasons.coverage == "按 3 份报告相加；1 份没有读到所需数字，未计入"
    assert reasons.rows[0] == ("属于行政执法案卷", 23, 0)
    grounds = chart(ask, "applications.grounds")
    assert [(row[0], row[7], row[9], row[10]) for row in grounds.rows] == [
        (county.HOUSING, 18, 18, 30),
        (county.EDUCATION, 5, 5, 20),
    ]


def test_outcomes_by_agency_and_year(ask):
    made = chart(ask, "applications.agencies")
    assert made.plot.categories == (county.HOUSING, county.EDUCATION, "其余 1 家合计")
    assert made.coverage == "3 家有办结；不足 10 件的 1 家不单列，以免几件定比例"
    years = chart(ask, "applications.years")
    assert years.title == "公开和部分公开的占比：2023 年度 100.0%，2024 年度 58.2%"


@pytest.mark.parametrize(
    ("option", "bases"),
    [("disclosure_rate", [30, 20]), ("disclosure_rate_held", [30, 20]), ("nonsense", [30, 20])],
)
def test_disclosure_needs_ten(ask, option, bases):
    made = chart(ask, "applications.disclosure", options={"denominator": option})
    assert [row[2] for row in made.rows[:-1]] == bases
    assert made.rows[0][:4] == (county.HOUSING, 12, 30, 40.0)
    small = 1
    assert made.coverage.startswith(f"可比的 2 家；{small} 家分母不足 10 件，只计入合计")
    unknown = "1 家没有读到所需数字" in made.coverage
    assert unknown == (option == "disclosure_rate_held")


def test_the_address_names_a_metric_or_the_first_is_taken():
    assert denominator("disclosure_rate_substance") == "disclosure_rate_substance"
    assert (denominator(None), denominator("x"), act(None), act("fees_wan")) == (
        "disclosure_rate",
        "disclosure_rate",
        "licensing_decisions",
        "fees_wan",
    )


def test_links_between_years(ask):
    made = chart(ask, "applications.carry")
    assert made.title == "历年 2 处结转中 1 处断开；2024 年度 2 处中断开 1 处"
    housing = next(row for row in made.plot.rows if row.name == county.HOUSING)
    assert [box.text for box in housing.boxes] == ["0 → 1", "✕ 1 ≠ 3 → 3"]
    assert {name for row in made.rows for name in row[:1]} == {county.HOUSING, county.EDUCATION}


def test_reviews_count_where_the_row_adds_up(ask):
    made = chart(ask, "applications.remedies")
    assert made.title == "复议 3 件、诉讼 0 件；已审结 2 件，纠正 2 件"
    assert made.coverage.endswith("；1 处各项之和不等于总计，未计入")
    rates = chart(ask, "applications.corrections")
    assert rates.rows[-1] == ("2024", None, 2, 2, None, 0, 0)


def test_a_fee_in_the_wrong_unit_is_told_and_not_added(ask):
    made = chart(ask, "proactive.acts")
    assert made.rows[3] == ("行政事业性收费", 8.0, 4.0)
    assert "1 家收费金额疑以元填报（共 50000 万元），未计入收费" in made.coverage
    ranked = chart(ask, "proactive.agencies", options={"act": "fees_wan"})
    assert [row[0] for row in ranked.rows] == [county.EDUCATION, county.HOUSING]
    assert ranked.rows[1][1:] == (50000.0, 5.0, "疑以元填报")
    assert ranked.plot.categories == (county.EDUCATION,)


def test_a_fee_in_the_wrong_unit_is_compared_with_none(ask):
    ranks = chart(ask, "compare.ranks", options={"metric": "fees"})
    assert "50000" not in str(ranks.rows)
    assert [row[-1] for row in ranks.rows if row[0] == county.HOUSING] == ["没有填出所需数字"]
    by_agency = chart(ask, "explore.table", options={"metric": "fees", "rows": "agency"})
    assert [row[:3] for row in by_agency.rows if row[0] == county.EDUCATION] == [(county.EDUCATION, 4, 1)]
    assert [row[1:] for row in by_agency.rows if row[0] == county.HOUSING] == [(None, 0, 1)]
    trend = chart(ask, "agency.trend", agency="housing", options={"metric": "fees"})
    assert [row[:2] for row in trend.rows] == [("2023", 5), ("2024", None)]


def test_published_as_the_prose_states_it(ask):
    made = chart(ask, "proactive.published")
    assert made.coverage == "3 家有数；1 家没有数字，不当作零"
    assert [row[1:3] for row in made.rows] == [(121.0, 120.0), (121.0, 120.0), (121.0, None)]


def test_nothing_to_draw_says_why(ask):
    for name, words in (
        ("applications.flow", "1999 年度在所选范围内没有报告。"),
        ("applications.carry", "在所选范围内没有结转。"),
        ("proactive.acts", "1999 年度在所选范围内没有报告。"),
    ):
        assert answer(ask, name, year=1999) == Nothing(words)
    assert answer(ask, "applications.grounds", agency="qinghe") == Nothing("2024 年度在所选范围内没有不予公开的申请。")
    assert answer(ask, "applications.flow", agency="finance") == Nothing("2024 年度在所选范围内没有收到和办理申请。")
    assert isinstance(answer(ask, "proactive.channels"), Nothing)
