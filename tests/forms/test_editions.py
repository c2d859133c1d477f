"""The editions hold exactly what the contract and the form name: keys, counts, labels and relations."""

import csv
import zipfile
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from gkdash.forms import CellKey, Edition, all_editions, edition, edition_for_year
from gkdash.forms.registry import load_editions

ROWS_2021 = [
    "new_received",
    "carried_in",
    "granted",
    "partly_granted",
    "refused_state_secret",
    "refused_other_law",
    "refused_security",
    "refused_third_party",
    "refused_internal_affairs",
    "refused_deliberative",
    "refused_enforcement_file",
    "refused_administrative_query",
    "unavailable_not_held",
    "unavailable_needs_creation",
    "unavailable_still_unclear",
    "rejected_petition",
    "rejected_duplicate",
    "rejected_publication",
    "rejected_excessive",
    "rejected_reissue",
    "other_not_corrected",
    "other_fee_unpaid",
    "other_miscellaneous",
    "processed_total",
    "carried_out",
]
APPLICANTS = ["natural_person", "commercial", "research", "nonprofit", "legal_service", "other_organisation", "total"]
REMEDIES = ["upheld", "corrected", "other", "pending", "total"]


def grid(form: Edition, table: str) -> list[tuple[list[str], list[str]]]:
    return [([row.key for row in b.rows], [column.key for column in b.columns]) for b in form.table(table).blocks]


def test_the_2021_form_has_the_200_cells_of_the_contract() -> None:
    form = edition("2021")
    assert len(set(form.cells())) == len(list(form.cells())) == 200
    assert grid(form, "proactive") == [
        (["regulations", "normative_documents"], ["issued", "repealed", "in_force"]),
        (["licensing"], ["decisions"]),
        (["penalties", "coercion"], ["decisions"]),
        (["fees"], ["amount"]),
    ]
    assert grid(form, "applications") == [(ROWS_2021, APPLICANTS)]
    assert grid(form, "remedies") == [(["review", "litigation_direct", "litigation_after_review"], REMEDIES)]


def test_the_2019_form_has_the_198_cells_of_the_contract() -> None:
    form = edition("2019")
    split = ["other_not_corrected", "other_fee_unpaid", "other_miscellaneous"]
    rows = ["other" if key == split[0] else key for key in ROWS_2021 if key not in split[1:]]
    assert len(set(form.cells())) == len(list(form.cells())) == 198
    assert grid(form, "proactive") == [
        (["regulations", "normative_documents"], ["made", "newly_disclosed", "disclosed_total"]),
        (["licensing", "other_services"], ["items_last_year", "change", "decisions"]),
        (["penalties", "coercion"], ["items_last_year", "change", "decisions"]),
        (["fees"], ["items_last_year", "change"]),
        (["procurement"], ["projects", "amount"]),
    ]
    assert grid(form, "applications") == [(rows, APPLICANTS)]
    assert len(rows) == 23
    assert grid(form, "remedies") == grid(edition("2021"), "remedies")


