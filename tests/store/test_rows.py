"""Records as rows: ids, fingerprints, measures, and readings that cannot be right."""

import dataclasses
import hashlib

import pytest

from gkdash import forms
from gkdash.documents import Address
from gkdash.errors import ErrorCode
from gkdash.records import Fact, State
from gkdash.store import open_store
from gkdash.store.rows import defect, document_id, file_name, fingerprint
from gkdash.store.texts import storable
from tests.store.reports import loaded, parsed, report


@pytest.fixture
def store(tmp_path):
    return open_store(str(tmp_path / "store"))


def publish(store, *items):
    with store.writer() as writer:
        writer.add(items)
        writer.derive(store.rules())
        writer.publish()


def summary(store):
    with store.reader() as reader:
        return reader.query("report_summary", year=None).to_dict("records")


def test_an_id_is_twelve_letters_and_digits_of_the_hash():
    assert document_id(hashlib.sha256(b"").hexdigest()) == "4oymiquy7qob"
    assert document_id("0" * 64) == "aaaaaaaaaaaa"


def test_a_fingerprint_is_of_the_figures_alone():
    first = report(text="甲")
    assert fingerprint(first) == fingerprint(dataclasses.replace(report(text="乙"), title="另一标题"))
    assert fingerprint(first) == fingerprint(dataclasses.replace(first, cells=first.cells[::-1]))
    assert fingerprint(first) != fingerprint(report(figures={("remedies", "review", "total"): 1}))
    assert fingerprint(first) != fingerprint(report(figures={("remedies", "review", "total"): None}))


def test_every_cell_of_the_edition_once_is_no_defect():
    assert defect(report()) == ""
    assert defect(report(edition="2019")) == ""


def test_the_old_row_beside_the_new_ones_is_no_defect():
    one_row = tuple(
        Fact("applications", "other", column.key, 0, State.NUMBER, "0")
        for column in forms.edition("2021").table("applications").blocks[0].columns
    )
    good = report()
    assert defect(dataclasses.replace(good, cells=(*good.cells, *one_row))) == ""


def test_a_reading_with_cells_twice_or_absent_is_kept_as_a_failure(store):
    good = report()
    bad = dataclasses.replace(good, cells=(good.cells[0], *good.cells[:-1]))
    publish(store, loaded(good, "good"), loaded(bad, "bad"))
    assert [row["file_name"] for row in summary(store)] == ["good"]
    with store.reader() as reader:
        [failure] = reader.query("failures").to_dict("records")
    assert failure["error_code"] == "damaged"
    assert failure["error_message"] == (
        "读取给出 200 个单元格，2021 版格式应有 200 个（重复 1，缺少 1，多出 0）。这是程序的缺陷，与文件无关，请反馈。"
    )


def test_measures_are_null_where_a_figure_is(store):
    figures = {
        ("applications", "new_received", "total"): 22,
        ("applications", "refused_state_secret", "total"): 2,
        ("applications", "refused_security", "total"): 3,
        ("applications", "rejected_petition", "total"): None,
        ("applications", "other_fee_unpaid", "total"): 4,
        ("remedies", "litigation_direct", "total"): 5,
        ("remedies", "litigation_after_review", "total"): 1,
        ("proactive", "fees", "amount"): 96171.6,
    }
    publish(store, loaded(report(figures=figures), "a"))
    [row] = summary(store)
    assert (row["new_received"], row["refused"], row["other_outcome"], row["litigation_total"]) == (22, 5, 4, 6)
    assert row["fees_wan"] == 96171.6
    assert row["rejected"] != row["rejected"]
    assert (row["number_count"], row["blank_count"], row["nonzero_count"], row["cell_count"]) == (199, 1, 7, 200)
    assert row["is_all_zero"] is False or row["is_all_zero"] == False  # noqa: E712


@pytest.mark.parametrize(
    ("missing", "expected"), [((), True), (("remedies",), None), (("proactive", "applications", "remedies"), None)]
)
def test_all_zero_needs_a_figure_in_each_table(store, missing, expected):
    base = report()
    cells = tuple(
        dataclasses.replace(cell, value=None, state=State.MISSING, raw=None) if cell.table in missing else cell
        for cell in base.cells
    )
    publish(store, loaded(dataclasses.replace(base, cells=cells), "a"))
    [row] = summary(store)
    assert (None if row["is_all_zero"] is None else bool(row["is_all_zero"])) == expected


def test_provenance_is_kept(store):
    base = report()
    place = Address("word/document.xml", 3, 2, 4, 5, 100, 102, (72.0, 100.5, 90.0, 112.25))
    first = dataclasses.replace(
        base.cells[0], address=place, doubt="两处数字不一致", raw="22（其中修订16件）", value=22
    )
    publish(store, loaded(dataclasses.replace(base, cells=(first, *base.cells[1:])), "a"))
    with store.reader() as reader:
        rows = reader.query("cells", report_id=summary(store)[0]["report_id"]).to_dict("records")
    row = next(
        row
        for row in rows
        if (row["table_key"], row["row_key"], row["column_key"]) == (first.table, first.row, first.column)
    )
    assert (row["value"], row["raw"], row["doubt"], row["part"]) == (
        22,
        "22（其中修订16件）",
        "两处数字不一致",
        "word/document.xml",
    )
    assert (row["page"], row["grid"], row["grid_row"], row["grid_column"]) == (3, 2, 4, 5)
    assert (row["start_offset"], row["end_offset"], list(row["box"])) == (100, 102, [72.0, 100.5, 90.0, 112.25])
    assert len(rows) == 200


@pytest.mark.parametrize("code", list(ErrorCode))
def test_every_reason_of_failure_is_kept(store, code):
    publish(store, loaded(code, f"{code.value}.doc"))
    with store.reader() as reader:
        [row] = reader.query("failures").to_dict("records")
    assert (row["error_code"], row["error_message"]) == (code.value, f"{code.value}.doc: {code.value}")


def test_text_that_is_no_utf8_is_stored(store):
    assert storable("甲\ud83d乙") == "甲\ufffd乙"
    publish(store, loaded(report(text="甲\ud83d乙\x00"), "a\udcb2.txt", content="x"))
    with store.reader() as reader:
        [row] = reader.query("report", report_id=summary(store)[0]["report_id"]).to_dict("records")
    assert (row["text"], row["file_name"]) == ("甲\ufffd乙\x00", "a\ufffd.txt")


def test_a_file_is_called_by_its_own_name():
    assert file_name(parsed(report(), "/in/报送.zip", member="2024\\财政局.docx")) == "财政局.docx"
    assert file_name(parsed(report(), "/in/财政局.docx")) == "财政局.docx"
    assert file_name(parsed(report(), r"C:\in\财政局.docx")) == "财政局.docx"
