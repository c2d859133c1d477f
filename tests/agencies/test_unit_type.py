"""Each row of `unit_types.csv` gives its type to its examples and not to its counter-examples."""

import pytest

from gkdash.agencies.unit_type import Pattern, patterns, unit_type_of


@pytest.mark.parametrize("row", patterns(), ids=lambda row: f"{row.unit_type}-{row.examples[0]}")
def test_examples_and_counter_examples(row: Pattern) -> None:
    assert {name: unit_type_of(name) for name in row.examples} == dict.fromkeys(row.examples, row.unit_type)
    assert row.unit_type not in {unit_type_of(name) for name in row.counter_examples}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("佳县人民政府", "government"),
        ("佳縣人民政府", "government"),
        ("宁乡市人民政府", "government"),
        ("西乡县人民政府", "government"),
        ("东乌珠穆沁旗人民政府", "government"),
        ("佳县人民政府（本级）", "government"),
        ("佳县人民政府（办公室）", "office"),
        ("佳县人民政府办公室", "office"),
        ("佳县政府办", "office"),
        ("佳县通镇人民政府", "town"),
        ("佳县佳芦镇", "town"),
        ("景德镇市人民政府", "government"),
        ("佳州街道办事处", "subdistrict"),
        ("榆林市住房和城乡建设局", "department"),
        ("国家卫生健康委员会", "department"),
        ("榆林市国有资产监督管理委员会", "department"),
        ("榆林高新区管委会", "authorised"),
        ("国家税务总局佳县税务局", "vertical"),
        ("榆林市生态环境局", "department"),
        ("榆林市生态环境局佳县分局", "vertical"),
        ("佳县", None),
        ("", None),
    ],
)
def test_unit_types(name: str, expected: str | None) -> None:
    assert unit_type_of(name) == expected
