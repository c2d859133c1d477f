"""The overview's arithmetic: who counts as what, and the sentence."""

from datetime import date

from gkdash.i18n import translator
from gkdash.views import filing as overview

ZH, EN = translator("zh"), translator("en")
DUE = date(2025, 1, 31)


def row(status, count=1, **more):
    return {
        "year": 2024,
        "unit_type": "town",
        "on_roster": True,
        "status": status,
        "due_on": DUE,
        "agency_count": count,
        **more,
    }


def test_missing_before_the_deadline_is_not_due_yet():
    rows = [row("missing", 4), row("on_time", 2)]
    assert overview.tally(rows, 2024, DUE) == overview.Tally(on_time=2, pending=4)
    assert overview.tally(rows, 2024, date(2025, 2, 1)) == overview.Tally(on_time=2, missing=4)


def test_missing_without_a_known_deadline_is_missing():
    assert overview.tally([row("missing", due_on=None)], 2024, date(2024, 1, 1)) == overview.Tally(missing=1)


def test_units_not_on_the_roster_are_counted_apart():
    assert overview.tally([row("on_time", 3, on_roster=False)], 2024, DUE) == overview.Tally(strangers=3)


def test_nothing_known_of_a_year():
    assert overview.tally([row("on_time")], 2023, DUE) is None


def test_the_sentence():
    here = overview.Tally(on_time=40, late=3, missing=3)
    assert (
        overview.answer(2024, here, 2, ZH)
        == "2024 年度应报 46 家，已报 43 家，按时 40 家；3 家未报，3 家逾期，2 个文件未能读取。"
    )
    assert overview.answer(2024, overview.Tally(on_time=1), 0, ZH) == "2024 年度应报 1 家，已报 1 家，按时 1 家。"
    assert (
        overview.answer(2024, overview.Tally(on_time=1, undated=1, missing=1), 1, EN)
        == "For 2024, 3 agencies have to file, 2 have filed, 1 on time; 1 has not filed, 1 has no date, 1 file could not be read."
    )


def test_types_stand_in_the_order_of_the_hierarchy():
    rows = [row("late"), row("on_time", 2, unit_type="government"), row("on_time", unit_type=None)]
    assert overview.by_type(rows, 2024, DUE, ZH) == [
        ("政府", {"on_time": 2}),
        ("乡镇", {"late": 1}),
        ("类型不明", {"on_time": 1}),
    ]


def test_days_late():
    assert overview.days_late({"filed_on": date(2025, 2, 10), "due_on": DUE}) == 10
    assert overview.days_late({"filed_on": DUE, "due_on": DUE}) is None
    assert overview.days_late({"filed_on": None, "due_on": DUE}) is None


def test_calendar_says_how_many_it_leaves_out():
    rows = [{"agency_id": "a", "agency": "甲", "unit_type": "town", "chosen_count": 12, "year": None}]
    grid = overview.calendar(rows)
    assert (grid.years, grid.left_out) == ((), 11)


def test_the_sentence_for_one_agency():
    one = {"agency": "甲局", "status": "late", "filed_on": date(2025, 2, 1), "due_on": DUE}
    assert (
        overview.answer_for(2024, one, DUE, "zh", ZH)
        == "2024 年度，甲局逾期 1 天报送（2025年2月1日，期限 2025年1月31日）。"
    )
    assert (
        overview.answer_for(2024, one, DUE, "en", EN)
        == "For 2024, 甲局 filed 1 day late (1 Feb 2025, due 31 Jan 2025)."
    )
    missing = {**one, "status": "missing", "filed_on": None}
    assert overview.answer_for(2024, missing, DUE, "zh", ZH) == "2024 年度，甲局还未到期限（2025年1月31日）。"
    assert (
        overview.answer_for(2024, missing, date(2025, 3, 1), "zh", ZH) == "2024 年度，甲局未报（期限 2025年1月31日）。"
    )


def test_without_a_roster_nobody_is_said_to_be_missing():
    alone = overview.Tally(strangers=2)
    assert overview.answer(2024, alone, 0, ZH) == (
        "2024 年度有 2 家单位的报告；其中没有名录内的单位，无法判断谁没有报。"
    )
    assert overview.answer(2024, alone, 1, ZH).endswith("无法判断谁没有报，1 个文件未能读取。")
    assert "导入名录" in overview.basis(date(2025, 6, 1), [], alone, "zh", ZH)
    assert [(tile.name, tile.value) for tile in overview.tiles(alone, None, 1, "—", ZH)] == [
        ("有报告的单位", 2),
        ("未能读取", 1),
    ]
