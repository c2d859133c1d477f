"""`export consolidated`: the sums are the truth's cell by cell, what is left out is named, what differs is shown."""

import pytest

from gkdash import forms
from gkdash.errors import ExportError
from gkdash.exports.consolidated.compare import compare
from gkdash.exports.consolidated.docx import consolidated_docx
from gkdash.exports.consolidated.gather import consolidate
from gkdash.exports.consolidated.sums import Sum, Unit, Why, add_up
from gkdash.exports.consolidated.xlsx import consolidated_xlsx
from gkdash.exports.form_grid import Role, form_grid
from gkdash.i18n.formats import figure
from gkdash.records import State
from tests.exports.sheets import formulas, records, table, values
from tests.exports.stores import GOVERNMENT, NAMES, demonstration
from tests.exports.words import paragraphs, tables

EDITION = forms.edition("2021")
NEW = ("applications", "new_received", "total")


def in_force(county, year):
    """Return the reports in force by agency."""
    found = {}
    for item in sorted(county.reports, key=lambda item: item.revision):
        if item.year == year:
            found[item.agency_id] = item
    return found


def truth_sums(county, year, *, vertical=False, without=()):
    """Return the sum of each cell over the truth of the units, None where no unit has a figure."""
    units = [
        item
        for key, item in in_force(county, year).items()
        if item.unit_type != "government" and (vertical or item.unit_type != "vertical") and key not in without
    ]
    sums = {}
    for cell in EDITION.cells():
        known = [item.cells[cell].value for item in units if item.cells[cell].state is State.NUMBER]
        sums[cell] = round(sum(known), 4) if known else None
    return sums


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize("vertical", [False, True])
def test_the_sums_are_the_truth_cell_by_cell(demo, year, vertical):
    store, county = demo
    made = consolidate(store, year=year, scope=None, vertical=vertical)
    assert {cell: item.value for cell, item in made.sums.items()} == truth_sums(county, year, vertical=vertical)
    assert len(made.sums) == 200


def test_what_the_units_got_wrong_is_what_differs_from_the_published_report(demo):
    store, county = demo
    made = consolidate(store, year=2023, scope=None, vertical=False)
    published = in_force(county, 2023)["c00x00-government"].cells
    expected = {
        cell: (own, published[cell].value)
        for cell, own in truth_sums(county, 2023).items()
        if own != published[cell].value
    }
    assert {item.cell: (item.own, item.published) for item in made.comparison.differences} == expected
    assert 0 < len(expected) < 10
    assert made.comparison.agreeing == 200 - len(expected)
    assert made.missing == []


def test_the_published_report_is_not_added_and_bodies_led_from_above_stand_apart(demo):
    made = consolidate(demo[0], year=2024, scope="澄岚县人民政府", vertical=False)
    assert [row["agency"] for row in made.missing] == ["澄岚县棠渡镇人民政府"]
    assert [row["agency"] for row in made.apart] == ["国家税务总局澄岚县税务局", "澄岚县气象局"]
    assert len(made.included) == 41
    assert "澄岚县人民政府" not in {row["agency"] for row in made.included}
    assert made.published["agency"] == "澄岚县人民政府"


def test_a_unit_left_out_shows_in_the_list_and_in_the_difference(demo, tmp_path):
    gone = "c00x00-education"
    name = in_force(demo[1], 2023)[gone].agency
    store, county = demonstration(tmp_path, without=frozenset({gone}))
    made = consolidate(store, year=2023, scope=None, vertical=False)
    assert [row["agency"] for row in made.missing] == [name]
    sums = truth_sums(county, 2023, without={gone})
    assert {cell: item.value for cell, item in made.sums.items()} == sums
    theirs = in_force(county, 2023)[gone].cells[NEW].value
    whole = truth_sums(county, 2023)
    assert theirs > 0
    found = {item.cell: item for item in made.comparison.differences}
    published = in_force(county, 2023)["c00x00-government"].cells[NEW].value
    assert (found[NEW].own, found[NEW].published) == (whole[NEW] - theirs, published)
    data = consolidated_docx(made)
    assert f"未见报告1个（{name}）。" in paragraphs(data)[3][1]
    assert [name, "部门", "", "", "未见报告", ""] in [row[1:] for row in tables(data)[4]]


