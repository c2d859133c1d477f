"""Every check has cases for all four outcomes, or a reason why one cannot come about; and each case comes out so."""

import json

import pytest

from gkdash.agencies import Agency, UnitType
from gkdash.checks.messages import sentence
from gkdash.checks.registry import definitions
from gkdash.metrics.intervals import Count, centre_of, dispersion_of, funnel
from tests.checks.cases import CASES, IMPOSSIBLE, MORE, SATISFIED, handled, satisfied
from tests.checks.reports import COUNTY, TOWN, Made, look

OUTCOMES = ("failed", "passed", "not_applicable", "not_evaluable")
ELSEWHERE = {("missing_report", "failed"), ("missing_report", "not_applicable")}
"""Cases that are no report, below."""
PENALTIES = "proactive.penalties.decisions"
LICENCES = "proactive.licensing.decisions"


@pytest.mark.parametrize("check", definitions())
def test_every_check_has_cases_for_every_outcome_or_a_reason(check):
    for outcome in OUTCOMES:
        has = bool(CASES[check].get(outcome)) or (check, outcome) in ELSEWHERE
        assert has != ((check, outcome) in IMPOSSIBLE), (check, outcome)


def can_be_said_in_english_from_what_is_stored(finding):
    definition = definitions()[finding.check]
    stored = json.loads(json.dumps(dict(finding.params), ensure_ascii=False))
    assert sentence(definition, stored) == finding.message
    english = sentence(definition, stored, "en")
    assert "{" not in english
    assert not {"，", "；", "。"} & set(english)


@pytest.mark.parametrize(
    ("check", "outcome", "made"),
    [
        pytest.param(check, outcome, made, id=f"{check}-{outcome}-{number}")
        for check, outcomes in CASES.items()
        for outcome, cases in outcomes.items()
        for number, made in enumerate(cases)
    ],
)
def test_case(check, outcome, made):
    """The last report has a finding exactly where the check fails on it, and its outcome is in the tally."""
    tally, found = look(check, made, MORE.get(check, ()))
    last = made[-1]
    own = [item for item in found if item.year == last.year and item.agency_id == last.agency]
    if outcome == "failed":
        assert len(own) == 1
        finding = own[0].finding
        assert finding.check == check
        assert "{" not in finding.message
        assert finding.evidence
        can_be_said_in_english_from_what_is_stored(finding)
    else:
        assert own == []
    assert tally.get(outcome, 0) >= 1


def test_an_agency_of_the_roster_without_a_report_is_missing():
    more = [Agency("lin", "佳县林业局", unit_type=UnitType.DEPARTMENT)]
    tally, found = look("missing_report", [Made()], more)
    assert tally == {"passed": 1, "failed": 1}
    assert [(item.agency_id, item.finding.message) for item in found] == [
        ("lin", "没有收到2024年度报告，应于2025年1月31日前公布。")
    ]


def test_an_agency_that_has_ceased_is_not_expected():
    more = [Agency("lin", "佳县林业局", unit_type=UnitType.DEPARTMENT, until=2023)]
    assert look("missing_report", [Made()], more) == ({"passed": 1}, [])


def test_an_agency_off_the_roster_is_not_expected():
    tally, _ = look("missing_report", [Made(), Made(agency=None)])
    assert tally == {"passed": 1, "not_applicable": 1}


def test_the_finding_on_a_late_report_names_both_days():
    _, found = look("late_report", CASES["late_report"]["failed"][1])
    assert found[0].finding.message == "应于2025年1月31日前公布，公布日期为2025年2月18日，逾期18天。"
    _, found = look("late_report", CASES["late_report"]["failed"][0])
    assert found[0].finding.message == "应于2025年1月31日前公布，落款日期为2025年2月1日，逾期1天。"
    assert found[0].finding.evidence == ({"due_on": "2025-01-31", "signed_on": "2025-02-01"},)


@pytest.mark.parametrize(
    ("cells", "severity"),
    [
        ({PENALTIES: None}, "review"),
        ({PENALTIES: "/"}, "notice"),
        ({PENALTIES: "/", "proactive.coercion.decisions": None}, "review"),
        ({"applications.granted.total": None, "applications.granted.natural_person": 2}, "error"),
    ],
)
def test_a_blank_weighs_more_than_a_stroke_and_a_blank_total_most(cells, severity):
    _, found = look("blank_cells", [Made(cells=cells)])
    assert found[0].finding.severity == severity


def test_a_table_whose_labels_are_in_the_text_was_not_read_and_is_no_fault_of_the_agency():
    text = "行政复议 结果维持 结果纠正 其他结果 尚未审结 总计"
    _, found = look("missing_table", [Made(cells={"remedies.*.*": "missing"}, text=text)])
    assert (found[0].finding.severity, found[0].finding.fault) == ("notice", "parser")
    _, found = look("missing_table", [Made(cells={"remedies.*.*": "missing"})])
    assert (found[0].finding.severity, found[0].finding.fault) == ("error", "report")


