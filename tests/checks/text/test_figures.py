"""The prose against the tables and against itself: counts, parts, rates, shares and growth."""

import pytest

from gkdash.checks.model import Dossier
from gkdash.checks.text import (
    breakdown_mismatch,
    damaged_text,
    doubled_words,
    growth_mismatch,
    hedged_exact_number,
    impossible_rate,
    rate_against_counts,
    rate_out_of_range,
    share_mismatch,
    text_table_mismatch,
    unit_suspect,
    zero_against_text,
)
from gkdash.records import State

from .builders import BUREAU, FAILED, GOVERNMENT, NOT_APPLICABLE, NOT_EVALUABLE, PASSED, examine, outcome, report

NEW = ("applications", "new_received", "total")
OLD = ("applications", "carried_in", "total")
DONE = ("applications", "processed_total", "total")
LEFT = ("applications", "carried_out", "total")
REVIEW = ("remedies", "review", "total")
PENDING = ("remedies", "review", "pending")
DIRECT = ("remedies", "litigation_direct", "total")
AFTER = ("remedies", "litigation_after_review", "total")
DOCUMENTS = ("proactive", "normative_documents", "issued")
FEES = ("proactive", "fees", "amount")


def compared(key, value, words, cells, agency=BUREAU, **fields):
    return outcome(
        text_table_mismatch, f"全年{words}。", agency=agency, cells=cells, claims=[(key, value, words, fields)]
    )


TABLE_CASES = [
    # 收到 as new cases, and as new and carried in together
    ("applications.received", 5, "收到申请5件", {NEW: 5, OLD: 2}, {}, PASSED),
    ("applications.received", 7, "收办申请7件", {NEW: 5, OLD: 2}, {}, PASSED),
    ("applications.received", 6, "收到申请6件", {NEW: 5, OLD: 2}, {}, FAILED),
    ("applications.received", 7, "新收申请7件", {NEW: 5, OLD: 2}, {}, FAILED),
    ("applications.received", 0, "未收到申请", {NEW: 3}, {}, FAILED),
    ("applications.received", 3, "收到申请3件", {NEW: None}, {}, NOT_EVALUABLE),
    ("applications.received", 3, "收到申请3件", {NEW: State.MISSING}, {}, NOT_EVALUABLE),
    ("applications.received", 40, "收到申请40余件", {NEW: 46}, {"qualifier": "at_least"}, PASSED),
    ("applications.received", 40, "收到申请40余件", {NEW: 31}, {"qualifier": "at_least"}, FAILED),
    ("applications.received", 40, "收到申请约40件", {NEW: 42}, {"qualifier": "about"}, PASSED),
    ("applications.received", 40, "收到申请约40件", {NEW: 60}, {"qualifier": "about"}, FAILED),
    ("applications.received", 90, "全系统收到申请90件", {NEW: 5}, {"scope": "area"}, NOT_EVALUABLE),
    ("applications.received", 90, "历年收到申请90件", {NEW: 5}, {"period": "cumulative"}, NOT_APPLICABLE),
    ("applications.closed", 5, "答复5件", {DONE: 5}, {}, PASSED),
    ("applications.closed", 5, "答复5件", {DONE: 6}, {}, FAILED),
    ("applications.closed", 5, "答复5件", {DONE: 6, ("applications", "other_miscellaneous", "total"): 1}, {}, PASSED),
    ("applications.closed", 5, "办结5件", {DONE: 6, ("applications", "other_miscellaneous", "total"): 1}, {}, FAILED),
    ("applications.closed", 5, "均已办结", {DONE: 7}, {"how": "all_closed"}, PASSED),
    ("applications.closed", 5, "均已办结", {DONE: 3}, {"how": "all_closed"}, FAILED),
    ("applications.carried_out", 2, "结转下年2件", {LEFT: 2}, {}, PASSED),
    ("applications.carried_out", 2, "结转下年2件", {LEFT: 0}, {}, FAILED),
    (
        "applications.refused",
        3,
        "不予公开3件",
        {("applications", "refused_security", "total"): 1, ("applications", "refused_third_party", "total"): 2},
        {},
        PASSED,
    ),
    ("applications.refused", 3, "不予公开3件", {("applications", "refused_security", "total"): 1}, {}, FAILED),
    ("review.received", 2, "行政复议2件", {REVIEW: 2}, {}, PASSED),
    ("review.received", 2, "行政复议2件", {REVIEW: 5}, {}, FAILED),
    ("review.received", 2, "备案行政复议2件", {REVIEW: 5}, {}, NOT_EVALUABLE),
    ("review.closed", 3, "审结行政复议3件", {REVIEW: 5, PENDING: 2}, {}, PASSED),
    ("litigation.received", 7, "行政诉讼7件", {DIRECT: 3, AFTER: 4}, {}, PASSED),
    ("litigation.received", 4, "复议后起诉4件", {DIRECT: 3, AFTER: 4}, {}, PASSED),
    ("litigation.received", 6, "行政诉讼6件", {DIRECT: 3, AFTER: 4}, {}, FAILED),
    ("normative_documents.issued", 2, "制发规范性文件2件", {DOCUMENTS: 2}, {}, PASSED),
    ("normative_documents.issued", 2, "制发规范性文件2件", {DOCUMENTS: 1}, {}, FAILED),
    ("hotline_12345.received", 9, "热线9件", {}, {}, NOT_APPLICABLE),
]


