"""What a report must contain, how it counts its parts and its period, and what it took from last year's."""

import pytest

from gkdash.checks.text import (
    copied_from_last_year,
    empty_problems_section,
    fee_not_mentioned,
    oversight_missing,
    period_not_full_year,
    pre2019_sections,
    problems_copied_from_last_year,
    section_count_mismatch,
)
from gkdash.records import State

from .builders import FAILED, GOVERNMENT, HEADINGS, NOT_APPLICABLE, NOT_EVALUABLE, PASSED, examine, outcome, report

DONE = ("applications", "processed_total", "total")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("统计期限为2024年1月1日至12月31日。", PASSED),
        ("统计期限自2024年1月1日起，至2024年12月31日止。", PASSED),
        ("统计期限：2024.01.01—2024.12.31。", PASSED),
        ("统计期限为2024年1月1日至11月30日。", FAILED),
        ("统计期限自2024年2月1日起至2024年12月31日止。", FAILED),
        ("统计期限自2024年1月1日起至2023年12月31日止。", FAILED),
        ("统计期限自2023年1月1日起至2024年12月31日止。", FAILED),
        ("本单位3月20日挂牌成立，数据统计期限为2024年3月20日至12月31日。", NOT_APPLICABLE),
        ("所有数据截止时间为2024年12月31日。", NOT_APPLICABLE),
        ("5月1日至5月7日开展宣传活动。", NOT_APPLICABLE),
    ],
)
def test_the_period_is_the_whole_year(text, expected):
    assert outcome(period_not_full_year, preface=text) is expected


SIX = "总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、政府信息公开行政复议和行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"全文分为{SIX}六个部分。", PASSED),
        (f"本报告包括{SIX}等7个部分。", FAILED),
        ("本报告由七个部分组成。", FAILED),
        ("本报告由六部分组成。", PASSED),
        ("本报告由总体情况等七个部分及附件组成。", PASSED),
        ("坚持从三个部分发力，抓好公开。", NOT_APPLICABLE),
        ("本报告第三部分为申请情况。", NOT_APPLICABLE),
    ],
)
def test_the_number_of_parts(text, expected):
    assert outcome(section_count_mismatch, preface=text) is expected


def test_a_missing_chapter_is_not_a_wrong_number():
    five = tuple(key for key in HEADINGS if key != "other")
    assert outcome(section_count_mismatch, preface="本报告由六个部分组成。", sections=five) is NOT_APPLICABLE


@pytest.mark.parametrize(
    "text", ["", "无", "无。", "暂无", "存在的主要问题：无。", "本年度不存在问题。", "2024年度我镇没有存在的问题。"]
)
def test_a_chapter_without_problems(text):
    assert outcome(empty_problems_section, problems=text) is FAILED


@pytest.mark.parametrize(
    "text",
    [
        "个别信息公开不及时，下一步将明确时限。",
        "一是队伍不稳；二是形式单一。",
        "没有专职人员，培训不够，下一步将加强。",
    ],
)
def test_a_chapter_with_problems(text):
    assert outcome(empty_problems_section, problems=text) is PASSED


def test_a_report_without_chapter_five_is_for_another_check():
    assert outcome(empty_problems_section, sections=("overview", "other")) is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("other", "handled", "expected"),
    [
        ("无其他需要报告的事项。", 300, FAILED),
        ("无其他需要报告的事项。", 100, NOT_APPLICABLE),
        ("本年度未收取信息处理费。", 300, PASSED),
        ("全年没有收费。", 300, PASSED),
        ("无其他需要报告的事项。", 0, NOT_APPLICABLE),
        ("无其他需要报告的事项。", None, NOT_EVALUABLE),
        ("无其他需要报告的事项。", State.MISSING, NOT_EVALUABLE),
    ],
)
def test_the_fee_is_told_of_where_there_were_applications(other, handled, expected):
    assert outcome(fee_not_mentioned, other=other, cells={DONE: handled}) is expected