def test_the_word_tables_are_the_form_with_the_sums(demo):
    made = consolidate(demo[0], year=2024, scope=None, vertical=False)
    found = tables(consolidated_docx(made))
    for form, drawn in zip(EDITION.tables, found, strict=False):
        grid = form_grid(form)
        assert (len(drawn), len(drawn[0])) == (grid.rows, grid.columns)
        for item in grid.cells:
            shown = drawn[item.row][item.column]
            if item.role is Role.VALUE:
                total = made.sums[item.cell]
                assert shown == figure(total.value) + ("*" if total.left_out else ""), item.cell
            else:
                assert shown.replace("\n", "") == item.text
            for row in range(item.row, item.row + item.height):
                for column in range(item.column, item.column + item.width):
                    assert drawn[row][column] == shown
    assert found[1][0][0] == "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    assert found[1][27][0:3] == ["四、结转下年度继续办理"] * 3


def test_the_workbook_holds_the_same_numbers_as_numbers(demo):
    made = consolidate(demo[0], year=2024, scope=None, vertical=False)
    data = consolidated_xlsx(made)
    book = values(data)
    assert list(book) == ["表二", "表三", "表四", "核对", "单位", "未计入的格", "读取存疑的数"]
    assert formulas(data) == []
    for form, name in zip(EDITION.tables, ("表二", "表三", "表四"), strict=True):
        for item in form_grid(form).cells:
            shown = book[name][3 + item.row][item.column]
            if item.role is Role.VALUE:
                assert isinstance(shown, float)
                assert shown == made.sums[item.cell].value
            else:
                assert shown == item.text
    differences = records(book["核对"], "表")
    assert [(line["各单位合计"], line["公布报告"], line["差"]) for line in differences] == [
        (item.own, item.published, item.amount) for item in made.comparison.differences
    ]
    assert len(records(book["单位"], "序号")) == 44
    [left] = records(book["未计入的格"])
    assert list(left.values()) == ["澄岚县卫生健康局", "表四", "全表", "15格", "报告中没有此格", ""]


def test_the_same_store_gives_the_same_bytes(demo):
    first, second = (consolidate(demo[0], year=2024, scope=None, vertical=False) for _ in range(2))
    assert consolidated_docx(first) == consolidated_docx(second)
    assert consolidated_xlsx(first) == consolidated_xlsx(second)


def fact(value, state="number", raw=None, doubt=None):
    return {"value": value, "state": state, "raw": raw if raw is not None else f"{value}", "doubt": doubt}


def unit(name, edition="2021", **figures):
    """A unit with a figure for `table__row__column`, and nothing else."""
    return Unit(name, edition, {tuple(key.split("__")): value for key, value in figures.items()})


def test_what_has_no_figure_is_left_out_and_never_zero():
    units = [
        unit("甲", applications__new_received__total=fact(3)),
        unit("乙", applications__new_received__total=fact(None, "blank", "")),
        unit("丙", applications__new_received__total=fact(None, "unreadable", "详见附件")),
        unit("丁", applications__new_received__total=fact(2, doubt="少一格")),
    ]
    total = add_up(EDITION, units)[NEW]
    assert (total.value, total.counted) == (5, 2)
    assert [(item.agency, item.why, item.raw) for item in total.left_out] == [
        ("乙", Why.BLANK, ""),
        ("丙", Why.UNREADABLE, "详见附件"),
    ]
    assert [(item.agency, item.value, item.doubt) for item in total.doubtful] == [("丁", 2, "少一格")]
    assert add_up(EDITION, units[1:3])[NEW] == Sum(None, 0, total.left_out)