@pytest.mark.parametrize(("key", "value", "words", "cells", "fields", "expected"), TABLE_CASES)
def test_prose_against_tables(key, value, words, cells, fields, expected):
    assert compared(key, value, words, cells, **fields) is expected


def test_a_government_speaks_for_the_area_and_its_office_for_itself():
    area = {"scope": "area"}
    assert compared("applications.received", 95, "全县收到申请95件", {NEW: 95}, GOVERNMENT, **area) is PASSED
    assert compared("applications.received", 95, "全县收到申请95件", {NEW: 94}, GOVERNMENT, **area) is FAILED
    assert compared("applications.received", 17, "县政府办公室收到申请17件", {NEW: 95}, GOVERNMENT) is NOT_EVALUABLE
    assert compared("applications.received", 17, "我县收到申请17件", {NEW: 95}, GOVERNMENT) is FAILED


def test_one_wrong_number_gives_one_finding():
    claims = [
        ("applications.received", 6, "收到申请6件"),
        ("applications.closed", 6, "均已办结", {"how": "all_closed"}),
    ]
    [found] = examine(text_table_mismatch, "收到申请6件，均已办结。", cells={NEW: 5, DONE: 5}, claims=claims).findings
    assert found.message == "文字称“收到申请6件”，表格中本年新收为5，本年新收加上年结转为5。"
    assert found.evidence[0]["indicator"] == "applications.received"
    assert found.evidence[1] == {"table": "applications", "row": "new_received", "column": "total", "value": 5}


HOTLINE = ("hotline_12345.received", 88, "受理热线88件")


def test_zeros_beside_activity():
    [found] = examine(zero_against_text, "受理热线88件。", claims=[HOTLINE]).findings
    assert found.severity == "review"
    [found] = examine(
        zero_against_text, "受理热线88件，收到申请2件。", claims=[HOTLINE, ("applications.received", 2, "收到申请2件")]
    ).findings
    assert found.severity == "error"
    assert [item["text"] for item in found.evidence] == ["收到申请2件"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("全年作出行政处罚决定12件，均已公示。", "error"),
        ("一年来共办理行政许可35件，结果全部公开。", "error"),
        ("行政强制措施3起。", "error"),
        ("公开行政处罚信息12条。", None),
        ("保留行政许可事项24项，清单已公开。", None),
        ("行政许可0件，行政处罚0件。", None),
        ("上年作出行政处罚决定12件。", None),
        ("未收到申请。", None),
    ],
)
def test_decisions_in_words_beside_zeros(text, severity):
    findings = examine(zero_against_text, text).findings
    assert [found.severity for found in findings] == ([severity] if severity else [])


def test_zeros_that_are_none_of_the_matter():
    assert outcome(zero_against_text, "受理热线88件。", cells={NEW: 1}, claims=[HOTLINE]) is NOT_APPLICABLE
    missing = dict.fromkeys([NEW], State.MISSING) | {
        (fact.table, fact.row, fact.column): State.MISSING for fact in report().cells if fact.table == "remedies"
    }
    assert outcome(zero_against_text, "受理热线88件。", cells=missing, claims=[HOTLINE]) is NOT_EVALUABLE
    zero = ("applications.received", 0, "收到申请0件")
    assert outcome(zero_against_text, "收到申请0件。", claims=[zero]) is PASSED
    area = ("hotline_12345.received", 880, "全县受理热线880件", {"scope": "area"})
    assert outcome(zero_against_text, "全县受理热线880件。", claims=[area]) is PASSED


