"""`export offline` and `export agency`: pages that lead to each other only, say what the store says, and run nothing of a report's."""

import hashlib
import json
import zipfile
from pathlib import PurePosixPath
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from gkdash.errors import ExportError
from gkdash.exports.form_grid import Role, form_grid
from gkdash.exports.offline import make
from gkdash.exports.offline.make import offline, one_agency
from gkdash.forms import edition
from gkdash.i18n.formats import figure
from gkdash.i18n.punctuation import nested
from gkdash.records import State
from gkdash.state import FindingDecision, FindingTarget, open_state
from gkdash.views import StoreAsk
from tests.exports.stores import GOVERNMENT, LONG, NAMES

TOPS = {"index.html", "findings.html", "definitions.html", "about.html", "style.css", "SHA256SUMS"}


def files_of(folder):
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def parsed(files):
    return {name: LexborHTMLParser(data.decode()) for name, data in files.items() if name.endswith(".html")}


def written(store, root, **options):
    state = open_state(str(root / "state.db"))
    offline(store, state, root / "out", year=2024, **options)
    state.database.close()
    return files_of(root / "out")


@pytest.fixture(scope="module")
def whole(demo, tmp_path_factory):
    return written(demo[0], tmp_path_factory.mktemp("offline"))


@pytest.fixture(scope="module")
def pages(whole):
    return parsed(whole)


@pytest.fixture(scope="module")
def odd_files(odd, tmp_path_factory):
    return written(odd, tmp_path_factory.mktemp("odd"))


def texts(nodes):
    return [node.text(separator="").strip() for node in nodes]


def no_way_out(files):
    """Tell what leads from a page to something that is not in the folder; nothing should."""
    trees = parsed(files)
    lost = []
    for name, tree in trees.items():
        for node in tree.css("[href], [src], [action], [data], [srcset]"):
            given = {
                key: node.attributes[key]
                for key in ("href", "src", "action", "data", "srcset")
                if key in node.attributes
            }
            for address in given.values():
                path, _, anchor = address.partition("#")
                goal = PurePosixPath(name).parent.joinpath(unquote(path)) if path else PurePosixPath(name)
                parts: list[str] = []
                for part in goal.parts:
                    if part == "..":
                        parts.pop()
                    else:
                        parts.append(part)
                there = "/".join(parts)
                if there not in files or (anchor and trees[there].css_first(f'[id="{anchor}"]') is None):
                    lost.append((name, address))
    return lost


def test_there_is_a_page_for_every_agency_of_the_year(whole, demo):
    with demo[0].reader() as reader:
        names = [row["agency"] for row in StoreAsk(reader)("export_filing", year=2024, scope=None)]
    assert set(whole) == TOPS | {f"agencies/{name}.html" for name in names}
    assert len(names) == 45


def test_every_link_leads_to_a_page_of_the_folder(whole, odd_files):
    assert no_way_out(whole) == []
    assert no_way_out(odd_files) == []
    assert len(parsed(whole)["index.html"].css("a")) > 2 * 45


def test_nothing_is_asked_of_a_network(whole):
    for name, data in whole.items():
        text = data.decode().replace("url(#", "")  # a pattern of the same drawing
        for sign in ("http:", "https:", "url(", "@import", "xmlns", "<iframe", "<img", "<object"):
            assert sign not in text, name


def test_hashes_are_those_of_all_other_files(whole):
    lines = whole["SHA256SUMS"].decode().splitlines()
    assert [line[66:] for line in lines] == sorted(set(whole) - {"SHA256SUMS"})
    assert {line[66:]: line[:64] for line in lines} == {
        name: hashlib.sha256(data).hexdigest() for name, data in whole.items() if name != "SHA256SUMS"
    }


def test_the_first_page_says_what_the_overview_says(pages):
    page = pages["index.html"]
    assert texts(page.css(".answer")) == ["2024 年度应报 45 家，已报 44 家，按时 42 家；1 家未报，2 家逾期。"]
    tiles = dict(zip(texts(page.css(".tile .name")), texts(page.css(".tile .value")), strict=True))
    assert {name: tiles[name] for name in ("应报", "已报", "按时", "逾期", "未报")} == {
        "应报": "45", "已报": "44", "按时": "42", "逾期": "2", "未报": "1"
    }  # fmt: skip
    assert texts(page.css(".calendar thead th")) == ["单位", "2023", "2024"]
    assert len(page.css("figure svg")) > 8
    assert texts(page.css(".made-up")) == ["虚构数据：地名、机构和数字均由程序生成，与任何真实地方、机构无关。"]


