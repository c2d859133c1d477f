"""One cause, one explanation: planted slips are found for what they are, and the figures stay as reported."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gkdash.checks.cause import Kind, causes
from gkdash.checks.relations import evaluate
from gkdash.checks.single import examine
from gkdash.demo.figures import APPLICANTS
from gkdash.records import Fact, State
from tests.checks.reports import Made

NATURAL, FIRM, RESEARCH, TOTAL = "natural_person", "commercial", "research", "total"


def sound() -> dict[tuple[str, str, str], float]:
    """A report of a busy agency in which everything adds up."""
    figures: dict[tuple[str, str, str], float] = {}
    shares = {
        "granted": {NATURAL: 21, FIRM: 12, RESEARCH: 1},
        "partly_granted": {NATURAL: 7, FIRM: 2},
        "unavailable_not_held": {NATURAL: 13, FIRM: 3},
        "rejected_duplicate": {NATURAL: 2},
        "carried_out": {NATURAL: 4, FIRM: 1},
        "carried_in": {NATURAL: 3},
    }
    for row, parts in shares.items():
        for column in APPLICANTS:
            figures["applications", row, column] = parts.get(column, 0)
    for column in APPLICANTS:
        done = sum(figures["applications", row, column] for row in shares if row not in {"carried_in", "carried_out"})
        figures["applications", "processed_total", column] = done
        figures["applications", "new_received", column] = (
            done + figures["applications", "carried_out", column] - figures["applications", "carried_in", column]
        )
    for row in (*shares, "processed_total", "new_received"):
        figures["applications", row, TOTAL] = sum(figures["applications", row, column] for column in APPLICANTS)
    figures |= {
        ("remedies", "review", column): value
        for column, value in zip(("upheld", "corrected", "total"), (3, 1, 4), strict=True)
    }
    return figures


def cells(figures: dict[tuple[str, str, str], float]) -> list[Fact]:
    return list(Made(cells={".".join(key): value for key, value in figures.items()}).report().cells)


def explained(figures):
    facts = cells(figures)
    return causes(facts, evaluate("2021", facts))


def spoil(*changes):
    figures = sound()
    for row, column, value in changes:
        table = "remedies" if row == "review" else "applications"
        figures[table, row, column] = value
    return explained(figures)


def test_a_sound_report_has_nothing_to_explain():
    assert explained(sound()) == ()


@pytest.mark.parametrize(
    ("changes", "kind", "checks", "changed"),
    [
        # a total misadded: its row and the column of totals break, and one figure mends both
        ([("granted", TOTAL, 35)], Kind.TOTAL, ("row_total", "outcome_total"), [("granted", TOTAL, 34)]),
        ([("review", TOTAL, 5)], Kind.TOTAL, ("remedy_total",), [("review", TOTAL, 4)]),
        ([("processed_total", NATURAL, 44)], Kind.TOTAL, ("outcome_total", "row_total", "column_balance"), [("processed_total", NATURAL, 43)]),
        # one part wrong
        ([("partly_granted", NATURAL, 9)], Kind.CELL, ("row_total", "outcome_total"), [("partly_granted", NATURAL, 7)]),
        ([("new_received", FIRM, 20)], Kind.CELL, ("row_total", "column_balance"), [("new_received", FIRM, 18)]),
        # digits exchanged, a digit lost or doubled
        ([("granted", NATURAL, 12)], Kind.TRANSPOSED, ("row_total", "outcome_total"), [("granted", NATURAL, 21)]),
        ([("granted", NATURAL, 221)], Kind.DIGIT, ("row_total", "outcome_total"), [("granted", NATURAL, 21)]),
        ([("unavailable_not_held", NATURAL, 3)], Kind.DIGIT, ("row_total", "outcome_total"), [("unavailable_not_held", NATURAL, 13)]),
        # a figure in the next column: the row's total is right, two columns are off
        (
            [("granted", FIRM, 0), ("granted", RESEARCH, 13)],
            Kind.SHIFTED,
            ("outcome_total",),
            [("granted", FIRM, 12), ("granted", RESEARCH, 1)],
        ),
        # in the next row: the column is right, two rows are off
        (
            [("rejected_duplicate", NATURAL, 0), ("rejected_reissue", NATURAL, 2)],
            Kind.MOVED,
            ("row_total",),
            None,
        ),
    ],
)  # fmt: skip
def test_a_slip_is_found_for_what_it_is(changes, kind, checks, changed):
    [cause] = spoil(*changes)
    if changed is None:
        # 合计 of both rows are as before, so that one figure in either may have been moved: nothing is named for sure
        assert cause.checks == checks
        return
    assert (cause.kind, cause.checks) == (kind, checks)
    assert [(item.cell[1], item.cell[2], item.fitting) for item in cause.changes] == changed


def test_two_slips_are_two_causes():
    found = spoil(("granted", TOTAL, 35), ("new_received", FIRM, 20))
    assert {(item.kind, item.checks, item.changes[0].cell[1:]) for item in found} == {
        (Kind.TOTAL, ("row_total", "outcome_total"), ("granted", TOTAL)),
        (Kind.CELL, ("row_total", "column_balance"), ("new_received", FIRM)),
    }


def test_slips_in_two_tables_are_two_causes():
    found = spoil(("granted", TOTAL, 35), ("review", TOTAL, 5))
    assert [item.checks for item in found] == [("row_total", "outcome_total"), ("remedy_total",)]


def test_where_no_small_change_explains_it_each_relation_is_named_once():
    found = spoil(("granted", NATURAL, 22), ("granted", TOTAL, 35))
    assert [(item.kind, item.checks, len(item.breaks)) for item in found] == [(Kind.UNKNOWN, ("outcome_total",), 2)]


def test_the_reported_figures_are_never_touched():
    figures = sound()
    figures["applications", "granted", TOTAL] = 35
    facts = cells(figures)
    before = list(facts)
    found = causes(facts, evaluate("2021", facts))
    assert facts == before
    assert found[0].changes[0].reported == 35


POSITIONS = [key for key in sound() if key[0] == "applications"]


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.sampled_from(POSITIONS), st.integers(1, 60))
def test_any_one_wrong_figure_of_a_sound_report_is_found(key, by):
    """Each cell of table three lies in a row and a column, so that one wrong figure is told by where they cross."""
    figures = sound()
    figures[key] += by
    [cause] = explained(figures)
    assert [(item.cell, item.fitting) for item in cause.changes] == [(key, sound()[key])]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.tuples(st.sampled_from(POSITIONS), st.integers(-9, 30)), min_size=1, max_size=6))
def test_every_broken_relation_lies_under_exactly_one_cause_and_named_changes_mend_theirs(changes):
    figures = sound()
    for key, by in changes:
        figures[key] = max(0, figures[key] + by)
    facts = cells(figures)
    evaluation = evaluate("2021", facts)
    found = causes(facts, evaluation)
    assert sorted(item.instance.number for cause in found for item in cause.breaks) == sorted(
        item.instance.number for item in evaluation.broken
    )
    for cause in found:
        if cause.changes:
            mended = dict(figures)
            for change in cause.changes:
                mended[change.cell] = change.fitting
            left = evaluate("2021", cells(mended)).broken
            assert {item.instance.number for item in left} == {item.instance.number for item in evaluation.broken} - {
                item.instance.number for item in cause.breaks
            }


def test_findings_of_one_cause_name_the_one_that_explains_it():
    figures = sound()
    figures["applications", "granted", TOTAL] = 35
    report = Made(cells={".".join(key): value for key, value in figures.items()}).report()
    found = [item for item in examine(report) if item.check in {"row_total", "outcome_total"}]
    assert [(item.check, item.follows) for item in found] == [("row_total", ""), ("outcome_total", "row_total")]
    assert found[0].message == (
        "“（一）予以公开”各项之和为34，总计为35。很可能是第三部分“（一）予以公开”总计算错：填35，应为34才相符。"
    )
    assert found[0].evidence[0] == {"table": "applications", "row": "granted", "column": "total", "value": 35}


def test_cells_without_figures_do_not_enter_an_explanation():
    facts = cells(sound())
    assert all(item.state is State.NUMBER for item in facts)
