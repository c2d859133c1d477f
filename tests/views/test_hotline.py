"""Views of public requests on a county whose prose states them in every way: exact figures of titles, coverage, tables."""

from datetime import date

import pytest

from gkdash.charts import Chart
from gkdash.i18n import translator
from gkdash.metrics.claims import CHANNELS
from gkdash.store import open_store
from gkdash.views import Nothing, Question, Selection, StoreAsk, hotline, hotline_answer, view
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
    made = view(f"hotline.{name}").build(question(ask, **given))
    assert isinstance(made, Chart)
    return made


def test_channels_beside_the_year_before_and_changes_of_those_that_state_both(ask):
    made = chart(ask, "channels")
    assert made.title == "12345热线最多：4 家写明，共 288 件；两年都写明的 4 家比上年 +25.2%"
    assert made.coverage == "4 家写明；未计入：前后不一 1、只写全域数 1、没有写 2、未报 1（家）"
    assert made.rows == (
        ("12345热线", 4, 288, 1, 4, 230, 4, 230, 288),
        ("信访平台", 2, 18, 0, 0, None, 0, None, None),
        ("群众诉求合计", 1, 45, 0, 0, None, 0, None, None),
    )
    assert [series.values for series in made.plot.series] == [(288, 18, 45), (230, None, None)]
    assert made.plot.links[1].parameters == (("year", "2024"), ("channel", "petition_platform"))


def test_the_overview_compares_the_same_agencies(ask):
    narrowed = {"scope": None, "unit_type": None, "agency": None}
    rows = {row["year"]: row for row in ask("overview_subjects", year=2024, **narrowed)}
    assert [(rows[year]["hotline_matched"], rows[year]["hotline_matched_count"]) for year in (2023, 2024)] == [
        (230, 4),
        (288, 4),
    ]
    only = {row["year"]: row for row in ask("overview_subjects", year=2025, **narrowed)}
    assert only[2024]["hotline_matched"] is None
    assert only[2024]["hotline_received"] == 288


def test_trend_of_a_channel_has_a_gap_where_nobody_states_it(ask):
    made = chart(ask, "trend", options={"channel": "petition_platform"})
    assert made.title == "信访平台：只有一年写明，看不出走势"
    lines = {series.name: series.values for series in made.plot.series}
    assert lines == {"12345热线": (230, 288), "信访平台": (None, 18)}
    closing = {(row[0], row[1]): row[4:] for row in made.rows}
    assert closing["2023", "12345热线"] == (3, 190, 180, pytest.approx(100 * 180 / 190))
    assert closing["2024", "信访平台"] == (0, None, None, None)


def test_agencies_closed_open_and_closing_not_stated(ask):
    made = chart(ask, "agencies")
    assert made.title == "12345热线：前 3 家占 90%；3 家两数都写明，其中 1 家没有全部办结"
    assert made.coverage == "4 家写明；其中 1 家是约数；未计入：前后不一 1、只写全域数 1、没有写 2、未报 1（家）"
    assert made.plot.categories == (county.HOUSING, county.EDUCATION, county.QINGHE, county.LINQUAN)
    assert {series.name: series.values for series in made.plot.series} == {
        "已办结": (118, 88, None, 30),
        "未办结": (2, 0, None, 0),
        "没有写办结数": (None, None, 50, None),
    }
    assert made.rows[0] == (county.HOUSING, 120, "120余", 118, pytest.approx(98.333, abs=0.001), 100, 20)
    assert made.rows[2] == (county.QINGHE, 50, "", None, None, 40, 10)


def test_largest_changes_compare_those_that_state_both_years(ask):
    made = chart(ask, "changes")
    assert made.title == f"变化最大的是{county.HOUSING}：100 → 120余 件（+20%）；4 家可比，4 家升、0 家降"
    assert [row[:4] for row in made.rows] == [
        (county.HOUSING, 120, 100, 20),
        (county.LINQUAN, 30, 10, 20),
        (county.QINGHE, 50, 40, 10),
        (county.EDUCATION, 88, 80, 8),
    ]


def test_nothing_to_compare_in_the_first_year(ask):
    made = view("hotline.changes").build(question(ask, 2023))
    assert made == Nothing("没有单位在 2023 年度和上年都写明这个数，不能比较。")


def test_silence_is_a_state_of_its_own_by_type(ask):
    made = chart(ask, "reporting")
    assert made.title == "8 份报告中，2 份没有写12345热线受理量"
    assert made.head == ("单位类型", "写明", "只有约数", "前后不一", "只写全域数", "没有写", "未报")
    assert made.rows == (
        ("政府", 0, 0, 0, 1, 0, 0),
        ("政府办公室", 0, 0, 0, 0, 0, 1),
        ("部门", 1, 1, 1, 0, 0, 0),
        ("乡镇", 1, 0, 0, 0, 1, 0),
        ("街道", 1, 0, 0, 0, 0, 0),
        ("授权组织", 0, 0, 0, 0, 1, 0),
    )


