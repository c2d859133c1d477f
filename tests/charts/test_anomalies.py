"""Charts of anomalies state the finding, and tell severities, zeros and doubts apart without colour."""

from gkdash.charts import Link, anomalies
from gkdash.charts.theme import STYLES
from gkdash.i18n import translator

ZH = translator("zh")
TITLES = {"row_total": "总计不等于各类之和", "late_report": "逾期", "carry_over": "结转不衔接"}


def found(agency, check, severity, count=1, whole=2):
    return {
        "agency_id": agency,
        "agency": {"a": "甲局", "b": "乙镇"}[agency],
        "unit_type": None,
        "check_id": check,
        "finding_count": count,
        "severity": severity,
        "agency_count": whole,
    }


HEAT = [found("a", "row_total", "error", 2), found("a", "late_report", "review"), found("b", "carry_over", None)]


def test_agencies_against_checks():
    chart = anomalies.heat(2024, HEAT, TITLES, ZH, reports=9)
    assert chart.title == "2 家单位有检查发现，最多的是甲局（3 项）"
    assert chart.coverage == "已检查 9 份报告"
    assert chart.plot.columns == ("总计不等于各类之和", "逾期", "结转不衔接")
    assert [[box.text if box else None for box in row.boxes] for row in chart.plot.rows] == [
        ["✕2", "△", None],
        [None, None, "?"],
    ]
    assert chart.rows == (("甲局", 2, 1, 0, 3), ("乙镇", 0, 0, 1, 1))


def test_a_field_says_in_words_what_its_sign_says_and_leads_to_the_list():
    box = anomalies.heat(2024, HEAT, TITLES, ZH, reports=9).plot.rows[1].boxes[2]
    assert (box.said, box.style) == ("乙镇：结转不衔接，读取存疑 1 项", "unreadable")
    assert box.link == Link("anomalies", (("part", "list"), ("agency", "b"), ("check", "carry_over"), ("year", "2024")))


def test_agencies_that_are_not_listed_are_counted():
    rows = [{**row, "agency_count": 300} for row in HEAT]
    chart = anomalies.heat(2024, rows, TITLES, ZH, reports=900)
    assert chart.title.startswith("300 家单位有检查发现")
    assert chart.coverage == "已检查 900 份报告；只列出 2 家，其余 298 家请缩小范围"


def test_signs_are_all_different():
    assert len({*anomalies.SIGNS.values(), anomalies.DOUBT, "·"}) == len(anomalies.SIGNS) + 2


def counted(check, severity, count, fault="report", year=2024):
    return {"year": year, "check_id": check, "severity": severity, "fault": fault, "finding_count": count}


COUNTS = [
    counted("late_report", "review", 5),
    counted("row_total", "error", 2),
    counted("row_total", "error", 4, year=2023),
    counted("carry_over", "error", 1),
    counted("carry_over", "review", 3, fault="parser"),
]


def test_checks_are_ordered_by_their_gravest_findings():
    chart = anomalies.by_check(2024, COUNTS, TITLES, ZH)
    assert chart.title == "错误 3 项，以“总计不等于各类之和”为最多"
    assert chart.rows == (
        ("总计不等于各类之和", 2, 0, 0, 2),
        ("结转不衔接", 1, 0, 0, 1),
        ("逾期", 0, 5, 0, 5),
    )
    assert [(series.style, series.values) for series in chart.plot.series] == [
        ("error", (2, 1, 0)),
        ("review", (0, 0, 5)),
    ]


def test_what_the_parser_doubts_is_counted_apart():
    assert anomalies.by_check(2024, COUNTS, TITLES, ZH).coverage == "8 项发现，来自 3 项检查；另有 3 项读取存疑，未画入"


def test_no_errors():
    assert anomalies.by_check(2024, COUNTS[:1], TITLES, ZH).title == "没有错误，待核 5 项"


LADDER = {"zero_text": 1, "zero_usual": 7, "blank": 2, "no_tables": 1, "unreadable": 1, "missing": 3, "figures": 30}


def test_ladder_of_zeros_tells_explicit_zeros_from_gaps():
    chart = anomalies.zeros(2024, LADDER, ZH)
    assert chart.title == "8 家三张表全为零，其中 1 家值得先看"
    assert chart.coverage == "应报或已报 45 家；30 家有不为零的数字，未画入；3 家有空白、占位符或缺表，不当作零"
    assert chart.plot.categories == (
        "全为零，文字却有应统计的事项",
        "全为零，同类单位也多为零",
        "没有数字，格是空的",
        "三张表都没有找到",
        "没有读到非零数，有的格读取存疑",
        "未报",
    )
    assert chart.rows[-1] == ("有不为零的数字", 30)


def test_every_rung_has_one_bar_in_the_look_of_its_kind():
    chart = anomalies.zeros(2024, LADDER, ZH)
    looks = {series.style: series.values for series in chart.plot.series}
    assert looks["error"] == (1, None, None, None, None, None)
    assert looks["missing"] == (None, None, None, 1, None, 3)
    assert {rung.style for rung in anomalies.RUNGS.values()} <= STYLES.keys()


def test_zeros_that_are_usual():
    assert anomalies.zeros(2024, {"zero_usual": 2, "figures": 5}, ZH).title == "2 家三张表全为零，在同类单位中都属平常"
    assert anomalies.zeros(2024, {"figures": 5}, ZH).title == "没有三张表全为零的单位"


def test_a_rung_leads_to_who_stands_on_it():
    chart = anomalies.zeros(2024, LADDER, ZH)
    assert chart.plot.links[0] == Link("anomalies", (("part", "zeros"), ("rung", "zero_text"), ("year", "2024")))
    assert chart.plot.links[-1] == Link("./", (("year", "2024"),))


def copy(check, share, source, year):
    return {
        "check_id": check,
        "agency_id": "a",
        "agency": "甲局",
        "key": "k",
        "share": share,
        "source_agency": source,
        "source_year": year,
        "finding_count": 2,
        "check_count": 1,
    }


COPIES = [copy("copied_from_last_year", 0.953, "甲局", 2023), copy("copied_from_peer", None, "乙镇", 2024)]


def test_copies_say_from_whom():
    chart = anomalies.copies(2024, COPIES, ZH)
    assert chart.title == "1 家沿用上年正文，1 家与其他单位雷同"
    assert chart.plot.categories == ("甲局 ← 本单位 2023 年", "甲局 ← 乙镇 2024 年")
    assert chart.rows == (("甲局", 95.3, "甲局", "2023"), ("甲局", None, "乙镇", "2024"))


def test_one_kind_of_copy():
    assert anomalies.copies(2024, COPIES[1:], ZH).title == "1 家与其他单位雷同"


def test_outcomes_that_are_not_passed_are_told_apart():
    rows = [
        {"check_id": "late_report", "outcome": "passed", "report_count": 40},
        {"check_id": "late_report", "outcome": "not_evaluable", "report_count": 9},
        {"check_id": "row_total", "outcome": "failed", "report_count": 2},
    ]
    chart = anomalies.tally(rows, TITLES, ZH)
    assert chart.title == "2 项检查中，1 项有报告无法检查"
    assert chart.rows == (("总计不等于各类之和", 2, 0, 0, 0), ("逾期", 0, 40, 0, 9))
    assert chart.plot.rows[1].boxes[3].said == "逾期：无法检查 9 份"
