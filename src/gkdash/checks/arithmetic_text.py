"""What is said of broken relations: where, by how much, what may have happened, and what else follows from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gkdash.checks.cause import Cause, Change, Kind
from gkdash.checks.definitions import Definition
from gkdash.checks.model import Fault, Severity
from gkdash.checks.places import cell_name, column_name, row_name
from gkdash.checks.relations import Break
from gkdash.records import Fact, Finding

_MOST = 4

_ZH = {
    Kind.TOTAL: "很可能是{one}算错：填{reported}，应为{fitting}才相符",
    Kind.TRANSPOSED: "很可能是{one}数字颠倒：填{reported}，{fitting}才相符",
    Kind.DIGIT: "很可能是{one}多写或漏写一位：填{reported}，{fitting}才相符",
    Kind.CELL: "很可能是{one}填错：填{reported}，{fitting}才相符",
    Kind.SHIFTED: "很可能是有{by}件填错了列：{one}填{reported}，{fitting}才相符；{other}填{other_reported}，{other_fitting}才相符",
    Kind.MOVED: "很可能是有{by}件填错了行：{one}填{reported}，{fitting}才相符；{other}填{other_reported}，{other_fitting}才相符",
}
_EN = {
    Kind.TOTAL: "probably {one} was misadded: {reported} is entered, {fitting} would fit",
    Kind.TRANSPOSED: "probably digits of {one} were exchanged: {reported} is entered, {fitting} would fit",
    Kind.DIGIT: "probably {one} lost or gained a digit: {reported} is entered, {fitting} would fit",
    Kind.CELL: "probably {one} is wrong: {reported} is entered, {fitting} would fit",
    Kind.SHIFTED: "probably {by} stand in the wrong column: {one} {reported}, {fitting} would fit; {other} {other_reported}, {other_fitting} would fit",
    Kind.MOVED: "probably {by} stand in the wrong row: {one} {reported}, {fitting} would fit; {other} {other_reported}, {other_fitting} would fit",
}


def finding(definition: Definition, cause: Cause, cells: Iterable[Fact]) -> Finding:
    """Return the finding of one check under a cause; all but the first follow from that one."""
    check = definition.check
    told = params(cause, check.id)
    own = [item for item in cause.breaks if item.instance.check == check.id]
    values = {(fact.table, fact.row, fact.column): fact.value for fact in cells}
    seen = dict.fromkeys([*(item.cell for item in cause.changes), *(key for item in own for key in item.cells)])
    is_doubtful = any(item.is_doubtful for item in own)
    return Finding(
        check.id,
        (Severity.NOTICE if is_doubtful else check.severity).value,
        sentence(told, "zh"),
        tuple(
            {"table": table, "row": row, "column": column, "value": values[table, row, column]}
            for table, row, column in seen
            if values[table, row, column] or (table, row, column) in {item.cell for item in cause.changes}
        ),
        (Fault.PARSER if is_doubtful else check.fault).value,
        told,
        "" if check.id == cause.checks[0] else cause.checks[0],
    )


def params(cause: Cause, check: str) -> dict[str, Any]:
    """Return what the sentence of one check under a cause is made from."""
    own = [item for item in cause.breaks if item.instance.check == check]
    return {
        "breaks": [_break(item) for item in own],
        "kind": cause.kind.value if check == cause.checks[0] else None,
        "changes": [_change(item) for item in cause.changes] if check == cause.checks[0] else [],
    }


def _break(item: Break) -> dict[str, Any]:
    first = item.instance.right[0]
    is_row = len({key[1] for key in item.instance.weights}) == 1
    return {
        "check": item.instance.check,
        "table": first[0],
        "row": first[1] if is_row else "",
        "column": "" if is_row else first[2],
        "left": item.left,
        "right": item.right,
    }


def _change(item: Change) -> dict[str, Any]:
    table, row, column = item.cell
    return {"table": table, "row": row, "column": column, "reported": item.reported, "fitting": item.fitting}


def sentence(params: Mapping[str, Any], language: str) -> str:
    """Return the sentence; a finding that follows from another one is told by the caller."""
    breaks = params["breaks"]
    is_english = language == "en"
    told = [_told(item, language) for item in breaks[:_MOST]]
    text = ("; " if is_english else "；").join(told)
    if len(breaks) > _MOST:
        text += f"; {len(breaks)} places in all" if is_english else f"；共{len(breaks)}处"
    changes = params["changes"]
    if changes:
        one = changes[0]
        names: dict[str, object] = {
            "one": _name(one, language),
            "reported": _number(one["reported"]),
            "fitting": _number(one["fitting"]),
            "by": _number(abs(one["fitting"] - one["reported"])),
        }
        if len(changes) > 1:
            other = changes[1]
            names |= {
                "other": _name(other, language),
                "other_reported": _number(other["reported"]),
                "other_fitting": _number(other["fitting"]),
            }
        why = (_EN if is_english else _ZH)[Kind(params["kind"])].format(**names)
        text += f"; {why}" if is_english else f"。{why}"
    return text + ("." if is_english else "。")


def _told(item: Mapping[str, Any], language: str) -> str:
    left, right = _number(item["left"]), _number(item["right"])
    table = item["table"]
    if item["check"] == "column_balance":
        name = column_name(table, item["column"], language)
        if language == "en":
            return f"{name}: received plus carried in is {left}, handled plus carried out is {right}"
        return f"“{name}”列新收加上年结转为{left}，办理结果总计加结转下年度为{right}"
    if item["check"] == "outcome_total":
        name = column_name(table, item["column"], language)
        if language == "en":
            return f"{name}: the outcomes add up to {left}, “（七）总计” is {right}"
        return f"“{name}”列各办理结果之和为{left}，（七）总计为{right}"
    name = row_name(table, item["row"], language)
    if language == "en":
        return f"{name}: the parts add up to {left}, the total is {right}"
    return f"“{name}”各项之和为{left}，总计为{right}"


def _name(item: Mapping[str, Any], language: str) -> str:
    return cell_name(item["table"], item["row"], item["column"], language)


def _number(value: float) -> str:
    return f"{value:.12g}"
