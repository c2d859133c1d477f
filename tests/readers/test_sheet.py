"""Spreadsheets: values as stored, merged ranges, prose around tables, hidden sheets, damage and size."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter
import xlwt
from blocks import codes, grids, only_grid, rows, shown, spans

from gkdash.documents import Document
from gkdash.errors import ErrorCode, UnreadableDocument
from gkdash.readers.sheet import read_sheet
from gkdash.readers.sheet_values import figure
from gkdash.readers.sheet_xml import read_sheet_xml
from gkdash.settings import Limits

LIMITS = Limits()
PROSE = (
    "我镇认真贯彻落实条例，全年主动公开政府信息一百余条，办理申请三件，均按时答复，没有复议和诉讼案件发生，群众满意。"
)
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles>'
    '<style:style style:name="h"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
    "<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"
)


def xlsx(fill) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    fill(book)
    book.close()
    return buffer.getvalue()


def xls(fill) -> bytes:
    buffer = io.BytesIO()
    book = xlwt.Workbook()
    fill(book)
    book.save(buffer)
    return buffer.getvalue()


def ods(body: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", ODS.format(body))
    return buffer.getvalue()


def sheet(lines: list[list[object]], merged: tuple[str, ...] = (), border: int = 0) -> Document:
    """Read an xlsx of one sheet; `merged` ranges are written over, None is an empty cell."""

    def fill(book) -> None:
        page = book.add_worksheet("年报")
        form = book.add_format({"border": border}) if border else None
        for y, line in enumerate(lines):
            for x, value in enumerate(line):
                if value is None:
                    page.write_blank(y, x, None, form)
                else:
                    page.write(y, x, value, form)
        for cells in merged:
            first = cells.partition(":")[0]
            row, column = int(first[1:]) - 1, ord(first[0]) - 65
            page.merge_range(cells, lines[row][column] or "", form)

    return read_sheet(xlsx(fill), LIMITS)


def code_of(content: bytes, limits: Limits = LIMITS) -> ErrorCode:
    with pytest.raises(UnreadableDocument) as refusal:
        read_sheet(content, limits)
    return refusal.value.code


def test_values_as_stored():
    def fill(book) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["数", 3119.0, 96171.6, 0, -12, "0", "１２", " 7 件 "])
        page.write_row(1, 0, ["式", 0.1 + 0.2, 1e-5, 123456789012, "'0", "商业\n企业", "政\u200b府", "\xa0"])
        page.write(2, 0, "期")
        day, moment = datetime(2025, 1, 21), datetime(2025, 1, 21, 9, 30)  # noqa: DTZ001 - sheets know no zones
        page.write(2, 1, day, book.add_format({"num_format": "yyyy-mm-dd"}))
        page.write(2, 2, moment, book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        page.write_boolean(2, 3, boolean=True)
        page.write(2, 4, 0.953, book.add_format({"num_format": "0.0%"}))
        page.write_rich_string(2, 5, "2", book.add_format({"bold": True}), "2")
        page.write_formula(2, 6, "=SUM(B1:C1)", None, 99290.6)
        page.write_formula(2, 7, "=1/0", None, "#DIV/0!")

    assert rows(only_grid(read_sheet(xlsx(fill), LIMITS))) == [
        ["数", "3119", "96171.6", "0", "-12", "0", "１２", "7 件"],
        ["式", "0.3", "0.00001", "123456789012", "'0", "商业\n企业", "政府", ""],
        ["期", "2025-01-21", "2025-01-21 09:30:00", "TRUE", "0.953", "22", "99290.6", "#DIV/0!"],
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3119.0, "3119"),
        (96171.6, "96171.6"),
        (59237.2449, "59237.2449"),
        (1e20, "100000000000000000000"),
        (-0.0, "0"),
        (1.005, "1.005"),
    ],
)
def test_numbers_have_no_float_noise(value, text):
    assert figure(value) == text


def test_a_formula_that_was_never_calculated_is_no_blank():
    content = xlsx(lambda book: book.add_worksheet().write_row(0, 0, ["规章", 1, 2]))
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "xl/worksheets/sheet1.xml":
                data = data.replace(b'<c r="C1"><v>2</v></c>', b'<c r="C1"><f>A1+B1</f><v></v></c>')
            new.writestr(info, data)
    page = read_sheet(changed.getvalue(), LIMITS)
    assert rows(only_grid(page)) == [["规章", "1", "=A1+B1"]]
    assert codes(page) == ["formula_without_result"]


def test_merged_ranges_are_spans():
    grid = only_grid(
        sheet(
            [["项目", "数量", None], ["三、结果", "（一）公开", 1], [None, "（二）部分", 2]],
            ("B1:C1", "A2:A3"),
        )
    )
    assert spans(grid) == {"数量": (1, 2), "三、结果": (2, 1)}
    assert rows(grid) == [["项目", "数量"], ["三、结果", "（一）公开", "1"], ["（二）部分", "2"]]


def test_prose_around_tables():
    page = sheet(
        [
            ["通镇2024年年度报告"],
            ["一、总体情况"],
            [PROSE],
            ["二、主动公开政府信息情况"],
            ["第二十条第（一）项"],
            ["信息内容", "制发", "废止"],
            ["规章", 0, 1],
            ["第二十条第（五）项"],
            ["行政许可", 2],
            ["三、收到和处理政府信息公开申请情况"],
            ["申请人", "自然人", "总计"],
            ["一、本年新收", 1, 1],
            ["二、上年结转", 0, 0],
            ["三、本年度办理结果"],
            ["（一）予以公开", 1, 1],
            ["四、结转下年度", 0, 0],
            ["四、行政复议、行政诉讼情况"],
            ["维持", "纠正", "总计"],
            [0, 0, 0],
            [],
            ["通镇人民政府"],
            ["2025年1月21日"],
        ]
    )
    assert shown(page) == [
        "通镇2024年年度报告",
        "一、总体情况",
        PROSE,
        "二、主动公开政府信息情况",
        "第二十条第（一）项",
        [["信息内容", "制发", "废止"], ["规章", "0", "1"], ["第二十条第（五）项", "", ""], ["行政许可", "2", ""]],
        "三、收到和处理政府信息公开申请情况",
        [
            ["申请人", "自然人", "总计"],
            ["一、本年新收", "1", "1"],
            ["二、上年结转", "0", "0"],
            ["三、本年度办理结果", "", ""],
            ["（一）予以公开", "1", "1"],
            ["四、结转下年度", "0", "0"],
        ],
        "四、行政复议、行政诉讼情况",
        [["维持", "纠正", "总计"], ["0", "0", "0"]],
        "通镇人民政府",
        "2025年1月21日",
    ]
    assert {block.part for block in page.blocks} == {"年报"}


def test_a_merged_title_between_rows_of_a_table_stays_in_it():
    grid = only_grid(sheet([["信息内容", "制发"], ["规章", 0], ["第二十条第（五）项", None], ["许可", 2]], ("A3:B3",)))
    assert rows(grid) == [["信息内容", "制发"], ["规章", "0"], ["第二十条第（五）项"], ["许可", "2"]]


def test_labels_whose_figures_are_blank_stay_in_the_table():
    lines = [
        ["项目", "数", "计"],
        ["一、新收", 1, 1],
        ["1.重复申请"],
        ["2.其他"],
        ["3.无"],
        ["（七）总计", 1, 1],
        ["二、结转"],
    ]
    assert [row[0] for row in rows(only_grid(sheet(lines)))] == [str(line[0]) for line in lines]


def test_the_last_label_of_a_table_may_stand_beside_an_empty_merged_cell():
    lines = [["信息内容", "数量", None], ["行政许可", 1, None], ["行政事业性收费", None, None], ["三、收到和处理"]]
    page = sheet(lines, ("B1:C1", "B2:C2", "B3:C3"))
    assert shown(page) == [[["信息内容", "数量"], ["行政许可", "1"], ["行政事业性收费", ""]], "三、收到和处理"]


def test_a_drawn_box_makes_an_empty_row_part_of_its_table():
    assert rows(only_grid(sheet([["维持", "纠正", "总计"], [None, None, None]], border=1))) == [
        ["维持", "纠正", "总计"],
        ["", "", ""],
    ]
    assert rows(only_grid(sheet([["维持", "纠正", "总计"], [None, None, None]]))) == [["维持", "纠正", "总计"]]


@pytest.mark.parametrize("maker", [xlsx, xls])
def test_the_empty_row_below_a_header_is_a_row_though_nothing_is_drawn(maker):
    """Nobody has filled in table four, and no border tells that its cells are there."""
    heads = ["维持", "纠正", "其他", "未结", "总计"]

    def fill(book):
        sheet = book.add_worksheet("a") if maker is xlsx else book.add_sheet("a")
        for column, text in enumerate(heads):
            sheet.write(0, column, text)
        sheet.write(2, 0, "五、存在的主要问题")

    assert shown(read_sheet(maker(fill), LIMITS)) == [[heads, ["", "", "", "", ""]], "五、存在的主要问题"]


def test_a_text_right_below_a_header_is_no_row_of_it():
    def fill(book):
        sheet = book.add_worksheet("a")
        for column, text in enumerate(["维持", "纠正", "其他", "未结", "总计"]):
            sheet.write(0, column, text)
        sheet.write(1, 0, "五、存在的主要问题")

    assert shown(read_sheet(xlsx(fill), LIMITS))[1:] == ["五、存在的主要问题"]


def test_a_figure_alone_below_a_header_is_its_row():
    heads = ["维持", "纠正", "其他", "未结", "总计"]

    def fill(book):
        sheet = book.add_worksheet("a")
        for column, text in enumerate(heads):
            sheet.write(0, column, text)
        sheet.write(1, 2, 453)
        sheet.write(2, 0, "五、存在的主要问题")

    assert shown(read_sheet(xlsx(fill), LIMITS)) == [[heads, ["", "", "453", "", ""]], "五、存在的主要问题"]


def test_the_first_label_below_a_header_is_no_chapter():
    heads = ["", "自然人", "商业", "科研", "其他", "总计"]

    def fill(book):
        sheet = book.add_worksheet("a")
        for column, text in enumerate(heads):
            sheet.write(0, column, text)
        for row, text in enumerate(["一、本年新收", "二、上年结转", "三、本年度办理结果（一）予以公开"], 1):
            sheet.write(row, 0, text)
        sheet.write(3, 5, 282)

    (table,) = shown(read_sheet(xlsx(fill), LIMITS))
    assert [row[0] for row in table] == ["", "一、本年新收", "二、上年结转", "三、本年度办理结果（一）予以公开"]


def test_a_group_that_goes_on_below_a_repeated_header_is_no_chapter():
    heads = ["", "自然人", "商业", "科研", "其他", "总计"]
    labels = ["三、本年度办理结果（二）部分公开", "三、本年度办理结果（三）不予公开", "四、结转下年度"]

    def fill(book):
        sheet = book.add_worksheet("a")
        for row, texts in enumerate([heads, ["三、本年度办理结果（一）予以公开", "1", "", "", "", "1"], heads]):
            for column, text in enumerate(texts):
                sheet.write(row, column, text)
        for row, text in enumerate(labels, 3):
            sheet.write(row, 0, text)

    (table,) = shown(read_sheet(xlsx(fill), LIMITS))
    assert [row[0] for row in table][3:] == labels


def test_labels_alone_that_each_begin_with_their_group_stay_in_the_table():
    """Empty cells without border beside `三、本年度办理结果（二）部分公开`, which is no chapter."""
    labels = ["一、本年新收", "二、上年结转", "三、本年度办理结果（一）予以公开", "三、本年度办理结果\n（二）部分公开"]

    def fill(book):
        sheet = book.add_worksheet("a")
        for column, text in enumerate(["", "自然人", "总计"]):
            sheet.write(0, column, text)
        for row, text in enumerate([*labels, "三、本年度办理结果（七）总计", "四、结转下年度"], 1):
            sheet.write(row, 0, text)
        sheet.write(1, 1, 4)
        sheet.write(1, 2, 4)
        sheet.write(7, 0, "四、行政复议情况")

    table, chapter = shown(read_sheet(xlsx(fill), LIMITS))
    assert [row[0] for row in table] == ["", *labels, "三、本年度办理结果（七）总计", "四、结转下年度"]
    assert chapter == "四、行政复议情况"


def test_one_empty_row_does_not_end_a_table():
    assert rows(only_grid(sheet([["规章", 0, 1], [], ["许可", 2, 3]]))) == [["规章", "0", "1"], ["许可", "2", "3"]]
    assert len(grids(sheet([["规章", 0, 1], [], [], ["许可", 2, 3]]))) == 2


def test_tables_anywhere_on_the_sheet():
    grid = only_grid(sheet([[], [], [None, None, "规章", 0], [None, None, "许可", 1]]))
    assert [(cell.row, cell.column, cell.text) for cell in grid.cells] == [
        (0, 0, "规章"),
        (0, 1, "0"),
        (1, 0, "许可"),
        (1, 1, "1"),
    ]


def test_values_that_a_merged_range_covers_are_not_seen():
    def fill(book) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["甲", "乙", "丙"])
        page.merge_range("A2:B2", "1")
        page.write(1, 1, "旧")
        page.write(1, 2, "2")

    assert rows(only_grid(read_sheet(xlsx(fill), LIMITS))) == [["甲", "乙", "丙"], ["1", "2"]]


def test_hidden_sheets_are_left_out_with_a_note():
    def fill(book) -> None:
        book.add_worksheet("年报").write_row(0, 0, ["规章", 0, 1])
        old = book.add_worksheet("去年")
        old.write_row(0, 0, ["规章", 9, 9])
        old.hide()
        book.add_worksheet("空")

    page = read_sheet(xlsx(fill), LIMITS)
    assert shown(page) == [[["规章", "0", "1"]]]
    assert codes(page) == ["hidden_sheet_dropped"]


def test_hidden_rows_are_read_and_noted():
    def fill(book) -> None:
        page = book.add_worksheet()
        page.write_row(0, 0, ["规章", 0])
        page.write_row(1, 0, ["许可", 1])
        page.set_row(1, None, None, {"hidden": True})

    page = read_sheet(xlsx(fill), LIMITS)
    assert rows(only_grid(page)) == [["规章", "0"], ["许可", "1"]]
    assert codes(page) == ["hidden_rows_read"]


def test_binary_workbooks():
    def fill(book) -> None:
        page = book.add_sheet("年报")
        page.write(0, 0, "二、主动公开")
        page.write_merge(1, 1, 0, 1, "信息内容")
        page.write(1, 2, "数")
        for x, value in enumerate(["规章", 3119, 96171.6]):
            page.write(2, x, value)
        page.row(3).write(0, "许可")
        page.row(3).set_cell_error(1, "#REF!")
        page.write(3, 2, None)
        box = xlwt.easyxf("borders: left thin, right thin")
        for x in range(3):
            page.write(4, x, None, box)
        book.add_sheet("空")

    page = read_sheet(xls(fill), LIMITS)
    assert shown(page) == [
        "二、主动公开",
        [["信息内容", "数"], ["规章", "3119", "96171.6"], ["许可", "#REF!", ""], ["", "", ""]],
    ]
    assert spans(only_grid(page)) == {"信息内容": (1, 2)}


def test_opendocument_sheets():
    cell = (
        '<table:table-cell office:value-type="float" office:value="{0}"{1}><text:p>{0}.00</text:p></table:table-cell>'
    )
    text = "<table:table-cell{1}><text:p>{0}</text:p></table:table-cell>"
    body = (
        '<table:table table:name="年报"><table:table-row>'
        + text.format("信息内容", ' table:number-columns-spanned="2"')
        + "<table:covered-table-cell/>"
        + text.format("数<text:line-break/>量", "")
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row><table:table-row>'
        + text.format("规章<text:s text:c='2'/><text:span>号</text:span>", "")
        + cell.format(7, ' table:number-columns-repeated="2"')
        + '</table:table-row><table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
        '</table:table><table:table table:name="旧" table:style-name="h"><table:table-row>'
        + text.format("x", "")
        + "</table:table-row></table:table>"
    )
    page = read_sheet(ods(body), LIMITS)
    assert shown(page) == [[["信息内容", "数\n量"], ["规章  号", "7", "7"]]]
    assert spans(only_grid(page)) == {"信息内容": (1, 2)}
    assert codes(page) == ["hidden_sheet_dropped"]


def test_excel_2003_xml():
    markup = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    <Worksheet ss:Name="年报"><Table><Row><Cell ss:MergeAcross="1"><Data ss:Type="String">信息内容</Data></Cell>
    <Cell><Data ss:Type="String">数</Data></Cell></Row><Row><Cell><Data ss:Type="String">规章</Data></Cell>
    <Cell ss:Index="3"><Data ss:Type="Number">96171.6</Data></Cell></Row></Table></Worksheet></Workbook>"""
    page = read_sheet_xml(markup.encode(), LIMITS)
    assert shown(page) == [[["信息内容", "数"], ["规章", "", "96171.6"]]]


