"""The list that goes with the letters: to whom, how much, what became of what was sent before, what is in no letter."""

from __future__ import annotations

import io
from collections.abc import Iterator

import xlsxwriter

from gkdash.exports import words
from gkdash.exports.findings import citation, places, title
from gkdash.exports.letters.docx import request
from gkdash.exports.letters.gather import Letter, Letters
from gkdash.exports.letters.outcomes import LEFT_TO_DO, Outcome
from gkdash.exports.letters.select import Why
from gkdash.exports.pack import repacked
from gkdash.exports.safe import cell_text
from gkdash.exports.tables.formats import Formats
from gkdash.exports.tables.model import Column, Kind, Sheet, Value
from gkdash.exports.tables.workbook import draw_sheet
from gkdash.i18n import translator
from gkdash.i18n.formats import in_beijing
from gkdash.i18n.punctuation import nested
from gkdash.state import Sent

ZH = translator("zh")
OUTCOMES = {
    Outcome.MENDED: "已整改",
    Outcome.OPEN: "未整改",
    Outcome.CHANGED: "数值已变，仍有问题",
    Outcome.SETTLED: "已有处理决定，不需整改",
    Outcome.DOUBTFUL: "现报告读取存疑，待人工核对",
    Outcome.UNCLEAR: "现报告该处没有数字，无法判断",
    Outcome.DROPPED: "报告未变，检查不再列出",
}
WHYS = {
    Why.DOUBT: "读取存疑，可能是程序没有读对",
    Why.SETTLED: "已有处理决定",
    Why.NOTICE: "提示事项，不需整改",
    Why.STRANGER: "不在单位名录",
}


def listing(of: Letters) -> bytes:
    """Return the list as a workbook."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as file:
        name = f"{of.year}年度报告整改函件清单"
        file.set_properties({"title": name, "author": "", "created": of.origin.as_of.replace(tzinfo=None)})
        formats = Formats(file)
        for sheet in (_agencies(of), _items(of), _followed(of), _left_out(of)):
            draw_sheet(file, sheet, formats)
    return repacked(out.getvalue())


def file_of(letter: Letter) -> str | None:
    """Return the name of a letter's file, None where there is none."""
    return f"{letter.name}.docx" if letter.name else None


def _agencies(of: Letters) -> Sheet:
    columns = (
        Column("单位", width=34),
        Column("类型", width=13),
        Column("请予更正", Kind.COUNT, 10, "本次函告"),
        Column("请予核实", Kind.COUNT, 10, "本次函告"),
        Column("其中新增", Kind.COUNT, 10, "本次函告"),
        Column("函告事项", Kind.COUNT, 10, "此前函告"),
        Column("已整改", Kind.COUNT, 10, "此前函告"),
        Column("仍需核实", Kind.COUNT, 10, "此前函告"),
        Column("其他", Kind.COUNT, 10, "此前函告"),
        Column("最近函告日期", Kind.DAY, 13, "此前函告"),
        Column("函件", Kind.LONG, 44),
    )
    note = (
        f"{of.scope or '全部单位'}，{of.year}年度。{label_of(of)}数据版本{of.origin.generation}。更正指报告自相矛盾或不合格式，核实指需要人看一看；"
        "读取存疑的、已有处理决定的、提示事项不列入函件，见“未列入”。"
    )
    return Sheet(
        "清单", f"{of.year}年度报告整改函件清单", note, columns, tuple(_agency(letter) for letter in of.letters)
    )


def label_of(of: Letters) -> str:
    """Return the label of made-up data, where it is."""
    return f"【{of.origin.notice}】" if of.origin.notice else ""


def _agency(letter: Letter) -> tuple[Value, ...]:
    outcomes = [item.outcome for item in letter.followed]
    mended = sum(outcome is Outcome.MENDED for outcome in outcomes)
    still = sum(outcome in LEFT_TO_DO for outcome in outcomes)
    days = [item.sent.sent_at for item in letter.followed if item.sent.sent_at is not None]
    errors = sum(item.is_error for item in letter.items)
    return (
        letter.agency["agency"],
        words.unit_type(letter.agency["unit_type"], ZH),
        errors,
        len(letter.items) - errors,
        sum(letter.is_new(item) for item in letter.items),
        len(outcomes),
        mended,
        still,
        len(outcomes) - mended - still,
        in_beijing(max(days)).date() if days else None,
        file_of(letter),
    )


def _items(of: Letters) -> Sheet:
    columns = (
        Column("单位", width=34),
        Column("是否新增", width=11),
        Column("类别", width=11),
        Column("检查", width=22),
        Column("说明", Kind.LONG, 60),
        Column("由此引起", Kind.LONG, 40),
        Column("位置与所填", Kind.LONG, 50),
        Column("处理建议", Kind.LONG, 40),
        Column("依据", Kind.LONG, 26),
        Column("函件", Kind.LONG, 40),
    )
    rows = tuple(
        (
            letter.agency["agency"],
            "新增" if letter.is_new(item) else "此前已函告",
            "请予更正" if item.is_error else "请予核实",
            title(item.row["check_id"]),
            nested(str(item.row["message"])),
            "\n".join(nested(str(other["message"])) for other in item.follows) or None,
            "\n".join(f"{place}：{value}" for place, value in places(item.row, "zh", ZH)) or None,
            request(item.row["check_id"]),
            citation(item.row["check_id"]),
            file_of(letter),
        )
        for letter in of.letters
        for item in letter.items
    )
    return Sheet("事项", "本次函告事项", "每行一项；同一原因引起的合为一项。", columns, rows)


def _followed(of: Letters) -> Sheet:
    columns = (
        Column("单位", width=34),
        Column("现状", width=28),
        Column("检查", width=22),
        Column("函告时的说明", Kind.LONG, 56),
        Column("现在的说明", Kind.LONG, 56),
        Column("函告日期", Kind.DAY, 12),
        Column("函告人", width=10),
    )
    rows = tuple(
        _past(str(letter.agency["agency"]), OUTCOMES[item.outcome], item.sent, item.said_now)
        for letter in of.letters
        for item in letter.followed
    ) + tuple(_past(item.target.agency, "现在的名录和报告中没有这个单位", item, "") for item in of.lost)
    note = "此前标记为已发出的各项，与现在的报告比较。“已整改”指更正后的报告中不再有此项；报告没有更正的，不算整改。"
    return Sheet("前次函告结果", "前次函告结果", note, columns, rows)


def _past(agency: str, outcome: str, sent: Sent, said_now: str) -> tuple[Value, ...]:
    target = sent.target
    sent_on = in_beijing(sent.sent_at).date() if sent.sent_at else None
    return (
        agency,
        outcome,
        title(target.check_id),
        nested(target.message),
        nested(said_now) or None,
        sent_on,
        sent.person,
    )


def _left_out(of: Letters) -> Sheet:
    columns = (
        Column("单位", width=34),
        Column("未列入原因", width=28),
        Column("检查", width=22),
        Column("说明", Kind.LONG, 60),
        Column("决定", width=16),
        Column("理由", Kind.LONG, 30),
    )
    return Sheet("未列入", "未列入函件的检查结果", "不列入函件的检查结果及原因。", columns, tuple(_left_rows(of)))


def _left_rows(of: Letters) -> Iterator[tuple[Value, ...]]:
    for item in of.left_out:
        decided = item.decided
        yield (
            item.row["agency"],
            WHYS[item.why],
            title(item.row["check_id"]),
            cell_text(nested(str(item.row["message"]))),
            words.named(words.DECISIONS, decided.decision.value, ZH) if decided else None,
            decided.reason if decided else None,
        )
