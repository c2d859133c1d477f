"""`gkdash check --zeros`: what is listed, in which grade, and how much of it; a list to sample from."""

import csv
import io
import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from gkdash.agencies import load_deadlines
from gkdash.cli.main import group
from gkdash.ingest.findings import check
from gkdash.store import Rules, open_store
from tests.checks.reports import Made, roster
from tests.store.reports import claim, loaded

COUNTED, STEADY, QUIET, OPEN, UNSURE = (f"佳县{name}镇人民政府" for name in "甲乙丙丁戊")
PENALTIES = "proactive.penalties.decisions"
PROSE = "本年收到申请3件。"


def report_of(made):
    report = made.report()
    if made.text != PROSE:
        return report
    return replace(report, indicators=(claim(PROSE, "收到申请3件", "applications.received", 3),))


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    made = [
        Made(2022, {PENALTIES: 3}, STEADY),
        Made(2023, {PENALTIES: 4}, STEADY),
        Made(2024, {}, STEADY),
        Made(2024, {}, COUNTED, text=PROSE),
        *(Made(year, {}, QUIET) for year in (2022, 2023, 2024)),
        Made(2024, {PENALTIES: None}, OPEN),
        Made(2024, {}, UNSURE, doubtful=[PENALTIES]),
    ]
    rules = Rules(roster(made), load_deadlines())
    store = open_store(str(tmp_path_factory.mktemp("zeros") / "store"))
    with store.writer() as writer:
        writer.add([loaded(report_of(item), f"{number}.docx") for number, item in enumerate(made)])
        writer.derive(rules)
        check(writer)
        writer.publish()
    return store.url


def run(url, *arguments, language="zh"):
    return CliRunner().invoke(
        group, ["check", "--store", url, "--zeros", *map(str, arguments)], env={"GKDASH_LANGUAGE": language}
    )


def told(url, *arguments):
    return [json.loads(line) for line in run(url, "--json", *arguments).output.splitlines()]


def test_every_report_of_nothing_but_zeros_is_listed_with_its_grade(url):
    found = {(item["agency"], item["year"]): (item["grade"], item["why"]) for item in told(url)}
    assert found == {
        (COUNTED, 2024): (1, "told"),
        (STEADY, 2024): (2, "history"),
        (QUIET, 2022): (5, "unknown"),
        (QUIET, 2023): (5, "unknown"),
        (QUIET, 2024): (5, "unknown"),
        (OPEN, 2024): (5, "unknown"),
    }


def test_the_list_is_the_ladder_of_the_page(url):
    """A zero that the parser was not sure of is no zero on either."""
    with open_store(url).reader() as reader:
        asked = {"year": 2024, "scope": None, "unit_type": None, "agency": None}
        ladder = reader.query("anomalies_zeros", today="2025-06-01", **asked).to_dict("records")
        listed = reader.query("anomalies_zero_list", rung=None, limit=9, **asked)
    counts = {row["rung"]: row["agency_count"] for row in ladder}
    assert counts == {"zero_text": 1, "zero_history": 1, "zero_unknown": 2, "unreadable": 1}
    assert listed["rung"].value_counts().to_dict() == counts
    zeros = set(listed[listed["rung"].str.startswith("zero_")]["agency"])
    assert zeros == {item["agency"] for item in told(url, "--year", 2024)}


def test_what_speaks_for_and_against_it_is_told(url):
    found = {item["agency"]: item for item in told(url, "--year", 2024)}
    assert (found[STEADY]["years_before"], found[STEADY]["streak"]) == (2, None)
    assert (found[QUIET]["years_before"], found[QUIET]["streak"]) == (2, 3)
    assert (found[OPEN]["zeros"] + 1, found[OPEN]["blanks"]) == (found[QUIET]["zeros"], 1)
    assert found[COUNTED]["told"] == "三张表全部为零，文字却称“收到申请3件”，表格应当有数。"


def test_a_sample_has_so_many_of_each_grade_and_another_seed_draws_another(url):
    assert [item["grade"] for item in told(url, "--sample", 1, "--year", 2024)] == [1, 2, 5]
    first = {told(url, "--sample", 1, "--year", 2024, "--seed", seed)[2]["agency"] for seed in range(8)}
    assert first == {QUIET, OPEN}
    assert told(url, "--seed", 3) == told(url, "--seed", 3)


def test_for_people_it_says_what_it_is(url):
    lines = run(url, "--year", 2024, "--agency", "丙").output.splitlines()
    assert lines == [
        "第 5 级：同类单位太少，无从比较",
        f"  2024  {QUIET}，连续3年",
        "共 1 份全为零的报告。多数是真的：这是抽查的名单，不是差错名单。",
    ]
    english = run(url, "--agency", "丙", language="en").output.splitlines()
    assert english[0] == "Grade 5: too few like units to compare with"
    assert english[-1] == "3 reports of nothing but zeros. Most are true: a list to sample from, not of faults."


def test_csv_opens_in_a_spreadsheet(url):
    content = run(url, "--csv", "--year", 2024).stdout_bytes
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert [(row["grade"], row["agency"]) for row in rows[:2]] == [("1", COUNTED), ("2", STEADY)]


@pytest.mark.parametrize("arguments", [["--tally"], ["--json", "--csv"], ["--what-if", "jump_ratio=8"]])
def test_it_is_a_list_of_its_own(url, arguments):
    assert run(url, *arguments).exit_code == 2
    assert CliRunner().invoke(group, ["check", "--store", url, "--csv"]).exit_code == 2