def test_a_stray_value_in_the_last_row_and_column_does_not_exhaust_memory():
    def fill(book) -> None:
        page = book.add_worksheet()
        page.write(0, 0, "规章")
        page.write("XFD1048576", 1)

    assert code_of(xlsx(fill)) is ErrorCode.TOO_LARGE


def test_repeated_cells_do_not_exhaust_memory():
    cell = '<table:table-cell table:number-columns-repeated="16000"><text:p>1</text:p></table:table-cell>'
    body = f'<table:table><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row></table:table>'
    assert code_of(ods(body)) is ErrorCode.TOO_LARGE


def test_too_many_cells_and_too_much_when_unpacked():
    content = xlsx(lambda book: [book.add_worksheet().write_row(0, 0, [1] * 200)])
    assert code_of(content, Limits(cells=100)) is ErrorCode.TOO_LARGE
    assert code_of(content, Limits(unpacked_bytes=1000)) is ErrorCode.TOO_LARGE


def test_a_cut_workbook_is_damaged():
    content = xls(lambda book: book.add_sheet("a").write(0, 0, "规章"))
    assert code_of(content[:1500]) is ErrorCode.DAMAGED
    assert code_of(b"PK\x03\x04" + b"\x00" * 100) is ErrorCode.DAMAGED
    assert code_of(ods("<table:table>")) is ErrorCode.DAMAGED


