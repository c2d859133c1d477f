"""The page of definitions answers to search and to an address, with and without data."""

from tests.pages.screen import Screen


def test_a_definition_is_reached_by_its_address(county):
    screen = Screen("definitions", metric="disclosure_rate")
    assert screen.text("card").startswith("计算指标disclosure_rate公开率（占全部办结）Disclosure rate, of all decided")
    assert Screen("definitions", check="late_report").text("card").startswith("检查项late_report")
    assert (
        Screen("definitions", indicator="hotline_12345.closed").text("card").startswith("文字数据hotline_12345.closed")
    )
    assert Screen("definitions", edition="2021").text("card").startswith("表格格式2021")


def test_what_there_is_not_is_said(county):
    assert Screen("definitions", check="nothing").text("card") == "没有名为“nothing”的检查项。"


def test_a_search_narrows_the_lists(county):
    screen = Screen("definitions", q="hotline_12345.satisfaction")
    assert "找到含“hotline_12345.satisfaction”的定义" in screen.text("answer")
    assert screen.text("list-metric") == "没有符合查找词的定义。"
    assert "满意率" in screen.text("list-indicator")


def test_typing_changes_the_address(county):
    screen = Screen("definitions")
    screen.test.text_input[0].set_value("公开率")
    screen.run()
    assert screen.address["q"] == "公开率"
    assert screen.test.tabs[0].label == "计算指标 3"


def test_english(county):
    screen = Screen("definitions", lang="en", metric="carry_out_rate")
    assert "FormulaCarried out ÷ (received + carried in)" in screen.text("card")


def test_definitions_need_no_data(monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path / "empty"))
    assert "公开率" in Screen("definitions", metric="disclosure_rate").text("card")
