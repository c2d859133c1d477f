"""Each check of the prose as an English reader meets it: one sentence of every shape, word for word."""

import pytest

from gkdash.checks.copies import CHECK as COPIED
from gkdash.checks.copies import Copy, copied
from gkdash.checks.model import Texts
from gkdash.checks.reading.say import finding
from gkdash.checks.spoken import said
from gkdash.checks.text import TEXT_CHECKS

from .builders import BUREAU, GOVERNMENT, TOWN, examine, report
from .english import assert_says_the_same_in_english, numbers, unquoted
from .test_figures import AFTER, CLAIM, DIRECT, DOCUMENTS, DONE, FEES, HOTLINE, NEW, OLD, PENDING, REVIEW
from .test_form import FRESH, LAST, PROBLEMS

PREVIOUS = report(LAST, year=2023, problems=PROBLEMS)


def told(key, value, words, **fields):
    """Return what a claim about a table takes."""
    return {"overview": f"全年{words}。", "agency": BUREAU, "claims": [(key, value, words, fields)]}


CASES = [
    (
        "text_table_mismatch",
        {**told("applications.received", 6, "收到申请6件"), "cells": {NEW: 5, OLD: 2}},
        "The prose says “收到申请6件”; the tables have 5 for new applications, 7 for new applications and those carried in.",
    ),
    (
        "text_table_mismatch",
        {**told("applications.closed", 5, "均已办结", how="all_closed"), "cells": {DONE: 3}},
        "The prose says “均已办结” (that is, 5); the tables have 3 for total handled.",
    ),
    (
        "text_table_mismatch",
        {**told("applications.refused", 3, "不予公开3件"), "cells": {("applications", "refused_security", "total"): 1}},
        "The prose says “不予公开3件”; the tables have 1 for all rows of “不予公开” (refused) together.",
    ),
    (
        "text_table_mismatch",
        {**told("review.closed", 4, "审结行政复议4件"), "cells": {REVIEW: 5, PENDING: 2}},
        "The prose says “审结行政复议4件”; the tables have 3 for administrative reviews, less those pending.",
    ),
    (
        "text_table_mismatch",
        {**told("litigation.received", 6, "行政诉讼6件"), "cells": {DIRECT: 3, AFTER: 4}},
        (
            "The prose says “行政诉讼6件”; the tables have 7 for both kinds of litigation together, 3 for litigation without review, "
            "4 for litigation after review."
        ),
    ),
    (
        "text_table_mismatch",
        {**told("normative_documents.issued", 2, "制发规范性文件2件"), "cells": {DOCUMENTS: 1}},
        "The prose says “制发规范性文件2件”; the tables have 1 for normative documents issued this year.",
    ),
    (
        "zero_against_text",
        {"overview": "全年作出行政处罚决定12件。"},
        "All three tables are zero throughout, but the prose says “作出行政处罚决定12件”; the tables ought to hold figures.",
    ),
    (
        "zero_against_text",
        {"overview": "受理热线88件。", "claims": [HOTLINE]},
        (
            "All three tables are zero throughout, and the prose gives figures of other work: “受理热线88件”; please check whether "
            "any of it belongs in the tables."
        ),
    ),
    (
        "unit_suspect",
        {"other": "全年收取行政事业性收费251000元。", "cells": {FEES: 251000}},
        (
            "The table has fees of 251000 “万元” (ten thousand yuan), the prose 251000 “元” (yuan): one number in two units; "
            "perhaps yuan were entered where the form asks for “万元”."
        ),
    ),
    (
        "breakdown_mismatch",
        {"overview": "公开信息100条，其中网站50条、微信30条、其他10条。"},
        "“公开信息100条，其中网站50条、微信30条、其他10条”: the parts give 50+30+10=90, the total is 100.",
    ),
    (
        "impossible_rate",
        {
            "overview": "受理热线88件，满意率95.3%。",
            "claims": [HOTLINE, ("hotline_12345.satisfaction_rate", 95.3, "满意率95.3%")],
        },
        "The prose says “满意率95.3%”, but no whole number of cases out of 88 gives 95.3%: 83 would be 94.32%, 84 would be 95.45%.",
    ),
    (
        "impossible_rate",
        {
            "overview": "受理热线88件、县长信箱2件，满意率95.3%。",
            "claims": [
                HOTLINE,
                ("county_mailbox.received", 2, "县长信箱2件"),
                ("requests.satisfaction_rate", 95.3, "满意率95.3%"),
            ],
        },
        (
            "The prose says “满意率95.3%”, but no whole number of cases out of 90 gives 95.3%: 85 would be 94.44%, 86 would be 95.56% "
            "(nor out of 88, 2, each alone or some of them together)."
        ),
    ),
    (
        "rate_out_of_range",
        {
            "overview": "群众满意率103.2%。",
            "claims": [("hotline_12345.satisfaction_rate", 103.2, "满意率103.2%")],
        },
        "The prose says “满意率103.2%”: a rate of 103.2% is not between 0 and 100%.",
    ),
    (
        "rate_out_of_range",
        {"overview": "满意率百分之一百零三。"},
        "The prose says “率百分之一百零三”: the rate is not between 0 and 100%.",
    ),
    (
        "rate_against_counts",
        {
            "overview": "收到申请32件，答复15件，答复率100%。",
            "claims": [
                ("applications.received", 32, "收到申请32件"),
                ("applications.closed", 15, "答复15件"),
                ("applications.reply_rate", 100, "答复率100%"),
            ],
        },
        (
            "The prose says 32 received and 15 closed, which gives 46.9%, and states a rate of 100%; if the base is another, it "
            "should be named."
        ),
    ),
    (
        "share_mismatch",
        {"overview": "共收到申请805件，其中网络申请258件，占33.9%。"},
        "The prose says “258件，占33.9%”, but 258 out of 805 is 32.05%.",
    ),
    (
        "growth_mismatch",
        {"overview": "收办申请3646件，比2023年（3607件）增长了1.05%。", "claims": [CLAIM]},
        "The prose says “增长了1.05%”, but from 3607 to 3646 it is +1.08%.",
    ),
    (
        "hedged_exact_number",
        {"overview": "公开信息223余条。"},
        "The prose says “223余条”: 223 is exact, and “余” (and more) makes it approximate.",
    ),
    (
        "stale_year",
        {"preface": "统计期限为2023年1月1日至12月31日。"},
        "The report year is 2024, and 2023 is left in the text: “统计期限为2023年1月1日至12月31日。”.",
    ),
    (
        "stale_year",
        {"preface": "统计期限为2023年1月1日至12月31日。", "overview": "2023年，我镇按月公开信息。"},
        "The report year is 2024, and 2023 is left in the text: “统计期限为2023年1月1日至12月31日。” (2 places).",
    ),
    (
        "period_not_full_year",
        {"preface": "统计期限为2024年1月1日至11月30日。"},
        "The period of the figures is given as “2024年1月1日至11月30日”, which is not 1 January to 31 December.",
    ),
    (
        "period_not_full_year",
        {"preface": "统计期限自2024年1月1日至2023年12月31日。"},
        "The period of the figures is given as “2024年1月1日至2023年12月31日”, which ends before it begins.",
    ),
    (
        "wrong_agency_name",
        {"overview": "2024年，我局按月公开，本局人员不变，我局将继续努力。"},
        f"The report of {TOWN} calls its own agency “我局”: “2024年，我局按月公开，本局人员不变，我局将继续努力。” (2 places).",
    ),
    (
        "wrong_agency_name",
        {"overview": "2024年，碧山镇把信息公开延伸到村组。"},
        f"The report of {TOWN} has “碧山镇” as the reporting agency: “2024年，碧山镇把信息公开延伸到村组。”.",
    ),
    (
        "wrong_agency_name",
        {"tail": "青原县碧山镇人民政府\n2025年1月21日"},
        "The title names “青原县云溪镇人民政府”, the signature “青原县碧山镇人民政府”.",
    ),
    (
        "unfilled_placeholder",
        {"overview": "全年公开信息___条。"},
        "“___” in “全年公开信息___条。” was not filled in.",
    ),
    (
        "wrong_citation",
        {"preface": "根据国办公开办函〔2019〕60号编制。"},
        (
            "The report cites “公开办函〔2019〕60号”; it should be “国办公开办函〔2021〕30号” (notice of the General Office of the State "
            "Council)."
        ),
    ),
    (
        "wrong_citation",
        {"preface": "依据条例（国务院令第492号）编制。"},
        "The report cites “国务院令第492号”; from 15 May 2019 on it should be “国务院令第711号” (decree of the State Council).",
    ),
    (
        "wrong_citation",
        {"preface": "根据《条例》第三十二条规定编制年度报告。"},
        "The report cites “条例》第三十二条规定编制年度报告”; annual reports rest on articles 49 and 50 of the regulation.",
    ),
    (
        "pre2019_sections",
        {"overview": "公开信息30条。\n四、政府信息公开的收费及减免情况\n没有收费。"},
        "The chapter “四、政府信息公开的收费及减免情况” belongs to the form before 2019.",
    ),
    (
        "pre2019_sections",
        {"overview": "公开信息30条。\n四、收费及减免情况\n没有收费。\n五、复议、诉讼和申诉情况\n没有。"},
        "The chapters “四、收费及减免情况”, “五、复议、诉讼和申诉情况” belong to the form before 2019.",
    ),
    (
        "section_count_mismatch",
        {"preface": "本报告由七个部分组成。"},
        "The preface says that the report has 7 parts; there are in fact 6.",
    ),
    (
        "empty_problems_section",
        {"problems": "暂无。"},
        "The chapter “五、存在的主要问题及改进情况” says only “暂无。”.",
    ),
    ("empty_problems_section", {}, "The chapter “五、存在的主要问题及改进情况” holds no words."),
    (
        "fee_not_mentioned",
        {"other": "无。", "cells": {DONE: 300}},
        (
            "300 applications were handled in the year, and the report nowhere mentions the information processing fee "
            "(“信息处理费”)."
        ),
    ),
    (
        "oversight_missing",
        {"overview": "将公开纳入年度考核。" + FRESH * 3, "agency": GOVERNMENT},
        "The government's report does not tell the results of public review (“社会评议”), accountability (“责任追究”).",
    ),
    (
        "copied_from_last_year",
        {"overview": LAST, "problems": PROBLEMS, "dossier": {"previous": PREVIOUS}},
        "100% of the prose is that of last year's report (2023), figures, years and names aside.",
    ),
    (
        "problems_copied_from_last_year",
        {"problems": PROBLEMS, "dossier": {"previous": PREVIOUS}},
        "100% of chapter five is that of last year's report (2023).",
    ),
    (
        "doubled_words",
        {"overview": "不断提升工作工作。" + "今年以来各项任务按期完成，群众比较满意，范围不断扩大。"},
        "“工作工作” in “体情况 不断提升工作工作。今年以来各项任” is doubled.",
    ),
    (
        "personal_data",
        {"overview": "申请人身份证号11010519491231002X。"},
        "The text holds the identity number 110105********002X.",
    ),
    (
        "personal_data",
        {"overview": "申请人手机13912345678，已办理。"},
        "The prose holds the mobile number 139****5678, with nothing around it that makes it a contact.",
    ),
    (
        "damaged_text",
        {"overview": "公\ufffd信息30条。"},
        "1 passage seems damaged: “总体情况 公\ufffd信息30条。”.",
    ),
    (
        "damaged_text",
        {"overview": "全年群众满意率达%，公开信息三十条，并且按月公布结果；各村按期公开，回访满意率为%。"},
        "2 passages seem damaged: “全年群众满意率达%，公开信息三”; “开，回访满意率为%。 二、主动”.",
    ),
]


