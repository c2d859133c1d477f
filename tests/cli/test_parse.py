"""`gkdash parse` and `gkdash text` keep the contract: keys, cells, order, exit status."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from gkdash.cli.main import group
from gkdash.forms import edition

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
REPORTS = ROOT.parent / "shared" / "reports"
KEYS = [
    "source",
    "sha256",
    "media_type",
    "agency",
    "year",
    "edition",
    "title",
    "signed_on",
    "published_on",
    "sections",
    "cells",
    "indicators",
    "findings",
    "warnings",
]


def parse(*paths):
    done = CliRunner().invoke(group, ["parse", "--workers", "1", *map(str, paths)])
    return done.exit_code, [json.loads(line) for line in done.stdout_bytes.decode("utf-8").splitlines()]


def values(report, table, row):
    return [cell["value"] for cell in report["cells"] if (cell["table"], cell["row"]) == (table, row)]


def test_one_object_per_file_with_the_keys_of_the_contract_in_the_order_given():
    paths = [SAMPLES / "report.docx", SAMPLES / "report.txt"]
    status, reports = parse(*paths)
    assert status == 0
    assert [list(report) for report in reports] == [KEYS, KEYS]
    assert [report["source"] for report in reports] == [str(path) for path in paths]
    assert [report["sha256"] for report in reports] == [hashlib.sha256(path.read_bytes()).hexdigest() for path in paths]
    for report in reports:
        keys = [(cell["table"], cell["row"], cell["column"]) for cell in report["cells"]]
        assert keys == list(edition("2021").cells())
        assert {tuple(cell) for cell in report["cells"]} == {("table", "row", "column", "value", "state", "raw")}


def test_a_file_that_gives_no_report_has_its_line_and_stops_nothing(tmp_path):
    photo = tmp_path / "IMG_0001.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(200))
    status, lines = parse(photo, SAMPLES / "report.md")
    assert status == 1
    assert list(lines[0]) == ["source", "sha256", "error"]
    assert lines[0]["error"]["code"] == "unsupported_format"
    assert lines[1]["agency"] == "清屿县柳滩镇人民政府"


def test_wrong_usage_is_status_two(tmp_path):
    assert parse(tmp_path / "absent.docx")[0] == 2
    assert CliRunner().invoke(group, ["parse"]).exit_code == 2


def test_an_archive_with_one_report_is_one_object_and_names_what_else_it_held(tmp_path):
    archive = tmp_path / "年报.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(SAMPLES / "report.docx", "年报.docx")
        file.writestr("说明.txt", "各单位：现将年度报告报送你处，请查收。")
    status, lines = parse(archive)
    assert (status, len(lines)) == (0, 1)
    assert lines[0]["sha256"] == hashlib.sha256(archive.read_bytes()).hexdigest()
    assert lines[0]["member"] == "年报.docx"
    assert lines[0]["member_sha256"] == hashlib.sha256((SAMPLES / "report.docx").read_bytes()).hexdigest()
    told = [warning["message"] for warning in lines[0]["warnings"] if warning["code"] == "other_members"]
    assert len(told) == 1
    assert told[0].startswith("压缩包中的其他文件不是年度报告：说明.txt（")


def test_an_archive_with_two_reports_is_two_objects(tmp_path):
    archive = tmp_path / "两份.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(SAMPLES / "report.docx", "一.docx")
        file.write(SAMPLES / "report.html", "二.html")
    status, lines = parse(archive)
    assert status == 0
    assert sorted(line["member"] for line in lines) == ["一.docx", "二.html"]


@pytest.mark.parametrize(
    ("date", "findings"),
    [
        ("2025年1月31日", []),
        (
            "2025年2月3日",
            [
                {
                    "check": "late_report",
                    "severity": "review",
                    "message": "应于2025年1月31日前公布，落款日期为2025年2月3日，逾期3天。",
                }
            ],
        ),
    ],
)
def test_a_report_signed_after_its_deadline_is_found_late(tmp_path, date, findings):
    text = (SAMPLES / "report.md").read_text(encoding="utf-8")
    dated = tmp_path / "report.md"
    dated.write_text(text.replace("2025年1月23日", date), encoding="utf-8")
    _, lines = parse(dated)
    assert [found for found in lines[0]["findings"] if found["check"] == "late_report"] == findings


def test_findings_of_one_report_stand_in_its_line():
    """The sample leaves one cell blank and has a stroke in another; otherwise it is sound."""
    _, lines = parse(SAMPLES / "report.md")
    assert lines[0]["findings"] == [
        {
            "check": "blank_cells",
            "severity": "review",
            "message": "有1处空白、1处以占位符代替数字：第二部分“行政强制”本年处理决定数量、第四部分“复议后起诉”尚未审结。",
        }
    ]


def test_text_prints_what_offsets_refer_to():
    done = CliRunner().invoke(group, ["text", str(SAMPLES / "report.txt")])
    text = done.stdout_bytes.decode("utf-8").removesuffix("\n")
    _, lines = parse(SAMPLES / "report.txt")
    assert done.exit_code == 0
    assert lines[0]["sections"][0]["heading"] in text


def test_output_is_utf8_whatever_the_terminal_says():
    command = [sys.executable, "-m", "gkdash", "parse", str(SAMPLES / "report.txt")]
    environ = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = subprocess.run(command, env=environ, capture_output=True, check=True)
    assert json.loads(done.stdout.decode("utf-8"))["agency"] == "清屿县柳滩镇人民政府"
    assert "清屿县柳滩镇人民政府".encode() in done.stdout


@pytest.mark.reports
@pytest.mark.skipif(not REPORTS.is_dir(), reason="the real reports are not beside this checkout")
class TestRealReports:
    def test_tongzhen_2024_is_a_township_with_two_hundred_zeros(self):
        status, [report] = parse(REPORTS / "tongzhen-2024.txt")
        assert (status, report["agency"], report["year"], report["edition"]) == (0, "佳县通镇人民政府", 2024, "2021")
        assert report["signed_on"] == "2025-01-21"
        assert [(cell["value"], cell["state"], cell["raw"]) for cell in report["cells"]] == [(0, "number", "0")] * 200
        assert [section["key"] for section in report["sections"]] == [
            "overview",
            "proactive",
            "applications",
            "remedies",
            "problems",
            "other",
        ]
        assert report["warnings"] == []

    def test_huaian_2024_is_as_printed(self):
        status, [report] = parse(REPORTS / "huaian-2024.pdf")
        assert (status, report["agency"], report["year"], report["edition"]) == (0, "淮安市人民政府", 2024, "2021")
        assert (report["signed_on"], len(report["cells"])) == (None, 200)
        assert {cell["state"] for cell in report["cells"]} == {"number"}
        proactive = [cell["value"] for cell in report["cells"] if cell["table"] == "proactive"]
        assert proactive == [1, 0, 11, 8, 26, 66, 447228, 3985758, 88283, 96171.6]
        remedies = [cell["value"] for cell in report["cells"] if cell["table"] == "remedies"]
        assert remedies == [72, 64, 178, 37, 351, 13, 4, 8, 1, 26, 12, 1, 1, 6, 20]
        rows = {
            "new_received": [3001, 53, 0, 0, 61, 4, 3119],
            "carried_in": [34, 0, 0, 0, 0, 0, 34],
            "granted": [1288, 21, 0, 0, 50, 3, 1362],
            "partly_granted": [447, 7, 0, 0, 0, 0, 454],
            "refused_administrative_query": [105, 0, 0, 0, 0, 0, 105],
            "unavailable_not_held": [746, 12, 0, 0, 10, 1, 769],
            "unavailable_needs_creation": [11, 0, 0, 0, 0, 0, 11],
            "other_not_corrected": [67, 3, 0, 0, 1, 0, 71],
            "other_fee_unpaid": [6, 0, 0, 0, 0, 0, 6],
            "other_miscellaneous": [108, 2, 0, 0, 0, 0, 110],
            "processed_total": [2932, 53, 0, 0, 61, 4, 3050],
            "carried_out": [103, 0, 0, 0, 0, 0, 103],
        }
        assert {row: values(report, "applications", row) for row in rows} == rows

    def test_huaian_2024_holds_every_relation_of_the_form(self):
        """Its printed figures agree with themselves, so one digit misread would break a sum."""
        _, [report] = parse(REPORTS / "huaian-2024.pdf")
        figures = {(cell["table"], cell["row"], cell["column"]): cell["value"] for cell in report["cells"]}
        form = edition("2021")
        broken = [
            (relation.id, left)
            for relation in form.relations
            for left, right in relation.instances(form.table(relation.table))
            if sum(figures[key] for key in left) != sum(figures[key] for key in right)
        ]
        assert broken == []


def test_an_archive_without_a_report_is_told_by_the_member_that_came_nearest(tmp_path):
    archive = tmp_path / "年报.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("a说明.txt", "请查收。")
        file.writestr("年报.docx", (SAMPLES / "report.docx").read_bytes()[:3000])
        file.writestr("照片.jpg", b"\xff\xd8\xff" + bytes(100))
    status, lines = parse(archive)
    assert status == 1
    assert [(line["member"], line["error"]["code"]) for line in lines] == [("年报.docx", "damaged")]
