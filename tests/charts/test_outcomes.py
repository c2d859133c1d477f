"""Charts of applications, refusals, disclosure, carry-over, remedies and proactive disclosure say the right figures."""

import pytest

from gkdash.charts import applications, carrying, disclosure, proactive, proactive_agencies, refusals, remedies
from gkdash.charts.counted import Cases, coverage, rate
from gkdash.charts.figure import figure, link_at
from gkdash.i18n import translator
from gkdash.metrics.catalogue import metric
from gkdash.views.terms import terms

ZH = translator("zh")
FEES = proactive_agencies.Ranked("收费", "万元", "proactive.fees.amount", "定义")
NAMES = terms("applications", "zh")


def decided(**given):
    plain = dict.fromkeys(applications.OUTCOMES, 0.0)
    return {**plain, "agency_count": 1, "small_count": 0, "decided": sum(given.get(key, 0) for key in plain), **given}


def test_a_number_in_a_sentence_reads_like_one_and_chooses_the_plural():
    assert f"{Cases(45283.0, 'zh')}" == "4.53万"
    assert translator("en")("{n} 家有办结", n=Cases(1, "en")) == "1 agency decided applications"
    assert translator("en")("{n} 家有办结", n=Cases(45283, "en")) == "45,283 agencies decided applications"


def test_coverage_tells_what_is_left_out():
    row = {"report_count": 44, "consolidated_count": 1}
    assert (
        coverage(row, 43, "zh", ZH)
        == "按 43 份报告相加；1 份没有读到所需数字，未计入；1 份政府汇总报告已含下级单位，不重复相加"
    )


@pytest.mark.parametrize(
    ("cases", "of", "expected"),
    [(5, 10, 50.0), (0, 10, 0.0), (5, 9, None), (0, 0, None), (11, 10, None), (None, 10, None), (5, None, None)],
)
def test_no_rate_below_the_minimum_of_nothing_or_beyond_the_whole(cases, of, expected):
    assert rate(cases, of, 10) == expected


def flow_row(**given):
    keys = (*applications.CAME_FROM, *applications.OUTCOMES, "carried_out")
    plain = {f"{key}__{who}": 0.0 for key in keys for who in applications.APPLICANTS}
    return {**plain, "report_count": 3, "whole_count": 2, "consolidated_count": 0, **given}


def totals(**given):
    return {**dict.fromkeys((*applications.OUTCOMES, "carried_out"), 0.0), **given}


def test_flow_adds_up_by_applicant_and_outcome_and_says_where_it_does_not():
    row = flow_row(
        new_received__natural_person=7.0,
        carried_in__natural_person=1.0,
        new_received__commercial=2.0,
        granted__natural_person=3.0,
        refused__natural_person=4.0,
        granted__commercial=2.0,
    )
    chart = applications.flow(2024, row, totals(granted=5.0, refused=4.0), NAMES, "zh", ZH)
    assert chart.title == "应办 10 件，自然人占 80.0%；结果以予以公开最多（5 件）"
    assert chart.coverage == "按 2 份报告相加；1 份没有读到所需数字，未计入；收件与去向相差 1 件，是报告自身不平"
    assert ("natural_person", "refused_end", 4.0) in chart.plot.flows
    assert ("carried_in", "natural_person", 1.0) in chart.plot.flows
    assert chart.rows[0] == ("自然人", 7, 1, 3, 0, 4, 0, 0, 0, 0)
    assert chart.rows[-1] == ("合计", 9, 1, 5, 0, 4, 0, 0, 0, 0)


def test_flow_says_where_its_sums_are_not_those_of_the_column_of_totals():
    row = flow_row(
        new_received__natural_person=7.0,
        granted__natural_person=4.0,
        partly_granted__natural_person=2.0,
        report_count=2,
    )
    chart = applications.flow(2024, row, totals(granted=4.0, partly_granted=1.0), NAMES, "zh", ZH)
    assert chart.coverage == (
        "按 2 份报告相加；收件与去向相差 1 件，是报告自身不平；"
        "图按申请人逐格相加，与报告的总计列不同：部分公开 2 件（总计列 1 件）"
    )
    agreeing = applications.flow(2024, row, totals(granted=4.0, partly_granted=2.0), NAMES, "zh", ZH)
    assert "总计列" not in agreeing.coverage


def test_stops_of_a_flow_stand_inside_the_drawing_one_below_the_other():
    row = flow_row(
        **{f"new_received__{who}": 4.0 for who in applications.APPLICANTS},
        **{f"granted__{who}": 4.0 for who in applications.APPLICANTS},
    )
    drawn = figure(applications.flow(2024, row, totals(granted=24.0), NAMES, "zh", ZH)).to_dict()["data"][0]["node"]
    middle = [y for x, y in zip(drawn["x"], drawn["y"], strict=True) if x == pytest.approx(0.5)]
    assert len(middle) == 6
    assert middle == sorted(middle)
    assert middle[-1] < 1 - 0.5 * (middle[1] - middle[0]) + 0.03