@pytest.mark.parametrize(("check", "given", "english"), CASES, ids=[check for check, _, _ in CASES])
def test_what_is_found_is_said_in_english(check, given, english):
    module = next(item for item in TEXT_CHECKS if item.check.id == check)
    found = examine(module, **given).findings[0]
    assert said(found.check, found.message, found.params, "en") == english
    assert said(found.check, found.message, found.params, "zh") == found.message


def test_every_check_of_the_prose_has_a_case():
    assert {check for check, _, _ in CASES} == {item.check.id for item in TEXT_CHECKS}


@pytest.mark.parametrize(
    ("agency", "year", "english"),
    [
        ("青原县碧山镇人民政府", 2023, "80% of the prose is that of the report of 青原县碧山镇人民政府 on 2023"),
        (None, None, "80% of the prose is that of the report of another agency"),
    ],
)
def test_a_copy_of_another_agencys_report_is_said_in_english(agency, year, english):
    other = report(LAST, agency=agency, year=year, title="年度报告", tail="")
    found = copied(report(LAST), other, Copy(0.8, ()))
    assert said(COPIED.id, found.message, found.params, "en") == f"{english}, figures, years and names aside."
    assert found.params["share"] == 0.8
    assert_says_the_same_in_english(found, names=(agency,))


def test_english_missing_or_other_numbers_are_noticed():
    check = TEXT_CHECKS[0].check
    for wrong in ("", "Only 有 2 cases.", "Only 3 cases.", "2"):
        with pytest.raises(AssertionError):
            assert_says_the_same_in_english(finding(check, Texts("只有2件。", wrong), []))
    assert_says_the_same_in_english(finding(check, Texts("只有2件。", "Only 2 “件”."), []))


def test_quotations_may_hold_quotations():
    assert unquoted("It says “受理“12345”热线88件” twice.") == "It says  twice."
    assert numbers("1月1日至12月31日，第五十条") == numbers("1 January to 31 December, article 50")
