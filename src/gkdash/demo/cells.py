"""How a report prints its figures in the tables: plain, in wide digits, with units, blank, or as a stroke.

A blank or a stroke stands only where the figure behind it is zero, save for totals left out; each printed variant keeps
the state that a reader of the file must report.
"""

from __future__ import annotations

from collections.abc import Callable

from gkdash.demo.draft import Draft
from gkdash.demo.figures import Number, is_zero, outcomes
from gkdash.demo.model import TruthCell
from gkdash.forms import CellKey, edition
from gkdash.records import State

_WIDE = str.maketrans("0123456789.+-", "０１２３４５６７８９．＋－")
_STROKES = ("/", "-", "—", "无", "不涉及", "不适用", "--")
_UNREADABLE = ("详见附件", "见附表", "另行公布")
_EMPTY = TruthCell(None, State.BLANK, "")
_MISSING = TruthCell(None, State.MISSING, "")
_OTHER_ROWS = ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")
_HABITS = (
    (0.04, "wide"),
    (0.09, "separator"),
    (0.13, "units"),
    (0.15, "blank"),
    (0.18, "stroke"),
    (0.19, "unreadable"),
    (0.23, "other_as_one"),
    (0.27, "remark"),
)
HARMLESS = frozenset({"wide", "separator", "units", "remark", "plain"})


def habit(draft: Draft) -> str:
    """Return how this report prints its cells; only harmless ways where something else is planted or all is zero."""
    draw = draft.dice.unit("cells")
    chosen = next((name for limit, name in _HABITS if draw < limit), "plain")
    only_harmless = bool(draft.faults) or draft.agency.unit_type == "government" or is_zero(draft.figures)
    if chosen not in HARMLESS and only_harmless:
        return "plain"
    if chosen == "other_as_one" and draft.edition == "2019":
        return "plain"
    return chosen


def print_cells(draft: Draft, way: str) -> None:
    """Set the draft's cells from its figures, printed in the given way; record a fault where that is one."""
    draft.cells = {key: TruthCell(value, State.NUMBER, plain(value)) for key, value in draft.figures.items()}
    if draft.edition == "2019":
        _print_2019(draft)
    if way in _WAYS:
        _WAYS[way](draft)
    for table in draft.absent_tables:
        for key in draft.cells:
            if key[0] == table:
                draft.cells[key] = _MISSING


def plain(value: Number) -> str:
    """Print a figure as plain digits: `0`, `-3`, `912.3512`."""
    return str(value)


def blank_totals(draft: Draft) -> None:
    """Leave the totals of table three empty beside filled columns."""
    keys = tuple(
        ("applications", row, "total")
        for row in ("granted", "processed_total", "new_received")
        if draft.figures["applications", row, "total"]
    )
    _blank(draft, keys, "总计栏空白")


def blank_outcomes(draft: Draft) -> None:
    """Leave a few cells without cases empty."""
    rows = [row for row in outcomes(draft.edition) if row.startswith(("refused", "rejected"))]
    columns = ("commercial", "research", "nonprofit", "legal_service", "other_organisation")
    keys = tuple(
        ("applications", row, column)
        for row in rows
        for column in columns
        if not draft.figures["applications", row, column] and draft.dice.chance(f"blank.{row}.{column}", 0.3)
    )
    _blank(draft, keys, "未发生的情形留空")


def _blank(draft: Draft, keys: tuple[CellKey, ...], note: str) -> None:
    for key in keys:
        draft.cells[key] = _EMPTY
    if keys:
        draft.fault("blank_cells", note, keys)


def _each(change: Callable[[CellKey, TruthCell], str]) -> Callable[[Draft], None]:
    def apply(draft: Draft) -> None:
        for key, cell in draft.cells.items():
            if cell.state is State.NUMBER:
                draft.cells[key] = TruthCell(cell.value, cell.state, change(key, cell))

    return apply


def _with_separator(key: CellKey, cell: TruthCell) -> str:
    large = isinstance(cell.value, int) and cell.value >= 1000 and key[2] != "items_last_year"
    return f"{cell.value:,}" if large else cell.printed