def test_small_agencies_are_one_bar():
    rows = [
        decided(agency_id="edu", agency="教育局", granted=30.0, refused=10.0),
        decided(agency_id=None, agency=None, granted=5.0, unavailable=5.0, agency_count=4, small_count=4),
    ]
    chart = applications.by_agency(2024, rows, 10, NAMES, "zh", ZH)
    assert chart.title == "教育局办结最多（40 件），占全部的 80.0%"
    assert chart.coverage == "5 家有办结；不足 10 件的 4 家不单列，以免几件定比例"
    assert chart.plot.categories == ("教育局", "其余 4 家合计")
    assert chart.rows == (("教育局", 30, 0, 10, 0, 0, 0, 40), ("其余 4 家合计", 5, 0, 0, 5, 0, 0, 10))
    assert link_at(chart, 0, 0).parameters == (
        ("agency", "edu"),
        ("year", "2024"),
        ("cell", "applications.processed_total.total"),
    )
    assert link_at(chart, 0, 1) is None


def test_no_agency_large_enough_to_stand_alone():
    rows = [decided(agency_id=None, agency=None, granted=5.0, agency_count=3, small_count=3)]
    assert applications.by_agency(2024, rows, 10, NAMES, "zh", ZH).title == "没有单位办结满 10 件，合并列出"


def test_mix_by_year_states_first_and_last():
    rows = [
        decided(year=2022, granted=5.0, refused=5.0, report_count=3, outcome_count=3),
        decided(year=2023, report_count=3, outcome_count=0),
        decided(year=2024, granted=2.0, partly_granted=1.0, refused=9.0, report_count=4, outcome_count=3),
    ]
    chart = applications.by_year(rows, NAMES, "zh", ZH)
    assert chart.title == "公开和部分公开的占比：2022 年度 50.0%，2024 年度 25.0%"
    assert chart.plot.categories == ("2022", "2024")
    assert chart.coverage == "按 3 份报告相加；1 份没有读到所需数字，未计入"


def reasons_row(**given):
    plain = dict.fromkeys((*refusals.GROUNDS, *refusals.OTHERWISE), 0.0)
    return {**plain, "report_count": 5, "refused_count": 5, **given}


def test_reasons_most_frequent_first_and_a_figure_nobody_gives_is_no_zero():
    now = reasons_row(refused_security=3.0, refused_deliberative=1.0, refused_state_secret=None)
    before = reasons_row(refused_third_party=2.0)
    chart = refusals.reasons(2024, now, before, refusals.GROUNDS, "不予公开", NAMES, "zh", ZH)
    assert chart.title == "不予公开 4 件，最多的是“危及‘三安全一稳定’”（3 件，占 75.0%）"
    assert chart.plot.categories == ("危及“三安全一稳定”", "属于四类过程性信息", "保护第三方合法权益")
    assert [series.values for series in chart.plot.series] == [(3.0, 1.0, 0.0), (0.0, 0.0, 2.0)]
    assert ("属于国家秘密", None, 0) in chart.rows


def test_nothing_refused():
    chart = refusals.reasons(2024, reasons_row(), None, refusals.GROUNDS, "不予公开", NAMES, "zh", ZH)
    assert chart.title == "2024 年度没有不予公开"


def test_grounds_by_agency_lead_to_the_cell():
    rows = [
        {
            **reasons_row(refused_security=4.0, refused_other_law=None),
            "agency_id": "tax",
            "agency": "税务局",
            "refused": 4.0,
            "processed_total": 8.0,
            "agency_count": 3,
        },
        {
            **reasons_row(refused_security=1.0),
            "agency_id": "edu",
            "agency": "教育局",
            "refused": 1.0,
            "processed_total": None,
            "agency_count": 3,
        },
    ]
    chart = refusals.grounds(2024, rows, reasons_row(refused_security=6.0), NAMES, "zh", ZH)
    assert chart.title == "税务局不予公开最多（4 件，占 66.7%），理由以“危及‘三安全一稳定’”为主（4 件）"
    assert chart.coverage == "3 家有不予公开；列出最多的 2 家；按 5 份报告相加"
    boxes = chart.plot.rows[0].boxes
    assert (boxes[0].text, boxes[0].link) == ("0", None)
    assert boxes[1] is None
    assert boxes[2].link.parameters[2] == ("cell", "applications.refused_security.total")
    assert [(box.text, box.strength) for box in boxes[2:3]] == [("4", 1.0)]
    assert [row.boxes[-1].text for row in chart.plot.rows] == ["4/8", "—"]


