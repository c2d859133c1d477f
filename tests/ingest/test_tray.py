"""What is handed in lies where it should, under a harmless name, and not without limit."""

import os
import time

import pytest

from gkdash.ingest import tray
from gkdash.ingest.tray import Tray, safe_name, shown_name, sweep


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("教育局2024年年报.docx", "教育局2024年年报.docx"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\windows\\system32\\x.dll", "x.dll"),
        ("/absolute/报告.pdf", "报告.pdf"),
        ("..", "file"),
        ("", "file"),
        ("~$报告.docx", "报告.docx"),
        (".hidden", "hidden"),
        ("a\x00b\nc.txt", "abc.txt"),
        ("年报\u202excod.exe", "年报xcod.exe"),
        ('<b>"x":|?*.docx', "_b__x_____.docx"),
        ("CON.docx", "_CON.docx"),
        ("\ud800.docx", "docx"),
    ],
)
def test_a_name_is_made_harmless(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_suffix():
    assert safe_name("很" * 400 + ".docx") == "很" * 115 + ".docx"
    assert safe_name("很" * 400) == "很" * 120


def test_folders_are_shown_and_lead_nowhere():
    assert shown_name("2024/../部门//教育局.docx") == "2024/部门/教育局.docx"
    assert shown_name("C:\\年报\\x.doc") == "C_/年报/x.doc"


def test_equal_names_stay_two_files_inside_the_tray(tmp_path):
    held = Tray(tmp_path / "t")
    for data in (b"one", b"two"):
        held.add("../年报.docx", data)
    assert [item.path for item in held.files] == [tmp_path / "t/0001/年报.docx", tmp_path / "t/0002/年报.docx"]
    assert [item.path.read_bytes() for item in held.files] == [b"one", b"two"]
    assert held.size == 6
    held.clear()
    assert not (tmp_path / "t").exists()
    assert held.files == []


def test_more_files_and_more_bytes_than_allowed_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(tray, "MOST_FILES", 2)
    monkeypatch.setattr(tray, "MOST_BYTES", 10)
    held = Tray(tmp_path / "t")
    held.add("a", b"12345")
    held.add("b", b"123456")
    held.add("c", b"12345")
    held.add("d", b"")
    assert [item.shown for item in held.files] == ["a", "c"]
    assert held.refused == [("b", "too_much"), ("d", "too_many")]


def test_trays_left_behind_are_swept_out(tmp_path):
    for name, age in (("old", 90_000), ("new", 60)):
        (tmp_path / name).mkdir()
        os.utime(tmp_path / name, (time.time() - age,) * 2)
    sweep(tmp_path)
    assert [item.name for item in tmp_path.iterdir()] == ["new"]
    sweep(tmp_path / "not there")
