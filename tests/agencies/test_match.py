"""Which agency a name means, and that two are never merged by guess."""

import csv
from importlib.resources import files

import pytest

from gkdash.agencies import Agency, Roster, UnitType
from gkdash.agencies.forms_of_names import core_of

ROSTER = """名称,别名,类型,上级,起,止
榆林市人民政府,,,,,
榆林市人民政府办公室,,,榆林市人民政府,,
榆林市财政局,,,榆林市人民政府,,
佳县人民政府,,,榆林市人民政府,,
佳县人民政府办公室,,,佳县人民政府,,
佳县财政局,,,佳县人民政府,,
佳县公安局,,,佳县人民政府,,
佳县发展和改革科技局,佳县发改局,,佳县人民政府,,
佳县住房和城乡建设局,,,佳县人民政府,,
佳县市场监督管理局,,,佳县人民政府,,
佳县通镇人民政府,,,佳县人民政府,,
佳县佳州街道办事处,,,佳县人民政府,,
佳县通镇派出所,,,佳县公安局,,
榆林市生态环境局佳县分局,,,佳县人民政府,,
国家税务总局佳县税务局,,,佳县人民政府,,
佳县扶贫开发局,,,佳县人民政府,,2020
佳县乡村振兴局,,,佳县人民政府,2021,2023
横山区人民政府,,,榆林市人民政府,,
横山区财政局,,,横山区人民政府,,
榆阳区人民政府,,,榆林市人民政府,,
榆阳区财政局,,,榆阳区人民政府,,
榆林高新技术产业开发区管理委员会,,,榆林市人民政府,,
"""


@pytest.fixture(scope="module")
def roster() -> Roster:
    return Roster.read(ROSTER.encode(), "roster.csv")


@pytest.mark.parametrize(
    ("name", "agency", "how"),
    [
        ("佳县通镇人民政府", "佳县通镇人民政府", "exact"),
        ("佳县发改局", "佳县发展和改革科技局", "alias"),
        # width, spaces, traditional characters
        ("佳县 通镇 人民政府", "佳县通镇人民政府", "normalised"),
        ("佳縣通鎮人民政府", "佳县通镇人民政府", "normalised"),
        ("佳县市场监督管理局（知识产权局）", "佳县市场监督管理局", "normalised"),
        ("佳县市场监督管理局(佳县知识产权局)", "佳县市场监督管理局", "normalised"),
        # places left out, shortened, or written out
        ("通镇人民政府", "佳县通镇人民政府", "normalised"),
        ("通镇", "佳县通镇人民政府", "normalised"),
        ("县财政局", "佳县财政局", "normalised"),
        ("市财政局", "榆林市财政局", "normalised"),
        ("榆林财政局", "榆林市财政局", "normalised"),
        ("榆林市佳县财政局", "佳县财政局", "normalised"),
        ("陕西省榆林市佳县财政局", "佳县财政局", "normalised"),
        ("陕西省佳县人民政府", "佳县人民政府", "normalised"),
        ("市场监督管理局", "佳县市场监督管理局", "normalised"),
        ("通镇派出所", "佳县通镇派出所", "normalised"),
        ("佳县公安局通镇派出所", "佳县通镇派出所", "normalised"),
        # forms of office
        ("佳县政府", "佳县人民政府", "normalised"),
        ("佳县", "佳县人民政府", "normalised"),
        ("佳县通镇政府", "佳县通镇人民政府", "normalised"),
        ("佳县通镇人民政府党政办公室", "佳县通镇人民政府", "normalised"),
        ("佳县佳州街道", "佳县佳州街道办事处", "normalised"),
        ("佳县人民政府佳州街道办事处", "佳县佳州街道办事处", "normalised"),
        ("佳州街道办", "佳县佳州街道办事处", "normalised"),
        ("高新区管委会", "榆林高新技术产业开发区管理委员会", "normalised"),
        ("榆林高新区", "榆林高新技术产业开发区管理委员会", "normalised"),
        ("佳县税务局", "国家税务总局佳县税务局", "normalised"),
        ("佳县生态环境分局", "榆林市生态环境局佳县分局", "normalised"),
        ("佳县住建局", "佳县住房和城乡建设局", "normalised"),
        ("佳县市场监管局", "佳县市场监督管理局", "normalised"),
        ("佳县发展改革科技局", "佳县发展和改革科技局", "normalised"),
    ],
)
def test_a_name_finds_its_agency(roster: Roster, name: str, agency: str, how: str) -> None:
    match = roster.match(name, 2024)
    assert (match.agency and match.agency.name, match.how) == (agency, how)
    assert match.candidates == ()


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("佳县人民政府", "佳县人民政府"),
        ("佳县政府", "佳县人民政府"),
        ("县人民政府", "佳县人民政府"),
        ("佳县人民政府（本级）", "佳县人民政府"),
        ("佳县人民政府办公室", "佳县人民政府办公室"),
        ("佳县人民政府（办公室）", "佳县人民政府办公室"),
        ("佳县政府办公室", "佳县人民政府办公室"),
        ("佳县政府办", "佳县人民政府办公室"),
        ("县政府办公室", "佳县人民政府办公室"),
        ("市政府办公室", "榆林市人民政府办公室"),
        # the district's office is not in the roster, and its government is not meant
        ("横山区人民政府办公室", None),
        ("横山区政府办", None),
    ],
)
def test_a_government_and_its_office_are_never_confused(roster: Roster, name: str, agency: str | None) -> None:
    match = roster.match(name, 2024)
    assert (match.agency and match.agency.name) == agency