def rate_row(agency, cases, base, **totals):
    plain = {"fit_count": 2, "small_count": 3, "empty_count": 1, "unknown_count": 0, "impossible_count": 0}
    return {
        "agency_id": agency,
        "agency": agency,
        "cases": cases,
        "base": base,
        "all_cases": 60.0,
        "all_base": 200.0,
        **plain,
        **totals,
    }


def test_disclosure_tells_who_differs_clearly_and_who_is_too_small():
    rows = [rate_row("甲", 5.0, 100.0), rate_row("乙", 4.0, 12.0)]
    chart = disclosure.by_agency(2024, rows, metric("disclosure_rate"), "zh", ZH)
    assert chart.title == "合计公开率 30.0%；可比的 2 家中明显低于合计的 1 家，明显高于的 0 家"
    assert chart.coverage == "可比的 2 家；3 家分母不足 10 件，只计入合计；1 家没有申请，不算比率"
    assert chart.plot.series[0].values == (5.0, pytest.approx(100 / 3))
    assert chart.plot.series[0].low[0] == pytest.approx(2.154, abs=0.001)
    assert chart.plot.reference == (30.0, "合计 30.0%")
    assert chart.rows[-1][:4] == ("合计", 60, 200, 30.0)


def test_a_long_label_at_the_edge_has_its_room():
    chart = disclosure.by_agency(2024, [rate_row("甲", 1816.0, 3050.0)], metric("disclosure_rate"), "zh", ZH)
    assert chart.plot.series[0].labels == ("59.5% (1816/3050)",)
    assert figure(chart).layout.margin.r > 120


def test_nobody_to_compare():
    rows = [{**rate_row(None, None, None, fit_count=0), "agency": None}]
    chart = disclosure.by_agency(2024, rows, metric("disclosure_rate_held"), "zh", ZH)
    assert chart.title == "合计公开率 30.0%；没有单位的分母满 10 件，不作比较"
    assert len(chart.rows) == 1


def test_three_denominators_over_the_years():
    def year(number, cases, *bases):
        told = {f"{key}_of": base for key, base in zip(disclosure.RATES, bases, strict=True)}
        counts = {f"{key}_count": 3 for key in disclosure.RATES}
        return {
            "year": number,
            "report_count": 3,
            **told,
            **counts,
            **{f"{key}_cases": cases for key in disclosure.RATES},
        }

    rows = [year(2023, 4.0, 9.0, 8.0, 6.0), year(2024, 10.0, 40.0, 25.0, 20.0)]
    chart = disclosure.by_year(rows, [metric(key) for key in disclosure.RATES], "zh", ZH)
    assert chart.title == "2024 年度公开率因分母而异：25.0% 至 50.0%"
    assert [series.values for series in chart.plot.series] == [(None, 25.0), (None, 40.0), (None, 50.0)]
    assert chart.rows[0] == ("2023", None, 4, 9, None, 4, 8, None, 4, 6)


TOTALS = {
    "link_count": 3,
    "broken_count": 1,
    "link_count_now": 2,
    "broken_count_now": 1,
    "unknown_count": 1,
    "agency_count": 2,
}


def carry(agency, year, came, went, before, *, is_broken=None, **given):
    held = before is not None or is_broken is not None
    return {
        "agency_id": agency,
        "agency": agency,
        "year": year,
        "carried_in": came,
        "carried_out": went,
        "before_out": before,
        "has_before": held,
        "is_broken": is_broken,
        **TOTALS,
        **given,
    }


def test_a_broken_link_is_marked_and_a_missing_year_is_empty():
    rows = [
        carry("甲", 2022, 0.0, 2.0, None),
        carry("甲", 2023, 2.0, 5.0, 2.0, is_broken=False),
        carry("甲", 2024, 3.0, 1.0, 5.0, is_broken=True),
        carry("乙", 2024, None, 1.0, None, has_before=False),
    ]
    chart = carrying.chains(2024, rows, "zh", ZH)
    assert chart.title == "历年 3 处结转中 1 处断开；2024 年度 2 处中断开 1 处"
    one, other = chart.plot.rows
    assert [box.text for box in one.boxes] == ["0 → 2", "2 → 5", "✕ 5 ≠ 3 → 1"]
    assert one.boxes[2].style == "error"
    assert one.boxes[2].said == "甲 2024 年度：上年度报告结转下年度 5 件，本年度报告上年结转 3 件，不衔接"
    assert other.boxes[:2] == (None, None)
    assert (other.boxes[2].text, other.boxes[2].style) == ("? → 1", "notice")
    assert [row[5] for row in chart.rows] == ["没有上年度报告", "衔接", "断开", "没有上年度报告"]


