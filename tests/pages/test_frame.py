"""What stands around every page: the empty states, the error frame, the right, the two languages."""

import re

import pytest

from gkdash.forms import all_editions
from gkdash.i18n.translate import catalogue
from gkdash.store import Store
from gkdash.ui import access
from gkdash.ui.form_table import FIXED_LABELS
from tests.pages.screen import Screen

CHINESE = re.compile(r"[\u4e00-\u9fff]")


@pytest.fixture
def empty_store(tmp_path, monkeypatch):
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path))


@pytest.mark.parametrize("name", ["overview", "report"])
def test_nothing_loaded(name, empty_store):
    screen = Screen(name)
    assert "还没有载入任何报告" in screen.text("empty-loaded")
    assert "gkdash ingest" in screen.text("empty-loaded")


@pytest.mark.parametrize("name", ["overview", "report"])
def test_not_permitted_is_asked_by_the_page_itself(name, county, monkeypatch):
    monkeypatch.setattr(access, "may_open", lambda _: False)
    screen = Screen(name)
    assert screen.keys == ["empty-permitted"]
    assert "没有查看权限" in screen.text("empty-permitted")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "zh",
            [
                "无法显示本页",
                "{}的内容是 'nonsense'，不是任何一代数据的文件名。",
                "请写入 generations 文件夹中一个文件的名称，或删去它后重新导入。",
            ],
        ),
        (
            "en",
            [
                "This page cannot be shown",
                "{}holds 'nonsense', which names no generation.",
                "Write the name of a file of the folder generations into it, or delete it and load again.",
            ],
        ),
    ],
)
def test_an_error_that_can_be_mended_is_told_with_its_hint_in_one_language(language, told, tmp_path, monkeypatch):
    (tmp_path / "CURRENT").write_text("nonsense\n")
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path))
    expected = [line.format(f"{tmp_path / 'CURRENT'} ") for line in told]
    assert Screen("overview", lang=language).words("error") == expected


def test_an_unexpected_error_gets_a_number_and_no_details(county, monkeypatch):
    def fail(self):
        raise ZeroDivisionError("secret path")

    monkeypatch.setattr(Store, "metadata", fail)
    words = Screen("overview").text("error")
    assert re.search(r"编号 [0-9a-f]{8}。", words)
    assert "secret" not in words


@pytest.mark.parametrize(("name", "parameters"), [("overview", {}), ("report", {"agency": "edu", "year": "2024"})])
def test_the_whole_interface_speaks_english(name, parameters, county):
    """Whatever is Chinese in the English interface is a name, a title, a statutory label or a word of the reports."""
    screen = Screen(name, lang="en", **parameters)
    labels = [box.label for box in screen.test.selectbox] + [tab.label for tab in screen.test.tabs]
    labels += [item.proto.label for item in screen.test.get("download_button")]
    labels += [item.value for item in screen.test.subheader]
    assert [text for text in labels if CHINESE.search(text)] == []
    chinese = {word for key in screen.keys for word in screen.words(key) if CHINESE.search(word)}
    assert [word for word in chinese if word in interface()] == []


def interface():
    """Return every sentence of the interface that is not a statutory label."""
    ids = {message.id if isinstance(message.id, str) else message.id[0] for message in catalogue("en") if message.id}
    return ids - FIXED_LABELS - form_labels()


def form_labels():
    """Return what the statutory form prints itself; charts and exports may gloss the same words."""
    blocks = [block for edition in all_editions() for table in edition.tables for block in table.blocks]
    rows = {text for block in blocks for row in block.rows for text in (row.label, *row.path)}
    columns = {text for block in blocks for column in block.columns for text in (column.label, column.group)}
    return rows | columns


def test_language_is_switched_for_all(county):
    screen = Screen("overview")
    (switch,) = screen.test.get("button_group")
    assert switch.options == ["中文", "English"]
    switch.set_value("en")
    screen.run()
    assert screen.address["lang"] == "en"
    assert "For 2024, 9 agencies have to file, 7 have filed, 6 on time; 2 have not filed" in screen.text("answer")


def test_language_of_the_settings_is_the_start(county, monkeypatch):
    monkeypatch.setenv("GKDASH_LANGUAGE", "en")
    assert "For 2024" in Screen("overview").text("answer")
    assert "2024 年度" in Screen("overview", lang="zh").text("answer")