@pytest.mark.parametrize(("figure", "failed"), [(3, 0), (13, 0), (12, 1)])
def test_vertical_bodies_may_be_added_up_or_not(figure, failed):
    more = [
        Agency("a", "佳县甲镇人民政府", unit_type=UnitType.TOWN, parent_id=COUNTY),
        Agency("s", "国家税务总局佳县税务局", unit_type=UnitType.VERTICAL, parent_id=COUNTY),
    ]
    fees = {"proactive.fees.amount": 1, LICENCES: 2}
    made = [
        Made(agency="佳县甲镇人民政府", cells={PENALTIES: 3, **fees}),
        Made(agency="国家税务总局佳县税务局", cells={PENALTIES: 10}),
        Made(agency=COUNTY, cells={PENALTIES: figure, **fees}),
    ]
    tally, _ = look("rollup_mismatch", made, more)
    assert tally.get("failed", 0) == failed


@pytest.mark.parametrize(
    ("reports", "severity", "words"),
    [
        ([*(Made(agency=f"佳县第{n}镇人民政府", cells={LICENCES: 5}) for n in range(14)), Made()],
         "review", "同类单位14家中只有0家全为零，建议核对。"),
        ([*(Made(agency=f"佳县第{n}镇人民政府") for n in range(14)), Made()],
         "notice", "同类单位14家中有14家全为零，可抽查。"),
        ([*(Made(agency=f"佳县第{n}镇人民政府") for n in range(14)), Made(2023, {LICENCES: 5}), Made()],
         "review", "本单位此前1年均有数，今年全为零，建议核对。"),
        ([Made()], "review", "可与台账核对。"),
    ],
)  # fmt: skip
def test_zeros_are_graded_by_peers_and_by_the_agencys_own_years(reports, severity, words):
    _, found = look("all_zero_tables", reports)
    [own] = [item.finding for item in found if item.agency_id == TOWN and item.year == 2024]
    assert own.severity == severity
    assert own.message.endswith(words)


def test_power_is_denied_only_to_a_body_that_the_roster_knows():
    made = Made(agency=None, cells={"proactive.regulations.issued": 2})
    assert look("rules_without_power", [made]) == ({"not_evaluable": 1}, [])


def test_a_stock_entered_wrong_once_is_told_once_with_what_it_should_be():
    stock = "proactive.normative_documents.in_force"
    made = [Made(2022, {stock: 9}), Made(2023, {stock: 19}), Made(2024, {stock: 9})]
    tally, found = look("in_force_flow", made)
    assert tally == {"failed": 1, "not_applicable": 1, "not_evaluable": 1}
    assert [(item.year, item.finding.message) for item in found] == [
        (
            2023,
            "行政规范性文件现行有效19件，而上年9件加制发0件减废止0件为9件（下年度又反向相差同样件数，很可能本年应为9件）。",
        )
    ]


def test_a_satisfaction_rate_is_held_against_the_funnel_with_the_words_that_state_it():
    made = [*SATISFIED, satisfied(70)]
    counts = [Count(rate * 10, 1000) for rate in (*(95 + number % 3 / 5 for number in range(10)), 70)]
    centre = centre_of(counts)
    limits = funnel(centre, 1000, 0.998, dispersion_of(counts, centre))
    tally, found = look("rate_outlier", made)
    assert tally == {"failed": 1, "passed": 10}
    assert found[0].finding.message == (
        f"满意率70.0%（1000件），同类11家合计{centre:.1f}%，界限{limits.low:.1f}%—{limits.high:.1f}%。"
    )
    [evidence] = found[0].finding.evidence
    assert (evidence["indicator"], evidence["text"]) == ("requests.satisfaction_rate", "群众满意率70%")
    assert (evidence["numerator"], evidence["denominator"]) == (700, 1000)


def test_the_funnel_is_that_of_the_metrics():
    """The check's limits are those that pages draw: `gkdash.metrics.intervals`, at three places for the same figures."""
    counts = [Count(cases, of) for cases, of in ((60, 100), (31, 50), (70, 140), (45, 90), (52, 80), (66, 120))]
    counts += [Count(cases, of) for cases, of in ((81, 130), (33, 60), (27, 60), (150, 240), (12, 90))]
    made = [
        Made(agency=f"佳县第{number}镇人民政府", cells=handled(item.cases, item.of))
        for number, item in enumerate(counts)
    ]
    centre = centre_of(counts)
    spread = dispersion_of(counts, centre)
    assert spread > 1
    limits = [funnel(centre, item.of, 0.998, spread) for item in counts]
    far = [number for number, item in enumerate(counts) if item.rate not in limits[number]]
    tally, found = look("rate_outlier", made)
    assert far == [10]
    assert [item.agency_id for item in found] == [made[number].agency for number in far]
    assert tally == {"failed": 1, "passed": 10}
    assert found[0].finding.message == (
        f"公开率13.3%（90件），同类11家合计{centre:.1f}%，界限{limits[10].low:.1f}%—{limits[10].high:.1f}%。"
    )
