"""`export tables`: the workbook opened again holds what the county's truth says, typed, whole and harmless."""

from datetime import date

import pytest

from gkdash.errors import ExportError
from gkdash.exports.tables.make import tables_xlsx
from gkdash.records import State
from gkdash.state import FindingDecision, FindingTarget, open_state
from tests.exports.sheets import MAIN, formulas, parts, records, table, values
from tests.exports.stores import LONG, NAMES

SHEETS = [
    "阅读说明", "图表", "报送", "申请办理", "复议诉讼", "主动公开", "热线与渠道", "满意率与办结率", "文字中的数字",
    "表二全表", "表三全表", "表四全表", "检查发现", "更正情况", "定义",
]  # fmt: skip


@pytest.fixture(scope="module")
def book(demo, tmp_path_factory):
    return tables_xlsx(demo[0], open_state(str(tmp_path_factory.mktemp("s") / "state.db")), year=2024)


@pytest.fixture(scope="module")
def sheets(book):
    return values(book)


@pytest.fixture(scope="module")
def truth(demo):
    """The reports in force for 2024 by agency."""
    found = {}
    for item in sorted(demo[1].reports, key=lambda item: item.revision):
        if item.year == 2024:
            found[item.agency_id] = item
    return found


def test_there_is_a_sheet_per_subject(sheets):
    assert list(sheets) == SHEETS


def test_the_first_sheet_says_of_whom_of_when_and_that_it_is_made_up(sheets, demo):
    told = {line[0]: line[1] for line in sheets["阅读说明"][2:]}
    assert sheets["阅读说明"][0][0] == f"{demo[1].name}2024年政府信息公开年报数据表"
    assert told["虚构数据"] == demo[1].notice
    assert told["年度"] == "2024"
    assert told["范围"] == "库中全部单位"
    assert told["数据截至"] == "2025年2月19日 09:30（北京时间）"
    assert told["数据版本"] == "gkdash-000001.duckdb，读取程序第 1 版"
    assert told["覆盖"] == "应报或已报 45 家，有报告 44 家，未报 1 家；名录外 0 家。"


@pytest.mark.parametrize(
    ("name", "key"), [("表二全表", "proactive"), ("表三全表", "applications"), ("表四全表", "remedies")]
)
def test_every_cell_of_the_tables_is_the_truth(sheets, truth, name, key):
    head, body = table(sheets[name])
    by_agency = {line[0]: line[2:-1] for line in body}
    places = [place for place in next(iter(truth.values())).cells if place[0] == key]
    merged = [place for item in truth.values() for place in item.cells if place[0] == key and place[1] == "other"]
    form = list(dict.fromkeys([place for place in places if place not in merged]))
    if merged:
        at = form.index((key, "other_not_corrected", "natural_person"))
        form[at:at] = list(dict.fromkeys(merged))
    assert len(head) == len(form) + 3
    assert len(by_agency) == len(truth) == 44
    for item in truth.values():
        shown = dict(zip(form, by_agency[item.agency], strict=True))
        for place in form:
            cell = item.cells.get(place)
            if cell is None:
                assert shown[place] == "", place
            elif cell.state is State.NUMBER:
                assert shown[place] == cell.value, (item.agency, place)
                assert isinstance(shown[place], float)
            else:
                word = {
                    "missing": "缺失",
                    "blank": "空白",
                    "placeholder": f"占位符：{cell.printed}",
                    "unreadable": f"无法读取：{cell.printed}",
                }
                assert shown[place] == word[cell.state.value]


def test_sums_leave_the_consolidated_report_out(sheets, truth):
    body = records(sheets["申请办理"])
    names = [line["单位"] for line in body]
    assert "澄岚县人民政府（汇总）" in names
    place = ("applications", "new_received", "total")
    figures = [item.cells[place].value for item in truth.values() if item.unit_type != "government"]
    known = [value for value in figures if value is not None]
    assert names[-2:] == ["合计（不含汇总报告）", "有数字的单位数"]
    assert body[-2]["本年新收"] == sum(known)
    assert body[-1]["本年新收"] == len(known)
    numerator, denominator = body[-2]["公开（分子）"], body[-2]["办结（分母）"]
    assert body[-2]["公开率（%）"] == pytest.approx(100 * numerator / denominator)


def test_there_is_no_rate_over_nothing(sheets):
    body = records(sheets["申请办理"])
    nothing = [line for line in body if line["办结（分母）"] == 0]
    assert nothing
    assert {line["公开率（%）"] for line in nothing} == {""}


def test_days_are_days_and_what_is_not_there_is_empty(sheets):
    late = {line["单位"]: line for line in records(sheets["报送"])}
    town = late["澄岚县枕屏乡人民政府"]
    assert (town["报送"], town["期限"], town["报送日期"], town["逾期天数"]) == (
        "逾期",
        date(2025, 1, 31),
        date(2025, 3, 3),
        31,
    )
    gone = late["澄岚县棠渡镇人民政府"]
    assert (gone["报送"], gone["报送日期"], gone["数字"], gone["文件"]) == ("未报", "", "", "")