def _with_unit(key: CellKey, cell: TruthCell) -> str:
    if key[0] != "proactive" or not cell.printed.replace(".", "").isdigit():
        return cell.printed
    units = {("fees", "amount"): "万元", ("procurement", "amount"): "元", ("procurement", "projects"): "个"}
    usual = "项" if key[2] in {"items_last_year", "change"} else "件"
    return cell.printed + units.get((key[1], key[2]), usual)


def _strokes(draft: Draft) -> None:
    stroke = draft.dice.pick("stroke", _STROKES)
    scopes: tuple[Callable[[CellKey], bool], ...] = (
        lambda key: key[0] == "remedies",
        lambda key: key[1] == "regulations",
        lambda key: key[0] == "applications" and key[1].startswith(("refused", "rejected", "other")),
        lambda key: key[0] == "proactive" and key[1] != "normative_documents",
    )
    chosen = draft.dice.pick("stroke.scope", scopes)
    keys = tuple(key for key, value in draft.figures.items() if not value and chosen(key))
    for key in keys:
        draft.cells[key] = TruthCell(None, State.PLACEHOLDER, stroke)
    if keys:
        draft.fault("blank_cells", f"以“{stroke}”代替数字", keys)


def _unreadable(draft: Draft) -> None:
    keys = [key for key in draft.figures if key[0] == "proactive" and key[1] in {"penalties", "coercion", "fees"}]
    key = draft.dice.pick("unreadable", keys)
    words = draft.dice.pick("unreadable.words", _UNREADABLE)
    draft.cells[key] = TruthCell(None, State.UNREADABLE, words)
    draft.fault("text_in_cell", f"以“{words}”代替数字", (key,))


def _other_as_one(draft: Draft) -> None:
    """Print （六）其他处理 as one row, as the edition of 2019 did, on a form of 2021."""
    for column in edition("2021").table("applications").blocks[0].columns:
        value = sum(draft.figures["applications", row, column.key] for row in _OTHER_ROWS)
        draft.cells["applications", "other", column.key] = TruthCell(value, State.NUMBER, plain(value))
        for row in _OTHER_ROWS:
            draft.cells["applications", row, column.key] = _MISSING


def _remarks(draft: Draft) -> None:
    """Add a remark to a figure: `22（其中修订16件）`."""
    remarks = ("（其中修订{part}件）", "（含简易程序{part}件）", "（另有{part}件正在办理）", "(其中网上{part}件)")
    for row in ("normative_documents", "licensing", "penalties"):
        for key, value in draft.figures.items():
            if key[:2] == ("proactive", row) and isinstance(value, int) and value > 1 and key[2] != "items_last_year":
                slot = f"remark.{row}.{key[2]}"
                if draft.dice.chance(slot, 0.5):
                    part = draft.dice.integer(slot + ".part", 1, value - 1)
                    text = draft.dice.pick(slot + ".words", remarks).format(part=part)
                    draft.cells[key] = TruthCell(value, State.NUMBER, f"{value}{text}")


def _print_2019(draft: Draft) -> None:
    """Signs on changes, and the measure word on the amount of procurement, whose label has none."""
    signed = draft.dice.chance("cells.signed", 0.3)
    key = ("proactive", "procurement", "amount")
    amount = draft.figures[key]
    if amount and draft.dice.chance("cells.yuan", 0.45):
        draft.cells[key] = TruthCell(amount, State.NUMBER, f"{plain(amount)}元")
    for cell_key, value in draft.figures.items():
        if cell_key[2] == "change" and value > 0 and signed:
            draft.cells[cell_key] = TruthCell(value, State.NUMBER, f"+{value}")


_WAYS: dict[str, Callable[[Draft], None]] = {
    "wide": _each(lambda _, cell: cell.printed.translate(_WIDE)),
    "separator": _each(_with_separator),
    "units": _each(_with_unit),
    "blank": blank_outcomes,
    "blank_totals": blank_totals,
    "stroke": _strokes,
    "unreadable": _unreadable,
    "other_as_one": _other_as_one,
    "remark": _remarks,
}