def test_all_links_hold():
    rows = [carry("甲", 2024, 2.0, 1.0, 2.0, is_broken=False, broken_count=0, broken_count_now=0, unknown_count=0)]
    assert carrying.chains(2024, rows, "zh", ZH).title == "历年 3 处结转全部衔接"


def cases(year, **given):
    kinds = [f"{kind}_{key}" for kind in remedies.KINDS for key in (*remedies.RESULTS, "total", "unsound_count")]
    counts = {f"{kind}_count": 3 for kind in remedies.KINDS}
    return {"year": year, "report_count": 3, "consolidated_count": 0, **dict.fromkeys(kinds, 0.0), **counts, **given}


def test_corrections_are_of_finished_cases_and_need_ten():
    told = {"review_upheld": 9.0, "review_corrected": 3.0, "review_pending": 5.0, "review_total": 17.0}
    suits = {"litigation_direct_corrected": 1.0, "litigation_direct_total": 2.0, "litigation_direct_pending": 1.0}
    row = cases(2024, **told, **suits)
    metrics = [metric(item) for item in remedies.OF_RATE]
    chart = remedies.corrections([row], metrics, "zh", ZH)
    assert chart.title == (
        "2024 年度复议纠错率（占已审结） 25.0%；诉讼纠错率（占已审结）：已审结 1 件，纠正 1 件，不足 10 件不算比率"
    )
    assert chart.rows == (("2024", 25.0, 3, 12, None, 1, 1),)
    assert chart.plot.series[0].labels == ("3/12",)
    results = remedies.results(row, terms("remedies", "zh"), "zh", ZH)
    assert results.title == "复议 17 件、诉讼 2 件；已审结 13 件，纠正 4 件"
    assert results.rows[0] == ("行政复议", 9, 3, 0, 5, 17)


def test_rows_that_do_not_add_up_are_told():
    row = cases(2024, review_count=2, review_unsound_count=1, review_total=3.0, review_upheld=3.0)
    assert remedies.results(row, terms("remedies", "zh"), "zh", ZH).coverage.endswith(
        "；1 处各项之和不等于总计，未计入"
    )


def year_row(year, **given):
    plain = {f"{key}{end}": None for key in proactive.ACTS for end in ("", "_count")}
    return {"year": year, "report_count": 2, **plain, "fees_doubted": None, "fees_doubted_count": 0, **given}


def test_acts_shade_by_change_and_leave_doubted_fees_out():
    counts = {f"{key}_count": 2 for key in proactive.ACTS}
    rows = [
        year_row(2023, licensing_decisions=20000.0, penalty_decisions=10.0, coercion_decisions=0.0, **counts),
        year_row(
            2024,
            licensing_decisions=25000.0,
            penalty_decisions=9.0,
            coercion_decisions=1.0,
            fees_wan=12.5,
            fees_doubted=498260.0,
            **{**counts, "fees_doubted_count": 1, "fees_wan_count": 1},
        ),
    ]
    chart = proactive.acts(rows, terms("proactive", "zh"), "zh", ZH)
    assert chart.title == "行政许可 2.50万 件（较上年 +25.0%）；行政处罚 9 件（较上年 −10.0%）；行政强制 1 件"
    assert chart.coverage == "按 2 份报告相加；1 家收费金额疑以元填报（共 498260 万元），未计入收费"
    assert [(box.text, round(box.strength, 2)) for box in chart.plot.rows[0].boxes] == [
        ("2.00万", 0.0),
        ("2.50万", 0.5),
    ]
    assert chart.plot.rows[3].boxes[0] is None
    assert chart.rows[3] == ("行政事业性收费", None, 12.5)


def agency_row(name, value, before, **given):
    plain = {"is_doubted": False, "before_is_doubted": False, "is_hedged": False}
    return {
        "agency_id": name,
        "agency": name,
        "value": value,
        "before": before,
        **plain,
        "agency_count": 3,
        "whole": 40.0,
        "unknown_count": 2,
        "zero_count": 4,
        **given,
    }


def test_a_doubted_fee_stands_in_the_table_only():
    rows = [agency_row("甲", 30.0, 20.0), agency_row("乙", 10.0, None), agency_row("丙", 90000.0, 9.0, is_doubted=True)]
    chart = proactive_agencies.by_agency(2024, rows, FEES, "zh", ZH)
    assert chart.title == "收费：甲最多（30万元，占 75.0%）"
    assert chart.coverage == "3 家有数；4 家为零；2 家没有数字，不当作零；1 家金额疑以元填报，未画入"
    assert chart.plot.categories == ("甲", "乙")
    assert chart.plot.series[1].values == (20.0, None)
    assert chart.rows[2] == ("丙", 90000.0, 9.0, "疑以元填报")