def test_the_prose_is_as_the_truth_states_it(sheets, truth):
    body = records(sheets["文字中的数字"])
    found = sorted((line["单位"], line["键"], line["数值"], line["原文"]) for line in body)
    assert found == sorted(
        (item.agency, claim.key, float(claim.value), claim.evidence)
        for item in truth.values()
        for claim in item.indicators
    )


def test_headings_stay_in_sight_and_rows_can_be_filtered(book):
    xml = parts(book)
    for number in range(3, len(SHEETS) + 1):
        root = xml[f"xl/worksheets/sheet{number}.xml"]
        pane = root.find(f".//{MAIN}pane")
        assert pane.get("state") == "frozen"
        head = int(pane.get("ySplit"))
        assert root.find(f"{MAIN}autoFilter").get("ref").startswith(f"A{head}:")
        widths = [float(item.get("width")) for item in root.iter(f"{MAIN}col")]
        assert max(widths) >= 12


def test_charts_are_native_and_show_the_numbers_of_their_table(book, sheets):
    xml = parts(book)
    charts = [root for name, root in xml.items() if name.startswith("xl/charts/chart")]
    assert len(charts) == 6
    chart = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
    formula = charts[1].find(f".//{chart}val/{chart}numRef/{chart}f").text
    assert formula.startswith("图表!$B$")
    first, last = (int(part.rpartition("$")[2]) for part in formula.partition("!")[2].split(":"))
    lines = sheets["图表"][first - 1 : last]
    applications = {line["单位"]: line["本年新收"] for line in records(sheets["申请办理"])}
    assert [line[1] for line in lines] == [applications[line[0]] for line in lines]
    assert len(lines) == 15
    assert lines[0][1] == max(
        value for name, value in applications.items() if value != "" and "汇总" not in name and "合计" not in name
    )
    descriptions = [
        item.get("descr")
        for name, root in xml.items()
        if "drawing" in name
        for item in root.iter()
        if item.get("descr")
    ]
    assert len(descriptions) == 6


def test_findings_carry_the_decision_about_them(demo, state):
    with demo[0].reader() as reader:
        rows = reader.query("findings", year=2024).to_dict("records")
    row = next(item for item in rows if item["check_id"] == "late_report")
    target = FindingTarget(row["agency_id"], row["agency"], 2024, "late_report", row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.EXPLAINED, person="李文", reason="=机构改革")
    body = records(values(tables_xlsx(demo[0], state, year=2024))["检查发现"])
    assert len(body) == len(rows)
    decided = [line for line in body if line["决定"]]
    assert [(line["单位"], line["决定"], line["理由"], line["决定人"]) for line in decided] == [
        (row["agency"], "已说明理由", "=机构改革", "李文")
    ]


def test_a_scope_is_whoever_is_at_and_under_it(demo, state):
    book = values(tables_xlsx(demo[0], state, year=2024, scope="财政局"))
    assert [line["单位"] for line in records(book["报送"])] == ["澄岚县财政局"]
    with pytest.raises(ExportError, match="There is no agency '没有的局'"):
        tables_xlsx(demo[0], state, year=2024, scope="没有的局")
    with pytest.raises(ExportError, match=r"“镇人民政府”可能指几个单位：.+（.+）。It may mean several agencies: "):
        tables_xlsx(demo[0], state, year=2024, scope="镇人民政府")
    with pytest.raises(ExportError, match=r"No report on 2030 is loaded; years loaded: 2023, 2024\."):
        tables_xlsx(demo[0], state, year=2030)


def test_english_has_no_chinese_heading(demo, state):
    book = values(tables_xlsx(demo[0], state, year=2024, language="en"))
    assert "Applications" in book
    assert all(len(name) <= 31 for name in book)
    head, body = table(book["Applications"], "Agency")
    assert [text for text in head if any("\u4e00" <= char <= "\u9fff" for char in str(text))] == []
    assert len(body) == 46


def test_hostile_names_are_text(odd, state):
    data = tables_xlsx(odd, state, year=2024)
    assert formulas(data) == []
    body = {line["单位"]: line for line in records(values(data)["表二全表"])}
    assert set(body) == set(NAMES)
    assert LONG in body
    _, lines = table(values(data)["表二全表"])
    assert {line[8] for line in lines} == {'无法读取：=HYPERLINK("http://x")'}
    assert {line[9] for line in lines} == {"占位符：-"}
    assert {line[10] for line in lines} == {"空白"}
    hotline = {line[0]: line[2] for line in table(values(data)["热线与渠道"])[1]}
    assert [hotline[name] for name in NAMES] == [80.0 + number for number in range(len(NAMES))]


def test_the_same_store_gives_the_same_bytes(demo, state, book):
    assert tables_xlsx(demo[0], state, year=2024) == book
