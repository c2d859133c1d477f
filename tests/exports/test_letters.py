"""`export letters`: what is sent and what never is, what became of it, and that names do no harm."""

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from gkdash.errors import ExportError
from gkdash.exports.letters.docx import Frame, letter_docx, request
from gkdash.exports.letters.gather import gather
from gkdash.exports.letters.listing import listing
from gkdash.exports.letters.make import files, mark_sent, write_folder, write_zip
from gkdash.exports.letters.outcomes import Now, Outcome, outcome_of
from gkdash.exports.letters.select import Why, select
from gkdash.state import FindingDecision, FindingTarget, Sent
from gkdash.store import open_store
from tests.exports.sheets import formulas, records, values
from tests.exports.stores import NAMES, RIGHT, TOTAL, WRONG, followed_county, load
from tests.exports.words import paragraphs, tables
from tests.once import copied

SENT = Sent(FindingTarget("a", "甲局", 2024, "row_total", "f1", "总计不符。"), "[]", "r1")


def row(
    check="row_total", *, severity="error", fault="report", fingerprint="f1", follows=None, report="r1", agency="a"
):
    return {
        "check_id": check, "severity": severity, "fault": fault, "fingerprint": fingerprint, "follows": follows,
        "report_id": report, "agency_id": agency, "message": f"{check}。", "evidence": "[]", "on_roster": True,
    }  # fmt: skip


def texts(data):
    return [text for _, text in paragraphs(data)]


@pytest.fixture
def county(tmp_path_factory, tmp_path):
    return open_store(copied(tmp_path_factory, followed_county, tmp_path))


def test_doubts_notices_and_strangers_are_left_out_and_named(state):
    rows = [
        row("row_total"),
        row("column_balance", follows="row_total", fingerprint="f2"),
        row("late_report", severity="review", fingerprint="f3"),
        row("all_zero_tables", severity="notice", fingerprint="f4"),
        row("carry_over", fault="parser", fingerprint="f5"),
        {**row("row_total", agency="b", report="r2"), "on_roster": False},
    ]
    items, left = select(rows, {})
    assert [item.row["check_id"] for item in items["a"]] == ["row_total", "late_report"]
    assert [other["check_id"] for other in items["a"][0].follows] == ["column_balance"]
    assert [(item.row["check_id"], item.why) for item in left] == [
        ("all_zero_tables", Why.NOTICE),
        ("carry_over", Why.DOUBT),
        ("row_total", Why.STRANGER),
    ]


def test_what_follows_from_a_doubt_is_a_doubt():
    rows = [row("row_total", fault="parser"), row("column_balance", follows="row_total", fingerprint="f2")]
    items, left = select(rows, {})
    assert items == {}
    assert [(item.row["check_id"], item.why) for item in left] == [
        ("row_total", Why.DOUBT),
        ("column_balance", Why.DOUBT),
    ]


@pytest.mark.parametrize(
    ("decision", "is_sent"),
    [
        (FindingDecision.CONFIRMED, True),
        (FindingDecision.SENT_BACK, True),
        (FindingDecision.EXPLAINED, False),
        (FindingDecision.WAIVED, False),
        (FindingDecision.MENDED, False),
    ],
)
def test_a_decision_that_settles_keeps_a_finding_back(county, state, decision, is_sent):
    before = gather(county, state, year=2024, scope=None)
    first = before.letters[0]
    about = first.items[0].row
    target = FindingTarget("old-id", about["agency"], 2024, about["check_id"], about["fingerprint"], about["message"])
    state.decide_finding(target, decision, person="李文", reason="=有原因")
    after = gather(county, state, year=2024, scope=None)
    names = [letter.agency["agency"] for letter in after.letters]
    assert (about["agency"] in names) is is_sent
    settled = [item for item in after.left_out if item.why is Why.SETTLED]
    assert bool(settled) is not is_sent
    if settled:
        line = next(line for line in records(values(listing(after))["未列入"]) if line["理由"] == "=有原因")
        assert line["单位"] == about["agency"]