@pytest.mark.parametrize(
    ("text", "fee", "expected"),
    [
        ("全年收取行政事业性收费251000元。", 251000, FAILED),
        ("行政事业性收费方面，全年收费金额251,000元。", 251000, FAILED),
        ("全年收取行政事业性收费251000元。", 25.1, PASSED),
        ("全年收取行政事业性收费25.1万元。", 25.1, PASSED),
        ("全年没有收费。", 3, PASSED),
        ("全年收费3元。", 0, NOT_APPLICABLE),
        ("全年收费3元。", None, NOT_EVALUABLE),
    ],
)
def test_a_fee_in_yuan(text, fee, expected):
    assert outcome(unit_suspect, other=text, cells={FEES: fee}) is expected


def test_the_form_of_2019_has_no_fee():
    assert outcome(unit_suspect, other="全年收费3元。", form="2019", year=2020) is NOT_APPLICABLE


PARTS_WRONG = [
    "全年主动公开政府信息100条，其中网站50条、微信30条、其他渠道10条。",
    "全年主动公开政府信息100条，包括网站50条、微信30条以及其余线下公示10条。",
    "收到申请12件，其中自然人9件、法人2件。",
    "办结149件，其中予以公开58件、部分公开21件、不予公开9件、无法提供47件、不予处理8件、其他处理5件，结转下年度9件。",
    "行政复议7件，其中维持3件、纠正1件、其他结果1件，尚未审结1件。",
    "全年公开信息1,200条，其中网站８００条，其他300条。",
    "收到申请三件，其中网络两件、其他两件。",
    "共发布信息100条：网站50条，微信30条，其他10条。",
    "收到258件，其中网络200件，占77.5%，其他50件，占19.4%。",
    "共主动公开信息100条。其中，网站专栏50条；微信30条；其他10条。",
]
PARTS_RIGHT = [
    "共主动公开信息100条。其中，网站专栏50条；微信30条；其他20条。",
    "全年主动公开政府信息100条，其中网站50条、微信30条、其他渠道20条。",
    "全年主动公开政府信息100条，其中网站50条、微信30条。",
    "办结149件，其中予以公开58件、部分公开21件、不予公开9件、无法提供47件、不予处理8件、其他处理6件，结转下年度9件。",
    "行政复议7件，其中维持4件、纠正1件、其他结果1件，尚未审结1件。",
    "已审结6件，其中维持4件、纠正1件、其他结果1件，尚未审结1件。",
    "主动公开约100条，其中网站50条、其他10条。",
    "全年公开信息2698条，其中动态1201条、征集16期、其他1141条。",
    "全年公开信息100条，其中网站50条，其他通过公示栏公开。",
    "公开信息100条，比上年增加20条，其中网站50条，其他10条。",
    "机构类20条，其中领导10条，内设机构4条，其他单位正在更新。",
    "收到申请12件，其中自然人9件、法人3件，均已办结。",
    "除2件信访件在办外，其余30件均已办结。",
    "召开会议3次，其他各项任务共12件全部完成。",
    "全年受理热线30件，其中咨询12件、投诉18件，其他诉求由各站所办理5件。",
]


@pytest.mark.parametrize("text", PARTS_WRONG)
def test_complete_parts_must_add_up(text):
    assert outcome(breakdown_mismatch, text) is FAILED


@pytest.mark.parametrize("text", PARTS_RIGHT)
def test_partial_lists_and_right_sums_are_left_alone(text):
    result = examine(breakdown_mismatch, text)
    assert result.outcome is not FAILED, result.findings


def test_a_breakdown_names_its_parts():
    [found] = examine(breakdown_mismatch, PARTS_WRONG[0]).findings
    assert found.message.endswith("分项之和50+30+10=90，总数为100。")
    assert outcome(breakdown_mismatch, "公开信息100条。") is NOT_APPLICABLE


GROUP = [
    ("hotline_12345.received", 88, "受理热线88件"),
    ("petition_platform.received", 8, "信访8件"),
    ("county_mailbox.received", 2, "县长信箱2件"),
]


