"""Loading on the page: hand in, look, keep; then every page shows the new generation."""

from pathlib import Path

import pytest

from gkdash.i18n import translator
from gkdash.ui import access, data, load_parts
from tests.pages.screen import Screen

SAMPLE = Path(__file__).parents[2] / "data" / "samples" / "report.docx"


@pytest.fixture
def empty(monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)


def press(screen, label):
    (button,) = (item for item in screen.test.button if item.label == label)
    button.click()
    return screen.run()


def wait(screen):
    data.job(screen.address["job"]).wait(120)
    return screen.run()


def handed_in(*files):
    screen = Screen("load")
    screen.test.file_uploader[0].set_value([(name, content, "application/octet-stream") for name, content in files])
    screen.run()
    return wait(press(screen, f"读取并预览（{len(files)} 个文件）"))


def test_from_handing_in_to_the_new_generation(empty):
    screen = handed_in(("../../柳滩镇.docx", SAMPLE.read_bytes()), ("信.txt", "附件请查收。".encode()))
    assert "读了 2 份文档，1 份是年度报告，1 份未能读取。" in screen.text("answer")
    words = screen.words("load-previews")
    assert {"信.txt", "不是年度报告", "柳滩镇.docx", "清屿县柳滩镇人民政府", "2024", "新报告"} <= set(words)
    assert data.shelf() is None
    screen = wait(press(screen, "全部入库"))
    assert "共 2 份文件：新导入 1，更正 0，没有变化 0，未能读取 1" in screen.text("answer")
    assert "信.txt" in screen.words("load-outcome")
    assert screen.text("shelf") == "数据批次 000001"
    overview = Screen("overview", year="2024")
    assert "清屿县柳滩镇人民政府" in "".join(overview.text(key) for key in overview.keys if key.startswith("list-"))
    # again: known, and nothing doubled
    again = handed_in(("柳滩镇（副本）.docx", SAMPLE.read_bytes()))
    assert "1 份已有" in again.text("answer")
    screen = wait(press(again, "全部入库"))
    assert "新导入 0，更正 0，没有变化 1，未能读取 0" in screen.text("answer")
    press(screen, "载入其他文件")
    assert "job" not in screen.address
    assert screen.test.file_uploader


@pytest.mark.deep
def test_what_is_thrown_away_leaves_nothing(empty, tmp_path):
    screen = handed_in(("柳滩镇.docx", SAMPLE.read_bytes()))
    press(screen, "放弃，不入库")
    assert "job" not in screen.address
    assert data.shelf() is None
    assert list((tmp_path / "store" / "handed_in").iterdir()) == []


def test_who_may_not_load_gets_no_form_and_keeps_nothing(empty, monkeypatch):
    screen = handed_in(("柳滩镇.docx", SAMPLE.read_bytes()))
    monkeypatch.setattr(access, "may_load", lambda: False)
    press(screen, "全部入库")
    assert data.shelf() is None
    screen = Screen("load")
    assert screen.text("load-denied") == "没有载入文件的权限。"
    assert not screen.test.file_uploader


def test_a_loading_that_is_over_is_not_found_by_its_token(empty):
    assert Screen("load", job="0123").test.file_uploader


def test_english(empty):
    assert "Choose report files or a folder" in Screen("load", lang="en").text("answer")


def test_the_boxes_of_files_speak_the_language_of_the_page():
    chinese, english = (load_parts.labels(translator(language)) for language in ("zh", "en"))
    assert "content: '选取文件';" in chinese
    assert "content: '选取文件夹';" in chinese
    assert "content: 'Choose a folder';" in english