def test_a_letter_says_place_value_rule_basis_and_deadline(county, state):
    of = gather(county, state, year=2024, scope=None)
    assert [letter.agency["agency"] for letter in of.letters] == ["丁局", "丙局", "乙局", "戊局", "甲局"]
    letter = of.letters[-1]
    data = letter_docx(letter, of, Frame("潭溪县人民政府办公室", date(2025, 3, 10)))
    said = texts(data)
    assert said[0] == "关于核实更正2024年政府信息公开工作年度报告的函"
    assert said[1] == "甲局："
    assert "贵单位的报告（甲局1.docx）中有1项需要贵单位核对" in said[2]
    assert said[3:5] == ["一、请予更正的事项", f"（一）{said[4][3:]}"]
    item = letter.items[0]
    assert item.row["message"] in said
    assert f"处理建议：{request(item.row['check_id'])}" in said
    assert "依据：国办公开办函〔2021〕30号。" in said
    assert "请于2025年3月10日前核对原始台账，报送更正后的报告并重新公布；经核实无误的，请书面说明情况。" in said
    assert said[-2] == "潭溪县人民政府办公室"
    places = {line[0]: line[1] for line in tables(data)[0][1:]}
    assert places["第三部分“一、本年新收政府信息公开申请数量”总计"] == "5"


def test_who_has_not_filed_is_asked_to_file(county, state):
    of = gather(county, state, year=2024, scope="戊局")
    [letter] = of.letters
    said = texts(letter_docx(letter, of, Frame()))
    assert "我们没有收到贵单位的报告" in said[2]
    assert "请在收到本函之日起10个工作日内报送并公布报告；已经报送的，请告知报送时间和方式。" in said
    assert said[-2:] == ["（发函单位）", "　　　　年　　月　　日"]


def test_no_letter_speaks_to_the_supervisor_or_reproaches(demo, state):
    of = gather(demo[0], state, year=2024, scope=None)
    assert len(of.letters) > 10
    for name, data in files(of, Frame()):
        if name.endswith(".docx"):
            whole = "".join(texts(data))
            for word in ("deadlines.toml", "催报", "抽查", "照抄", "名录中填写", "弄虚作假", "通报批评", "存疑。"):
                assert word not in whole, (name, word)
            assert "【虚构数据" in whole


def test_no_doubt_of_the_parser_is_in_a_letter(demo, state):
    of = gather(demo[0], state, year=2024, scope=None)
    assert {item.row["fault"] for letter in of.letters for item in letter.items} == {"report"}
    with demo[0].reader() as reader:
        rows = reader.query("findings", year=2024)
    told = sum(1 + len(item.follows) for letter in of.letters for item in letter.items)
    assert told + len(of.left_out) == len(rows)


def test_what_was_sent_is_compared_with_what_came(county, state):
    first = gather(county, state, year=2024, scope=None)
    assert mark_sent(state, first, person="李文") == 5
    load(
        county,
        2,
        {
            "甲局": RIGHT,
            "丙局": {**WRONG, TOTAL: 7.0},
            "丁局": {**RIGHT, TOTAL: None},
            "戊局": RIGHT,
            "己局": WRONG,
        },
    )
    second = gather(county, state, year=2024, scope=None)
    outcomes = {letter.agency["agency"]: [item.outcome for item in letter.followed] for letter in second.letters}
    assert outcomes == {
        "甲局": [Outcome.MENDED],
        "乙局": [Outcome.OPEN],
        "丙局": [Outcome.CHANGED],
        "丁局": [Outcome.UNCLEAR],
        "戊局": [Outcome.MENDED],
        "己局": [],
    }
    book = values(listing(second))
    lines = {line[0]: line[2:] for line in book["清单"] if line[0] in outcomes}
    # to correct, to look at, new; sent before, mended, open, other
    assert lines["甲局"][:7] == [0, 0, 0, 1, 1, 0, 0]
    assert lines["乙局"][:7] == [1, 0, 0, 1, 0, 1, 0]
    assert lines["丙局"][:7] == [1, 0, 0, 1, 0, 1, 0]
    assert lines["丁局"][3:7] == [1, 0, 0, 1]
    assert lines["戊局"][:7] == [0, 0, 0, 1, 1, 0, 0]
    assert lines["己局"][:7] == [1, 0, 1, 0, 0, 0, 0]
    assert (lines["甲局"][8], lines["己局"][8]) == ("", "己局.docx")
    past = {line["单位"]: line for line in records(book["前次函告结果"])}
    assert (past["甲局"]["现状"], past["甲局"]["函告人"], past["甲局"]["现在的说明"]) == ("已整改", "李文", "")
    assert past["丙局"]["现状"] == "数值已变，仍有问题"
    assert "7" in past["丙局"]["现在的说明"]
    assert past["丁局"]["现状"] == "现报告该处没有数字，无法判断"
    again = next(letter for letter in second.letters if letter.agency["agency"] == "乙局")
    said = texts(letter_docx(again, second, Frame()))
    assert "此前函告的1项中，0项已经更正，1项仍需核实，一并列在下面。" in said
    assert any(text.endswith("（此前已函告）") for text in said)


