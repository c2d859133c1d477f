"""Texts about annual reports are not annual reports; reports in poor shape still are."""

from __future__ import annotations

import pytest

from gkdash.errors import ErrorCode
from gkdash.ingest.parse import parse_bytes
from gkdash.settings import Limits
from tests.hostile.files import REFUSED, broken

CHAPTERS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
TITLE = "清屿县水利局2024年政府信息公开工作年度报告"
SIGNED = ("清屿县水利局", "2025年1月15日")
BLANK_ROW = "一、本年新收政府信息公开申请数量" + "\t" * 7
FULL_ROWS = (
    "一、本年新收政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2",
    "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0",
)


def outcome(*lines: str) -> str:
    (parsed,) = parse_bytes("\n".join(lines).encode(), "a.txt", Limits())
    return parsed.failure.code if parsed.failure else "report"


def chapters(under: str = "写明本年度有关情况。") -> list[str]:
    return [line for heading in CHAPTERS for line in (heading, under)]


@pytest.mark.parametrize(
    "lines",
    [
        ("关于做好2024年政府信息公开工作年度报告编制发布工作的通知", "年度报告应当包括以下内容：", *chapters()),
        (
            "清屿县人民政府办公室",
            "关于做好2024年政府信息公开工作年度报告",
            "编制和发布工作的通知",
            "各乡镇人民政府：",
            *chapters(),
        ),
        ("关于做好年度报告编制工作的通知", "附件", "XX单位2024年政府信息公开工作年度报告", *chapters(BLANK_ROW)),
        (
            "政府信息公开工作年度报告制度",
            "第一条 年度报告应当包括：",
            *(f"（{line[0]}）{line[2:]}；" for line in CHAPTERS),
        ),
        ("图解：清屿县人民政府2024年政府信息公开工作年度报告", "主动公开1200条", *CHAPTERS),
        ("首页政府信息公开年报", "清屿县水利局政府信息公开指南", *chapters(), *SIGNED),
        (
            "首页政府信息公开年报",
            "2024年清屿县政务公开工作要点",
            *("一、总体要求", "二、主动公开重点任务", "三、依申请公开", "四、监督保障"),
            *SIGNED,
        ),
        ("一图读懂清屿县2024年政府信息公开工作年度报告", *chapters("收到申请35件")),
        ("《清屿县2024年政府信息公开工作年度报告》解读", "现解读如下：", *chapters("收到申请35件")),
        ("关于报送2024年政府信息公开工作年度报告的函", "现随函报送，请予审核。", "附件：" + TITLE, *SIGNED),
        ("政府信息公开年报", *(f"清屿县{name}局2024年政府信息公开工作年度报告 2025-01-20" for name in "水财民司教")),
        ("清屿县水利局2024年法治政府建设年度报告", "一、总体情况", "二、存在的问题", "三、下一步打算", *SIGNED),
        ("清屿县水利局2024年政务公开工作总结", *CHAPTERS[:2], *CHAPTERS[4:], *SIGNED),
        ("清屿县水利局政府信息公开指南", "一、信息分类", "二、主动公开", "三、依申请公开", "四、监督和救济"),
        ("XX单位2024年政府信息公开工作年度报告", *chapters(BLANK_ROW), "XX单位", "2025年X月X日"),
        ("（单位名称）2024年政府信息公开工作年度报告", *chapters(BLANK_ROW)),
        ("政府信息公开工作年度报告（模板）", *chapters(BLANK_ROW)),
    ],
    ids=[
        "notice with an outline",
        "notice whose title breaks behind 报告",
        "notice with the blank form",
        "regulation",
        "infographic",
        "links before a guide",
        "links before a plan",
        "infographic with chapters",
        "interpretation",
        "covering letter",
        "list of reports",
        "another annual report",
        "summary of work",
        "guide",
        "blank form of XX",
        "blank form of nobody",
        "template",
    ],
)
def test_a_text_about_reports_is_none(lines):
    assert outcome(*lines) == ErrorCode.NOT_A_REPORT


@pytest.mark.parametrize(
    "lines",
    [
        (TITLE, *CHAPTERS),
        (TITLE, *chapters("本年度无。"), *SIGNED),
        (TITLE[:-1], *chapters("本年度无。"), *SIGNED),
        (
            TITLE,
            "根据《关于做好2024年政府信息公开工作年度报告编制发布工作的通知》要求编制。",
            *chapters("无。"),
            *SIGNED,
        ),
        ("清屿县水利局关于2024年度政府信息公开工作情况的报告", *chapters("本年度无。"), *SIGNED),
        (TITLE, *chapters("本年度无。"), *SIGNED, "相关链接：一图读懂清屿县2024年政府信息公开工作年度报告"),
        (TITLE, *CHAPTERS[:2], CHAPTERS[2], BLANK_ROW, *CHAPTERS[3:], *SIGNED),
        ("XX县水利局2024年政府信息公开工作年度报告", *CHAPTERS[:2], CHAPTERS[2], *FULL_ROWS, *CHAPTERS[3:]),
    ],
    ids=[
        "headings alone",
        "no tables",
        "title cut short",
        "a notice is quoted",
        "report on the work",
        "link to an infographic",
        "all cells blank",
        "a name left open over figures",
    ],
)
def test_a_report_in_poor_shape_is_one(lines):
    assert outcome(*lines) == "report"


@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_says_what_happened_and_what_to_do(name):
    for parsed in parse_bytes(broken()[name].content, name, Limits()):
        assert parsed.failure is not None
        what, _, remedy = parsed.failure.message.partition("。")
        assert what
        assert "请" in remedy
        assert remedy.endswith("。")