def test_one_row_for_three_is_split_only_where_it_is_zero():
    rows = ("other_not_corrected", "other_fee_unpaid", "other_miscellaneous")
    gone = {f"applications__{row}__total": fact(None, "missing", "") for row in rows}
    sums = add_up(EDITION, [unit("甲", **gone, applications__other__total=fact(0))])
    assert [sums["applications", row, "total"].value for row in rows] == [0, 0, 0]
    sums = add_up(EDITION, [unit("甲", **gone, applications__other__total=fact(7))])
    assert [sums["applications", row, "total"].value for row in rows] == [None] * 3
    assert [sums["applications", row, "total"].left_out[0].why for row in rows] == [Why.MERGED] * 3
    assert sums["applications", rows[0], "total"].left_out[0].raw == "7"


def test_another_edition_adds_only_what_both_ask_for_alike():
    old = unit(
        "旧",
        "2019",
        applications__new_received__total=fact(4),
        proactive__licensing__decisions=fact(9),
        proactive__normative_documents__made=fact(5),
        applications__other__total=fact(0),
        applications__other__natural_person=fact(2),
    )
    sums = add_up(EDITION, [old])
    assert sums[NEW].value == 4
    assert sums["proactive", "licensing", "decisions"].value == 9
    assert sums["proactive", "normative_documents", "issued"].left_out[0].why is Why.EDITION
    assert sums["applications", "other_fee_unpaid", "total"].value == 0
    assert sums["applications", "other_fee_unpaid", "natural_person"].left_out[0].why is Why.MERGED


def test_the_old_form_takes_three_rows_as_one():
    new = unit(
        "新",
        applications__other_not_corrected__total=fact(1),
        applications__other_fee_unpaid__total=fact(2),
        applications__other_miscellaneous__total=fact(3),
    )
    merged = unit("并", applications__other__total=fact(4))
    sums = add_up(forms.edition("2019"), [new, merged])
    assert sums["applications", "other", "total"].value == 10
    assert sums["applications", "other", "total"].left_out == ()


def test_a_published_blank_is_not_compared():
    cells = {NEW: fact(None, "blank", ""), ("remedies", "review", "total"): fact(2, doubt="?")}
    sums = {NEW: Sum(3, 1), ("remedies", "review", "total"): Sum(3, 1), ("remedies", "review", "upheld"): Sum(None, 0)}
    found = compare(sums, sums, {**cells, ("remedies", "review", "upheld"): fact(1)})
    assert (found.agreeing, found.differences, found.no_published, found.no_sum) == (0, (), 2, 1)


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_grid_covers_the_form_once_and_has_every_cell(edition):
    for form in forms.edition(edition).tables:
        grid = form_grid(form)
        taken = [
            (row, column)
            for item in grid.cells
            for row in range(item.row, item.row + item.height)
            for column in range(item.column, item.column + item.width)
        ]
        assert sorted(taken) == [(row, column) for row in range(grid.rows) for column in range(grid.columns)]
        assert {item.cell for item in grid.cells if item.cell} == set(form.cells())


def test_who_is_nobody_and_who_has_nobody_under_them_is_told(demo, odd):
    with pytest.raises(ExportError, match=r"Nobody is under 澄岚县财政局 on the roster in 2024\."):
        consolidate(demo[0], year=2024, scope="澄岚县财政局", vertical=False)
    with pytest.raises(ExportError, match="No report on 2031 is loaded"):
        consolidate(demo[0], year=2031, scope=None, vertical=False)


def test_hostile_names_are_text(odd):
    made = consolidate(odd, year=2024, scope=GOVERNMENT, vertical=False)
    inside = {name for name in NAMES if not name.startswith(("=", "+", "@"))}
    assert {row["agency"] for row in made.included} == inside
    # a name that no roster takes is under nobody
    assert {row["agency"] for row in made.strangers} == set(NAMES) - inside
    assert made.sums[NEW].value == sum(10 + number for number, name in enumerate(NAMES) if name in inside)
    data = consolidated_xlsx(made)
    assert formulas(data) == []
    left = {line[0] for line in table(values(data)["未计入的格"])[1]}
    assert left == inside
    document = consolidated_docx(made)
    assert {row[1] for row in tables(document)[3][1:]} == inside
    assert '=HYPERLINK("http://x")' in {row[5] for row in tables(document)[4]}
    assert "库中没有潭溪县人民政府公布的2024年度报告，未作核对。" in [text for _, text in paragraphs(document)]
