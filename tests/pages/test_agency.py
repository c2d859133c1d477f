"""The agency page: one agency over all years, and what leads on from there."""

from gkdash.state import FindingDecision, FindingTarget, open_state
from gkdash.ui import data
from gkdash.ui.nodes import texts
from tests.pages.county import EDUCATION, QINGHE, WORK
from tests.pages.screen import Screen


def rows(nodes):
    """Return the rows of the tables in a tree, each as its texts."""
    found = []
    for node in nodes:
        if isinstance(node, list):
            if node and node[0] == "tr":
                found.append([" ".join(texts(cell)) for cell in node[2:]])
            found += rows(node[2:])
    return found


def marked(nodes, kind):
    found = []
    for node in nodes:
        if isinstance(node, list):
            if node[0] == "mark" and node[1]["class"] == f"t-{kind}" and "title" in node[1]:
                found += texts(node)
            found += marked(node[2:], kind)
    return found


def test_without_an_agency_one_is_chosen(county):
    words = Screen("agency").words("chooser")
    assert words[0] == "请选择要查看的单位"
    assert QINGHE in words


def test_head(county):
    screen = Screen("agency", agency="qinghe", year="2024")
    assert screen.text("answer").startswith(
        "打印本页云溪县清河镇人民政府2024 年度，云溪县清河镇人民政府逾期 10 天报送（2025年2月10日，期限 2025年1月31日）。"
        "检查发现 3 项，其中错误 2 项。乡镇 · 隶属云溪县人民政府 · 在名录内"
    )


def test_what_is_not_stated_is_a_dash(county):
    words = Screen("agency", agency="qinghe", year="2024").words("answer")
    at = words.index("热线受理")
    assert words[at : at + 3] == ["热线受理", "—", "没有写明"]


def test_years(county):
    table = rows(Screen("agency", agency="edu", year="2024").nodes("years"))
    assert [row[0] for row in table] == ["年度", "2024", "2023", "2022", "2020"]
    assert table[1][2:7] == ["9", "5", "5", "0", "0"]
    assert table[1][8:10] == ["88", "95.3%"]


def test_findings_show_what_was_decided(county, tmp_path):
    [row] = [
        row
        for row in data.rows(data.shelf(), "findings", year=2024)
        if (row["agency_id"], row["check_id"]) == ("qinghe", "late_report")
    ]
    state = open_state(str(tmp_path / "state.db"))
    target = FindingTarget("qinghe", QINGHE, 2024, "late_report", row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.SENT_BACK, person="王芳")
    state.database.close()
    table = rows(Screen("agency", agency="qinghe", year="2024").nodes("findings"))
    assert [row[:3] + row[4:] for row in table[1:4]] == [
        ["2024", "错误", "缺少章节", "未处理"],
        ["2024", "错误", "缺少表格", "未处理"],
        ["2024", "待核", "逾期", "↩ 已退回单位"],
    ]


def test_documents_of_all_years_and_versions(county):
    table = rows(Screen("agency", agency="edu", year="2024").nodes("documents"))
    assert [row[:2] for row in table[1:4]] == [
        ["2024", "第 2 版 现用"],
        ["2024", "第 1 版 不再使用"],
        ["2023", "第 1 版 现用"],
    ]


def test_prose_against_last_years(county):
    nodes = Screen("agency", agency="edu", year="2024").nodes("texts")
    assert marked(nodes, "figure") == ["2023", "120", "2024", "121"]
    assert marked(nodes, "new") == [WORK]


def test_no_report_to_compare_with(county):
    assert Screen("agency", agency="edu", year="2022").words("texts") == ["2021 年度没有报告，无从对照。"]


def test_a_year_without_a_report(county):
    screen = Screen("agency", agency="edu", year="2021")
    assert f"{EDUCATION} 2021 年度没有报告。" in screen.text("answer")
    assert f"{EDUCATION} 2021 年度没有报告。" in screen.words("agency-peers-nothing")
    assert "有报告的年度：2024、2023" in screen.text("agency-peers-nothing")


def test_an_unknown_agency(county):
    assert "empty-matches" in Screen("agency", agency="nobody").keys


def test_a_metric_in_the_address(county):
    screen = Screen("agency", agency="edu", year="2024", metric="hotline_received")
    assert screen.words("agency-trend-head")[0] == "12345 热线受理量 2024 年为 88"
    assert screen.filters()["指标"] == "hotline_received"


def test_in_english(county):
    screen = Screen("agency", agency="qinghe", year="2024", lang="en")
    assert "filed 10 days late" in screen.text("answer")
    assert screen.words("years")[0] == "Year"
