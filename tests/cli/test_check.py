"""`gkdash check`: a clerk's one file, a supervisor's store, what would flip, and the test of itself."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

import gkdash.ingest.findings
from gkdash.bench.selftest import Trial
from gkdash.checks.registry import definitions
from gkdash.cli.check_text import file_lines
from gkdash.cli.main import group
from gkdash.ingest.load import ingest
from gkdash.records import Failure, Parsed
from gkdash.store import open_store
from tests.ingest.scripted import SETTINGS, parse, write

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "samples"


def run(*arguments, language="zh"):
    return CliRunner().invoke(group, ["check", *map(str, arguments)], env={"GKDASH_LANGUAGE": language})


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("check")
    made = open_store(str(folder / "store"))
    write(folder / "in" / "a.txt", "agency: 佳县财政局", "year: 2023", "proactive/penalties/decisions: 20")
    write(
        folder / "in" / "b.txt",
        "agency: 佳县财政局",
        "year: 2024",
        "proactive/penalties/decisions: 140",
        "applications/granted/total: 3",
    )
    write(folder / "in" / "c.txt", "agency: 佳县林业局", "year: 2024", "proactive/penalties/decisions: 2")
    ingest([folder / "in"], made, SETTINGS, parse=parse)
    return made


def test_a_clerk_is_told_what_where_and_how_to_mend_it():
    done = run(SAMPLES / "report.md")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "report.md  清屿县柳滩镇人民政府  2024",
        "  有 1 处需要核对或修改：",
        "  1. [核对] 表格有空白",
        "     有1处空白、1处以占位符代替数字：第二部分“行政强制”本年处理决定数量、第四部分“复议后起诉”尚未审结。",
        "     怎样处理：没有发生的填 0，有数的补填。（依据：国办公开办函〔2021〕30号）",
    ]


def test_the_same_in_english():
    assert "1 blank cells and 1 placeholders instead of figures" in run(SAMPLES / "report.md", language="en").output


def hedged(tmp_path):
    text = (SAMPLES / "report.md").read_text(encoding="utf-8")
    file = tmp_path / "report.md"
    file.write_text(text.replace("一、总体情况\n", "一、总体情况\n\n全年报送信息223余条。\n"), encoding="utf-8")
    return file


def test_what_the_prose_shows_is_said_in_both_languages(tmp_path):
    chinese, english = (run(hedged(tmp_path), language=language).output for language in ("zh", "en"))
    assert "     文字称“223余条”，223是准数，又加了概数的“余”。\n" in chinese
    assert "     The prose says “223余条”: 223 is exact, and “余” (and more) makes it approximate.\n" in english
    assert "文字称" not in english


def test_what_rests_on_no_rule_is_told_without_one(tmp_path):
    text = (SAMPLES / "report.md").read_text(encoding="utf-8")
    file = tmp_path / "report.md"
    file.write_text(text.replace("一、总体情况\n", "一、总体情况\n\n全年推进公开工作工作。\n"), encoding="utf-8")
    chinese, english = (run(file, language=language).output for language in ("zh", "en"))
    assert "     怎样处理：删去多余的字或标点。\n" in chinese
    assert "（依据：）" not in chinese
    assert "()" not in english


def test_json_is_the_same_in_both_languages_and_has_the_keys_of_the_contract(tmp_path):
    chinese, english = (run(hedged(tmp_path), "--json", language=language).output for language in ("zh", "en"))
    assert chinese == english
    [found] = [line for line in map(json.loads, chinese.splitlines()) if line["check"] == "hedged_exact_number"]
    assert list(found) == ["check", "severity", "agency", "year", "message", "evidence", "fault", "follows"]
    assert found["message"] == "文字称“223余条”，223是准数，又加了概数的“余”。"


def filled_in(line):
    """The sample's row with its blanks and strokes replaced by 0."""
    if "行政强制" not in line and line.count("|") != 16:
        return line
    cells = line.split("|")
    return "|".join(
        [cells[0], *(" 0 " if cell.strip() in {"", "/", "-", "—"} else cell for cell in cells[1:-1]), cells[-1]]
    )


def test_a_sound_file_ends_with_0(tmp_path):
    text = (SAMPLES / "report.md").read_text(encoding="utf-8")
    text = text.replace("本年度没有其他需要报告的事项", "本年度未收取信息处理费")
    file = tmp_path / "report.md"
    file.write_text("\n".join(map(filled_in, text.splitlines())), encoding="utf-8")
    done = run(file)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "  没有发现需要修改的地方。")


def test_a_file_that_cannot_be_read_is_said(tmp_path):
    file = tmp_path / "a.txt"
    file.write_text("今天天气很好。", encoding="utf-8")
    done = run(file)
    assert done.exit_code == 1
    assert done.output.startswith("a.txt：读不了。")


def test_wrong_usage_ends_with_2(tmp_path):
    assert run(SAMPLES / "report.md", "--year", 2024).exit_code == 2
    assert run(tmp_path / "nowhere.docx").exit_code == 2