def test_the_sums_of_the_first_page_are_those_of_the_store(pages, demo):
    asked = {"year": 2024, "scope": None, "unit_type": None, "agency": None}
    with demo[0].reader() as reader:
        now = next(row for row in StoreAsk(reader)("overview_subjects", **asked) if row["year"] == 2024)
    page = pages["index.html"]
    tiles = dict(zip(texts(page.css(".tile .name")), texts(page.css(".tile .value")), strict=True))
    assert tiles["本年新收申请"] == figure(now["new_received"])
    assert tiles["错误类发现"] == str(now["error_count"])
    assert tiles["公开率"] == f"{100 * now['disclosed'] / now['processed_total']:.1f}%"


def test_every_cell_of_every_agency_is_the_truth(pages, demo):
    last = {}
    for truth in demo[1].reports:
        if truth.year == 2024 and truth.revision >= getattr(last.get(truth.agency), "revision", 0):
            last[truth.agency] = truth
    assert len(last) == 44
    for name, truth in last.items():
        printed = [node.text(separator="").strip() for node in pages[f"agencies/{name}.html"].css("table.form td")]
        keys = [
            item.cell
            for table in edition(truth.edition).tables
            for item in form_grid(table).cells
            if item.role is Role.VALUE
        ]
        assert len(printed) == len(keys)
        expected = {key: truth.cells.get(key) for key in keys}
        for text, (key, cell) in zip(printed, expected.items(), strict=True):
            if cell is not None and cell.state is State.NUMBER:
                assert text.rstrip("※?") == figure(cell.value), (name, key)
            else:
                assert text.endswith(("空白", "占位符", "无法读取", "缺失")), (name, key)


def test_every_finding_is_listed_with_what_to_do(pages, demo):
    with demo[0].reader() as reader:
        rows = StoreAsk(reader)("export_findings", year=2024, scope=None)
    there = {(row["agency_id"], row["check_id"]) for row in rows}
    own = [row for row in rows if (row["agency_id"], row["follows"]) not in there]
    listed = pages["findings.html"].css("#rows tr")
    assert sorted(node.attributes["data-check"] for node in listed) == sorted(row["check_id"] for row in own)
    for row in own:
        told = texts(pages[f"agencies/{row['agency']}.html"].css(".finding p"))
        assert nested(row["message"]) in told
    assert sum(len(page.css(".finding")) for page in pages.values()) == len(own)
    assert {"怎样处理", "规定"} <= set(texts(pages[f"agencies/{own[0]['agency']}.html"].css(".finding dt")))


def test_places_of_a_finding_have_their_figures(pages, demo):
    with demo[0].reader() as reader:
        rows = StoreAsk(reader)("export_findings", year=2024, scope=None)
    row = next(row for row in rows if row["check_id"] == "row_total")
    cells = [item for item in json.loads(row["evidence"]) if "column" in item]
    shown = texts(pages[f"agencies/{row['agency']}.html"].css(".finding li b"))
    assert {figure(item["value"]) for item in cells} <= set(shown)


def test_documents_stand_with_name_and_hash(pages, demo):
    with demo[0].reader() as reader:
        rows = StoreAsk(reader)("offline_documents", scope=None)
        names = {row["agency_id"]: row["name"] for row in StoreAsk(reader)("agencies")}
    assert len(rows) == len(demo[1].reports)
    for row in rows:
        page = pages[f"agencies/{names[row['agency_id']]}.html"]
        assert row["sha256"] in texts(page.css(".documents .hash"))
        assert row["file_name"] in page.body.text()


def test_all_findings_are_there_without_script(pages):
    page = pages["findings.html"]
    assert "hidden" in page.css_first("#filter").attributes
    assert page.css("#rows tr[hidden]") == []
    scripts = {name: len(tree.css("script")) for name, tree in pages.items()}
    assert {name: count for name, count in scripts.items() if count} == {"findings.html": 1}


def test_a_browser_is_told_to_run_only_the_script_of_the_page(pages):
    policy = pages["findings.html"].css_first("meta[http-equiv]").attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'self' file: 'unsafe-inline'; script-src 'sha256-")
    assert "script-src" not in pages["index.html"].css_first("meta[http-equiv]").attributes["content"]


def test_the_folder_says_what_it_is_and_is_not(pages, demo):
    told = dict(zip(texts(pages["about.html"].css("dt")), texts(pages["about.html"].css("dd")), strict=True))
    assert told["年度"] == "2024"
    assert told["范围"] == "库中全部单位"
    assert told["数据截至"] == "2025年2月19日 09:30（北京时间）"
    assert told["覆盖"].startswith("应报 45 家，有报告 44 家，未报 1 家，未到期 0 家；名录外 0 家；")
    assert "作出决定的人的姓名" in told["未列入"]
    assert told["虚构数据"] == demo[1].notice


