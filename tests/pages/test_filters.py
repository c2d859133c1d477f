"""What a page shows stands in its address, and goes along from page to page."""

from gkdash.ui.filters import distinct
from tests.pages.county import EDUCATION, HOUSING, STRANGER
from tests.pages.screen import Screen


def test_filters_start_from_the_address(county):
    screen = Screen("overview", year="2023", type="department", scope="gov", agency="edu")
    assert screen.filters() == {"范围": "gov", "年度": "2023", "单位类型": "department", "单位": "edu"}
    assert "2023 年度，云溪县教育局已按时报送（2024年1月18日，期限 2024年1月31日）。" in screen.text("answer")
    assert "查看全部单位" in screen.words("answer")


def test_filters_write_the_address(county):
    screen = Screen("overview").filter("年度", "2022").filter("单位类型", "town")
    assert screen.address == {"year": "2022", "type": "town"}
    assert screen.filter("单位类型", None).address == {"year": "2022"}


def test_filters_go_along_to_the_other_page_and_back(county):
    screen = Screen("overview", year="2023", type="department", lang="en").go("report")
    assert screen.address == {"year": "2023", "type": "department", "lang": "en"}
    assert screen.filter("Agency", "edu").go("overview").address == {
        "year": "2023",
        "type": "department",
        "lang": "en",
        "agency": "edu",
    }


def test_an_agency_a_link_led_to_does_not_narrow_the_list(county):
    screen = Screen("overview", year="2024")
    screen.test.switch_page("pages/browse/report.py")
    screen.test.query_params.update({"agency": "edu", "year": "2024"})
    assert "云溪县教育局" in screen.run().text("masthead")
    assert screen.go("overview").address == {"year": "2024"}


def test_several_types_of_unit_at_once(county):
    screen = Screen("overview", year="2024", type="subdistrict,nonsense,town")
    assert screen.filters()["单位类型"] == "town,subdistrict"
    rows = "".join(screen.text(key) for key in screen.keys if key.startswith("list-"))
    assert "清河镇" in rows
    assert "林泉街道" in rows
    assert "教育局" not in rows
    assert screen.filter("单位类型", "town,department").address == {"year": "2024", "type": "town,department"}


def test_another_type_of_unit_lets_go_of_the_agency(county):
    assert Screen("overview", agency="edu", year="2024").filter("单位类型", "town").address == {
        "year": "2024",
        "type": "town",
    }


def test_agencies_offered_are_those_within_scope_and_type(county):
    screen = Screen("overview", type="department")
    (box,) = (box for box in screen.test.selectbox if box.label == "单位")
    assert sorted(box.options) == sorted([HOUSING, EDUCATION, "云溪县财政局", STRANGER])


def test_a_year_without_reports_is_not_quietly_replaced(county):
    screen = Screen("overview", year="2031")
    assert "库中没有 2031 年度的报告。" in screen.text("empty-matches")


def test_nonsense_in_the_address_does_no_harm(county):
    screen = Screen("overview", year="去年", type="<b>", scope="没有", agency="'; drop table agency; --")
    assert "没有符合筛选条件的内容" in screen.text("empty-matches")
    assert screen.filters()["年度"] == "2024"


def test_agencies_of_one_name_are_told_apart():
    assert distinct({"a1": "财政局", "a2": "财政局", "b": "教育局"}) == {
        "a1": "财政局（a1）",
        "a2": "财政局（a2）",
        "b": "教育局",
    }
