"""`gkdash export` as people and scripts run it."""

import json
import re
import zipfile

import pytest

from gkdash.cli.main import main
from gkdash.state import Basket, Database, open_state
from tests.exports.sheets import values
from tests.exports.words import paragraphs


def run(capsys, *arguments, expect=0):
    with pytest.raises(SystemExit) as ended:
        main(["export", *map(str, arguments)])
    told = capsys.readouterr()
    assert ended.value.code == expect, told.out + told.err
    return told


@pytest.fixture
def url(demo, monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)
    return demo[0].url


def test_a_workbook_is_written_where_it_is_asked_for(url, tmp_path, capsys):
    out = tmp_path / "数据" / "2024.xlsx"
    told = run(capsys, "tables", "--year", 2024, "--out", out, "--store", url)
    assert told.out == f"已写入 {out}\n"
    assert values(out.read_bytes())["阅读说明"][0][0] == "澄岚县2024年政府信息公开年报数据表"
    assert [path.name for path in out.parent.iterdir()] == ["2024.xlsx"]


def test_the_format_is_told_by_the_name_or_the_option(url, tmp_path, capsys):
    run(capsys, "tables", "--year", 2024, "--out", tmp_path / "a.zip", "--store", url)
    run(capsys, "tables", "--out", tmp_path / "b", "--format", "zip", "--store", url)
    assert (tmp_path / "a.zip").read_bytes()[:2] == (tmp_path / "b").read_bytes()[:2] == b"PK"
    told = run(capsys, "tables", "--year", 2024, "--out", tmp_path / "c.pdf", "--store", url, expect=2)
    assert "give --format xlsx|zip" in told.err
    told = run(capsys, "tables", "--out", tmp_path / "c.xlsx", "--store", url, expect=2)
    assert "give --year" in told.err


def test_what_cannot_be_done_is_told_in_a_sentence(url, tmp_path, capsys):
    told = run(capsys, "tables", "--year", 2030, "--out", tmp_path / "c.xlsx", "--store", url, expect=1)
    assert told.err.startswith(
        "gkdash: 没有导入 2030 年度的报告；已导入的年度：2023、2024。No report on 2030 is loaded;"
    )
    assert not (tmp_path / "c.xlsx").exists()
    told = run(capsys, "tables", "--year", 2024, "--out", tmp_path / "c.xlsx", "--store", tmp_path / "none", expect=1)
    assert "Nothing is loaded" in told.err


def test_the_consolidated_report_is_written_in_both_forms(url, tmp_path, capsys):
    run(capsys, "consolidated", "--year", 2024, "--out", tmp_path / "a.docx", "--store", url)
    run(capsys, "consolidated", "--year", 2024, "--out", tmp_path / "a.xlsx", "--vertical", "--store", url)
    assert (
        paragraphs((tmp_path / "a.docx").read_bytes())[1][1]
        == "澄岚县人民政府2024年政府信息公开工作年度报告统计表（汇总）"
    )
    assert len(values((tmp_path / "a.xlsx").read_bytes())["单位"]) == 3 + 44
    template = tmp_path / "t.docx"
    template.write_bytes(b"no package")
    told = run(
        capsys,
        "consolidated",
        "--year",
        2024,
        "--out",
        tmp_path / "b.docx",
        "--template",
        template,
        "--store",
        url,
        expect=1,
    )
    assert "is no Word document (.docx)" in told.err


def test_letters_are_written_marked_and_journalled(url, tmp_path, capsys):
    out = tmp_path / "函"
    told = run(capsys, "letters", "--year", 2024, "--out", out, "--store", url)
    count = len(list((out / "函件").iterdir()))
    assert told.out == f"已写入 {out}：{count} 份函件\n"
    assert re.search(r"未列入函件 \d+ 项（提示事项 \d+.*），见清单。", told.err)
    state = open_state(str(tmp_path / "state.db"))
    assert state.sent(2024) == []
    told = run(capsys, "letters", "--year", 2024, "--out", tmp_path / "a.zip", "--mark-sent", "--store", url, expect=2)
    assert "--mark-sent needs --person" in told.err
    assert not (tmp_path / "a.zip").exists()
    told = run(
        capsys,
        "letters",
        "--year",
        2024,
        "--out",
        tmp_path / "a.zip",
        "--mark-sent",
        "--person",
        "李文",
        "--store",
        url,
    )
    assert told.out.splitlines()[1] == f"已记为发出 {count} 份"
    assert {item.person for item in state.sent(2024)} == {"李文"}
    assert [entry.action for entry in state.journal()] == ["letter.sent"] * count
    state.database.close()


