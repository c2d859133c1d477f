"""Rosters as offices keep them: any encoding, CSV or workbook, Chinese or English headers; and what is refused."""

import io
from pathlib import Path

import pytest
import xlsxwriter
import xlwt

from gkdash.agencies import Agency, Roster, UnitType, agency_id_for
from gkdash.errors import RosterError
from gkdash.i18n.both import said_of_error

CHINESE = """名称,别名,类型,上级,起,止
佳县人民政府,佳县,政府,,,
佳县人民政府办公室,佳县政府办|县政府办,政府办公室,佳县人民政府,,
佳县财政局,,部门,佳县人民政府,,
佳县扶贫开发局,,部门,佳县人民政府,,2020
佳县乡村振兴局,,部门,佳县人民政府,2021,2023年
佳县通镇人民政府,通镇,乡镇,佳县人民政府,,
"""
ENGLISH = """id,name,unit_type,parent,since,until
jx,佳县人民政府,government,,,
tz,佳县通镇人民政府,town,jx,,
"""


def read(text: str, encoding: str = "utf-8") -> Roster:
    return Roster.read(text.encode(encoding), "roster.csv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_file_in_any_encoding(encoding: str) -> None:
    roster = read(CHINESE, encoding)
    assert [(a.name, a.aliases, a.unit_type, a.since, a.until) for a in roster.agencies] == [
        ("佳县人民政府", ("佳县",), "government", None, None),
        ("佳县人民政府办公室", ("佳县政府办", "县政府办"), "office", None, None),
        ("佳县财政局", (), "department", None, None),
        ("佳县扶贫开发局", (), "department", None, 2020),
        ("佳县乡村振兴局", (), "department", 2021, 2023),
        ("佳县通镇人民政府", ("通镇",), "town", None, None),
    ]


def test_english_headers_and_given_ids() -> None:
    roster = read(ENGLISH)
    assert roster.get("tz") == Agency("tz", "佳县通镇人民政府", (), UnitType.TOWN, "jx")


def test_ids_follow_from_the_path_of_names() -> None:
    roster = read(CHINESE)
    town = roster.agencies[-1]
    assert roster.agencies[0].id == agency_id_for("佳县人民政府") == "34d5a9bd6e1c"
    assert town.id == agency_id_for("佳县通镇人民政府", "佳县人民政府")
    assert town.id != agency_id_for("佳县通镇人民政府")
    assert agency_id_for("佳縣人民政府 ") == agency_id_for("佳县人民政府")


def workbook_xlsx(rows: list[list[object]]) -> bytes:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data) as workbook:
        sheet = workbook.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return data.getvalue()


def workbook_xls(rows: list[list[object]]) -> bytes:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("Sheet1")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value)
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


@pytest.mark.parametrize("make", [workbook_xlsx, workbook_xls])
def test_a_workbook_with_a_title_above_its_header(make: object) -> None:
    rows = [
        ["佳县政务公开单位名册"],
        ["单位名称", "简称", "上级单位", "起", "联系人"],
        ["佳县人民政府", "", "", "", "张三"],
        ["佳县通镇人民政府", "通镇、通镇政府", "佳县人民政府", 2019, "李四"],
        ["", "", "", "", ""],
    ]
    roster = Roster.read(make(rows), "roster")  # type: ignore[operator]
    town = roster.agencies[1]
    assert (town.aliases, town.since, roster.path(town.id)) == (
        ("通镇", "通镇政府"),
        2019,
        ("佳县人民政府", "佳县通镇人民政府"),
    )
    assert roster.notes == ("roster: “联系人”一列没有使用。Column 联系人 is not used.",)


def test_parents_of_one_name_are_told_apart_by_their_path() -> None:
    text = (
        "名称,上级,类型\n甲市人民政府,,\n乙市人民政府,,\n鼓楼区人民政府,甲市人民政府,\n鼓楼区人民政府,乙市人民政府,\n"
        "鼓楼区财政局,乙市人民政府/鼓楼区人民政府,\n"
    )
    roster = read(text)
    assert roster.path(roster.agencies[-1].id) == ("乙市人民政府", "鼓楼区人民政府", "鼓楼区财政局")


def test_a_hierarchy_of_any_depth() -> None:
    roster = Roster(
        [
            Agency("p", "省人民政府", unit_type=UnitType.GOVERNMENT),
            Agency("c", "市人民政府", unit_type=UnitType.GOVERNMENT, parent_id="p"),
            Agency("x", "县人民政府", unit_type=UnitType.GOVERNMENT, parent_id="c"),
            Agency("old", "县环境保护局", parent_id="x", until=2018),
            Agency("new", "县生态环境局", parent_id="x", since=2019),
            Agency("station", "环境监测站", parent_id="old"),
        ]
    )
    assert [a.id for a in roster.ancestors("new")] == ["x", "c", "p"]
    assert [a.id for a in roster.descendants("p")] == ["c", "x", "old", "station", "new"]
    assert [a.id for a in roster.descendants("p", 2020)] == ["c", "x", "station", "new"]
    assert [a.id for a in roster.children("x", 2018)] == ["old"]
    assert [a.id for a in roster.children("x", 2019)] == ["new"]
    assert [a.id for a in roster.children("x")] == ["old", "new"]
    assert [a.id for a in roster.roots()] == ["p"]
    assert roster.children("station") == roster.ancestors("p") == ()