@pytest.mark.parametrize(
    ("rate", "claims", "expected"),
    [
        (("requests.satisfaction_rate", 95.3, "满意率95.3%"), GROUP, FAILED),
        (("requests.satisfaction_rate", 95.5, "满意率95.5%"), GROUP, PASSED),  # 84 of the 88 alone
        (("requests.satisfaction_rate", 95.9, "满意率95.9%"), GROUP, PASSED),  # 94 of all 98
        (("requests.satisfaction_rate", 95.8, "满意率95.8%"), GROUP, PASSED),  # 92 of 96
        (("requests.satisfaction_rate", 95.4, "满意率95.4%"), GROUP, PASSED),  # 84 of 88, cut off
        (("requests.satisfaction_rate", 95.3, "满意率95.3%", {"qualifier": "at_least"}), GROUP, NOT_APPLICABLE),
        (("requests.satisfaction_rate", 100, "满意率100%"), GROUP, NOT_APPLICABLE),
        (("requests.satisfaction_rate", 95.3, "满意率95.3%"), [], NOT_EVALUABLE),
        (("hotline_12345.satisfaction_rate", 95.3, "满意率95.3%"), GROUP, FAILED),
    ],
)
def test_rates_that_counts_can_or_cannot_give(rate, claims, expected):
    text = "受理热线88件、信访8件、县长信箱2件，" + rate[2] + "。"
    assert outcome(impossible_rate, text, claims=[*claims, rate]) is expected


def test_a_rate_of_those_asked_may_have_a_smaller_base():
    claims = [("hotline_12345.received", 88, "受理热线88件"), ("hotline_12345.satisfaction_rate", 95.3, "满意率95.3%")]
    assert outcome(impossible_rate, "受理热线88件，回访43件，满意率95.3%。", claims=claims) is PASSED
    [found] = examine(impossible_rate, "受理热线88件，满意率95.3%。", claims=claims).findings
    assert found.message == "文字称“满意率95.3%”，88件中没有整数件能得出95.3%：83件为94.32%、84件为95.45%。"


def test_a_hedged_count_bears_no_rate():
    claims = [
        ("hotline_12345.received", 80, "受理热线80余件", {"qualifier": "at_least"}),
        ("hotline_12345.satisfaction_rate", 95.3, "满意率95.3%"),
    ]
    assert outcome(impossible_rate, "受理热线80余件，满意率95.3%。", claims=claims) is NOT_EVALUABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("群众满意率达103.2%。", FAILED),
        ("按时办结率为 120 %。", FAILED),
        ("网站信息占比110%。", FAILED),
        ("满意率百分之一百零三。", FAILED),
        ("满意率达98.6%，办结率100%。", PASSED),
        ("公开量同比增长118%，满意率提升了110%。", PASSED),
        ("年度任务完成率105%。", PASSED),
        ("较2023年增长180%，满意率95%。", PASSED),
        ("公开信息30条。", NOT_APPLICABLE),
    ],
)
def test_rates_stay_between_nought_and_a_hundred(text, expected):
    assert outcome(rate_out_of_range, text) is expected


def test_a_claim_out_of_range_is_said_once():
    claims = [("hotline_12345.satisfaction_rate", 103.2, "满意率103.2%")]
    [found] = examine(rate_out_of_range, "群众满意率103.2%。", claims=claims).findings
    assert found.message == "文字称“满意率103.2%”，比率103.2%不在0至100%之间。"


@pytest.mark.parametrize(
    ("received", "closed", "rate", "words", "expected"),
    [
        (32, 15, 100, "答复率100%", FAILED),
        (32, 31, 97, "答复率97%", PASSED),
        (408, 391, 100, "到期答复率100%", PASSED),
        (32, 32, 100, "答复率100%", PASSED),
    ],
)
def test_a_rate_beside_its_counts(received, closed, rate, words, expected):
    text = f"收到申请{received}件，答复{closed}件，{words}。"
    claims = [
        ("applications.received", received, f"收到申请{received}件"),
        ("applications.closed", closed, f"答复{closed}件"),
        ("applications.reply_rate", rate, words),
    ]
    assert outcome(rate_against_counts, text, claims=claims) is expected
    assert outcome(rate_against_counts, text) is NOT_APPLICABLE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共收到申请805件，其中网络申请258件，占33.9%。", FAILED),
        ("共收到申请805件，其中网络申请258件，占32.0%。", PASSED),
        ("受理378条，投诉类328条（占86.7%）、咨询类50条（占13.2%）。", PASSED),
        ("受理12件，予以公开6件，占50%；无法提供6件，占50%。", PASSED),
        ("政策文件22条，占比6.3%。", PASSED),
        ("共收到约800件，其中网络258件，占33.9%。", PASSED),
        ("公开信息30条。", NOT_APPLICABLE),
    ],
)
def test_shares_follow_from_counts(text, expected):
    assert outcome(share_mismatch, text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公开信息223余条。", FAILED),
        ("报送1,286多条信息。", FAILED),
        ("公开信息220余条，接待40余人，发布1200余条。", PASSED),
        ("访问3.6万余次，累计150余万次，约223天。", PASSED),
        ("公开信息125余条，11余件。", PASSED),
        ("公开信息30条。", NOT_APPLICABLE),
    ],
)
def test_exact_numbers_take_no_hedge(text, expected):
    assert outcome(hedged_exact_number, text) is expected