@pytest.mark.parametrize("name", ["佳县政务公开办公室", "佳县人民政府政务公开办", "佳县政府信息公开工作领导小组办公室"])
def test_the_disclosure_office_may_file_for_either(roster: Roster, name: str) -> None:
    match = roster.match(name, 2024)
    assert (match.agency, match.how) == (None, "ambiguous")
    assert [agency.name for agency in match.candidates] == ["佳县人民政府", "佳县人民政府办公室"]


def test_the_disclosure_office_is_the_agency_whose_alias_it_is() -> None:
    roster = Roster.read("名称,别名\n佳县人民政府,\n佳县人民政府办公室,佳县政务公开办\n".encode(), "roster.csv")
    match = roster.match("佳县政务公开办", 2024)
    assert (match.agency and match.agency.name, match.how) == ("佳县人民政府办公室", "alias")


@pytest.mark.parametrize(
    ("name", "candidates"),
    [
        ("财政局", ["榆林市财政局", "佳县财政局", "横山区财政局", "榆阳区财政局"]),
        ("区财政局", ["横山区财政局", "榆阳区财政局"]),
        ("区人民政府", ["横山区人民政府", "榆阳区人民政府"]),
    ],
)
def test_a_name_that_could_be_several_is_ambiguous(roster: Roster, name: str, candidates: list[str]) -> None:
    match = roster.match(name, 2024)
    assert (match.agency, match.how) == (None, "ambiguous")
    assert [agency.name for agency in match.candidates] == candidates


@pytest.mark.parametrize(
    "name",
    [
        "横山区通镇人民政府",  # another district's town of that name
        "榆林市通镇人民政府",
        "榆林市住房和城乡建设局",  # the city's, which is not listed: not the county's
        "榆林市生态环境局",
        "延安市佳县财政局",
        "米脂县财政局",
        "米脂县人民政府",
        "佳县教育局",
        "公安部",
        "",
    ],
)
def test_a_name_of_somebody_else_is_unknown(roster: Roster, name: str) -> None:
    match = roster.match(name, 2024)
    assert (match.agency, match.how) == (None, "unknown")


def test_an_unknown_name_suggests_what_comes_near(roster: Roster) -> None:
    assert [agency.name for agency in roster.match("横山区通镇人民政府", 2024).candidates] == ["佳县通镇人民政府"]


def test_twenty_offices_of_one_name_are_told_apart_only_by_scope() -> None:
    districts = [Agency(f"d{number}", f"第{number}区人民政府", unit_type=UnitType.GOVERNMENT) for number in range(20)]
    offices = [Agency(f"f{number}", "区财政局", parent_id=f"d{number}") for number in range(20)]
    roster = Roster([*districts, *offices])
    match = roster.match("区财政局", 2024)
    assert (match.how, match.candidates) == ("ambiguous", tuple(offices))
    assert roster.match("区财政局", 2024, scope="d7").agency is offices[7]
    assert roster.match("第7区财政局", 2024).agency is offices[7]