def test_busy_with_nothing_but_zeros_stands_out(ask):
    made = chart(ask, "load")
    assert made.title == "三张表全为 0 的 2 家中，1 家写明受理了群众诉求，共 60 件"
    assert [cloud.name for cloud in made.plot.clouds] == ["三张表不全为 0", "三张表全为 0"]
    (dot,) = made.plot.clouds[1].dots
    assert (dot.name, dot.x, dot.y) == (county.QINGHE, 60, 0)
    assert made.rows[:2] == (
        (county.QINGHE, "乡镇", 60, 50, 60, 0, "全为 0"),
        (county.SHIQIAO, "乡镇", None, None, 60, 0, "全为 0"),
    )
    loads = {row[0]: row[2] for row in made.rows}
    assert loads[county.HOUSING] == 128
    assert loads[county.LINQUAN] == 45, "the total it gives itself is more than its one channel"
    assert made.coverage == "画出 4 家；1 家没有诉求量、诉求量为 0、没有申请数或未列出，未画"


def test_years_by_agency_tell_silence_from_no_report(ask):
    made = chart(ask, "years")
    assert made.title == "12345热线：4 家至少有一年写明，5 家从没有写过"
    assert made.plot.columns == ("2023", "2024")
    boxes = {row.name: [box and box.text for box in row.boxes] for row in made.plot.rows}
    assert boxes[county.HOUSING] == ["100", "120余"]
    assert boxes[county.FINANCE] == [None, "不一"]
    assert boxes[county.SHIQIAO] == [None, "没写"]
    assert boxes[county.OFFICE] == [None, None]


def test_the_sentence_answers(ask):
    asked = question(ask)
    told = (
        2024,
        hotline.by_channel(asked),
        hotline.summed(hotline.states(asked, hotline_answer.HOTLINE)),
        hotline.loads(asked),
    )
    assert hotline_answer.answer(*told, ZH, "zh") == (
        "2024 年度，4 家写明政务服务热线受理量，共 288 件；两年都写明的 4 家比上年 +25.2%；"
        "2 份报告没有写，不当作零；1 家三张表全是零，却受理了 60 件群众诉求。"
    )
    assert [(fact.name, fact.value) for fact in hotline_answer.figures(*told, ZH, "zh")] == [
        ("12345 热线受理", "288"),
        ("各渠道受理", "306"),
        ("12345 热线办结率", "99.2%"),
        ("没有写热线受理量", "2"),
        ("全零却有诉求", "1"),
    ]
    assert hotline_answer.answer(*told, translator("en"), "en") == (
        "For 2024, 4 agencies state what their government hotline received, 288 cases in all; "
        "+25.2% on last year for the 4 stating both years; 2 reports say nothing of it, which is not zero; "
        "1 agency whose tables are all zero took in 60 public requests."
    )


def test_an_agency_is_no_measure_of_itself(ask):
    """The one town that states requests is all zero: it is not told to be as busy as like units, having none."""
    [town] = [row for row in hotline.loads(question(ask)) if row["is_all_zero"] and row["load"] is not None]
    assert (town["load"], town["typical"], town["peer_count"], town["is_busy"]) == (60, 60, 1, False)
    assert (town["zero_loaded_count"], town["compared_count"], town["busy_count"]) == (1, 0, 0)


@pytest.mark.parametrize(
    ("compared", "busy", "told"),
    [(0, 0, "同类单位太少，无从比较"), (2, 1, "1 家不低于同类单位中位数"), (2, 0, "0 家不低于同类单位中位数")],
)
def test_busy_is_told_against_like_units_only(ask, compared, busy, told):
    asked = question(ask)
    loads = [{**row, "compared_count": compared, "busy_count": busy} for row in hotline.loads(asked)]
    facts = hotline_answer.figures(2024, hotline.by_channel(asked), {}, loads, ZH, "zh")
    assert facts[-1].change == told


@pytest.mark.parametrize(("few", "busy"), [(1, True), (2, False)])
def test_busy_needs_enough_like_units(ask, few, busy):
    asked = question(ask)
    rows = asked.ask("hotline_load", **asked.chosen.parameters, channels=CHANNELS, few=few, limit=9)
    [town] = [row for row in rows if row["is_all_zero"] and row["load"] is not None]
    assert (town["is_busy"], town["busy_count"]) == (busy, int(busy))


def test_a_scope_takes_in_its_own_only(ask):
    made = chart(ask, "channels", unit_type="town")
    assert made.rows[0][:3] == ("12345热线", 1, 50)
    assert isinstance(view("hotline.channels").build(question(ask, agency="office")), Nothing)


def test_an_unknown_channel_is_the_hotline(ask):
    assert hotline.channel_of(question(ask, options={"channel": "'; drop table"})) == CHANNELS[0]
