"""The overview answers who has filed, and links to every report."""

import csv
import io
import json
from urllib.parse import parse_qs, urlsplit

from gkdash.exports.safe import csv_bytes
from gkdash.ui.nodes import texts
from tests.pages.county import EDUCATION, HOUSING, LINQUAN, QINGHE, SHIQIAO, STRANGER
from tests.pages.screen import Screen


def rows(nodes):
    """Return the text of every cell of the first table, row by row."""
    if isinstance(nodes, list) and nodes and nodes[0] == "table":
        return [
            ["".join(texts(cell)) for cell in tr[2:]] for part in nodes[2:] for tr in part[2:] if part[0] == "tbody"
        ]
    for node in nodes if isinstance(nodes, list) else []:
        found = rows(node) if isinstance(node, list) else None
        if found:
            return found
    return []


def links(nodes):
    if not isinstance(nodes, list):
        return []
    own = [nodes[1]["href"]] if len(nodes) > 1 and isinstance(nodes[1], dict) and "href" in nodes[1] else []
    return own + [href for node in nodes for href in links(node)]


def test_the_sentence_answers(county):
    words = Screen("overview").text("answer")
    assert "2024 年度应报 9 家，已报 7 家，按时 6 家；2 家未报，1 家逾期，2 个文件未能读取。" in words
    assert "期限：2025年1月31日、2025年3月31日；另有 1 份报告的单位不在名录内，不计入" in words


def test_figures_stand_against_last_year(county):
    tiles = [texts(tile) for tile in Screen("overview").nodes("answer")[1][2:]]
    assert tiles == [
        ["应报", "9", "名录内单位", "较上年 ±0"],
        ["已报", "7", "占应报 77.8%", "较上年 −2"],
        ["按时", "6", "不晚于期限", "较上年 −3"],
        ["逾期", "1", "晚于期限", "较上年 +1"],
        ["未报", "2", "期限已过，没有报告", "较上年 +2"],
        ["未能读取", "2", "文件，不分年度"],
    ]


def test_first_year_has_no_year_before(county):
    assert "无上年数据" in Screen("overview", year="2020").words("answer")


def test_lists_by_status(county):
    screen = Screen("overview")
    assert [tab.label for tab in screen.test.tabs] == ["未报 2", "逾期 1", "按时 6", "名录外 1"]
    assert [row[0] for row in rows(screen.nodes("list-未报 2"))] == [LINQUAN, SHIQIAO]
    assert rows(screen.nodes("list-逾期 1")) == [
        [QINGHE, "乡镇", "◐逾期（晚 10 天）", "2025年2月10日", "2025年1月31日", "92.5%（185/200）"]
    ]
    assert rows(screen.nodes("list-名录外 1")) == [[STRANGER, "名录中没有这个单位", "2025年1月22日"]]


def test_every_agency_leads_to_its_report(county):
    screen = Screen("overview")
    assert "report?agency=qinghe&year=2024" in links(screen.nodes("list-逾期 1"))
    calendar = links(screen.nodes("calendar"))
    assert {"report?agency=edu&year=2020", "report?agency=heritage&year=2022"} <= set(calendar)
    assert len(calendar) == 2 + 9 + 9 + 7


def test_who_is_on_no_roster_is_told_so_and_not_zero_due(county):
    (stranger,) = (href for href in links(Screen("overview").nodes("list-名录外 1")) if href.startswith("report?"))
    screen = Screen("overview", agency=parse_qs(urlsplit(stranger).query)["agency"][0])
    tiles = [texts(tile) for tile in screen.nodes("answer")[1][2:]]
    assert tiles == [["有报告的单位", "1", "都不在名录内", "无上年数据"], ["未能读取", "2", "文件，不分年度"]]
    for key in ("overview-progress-nothing", "overview-types-nothing"):
        assert "所选范围内没有名录内的单位，不知道谁应报、期限是哪天。" in screen.words(key)
    assert screen.words("calendar") == ["所选范围内没有名录内的单位，没有可列的。"]


def test_calendar_of_agencies_and_years(county):
    table = {row[0]: row[1:] for row in rows(Screen("overview").nodes("calendar")) if len(row) > 1}
    assert table[QINGHE] == ["不需报·", "●01-18按时", "●01-18按时", "◐+10逾期（晚 10 天）"]
    assert table[SHIQIAO] == ["不需报·", "●01-18按时", "●01-18按时", "✕未报"]
    assert table[EDUCATION] == ["●01-18按时"] * 4


