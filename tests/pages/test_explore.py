"""Explore and compare on the page: what is chosen stands in the address, and SQL is asked only when the button is pressed."""

from gkdash.ui import access
from tests.pages.screen import Screen


def charts(screen):
    return {element.proto.id.split("-", 2)[2].rsplit("-", 1)[0] for element in screen.test.get("plotly_chart")}


def test_the_pivot_says_what_it_shows(county):
    screen = Screen("explore", metric="applications_received", rows="unit_type")
    assert "2024 年度本年新收申请：按单位类型看。" in screen.text("answer")
    assert "2024 年度本年新收申请：部门最多，24" in screen.text("explore-table-head")


def test_a_choice_goes_into_the_address_and_changes_the_look(county):
    screen = Screen("explore")
    screen.filter("行", "applicant")
    assert screen.address["rows"] == "applicant"
    assert "按申请人类型看" in screen.text("answer")
    screen.filter("看法", "drawing")
    assert charts(screen) == {"explore-drawing"}


def test_columns_offer_only_what_goes_with_the_rows(county):
    (box,) = (box for box in Screen("explore", rows="applicant").test.selectbox if box.label == "列")
    assert box.options == ["（不分列）", "年度", "单位类型", "单位", "格式年版"]


def test_sql_waits_for_the_button(county):
    screen = Screen("explore", sql="select count(*) as n from report")
    assert "sql-answered" not in screen.keys
    (run,) = (button for button in screen.test.button if button.label == "执行")
    run.click()
    screen.run()
    assert "1 行，1 列" in screen.text("sql-answered")
    assert screen.words("sql-answered")[-1] == "29"


def test_a_refusal_says_why(county):
    screen = Screen("explore", sql="delete from report")
    next(button for button in screen.test.button if button.label == "执行").click()
    screen.run()
    assert screen.text("sql-refused").startswith("只能查询：以 SELECT")
    assert "sql-answered" not in screen.keys


def test_null_is_told_apart_from_zero_and_text_is_no_markup(county):
    screen = Screen("explore", sql="select null as a, 0 as b, '<b>x</b>' as c")
    next(button for button in screen.test.button if button.label == "执行").click()
    screen.run()
    assert screen.words("sql-answered")[-3:] == ["∅", "0", "<b>x</b>"]


def test_the_schema_stands_beside_with_its_comments(county):
    words = Screen("explore").words("sql-schema")
    assert "report_summary" in words
    assert "数字；状态不是 number 时为空。空格从不算 0。" in words
    assert "一行一份现用报告，附页面所用的各项数字。" in words


def test_the_schema_speaks_english_on_an_english_page(county):
    words = Screen("explore", lang="en").words("sql-schema")
    assert "The figure; null unless state is number. A blank is never 0." in words


def test_who_may_not_ask_gets_no_box(county, monkeypatch):
    monkeypatch.setattr(access, "may_query", lambda: False)
    screen = Screen("explore")
    assert screen.text("sql-denied") == "没有用 SQL 查询的权限。"
    assert [area.label for area in screen.test.text_area] == []


def test_explore_without_data(monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path / "empty"))
    assert "还没有载入任何报告" in Screen("explore").text("empty-loaded")


def test_explore_in_english(county):
    screen = Screen("explore", lang="en", metric="disclosure_rate", rows="unit_type", columns="year")
    assert "Disclosure rate, of all decided by Type of agency and Year." in screen.text("answer")


def test_compare_answers_on_top_and_takes_agencies_from_the_address(county):
    screen = Screen("compare", metric="applications_received")
    assert "2024 年度本年新收申请：云溪县教育局最多（9）。" in screen.text("answer")
    assert charts(screen) == {"compare-ranks"}
    screen = Screen("compare", metric="applications_received", **{"with": "edu,finance"})
    assert screen.test.multiselect[-1].value == ["edu", "finance"]
    assert charts(screen) == {"compare-ranks", "compare-years"}
    assert "2024 年度 2 家单位的全部指标" in screen.text("compare-metrics-head")


def test_compare_puts_what_is_picked_into_the_address(county):
    screen = Screen("compare")
    screen.test.multiselect[-1].set_value(["edu"])
    screen.run()
    assert screen.address["with"] == "edu"
    assert "云溪县教育局各年的全部指标" in screen.text("compare-metrics-head")


def test_compare_in_english_and_without_data(county, monkeypatch, tmp_path):
    assert "most 云溪县教育局 (9)" in Screen("compare", lang="en", metric="applications_received").text("answer")
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path / "empty"))
    assert "还没有载入任何报告" in Screen("compare").text("empty-loaded")