@pytest.mark.parametrize("back", [0, 1], ids=["to the first sector", "to itself"])
def test_a_binary_workbook_whose_sectors_go_round_is_damaged(back):
    """The spreadsheet library follows such a chain until memory is used up, and takes the process with it."""
    content = bytearray(xls(lambda book: book.add_sheet("a").write(0, 0, "规章")))
    table = (int.from_bytes(content[0x4C:0x50], "little") + 1) * 512
    content[table + 4 : table + 8] = back.to_bytes(4, "little")
    assert code_of(bytes(content)) is ErrorCode.DAMAGED


def _with_part(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as package, zipfile.ZipFile(buffer, "w") as changed:
        for info in package.infolist():
            part = package.read(info)
            assert old in part or info.filename != name
            changed.writestr(info.filename, part.replace(old, new) if info.filename == name else part)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("xl/sharedStrings.xml", b'uniqueCount="1"', b'uniqueCount="1000000000"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="ZZZZZZ1"'),
        ("xl/worksheets/sheet1.xml", b'r="A1"', b'r="A99999999"'),
    ],
    ids=["a thousand million texts", "a column beyond all", "a row beyond all"],
)
def test_counts_and_places_that_no_workbook_has_are_damage(part, old, new):
    """The spreadsheet library makes room for them at once, and takes the process with it."""
    content = xlsx(lambda book: book.add_worksheet().write(0, 0, "规章"))
    assert code_of(_with_part(content, part, old, new)) is ErrorCode.DAMAGED
