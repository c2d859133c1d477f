"""Title, agency, year, dates: as printed in the many ways reports are headed and signed."""

from datetime import date

import pytest

from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.extract import extract
from gkdash.extract.dates import find_date
from tests.extract.builders import HEADINGS, chapters, document, grid, proactive


@pytest.mark.parametrize(
    ("lines", "agency", "year"),
    [
        (["澄岚县财政局2024年政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["2024年澄岚县财政局政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["2024年度澄岚县财政局政府信息公开年度工作报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年度政府信息公开年报"], "澄岚县财政局", 2024),
        (["澄岚县财政局政府信息公开工作2024年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局政府信息公开2024年年报"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年政府信息公开工作年度报"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年政府信息公开工作的年度报告"], "澄岚县财政局", 2024),
        (["关于澄岚县财政局2024年政府信息公开工作情况的年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局二〇二四年政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局", "2024 年政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年", "政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年政", "府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局关于2024年", "政府信息公开工作的年度报告"], "澄岚县财政局", 2024),
        (["澄岚县", "自然资源局", "2024年政府信息公开", "工作年度报告"], "澄岚县自然资源局", 2024),
        (["澄岚县财政局政府信息公开工作年度报告", "（2024年度）"], "澄岚县财政局", 2024),
        (["2024年度", "澄岚县财政局政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄岚县财政局２０２４年政府信息公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄嵐縣財政局2024年政府信息公開工作年度報告"], "澄岚县财政局", 2024),
        (["政府信息公开工作年度报告", "（2024年）", "澄岚县财政局"], "澄岚县财政局", 2024),
        (["澄岚县财政局2024年政务公开工作年度报告"], "澄岚县财政局", 2024),
        (["澄嵐縣檔案館2024年政府資訊公開工作年度報告"], "澄岚县档案馆", 2024),
        (["澄嵐縣財政局2024年政府資訊公開工作年度報告"], "澄岚县财政局", 2024),
    ],
)
def test_title(lines, agency, year):
    report = extract(document(*lines, *chapters(), proactive()))
    assert (report.agency, report.year) == (agency, year)


@pytest.mark.parametrize(
    ("title", "signature", "agency"),
    [
        ("2024年青石镇政府信息公开工作年度报告", "澄岚县青石镇人民政府", "澄岚县青石镇人民政府"),
        ("2024年青石鎮政府信息公開工作年度報告", "澄嵐縣青石鎮人民政府（蓋章）", "澄岚县青石镇人民政府"),
        ("财政局2024年政府信息公开工作年度报告", "澄岚县财政局", "澄岚县财政局"),
        ("澄岚县财政局2024年政府信息公开工作年度报告", "县财政局", "澄岚县财政局"),
        ("县人社局2024年政府信息公开工作年度报告", "澄岚县人力资源和社会保障局", "澄岚县人力资源和社会保障局"),
        ("县政府办2024年政府信息公开工作年度报告", "澄岚县人民政府办公室", "澄岚县人民政府办公室"),
        ("澄岚县人民政府2024年政府信息公开工作年度报告", "澄岚县人民政府办公室", "澄岚县人民政府"),
        ("澄岚县人民政府办公室2024年政府信息公开工作年度报告", "澄岚县人民政府", "澄岚县人民政府办公室"),
        ("2024年政府信息公开工作年度报告", "澄岚县财政局", "澄岚县财政局"),
        ("澄岚县财政局2024年政府信息公开工作年度报告", "云岭县教育局", "澄岚县财政局"),
    ],
)
def test_the_fullest_name_of_title_and_signature(title, signature, agency):
    report = extract(document(title, *chapters(), proactive(), signature, "2025年1月20日"))
    assert report.agency == agency


@pytest.mark.parametrize(
    ("ending", "signed_on"),
    [
        (["澄岚县财政局", "2025年1月21日"], date(2025, 1, 21)),
        (["澄岚县财政局", "二〇二五年一月二十一日"], date(2025, 1, 21)),
        (["澄岚县财政局", "二○二五年一月三十日"], date(2025, 1, 30)),
        (["澄岚县财政局", "2025 年 1 月 21 日"], date(2025, 1, 21)),
        (["澄岚县财政局", "2025-01-21"], date(2025, 1, 21)),
        (["澄岚县财政局", "2025.1.21"], date(2025, 1, 21)),
        (["澄岚县财政局", "2025/1/21"], date(2025, 1, 21)),
        (["澄岚县财政局　　2025年1月21日"], date(2025, 1, 21)),
        (["（澄岚县财政局）", "（2025年1月21日）"], date(2025, 1, 21)),
        (["2025年1月21日"], date(2025, 1, 21)),
        (["澄岚县财政局"], None),
        (["澄岚县财政局", "二〇二五年元月廿一日"], date(2025, 1, 21)),
        (["澄岚县财政局", "2 0 2 5 年 1 月 2 1 日"], date(2025, 1, 21)),
        (["澄岚县财政局", "2025年1月21日印发"], date(2025, 1, 21)),
        (["澄岚县财政局", "2025年2月30日"], None),
        (["澄岚县财政局", "2025年1月"], None),
        (["澄岚县财政局", "2025年1月21日", "打印本页", "发布日期：2025-02-03"], date(2025, 1, 21)),
        (["截至2025年1月21日，已全部整改到位。"], None),
    ],
)
def test_date_under_the_signature(ending, signed_on):
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters(), proactive(), *ending))
    assert report.signed_on == signed_on