def test_a_deep_hierarchy_is_no_recursion() -> None:
    agencies = [Agency(str(n), f"第{n}级", parent_id=str(n - 1) if n else None) for n in range(3000)]
    assert len(Roster(agencies).descendants("0")) == 2999


def test_a_roster_written_is_the_roster_read() -> None:
    roster = read(CHINESE)
    data = roster.to_csv()
    assert data.startswith("\ufeff编号,名称,别名,类型,上级,起,止\r\n".encode())
    assert Roster.read(data, "again.csv").agencies == roster.agencies


def test_a_file_is_loaded_by_path(tmp_path: Path) -> None:
    (tmp_path / "roster.csv").write_bytes(CHINESE.encode("gb18030"))
    assert len(Roster.load(tmp_path / "roster.csv")) == 6
    with pytest.raises(RosterError, match=r"^名录 .+none.csv 打不开（.+）。.+none.csv cannot be read"):
        Roster.load(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("单元,上级\n佳县财政局,\n", "roster.csv: No header with a column 名称 or name was found."),
        ("名称,类型\n", "roster.csv: The roster lists no agency."),
        ("名称,单位名称\n佳县财政局,\n", "roster.csv:1: Two columns mean name."),
        ("名称,类型\n佳县财政局,部门\n,部门\n", "roster.csv:3: The name is missing."),
        ("名称,类型\n佳县财政局,局机关\n", "roster.csv:2: Unknown type '局机关'."),
        ("名称,类型\n佳县,\n", "roster.csv:2: No type is given and the name '佳县' tells none."),
        ("名称,起\n佳县财政局,去年\n", "roster.csv:2: '去年' is not a year."),
        ("名称,起,止\n佳县财政局,2020,2019\n", "roster.csv:2: 佳县财政局 ends in 2019, before it begins in 2020."),
        (
            "名称,上级\n佳县财政局,佳县人民政府\n",
            "roster.csv:2: The parent '佳县人民政府' of 佳县财政局 is not in the roster.",
        ),
        ("名称\n佳县财政局\n佳县 财政局\n", "roster.csv:3: 佳县 财政局 stands twice under the same parent."),
        ("编号,名称\na,佳县财政局\nb,佳县财政局\n", "roster.csv:3: 佳县财政局 stands twice under the same parent."),
        (
            "编号,名称\na,佳县财政局\na,佳县教育局\n",
            "roster.csv:3: The id 'a' of 佳县教育局 is already given to 佳县财政局.",
        ),
        ("名称,上级\n甲局,乙局\n乙局,丙局\n丙局,乙局\n", "roster.csv:3: 乙局 stands above itself."),
        ("名称,上级\n甲局,甲局\n", "roster.csv:2: 甲局 stands above itself."),
        (
            "名称,上级\n甲市人民政府,\n乙市人民政府,\n鼓楼区人民政府,甲市人民政府\n鼓楼区人民政府,乙市人民政府\n鼓楼区财政局,鼓楼区人民政府\n",
            "roster.csv:6: The parent '鼓楼区人民政府' of 鼓楼区财政局 could be 2 agencies (roster.csv:4; roster.csv:5).",
        ),
        ("名称\n=1+1局\n", "roster.csv:2: '=1+1局' begins like a formula."),
    ],
)
def test_a_defective_roster_is_refused_with_file_and_line(text: str, message: str) -> None:
    with pytest.raises(RosterError) as refused:
        read(text)
    assert said_of_error(refused.value, "en").startswith(message)


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "名称,类型\n佳县财政局,部门\n,部门\n",
            "roster.csv:3: 单位名称为空。The name is missing.",
            "请填写名称，或删去这一行。Give the name, or delete the row.",
        ),
        (
            "名称,上级\n佳县财政局,县政府\n",
            "roster.csv:2: 佳县财政局的上级“县政府”不在名录中。The parent '县政府' of 佳县财政局 is not in the roster.",
            "请把上级补入名录，或将“上级”留空。Add it, or leave the parent empty.",
        ),
    ],
)
def test_place_chinese_english(text: str, message: str, hint: str) -> None:
    with pytest.raises(RosterError) as refused:
        read(text)
    assert (refused.value.message, refused.value.hint) == (message, hint)


def test_bytes_that_are_no_roster_are_refused() -> None:
    with pytest.raises(
        RosterError, match=r"roster.csv: 编码不是 UTF-8，也不是 GB18030。The file is neither UTF-8 nor GB18030"
    ):
        Roster.read(b"\xff\xff\xff\x00\x80", "roster.csv")
    with pytest.raises(RosterError, match=r"roster.xlsx: 工作簿打不开（.+）。The file cannot be read as a workbook"):
        Roster.read(b"PK\x03\x04 cut off", "roster.xlsx")


def test_the_same_name_in_years_that_do_not_meet_is_two_agencies() -> None:
    roster = Roster([Agency("a", "佳县体育局", until=2015), Agency("b", "佳县体育局", since=2022)])
    assert [agency.id for agency in roster.roots(2023)] == ["b"]
    assert roster.match("佳县体育局", 2014).agency is roster.agencies[0]


def test_a_parent_that_is_missing_is_refused_also_without_a_file() -> None:
    with pytest.raises(
        RosterError, match="agency 1: 佳县财政局的上级“x”不在名录中。The parent 'x' of 佳县财政局 is not in the roster"
    ):
        Roster([Agency("a", "佳县财政局", parent_id="x")])
