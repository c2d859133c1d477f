"""Article 49: 31 January for departments, 31 March for a government; an office may set its own."""

from datetime import date
from pathlib import Path

import pytest

from gkdash.agencies import UnitType, due_on, load_deadlines
from gkdash.errors import SettingsError
from gkdash.i18n.both import said_of_error


@pytest.mark.parametrize(
    ("unit_type", "expected"),
    [
        ("government", date(2025, 3, 31)),
        ("office", date(2025, 1, 31)),
        ("department", date(2025, 1, 31)),
        ("town", date(2025, 1, 31)),
        ("subdistrict", date(2025, 1, 31)),
        ("authorised", date(2025, 1, 31)),
        ("vertical", date(2025, 1, 31)),
    ],
)
def test_the_law(unit_type: str, expected: date) -> None:
    assert due_on(unit_type, 2024) == expected


def test_every_unit_type_has_a_deadline() -> None:
    assert [due_on(unit_type, 2024).year for unit_type in UnitType] == [2025] * len(UnitType)


def test_an_office_sets_its_own_for_towns_from_2023(tmp_path: Path) -> None:
    text = '[[deadlines]]\nunit_type = "town"\nmonth = 2\nday = 15\nsince = 2023\n'
    (tmp_path / "deadlines.toml").write_text(text, encoding="utf-8")
    own = load_deadlines(tmp_path)
    assert due_on("town", 2022, own) == date(2023, 1, 31)
    assert due_on("town", 2023, own) == date(2024, 2, 15)
    assert due_on("department", 2023, own) == date(2024, 1, 31)


def test_a_single_year_is_extended(tmp_path: Path) -> None:
    text = '[[deadlines]]\nunit_type = "department"\nmonth = 3\nday = 1\nsince = 2022\nuntil = 2022\n'
    (tmp_path / "deadlines.toml").write_text(text, encoding="utf-8")
    own = load_deadlines(tmp_path)
    assert [own.due_on(UnitType.DEPARTMENT, year) for year in (2021, 2022, 2023)] == [
        date(2022, 1, 31),
        date(2023, 3, 1),
        date(2024, 1, 31),
    ]


def test_without_an_own_file_the_law_holds(tmp_path: Path) -> None:
    assert load_deadlines(tmp_path) == load_deadlines()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[deadlines]\n", "The file is not TOML"),
        ("month = 1\n", "The file holds something else than [[deadlines]] entries. Remove 'month'."),
        ('[[deadlines]]\nunit_type = "village"\nmonth = 1\nday = 31\n', "Entry 1: unit_type is 'village'."),
        ('[[deadlines]]\nunit_type = "town"\nmonth = "1"\nday = 31\n', "Entry 1: month is '1'."),
        ('[[deadlines]]\nunit_type = "town"\nmonth = 2\nday = 30\n', "Entry 1: month 2, day 30 is no date."),
        ('[[deadlines]]\nunit_type = "town"\nmonth = 2\n', "Entry 1: day is None."),
        ('[[deadlines]]\nunit_type = "town"\nmonth = 2\nday = 1\nyear = 3\n', "Entry 1: unknown 'year'."),
    ],
)
def test_a_file_that_cannot_be_used_is_refused(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "deadlines.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load_deadlines(tmp_path)
    assert said_of_error(refused.value, "en").startswith(f"{tmp_path / 'deadlines.toml'}: {message}")


def test_a_refusal_is_said_in_chinese_first(tmp_path: Path) -> None:
    (tmp_path / "deadlines.toml").write_text(
        '[[deadlines]]\nunit_type = "town"\nmonth = 2\nday = 30\n', encoding="utf-8"
    )
    with pytest.raises(SettingsError) as refused:
        load_deadlines(tmp_path)
    assert refused.value.message == (
        f"{tmp_path / 'deadlines.toml'}: 第 1 条的 2 月 30 日不是日期。Entry 1: month 2, day 30 is no date."
    )
    assert refused.value.hint == "请改正 month 和 day。Mend month and day."