def test_json_of_a_store_is_that_of_the_contract(store):
    done = run("--store", store.url, "--year", 2024, "--json")
    assert done.exit_code == 0
    lines = [json.loads(line) for line in done.output.splitlines()]
    assert all({"check", "severity", "agency", "year", "message", "evidence"} <= set(line) for line in lines)
    jump = next(line for line in lines if line["check"] == "year_on_year_jump")
    assert (jump["severity"], jump["agency"], jump["year"]) == ("review", "佳县财政局", 2024)
    assert jump["message"] == "与上年相差悬殊：行政处罚由20到140。"
    assert jump["evidence"] == [
        {"table": "proactive", "row": "penalties", "column": "decisions", "value": 140, "previous": 20}
    ]


def test_an_agency_is_found_by_a_part_of_its_name(store):
    done = run("--store", store.url, "--agency", "财政局", "--json")
    assert {json.loads(line)["agency"] for line in done.output.splitlines()} == {"佳县财政局"}


def test_a_supervisor_reads_findings_under_agency_and_year(store):
    lines = run("--store", store.url, "--year", 2024, "--agency", "财政局").output.splitlines()
    assert lines[0] == "2024  佳县财政局"
    assert "  [核对] 较上年大起大落  与上年相差悬殊：行政处罚由20到140。" in lines
    row = next(line for line in lines if "总计不等于各类之和" in line and "由“" not in line)
    assert row.startswith("  [错误] 总计不等于各类之和  “（一）予以公开”各项之和为0，总计为3。")
    assert lines[-1].startswith("共 ")


def test_the_tally_counts_every_report_once(store):
    lines = [json.loads(line) for line in run("--store", store.url, "--tally", "--json").output.splitlines()]
    assert {sum(value for key, value in line.items() if key != "check") for line in lines} == {3}
    balance = next(line for line in lines if line["check"] == "row_total")
    assert (balance["passed"], balance["failed"]) == (2, 1)


def test_another_threshold_shows_who_would_flip(store):
    done = run("--store", store.url, "--what-if", "jump_ratio=8", "--json")
    assert [(line["flip"], line["check"], line["agency"]) for line in map(json.loads, done.output.splitlines())] == [
        ("gone", "year_on_year_jump", "佳县财政局")
    ]
    assert run("--store", store.url, "--what-if", "jump_ratio=6").output == "没有单位会变。\n"


def test_an_unknown_threshold_is_refused(store):
    assert run("--store", store.url, "--what-if", "nothing=1").exit_code == 1


def test_findings_of_older_checks_are_made_anew(store, monkeypatch):
    before = store.current()
    assert gkdash.ingest.findings.check_again(store) is False
    monkeypatch.setattr(gkdash.ingest.findings, "signature", lambda: "another")
    assert gkdash.ingest.findings.check_again(store) is True
    assert store.current() != before


def test_the_self_test_counts(monkeypatch):
    trials = [Trial("row_total", "here", passed=True), Trial("carry_over", "there", passed=False, problem="not found")]
    monkeypatch.setattr("gkdash.bench.selftest.self_test", lambda: iter(trials))
    done = run("--self-test")
    assert done.exit_code == 1
    assert done.output.splitlines()[-1] == "1 / 2"


REPORTS = Path(__file__).resolve().parents[3] / "shared" / "reports"


@pytest.mark.reports
@pytest.mark.parametrize(("name", "checks"), [("huaian-2024.pdf", set()), ("tongzhen-2024.txt", {"all_zero_tables"})])
def test_on_real_reports_tables_and_dates_give_what_is_true_and_nothing_else(name, checks):
    if not (REPORTS / name).is_file():
        pytest.skip(f"the real report ../shared/reports/{name} is not here")
    done = run(REPORTS / name, "--json")
    own = {line["check"] for line in map(json.loads, done.output.splitlines())} & set(definitions())
    assert own == checks


def test_a_file_that_cannot_be_read_is_explained_in_english(tmp_path):
    file = tmp_path / "a.pdf"
    file.write_bytes(b"")
    assert run(file).output == "a.pdf：读不了。文件是空的。请重新导出或重新下载。\n"
    english = "a.pdf: cannot be read. The file is empty. Export it again, or download it again.\n"
    assert run(file, language="en").output == english


def test_what_a_refusal_says_of_the_file_itself_stands_beneath_in_chinese():
    failure = Failure("damaged", "PDF 第 3 页无法读取，文件已损坏。请重新下载。")
    parsed = Parsed("a.pdf", "0" * 64, 1, "application/pdf", failure=failure)
    english = "The file cannot be opened, or is incomplete or damaged. Export it again, or download it again."
    assert list(file_lines(Path("a.pdf"), parsed, (), "en", as_json=False)) == [
        f"a.pdf: cannot be read. {english}",
        f"  {failure.message}",
    ]
    [line] = file_lines(Path("a.pdf"), parsed, (), "en", as_json=True)
    assert json.loads(line)["error"] == {"code": "damaged", "message": failure.message}
