"""The briefing's page: what was put aside, in which order, with which words, and what a reference leads to."""

import json
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

from gkdash.exports.briefing.model import Plan, Wanted
from gkdash.exports.reading import Origin
from gkdash.state import Basket, Database, refer, resolve
from gkdash.store import open_store
from gkdash.ui import briefing_files
from tests.pages.screen import Screen

VIEWS = ("overview.progress", "overview.types", "overview.coverage")


def press(screen, key):
    (button,) = (item for item in screen.test.button if item.key == key)
    button.click()
    return screen.run()


def names(screen):
    return [text.value for text in screen.test.text]


def basket(tmp_path):
    return Basket(Database(str(tmp_path / "state.db")))


def fill(tmp_path, *views):
    held = basket(tmp_path)
    return [held.add(view, {"year": "2024"}, view).id for view in views]


def test_an_empty_basket_says_how_to_fill_it(county):
    screen = Screen("briefing", year="2024")
    assert "简报还是空的：在各页的图下点“加入简报”，或放入默认的图。" in screen.text("answer")
    assert all(button.proto.disabled for button in screen.test.get("download_button"))


def test_the_default_figures_are_put_in(county):
    screen = press(Screen("briefing", year="2024"), "briefing-default")
    assert names(screen)[:2] == ["图1　报送进度（2024 年度）", "图2　各类单位的报送情况（2024 年度）"]
    assert not any(button.proto.disabled for button in screen.test.get("download_button"))


def test_one_figure_is_put_in_from_here(county, tmp_path):
    screen = Screen("briefing", year="2024")
    (box,) = (box for box in screen.test.selectbox if box.key == "briefing-view")
    box.set_value("overview.types")
    press(screen.run(), "briefing-add")
    assert [(item.view, dict(item.parameters)) for item in basket(tmp_path).items()] == [
        ("overview.types", {"year": "2024"})
    ]


def test_order_is_changed_and_a_figure_taken_out(county, tmp_path):
    first, second, third = fill(tmp_path, *VIEWS)
    screen = press(Screen("briefing", year="2024"), f"briefing-move-{third}--1")
    assert [item.id for item in basket(tmp_path).items()] == [first, third, second]
    assert names(screen) == [
        "图1　报送进度（2024 年度）",
        "图2　法定表格的读取情况（2024 年度）",
        "图3　各类单位的报送情况（2024 年度）",
    ]
    press(screen, f"briefing-out-{first}")
    assert [item.id for item in basket(tmp_path).items()] == [third, second]
    press(screen, "briefing-clear")
    assert basket(tmp_path).items() == []


def test_words_begin_as_generated_and_can_be_changed(county, tmp_path):
    (item,) = fill(tmp_path, "overview.types")
    screen = Screen("briefing", year="2024")
    (area,) = screen.test.text_area
    assert area.value == ""
    assert area.placeholder.startswith("逾期和未报的 3 家")
    screen = press(screen, f"briefing-draft-{item}")
    (area,) = screen.test.text_area
    assert area.value == area.placeholder
    area.set_value("请石桥镇和临泉街道补报。")
    screen.run()
    assert [held.note for held in basket(tmp_path).items()] == ["请石桥镇和临泉街道补报。"]
    assert "请石桥镇和临泉街道补报。" in paper(screen)


def paper(screen):
    (frame,) = screen.test.get("iframe")
    return frame.proto.srcdoc


def test_the_preview_is_the_page_that_is_handed_over(county, tmp_path):
    fill(tmp_path, "overview.types")
    screen = Screen("briefing", year="2024")
    (title,) = (field for field in screen.test.text_input if field.key == "briefing-title")
    title.set_value("一季度简报")
    page = paper(screen.run())
    assert "<h1>一季度简报</h1>" in page
    assert "图1　各类单位的报送情况（2024 年度）" in page
    assert "<script" not in page


def test_a_figure_with_nothing_to_draw_says_so(county, tmp_path):
    basket(tmp_path).add("overview.types", {"year": "1999"}, "旧图")
    fill(tmp_path, "overview.progress")
    screen = Screen("briefing", year="2024")
    assert "简报有 1 幅图，另有 1 幅没有可画的内容。" in screen.text("answer")
    assert names(screen) == [
        "旧图",
        "没有可画的内容：1999 年度在所选范围内没有应报或已报的单位。请放宽筛选条件。",
        "图1　报送进度（2024 年度）",
    ]


def test_a_file_that_is_made_keeps_its_references(county, tmp_path):
    database = Database(str(tmp_path / "state.db"))
    told = Origin("", datetime(2025, 2, 20, tzinfo=UTC), "1", "县", "")
    wanted = Plan((Wanted("overview.types", {"year": "2024"}),), 2024)
    data = briefing_files.make(county, wanted, told, database, "zip", "zh", date(2025, 4, 10))
    with zipfile.ZipFile(BytesIO(data)) as package:
        (figure,) = json.loads(package.read("figures.json"))
    kept = resolve(database, figure["reference"])
    assert (kept.view, kept.generation) == ("overview.types", open_store(county).current())


def test_a_reference_leads_to_its_view(county, tmp_path):
    database = Database(str(tmp_path / "state.db"))
    current = open_store(county).current()
    now = refer(database, "overview.types", {"year": "2024"}, current, "当时的标题")
    before = refer(database, "overview.types", {"year": "2024", "type": "town"}, "gkdash-000000.duckdb", "更早")
    screen = Screen("briefing", year="2024", ref=now.lower())
    assert "当时的标题" in screen.text("reference")
    assert "就是现用的一批" in screen.text("reference")
    assert screen.nodes("reference")[0][3][1]["href"] == "overview?year=2024"
    assert "现用的已是另一批，数字可能不同" in Screen("briefing", year="2024", ref=before).text("reference")
    assert "没有这个引用号：ABCD-EFGH" in Screen("briefing", year="2024", ref="ABCD-EFGH").text("reference")


def test_in_english(county, tmp_path):
    fill(tmp_path, "overview.types")
    screen = Screen("briefing", year="2024", lang="en")
    assert "The briefing has 1 figure." in screen.text("answer")
    assert names(screen) == ["Figure 1  Filing by type of unit (Year 2024)"]