CLAIM = ("applications.received", 3646, "收办申请3646件")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收办申请3646件，同比增长1.05%。", FAILED),
        ("收办申请3646件，同比增长1.08%。", PASSED),
        ("收办申请3646件，同比增长1.1%。", PASSED),
        ("收办申请3646件，同比下降1.08%。", FAILED),
        ("收办申请3646件，比2023年（3607件）增长1.05%。", FAILED),
        ("收办申请3646件。", NOT_APPLICABLE),
        ("收办申请3646件，同比减少，答复率同比提高2%。", NOT_EVALUABLE),
    ],
)
def test_growth_follows_from_both_years(text, expected):
    previous = report("收办申请3607件。", year=2023, claims=[("applications.received", 3607, "收办申请3607件")])
    assert outcome(growth_mismatch, text, claims=[CLAIM], dossier={"previous": previous}) is expected


def test_growth_without_last_year_cannot_be_told():
    assert outcome(growth_mismatch, "收办申请3646件，同比增长1.05%。", claims=[CLAIM]) is NOT_EVALUABLE


def test_growth_may_fit_the_tables_of_both_years():
    previous = report(
        "收办申请3607件。", year=2023, cells={NEW: 3489}, claims=[("applications.received", 3607, "收办申请3607件")]
    )
    now = report("收办申请3646件，同比增长1.03%。", cells={NEW: 3525, OLD: 121}, claims=[CLAIM])
    result = growth_mismatch.examine(Dossier(now, previous=previous))
    assert result.outcome is PASSED  # 3525 new cases after 3489: 1.03


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("不断提升工作工作。", ["工作工作"]),
        ("政府信息公开工作工作取得新进展。", ["工作工作"]),
        ("坚持应公开尽公开应公开尽公开。", ["应公开尽公开应公开尽公开"]),
        ("及时公开。。", ["。。"]),
        ("及时公开。。。。。。，群众，，，，知晓", ["。。", "，，"]),
        ("及时公开，。", ["，。"]),
        ("群众的的需求。", ["的的"]),
        ("对问题进行研究研究，逐件逐件落实。", []),
        ("更新政务公开公开栏、信息公开公开目录，安排公开工作工作人员。", []),
        ("常常检查，层层压实，件件有着落，事事有回音。", []),
        ("以服务群众为目的的公开，的的确确有效。", []),
        ("……同步推进", []),
        ("把工作工作工作工作工作工作抓实。", ["工作工作工作工作"]),
        ("重点领域" * 4 + "公开，公开公开。", ["重点领域重点领域", "公开公开"]),
    ],
)
def test_doubled_words(text, places):
    result = examine(doubled_words, text + "今年以来各项任务按期完成，群众比较满意，范围不断扩大。")
    assert [found.evidence[0]["text"] for found in result.findings] == places


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("12345热线工单2024618件次。", True),
        ("根据国办公开办函〔202130号编制。", True),
        ("自2024年1月1日到1231日，截至12月3131日。", True),
        ("满意率达%。", True),
        ("予以公开45件，无法提供27不予处理3。", True),
        ("公\ufffd信息30条。", True),
        ("2024年12月31日公开2,024,618件，满意率达98.6%，国办公开办函〔2021〕30号。", False),
        ("公开45件，提供27件，𠮷祥村30条。", False),
    ],
)
def test_damage_is_doubt_of_the_reading_only(text, fires):
    result = examine(damaged_text, text)
    assert (result.outcome is FAILED) is fires
    assert all(found.fault == "parser" and found.severity == "notice" for found in result.findings)