def test_hostile_names_are_text(odd_files):
    trees = parsed(odd_files)
    assert len(odd_files) == len(TOPS) + len(NAMES) + 1
    own = {name: tree for name, tree in trees.items() if name.startswith("agencies/")}
    heads = {tree.css_first("h1").text() for tree in own.values()}
    assert heads == {*NAMES, GOVERNMENT}
    for name, tree in trees.items():
        assert len(tree.css("script")) == (name == "findings.html")
        assert [key for node in tree.css("*") for key in node.attributes if key.startswith("on")] == []
    links = texts(trees["index.html"].css("table.list th a"))
    assert set(links) == {*NAMES, GOVERNMENT}
    assert max(len(PurePosixPath(name).name.encode()) for name in odd_files) <= 125
    assert any(LONG[:30] in name for name in odd_files)


def test_a_cell_without_a_figure_says_why_and_shows_its_words(odd_files):
    name = next(name for name in odd_files if "㙍镇" in name)
    cells = texts(parsed(odd_files)[name].css("table.form-proactive td"))
    assert cells[6:9] == ['=HYPERLINK("…无法读取', "-占位符", "空白"]
    notes = texts(parsed(odd_files)[name].css("ul.cells li"))
    assert notes == ['第二部分“行政许可”本年处理决定数量：无法读取 原文：=HYPERLINK("http://x")']


def test_a_decision_stands_without_the_name_of_the_person(demo, tmp_path):
    with demo[0].reader() as reader:
        row = StoreAsk(reader)("export_findings", year=2024, scope=None)[0]
    state = open_state(str(tmp_path / "state.db"))
    target = FindingTarget(row["agency_id"], row["agency"], 2024, row["check_id"], row["fingerprint"], row["message"])
    state.decide_finding(target, FindingDecision.EXPLAINED, person="李文", reason="系统迁移")
    offline(demo[0], state, tmp_path / "out", year=2024)
    state.database.close()
    files = files_of(tmp_path / "out")
    assert "※ 已说明理由：系统迁移" in files["findings.html"].decode()
    assert "※ 已说明理由：系统迁移" in files[f"agencies/{row['agency']}.html"].decode()
    assert not [name for name, data in files.items() if "李文" in data.decode()]


def test_the_same_store_gives_the_same_bytes_in_folder_and_package(demo, whole, tmp_path, monkeypatch):
    monkeypatch.setattr(make, "_AT_ONCE", 7)
    state = open_state(str(tmp_path / "state.db"))
    assert offline(demo[0], state, tmp_path / "a.zip", year=2024) == 45
    state.database.close()
    with zipfile.ZipFile(tmp_path / "a.zip") as package:
        assert {name: package.read(name) for name in package.namelist()} == whole
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []


def test_a_folder_that_holds_something_is_left_alone(demo, state, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").write_text("mine")
    with pytest.raises(ExportError, match="not empty"):
        offline(demo[0], state, tmp_path / "out", year=2024)
    assert (tmp_path / "out" / "index.html").read_text() == "mine"


def test_what_goes_wrong_leaves_nothing_behind(demo, state, tmp_path, monkeypatch):
    def broken(*_):
        raise OSError

    monkeypatch.setattr(make, "agency_page", broken)
    with pytest.raises(OSError):  # noqa: PT011 - any will do
        offline(demo[0], state, tmp_path / "out", year=2024)
    assert [path.name for path in tmp_path.iterdir() if path.name != "state.db" and "state" not in path.name] == []


def test_a_scope_holds_only_those_at_and_under_it(demo, state, tmp_path):
    name = "澄岚县财政局"
    assert offline(demo[0], state, tmp_path / "out", year=2024, scope=name) == 1
    files = files_of(tmp_path / "out")
    assert set(files) == TOPS | {f"agencies/{name}.html"}
    assert no_way_out(files) == []
    with pytest.raises(ExportError, match="There is no agency"):
        offline(demo[0], state, tmp_path / "b", year=2024, scope="无此单位")


def test_it_can_be_had_in_english(demo, state, tmp_path):
    offline(demo[0], state, tmp_path / "out", year=2024, language="en")
    page = parsed(files_of(tmp_path / "out"))["index.html"]
    assert texts(page.css("nav a")) == ["Overview", "Findings", "Definitions", "About"]
    assert texts(page.css(".answer"))[0].startswith("For 2024, 45 agencies have to file, 44 have filed, 42 on time;")


def test_the_page_of_one_agency_stands_alone(demo, state, whole):
    name = "澄岚县财政局"
    page = LexborHTMLParser(one_agency(demo[0], state, year=2024, agency=name).decode())
    assert page.css("a, link, script") == []
    assert "@page" in page.css_first("style").text()
    within = LexborHTMLParser(whole[f"agencies/{name}.html"].decode())
    assert page.css_first("article").html == within.css_first("article").html