def test_the_labels_of_the_2021_form_are_verbatim() -> None:
    form = edition("2021")
    assert [section.heading for section in form.sections] == [
        "一、总体情况",
        "二、主动公开政府信息情况",
        "三、收到和处理政府信息公开申请情况",
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [section.key for section in form.sections] == [
        "overview",
        "proactive",
        "applications",
        "remedies",
        "problems",
        "other",
    ]
    assert [(block.label, block.corner) for block in form.table("proactive").blocks] == [
        ("第二十条第（一）项", "信息内容"),
        ("第二十条第（五）项", "信息内容"),
        ("第二十条第（六）项", "信息内容"),
        ("第二十条第（八）项", "信息内容"),
    ]
    assert [row.label for row in form.table("proactive").rows] == [
        "规章",
        "行政规范性文件",
        "行政许可",
        "行政处罚",
        "行政强制",
        "行政事业性收费",
    ]
    assert [[column.label for column in block.columns] for block in form.table("proactive").blocks] == [
        ["本年制发件数", "本年废止件数", "现行有效件数"],
        ["本年处理决定数量"],
        ["本年处理决定数量"],
        ["本年收费金额（单位：万元）"],
    ]
    outcome = "三、本年度办理结果"
    assert [(*row.path, row.label) for row in form.table("applications").rows] == [
        ("一、本年新收政府信息公开申请数量",),
        ("二、上年结转政府信息公开申请数量",),
        (outcome, "（一）予以公开"),
        (outcome, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
        (outcome, "（三）不予公开", "1.属于国家秘密"),
        (outcome, "（三）不予公开", "2.其他法律行政法规禁止公开"),
        (outcome, "（三）不予公开", "3.危及“三安全一稳定”"),
        (outcome, "（三）不予公开", "4.保护第三方合法权益"),
        (outcome, "（三）不予公开", "5.属于三类内部事务信息"),
        (outcome, "（三）不予公开", "6.属于四类过程性信息"),
        (outcome, "（三）不予公开", "7.属于行政执法案卷"),
        (outcome, "（三）不予公开", "8.属于行政查询事项"),
        (outcome, "（四）无法提供", "1.本机关不掌握相关政府信息"),
        (outcome, "（四）无法提供", "2.没有现成信息需要另行制作"),
        (outcome, "（四）无法提供", "3.补正后申请内容仍不明确"),
        (outcome, "（五）不予处理", "1.信访举报投诉类申请"),
        (outcome, "（五）不予处理", "2.重复申请"),
        (outcome, "（五）不予处理", "3.要求提供公开出版物"),
        (outcome, "（五）不予处理", "4.无正当理由大量反复申请"),
        (outcome, "（五）不予处理", "5.要求行政机关确认或重新出具已获取信息"),
        (outcome, "（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
        (outcome, "（六）其他处理", "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
        (outcome, "（六）其他处理", "3.其他"),
        (outcome, "（七）总计"),
        ("四、结转下年度继续办理",),
    ]
    applicants = form.table("applications").blocks[0]
    assert applicants.banner == "申请人情况"
    assert applicants.corner == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert [(column.group, column.label) for column in applicants.columns] == [
        ("", "自然人"),
        ("法人或其他组织", "商业企业"),
        ("法人或其他组织", "科研机构"),
        ("法人或其他组织", "社会公益组织"),
        ("法人或其他组织", "法律服务机构"),
        ("法人或其他组织", "其他"),
        ("", "总计"),
    ]
    remedies = form.table("remedies")
    assert remedies.transposed
    assert [(*row.path, row.label) for row in remedies.rows] == [
        ("行政复议",),
        ("行政诉讼", "未经复议直接起诉"),
        ("行政诉讼", "复议后起诉"),
    ]
    assert [column.label for column in remedies.blocks[0].columns] == [
        "结果维持",
        "结果纠正",
        "其他结果",
        "尚未审结",
        "总计",
    ]


def test_the_labels_of_the_2019_form_are_verbatim() -> None:
    form = edition("2019")
    assert [
        (block.label, [row.label for row in block.rows], [column.label for column in block.columns])
        for block in form.table("proactive").blocks
    ] == [
        ("第二十条第（一）项", ["规章", "规范性文件"], ["本年新制作数量", "本年新公开数量", "对外公开总数量"]),
        (
            "第二十条第（五）项",
            ["行政许可", "其他对外管理服务事项"],
            ["上一年项目数量", "本年增/减", "处理决定数量"],
        ),
        ("第二十条第（六）项", ["行政处罚", "行政强制"], ["上一年项目数量", "本年增/减", "处理决定数量"]),
        ("第二十条第（八）项", ["行政事业性收费"], ["上一年项目数量", "本年增/减"]),
        ("第二十条第（九）项", ["政府集中采购"], ["采购项目数量", "采购总金额"]),
    ]
    other = next(row for row in form.table("applications").rows if row.key == "other")
    assert (*other.path, other.label) == ("三、本年度办理结果", "（六）其他处理")
    assert form.sections[4].heading == "五、政府信息公开工作存在的主要问题及改进情况"


@pytest.mark.parametrize(
    ("edition_id", "cell", "expected"),
    [
        ("2021", ("proactive", "fees", "amount"), ("万元", "amount")),
        ("2021", ("applications", "granted", "total"), ("件", "count")),
        ("2019", ("proactive", "procurement", "amount"), ("元", "amount")),
        ("2019", ("proactive", "licensing", "change"), ("项", "change")),
    ],
)
def test_units_and_kinds(edition_id: str, cell: CellKey, expected: tuple[str, str]) -> None:
    table, row, column = cell
    block = next(item for item in edition(edition_id).table(table).blocks if row in {r.key for r in item.rows})
    found = next(item for item in block.columns if item.key == column)
    assert (found.unit, found.kind) == expected


def test_the_row_that_some_agencies_print_instead_of_three_is_no_row_of_the_form() -> None:
    table = edition("2021").table("applications")
    (row,) = table.collapsed
    assert (row.key, row.label, row.path) == ("other", "（六）其他处理", ("三、本年度办理结果",))
    assert row.replaces == ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")
    assert "other" not in {item.key for item in table.rows}
    assert edition("2019").table("applications").collapsed == ()


def test_wordings_seen_in_published_reports_are_aliases() -> None:
    form = edition("2021")
    names = {(row.key, alias) for table in form.tables for row in table.rows for alias in row.aliases}
    assert ("normative_documents", "规范性文件") in names
    assert ("carried_out", "结转下年继续办理") in names
    columns = {(c.key, a) for t in form.tables for b in t.blocks for c in b.columns for a in c.aliases}
    assert ("issued", "本年制发数") in columns
    assert ("total", "合计") in columns


def test_every_part_has_an_english_gloss() -> None:
    for form in all_editions():
        for table in form.tables:
            parts = [table, *table.groups, *table.rows, *table.collapsed]
            parts += [column for block in table.blocks for column in block.columns]
            assert all(part.english.isascii() and part.english for part in parts)
        assert all(section.english.isascii() and section.english for section in form.sections)


@pytest.mark.parametrize(
    ("edition_id", "counts"),
    [
        ("2021", {"column_balance": 7, "row_total": 25, "outcome_total": 7, "remedy_total": 3}),
        ("2019", {"column_balance": 7, "row_total": 23, "outcome_total": 7, "remedy_total": 3}),
    ],
)
def test_relations_hold_in_so_many_columns_and_rows(edition_id: str, counts: dict[str, int]) -> None:
    form = edition(edition_id)
    assert {r.check: len(list(r.instances(form.table(r.table)))) for r in form.relations} == counts
    assert [r.check for r in form.relations if r.printed] == ["column_balance"]


def test_the_outcomes_are_every_row_between_the_intake_and_the_total() -> None:
    relation = next(item for item in edition("2021").relations if item.check == "outcome_total")
    assert list(relation.left) == ROWS_2021[2:-2]
    assert len(relation.left) == 21
    older = next(item for item in edition("2019").relations if item.check == "outcome_total")
    assert len(older.left) == 19


def huaian_2024() -> dict[CellKey, int]:
    """The figures of 淮安市人民政府 for 2024 as published: the whole of 三 and 四."""
    with (Path(__file__).parent / "huaian_2024.csv").open(encoding="utf-8") as file:
        figures = {
            ("applications", line["row"], column): int(line[column])
            for line in csv.DictReader(file)
            for column in APPLICANTS
        }
    for row, values in {
        "review": [72, 64, 178, 37, 351],
        "litigation_direct": [13, 4, 8, 1, 26],
        "litigation_after_review": [12, 1, 1, 6, 20],
    }.items():
        figures |= {("remedies", row, column): value for column, value in zip(REMEDIES, values, strict=True)}
    return figures


def test_the_published_figures_of_huaian_2024_satisfy_all_42_relations() -> None:
    form, figures = edition("2021"), huaian_2024()
    sums = [
        (relation.check, sum(figures[cell] for cell in left), sum(figures[cell] for cell in right))
        for relation in form.relations
        for left, right in relation.instances(form.table(relation.table))
    ]
    assert [item for item in sums if item[1] != item[2]] == []
    assert len(sums) == 42
    assert [left for check, left, _ in sums if check == "column_balance"] == [3035, 53, 0, 0, 61, 4, 3153]
    assert [left for check, left, _ in sums if check == "outcome_total"] == [2932, 53, 0, 0, 61, 4, 3050]
    assert [left for check, left, _ in sums if check == "remedy_total"] == [351, 26, 20]


@pytest.mark.parametrize(
    ("year", "edition_id"), [(2019, "2019"), (2020, "2019"), (2021, "2021"), (2025, "2021"), (2040, "2021")]
)
def test_the_edition_in_force_for_a_year(year: int, edition_id: str) -> None:
    assert edition_for_year(year).id == edition_id


def test_years_and_ids_without_an_edition_are_said_to_be_unknown() -> None:
    with pytest.raises(KeyError, match="2018"):
        edition_for_year(2018)
    with pytest.raises(KeyError, match="2014"):
        edition("2014")


def test_instruments() -> None:
    assert [(form.id, form.instrument, form.issued_on, form.since, form.until) for form in all_editions()] == [
        ("2019", "国办公开办函〔2019〕60号", None, 2019, 2020),
        ("2021", "国办公开办函〔2021〕30号", date(2021, 9, 26), 2021, None),
    ]


def test_editions_are_found_in_a_package_that_was_never_unpacked(tmp_path: Path) -> None:
    folder = Path(str(files("gkdash.forms"))) / "editions"
    with zipfile.ZipFile(tmp_path / "wheel.zip", "w") as archive:
        for file in folder.rglob("*.*"):
            archive.write(file, f"editions/{file.relative_to(folder)}")
    assert load_editions(zipfile.Path(tmp_path / "wheel.zip", "editions/")) == all_editions()


def test_editions_are_read_once() -> None:
    assert all_editions() is all_editions()
    assert edition_for_year(2024) is edition("2021")
