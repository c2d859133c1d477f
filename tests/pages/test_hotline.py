"""The page of public requests: the answer, the busy ones with nothing but zeros, the channel in the address, English."""

import pytest

from tests.once import once
from tests.pages import county
from tests.pages.screen import Screen
from tests.pages.test_overview import links, rows
from tests.views import requests


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    return once(tmp_path_factory, requests.build)


@pytest.fixture
def store(told, monkeypatch, tmp_path):
    monkeypatch.setenv("GKDASH_STORE", told)
    monkeypatch.setenv("GKDASH_STATE", str(tmp_path / "state.db"))
    monkeypatch.delenv("GKDASH_LANGUAGE", raising=False)


def test_the_sentence_answers(store):
    assert "4 家写明政务服务热线受理量，共 288 件" in Screen("hotline").text("answer")


def test_busy_agencies_with_all_zero_tables_lead_to_their_words(store):
    nodes = Screen("hotline").nodes("silent")
    assert [row[:3] for row in rows(nodes)] == [
        [f"{county.QINGHE}乡镇", "60", "60（1 家）"],
        [f"{county.SHIQIAO}乡镇", "没有写", "60（1 家）"],
    ]
    found = links(nodes)
    assert found[0] == "report?agency=qinghe&year=2024"
    assert [href.split("&claim=")[0] for href in found[1:3]] == ["report?agency=qinghe&year=2024"] * 2
    assert all("&claim=" in href for href in found[1:3])


def test_the_channel_stands_in_the_address(store):
    screen = Screen("hotline", channel="petition_platform")
    assert screen.text("hotline-agencies-head").startswith(
        "信访平台：云溪县清河镇人民政府最多，占 56%；没有单位写明办结多少"
    )
    screen.filter("渠道", "hotline_12345")
    assert screen.address["channel"] == "hotline_12345"
    assert screen.text("hotline-agencies-head").startswith("12345热线：")


def test_one_agency(store):
    screen = Screen("hotline", agency="edu", year="2024")
    assert "1 家写明政务服务热线受理量，共 88 件；两年都写明的 1 家比上年 +10%。" in screen.text("answer")
    assert "hotline?year=2024" in links(screen.nodes("answer"))


def test_a_year_without_reports(store):
    assert "库中没有 1999 年度的报告。" in Screen("hotline", year="1999").text("empty-matches")


def test_nobody_states_anything(store):
    screen = Screen("hotline", type="authorised", year="2024")
    assert "2024 年度没有单位写明政务服务热线受理量；1 份报告没有写，不当作零。" in screen.text("answer")
    assert "没有写不等于 0" in screen.text("hotline-channels-nothing")


def test_english(store):
    screen = Screen("hotline", lang="en")
    assert "For 2024, 4 agencies state what their government hotline received" in screen.text("answer")
    assert screen.text("hotline-reporting-head").startswith(
        "Of 8 reports, 2 say nothing of what was received: 12345 hotline"
    )
