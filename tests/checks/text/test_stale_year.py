"""Another year's number: where it is left over, and where it belongs."""

import time

import pytest

from gkdash.checks.text import stale_year

from .builders import FAILED, NOT_EVALUABLE, PASSED, examine, outcome

LEFT_OVER = [
    {"preface": "本报告所列数据的统计期限为2023年1月1日至12月31日。"},
    {"preface": "报告数据统计期自2023年1月1日起，至2023年12月31日止。"},
    {"preface": "所列数据的统计期限自2023年1月1日起至2024年12月31日止。"},
    {"preface": "现将青原县云溪镇人民政府2023年政府信息公开工作情况报告如下。"},
    {"preface": "按照条例规定，编制并公布2023年度政府信息公开工作情况。"},
    {"preface": "根据《关于做好2023年政府信息公开工作年度报告编制和发布工作的通知》，形成本报告。"},
    {"preface": "所列数据的统计期限为二〇二三年一月一日至十二月三十一日。"},
    {"preface": "所列数据的统计期限为２０２３年1月1日至12月31日。"},
    {"overview": "2023年，我镇认真贯彻落实条例，深入推进政务公开。"},
    {"overview": "2022年，我镇认真贯彻落实条例，深入推进政务公开。"},
    {"overview": "2025年，我镇认真贯彻落实条例，深入推进政务公开，取得较好成效。"},
    {"overview": "2023年度，云溪镇对照条例逐项分解责任，政府信息公开的规范性进一步增强。"},
    {"overview": "按照全县统一部署，云溪镇在2023年着力补齐信息公开短板，围绕养老开展专项自查。"},
    {"overview": "在县政府办公室指导下，我镇于2023年重新修订了公开目录，压实各办责任。"},
    {"overview": "回顾2023年，我镇坚持问题导向，先后完善了信息发布审查等制度。"},
    {"overview": "围绕“让群众看得到”的目标，2023年我镇对养老信息进行了系统梳理。"},
    {"overview": "主动公开方面。截至2023年12月31日，我镇主动公开政府信息120条。"},
    {
        "overview": "我镇认真落实条例各项要求，不断扩大公开范围。\n（二）依申请公开。2023年，我镇未收到政府信息公开申请。"
    },
    {"problems": "虽然2023年政府信息公开工作取得一定成效，但仍存在一些不足。"},
    {"problems": "2023年工作总体平稳，但在一些环节上仍需改进。"},
    {"other": "2023年度我镇没有收取信息处理费。"},
    {"headings": {"proactive": "二、2023年主动公开政府信息情况"}},
]
IN_PLACE = [
    {"preface": "本报告所列数据的统计期限为2024年1月1日至12月31日。"},
    {"preface": "根据国办公开办函〔2021〕30号文件和《2023年政务公开工作要点》编制。"},
    {"preface": "欢迎查阅2019年以来的政府信息公开工作年度报告。"},
    {"overview": "2024年，我镇认真落实《青原县2023年政务公开工作要点》有关任务。"},
    {"overview": "2024年，我镇收到申请12件，比2023年增加3件，2023年为9件。"},
    {"overview": "我镇认真落实条例。\n全年收到申请12件，较2023年的9件增长33.3%。"},
    {"overview": "我镇认真落实条例各项规定。\n2023年收到9件，2024年收到12件。"},
    {"overview": "我镇认真落实条例各项规定。\n自2020年开设专栏以来，累计公开信息4390条。"},
    {"overview": "我镇认真落实条例各项规定。\n公开2023年部门决算和2025年部门预算。"},
    {"overview": "我镇认真落实条例各项规定。\n按时发布2023年政府信息公开工作年度报告。"},
    {"overview": "我镇认真落实条例各项规定。\n条例自2019年5月15日起施行，我镇组织学习3次。"},
    {"overview": "我镇认真落实条例各项规定。\n2023年12月，新一届领导小组成立。"},
    {"overview": "我镇认真落实条例各项规定。\n2023年度第三方评估反馈的问题已全部整改。"},
    {"overview": "我镇认真落实条例各项规定。\n持续公开2021—2025年规划实施情况。"},
    {"overview": "我镇认真落实条例各项规定。\n2022年、2023年、2024年分别为3件、4件、6件。"},
    {"problems": "2025年，我镇将持续用力，推动信息公开工作再上新台阶。"},
    {"problems": "下一步，我镇将按照2025年政务公开要求改进工作。"},
    {"problems": "（一）2023年存在问题整改情况。上年提出的两项问题均已整改。"},
    {"tail": "青原县云溪镇人民政府\n2025年1月21日"},
    {"tail": "青原县云溪镇人民政府\n上一篇：青原县云溪镇人民政府2023年政府信息公开工作年度报告"},
]


@pytest.mark.parametrize("text", LEFT_OVER, ids=str)
def test_a_year_left_over_is_found(text):
    assert outcome(stale_year, **text) is FAILED


@pytest.mark.parametrize("text", IN_PLACE, ids=str)
def test_a_year_that_belongs_there_is_left_alone(text):
    result = examine(stale_year, **text)
    assert result.outcome is PASSED, result.findings


def test_one_finding_for_a_year_with_all_its_places():
    result = examine(
        stale_year,
        "2023年，我镇认真贯彻落实条例，深入推进政务公开。",
        preface="本报告的统计期限为2023年1月1日至12月31日。",
    )
    [found] = result.findings
    assert found.message.startswith("报告年度是2024年，文中残留2023年：")
    assert [item["text"] for item in found.evidence] == [
        "本报告的统计期限为2023年1月1日至12月31日。",
        "2023年，我镇认真贯彻落实条例，深入推进政务公开。",
    ]


def test_without_a_report_year_nothing_is_said():
    assert outcome(stale_year, "2023年，我镇认真落实条例。", year=None, title="年度报告") is NOT_EVALUABLE


def test_a_text_of_dates_without_a_full_stop_is_judged_in_the_time_its_length_allows():
    began = time.process_time()
    result = examine(stale_year, "2023年1月21日" * 6_000)
    assert time.process_time() - began < 10  # each date looked for the end of its sentence in all of them: minutes
    assert result.outcome is PASSED
