"""Faults in the figures of the statutory tables: each breaks one relation and keeps all others.

The prose is composed afterwards from the changed figures, so that it agrees with the tables as printed.
"""

from __future__ import annotations

from gkdash.demo.cells import blank_totals
from gkdash.demo.draft import Draft
from gkdash.demo.faults.base import ALL, GOVERNMENT, UNITS, Around, Candidate, Planter, say
from gkdash.demo.figures import Figures, outcomes
from gkdash.forms import CellKey

_PERSON = "natural_person"
_RECEIVED = (("applications", "new_received", _PERSON), ("applications", "new_received", "total"))
_CARRIED = (("applications", "carried_in", _PERSON), ("applications", "carried_in", "total"))
_FEE = ("proactive", "fees", "amount")
_STOCK = ("proactive", "normative_documents", "in_force")


def _column_balance(draft: Draft, _: Around) -> None:
    """Count one more application as received than was handled or carried."""
    _add(draft.figures, _RECEIVED, 1)
    draft.fault("column_balance", "本年新收多计1件，与办理结果和结转不平", _RECEIVED)


def _row_total(draft: Draft, _: Around) -> None:
    """Move a natural person's case to another outcome, but not in 总计."""
    row = next(row for row in _others(draft.edition) if draft.figures["applications", row, _PERSON])
    _add(draft.figures, (("applications", row, _PERSON),), -1)
    _add(draft.figures, (("applications", "granted", _PERSON),), 1)
    keys = tuple(("applications", name, column) for name in (row, "granted") for column in (_PERSON, "total"))
    draft.fault("row_total", "两行各类申请人之和与总计不符", keys)


def _outcome_total(draft: Draft, _: Around) -> None:
    """Count one more outcome than （七）总计 has."""
    keys = (("applications", "granted", _PERSON), ("applications", "granted", "total"))
    _add(draft.figures, keys, 1)
    totals = (("applications", "processed_total", _PERSON), ("applications", "processed_total", "total"))
    draft.fault("outcome_total", "各办理结果之和比（七）总计多1件", (*keys, *totals))


def _remedy_total(draft: Draft, _: Around) -> None:
    """Raise one result of 行政复议 without its total."""
    key = ("remedies", "review", "other")
    _add(draft.figures, (key,), 1)
    draft.fault("remedy_total", "行政复议各结果之和与总计不符", (key, ("remedies", "review", "total")))


def _carry_over(draft: Draft, _: Around) -> None:
    """Take one case from 本年新收 to 上年结转, which last year's report does not know of."""
    _add(draft.figures, _RECEIVED, -1)
    _add(draft.figures, _CARRIED, 1)
    draft.fault("carry_over", "上年结转与上年度报告的结转下年度不符", _CARRIED)


def _in_force_flow(draft: Draft, _: Around) -> None:
    """Report more documents in force than last year's stock and this year's flow give."""
    _add(draft.figures, (_STOCK,), draft.dice.integer("in_force", 2, 5))
    draft.fault("in_force_flow", "现行有效件数不等于上年末加制发减废止", (_STOCK,))


def _fee_in_yuan(draft: Draft, _: Around) -> None:
    """Enter a fee in yuan where the form asks for 万元."""
    draft.figures[_FEE] = round(draft.figures[_FEE] * 10_000)


def _say_fee(draft: Draft, _: Around) -> None:
    """Say the same number in yuan in the prose."""
    sentence = say(draft, "fault.fees", wrong=draft.figures[_FEE])
    draft.chapter("other").passages[-1].sentences.append(sentence)
    draft.fault("unit_suspect", "收费金额疑以元填报，文字中同一数字以元计", (_FEE,), sentence.text)
    draft.fault("year_on_year_jump", "收费金额较上年增至约一万倍", (_FEE,), follows="unit_suspect")


def _rollup_mismatch(draft: Draft, _: Around) -> None:
    """Leave one part of the penalties out of the consolidated report."""
    key = ("proactive", "penalties", "decisions")
    draft.figures[key] = max(0, draft.figures[key] - draft.dice.integer("rollup", 17, 88))
    draft.fault("rollup_mismatch", "行政处罚少于各单位之和", (key,))


def _blank_totals(draft: Draft, _: Around) -> None:
    blank_totals(draft)


def _add(figures: Figures, keys: tuple[CellKey, ...], amount: int) -> None:
    for key in keys:
        figures[key] += amount


def _others(edition: str) -> list[str]:
    return [row for row in outcomes(edition) if row != "granted"]


def _two_outcomes(candidate: Candidate) -> bool:
    edition = "2019" if candidate.year < 2021 else "2021"
    return any(candidate.applications(row, _PERSON) for row in _others(edition))


def _has_review(candidate: Candidate) -> bool:
    return candidate.figures["remedies", "review", "total"] > 0


def _continues(candidate: Candidate) -> bool:
    return candidate.before is not None and candidate.applications("new_received", _PERSON) >= 2


def _has_stock(candidate: Candidate) -> bool:
    return candidate.before is not None and _STOCK in candidate.before and candidate.figures[_STOCK] > 0


def _has_fee(candidate: Candidate) -> bool:
    return bool(candidate.before and candidate.before.get(_FEE)) and 1 <= candidate.figures.get(_FEE, 0) < 300


def _busy(candidate: Candidate) -> bool:
    return candidate.applications("new_received", _PERSON) >= 1


def _punishes(candidate: Candidate) -> bool:
    return candidate.decisions("penalties") > 100


TABLES = (
    Planter("column_balance", ALL, _busy, early=_column_balance),
    Planter("row_total", UNITS, _two_outcomes, early=_row_total),
    Planter("outcome_total", UNITS, _busy, early=_outcome_total),
    Planter("remedy_total", UNITS, _has_review, early=_remedy_total),
    Planter("carry_over", UNITS, _continues, early=_carry_over, pair=True),
    Planter("in_force_flow", ALL, _has_stock, early=_in_force_flow, pair=True),
    Planter("unit_suspect", UNITS, _has_fee, early=_fee_in_yuan, late=_say_fee, pair=True),
    Planter("rollup_mismatch", GOVERNMENT, _punishes, early=_rollup_mismatch),
    Planter("blank_cells", UNITS, _busy, cells=_blank_totals),
)