def test_a_fee_told_of_elsewhere_is_told_of():
    assert outcome(fee_not_mentioned, "未收取信息处理费。", other="无。", cells={DONE: 300}) is PASSED
    assert outcome(fee_not_mentioned, sections=("overview",), cells={DONE: 300}) is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("将公开纳入年度考核，组织社会评议，没有责任追究情形。", PASSED),
        ("将公开纳入年度考核，邀请代表评议。", PASSED),
        ("将公开纳入年度考核。", FAILED),
        ("全年公开信息30条。", FAILED),
    ],
)
def test_a_government_tells_of_oversight(text, expected):
    assert outcome(oversight_missing, text + FRESH * 3, agency=GOVERNMENT) is expected
    assert outcome(oversight_missing, text, agency=GOVERNMENT) is NOT_EVALUABLE
    assert outcome(oversight_missing, text) is NOT_APPLICABLE


def test_oversight_is_looked_for_in_chapter_one():
    assert outcome(oversight_missing, agency=GOVERNMENT, sections=("problems", "other")) is NOT_EVALUABLE


def test_chapters_of_the_old_regulation():
    old = "全年公开信息30条。\n四、政府信息公开的收费及减免情况\n没有收费。\n五、复议、诉讼和申诉情况\n没有。"
    [found] = examine(pre2019_sections, old).findings
    assert found.message == "章节“四、政府信息公开的收费及减免情况”、“五、复议、诉讼和申诉情况”是2019年以前的格式。"
    assert outcome(pre2019_sections, "没有收费减免情况，没有申诉。") is PASSED


TOPICS = ["养老服务", "工程建设", "义务教育", "农业补贴", "环境治理", "食品安全", "应急演练", "住房保障", "就业创业"]
LAST = (
    "".join(f"围绕{topic}开展专项公开行动，逐项列出{topic}责任清单，每月通报{topic}进展；" for topic in TOPICS)
    + "全年公开信息30条。"
)
FRESH = "".join(f"{topic}领域由新设专班牵头，群众可以随时查询{topic}办理节点。" for topic in TOPICS)
MORE = "".join(f"{topic}热线由值班员接听，每周汇总{topic}诉求，公布{topic}答复口径。" for topic in TOPICS)
PROBLEMS = (
    "一是公开内容不够全面深入；二是解读形式比较单一陈旧；三是业务人员流动性较大；四是村级公开栏更新不够及时。"
    "下一步将逐项制定改进计划并督促落实到位，组织业务骨干开展跟班学习，由党政办每月检查村级公开栏。"
)


def against(check, now, before, **kwargs):
    previous = report(**before, year=2023) if before else None
    return outcome(check, **now, dossier={"previous": previous, **kwargs})


def test_text_of_last_year_is_found_though_figures_and_years_are_new():
    now = {"overview": LAST.replace("30条", "45条"), "problems": PROBLEMS}
    before = {"overview": LAST, "problems": PROBLEMS}
    assert against(copied_from_last_year, now, before) is FAILED
    assert against(problems_copied_from_last_year, now, before) is FAILED
    assert against(copied_from_last_year, {"overview": FRESH + MORE}, before) is PASSED
    assert against(copied_from_last_year, {"overview": LAST + FRESH + MORE}, before) is PASSED
    assert against(copied_from_last_year, now, None) is NOT_APPLICABLE
    assert against(copied_from_last_year, {"overview": "全年公开信息30条。"}, before) is NOT_EVALUABLE


def test_statutory_formulas_are_not_copied_text():
    formulas = "依据《中华人民共和国政府信息公开条例》规定编制，未发生行政复议和行政诉讼，未收到政府信息公开申请。" * 12
    assert against(copied_from_last_year, {"overview": formulas}, {"overview": formulas}) is NOT_EVALUABLE


def test_problems_of_last_year():
    assert against(problems_copied_from_last_year, {"problems": FRESH}, {"problems": PROBLEMS}) is PASSED
    assert against(problems_copied_from_last_year, {"problems": "无。"}, {"problems": PROBLEMS}) is NOT_EVALUABLE
    assert (
        against(problems_copied_from_last_year, {"sections": ("overview",)}, {"problems": PROBLEMS}) is NOT_APPLICABLE
    )
    assert against(problems_copied_from_last_year, {"problems": PROBLEMS}, None) is NOT_APPLICABLE


def test_the_evidence_of_a_copy_is_its_longest_stretches():
    previous = report(LAST, year=2023)
    [found] = examine(copied_from_last_year, LAST, dossier={"previous": previous}).findings
    assert found.message == "正文有100%与上年度（2023年）报告相同（数字、年份和单位名称不计）。"
    assert found.evidence[0]["text"].startswith("围绕养老服务开展专项公开行动")
