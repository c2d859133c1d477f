"""Each folder under `defects` lays one spoilt file over the sound edition `base`; `expected.txt` begins the message."""

import shutil
from pathlib import Path

import pytest

from gkdash.errors import FormError
from gkdash.forms.load import load_edition
from gkdash.forms.registry import load_editions

HERE = Path(__file__).parent


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / "base", tmp_path / "base"))


@pytest.mark.parametrize("defect", sorted((HERE / "defects").iterdir()), ids=lambda path: path.name)
def test_a_defect_is_refused_with_file_and_line(defect: Path, sound: Path) -> None:
    shutil.copytree(defect, sound, dirs_exist_ok=True)
    with pytest.raises(FormError) as refused:
        load_edition(sound)
    assert str(refused.value).startswith((defect / "expected.txt").read_text(encoding="utf-8").strip())


def test_the_sound_edition_is_read(sound: Path) -> None:
    table = load_edition(sound).table("applications")
    assert [row.key for row in table.rows] == ["granted", "refused", "processed_total"]
    assert [(row.key, row.replaces) for row in table.collapsed] == [("outcomes", ("granted", "refused"))]
    assert [column.aliases for column in table.blocks[0].columns] == [("公民",), ("合计", "共计")]


def test_a_missing_file_is_named(sound: Path) -> None:
    (sound / "columns.csv").unlink()
    with pytest.raises(FormError, match=r"^base/columns.csv:1: is missing"):
        load_edition(sound)


def test_two_editions_of_one_year_are_refused(sound: Path) -> None:
    second = Path(shutil.copytree(sound, sound.parent / "later"))
    text = (second / "edition.toml").read_text(encoding="utf-8").replace('id = "base"', 'id = "later"')
    (second / "edition.toml").write_text(text.replace("since = 2099", "since = 2100"), encoding="utf-8")
    with pytest.raises(FormError, match=r"^base/edition.toml:1: covers 2100 as edition later does") as refused:
        load_editions(sound.parent)
    assert refused.value.hint == "Set until = 2099."


def test_a_new_edition_is_a_new_folder_and_nothing_else(sound: Path) -> None:
    assert [item.id for item in load_editions(sound.parent)] == ["base"]


def test_a_folder_without_editions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FormError, match="holds no edition"):
        load_editions(tmp_path)
