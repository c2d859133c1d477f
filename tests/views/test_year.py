"""The figures of a year say what they rest on, and a figure that nobody states is no 0."""

from gkdash.i18n import translator
from gkdash.views.year import facts

NOW = {
    "year": 2024,
    "report_count": 44,
    "counted_count": 43,
    "new_received": 403.0,
    "new_received_count": 43,
    "disclosed": 166.0,
    "processed_total": 410.0,
    "hotline_received": 31610.0,
    "hotline_count": 36,
    "hotline_matched": 27310.0,
    "hotline_matched_count": 33,
    "satisfaction_median": 98.6,
    "satisfaction_count": 13,
    "error_count": 7,
    "error_report_count": 6,
}
BEFORE = {
    **NOW,
    "year": 2023,
    "new_received": 499.0,
    "disclosed": 228.0,
    "processed_total": 493.0,
    "error_count": 7,
    "hotline_received": 24520.0,
    "hotline_matched": 27754.0,
}
UNSTATED = {
    **NOW,
    "new_received": None,
    "disclosed": None,
    "hotline_received": None,
    "hotline_matched": None,
    "hotline_matched_count": 0,
    "satisfaction_median": None,
}


def told(rows, language="zh"):
    return [
        (fact.name, fact.value, fact.change, fact.note) for fact in facts(rows, 2024, language, translator(language))
    ]


def test_each_figure_has_its_change_and_its_base():
    assert told([BEFORE, {**NOW, "satisfaction_median": 95.0}]) == [
        ("本年新收申请", "403", "较上年 −96", "43/43 份报告有此数"),
        ("公开率", "40.5%", "较上年 −5.8 个百分点", "予以和部分公开，占已办结 410 件"),
        ("12345 热线受理", "3.16万", "两年都写明的 33 家比上年 −1.6%", "36/44 份报告写明"),
        ("群众满意率（中位数）", "95%", "上年 98.6%（13 家）", "13/44 份报告写明"),
        ("错误类发现", "7", "较上年 ±0", "涉及 6 份报告"),
    ]


def test_what_nobody_states_is_a_dash_and_has_no_change():
    assert [(value, change) for _, value, change, _ in told([BEFORE, UNSTATED])] == [
        ("—", ""),
        ("—", ""),
        ("—", ""),
        ("—", "上年 98.6%（13 家）"),
        ("7", "较上年 ±0"),
    ]


def test_more_agencies_that_state_a_figure_are_no_rise():
    before = {**BEFORE, "hotline_received": 2452.0, "hotline_count": 36}
    assert told([before, NOW])[2][2] == "两年都写明的 33 家比上年 −1.6%"


def test_what_no_agency_states_in_both_years_is_not_compared():
    apart = {"hotline_matched": None, "hotline_matched_count": 0}
    assert told([{**BEFORE, **apart}, {**NOW, **apart}])[2][2] == ""


def test_no_report_no_figures():
    assert told([BEFORE]) == []


def test_no_rate_without_a_decided_application():
    assert told([{**NOW, "disclosed": 0.0, "processed_total": 0.0}])[1][:2] == ("公开率", "—")


def test_english():
    assert told([NOW], "en")[2] == (
        "12345 hotline orders",
        "31,610",
        "",
        "stated in the prose of 36 of 44 reports",
    )
