"""The demonstration county: the same for the same seed, sound where it is said to be sound, broken where it is said."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from gkdash.agencies import unit_type_of
from gkdash.demo.agencies import units
from gkdash.demo.county import YEARS, build, reports, roster
from gkdash.demo.geography import place
from gkdash.forms import edition
from gkdash.records import State
from tests.demo.judge import BALANCES, balances, judge, prose, values

CHECKS = {
    "column_balance", "row_total", "outcome_total", "remedy_total", "carry_over", "in_force_flow", "text_table_mismatch",
    "all_zero_tables", "zero_streak", "zero_against_text", "blank_cells", "missing_section", "missing_table",
    "outdated_form", "late_report", "missing_report", "stale_year", "wrong_agency_name", "unfilled_placeholder",
    "copied_from_last_year", "copied_from_peer", "impossible_rate", "rate_out_of_range", "breakdown_mismatch",
    "year_on_year_jump", "peer_outlier", "repeated_figures", "rollup_mismatch", "unit_suspect",
}  # fmt: skip


HABITS = {"text_in_cell"}
"""Found in what agencies do now and then; no county has to have it."""


@pytest.fixture(scope="module")
def county():
    return build()


@pytest.fixture(scope="module")
def by_place(county):
    """Reports in force by (agency, year)."""
    return {(report.agency_id, report.year): report for report in county.reports}


def test_forty_six_agencies_report_over_six_years(county):
    assert len(county.roster) == 46
    assert Counter(agency.unit_type for agency in county.roster) == {
        "government": 1, "office": 1, "department": 28, "vertical": 2, "authorised": 1, "town": 10, "subdistrict": 3,
    }  # fmt: skip
    # 46 agencies times 6 years, less 3 years of the merged one, less 3 not filed, plus 2 corrected ones
    assert len(county.reports) == 46 * 6 - 3 - 3 + 2
    assert county.years == YEARS


def test_everything_is_labelled_as_fictional(county):
    truth = county.truth_json()
    assert truth["fictional"] is True
    assert "虚构" in truth["notice"]
    assert json.loads(json.dumps(truth, ensure_ascii=False))["reports"][0]["agency"] == "澄岚县人民政府"


def test_same_seed_same_truth_and_another_seed_another():
    first, again, other = (build(seed, agencies=20, years=(2020, 2023, 2024)).truth_json() for seed in (7, 7, 8))
    assert first == again
    assert first != other


def test_a_report_does_not_depend_on_which_years_are_asked_for(county):
    alone = list(reports(years=[2022]))
    assert alone == [report for report in county.reports if report.year == 2022]
    backwards = list(reports(years=[2023, 2020]))
    assert [report.year for report in backwards] == sorted((report.year for report in backwards), reverse=True)
    assert {report.agency_id + str(report.year): report for report in backwards}.items() <= {
        report.agency_id + str(report.year): report for report in county.reports
    }.items()


def test_a_county_does_not_depend_on_how_many_others_there_are(county):
    first = [report for report in reports(counties=3) if report.agency_id.startswith("c00x00-")]
    assert first == county.reports


def test_reports_stand_in_their_edition(county):
    for report in county.reports:
        expected = {*edition(report.edition).cells()}
        extra = {*report.cells} - expected
        assert expected <= {*report.cells}
        assert {key[:2] for key in extra} <= {("applications", "other")}
    assert {report.edition for report in county.reports if report.year < 2021} == {"2019"}


@pytest.mark.parametrize("seed", [20240131, pytest.param(3, marks=pytest.mark.deep)])
def test_every_planted_fault_breaks_what_it_says_and_nothing_else(seed):
    """What must be found is found by independent rules; what they find beside it is recorded as a consequence."""
    made = build(seed)
    found = judge(made)
    for report in {(report.agency_id, report.year): report for report in made.reports}.values():
        seen = found[report.agency_id, report.year]
        required = {fault.check for fault in report.faults if not fault.follows}
        allowed = {fault.check for fault in report.faults}
        assert required <= seen <= allowed, (report.agency, report.year)


def test_every_check_of_the_contract_has_a_planted_fault(county):
    planted = Counter(found.fault.check for found in county.faults if not found.fault.follows)
    assert {*planted} - HABITS == CHECKS
    assert planted["missing_report"] == 3
    assert min(number for check, number in planted.items() if check not in HABITS) >= 2


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_every_check_is_planted_whatever_the_seed(seed):
    assert {found.fault.check for found in build(seed).faults if not found.fault.follows} - HABITS == CHECKS


def test_most_reports_are_clean(county):
    clean = [report for report in county.reports if not report.faults]
    assert len(clean) > 0.6 * len(county.reports)


def test_relations_hold_wherever_no_table_fault_is_planted(county):
    for report in county.reports:
        recorded = {fault.check for fault in report.faults} & BALANCES
        assert balances(report) == recorded


def test_figures_are_plausible_for_their_kind_of_unit(by_place):
    market = values(by_place["c00x00-market", 2024])
    assert market["proactive", "licensing", "decisions"] > 2000
    for (agency, year), report in by_place.items():
        cells = values(report)
        received = cells.get(("applications", "new_received", "total"), 0)
        outlier = any(fault.check == "peer_outlier" for fault in report.faults)
        if report.unit_type == "town" and not outlier:
            assert received <= 8, (agency, year)
        if report.unit_type == "department":
            assert received <= 45, (agency, year)
        assert all(isinstance(value, int) for key, value in cells.items() if key[2] != "amount")
        assert all(value >= 0 for key, value in cells.items() if key[2] != "change")
        assert cells.get(("proactive", "regulations", "in_force"), 0) == 0


def test_the_fictional_money_has_up_to_four_decimals(by_place):
    fees = [values(report).get(("proactive", "fees", "amount"), 0) for report in by_place.values()]
    decimals = {len(str(fee).partition(".")[2]) for fee in fees if fee}
    assert {0, 2, 4} <= decimals <= {0, 1, 2, 3, 4}


def test_the_county_is_the_sum_of_its_units_in_a_year_without_faults(by_place):
    units_2019 = [
        report
        for report in by_place.values()
        if report.year == 2019 and report.unit_type not in {"government", "vertical"}
    ]
    county = values(by_place["c00x00-government", 2019])
    for key in [
        ("remedies", "review", "total"),
        ("proactive", "penalties", "decisions"),
        ("applications", "granted", "research"),
    ]:
        assert county[key] == sum(values(report).get(key, 0) for report in units_2019)


def test_a_renamed_agency_keeps_its_id_and_a_merged_one_ends(by_place):
    assert by_place["c00x00-rural", 2020].agency == "澄岚县扶贫开发办公室"
    assert by_place["c00x00-rural", 2021].agency == "澄岚县乡村振兴局"
    assert ("c00x00-grain", 2021) in by_place
    assert ("c00x00-grain", 2022) not in by_place


def test_evidence_stands_in_a_paragraph_and_holds_its_figure(county):
    for report in county.reports:
        paragraphs = [*report.preface, *(text for section in report.sections for text in section.paragraphs)]
        for item in report.indicators:
            assert any(item.evidence in text for text in paragraphs), (report.agency, report.year, item)
        keys = [(item.key, item.value, item.qualifier, item.scope, item.period) for item in report.indicators]
        assert len(keys) == len({*keys})


def test_prose_figures_are_in_their_evidence(county):
    """Digits, wide digits, separators and numerals are all printed; here the plain ones are held against the value."""
    plain = re.compile(r"\d+(?:\.\d+)?")
    for report in county.reports:
        for item in report.indicators:
            numbers = [float(number) for number in plain.findall(item.evidence.replace(",", "").replace("12345", ""))]
            if numbers and re.search("[０-９二三四五六七八九十两万]", item.evidence) is None:
                assert item.value in numbers, (report.agency, report.year, item)


def test_prose_is_filled_in_completely(county):
    for report in county.reports:
        assert re.search(r"[{}]|\]\(", prose(report)) is None
        assert report.title
        assert str(report.year) in report.title


def test_signed_in_time_unless_late(county):
    for report in county.reports:
        due = date(report.year + 1, *((3, 31) if report.unit_type == "government" else (1, 31)))
        late = any(fault.check == "late_report" for fault in report.faults)
        assert report.published_on is not None
        assert (report.published_on > due) == late
        if report.signed_on:
            assert report.signed_on <= report.published_on
    undated = sum(report.signed_on is None for report in county.reports)
    assert 0 < undated < 0.12 * len(county.reports)


def test_cells_come_in_every_state_and_print(county):
    cells = [cell for report in county.reports for cell in report.cells.values()]
    states = Counter(cell.state for cell in cells)
    assert {*states} == {*State}
    assert states[State.NUMBER] > 0.97 * len(cells)
    printed = {cell.printed for cell in cells if cell.state is State.NUMBER}
    assert any(re.fullmatch(r"[０-９]+", text) for text in printed)
    assert any(re.fullmatch(r"\d{1,3}(,\d{3})+", text) for text in printed)
    assert any("（" in text for text in printed)
    assert any(text.endswith("元") for text in printed)
    for cell in cells:
        assert (cell.value is None) == (cell.state is not State.NUMBER)
        assert bool(cell.printed) == (cell.state in {State.NUMBER, State.PLACEHOLDER, State.UNREADABLE})


def test_a_report_published_again_differs_in_a_cell_and_is_sound(county):
    again = [report for report in county.reports if report.revision == 2]
    assert len(again) == 2
    for report in again:
        first = next(
            old
            for old in county.reports
            if (old.agency_id, old.year, old.revision) == (report.agency_id, report.year, 1)
        )
        changed = {key for key in report.cells if report.cells[key] != first.cells[key]}
        assert 1 <= len(changed) <= 4
        assert {fault.check for fault in first.faults} <= {"outcome_total", "row_total"}
        assert balances(first)
        assert not report.faults


def test_roster_names_every_reporting_agency(county):
    lines = county.roster_csv().splitlines()
    assert lines[0] == "id,name,aliases,unit_type,parent,since,until"
    assert len(lines) == 47
    assert (
        "c00x00-rural,澄岚县乡村振兴局,澄岚县扶贫开发办公室|县扶贫开发办公室|县乡村振兴局,department,c00x00-government,,"
        in lines
    )
    assert "c00x00-grain,澄岚县粮食和物资储备局,县粮食和物资储备局,department,c00x00-government,,2021" in lines


def test_names_tell_the_type_they_are_listed_with(county):
    for agency in county.roster:
        told = unit_type_of(agency.names[-1][1])
        assert told in {None, agency.unit_type} or agency.unit_type == "vertical"


def test_cities_consolidate_their_counties():
    made = build(counties=2, agencies=12, years=[2021, 2022])
    assert [agency.id for agency in made.roster if agency.unit_type == "government"] == [
        "c00-government", "c00x00-government", "c00x01-government",
    ]  # fmt: skip
    city = next(report for report in made.reports if (report.agency_id, report.year) == ("c00-government", 2022))
    key = ("applications", "new_received", "total")
    parts = [
        report.cells[key].value
        for report in made.reports
        if report.year == 2022 and report.agency_id in {"c00x00-government", "c00x01-government"}
    ]
    assert city.cells[key].value == sum(parts)
    assert balances(city) == set()


@pytest.mark.parametrize("count", [2, 5, 12, 30, 60])
def test_a_county_of_any_size(count):
    made = units(place(4), count)
    assert len(made) == count
    assert len({agency.id for agency in made}) == count
    assert len({agency.names[-1][1] for agency in made}) == count
    assert len(list(reports(agencies=count, years=[2024]))) >= count - 2


def test_counties_have_names_of_their_own():
    names = [place(index).name for index in range(500)]
    assert len({*names}) == 500
    assert all(re.fullmatch(r"..县", name) for name in names)
    assert len(roster(counties=11, agencies=3)) == 2 + 33
