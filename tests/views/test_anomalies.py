"""The views of anomalies and of one agency on the small county."""

from datetime import date

import pytest

from gkdash.charts import Chart
from gkdash.i18n import translator
from gkdash.store import open_store
from gkdash.views import Nothing, Question, Selection, StoreAsk, view
from gkdash.views import anomalies as told
from tests.once import once
from tests.pages.county import build

TODAY = date(2025, 11, 1)


@pytest.fixture(scope="module")
def ask(tmp_path_factory):
    with open_store(once(tmp_path_factory, build)).reader() as reader:
        yield StoreAsk(reader)


def drawn(ask, view_id, language="zh", year=2024, **more):
    options = more.pop("options", {})
    chosen = Selection(None, year, more.get("unit_type"), more.get("agency"))
    return view(view_id).build(Question(ask, chosen, translator(language), language, TODAY, options))


def test_heat_map_leaves_out_what_follows_from_another_finding(ask):
    chart = drawn(ask, "anomalies.heat")
    assert chart.title == "10 家单位有检查发现，最多的是云溪县住房和城乡建设局（5 项）"
    table = {row[0]: dict(zip(chart.head, row, strict=True)) for row in chart.rows}
    assert table["云溪县教育局"] == {
        "单位": "云溪县教育局",
        **dict.fromkeys(chart.head[1:-1], 0),
        "总计不等于各类之和": 1,
        "缺少章节": 1,
        "没有整数件能得出的比率": 1,
        "合计": 3,
    }


def test_heat_map_of_one_type_of_unit(ask):
    chart = drawn(ask, "anomalies.heat", unit_type="town")
    assert [row[0] for row in chart.rows] == ["云溪县清河镇人民政府", "云溪县石桥镇人民政府"]


def test_findings_by_check(ask):
    chart = drawn(ask, "anomalies.checks")
    assert chart.title == "错误 11 项，以“缺少章节”为最多"
    assert chart.rows[0] == ("缺少章节", 8, 0, 0, 8)


def test_zeros(ask):
    chart = drawn(ask, "anomalies.zeros")
    assert chart.rows == (("未报", 2), ("有不为零的数字", 8))


def test_what_is_not_due_yet_is_not_missing(ask):
    question = Question(ask, Selection(None, 2024), translator("zh"), "zh", date(2025, 1, 20))
    assert view("anomalies.zeros").build(question).rows == (("未到期", 2), ("有不为零的数字", 8))


def test_nothing_copied(ask):
    assert drawn(ask, "anomalies.copies") == Nothing("没有沿用上年或与其他单位雷同的正文")


def test_a_year_without_findings(ask):
    assert drawn(ask, "anomalies.heat", year=2021) == Nothing("2021 年度在所选范围内没有检查发现。")


def test_answer_and_tiles(ask):
    rows = ask("anomalies_state", **Selection(None, 2024).parameters)
    found = told.found_by_severity(ask("anomalies_counts", **Selection(None, 2024).parameters), 2024)
    now = told.state(rows, 2024)
    assert found == {"error": 11, "review": 6, "notice": 1, "parser": 0}
    assert told.answer(2024, now, found, "zh", translator("zh")) == (
        "2024 年度检查了 8 份报告，发现 18 项：错误 11 项，待核 6 项，提示 1 项；0 家没有发现。"
    )
    tiles = told.tiles(now, told.state(rows, 2023), found, translator("zh"))
    assert [(tile.name, tile.value, tile.before) for tile in tiles] == [
        ("有错误的单位", 8, 9),
        ("有待核的单位", 2, 0),
        ("只有提示的单位", 0, 0),
        ("没有发现的单位", 0, 0),
        ("已检查的报告", 8, 9),
        ("读取存疑的单位", 0, 0),
    ]


def test_tally_covers_every_check(ask):
    chart = drawn(ask, "anomalies.tally")
    assert len(chart.rows) == len(told.titles("zh"))


def test_one_agency_over_the_years(ask):
    chart = drawn(ask, "agency.trend", agency="edu")
    assert isinstance(chart, Chart)
    assert chart.title == "本年新收申请 2024 年为 9"
    assert [row[:2] for row in chart.rows] == [("2020", 1), ("2022", 3), ("2023", 4), ("2024", 9)]


def test_years_to_come_are_left_out(ask):
    assert [row[0] for row in drawn(ask, "agency.trend", agency="edu", year=2023).rows] == ["2020", "2022", "2023"]


def test_another_metric(ask):
    chart = drawn(ask, "agency.trend", agency="edu", options={"metric": "hotline_received"})
    assert [row[:2] for row in chart.rows] == [("2020", None), ("2022", None), ("2023", None), ("2024", 88)]


def test_a_metric_that_was_never_stated(ask):
    answer = drawn(ask, "agency.trend", agency="finance", options={"metric": "hotline_received"})
    assert answer == Nothing("云溪县财政局历年都没有“12345 热线受理量”。")


def test_three_departments_are_too_few_to_tell_a_place(ask):
    chart = drawn(ask, "agency.peers", agency="edu")
    assert chart.title == "同类单位太少，说不出位置"
    assert chart.coverage.startswith("部门 2 家当年有报告")
    assert {row[0]: row[-1] for row in chart.rows}["本年新收申请"] == 2


def test_a_rate_needs_its_least_denominator(ask):
    rows = {row[0]: row for row in drawn(ask, "agency.peers", agency="edu").rows}
    assert rows["公开率（占全部办结）"][2] is None


def test_findings_of_one_agency(ask):
    chart = drawn(ask, "agency.findings", agency="qinghe")
    assert chart.head == ("检查", "2022", "2023", "2024")
    assert {row[0]: row[1:] for row in chart.rows} == {
        "逾期": (0, 0, 1),
        "缺少章节": (1, 1, 1),
        "缺少表格": (0, 0, 1),
    }


@pytest.mark.parametrize("name", ["trend", "peers", "findings"])
def test_without_an_agency_there_is_nothing_to_draw(ask, name):
    assert drawn(ask, f"agency.{name}") == Nothing("请先选择一家单位。")
    assert drawn(ask, f"agency.{name}", agency="none") == Nothing("没有编号为“none”的单位。")


@pytest.mark.parametrize(
    ("view_id", "title", "coverage"),
    [
        ("anomalies.heat", "10 agencies with findings, most at 云溪县住房和城乡建设局 (5)", "8 reports checked"),
        ("anomalies.checks", "11 errors, most by “Missing section”", "18 findings, by 9 of the checks"),
        (
            "anomalies.zeros",
            "No agency reports nothing but zeros",
            "10 agencies due or filed; 8 with figures other than zero, not drawn",
        ),
    ],
)
def test_in_english(ask, view_id, title, coverage):
    chart = drawn(ask, view_id, language="en")
    assert (chart.title, chart.coverage) == (title, coverage)