def test_a_scope_leaves_out_what_lies_outside(roster: Roster) -> None:
    district = roster.match("横山区人民政府", 2024).agency
    assert district is not None
    match = roster.match("财政局", 2024, scope=district.id)
    assert (match.agency and match.agency.name) == "横山区财政局"
    assert roster.match("佳县财政局", 2024, scope=district.id).how == "unknown"
    assert roster.match("横山区人民政府", 2024, scope=district.id).agency is district
    with pytest.raises(KeyError):
        roster.match("财政局", 2024, scope="nowhere")


@pytest.mark.parametrize(
    ("name", "year", "agency"),
    [
        ("佳县扶贫开发局", 2020, "佳县扶贫开发局"),
        ("佳县扶贫开发局", 2021, None),
        ("佳县乡村振兴局", 2020, None),
        ("佳县乡村振兴局", 2021, "佳县乡村振兴局"),
        ("佳县乡村振兴局", 2024, None),
        ("佳县乡村振兴局", None, "佳县乡村振兴局"),
    ],
)
def test_agencies_answer_to_their_names_while_they_exist(
    roster: Roster, name: str, year: int | None, agency: str | None
) -> None:
    match = roster.match(name, year)
    assert (match.agency and match.agency.name) == agency
    assert [item.name for item in match.candidates] == ([] if agency else [name])


def test_one_name_passes_to_another_agency_by_year() -> None:
    old = Agency("a", "佳县文化局", until=2018)
    new = Agency("b", "佳县文化和旅游局", ("佳县文化局",), since=2019)
    roster = Roster([old, new])
    assert roster.match("佳县文化局", 2018).agency is old
    assert roster.match("佳县文化局", 2019).agency is new


def test_a_flat_roster_knows_its_county_from_the_names() -> None:
    names = "佳县财政局 佳县教育局 佳县民政局 佳县通镇人民政府 城市管理局 城市建设局 城市更新局".split()  # noqa: SIM905 - read as a list
    roster = Roster.read(("名称\n" + "\n".join(names)).encode(), "roster.csv")
    assert [
        (match := roster.match(name, 2024)).agency and match.agency.name for name in ("通镇人民政府", "财政局")
    ] == [
        "佳县通镇人民政府",
        "佳县财政局",
    ]
    assert roster.match("管理局", 2024).how == "unknown"
    assert roster.match("横山区财政局", 2024).how == "unknown"


def test_a_town_that_bears_its_countys_name() -> None:
    text = "名称,上级\n清河县人民政府,\n清河县清河镇人民政府,清河县人民政府\n清河县财政局,清河县人民政府\n"
    roster = Roster.read(text.encode(), "roster.csv")
    found = {
        name: roster.match(name, 2024).agency for name in ("清河镇人民政府", "清河县", "清河县清河镇", "清河财政局")
    }
    assert {name: agency and agency.name for name, agency in found.items()} == {
        "清河镇人民政府": "清河县清河镇人民政府",
        "清河县": "清河县人民政府",
        "清河县清河镇": "清河县清河镇人民政府",
        "清河财政局": "清河县财政局",
    }


def test_cities_with_a_level_in_their_name() -> None:
    text = "名称,上级\n广州市人民政府,\n广州市财政局,广州市人民政府\n广州市越秀区人民政府,广州市人民政府\n"
    roster = Roster.read(text.encode(), "roster.csv")
    assert roster.match("广东省广州市财政局", 2024).agency is roster.match("广州市财政局", 2024).agency
    assert roster.match("越秀区政府", 2024).agency is roster.match("广州市越秀区人民政府", 2024).agency


@pytest.mark.parametrize(
    ("before", "after"),
    [
        tuple(example.split("="))
        for row in csv.DictReader(
            (files("gkdash.agencies") / "name_forms.csv").read_text(encoding="utf-8").splitlines()
        )
        for example in row["examples"].split("|")
    ],
)
def test_each_form_of_a_name_is_levelled_as_its_example_says(before: str, after: str) -> None:
    assert core_of(before) == core_of(after)
    assert core_of(core_of(before)) == core_of(before)


def test_official_short_names() -> None:
    assert core_of("发改委") == core_of("发展和改革委员会") == "发改委"
    assert core_of("人社局") == core_of("人力资源和社会保障局") == "人社局"
    assert core_of("发改局") != core_of("发改委")
    # two bureaus in many counties
    assert core_of("综合行政执法局") != core_of("城市管理局")
