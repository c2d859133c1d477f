"""For every check: reports on which it fires, does not fire, does not apply, cannot be evaluated; or why it never does.

A case is the reports that are loaded, and the outcome is that of the last one; `IMPOSSIBLE` gives the reasons.
"""

from __future__ import annotations

from datetime import date

from gkdash.agencies import Agency, UnitType
from tests.checks.reports import COUNTY, TOWN, Made
from tests.store.reports import claim

A = "applications"
ROW = f"{A}.new_received"
TOTAL = f"{A}.new_received.total"
BALANCED = {
    f"{A}.{row}.{column}": 3
    for row in ("new_received", "granted", "processed_total")
    for column in ("natural_person", "total")
}
PENALTIES = "proactive.penalties.decisions"
LICENCES = "proactive.licensing.decisions"
FEES = "proactive.fees.amount"
ISSUED, REPEALED, IN_FORCE = (f"proactive.normative_documents.{name}" for name in ("issued", "repealed", "in_force"))
NO_TABLES = {"proactive.*.*": "missing", "applications.*.*": "missing", "remedies.*.*": "missing"}
ALL_SECTIONS = ["overview", "proactive", "applications", "remedies", "problems", "other"]
OTHER_ROWS = ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")
PEERS = [Made(agency=f"佳县第{number}镇人民政府", cells={TOTAL: number % 3}) for number in range(10)]


def handled(granted: float, of: float) -> dict[str, float]:
    return {f"{A}.granted.total": granted, f"{A}.processed_total.total": of}


def satisfied(percent: float, of: int | None = 1000, agency: str = TOWN, *more: float) -> Made:
    """A report whose prose states a satisfaction rate, of so many cases where these are stated; `more` are further rates."""
    words = [f"受理诉求{of}件"] if of else []
    words += [f"群众满意率{rate}%" for rate in (percent, *more)]
    text = "，".join(words) + "。"
    claims = [claim(text, words[0], "requests.received", of)] if of else []
    claims += [
        claim(text, f"群众满意率{rate}%", "requests.satisfaction_rate", rate, unit="%") for rate in (percent, *more)
    ]
    return Made(agency=agency, text=text, claims=tuple(claims))


GRANTING = [Made(agency=f"佳县第{number}镇人民政府", cells=handled(60 + number % 3, 100)) for number in range(10)]
SATISFIED = [satisfied(95 + number % 3 / 5, agency=f"佳县第{number}镇人民政府") for number in range(10)]
TABLE = {LICENCES: 31, PENALTIES: 12, FEES: 3.5, ISSUED: 1, IN_FORCE: 9, **BALANCED}
FIRST, SECOND = "佳县甲镇人民政府", "佳县乙镇人民政府"
UNITS = [
    Made(agency=FIRST, cells={LICENCES: 3, PENALTIES: 1, FEES: 2}),
    Made(agency=SECOND, cells={LICENCES: 4, PENALTIES: 1, FEES: 2}),
]
MORE: dict[str, list[Agency]] = {
    "rollup_mismatch": [Agency(name, name, unit_type=UnitType.TOWN, parent_id=COUNTY) for name in (FIRST, SECOND)]
    + [Agency(COUNTY, COUNTY, unit_type=UnitType.GOVERNMENT)]
}
"""Agencies of the roster besides those that have a report."""