def test_what_was_read(county):
    screen = Screen("overview")
    assert "98.9% 的格读到了数字，其余以缺失为多" in screen.text("coverage-head")
    assert "8 份报告，1600 格，其中 1 格存疑" in screen.text("coverage-head")
    assert rows(screen.nodes("coverage-rows")) == [
        ["表二 主动公开", "77", "1", "1", "1", "0", "80"],
        ["表三 申请办理", "1400", "0", "0", "0", "0", "1400"],
        ["表四 复议诉讼", "105", "0", "0", "0", "15", "120"],
    ]
    assert [row[:6] for row in rows(screen.nodes("doubts"))] == [
        [QINGHE, "·", "·", "·", "15", "·"],
        [HOUSING, "1", "1", "1", "·", "1"],
    ]


def test_what_could_not_be_read_says_why_and_what_to_do(county):
    found = rows(Screen("overview").nodes("failures"))
    assert [row[0][: row[0].index(".") + 4] for row in found] == ["通知.doc", "石桥镇年报扫描件.pdf"]
    assert [row[2:4] for row in found] == [
        ["不是年度报告没有年度报告的标题", "请核对是否报错了文件。"],
        ["扫描件，没有文字全是图片，没有文字层", "请单位报送可编辑的原文件，或安装文字识别组件。"],
    ]


def test_times_are_told_by_the_clock_of_beijing(county):
    whens = [row[4] for row in rows(Screen("overview").nodes("failures"))]
    assert [when.rpartition(":")[0] for when in whens] == ["2025年2月20日 09", "2025年2月20日 09"]


def test_revisions(county):
    assert [row[:4] for row in rows(Screen("overview").nodes("revised"))] == [
        [EDUCATION, "第 2 版，共 2 版", "1", "教育局年报（更正）.docx"]
    ]


def test_charts_carry_alternative_text_and_their_figures(county):
    charts = {element.proto.id.split("-")[-2]: element.proto for element in Screen("overview").test.get("plotly_chart")}
    assert set(charts) == {"progress", "types", "coverage"}
    assert charts["types"].alt.endswith("街道 未报 1；授权组织 按时 1")
    traces = json.loads(charts["types"].spec)["data"]
    assert [(trace["name"], [value for value, _ in trace["customdata"]]) for trace in traces] == [
        ("按时", [1, 1, 3, 0, 0, 1]),
        ("逾期", [0, 0, 0, 1, 0, 0]),
        ("未报", [0, 0, 0, 1, 1, 0]),
    ]


def test_fictional_data_says_so_on_every_page(county):
    for page in ("overview", "report"):
        assert Screen(page).text("banner").startswith("虚构演示数据")


def test_list_to_take_away_opens_in_a_spreadsheet(county):
    screen = Screen("overview")
    (button,) = (item for item in screen.test.get("download_button") if item.proto.id.endswith("people-csv"))
    assert button.proto.label == "下载 CSV"


def test_formulas_are_disarmed():
    data = csv_bytes(["甲"], [["=1+1"], ["-3"], ["@x"], [-3], ["+5"]])
    assert data.startswith(b"\xef\xbb\xbf")
    assert [row[0] for row in csv.reader(io.StringIO(data.decode("utf-8-sig")))] == [
        "甲",
        "'=1+1",
        "-3",
        "'@x",
        "-3",
        "+5",
    ]


def test_the_figures_of_the_year_stand_beside_the_filing(county):
    tiles = [texts(tile) for tile in Screen("overview").nodes("answer")[2][2:]]
    assert [tile[0] for tile in tiles] == [
        "本年新收申请",
        "公开率",
        "12345 热线受理",
        "群众满意率（中位数）",
        "错误类发现",
    ]
    assert tiles[2][1:3] == ["88", "1/8 份报告写明"]
    assert tiles[3][1:3] == ["95.3%", "1/8 份报告写明"]


def test_where_to_look_first_names_reports_and_what_is_wrong(county):
    screen = Screen("overview")
    assert "attention" in screen.keys
    *reports, rest = links(screen.nodes("attention"))
    assert all(href.startswith("report?agency=") for href in reports)
    assert rest == "anomalies?year=2024"
    assert "这是第一次打开" in screen.text("news")


def test_a_second_visit_is_told_what_came_in_between(county):
    Screen("overview")
    assert "上次打开以来没有新文件" in Screen("overview").text("news")
