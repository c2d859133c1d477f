"""The form's arithmetic: in memory and by the query the same outcomes and the same broken relations, whatever the cells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gkdash.agencies import Roster, load_deadlines
from gkdash.checks.relations import evaluate, instances, outcomes
from gkdash.checks.run import run
from gkdash.forms import edition
from gkdash.records import Fact, State
from gkdash.store import Rules
from tests.checks.reports import Made, cell, desk
from tests.store.reports import loaded

CHECKS = ("column_balance", "row_total", "outcome_total", "remedy_total")


def facts(form: str, changes: dict[tuple[str, str, str], object]) -> tuple[Fact, ...]:
    plain = Made(edition=form, year=2024 if form == "2021" else 2020).report()
    found = {(fact.table, fact.row, fact.column): fact for fact in plain.cells}
    found |= {key: cell(key, value) for key, value in changes.items()}
    return tuple(found.values())


@st.composite
def spoilt(draw):
    """A report whose figures mostly add up: blocks of cells changed, blanked, doubted or merged."""
    form = draw(st.sampled_from(["2021", "2019"]))
    keys = [key for key in edition(form).cells() if key[0] != "proactive"]
    changes: dict[tuple[str, str, str], object] = {}
    if draw(st.booleans()):
        for row in ("new_received", "granted", "processed_total"):
            changes |= {("applications", row, column): 4 for column in ("natural_person", "total")}
    if form == "2021" and draw(st.booleans()):
        columns = [column.key for column in edition(form).table("applications").blocks[0].columns]
        for column in columns:
            for row in ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous"):
                changes["applications", row, column] = "missing"
            changes["applications", "other", column] = 0
    values = st.one_of(st.integers(0, 5), st.sampled_from([None, "/", "详见附件", "missing", 2.5, -1]))
    changes |= draw(st.dictionaries(st.sampled_from(keys), values, max_size=5))
    return form, facts(form, changes)


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(spoilt(), min_size=12, max_size=36))
def test_memory_and_query_agree(reports):
    """Many reports an example: filling the store takes as long for one as for thirty."""
    scratch = desk()
    made = []
    for number, (form, cells) in enumerate(reports):
        plain = Made(agency=f"佳县第{number}局", edition=form, year=2024 if form == "2021" else 2020).report()
        made.append(loaded(replace(plain, cells=cells), f"{number}.docx"))
    scratch.fill(made, Rules(Roster(()), load_deadlines()))
    examination = scratch.examination()
    list(run(examination, only=CHECKS).found)
    by_query = {
        (name, check): outcome
        for name, check, outcome in examination.rows(
            "select r.agency_name, v.check_id, v.outcome from arithmetic_verdict as v join report as r using (report_id)"
        )
    }
    in_memory = {
        (f"佳县第{number}局", check): outcome.value
        for number, (form, cells) in enumerate(reports)
        for check, outcome in outcomes(form, evaluate(form, cells)).items()
    }
    assert by_query == in_memory


def test_every_edition_has_its_relations():
    for form, rows in (("2021", 25), ("2019", 23)):
        found = [item.check for item in instances(form) if not item.replaces]
        assert {check: found.count(check) for check in CHECKS} == {
            "column_balance": 7,
            "row_total": rows,
            "outcome_total": 7,
            "remedy_total": 3,
        }


def test_relations_of_all_editions_have_numbers_of_their_own():
    numbers = [item.number for form in ("2019", "2021") for item in instances(form)]
    assert len(numbers) == len(set(numbers))


def test_a_row_that_stands_for_three_counts_as_one():
    columns = [column.key for column in edition("2021").table("applications").blocks[0].columns]
    changes: dict[tuple[str, str, str], object] = {}
    for column in columns:
        for row in ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous"):
            changes["applications", row, column] = "missing"
        changes["applications", "other", column] = 0
    for row in ("new_received", "processed_total", "other"):
        changes |= {("applications", row, column): 2 for column in ("natural_person", "total")}
    found = evaluate("2021", facts("2021", changes))
    assert found.broken == ()
    assert {check: outcome.value for check, outcome in outcomes("2021", found).items()} == dict.fromkeys(
        CHECKS, "passed"
    )


def test_where_the_merged_row_and_its_parts_are_printed_nothing_is_said():
    found = evaluate("2021", facts("2021", {("applications", "other", "total"): 1}))
    assert outcomes("2021", found)["outcome_total"] == "not_evaluable"


@pytest.mark.parametrize("value", [None, "/", "详见附件", "missing"])
def test_a_relation_over_a_cell_without_a_figure_is_not_evaluated(value):
    key = ("applications", "processed_total", "total")
    found = evaluate("2021", facts("2021", {key: value, ("applications", "new_received", "total"): 3}))
    assert {item.instance.relation for item in found.broken} == {"applications.row_total"}
    assert [item.check for item in found.unevaluable if not item.replaces] == [
        "column_balance",
        "row_total",
        "outcome_total",
    ]


def test_a_doubtful_figure_makes_the_finding_the_parsers():
    made = Made(cells={"remedies.review.upheld": 1}, doubtful=["remedies.review.upheld"])
    found = evaluate("2021", made.report().cells)
    assert [item.is_doubtful for item in found.broken] == [True]


def test_amounts_and_states_are_kept():
    assert facts("2021", {("proactive", "fees", "amount"): None})[9].state is State.BLANK