CASES: dict[str, dict[str, list[list[Made]]]] = {
    "column_balance": {
        "failed": [[Made(cells={TOTAL: 1})]],
        "passed": [[Made()], [Made(cells=BALANCED)]],
        "not_evaluable": [[Made(cells={TOTAL: None})], [Made(cells={"applications.*.*": "missing"})]],
    },
    "row_total": {
        "failed": [[Made(cells={TOTAL: 2})], [Made(cells=BALANCED | {f"{A}.granted.total": 4})]],
        "passed": [[Made()], [Made(cells=BALANCED)]],
        "not_evaluable": [[Made(cells={TOTAL: None})], [Made(cells={f"{ROW}.research": "详见附件"})]],
    },
    "outcome_total": {
        "failed": [[Made(cells=BALANCED | {f"{A}.granted.natural_person": 4})]],
        "passed": [[Made()], [Made(cells=BALANCED)]],
        "not_evaluable": [[Made(cells={f"{A}.granted.total": "/"})]],
    },
    "remedy_total": {
        "failed": [[Made(cells={"remedies.review.upheld": 1})]],
        "passed": [[Made()], [Made(cells={"remedies.review.upheld": 1, "remedies.review.total": 1})]],
        "not_evaluable": [[Made(cells={"remedies.review.total": None})]],
    },
    "blank_cells": {
        "failed": [[Made(cells={PENALTIES: None})], [Made(cells={PENALTIES: "/"})]],
        "passed": [[Made()], [Made(cells={PENALTIES: "详见附件"})]],
        "not_applicable": [[Made(cells=NO_TABLES)]],
        "not_evaluable": [[Made(cells={PENALTIES: None}, doubtful=[PENALTIES])]],
    },
    "text_in_cell": {
        "failed": [[Made(cells={PENALTIES: "详见附件"})]],
        "passed": [[Made()], [Made(cells={PENALTIES: None})]],
        "not_applicable": [[Made(cells=NO_TABLES)]],
        "not_evaluable": [[Made(cells={PENALTIES: "3 12"})]],
    },
    "missing_section": {
        "failed": [[Made(without_sections=["problems"])], [Made(without_sections=["overview", "other"])]],
        "passed": [[Made()]],
        "not_evaluable": [[Made(without_sections=ALL_SECTIONS)]],
    },
    "missing_table": {
        "failed": [[Made(cells={"remedies.*.*": "missing"})], [Made(cells=NO_TABLES)]],
        "passed": [[Made()], [Made(cells={"remedies.*.*": None})]],
    },
    "missing_rows": {
        "failed": [[Made(cells={f"{A}.rejected_duplicate.*": "missing"})]],
        "passed": [
            [Made()],
            [Made(cells={f"{A}.rejected_duplicate.total": "missing"})],
            [Made(cells={"remedies.*.*": "missing"})],
            [Made(cells={f"{A}.{row}.*": "missing" for row in OTHER_ROWS}, extra={f"{A}.other.total": 0})],
        ],
        "not_applicable": [[Made(cells=NO_TABLES)]],
    },
    "outdated_form": {
        "failed": [[Made(edition="2019")]],
        "passed": [[Made()]],
        "not_applicable": [[Made(2020, edition="2019")], [Made(cells=NO_TABLES)]],
        "not_evaluable": [[Made(None)]],
    },
    "late_report": {
        "failed": [
            [Made(signed_on=date(2025, 2, 1))],
            [Made(signed_on=date(2025, 1, 20), published_on=date(2025, 2, 18))],
            [Made(agency=COUNTY, signed_on=date(2025, 4, 1))],
            [Made(signed_on=date(2024, 1, 21), published_on=date(2025, 2, 2))],
        ],
        "passed": [
            [Made(signed_on=date(2025, 1, 31))],
            [Made(signed_on=date(2024, 12, 31))],
            [Made(agency=COUNTY, signed_on=date(2025, 3, 31))],
        ],
        "not_evaluable": [[Made()], [Made(None, signed_on=date(2025, 2, 1))], [Made(signed_on=date(2024, 1, 21))]],
    },
    "dated_before_year_end": {
        "failed": [[Made(signed_on=date(2024, 1, 21))], [Made(signed_on=date(2024, 12, 30))]],
        "passed": [[Made(signed_on=date(2024, 12, 31))], [Made(signed_on=date(2025, 1, 21))]],
        "not_evaluable": [[Made()]],
    },
    "impossible_count": {
        "failed": [[Made(cells={PENALTIES: -1})], [Made(cells={PENALTIES: 2.5})], [Made(cells={FEES: -0.5})]],
        "passed": [[Made(cells={FEES: 2.5})], [Made(2020, {"proactive.licensing.change": -2}, edition="2019")]],
        "not_applicable": [[Made(cells=NO_TABLES)]],
        "not_evaluable": [[Made(cells={PENALTIES: -1}, doubtful=[PENALTIES])]],
    },
    "parts_all_zero": {
        "failed": [[Made(cells={TOTAL: 3, f"{A}.granted.total": 3, f"{A}.processed_total.total": 3})]],
        "passed": [[Made()], [Made(cells=BALANCED)], [Made(cells={TOTAL: 3})]],
        "not_applicable": [[Made(cells={"applications.*.*": "missing"})]],
        "not_evaluable": [[Made(cells={f"{A}.*.*": None, TOTAL: 3})]],
    },
    "carried_out_exceeds": {
        "failed": [[Made(cells={f"{A}.processed_total.total": None, f"{A}.carried_out.total": 2, TOTAL: 1})]],
        "passed": [[Made(cells={f"{A}.processed_total.total": None, f"{A}.carried_out.total": 1, TOTAL: 1})]],
        "not_applicable": [[Made()], [Made(cells={f"{A}.carried_out.total": 2, TOTAL: 1})]],
        "not_evaluable": [[Made(cells={f"{A}.processed_total.total": None, TOTAL: None})]],
    },
    "rules_without_power": {
        "failed": [
            [Made(cells={"proactive.regulations.in_force": 2})],
            [Made(agency=COUNTY, cells={"proactive.regulations.issued": 1})],
        ],
        "passed": [[Made()]],
        "not_applicable": [[Made(agency="榆林市人民政府", cells={"proactive.regulations.in_force": 2})]],
        "not_evaluable": [[Made(cells={"proactive.regulations.*": None})]],
    },
    "all_zero_tables": {
        "failed": [[Made()], [Made(2020, edition="2019")], [Made(cells={PENALTIES: None})]],
        "passed": [[Made(cells={PENALTIES: 1})], [Made(cells={PENALTIES: 1, "remedies.*.*": "missing"})]],
        "not_applicable": [[Made(cells=NO_TABLES)]],
        "not_evaluable": [
            [Made(cells={"remedies.*.*": "missing"})],
            [Made(cells={"remedies.*.*": "/"})],
            [Made(cells={PENALTIES: "3 12"})],
        ],
    },
    "zero_streak": {
        "failed": [[Made(2022), Made(2023), Made(2024)]],
        "passed": [
            [Made(2022, {PENALTIES: 1}), Made(2023), Made(2024)],
            [Made(2022), Made(2023), Made(2024, {PENALTIES: 1})],
        ],
        "not_applicable": [[Made(2024)], [Made(2021), Made(2022), Made(2024)]],
        "not_evaluable": [[Made(2022), Made(2023), Made(2024, {"remedies.*.*": None})], [Made(None)]],
    },
    "carry_over": {
        "failed": [
            [Made(2023, {f"{A}.carried_out.natural_person": 2}), Made(2024, {f"{A}.carried_in.natural_person": 1})],
            [Made(2020, {f"{A}.carried_out.total": 2}, edition="2019"), Made(2021)],
        ],
        "passed": [
            [Made(2023), Made(2024)],
            [Made(2020, {f"{A}.carried_out.total": 2}, edition="2019"), Made(2021, {f"{A}.carried_in.total": 2})],
        ],
        "not_applicable": [[Made(2024)], [Made(2022, {f"{A}.carried_out.total": 2}), Made(2024)]],
        "not_evaluable": [[Made(2023, {f"{A}.carried_out.total": None}), Made(2024)], [Made(None)]],
    },
    "in_force_flow": {
        "failed": [
            [Made(2023, {IN_FORCE: 9}), Made(2024, {IN_FORCE: 9, ISSUED: 1})],
            # wrong once, set right, wrong again
            [
                Made(2021, {IN_FORCE: 9}),
                Made(2022, {IN_FORCE: 8}),
                Made(2023, {IN_FORCE: 9}),
                Made(2024, {IN_FORCE: 8}),
            ],
            [Made(2022, {IN_FORCE: 9}), Made(2023, {IN_FORCE: 8}), Made(2024, {IN_FORCE: 10})],
        ],
        "passed": [[Made(2023, {IN_FORCE: 9}), Made(2024, {IN_FORCE: 8, ISSUED: 1, REPEALED: 2})]],
        "not_applicable": [[Made(2024, {IN_FORCE: 9})], [Made(2020, edition="2019"), Made(2021, {IN_FORCE: 9})]],
        "not_evaluable": [
            [Made(2023, {IN_FORCE: None}), Made(2024, {IN_FORCE: 9})],
            # last year's slip alone shows here
            [Made(2022, {IN_FORCE: 9}), Made(2023, {IN_FORCE: 19}), Made(2024, {IN_FORCE: 9})],
        ],
    },
    "year_on_year_jump": {
        "failed": [
            [Made(2023, {PENALTIES: 20}), Made(2024, {PENALTIES: 240})],
            [Made(2023, {PENALTIES: 240}), Made(2024, {PENALTIES: 20})],
            [Made(2020, {PENALTIES: 20}, edition="2019"), Made(2021, {PENALTIES: 240})],
        ],
        "passed": [
            [Made(2023, {PENALTIES: 2}), Made(2024, {PENALTIES: 12})],
            [Made(2023, {PENALTIES: 0}), Made(2024, {PENALTIES: 240})],
            [Made(2023, {FEES: 3.2}), Made(2024, {FEES: 31000})],
        ],
        "not_applicable": [[Made(2024)]],
        "not_evaluable": [[Made(2023), Made(2024, {**NO_TABLES})]],
    },
    "unit_suspect": {
        "failed": [[Made(2023, {FEES: 3.2}), Made(2024, {FEES: 31000})]],
        "passed": [[Made(2023, {FEES: 3.2}), Made(2024, {FEES: 310})], [Made(2023), Made(2024, {FEES: 31000})]],
        "not_applicable": [[Made(2024)], [Made(2020, edition="2019"), Made(2021)]],
        "not_evaluable": [[Made(2023, {FEES: None}), Made(2024, {FEES: 31000})]],
    },
    "repeated_figures": {
        "failed": [
            [Made(2023, {LICENCES: 31, PENALTIES: 12}), Made(2024, {LICENCES: 31, PENALTIES: 12})],
            [Made(2023, BALANCED), Made(2024, BALANCED)],
        ],
        "passed": [
            [Made(2023), Made(2024)],
            [Made(2023, {IN_FORCE: 9}), Made(2024, {IN_FORCE: 9})],
            [Made(2023, {LICENCES: 31, PENALTIES: 12}), Made(2024, {LICENCES: 31, PENALTIES: 13})],
        ],
        "not_applicable": [[Made(2024, BALANCED)], [Made(2020, edition="2019"), Made(2021)]],
        "not_evaluable": [[Made(2023, NO_TABLES), Made(2024)]],
    },
    "pending_vanished": {
        "failed": [[Made(2023, {"remedies.review.pending": 3}), Made(2024)]],
        "passed": [
            [Made(2023, {"remedies.review.pending": 2}), Made(2024)],
            [Made(2023, {"remedies.review.pending": 3}), Made(2024, {"remedies.review.total": 1})],
        ],
        "not_applicable": [[Made(2024)]],
        "not_evaluable": [[Made(2023, {"remedies.review.pending": None}), Made(2024)]],
    },
    "peer_outlier": {
        "failed": [[*PEERS, Made(cells={TOTAL: 46})]],
        "passed": [[*PEERS, Made(cells={TOTAL: 6})], [*PEERS, Made(cells={TOTAL: 14})]],
        "not_applicable": [[Made(agency="佳县高新技术产业开发区管理委员会", cells={TOTAL: 46})]],
        "not_evaluable": [[*PEERS[:5], Made(cells={TOTAL: 46})], [*PEERS, Made(cells={TOTAL: None})]],
    },
    "rate_outlier": {
        "failed": [
            [*GRANTING, Made(cells=handled(10, 100))],
            [*GRANTING, Made(cells=handled(99, 100))],
            # where few other units have cases, all of theirs count
            [*GRANTING[:8], Made(cells=handled(10, 100))],
            [*SATISFIED, satisfied(70)],
            [*SATISFIED, satisfied(91)],
            [*SATISFIED, satisfied(100)],
        ],
        "passed": [
            [*GRANTING, Made(cells=handled(50, 100))],
            [*GRANTING, Made(cells=handled(15, 30))],
            [*SATISFIED, satisfied(94.1)],
            # few cases have wide limits: of a thousand it would be far
            [*SATISFIED, satisfied(91, 200)],
        ],
        "not_applicable": [
            [*GRANTING, Made()],
            [*GRANTING, Made(agency="佳县高新技术产业开发区管理委员会", cells=handled(10, 100))],
            [*SATISFIED, Made()],
        ],
        "not_evaluable": [
            # no count gives 70.3 percent of thirty, and two rates of one thing are of different things
            [*SATISFIED, satisfied(70.3, 30)],
            [*SATISFIED, satisfied(70, 1000, TOWN, 96)],
            [*SATISFIED[:7], satisfied(70)],
            [*SATISFIED, satisfied(70, 20)],
            [*SATISFIED, satisfied(70, None)],
            # of 95 percent content only two in forty are not, which is too few for limits
            [*SATISFIED, satisfied(70, 40)],
            [*GRANTING[:7], Made(cells=handled(10, 100))],
            [*GRANTING, Made(cells=handled(0, 29))],
            [*GRANTING, Made(cells={**handled(10, 100), f"{A}.partly_granted.total": None})],
        ],
    },
    "same_figures_as_peer": {
        "failed": [[Made(agency=FIRST, cells=TABLE), Made(cells=TABLE)]],
        "passed": [[Made(agency=FIRST, cells=TABLE), Made(cells=TABLE | {LICENCES: 32})]],
        "not_applicable": [[Made(agency=FIRST), Made()]],
        "not_evaluable": [[Made(None, TABLE)]],
    },
    "filed_twice": {
        "failed": [[Made(signed_on=date(2025, 1, 9)), Made(cells={PENALTIES: 1}, signed_on=date(2025, 1, 20))]],
        "passed": [
            [Made()],
            [Made(signed_on=date(2025, 1, 9)), Made(signed_on=date(2025, 1, 20))],
            [
                Made(signed_on=date(2025, 1, 9)),
                Made(cells={PENALTIES: 1}, signed_on=date(2025, 1, 20), source="年报（更正版）.docx"),
            ],
            [
                Made(signed_on=date(2025, 1, 9)),
                Made(
                    cells={PENALTIES: 1}, signed_on=date(2025, 1, 20), source="年报（更正版）.zip", member="年报.docx"
                ),
            ],
        ],
        "not_evaluable": [[Made(None)]],
    },
    "rollup_mismatch": {
        "failed": [[*UNITS, Made(agency=COUNTY, cells={LICENCES: 8, PENALTIES: 2, FEES: 4})]],
        "passed": [[*UNITS, Made(agency=COUNTY, cells={LICENCES: 7, PENALTIES: 2, FEES: 4})]],
        "not_applicable": [[*UNITS], [Made(agency="米脂县人民政府", cells={LICENCES: 7})]],
        "not_evaluable": [
            [UNITS[0], Made(agency=COUNTY, cells={LICENCES: 8, PENALTIES: 2})],
            [*UNITS, Made(agency=COUNTY, cells={LICENCES: 90, PENALTIES: 80})],
        ],
    },
    "missing_report": {"passed": [[Made()]]},
}

_RELATIONS = ("column_balance", "row_total", "outcome_total", "remedy_total")
IMPOSSIBLE: dict[tuple[str, str], str] = {
    **{(check, "not_applicable"): "every edition of the form has this relation" for check in _RELATIONS},
    ("missing_section", "not_applicable"): "every report has to have the six sections",
    ("missing_table", "not_applicable"): "every report has to have the three tables",
    ("missing_table", "not_evaluable"): "a table is there or it is not; one that was not read is the parser's fault",
    ("missing_rows", "not_evaluable"): "a row is printed or it is not",
    ("late_report", "not_applicable"): "every report has a deadline",
    ("dated_before_year_end", "not_applicable"): "every report has to be dated",
    ("filed_twice", "not_applicable"): "any report may be filed twice",
    ("missing_report", "not_evaluable"): "without a roster nobody is expected, which does not apply",
}