def test_name_and_date_below_the_title_sign_the_report():
    heading = ["澄岚县人民政府", "2024年政府信息公开工作年度报告", "澄岚县人民政府办公室", "（2025年3月28日）"]
    report = extract(document(*heading, *chapters(), proactive()))
    assert (report.agency, report.signed_on) == ("澄岚县人民政府", date(2025, 3, 28))


def test_a_page_carries_its_publication_date_and_its_chrome_is_no_signature():
    report = extract(
        document(
            "当前位置：首页 > 政务公开 > 政府信息公开年报 > 2024年",
            "澄岚县财政局2024年政府信息公开工作年度报告",
            "发布时间：2025-01-22 10:20  来源：财政局  浏览次数：12",
            *chapters(),
            proactive(),
            "上一篇：澄岚县教育局2024年政府信息公开工作年度报告",
            "版权所有：澄岚县人民政府",
            title="澄岚县财政局2024年政府信息公开工作年度报告_年报_澄岚县人民政府",
        )
    )
    assert (report.agency, report.published_on, report.signed_on) == ("澄岚县财政局", date(2025, 1, 22), None)


def test_links_to_other_reports_above_the_title_are_no_title():
    links = [f"澄岚县教育局{year}年政府信息公开工作年度报告" for year in (2023, 2022)]
    report = extract(document(*links, "澄岚县林业局2024年政府信息公开工作年度报告", *chapters(), proactive()))
    assert (report.agency, report.year) == ("澄岚县林业局", 2024)


def test_a_name_without_a_date_signs_also_before_the_furniture_of_a_page():
    ending = [
        "澄岚县文化和旅游局",
        "上一篇：2023年县民政局政府信息公开工作年度报告",
        "扫一扫在手机打开当前页",
        "主办：云岭县人民政府办公室",
        "版权所有 2025",
    ]
    report = extract(document("县文旅局2024年政府信息公开工作年度报告", *chapters(), proactive(), *ending))
    assert (report.agency, report.signed_on) == ("澄岚县文化和旅游局", None)