def test_a_letter_to_who_is_not_there_any_more_is_told(county, state):
    gone = replace(SENT, target=replace(SENT.target, agency_id="gone", agency="撤并局"))
    renamed = replace(SENT, target=replace(SENT.target, agency_id="other-id", agency="甲局"))
    state.mark_sent([gone], person="李文")
    state.mark_sent([renamed], person="李文")
    of = gather(county, state, year=2024, scope=None)
    lines = {line["单位"]: line["现状"] for line in records(values(listing(of))["前次函告结果"])}
    assert lines == {"撤并局": "现在的名录和报告中没有这个单位", "甲局": "数值已变，仍有问题"}
    assert gather(county, state, year=2024, scope="乙局").lost == ()


@pytest.mark.parametrize(
    ("report", "rows", "outcome"),
    [
        ("r1", [row()], Outcome.OPEN),
        ("r2", [row(report="r2")], Outcome.OPEN),
        ("r2", [row(report="r2", fingerprint="f9")], Outcome.CHANGED),
        ("r2", [row(report="r2", fingerprint="f9", fault="parser")], Outcome.DOUBTFUL),
        ("r2", [row("carry_over", report="r2")], Outcome.MENDED),
        ("r1", [], Outcome.DROPPED),
        ("r2", [], Outcome.MENDED),
    ],
)
def test_how_a_finding_stands(report, rows, outcome):
    assert outcome_of(SENT, Now(report, {}, rows), {}).outcome is outcome


def test_a_report_that_is_still_missing_is_not_mended():
    sent = replace(SENT, report_id=None)
    assert outcome_of(sent, Now(None, {}, []), {}).outcome is Outcome.DROPPED
    assert outcome_of(sent, Now("r1", {}, []), {}).outcome is Outcome.MENDED


def test_a_folder_and_a_package_hold_the_same(county, state, tmp_path):
    of = gather(county, state, year=2024, scope=None)
    write_folder(tmp_path / "函", of, Frame())
    write_zip(tmp_path / "函.zip", of, Frame())
    with zipfile.ZipFile(tmp_path / "函.zip") as package:
        members = {name: package.read(name) for name in package.namelist()}
    there = {path.relative_to(tmp_path / "函").as_posix(): path.read_bytes() for path in (tmp_path / "函").rglob("*.*")}
    assert members == there
    assert set(members) == {
        "函件清单.xlsx",
        *(f"函件/{name}.docx" for name in ("甲局", "乙局", "丙局", "丁局", "戊局")),
    }
    with pytest.raises(ExportError, match="not empty"):
        write_folder(tmp_path / "函", of, Frame())
    write_zip(tmp_path / "again.zip", of, Frame())
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "函.zip").read_bytes()


def test_hostile_names_make_safe_files_and_text(odd, state, tmp_path):
    of = gather(odd, state, year=2024, scope=None)
    write_folder(tmp_path / "out", of, Frame("=1+1", date(2025, 3, 1)))
    names = {letter.agency["agency"]: letter.name for letter in of.letters if letter.items}
    assert len(names) >= 4
    assert len(set(names.values())) == len(names)
    found = sorted(path.name for path in (tmp_path / "out" / "函件").iterdir())
    assert found == sorted(f"{name}.docx" for name in names.values())
    assert all(len(name.encode()) <= 130 for name in found)
    for agency, name in names.items():
        said = texts((tmp_path / "out" / "函件" / f"{name}.docx").read_bytes())
        assert f"{agency}：" in said
        assert "=1+1" in said
    data = (tmp_path / "out" / "函件清单.xlsx").read_bytes()
    assert formulas(data) == []
    assert {line[0] for line in values(data)["清单"][4:]} == set(names)
    # of names that no roster takes there is no letter, and it is told
    strangers = {line["单位"] for line in records(values(data)["未列入"]) if line["未列入原因"] == "不在单位名录"}
    assert strangers == {name for name in NAMES if name.startswith(("=", "+", "@"))}


def test_the_zip_opens_as_word(county, state, tmp_path):
    of = gather(county, state, year=2024, scope="甲局")
    write_zip(tmp_path / "a.zip", of, Frame())
    with (
        zipfile.ZipFile(tmp_path / "a.zip") as package,
        zipfile.ZipFile(io.BytesIO(package.read("函件/甲局.docx"))) as word,
    ):
        assert word.testzip() is None