def test_the_county_to_read_offline_and_one_page_of_it(url, tmp_path, capsys):
    told = run(capsys, "offline", "--year", 2024, "--out", tmp_path / "离线", "--store", url)
    assert told.out == f"已写入 {tmp_path / '离线'}：45 家单位\n"
    assert (tmp_path / "离线" / "index.html").is_file()
    told = run(capsys, "offline", "--year", 2024, "--out", tmp_path / "离线", "--store", url, expect=1)
    assert "is there already and not empty" in told.err
    out = tmp_path / "财政局.html"
    run(capsys, "agency", "--year", 2024, "--agency", "澄岚县财政局", "--out", out, "--language", "en", "--store", url)
    assert '<html lang="en">' in out.read_text(encoding="utf-8")


def test_a_briefing_is_written_and_its_references_lead_back(url, tmp_path, capsys):
    out = tmp_path / "简报.zip"
    told = run(capsys, "briefing", "--year", 2024, "--to", "县政府", "--out", out, "--store", url)
    with zipfile.ZipFile(out) as package:
        listed = json.loads(package.read("figures.json"))
    assert told.out == f"已写入 {out}，{len(listed)} 幅图\n"
    found = json.loads(run(capsys, "reference", listed[1]["reference"], "--json", "--store", url).out)
    assert (found["view"], found["address"]) == ("overview.types", "overview?year=2024")
    assert (found["title"], found["is_current"]) == (listed[1]["title"], True)
    shown = run(capsys, "reference", listed[1]["reference"], "--store", url).out.splitlines()
    assert shown[1] == "页面: overview?year=2024"
    assert shown[4:] == ["\t".join(map(str, row)) for row in [found["head"], *found["rows"]]]


def test_an_unknown_reference_is_said(url, capsys):
    told = run(capsys, "reference", "AAAA-BBBB", "--store", url, expect=1)
    assert told.err == "没有这个引用号：AAAA-BBBB\n"


def test_a_briefing_of_what_was_put_aside(url, tmp_path, capsys):
    Basket(Database(str(tmp_path / "state.db"))).add("overview.types", {"year": "2023"}, "图")
    out = tmp_path / "b.html"
    run(capsys, "briefing", "--year", 2024, "--basket", "--out", out, "--store", url)
    page = out.read_text(encoding="utf-8")
    assert "图1　各类单位的报送情况（2023 年度）" in page
    assert page.count("<svg ") == 1


def test_a_template_of_another_kind_is_refused(url, tmp_path, capsys):
    (tmp_path / "t.odt").write_bytes(b"PK")
    arguments = ("--year", 2024, "--out", tmp_path / "b.docx", "--template", tmp_path / "t.odt", "--store", url)
    assert "--template is a .docx or a .pptx" in run(capsys, "briefing", *arguments, expect=2).err
    (tmp_path / "t.docx").write_bytes(b"no document")
    arguments = ("--year", 2024, "--out", tmp_path / "b.docx", "--template", tmp_path / "t.docx", "--store", url)
    assert "is no Word document" in run(capsys, "briefing", *arguments, expect=1).err
    (tmp_path / "t.pptx").write_bytes(b"no deck")
    arguments = ("--year", 2024, "--out", tmp_path / "b.pptx", "--template", tmp_path / "t.pptx", "--store", url)
    assert "is no PowerPoint deck" in run(capsys, "briefing", *arguments, expect=1).err


def test_a_chart_is_written_as_a_picture(url, tmp_path, capsys):
    out = tmp_path / "报送.svg"
    run(capsys, "picture", "overview.types", "--year", 2024, "--out", out, "--store", url)
    assert "引用号 " in out.read_text(encoding="utf-8")
    told = run(capsys, "picture", "no.view", "--year", 2024, "--out", out, "--store", url, expect=2)
    assert "overview.types" in told.err
    told = run(
        capsys, "picture", "overview.types", "--with", "x", "--year", 2024, "--out", out, "--store", url, expect=2
    )
    assert "--with takes KEY=VALUE" in told.err