def test_a_title_without_a_year_takes_the_period_and_says_so():
    period = "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。"
    report = extract(document("澄岚县财政局政府信息公开工作年度报告", period, *chapters(), proactive()))
    assert report.year == 2024
    assert "标题没有年份，按统计期限取 2024 年。" in [warning.message for warning in report.warnings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2025年1月21日", date(2025, 1, 21)),
        ("二〇二五年十二月三十一日", date(2025, 12, 31)),
        ("二零二五年三月二十日", date(2025, 3, 20)),
        ("2025年02月03号", date(2025, 2, 3)),
        ("202419日", None),
        ("2025年13月1日", None),
    ],
)
def test_dates(text, expected):
    found = find_date(text)
    assert (found[0] if found else None) == expected


OUTLINE = [part for heading in HEADINGS for part in (heading, "此部分应写明主动公开、依申请公开等内容。")]
NOT_REPORTS = {
    "letter": ["关于申请公开信息的答复", "您提出的政府信息公开申请收悉。", "澄岚县财政局", "2024年3月5日"],
    "notice": [
        "关于做好2024年政府信息公开工作年度报告编制和发布工作的通知",
        "各镇人民政府：",
        "一、报告内容",
        "二、时间要求",
    ],
    "notice with an outline": ["关于做好2024年政府信息公开工作年度报告编制发布工作的通知", *OUTLINE, "2024年12月20日"],
    "notice with the blank form": [
        "关于编制2024年度政府信息公开工作年度报告的通知",
        "XX单位2024年政府信息公开工作年度报告",
        *chapters("……"),
        proactive(""),
    ],
    "news": [
        "澄岚县召开2024年政府信息公开工作年度报告编制培训会",
        "1月9日，各单位30余人参加。",
        "发布时间：2025-01-10",
    ],
    "list of links": [f"澄岚县{name}局2024年政府信息公开工作年度报告" for name in ("财政", "教育", "公安", "民政")],
    "other report": [
        "澄岚县2024年法治政府建设年度报告",
        "一、总体情况",
        "二、主要做法",
        "三、存在的主要问题",
        "2025年3月1日",
    ],
    "guide": ["澄岚县财政局政府信息公开指南", "一、公开内容", "二、依申请公开", "三、收费标准"],
    "interpretation": ["《澄岚县2024年政府信息公开工作年度报告》解读", "一、编制背景", "二、主要内容"],
    "nothing": [],
}


@pytest.mark.parametrize("name", NOT_REPORTS)
def test_not_a_report(name):
    with pytest.raises(UnreadableDocument) as caught:
        extract(document(*NOT_REPORTS[name]))
    assert caught.value.code is ErrorCode.NOT_A_REPORT


def test_title_and_headings_without_tables_are_a_report_with_all_cells_missing():
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters()))
    assert len(report.cells) == 200
    assert {cell.state for cell in report.cells} == {"missing"}
    assert {cell.raw for cell in report.cells} == {None}
    assert [warning.message for warning in report.warnings] == [
        "没有找到“主动公开政府信息情况”的表格。",
        "没有找到“收到和处理政府信息公开申请情况”的表格。",
        "没有找到“政府信息公开行政复议、行政诉讼情况”的表格。",
    ]


def test_chapters_in_order_with_their_prose_and_without_their_tables():
    report = extract(
        document("澄岚县财政局2024年政府信息公开工作年度报告", *chapters("甲乙丙。"), grid([["规章", "0", "0", "0"]]))
    )
    assert [(section.key, section.heading, section.text) for section in report.sections] == [
        (key, heading, "甲乙丙。")
        for key, heading in zip(
            ["overview", "proactive", "applications", "remedies", "problems", "other"], HEADINGS, strict=True
        )
    ]


def test_chapters_numbered_as_parts():
    parts = [f"第{heading[0]}部分 {heading[2:]}" for heading in HEADINGS]
    lines = [text for part in parts for text in (part, "各项工作正常开展。")]
    report = extract(document("澄岚县财政局2024年政府信息公开工作年度报告", *lines, proactive()))
    assert [section.heading for section in report.sections] == parts
